"""What names are made of, and what only looks like one: rows of three files of the seeds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from actorgraph.model import Actor, slug
from actorgraph.rows import Row

OTHER_KINDS = ("place", "thing")
"""What a fixed phrase with a name in it may be: "Gulf of Mexico", "Swiss cheese"."""


def given_names_of(rows: Iterable[Row]) -> dict[str, str]:
    """Gender (``f`` or ``m``) by slug, of given names that nearly always tell it."""
    found: dict[str, str] = {}
    for row in rows:
        name, gender = row.text("name"), row.cells["gender"]
        if gender not in ("f", "m"):
            row.fault(f"gender {gender!r} is neither f nor m")
        elif found.setdefault(slug(name), gender) != gender:
            row.fault(f"{name!r} is given twice")
    return found


def other_names_of(rows: Iterable[Row], names: Collection[str]) -> dict[str, str]:
    """One of `OTHER_KINDS` by phrase, for phrases that hold a name and stand for no actor. A thing
    that is one of the ``names`` of actors, and no more, is a fault."""
    found: dict[str, str] = {}
    for row in rows:
        text, kind = row.text("text"), row.cells["kind"]
        if kind not in OTHER_KINDS:
            row.fault(f"kind {kind!r} is none of {', '.join(OTHER_KINDS)}")
        elif found.setdefault(text, kind) != kind:
            row.fault(f"{text!r} is given twice")
        if kind == "thing" and text in names:
            row.fault(f"{text!r} is a name of an actor")
    return found


def traits_of(rows: Iterable[Row], actors: Mapping[str, Actor]) -> dict[str, frozenset[str]]:
    """By actor, the words by which news describes it: kingdom, gulf, former soviet, islamist."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        actor = row.text("actor")
        if actor and actor not in actors:
            row.fault(f"{actor!r} is no actor of the seeds")
        elif actor in found:
            row.fault(f"{actor!r} is given twice")
        traits = row.values("traits")
        if any(trait != trait.lower() for trait in traits):
            row.fault("traits are not in lower case")
        found[actor] = frozenset(traits)
    return found
