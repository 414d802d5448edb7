"""Graphs of claims made by hand, for the tests of network analysis."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from actorgraph.analysis.sayings import Printed, Saying
from actorgraph.ontology import relations

Tie = tuple[str, str, str, float]


def graph_of(*ties: Tie, last: str | None = "2024-01-02") -> nx.MultiDiGraph[str]:
    """A graph of claims as `network` gives it, from (subject, relation, object, belief); the id of
    a claim is "subject relation object"."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, relation, object_, belief in ties:
        known = relations()[relation]
        for actor in (subject, object_):
            graph.add_node(actor, label=actor.upper(), type="state", country=None)
        about = {"quad_class": known.quad_class, "score": known.score, "belief": belief}
        more = {"symmetric": known.symmetric, "evidence": 2, "first": last, "last": last}
        claim = f"{subject} {relation} {object_}"
        graph.add_edge(subject, object_, key=relation, claim=claim, items=(), **about, **more)
    return graph


def said_by(
    **articles: tuple[str | None, str | None, Iterable[str]],
) -> dict[str, tuple[Saying, ...]]:
    """Sayings from articles by id, each with date, publisher and the claims that it affirms."""
    found: dict[str, list[Saying]] = {}
    for id, (day, publisher, claims) in articles.items():
        article = Printed(id, id, publisher and (publisher.lower(), publisher), day)
        for claim in claims:
            found.setdefault(claim, []).append(Saying(article, affirmed=True))
    return {claim: tuple(ones) for claim, ones in found.items()}
