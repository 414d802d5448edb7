"""Workers and shards, as the commands that read articles and load them use them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph.terminal import progress, tell, tell_skipped

if TYPE_CHECKING:
    from actorgraph.fingerprint import Settings
    from actorgraph.workers import Workers

WorkerCount = Annotated[
    int,
    typer.Option(
        "--workers", "-w", help="Processes that read; more than 1 needs actorgraph[cluster].", min=1
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        help="A Dask scheduler whose workers do it: tcp://host:8786.",
        metavar="ADDRESS",
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out", help="Write shards into this folder (or s3://…), for `load`, and no store."
    ),
]


@contextmanager
def workers_for(
    count: int, cluster: str | None = None, always: bool = False
) -> Iterator[Workers | None]:
    """The workers of a cluster, or so many of this machine; None for this process alone, unless
    there must ``always`` be some."""
    if cluster is None and count == 1 and not always:
        yield None
        return
    from actorgraph.workers import cluster_workers, local_workers  # noqa: PLC0415

    with cluster_workers(cluster) if cluster else local_workers(count) as crew:
        yield crew


def shards_built(
    crew: AbstractContextManager[Workers | None],
    sources: list[str],
    out: str,
    settings: Settings,
) -> None:
    """Read the sources into shards and say what was done."""
    from actorgraph.cards.records import counted  # noqa: PLC0415 - commands load what they need
    from actorgraph.pieces import size_of  # noqa: PLC0415
    from actorgraph.places import Place  # noqa: PLC0415
    from actorgraph.shard_build import Order, ShardReport, build_shards  # noqa: PLC0415
    from actorgraph.shards import DEAD_LETTERS  # noqa: PLC0415

    total = size_of(sources) >> 10
    order = Order(Place(out), settings)
    report, told = ShardReport(), 0
    with crew as workers, progress(unit="kB") as tick:
        assert workers is not None
        for report in build_shards(workers, sources, order, tell_skipped):
            for record in report.records[told:]:
                for article, _, _ in record.articles:
                    if tick.article:
                        tick.article(article)
            told = len(report.records)
            if tick.file:
                tick.file(report.bytes >> 10, max(total, report.bytes >> 10))
    articles = sum(len(record.articles) for record in report.records)
    failed = sum(len(record.failed) for record in report.records) + len(report.skipped)
    typer.echo(
        f"{counted(articles, 'article')} in {counted(len(report.records), 'shard')} of {out}, "
        f"{report.known} done before; {failed} skipped"
        + (f", see {DEAD_LETTERS} there" if failed else "")
    )
    if not articles:
        raise typer.Exit(1)


def shards_loaded(crew: Workers | None, shards: str, store: Path) -> None:
    """Make a store of shards and say what it holds, and whether they fit together."""
    from actorgraph.places import Place  # noqa: PLC0415
    from actorgraph.shard_load import corpus_in, load_shards  # noqa: PLC0415

    corpus = corpus_in(Place(shards.rstrip("/")))
    for name, values in corpus.mixed.items():
        tell(f"actorgraph: the shards are mixed, {name} differs: {', '.join(values)}")
    for fault in corpus.taken:
        tell_skipped(fault)
    with load_shards(store, corpus, crew) as opened:
        typer.echo(f"the store {store} holds {len(opened.articles())}")
