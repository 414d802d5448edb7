"""Kinds of deeds that one sentence tells and another takes up with a noun, from ``events.ttl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.triggers import read_words
from actorgraph.turtle import Place

_KEYS = frozenset(
    {"rdf:type", "rdfs:comment", "ag:noun", "ag:verb", "ag:object", "ag:mutual", "ag:last"}
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of deed: the ``verbs`` that tell it, empty for any, and the ``objects`` that these
    must have, empty for any; all lemmas. What is ``mutual`` takes two to do, and of what is
    ``last`` only the nearest told before counts, even where nobody knows whose it is."""

    verbs: frozenset[str]
    objects: frozenset[str]
    nouns: frozenset[str]
    mutual: bool = False
    last: bool = False


@cache
def deeds(folder: Path | None = None) -> Mapping[str, tuple[Deed, ...]]:
    """The kinds of deed that a noun (lemma) may take up.

    Raises BadData, naming file and block, where ``events.ttl`` breaks the rules.
    """
    path = (folder or data_path("ontology")) / "events.ttl"
    found: dict[str, list[Deed]] = {}
    for name, block in turtle.read_blocks(path).items():
        place = Place(path.name, turtle.local(name))
        turtle.check_keys(place, block, _KEYS)
        nouns, verbs, objects = (
            frozenset(read_words(place, block, key)) if key in block else frozenset[str]()
            for key in ("ag:noun", "ag:verb", "ag:object")
        )
        if not nouns:
            place.refuse("has no ag:noun")
        flags = [
            turtle.optional_text(place, block, f"ag:{n}") == "true" for n in ("mutual", "last")
        ]
        for noun in nouns:
            found.setdefault(noun, []).append(Deed(verbs, objects, nouns, *flags))
    return MappingProxyType({noun: tuple(kinds) for noun, kinds in found.items()})
