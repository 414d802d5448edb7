"""Made-up news to measure reading with: articles of seed actors in sentences of many shapes.

Who does what to whom is drawn by lot, so nothing here is true. Each article has a few actors of its
own, who come again: states that are often in the news are in more articles. Its sentences are those
of `made_up_news.toml`: events, statements, quotations, long ones of 25 to 40 words, pronouns,
background, and some in which nobody acts. The same arguments give the same articles, byte for byte.

    python benchmarks/made_up_news.py COUNT > news.jsonl
"""

from __future__ import annotations

import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from actorgraph.actors import load_seeds
from actorgraph.model import Actor, Article

SENTENCES = (12, 30)
"""Fewest and most of an article."""
FIRST_DAY, DAYS = date(2022, 1, 1), 1_400
HOUSES = 40

_SLOT = re.compile(r"\{(\w+)\}")
_PARTS = ("Vel", "Mar", "Sol", "Kas", "Dor", "Tir", "Bran", "Os", "Lin", "Pet", "Gar", "Hul")
_MIDDLES = ("", "a", "er", "imi", "ol", "un", "ede", "ar")
_ENDS = ("ova", "eni", "sted", "aku", "ario", "inen", "abad", "ovka", "mund", "ay", "ette", "urg")
_MANY = re.compile(r"^United|(lands|ines|ates|Republic|Congo)$")
_COMMON = re.compile(
    r"\b(of|for)\b|(Union|Nations|League|Bank|Council|Committee|Court|Commission|Agency|Fund|Army|"
    r"Front|Brigades?|Movement|Forces?|Battalion|Group|Organi[sz]ation|Party|Authority|Center)$"
)
"""Names of states, and of others, that have an article before them."""


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who may be in the news, the states with the people and places of each."""

    states: Sequence[Actor]
    weights: Sequence[float]
    called: Mapping[str, Mapping[str, Sequence[str]]]
    """By state, then ``name``, ``demonym``, ``metonym``, ``city`` and ``person``."""
    others: Mapping[str, Sequence[str]]
    """Names of the actors of other types, by type."""


def articles(
    count: int, seed: int = 7, sentences: tuple[int, int] = SENTENCES
) -> Iterator[Article]:
    """So many articles, each of as many sentences as lie between these numbers; some 20 words a
    sentence. More of them begin with the same ones."""
    for number in range(count):
        yield _article(number, random.Random(f"{seed}-{number}"), sentences)


def _article(number: int, dice: random.Random, sentences: tuple[int, int]) -> Article:
    words = _words(dice)
    kinds = _grammar()["kinds"]
    drawn = dice.choices([*kinds], [*kinds.values()], k=max(dice.randint(*sentences) - 1, 0))
    body = [_line(kind, words, dice) for kind in ["event", *drawn]]
    paragraphs: list[str] = []
    while body:
        size = dice.randint(1, 3)
        paragraphs.append(" ".join(body[:size]))
        body = body[size:]
    day = (FIRST_DAY + timedelta(days=dice.randrange(DAYS))).isoformat()
    title = _line("title", words, dice)
    house = f"Sample House {dice.randrange(HOUSES)}"
    link = f"https://example.org/made-up/{number}"
    return Article(f"m{number:07}", "\n\n".join(paragraphs), title, day, house, link)


def _line(name: str, words: Mapping[str, str], dice: random.Random) -> str:
    """A line of this name with all its slots filled, beginning with a capital letter."""

    def filled(text: str) -> str:
        return _SLOT.sub(lambda slot: word(slot[1]), text)

    def word(name: str) -> str:
        if name == "n":
            return str(dice.randint(2, 90))
        if name in ("n1", "n2"):
            return str(dice.randint(1, 9) + 10 * (name == "n2"))
        if name == "year":
            return str(dice.randint(1988, 2021))
        return words[name] if name in words else filled(dice.choice(_grammar()["lines"][name]))

    text = filled(dice.choice(_grammar()["lines"][name]))
    start = text.startswith("“")
    return text[:start] + text[start].upper() + text[start + 1 :]


def _words(dice: random.Random) -> dict[str, str]:
    """The actors and places of one article."""
    cast = _cast()
    a, b, c = _states(cast, dice)
    first, second, third = (cast.called[state.id] for state in (a, b, c))
    woman = dice.random() < 0.5
    return {
        "A": first["name"][0],
        "B": second["name"][0],
        "C": third["name"][0],
        "AA": dice.choice(first["demonym"]),
        "BA": dice.choice(second["demonym"]),
        "capital": dice.choice(first["metonym"]),
        "city": dice.choice([*first["city"], *third["metonym"]]),
        "P": dice.choice(first["person"]),
        "Q": dice.choice(second["person"]),
        "he": "She" if woman else "He",
        "spoke": f"{dice.choice(_given(woman))} {_made_up(dice)}",
        "town": _made_up(dice),
        "group": dice.choice(cast.others["armed_group"]),
        "company": dice.choice(cast.others["company"]),
        "org": dice.choice(cast.others["organisation"]),
        "org2": dice.choice(cast.others["organisation"]),
        "outlet": dice.choice(cast.others["media"]),
    }


def _states(cast: _Cast, dice: random.Random) -> list[Actor]:
    """Three different ones."""
    found: list[Actor] = []
    while len(found) < 3:
        (state,) = dice.choices(cast.states, cum_weights=cast.weights)
        if state not in found:
            found.append(state)
    return found


@cache
def _cast() -> _Cast:
    seeds = load_seeds()
    called: dict[str, dict[str, list[str]]] = {}
    weights: dict[str, int] = {}
    others: dict[str, list[str]] = {}
    for actor in seeds.actors.values():
        if actor.type == "state" and " and " not in actor.label:
            called[actor.id] = {"name": [_with_article(actor.label, _MANY)], "person": []}
        elif actor.type in ("company", "media"):
            others.setdefault(actor.type, []).append(actor.label)
        elif actor.type in ("armed_group", "organisation"):
            others.setdefault(actor.type, []).append(_with_article(actor.label, _COMMON))
    for alias in seeds.aliases:
        adjective = alias.kind != "demonym" or not re.search(r"s$|\.", alias.text)
        if alias.actor in called and not alias.exact_case and adjective:
            called[alias.actor].setdefault(alias.kind, []).append(alias.text)
    for actor in seeds.actors.values():
        if actor.type == "person" and actor.country in called:
            called[actor.country]["person"].append(actor.label)
        if actor.country:
            weights[actor.country] = weights.get(actor.country, 0) + 1
    wanted = ("name", "person", "demonym", "metonym", "city")
    states = [
        seeds.actors[state]
        for state, names in called.items()
        if all(names.get(kind) for kind in wanted)
    ]
    return _Cast(states, [*accumulate(weights[s.id] for s in states)], called, others)


def _with_article(label: str, wanted: re.Pattern[str]) -> str:
    return f"the {label}" if wanted.search(label) else label


@cache
def _given(woman: bool) -> list[str]:
    wanted = "f" if woman else "m"
    names = sorted(load_seeds().given_names.items())
    return [name.title() for name, gender in names if gender == wanted]


def _made_up(dice: random.Random) -> str:
    """A place or a family that is in no list."""
    return dice.choice(_PARTS) + dice.choice(_MIDDLES) + dice.choice(_ENDS)


@cache
def _grammar() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


if __name__ == "__main__":
    for article in articles(int(sys.argv[1])):
        keys = ("id", "text", "title", "date", "publisher", "url")
        sys.stdout.write(json.dumps({key: getattr(article, key) for key in keys}) + "\n")
