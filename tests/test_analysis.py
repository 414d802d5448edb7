"""Centralities, communities and dyads: their meaning on graphs small enough to check by hand."""

from __future__ import annotations

import networkx as nx
import pytest

import actorgraph.analysis
from actorgraph.analysis import (
    METRICS,
    analyse,
    betweenness,
    collapsed,
    communities,
    dyads,
    pagerank,
    strength,
)
from actorgraph.network import EVERYTHING, network
from actorgraph.ontology import relations
from claim_samples import Sample, large, small


def graph_of(*ties: tuple[str, str, str, float]) -> nx.MultiDiGraph[str]:
    """A graph of claims as `network` gives it, from (subject, relation, object, belief)."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, relation, object_, belief in ties:
        known = relations()[relation]
        for actor in (subject, object_):
            graph.add_node(actor, label=actor.upper(), type="state", country=None)
        about = {"quad_class": known.quad_class, "score": known.score, "belief": belief}
        more = {"symmetric": known.symmetric, "evidence": 2, "first": "2024-01-02", "last": None}
        graph.add_edge(subject, object_, key=relation, **about, **more)
    return graph


def test_symmetric_relations_tie_both_ways_and_beliefs_add_up() -> None:
    ties = collapsed(graph_of(("a", "supplies", "b", 0.5), ("a", "meets", "b", 0.25)))
    assert ties["a"]["b"]["weight"] == 0.75
    assert ties["b"]["a"]["weight"] == 0.25


def test_actor_table() -> None:
    table = analyse(graph_of(("a", "supplies", "c", 0.5), ("b", "funds", "c", 0.8))).actors
    assert list(table.columns[4:-1]) == list(METRICS)
    top = table.iloc[0]
    assert (top["actor"], top["label"]) == ("c", "C")
    assert (top["degree_in"], top["degree_out"]) == (2, 0)
    assert top["strength_in"] == pytest.approx(1.3)
    assert table["pagerank"].sum() == pytest.approx(1, abs=1e-5)


def test_who_has_many_claims_comes_before_whom_one_great_power_names() -> None:
    named = [("great", "meets", "envoy", 0.9), ("envoy", "represents", "great", 0.9)]
    busy = [("state", relation, f"other {n}", 0.9) for n, relation in enumerate(("aids", "warns"))]
    fame = [(f"friend {n}", "supports", "great", 0.9) for n in range(9)]
    graph = graph_of(*named, *busy, *fame)
    assert pagerank(collapsed(graph))["envoy"] > pagerank(collapsed(graph))["state"]
    assert list(analyse(graph).actors["actor"])[:3] == ["great", "state", "envoy"]


def test_strength_adds_beliefs_up_and_halves_lasting_ties() -> None:
    found = strength(graph_of(("a", "meets", "b", 0.8), ("a", "headOf", "c", 0.6)))
    assert found == {"a": 1.1, "b": 0.8, "c": 0.3}


def test_who_stands_between_has_betweenness() -> None:
    found = betweenness(collapsed(graph_of(("a", "aids", "b", 0.9), ("b", "aids", "c", 0.9))))
    assert found["b"] > 0 == found["a"]


def test_sampled_betweenness_is_seeded_and_near_the_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = collapsed(network(large(400), EVERYTHING))
    exact = betweenness(ties)
    monkeypatch.setattr(actorgraph.analysis, "SAMPLED_ABOVE", 10)
    monkeypatch.setattr(actorgraph.analysis, "SAMPLES", 35)
    assert betweenness(ties) == betweenness(ties)
    assert betweenness(ties) != exact
    top = max(exact, key=lambda actor: exact[actor])
    assert betweenness(ties)[top] == pytest.approx(exact[top], rel=0.25)


def test_enemies_are_no_bloc() -> None:
    graph = graph_of(
        ("a", "aids", "b", 0.9),
        ("c", "aids", "d", 0.9),
        ("a", "attacks", "c", 0.9),
        ("b", "attacks", "d", 0.9),
    )
    assert communities(graph, dict.fromkeys(graph, 0.25)) == [("a", "b"), ("c", "d")]
    assert list(analyse(graph).communities["size"]) == [2, 2]


def test_blocs_are_named_by_their_top_actors() -> None:
    graph = graph_of(*((name, "aids", "hub", 0.9) for name in "abcd"))
    row = analyse(graph).communities.iloc[0]
    assert (row["name"], row["size"]) == ("HUB, A, B", 5)


def test_dyads_weigh_cooperation_against_conflict() -> None:
    table = dyads(graph_of(("b", "supplies", "a", 0.5), ("a", "attacks", "b", 0.5)))
    good, bad = relations()["supplies"].score / 2, relations()["attacks"].score / 2
    row = table.iloc[0]
    assert (row["a"], row["b"], row["a_label"]) == ("a", "b", "A")
    assert (row["cooperation"], row["conflict"]) == (good, bad)
    assert row["net"] == pytest.approx(good + bad)
    assert (row["claims"], row["cooperation_claims"], row["conflict_claims"]) == (2, 1, 1)
    assert (row["evidence"], row["first"], row["last"]) == (4, "2024-01-02", None)


def test_analysis_is_deterministic() -> None:
    first, second = analyse(network(large())), analyse(network(large()))
    for name in ("actors", "communities", "dyads"):
        assert getattr(first, name).equals(getattr(second, name))


def test_empty_graph_one_node_and_unbelieved_claims() -> None:
    empty = analyse(network(Sample()))
    assert [len(t) for t in (empty.actors, empty.communities, empty.dyads)] == [0, 0, 0]
    alone: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    alone.add_node("a", label="A", type="state", country=None)
    assert analyse(alone).actors["pagerank"].tolist() == [1]
    unbelieved = analyse(graph_of(("a", "aids", "b", 0.0)))
    assert unbelieved.actors["pagerank"].tolist() == [0.5, 0.5]
    assert len(analyse(network(small(), EVERYTHING)).actors) == 5
