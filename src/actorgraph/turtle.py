"""Turtle files as blocks of plain keys and values, for files that follow strict rules.

A block is what a file says about one subject: prefixed names (``ag:rule``) to the terms given, in
the order of the file. Every getter refuses what it does not expect with one clear line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from actorgraph.errors import BadData

Term = NamedNode | BlankNode | Literal
Block = dict[str, list[Term]]

_PREFIXES = {
    "https://w3id.org/actorgraph/ontology#": "ag:",
    "https://w3id.org/actorgraph/plover#": "plover:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, for error messages: file name, and relation (and rule) or list."""

    file: str
    block: str

    def refuse(self, reason: str) -> NoReturn:
        """Raise BadData with file, block and reason."""
        raise BadData(f"{self.file}: {self.block}: {reason}")


def read_blocks(path: Path) -> dict[Term, Block]:
    """The blocks of a Turtle file by subject, in the order of the file; BadData if unreadable."""
    blocks: dict[Term, Block] = {}
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode | BlankNode) and isinstance(value, Term):
                key = short(quad.predicate)
                blocks.setdefault(subject, {}).setdefault(key, []).append(value)
    except (OSError, SyntaxError, ValueError) as error:
        raise BadData(f"{path.name}: {' '.join(str(error).split())}") from error
    return blocks


def short(node: Term) -> str:
    """The prefixed name of a node (``ag:supplies``), or its value where no prefix is known."""
    for base, prefix in _PREFIXES.items():
        if isinstance(node, NamedNode) and node.value.startswith(base):
            return prefix + node.value[len(base) :]
    return node.value


def local(node: Term) -> str:
    """The local name of a node: ``supplies`` of ``ag:supplies``."""
    return short(node).rpartition(":")[2]


def snake(name: str) -> str:
    """A camel-case local name in snake case: ``armed_group`` of ``ArmedGroup``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def check_keys(place: Place, block: Block, allowed: frozenset[str]) -> None:
    """Refuse a block that has a key outside ``allowed``."""
    if unknown := sorted(block.keys() - allowed):
        place.refuse(f"unknown key {unknown[0]}")


def texts(place: Place, block: Block, key: str) -> list[str]:
    """The literals of a key, stripped; refuses an empty one, a repeated one and a node."""
    found = []
    for term in block.get(key, []):
        if not isinstance(term, Literal) or not term.value.strip():
            place.refuse(f"{key} must be text")
        found.append(term.value.strip())
    if len(set(found)) != len(found):
        place.refuse(f"{key} says {next(t for t in found if found.count(t) > 1)!r} twice")
    return found


def optional_text(place: Place, block: Block, key: str) -> str | None:
    """The one literal of a key, or None; refuses several."""
    found = texts(place, block, key)
    if len(found) > 1:
        place.refuse(f"has {len(found)} values of {key}, wants one")
    return found[0] if found else None


def text(place: Place, block: Block, key: str) -> str:
    """The one literal of a key; refuses its absence."""
    return optional_text(place, block, key) or place.refuse(f"has no {key}")


def names(block: Block, key: str) -> list[str]:
    """The prefixed names of all nodes of a key, literals left out."""
    return [short(term) for term in block.get(key, []) if not isinstance(term, Literal)]


def optional_name(place: Place, block: Block, key: str) -> str | None:
    """The local name of the one IRI of a key, or None."""
    found = [local(t) for t in block.get(key, []) if isinstance(t, NamedNode)]
    if len(found) != len(block.get(key, [])) or len(found) > 1:
        place.refuse(f"{key} must be one IRI")
    return found[0] if found else None


def inner_blocks(
    place: Place, block: Block, blocks: dict[Term, Block], key: str
) -> Iterator[Block]:
    """The bracketed blocks of a key, in order; refuses a value that is none."""
    for term in block.get(key, []):
        if not isinstance(term, BlankNode) or term not in blocks:
            place.refuse(f"{key} must be a block in brackets")
        yield blocks[term]


def list_items(blocks: dict[Term, Block], head: Term) -> Iterator[Term]:
    """The members of an RDF list."""
    while (cell := blocks.get(head)) and "rdf:first" in cell:
        yield cell["rdf:first"][0]
        head = cell["rdf:rest"][0]
