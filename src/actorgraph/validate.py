"""Whether a claims graph keeps the rules of ``ontology/shapes.ttl``, and if not, what is wrong.

The shapes are SHACL [1]_, checked by pySHACL without inference, rules or imports. One rule is
beyond core SHACL and checked here: every quote is the very slice of its article that its offsets
name.

.. [1] https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import PROV, RDF, SDO, SH, XSD, Namespace
from rdflib.term import Node

from actorgraph import iris
from actorgraph.datafiles import data_path
from actorgraph.errors import BadData, BadInput
from actorgraph.iris import AG, BASE, OA

_AG, _OA = Namespace(AG), Namespace(OA)
_VOCABULARY = ("actorgraph.ttl", "relations.ttl")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One node that breaks a rule: ``message`` says which, the same for all such nodes, ``detail``
    what is wrong of this one ("found 7.0"), where there is something to say."""

    message: str
    node: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.node} {self.message}" + (f" ({self.detail})" if self.detail else "")

    @property
    def example(self) -> str:
        """The node with its detail, to be read after the message."""
        return self.node + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a graph, sorted; and how many nodes of each class that the shapes are
    about it has (``ag:Claim`` …), since a graph without any breaks no rule."""

    problems: tuple[Problem, ...]
    checked: Mapping[str, int]


def validate(graph: Iterable[Quad] | Graph) -> list[str]:
    """What is wrong with a graph, a line of plain words each, sorted; empty if it is valid.

    The arguments, costs and errors are those of `verdict`.
    """
    return sorted(map(str, verdict(graph).problems))


def verdict(graph: Iterable[Quad] | Graph) -> Verdict:
    """What is wrong with a graph, and how much of it was looked at.

    ``graph`` is a pyoxigraph store, any quads, or an rdflib graph or dataset; its named graphs are
    taken together, and the project's own ontology is added to tell known relations. It takes about
    4 ms a claim of one piece of evidence. Raises BadData where shapes.ttl itself is at fault.
    """
    data = _union(graph)
    kinds = sorted(str(kind) for kind in _shapes().objects(None, SH.targetClass))
    checked = {
        f"ag:{kind.removeprefix(AG)}": sum(1 for _ in data.subjects(RDF.type, URIRef(kind)))
        for kind in kinds
        if kind.startswith(AG)
    }
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
    return Verdict(tuple(sorted({*_violations(results), *_misquotes(data)}, key=str)), checked)


def graph_quads(file: Path) -> Iterator[Quad]:
    """The quads of an RDF file, told by its suffix: Turtle, N-Triples, N-Quads, TriG, RDF/XML, N3
    or JSON-LD. Nothing is fetched. Raises BadInput where it cannot be read, naming the line."""
    format = RdfFormat.from_extension(file.suffix.lstrip(".").lower())
    if format is None:
        raise BadInput(str(file), "has no suffix of RDF (.ttl .nt .nq .trig .rdf .n3 .jsonld)")
    try:
        yield from parse(path=str(file), format=format, rename_blank_nodes=True)
    except OSError as error:
        raise BadInput(str(file), f"cannot be read ({error.strerror or error})") from error
    except SyntaxError as error:
        raise BadInput(str(file), " ".join(str(error).split())) from error


def by_kind(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems by message, those of the most nodes first."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.message, []).append(problem)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _violations(results: Graph) -> Iterator[Problem]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        node = results.value(result, SH.focusNode)
        message = results.value(result, SH.resultMessage)
        value = results.value(result, SH.value)
        found = f"found {_name(value)}" if value is not None and value != node else ""
        yield Problem(str(message), _name(node), found)


def _misquotes(data: Graph) -> Iterator[Problem]:
    for evidence, quote in data.subject_objects(_AG.quote):
        body = data.value(data.value(evidence, PROV.wasDerivedFrom), SDO.articleBody)
        place = data.value(evidence, _OA.hasSelector)
        start, end = str(data.value(place, _OA.start)), str(data.value(place, _OA.end))
        if body is None or not (start.isdecimal() and end.isdecimal()):
            continue  # the shapes tell
        if str(body)[int(start) : int(end)] != str(quote):
            told = "quotes what its article does not say"
            yield Problem(told, _name(evidence), f"at {start} to {end}")


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
