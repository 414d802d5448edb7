"""Every way to ask gives from a server what it gives from a folder."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from servers import Server

import actorgraph
from actorgraph import answers, iris
from actorgraph.decisions import load_decisions
from actorgraph.errors import BadQuery, NotFound, StoreError
from actorgraph.excerpt import excerpt
from actorgraph.export import EXPORTERS
from actorgraph.graph import Graph
from actorgraph.query import Table, ask_named, named_queries, run, run_named, select
from actorgraph.remote import Remote
from actorgraph.revision import outdated
from actorgraph.rollup import parse_roll_up
from actorgraph.store import Store
from actorgraph.window import parse_window

Both = tuple[Store, Store]
MORE = {
    "common-supporters": [["ukraine", "russia"]],
    "attackers": [["israel"], ["russia"]],
    "said-by": [["antony-blinken"], ["antony-blinken", "russia"]],
    "sanctions": [["north-korea"]],
    "dyads": [["russia"]],
    "events": [["russia"]],
    "members": [["european-union"]],
    "claims-of-actor": [["ukraine"], ["north-korea"]],
}

TOO_MUCH = {("virtuoso", "paths")}
"""What a server cannot do, as docs/remote.md says."""


def settled(table: Table) -> list[tuple[object, ...]]:
    """The rows in their order; in which order GROUP_CONCAT joins SPARQL leaves open."""
    return [
        tuple(
            sorted(cell.replace("; ", ", ").split(", ")) if isinstance(cell, str) else cell
            for cell in row
        )
        for row in table.rows
    ]


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_named_queries_give_the_same(filled: Both, server: Server, name: str) -> None:
    local, there = filled
    query = named_queries()[name]
    if (server.name, name) in TOO_MUCH:
        with pytest.raises(StoreError, match="fails with 500: Virtuoso 37000 Error"):
            ask_named(there, name, query.example.split()[1:])
        return
    needed = sum(not parameter.optional for parameter in query.parameters)
    example = query.example.split()[1:]
    for arguments in [example, example[:needed], *MORE.get(name, [])]:
        here = ask_named(local, name, arguments)
        found = ask_named(there, name, arguments)
        assert found.columns == here.columns
        assert settled(found) == settled(here), arguments
    assert json.loads(run_named(there, name, example, "json"))["head"]["vars"]


def test_the_copy_is_exact(filled: Both) -> None:
    local, there = filled
    assert there.dump() == local.dump()
    assert there.articles() == local.articles()
    assert there.made_with() == local.made_with()
    default = ox.DefaultGraph()
    assert set(there._quads.quads_for_pattern(None, None, None, default)) == set(
        local._quads.quads_for_pattern(None, None, None, default)
    )
    some = list(local.articles())[::9]
    assert there.reading(some[0]) == local.reading(some[0])
    assert list(there.readings(some)) == list(local.readings(some))


@pytest.mark.parametrize("server", ["oxigraph"], indirect=True)
def test_all_can_be_read_at_once(filled: Both) -> None:
    """Slow, and the same with any server."""
    local, there = filled
    assert list(there.readings()) == list(local.readings())
    assert len(there.rdf) == len(local.rdf)


def test_all_forms_of_queries(filled: Both) -> None:
    local, there = filled
    for text in (  # Virtuoso has graphs of its own beside the store's
        "ASK { actor:iran a ag:Actor }",
        "ASK { actor:nobody-at-all a ag:Actor }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?o { actor:iran rdfs:label ?o } # a comment at the end",
        "SELECT ?named { ?a a ag:Actor ; ag:named ?named } ORDER BY ?a LIMIT 5",
        "SELECT (COUNT(*) AS ?n) { GRAPH article:wire-fordow { ?s ?p ?o } }",
        "PREFIX a: <https://w3id.org/actorgraph/article/> "
        "SELECT (COUNT(*) AS ?n) { ?s a ag:Claim GRAPH a:wire-fordow { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { actor:iran a ag:Actor } "
        "FILTER(STRSTARTS(STR(?g), STR(article:))) } ORDER BY STR(?g)",
        "SELECT (COUNT(*) AS ?n) FROM article:wire-fordow { ?s ?p ?o }",
    ):
        assert select(there, text) == select(local, text), text
    text = "CONSTRUCT { ?c rdfs:comment ?o } WHERE { ?c rdf:subject actor:iran ; rdf:object ?o }"
    assert sorted(map(str, there.query(text))) == sorted(map(str, local.query(text)))
    assert run(there, text, "ttl")


def test_what_is_refused(filled: Both) -> None:
    local, there = filled
    for text in (
        "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT ?s { ?s nowhere:x ?o }",
        "SELECT ?s {",
    ):
        with pytest.raises(BadQuery) as here:
            local.query(text)
        with pytest.raises(BadQuery) as found:
            there.query(text)
        assert str(found.value) == str(here.value)
    for change in (there.derive, lambda: there.remove("wire-fordow")):
        with pytest.raises(StoreError, match="open for reading only"):
            change()
    with pytest.raises(NotFound):
        there.reading("no-such-article")


def test_a_value_is_never_text_of_the_query(filled: Both) -> None:
    hostile = ox.Literal('x" } } ; DROP ALL # \\" \n ?s <y> \u0000')
    for store in filled:
        bound = {"x": hostile}
        rows = select(store, "SELECT ?x (1 AS ?one) WHERE { ?s a ag:Actor } LIMIT 1", bound).rows
        assert rows[0][0] == hostile.value or "\0" in hostile.value
    with pytest.raises(BadQuery, match="parameters"):
        filled[1].query("CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }", {"x": hostile})


def test_cut_answers_are_told(filled: Both, server: object) -> None:
    everything = "SELECT ?s ?p ?o { ?s ?p ?o }"
    if getattr(server, "name", "") == "virtuoso":
        with pytest.raises(StoreError, match="only the first 10000 rows"):
            filled[1].query(everything)
    else:
        assert len(list(filled[1].query(everything))) > 10000


def test_network_view_why_and_exports_are_the_same(filled: Both) -> None:
    local, there = filled
    assert Graph(there).view().html == Graph(local).view().html
    found, wanted = (answers.why(store, "Iran", "supplies", "Russia") for store in filled)
    assert found.grounds == wanted.grounds
    assert answers.stats(there) == answers.stats(local)
    for name in ("jsonl", "csv"):
        assert EXPORTERS[name](there) == EXPORTERS[name](local), name
    assert outdated(there, load_decisions()) == []


@pytest.mark.parametrize("server", ["oxigraph"], indirect=True)
@pytest.mark.parametrize("way", [{"how": "person=state"}, {"as_of": "2024-09"}, {"since": "2025"}])
def test_excerpts_take_few_requests(
    filled: Both, monkeypatch: pytest.MonkeyPatch, way: dict[str, str]
) -> None:
    local, there = filled
    asked = []
    quads = there._quads
    assert isinstance(quads, Remote)
    send = quads.endpoint.ask
    monkeypatch.setattr(quads.endpoint, "ask", lambda *a: asked.append(a[0]) or send(*a))
    how = parse_roll_up(way["how"]) if "how" in way else None
    window = parse_window(way.get("as_of"), way.get("since"))
    with excerpt(there, window, how) as made, excerpt(local, window, how) as wanted:
        assert made.dump() == wanted.dump()
        assert made.articles()
    assert len(asked) < len(local.articles()) // 2


def test_python_opens_an_address(filled: Both, server: object) -> None:
    with actorgraph.open(server.address) as graph:  # type: ignore[attr-defined]
        table = graph.ask("suppliers", "Russia")
        assert "Iran" in list(table["supplier"])
        assert graph.store.name == server.address  # type: ignore[attr-defined]
        found = graph.sparql("SELECT ?a { ?a a ag:Article } LIMIT 1")
        assert iris.ARTICLE in found["a_iri"][0]
        assert iris.ARTICLE not in found["a"][0]
