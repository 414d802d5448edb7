"""Shards: parts of a corpus as files that workers make of it, each for itself.

A shard is ``NUMBER-INPUT.nq.gz``, the graphs of its articles, with two tables in Parquet
(`shard_tables`), what bears on outlets and corrections (`shard_press`), and the *done record*
``NUMBER-INPUT.json``, which comes last: a shard without one is none. The record says what was read
(a hash of the bytes), with which versions, how many articles and claims came of it, and what could
not be read. ``corpus.json`` names the shards of a finished
build in their order; ``dead-letters.jsonl`` has all that could not be read.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from pyoxigraph import Quad

from actorgraph.errors import BadInput, StoreError
from actorgraph.pieces import Shard
from actorgraph.places import Place

CORPUS = "corpus.json"
DEAD_LETTERS = "dead-letters.jsonl"


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An article that could not be read, by id where it has one, and where it stands."""

    source: str
    article: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """The done record of a shard: ``stamp`` is what it was made with, ``articles`` has the id, a
    hash of the text and the place of each in order."""

    shard: str
    input: str
    stamp: Mapping[str, str]
    articles: tuple[tuple[str, str, str], ...]
    claims: int
    evidence: int
    failed: tuple[DeadLetter, ...]

    def to_json(self) -> bytes:
        """The record as a JSON object, the counts first."""
        counts = {"shard": self.shard, "article_count": len(self.articles)}
        return (json.dumps(counts | asdict(self), indent=1) + "\n").encode()

    @classmethod
    def of_json(cls, text: bytes) -> Record:
        """The record that `to_json` wrote; raises ValueError where it is none."""
        try:
            row = json.loads(text)
            return cls(
                *(row["shard"], row["input"], row["stamp"]),
                tuple((str(a), str(b), str(c)) for a, b, c in row["articles"]),
                *(int(row["claims"]), int(row["evidence"])),
                tuple(DeadLetter(**letter) for letter in row["failed"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"no done record ({error})") from error


def finished(out: Place, names: frozenset[str], shard: Shard) -> Record | None:
    """The done record of the shard, if it is among the names; None where it is of other bytes or
    cannot be understood."""
    name = f"{shard.name}.json"
    if name not in names:
        return None
    try:
        record = Record.of_json(out.read(name))
    except ValueError:
        return None
    return record if record.input == shard.input else None


def write_corpus(out: Place, records: Iterable[Record], sources: Iterable[BadInput]) -> None:
    """Write down which shards are those of the corpus, in order, and all that could not be read,
    sources and files that are not there first."""
    records = list(records)
    letters = [DeadLetter(fault.where, None, fault.reason) for fault in sources]
    letters += [letter for record in records for letter in record.failed]
    lines = [json.dumps(asdict(letter), ensure_ascii=True) + "\n" for letter in letters]
    out.write(DEAD_LETTERS, "".join(lines).encode())
    shards = [record.shard for record in records]
    out.write(CORPUS, (json.dumps({"shards": shards}, indent=1) + "\n").encode())


def records_of(out: Place) -> list[Record]:
    """The done records of a finished corpus, in order.

    Raises `StoreError` where it is not finished, or lacks a shard.
    """
    names = out.names()
    if CORPUS not in names:
        raise StoreError(f"{out.address} holds no finished shards: run the build to its end")
    try:
        shards = json.loads(out.read(CORPUS))["shards"]
        lacking = [shard for shard in shards if f"{shard}.json" not in names]
        if lacking:
            raise StoreError(f"{out.address} lacks the shard {lacking[0]}: build again")
        return [Record.of_json(out.read(f"{shard}.json")) for shard in shards]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{out.address}: {CORPUS} or a record is broken ({error})") from error


def differing(records: Iterable[Record]) -> dict[str, list[str]]:
    """In what the stamps of the shards differ, by name, with the values there are; nothing where
    all were made with the same versions."""
    found: dict[str, set[str]] = {}
    for record in records:
        for name, value in record.stamp.items():
            found.setdefault(name, set()).add(value)
    return {name: sorted(values) for name, values in sorted(found.items()) if len(values) > 1}


def copies(records: Iterable[Record]) -> tuple[dict[str, frozenset[str]], list[BadInput]]:
    """By shard the articles (ids) whose id an earlier shard has already, and those of another text
    among them, told as a build tells it."""
    first: dict[str, tuple[str, str]] = {}
    again: dict[str, set[str]] = {}
    taken: list[BadInput] = []
    for record in records:
        for id_, text, place in record.articles:
            before = first.setdefault(id_, (text, place))
            if before == (text, place):
                continue
            again.setdefault(record.shard, set()).add(id_)
            if before[0] != text:
                taken.append(BadInput(place, taken_id(id_, before[1])))
    return {shard: frozenset(ids) for shard, ids in again.items()}, taken


def taken_id(id: str, holder: str) -> str:
    """Why an article cannot go in whose id another one has."""
    return f"its id {id!r} is taken by another article, {holder}"


def packed(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads in gzip, the same quads as the same bytes."""
    lines = "".join(f"{quad} .\n" for quad in quads).encode()
    return gzip.compress(lines, compresslevel=3, mtime=0)
