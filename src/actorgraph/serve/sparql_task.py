"""A SPARQL query in a worker: Oxigraph's own bytes, sent on as they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, cast

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.errors import BadQuery
from actorgraph.serve.answer import Answer
from actorgraph.serve.formats import SOLUTIONS, TRIPLES, with_charset
from actorgraph.serve.replies import Refused
from actorgraph.sparql import fault
from actorgraph.store import Store


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
    named = (_nodes(graphs.default), _nodes(graphs.named))
    result = store.query(query, graphs=named if any(named) else None)
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


def _nodes(graphs: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(graph) for graph in graphs]
    except ValueError as error:
        raise BadQuery(f"the name of a graph is no IRI: {' '.join(str(error).split())}") from error
