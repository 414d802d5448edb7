"""The query guard: SERVICE is refused however it is dressed, and nothing harmless is."""

from __future__ import annotations

import time

import pytest

from actorgraph.errors import BadQuery
from actorgraph.sparql import refuse_service
from actorgraph.store import Store

OUT = "<http://example.com/sparql>"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {OUT} {{ ?s ?p ?o }} }}",
        f"select * {{ service silent {OUT}{{}} }}",
        "SELECT * { SERVICE?where{ ?s ?p ?o } }",
        "SELECT * { service # here\n silent#\n?x # and\n{ } }",
        f"SELECT * {{ ?s ?p 5SERVICE {OUT} {{ ?s ?q ?r }} }}",
        "PREFIX x: <http://x/> SELECT * { SERVICEx:y{ ?s ?q ?r } }",
        # a comparison that looks like an IRI, with a quote inside that hides the rest
        f"SELECT * {{ ?s ?p ?a FILTER(?a<?b+'>' )SERVICE {OUT} {{ ?s ?q ?r }} FILTER(''='') }}",
        # the same with a comment sign
        "PREFIX x: <x:> SELECT * { ?s ?p ?a FILTER(?a<x:a#>'''\n)SERVICE ?x {} #'''\n}",
        "SELECT * { ?s ?p '' . { SERVICE ?x { } } FILTER('' = '') }",
        # targets that the grammar allows and a narrow pattern misses
        r"SELECT * { SERVICE <http://example.com/\u0078> { } }",
        "PREFIX a\u00b7: <x:> SELECT * { SERVICE a\u00b7:a { } }",
        "PREFIX a\u203f: <x:> SELECT * { SERVICE a\u203f:a\u2040b { } }",
        "PREFIX a: <x:> SELECT * { SERVICE a:a\u0300 { } }",
        f"PREFIX {'a' * 70}: <x:> SELECT * {{ SERVICE {'a' * 70}:x {{ }} }}",
        r"PREFIX a: <x:> SELECT * { SERVICE a:\'\# { } }",
        # names and IRIs that seem to open a string or a comment, which would hide the rest
        r"SELECT * { <x:\u0041#> ?p ?o . SERVICE ?x { } }",
        r"SELECT * { <x:\u0041'> ?p ?o . SERVICE ?x { } FILTER(''='') }",
        "PREFIX a: <x:> SELECT * { a:b\u00b7\\' ?p ?o . SERVICE ?x { } FILTER(''='') }",
    ],
)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(BadQuery, match=r"line \d+, column \d+: SERVICE is refused"):
        refuse_service(query)


@pytest.mark.parametrize(
    "query",
    [
        f"# SERVICE {OUT} {{\nSELECT * {{ ?s ?p ?o }}",
        'SELECT * { ?s ?p "SERVICE ?x {" }',
        "SELECT * { ?s ?p '''it's SERVICE ?x {''' }",
        'SELECT * { ?s ?p "say \\"SERVICE ?x {\\"" }',
        "SELECT * { ?s <http://example.com/service> ?x { ?x ?y ?z } }",
        "SELECT * { GRAPH <http://example.com/SERVICE> { ?x ?y ?z } }",
        "SELECT ?service { ?s ?p ?service { ?a ?b ?c } }",
        "PREFIX sd: <http://example.com/sparql-service-description#> SELECT * { ?x a sd:Service }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b && ?c>?d) }",
    ],
)
def test_the_mere_word_is_not(query: str) -> None:
    refuse_service(query)


@pytest.mark.parametrize(
    "piece",
    [
        "#",
        '"',
        "'",
        "<",
        '"""',
        "<a",
        "a.",
        "service ",
        "service#",
        "service<",
        "a:",
        "?a",
        "\\",
        "{",
    ],
)
def test_odd_text_takes_no_time(piece: str) -> None:
    start = time.perf_counter()
    refuse_service(piece * (40_000 // len(piece)))
    assert time.perf_counter() - start < 5


def test_a_query_hidden_in_a_long_name_is_refused() -> None:
    with pytest.raises(BadQuery, match="name of 14000 characters"):
        refuse_service("service" * 2000)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {?a ag:b }", "line 1, column 20: not understood from here on: }"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: not understood at its end; a } is missing"),
        ("SELEC ?x", "query: it begins with SELEC, not ASK, CONSTRUCT, DESCRIBE, SELECT"),
        ("SELECT ?z {?s ?p ?o} GROUP BY ?s", "The SELECT contains a variable that is unbound"),
        ("SELECT (?s AS n) {\n" + "?s ?p ?o . " * 20 + "}", "…"),
    ],
)
def test_a_fault_is_told_in_a_few_words(query: str, said: str) -> None:
    with pytest.raises(BadQuery) as raised:
        Store().query(query)
    assert said in str(raised.value)
    assert len(str(raised.value)) < 120
