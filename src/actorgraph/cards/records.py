"""What a person is shown: claims, actors, evidence, counts; in Jupyter each shows itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from actorgraph.cards.card import card
from actorgraph.model import Actor

OF_A_SIDE: Final = 4
"""Pieces of evidence for, and as many against, that a card of a claim shows unfolded."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in one line: labels of its actors, what was given or said, how it stands.

    ``belief`` lies in [0, 1], ``sources`` counts independent publishers, ``first`` and ``last``
    are publication dates, ``status`` is supported, disputed, denied or withdrawn. ``later`` is what
    later articles did to it, in words ("denied later: 2024-11-20, The Harbour Post"), or empty.
    """

    subject: str
    relation: str
    object: str
    items: str | None
    belief: float
    sources: int
    first: date | None
    last: date | None
    status: str | None
    later: str = ""

    def _repr_html_(self) -> str:
        return card("row.html", row=self)


@dataclass(frozen=True, slots=True)
class Office:
    """Who held which office at which body and when, as the seeds know it; None: not known, or to
    this day."""

    person: str
    title: str
    body: str
    start: date | None
    end: date | None

    @property
    def since(self) -> str:
        """The first day (ISO), or nothing: what offices are sorted by."""
        return str(self.start or "")


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor, the claims in which it acts and those that others make it the object of.

    Both are sorted by belief; denied claims are among them, with that status. ``publishers`` are
    the names of those that report on it, sorted. ``country`` is the name of its country;
    ``offices`` are those of a person, or the present ones at a body, the earliest first.
    """

    actor: Actor
    acts: tuple[ClaimRow, ...]
    is_object: tuple[ClaimRow, ...]
    publishers: tuple[str, ...]
    country: str | None = None
    offices: tuple[Office, ...] = ()

    def _repr_html_(self) -> str:
        return card("actor.html", card=self)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where ``role`` (subject, trigger, object) stands, counted from the start of the quote."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of evidence as it is shown; ``speaker`` is a label, or None for the outlet,
    ``mode`` and ``contexts`` (joined by commas) are PLOVER's codes. ``credits`` and ``helpers``
    (joined by commas) are the outlets that the article credits, ``correction`` is its kind if it is
    one. ``told_to`` is the outlet that the words were told to, ``second_hand`` says that the
    speaker is an outlet: either is the source of this piece."""

    quote: str
    marks: tuple[Mark, ...]
    article: str
    published: date | None
    publisher: str | None
    speaker: str | None
    polarity: str
    modality: str
    item: str | None
    location: str | None
    event_date: str | None
    tense: str | None
    mode: str | None
    contexts: str | None
    item_type: str | None
    amount: str | None
    currency: str | None
    rule: str
    subject_link: str | None
    object_link: str | None
    confidence: float
    judged: float | None = None
    credits: str | None = None
    helpers: str | None = None
    correction: str | None = None
    told_to: str | None = None
    second_hand: bool = False

    def _repr_html_(self) -> str:
        return card("ground.html", ground=self)


@dataclass(frozen=True, slots=True)
class Why:
    """A claim and what it rests on, sorted by publication date, article and place."""

    claim: ClaimRow
    grounds: tuple[Ground, ...]

    def _repr_html_(self) -> str:
        first = {id(each) for side in ("affirmed", "negated") for each in self._surest(side)}
        shown = [each for each in self.grounds if id(each) in first]
        rest = [each for each in self.grounds if id(each) not in first]
        return card("claim.html", claim=self.claim, shown=shown, rest=rest)

    def _surest(self, side: str) -> list[Ground]:
        """Of one side, each sentence once: a reprint says nothing new."""
        own = [each for each in self.grounds if each.polarity == side]
        order = sorted(own, key=lambda each: -each.confidence)
        sentences: dict[str, Ground] = {}
        for each in order:
            sentences.setdefault(" ".join(each.quote.casefold().split()), each)
        return list(sentences.values())[:OF_A_SIDE]


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds; ``first`` and ``last`` are publication dates."""

    articles: int
    publishers: int
    actors: int
    claims: int
    evidence: int
    disputed: int
    denied: int
    first: date | None
    last: date | None


def summary(found: Stats) -> str:
    """The counts in one line."""
    if not found.articles:
        return "no articles yet"
    known = (day.isoformat() for day in (found.first, found.last) if day)
    dates = " to ".join(known) or "none of them dated"
    return (
        f"{counted(found.articles, 'article')} of {counted(found.publishers, 'publisher')}, "
        f"{counted(found.actors, 'actor')}, {counted(found.claims, 'claim')} "
        f"({found.disputed} disputed, {found.denied} denied), "
        f"{counted(found.evidence, 'piece', 'pieces')} of evidence, "
        f"{dates}"
    )


def counted(number: int, thing: str, things: str = "") -> str:
    """The number with its noun: 1 article, 2 articles."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"
