"""What a briefing is written from: the claims of a store, analysed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from actorgraph.actors import load_seeds
from actorgraph.analysis.graphs import DEFAULT_RECENCY, Edge, Recency, claims
from actorgraph.analysis.overview import Material, material
from actorgraph.analysis.sayings import last_published, printed, sayings
from actorgraph.cards.words import one_line
from actorgraph.network import Filters, Queryable, actor_rows, network
from actorgraph.ontology import relations


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """``made`` is the analysis of what passes the filters; ``contested`` has what is disputed or
    denied, whatever its belief; ``last`` is the last day of publication or None; ``labels`` name
    the actors of the store, with a claim or without."""

    made: Material
    contested: nx.MultiDiGraph[str]
    last: str | None
    labels: Mapping[str, str]

    def name(self, actor: str) -> str:
        """The label of an actor on one line; of one that the store has not, what seeds call it."""
        for graph in (self.made.graph, self.contested):
            if actor in graph:
                return one_line(graph.nodes[actor]["label"])
        seed = load_seeds().actors.get(actor)
        return one_line(self.labels.get(actor) or (seed.label if seed else actor))

    def words(self, subject: str, relation: str, object: str) -> str:
        """A claim in words: Iran supplies Russia."""
        known = relations().get(relation)
        return f"{self.name(subject)} {known.label if known else relation} {self.name(object)}"


def desk(store: Queryable, filters: Filters, recency: Recency = DEFAULT_RECENCY) -> Desk:
    """Read the store for a briefing of the claims that pass the filters."""
    last = last_published(store)
    articles, dated = printed(store).values(), replace(recency, on=recency.on or last)
    made = material(network(store, filters), sayings(store), dated, articles)
    every = network(store, replace(filters, min_belief=0.0, doubtful=True))
    disputed: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, object_, relation, edge in claims(every):
        if edge["status"] != "supported":
            for actor in (subject, object_):
                disputed.add_node(actor, **every.nodes[actor])
            disputed.add_edge(subject, object_, key=relation, **edge)
    labels = {actor: row["label"] for actor, row in actor_rows(store).items()}
    return Desk(made, disputed, last, labels)


def strongest(edges: Iterable[Edge], score: bool = False) -> tuple[str, ...]:
    """The ids of claims, the most believed first; with ``score`` those that weigh most."""

    def rank(edge: Mapping[str, Any]) -> tuple[float, str]:
        weight = abs(edge["score"]) * edge["belief"] if score else edge["belief"]
        return -weight, edge["claim"]

    return tuple(dict.fromkeys(edge["claim"] for edge in sorted(edges, key=rank)))
