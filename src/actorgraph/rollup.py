"""Claims rolled up: "Rutte met Zelensky" read as NATO and Ukraine, each on the day of the event.

The articles stay as they are; what they say is told again with the actors asked for replaced by
those they stand for (``standins``), and ``excerpt`` makes another store in memory of that. Every
query works on it unchanged, belief is weighed anew over the evidence that comes together, and each
piece of evidence keeps its words and says whom they name: "rolled up from mark-rutte (headOf on
2024-11-13)".

Where both ends of a claim become one actor the claim falls away, since nothing is claimed of an
actor and itself. So does a tie (A leads B) of which an end is replaced: it has served its purpose,
and would say that the state of an officer leads another.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from actorgraph.actors import load_seeds
from actorgraph.errors import BadQuery
from actorgraph.iso_dates import first_day
from actorgraph.model import (
    ACTOR_TYPES,
    FORMER,
    Claim,
    Evidence,
    Modality,
    Polarity,
    Reading,
    merged,
    named_actors,
    turned,
)
from actorgraph.ontology import oriented
from actorgraph.standins import POSTS, Page, Post, RollUp, World, stand_in

TIES = (*POSTS, "memberOf")
"""Relations that tell whom an actor belongs to, and nothing that it does."""

_TYPES = {kind.removeprefix("government_"): kind for kind in ACTOR_TYPES if kind != "state"}


def parse_roll_up(text: str) -> RollUp:
    """What ``person=state,body=state`` asks for; raises `BadQuery` naming the words there are."""
    how: dict[str, str] = {}
    for part in text.split(","):
        source, _, target = (word.strip() for word in part.partition("="))
        targets = ("state", "body") if source == "person" else ("state",)
        if source not in _TYPES or target not in targets:
            raise BadQuery(
                f"roll-up {part.strip()!r} is neither person=body nor X=state "
                f"with X one of {', '.join(_TYPES)}"
            )
        if how.setdefault(_TYPES[source], target) != target:
            raise BadQuery(f"roll-up {text!r} asks two things of {source}")
    return how


def rolled(readings: Sequence[Reading], how: RollUp) -> Iterator[Reading]:
    """What the same articles say, rolled up; whom a person stands for may be told by any of them.

    Of contradicting records of an actor that of the first article counts.
    """
    world = _world(readings, how)
    return (_rolled(world, reading) for reading in readings)


def _world(readings: Sequence[Reading], how: RollUp) -> World:
    actors = dict(load_seeds().actors)
    told: dict[str, dict[Post, set[date]]] = {}
    for reading in reversed(readings):
        actors.update((actor.id, actor) for actor in reading.actors)
        if day := first_day(reading.article.date):
            for person, post in _titles(reading):
                told.setdefault(person, {}).setdefault(post, set()).add(day)
    return World(how, actors, told)


def _rolled(world: World, reading: Reading) -> Reading:
    posts: dict[str, set[Post]] = {}
    for person, post in _titles(reading):
        posts.setdefault(person, set()).add(post)
    page = Page(first_day(reading.article.date), posts)
    claims = merged(
        made
        for claim in reading.claims
        for piece in claim.evidence
        if (made := _claim(world, page, claim, piece))
    )
    own = {actor.id: actor for actor in reading.actors}
    return replace(reading, actors=named_actors(claims, ChainMap(own, world.actors)), claims=claims)


def _titles(reading: Reading) -> Iterator[tuple[str, Post]]:
    """Each person of whom the article asserts a post, with that post; former ones are none."""
    for claim in reading.claims:
        if claim.relation in POSTS and any(
            piece.polarity is Polarity.AFFIRMED
            and piece.modality is Modality.ASSERTED
            and not piece.rule.endswith(f":{FORMER}")
            for piece in claim.evidence
        ):
            yield claim.subject, (claim.relation, claim.object)


def _claim(world: World, page: Page, claim: Claim, piece: Evidence) -> Claim | None:
    """The claim with this one piece of evidence, rolled up; None where it falls away."""
    day = _day(piece.event_date, page.date)
    subject, why_subject = stand_in(world, page, claim.subject, day)
    object, why_object = stand_in(world, page, claim.object, day)
    if subject == object or ((why_subject or why_object) and claim.relation in TIES):
        return None
    piece = replace(
        piece,
        subject_link=_joined(piece.subject_link, why_subject),
        object_link=_joined(piece.object_link, why_object),
    )
    subject, object, changed = oriented(claim.relation, subject, object)
    return Claim(subject, claim.relation, object, (turned(piece) if changed else piece,))


def _day(event: str | None, published: date | None) -> date | None:
    """The day of an event, of a longer time the first; that of publication where it lies in that
    time, and where there is no event date with a year."""
    first, slash, last = (event or "").partition("/")
    start = first_day(first)
    if start is None or published is None:
        return start or published
    if last == "..":
        return max(start, published)
    day, end = published.isoformat(), last if slash else first
    # what is cut short is a month or year, in which each of its days lies
    return published if first <= day and day[: len(end)] <= end else start


def _joined(link: str | None, why: str) -> str | None:
    return ", ".join(part for part in (link, why) if part) or None
