"""The records that every other module passes on: frozen, hashable, and with ids made from content.

Offsets are Python string indices (Unicode code points), end exclusive, into ``Article.text``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

FORMER = "former"
"""The last part, after a colon, of the rule of a title whose term the words say has ended."""

Span = tuple[int, int]
"""Start and end (exclusive) of a stretch of ``Article.text``."""


class Polarity(StrEnum):
    """Whether the words affirm or negate the statement."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How real the words make the statement; strongest first."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class Tense(StrEnum):
    """When the words put what they state, seen from the article."""

    PAST = "past"
    ONGOING = "ongoing"
    FUTURE = "future"


ACTOR_TYPES = (
    "state",
    "region",
    "organisation",
    "government_body",
    "armed_group",
    "party",
    "company",
    "media",
    "person",
    "group",
)
"""The values of ``Actor.type``, as shared by seeds, JSON Lines and ontology classes."""


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read.

    ``id`` is the source's own id or the file's stem; ``text`` is never changed after reading;
    ``date`` is the publication date (``YYYY-MM-DD``) or None; ``source`` names the file, and for
    JSON Lines the line (``news.jsonl:3``).
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    source: str = ""

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) over everything the article says about itself, ``source`` left out."""
        parts = (self.id, self.text, self.title, self.date, self.publisher, self.url)
        return content_id(*(part or "" for part in parts), length=64)


@dataclass(frozen=True, slots=True)
class Actor:
    """A node of the graph.

    ``id`` is a readable slug (``north-korea``) and the last part of the actor's IRI; ``wikidata``
    a Q-id or None; ``country`` the id of the state it belongs to, if any; ``sector`` a PLOVER
    sector code or None; ``named`` is False for unnamed collectives ("Syrian rebels").
    """

    id: str
    label: str
    type: str
    wikidata: str | None = None
    country: str | None = None
    sector: str | None = None
    description: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where an article makes a claim, with what is particular to that place.

    ``start``/``end`` delimit ``quote`` (the sentence) in the article's text; ``subject`` and
    ``object`` are None where the actor is only implied. ``speaker`` is the actor id of who says
    so, or None for the outlet itself. ``event_date`` is an ISO 8601 date of its own granularity
    (``2022``, ``2022-02``, ``2024-11-13``, ``--11-13`` without year) or two with a slash, of which
    one may be open (``2024-11-01/2024-11-05``, ``2014/..``, see `dates`).

    ``tense``, ``mode``, ``contexts`` and what follows are read off the same words by lists, each
    None (or empty) where the words do not tell. ``mode`` is PLOVER's, by its local name
    (``ASSAULT-drone``); ``contexts`` are its codes, sorted; ``item_type`` a concept of
    ``items.ttl``; ``amount`` a plain decimal number (``2500000000``) of ``currency`` (ISO 4217);
    ``place`` the id of the actor that ``location`` is or lies in. ``outlet`` is the id of the actor
    that the words were told to or that first reported them, where the article says so.

    ``confidence`` lies in (0, 1]; ``judged`` is the probability that the learned judge gives the
    claim in these words, None where it was not asked. ``subject_link`` and ``object_link`` name the
    decisions that tied the words to the actor: a rule ("acronym-of-text"), then what else was
    decided, after commas ("surname-in-office, not george-h-w-bush"), at last by ``rollup``.
    """

    article: str
    start: int
    end: int
    quote: str
    trigger: Span
    subject: Span | None
    object: Span | None
    rule: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    speaker: str | None = None
    item: str | None = None
    location: str | None = None
    event_date: str | None = None
    extractor: str = "rules"
    confidence: float = 0.5
    subject_link: str | None = None
    object_link: str | None = None
    tense: Tense | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    item_type: str | None = None
    amount: str | None = None
    currency: str | None = None
    place: str | None = None
    judged: float | None = None
    outlet: str | None = None

    @property
    def id(self) -> str:
        """Content hash of place and reading, without the claim it supports.

        What lists read off the words beyond that (tense to place) stays out, as do links and
        confidence, so that a better list moves no IRI.
        """
        spans = (self.start, self.end, self.trigger, self.subject, self.object)
        return content_id(
            self.article,
            repr(spans),
            self.rule,
            self.polarity,
            self.modality,
            *(part or "" for part in (self.speaker, self.item, self.location, self.event_date)),
            self.extractor,
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement between two actors, with the evidence for and against it.

    ``subject`` and ``object`` are actor ids, ``relation`` the local name of the RDF property. In
    symmetric relations the actor whose id sorts first is the subject.
    """

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Content hash of the three; equal for equal statements in any article."""
        return content_id(self.subject, self.relation, self.object)


class Correction(StrEnum):
    """What an article that sets another one right does with it."""

    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an article says of its own origin.

    ``credit`` is the name of the outlet whose report it is, where that is not its publisher, and
    ``contributors`` (sorted) are outlets that helped; no two of them, nor the publisher, have one
    `slug`. ``correction`` says that it sets another article right, and ``originals`` (sorted) tell
    which: its day (``YYYY-MM-DD``), address, or headline as a `slug`.
    """

    credit: str | None = None
    contributors: tuple[str, ...] = ()
    correction: Correction | None = None
    originals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says: its claims (sorted by subject, relation, object) and every actor
    that they or their speakers name (sorted by id). ``made_with`` is the fingerprint of what
    read it (``fingerprint.made_with``), or None; ``decisions`` are those of ``same_as.csv`` that
    concern it (``Decisions.lines``); ``imprint`` is what the article says of its origin."""

    article: Article
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    made_with: str | None = None
    decisions: tuple[str, ...] = ()
    imprint: Imprint = Imprint()


def turned(piece: Evidence) -> Evidence:
    """The evidence with subject and object changed for each other."""
    return replace(
        piece,
        subject=piece.object,
        object=piece.subject,
        subject_link=piece.object_link,
        object_link=piece.subject_link,
    )


def content_id(*parts: str, length: int = 16) -> str:
    """The first ``length`` hex digits of SHA-256 over the parts, which may hold any text."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(str(len(data)).encode() + b":" + data)
    return digest.hexdigest()[:length]


@lru_cache(1 << 15)  # the words of names come again and again
def slug(text: str) -> str:
    """A readable id: lower-case ASCII letters and digits joined by hyphens, never empty.

    Letters without an ASCII form are kept (``Вагнер`` gives ``вагнер``), so that names in other
    scripts stay apart.
    """
    folded = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    return re.sub(r"[\W_]+", "-", re.sub(r"[’']", "", bare)).strip("-") or content_id(text)


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim per (subject, relation, object) with all evidence; any order in, one order out.

    Evidence of one id (of the same place, read the same way) is one piece, the surest.
    """
    gathered: dict[tuple[str, str, str], dict[str, Evidence]] = {}
    for claim in claims:
        pieces = gathered.setdefault((claim.subject, claim.relation, claim.object), {})
        for piece in claim.evidence:
            id_ = piece.id
            pieces[id_] = max(piece, pieces.get(id_, piece), key=_sureness)
    return tuple(Claim(*key, _ordered(found)) for key, found in sorted(gathered.items()))


def _ordered(pieces: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    """The evidence, given by id, in order of the text."""
    found = sorted((e.article, e.start, e.end, id_) for id_, e in pieces.items())
    return tuple(pieces[id_] for *_, id_ in found)


def _sureness(piece: Evidence) -> tuple[object, ...]:
    """By confidence; then by all else that the id leaves out, so that any order in is one out."""
    told = (piece.tense, piece.mode, piece.item_type, piece.amount, piece.currency, piece.place)
    links = (piece.subject_link, piece.object_link, piece.outlet)
    return (
        piece.confidence,
        piece.judged or 0,
        *(part or "" for part in (*links, *told)),
        piece.contexts,
    )


def named_actors(claims: Iterable[Claim], known: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """Every actor that the claims, their speakers or places name, and what these are part of,
    sorted by id; ``known`` has the actors by id."""
    ids: set[str] = set()
    for claim in claims:
        ids |= {claim.subject, claim.object}
        ids |= {piece.speaker for piece in claim.evidence if piece.speaker}
        ids |= {piece.place for piece in claim.evidence if piece.place}
        ids |= {piece.outlet for piece in claim.evidence if piece.outlet}
    ids |= {country for id in ids if (country := known[id].country)}
    return tuple(known[id] for id in sorted(ids) if id in known)
