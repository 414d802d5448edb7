"""A corpus cut into shards: files, or lines, rows and records of large ones, as bytes."""

from __future__ import annotations

import hashlib
import io
import mmap
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from actorgraph.errors import BadInput
from actorgraph.model import Article
from actorgraph.parquet import json_lines
from actorgraph.places import is_remote, remote_files
from actorgraph.read import (
    LINES,
    PARQUET,
    READERS,
    WARC,
    articles_of,
    files_of,
    line_articles,
    refuse_unreadable,
)
from actorgraph.sources import Skip, kind_of
from actorgraph.warc import stretches

ARTICLES = 256
"""The articles of a shard: half a minute of work, which is what a lost worker costs."""


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


def _pieces(
    sources: Iterable[str | Path], on_skip: Skip, articles: int, size: int
) -> Iterator[tuple[Piece, int]]:
    """The files, with an upper bound of the articles of each; those with many articles in pieces of
    no more articles and bytes than asked for."""
    for place, name, content in _files(sources, on_skip):
        kind = kind_of(name)
        with content:
            try:
                if kind in LINES:
                    yield from _cut((place, name), content, articles, size)
                elif kind == PARQUET:
                    yield from _cut((place, name), json_lines(content, place), articles, size)
                elif kind in WARC:
                    yield from _archives((place, name), content, articles, size)
                else:
                    yield Piece(place, name, content.read()), 1
            except BadInput as error:
                on_skip(error)


def _cut(
    names: tuple[str, str], content: Iterable[bytes], articles: int, size: int
) -> Iterator[tuple[Piece, int]]:
    lines: list[bytes] = []
    first, held, empty = 1, 0, True
    for line in content:
        if lines and (len(lines) == articles or held + len(line) > size):
            yield Piece(*names, b"".join(lines), first), len(lines)
            first, lines, held = first + len(lines), [], 0
        lines.append(line)
        held, empty = held + len(line), empty and not line.strip()
    if lines and not empty:
        yield Piece(*names, b"".join(lines), first), len(lines)
    elif empty:
        raise BadInput(names[0], "is empty")


def _archives(
    names: tuple[str, str], content: IO[bytes], articles: int, size: int
) -> Iterator[tuple[Piece, int]]:
    """Web archives of some of the records each; the whole of it is on disk meanwhile."""
    with TemporaryFile(prefix="actorgraph-") as file:
        shutil.copyfileobj(content, file)
        if not file.tell():
            raise BadInput(names[0], "is empty")
        file.flush()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            for start, stop in stretches(whole, names[0], articles, size):
                yield Piece(*names, whole[start:stop]), articles


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
