"""The graph of claims: which claims become edges, and what nodes and edges know."""

from __future__ import annotations

from actorgraph.model import Actor, Article
from actorgraph.network import EVERYTHING, Filters, network
from actorgraph.ontology import relations
from claim_samples import Said, Sample, large, small


def edges(sample: Sample, filters: Filters) -> set[tuple[str, str, str]]:
    return set(network(sample, filters).edges(keys=True))


def test_edges_carry_what_the_evidence_adds_up_to() -> None:
    graph = network(small())
    edge = graph.edges["iran", "russia", "supplies"]
    relation = relations()["supplies"]
    assert edge["belief"] == 0.8
    assert (edge["evidence"], edge["sources"]) == (2, 1)
    assert (edge["first"], edge["last"]) == ("2024-11-13", "2024-11-13")
    assert (edge["status"], edge["modality"]) == ("supported", "asserted")
    assert edge["items"] == ("drones",)
    assert (edge["quad_class"], edge["score"]) == (relation.quad_class, relation.score)
    assert not edge["symmetric"]
    assert graph.edges["iran", "russia", "cooperatesWith"]["symmetric"]


def test_nodes_say_who_they_are() -> None:
    nodes = network(small()).nodes
    assert nodes["iran"]["label"] == "Iran"
    assert nodes["iran"]["wikidata"] == "Q794"
    assert nodes["iran"]["description"] == "a state in western Asia"
    assert (nodes["ann-lee"]["type"], nodes["ann-lee"]["country"]) == ("person", "ukraine")


def test_by_default_only_believed_claims_of_named_actors_are_edges() -> None:
    assert edges(small(), Filters(min_belief=0.5)) == {
        ("iran", "russia", "supplies"),
        ("iran", "russia", "cooperatesWith"),
        ("russia", "ukraine", "attacks"),
        ("russia", "ukraine", "threatens"),
        ("ann-lee", "ukraine", "represents"),
    }


def test_doubtful_claims_come_back_on_request() -> None:
    found = edges(small(), Filters(min_belief=0.85, doubtful=True))
    assert ("iran", "russia", "funds") in found, "disputed"
    assert ("russia", "ukraine", "threatens") in found, "merely possible"
    assert ("iran", "russia", "supplies") not in found, "supported, and not believed enough"


def test_everything_includes_unnamed_actors() -> None:
    assert ("rebels", "russia", "attacks") in edges(small(), EVERYTHING)
    assert len(edges(small(), EVERYTHING)) == 7


def test_filters_by_relation_quad_class_and_actor() -> None:
    one = {("russia", "ukraine", "attacks")}
    assert edges(small(), Filters(relations={"attacks"})) == one
    assert edges(small(), Filters(quad_classes={"material-conflict"})) == one
    assert edges(small(), Filters(actors={"ann-lee"})) == {("ann-lee", "ukraine", "represents")}


def test_a_claim_and_its_actors_in_many_articles_are_still_one_edge() -> None:
    sample = Sample()
    actors = (Actor("a", "A", "state", "Q1"), Actor("b", "B", "person", "Q2", country="a"))
    for number in range(60):  # a row per node would be 60 to the power of its properties
        sample.add(Article(f"n{number}", ""), actors, [Said("b", "represents", "a")])
    graph = network(sample)
    assert list(graph.edges(keys=True)) == [("b", "a", "represents")]
    assert graph.nodes["b"]["label"] == "B"


def test_the_strongest_affirming_modality_counts() -> None:
    sample = Sample()
    actors = (Actor("a", "A", "state"), Actor("b", "B", "state"))
    said = [Said("a", "supplies", "b", modality="planned")]
    sample.add(Article("n1", ""), actors, said)
    said = [Said("a", "supplies", "b", modality="asserted", polarity="negated")]
    sample.add(Article("n2", ""), actors, said)
    assert network(sample).edges["a", "b", "supplies"]["modality"] == "planned"


def test_same_store_same_graph_in_the_same_order() -> None:
    first, second = network(large()), network(large())
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
    assert list(first.nodes) == sorted(first.nodes)


def test_an_empty_store_gives_an_empty_graph() -> None:
    assert len(network(Sample())) == 0
