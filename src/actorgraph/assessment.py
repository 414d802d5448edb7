"""How a claim stands: belief from those who speak for and against it, and what became of it.

`belief` weighs evidence by article and source. Before that, what outlets are said to report is
handed to them, and what was taken back is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from actorgraph import iris
from actorgraph.belief import Belief, Status, belief
from actorgraph.columns import Said
from actorgraph.corrections import Aftermath, aftermath
from actorgraph.independence import Sources
from actorgraph.iris import ag
from actorgraph.model import Polarity
from actorgraph.shape import Term

OUTLET, CORRECTS = ag("outlet"), ag("corrects")

_Triple = tuple[NamedNode, NamedNode, Term]


def press_triples(where: Sources) -> Iterator[_Triple]:
    """Which actors are outlets, and which article corrects which."""
    for actor, source in where.outlets.items():
        yield iris.actor_iri(actor), OUTLET, NamedNode(source)
    for later, corrected in where.corrections.corrects.items():
        for earlier in corrected:
            yield iris.article_iri(later), CORRECTS, iris.article_iri(earlier)


def assessed(said: Collection[Said], where: Sources) -> tuple[Belief, Aftermath]:
    """Belief in a claim and what became of it; the order of the evidence does not matter.

    ``sources`` counts also those that took back what they said. Where nothing else is left, the
    status is withdrawn.
    """
    later = aftermath(said, where.articles, where.corrections)
    told = [(piece, _as_told(piece, where.outlets)) for piece in said]
    stands = [
        moved
        for piece, moved in told
        if piece.polarity is Polarity.NEGATED or piece.article not in later.withdrawn
    ]
    weighed = belief(stands, where.source_of)
    if later.withdrawn:
        sources = belief((moved for _, moved in told), where.source_of).sources
        status = weighed.status or Status.WITHDRAWN
        weighed = replace(weighed, sources=sources, status=status)
    return weighed, later


def _as_told(piece: Said, outlets: Mapping[str, str]) -> Said:
    """The piece as one of the outlet that had the words first, which is a source of its own."""
    named = (outlets.get(actor) for actor in (piece.outlet, piece.speaker) if actor)
    first = next(filter(None, named), None)
    return replace(piece, article=first) if first else piece


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
