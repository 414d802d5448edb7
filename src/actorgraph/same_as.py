"""The rows of ``seeds/same_as.csv``: who is whom, as decided by people; read strictly, kept sorted.

A row says of two actors that they are the ``same`` or ``different``. Where ``left`` is
``ARTICLE#WORDS`` it says that these words of that article stand, or do not stand, for the actor
``right``.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from actorgraph.datafiles import data_path, write_whole
from actorgraph.errors import BadData, BadInput
from actorgraph.model import slug

COLUMNS = ("left", "right", "decision", "note")
SAME, DIFFERENT = "same", "different"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: ``left`` and ``right`` are the ``same`` or ``different``; ``note`` says why.

    ``right`` is an actor id, ``left`` an actor id or ``ARTICLE#WORDS``. ``line`` is where the row
    stands in the file.
    """

    left: str
    right: str
    decision: str
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def pair(self) -> frozenset[str]:
        """The two in no order."""
        return frozenset((self.left, self.right))

    @property
    def words(self) -> tuple[str, str] | None:
        """Article id and words, where it is about words."""
        article, mark, words = self.left.rpartition("#")
        return (article, words) if mark else None


def same_as_path() -> Path:
    """The file of decisions: that which ``ACTORGRAPH_SAME_AS`` names, else the project's own."""
    return Path(os.environ.get("ACTORGRAPH_SAME_AS") or data_path("seeds", "same_as.csv"))


def text_of(path: Path) -> str:
    """What the file holds; a file that is not there yet holds no decision.

    Raises `BadData` where it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return _text(())
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: cannot be read ({error})") from error


def rows_of(text: str, name: str) -> Iterator[Decision]:
    """The rows in order. Raises `BadData`, with ``name``, line and reason, for a wrong header or
    number of cells, an unknown decision, what is no actor id or no words, an actor beside itself
    and a pair that has a row already."""
    lines: dict[frozenset[str], int] = {}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != COLUMNS:
            raise BadData(f"{name}:1: the header is not {','.join(COLUMNS)}")
        for cells in reader:
            where = f"{name}:{reader.line_num}"
            if len(cells) != len(COLUMNS):
                raise BadData(f"{where}: {len(cells)} cells, not {len(COLUMNS)}")
            left, right, decision, note = cells
            row = Decision(left, right, decision, note, reader.line_num)
            if reason := fault(row):
                raise BadData(f"{where}: {reason}")
            if lines.setdefault(row.pair, row.line) != row.line:
                raise BadData(f"{where}: the pair is decided in line {lines[row.pair]} already")
            yield row
    except csv.Error as error:
        raise BadData(f"{name}:{reader.line_num}: {error}") from error


def save_rows(rows: Iterable[Decision], path: Path) -> None:
    """Write the file anew, sorted, whole or not at all; raises `BadInput` where that fails."""
    try:
        write_whole(path.resolve(), _text(rows))  # of a link, the file that it leads to
    except OSError as error:
        raise BadInput(str(path), f"cannot be written ({error.strerror})") from error


def fault(row: Decision) -> str | None:
    """What is wrong with a row by itself, None if nothing is."""
    if row.decision not in (SAME, DIFFERENT):
        return f"unknown decision {row.decision!r}: it is {SAME} or {DIFFERENT}"
    if row.left == row.right:
        return f"{row.left!r} stands beside itself"
    if row.words is not None:
        article, words = row.words
        if not article or not words or words != " ".join(words.split()):
            return f"{row.left!r} is not ARTICLE#WORDS"
    for id_ in (row.right,) if row.words else (row.left, row.right):
        if not id_ or id_ != "--".join(map(slug, id_.split("--"))):
            return f"{id_!r} is no actor id"
    return None


def _text(rows: Iterable[Decision]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=lambda row: (row.left, row.right)):
        writer.writerow((row.left, row.right, row.decision, row.note))
    return out.getvalue()
