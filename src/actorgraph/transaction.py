"""Changes of quads, each in one transaction, with the union of the graphs kept up to date."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import chain

import pyoxigraph as ox

from actorgraph import iris

DEFAULT = ox.DefaultGraph()
ASIDE = (DEFAULT, iris.PENDING_GRAPH, iris.STORE_GRAPH, iris.UNION_GRAPH)
"""Graphs that repeat what others hold."""


def change(
    quads: ox.Store,
    gone: set[ox.Quad],
    new: set[ox.Quad],
    aside: Set[ox.Quad] = frozenset(),
    empty: Sequence[ox.NamedNode] = (),
) -> None:
    """Take quads out and put others in: the default graph follows, except for those ``aside``;
    graphs that are ``empty`` then are no graphs any more. Raises OSError where the disk does not
    take it."""
    shown = (ox.Quad(q.subject, q.predicate, q.object) for q in new)
    if not gone and not empty:
        quads.extend(chain(new, shown, aside))
        return
    union = set(shown)
    hidden = {ox.Quad(q.subject, q.predicate, q.object) for q in gone} - union
    hidden = {quad for quad in hidden if not _held(quads, quad, gone)}
    quads.update(_update(gone | hidden, new | union | aside, empty))


def _held(quads: ox.Store, triple: ox.Quad, gone: set[ox.Quad]) -> bool:
    """Whether a named graph goes on to hold the triple."""
    everywhere = quads.quads_for_pattern(triple.subject, triple.predicate, triple.object)
    return any(q.graph_name not in ASIDE and q not in gone for q in everywhere)


def _update(gone: set[ox.Quad], new: set[ox.Quad], empty: Sequence[ox.NamedNode]) -> str:
    """One SPARQL update, which Oxigraph runs as one transaction."""
    steps = [f"DELETE DATA {{ {_data(gone)} }}", f"INSERT DATA {{ {_data(new)} }}"]
    return ";\n".join([*steps, *(f"DROP SILENT GRAPH {graph}" for graph in empty)])


def _data(quads: set[ox.Quad]) -> str:
    """Quads as SPARQL data; terms are written by Oxigraph itself, so any text is safe."""
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        default = quad.graph_name == DEFAULT
        lines.append(triple if default else f"GRAPH {quad.graph_name} {{ {triple} }}")
    return "\n".join(lines)
