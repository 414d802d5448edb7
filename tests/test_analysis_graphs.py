"""The graphs an analyst asks for: what is a tie, which way, how strong, and for how long."""

from __future__ import annotations

import math

import pytest

from actorgraph.analysis import Recency, bipartite, collapsed, ego, signed
from actorgraph.analysis.sayings import last_published, sayings
from actorgraph.errors import BadQuery, NotFound
from actorgraph.model import Actor, Article
from actorgraph.network import EVERYTHING, Filters, network
from actorgraph.ontology import relations
from claim_samples import Said, Sample, large, small
from graph_samples import graph_of


def test_a_weighted_graph_for_each_relation_quad_class_and_all() -> None:
    graph = network(small())
    assert set(collapsed(graph, "supplies").edges) == {("iran", "russia")}
    conflict = {("russia", "ukraine")}
    assert set(collapsed(graph, "material-conflict").edges) == conflict
    assert set(collapsed(graph, "conflict").edges) == conflict
    assert set(collapsed(graph, "structure").edges) == {("ann-lee", "ukraine")}
    both = collapsed(graph, "cooperation")
    assert both["iran"]["russia"] == {"weight": 1.4, "score": 0.8 * 10 + 0.6 * 9.5, "claims": 2}
    assert both["russia"]["iran"]["weight"] == 0.6
    assert set(both) == set(graph), "actors without such a tie stay"
    assert both.nodes["iran"]["label"] == "Iran"
    with pytest.raises(NotFound, match="no kind of tie 'friendship': there are all, cooperation"):
        collapsed(graph, "friendship")


def test_every_kind_of_tie_adds_up_to_all() -> None:
    graph = network(large(200), EVERYTHING)
    kinds = {edge["quad_class"] for _, _, edge in graph.edges(data=True)}
    parts = sum(collapsed(graph, kind).size("claims") for kind in kinds)
    assert parts == collapsed(graph).size("claims") > graph.number_of_edges() / 2


def test_the_signed_graph_is_cooperation_minus_conflict() -> None:
    graph = graph_of(("b", "supplies", "a", 0.5), ("a", "attacks", "b", 0.8))
    edge = signed(graph).edges["a", "b"]
    good, bad = relations()["supplies"].score * 0.5, relations()["attacks"].score * 0.8
    assert (edge["cooperation"], edge["conflict"]) == (good, bad)
    assert edge["weight"] == pytest.approx(good + bad)
    assert edge["sign"] == -1
    assert edge["claims"] == ("a attacks b", "b supplies a"), "the weightier first"


def test_lasting_ties_take_no_side_and_even_pairs_are_counted() -> None:
    graph = graph_of(
        ("a", "memberOf", "b", 0.9), ("c", "meets", "d", 0.8), ("d", "rejects", "c", 1)
    )
    found = signed(graph)
    assert set(found) == {"a", "b", "c", "d"}
    assert not found.edges, "2.5 × 0.8 − 2.0 × 1 is nothing"
    assert found.graph["even"] == 1


def test_the_weight_of_a_claim_halves_with_its_half_life() -> None:
    graph = graph_of(("a", "supplies", "b", 0.5), last="2024-01-01")

    def weight(**recency: object) -> float:
        found: float = signed(graph, Recency(**recency)).edges["a", "b"]["weight"]  # type: ignore[arg-type]
        return found

    assert weight() == 5.0, "the date of the graph itself, not today's"
    assert weight(half_life=366, on="2025-01-01") == 2.5
    assert weight(half_life=183, on="2025-01-01") == 1.25
    assert weight(half_life=math.inf, on="2025-01-01") == 5.0
    assert weight(on="2023-01-01") == 5.0, "what is later than the date counts whole"


def test_a_claim_without_a_date_weighs_as_the_oldest() -> None:
    graph = graph_of(("a", "supplies", "b", 0.5), ("b", "supplies", "c", 0.5), last="2024-01-01")
    graph.add_edge("c", "d", key="supplies", **{**graph.edges["a", "b", "supplies"], "last": None})
    found = signed(graph, Recency(366, "2025-01-01"))
    assert found.edges["c", "d"]["weight"] == 2.5
    assert found.graph == {"on": "2025-01-01", "half_life": 366, "undated": 1, "even": 0}
    undated = signed(graph_of(("a", "supplies", "b", 0.5), last=None))
    assert undated.edges["a", "b"]["weight"] == 5.0


@pytest.mark.parametrize(
    ("recency", "why"),
    [(Recency(0), "half-life 0"), (Recency(math.nan), "half-life"), (Recency(1, "May"), "'May'")],
)
def test_what_is_no_half_life_or_date_is_refused(recency: Recency, why: str) -> None:
    with pytest.raises(BadQuery, match=why):
        signed(graph_of(("a", "supplies", "b", 0.5)), recency)


def test_actors_and_their_items() -> None:
    sample = Sample()
    actors = tuple(Actor(name, name.title(), "state") for name in ("iran", "russia", "japan"))
    said = [
        Said("iran", "supplies", "russia", 0.8, item="Drones"),
        Said("japan", "agreesWith", "russia", 0.6, item="drones "),
        Said("iran", "meets", "japan"),
    ]
    sample.add(Article("n1", "", date="2024-01-01"), actors, said)
    graph = bipartite(network(sample))
    assert sorted(graph) == ["iran", "item:drones", "japan", "russia"]
    assert [graph.nodes[name]["bipartite"] for name in ("iran", "item:drones")] == [0, 1]
    assert graph.nodes["item:drones"]["label"] == "drones"
    edge = graph.edges["iran", "item:drones"]
    assert (edge["gives"], edge["gets"], edge["weight"]) == (1, 0, 0.8)
    edge = graph.edges["russia", "item:drones"]
    assert (edge["gives"], edge["gets"], edge["weight"]) == (1, 2, 1.4), "an agreement is of both"
    assert not graph.has_edge("iran", "japan"), "actors are tied to items alone"


def test_being_named_together_is_no_tie() -> None:
    sample = Sample()
    actors = tuple(Actor(name, name.title(), "state") for name in "abc")
    sample.add(Article("n1", "", date="2024-01-01"), actors, [Said("a", "meets", "b")])
    graph = network(sample, EVERYTHING)
    for made in (graph, collapsed(graph), signed(graph)):
        assert {frozenset(pair[:2]) for pair in made.edges} == {frozenset("ab")}


def test_an_ego_network_has_the_claims_among_those_near() -> None:
    graph = graph_of(("a", "aids", "b", 0.9), ("c", "aids", "b", 0.9), ("c", "aids", "d", 0.9))
    assert set(ego(graph, "a").edges) == {("a", "b", "aids")}
    assert set(ego(graph, "b").edges) == {("a", "b", "aids"), ("c", "b", "aids")}
    assert len(ego(graph, "a", radius=3).edges) == 3
    with pytest.raises(NotFound, match="'x'"):
        ego(graph, "x")


def test_filters_hold_for_every_graph() -> None:
    graph = network(large(200), Filters(relations={"supplies"}, min_belief=0.7))
    assert graph.number_of_edges()
    for made in (collapsed(graph), signed(graph), bipartite(graph)):
        assert made.number_of_edges()
    assert {relation for *_, relation in graph.edges(keys=True)} == {"supplies"}
    assert min(edge["belief"] for *_, edge in graph.edges(data=True)) >= 0.7


def test_who_said_it_and_when_with_reprints_as_one_source() -> None:
    from actorgraph.store import Store  # noqa: PLC0415 - only here
    from store_samples import SENT, reading  # noqa: PLC0415

    words = " The rest of this is printed by both of them in just the same words, twice." * 3
    with Store() as store:
        for reading_ in (
            reading("a1", SENT, tail=words, publisher=None),
            reading("a2", SENT, tail=words, date="2024-03-05"),
            reading(
                "a3",
                SENT,
                publisher="Hill Post",
                date="2024-04-01",
                polarity="negated",
                tail=" Rain.",
            ),
            reading("a4", SENT, publisher=None, date=None, tail=f" Snow {words[::-1]}"),
        ):
            store.put(reading_)
        store.derive()
        assert last_published(store) == "2024-04-01"
        (ones,) = sayings(store).values()
    told = [(one.article.id, one.article.original, one.outlet and one.outlet[1]) for one in ones]
    assert told == [
        ("a1", "a1", "Lake Courier"),
        ("a2", "a1", "Lake Courier"),
        ("a3", "a3", "Hill Post"),
        ("a4", "a4", None),
    ]
    assert [one.affirmed for one in ones] == [True, True, False, True]
    assert ones[3].source == "article/a4"
