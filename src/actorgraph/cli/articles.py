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
from actorgraph.cli.shards import (
    Cluster,
    Out,
    WorkerCount,
    shards_built,
    shards_loaded,
    workers_for,
)
from actorgraph.errors import BadInput, BadQuery, NotFound
from actorgraph.terminal import progress, tell, tell_skipped

if TYPE_CHECKING:
    from actorgraph.fingerprint import Settings
    from actorgraph.pipeline import OnFile, OnSkip
    from actorgraph.workers import Workers


@app.command()
def build(  # noqa: PLR0913, PLR0917 - a command has the options that it has
    sources: Sources,
    store: StorePath = HERE,
    coref: CorefModel = Coref.rules,
    extractor: ExtractorName = Extractor.rules,
    workers: WorkerCount = 1,
    cluster: Cluster = None,
    out: Out = None,
) -> None:
    """Read articles into a store; files that have not changed are not read again."""
    from actorgraph.cards.records import counted  # noqa: PLC0415 - commands load what they need
    from actorgraph.fingerprint import Settings  # noqa: PLC0415
    from actorgraph.pipeline import Told, build_with  # noqa: PLC0415
    from actorgraph.store import Store  # noqa: PLC0415

    settings = Settings(extractor=extractor, coref=coref)
    if out is not None:
        shards_built(workers_for(workers, cluster, always=True), sources, out, settings)
        return
    opened = Store(store)
    try:
        with workers_for(workers, cluster) as crew, progress() as tick:
            told = Told(tick.article, tell_skipped, tick.file)
            report = build_with(crew, opened, sources, settings, told)
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
    workers: WorkerCount = 1,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Print in words what was read in each sentence, and why."),
    ] = False,
) -> None:
    """Print the claims of articles as JSON Lines, without a store."""
    from actorgraph.cards.records import counted  # noqa: PLC0415
    from actorgraph.fingerprint import Settings  # noqa: PLC0415

    skipped: list[BadInput] = []

    def skip(error: BadInput) -> None:
        skipped.append(error)
        tell_skipped(error)

    read = 0
    settings = Settings(extractor=extractor, coref=coref)
    with (
        workers_for(workers) as crew,
        progress(not sys.stdout.isatty()) as tick,  # else the claims show how far it is
    ):
        shown = _explained if explain else _claims
        for article, text in shown(sources, skip, settings, tick.file, crew):
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
    sources: list[str],
    on_skip: OnSkip,
    settings: Settings,
    on_file: OnFile | None,
    workers: Workers | None,
) -> Iterator[tuple[str, str]]:
    """The id of each article and its claims as JSON Lines."""
    from actorgraph.export import claim_lines  # noqa: PLC0415
    from actorgraph.pipeline import readings  # noqa: PLC0415

    for found in readings(sources, on_skip, settings, on_file, workers):
        lines = (json.dumps(line, ensure_ascii=False) for line in claim_lines(found))
        yield found.article.id, "\n".join(lines)


def _explained(
    sources: list[str],
    on_skip: OnSkip,
    settings: Settings,
    on_file: OnFile | None,
    workers: Workers | None,
) -> Iterator[tuple[str, str]]:
    """The id of each article and why it is read as it is."""
    from actorgraph.pipeline import explanations  # noqa: PLC0415

    for found in explanations(sources, on_skip, settings, on_file, workers):
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
    files: Annotated[
        list[str],
        typer.Argument(
            help="N-Quads (.nq, .nq.gz), or a folder that `build --out` filled.",
            show_default=False,
        ),
    ],
    store: StorePath = HERE,
    workers: WorkerCount = 1,
    cluster: Cluster = None,
) -> None:
    """Make a new store of N-Quads that `export` or `build --out` wrote, in bulk."""
    from actorgraph.loading import load as loaded  # noqa: PLC0415
    from actorgraph.places import is_remote  # noqa: PLC0415

    if len(files) == 1 and (is_remote(files[0]) or Path(files[0]).is_dir()):
        with workers_for(workers, cluster) as crew:
            shards_loaded(crew, files[0], folder(store))
        return
    with loaded(folder(store), map(Path, files)) as opened:
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
