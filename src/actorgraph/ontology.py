"""Relations, their triggers and the word lists, read from ``ontology/``; no other module does.

``relations.ttl`` holds one block per relation: what it means, where it stands in PLOVER [1]_ and
CAMEO, the trigger words with the places of their arguments, and example sentences.
``language.ttl`` holds the word lists that the reading of text needs. Both are plain Turtle, also
loaded as they are into the graph, so this module is strict: what it does not know, it refuses.

.. [1] Halterman et al., PLOVER and POLECAT, 2023, https://github.com/openeventdata/PLOVER
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import NamedNode

from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.model import ACTOR_TYPES
from actorgraph.triggers import Example, Trigger, read_example, read_trigger, read_words
from actorgraph.turtle import Block, Place, Term

__all__ = [
    "QUAD_CLASSES",
    "Cues",
    "Example",
    "Relation",
    "Trigger",
    "cues",
    "oriented",
    "relations",
    "sector_nouns",
    "sectors",
]

QUAD_CLASSES = (
    "structure",
    "verbal-cooperation",
    "material-cooperation",
    "verbal-conflict",
    "material-conflict",
)
"""The values of ``Relation.quad_class``: PLOVER's four, and lasting structure."""

_RELATION_KEYS = frozenset(
    {
        "rdf:type",
        "rdfs:label",
        "skos:definition",
        "skos:closeMatch",
        "rdfs:domain",
        "rdfs:range",
        "owl:inverseOf",
        "ag:ploverType",
        "ag:quadClass",
        "ag:score",
        "ag:cameoRoot",
        "ag:precedence",
        "ag:trigger",
        "ag:example",
    }
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of statement; ``id`` is the local name of its RDF property.

    ``domain`` and ``range`` are actor types, empty for any. ``inverse`` is the local name of the
    property that reads it backwards. ``score`` is PLOVER's conflict–cooperation score (-10 to 10,
    0 for structure), ``cameo`` the two-digit CAMEO root. Where the same words state several
    relations equally surely, that of the lowest ``precedence`` stays; it is 0 unless given.
    """

    id: str
    label: str
    definition: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    inverse: str | None
    plover_type: str | None
    quad_class: str
    score: float
    cameo: str | None
    precedence: int
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, eq=False)
class Cues:
    """The word lists of ``language.ttl`` by name: ``cues().reporting_verb`` is a frozen set of
    lower-case lemmas. A name that the file does not define raises AttributeError."""

    words: Mapping[str, frozenset[str]]

    def __post_init__(self) -> None:
        self.__dict__.update(self.words)  # read a hundred thousand times in a few pages

    def __getattr__(self, name: str) -> frozenset[str]:
        raise AttributeError(f"language.ttl has no word list {name!r}")


WORD_LISTS = ("language.ttl", "grammar.ttl")
"""The files of word lists."""


@cache
def relations(folder: Path | None = None) -> Mapping[str, Relation]:
    """Every relation of ``relations.ttl`` by id, in the order of the file.

    ``folder`` replaces the project's own ``ontology/``. Raises BadData, naming file, relation and
    reason, where a block breaks the rules.
    """
    path = (folder or data_path("ontology")) / "relations.ttl"
    lists = cues(folder).words
    blocks = turtle.read_blocks(path)
    found = {}
    for name, block in blocks.items():
        if "ag:Relation" in turtle.names(block, "rdf:type"):
            relation = _relation(Place(path.name, turtle.local(name)), block, blocks, lists)
            found[relation.id] = relation
    _check_inverses(path.name, blocks, found.values())
    _check_rules(path.name, found.values())
    return MappingProxyType(found)


def oriented(relation: str, a: str, b: str) -> tuple[str, str, bool]:
    """Subject and object of a claim of the relation between two actors (ids), as `model.Claim` has
    them, and whether they are changed for each other: so the ends of a symmetric one are ordered.
    """
    changed = relations()[relation].symmetric and b < a
    return (b, a, True) if changed else (a, b, False)


@cache
def sectors() -> frozenset[str]:
    """The codes of PLOVER's sectors (``plover.ttl``): the values of ``Actor.sector``."""
    blocks = turtle.read_blocks(data_path("ontology", "plover.ttl")).values()
    found = (block for block in blocks if "plover:Sector" in turtle.names(block, "rdf:type"))
    return frozenset(code.value for block in found for code in block["skos:notation"])


@cache
def sector_nouns() -> Mapping[str, str]:
    """The sector (code) of people without a name, by the noun (lemma) for them: REB of "rebel"."""
    blocks = turtle.read_blocks(data_path("ontology", "plover.ttl")).values()
    return MappingProxyType(
        {
            noun.value: block["skos:notation"][0].value
            for block in blocks
            if "plover:Sector" in turtle.names(block, "rdf:type")
            for noun in block.get("skos:hiddenLabel", ())
        }
    )


@cache
def cues(folder: Path | None = None) -> Cues:
    """The word lists of ``language.ttl`` (meaning) and ``grammar.ttl`` (syntax).

    Raises BadData where a list is empty or malformed, or stands in both.
    """
    lists: dict[str, frozenset[str]] = {}
    for file in WORD_LISTS:
        path = (folder or data_path("ontology")) / file
        for name, block in turtle.read_blocks(path).items() if path.exists() else ():
            place = Place(path.name, turtle.local(name))
            turtle.check_keys(place, block, frozenset({"rdf:type", "rdfs:comment", "ag:words"}))
            if turtle.snake(place.block) in lists:
                place.refuse("the list stands in another file too")
            lists[turtle.snake(place.block)] = frozenset(read_words(place, block, "ag:words"))
    if "preposition" not in lists:
        Place(WORD_LISTS[0], "preposition").refuse("the list is missing")
    return Cues(MappingProxyType(lists))


def _relation(
    place: Place, block: Block, blocks: dict[Term, Block], lists: Mapping[str, frozenset[str]]
) -> Relation:
    turtle.check_keys(place, block, _RELATION_KEYS)
    ends = (_types(place, blocks, block, "rdfs:domain"), _types(place, blocks, block, "rdfs:range"))
    symmetric = "owl:SymmetricProperty" in turtle.names(block, "rdf:type")
    triggers = turtle.inner_blocks(place, block, blocks, "ag:trigger")
    examples = turtle.inner_blocks(place, block, blocks, "ag:example")
    return Relation(
        id=place.block,
        label=turtle.text(place, block, "rdfs:label"),
        definition=turtle.text(place, block, "skos:definition"),
        domain=ends[0],
        range=ends[1],
        symmetric=symmetric,
        inverse=turtle.optional_name(place, block, "owl:inverseOf"),
        plover_type=turtle.optional_name(place, block, "ag:ploverType"),
        quad_class=_quad_class(place, block),
        score=_score(place, block),
        cameo=turtle.optional_text(place, block, "ag:cameoRoot"),
        precedence=_precedence(place, block),
        triggers=tuple(read_trigger(place, t, lists, ends, symmetric) for t in triggers),
        examples=tuple(read_example(place, e) for e in examples),
    )


def _types(place: Place, blocks: dict[Term, Block], block: Block, key: str) -> frozenset[str]:
    """Actor types of a domain or range: one class, or the owl:unionOf several; Actor is any."""
    terms = block.get(key, [])
    if len(terms) != 1:
        place.refuse(f"needs one {key}, has {len(terms)}")
    union = blocks.get(terms[0], {}).get("owl:unionOf", [])
    members = list(turtle.list_items(blocks, union[0])) if union else terms
    found = {turtle.snake(turtle.local(member)) for member in members}
    if unknown := sorted(found - {*ACTOR_TYPES, "actor"}):
        place.refuse(f"{key} has the unknown actor class {unknown[0]!r}")
    return frozenset() if "actor" in found else frozenset(found)


def _quad_class(place: Place, block: Block) -> str:
    found = turtle.optional_name(place, block, "ag:quadClass")
    if found not in QUAD_CLASSES:
        place.refuse(f"ag:quadClass is {found!r}, not one of {', '.join(QUAD_CLASSES)}")
    return str(found)


def _score(place: Place, block: Block) -> float:
    found = turtle.text(place, block, "ag:score")
    try:
        score = float(found)
    except ValueError:
        place.refuse(f"ag:score {found!r} is not a number")
    if not -10 <= score <= 10:
        place.refuse(f"ag:score {found} is outside -10 to 10")
    return score


def _precedence(place: Place, block: Block) -> int:
    found = turtle.optional_text(place, block, "ag:precedence")
    if found is not None and not re.fullmatch("[1-9][0-9]*", found):
        place.refuse(f"ag:precedence {found!r} is not a whole number from 1")
    return int(found or 0)


def _check_inverses(file: str, blocks: dict[Term, Block], found: Iterable[Relation]) -> None:
    """Every named block is a relation or the declared inverse of one, and every inverse is one."""
    inverses = {}
    for relation in found:
        if relation.inverse and (relation.symmetric or relation.inverse in inverses):
            Place(file, relation.id).refuse(f"cannot have the inverse {relation.inverse}")
        inverses[relation.inverse] = relation.id
    ids = {relation.id for relation in found}
    declared = {turtle.local(node) for node in blocks if isinstance(node, NamedNode)} - ids
    for name, owner in inverses.items():
        if name and name not in declared:
            Place(file, owner).refuse(f"its inverse {name} is not declared")
    if stray := sorted(declared - inverses.keys()):
        Place(file, stray[0]).refuse("is neither an ag:Relation nor the inverse of one")


def _check_rules(file: str, found: Iterable[Relation]) -> None:
    owners: dict[str, str] = {}
    for relation in found:
        for trigger in relation.triggers:
            if trigger.rule in owners:
                other = owners[trigger.rule]
                Place(file, relation.id).refuse(f"rule {trigger.rule!r} is also one of {other}")
            owners[trigger.rule] = relation.id
