"""A store that grows, article by article, and what it costs at each of some sizes.

The articles are made-up news that is read indeed: a headline and one or two sentences each. Two
workers read, as in ``build --workers 2``, with their models loaded; each stop is a build of what is
new, and since most of it is new, all is derived anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from actorgraph.model import Article
from actorgraph.pipeline import Told, build_with
from actorgraph.query import ask_named
from actorgraph.store import Store
from actorgraph.workers import Workers, local_workers
from footprint import alone, on_disk, peak, resident
from made_up_news import articles
from timing import seconds

SENTENCES = (1, 2)
QUERIES = (
    ("stats",),
    ("strongest",),
    ("disputed",),
    ("dyads",),
    ("claims-of-actor", "russia"),
    ("suppliers", "russia"),
    ("timeline", "russia", "ukraine"),
    ("paths", "north-korea", "ukraine"),
)
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """The store at so many articles: seconds to read them all and put them in, and to derive;
    bytes of memory of the larger worker and, at most, of the process that writes; bytes on disk;
    seconds of the median named query and of the slowest, which is named."""

    articles: int
    reading: float
    deriving: float
    worker: float
    writer: float
    disk: float
    query: float
    slowest: float
    slowest_name: str


def cores() -> int:
    """How many workers read: two where the machine has as many cores."""
    return min(os.cpu_count() or 1, 2)


def stops(folder: Path, sizes: Sequence[int]) -> list[Stop]:
    """What a store in a new folder costs at each of these sizes, which ascend. To be run in a
    process of its own, whose memory is that of the writer."""
    news = articles(sizes[-1], sentences=SENTENCES)
    found: list[Stop] = []
    before, reading = 0, 0.0
    with local_workers(cores()) as workers:
        _built(workers, folder / "warm", _written(folder / "warm.jsonl", articles(60, seed=8)))
        for size in sizes:
            part = _written(folder / f"{size}.jsonl", islice(news, size - before))
            read, deriving = _built(workers, folder / "g", part)
            before, reading = size, reading + read
            asked = alone(latencies, folder / "g")
            slowest = max(asked, key=lambda name: asked[name])
            found.append(
                Stop(
                    *(size, reading, deriving),
                    *(max(workers.each(resident).values()), peak(), on_disk(folder / "g")),
                    *(median(asked.values()), asked[slowest], slowest),
                )
            )
    return found


def latencies(folder: Path) -> dict[str, float]:
    """The seconds that each of the named queries takes, the median of a few rounds."""
    with Store(folder, read_only=True) as store:
        return {
            name: median(
                seconds(lambda name=name, given=given: ask_named(store, name, given))  # type: ignore[misc]
                for _ in range(_ROUNDS)
            )
            for name, *given in QUERIES
        }


def _written(path: Path, news: Iterator[Article]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for article in news:
            keys = ("id", "text", "title", "date", "publisher", "url")
            file.write(json.dumps({key: getattr(article, key) for key in keys}) + "\n")
    return path


def _built(workers: Workers, folder: Path, file: Path) -> tuple[float, float]:
    """The seconds until the last article of the file was in, and those until all was derived."""
    last = [0.0]

    def build() -> None:
        start = perf_counter()
        told = Told(article=lambda _: last.append(perf_counter() - start))
        with Store(folder) as store:
            report = build_with(workers, store, [file], None, told)
        assert not report.skipped

    whole = seconds(build)
    return last[-1], whole - last[-1]
