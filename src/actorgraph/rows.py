"""Rows of the CSV files in ``seeds/``, each with its place, and what is wrong with them.

A fault is noted and not raised, and the reading goes on with what is left, so that one reading
finds them all.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of a file; as text ``file:line: reason``."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row by column; ``faults`` is where this and all other rows note what is wrong."""

    file: str
    line: int
    cells: Mapping[str, str]
    faults: list[Fault]

    def fault(self, reason: str) -> None:
        """Note what is wrong with the row."""
        self.faults.append(Fault(self.file, self.line, reason))

    @property
    def sound(self) -> bool:
        """Whether nothing is known to be wrong with the row."""
        return not any((f.file, f.line) == (self.file, self.line) for f in self.faults)

    def text(self, column: str) -> str:
        """The cell; that it is empty is a fault."""
        if not self.cells[column]:
            self.fault(f"{column} is empty")
        return self.cells[column]

    def values(self, column: str) -> list[str]:
        """The ``|``-separated values of the cell, none for a column that the file does not have;
        an empty or padded one is a fault."""
        cell = self.cells.get(column, "")
        values = cell.split("|") if cell else []
        plain = [value.strip() for value in values]
        if values != plain or "" in plain:
            self.fault(f"{column} has an empty or padded value: {cell!r}")
        return [value for value in plain if value]

    def term(self) -> tuple[date | None, date | None]:
        """The days ``start`` and ``end``, None where the cell is empty or at fault."""
        start, end = self._day("start"), self._day("end")
        if start and end and end < start:
            self.fault("the term ends before it starts")
        return start, end

    def _day(self, column: str) -> date | None:
        text = self.cells[column]
        if not text:
            return None
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                return date.fromisoformat(text)
            self.fault(f"{column} {text!r} is no day like 2024-11-13")
        except ValueError as error:
            self.fault(f"{column} {text!r}: {error}")
        return None


def rows(path: Path, faults: list[Fault], *headers: tuple[str, ...]) -> Iterator[Row]:
    """The rows below the header, which must be one of ``headers``; nothing for a missing file.

    A row of another length is left out; a file that is not UTF-8 has no rows.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return
    except OSError as error:
        faults.append(Fault(path.name, 1, f"cannot be read ({error.strerror})"))
        return
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        faults.append(Fault(path.name, line, f"not UTF-8 ({error.reason})"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = tuple(next(reader, ()))
        if columns not in headers:
            faults.append(Fault(path.name, 1, f"the header is not {','.join(headers[-1])}"))
            return
        for cells in reader:
            row = Row(path.name, reader.line_num, dict(zip(columns, cells, strict=False)), faults)
            if len(cells) == len(columns):
                yield row
            else:
                row.fault(f"{len(cells)} cells, not {len(columns)}")
    except csv.Error as error:
        faults.append(Fault(path.name, reader.line_num, str(error)))
