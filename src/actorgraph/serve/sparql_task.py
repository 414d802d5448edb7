"""A SPARQL query in a worker: Oxigraph's own bytes, sent on as they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, cast

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.errors import BadQuery
from actorgraph.serve.answer import Answer
from actorgraph.serve.formats import SOLUTIONS, TRIPLES, with_charset
from actorgraph.serve.replies import Refused
from actorgraph.sparql import fault, refuse_service
from actorgraph.store import Results, Store


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request names; with none the query's own ``FROM`` counts, else the whole
    store."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()


def answer_sparql(
    store: Store, out: Answer, query: str, graphs: Dataset, media: tuple[str | None, str | None]
) -> None:
    """Write the result in one of the two media types: of solutions, or of triples.

    Raises `BadQuery`, and `Refused` (406) where the client takes no format that the result has.
    """
    result = _result(store, query, graphs)
    triples = isinstance(result, ox.QueryTriples)
    form = media[triples]
    if form is None:
        kinds = TRIPLES if triples else SOLUTIONS
        raise Refused(406, f"this result comes as {', '.join(list(kinds)[:4])}")
    out.media = with_charset(form)
    sink = cast("IO[bytes]", out)
    try:
        if isinstance(result, ox.QueryTriples):
            ox.serialize(result, sink, format=TRIPLES[form], prefixes=iris.PREFIXES)
        else:
            result.serialize(sink, format=SOLUTIONS[form])
    except RuntimeError as error:
        raise fault(query, error, iris.PREFIXES) from error


def _result(store: Store, query: str, graphs: Dataset) -> Results:
    refuse_service(query)
    more: dict[str, Any] = {}
    if graphs.default or graphs.named:
        more = {"default_graph": _nodes(graphs.default), "named_graphs": _nodes(graphs.named)}
    try:
        return store._quads.query(query, prefixes=_prefixes(query), **more)
    except (SyntaxError, RuntimeError) as error:
        raise fault(query, error, iris.PREFIXES) from error


def _prefixes(query: str) -> dict[str, str]:
    """Those of ours that the query may use: declaring all takes as long as a small query."""
    return {name: iri for name, iri in iris.PREFIXES.items() if f"{name}:" in query}


def _nodes(graphs: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(graph) for graph in graphs]
    except ValueError as error:
        raise BadQuery(f"the name of a graph is no IRI: {' '.join(str(error).split())}") from error
