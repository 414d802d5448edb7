"""Commands that ask a store: query, queries, show, why, disputed, stats."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from actorgraph.cli.app import ActorName, Asked, answering, app, asking
from actorgraph.errors import NotFound
from actorgraph.terminal import tell_next


class QueryFormat(StrEnum):
    """Formats of query results."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    ttl = "ttl"


@app.command()
@asking
def query(
    what: Annotated[list[str], typer.Argument(help="SPARQL, or a named query and its arguments.")],
    asked: Asked,
    format: Annotated[
        QueryFormat, typer.Option("--format", "-f", help="Of the result.")
    ] = QueryFormat.table,
) -> None:
    """Run SPARQL 1.1 or a named query (`actorgraph queries` lists them)."""
    from actorgraph import query as queries  # noqa: PLC0415

    with answering(asked) as opened:
        if len(what) > 1 or what[0] in queries.named_queries():
            text = queries.run_named(opened, what[0], what[1:], format)
        elif what[0].strip().replace("-", "").isalnum():
            raise NotFound(f"no named query {what[0]!r}: `actorgraph queries` lists them")
        else:
            text = queries.run(opened, what[0], format)
    typer.echo(text, nl=not text.endswith("\n"))


@app.command()
def queries() -> None:
    """List the named queries with their parameters and an example of each."""
    from actorgraph.query import named_queries  # noqa: PLC0415

    for name, named in named_queries().items():
        wanted = " ".join(f"[{p.name}]" if p.optional else p.name.upper() for p in named.parameters)
        typer.echo(f"{name} {wanted}".rstrip())
        typer.echo(f"    {named.title}\n    {named.example}")


@app.command()
@asking
def show(actor: ActorName, asked: Asked) -> None:
    """An actor: who it is, and what is claimed by, for and against it."""
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.answers import actor_card  # noqa: PLC0415

    with answering(asked) as opened:
        tables.print_card(actor_card(opened, actor))


@app.command()
@asking
def why(
    subject: ActorName,
    relation: Annotated[str, typer.Argument(help="A relation by name or id: supplies, headOf.")],
    object: ActorName,
    asked: Asked,
) -> None:
    """The evidence of a claim: quotes with the words marked, article, speaker, date and rule."""
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.answers import why as evidence  # noqa: PLC0415

    with answering(asked) as opened:
        tables.print_why(evidence(opened, subject, relation, object))


@app.command()
@asking
def disputed(
    actor: Annotated[
        str | None, typer.Argument(help="Only claims that it is part of.", show_default=False)
    ] = None,
    *,
    asked: Asked,
    format: Annotated[
        QueryFormat, typer.Option("--format", "-f", help="Of the list.")
    ] = QueryFormat.table,
) -> None:
    """Claims that somebody denies: what is said for and against each, side by side."""
    from actorgraph import query as queries  # noqa: PLC0415
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.disputes import disputes  # noqa: PLC0415

    with answering(asked) as opened:
        if format == QueryFormat.table:
            tables.print_disputes(disputes(opened, actor))
        else:
            text = queries.run_named(opened, "sides", [actor] if actor else [], format)
            typer.echo(text, nl=not text.endswith("\n"))


@app.command()
@asking
def stats(
    asked: Asked,
    strongest: Annotated[
        bool, typer.Option("--strongest", help="Also list the claims that are believed most.")
    ] = False,
    top: Annotated[int, typer.Option(help="How many of them.", min=1)] = 10,
    page: Annotated[
        Path | None,
        typer.Option("--next", help="Also say where store and this page lie, and what to try."),
    ] = None,
) -> None:
    """How much a store holds, and its strongest claims."""
    from actorgraph import answers, tables  # noqa: PLC0415

    with answering(asked) as opened:
        tables.print_stats(answers.stats(opened))
        if strongest:
            tables.print_claims("Strongest claims", answers.strongest_claims(opened, top))
    if page:
        tell_next(asked.store, page)
