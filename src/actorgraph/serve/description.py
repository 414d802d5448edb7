"""The SPARQL 1.1 Service Description [1]_ of the endpoint.

.. [1] https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.serve.formats import NAMES, TRIPLES

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FORMATS: Final = "http://www.w3.org/ns/formats/"

_FORMATS: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}
_GRAPHS: Final = (iris.DERIVED_GRAPH, iris.BACKGROUND_GRAPH, iris.ONTOLOGY_GRAPH)


def description(endpoint: str, media: str) -> bytes:
    """What the endpoint (its IRI) can do, in one of the media types of `TRIPLES`."""
    prefixes = iris.PREFIXES | {"sd": SD, "formats": FORMATS}
    return ox.serialize(_triples(endpoint), format=TRIPLES[media], prefixes=prefixes) or b""


def _triples(endpoint: str) -> Iterator[ox.Triple]:
    service, dataset = ox.NamedNode(f"{endpoint}#service"), ox.NamedNode(f"{endpoint}#dataset")
    graph = ox.NamedNode(f"{endpoint}#default-graph")
    yield ox.Triple(service, iris.TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in NAMES:
        form = ox.NamedNode(FORMATS + _FORMATS[name])
        yield ox.Triple(service, _sd("resultFormat"), form)
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, iris.TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), graph)
    yield ox.Triple(graph, iris.TYPE, _sd("Graph"))
    text = "The union of all named graphs, each statement once; every article has a graph."
    yield ox.Triple(graph, ox.NamedNode(iris.DCTERMS + "description"), ox.Literal(text))
    for number, known in enumerate(_GRAPHS):
        node = ox.NamedNode(f"{endpoint}#graph-{number + 1}")
        yield ox.Triple(dataset, _sd("namedGraph"), node)
        yield ox.Triple(node, iris.TYPE, _sd("NamedGraph"))
        yield ox.Triple(node, _sd("name"), known)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
