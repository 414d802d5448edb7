"""Who is with whom: triads, frustration and tensions of graphs with known answers."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import networkx as nx
import pytest

from actorgraph.analysis import frustration as module
from actorgraph.analysis.balance import balance, tensions, triads
from actorgraph.analysis.frustration import frustration


def signs(**ties: float) -> nx.Graph[str]:
    """A signed graph from ties like ab=1, ac=-2; the label of a is A."""
    graph: nx.Graph[str] = nx.Graph()
    for pair, weight in ties.items():
        graph.add_edge(*pair, weight=weight, sign=1 if weight > 0 else -1, claims=())
    nx.set_node_attributes(graph, {actor: actor.upper() for actor in graph}, "label")
    return graph


def test_triads_are_counted_and_listed_the_unbalanced_first() -> None:
    graph = signs(ab=1, bc=2, ac=-3, ad=-1, bd=-1, cd=-1)
    table = triads(graph)
    kinds = dict(
        zip(zip(table["a"], table["b"], table["c"], strict=True), table["kind"], strict=True)
    )
    assert kinds == {
        ("a", "b", "c"): "friend of two enemies",
        ("a", "c", "d"): "three enemies",
        ("a", "b", "d"): "two against one",
        ("b", "c", "d"): "two against one",
    }
    assert table["balanced"].tolist() == [False, False, True, True]
    first = table.iloc[0]
    assert (first["a_label"], first["ab"], first["bc"], first["ac"]) == ("A", 1, 2, -3)
    assert first["weight"] == 1
    counts = balance(table).set_index("kind")
    assert counts["triads"].to_dict() == {
        "three friends": 0, "friend of two enemies": 1, "two against one": 2, "three enemies": 1,
    }  # fmt: skip
    assert counts["share"].sum() == 1
    assert counts["balanced"].tolist() == [True, False, True, False]


def test_all_triangles_are_found_once() -> None:
    graph = nx.gnp_random_graph(40, 0.3, seed=3)
    graph = nx.relabel_nodes(graph, {n: f"n{n:02}" for n in graph})
    nx.set_edge_attributes(graph, 1.0, "weight")
    assert len(triads(graph)) == sum(nx.triangles(graph).values()) // 3 > 50
    assert not triads(graph).duplicated(["a", "b", "c"]).any()


def test_my_enemys_friend() -> None:
    table = tensions(triads(signs(ab=4, bc=2, ac=-3, cd=1, bd=1)))
    assert len(table) == 1
    row = table.iloc[0]
    assert (row["friend"], row["enemy_a"], row["enemy_b"]) == ("b", "a", "c")
    assert (row["with_a"], row["with_b"], row["between"], row["weight"]) == (4, 2, -3, 2)
    assert (row["friend_label"], row["enemy_a_label"], row["enemy_b_label"]) == ("B", "A", "C")


def test_no_frustration_in_two_camps() -> None:
    found = frustration(signs(ab=1, cd=1, ac=-1, ad=-1, bc=-1, bd=-1))
    assert (found.index, found.signed, found.exact) == (0, 6, True)
    assert found.camps == (("a", "b"), ("c", "d"))


def test_three_enemies_frustrate_the_weakest_tie() -> None:
    found = frustration(signs(ab=-3, bc=-2, ac=-1))
    assert found.ties == (("a", "c"),)
    assert found.camps == (("a", "c"), ("b",))


def brute_force(graph: nx.Graph[str]) -> int:
    """The fewest ties against any two camps."""
    names = sorted(graph)
    ways = (dict(zip(names, sides, strict=True)) for sides in product((0, 1), repeat=len(names)))
    return min(
        sum((way[a] == way[b]) != (sign > 0) for a, b, sign in graph.edges(data="sign"))
        for way in ways
    )


def random_signs(size: int, seed: int) -> nx.Graph[str]:
    dice = Random(seed)
    pairs = (pair for pair in combinations("abcdefghijklmnopqrstuvwxyz"[:size], 2))
    ties = {"".join(pair): dice.choice((-1, 1)) * dice.uniform(1, 2) for pair in pairs
            if dice.random() < 0.5}  # fmt: skip
    return signs(**ties)


@pytest.mark.parametrize("seed", range(4))
def test_frustration_of_small_graphs_is_exact(seed: int) -> None:
    graph = random_signs(9, seed)
    found = frustration(graph)
    assert found.exact
    assert found.index == brute_force(graph) > 0


def test_blocks_that_meet_in_one_actor_add_up() -> None:
    one, two = random_signs(6, 1), nx.relabel_nodes(random_signs(6, 2), str.upper)
    both = nx.compose(one, nx.relabel_nodes(two, {"A": "a"}))
    assert frustration(both).index == frustration(one).index + frustration(two).index


@pytest.mark.parametrize("limit", ["EXACT", "NODES"])
def test_the_search_of_large_graphs_is_seeded_and_says_so(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = random_signs(14 if limit == "EXACT" else 24, 5)
    exact = frustration(graph) if limit == "EXACT" else None
    monkeypatch.setattr(module, limit, 0)
    found = frustration(graph)
    assert not found.exact
    assert found == frustration(graph)
    assert exact is None or (exact.exact and found.index == exact.index > 5)


def test_nothing_signed() -> None:
    found = frustration(nx.Graph())
    assert (found.index, found.signed, found.exact, found.camps) == (0, 0, True, ((), ()))
    assert balance(triads(nx.Graph()))["triads"].tolist() == [0, 0, 0, 0]
    assert tensions(triads(nx.Graph())).empty
