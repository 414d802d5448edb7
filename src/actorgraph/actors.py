"""The seed actors of ``seeds/actors/*.csv``: who they are, what they are called, who held what.

Three files of the folder have columns of their own: ``cities.csv`` (cities and regions that stand
for a state when they are hit), ``offices.csv`` (who held which office of what body, and when) and
``exact_case.csv`` (names that are English words too). Every other CSV file lists actors, so a
file of one's own may be put beside them. Several values in one cell are separated by ``|``.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.model import ACTOR_TYPES, Actor, slug

ACTOR_COLUMNS = (
    *("id", "label", "type", "wikidata", "country", "sector"),
    *("aliases", "demonyms", "metonyms", "acronyms"),
)
PERSON_COLUMNS = (*ACTOR_COLUMNS, "surnames")
CITY_COLUMNS = ("label", "country", "aliases")
OFFICE_COLUMNS = ("person", "title", "body", "relation", "start", "end")
EXACT_CASE_COLUMNS = ("text",)

ALIAS_KINDS = ("name", "acronym", "demonym", "metonym", "city", "surname")
"""The values of ``Alias.kind``."""

_KIND_OF_COLUMN = {
    "aliases": "name",
    "acronyms": "acronym",
    "demonyms": "demonym",
    "metonyms": "metonym",
    "surnames": "surname",
}
_ALWAYS_EXACT = ("acronym", "surname")
_OTHER_FILES = ("cities.csv", "offices.csv", "exact_case.csv")
_WHOLE_TYPES = ("state", "region", "organisation")


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name an actor in text.

    ``kind`` is one of `ALIAS_KINDS`: a full or usual *name* (the label is always one), an
    *acronym*, a *demonym* (adjective or noun: Russian, Russians), a *metonym* (the seat that
    stands for the actor: Kremlin, Moscow), a *city* of the state ``actor``, or a person's
    *surname*. Where ``exact_case`` holds only this very case matches, since the word in lower
    case is another one (us, turkey, bush); elsewhere capitals may differ, as in headlines.
    """

    text: str
    actor: str
    kind: str
    exact_case: bool


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a person: ``title`` in lower case, of the actor ``body``.

    ``relation`` is ``headOf`` or ``represents``; ``start`` and ``end`` are days, both inclusive,
    or None where open or not known.
    """

    person: str
    title: str
    body: str
    relation: str
    start: date | None
    end: date | None

    def held_on(self, day: date) -> bool:
        """Whether ``day`` lies in the term as far as its limits are known."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Seeds:
    """All seed actors by id, their aliases, the offices, and what each is part of.

    ``aliases`` are sorted by text, kind and actor; one text may belong to several actors, but
    only under different kinds. ``part_of`` leads from an actor to the state, the region with a
    government or, for organs, the organisation it belongs to; following it always ends.
    """

    actors: Mapping[str, Actor]
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...]
    part_of: Mapping[str, str]


@functools.cache
def load_seeds(folder: Path | None = None) -> Seeds:
    """The seeds in ``folder``, by default those of the package; each folder is read once.

    Raises `BadData`, naming file, line and reason, for a wrong header or number of cells, an
    unknown type or reference, an id or Wikidata id given twice, a malformed id or date, and an
    alias that two actors claim in the same kind.
    """
    folder = folder or data_path("seeds", "actors")
    reading = _Reading(folder)
    files = sorted(p for p in folder.glob("*.csv") if p.name not in _OTHER_FILES)
    if not files:
        raise BadData(f"{folder}: no CSV file of actors")
    for row in _rows(folder / "exact_case.csv", EXACT_CASE_COLUMNS):
        reading.exact.add(row.text("text"))
    for path in files:
        for row in _rows(path, PERSON_COLUMNS, ACTOR_COLUMNS):
            _add_actor(reading, row)
    for row in reading.wholes:
        _check_whole(reading, row)
    for row in _rows(folder / "cities.csv", CITY_COLUMNS):
        _add_city(reading, row)
    offices = tuple(_office(reading, row) for row in _rows(folder / "offices.csv", OFFICE_COLUMNS))
    return Seeds(
        actors=dict(sorted(reading.actors.items())),
        aliases=tuple(sorted(reading.aliases.values(), key=lambda a: (a.text, a.kind, a.actor))),
        offices=offices,
        part_of={a.id: a.country for a in reading.actors.values() if a.country is not None},
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, with its place for the error message."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        return self.cells[column] or self.fail(f"{column} is empty")

    def values(self, column: str) -> list[str]:
        """The ``|``-separated values of the cell; none of them empty or padded."""
        cell = self.cells.get(column, "")
        values = cell.split("|") if cell else []
        if any(not value or value != value.strip() for value in values):
            self.fail(f"{column} has an empty or padded value: {cell!r}")
        return values

    def fail(self, reason: str) -> str:
        raise BadData(f"{self.path.name}:{self.line}: {reason}")


@dataclass(slots=True)
class _Reading:
    """What has been read so far. Aliases lie under kind and text (case-folded unless exact)."""

    folder: Path
    actors: dict[str, Actor] = field(default_factory=dict)
    aliases: dict[tuple[str, str], Alias] = field(default_factory=dict)
    by_wikidata: dict[str, str] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    wholes: list[_Row] = field(default_factory=list)


def _rows(path: Path, *headers: tuple[str, ...]) -> Iterator[_Row]:
    """The rows below the header, which must be one of ``headers``; nothing for a missing file."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            columns = tuple(next(reader, ()))
            if columns not in headers:
                raise BadData(f"{path.name}:1: the header is not {','.join(headers[-1])}")
            for cells in reader:
                if len(cells) != len(columns):
                    reason = f"{len(cells)} cells, not {len(columns)}"
                    raise BadData(f"{path.name}:{reader.line_num}: {reason}")
                yield _Row(path, reader.line_num, dict(zip(columns, cells, strict=True)))
        except (csv.Error, UnicodeDecodeError) as error:
            raise BadData(f"{path.name}:{reader.line_num}: {error}") from error


def _add_actor(reading: _Reading, row: _Row) -> None:
    actor = _actor(row)
    if actor.id in reading.actors:
        row.fail(f"id {actor.id!r} is given twice")
    if actor.wikidata is not None:
        other = reading.by_wikidata.setdefault(actor.wikidata, actor.id)
        if other != actor.id:
            row.fail(f"{actor.wikidata} is {other!r} already")
    reading.actors[actor.id] = actor
    if actor.country is not None:
        reading.wholes.append(row)
    _add_alias(reading, row, actor.label, (actor.id, "name"))
    for column, kind in _KIND_OF_COLUMN.items():
        for text in row.values(column):
            _add_alias(reading, row, text, (actor.id, kind))


def _actor(row: _Row) -> Actor:
    wikidata, sector = row.cells["wikidata"] or None, row.cells["sector"] or None
    key, kind = row.text("id"), row.text("type")
    if key != slug(key):
        row.fail(f"id {key!r} is not a slug like {slug(key)!r}")
    if kind not in ACTOR_TYPES:
        row.fail(f"unknown type {kind!r}")
    if wikidata is not None and not re.fullmatch(r"Q[1-9][0-9]*", wikidata):
        row.fail(f"{wikidata!r} is no Wikidata id")
    if sector is not None and not re.fullmatch(r"[A-Z]{3}", sector):
        row.fail(f"{sector!r} is no sector code")
    return Actor(key, row.text("label"), kind, wikidata, row.cells["country"] or None, sector)


def _add_alias(reading: _Reading, row: _Row, text: str, meaning: tuple[str, str]) -> None:
    actor, kind = meaning
    if text != " ".join(text.split()):
        row.fail(f"padded or doubled spaces in {text!r}")
    exact = kind in _ALWAYS_EXACT or text in reading.exact
    key = (kind, text if exact else text.casefold())
    known = reading.aliases.setdefault(key, Alias(text, actor, kind, exact))
    if known.actor != actor:
        row.fail(f"{kind} {text!r} is claimed by {known.actor!r} and {actor!r}")
    if known.text != text or known.exact_case != exact:
        row.fail(f"{kind} {text!r} repeats {known.text!r}")


def _check_whole(reading: _Reading, row: _Row) -> None:
    whole = reading.actors.get(row.cells["country"])
    if whole is None or whole.type not in _WHOLE_TYPES:
        row.fail(f"{row.cells['country']!r} is no state, region or organisation of the seeds")
    seen = {row.cells["id"]}
    while whole is not None:
        if whole.id in seen:
            row.fail(f"{whole.id!r} is part of itself")
        seen.add(whole.id)
        whole = reading.actors.get(whole.country or "")


def _add_city(reading: _Reading, row: _Row) -> None:
    state = reading.actors.get(row.text("country"))
    if state is None or state.type != "state":
        row.fail(f"{row.text('country')!r} is no state of the seeds")
    for text in (row.text("label"), *row.values("aliases")):
        _add_alias(reading, row, text, (row.text("country"), "city"))


def _office(reading: _Reading, row: _Row) -> Office:
    person, body, relation = row.text("person"), row.text("body"), row.text("relation")
    title = row.text("title")
    if person not in reading.actors or reading.actors[person].type != "person":
        row.fail(f"{person!r} is no person of the seeds")
    if body not in reading.actors:
        row.fail(f"{body!r} is no actor of the seeds")
    if relation not in ("headOf", "represents"):
        row.fail(f"{relation!r} is neither headOf nor represents")
    if title != title.lower():
        row.fail(f"title {title!r} is not in lower case")
    start, end = _day(row, "start"), _day(row, "end")
    if start and end and end < start:
        row.fail("the term ends before it starts")
    return Office(person, title, body, relation, start, end)


def _day(row: _Row, column: str) -> date | None:
    text = row.cells[column]
    if not re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", text):
        row.fail(f"{column} {text!r} is no day like 2024-11-13")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadData(f"{row.path.name}:{row.line}: {column} {text!r}: {error}") from error
