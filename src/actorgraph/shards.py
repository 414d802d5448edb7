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
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from pyoxigraph import Quad

from actorgraph.errors import BadInput, StoreError
from actorgraph.model import Article
from actorgraph.places import Place, is_remote, remote_files
from actorgraph.read import LINES, READERS, articles_of, files_of, line_articles, refuse_unreadable
from actorgraph.sources import Skip

ARTICLES = 256
"""The articles of a shard: half a minute of work, which is what a lost worker costs."""

CORPUS = "corpus.json"
DEAD_LETTERS = "dead-letters.jsonl"


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of a file, or of lines of it from ``first`` on, counted from 1; ``place`` is where
    it lies, to tell the user, ``name`` what it is remembered by."""

    place: str
    name: str
    data: bytes
    first: int = 0


@dataclass(frozen=True, slots=True)
class Shard:
    """Pieces that one worker reads in one go; ``number`` counts the shards from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def input(self) -> str:
        """SHA-256 over names and bytes, in hex."""
        digest = hashlib.sha256()
        for piece in self.pieces:
            head = f"{len(piece.name)} {piece.name} {piece.first} {len(piece.data)}\n"
            digest.update(head.encode(errors="surrogatepass") + piece.data)
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """Bytes of its pieces."""
        return sum(len(piece.data) for piece in self.pieces)

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.number:06}-{self.input[:16]}"


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


def shards_of(
    sources: Iterable[str | Path], on_skip: Skip, articles: int = ARTICLES, size: int = 4 << 20
) -> Iterator[Shard]:
    """The sources cut into shards of so many files or lines, fewer where they are more than
    ``size`` bytes; the same sources give the same shards."""
    pieces: list[Piece] = []
    count = held = number = 0
    for piece, lines in _pieces(sources, on_skip, articles, size):
        if pieces and (count + lines > articles or held + len(piece.data) > size):
            number += 1
            yield Shard(number, tuple(pieces))
            pieces, count, held = [], 0, 0
        pieces.append(piece)
        count, held = count + lines, held + len(piece.data)
    if pieces:
        yield Shard(number + 1, tuple(pieces))


def articles_in(shard: Shard, on_skip: Skip) -> Iterator[tuple[Article, str]]:
    """The articles of a shard with their places, and what is wrong with it to ``on_skip``."""
    for piece in shard.pieces:
        if piece.first:
            names = (piece.place, piece.name)
            for number, line in enumerate(io.BytesIO(piece.data), piece.first):
                for article in line_articles(line, number, names, on_skip):
                    yield article, f"{piece.place}:{number}"
            continue
        with TemporaryDirectory(prefix="actorgraph-") as folder:
            path = Path(folder, Path(piece.place).name)
            path.write_bytes(piece.data)
            faults: list[BadInput] = []
            for article in articles_of(path, piece.name, faults.append):
                yield article, piece.place
            for fault in faults:
                on_skip(BadInput(piece.place, fault.reason))


def size_of(sources: Iterable[str | Path]) -> int:
    """The bytes of the files of the sources; 0 where that cannot be told."""
    if any(is_remote(str(source)) for source in sources):
        return 0
    files = files_of(sources, lambda error: None)
    return sum(path.stat().st_size for path, _ in files if path.is_file())


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


def _pieces(
    sources: Iterable[str | Path], on_skip: Skip, articles: int, size: int
) -> Iterator[tuple[Piece, int]]:
    """The files, with an upper bound of the articles of each; those with an article a line in
    pieces of no more articles and bytes than asked for."""
    for place, name, content in _files(sources, on_skip):
        with content:
            if Path(name).suffix.lower() not in LINES:
                yield Piece(place, name, content.read()), 1
                continue
            lines: list[bytes] = []
            first, held, empty = 1, 0, True
            for line in content:
                if lines and (len(lines) == articles or held + len(line) > size):
                    yield Piece(place, name, b"".join(lines), first), len(lines)
                    first, lines, held = first + len(lines), [], 0
                lines.append(line)
                held, empty = held + len(line), empty and not line.strip()
            if lines and not empty:
                yield Piece(place, name, b"".join(lines), first), len(lines)
            elif empty:
                on_skip(BadInput(place, "is empty"))


def _files(sources: Iterable[str | Path], on_skip: Skip) -> Iterator[tuple[str, str, IO[bytes]]]:
    """Where each file lies, its name, and its content."""
    for source in sources:
        if is_remote(str(source)):
            yield from remote_files(str(source), frozenset(READERS), on_skip)
            continue
        for path, name in files_of([source], on_skip):
            try:
                refuse_unreadable(path)
                yield str(path), name, path.open("rb")
            except BadInput as error:
                on_skip(error)
            except OSError as error:
                on_skip(BadInput(str(path), (error.strerror or str(error)).lower()))
