"""What a briefing is written from: the claims of a store, analysed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from actorgraph.analysis.graphs import Edge, Recency, claims
from actorgraph.analysis.overview import Material, material
from actorgraph.analysis.sayings import last_published, printed, sayings
from actorgraph.cards.words import one_line
from actorgraph.network import Filters, Queryable, network
from actorgraph.ontology import relations


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """``made`` is the analysis of what passes the filters; ``contested`` has what is disputed or
    denied, whatever its belief; ``last`` is the last day of publication or None."""

    made: Material
    contested: nx.MultiDiGraph[str]
    last: str | None

    def name(self, actor: str) -> str:
        """The label of an actor on one line."""
        for graph in (self.made.graph, self.contested):
            if actor in graph:
                return one_line(graph.nodes[actor]["label"])
        return one_line(actor)

    def words(self, subject: str, relation: str, object: str) -> str:
        """A claim in words: Iran supplies Russia."""
        known = relations().get(relation)
        return f"{self.name(subject)} {known.label if known else relation} {self.name(object)}"


def desk(store: Queryable, filters: Filters) -> Desk:
    """Read the store for a briefing of the claims that pass the filters."""
    last = last_published(store)
    articles = printed(store).values()
    made = material(network(store, filters), sayings(store), Recency(on=last), articles)
    every = network(store, replace(filters, min_belief=0.0, doubtful=True))
    disputed: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, object_, relation, edge in claims(every):
        if edge["status"] != "supported":
            for actor in (subject, object_):
                disputed.add_node(actor, **every.nodes[actor])
            disputed.add_edge(subject, object_, key=relation, **edge)
    return Desk(made, disputed, last)


def strongest(edges: Iterable[Edge], score: bool = False) -> tuple[str, ...]:
    """The ids of claims, the most believed first; with ``score`` those that weigh most."""

    def rank(edge: Mapping[str, Any]) -> tuple[float, str]:
        weight = abs(edge["score"]) * edge["belief"] if score else edge["belief"]
        return -weight, edge["claim"]

    return tuple(dict.fromkeys(edge["claim"] for edge in sorted(edges, key=rank)))
