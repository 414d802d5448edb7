"""What a network hangs on: ties without which it falls apart, and sources that alone tell of them.

A picture that rests on one article, or on what one publisher prints, is as good as that source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import networkx as nx
import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from actorgraph.analysis.communities import Bloc, bloc_of
from actorgraph.analysis.dyads import Pair, pairs
from actorgraph.analysis.sayings import Sayings

BRIDGES: Final = (
    *("a", "b", "a_label", "b_label", "behind_a", "behind_b", "parted"),
    *("claims", "sources", "single_claim", "single_source"),
)
SINGLE_SOURCES: Final = (
    *("kind", "source", "label", "claims", "dyads", "parted", "cut_off", "blocs"),
)
KINDS: Final = ("article", "publisher")

Ends = np.ndarray[Any, Any]
BlocPair = tuple[int, int]


def bridges(graph: nx.MultiDiGraph[str], sayings: Sayings) -> pd.DataFrame:
    """The dyads without which actors who are connected now would not be, in any direction.

    ``behind_a`` and ``behind_b`` count the actors on either side (a and b too), ``parted`` the
    pairs that would fall apart; ``claims`` are the ids of what ties the two, ``sources``
    the number of independent sources that affirm it as a fact; ``single_claim`` and
    ``single_source`` say that there is but one.
    """
    between = {pair: edges for pair, edges in pairs(graph).items() if pair[0] != pair[1]}
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(between)
    found = sorted((min(pair), max(pair)) for pair in nx.bridges(plain))
    behind = _behind(plain, found)
    rows: list[list[Any]] = []
    for a, b in found:
        ids = tuple(sorted(edge["claim"] for edge in between[a, b]))
        said = (one for claim in ids for one in sayings.get(claim, ()))
        sources = {one.source for one in said if one.supports}
        labels = [graph.nodes[actor]["label"] for actor in (a, b)]
        one, two = behind[a, b]
        singles = [len(ids) == 1, len(sources) == 1]
        rows.append([a, b, *labels, one, two, one * two, ids, len(sources), *singles])
    rows.sort(key=lambda row: (-row[6], row[:2]))
    return pd.DataFrame(rows, columns=list(BRIDGES))


def single_sources(
    graph: nx.MultiDiGraph[str], sayings: Sayings, groups: Sequence[Bloc], names: Sequence[str]
) -> pd.DataFrame:
    """What would be lost with one article (and its reprints), or with all of one publisher.

    ``claims`` and ``dyads`` count what rests on it alone, ``parted`` the pairs of actors that
    nothing would connect any more, ``cut_off`` the actors left with no tie, ``blocs`` the pairs of
    blocs (of two actors and more) with no tie left between them. Those that part most come first;
    sources that hold no dyad alone are left out.
    """
    found = {pair: edges for pair, edges in pairs(graph).items() if pair[0] != pair[1]}
    where = {actor: place for place, actor in enumerate(sorted(graph))}
    ends = np.array([[where[a], where[b]] for a, b in found], dtype=int).reshape(-1, 2)
    crossing = _crossing(list(found), groups)
    connected = _connected(ends, len(where))
    rows: list[list[Any]] = []
    for kind in KINDS:
        support = {
            edge["claim"]: _supports(kind, sayings, edge["claim"])
            for edges in found.values()
            for edge in edges
        }
        alone = Counter(next(iter(ones)) for ones in support.values() if len(ones) == 1)
        held: dict[tuple[str, str], list[int]] = {}
        for place, edges in enumerate(found.values()):
            of_dyad = {one for edge in edges for one in support[edge["claim"]]}
            if len(of_dyad) == 1:
                held.setdefault(of_dyad.pop(), []).append(place)
        for (source, label), places in sorted(held.items()):
            if not label:  # an article without publisher is told as an article
                continue
            after, cut_off = _without(ends, places, len(where))
            lost = [alone[source, label], len(places), connected - after, cut_off]
            rows.append([kind, source, label, *lost, _apart(crossing, places, names)])
    rows.sort(key=lambda row: (-row[5], -row[4], row[:2]))
    return pd.DataFrame(rows, columns=list(SINGLE_SOURCES))


def holding(graph: nx.MultiDiGraph[str], sayings: Sayings, pair: Pair) -> pd.DataFrame:
    """Without which claim, article or publisher these two (ids) would not be connected at all.

    Columns ``kind`` (claim, article, publisher), ``id``, ``label``; empty where they hang together
    in several ways, or not at all.
    """
    rows = []
    for kind in ("claim", *KINDS):
        support: dict[str, set[tuple[str, str]]] = {}
        for subject, object_, relation, edge in graph.edges(keys=True, data=True):
            words = f"{graph.nodes[subject]['label']} {relation} {graph.nodes[object_]['label']}"
            one = {(edge["claim"], words)}
            support[edge["claim"]] = (
                one if kind == "claim" else _supports(kind, sayings, edge["claim"])
            )
        on_path = _on_a_path(graph, pair)
        sole = {claim: min(ones) for claim, ones in support.items() if len(ones) == 1}
        for source in sorted({sole[claim] for claim in on_path & sole.keys() if sole[claim][1]}):
            kept: nx.Graph[str] = nx.Graph()
            kept.add_nodes_from(graph)
            kept.add_edges_from(
                ends[:2] for ends in graph.edges(data=True) if support[ends[2]["claim"]] != {source}
            )
            if not nx.has_path(kept, *pair):
                rows.append([kind, *source])
    return pd.DataFrame(rows, columns=["kind", "id", "label"])


def _on_a_path(graph: nx.MultiDiGraph[str], pair: Pair) -> set[str]:
    """The claims along one shortest path: what holds every path together is on it, too."""
    plain = nx.Graph(graph.to_undirected(as_view=True))
    if pair[0] == pair[1] or not all(a in graph for a in pair) or not nx.has_path(plain, *pair):
        return set()
    path = nx.shortest_path(plain, *pair)
    steps = {(min(ends), max(ends)) for ends in pairwise(path)}
    return {edge["claim"] for step in steps for edge in pairs(graph)[step]}


def _supports(kind: str, sayings: Sayings, claim: str) -> set[tuple[str, str]]:
    """The (id, label) of the articles without reprints, or of the independent sources, that affirm
    a claim as a fact; the label is empty unless a publisher is known."""
    said = [one for one in sayings.get(claim, ()) if one.supports]
    if kind == "article":
        return {(one.article.original, one.article.original) for one in said}
    labels: dict[str, str] = {}
    for one in said:
        name = one.outlet[1] if one.outlet else ""
        labels[one.source] = min(labels.get(one.source, name), name)
    return set(labels.items())


def _behind(plain: nx.Graph[str], found: Sequence[Pair]) -> dict[Pair, tuple[int, int]]:
    """How many actors are on either side of each bridge, counted in the tree of what is left."""
    rest = plain.copy()
    rest.remove_edges_from(found)
    part_of = {a: n for n, part in enumerate(nx.connected_components(rest)) for a in part}
    size = Counter(part_of.values())
    tree: nx.Graph[int] = nx.Graph()
    tree.add_nodes_from(size)
    tree.add_edges_from((part_of[a], part_of[b]) for a, b in found)
    below, parent, total = dict(size), dict[int, int](), dict[int, int]()
    for component in nx.connected_components(tree):
        root = min(component)
        order = list(nx.bfs_edges(tree, root))
        for up, down in reversed(order):
            parent[down] = up
            below[up] += below[down]
        total.update(dict.fromkeys(component, below[root]))
    sides = {}
    for a, b in found:
        low, high = part_of[a], part_of[b]
        if parent.get(low) == high:
            sides[a, b] = below[low], total[low] - below[low]
        else:
            sides[a, b] = total[high] - below[high], below[high]
    return sides


def _without(ends: Ends, places: Sequence[int], count: int) -> tuple[int, int]:
    """The pairs of actors still connected, and the actors left with no tie, when these dyads go."""
    keep = np.ones(len(ends), dtype=bool)
    keep[list(places)] = False
    touched, tied = np.unique(ends[~keep]), np.unique(ends[keep])
    return _connected(ends[keep], count), len(np.setdiff1d(touched, tied))


def _connected(ends: Ends, count: int) -> int:
    """The number of pairs of actors that some path connects."""
    ones = np.ones(len(ends))
    matrix = coo_array((ones, (ends[:, 0], ends[:, 1])), shape=(count, count))
    _, part = connected_components(matrix, directed=False)
    sizes = np.bincount(part)
    return int((sizes * (sizes - 1) // 2).sum())


def _crossing(dyads: Sequence[Pair], groups: Sequence[Bloc]) -> dict[BlocPair, set[int]]:
    """By pair of blocs (of two actors and more) the places of the dyads that tie them."""
    number = bloc_of(groups)
    found: dict[BlocPair, set[int]] = {}
    for place, pair in enumerate(dyads):
        low, high = sorted(number[actor] for actor in pair)
        if low != high and all(len(groups[each - 1]) > 1 for each in (low, high)):
            found.setdefault((low, high), set()).add(place)
    return found


def _apart(
    crossing: Mapping[BlocPair, set[int]], places: Sequence[int], names: Sequence[str]
) -> tuple[str, ...]:
    """The pairs of blocs whose every tie is among these dyads."""
    gone = set(places)
    apart = sorted(key for key, ties in crossing.items() if ties <= gone)
    return tuple(f"{names[low - 1]} | {names[high - 1]}" for low, high in apart)
