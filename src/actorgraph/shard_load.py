"""A store from the shards of a corpus: their graphs in bulk, and what follows from them."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from actorgraph import iris
from actorgraph.errors import BadInput
from actorgraph.grouping import derived_lines
from actorgraph.loading import Content, load_contents
from actorgraph.places import Place
from actorgraph.shard_tables import Tables
from actorgraph.shards import copies, differing, records_of
from actorgraph.store import Store
from actorgraph.workers import Workers


@dataclass(frozen=True, slots=True)
class Corpus:
    """The tables of a finished build of shards; how many articles and pieces of evidence they have
    at most; articles that cannot go in since their id is taken; and in what versions the shards
    differ."""

    tables: Tables
    articles: int
    evidence: int
    taken: tuple[BadInput, ...]
    mixed: dict[str, list[str]]


def corpus_in(place: Place) -> Corpus:
    """The finished shards in a folder; raises `StoreError` where they are not finished."""
    records = records_of(place)
    again, taken = copies(records)
    return Corpus(
        Tables(place, tuple(record.shard for record in records), again),
        sum(len(record.articles) for record in records),
        sum(record.evidence for record in records),
        tuple(taken),
        differing(records),
    )


def load_shards(path: Path, corpus: Corpus, workers: Workers | None = None) -> Store:
    """A new store in the folder ``path`` with the articles of the corpus, open for writing.

    What follows from them is derived by the workers, else in this process as by any build; it is
    the same. Raises `BadInput` and `StoreError` as `load_contents` does.
    """
    return load_contents(path, _contents(corpus, workers))


def _contents(corpus: Corpus, workers: Workers | None) -> Iterator[Content]:
    tables = corpus.tables
    for shard in tables.shards:
        yield f"{tables.place.address}/{shard}.nq.gz", partial(_shard, tables, shard)
    if workers:
        lines = derived_lines(workers, tables, corpus.articles, corpus.evidence)
        for number, text in enumerate(lines):
            yield f"what follows, part {number + 1}", partial(io.BytesIO, text)


def _shard(tables: Tables, shard: str) -> IO[bytes]:
    """The graphs of the articles of a shard that no earlier one has."""
    text = gzip.decompress(tables.place.read(f"{shard}.nq.gz"))
    left_out = tables.again.get(shard)
    if left_out:
        ends = b"|".join(re.escape(f" {iris.article_iri(id_)} .".encode()) for id_ in left_out)
        gone = re.compile(b"(?:" + ends + b")$")
        text = b"\n".join(line for line in text.split(b"\n") if not gone.search(line))
    return io.BytesIO(text)
