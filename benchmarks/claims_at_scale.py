"""Made-up articles with as many claims as asked for, to measure stores with; nothing here is true.

A few actors are in many claims and most in a few (Zipf's law), as in news: the first ten of a
world of 200,000 claims are in about a third of them. A claim is said again now and then, mostly
one that is said often already; some are denied, planned or only possible; some articles reprint
another. The same arguments give the same articles, byte for byte, and fewer claims are not a
prefix of more, since the number of actors grows with them.

    python benchmarks/claims_at_scale.py FOLDER [CLAIMS]

puts them into a new store in FOLDER (200,000 claims take some ten minutes).
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path

from pyoxigraph import Quad

from actorgraph.model import (
    Actor,
    Article,
    Claim,
    Evidence,
    Modality,
    Polarity,
    Reading,
    Tense,
    merged,
    named_actors,
    slug,
)
from actorgraph.ontology import Relation, oriented, relations
from actorgraph.rdf import reading_quads
from actorgraph.store import Store

CLAIMS = 200_000
ACTORS = 1 / 40
"""Actors for each claim."""
FIRST_DAY, DAYS = date(2022, 1, 1), 1_400
AGAIN, REPRINT, UNDATED, DENIED = 0.35, 0.04, 0.01, 0.07
"""How often a sentence says a known claim, an article copies another or has no date, a sentence
denies."""

_SYLLABLES = tuple(c + v for c in "bdfgklmnprstvz" for v in "aeiou")
_KINDS = (
    *(("state", 12), ("person", 40), ("organisation", 12), ("government_body", 10)),
    *(("armed_group", 6), ("company", 10), ("party", 3), ("media", 3), ("region", 2), ("group", 2)),
)
_ITEMS = ("drones", "rifles", "grain", "two loans", "fuel", "air defence systems", "tents")
_ITEM_TYPES = ("weapons", "weapons", "food", "money", "energy", "weapons", "equipment")
_GIVING = ("supplies", "funds", "aids")
_MODALITIES = (
    *((Modality.ASSERTED, 80), (Modality.PLANNED, 7), (Modality.REQUESTED, 4)),
    *((Modality.POSSIBLE, 7), (Modality.HYPOTHETICAL, 2)),
)
Triple = tuple[str, str, str]


@dataclass(slots=True)
class _World:
    """What is drawn from, and what has been claimed: each claim as often as it was said."""

    dice: random.Random
    actors: Sequence[Actor]
    by_id: dict[str, Actor]
    weights: list[float]
    relations: Sequence[Relation]
    said: list[Triple] = field(default_factory=list)
    claims: set[Triple] = field(default_factory=set)


def readings_at_scale(claims: int = CLAIMS, seed: int = 7) -> Iterator[Reading]:
    """Articles that together make just so many claims, about one and a half pieces of evidence
    each, in order of their dates; those without one lie among them."""
    world = _world(claims, random.Random(seed))
    recent: list[Reading] = []
    number = 0
    while len(world.claims) < claims:
        day = FIRST_DAY + timedelta(days=len(world.claims) * DAYS // claims)
        if len(recent) > 20 and world.dice.random() < REPRINT:
            made = _reprint(world.dice.choice(recent), f"n{number:06}", day, world.dice)
        else:
            made = _reading(world, f"n{number:06}", day, claims)
            recent = [*recent[-40:], made]
        yield made
        number += 1


def quads_at_scale(claims: int = CLAIMS, seed: int = 7) -> Iterator[Quad]:
    """The same as quads, each in the graph of its article, without what a store derives of them."""
    for made in readings_at_scale(claims, seed):
        yield from reading_quads(made)


def actors_at_scale(claims: int = CLAIMS) -> list[Actor]:
    """The actors of that many claims, those of the most claims first; the first ten are states."""
    kinds = [kind for kind, weight in _KINDS for _ in range(weight)]
    random.Random(1).shuffle(kinds)
    found: list[Actor] = []
    for number in range(max(int(claims * ACTORS), 30)):
        kind = "state" if number < 10 else kinds[number % len(kinds)]
        label = _label(number, kind)
        states = [found[n].id for n in range(min(number, 10))]
        found.append(
            Actor(
                slug(label),
                label,
                kind,
                wikidata=f"Q{9_000_000 + number}" if number % 10 < 7 else None,
                country=None if kind in ("state", "organisation") else states[number % len(states)],
                sector={"group": "REB", "government_body": "GOV"}.get(kind),
                named=kind != "group",
            )
        )
    return found


def _world(claims: int, dice: random.Random) -> _World:
    actors = actors_at_scale(claims)
    weights = list(accumulate(1 / (rank + 2) ** 0.9 for rank in range(len(actors))))
    return _World(dice, actors, {a.id: a for a in actors}, weights, tuple(relations().values()))


def _label(number: int, kind: str) -> str:
    """A name of its own for each number, which one could pronounce."""
    word, rest = "", number + len(_SYLLABLES)
    while rest:
        rest, place = divmod(rest, len(_SYLLABLES))
        word += _SYLLABLES[place]
    tails = {"state": "ria", "person": "n", "company": " Works", "party": " Party"}
    before = "Ann " if kind == "person" else ""
    return before + word.capitalize() + tails.get(kind, f" {kind.partition('_')[0].capitalize()}")


def _reading(world: _World, id: str, day: date, most: int) -> Reading:
    dice = world.dice
    dated = dice.random() >= UNDATED
    sentences: list[str] = []
    claims: list[Claim] = []
    start = 0
    for _ in range(dice.randint(4, 12)):
        if len(world.claims) >= most:
            break
        triple = _triple(world)
        claim, text = _said(world, id, triple, start, day)
        claims.append(claim)
        sentences.append(text)
        start += len(text) + 1
    sentences.append(" ".join(_own_words(dice, 60)).capitalize() + ".")
    house = f"Sample House {min(int(dice.expovariate(0.06)), 119)}"
    article = Article(
        *(id, " ".join(sentences), f"News {id}", day.isoformat() if dated else None),
        *(house, f"https://example.org/{id}", f"{id[:4]}.jsonl:{int(id[1:])}"),
    )
    made = merged(claims)
    return Reading(article, named_actors(made, world.by_id), made)


def _reprint(of: Reading, id: str, day: date, dice: random.Random) -> Reading:
    claims = tuple(
        replace(c, evidence=tuple(replace(e, article=id) for e in c.evidence)) for c in of.claims
    )
    house = f"Sample House {dice.randrange(120)}"
    link, source = f"https://example.org/{id}", f"{id[:4]}.jsonl:{int(id[1:])}"
    said = {"date": day.isoformat(), "publisher": house, "url": link, "source": source}
    return replace(of, article=replace(of.article, id=id, **said), claims=claims)


def _triple(world: _World) -> Triple:
    """A claim that was made before, those said often first, or a new one."""
    dice = world.dice
    if world.said and dice.random() < AGAIN:
        triple = dice.choice(world.said)
    else:
        triple = _new(world)
        while triple in world.claims:
            triple = _new(world)
        world.claims.add(triple)
    world.said.append(triple)
    return triple


def _new(world: _World) -> Triple:
    while True:
        a, b = _actor(world), _actor(world)
        relation = world.relations[int(world.dice.triangular(0, len(world.relations), 12))]
        fits = all(
            not types or actor.type in types
            for actor, types in ((a, relation.domain), (b, relation.range))
        )
        if a.id != b.id and fits:
            subject, object_, _ = oriented(relation.id, a.id, b.id)
            return subject, relation.id, object_


def _actor(world: _World) -> Actor:
    return world.actors[bisect_left(world.weights, world.dice.random() * world.weights[-1])]


def _said(world: _World, id: str, said: Triple, start: int, day: date) -> tuple[Claim, str]:
    """The claim with one piece of evidence, and its sentence."""
    dice = world.dice
    subject, relation, object_ = said
    first, last = world.by_id[subject].label, world.by_id[object_].label
    denied = dice.random() < DENIED
    verb = f"never {relation}" if denied else relation
    gift = dice.randrange(len(_ITEMS)) if relation in _GIVING and dice.random() < 0.7 else None
    with_what = f" with {_ITEMS[gift]}" if gift is not None else ""
    text = f"{first} {verb} {last}{with_what} near {' '.join(_own_words(dice, 4))}."
    at = start + len(first) + 1
    piece = Evidence(
        *(id, start, start + len(text), text, (at, at + len(verb)), (start, at - 1)),
        (at + len(verb) + 1, at + len(verb) + 1 + len(last)),
        f"{relation}-made-up",
        Polarity.NEGATED if denied else Polarity.AFFIRMED,
        _of(dice, _MODALITIES),
        speaker=_actor(world).id if dice.random() < 0.3 else None,
        item=_ITEMS[gift] if gift is not None else None,
        item_type=_ITEM_TYPES[gift] if gift is not None else None,
        event_date=_event_date(dice, day),
        confidence=round(dice.uniform(0.4, 0.95), 4),
        subject_link="name",
        object_link="name",
        tense=dice.choice((None, Tense.PAST, Tense.PAST, Tense.ONGOING, Tense.FUTURE)),
        contexts=("military",) if dice.random() < 0.1 else (),
        place=dice.choice(world.actors[:10]).id if dice.random() < 0.1 else None,
    )
    return Claim(*said, (piece,)), text


def _event_date(dice: random.Random, day: date) -> str | None:
    """A day, month, year or span of before the article; most sentences have none."""
    event = day - timedelta(days=int(dice.expovariate(1 / 60)))
    text = event.isoformat()
    wanted = dice.random()
    if wanted < 0.2:
        return text
    if wanted < 0.32:
        return text[:7]
    if wanted < 0.36:
        return text[:4]
    return f"{text}/{day.isoformat()}" if wanted < 0.38 and text < day.isoformat() else None


def _own_words(dice: random.Random, number: int) -> list[str]:
    """Words that hardly any other article has in this order, so that only reprints are alike."""
    return ["".join(dice.choices(_SYLLABLES, k=3)) for _ in range(number)]


def _of(dice: random.Random, weighted: Sequence[tuple[Modality, int]]) -> Modality:
    return dice.choices([m for m, _ in weighted], [w for _, w in weighted])[0]


def main(folder: Path, claims: int) -> None:
    """Put the articles into a store, with the vocabulary and what follows from them."""
    made = readings_at_scale(claims)
    with Store(folder) as store:
        store.load_ontology()
        while some := list(islice(made, 500)):
            store.put(*some)
        store.derive()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS)
