"""Made-up graphs for the page: crowds of any size, and those that are odd in one way."""

from __future__ import annotations

import itertools
import random
from bisect import bisect

from actorgraph.model import Actor, Article
from claim_samples import RELATIONS, Said, Sample

KINDS = ("state", "person", "organisation", "armed_group", "company", "media", "party", "region")


def crowd(actors: int, claims: int, seed: int = 11) -> Sample:
    """Actors of whom few are named often, in 60 articles over two years by 12 publishers."""
    dice = random.Random(seed)
    people = [Actor(f"a{n}", f"Actor {n} of Aland", KINDS[n % 8]) for n in range(actors)]
    weights = list(itertools.accumulate(1 / (n + 3) for n in range(actors)))
    said: list[list[Said]] = [[] for _ in range(60)]
    for number in range(claims):
        known = number + 1 if number + 1 < actors else actors
        reach = weights[known - 1]
        subject = number + 1 if number + 1 < actors else bisect(weights, dice.random() * reach)
        object_ = bisect(weights, dice.random() * reach)
        subject += subject == object_
        pair = (people[subject % actors].id, people[object_ % actors].id)
        said[dice.randrange(60)].append(_claim(dice, *pair))
    sample = Sample()
    for number, group in enumerate(said):
        date = f"{2023 + number // 30}-{number % 12 + 1:02}-{number % 27 + 1:02}"
        house, link = f"Sample House {number % 12}", f"https://example.org/{number}"
        article = Article(f"n{number}", "", f"Sample headline {number}", date, house, link)
        used = {actor for one in group for actor in (one.subject, one.object)}
        sample.add(article, [actor for actor in people if actor.id in used], group)
    return sample


def _claim(dice: random.Random, subject: str, object_: str) -> Said:
    said = Said(subject, dice.choice(RELATIONS.split()), object_)
    said.belief = round(dice.uniform(0.5, 0.98), 4)
    said.status = "Disputed" if dice.random() < 0.08 else "Supported"
    said.item = dice.choice((None, "drones", "grain"))
    said.date = f"{dice.choice((2023, 2024))}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return said


def parallel(claims: int = 200) -> Sample:
    """Two actors with so many claims between them, by made-up relations."""
    sample = Sample()
    pair = (Actor("aland", "Aland", "state"), Actor("beland", "Beland", "state"))
    relations = RELATIONS.split()
    for number in range(claims):
        name = relations[number % len(relations)]
        relation = name if number < len(relations) else f"{name}{number}"
        sides = ("aland", "beland") if number % 2 else ("beland", "aland")
        article = Article(f"p{number}", "", f"Report {number}", "2024-11-13", f"House {number}")
        sample.add(article, pair, [Said(*(sides[0], relation, sides[1]))])
    return sample


def scripts() -> Sample:
    """Names in Cyrillic, Chinese, Arabic and Hebrew, and quotes in them."""
    sample = Sample()
    names = {
        "r": "Россия",
        "c": "中华人民共和国",
        "h": "حزب الله",
        "i": "מדינת ישראל",
        "g": "Ελλάδα",
    }
    actors = [Actor(id, name, "state") for id, name in names.items()]
    for number, (a, b) in enumerate(itertools.pairwise(actors)):
        said = Said(a.id, "supplies", b.id, quote=f"{a.label} → {b.label}, 2024")
        sample.add(Article(f"s{number}", "", f"{b.label} {number}", "2024-11-13"), actors, [said])
    return sample


def undated() -> Sample:
    """Claims of articles without date, publisher, headline or address."""
    sample = Sample()
    pair = (Actor("aland", "Aland", "state"), Actor("beland", "Beland", "state"))
    sample.add(Article("u1", ""), pair, [Said("aland", "supplies", "beland")])
    return sample
