"""How central an actor is: `METRICS`, by the name of their column.

Each takes the graph of `collapsed` with the actors' blocs (`in_blocs`) and gives a number for every
node. The same graph gives the same numbers: samplers are seeded, iterations start alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import dijkstra

from actorgraph.analysis.graphs import LASTING, claims
from actorgraph.errors import BadData

Metric = Callable[["nx.DiGraph[str]"], Mapping[str, float]]

SEED: Final = 20_241_113
SAMPLED_ABOVE: Final = 2_000  # nodes; exact betweenness and closeness grow with nodes × edges
SAMPLES: Final = 500
_CHUNK: Final = 200  # actors whose distances are held at once
LASTING_SHARE: Final = 0.5  # what a lasting tie weighs in `strength`, beside a deed or word


def strength(graph: nx.MultiDiGraph[str]) -> dict[str, float]:
    """What ranks actors: the beliefs of all claims that they are part of, added up.

    Lasting ties count `LASTING_SHARE` times: an office adds less than a deed. PageRank would hand a
    state's whole weight on to whom it deals with once, and so put envoys before states.
    """
    weight: dict[str, float] = dict.fromkeys(graph, 0.0)
    for subject, object_, _, edge in claims(graph):
        share = LASTING_SHARE if edge["quad_class"] == LASTING else 1.0
        for actor in {subject, object_}:
            weight[actor] += share * edge["belief"]
    return {actor: round(total, 6) for actor, total in weight.items()}


def in_blocs(ties: nx.DiGraph[str], bloc_of: Mapping[str, int]) -> nx.DiGraph[str]:
    """A copy of the ties whose nodes have the number of their ``bloc``, which `brokerage` needs."""
    made = ties.copy()
    nx.set_node_attributes(made, dict(bloc_of), "bloc")
    return made


def pagerank(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """PageRank weighted by belief: who is spoken of and dealt with by those who are. Sums to 1."""
    if not any(edge["weight"] for _, _, edge in ties.edges(data=True)):
        return dict.fromkeys(ties, 1 / (len(ties) or 1))
    found: Mapping[str, float] = nx.pagerank(ties, weight="weight", tol=1e-9, max_iter=1000)
    return found


def betweenness(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """Share of shortest directed paths through an actor; sampled above `SAMPLED_ABOVE` nodes."""
    sample = SAMPLES if len(ties) > SAMPLED_ABOVE else None
    found: Mapping[str, float] = nx.betweenness_centrality(ties, k=sample, seed=SEED)
    return found


def closeness(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """How few steps it is to the others, whichever way the claims point: closeness with Wasserman
    and Faust's share of those that can be reached; 1 is a tie with every other actor.

    Above `SAMPLED_ABOVE` nodes it is estimated from the distances to `SAMPLES` of them [1]_.

    .. [1] Eppstein and Wang, Fast approximation of centrality, 2004,
       https://doi.org/10.7155/jgaa.00081
    """
    names = sorted(ties)
    pivots = names if len(names) <= SAMPLED_ABOVE else Random(SEED).sample(names, SAMPLES)
    place = {name: number for number, name in enumerate(names)}
    steps, reached = np.zeros(len(names)), np.zeros(len(names))
    for start in range(0, len(pivots), _CHUNK):
        asked = [place[pivot] for pivot in pivots[start : start + _CHUNK]]
        distance = dijkstra(_adjacency(ties, names), directed=False, indices=asked, unweighted=True)
        distance[~np.isfinite(distance)] = 0
        steps += distance.sum(axis=0)
        reached += (distance > 0).sum(axis=0)
    others = len(pivots) - np.isin(names, pivots)
    share = reached**2 / np.maximum(others, 1)
    return _by_name(names, np.divide(share, steps, out=np.zeros_like(steps), where=steps > 0))


def k_core(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """The largest k such that the actor is among actors who each deal with k others of them."""
    plain: nx.Graph[str] = nx.Graph(ties.to_undirected(as_view=True))
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    found: Mapping[str, float] = nx.core_number(plain)
    return found


def hubs(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """HITS: who acts on those whom many act on. Weighted by belief, sums to 1 (0 without ties)."""
    return _hits(ties)[0]


def authorities(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """HITS: on whom those act who act on many. Weighted by belief, sums to 1 (0 without ties)."""
    return _hits(ties)[1]


def brokerage(ties: nx.DiGraph[str]) -> Mapping[str, float]:
    """How often an actor stands between two of different blocs: pairs a → actor → c of which a does
    not deal with c itself (`ROLES`: gatekeeper, representative and liaison)."""
    roles = broker_roles(ties)
    between = "gatekeeper", "representative", "liaison"
    return {actor: sum(roles[actor][role] for role in between) for actor in ties}


ROLES: Final = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
"""All of one bloc; first the outsider; last the outsider; the broker alone is an outsider; three
blocs."""


def broker_roles(ties: nx.DiGraph[str]) -> dict[str, dict[str, int]]:
    """By actor and role the number of pairs that it brokers, after Gould and Fernandez [1]_.

    Raises BadData where the ties have no blocs.

    .. [1] Gould and Fernandez, Structures of mediation, 1989, https://doi.org/10.2307/270949
    """
    bloc = nx.get_node_attributes(ties, "bloc")
    if len(bloc) < len(ties):
        raise BadData("brokerage needs the bloc of every actor: see in_blocs")
    follow = {actor: set(ties.successors(actor)) for actor in ties}
    found = {}
    for actor in ties:
        counts = dict.fromkeys(ROLES, 0)
        for a in sorted(set(ties.predecessors(actor)) - {actor}):
            for c in follow[actor] - follow[a] - {a, actor}:
                counts[_role(bloc[a], bloc[actor], bloc[c])] += 1
        found[actor] = counts
    return found


def _role(a: int, broker: int, c: int) -> str:
    if a == c:
        return "coordinator" if broker == a else "consultant"
    if broker == c:
        return "gatekeeper"
    return "representative" if broker == a else "liaison"


def _hits(ties: nx.DiGraph[str], rounds: int = 1000) -> tuple[dict[str, float], dict[str, float]]:
    """Power iteration from equal weights; networkx' own starts at random, so that where several
    answers are right it gives now one and now another."""
    names = sorted(ties)
    if not any(edge["weight"] for _, _, edge in ties.edges(data=True)):
        return dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    matrix = _adjacency(ties, names)
    hub = np.full(len(names), 1 / len(names))
    for _ in range(rounds):
        authority = matrix.T @ hub
        new = matrix @ authority
        new = new / new.sum()
        moved = float(np.abs(new - hub).max())
        hub = new
        if moved < 1e-12:
            break
    authority = matrix.T @ hub
    authority = authority / authority.sum()
    return _by_name(names, hub), _by_name(names, authority)


def _adjacency(ties: nx.DiGraph[str], names: list[str]) -> Any:
    return nx.to_scipy_sparse_array(ties, nodelist=names, weight="weight")


def _by_name(names: list[str], values: np.ndarray[Any, Any]) -> dict[str, float]:
    return dict(zip(names, map(float, values), strict=True))


METRICS: Final[Mapping[str, Metric]] = {
    "degree_in": lambda ties: dict(ties.in_degree()),
    "degree_out": lambda ties: dict(ties.out_degree()),
    "strength_in": lambda ties: dict(ties.in_degree(weight="weight")),
    "strength_out": lambda ties: dict(ties.out_degree(weight="weight")),
    "pagerank": pagerank,
    "betweenness": betweenness,
    "closeness": closeness,
    "k_core": k_core,
    "hubs": hubs,
    "authorities": authorities,
    "brokerage": brokerage,
}
"""Measures of an actor by column name; docs/analysis.md says what each means."""
