"""Sums of money in words, with the signs and words of ``ontology/currencies.ttl``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.numerals import FIGURES, number, numerals, plain
from actorgraph.ontology import cues
from actorgraph.triggers import read_words
from actorgraph.turtle import Place

_UNKNOWN = "unknownCurrency"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money: a plain decimal number, and the ISO 4217 code or None where the words fit
    several currencies."""

    amount: str
    currency: str | None


def sum_of_money(text: str) -> Sum | None:
    """The only sum that the words name; None where they name none, several or a range."""
    found = [made for each in _pattern().finditer(text) if (made := _sum(text, each))]
    return found[0] if len(found) == 1 else None


def _sum(text: str, found: re.Match[str]) -> Sum | None:
    sign, word = found["sign"] or found["code"], (found["word"] or "").lower()
    value = number(found["number"])
    if value is None or not (sign or word):
        return None
    links = "|".join(map(re.escape, sorted(cues().range_link)))
    before, after = text[: found.start()].lower(), text[found.end() :].lower()
    figure = rf"(?:\W?{FIGURES})"
    ranged = re.search(rf"{figure}\S*(?: \S+)? ?(?:{links}) ?$", before) or re.match(
        rf" ?(?:{links}) ?{figure}", after
    )
    signs, words = _currencies()
    code = words.get(word) or words.get(word.removesuffix("s")) if word else signs[sign]
    if sign in signs and word and code == "USD":  # "A$2bn dollars"
        code = signs[sign]
    inexact = ranged or cues().fraction_word.intersection(before.split()[-1:])
    return None if inexact else Sum(plain(value), code or None)


@cache
def _pattern() -> re.Pattern[str]:
    """A number with a sign or code before it or a currency after it."""
    signs, words = _currencies()
    sign = _any(name for name in signs if not name.isalpha())
    code = _any(name for name in signs if name.isalpha())
    numeral = _any(numerals())
    amount = rf"(?:{FIGURES}|(?:{numeral})\b)(?:[ -]?(?:{numeral})\b)*"
    word = rf"(?:{_any(words)})s?"
    return re.compile(
        rf"(?:(?P<sign>{sign}) ?|\b(?P<code>{code}) ?|(?<![\w.,]))(?P<number>(?i:{amount}))"
        rf"(?:[ -](?P<word>(?i:{word}))\b)?"
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


@cache
def _currencies() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """ISO codes by sign and by word; an empty code where it may be of several."""
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    path = data_path("ontology", "currencies.ttl")
    for node, block in turtle.read_blocks(path).items():
        place = Place(path.name, turtle.local(node))
        turtle.check_keys(place, block, frozenset({"ag:sign", "ag:words"}))
        code = "" if place.block == _UNKNOWN else place.block
        signs |= dict.fromkeys(turtle.texts(place, block, "ag:sign"), code)
        words |= dict.fromkeys(read_words(place, block, "ag:words"), code)
    return signs, words
