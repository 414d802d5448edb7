"""The command line: thin commands over the public functions, one clear line for every error."""

from __future__ import annotations

import json
import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph import __version__
from actorgraph.errors import ActorgraphError, BadInput, NotFound
from actorgraph.terminal import progress, tell, tell_next, tell_skipped, written

if TYPE_CHECKING:
    from actorgraph.store import Store

app = typer.Typer(
    name="actorgraph",
    help="Knowledge graphs of geopolitical actors: news articles in, claims with evidence out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StorePath = Annotated[
    Path, typer.Option("--store", "-s", help="Folder of the store.", envvar="ACTORGRAPH_STORE")
]
Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders or globs: .txt .md .html .jsonl.", show_default=False),
]
HERE = Path("store")
INTERRUPTED = 130  # the exit code that typer makes of Ctrl-C
ActorName = Annotated[str, typer.Argument(help="An actor by name or id: Iran, north-korea.")]


class QueryFormat(StrEnum):
    """Formats of query results."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    ttl = "ttl"


class ExportFormat(StrEnum):
    """Formats of a whole store."""

    ttl = "ttl"
    nq = "nq"
    jsonl = "jsonl"
    graphml = "graphml"
    gexf = "gexf"
    csv = "csv"


def main() -> None:
    """Run the command line; errors end with one line on standard error and exit code 1."""
    logging.basicConfig(level=logging.ERROR, format="actorgraph: %(message)s")
    try:
        app(prog_name="actorgraph")
    except ActorgraphError as error:
        tell(f"actorgraph: {error}")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            tell("actorgraph: stopped; what is in the store stays, run the command again to go on")
        raise


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Knowledge graphs of geopolitical actors: news articles in, claims with evidence out."""
    if show:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def build(sources: Sources, store: StorePath = HERE) -> None:
    """Read articles into a store; files that have not changed are not read again."""
    from actorgraph.answers import counted  # noqa: PLC0415 - commands load what they need
    from actorgraph.pipeline import build_into  # noqa: PLC0415
    from actorgraph.store import Store  # noqa: PLC0415

    opened = Store(store)
    try:
        with progress() as tick:
            report = build_into(
                opened, sources, on_article=tick.article, on_skip=tell_skipped, on_file=tick.file
            )
        held = len(opened.articles())
    finally:
        opened.abandon()
    if report.nothing and not held:
        raise typer.Exit(1)
    back = f", {len(report.removed)} taken back" if report.removed else ""
    typer.echo(
        f"{counted(len(report.added), 'article')} read, {report.unchanged} unchanged{back}, "
        f"{counted(report.known_files, 'file')} not opened again, {len(report.skipped)} skipped; "
        f"the store {store} holds {held}"
    )
    if report.nothing:
        raise typer.Exit(1)


@app.command()
def extract(sources: Sources) -> None:
    """Print the claims of articles as JSON Lines, without a store."""
    from actorgraph.answers import counted  # noqa: PLC0415
    from actorgraph.export import claim_lines  # noqa: PLC0415
    from actorgraph.pipeline import readings  # noqa: PLC0415

    skipped: list[BadInput] = []

    def skip(error: BadInput) -> None:
        skipped.append(error)
        tell_skipped(error)

    read = 0
    with progress(not sys.stdout.isatty()) as tick:  # else the claims show how far it is
        for reading in readings(sources, skip, on_file=tick.file):
            read += 1
            if tick.article:
                tick.article(reading.article.id)
            for line in claim_lines(reading):
                typer.echo(json.dumps(line, ensure_ascii=False))
    if skipped:
        tell(f"actorgraph: {counted(read, 'article')} read, {len(skipped)} skipped")
    if not read:
        raise typer.Exit(1)


@app.command()
def query(
    what: Annotated[list[str], typer.Argument(help="SPARQL, or a named query and its arguments.")],
    store: StorePath = HERE,
    format: Annotated[
        QueryFormat, typer.Option("--format", "-f", help="Of the result.")
    ] = QueryFormat.table,
) -> None:
    """Run SPARQL 1.1 or a named query (`actorgraph queries` lists them)."""
    from actorgraph import query as queries  # noqa: PLC0415

    with _reading(store) as opened:
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
def show(actor: ActorName, store: StorePath = HERE) -> None:
    """An actor: who it is, and what is claimed by, for and against it."""
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.answers import actor_card  # noqa: PLC0415

    with _reading(store) as opened:
        tables.print_card(actor_card(opened, actor))


@app.command()
def why(
    subject: ActorName,
    relation: Annotated[str, typer.Argument(help="A relation by name or id: supplies, headOf.")],
    object: ActorName,
    store: StorePath = HERE,
) -> None:
    """The evidence of a claim: quotes with the words marked, article, speaker, date and rule."""
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.answers import why as evidence  # noqa: PLC0415

    with _reading(store) as opened:
        tables.print_why(evidence(opened, subject, relation, object))


@app.command()
def analyse(
    store: StorePath = HERE,
    top: Annotated[int, typer.Option(help="Rows in each table.", min=1)] = 15,
) -> None:
    """Network analysis: centralities, communities and dyads."""
    from actorgraph import tables  # noqa: PLC0415
    from actorgraph.graph import Graph  # noqa: PLC0415

    with _reading(store) as opened:
        tables.print_analysis(Graph(opened).analyse(), top)


@app.command()
def view(
    store: StorePath = HERE,
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file.")] = Path("graph.html"),
    title: Annotated[str, typer.Option(help="Title of the page.")] = "Actor graph",
) -> None:
    """Write the interactive page: one file that needs no network."""
    from actorgraph.graph import Graph  # noqa: PLC0415

    with _reading(store) as opened:
        page = Graph(opened).view(title)
    page.save(output)
    typer.echo(f"wrote {output}")


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
def stats(
    store: StorePath = HERE,
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

    with _reading(store) as opened:
        tables.print_stats(answers.stats(opened))
        if strongest:
            tables.print_claims("Strongest claims", answers.strongest_claims(opened, top))
    if page:
        tell_next(store, page)


@app.command()
def remove(
    articles: Annotated[list[str], typer.Argument(help="Article ids.")], store: StorePath = HERE
) -> None:
    """Take articles back with all that they say."""
    from actorgraph.store import Store  # noqa: PLC0415

    if not store.exists():
        raise NotFound(f"store {store} does not exist")
    with Store(store) as opened:
        held = opened.articles()
        missing = [article for article in articles if article not in held]
        if missing:
            raise NotFound(f"the store {store} holds no article {', '.join(map(repr, missing))}")
        for article in articles:
            opened.remove(article)
        opened.derive()
        typer.echo(f"{len(articles)} removed; the store {store} holds {len(opened.articles())}")


@app.command()
def export(
    store: StorePath = HERE,
    format: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="Of the file.")
    ] = ExportFormat.ttl,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File; else printed.")
    ] = None,
) -> None:
    """Write the whole graph in another format."""
    from actorgraph.export import EXPORTERS  # noqa: PLC0415

    with _reading(store) as opened:
        data = EXPORTERS[format](opened)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        written(output, lambda: output.write_bytes(data))
        typer.echo(f"wrote {output}")


@app.command()
def validate(store: StorePath = HERE) -> None:
    """Check the graph against the SHACL shapes; problems in plain words, exit code 1 if any."""
    from actorgraph.answers import counted  # noqa: PLC0415
    from actorgraph.validate import validate as problems_of  # noqa: PLC0415

    with _reading(store) as opened:
        problems = problems_of(opened.quads())
    for problem in problems:
        typer.echo(problem)
    typer.echo(counted(len(problems), "problem"))
    if problems:
        raise typer.Exit(1)


def _reading(store: Path) -> Store:
    from actorgraph.store import Store  # noqa: PLC0415

    return Store(store, read_only=True)
