"""The store: what goes in comes out, changes are whole, and one writer is one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, URIRef

from actorgraph import iris
from actorgraph.errors import BadQuery, NotFound, StoreError
from actorgraph.store import Store
from store_samples import MET, SENT, corpus, reading

NASTY = "\x00\x0b\x7f \u0085\u2028 \\u0041 \\ ' \" { } ; # <x> DROP ALL \n\t\r\n 🛰 ÿ"


@pytest.fixture
def store() -> Store:
    store = Store()
    store.put(*corpus())
    store.derive()
    return store


def count(store: Store, pattern: str) -> int:
    (row,) = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return int(row["n"].value)


def test_what_goes_in_comes_out(store: Store) -> None:
    for one in corpus():
        assert store.reading(one.article.id) == one
    assert store.articles() == {r.article.id: r.article.content_hash for r in corpus()}


def test_hostile_text_survives_replacement() -> None:
    store = Store()
    before, after = reading("x", tail=NASTY), reading("x", tail=NASTY[::-1])
    store.put(before)
    store.put(after)
    assert store.reading("x") == after
    store.put(before)
    assert store.reading("x") == before
    fresh = Store()
    fresh.put(before)
    assert store.dump() == fresh.dump()


def test_order_and_batches_do_not_matter(store: Store) -> None:
    other = Store()
    for one in reversed(corpus()):
        other.put(one)
    other.derive()
    assert other.dump() == store.dump()


def test_putting_twice_adds_nothing(store: Store) -> None:
    before = store.dump()
    store.put(*corpus())
    store.derive()
    assert store.dump() == before


def test_remove_then_put_gives_the_same_store(store: Store) -> None:
    before = store.dump()
    store.remove("a1")
    store.derive()
    assert store.dump() != before
    assert "a1" not in store.articles()
    store.put(corpus()[0])
    store.derive()
    assert store.dump() == before


ids = st.sets(st.sampled_from([r.article.id for r in corpus()]))


@settings(max_examples=25, deadline=None)
@given(kept=ids, taken=ids)
def test_removal_leaves_no_trace(kept: set[str], taken: set[str]) -> None:
    by_id = {r.article.id: r for r in corpus()}
    store, clean = Store(), Store()
    store.put(*(by_id[id_] for id_ in sorted(kept | taken)))
    store.derive()
    for id_ in sorted(taken - kept):
        store.remove(id_)
    store.derive()
    clean.put(*(by_id[id_] for id_ in sorted(kept)))
    clean.derive()
    assert store.dump() == clean.dump()
    everything = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    assert {str(row) for row in store.query(everything)} == {
        str(row) for row in clean.query(everything)
    }


def test_a_statement_of_many_articles_counts_once(store: Store) -> None:
    assert count(store, "?actor a ag:Actor") == 4
    supplied = "?c rdf:subject ?s ; rdf:predicate ag:supplies ; rdf:object ?o"
    assert count(store, supplied) == 1
    assert count(store, f"GRAPH ?article {{ {supplied} }}") == 3


def test_derived_edges_follow_the_articles() -> None:
    store = Store()
    store.put(reading("a1", SENT), reading("a4", MET))
    store.derive()
    assert count(store, "actor:drovia ag:supplies actor:kestria") == 1
    assert count(store, "actor:kestria ag:supplies actor:drovia") == 0
    assert count(store, "actor:ivoria ag:meets actor:drovia") == 1, "symmetric"
    store.remove("a1")
    store.derive()
    assert count(store, "?s ag:supplies ?o") == 0


def test_named_graphs_are_restricted_with_from(store: Store) -> None:
    sparql = "SELECT DISTINCT ?c FROM article:a4 WHERE { ?c a ag:Claim }"
    assert len(list(store.query(sparql))) == 1


def test_ontology_has_its_graph_without_blank_nodes(tmp_path: Path, store: Store) -> None:
    head = "@prefix ag: <https://w3id.org/actorgraph/ontology#> . "
    (tmp_path / "actorgraph.ttl").write_text(head + "ag:Actor a ag:Kind .")
    (tmp_path / "plover.ttl").write_text("")
    (tmp_path / "items.ttl").write_text(head + 'ag:x ag:words "left out" .')
    (tmp_path / "relations.ttl").write_text(head + 'ag:r ag:q 1 ; ag:trigger [ ag:rule "x" ] .')
    store.load_ontology(tmp_path)
    assert len(list(store.quads(iris.ONTOLOGY_GRAPH))) == 2
    store.load_ontology(tmp_path)
    assert b"_:" not in store.dump()


def test_the_project_ontology_loads(store: Store) -> None:
    store.load_ontology()
    assert count(store, "ag:supplies ag:quadClass plover:material-cooperation") == 1
    assert b"_:" not in store.dump()


def test_rdflib_sees_the_same_store(store: Store) -> None:
    dataset = store.rdf
    actor = URIRef(iris.AG + "Actor")
    assert len(list(dataset.triples((None, RDF.type, actor)))) == 4
    (row,) = dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?a a ag:Actor }")
    assert int(row[0]) == 4
    assert URIRef(iris.ARTICLE + "a1") in {graph.identifier for graph in dataset.graphs()}


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * WHERE { ?s ?p ?o ", "line 1, column 27"),
        ("SELECT *\nWHERE { ?s nope:p ?o }", "line 2, column 12: prefix nope: is not declared"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE changes data"),
        ("SELECT * { SERVICE <http://example.com/> { ?s ?p ?o } }", "SERVICE is refused"),
    ],
)
def test_bad_queries_say_where(store: Store, sparql: str, message: str) -> None:
    with pytest.raises(BadQuery, match=message) as raised:
        store.query(sparql)
    assert "\n" not in str(raised.value)


def test_unknown_articles_are_named(store: Store) -> None:
    for ask in (store.remove, store.reading):
        with pytest.raises(NotFound, match="'a99'"):
            ask("a99")


# on disk


def test_a_store_on_disk_stays(tmp_path: Path) -> None:
    with Store(tmp_path / "g") as store:
        store.put(*corpus())
        store.derive()
        before = store.dump()
    with Store(tmp_path / "g", read_only=True) as store:
        assert store.dump() == before
        with pytest.raises(StoreError, match="reading only"):
            store.put(corpus()[0])
    inside = sorted(p.name for p in (tmp_path / "g").iterdir())
    assert inside == ["format", "lock", "manifest.json", "quads", "snapshots"]


def test_the_manifest_knows_unchanged_files(tmp_path: Path) -> None:
    file = tmp_path / "a1.txt"
    file.write_text("one")
    with Store(tmp_path / "g") as store:
        store.put(corpus()[0])
        assert not store.knows(file, store.articles())
        store.record(file, ["a1"])
        assert store.knows(file, store.articles())
    with Store(tmp_path / "g") as store:
        assert store.knows(file, store.articles())
        file.touch()
        assert store.knows(file, store.articles()), "a new time alone does not count"
        file.write_text("two")
        assert not store.knows(file, store.articles())
        file.write_text("one")
        assert store.knows(file, store.articles())
        store.remove("a1")
        assert not store.knows(file, store.articles()), "what was taken back is read again"


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"source": 1}', '{"sources": {"x": {}}}']
)
def test_a_broken_manifest_loses_nothing(tmp_path: Path, content: str | None) -> None:
    with Store(tmp_path / "g") as store:
        store.put(*corpus())
        before = store.dump()
    manifest = tmp_path / "g" / "manifest.json"
    manifest.unlink() if content is None else manifest.write_text(content)
    with Store(tmp_path / "g") as store:
        assert store.dump() == before
        store.record(tmp_path / "g" / "lock", ["a1"])
    assert list(json.loads(manifest.read_text())["sources"]) == [str(tmp_path / "g" / "lock")]


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Store(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match="not a store"):
        Store(tmp_path / "folder")
    assert [p.name for p in (tmp_path / "folder").iterdir()] == ["letter.txt"]
    (tmp_path / "broken" / "quads").mkdir(parents=True)
    (tmp_path / "broken" / "quads" / "CURRENT").write_text("rubbish")
    (tmp_path / "broken" / "format").write_text("2\n")
    with pytest.raises(StoreError, match="cannot be opened") as raised:
        Store(tmp_path / "broken")
    assert "\n" not in str(raised.value)
    with pytest.raises(StoreError, match="nothing to read yet: run `actorgraph build` to the end"):
        Store(tmp_path / "broken", read_only=True)


KILLED = """
import os, sys
from actorgraph.store import Store
from store_samples import corpus, reading
store = Store(sys.argv[1])
store.put(*corpus()[:3])
store.put(reading("a1", tail="Changed."))
os.kill(os.getpid(), 9)
"""


def test_a_killed_writer_leaves_whole_articles_and_no_lock(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "g")],
        env={**os.environ, "PYTHONPATH": path}, check=False,
    )  # fmt: skip
    assert done.returncode == -9
    with Store(tmp_path / "g") as store:
        assert list(store.articles()) == ["a1", "a2", "a3"]
        assert store.reading("a1") == reading("a1", tail="Changed.")
        store.put(corpus()[0])
        fresh = Store()
        fresh.put(*corpus()[:3])
        assert store.dump() == fresh.dump()


def test_a_pipe_is_never_recorded(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Store() as store, pytest.raises(OSError, match="not a regular file"):
        store.record(tmp_path / "pipe", ["a1"])


def test_a_file_with_faults_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a1.txt"
    file.write_text("one")
    with Store(tmp_path / "g") as store:
        store.put(corpus()[0])
        store.record(file, ["a1"], whole=False)
    with Store(tmp_path / "g") as store:
        assert not store.knows(file, store.articles())
        assert not store.changed(file)
        store.record(file, ["a1"])
        assert store.knows(file, store.articles())


def test_an_article_is_of_one_file(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("1", "2", "3")]
    for file in files:
        file.write_text("x")
    with Store(tmp_path / "g") as store:
        store.put(*corpus()[:3])
        store.record(files[0], ["a1", "a2"])
        store.record(files[1], ["a3"])
        store.record(files[2], ["a2", "a3"])
    with Store(tmp_path / "g") as store:
        assert [store.recorded(file) for file in files] == [("a1",), (), ("a2", "a3")]
        assert store.holders() == {"a1": str(files[0])} | dict.fromkeys(("a2", "a3"), str(files[2]))
        files[0].unlink()
        store.remove("a2")
        assert store.holders() == {"a3": str(files[2])}


def test_an_abandoned_store_leaves_no_trace_if_it_is_new_and_empty(tmp_path: Path) -> None:
    Store(tmp_path / "new").abandon()
    assert not (tmp_path / "new").exists()
    (tmp_path / "mine").mkdir()
    Store(tmp_path / "old").close()
    Store(tmp_path / "old").abandon()
    assert (tmp_path / "old" / "quads").exists()
    full = Store(tmp_path / "full")
    full.put(corpus()[0])
    full.derive()
    full.abandon()
    assert list(Store(tmp_path / "full", read_only=True).articles()) == ["a1"]
    Store().abandon()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    for store, name in ((Store(), "the store"), (Store(tmp_path / "g"), f"store {tmp_path / 'g'}")):
        uses = (store.articles, store.dump, store.derive, partial(list, store.rdf))
        store.close()
        store.close()
        for use in uses:
            with pytest.raises(StoreError, match=f"{name} is closed"):
                use()


def test_the_dataset_is_for_reading_only(store: Store) -> None:
    before = store.dump()
    dataset, triple = store.rdf, (URIRef("x:a"), URIRef("x:b"), URIRef("x:c"))
    for change in (
        lambda: dataset.add(triple),
        lambda: dataset.addN([(*triple, dataset.default_graph)]),
        lambda: dataset.remove((None, None, None)),
        lambda: dataset.remove_graph(URIRef(iris.ARTICLE + "a1")),
        lambda: dataset.graph(URIRef(iris.ARTICLE + "a1")).add(triple),
        lambda: dataset.update("CLEAR ALL"),
        lambda: dataset.parse(data="<x:a> <x:b> <x:c> .", format="turtle"),
    ):
        with pytest.raises(StoreError, match="reading only"):
            change()
    with pytest.raises(BadQuery, match="SERVICE is refused"):
        dataset.query("SELECT * { SERVICE <http://example.com/> { ?s ?p ?o } }")
    assert store.dump() == before
