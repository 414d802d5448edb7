"""The derived graph: what follows from all articles together, rebuilt from their graphs.

It holds, for each claim, belief, counts, dates and status; the bare edge ``actor:iran ag:supplies
actor:russia`` of every claim that is believed enough; and which article is a reprint of which. It
never holds what an article says, so that it can be dropped and made again at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Quad, Store

from actorgraph import iris, shape
from actorgraph.belief import EDGE_THRESHOLD, Belief, belief
from actorgraph.iris import DERIVED_GRAPH, XSD, ag, id_of
from actorgraph.model import Modality, Polarity
from actorgraph.reprints import clusters
from actorgraph.shape import Term

_PLACES = 4


@dataclass(frozen=True, slots=True)
class Printed:
    """What dates and sources need of one article; ``publisher`` is a publisher's IRI or None."""

    article: str
    publisher: str | None
    date: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Said:
    """What belief needs of one piece of evidence."""

    article: str
    quote: str
    polarity: Polarity
    modality: Modality
    confidence: float


def derived_quads(
    store: Store, symmetric: Collection[str] = (), threshold: float = EDGE_THRESHOLD
) -> list[Quad]:
    """The whole derived graph of a store of article graphs, sorted; the store is only read.

    ``symmetric`` names the relations whose edge goes both ways. Beliefs have four decimal places,
    and it is the rounded belief that is held against ``threshold``.
    """
    articles = {article.article: article for article in _printed(store)}
    originals = originals_of(articles.values())
    source_of = sources_of(articles, originals)
    sayings = _sayings(store)
    triples: list[tuple[NamedNode, NamedNode, Term]] = []
    for claim, stated in _statements(store).items():
        if said := sayings.get(claim):
            found = belief(said, source_of)
            triples.extend(_standing(claim, found, said, articles))
            if round(found.belief, _PLACES) >= threshold:
                triples.extend(_edges(stated, symmetric))
    for article, original in originals.items():
        if article != original:
            node = iris.article_iri(article)
            triples.append((node, ag("reprintOf"), iris.article_iri(original)))
    return sorted({Quad(*triple, DERIVED_GRAPH) for triple in triples}, key=str)


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


def _standing(
    claim: NamedNode, found: Belief, said: Collection[Said], articles: Mapping[str, Printed]
) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    yield claim, ag("belief"), iris.decimal_literal(found.belief, _PLACES)
    yield claim, ag("deniedBelief"), iris.decimal_literal(found.denied, _PLACES)
    yield claim, ag("evidenceCount"), iris.integer_literal(len(said))
    yield claim, ag("sourceCount"), iris.integer_literal(found.sources)
    if found.status:
        yield claim, ag("status"), ag(found.status.capitalize())
    printed = (articles[piece.article].date for piece in said if piece.article in articles)
    if dates := [date for date in printed if date]:
        yield claim, ag("firstReported"), iris.date_literal(min(dates))
        yield claim, ag("lastReported"), iris.date_literal(max(dates))


def _edges(
    stated: tuple[NamedNode, NamedNode, NamedNode], symmetric: Collection[str]
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    subject, relation, object_ = stated
    yield stated
    if id_of(relation) in symmetric:
        yield object_, relation, subject


def _printed(store: Store) -> Iterator[Printed]:
    publishers, dates = _column(store, shape.PUBLISHER), _column(store, shape.DATE)
    for node, sketch in _column(store, shape.MINHASH).items():
        publisher, date = publishers.get(node), dates.get(node)
        yield Printed(
            id_of(node),
            publisher.value if publisher else None,
            date.value if date and date.datatype.value == XSD + "date" else None,
            sketch.value,
        )


def _statements(store: Store) -> dict[NamedNode, tuple[NamedNode, NamedNode, NamedNode]]:
    subjects, relations, objects = (_column(store, end) for end in shape.CLAIM_ENDS)
    return {node: (subjects[node], relations[node], objects[node]) for node in subjects}


def _sayings(store: Store) -> dict[NamedNode, list[Said]]:
    """The evidence of every claim, read property by property, which is far faster than by node."""
    fields = {field.name: field for field in shape.EVIDENCE_FIELDS}
    wanted = [fields[name] for name in Said.__slots__]
    columns = [(field.read, _column(store, field.predicate)) for field in wanted]
    found: dict[NamedNode, list[Said]] = {}
    for node, claim in _column(store, shape.EVIDENCE_FOR).items():
        found.setdefault(claim, []).append(Said(*(read(column[node]) for read, column in columns)))
    return found


def _column(store: Store, predicate: NamedNode) -> dict[Any, Any]:
    """Subject to object of a property that has one value a subject."""
    return {q.subject: q.object for q in store.quads_for_pattern(None, predicate, None, None)}
