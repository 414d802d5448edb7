"""Blocs: actors who hold together, found by Louvain's method and named after their leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from actorgraph.analysis.centrality import SEED
from actorgraph.analysis.graphs import claims

Bloc = tuple[str, ...]


def communities(graph: nx.MultiDiGraph[str], weight: Mapping[str, float]) -> list[Bloc]:
    """Blocs of actors (Louvain [1]_, seeded), largest first, each with its heaviest actors first.

    Only cooperation and lasting ties bind: enemies deal with each other a lot and are no bloc.

    .. [1] Blondel et al., Fast unfolding of communities in large networks, 2008,
       https://doi.org/10.1088/1742-5468/2008/10/P10008
    """
    bonds: nx.Graph[str] = nx.Graph()
    bonds.add_nodes_from(sorted(graph.nodes))
    for subject, object_, _, edge in claims(graph):
        if not edge["quad_class"].endswith("conflict") and edge["belief"] > 0:
            old = bonds.get_edge_data(subject, object_, {"weight": 0.0})["weight"]
            bonds.add_edge(subject, object_, weight=old + edge["belief"])
    found = nx.community.louvain_communities(bonds, weight="weight", seed=SEED) if bonds else []
    ranked = [tuple(sorted(group, key=lambda a: (-round(weight[a], 6), a))) for group in found]
    return sorted(ranked, key=lambda group: (-len(group), group))


def bloc_names(graph: nx.MultiDiGraph[str], groups: Sequence[Bloc]) -> list[str]:
    """Each bloc by the labels of its three heaviest actors."""
    return [", ".join(graph.nodes[actor]["label"] for actor in group[:3]) for group in groups]


def bloc_of(groups: Sequence[Bloc]) -> dict[str, int]:
    """The number of every actor's bloc: 1 is the largest."""
    return {actor: number for number, group in enumerate(groups, 1) for actor in group}
