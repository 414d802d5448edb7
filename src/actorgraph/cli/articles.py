"""Commands that read articles, and those that keep their store: build, extract,
remove, load, migrate."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph.cli.app import (
    HERE,
    Coref,
    CorefModel,
    Extractor,
    ExtractorName,
    Sources,
    StorePath,
    app,
    folder,
)
from actorgraph.errors import BadInput, BadQuery, NotFound
from actorgraph.terminal import progress, tell, tell_skipped

if TYPE_CHECKING:
    from actorgraph.fingerprint import Settings
    from actorgraph.pipeline import OnFile, OnSkip


@app.command()
def build(
    sources: Sources,
    store: StorePath = HERE,
    coref: CorefModel = Coref.rules,
    extractor: ExtractorName = Extractor.rules,
) -> None:
    """Read articles into a store; files that have not changed are not read again."""
    from actorgraph.answers import counted  # noqa: PLC0415 - commands load what they need
    from actorgraph.fingerprint import Settings  # noqa: PLC0415
    from actorgraph.pipeline import build_into  # noqa: PLC0415
    from actorgraph.store import Store  # noqa: PLC0415

    opened = Store(store)
    try:
        with progress() as tick:
            report = build_into(
                *(opened, sources, Settings(extractor=extractor, coref=coref)),
                on_article=tick.article,
                on_skip=tell_skipped,
                on_file=tick.file,
            )
        held = len(opened.articles())
    finally:
        opened.abandon()
    if report.nothing and not held:
        raise typer.Exit(1)
    back = f", {len(report.removed)} taken back" if report.removed else ""
    back += f", {len(report.revised)} read anew by decisions" if report.revised else ""
    typer.echo(
        f"{counted(len(report.added), 'article')} read, {report.unchanged} unchanged{back}, "
        f"{counted(report.known_files, 'file')} not opened again, {len(report.skipped)} skipped; "
        f"the store {opened.name} holds {held}"
    )
    if report.nothing:
        raise typer.Exit(1)


@app.command()
def extract(
    sources: Sources,
    coref: CorefModel = Coref.rules,
    extractor: ExtractorName = Extractor.rules,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Print in words what was read in each sentence, and why."),
    ] = False,
) -> None:
    """Print the claims of articles as JSON Lines, without a store."""
    from actorgraph.answers import counted  # noqa: PLC0415
    from actorgraph.fingerprint import Settings  # noqa: PLC0415

    skipped: list[BadInput] = []

    def skip(error: BadInput) -> None:
        skipped.append(error)
        tell_skipped(error)

    read = 0
    with progress(not sys.stdout.isatty()) as tick:  # else the claims show how far it is
        shown = _explained if explain else _claims
        for article, text in shown(
            sources, skip, Settings(extractor=extractor, coref=coref), tick.file
        ):
            if tick.article:
                tick.article(article)
            if text:
                typer.echo(("\n" if explain and read else "") + text)
            read += 1
    if skipped:
        tell(f"actorgraph: {counted(read, 'article')} read, {len(skipped)} skipped")
    if not read:
        raise typer.Exit(1)


def _claims(
    sources: list[str], on_skip: OnSkip, settings: Settings, on_file: OnFile | None
) -> Iterator[tuple[str, str]]:
    """The id of each article and its claims as JSON Lines."""
    from actorgraph.export import claim_lines  # noqa: PLC0415
    from actorgraph.pipeline import readings  # noqa: PLC0415

    for found in readings(sources, on_skip, settings, on_file):
        lines = (json.dumps(line, ensure_ascii=False) for line in claim_lines(found))
        yield found.article.id, "\n".join(lines)


def _explained(
    sources: list[str], on_skip: OnSkip, settings: Settings, on_file: OnFile | None
) -> Iterator[tuple[str, str]]:
    """The id of each article and why it is read as it is."""
    from actorgraph.pipeline import explanations  # noqa: PLC0415

    for found in explanations(sources, on_skip, settings, on_file):
        yield found.article, str(found)


@app.command()
def remove(
    articles: Annotated[
        list[str] | None, typer.Argument(help="Article ids.", show_default=False)
    ] = None,
    store: StorePath = HERE,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Those of this publisher.", show_default=False)
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before", help="Those published before this date, that day not.", show_default=False
        ),
    ] = None,
) -> None:
    """Take articles back with all that they say; of several conditions all must hold."""
    from actorgraph.retraction import Wanted, articles_wanted  # noqa: PLC0415
    from actorgraph.store import Store  # noqa: PLC0415
    from actorgraph.wire import is_address  # noqa: PLC0415

    if not articles and publisher is None and before is None:
        raise typer.BadParameter("give article ids, --publisher or --before")
    wanted = Wanted(tuple(articles or ()), publisher, _first_day(before))
    if not is_address(store) and not Path(store).exists():
        raise NotFound(f"store {store} does not exist")
    with Store(store) as opened:
        gone = articles_wanted(opened, wanted)
        opened.remove(*gone)
        opened.derive()
        left = len(opened.articles())
        typer.echo(f"{len(gone)} removed; the store {opened.name} holds {left}")


def _first_day(text: str | None) -> date | None:
    from actorgraph.window import parse_window  # noqa: PLC0415

    try:
        return parse_window(since=text).since
    except BadQuery as error:
        reason = str(error).removeprefix("from ")
        raise typer.BadParameter(reason, param_hint="--before") from error


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="N-Quads: .nq, .nq.gz.", show_default=False)],
    store: StorePath = HERE,
) -> None:
    """Make a new store of N-Quads that `export` wrote, in bulk."""
    from actorgraph.loading import load as loaded  # noqa: PLC0415

    with loaded(folder(store), files) as opened:
        typer.echo(f"the store {store} holds {len(opened.articles())}")


@app.command()
def migrate(store: StorePath = HERE) -> None:
    """Bring a store that an older version made to the format of this one."""
    from actorgraph.folder import FORMAT  # noqa: PLC0415
    from actorgraph.migration import migrate as migrated  # noqa: PLC0415

    before = migrated(folder(store))
    typer.echo(
        f"the store {store} has format {FORMAT}"
        + (" already" if before == FORMAT else f" now, it had {before}")
    )
