"""What goes on between two actors: cooperation against conflict, in all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import networkx as nx
import pandas as pd

from actorgraph.analysis.graphs import Edge, claims

Pair = tuple[str, str]

DYADS: Final = (
    *("a", "b", "a_label", "b_label", "cooperation", "conflict", "net", "claims"),
    *("cooperation_claims", "conflict_claims", "evidence", "first", "last"),
)


def dyads(graph: nx.MultiDiGraph[str]) -> pd.DataFrame:
    """One row per unordered pair of actors that a claim ties; columns as in `Analysis.dyads`."""
    rows = [
        [a, b, graph.nodes[a]["label"], graph.nodes[b]["label"], *_balance(edges)]
        for (a, b), edges in pairs(graph).items()
    ]
    table = pd.DataFrame(rows, columns=list(DYADS))
    for place, name in ((-2, "first"), (-1, "last")):  # so that no date is None, and not a number
        table[name] = pd.Series([row[place] for row in rows], dtype=object)
    table["weight"] = table["cooperation"] - table["conflict"]
    order = table.sort_values(
        ["weight", "a", "b"], ascending=[False, True, True], ignore_index=True
    )
    return order.drop(columns="weight")


def pairs(graph: nx.MultiDiGraph[str]) -> dict[Pair, list[Edge]]:
    """The claims between every two actors, whichever way they point; sorted."""
    found: dict[Pair, list[Edge]] = {}
    for subject, object_, _, edge in claims(graph):
        found.setdefault((min(subject, object_), max(subject, object_)), []).append(edge)
    return dict(sorted(found.items()))


def _balance(edges: Iterable[Edge]) -> list[Any]:
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
