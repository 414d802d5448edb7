"""Exports: the format that claims.md fixes, files that other programs read, equal bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import networkx as nx
import pyoxigraph as ox
import pytest

from actorgraph.export import EXPORTERS, claim_lines, claims_csv, gexf, graphml
from actorgraph.model import Claim, Modality, Polarity, Reading, Tense
from actorgraph.network import EVERYTHING, network
from actorgraph.store import Store
from store_samples import SENT, corpus, evidence, reading


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store() as store:
        store.put(*corpus())
        store.derive()
        yield store


def test_a_line_has_the_fields_of_the_exchange_format() -> None:
    one = reading("a1", speaker="ivoria", item="rifles", event_date="2024-02")
    (line,) = claim_lines(one)
    (piece,) = line.pop("evidence")
    assert line == {
        "doc": "a1",
        "date": "2024-03-01",
        "subject": {"label": "Drovia", "type": "state", "wikidata": "Q1", "named": True},
        "relation": "supplies",
        "object": {
            "label": "Kestria", "type": "state", "wikidata": "Q3", "named": True, "sector": "GOV",
        },
        "item": "rifles",
        "location": None,
        "event_date": "2024-02",
        "polarity": "affirmed",
        "modality": "asserted",
        "attribution": {"label": "Ivoria"},
        "confidence": 0.8,
    }  # fmt: skip
    text = one.article.text
    assert text[piece["start"] : piece["end"]] == piece["quote"]
    assert [text[slice(*piece[role])] for role in ("subject", "trigger", "object")] == [
        "Drovia",
        "sent",
        "Kestria",
    ]
    assert piece["rule"] == "supplies-made-up"
    told = ("tense", "mode", "item_type", "amount", "currency", "place")
    assert [piece[name] for name in told] == [None] * len(told)
    assert piece["contexts"] == piece["auxiliary_modes"] == []


def test_evidence_tells_how_it_was_done_and_what_was_given() -> None:
    loan = reading(
        "a1", item="a loan of $2.5 billion", event_date="2022", tense=Tense.PAST,
        mode="COERCE-martial-law", contexts=("economic", "military"), item_type="money",
        amount="2500000000", currency="USD", place="ivoria", modality=Modality.POSSIBLE,
    )  # fmt: skip
    (line,) = claim_lines(loan)
    (piece,) = line["evidence"]
    assert {name: piece[name] for name in list(piece)[-8:]} == {
        "tense": "past",
        "mode": "martial-law",
        "auxiliary_modes": ["historical", "hypothetical"],
        "contexts": ["economic", "military"],
        "item_type": "money",
        "amount": "2500000000",
        "currency": "USD",
        "place": "ivoria",
    }
    assert json.loads(json.dumps(line)) == line


def test_the_strongest_evidence_leads() -> None:
    denied = evidence("a", SENT, polarity=Polarity.NEGATED, confidence=0.99)
    maybe = evidence("a", SENT, modality=Modality.POSSIBLE, confidence=0.9, item="tanks")
    bare = evidence("a", SENT, confidence=0.9)
    asserted = evidence("a", SENT, confidence=0.6, item="rifles")
    implied = replace(asserted, subject=None, item=None, confidence=0.1)
    pieces = (denied, maybe, implied, bare, asserted)
    base = reading("a")
    for order in (pieces, pieces[::-1]):
        claim = Claim(*SENT[:3], order)
        (line,) = claim_lines(Reading(base.article, base.actors, (claim,)))
        assert (line["polarity"], line["modality"], line["item"]) == (
            "affirmed",
            "asserted",
            "rifles",
        )
        assert line["confidence"] == 0.99
        assert [piece["item"] for piece in line["evidence"]] == [
            "rifles",
            None,
            None,
            "tanks",
            None,
        ]
        assert line["evidence"][2]["subject"] is None
        assert line["evidence"][-1]["polarity"] == "negated"


def test_the_store_prints_the_same_lines_as_the_readings(store: Store) -> None:
    direct = [line for one in corpus() for line in claim_lines(one)]
    stored = [json.loads(line) for line in EXPORTERS["jsonl"](store).decode().splitlines()]
    assert stored == direct


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_equal_stores_give_equal_bytes(store: Store, format: str) -> None:
    other = Store()
    for one in reversed(corpus()):
        other.put(one)
    other.derive()
    content = EXPORTERS[format](store)
    assert content
    assert content == EXPORTERS[format](other)
    assert content.endswith(b"\n") or format == "graphml"


def test_rdf_exports_hold_every_statement_once(store: Store) -> None:
    quads = list(ox.parse(EXPORTERS["nq"](store), format=ox.RdfFormat.N_QUADS))
    assert set(quads) == set(store.quads())
    assert len(quads) == len(set(quads))
    triples = list(ox.parse(EXPORTERS["ttl"](store), format=ox.RdfFormat.TURTLE))
    assert {(q.subject, q.predicate, q.object) for q in triples} == {
        (q.subject, q.predicate, q.object) for q in quads
    }
    assert len(triples) == len(set(triples))


def test_graph_files_can_be_read_back(store: Store) -> None:
    graph = network(store, EVERYTHING)
    again = nx.read_graphml(io.BytesIO(graphml(graph)), force_multigraph=True)
    assert set(again) == set(graph)
    assert again.edges["drovia", "kestria", "supplies"]["items"] == "rifles"
    again = nx.read_gexf(io.BytesIO(gexf(graph)), version="1.2draft")
    assert set(again) == set(graph)
    assert again.nodes["drovia"]["label"] == "Drovia"
    assert again.number_of_edges() == graph.number_of_edges()
    assert b"lastmodifieddate" not in gexf(graph)


def test_graph_files_survive_hostile_text() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="<b>&\x00\x1b\ufffe\"'")
    graph.add_node("b", label="b")
    graph.add_edge("a", "b", key="supplies", items=("x\x07", "]]>"), first=None)
    for write, read in ((graphml, nx.read_graphml), (gexf, nx.read_gexf)):
        again = read(io.BytesIO(write(graph)))
        assert again.nodes["a"]["label"] == "<b>&\ufffd\ufffd\ufffd\"'"


def test_csv_rows_and_formulas(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(EXPORTERS["csv"](store).decode())))
    assert len(rows) == 4
    supplied = next(row for row in rows if row["relation"] == "supplies")
    assert (supplied["subject"], supplied["object_wikidata"], supplied["status"]) == (
        "Drovia",
        "Q3",
        "disputed",
    )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="=HYPERLINK(1)")
    graph.add_edge("a", "b", key="supplies", items=("-2+3",))
    (row,) = csv.DictReader(io.StringIO(claims_csv(graph).decode()))
    assert (row["subject"], row["items"]) == ("'=HYPERLINK(1)", "'-2+3")
