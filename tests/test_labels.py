"""Results of SPARQL as tables: names to read, and the IRIs beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import actorgraph as ag
from actorgraph import iris
from actorgraph.graph import Graph
from actorgraph.labels import names_of
from actorgraph.store import Store
from store_samples import corpus

SUPPLIES = "SELECT ?a ?b WHERE { ?a ag:supplies ?b } ORDER BY ?a ?b"


@pytest.fixture(scope="module")
def sample(sample_folder: Path) -> Iterator[Graph]:
    with ag.open(sample_folder) as graph:
        yield graph


@pytest.fixture
def small() -> Iterator[Graph]:
    store = Store()
    store.put(*corpus())
    store.derive()
    with Graph(store) as graph:
        yield graph


def test_iris_show_their_names_and_stand_beside_them(sample: Graph) -> None:
    found = sample.sparql(SUPPLIES)
    assert list(found.columns) == ["a", "b", "a_iri", "b_iri"]
    known = dict(zip(found["a"], found["a_iri"], strict=True))
    assert known["North Korea"] == iris.actor_iri("north-korea").value
    raw = sample.sparql(SUPPLIES, labels=False)
    assert list(raw.columns) == ["a", "b"]
    assert list(raw["a"]) == list(found["a_iri"])
    assert list(raw["b"]) == list(found["b_iri"])


def test_every_kind_of_thing_has_a_name(sample: Graph) -> None:
    found = sample.sparql("""
        SELECT ?claim ?relation ?article ?publisher ?polarity ?type WHERE {
          ?claim rdf:subject actor:iran ; rdf:predicate ?relation ; rdf:object actor:russia .
          ?e ag:evidenceFor ?claim ; ag:polarity ?polarity ; prov:wasDerivedFrom ?article .
          ?article schema:publisher ?publisher . ?e a ?type .
          FILTER(?relation = ag:supplies && ?type = oa:Annotation)
        }""")
    row = dict(found.sort_values(["article", "polarity"]).iloc[0])
    assert row["claim"] == "claim:" + row["claim_iri"].rpartition("/")[2]
    assert row["relation"] == "supplies"
    assert row["article"].startswith("Blinken says")
    assert row["article_iri"].startswith(iris.ARTICLE)
    assert row["publisher"] == "Sample Wire"
    assert row["polarity"] == "affirmed"
    assert row["type"] == "oa:Annotation"


def test_what_is_no_iri_stays_as_it_is(sample: Graph) -> None:
    found = sample.sparql("SELECT ?label ?n WHERE { ?a rdfs:label ?label BIND(1 AS ?n) } LIMIT 2")
    assert list(found.columns) == ["label", "n"]
    mixed = sample.sparql("SELECT ?o WHERE { actor:iran rdfs:label|owl:sameAs ?o } ORDER BY ?o")
    assert set(mixed["o"]) == {"Iran", "wd:Q794"}
    assert mixed["o_iri"].isna().sum() == 1
    assert list(sample.sparql("ASK { ?s ?p ?o }")["answer"]) == [True]
    triples = sample.sparql("CONSTRUCT WHERE { ?a ag:supplies ?b }")
    assert list(triples.columns) == ["subject", "predicate", "object"]
    assert triples["predicate"].unique().tolist() == [iris.AG + "supplies"]


def test_an_iri_that_nothing_names_is_no_reason_for_a_second_column(sample: Graph) -> None:
    found = sample.sparql("SELECT ?x WHERE { BIND(<https://elsewhere.example/a> AS ?x) }")
    assert found.to_dict("list") == {"x": ["https://elsewhere.example/a"]}


def test_a_column_of_the_query_is_never_replaced(sample: Graph) -> None:
    found = sample.sparql(
        'SELECT ?a ?a_iri WHERE { ?a ag:supplies actor:russia BIND("mine" AS ?a_iri) }'
    )
    assert list(found.columns) == ["a", "a_iri"]
    assert list(found["a"]) == [iris.actor_iri("north-korea").value]
    assert list(found["a_iri"]) == ["mine"]


def test_no_answer_is_an_empty_table(sample: Graph) -> None:
    found = sample.sparql("SELECT ?a WHERE { ?a ag:supplies actor:nobody }")
    assert list(found.columns) == ["a"]
    assert found.empty


def test_many_are_named_in_several_requests(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    things = [iris.actor_iri(name).value for name in ("drovia", "ivoria", "kestria")]
    monkeypatch.setattr("actorgraph.labels._ASKED", 2)
    assert list(names_of(small.store, things).values()) == ["Drovia", "Ivoria", "Kestria"]


def test_of_two_names_it_is_always_the_same(small: Graph) -> None:
    found = small.sparql("SELECT DISTINCT ?p WHERE { ?a schema:publisher ?p } ORDER BY ?p")
    assert list(found["p"]) == ["Drovia Daily", "Hill Post", "Lake Courier"]
