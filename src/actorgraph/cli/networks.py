"""Commands of network analysis: analyse, paths, report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph.cli.app import ActorName, Asked, Unnamed, answering, app, asking
from actorgraph.terminal import tell, written

if TYPE_CHECKING:
    import pandas as pd

    from actorgraph.network import Filters
    from actorgraph.store import Store

OVERVIEW = ("actors", "communities", "dyads")
ALL = "all"


class TableFormat(StrEnum):
    """Formats of the tables that `analyse` writes."""

    csv = "csv"
    json = "json"


@dataclass(frozen=True, slots=True)
class Kept:
    """Which claims of the store count (`filters_of`)."""

    unnamed: Unnamed = False
    min_belief: Annotated[
        float | None,
        typer.Option(
            "--min-belief",
            help="Least belief of a claim, 0 to 1; else that of an edge.",
            min=0.0,
            max=1.0,
            show_default=False,
        ),
    ] = None
    relation: Annotated[
        list[str] | None,
        typer.Option("--relation", help="Only this relation; repeat it.", show_default=False),
    ] = None
    quad: Annotated[
        list[str] | None,
        typer.Option(
            "--quad",
            help="Only this quad class, or cooperation or conflict; repeat it.",
            show_default=False,
        ),
    ] = None
    actor: Annotated[
        list[str] | None,
        typer.Option("--actor", help="Only claims of this actor; repeat it.", show_default=False),
    ] = None


@dataclass(frozen=True, slots=True)
class Weighed(Kept):
    """The same where doubtful claims count only if they are asked for."""

    doubtful: Annotated[
        bool,
        typer.Option("--doubtful", help="Also claims that are disputed, denied or only possible."),
    ] = False


@dataclass(frozen=True, slots=True)
class Files:
    """Where the tables of an analysis go."""

    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder for a file per table; else they are printed."),
    ] = None
    format: Annotated[TableFormat, typer.Option("--format", "-f", help="Of the files.")] = (
        TableFormat.csv
    )


def filters_of(kept: Kept, store: Store) -> Filters:
    """The filters that were asked for, of `Kept` alone with doubtful claims; raises NotFound for an
    unknown relation or actor. An unknown quad class is a wrong use of the command (exit code 2)."""
    from actorgraph.analysis.graphs import GROUPS, LASTING  # noqa: PLC0415
    from actorgraph.belief import EDGE_THRESHOLD  # noqa: PLC0415 - commands load what they need
    from actorgraph.names import actor_id, relation_id  # noqa: PLC0415
    from actorgraph.network import Filters  # noqa: PLC0415

    quads = {**GROUPS, **{name: (name,) for name in (*GROUPS["all"], LASTING)}}
    for name in kept.quad or ():
        if name not in quads:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(quads)}", param_hint="--quad")
    return Filters(
        min_belief=EDGE_THRESHOLD if kept.min_belief is None else kept.min_belief,
        relations=_set(map(relation_id, kept.relation)) if kept.relation else None,
        quad_classes=_set(q for name in kept.quad for q in quads[name]) if kept.quad else None,
        actors=_set(actor_id(store, name) for name in kept.actor) if kept.actor else None,
        doubtful=kept.doubtful if isinstance(kept, Weighed) else True,
        named=not kept.unnamed,
    )


HalfLife = Annotated[
    float,
    typer.Option(help="Days after which a claim weighs half in the signed graph.", min=0.001),
]


@app.command()
@asking
def analyse(
    asked: Asked,
    kept: Weighed,
    files: Files,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            help="Only this table; repeat it, or say all. Else actors, communities, dyads.",
            show_default=False,
        ),
    ] = None,
    top: Annotated[int, typer.Option(help="Rows in each printed table.", min=1)] = 15,
    half_life: HalfLife = 365.0,
) -> None:
    """Network analysis: centralities, blocs, balance, dyads over time, bridges, who is alike."""
    from actorgraph import tables as printing  # noqa: PLC0415
    from actorgraph.analysis import TABLES, Recency, material  # noqa: PLC0415
    from actorgraph.analysis.overview import notes, tables  # noqa: PLC0415
    from actorgraph.analysis.sayings import last_published, printed, sayings  # noqa: PLC0415
    from actorgraph.network import network  # noqa: PLC0415

    names = table or ([ALL] if files.output else OVERVIEW)
    with answering(asked) as opened:
        graph = network(opened, filters_of(kept, opened))
        recency = Recency(half_life, last_published(opened))
        made = material(graph, sayings(opened), recency, printed(opened).values())
    found = tables(made, tuple(TABLES) if ALL in names else names)
    said = notes(made, tuple(found))
    if files.output is None:
        printing.print_analysis(found, top, said)
        if table is None:
            rest = (name for name in TABLES if name not in OVERVIEW)
            tell(f"more with --table: {', '.join(rest)}")
        return
    _write(found, files.output, files.format)
    for note in said:
        tell(note)


@app.command()
@asking
def paths(
    first: ActorName,
    second: ActorName,
    asked: Asked,
    kept: Weighed,
    most: Annotated[int, typer.Option(help="Number of paths.", min=1)] = 3,
) -> None:
    """How two actors are connected: chains of claims with their words, and what holds them."""
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.graph import Graph  # noqa: PLC0415

    with answering(asked) as opened:
        graph, filters = Graph(opened), filters_of(kept, opened)
        found = graph.paths(first, second, most, filters)
        single = graph.holding(first, second, filters)
    if not len(found):
        typer.echo("nothing connects the two")
    tables.print_paths(found, single)


@app.command()
@asking
def report(
    asked: Asked,
    kept: Weighed,
    output: Annotated[Path, typer.Option("--output", "-o", help="File: .html or .md.")] = Path(
        "report.html"
    ),
    title: Annotated[str, typer.Option(help="Title of the briefing.")] = "Briefing",
    half_life: HalfLife = 365.0,
) -> None:
    """Write a briefing: key actors, blocs, dyads, new and disputed claims, with their evidence."""
    from actorgraph.analysis import Recency  # noqa: PLC0415
    from actorgraph.graph import Graph  # noqa: PLC0415

    with answering(asked) as opened:
        made = Graph(opened).report(title, filters_of(kept, opened), Recency(half_life))
    made.save(output)
    typer.echo(f"wrote {output}")


def _write(found: dict[str, pd.DataFrame], folder: Path, format: TableFormat) -> None:
    from actorgraph.table_files import table_bytes  # noqa: PLC0415

    written(folder, lambda: folder.mkdir(parents=True, exist_ok=True))
    for name, frame in found.items():
        path, data = folder / f"{name}.{format}", table_bytes(frame, format)
        written(path, lambda path=path, data=data: path.write_bytes(data))  # type: ignore[misc]
        typer.echo(f"wrote {path}")


def _set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)
