"""Readable names for the IRIs in the result of a query, with the IRIs kept beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.query import Table, Value, select, short, value
from actorgraph.store import Store, Term

if TYPE_CHECKING:
    import pandas as pd

IRI: Final = "_iri"
"""What the name of a column of IRIs ends in, after that of the column of their names."""
_NAMELESS: Final = (iris.CLAIM, iris.EVIDENCE, iris.BACKGROUND)  # they have no label to look for
_ASKED: Final = 500  # IRIs in one query


def frame(store: Store, sparql: str, labels: bool = True) -> pd.DataFrame:
    """The result of any query as a DataFrame of Python values; raises `BadQuery`.

    Where an answer of SELECT is an IRI, its column has the name to read (label or headline, else
    ``ag:supplies``) and a column ``NAME_iri`` at the right the IRI. IRIs stand alone, as they are,
    without ``labels``, where nothing shorter is known for any of a column, where the query has a
    column ``NAME_iri`` of its own, and in the triples of CONSTRUCT and DESCRIBE.
    """
    result = store.query(sparql) if labels else None
    if not isinstance(result, ox.QuerySolutions):
        return _made(select(store, sparql))
    names = [variable.value for variable in result.variables]
    rows = [tuple(solution) for solution in result]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    return _made(_with_names(store, columns))


def names_of(store: Store, things: Collection[str]) -> dict[str, str]:
    """What to call each of these IRIs: its label, headline or short form, else the IRI itself."""
    asked = sorted(iri for iri in things if not iri.startswith(_NAMELESS))
    found = {iri: short(iri) for iri in sorted(things)}
    for start in range(0, len(asked), _ASKED):
        found |= dict(_labels(store, asked[start : start + _ASKED]))
    return found


def _labels(store: Store, some: Iterable[str]) -> Iterable[tuple[str, str]]:
    values = " ".join(str(ox.NamedNode(iri)) for iri in some)
    sparql = f"""SELECT ?thing (MIN(STR(?label)) AS ?name) WHERE {{
      VALUES ?thing {{ {values} }} VALUES ?called {{ rdfs:label skos:prefLabel schema:headline }}
      ?thing ?called ?label
    }} GROUP BY ?thing"""
    return ((str(iri), str(name)) for iri, name in select(store, sparql).rows if iri and name)


def _with_names(store: Store, columns: dict[str, list[Term | None]]) -> Table:
    things = {t.value for terms in columns.values() for t in terms if isinstance(t, ox.NamedNode)}
    known = names_of(store, things)
    shown: dict[str, Sequence[Value]] = {}
    kept: dict[str, Sequence[Value]] = {}
    for name, terms in columns.items():
        plain = [value(term) for term in terms]
        shown[name] = plain
        if name + IRI in columns:
            continue
        nodes = [term.value if isinstance(term, ox.NamedNode) else None for term in terms]
        if any(iri is not None and known[iri] != iri for iri in nodes):
            pairs = zip(nodes, plain, strict=True)
            shown[name] = [other if iri is None else known[iri] for iri, other in pairs]
            kept[name + IRI] = nodes
    every = shown | kept
    return Table(tuple(every), tuple(zip(*every.values(), strict=True)))


def _made(table: Table) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - slow to load, and only tables need it

    return pd.DataFrame(list(table.rows), columns=list(table.columns))
