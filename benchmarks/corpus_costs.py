"""What corpora of some sizes cost, part by part, for the cost model to rest on and be checked with.

Reading is measured on made-up news (`made_up_news`), which is read indeed. What comes after it does
not depend on what the words mean: shards, stores and what is derived are measured on made-up
readings (`claims_at_scale`), whose articles are brought to the length of real ones.
"""

from __future__ import annotations

import random
import shutil
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from actorgraph import grouping, reprints
from actorgraph.clean import settled
from actorgraph.fingerprint import Settings
from actorgraph.folder import mark_format
from actorgraph.loading import _load, _opened
from actorgraph.manifest import Manifest, save_manifest
from actorgraph.model import Reading
from actorgraph.outcomes import GRAPHS, outcomes
from actorgraph.pieces import ARTICLES
from actorgraph.places import Place
from actorgraph.rdf import reading_quads
from actorgraph.shard_build import write_files
from actorgraph.shard_tables import Tables
from actorgraph.store import Store
from actorgraph.workers import Workers
from claims_at_scale import _own_words, readings_at_scale
from cost_model import PARTS, RANGES, WORDS, Sample
from footprint import alone, on_disk, peak, resident
from made_up_news import articles
from timing import core_seconds, seconds

_WARM = 20  # articles


@dataclass(frozen=True, slots=True)
class Shards:
    """Where shards lie and how they are called, and how many articles, pieces of evidence and quads
    they have."""

    folder: Path
    names: tuple[str, ...]
    articles: int
    evidence: int
    quads: int


def reading_costs(sizes: Sequence[int]) -> list[tuple[int, float]]:
    """The words of so many articles each, and the core-seconds to read them with a loaded model."""
    settings = Settings()
    news = map(settled, articles(sum(sizes) + _WARM))
    found = []
    for size in (_WARM, *sizes):
        some = list(islice(news, size))
        took = core_seconds(partial(deque, outcomes(GRAPHS, some, settings), maxlen=0))
        found.append((sum(len(article.text.split()) for article in some), took))
    return found[1:]


def sample(folder: Path, claims: int) -> Sample:
    """What made-up readings with so many claims cost, in a new folder that is deleted then. To be
    run in a process of its own."""
    shards = written(folder / "shards", claims)
    load = alone(_load_seconds, shards, folder / "g")
    derive, memory = alone(_derived, folder / "g")
    made = Sample(
        *(shards.articles, shards.evidence, shards.quads, len(shards.names)),
        *(on_disk(shards.folder), on_disk(folder / "g")),
        load=load,
        derive=derive,
        memory=memory,
        grouped=grouped(shards, 1, 1),
        in_ranges=grouped(shards, RANGES, 1),
        in_parts=grouped(shards, 1, PARTS),
        in_both=grouped(shards, RANGES, PARTS),
    )
    shutil.rmtree(folder)
    return made


def written(folder: Path, claims: int) -> Shards:
    """Made-up readings with so many claims as shards in a new folder, as workers write them."""
    made = map(_of_real_length, readings_at_scale(claims))
    names: list[str] = []
    counts = [0, 0, 0]
    while some := list(islice(made, ARTICLES)):
        names.append(f"{len(names):06}")
        quads = [quad for reading in some for quad in reading_quads(reading)]
        _, evidence = write_files(Place(str(folder)), names[-1], quads)
        counts = [a + b for a, b in zip(counts, (len(some), evidence, len(quads)), strict=True)]
    return Shards(folder, tuple(names), *counts)


def grouped(shards: Shards, ranges: int, parts: int) -> float:
    """The core-seconds to derive all from tables as workers do, here in this process, the claims in
    so many ranges (a power of 16) and the keys of reprints in so many parts."""
    before = grouping._ROWS, grouping._KEYS
    grouping._ROWS = -(-shards.evidence // ranges)
    grouping._KEYS = -(-shards.articles * reprints._BANDS[0] // parts)
    tables = Tables(Place(str(shards.folder)), shards.names)
    lines = grouping.derived_lines(cast(Workers, _Here()), tables, shards.articles, shards.evidence)
    try:
        return core_seconds(partial(deque, lines, maxlen=0))
    finally:
        grouping._ROWS, grouping._KEYS = before


class _Here:
    """Stands for one worker, in this process."""

    count = 1

    def start(self, function: Callable[..., Any], *arguments: object) -> Callable[[], Any]:
        return partial(function, *arguments)

    def result(self, task: Callable[[], Any]) -> Any:
        return task()


def _load_seconds(shards: Shards, folder: Path) -> float:
    folder.mkdir()
    files = [shards.folder / f"{name}.nq.gz" for name in shards.names]
    contents = [(str(file), partial(_opened, file)) for file in files]
    took = seconds(lambda: _load(ox.Store(str(folder / "quads")), contents))
    mark_format(folder)
    save_manifest(Manifest(), folder / "manifest.json")
    return took


def _derived(folder: Path) -> tuple[float, int]:
    """Seconds to derive all, and the bytes of memory that this process grew by at most."""
    with Store(folder) as store:
        store.load_ontology()
        before = resident()
        took = seconds(store.derive)
        return took, peak() - before


def _of_real_length(made: Reading) -> Reading:
    """The same with further words at the end, the same ones after the same text."""
    text = made.article.text
    more = _own_words(random.Random(text), max(WORDS - len(text.split()), 0))
    return replace(made, article=replace(made.article, text=f"{text} {' '.join(more)}."))
