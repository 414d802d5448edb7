"""What a briefing says, before it is written as HTML or Markdown: statements with their claims.

A statement without evidence has no place here: `Row.claims` names what it rests on, and what has
no quote is left out when the briefing is put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A statement: the cells of a table or one sentence, and the ids of the claims behind it, which
    are ``whole`` in number where not all are cited (0: all are)."""

    cells: tuple[str, ...]
    claims: tuple[str, ...]
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """A plot of how much each actor cooperates (0 or more) and is in conflict (0 or less)."""

    title: str
    rows: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Months:
    """A plot of each dyad's score in every month; ``months`` are like 2024-11."""

    title: str
    months: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plot of the net score within and between blocs; None where no claim ties two."""

    title: str
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]


Plot = Bars | Months | Matrix


@dataclass(frozen=True, slots=True)
class Part:
    """A few rows of a section under one introduction; without ``columns`` each row is a sentence.

    ``empty`` is what is written, in plain words, where there are none.
    """

    lead: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the briefing; ``id`` is its anchor."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: ``pieces`` are (text, role), where the role of marked words is subject,
    trigger or object. ``url`` is an http(s) address or None."""

    pieces: tuple[tuple[str, str | None], ...]
    about: str
    article: str
    title: str | None
    publisher: str | None
    date: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in the evidence: ``number`` from 1 in the order of the briefing."""

    number: int
    claim: str
    words: str
    about: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole: ``summary`` says what was read, ``notes`` what to know of the figures."""

    title: str
    summary: str
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of every claim in the evidence, by its id."""
        return {entry.claim: entry.number for entry in self.entries}


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names in a sentence: "A, B, C and 4 more"."""
    found = list(names)
    if len(found) > most:
        return f"{', '.join(found[:most])} and {len(found) - most} more"
    return " and ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def number(value: float) -> str:
    """A figure of a briefing: one decimal place, with a real minus sign."""
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text.replace("-", "−")
