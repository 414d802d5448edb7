"""The same metrics by networkit (MIT, C++), where it is installed and the graph is large.

networkit (the extra ``fast``) runs on one thread and with our seed, so that it gives the same
figures every time. Exact metrics equal those of networkx to six decimals; betweenness above
`SAMPLED_ABOVE` nodes is an estimate in either, from other samples.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, Final

import networkx as nx

from actorgraph.analysis import centrality
from actorgraph.analysis.centrality import METRICS, Metric

FAST_ABOVE: Final = 1_000  # nodes; below, loading networkit takes longer than it saves


def measured(name: str, ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """A metric of `METRICS` for every node, by the engine that fits the size."""
    metric = FAST[name] if name in FAST and engine_for(ties) == "networkit" else METRICS[name]
    return metric(ties)


def engine_for(ties: nx.DiGraph[str]) -> str:
    """networkit for a graph of more than `FAST_ABOVE` nodes, if it is installed, else networkx."""
    return "networkit" if len(ties) > FAST_ABOVE and find_spec("networkit") else "networkx"


def pagerank(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """As `centrality.pagerank`."""
    if not any(edge["weight"] for _, _, edge in ties.edges(data=True)):
        return centrality.pagerank(ties)
    nk, graph, names = _loaded(ties, weighted=True)
    sinks = nk.centrality.SinkHandling.DistributeSinks
    algorithm = nk.centrality.PageRank(graph, damp=0.85, tol=1e-12, distributeSinks=sinks)
    return _by_name(names, algorithm.run().scores())


def betweenness(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """As `centrality.betweenness`; sampled after Geisberger, Sanders and Schultes (2008)."""
    nk, graph, names = _loaded(ties)
    if len(ties) > centrality.SAMPLED_ABOVE:
        nk.setSeed(centrality.SEED, False)
        count = centrality.SAMPLES
        scores = nk.centrality.EstimateBetweenness(graph, count, False, False).run().scores()
        pairs = (len(ties) - 1) * (len(ties) - 2)
        return _by_name(names, [score / pairs for score in scores])
    scores = nk.centrality.Betweenness(graph, normalized=True).run().scores()
    return _by_name(names, scores)


def k_core(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """As `centrality.k_core`."""
    nk, graph, names = _loaded(ties, directed=False)
    return _by_name(names, map(int, nk.centrality.CoreDecomposition(graph).run().scores()))


FAST: Final[Mapping[str, Metric]] = {
    "pagerank": pagerank,
    "betweenness": betweenness,
    "k_core": k_core,
}
"""What networkit computes of `METRICS`."""


def _loaded(
    ties: nx.DiGraph[str], *, weighted: bool = False, directed: bool = True
) -> tuple[Any, Any, list[str]]:
    """networkit, the ties as a graph of it without loops, and the names of its nodes in order."""
    import networkit as nk  # noqa: PLC0415 - an extra

    nk.setNumberOfThreads(1)
    names = sorted(ties)
    place = {name: number for number, name in enumerate(names)}
    graph = nk.Graph(len(names), weighted=weighted, directed=directed)
    seen = set()
    for a, b, edge in ties.edges(data=True):
        pair = (a, b) if directed else (min(a, b), max(a, b))
        if a != b and pair not in seen:
            seen.add(pair)
            graph.addEdge(place[a], place[b], edge["weight"] if weighted else 1.0)
    return nk, graph, names


def _by_name(names: list[str], scores: Any) -> dict[str, float]:
    return dict(zip(names, scores, strict=True))
