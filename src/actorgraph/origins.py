"""Who stands behind what is printed: the independent sources of articles and of single sentences.

Ten papers that print one report, or that each write that Reuters reported it, are one source. So

- an article that credits an outlet (`imprint`) has this outlet for its source;
- reprints have the source of their original: the outlet that any of them credits, else a publisher;
- evidence whose speaker is an outlet ("Reuters reported that …") has the speaker for its source.

Whether an actor is an outlet is told by the graphs: it is of the type *media*, or articles are
published by, or credited to, somebody of its name.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Store

from actorgraph import iris, shape
from actorgraph.columns import having
from actorgraph.iris import TYPE, ag, id_of
from actorgraph.outlets import key


class Imprinted(Protocol):
    """The part of an article that tells its source; publisher and credit are IRIs or None."""

    @property
    def article(self) -> str: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def credit(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...


def source_of_group(group: Collection[Imprinted], original: str) -> str:
    """The source of articles that print one text, as an IRI: the outlet that the first of them
    credits, else their first publisher, else the original itself; the original comes first, then
    the others by date and id."""
    ranked = sorted(group, key=lambda a: (a.article != original, a.date or "~", a.article))
    credits = [article.credit for article in ranked if article.credit]
    publishers = [article.publisher for article in ranked if article.publisher]
    named = [*credits, *publishers]
    return source(named[0]) if named else iris.article_iri(original).value


def source(outlet: str) -> str:
    """The source that an outlet is, from its IRI: that of its name without *the*."""
    return iris.PUBLISHER + outlet_id(outlet)


def outlet_id(outlet: str) -> str:
    """The id of an outlet, as an actor would have it, from its IRI."""
    return key(id_of(outlet))


def outlets_in(store: Store) -> dict[str, str]:
    """The actors of a store that are outlets: actor id to the source that it is, sorted."""
    media = store.quads_for_pattern(None, TYPE, ag("Media"), DefaultGraph())
    found = {id_of(quad.subject) for quad in media if isinstance(quad.subject, NamedNode)}
    for tie in (shape.PUBLISHER, shape.CREDITS, shape.CONTRIBUTOR):
        named = {quad.object for quad in having(store, tie)}
        ids = {outlet_id(node.value) for node in named if isinstance(node, NamedNode)}
        found |= {id_ for id_ in ids if _is_actor(store, id_)}
    return {actor: source(_alone(actor)) for actor in sorted(found)}


def _is_actor(store: Store, id: str) -> bool:
    pattern = store.quads_for_pattern(iris.actor_iri(id), TYPE, ag("Actor"), DefaultGraph())
    return next(iter(pattern), None) is not None


def _alone(actor: str) -> str:
    """The id of a local actor without the state that texts tie it to ("harbour-times--ivoria")."""
    return actor.partition("--")[0]
