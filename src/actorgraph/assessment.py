"""How a claim stands: belief from those who speak for and against it, and what became of it.

`belief` weighs evidence by article and source. Before that, what outlets are said to report is
handed to them, and what was taken back is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Store

from actorgraph import iris
from actorgraph.belief import Belief, Status, belief
from actorgraph.corrections import Aftermath, Corrections, aftermath, corrections_in
from actorgraph.iris import ag
from actorgraph.model import Modality, Polarity
from actorgraph.origins import Imprinted, outlets_in, source_of_group
from actorgraph.shape import Term

OUTLET, CORRECTS = ag("outlet"), ag("corrects")

_Triple = tuple[NamedNode, NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Said:
    """What is weighed of one piece of evidence; ``speaker`` and ``outlet`` are actors' ids."""

    article: str
    quote: str
    polarity: Polarity
    modality: Modality
    confidence: float
    speaker: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """Who prints for whom: the source of every article (`sources_of`), the actors that are outlets
    with the source that each is, and what corrects what."""

    articles: Mapping[str, Imprinted]
    source_of: Mapping[str, str]
    outlets: Mapping[str, str]
    corrections: Corrections


def press(store: Store, articles: Mapping[str, Imprinted], originals: Mapping[str, str]) -> Press:
    """The press of a store, whose articles and their originals are given; it is only read."""
    found = corrections_in(store, articles, originals)
    return Press(articles, sources_of(articles, originals), outlets_in(store), found)


def sources_of(articles: Mapping[str, Imprinted], originals: Mapping[str, str]) -> dict[str, str]:
    """Article id to independent source, an IRI: that of its group of reprints (see ``origins``)."""
    groups: dict[str, list[Imprinted]] = {}
    for article, original in originals.items():
        groups.setdefault(original, []).append(articles[article])
    found = {}
    for original, group in groups.items():
        source = source_of_group(group, original)
        found.update(dict.fromkeys((article.article for article in group), source))
    return found


def press_triples(found: Press) -> Iterator[_Triple]:
    """Which actors are outlets, and which article corrects which."""
    for actor, source in found.outlets.items():
        yield iris.actor_iri(actor), OUTLET, NamedNode(source)
    for later, corrected in found.corrections.corrects.items():
        for earlier in corrected:
            yield iris.article_iri(later), CORRECTS, iris.article_iri(earlier)


def assessed(said: Collection[Said], found: Press) -> tuple[Belief, Aftermath]:
    """Belief in a claim and what became of it; the order of the evidence does not matter.

    ``sources`` counts also those that took back what they said. Where nothing else is left, the
    status is withdrawn.
    """
    later = aftermath(said, found.articles, found.corrections)
    told = [(piece, replace(piece, article=_teller(piece, found.outlets))) for piece in said]
    stands = [
        moved
        for piece, moved in told
        if piece.polarity is Polarity.NEGATED or piece.article not in later.withdrawn
    ]
    sources = belief((moved for _, moved in told), found.source_of).sources
    weighed = belief(stands, found.source_of)
    status = weighed.status or Status.WITHDRAWN
    return replace(weighed, sources=sources, status=status), later


def _teller(piece: Said, outlets: Mapping[str, str]) -> str:
    """The outlet that has the words first, as a source that is its own; else the article."""
    for actor in (piece.outlet, piece.speaker):
        if actor in outlets:
            return outlets[actor]
    return piece.article


def aftermath_triples(claim: NamedNode, later: Aftermath) -> Iterator[_Triple]:
    """What later articles did to the claim."""
    ties = {
        "laterDeniedBy": later.denied_by,
        "correctedBy": later.corrected_by,
        "droppedBy": later.dropped_by,
    }
    for tie, articles in ties.items():
        for article in articles:
            yield claim, ag(tie), iris.article_iri(article)
    if later.denied_since:
        yield claim, ag("deniedSince"), iris.date_literal(later.denied_since)
