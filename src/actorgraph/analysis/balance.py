"""Structural balance of the signed graph: triads, frustration, and whose friend is whose enemy.

A triad is balanced where the product of its signs is positive: friends of friends, and enemies of
enemies, are friends (Heider 1946; Cartwright and Harary 1956 [1]_).

.. [1] Cartwright and Harary, Structural balance: a generalization of Heider's theory, 1956,
   https://doi.org/10.1037/h0046049
"""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import pandas as pd

FRIEND_OF_ENEMIES: Final = "friend of two enemies"
KINDS: Final = {
    3: "three friends",
    1: FRIEND_OF_ENEMIES,
    -1: "two against one",
    -3: "three enemies",
}
"""The kinds of triads by the sum of their signs: the first and third are balanced."""
TRIADS: Final = (
    *("a", "b", "c", "a_label", "b_label", "c_label", "ab", "bc", "ac"),
    *("kind", "balanced", "weight"),
)
TENSIONS: Final = (
    *("friend", "enemy_a", "enemy_b", "friend_label", "enemy_a_label", "enemy_b_label"),
    *("with_a", "with_b", "between", "weight"),
)
BALANCE: Final = (*("kind", "balanced", "triads", "share"),)


def triads(signed: nx.Graph[str]) -> pd.DataFrame:
    """Every triad of the signed graph, the unbalanced ones first, then by weight.

    ``ab``, ``bc`` and ``ac`` are the weights of the three ties, ``kind`` one of `KINDS`, ``weight``
    the least of the three without its sign: a triad is as strong as its weakest tie.
    """
    label = nx.get_node_attributes(signed, "label")
    rows = []
    for a, b, c in _triangles(signed):
        ties = [signed.edges[pair]["weight"] for pair in ((a, b), (b, c), (a, c))]
        signs = sum(1 if tie > 0 else -1 for tie in ties)
        least = min(abs(tie) for tie in ties)
        names = [label.get(actor, actor) for actor in (a, b, c)]
        rows.append([a, b, c, *names, *ties, KINDS[signs], signs in (3, -1), least])
    rows.sort(key=lambda row: (row[10], -row[11], row[:3]))
    return pd.DataFrame(rows, columns=list(TRIADS))


def balance(table: pd.DataFrame) -> pd.DataFrame:
    """How many triads there are of each kind, and their share of all; four rows, always."""
    counts = table["kind"].value_counts()
    total = len(table)
    rows = [
        [kind, signs in (3, -1), int(counts.get(kind, 0)), _share(counts.get(kind, 0), total)]
        for signs, kind in KINDS.items()
    ]
    return pd.DataFrame(rows, columns=list(BALANCE))


def tensions(table: pd.DataFrame) -> pd.DataFrame:
    """My enemy's friend: triads in which ``friend`` is with both of two who are against each other.

    ``with_a``, ``with_b`` and ``between`` are the weights of the ties, ``weight`` the least of them
    without its sign; the strongest tension first.
    """
    rows: list[list[Any]] = []
    for row in table[table["kind"] == FRIEND_OF_ENEMIES].to_dict("records"):
        ties = {"c": row["ab"], "a": row["bc"], "b": row["ac"]}
        friend = next(actor for actor, opposite in ties.items() if opposite < 0)
        first, second = (actor for actor in "abc" if actor != friend)
        ids = [row[actor] for actor in (friend, first, second)]
        labels = [row[f"{actor}_label"] for actor in (friend, first, second)]
        weights = [ties[second], ties[first], ties[friend], row["weight"]]
        rows.append([*ids, *labels, *weights])
    rows.sort(key=lambda row: (-row[9], row[:3]))
    return pd.DataFrame(rows, columns=list(TENSIONS))


def _triangles(graph: nx.Graph[str]) -> list[tuple[str, str, str]]:
    """Every three actors who are all tied to each other, each once and sorted.

    An edge is followed from the end of fewer neighbours, so that hubs cost little.
    """
    rank = {actor: (graph.degree(actor), actor) for actor in graph}
    above = {a: {b for b in graph[a] if rank[b] > rank[a]} for a in sorted(graph)}
    found: list[tuple[str, str, str]] = []
    for a, near in above.items():
        for b in near:
            for c in near & above[b]:
                low, middle, high = sorted((a, b, c))
                found.append((low, middle, high))
    return sorted(found)


def _share(part: int, total: int) -> float:
    return round(part / total, 6) if total else 0.0
