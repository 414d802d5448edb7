"""What a store says, read property by property: far faster than node by node when all is wanted.

The default graph is read, in which every statement stands once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from actorgraph import iris, shape
from actorgraph.model import Modality, Polarity

Graph = NamedNode | DefaultGraph
Ends = tuple[NamedNode, NamedNode, NamedNode]
"""Subject, relation and object of a claim."""

_ALL = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Said:
    """What belief needs of one piece of evidence; ``speaker`` and ``outlet`` are actors' ids."""

    article: str
    quote: str
    polarity: Polarity
    modality: Modality
    confidence: float
    speaker: str | None = None
    outlet: str | None = None


_FIELDS = {field.name: field for field in shape.EVIDENCE_FIELDS}
_SAID = [_FIELDS[name] for name in Said.__slots__]


def statements(store: Store, graph: Graph = _ALL) -> dict[NamedNode, Ends]:
    """What each claim states, of all or in one graph."""
    subjects, relations, objects = (column(store, end, graph) for end in shape.CLAIM_ENDS)
    return {node: (subjects[node], relations[node], objects[node]) for node in subjects}


def statements_of(store: Store, articles: Iterable[str]) -> dict[NamedNode, Ends]:
    """What the claims of these articles state."""
    found: dict[NamedNode, Ends] = {}
    for article in articles:
        found |= statements(store, iris.article_iri(article))
    return found


def statements_by(store: Store, actors: Iterable[NamedNode]) -> dict[NamedNode, Ends]:
    """What the claims state that these actors are said to tell or to have been told."""
    told = [
        piece.subject
        for actor in actors
        for tie in (_FIELDS["speaker"].predicate, _FIELDS["outlet"].predicate)
        for piece in store.quads_for_pattern(None, tie, actor, _ALL)
    ]
    claims = {
        quad.object
        for piece in told
        for quad in store.quads_for_pattern(piece, shape.EVIDENCE_FOR, None, _ALL)
    }
    return {claim: _ends(store, claim) for claim in claims if isinstance(claim, NamedNode)}


def sayings(store: Store) -> dict[NamedNode, list[Said]]:
    """The evidence of every claim, read property by property, which is far faster than by node."""
    columns = [column(store, field.predicate) for field in _SAID]
    found: dict[NamedNode, list[Said]] = {}
    for node, claim in column(store, shape.EVIDENCE_FOR).items():
        terms = [values.get(node) for values in columns]
        found.setdefault(claim, []).append(_said(terms))
    return found


def sayings_of(store: Store, claim: NamedNode) -> list[Said]:
    """The evidence of one claim."""
    found = []
    for piece in store.quads_for_pattern(None, shape.EVIDENCE_FOR, claim, _ALL):
        about = {
            q.predicate: q.object for q in store.quads_for_pattern(piece.subject, None, None, _ALL)
        }
        found.append(_said([about.get(field.predicate) for field in _SAID]))
    return found


def _said(terms: Iterable[Any]) -> Said:
    """The record of the terms of its fields, None where there is none."""
    values: list[Any] = [
        None if term is None else field.read(term) for field, term in zip(_SAID, terms, strict=True)
    ]
    return Said(*values)


def _ends(store: Store, claim: NamedNode) -> Ends:
    subject, relation, object_ = (
        next(iter(store.quads_for_pattern(claim, end, None, _ALL))).object
        for end in shape.CLAIM_ENDS
    )
    assert isinstance(subject, NamedNode)
    assert isinstance(relation, NamedNode)
    assert isinstance(object_, NamedNode)
    return subject, relation, object_


def column(store: Store, predicate: NamedNode, graph: Graph = _ALL) -> dict[Any, Any]:
    """Subject to object of a property that has one value a subject."""
    return {q.subject: q.object for q in having(store, predicate, graph)}


def having(store: Store, predicate: NamedNode, graph: Graph = _ALL) -> Iterator[Quad]:
    return store.quads_for_pattern(None, predicate, None, graph)
