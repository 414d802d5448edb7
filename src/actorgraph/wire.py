"""What goes to a SPARQL endpoint and comes back: quads as updates, and answers as results.

Terms are written by Oxigraph itself, so any text is safe in an update or a query.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
"""The media types that are asked for, for tables and for graphs."""

BATCH = 1000
"""Statements in one update; Virtuoso's compiler gives up at less than 5,000."""

LENGTH = 500_000
"""Characters of one update, but for a single statement that is longer."""

DEFAULT = ox.DefaultGraph()

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term, ...]
Step = tuple[str, Collection[ox.Quad]]
"""``INSERT`` or ``DELETE``, and the quads."""

_PLACE = re.compile(r"https?:/", re.IGNORECASE)
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_CANONICAL = {"1": "true", "0": "false"}
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Answer:
    """``limit`` is the number of rows at which the server cut the answer off, None for a whole
    one."""

    content: bytes
    limit: int | None = None


def is_address(place: object) -> bool:
    """Whether the place of a store is an address on the web, not a folder."""
    return bool(_PLACE.match(str(place)))


def updates(
    steps: Iterable[Step], empty: Iterable[ox.NamedNode], union: ox.NamedNode | None
) -> Iterator[str]:
    """The requests that take these steps in this order and then drop the graphs that are ``empty``.

    A step is cut after `BATCH` quads or `LENGTH` characters; short ones go together. The default
    graph is the graph ``union``, if that is not None.
    """
    operations = [
        (f"{verb} DATA {{ {text} }}", size)
        for verb, quads in steps
        for part in _batches(quads)
        for text, size in _data(part, union)
    ]
    operations += [(f"DROP SILENT GRAPH {graph}", 1) for graph in empty]
    request, count, length = list[str](), 0, 0
    for text, size in operations:
        if request and (count + size > BATCH or length + len(text) > LENGTH):
            yield " ;\n".join(request)
            request, count, length = [], 0, 0
        request.append(text)
        count, length = count + size, length + len(text)
    if request:
        yield " ;\n".join(request)


def values(name: str, terms: Iterable[Term]) -> str:
    """A variable bound to each of the terms."""
    return f"VALUES ?{name} {{ {' '.join(map(str, terms))} }}"


def parts(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """The items, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


def packs(sizes: Mapping[_Item, int], most: int) -> Iterator[list[_Item]]:
    """The keys in order, so many at a time that their sizes come to no more than ``most``; what is
    larger by itself comes alone."""
    pack, filled = list[_Item](), 0
    for key, size in sizes.items():
        if pack and filled + size > most:
            yield pack
            pack, filled = [], 0
        pack.append(key)
        filled += size
    if pack:
        yield pack


def solutions(content: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    """The results in an answer in SPARQL 1.1 JSON, with what Virtuoso writes in its own way put
    right: truth is a number there. Raises SyntaxError or ValueError where it is none."""
    if _BOOLEAN.encode() in content:
        content = _with_truth(content)
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)


def rows(content: bytes) -> list[Row]:
    """The rows of such an answer; none where it is no table."""
    found = solutions(content)
    return [] if isinstance(found, ox.QueryBoolean) else [tuple(row) for row in found]


def statements(content: bytes) -> list[ox.Quad]:
    """The triples of an answer in N-Triples. Raises SyntaxError where it is none."""
    return list(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))


def truth(content: bytes) -> ox.QueryBoolean:
    """The answer to ASK, for which Virtuoso gives a table with one number."""
    found = solutions(content)
    if isinstance(found, ox.QueryBoolean):
        return found
    yes = any(row[0].value in ("1", "true") for row in found)
    asked = ox.Store().query(f"ASK {{ FILTER({str(yes).lower()}) }}")
    assert isinstance(asked, ox.QueryBoolean)
    return asked


def triples(content: bytes) -> ox.QueryTriples:
    """The triples of an answer in N-Triples, each once."""
    store = ox.Store()
    store.extend(statements(content))
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


def triple_of(quad: ox.Quad) -> ox.Quad:
    """The quad in the default graph."""
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _batches(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """The quads in order, as many at a time as one update takes."""
    batch, length = list[ox.Quad](), 0
    for quad in quads:
        size = len(str(quad))
        if batch and (len(batch) >= BATCH or length + size > LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(quad)
        length += size
    if batch:
        yield batch


def _data(quads: Iterable[ox.Quad], union: ox.NamedNode | None) -> Iterator[tuple[str, int]]:
    """Quads as SPARQL data and their number, each graph by itself, that with the union first.

    Out of two graphs at once Virtuoso deletes no literal with a language or a datatype that it
    does not know.
    """
    lines: dict[object, list[str]] = {DEFAULT: []}
    for quad in quads:
        text = f"{quad.subject} {quad.predicate} {quad.object} ."
        lines.setdefault(quad.graph_name, []).append(text)
    for graph, these in lines.items():
        name = union if graph == DEFAULT else graph
        text = "\n".join(these)
        if these:
            yield f"GRAPH {name} {{ {text} }}" if name else text, len(these)


def _with_truth(content: bytes) -> bytes:
    answer = json.loads(content)
    for row in answer.get("results", {}).get("bindings", []):
        for cell in row.values():
            if cell.get("datatype") == _BOOLEAN:
                cell["value"] = _CANONICAL.get(cell["value"], cell["value"])
    return json.dumps(answer).encode()
