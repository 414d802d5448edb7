"""The SPARQL 1.1 Protocol as clients speak it: the request forms of the W3C's protocol tests,
written anew for the sample store, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import RDF
from running import Served

from actorgraph import iris

ONE = "SELECT ?x { VALUES ?x { 1 } }"
ACTORS = "SELECT ?a { ?a a ag:Actor } ORDER BY ?a"
IN_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s a ag:Article } }"
A1, A4 = iris.article_iri("a1").value, iris.article_iri("a4").value
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"


def values(answer: Any, name: str) -> list[str]:
    """The values of one variable of a JSON result."""
    assert answer.status_code == 200, answer.text
    return [row[name]["value"] for row in answer.json()["results"]["bindings"]]


def ids(found: list[str]) -> list[str]:
    return [iris.id_of(each) for each in found]


def test_query_by_get_and_both_posts(server: Served) -> None:
    by_get = server.client.get("/sparql", params={"query": ACTORS})
    by_form = server.client.post("/sparql", data={"query": ACTORS})
    direct = server.client.post("/sparql", content=ACTORS, headers={"content-type": DIRECT})
    assert ids(values(by_get, "a")) == ["drovia", "ivoria", "kestria", "river-league"]
    assert by_get.content == by_form.content == direct.content


def test_charset_and_odd_text(server: Served) -> None:
    query = "SELECT ?x { VALUES ?x { 'é + & % 北' } }"
    headers = {"content-type": f"{DIRECT}; charset=UTF-8"}
    for answer in (
        server.ask(query),
        server.client.post("/sparql", data={"query": query}),
        server.client.post("/sparql", content=query.encode(), headers=headers),
    ):
        assert values(answer, "x") == ["é + & % 北"]


@pytest.mark.parametrize("form", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("graphs", "actors"),
    [
        ([("default-graph-uri", A4)], ["drovia", "ivoria"]),
        ([("default-graph-uri", A4), ("default-graph-uri", A1)], ["drovia", "ivoria", "kestria"]),
        ([("named-graph-uri", A4)], []),
    ],
)
def test_default_graph(
    server: Served, form: str, graphs: list[tuple[str, str]], actors: list[str]
) -> None:
    # Oxigraph shows what two graphs say twice where several make up the default graph
    distinct = ACTORS.replace("SELECT", "SELECT DISTINCT")
    assert ids(values(asked(server, form, distinct, graphs), "a")) == actors


@pytest.mark.parametrize("form", ["get", "form", "direct"])
def test_named_graphs(server: Served, form: str) -> None:
    named = [("named-graph-uri", A1), ("named-graph-uri", A4)]
    found = values(asked(server, form, IN_GRAPHS, named), "g")
    assert sorted(found) == [A1, A4]
    assert values(asked(server, form, IN_GRAPHS, [("default-graph-uri", A1)]), "g") == []


def test_the_request_has_precedence_over_from(server: Served) -> None:
    query = f"SELECT ?a FROM <{A1}> {{ ?a a ag:Actor }} ORDER BY ?a"
    assert ids(values(server.ask(query), "a")) == ["drovia", "ivoria", "kestria"]
    found = asked(server, "get", query, [("default-graph-uri", A4)])
    assert ids(values(found, "a")) == ["drovia", "ivoria"]


def test_from_fetches_nothing(server: Served) -> None:
    """A graph that the store does not hold is empty; nobody is asked for it."""
    for clause in (f"FROM <{server.url}/assets/icon.svg>", "FROM NAMED <http://127.0.0.1:9/x>"):
        assert values(server.ask(f"SELECT * {clause} {{ ?s ?p ?o }}"), "s") == []


def asked(server: Served, form: str, query: str, more: list[tuple[str, str]]) -> Any:
    url = "&".join(f"{name}={quote(value, safe='')}" for name, value in more)
    if form == "get":
        return server.client.get(f"/sparql?query={quote(query, safe='')}&{url}")
    if form == "form":
        body = f"query={quote(query, safe='')}&{url}"
        return server.client.post("/sparql", content=body, headers={"content-type": FORM})
    return server.client.post(f"/sparql?{url}", content=query, headers={"content-type": DIRECT})


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml;q=0.5, text/csv;q=0.7", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*;q=0.3, text/csv;q=0, application/*;q=0.1", "text/xml; charset=utf-8"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
    ],
)
@pytest.mark.parametrize("query", [ONE, "ASK { }"])
def test_solutions_are_negotiated(
    server: Served, accept: str | None, media: str, query: str
) -> None:
    headers = {"accept": accept} if accept else {}
    request = server.client.build_request("GET", "/sparql", params={"query": query})
    del request.headers["accept"]
    request.headers.update(headers)
    answer = server.client.send(request)
    if media == "text/xml; charset=utf-8":
        media = "text/tab-separated-values; charset=utf-8"  # ours comes first of the equals
    assert answer.headers["content-type"] == media
    assert "Accept" in answer.headers["vary"]
    kind = media.partition(";")[0].rpartition("/")[2].rpartition("+")[2]
    if kind == "json":
        found = answer.json()
        assert found.get("boolean", True) is True
    elif kind == "xml":
        assert ET.fromstring(answer.text).tag == "{http://www.w3.org/2005/sparql-results#}sparql"
    elif query == ONE:
        rows = list(csv.reader(io.StringIO(answer.text), delimiter="\t" if "tab" in media else ","))
        assert rows == ([["?x"], ["1"]] if "tab" in media else [["x"], ["1"]])


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json, text/turtle;q=0.9", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
@pytest.mark.parametrize("query", ["DESCRIBE actor:drovia", "CONSTRUCT WHERE { ?s a ag:Actor }"])
def test_triples_are_negotiated(
    server: Served, accept: str, media: str, form: str, query: str
) -> None:
    answer = server.ask(query, accept=accept)
    assert answer.headers["content-type"] == media
    wanted = len(set(ox.parse(server.ask(query).content, format=ox.RdfFormat.TURTLE)))
    assert wanted >= 4
    assert len(Graph().parse(data=answer.text, format=form)) == wanted


def test_the_parameter_format_is_for_links(server: Served) -> None:
    answer = server.client.get("/sparql", params={"query": ONE, "format": "csv"})
    assert answer.text == "x\r\n1\r\n"
    wish = {"accept": "application/sparql-results+json"}
    for form in ("csv", "turtle", "no such"):
        params = {"query": ONE, "format": form}
        assert server.client.get("/sparql", params=params, headers=wish).json()


def test_what_nobody_can_give_is_406(server: Served) -> None:
    assert server.ask(ONE, accept="image/png").status_code == 406
    assert server.ask(ONE, accept="text/turtle").status_code == 406
    answer = server.ask("DESCRIBE actor:drovia", accept="text/csv")
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


@pytest.mark.parametrize(
    ("status", "method", "url", "body", "headers"),
    [
        (405, "PUT", f"/sparql?query={quote(ONE)}", "", {}),
        (405, "DELETE", "/sparql", "", {}),
        (400, "GET", f"/sparql?query={quote(ONE)}&query={quote(ONE)}", "", {}),
        (400, "POST", "/sparql", f"query={quote(ONE)}&query={quote(ONE)}", {"content-type": FORM}),
        (400, "POST", f"/sparql?query={quote(ONE)}", ONE, {"content-type": DIRECT}),
        (415, "POST", "/sparql", ONE, {"content-type": "text/plain"}),
        (415, "POST", "/sparql", f"query={quote(ONE)}", {}),
        (
            415,
            "POST",
            "/sparql",
            ONE.encode("utf-16"),
            {"content-type": f"{DIRECT}; charset=utf-16"},
        ),
        (400, "POST", "/sparql", "SELECT ?é {}".encode("latin-1"), {"content-type": DIRECT}),
        (400, "POST", "/sparql", "", {"content-type": FORM}),
        (400, "GET", "/sparql?query=SELECT%20%E9", "", {}),
        (400, "GET", f"/sparql?default-graph-uri={quote(A1)}", "", {}),
        (400, "GET", f"/sparql?query={quote(ONE)}&default-graph-uri=no%20iri", "", {}),
        (400, "GET", "/sparql?query=SELECT%20nothing", "", {}),
        (400, "GET", "/sparql?query=", "", {}),
        (415, "POST", "/sparql", ONE, {"content-type": DIRECT, "content-encoding": "gzip"}),
        (413, "POST", "/sparql", " " * (1 << 20) + ONE, {"content-type": DIRECT}),
        # updates, in each of their forms
        (403, "POST", "/sparql", f"update={quote(UPDATE)}", {"content-type": FORM}),
        (403, "POST", "/sparql", UPDATE, {"content-type": "application/sparql-update"}),
        (403, "GET", f"/sparql?update={quote(UPDATE)}", "", {}),
        (400, "POST", "/sparql", UPDATE, {"content-type": DIRECT}),
        (400, "GET", f"/sparql?query={quote(UPDATE)}", "", {}),
    ],
)
def test_bad_requests_are_told_why(
    server: Served, status: int, method: str, url: str, body: Any, headers: dict[str, str]
) -> None:
    answer = server.client.request(method, url, content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(answer.text.splitlines()) == 1
    assert len(answer.text) > 15


def test_a_body_without_length_is_limited_too(server: Served) -> None:
    pieces = (b"#" * 65536 for _ in range(40))
    answer = server.client.post("/sparql", content=pieces, headers={"content-type": DIRECT})
    assert answer.status_code == 413


def test_a_fault_names_its_place(server: Served) -> None:
    answer = server.ask("SELECT * {\n ?s foo:bar ?o }")
    assert answer.text == "query, line 2, column 5: prefix foo: is not declared\n"


def test_head_is_get_without_body(server: Served) -> None:
    full = server.client.get("/sparql", params={"query": ONE})
    head = server.client.head("/sparql", params={"query": ONE})
    assert head.content == b""
    for name in ("content-type", "content-length"):
        assert head.headers[name] == full.headers[name]


def test_options_says_what_is_allowed(server: Served) -> None:
    answer = server.client.options("/sparql")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("accept", "form"),
    [("*/*", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")],
)
def test_service_description(server: Served, accept: str, form: str) -> None:
    answer = server.client.get("/sparql", headers={"accept": accept})
    graph = Graph().parse(data=answer.text, format=form)
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = graph.value(predicate=RDF.type, object=sd.Service)
    assert str(graph.value(service, sd.endpoint)) == f"{server.url}/sparql"
    assert len(list(graph.objects(service, sd.resultFormat))) == 8
    assert not list(graph.objects(service, sd.feature))
    page = server.client.get("/sparql", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/yasgui")


def test_what_changes_each_time_is_asked_each_time(server: Served) -> None:
    """Answers are kept as long as the snapshot lasts, those of these functions never."""
    for function in ("RAND()", "STRUUID()", "UUID ()", "BNODE()"):
        query = f"SELECT (STR({function}) AS ?x) {{}}"
        query = query if function != "BNODE()" else "SELECT (BNODE() AS ?x) {}"
        first, second = (values(server.ask(query), "x") for _ in range(2))
        assert first != second


def test_a_kept_answer_is_the_same_in_its_own_format(server: Served) -> None:
    query = "SELECT ?x { VALUES ?x { 'kept' } }"
    for _ in range(2):
        assert json.loads(server.ask(query).content)["head"]["vars"] == ["x"]
        assert server.ask(query, accept="text/csv").text == "x\r\nkept\r\n"
