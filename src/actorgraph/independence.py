"""Which articles are independent sources: who printed them, and which of them are reprints.

A wire story in ten papers is one source. ``reprints`` tells which texts are the same; here they get
an original, and every article the outlet that it comes from. ``origins`` says which that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from actorgraph import shape
from actorgraph.columns import column
from actorgraph.corrections import Corrections, corrections_in
from actorgraph.iris import XSD, id_of
from actorgraph.origins import outlets_in, source_of_group
from actorgraph.reprints import clusters


@dataclass(frozen=True, slots=True)
class Printed:
    """What dates and sources need of one article; ``publisher`` and ``credit``, the outlet whose
    report it is, are IRIs or None."""

    article: str
    publisher: str | None
    date: str | None
    fingerprint: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles by id, and of each by id its original and its independent source; the actors
    that are outlets, with the source that each is; and what corrects what."""

    articles: Mapping[str, Printed]
    originals: Mapping[str, str]
    source_of: Mapping[str, str]
    outlets: Mapping[str, str]
    corrections: Corrections


def sources(store: Store) -> Sources:
    """Where the articles of a store come from."""
    articles = {article.article: article for article in printed(store)}
    originals = originals_of(articles.values())
    return Sources(
        articles,
        originals,
        sources_of(articles, originals),
        outlets_in(store),
        corrections_in(store, articles, originals),
    )


def originals_of(articles: Iterable[Printed]) -> dict[str, str]:
    """Article id to the id of the article that it reprints, which may be itself.

    The original of a group of reprints is the one with the earliest date, then the first id;
    articles without a date come last.
    """
    by_id = {article.article: article for article in articles}
    groups = clusters({id_: article.fingerprint for id_, article in by_id.items()})
    return originals_among(by_id, groups)


def originals_among(
    articles: Mapping[str, Printed], groups: Iterable[Iterable[str]]
) -> dict[str, str]:
    """`originals_of` where the groups of reprints are known."""
    found = {}
    for group in groups:
        original = min(group, key=lambda id_: (articles[id_].date or "~", id_))
        found.update(dict.fromkeys(group, original))
    return found


def sources_of(articles: Mapping[str, Printed], originals: Mapping[str, str]) -> dict[str, str]:
    """Article id to independent source, an IRI: that of its group of reprints."""
    groups: dict[str, list[Printed]] = {}
    for article, original in originals.items():
        groups.setdefault(original, []).append(articles[article])
    found = {}
    for original, group in groups.items():
        source = source_of_group(group, original)
        found.update(dict.fromkeys((article.article for article in group), source))
    return found


def groups_of(originals: Mapping[str, str]) -> set[frozenset[str]]:
    """The groups of two and more articles."""
    groups: dict[str, set[str]] = {}
    for article, original in originals.items():
        if article != original:
            groups.setdefault(original, {original}).add(article)
    return {frozenset(group) for group in groups.values()}


def printed(store: Store) -> Iterator[Printed]:
    """What a store of article graphs holds of each article."""
    publishers, dates = column(store, shape.PUBLISHER), column(store, shape.DATE)
    credits = column(store, shape.CREDITS)
    for node, sketch in column(store, shape.MINHASH).items():
        publisher, date, credit = (found.get(node) for found in (publishers, dates, credits))
        yield Printed(
            id_of(node),
            publisher.value if publisher else None,
            date.value if date and date.datatype.value == XSD + "date" else None,
            sketch.value,
            credit.value if credit else None,
        )
