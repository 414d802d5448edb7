"""Which articles are independent sources: who printed them, and which of them are reprints.

A wire story in ten papers is one source. ``reprints`` tells which texts are the same; here they get
an original, and every article the publisher that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from actorgraph import iris, shape
from actorgraph.columns import column
from actorgraph.iris import XSD, id_of
from actorgraph.reprints import clusters


@dataclass(frozen=True, slots=True)
class Printed:
    """What dates and sources need of one article; ``publisher`` is a publisher's IRI or None."""

    article: str
    publisher: str | None
    date: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles by id, and of each by id its original and its independent source."""

    articles: Mapping[str, Printed]
    originals: Mapping[str, str]
    source_of: Mapping[str, str]


def sources(store: Store) -> Sources:
    """Where the articles of a store come from."""
    articles = {article.article: article for article in _printed(store)}
    originals = originals_of(articles.values())
    return Sources(articles, originals, sources_of(articles, originals))


def originals_of(articles: Iterable[Printed]) -> dict[str, str]:
    """Article id to the id of the article that it reprints, which may be itself.

    The original of a group of reprints is the one with the earliest date, then the first id;
    articles without a date come last.
    """
    by_id = {article.article: article for article in articles}
    found = {}
    for group in clusters({id_: article.fingerprint for id_, article in by_id.items()}):
        original = min(group, key=lambda id_: (by_id[id_].date or "~", id_))
        found.update(dict.fromkeys(group, original))
    return found


def sources_of(articles: Mapping[str, Printed], originals: Mapping[str, str]) -> dict[str, str]:
    """Article id to independent source: the publisher of its original.

    Where that has no publisher, the first reprint that has one gives it; where none has, the
    group is a source of its own, named by the original's IRI.
    """
    groups: dict[str, list[Printed]] = {}
    for article, original in originals.items():
        groups.setdefault(original, []).append(articles[article])
    found = {}
    for original, group in groups.items():
        ranked = sorted(group, key=lambda a: (a.article != original, a.date or "~", a.article))
        publishers = [article.publisher for article in ranked if article.publisher]
        source = publishers[0] if publishers else iris.article_iri(original).value
        found.update(dict.fromkeys((article.article for article in group), source))
    return found


def groups_of(originals: Mapping[str, str]) -> set[frozenset[str]]:
    """The groups of two and more articles."""
    groups: dict[str, set[str]] = {}
    for article, original in originals.items():
        if article != original:
            groups.setdefault(original, {original}).add(article)
    return {frozenset(group) for group in groups.values()}


def _printed(store: Store) -> Iterator[Printed]:
    publishers, dates = column(store, shape.PUBLISHER), column(store, shape.DATE)
    for node, sketch in column(store, shape.MINHASH).items():
        publisher, date = publishers.get(node), dates.get(node)
        yield Printed(
            id_of(node),
            publisher.value if publisher else None,
            date.value if date and date.datatype.value == XSD + "date" else None,
            sketch.value,
        )
