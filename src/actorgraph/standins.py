"""Who stands for whom on a day: persons for what they lead or speak for, others for their whole.

**Persons** stand for the body whose post they hold: as their own article says, else as the seeds
know, else as other articles within a year say. A title that by the seeds belongs to other days
counts nowhere, since a "former prime minister" has one too. Heads come before others, and what is
part of nothing before what is part of something. Nationality alone ties nobody to a state; who is
left with no body, or with several, stands for nobody else.

**Others** stand for the top of what they are part of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from actorgraph.actors import Office, load_seeds
from actorgraph.model import Actor

POSTS = ("headOf", "represents")
"""The relations that make a person stand for a body; what counts more comes first."""

LASTING = 365
"""Days before and after its publication on which a title that an article gives is taken to hold."""

RollUp = Mapping[str, str]
"""By type of actor what it becomes: ``state``, the top of what it is part of (which may be an
organisation), or, for persons only, ``body``, the very body led or represented."""

Post = tuple[str, str]
"""Relation (one of `POSTS`) and body."""


@dataclass(frozen=True, slots=True)
class World:
    """What is asked, every actor by id, and by person and post the days of the articles that say
    it is held."""

    how: RollUp
    actors: dict[str, Actor]
    told: Mapping[str, Mapping[Post, Collection[date]]]


@dataclass(frozen=True, slots=True)
class Page:
    """An article that is read: its date, and by person the posts that it gives."""

    date: date | None
    posts: Mapping[str, Collection[Post]]


def stand_in(world: World, page: Page, actor: str, day: date | None) -> tuple[str, str]:
    """The actor (by id) that stands in for this one on that day, and why, for the evidence.

    Where there is none it is the actor itself, and the reason is empty.
    """
    found, why = actor, "partOf"
    if world.actors[actor].type == "person" and "person" in world.how:
        for posts in _held(world, page, actor, day):
            if post := _chosen(world, posts):
                found, why = post[1], f"{post[0]} on {day}" if day else post[0]
                break
    kind = world.actors[found].type
    if kind != "person" and kind in world.how:
        found = _wholes(world, found)[-1].id
    return found, f"rolled up from {actor} ({why})" if found != actor else ""


def _held(world: World, page: Page, person: str, day: date | None) -> Iterator[Collection[Post]]:
    """The posts that the person holds on that day, by source, the one to be trusted most first."""
    terms = load_seeds().terms_of.get(person, ())
    if day is None or page.date is None or _near(day, page.date):
        yield _current(world, terms, page.posts.get(person, ()), day)
    if day is not None:
        yield {(term.relation, term.body) for term in terms if term.held_on(day)}
        told = world.told.get(person, {}).items()
        lasting = {post for post, days in told if any(_near(day, other) for other in days)}
        yield _current(world, terms, lasting, day)


def _current(
    world: World, terms: Iterable[Office], posts: Collection[Post], day: date | None
) -> Collection[Post]:
    """The posts without those for a body that, by the terms, the person served on other days."""
    if day is None:
        return posts
    served: dict[str, bool] = {}
    for term in terms:
        top = _spoken_for(world, term.body).id
        served[top] = served.get(top, False) or term.held_on(day)
    return {post for post in posts if served.get(_spoken_for(world, post[1]).id, True)}


def _chosen(world: World, posts: Collection[Post]) -> Post | None:
    """The post that counts most, its body as deep as asked; None where that leaves a choice."""
    ranked: dict[tuple[int, bool], set[str]] = {}
    for relation, body in posts:
        top = _spoken_for(world, body)
        if top.type != "person":
            rank = (POSTS.index(relation), top.country is not None)
            ranked.setdefault(rank, set()).add(top.id)
    if not ranked or len(ranked[min(ranked)]) > 1:
        return None
    relation, (top_id,) = POSTS[min(ranked)[0]], ranked[min(ranked)]
    if world.how["person"] == "state":
        return relation, top_id
    bodies = {b for r, b in posts if r == relation and _spoken_for(world, b).id == top_id}
    bodies -= {whole.id for body in bodies for whole in _wholes(world, body)[1:]}
    return (relation, bodies.pop()) if len(bodies) == 1 else None


def _spoken_for(world: World, body: str) -> Actor:
    """In whose name those speak who lead or represent the body.

    An organ of a state or organisation speaks for the whole, a party, company or armed group for
    itself: a rebel does not speak for the state that he is of.
    """
    chain = _wholes(world, body)
    for part, whole in pairwise(chain):
        if part.type != "government_body" and not part.type == whole.type == "organisation":
            return part
    return chain[-1]


def _wholes(world: World, actor: str) -> list[Actor]:
    """The actor and what it is part of, up to a state or to what is part of nothing."""
    chain = [world.actors[actor]]
    while chain[-1].type != "state":
        whole = world.actors.get(chain[-1].country or "")
        if whole is None or whole in chain:
            break
        chain.append(whole)
    return chain


def _near(day: date, published: date) -> bool:
    return abs((day - published).days) <= LASTING
