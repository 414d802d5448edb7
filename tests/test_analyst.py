"""What a graph answers in Python: networks, paths, likeness, analysis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actorgraph.analysis import TABLES, Recency
from actorgraph.analysis.paths import PATHS
from actorgraph.errors import NotFound
from actorgraph.graph import Graph
from actorgraph.network import Filters
from actorgraph.store import Store


@pytest.fixture(scope="module")
def graph(sample_folder: Path) -> Iterator[Graph]:
    with Graph(Store(sample_folder, read_only=True)) as opened:
        yield opened


def test_networks_by_one_call_each(graph: Graph) -> None:
    claims = graph.network()
    assert set(graph.ties()) == set(claims)
    assert graph.ties("supplies").has_edge("north-korea", "russia")
    assert graph.ties("conflict").has_edge("russia", "ukraine")
    assert graph.ego("Iran").has_node("russia")
    assert set(graph.ego("Iran", radius=2)) > set(graph.ego("Iran"))
    items = graph.bipartite(Filters(relations={"supplies"}))
    assert {data["bipartite"] for _, data in items.nodes(data=True)} == {0, 1}
    with pytest.raises(NotFound, match="Atlantis"):
        graph.ego("Atlantis")


def test_signs_are_weighted_to_the_last_day_of_the_store(graph: Graph) -> None:
    found = graph.signed()
    assert found.graph["on"] == "2025-06-24"
    assert found.edges["north-korea", "russia"]["sign"] == 1
    assert found.edges["russia", "ukraine"]["sign"] == -1
    few = graph.signed(Filters(relations={"supplies"}))
    assert few.graph["on"] == "2025-06-24", "of the store, not of what passes the filters"
    sooner = graph.signed(recency=Recency(90)).edges["north-korea", "russia"]["weight"]
    assert 0 < sooner < found.edges["north-korea", "russia"]["weight"]


def test_how_two_are_connected(graph: Graph) -> None:
    table = graph.paths("Iran", "Ukraine", 2)
    assert list(table.columns) == list(PATHS)
    assert set(table["path"]) == {1, 2}
    for _, row in table.iterrows():
        why = graph.why(row["subject_id"], row["relation"], row["object_id"])
        assert why.claim.belief == row["belief"]
        assert row["quote"] in [ground.quote for ground in why.grounds]
    assert graph.holding("Iran", "Ukraine").empty
    assert set(graph.holding("South Korea", "Democratic Party of Korea")["kind"]) >= {"claim"}


def test_who_behaves_as_one_does(graph: Graph) -> None:
    table = graph.alike("France", by="partners")
    assert len(table)
    assert all("france" in pair for pair in zip(table["a"], table["b"], strict=True))
    assert len(graph.alike()) > len(table)


def test_all_tables_and_what_to_know_of_them(graph: Graph) -> None:
    found = graph.analyse()
    assert all(len(getattr(found, name)) for name in TABLES)
    assert "single_sources" in found._repr_html_()
    assert found.notes == ()
    assert "nothing to analyse" in graph.analyse(Filters(actors=set())).notes[0]
