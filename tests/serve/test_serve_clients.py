"""The clients that people use, against a running server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from running import Served
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from actorgraph import iris

ACTORS = "SELECT ?a { ?a a ag:Actor } ORDER BY ?a"
DROVIA = iris.actor_iri("drovia").value


@pytest.mark.parametrize("method", ["GET", POST, POSTDIRECTLY])
def test_sparqlwrapper_selects(server: Served, method: str) -> None:
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    if method == POSTDIRECTLY:
        wrapper.setMethod(POST)
    wrapper.setRequestMethod(POSTDIRECTLY if method == POSTDIRECTLY else "urlencoded")
    if method == POST:
        wrapper.setMethod(POST)
    wrapper.setQuery(ACTORS)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.query().convert()["results"]["bindings"]
    assert rows[0]["a"]["value"] == DROVIA
    wrapper.setReturnFormat(XML)
    assert len(wrapper.query().convert().getElementsByTagName("result")) == 4
    wrapper.setReturnFormat(CSV)
    assert wrapper.query().convert().splitlines()[1].decode() == DROVIA


@pytest.mark.parametrize("form", [TURTLE, N3])
def test_sparqlwrapper_constructs(server: Served, form: str) -> None:
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery("CONSTRUCT WHERE { ?a a ag:Actor }")
    wrapper.setReturnFormat(form)
    assert len(Graph().parse(data=wrapper.query().convert(), format="turtle")) == 4


def test_sparqlwrapper_is_told_what_is_wrong(server: Served) -> None:
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery("SELECT nothing")
    with pytest.raises(QueryBadFormed, match="query, line 1"):
        wrapper.query()


def test_rdflib_store(server: Served) -> None:
    remote = Graph(SPARQLStore(f"{server.url}/sparql"))
    assert len(list(remote.query(ACTORS))) == 4
    label = URIRef(iris.LABEL.value)
    assert str(remote.value(URIRef(DROVIA), label)) == "Drovia"
    assert (URIRef(DROVIA), label, None) in remote
    by_post = Graph(SPARQLStore(f"{server.url}/sparql", method="POST_FORM"))
    assert len(list(by_post.query(ACTORS))) == 4


def test_rdflib_named_graph(server: Served) -> None:
    store = SPARQLStore(f"{server.url}/sparql", context_aware=True)
    article = Graph(store, URIRef(iris.article_iri("a4").value))
    assert len(list(article.query("SELECT ?a { ?a a ag:Actor }"))) == 2


def test_curl(server: Served) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    url = f"{server.url}/sparql"
    quiet = [curl, "-sS", "--noproxy", "*"]
    by_get = [*quiet, "-G", url, "--data-urlencode", f"query={ACTORS}", "-H", "Accept: text/csv"]
    by_post = [*quiet, url, "--data-urlencode", f"query={ACTORS}", "-H", "Accept: text/csv"]
    direct = [*quiet, url, "--data-binary", ACTORS, "-H", "Content-Type: application/sparql-query"]
    assert _run(by_get) == _run(by_post)
    assert len(json.loads(_run(direct))["results"]["bindings"]) == 4
    turtle = _run([*quiet, f"{server.url}/actor/drovia", "-H", "Accept: text/turtle"])
    assert 'rdfs:label "Drovia"' in turtle


def test_urllib_without_any_header(server: Served) -> None:
    url = f"{server.url}/sparql?query=ASK%7B%7D"
    code = f"import urllib.request as u; print(u.urlopen('{url}').read())"
    assert "true" in _run([sys.executable, "-c", code])


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
