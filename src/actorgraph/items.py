"""Types of items, with the words of ``ontology/items.ttl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.triggers import read_words
from actorgraph.turtle import Place

MONEY = "money"
"""The type of an item that is a sum."""

_TYPE_KEYS = frozenset(
    {"rdf:type", "skos:inScheme", "skos:prefLabel", "skos:definition", "ag:words", "ag:modifier"}
)


@dataclass(frozen=True, slots=True)
class Items:
    """What tells the type of an item: head lemmas, and modifiers of heads that tell none."""

    heads: Mapping[str, str]
    modifiers: Mapping[str, str]


@cache
def items() -> Items:
    """The types of items; raises BadData where a word stands for two or a block is malformed."""
    heads: dict[str, str] = {}
    modifiers: dict[str, str] = {}
    path = data_path("ontology", "items.ttl")
    for node, block in turtle.read_blocks(path).items():
        place = Place(path.name, turtle.short(node).rpartition("#")[2])
        if "skos:Concept" not in turtle.names(block, "rdf:type"):
            continue
        turtle.check_keys(place, block, _TYPE_KEYS)
        for key, held in (("ag:words", heads), ("ag:modifier", modifiers)):
            for word in read_words(place, block, key) if key in block else ():
                if word in held:
                    place.refuse(f"{key} {word!r} is also one of {held[word]}")
                held[word] = place.block
    return Items(MappingProxyType(heads), MappingProxyType(modifiers))
