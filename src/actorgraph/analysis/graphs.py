"""The graphs an analyst asks for, one function each, out of the claims that `network` gives.

An edge is always a claim that somebody makes: that two actors are named together makes none. All
graphs have their nodes and edges in sorted order, and nodes keep the attributes of `network`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import networkx as nx

from actorgraph.errors import BadQuery, NotFound
from actorgraph.ontology import relations

Edge = Mapping[str, Any]
Row = tuple[str, str, str, Edge]

LASTING: Final = "structure"
"""The quad class of lasting ties: offices, membership, alliance."""
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "all": ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"),
    "cooperation": ("verbal-cooperation", "material-cooperation"),
    "conflict": ("verbal-conflict", "material-conflict"),
}
"""Names for several quad classes at once; "all" has lasting ties (`LASTING`), too."""
HALF_LIFE: Final = 365.0


@dataclass(frozen=True, slots=True)
class Recency:
    """How much the last report of a claim counts for its age.

    The weight halves every ``half_life`` days (infinite: age does not count) up to the ISO date
    ``on``; None is the last date of a claim in the graph, never today's. What was reported later
    than ``on`` counts whole, and a claim without a date as much as the oldest that has one.
    """

    half_life: float = HALF_LIFE
    on: str | None = None


DEFAULT_RECENCY: Final = Recency()


def claims(graph: nx.MultiDiGraph[str]) -> Iterator[Row]:
    """The claims of a graph as (subject, object, relation, edge), sorted."""
    yield from sorted(graph.edges(keys=True, data=True), key=lambda row: row[:3])


def collapsed(graph: nx.MultiDiGraph[str], kind: str = "all") -> nx.DiGraph[str]:
    """One edge per ordered pair of actors: ``weight`` = sum of beliefs, ``score`` = sum of PLOVER
    score × belief, ``claims`` = how many. Symmetric relations count in both directions.

    ``kind`` is a relation, a quad class, "cooperation", "conflict" or "all"; raises NotFound for
    anything else. All actors stay, those without an edge of that kind too.
    """
    wanted = _wanted(kind)
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for subject, object_, relation, edge in claims(graph):
        if wanted is None or relation in wanted or edge["quad_class"] in wanted:
            pairs.setdefault((subject, object_), []).append(edge)
            if edge["symmetric"]:
                pairs.setdefault((object_, subject), []).append(edge)
    for pair, edges in sorted(pairs.items()):
        weight = sum(edge["belief"] for edge in edges)
        score = sum(edge["score"] * edge["belief"] for edge in edges)
        ties.add_edge(*pair, weight=weight, score=score, claims=len(edges))
    return ties


def signed(graph: nx.MultiDiGraph[str], recency: Recency = DEFAULT_RECENCY) -> nx.Graph[str]:
    """Who is with whom and who against whom: one undirected edge per pair.

    ``weight`` = ``cooperation`` + ``conflict`` (0 or less), sums of PLOVER score × belief × recency
    weight; ``sign`` is 1 or -1, ``claims`` the ids, the one that weighs most first. A pair whose
    sum is zero has no edge: lasting ties have no score in PLOVER and take no side.
    ``graph.graph`` tells ``on`` (the date of the weights, or None), ``half_life``, ``undated`` (how
    many claims have no date) and ``even`` (how many scored pairs come to zero).
    """
    ages = _ages(graph, recency)
    pairs: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for subject, object_, _, edge in claims(graph):
        aged: float = 0.5 ** (ages.age(edge["last"]) / recency.half_life)
        if (value := edge["score"] * edge["belief"] * aged) and subject != object_:
            pair = min(subject, object_), max(subject, object_)
            pairs.setdefault(pair, []).append((value, edge["claim"]))
    made: nx.Graph[str] = nx.Graph(
        on=ages.on, half_life=recency.half_life, undated=ages.undated, even=0
    )
    made.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    for pair, values in sorted(pairs.items()):
        sides = _sides(value for value, _ in values)
        order = sorted(values, key=lambda each: (-abs(each[0]), each[1]))
        if not sides["weight"]:
            made.graph["even"] += 1
            continue
        sign = 1 if sides["weight"] > 0 else -1
        found = tuple(claim for _, claim in order)
        made.add_edge(pair[0], pair[1], sign=sign, claims=found, **sides)
    return made


def bipartite(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Actors and the items of their claims: who hands out and who gets what.

    Actors have ``bipartite`` 0 and the attributes of `network`; items have 1, the key
    ``item:WORDS`` (small letters) and their words as ``label``. ``weight`` is the sum of beliefs of
    the claims that name the item, ``gives`` and ``gets`` how many have the actor as subject and as
    object (both, where the relation is symmetric), ``claims`` their ids.
    """
    made: nx.Graph[str] = nx.Graph()
    found: dict[tuple[str, str], list[tuple[Edge, bool, bool]]] = {}
    for subject, object_, _, edge in claims(graph):
        for words in edge["items"]:
            item = "item:" + " ".join(words.casefold().split())
            both = edge["symmetric"]
            found.setdefault((subject, item), []).append((edge, True, both))
            found.setdefault((object_, item), []).append((edge, both, True))
    for actor in sorted({actor for actor, _ in found}):
        made.add_node(actor, **{**graph.nodes[actor], "bipartite": 0})
    for item in sorted({item for _, item in found}):
        made.add_node(item, label=item.removeprefix("item:"), type="item", bipartite=1)
    for (actor, item), named in sorted(found.items(), key=lambda pair: pair[0]):
        one_each = {edge["claim"]: edge["belief"] for edge, _, _ in named}
        made.add_edge(
            *(actor, item),
            weight=round(sum(one_each.values()), 6),
            gives=len({edge["claim"] for edge, gives, _ in named if gives}),
            gets=len({edge["claim"] for edge, _, gets in named if gets}),
            claims=tuple(sorted(one_each)),
        )
    return made


def ego(graph: nx.MultiDiGraph[str], actor: str, radius: int = 1) -> nx.MultiDiGraph[str]:
    """The claims among an actor (id) and all who are at most ``radius`` claims away from it, in
    either direction; raises NotFound for an actor that the graph has not."""
    if actor not in graph:
        raise NotFound(f"no claim of {actor!r} passes the filters")
    near = nx.ego_graph(graph.to_undirected(as_view=True), actor, radius=radius)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from((name, graph.nodes[name]) for name in sorted(near))
    for subject, object_, relation, edge in claims(graph):
        if subject in near and object_ in near:
            made.add_edge(subject, object_, key=relation, **edge)
    return made


def _wanted(kind: str) -> tuple[str, ...] | None:
    """Quad classes or relations; None keeps every claim."""
    if kind == "all":
        return None
    if kind in GROUPS:
        return GROUPS[kind]
    if kind in GROUPS["all"] or kind == LASTING or kind in relations():
        return (kind,)
    classes = ", ".join((*GROUPS, *GROUPS["all"], LASTING))
    raise NotFound(f"no kind of tie {kind!r}: there are {classes}, and every relation")


@dataclass(frozen=True, slots=True)
class _Ages:
    on: str | None
    oldest: float
    undated: int

    def age(self, day: str | None) -> float:
        """Days before ``on``, at least 0; of no date the age of the oldest."""
        if self.on is None or day is None:
            return self.oldest
        return float(max((date.fromisoformat(self.on) - date.fromisoformat(day)).days, 0))


def _ages(graph: nx.MultiDiGraph[str], recency: Recency) -> _Ages:
    if not recency.half_life > 0 or math.isnan(recency.half_life):
        raise BadQuery(f"half-life {recency.half_life} is not a positive number of days")
    try:
        on = recency.on and date.fromisoformat(recency.on).isoformat()
    except ValueError as error:
        raise BadQuery(f"{recency.on!r} is not a date like 2024-11-13") from error
    days = [edge["last"] for _, _, edge in graph.edges(data=True)]
    dated = [day for day in days if day]
    on = on or max(dated, default=None)
    oldest = _Ages(on, 0.0, 0).age(min(dated)) if dated else 0.0
    return _Ages(on, oldest, len(days) - len(dated))


def _sides(values: Iterator[float]) -> dict[str, float]:
    """The sums of either sign and of both; sorted, as sums of floats need an order."""
    ordered = sorted(values)
    good = round(sum(value for value in ordered if value > 0), 6)
    bad = round(sum(value for value in ordered if value < 0), 6) + 0.0
    return {"weight": round(good + bad, 6), "cooperation": good, "conflict": bad}
