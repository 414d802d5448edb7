"""Commands that check: evaluate, validate, check-seeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph.cli.app import HERE, StorePath, app, reading
from actorgraph.errors import BadData
from actorgraph.terminal import plain

if TYPE_CHECKING:
    from pyoxigraph import Quad

_EXAMPLES = 3


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Table of claims that are right (TSV).")],
    claims: Annotated[Path, typer.Argument(help="Output of `actorgraph extract` (JSON Lines).")],
    misses: Annotated[bool, typer.Option(help="List missed rows and wrong claims.")] = False,
) -> None:
    """Precision, recall and F1 of extracted claims against a gold table."""
    from actorgraph.evaluate import evaluate as scores  # noqa: PLC0415

    for score in scores(gold, claims):
        typer.echo(
            f"{score.level:6} precision {score.precision:.3f} ({score.claims} claims)  "
            f"recall {score.recall:.3f} ({score.must} must)  F1 {score.f1:.3f}"
        )
        if misses and score.level == "exact":
            for row in score.missed:
                typer.echo(f"  missed  {row.doc} {row.text}")
            for claim in score.wrong:
                typer.echo(
                    f"  wrong   {claim.doc} {claim.subject} | {claim.relation} | {claim.object}"
                )


@app.command()
def validate(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="A store, or RDF files taken together: .ttl .nt .nq .trig .rdf .jsonld; "
            "else the store of --store.",
            show_default=False,
        ),
    ] = None,
    store: StorePath = HERE,
    every: Annotated[bool, typer.Option("--all", help="Name every node, not some.")] = False,
) -> None:
    """Check a store, or any RDF files, against the SHACL shapes; exit code 1 if they fail."""
    from actorgraph.cards.records import counted  # noqa: PLC0415
    from actorgraph.validate import by_kind, verdict  # noqa: PLC0415

    found = verdict(_quads_of(what or [store]))
    kinds = by_kind(found.problems)
    for message, problems in kinds.items():
        typer.echo(f"{len(problems)} × {plain(message)}")
        shown = problems if every else problems[:_EXAMPLES]
        for problem in shown:
            typer.echo(f"    {plain(problem.example)}")
        if more := len(problems) - len(shown):
            typer.echo(f"    … and {more} more (--all names them)")
    held = ", ".join(f"{number} {kind}" for kind, number in found.checked.items() if number)
    number = counted(len(found.problems), "problem")
    typer.echo(f"{number} in {held or 'nothing: the graph has no class that the shapes know'}")
    if found.problems or not (held or what is None):
        raise typer.Exit(1)


def _quads_of(places: list[str]) -> Iterator[Quad]:
    """The quads of these stores and files, one after the other."""
    from actorgraph.validate import graph_quads  # noqa: PLC0415
    from actorgraph.wire import is_address  # noqa: PLC0415

    for place in places:
        if not is_address(place) and Path(place).is_file():
            yield from graph_quads(Path(place))
        else:
            with reading(place) as opened:
                yield from opened.quads()


@app.command("check-seeds")
def check_seeds(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder of CSV files; else the seeds of the package, and the decisions."
        ),
    ] = None,
) -> None:
    """Check seed actors: every fault with its file and line, exit code 1 if any."""
    from actorgraph.actors import read_seeds  # noqa: PLC0415
    from actorgraph.cards.records import counted  # noqa: PLC0415
    from actorgraph.decisions import load_decisions  # noqa: PLC0415

    seeds, found = read_seeds(folder)
    faults = [str(fault) for fault in found]
    if not faults and folder is None:
        try:
            load_decisions()
        except BadData as error:
            faults.append(str(error))
    for fault in faults:
        typer.echo(plain(fault))
    if faults:
        typer.echo(counted(len(faults), "fault"))
        raise typer.Exit(1)
    counts = (
        counted(len(seeds.actors), "actor"),
        counted(len(seeds.aliases), "alias", "aliases"),
        counted(len(seeds.offices), "office"),
        counted(len(seeds.memberships), "membership"),
    )
    typer.echo(", ".join(counts))
