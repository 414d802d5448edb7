"""What later articles do to a claim: outlets that set their own articles right, and later denials.

An article that says it is a correction (`imprint`) corrects earlier articles of its own publisher:
those that it names by address, by headline or by day (where that day has one article alone), or
else those that print nearly its text, of which it is the mended version. Where none is found, it is
a correction all the same, of nobody knows what.

A correction that negates what the corrected article affirmed takes it back, and so does a
retraction with all that the article affirmed: what a source no longer stands by does not speak for
the claim (`Aftermath.withdrawn`), in the article as in its reprints. A mended version that merely
does not say it any more *drops* the claim. This is told, and weighs nothing: the words may only
have been changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from actorgraph import iris, shape
from actorgraph.columns import having
from actorgraph.iris import TYPE, id_of
from actorgraph.model import Correction, Modality, Polarity, slug
from actorgraph.origins import outlet_id

_FIELDS = {field.name: field.predicate for field in shape.ARTICLE_FIELDS}


class Dated(Protocol):
    """The part of an article that tells what it may correct; the publisher is an IRI or None."""

    @property
    def article(self) -> str: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...


class Statement(Protocol):
    """The part of a piece of evidence that tells what it affirms or denies."""

    @property
    def article(self) -> str: ...
    @property
    def polarity(self) -> Polarity: ...
    @property
    def modality(self) -> Modality: ...


@dataclass(frozen=True, slots=True)
class Corrections:
    """``corrects``: by correction the articles that it corrects, ``by`` the other way round, both
    sorted; ``retractions`` are those that take the whole article back; ``originals`` is what
    `independence.originals_of` gives."""

    corrects: Mapping[str, tuple[str, ...]]
    by: Mapping[str, tuple[str, ...]]
    retractions: frozenset[str]
    originals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What became of a claim; all are ids of articles, sorted.

    ``denied_by`` are those that first deny it, each in its group of reprints, on a later day than
    it was first affirmed, from the day ``denied_since`` on; ``corrected_by`` and ``dropped_by`` are
    corrections of articles that affirmed it; ``withdrawn`` are articles whose affirmation was taken
    back.
    """

    denied_by: tuple[str, ...]
    denied_since: str | None
    corrected_by: tuple[str, ...]
    dropped_by: tuple[str, ...]
    withdrawn: frozenset[str]


def corrections_in(
    store: Store, articles: Mapping[str, Dated], originals: Mapping[str, str]
) -> Corrections:
    """The corrections among the articles of a store, with what each corrects."""
    kinds = {kind: _marked(store, TYPE, term) for kind, term in shape.CORRECTIONS.items()}
    marked = set().union(*kinds.values()) & articles.keys()
    corrects = _corrects(store, articles, originals, marked) if marked else {}
    retractions = frozenset(kinds[Correction.RETRACTION] & marked)
    return Corrections(corrects, _turned(corrects), retractions, originals)


def _corrects(
    store: Store, articles: Mapping[str, Dated], originals: Mapping[str, str], marked: set[str]
) -> dict[str, tuple[str, ...]]:
    """By correction what it corrects, found in the first way that finds anything."""
    urls, titles = (_values(store, _FIELDS[name]) for name in ("url", "title"))
    heads = {id_: slug(title) for id_, title in titles.items()}
    houses: dict[str, list[Dated]] = {}
    for _, article in sorted(articles.items()):
        if article.publisher:
            houses.setdefault(outlet_id(article.publisher), []).append(article)
    found = {}
    for id_ in sorted(marked):
        mine, said = articles[id_], _named(store, id_)
        house = houses[outlet_id(mine.publisher)] if mine.publisher else []
        before = [a for a in house if not _after(a, mine) and a.article not in marked]
        plain = [a.article for a in before]
        earlier = [*before, *(a for a in house if a.article in marked and _after(mine, a))]
        days = [a.article for a in before if a.date in said]
        ways = (
            [a.article for a in earlier if urls.get(a.article, "") in said | {urls.get(id_)}],
            [a.article for a in earlier if heads.get(a.article, "") in said],
            days if len(days) == 1 else [],
            [other for other in plain if originals[other] == originals[id_]],
        )
        found[id_] = tuple(sorted(next(filter(None, ways), [])))
    return found


def aftermath(
    said: Collection[Statement], articles: Mapping[str, Dated], found: Corrections
) -> Aftermath:
    """What became of the claim that this evidence is for; its order does not matter."""
    affirmed = {piece.article for piece in said if piece.polarity is Polarity.AFFIRMED}
    denied = {piece.article for piece in said if _denies(piece)}
    corrected, dropped, withdrawn = set[str](), set[str](), set[str]()
    for correction in {c for article in affirmed for c in found.by.get(article, ())}:
        wrong = affirmed.intersection(found.corrects[correction])
        groups = {found.originals[article] for article in wrong}
        if correction in denied or correction in found.retractions:
            corrected.add(correction)
            copies = {article for article in affirmed if found.originals[article] in groups}
            withdrawn |= copies - found.corrects.keys()
        elif correction not in affirmed and found.originals[correction] in groups:
            dropped.add(correction)
    later = {}
    if affirmed and denied:
        since = min(_first_days(affirmed, articles, found.originals).values(), default="~")
        days = _first_days(denied, articles, found.originals)
        later = {article: day for article, day in days.items() if day > since}
    return Aftermath(
        tuple(sorted(later)),
        min(later.values(), default=None),
        tuple(sorted(corrected)),
        tuple(sorted(dropped)),
        frozenset(withdrawn),
    )


def _turned(corrects: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    by: dict[str, list[str]] = {}
    for correction, corrected in sorted(corrects.items()):
        for article in corrected:
            by.setdefault(article, []).append(correction)
    return {article: tuple(corrections) for article, corrections in sorted(by.items())}


def _denies(piece: Statement) -> bool:
    return piece.polarity is Polarity.NEGATED and piece.modality is Modality.ASSERTED


def _first_days(
    among: Iterable[str], articles: Mapping[str, Dated], originals: Mapping[str, str]
) -> dict[str, str]:
    """Of each group of reprints the first dated article among these, with its day."""
    first: dict[str, tuple[str, str]] = {}
    for article in among:
        day = articles[article].date if article in articles else None
        if day:
            group = originals.get(article, article)
            first[group] = min(first.get(group, (day, article)), (day, article))
    return {article: day for day, article in first.values()}


def _after(article: Dated, other: Dated) -> bool:
    """Whether both have dates, and the first is the later one."""
    return bool(article.date and other.date and article.date > other.date)


def _named(store: Store, article: str) -> set[str]:
    """What a correction says of the article that it corrects."""
    node = iris.article_iri(article)
    said = store.quads_for_pattern(node, shape.ORIGINAL, None, DefaultGraph())
    return {quad.object.value for quad in said if isinstance(quad.object, Literal)}


def _marked(store: Store, predicate: NamedNode, term: NamedNode) -> set[str]:
    quads = store.quads_for_pattern(None, predicate, term, DefaultGraph())
    return {id_of(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)}


def _values(store: Store, predicate: NamedNode) -> dict[str, str]:
    """Node id to the literal of a property that has one value a subject."""
    return {
        id_of(quad.subject): quad.object.value
        for quad in having(store, predicate)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
