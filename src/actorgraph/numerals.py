"""Numbers in words and figures, with the values of ``ontology/numerals.ttl``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.triggers import read_words
from actorgraph.turtle import Place

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
"""A number in figures, with commas between thousands or without."""
LARGEST = 10**15
"""Above it no number is believed."""


@cache
def numerals() -> Mapping[str, int]:
    """Number words with their values; raises BadData for a block without a whole number."""
    path = data_path("ontology", "numerals.ttl")
    found: dict[str, int] = {}
    for name, block in turtle.read_blocks(path).items():
        place = Place(path.name, turtle.local(name))
        turtle.check_keys(place, block, frozenset({"ag:value", "ag:words"}))
        value = turtle.text(place, block, "ag:value")
        if not re.fullmatch("[1-9][0-9]*", value):
            place.refuse(f"ag:value {value!r} is not a whole number from 1")
        found |= dict.fromkeys(read_words(place, block, "ag:words"), int(value))
    return MappingProxyType(found)


def counted(words: str) -> int | None:
    """A whole number as a word or in figures ("two", "12"); None for any other words."""
    if re.fullmatch(r"\d{1,4}", words, re.ASCII):
        return int(words)
    return numerals().get(words)


def number(words: str) -> Decimal | None:
    """A number with its multipliers ("2.5 billion", "two hundred million"); None if it is none."""
    value: Decimal | None = None
    apart = re.sub(r"(?<=\d)(?=[a-z])", " ", words.lower().replace("-", " "))
    for part in apart.split():
        if re.fullmatch(FIGURES, part, re.ASCII):
            step = Decimal(part.replace(",", ""))
        elif part in numerals() and (value is None or numerals()[part] >= 100):
            step = Decimal(numerals()[part])
        else:
            return None
        value = step if value is None else value * step
        if value > LARGEST:
            return None
    return value


def plain(value: Decimal) -> str:
    """The number in figures without exponent, trailing zeros or commas."""
    return format(value.normalize(), "f")
