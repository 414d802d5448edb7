"""Whether a claims graph keeps the rules of ``ontology/shapes.ttl``, and if not, what is wrong.

The shapes are SHACL [1]_, checked by pySHACL without inference, rules or imports. One rule is
beyond core SHACL and checked here: every quote is the very slice of its article that its offsets
name.

.. [1] https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import PROV, RDF, SDO, SH, XSD, Namespace
from rdflib.term import Node

from actorgraph import iris
from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.iris import AG, BASE, OA

_AG, _OA = Namespace(AG), Namespace(OA)
_VOCABULARY = ("actorgraph.ttl", "relations.ttl")


def validate(graph: Iterable[Quad] | Graph) -> list[str]:
    """What is wrong with a graph, a line of plain words each, sorted; empty if it is valid.

    ``graph`` is a pyoxigraph store, any quads, or an rdflib graph or dataset; its named graphs are
    taken together, and the project's own ontology is added to tell known relations. It takes about
    4 ms a claim of one piece of evidence. Raises BadData where shapes.ttl itself is at fault.
    """
    data = _union(graph)
    for triple in _vocabulary():
        data.add(triple)
    _, results, _ = pyshacl.validate(
        data,
        shacl_graph=_shapes(),
        inference="none",
        advanced=False,
        inplace=True,
        do_owl_imports=False,
        meta_shacl=False,
    )
    if not isinstance(results, Graph):
        raise BadData(f"shapes.ttl: {results}")
    return sorted({*_violations(results), *_misquotes(data)})


def _violations(results: Graph) -> Iterator[str]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node = results.value(result, SH.focusNode)
        message = results.value(result, SH.resultMessage)
        value = results.value(result, SH.value)
        found = f" (found {_name(value)})" if value is not None and value != node else ""
        yield f"{_name(node)} {message}{found}"


def _misquotes(data: Graph) -> Iterator[str]:
    for evidence, quote in data.subject_objects(_AG.quote):
        body = data.value(data.value(evidence, PROV.wasDerivedFrom), SDO.articleBody)
        place = data.value(evidence, _OA.hasSelector)
        start, end = str(data.value(place, _OA.start)), str(data.value(place, _OA.end))
        if body is None or not (start.isdecimal() and end.isdecimal()):
            continue  # the shapes tell
        if str(body)[int(start) : int(end)] != str(quote):
            yield f"{_name(evidence)} quotes what its article does not say at {start} to {end}"


def _name(node: Node | None) -> str:
    """``evidence/1f…`` of a node of this project, otherwise the node in full, cut to 80 signs."""
    text = " ".join(str(node).removeprefix(BASE).split())
    return text if len(text) <= 80 else text[:79] + "…"


def _union(graph: Iterable[Quad] | Graph) -> Graph:
    union = Graph()
    if isinstance(graph, Graph):
        for subject, predicate, object_, *_ in graph:
            union.add((subject, predicate, _plain(object_)))
    else:
        for quad in graph:
            if quad.graph_name == iris.ONTOLOGY_GRAPH:
                continue  # checked with the vocabulary as its files have it
            union.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return union


def _node(term: NamedNode | BlankNode | Literal | Triple) -> Any:
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        # as written: rdflib would turn the year 2024 into its first of January
        datatype = URIRef(term.datatype.value)
        return _plain(RdflibLiteral(term.value, datatype=datatype, normalize=False))
    return URIRef(term.value) if isinstance(term, NamedNode) else BNode(str(term))


def _plain(term: Any) -> Any:
    """The term without xsd:string, which rdflib takes for another type than that of "…"."""
    if isinstance(term, RdflibLiteral) and term.datatype == XSD.string:
        return RdflibLiteral(str(term))
    return term


@cache
def _shapes() -> Graph:
    return Graph().parse(data_path("ontology", "shapes.ttl"), format="turtle")


@cache
def _vocabulary() -> Graph:
    vocabulary = Graph()
    for name in _VOCABULARY:
        vocabulary.parse(data_path("ontology", name), format="turtle")
    return vocabulary
