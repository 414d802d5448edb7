"""Updates keep their order and their size, answers are read as they are meant."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from actorgraph import iris, wire
from actorgraph.errors import BadQuery
from actorgraph.query import named_queries
from actorgraph.sparql import graphs_asked, names_dataset, with_terms

A, P, G = (ox.NamedNode(f"http://example.org/{name}") for name in "apg")


def quads(number: int, graph: ox.NamedNode = G, size: int = 1) -> list[ox.Quad]:
    return [ox.Quad(A, P, ox.Literal(f"{i:0{size}}"), graph) for i in range(number)]


def test_updates_are_cut_and_joined_in_order() -> None:
    steps = [("INSERT", quads(1)), ("DELETE", quads(2500)), ("INSERT", quads(3))]
    requests = list(wire.updates(steps, [G], None))
    assert [request.count("http://example.org/a") for request in requests] == [1, 1000, 1000, 503]
    assert requests[-1].endswith(f"DROP SILENT GRAPH {G}")
    whole = "\n".join(requests)
    assert whole.index("INSERT") < whole.index("DELETE") < whole.rindex("INSERT")
    long = list(wire.updates([("INSERT", quads(5, size=300_000))], [], None))
    assert len(long) == 5, "each is short enough"
    assert list(wire.updates([], [], None)) == []


def test_each_graph_by_itself_and_the_union_first() -> None:
    both = [*quads(1), *map(wire.triple_of, quads(1))]
    (own,) = wire.updates([("DELETE", both)], [], None)
    assert own.split(" ;\n") == [
        f'DELETE DATA {{ {A} {P} "0" . }}', f'DELETE DATA {{ GRAPH {G} {{ {A} {P} "0" . }} }}'
    ]  # fmt: skip
    (union,) = wire.updates([("INSERT", both)], [], iris.UNION_GRAPH)
    assert union.index(str(iris.UNION_GRAPH)) < union.index(f"GRAPH {G}")


def test_packs_hold_what_fits() -> None:
    sizes = {"a": 3, "b": 4, "c": 9, "d": 1, "e": 1}
    assert list(wire.packs(sizes, 7)) == [["a", "b"], ["c"], ["d", "e"]]


def test_virtuoso_s_ways_with_truth_are_understood() -> None:
    cell = '{"type": "typed-literal", "datatype": "' + iris.XSD + '%s", "value": "%s"}'
    text = '{"head": {"link": [], "vars": ["x"]}, "results": {"bindings": [{"x": %s}]}}'
    for value, truth in (("1", True), ("0", False), ("true", True)):
        asked = text.replace('"x"', '"__ASK_RETVAL"') % (cell % ("integer", value))
        if value != "true":
            assert bool(wire.truth(asked.encode())) is truth
        ((found,),) = wire.rows((text % (cell % ("boolean", value))).encode())
        assert found == ox.Literal(truth)
    assert bool(wire.truth(b'{"head": {}, "boolean": true}'))
    for broken in (b"", b"<html>", b'{"head"'):
        with pytest.raises((SyntaxError, ValueError)):
            wire.rows(broken)


def test_values_stand_at_the_head_of_the_pattern() -> None:
    for text, head in (
        ("SELECT ?x WHERE { ?x ?y ?z }", "SELECT ?x WHERE {"),
        ("SELECT ?x { ?x ?y ?z }", "SELECT ?x {"),
        ("# { a comment\nSELECT ?x (EXISTS { ?x ?y ?z } AS ?e) { ?x ?y ?z }",
         "# { a comment\nSELECT ?x (EXISTS { ?x ?y ?z } AS ?e) {"),
        ('PREFIX a: <http://x/{> SELECT ("{" AS ?x) { ?x a:b ?z }'.replace("{>", "b>"),
         'PREFIX a: <http://x/b> SELECT ("{" AS ?x) {'),
        ("SELECT (GROUP_CONCAT(?x; separator='{') AS ?y) { ?x ?p ?o }",
         "SELECT (GROUP_CONCAT(?x; separator='{') AS ?y) {"),
    ):  # fmt: skip
        bound = with_terms(text, {"x": "<http://example.org/a>", "n": '"1"'})
        values = ' VALUES (?x ?n) { (<http://example.org/a> "1") } '
        rest = text[len(head) :].replace("?x", "<http://example.org/a>")
        assert bound == head + values + rest
    for text in ("CONSTRUCT { ?x ?y ?z } WHERE { ?x ?y ?z }", "ASK { ?x ?y ?z }", "DESCRIBE ?x"):
        with pytest.raises(BadQuery, match="SELECT"):
            with_terms(text, {"x": "1"})


def test_terms_go_into_every_part_but_sub_queries() -> None:
    text = (
        'SELECT ?x { { BIND(EXISTS { ?x ?p ?o } AS ?e) } UNION { FILTER(?x != "?x") } # ?x {\n'
        "{ SELECT ?y { ?x ?y ?z } } OPTIONAL { ?o $x <?x> } ?xy ?x ?z } GROUP BY ?x"
    )
    assert with_terms(text, {"x": "<a:b>"}) == (
        "SELECT ?x { VALUES (?x) { (<a:b>) } "
        ' { BIND(EXISTS { <a:b> ?p ?o } AS ?e) } UNION { FILTER(<a:b> != "?x") } # ?x {\n'
        "{ SELECT ?y { ?x ?y ?z } } OPTIONAL { ?o <a:b> <?x> } ?xy <a:b> ?z } GROUP BY ?x"
    )


def test_every_named_query_can_be_bound() -> None:
    for query in named_queries().values():
        if query.parameters:
            text = with_terms(query.sparql, {p.name: str(A) for p in query.parameters})
            bound = ox.Store().query(text, prefixes=iris.PREFIXES)
            assert isinstance(bound, ox.QuerySolutions)


def test_which_graphs_a_query_is_about() -> None:
    text = "PREFIX x: <http://x/> SELECT * { GRAPH x:a { } graph <http://y/> { } } # GRAPH ?z"
    asked, variable = graphs_asked(text)
    assert not variable
    found = [str(next(iter(ox.Store().query(each)))[0]) for each in asked]  # type: ignore[call-overload]
    assert sorted(found) == ["<http://x/a>", "<http://y/>"]
    assert graphs_asked("SELECT * { GRAPH ?g { } }") == ([], True)
    assert names_dataset("SELECT * FROM <http://x/> { }")
    assert not names_dataset('SELECT * { ?s ?p "FROM" } # FROM')
