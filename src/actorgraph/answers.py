"""What the command line and notebooks show of a store, put together from the named queries."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.errors import NotFound
from actorgraph.model import Actor
from actorgraph.names import actor_id, relation_id
from actorgraph.query import Table, Value, ask_named, select
from actorgraph.rdf import actors_of
from actorgraph.store import Store

_Row = TypeVar("_Row", "ClaimRow", "Stats")


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


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor, the claims in which it acts and those that others make it the object of.

    Both are sorted by belief; denied claims are among them, with that status. ``publishers`` are
    the names of those that report on it, sorted.
    """

    actor: Actor
    acts: tuple[ClaimRow, ...]
    is_object: tuple[ClaimRow, ...]
    publishers: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Why:
    """A claim and what it rests on, sorted by publication date, article and place."""

    claim: ClaimRow
    grounds: tuple[Ground, ...]


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
    return (
        f"{counted(found.articles, 'article')} of {counted(found.publishers, 'publisher')}, "
        f"{counted(found.actors, 'actor')}, {counted(found.claims, 'claim')} "
        f"({found.disputed} disputed, {found.denied} denied), "
        f"{counted(found.evidence, 'piece', 'pieces')} of evidence, "
        f"{found.first or '?'} to {found.last or '?'}"
    )


def counted(number: int, thing: str, things: str = "") -> str:
    """The number with its noun: 1 article, 2 articles."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def actor_card(store: Store, name: str) -> ActorCard:
    """The card of the actor that the user means; raises `NotFound` with what comes near."""
    found = actor_id(store, name)
    node = {"actor": iris.actor_iri(found)}
    about = store.query("SELECT ?actor ?p ?o WHERE { ?actor ?p ?o }", node)
    assert isinstance(about, ox.QuerySolutions)
    actor = next(iter(actors_of(ox.Quad(*triple) for triple in map(tuple, about))))
    table = ask_named(store, "claims-of-actor", [found])
    role = table.columns.index("role")
    acts, is_object = (
        _records(ClaimRow, Table(table.columns, tuple(r for r in table.rows if r[role] == side)))
        for side in ("subject", "object")
    )
    publishers = ask_named(store, "publishers-of-actor", [found]).rows
    return ActorCard(actor, acts, is_object, tuple(str(row[0]) for row in publishers))


def why(store: Store, subject: str, relation: str, object: str) -> Why:
    """The evidence of a claim, for and against.

    Raises `NotFound` for an unknown actor or relation, and for a claim that nobody makes, naming
    the relations that are claimed between the two.
    """
    ends = [actor_id(store, subject), relation_id(relation), actor_id(store, object)]
    claim = _records(ClaimRow, ask_named(store, "claim", ends))
    if not claim:
        raise NotFound(_nobody_says(store, *ends))
    marks: dict[Value, list[Mark]] = {}
    for evidence, role, start, end in ask_named(store, "marks", ends).rows:
        marks.setdefault(evidence, []).append(Mark(str(role), int(str(start)), int(str(end))))
    table = ask_named(store, "evidence", ends)
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return Why(claim[0], tuple(_ground(row, marks) for row in rows))


def strongest_claims(store: Store, limit: int = 10) -> tuple[ClaimRow, ...]:
    """The claims that are believed most, then those of most sources, then by name."""
    return _records(ClaimRow, ask_named(store, "strongest"))[:limit]


def stats(store: Store) -> Stats:
    """How much the store holds."""
    return _records(Stats, ask_named(store, "stats"))[0]


def _records(kind: type[_Row], table: Table) -> tuple[_Row, ...]:
    """Rows as records, by the names of their columns."""
    places = [table.columns.index(field.name) for field in fields(kind)]
    found = []
    for row in table.rows:
        values: list[Any] = [row[place] for place in places]  # their types are the query's
        found.append(kind(*values))
    return tuple(found)


def _ground(row: dict[str, Any], marks: dict[Value, list[Mark]]) -> Ground:
    own = tuple(sorted(marks.get(row["evidence"], ()), key=lambda mark: (mark.start, mark.role)))
    shown: dict[str, Any] = {field.name: row.get(field.name) for field in fields(Ground)}
    event_date = row["event_date"]
    shown |= {"event_date": None if event_date is None else str(event_date)}
    joined = {name: row[name] or None for name in ("contexts", "helpers")}
    return Ground(**shown | {"marks": own, **joined})


def _nobody_says(store: Store, subject: str, relation: str, object: str) -> str:
    sparql = (
        "SELECT DISTINCT ?r ?a ?b WHERE "
        "{ ?c a ag:Claim ; rdf:subject ?a ; rdf:object ?b ; rdf:predicate ?r }"
    )
    ends = {"a": iris.actor_iri(subject), "b": iris.actor_iri(object)}
    found = sorted(iris.id_of(str(row[0])) for row in select(store, sparql, ends).rows)
    also = f"; it holds {', '.join(found)} between the two" if found else ""
    return f"no claim {subject} {relation} {object} in the store{also}"
