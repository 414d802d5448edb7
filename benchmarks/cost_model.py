"""What a corpus of any number of articles would cost, from what small ones did.

Each cost is a rate times what it grows with: articles for most; quads and the logarithm of their
number for loading, which sorts them; and for deriving by workers, besides articles, two products.
Each range of claims opens the table of each shard, and each part of the keys by which reprints are
found looks at each article; since there are as many ranges and parts as articles ask for, both grow
with the square. Fixed costs (models, the vocabulary) are left out: here, what is large counts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from actorgraph import grouping, reprints
from actorgraph.pieces import ARTICLES

WORDS = 500
"""Of an article."""
RANGES, PARTS = 256, 8
"""Ranges and parts of a sample that is measured with many of them."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a corpus cost: how many articles, pieces of evidence, quads and shards it has; bytes of
    the shards and of the store; seconds to load it and to derive all in one process, and the bytes
    of memory for that; core-seconds to derive as workers do: in one range and one part, in `RANGES`
    and one, in one and `PARTS`, and in as many of both."""

    articles: int
    evidence: int
    quads: int
    shards: int
    shard_bytes: int
    store_bytes: int
    load: float
    derive: float
    memory: int
    grouped: float
    in_ranges: float
    in_parts: float
    in_both: float


@dataclass(frozen=True, slots=True)
class Rates:
    """Core-seconds to read a word; of an article its evidence, quads, bytes of shards and store,
    seconds to derive and memory for it; seconds to load a quad by the logarithm of their number;
    for deriving by workers core-seconds per article, per shard and range, per article and part."""

    word: float
    evidence: float
    quads: float
    shard_bytes: float
    store_bytes: float
    load: float
    derive: float
    memory: float
    group: float
    opening: float
    keys: float


@dataclass(frozen=True, slots=True)
class Costs:
    """Core-seconds to read, bytes of shards and of the store, seconds to load and to derive in one
    process, bytes of memory for that, core-seconds to derive by workers."""

    read: float
    shard_bytes: float
    store_bytes: float
    load: float
    derive: float
    memory: float
    group: float


def rates(reading: Sequence[tuple[int, float]], samples: Sequence[Sample]) -> Rates:
    """The rates of what was read (words and core-seconds) and of some corpora, taken together; the
    larger ones count more."""

    def total(name: str) -> float:
        return float(sum(getattr(sample, name) for sample in samples))

    articles = total("articles")
    opening = (total("in_ranges") - total("grouped")) / ((RANGES - 1) * total("shards"))
    keys = (total("in_parts") - total("grouped")) / ((PARTS - 1) * articles)
    return Rates(
        word=sum(took for _, took in reading) / sum(words for words, _ in reading),
        evidence=total("evidence") / articles,
        quads=total("quads") / articles,
        shard_bytes=total("shard_bytes") / articles,
        store_bytes=total("store_bytes") / articles,
        load=total("load") / sum(_sorting(sample.quads) for sample in samples),
        derive=total("derive") / articles,
        memory=total("memory") / articles,
        group=(total("grouped") - opening * total("shards")) / articles - keys,
        opening=opening,
        keys=keys,
    )


def costs(rates: Rates, articles: int, words: float = WORDS) -> Costs:
    """What so many articles of so many words cost."""
    ranges = len(grouping._ranges(math.ceil(rates.evidence * articles)))
    parts = math.ceil(articles * reprints._BANDS[0] / grouping._KEYS)
    return Costs(
        *(rates.word * words * articles, rates.shard_bytes * articles),
        *(rates.store_bytes * articles, rates.load * _sorting(rates.quads * articles)),
        *(rates.derive * articles, rates.memory * articles),
        group_seconds(rates, articles, ranges, parts),
    )


def group_seconds(rates: Rates, articles: int, ranges: int, parts: int) -> float:
    """Core-seconds to derive by workers, claims in so many ranges, keys in so many parts."""
    shards = math.ceil(articles / ARTICLES)
    each = (rates.group + rates.keys * parts) * articles
    return each + rates.opening * shards * ranges


def _sorting(number: float) -> float:
    return float(number * math.log2(number))


def time_text(took: float) -> str:
    """Seconds in the unit that one would take for them."""
    units = ((1, "s"), (60, "min"), (3_600, "h"), (86_400, "days"), (365.25 * 86_400, "years"))
    each, name = next(((e, n) for e, n in reversed(units) if took >= 2 * e), units[0])
    return f"{rounded(took / each)} {name}"


def size_text(size: float) -> str:
    """Bytes in the unit that one would take for them."""
    units = ((1e6, "MB"), (1e9, "GB"), (1e12, "TB"))
    each, name = next(((e, n) for e, n in reversed(units) if size >= e), units[0])
    return f"{rounded(size / each)} {name}"


def rounded(number: float) -> str:
    """A number with two figures at least, and no more than those before the point and one."""
    digits = 0 if number >= 10 else 1 if number >= 1 else 2
    return f"{number:,.{digits}f}"
