"""The graph in Python: built in memory or on disk, asked, seen, and closed again."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Dataset, URIRef

import actorgraph as ag
from actorgraph.errors import BadData, BadInput, BadQuery, NotFound, StoreError
from actorgraph.graph import View
from actorgraph.iris import AG

NEWS = "Tonga, 2 May 2024.\n\nBrazil sent rice to Peru. Chile condemned Brazil.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def sample(sample_folder: Path) -> Iterator[ag.Graph]:
    with ag.open(sample_folder) as graph:
        yield graph


class TestBuild:
    def test_in_memory_from_a_path_or_several(self, news: Path) -> None:
        with ag.build(str(news)) as one, ag.build([news]) as other:
            assert one.store.path is None
            assert one.store.dump() == other.store.dump()
            assert len(one.ask("suppliers", "peru")) == 1

    def test_on_disk_then_opened(self, news: Path, tmp_path: Path) -> None:
        with ag.build(news, tmp_path / "g") as graph:
            dump = graph.store.dump()
        with ag.open(tmp_path / "g") as graph:
            assert graph.store.dump() == dump
            with pytest.raises(StoreError, match="reading only"):
                graph.store.remove("news")
        with ag.open(str(tmp_path / "g"), read_only=False) as graph:
            graph.store.remove("news")
            assert not graph.store.articles()

    def test_what_cannot_be_read_is_logged(
        self, news: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.WARNING), ag.build([news, "missing.txt"]) as graph:
            assert list(graph.store.articles()) == ["news"]
        assert "missing.txt: no such file" in caplog.text

    def test_nothing_to_read_is_an_error_and_lets_go_of_the_store(
        self, news: Path, tmp_path: Path
    ) -> None:
        with pytest.raises(BadInput, match="missing: no such file"):
            ag.build("missing", tmp_path / "g")
        ag.build(news, tmp_path / "g").close()

        missing = tmp_path / "new"
        with pytest.raises(BadInput, match="missing: no such file"):
            ag.build("missing", missing)
        assert not missing.exists()
        with pytest.raises(BadInput, match="sources: none were given"):
            ag.build([], missing)
        assert not missing.exists()

    def test_nothing_to_read_is_an_error_of_a_store_that_holds_something(
        self, news: Path, tmp_path: Path
    ) -> None:
        ag.build(news, tmp_path / "g").close()
        with pytest.raises(BadInput, match="missing: no such file"):
            ag.build("missing", tmp_path / "g")
        with ag.build(news, tmp_path / "g") as graph:
            assert list(graph.store.articles()) == ["news"]

    def test_another_model(self, news: Path) -> None:
        with pytest.raises(BadData, match="no_such_model"):
            ag.build(news, model="no_such_model")
        with pytest.raises(BadData, match="no_such_model"):
            list(ag.extract(news, model="no_such_model"))

    def test_a_coreference_that_is_not_there(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(BadData, match="no coreference 'x': there are rules, fastcoref"):
            ag.build(news, coref="x")
        monkeypatch.setitem(sys.modules, "fastcoref", None)  # as if it were not installed
        with pytest.raises(BadData, match="'fastcoref' cannot be loaded"):
            list(ag.extract(news, coref="fastcoref"))

    def test_a_closed_graph_says_so(self, news: Path) -> None:
        graph = ag.build(news)
        graph.close()
        with pytest.raises(StoreError, match="the store is closed"):
            graph.sparql("SELECT ?s { ?s ?p ?o }")

    def test_a_missing_store_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(ag.ActorgraphError, match="does not exist"):
            ag.open(tmp_path / "nothing")
        assert not (tmp_path / "nothing").exists()


def test_extract_needs_no_store(news: Path) -> None:
    (found,) = ag.extract(news)
    claims = {(claim.subject, claim.relation, claim.object) for claim in found.claims}
    assert claims == {("brazil", "supplies", "peru"), ("chile", "accuses", "brazil")}
    assert found.article.date == "2024-05-02"


def test_extract_of_nothing_is_an_error_at_the_end(news: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="missing: no such file"):
        list(ag.extract(tmp_path / "missing"))
    assert len(list(ag.extract([news, tmp_path / "missing"]))) == 1


class TestAsked:
    def test_sparql_gives_a_frame_of_python_values(self, sample: ag.Graph) -> None:
        found = sample.sparql(
            "SELECT ?who ?name ?belief ?first WHERE { ?claim rdf:predicate ag:supplies ; "
            "rdf:subject ?who ; ag:belief ?belief ; ag:firstReported ?first . "
            "?who rdfs:label ?name } ORDER BY ?name LIMIT 3"
        )
        assert list(found.columns) == ["who", "name", "belief", "first", "who_iri"]
        who, name, belief, first, iri = found.iloc[0]
        assert iri.startswith("https://w3id.org/actorgraph/actor/")
        assert who == name
        assert 0 <= belief <= 1
        assert isinstance(first, date)

    def test_a_broken_query(self, sample: ag.Graph) -> None:
        with pytest.raises(BadQuery):
            sample.sparql("SELECT ?x WHERE {")

    def test_named_queries(self, sample: ag.Graph) -> None:
        found = sample.ask("suppliers", "russia")
        assert {"Iran", "North Korea"} <= set(found["supplier"])
        with pytest.raises(NotFound, match="no-such-query"):
            sample.ask("no-such-query")

    def test_cards_and_evidence(self, sample: ag.Graph) -> None:
        assert sample.show("Iran").actor.wikidata == "Q794"
        found = sample.why("Iran", "supplies", "Russia")
        assert found.claim.status in ("supported", "disputed", "denied")
        assert {ground.polarity for ground in found.grounds} == {"affirmed", "negated"}
        with pytest.raises(NotFound):
            sample.show("Atlantis")


class TestSeen:
    def test_network(self, sample: ag.Graph) -> None:
        graph = sample.network()
        assert isinstance(graph, nx.MultiDiGraph)
        assert graph.has_edge("iran", "russia")
        assert graph.nodes["iran"]["label"] == "Iran"

    def test_analysis(self, sample: ag.Graph) -> None:
        found = sample.analyse()
        assert {"label", "pagerank", "betweenness"} <= set(found.actors.columns)
        assert len(found.communities) > 1
        assert len(found.dyads) > 1

    def test_rdf_is_an_rdflib_dataset_over_the_same_store(self, sample: ag.Graph) -> None:
        assert isinstance(sample.rdf, Dataset)
        edges = sample.rdf.query("SELECT ?a WHERE { ?a ag:supplies ?b }")
        assert len(edges) == len(sample.sparql("SELECT ?a WHERE { ?a ag:supplies ?b }")) > 0
        assert (None, URIRef(AG + "supplies"), None) in sample.rdf

    def test_view_writes_one_file_that_needs_no_network(
        self, sample: ag.Graph, tmp_path: Path
    ) -> None:
        page = sample.view("Who & <whom>")
        path = page.save(tmp_path / "graph.html")
        text = path.read_text(encoding="utf-8")
        assert text == page.html
        assert "Who &amp; &lt;whom&gt;" in text
        assert 'src="http' not in text
        assert "@import" not in text

    def test_a_page_that_cannot_be_written(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "no" / "such.html"):
            with pytest.raises(BadInput, match="cannot be written"):
                View("<p>").save(path)

    def test_jupyter_shows_graph_and_page(self, sample: ag.Graph) -> None:
        articles = len(sample.store.articles())
        assert f"{articles} articles" in sample._repr_html_()
        shown = sample.view()._repr_html_()
        assert shown.startswith("<iframe")
        assert "sandbox" in shown
        assert shown.count("<") == 2, "the page is not quoted"


def test_what_wants_a_decision_is_a_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "same_as.csv"
    monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(file))
    for name, text in (("a", "Jan Kowalski accused Russia."), ("b", "Jon Kowalski praised Chad.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with ag.build(tmp_path) as graph:
        found = graph.review()
        assert list(found.columns) == ["left", "right", "score", "why"]
        (row,) = found.itertuples(index=False)
        assert (row.left, row.right, row.score) == ("jan-kowalski", "jon-kowalski", 0.88)
        assert row.why.startswith("Jan Kowalski (jan-kowalski) ~ Jon Kowalski (jon-kowalski): ")
        assert graph.review(0.9).empty
        file.write_text("left,right,decision,note\njan-kowalski,jon-kowalski,different,\n")
        assert graph.review().empty
