"""Outlets and corrections over all shards, from the few statements of each that bear on them.

Who is an outlet and which article corrects which is decided by the functions that decide it for a
store (`origins`, `corrections`), on a small store of just those statements.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from actorgraph import iris, shape
from actorgraph.corrections import Corrections, corrections_in
from actorgraph.independence import printed
from actorgraph.iris import TYPE, ag, id_of
from actorgraph.origins import outlet_id, outlets_in
from actorgraph.outcomes import n_quads, quads_of
from actorgraph.shard_tables import Tables, union_of
from actorgraph.shards import packed

_FIELDS = {field.name: field.predicate for field in shape.ARTICLE_FIELDS}
_TIES = (shape.PUBLISHER, shape.CREDITS, shape.CONTRIBUTOR)
_MARKS = frozenset(shape.CORRECTIONS.values())
_ACTOR, _MEDIA = ag("Actor"), ag("Media")
_KINDS = {_ACTOR, _MEDIA, *_MARKS}
_KEPT = {*_TIES, shape.DATE, shape.ORIGINAL, _FIELDS["url"], _FIELDS["title"]}


@dataclass(frozen=True, slots=True)
class Named:
    """The outlets (ids) that articles are published by or credited to, and those that have
    corrections among theirs."""

    outlets: frozenset[str] = frozenset()
    correcting: frozenset[str] = frozenset()

    def __or__(self, other: Named) -> Named:
        return Named(self.outlets | other.outlets, self.correcting | other.correcting)


@dataclass(frozen=True, slots=True)
class Press:
    """The actors that are outlets, with the source that each is, and what corrects what;
    ``corrections`` knows the originals of corrections alone."""

    outlets: Mapping[str, str]
    corrections: Corrections


def press_file(quads: Iterable[ox.Quad]) -> bytes:
    """The statements of a shard that bear on outlets and corrections, as N-Quads in gzip; articles
    have empty fingerprints, as those without a text."""
    bear = []
    for quad in quads:
        if quad.predicate == shape.MINHASH:
            bear.append(ox.Quad(quad.subject, quad.predicate, ox.Literal(""), quad.graph_name))
        elif quad.predicate in _KEPT or quad.object in _KINDS:
            bear.append(quad)
    return packed(bear)


def named_in(tables: Tables, number: int) -> Named:
    """The outlets that a shard, by its number, names."""
    quads = _quads(tables, number)
    outlets = {id_ for quad in quads if quad.predicate in _TIES for id_ in _outlet(quad)}
    marked = _marked(quads)
    correcting = {
        id_
        for quad in quads
        if quad.predicate == shape.PUBLISHER and quad.subject in marked
        for id_ in _outlet(quad)
    }
    return Named(frozenset(outlets), frozenset(correcting))


def press_lines(tables: Tables, number: int, named: Named) -> bytes:
    """The statements of a shard that bear on outlets and corrections of the whole corpus, as
    N-Quads: who is an actor of the name of an outlet, who is an outlet, and what may be corrected
    by those that do correct."""
    quads = _quads(tables, number)
    marked = _marked(quads)
    about = marked | {
        quad.subject
        for quad in quads
        if quad.predicate == shape.PUBLISHER and named.correcting.intersection(_outlet(quad))
    }
    kept: dict[object, ox.Quad] = {}
    for quad in quads:
        if quad.subject in about:
            kept[quad] = quad
        elif quad.predicate in _TIES:
            kept.setdefault((quad.predicate, quad.object), quad)
        elif quad.object == _MEDIA or (quad.object == _ACTOR and _id(quad) in named.outlets):
            kept.setdefault((quad.subject, quad.object), quad)
    return n_quads(list(kept.values()))


def press_of(lines: Iterable[bytes], originals: Mapping[str, str]) -> Press:
    """The outlets and corrections of the whole corpus, from the lines of all its shards;
    ``originals`` has the articles that are one of several with one text."""
    store = ox.Store()
    for text in lines:
        store.extend(union_of(quads_of(text)))
    articles = {article.article: article for article in printed(store)}
    everyone = {id_: originals.get(id_, id_) for id_ in articles}
    found = corrections_in(store, articles, everyone)
    own = {id_: everyone[id_] for id_ in {*found.corrects, *found.retractions}}
    return Press(outlets_in(store), replace(found, originals=own))


def _quads(tables: Tables, number: int) -> list[ox.Quad]:
    """The press of a shard without the articles that an earlier one has."""
    shard = tables.shards[number]
    text = gzip.decompress(tables.place.read(f"{shard}.press.nq.gz"))
    left_out = {iris.article_iri(id_) for id_ in tables.again.get(shard, ())}
    return [quad for quad in quads_of(text) if quad.graph_name not in left_out]


def _marked(quads: Iterable[ox.Quad]) -> set[object]:
    """The corrections among the subjects."""
    return {q.subject for q in quads if q.predicate == TYPE and q.object in _MARKS}


def _outlet(quad: ox.Quad) -> Iterator[str]:
    if isinstance(quad.object, ox.NamedNode):
        yield outlet_id(quad.object.value)


def _id(quad: ox.Quad) -> str:
    return id_of(quad.subject) if isinstance(quad.subject, ox.NamedNode) else ""
