"""Centralities, communities and dyads: their meaning on graphs small enough to check by hand."""

from __future__ import annotations

from dataclasses import fields

import networkx as nx
import pytest

from actorgraph.analysis import (
    METRICS,
    TABLES,
    Analysis,
    actor_table,
    analyse,
    betweenness,
    centrality,
    collapsed,
    communities,
    dyads,
    material,
    pagerank,
    strength,
)
from actorgraph.analysis.overview import tables
from actorgraph.analysis.sayings import sayings
from actorgraph.errors import NotFound
from actorgraph.network import EVERYTHING, network
from actorgraph.ontology import relations
from claim_samples import Sample, hostile, large, small
from graph_samples import graph_of


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
    assert (row["evidence"], row["first"], row["last"]) == (4, "2024-01-02", "2024-01-02")


def test_analysis_is_deterministic() -> None:
    sample = large()
    first, second = (analyse(network(sample), sayings(sample)) for _ in range(2))
    for name in TABLES:
        assert getattr(first, name).equals(getattr(second, name)), name
    assert first.notes == second.notes


def test_every_table_is_a_field_and_has_its_rows_in_a_graph_of_any_size() -> None:
    assert [field.name for field in fields(Analysis)] == [*TABLES, "notes"]
    found = analyse(network(large(), EVERYTHING), sayings(large()))
    assert [name for name in TABLES if not len(getattr(found, name))] == []


def test_some_tables_and_some_metrics_alone() -> None:
    made = material(network(small()))
    assert list(tables(made, ["dyads", "balance"])) == ["dyads", "balance"]
    with pytest.raises(NotFound, match="no table 'dyad': there are actors, "):
        tables(made, ["dyad"])
    table = actor_table(made, ["degree_in"])
    assert list(table.columns) == ["actor", "label", "type", "country", "degree_in", "community"]


def test_empty_graph_one_node_and_unbelieved_claims() -> None:
    empty = analyse(network(Sample()), sayings(Sample()))
    sizes = {name: len(getattr(empty, name)) for name in TABLES}
    assert sizes == dict.fromkeys(TABLES, 0) | {"balance": 4}
    assert empty.notes == ("No claim passes the filters: there is nothing to analyse.",)
    alone: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    alone.add_node("a", label="A", type="state", country=None)
    one = analyse(alone).actors
    assert one["pagerank"].tolist() == [1]
    assert one[["closeness", "k_core", "hubs", "authorities", "brokerage"]].sum().sum() == 0
    unbelieved = analyse(graph_of(("a", "aids", "b", 0.0)))
    assert unbelieved.actors["pagerank"].tolist() == [0.5, 0.5]
    assert len(analyse(network(small(), EVERYTHING)).actors) == 5


def test_missing_dates_are_told_and_harm_nothing() -> None:
    found = analyse(graph_of(("a", "aids", "b", 0.9), ("a", "attacks", "c", 0.9), last=None))
    assert found.notes[0].startswith("2 of 2 claims have no date")
    assert found.triads.empty
    assert len(found.dyads) == 2


def test_two_hundred_parallel_claims_are_one_dyad() -> None:
    graph = graph_of(("a", "meets", "b", 0.5))
    edge = dict(graph.edges["a", "b", "meets"])
    for number in range(200):
        name = f"r{number:03}"
        graph.add_edge("a", "b", key=name, **{**edge, "claim": name, "symmetric": False})
    found = analyse(graph)
    assert len(found.dyads) == 1
    assert found.dyads["claims"].iloc[0] == 201
    assert found.dyads["cooperation"].iloc[0] == pytest.approx(201 * 0.5 * 2.5)
    assert found.bridges["single_claim"].tolist() == [False]


def test_names_in_any_script_stay_as_they_are() -> None:
    found = analyse(network(hostile(), EVERYTHING), sayings(hostile()))
    assert {"المقاومة في الشمال", "北方联盟"} <= set(found.actors["label"])
    assert "北方联盟" in set(found.dyads["a_label"]) | set(found.dyads["b_label"])


def test_brokers_stand_between_two_who_do_not_deal_with_each_other() -> None:
    graph = graph_of(
        *(("a", "aids", "x", 0.9), ("x", "attacks", "c", 0.9), ("c", "aids", "d", 0.9)),
        *(("a", "aids", "y", 0.9), ("x", "aids", "y", 0.9), ("c", "accuses", "x", 0.9)),
    )
    made = material(graph)
    assert made.blocs == (("x", "a", "y"), ("c", "d"))
    roles = centrality.broker_roles(made.ties)
    assert roles["x"] == dict.fromkeys(centrality.ROLES, 0) | {
        "representative": 1,  # a → x → c: c alone is of the other bloc
        "gatekeeper": 1,  # c → x → y
    }
    assert roles["c"]["representative"] + roles["c"]["gatekeeper"] == 1  # x → c → d
    assert centrality.brokerage(made.ties)["x"] == 2


def test_metrics_agree_with_networkx_on_its_own_graphs() -> None:
    graph = network(large(300), EVERYTHING)
    ties = collapsed(graph)
    plain = nx.Graph(ties.to_undirected())
    plain.remove_edges_from(nx.selfloop_edges(plain))
    close, core = nx.closeness_centrality(plain), nx.core_number(plain)
    hubs, authorities = nx.hits(ties, max_iter=10_000, tol=1e-12)
    assert centrality.closeness(ties) == pytest.approx(close)
    assert centrality.k_core(ties) == core
    assert centrality.hubs(ties) == pytest.approx(hubs, abs=1e-6)
    assert centrality.authorities(ties) == pytest.approx(authorities, abs=1e-6)


def test_closeness_and_cores_by_hand() -> None:
    chain = collapsed(graph_of(("b", "aids", "a", 0.9), ("b", "aids", "c", 0.9)))
    assert centrality.closeness(chain) == {"a": 2 / 3, "b": 1.0, "c": 2 / 3}
    assert set(centrality.k_core(chain).values()) == {1}


def test_samples_are_seeded_and_near_the_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = collapsed(network(large(400), EVERYTHING))
    exact = betweenness(ties), centrality.closeness(ties)
    monkeypatch.setattr(centrality, "SAMPLED_ABOVE", 10)
    monkeypatch.setattr(centrality, "SAMPLES", 35)
    for metric, true in zip((betweenness, centrality.closeness), exact, strict=True):
        assert metric(ties) == metric(ties)
        assert metric(ties) != true
        top = max(true, key=lambda actor: true[actor])
        assert metric(ties)[top] == pytest.approx(true[top], rel=0.25)
