"""What network analysis says about a graph of claims: centralities, communities, dyads.

Every function gives the same answer for the same graph: nodes and edges are taken in sorted order,
samplers are seeded, and figures are rounded to six decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import pandas as pd

SEED: Final = 20_241_113
SAMPLED_ABOVE: Final = 2_000  # nodes; exact betweenness grows with nodes × edges
SAMPLES: Final = 500
LASTING: Final = 0.5  # what a lasting tie weighs in `strength`, beside a deed or word


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """The tables of a graph, strongest first (see `strength`); ids are actor ids, scores PLOVER's.

    ``actors``: actor, label, type, country, every name of `METRICS`, community.
    ``communities``: community (1, 2, …), name (its top actors), size, actors (tuple of ids).
    ``dyads``: a, b, a_label, b_label, cooperation, conflict, net (sums of score × belief),
    claims, cooperation_claims, conflict_claims, evidence, first, last.
    """

    actors: pd.DataFrame
    communities: pd.DataFrame
    dyads: pd.DataFrame


def analyse(graph: nx.MultiDiGraph[str]) -> Analysis:
    """Centralities, communities and dyads of a graph as `network` gives it; empty ones pass too."""
    ties = collapsed(graph)
    columns = {name: metric(ties) for name, metric in METRICS.items()}
    weight = strength(graph)
    groups = communities(graph, weight)
    member = {actor: number for number, group in enumerate(groups, 1) for actor in group}
    about = ("label", "type", "country")
    rows = []
    for actor in sorted(graph, key=lambda actor: (-weight[actor], actor)):
        node: Mapping[str, Any] = graph.nodes[actor]
        figures = (round(column[actor], 6) for column in columns.values())
        rows.append([actor, *(node[key] for key in about), *figures])
    actors = pd.DataFrame(rows, columns=["actor", *about, *METRICS])
    actors["community"] = [member[actor] for actor in actors["actor"]]
    names = [", ".join(graph.nodes[actor]["label"] for actor in group[:3]) for group in groups]
    table = pd.DataFrame(
        [(n, name, len(g), g) for n, (name, g) in enumerate(zip(names, groups, strict=True), 1)],
        columns=["community", "name", "size", "actors"],
    )
    return Analysis(actors, table, dyads(graph))


def strength(graph: nx.MultiDiGraph[str]) -> dict[str, float]:
    """What ranks actors: the beliefs of all claims that they are part of, added up.

    Lasting ties count `LASTING` times: an office adds less than a deed. PageRank would hand a
    state's whole weight on to whom it deals with once, and so put envoys before states.
    """
    weight: dict[str, float] = dict.fromkeys(graph, 0.0)
    for subject, object_, _, edge in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        share = LASTING if edge["quad_class"] == "structure" else 1.0
        for actor in {subject, object_}:
            weight[actor] += share * edge["belief"]
    return {actor: round(total, 6) for actor, total in weight.items()}


def collapsed(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """One edge per ordered pair of actors, ``weight`` = sum of beliefs; symmetric relations count
    in both directions."""
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_nodes_from(sorted(graph.nodes))
    weights: dict[tuple[str, str], float] = {}
    for subject, object_, edge in graph.edges(data=True):
        both = (
            [(subject, object_), (object_, subject)] if edge["symmetric"] else [(subject, object_)]
        )
        for pair in both:
            weights[pair] = weights.get(pair, 0.0) + edge["belief"]
    for pair, weight in sorted(weights.items()):
        ties.add_edge(*pair, weight=weight)
    return ties


def pagerank(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """PageRank weighted by belief: who is spoken of and dealt with by those who are. Sums to 1."""
    if not any(edge["weight"] for _, _, edge in ties.edges(data=True)):
        return dict.fromkeys(ties, 1 / (len(ties) or 1))
    found: Mapping[str, float] = nx.pagerank(ties, weight="weight")
    return found


def betweenness(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """Share of shortest directed paths through an actor; sampled above `SAMPLED_ABOVE` nodes."""
    sample = SAMPLES if len(ties) > SAMPLED_ABOVE else None
    found: Mapping[str, float] = nx.betweenness_centrality(ties, k=sample, seed=SEED)
    return found


METRICS: Final[Mapping[str, Callable[[nx.DiGraph[str]], Mapping[str, float]]]] = {
    "degree_in": lambda ties: dict(ties.in_degree()),
    "degree_out": lambda ties: dict(ties.out_degree()),
    "strength_in": lambda ties: dict(ties.in_degree(weight="weight")),
    "strength_out": lambda ties: dict(ties.out_degree(weight="weight")),
    "pagerank": pagerank,
    "betweenness": betweenness,
}
"""Measures of an actor by column name; each takes the graph of `collapsed`."""


def communities(graph: nx.MultiDiGraph[str], weight: Mapping[str, float]) -> list[tuple[str, ...]]:
    """Blocs of actors (Louvain, seeded), largest first, each with its heaviest actors first.

    Only cooperation and structure bind: enemies deal with each other a lot and are no bloc.
    """
    bonds: nx.Graph[str] = nx.Graph()
    bonds.add_nodes_from(sorted(graph.nodes))
    for subject, object_, _, edge in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        if not edge["quad_class"].endswith("conflict") and edge["belief"] > 0:
            old = bonds.get_edge_data(subject, object_, {"weight": 0.0})["weight"]
            bonds.add_edge(subject, object_, weight=old + edge["belief"])
    found = nx.community.louvain_communities(bonds, weight="weight", seed=SEED) if bonds else []
    ranked = [tuple(sorted(group, key=lambda a: (-round(weight[a], 6), a))) for group in found]
    return sorted(ranked, key=lambda group: (-len(group), group))


def dyads(graph: nx.MultiDiGraph[str]) -> pd.DataFrame:
    """One row per unordered pair of actors that a claim ties; columns as in `Analysis.dyads`."""
    pairs: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for subject, object_, edge in graph.edges(data=True):
        pairs.setdefault((min(subject, object_), max(subject, object_)), []).append(edge)
    rows = [
        [a, b, graph.nodes[a]["label"], graph.nodes[b]["label"], *_balance(edges)]
        for (a, b), edges in sorted(pairs.items())
    ]
    columns = ["a", "b", "a_label", "b_label", "cooperation", "conflict", "net", "claims"]
    columns += ["cooperation_claims", "conflict_claims", "evidence", "first", "last"]
    table = pd.DataFrame(rows, columns=columns)
    table["weight"] = table["cooperation"] - table["conflict"]
    order = table.sort_values(
        ["weight", "a", "b"], ascending=[False, True, True], ignore_index=True
    )
    return order.drop(columns="weight")


def _balance(edges: Iterable[Mapping[str, Any]]) -> list[Any]:
    edges = list(edges)
    weighted = sorted(edge["score"] * edge["belief"] for edge in edges)
    good = round(sum(value for value in weighted if value > 0), 6) + 0.0
    bad = round(sum(value for value in weighted if value < 0), 6) + 0.0
    kinds = [edge["quad_class"].rpartition("-")[2] for edge in edges]
    first = min((edge["first"] for edge in edges if edge["first"]), default=None)
    last = max((edge["last"] for edge in edges if edge["last"]), default=None)
    count = sum(edge["evidence"] for edge in edges)
    tallies = [len(edges), kinds.count("cooperation"), kinds.count("conflict"), count]
    return [good, bad, round(good + bad, 6), *tallies, first, last]
