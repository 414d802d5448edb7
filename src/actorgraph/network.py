"""The claims of a store as a networkx graph: one node per actor, one edge per claim."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypedDict

import networkx as nx
from pyoxigraph import NamedNode

from actorgraph.belief import EDGE_THRESHOLD
from actorgraph.iris import PREFIXES, id_of
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import Relation, relations
from actorgraph.shape import CLASSES

_FACTS = """
SELECT DISTINCT ?node ?property ?value WHERE {{
  {{ SELECT DISTINCT ?node WHERE {{ ?node a ag:{kind} }} }}
  VALUES ?property {{ {properties} }}
  ?node ?property ?value
}}"""
_CLAIM = (
    "rdf:subject rdf:predicate rdf:object ag:belief ag:evidenceCount ag:sourceCount "
    "ag:firstReported ag:lastReported ag:status ag:deniedSince"
)
_ACTOR = "rdf:type rdfs:label owl:sameAs ag:partOf ag:named dcterms:description"
_READING = "ag:evidenceFor ag:modality ag:polarity ag:item"
_TYPES: Final = {id_of(iri): name for name, iri in CLASSES.items()}

Facts = dict[str, dict[str, list[str]]]


class Queryable(Protocol):
    """Anything whose ``query`` gives SPARQL solutions over the union of the named graphs."""

    def query(self, sparql: str, /) -> Any:
        """The solutions; each gives a term or None by the name of its variable."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims become edges; the defaults are those of an analyst's first look.

    ``relations``, ``quad_classes`` and ``actors`` keep a claim when it is of one of them (for
    actors: when subject or object is); None keeps all. ``doubtful`` also keeps what is disputed,
    denied or not asserted as a fact, below ``min_belief``; ``named`` leaves unnamed collectives
    out. Of a time only: take the network of that window (``window``), whose belief is its own.
    """

    min_belief: float = EDGE_THRESHOLD
    relations: Collection[str] | None = None
    quad_classes: Collection[str] | None = None
    actors: Collection[str] | None = None
    doubtful: bool = False
    named: bool = True


FIRST_LOOK: Final = Filters()
EVERYTHING: Final = Filters(min_belief=0.0, doubtful=True, named=False)


class ClaimEdge(TypedDict):
    """The attributes of an edge: one claim, with what its evidence adds up to."""

    claim: str
    relation: str
    symmetric: bool
    quad_class: str
    plover: str | None
    score: float
    belief: float
    status: str  # supported, disputed, denied or withdrawn
    modality: str  # the strongest among the evidence
    evidence: int
    sources: int  # independent publishers
    first: str | None  # ISO dates of publication
    last: str | None
    denied_since: str | None  # ISO date of the first denial after it was first affirmed
    items: tuple[str, ...]


def network(store: Queryable, filters: Filters = FIRST_LOOK) -> nx.MultiDiGraph[str]:
    """One node per actor, one edge per claim that passes the filters.

    Node keys are actor ids, with ``label``, ``type``, ``wikidata``, ``country`` (an actor id),
    ``named`` and ``description``; edge keys are relations, with the attributes of `ClaimEdge`.
    Actors without an edge are left out.
    """
    known = relations()
    actors = actor_rows(store)
    readings = _readings(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    edges: dict[tuple[str, str, str], ClaimEdge] = {}
    for claim, said in facts(store, "Claim", _CLAIM).items():
        subject, relation, object_ = (said[part][0] for part in ("subject", "predicate", "object"))
        named = all(actors.get(actor, {}).get("named", True) for actor in (subject, object_))
        edge = _edge(claim, said, known.get(relation), readings)
        if (named or not filters.named) and _kept(edge, (subject, object_), filters):
            edges[subject, object_, relation] = edge
    for actor in sorted({actor for key in edges for actor in key[:2]}):
        graph.add_node(actor, **actors.get(actor, _unknown(actor)))
    for (subject, object_, relation), edge in sorted(edges.items(), key=lambda pair: pair[0]):
        graph.add_edge(subject, object_, key=relation, **edge)
    return graph


def believed(graph: nx.MultiDiGraph[str], least: float = EDGE_THRESHOLD) -> nx.MultiDiGraph[str]:
    """Of a graph with doubtful claims what it would be without: the claims of at least that belief
    and their actors, in the same order."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    rows = [row for row in graph.edges(keys=True, data=True) if row[3]["belief"] >= least]
    for actor in sorted({actor for row in rows for actor in row[:2]}):
        kept.add_node(actor, **graph.nodes[actor])
    for subject, object_, relation, edge in sorted(rows, key=lambda row: row[:3]):
        kept.add_edge(subject, object_, key=relation, **edge)
    return kept


def facts(store: Queryable, kind: str, properties: str) -> Facts:
    """What the store says of every node of a class: by its id, by local property name, the values.

    Values are sorted; of an IRI it is the id, of a literal the text. ``kind`` is the local name of
    an ``ag:`` class, ``properties`` prefixed names. One row per value and not one per node: the
    union of graphs repeats what many articles say, and a row per node would multiply that out.
    """
    found: Facts = {}
    prefixes = "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items())
    for row in store.query(prefixes + _FACTS.format(kind=kind, properties=properties)):
        value = id_of(row["value"]) if isinstance(row["value"], NamedNode) else row["value"].value
        about = found.setdefault(id_of(row["node"]), {})
        about.setdefault(id_of(row["property"]), []).append(value)
    for about in found.values():
        for values in about.values():
            values.sort()
    return found


def first(about: Mapping[str, list[str]], name: str) -> str | None:
    """The value of a property that should have one (the first in order), or None."""
    return about[name][0] if name in about else None


def actor_rows(store: Queryable) -> dict[str, dict[str, Any]]:
    """The node attributes of every actor in the store, by actor id."""
    return {
        actor: {
            "label": first(about, "label") or actor,
            "type": next((_TYPES[name] for name in about["type"] if name in _TYPES), "group"),
            "wikidata": first(about, "sameAs"),
            "country": first(about, "partOf"),
            "named": first(about, "named") != "false",
            "description": first(about, "description"),
        }
        for actor, about in facts(store, "Actor", _ACTOR).items()
    }


def _unknown(actor: str) -> dict[str, Any]:
    empty = dict.fromkeys(("wikidata", "country", "description"))
    return {"label": actor, "type": "group", "named": True, **empty}


def _readings(store: Queryable) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By claim: the strongest modality of its affirming evidence (else of any), and its items."""
    strength = {str(modality): place for place, modality in enumerate(Modality)}
    seen: dict[str, set[tuple[bool, int, str]]] = {}
    items: dict[str, set[str]] = {}
    for about in facts(store, "Evidence", _READING).values():
        claim, modality = about["evidenceFor"][0], about["modality"][0].lower()
        negated = about["polarity"][0].lower() == Polarity.NEGATED
        seen.setdefault(claim, set()).add((negated, strength.get(modality, 0), modality))
        items.setdefault(claim, set()).update(about.get("item", ()))
    return {claim: (min(found)[2], tuple(sorted(items[claim]))) for claim, found in seen.items()}


def _edge(
    claim: str,
    said: Mapping[str, list[str]],
    relation: Relation | None,
    readings: Mapping[str, tuple[str, tuple[str, ...]]],
) -> ClaimEdge:
    modality, items = readings.get(claim, (str(Modality.ASSERTED), ()))
    return ClaimEdge(
        claim=claim,
        relation=said["predicate"][0],
        symmetric=bool(relation and relation.symmetric),
        quad_class=relation.quad_class if relation else "structure",
        plover=relation.plover_type if relation else None,
        score=relation.score if relation else 0.0,
        belief=float(first(said, "belief") or 0),
        status=(first(said, "status") or "supported").lower(),
        modality=modality,
        evidence=int(first(said, "evidenceCount") or 0),
        sources=int(first(said, "sourceCount") or 0),
        first=first(said, "firstReported"),
        last=first(said, "lastReported"),
        denied_since=first(said, "deniedSince"),
        items=items,
    )


def _kept(edge: ClaimEdge, actors: tuple[str, str], filters: Filters) -> bool:
    def within(wanted: Collection[str] | None, *values: str) -> bool:
        return wanted is None or any(value in wanted for value in values)

    believed = edge["belief"] >= filters.min_belief
    doubtful = edge["status"] != "supported" or edge["modality"] != Modality.ASSERTED
    return (
        (believed or (filters.doubtful and doubtful))
        and within(filters.relations, edge["relation"])
        and within(filters.quad_classes, edge["quad_class"])
        and within(filters.actors, *actors)
    )
