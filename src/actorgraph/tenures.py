"""Who held which office and belonged to what, and when: the rows of two files of the seeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from actorgraph.model import Actor
from actorgraph.ontology import cues
from actorgraph.rows import Row

_WHOLE_TYPES = ("organisation", "party", "armed_group", "group")
_Kind = TypeVar("_Kind", "Office", "Membership")


class Tenure:
    """Something that lasts from day ``start`` to day ``end``, both inclusive, or None where open
    or not known."""

    __slots__ = ()
    start: date | None
    end: date | None

    def held_on(self, day: date) -> bool:
        """Whether ``day`` lies in the term as far as its limits are known."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Office(Tenure):
    """A post of a person: ``title`` in lower case, of the actor ``body``; ``relation`` is
    ``headOf`` or ``represents``."""

    person: str
    title: str
    body: str
    relation: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Membership(Tenure):
    """That the actor ``member`` belongs to ``organisation``, an organisation, party or group."""

    member: str
    organisation: str
    start: date | None
    end: date | None


def offices_of(rows: Iterable[Row], actors: Mapping[str, Actor]) -> tuple[Office, ...]:
    """The terms of ``offices.csv`` that are sound, in its order.

    Terms of one office with more than one day in common are a fault, unless it is `shared` and the
    persons are two.
    """
    found = [(_office(row, actors), row) for row in rows]
    sound = [(office, row) for office, row in found if row.sound]
    for office, other, row, line in _clashes(sound, lambda o: (o.body, o.title)):
        if office == other:
            row.fault(f"the row repeats line {line}")
        elif office.person == other.person or not shared(office.title):
            row.fault(f"the term overlaps that of {other.person!r} in line {line}")
    return tuple(office for office, _ in sound)


def titles_of(rows: Iterable[Row], offices: Iterable[Office]) -> dict[tuple[str, str], str]:
    """The title of an office by what news calls it and its body: the EU's foreign policy chief is
    its high representative. A title that the body does not have, and what is said of it twice, is a
    fault."""
    known = {(office.title, office.body) for office in offices}
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        said, title, body = map(row.text, ("said", "title", "body"))
        if (title, body) not in known:
            row.fault(f"{body!r} has no office {title!r}")
        elif (said, body) in found:
            row.fault(f"{said!r} of {body!r} is given twice")
        if said != said.lower():
            row.fault(f"{said!r} is not in lower case")
        found.setdefault((said, body), title)
    return found


def memberships_of(rows: Iterable[Row], actors: Mapping[str, Actor]) -> tuple[Membership, ...]:
    """The terms of ``memberships.csv`` that are sound, in its order; two of one pair that have more
    than one day in common are a fault."""
    found = [(_membership(row, actors), row) for row in rows]
    sound = [(membership, row) for membership, row in found if row.sound]
    for _, _, row, line in _clashes(sound, lambda m: (m.member, m.organisation)):
        row.fault(f"the term overlaps that in line {line}")
    return tuple(membership for membership, _ in sound)


def shared(title: str) -> bool:
    """Whether several hold the office at once: spokesmen, ambassadors to here and there."""
    return any(re.match(rf"{re.escape(start)}\b", title) for start in cues().shared_title)


def _office(row: Row, actors: Mapping[str, Actor]) -> Office:
    person, title, body, relation = map(row.text, ("person", "title", "body", "relation"))
    if person and (person not in actors or actors[person].type != "person"):
        row.fault(f"{person!r} is no person of the seeds")
    if body and body not in actors:
        row.fault(f"{body!r} is no actor of the seeds")
    if relation not in ("headOf", "represents"):
        row.fault(f"{relation!r} is neither headOf nor represents")
    if title != title.lower():
        row.fault(f"title {title!r} is not in lower case")
    return Office(person, title, body, relation, *row.term())


def _membership(row: Row, actors: Mapping[str, Actor]) -> Membership:
    member, organisation = row.text("member"), row.text("organisation")
    whole = actors.get(organisation)
    if member and member not in actors:
        row.fault(f"{member!r} is no actor of the seeds")
    if organisation and (whole is None or whole.type not in _WHOLE_TYPES):
        row.fault(f"{organisation!r} is no organisation, party or group of the seeds")
    if member and member == organisation:
        row.fault(f"{member!r} is a member of itself")
    return Membership(member, organisation, *row.term())


def _clashes(
    found: Iterable[tuple[_Kind, Row]], key: Callable[[_Kind], object]
) -> Iterable[tuple[_Kind, _Kind, Row, int]]:
    """Terms of one key with more than one day in common: the later row's, the earlier one's, the
    later row, and the line of the earlier. Where one ends the other may begin."""
    groups: dict[object, list[tuple[_Kind, Row]]] = {}
    for term, row in found:
        groups.setdefault(key(term), []).append((term, row))
    for group in groups.values():
        for (early, first), (late, second) in combinations(group, 2):
            start = max(early.start or date.min, late.start or date.min)
            end = min(early.end or date.max, late.end or date.max)
            if start < end or early == late:
                yield late, early, second, first.line
