"""Positions: everyone has one, nobody stands on another, and the same graph looks the same."""

from __future__ import annotations

import math
from collections import defaultdict

import networkx as nx
import pytest

from actorgraph.layout import KERNEL, positions

RADII = defaultdict[str, float](lambda: 12.0)


def star(leaves: int) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for number in range(leaves):
        graph.add_edge("hub", f"leaf {number}", weight=1.0)
    return graph


@pytest.mark.parametrize("leaves", [3, 60, KERNEL + 200])
def test_names_do_not_pile_up(leaves: int) -> None:
    graph = star(leaves)
    spots = positions(graph, list(graph), {name: name for name in graph}, RADII)
    assert set(spots) == set(graph)
    found = sorted(spots.values())
    close = [
        (a, b)
        for place, a in enumerate(found)
        for b in found[place + 1 :]
        if abs(a[0] - b[0]) < 40 and abs(a[1] - b[1]) < 30
    ]
    assert len(close) <= leaves // 50


def test_apart_and_alone() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "b", {"weight": 1}), ("c", "d", {"weight": 1})])
    graph.add_node("e")
    spots = positions(graph, list(graph), {name: name for name in graph}, RADII)
    assert len(set(spots.values())) == 5
    assert positions(graph.subgraph("e"), ["e"], {"e": "e"}, RADII) == {"e": (0, 0)}
    assert positions(graph.subgraph(()), [], {}, RADII) == {}


def test_same_graph_same_places() -> None:
    graph = star(80)
    labels = {name: name for name in graph}
    again = nx.Graph(reversed(list(graph.edges(data=True))))
    first = positions(graph, sorted(graph), labels, RADII)
    assert first == positions(again, sorted(again), labels, RADII)


def test_those_without_ties_stand_on_one_rim() -> None:
    graph = star(KERNEL)
    graph.add_nodes_from(f"alone {number}" for number in range(30))
    spots = positions(graph, list(graph), {name: name for name in graph}, RADII)
    tied = max(math.hypot(*spots[name]) for name in graph if graph[name])
    assert max(math.hypot(*spots[name]) for name in graph) < 2 * tied


def test_large_discs_keep_apart() -> None:
    names = ["a", "b"]
    graph: nx.Graph[str] = nx.Graph([("a", "b", {"weight": 1})])
    for far in [f"leaf {number}" for number in range(20)]:
        graph.add_edge("a", far, weight=1)
        graph.add_edge("b", far, weight=1)
        names.append(far)
    radii = {**dict.fromkeys(names, 9.0), "a": 60.0, "b": 60.0}
    spots = positions(graph, names, {name: name for name in names}, radii)
    assert math.dist(spots["a"], spots["b"]) > 120
