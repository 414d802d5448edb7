"""Queries: SPARQL as the user writes it, and the named ones of ``queries/*.rq``.

A named query is one file: comment lines ``# title:``, ``# param: name (type) what it is`` and
``# example:``, then SPARQL. Types are *actor*, *known* (an actor of the articles or of the
background graph), *relation*, *date* and *text*; ``(actor, optional)`` may be left out; an actor,
a relation and an actor together name a claim. A parameter is the variable of that name, which the
query selects; its value is bound by Oxigraph as a term and never becomes part of the query's text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.datafiles import data_path
from actorgraph.errors import BadData, BadQuery, NotFound
from actorgraph.names import actor_id, near, relation_id
from actorgraph.ontology import oriented
from actorgraph.store import Results, Store, Term

Value = str | int | float | bool | date | None

PARAMETER_TYPES = ("actor", "known", "relation", "date", "text")

_SOLUTIONS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_TRIPLES = {
    "ttl": ox.RdfFormat.TURTLE,
    "json": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
FORMATS = ("table", *_SOLUTIONS, "ttl")
"""What `run` writes: ``ttl`` for CONSTRUCT and DESCRIBE, csv and tsv for SELECT and ASK."""

WIDEST = 100
"""Characters of a cell in a ``table``."""

_JOINED = re.compile(r'GROUP_CONCAT\([^)]*; separator="([^"]+)"\) AS \?(\w+)')
_PARAMETER = re.compile(r"(\w+) \((\w+)(, optional)?\)\s*(.*)")
_READERS: Mapping[str, Callable[[str], Value]] = {
    "boolean": lambda text: text in ("true", "1"),
    **dict.fromkeys(("decimal", "double", "float"), float),
    **dict.fromkeys(("integer", "int", "long", "nonNegativeInteger"), int),
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}
"""What a literal becomes, by the local name of its XSD datatype."""


@dataclass(frozen=True, slots=True)
class Table:
    """A result as plain values: IRIs and texts as str, numbers, dates, None for nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """``name`` is the variable, ``type`` one of `PARAMETER_TYPES`."""

    name: str
    type: str
    optional: bool
    text: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One file of queries/; ``example`` is a call as one would type it."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    example: str
    sparql: str


def select(
    store: Store,
    sparql: str,
    bound: Mapping[str, Term] | None = None,
    hidden: Collection[str] = (),
) -> Table:
    """The result of any query as a table.

    ASK gives one cell ``answer``; CONSTRUCT and DESCRIBE give ``subject``, ``predicate``,
    ``object``. Variables in ``bound`` have that value; columns in ``hidden`` are left out. Raises
    `BadQuery`.
    """
    result = store.query(sparql, bound)
    if isinstance(result, ox.QueryBoolean):
        return Table(("answer",), ((bool(result),),))
    if isinstance(result, ox.QueryTriples):
        triples = tuple(tuple(map(value, triple)) for triple in result)
        return Table(("subject", "predicate", "object"), triples)
    names = [variable.value for variable in result.variables]
    kept = [place for place, name in enumerate(names) if name not in hidden]
    rows = (tuple(solution) for solution in result)
    return Table(
        tuple(names[place] for place in kept),
        tuple(tuple(value(row[place]) for place in kept) for row in rows),
    )


def run(store: Store, sparql: str, format: str = "table") -> str:
    """The result of any query as text in one of `FORMATS`; raises `BadQuery`."""
    if format not in FORMATS:
        raise BadQuery(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    if format == "table":
        return text_table(select(store, sparql))
    return _serialized(store.query(sparql), format)


def ask_named(store: Store, name: str, arguments: Sequence[str] = ()) -> Table:
    """The result of a named query; the arguments stand in the order of its parameters, which get
    no column. Lists in one cell are sorted.

    Raises `NotFound` for an unknown query, actor or relation, naming what comes near, and
    `BadQuery` for a wrong number of arguments.
    """
    query = named_query(name)
    hidden = [parameter.name for parameter in query.parameters]
    table = select(store, query.sparql, bound_terms(store, query, arguments), hidden)
    between = {column: by for by, column in _JOINED.findall(query.sparql)}
    separators = [between.get(column) for column in table.columns]
    rows = (tuple(map(_settled, row, separators)) for row in table.rows)
    return Table(table.columns, tuple(rows))


def _settled(cell: Value, separator: str | None) -> Value:
    """The cell as it is on every store: SPARQL leaves open in which order GROUP_CONCAT joins, and
    nothing, joined, is an empty text on some servers and no value on others."""
    if separator and isinstance(cell, str):
        cell = separator.join(sorted(cell.split(separator)))
    return None if cell == "" else cell


def run_named(store: Store, name: str, arguments: Sequence[str] = (), format: str = "table") -> str:
    """The result of a named query as text in one of `FORMATS`; raises as `ask_named` does.

    Only ``table`` leaves the columns of the arguments out.
    """
    if format == "table":
        return text_table(ask_named(store, name, arguments))
    if format not in FORMATS:
        raise BadQuery(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    query = named_query(name)
    return _serialized(store.query(query.sparql, bound_terms(store, query, arguments)), format)


@functools.cache
def named_queries(folder: Path | None = None) -> Mapping[str, NamedQuery]:
    """The named queries by name, sorted; by default those of the package.

    Raises `BadData`, naming the file, where a header is incomplete.
    """
    files = sorted((folder or data_path("queries")).glob("*.rq"))
    return MappingProxyType({file.stem: _named_query(file) for file in files})


def named_query(name: str) -> NamedQuery:
    """The query of that name; raises `NotFound` with the names that come near."""
    queries = named_queries()
    if name not in queries:
        raise NotFound(f"no query {name!r}" + near(name, queries))
    return queries[name]


def bound_terms(store: Store, query: NamedQuery, arguments: Sequence[str]) -> dict[str, Term]:
    """The arguments as terms by variable; optional parameters without one stay free."""
    needed = sum(not parameter.optional for parameter in query.parameters)
    if not needed <= len(arguments) <= len(query.parameters):
        wanted = " ".join(f"[{p.name}]" if p.optional else p.name for p in query.parameters)
        raise BadQuery(
            f"query {query.name} takes {wanted or 'no arguments'}, not {len(arguments)} arguments"
        )
    pairs = zip(query.parameters, arguments, strict=False)
    bound = {parameter.name: _term(store, parameter, text) for parameter, text in pairs}
    if [parameter.type for parameter in query.parameters] == ["actor", "relation", "actor"]:
        return _as_claimed(bound)
    return bound


def value(term: Term | None) -> Value:
    """A term as a Python value; a literal that its datatype does not allow stays text."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)
    datatype = term.datatype.value
    read = _READERS.get(datatype.removeprefix(iris.XSD)) if datatype.startswith(iris.XSD) else None
    try:
        return read(term.value) if read else term.value
    except ValueError:
        return term.value


def text_table(table: Table) -> str:
    """The table in aligned columns, for reading: IRIs are written short (``actor:iran``), and what
    is longer than `WIDEST` is cut, which every other format leaves whole."""
    cells = [[_cell(cell) for cell in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(table.columns, *cells, strict=True)]
    rule = ["-" * width for width in widths]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [table.columns, rule, *cells]
    )
    return "\n".join(lines) + "\n"


def short(iri: str) -> str:
    """An IRI with its prefix where one is declared, as it is else."""
    for prefix, namespace in iris.PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _serialized(result: Results, format: str) -> str:
    data: bytes | None
    if isinstance(result, ox.QueryTriples):
        if format not in _TRIPLES:
            raise BadQuery(f"format {format} cannot hold triples; take ttl, json or xml")
        triples = sorted(set(result), key=str)
        data = ox.serialize(triples, format=_TRIPLES[format], prefixes=iris.PREFIXES)
    else:
        if format not in _SOLUTIONS:
            raise BadQuery(f"format {format} holds triples: it needs CONSTRUCT or DESCRIBE")
        data = result.serialize(format=_SOLUTIONS[format])
    return (data or b"").decode()


def _named_query(file: Path) -> NamedQuery:
    text = file.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for line in text.splitlines():
        found = re.match(r"# (title|param|example): (.+)", line)
        if not found:
            break
        header.setdefault(found[1], []).append(found[2].strip())
    for key in ("title", "example"):
        if len(header.get(key, ())) != 1:
            raise BadData(f"{file}: needs one line '# {key}: …' at the top")
    parameters = tuple(_parameter(file, line) for line in header.get("param", ()))
    return NamedQuery(file.stem, header["title"][0], parameters, header["example"][0], text)


def _parameter(file: Path, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found or found[2] not in PARAMETER_TYPES:
        raise BadData(f"{file}: '# param: {line}' is not 'name (type) what it is'")
    return Parameter(found[1], found[2], bool(found[3]), found[4])


def _term(store: Store, parameter: Parameter, text: str) -> Term:
    if parameter.type in ("actor", "known"):
        return iris.actor_iri(actor_id(store, text, parameter.type == "known"))
    if parameter.type == "relation":
        return iris.relation_iri(relation_id(text))
    if parameter.type == "text":
        return iris.text_literal(text)
    day = iris.date_literal(text)
    if day.datatype.value != iris.XSD + "date":
        raise BadQuery(f"{parameter.name} is a date like 2024-11-13, not {text!r}")
    return day


def _as_claimed(bound: dict[str, Term]) -> dict[str, Term]:
    """Subject, relation and object as the claim is kept (`ontology.oriented`)."""
    a, relation, b = (iris.id_of(str(value(term))) for term in bound.values())
    subject, object, _ = oriented(relation, a, b)
    ends = (iris.actor_iri(subject), iris.relation_iri(relation), iris.actor_iri(object))
    return dict(zip(bound, ends, strict=True))


def _cell(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.4g}"
    text = short(cell) if isinstance(cell, str) else str(cell)
    # a control character could move the cursor or end the line
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
