"""The background graph: offices and memberships of the store's actors, as the seeds know them.

No article says any of it. So a term is a node of its own class and never a claim, there is no bare
edge, and whoever is at its other end gets a label but does not become an actor of the store: what
counts claims or actors counts the same with and without this graph. It depends on the seeds and on
which actors the articles name, so it can be dropped and made again at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias, TypeVar

from pyoxigraph import NamedNode, Quad

from actorgraph import iris, shape
from actorgraph.actors import Membership, Office, Seeds
from actorgraph.iris import BACKGROUND_GRAPH, LABEL, PROV, TYPE, ag
from actorgraph.shape import Term

_DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
_Kind = TypeVar("_Kind", Office, Membership)
_Triples: TypeAlias = Iterator[tuple[NamedNode, NamedNode, Term]]


def background_quads(
    seeds: Seeds, actors: Collection[str], as_of: date | None = None
) -> list[Quad]:
    """The whole background graph of a store with these actors (ids), sorted.

    It has every office and every membership of which one end is among them; as of a day, those that
    had begun, and of those that lasted on no end.
    """
    triples: set[tuple[NamedNode, NamedNode, Term]] = set()
    for office in _known(seeds.offices, as_of):
        if office.person in actors or office.body in actors:
            triples.update(_office(office))
            triples.update(_labels(seeds, {office.person, office.body}.difference(actors)))
    for membership in _known(seeds.memberships, as_of):
        if membership.member in actors or membership.organisation in actors:
            ends = {membership.member, membership.organisation}
            triples.update(_membership(membership))
            triples.update(_labels(seeds, ends.difference(actors)))
    return sorted((Quad(*triple, BACKGROUND_GRAPH) for triple in triples), key=str)


def _known(tenures: Iterable[_Kind], as_of: date | None) -> Iterator[_Kind]:
    for tenure in tenures:
        if as_of is None or (tenure.end is not None and tenure.end <= as_of):
            yield tenure
        elif tenure.start is None or tenure.start <= as_of:
            yield replace(tenure, end=None)


def _office(office: Office) -> _Triples:
    stated = (office.person, office.relation, office.body)
    node = _node(office, *stated, office.title)
    yield node, TYPE, ag("OfficeTerm")
    yield node, ag("title"), iris.text_literal(office.title)
    yield node, _DERIVED_FROM, iris.seeds_iri("offices")
    yield from _term(node, office, stated)


def _membership(membership: Membership) -> _Triples:
    stated = (membership.member, "memberOf", membership.organisation)
    node = _node(membership, *stated)
    yield node, TYPE, ag("Membership")
    yield node, _DERIVED_FROM, iris.seeds_iri("memberships")
    yield from _term(node, membership, stated)


def _node(tenure: Office | Membership, *parts: str) -> NamedNode:
    return iris.background_iri(*parts, str(tenure.start or ""), str(tenure.end or ""))


def _term(node: NamedNode, tenure: Office | Membership, stated: tuple[str, str, str]) -> _Triples:
    subject, relation, object_ = stated
    yield node, TYPE, ag("Background")
    ends = (iris.actor_iri(subject), iris.relation_iri(relation), iris.actor_iri(object_))
    for predicate, end in zip(shape.CLAIM_ENDS, ends, strict=True):
        yield node, predicate, end
    for name, day in (("start", tenure.start), ("end", tenure.end)):
        if day:
            yield node, ag(name), iris.date_literal(day.isoformat())


def _labels(seeds: Seeds, unnamed: Iterable[str]) -> _Triples:
    """The labels of actors whom no article names."""
    for actor in unnamed:
        yield iris.actor_iri(actor), LABEL, iris.text_literal(seeds.actors[actor].label)
