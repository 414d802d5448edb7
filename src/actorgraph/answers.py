"""What the command line and notebooks show of a store, put together from the named queries."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final, TypeVar

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.cards.card import card
from actorgraph.cards.records import ActorCard, ClaimRow, Ground, Mark, Office, Stats, Why, summary
from actorgraph.errors import NotFound, StoreError
from actorgraph.labels import names_of
from actorgraph.model import Actor
from actorgraph.names import actor_id, relation_id
from actorgraph.query import Table, Value, ask_named, select
from actorgraph.rdf import actors_of
from actorgraph.store import Store

_Row = TypeVar("_Row", "ClaimRow", "Stats", "Office")

COUNTED: Final = 20_000
"""Claims up to which a card of a store counts those of each actor and publisher: a card is shown
without being asked for, and must not take seconds."""


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
    names = tuple(str(row[0]) for row in publishers)
    offices = _offices(store, actor)
    return ActorCard(actor, acts, is_object, names, _country(store, actor), offices)


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


def store_card(store: Store) -> str:
    """The store as a card for notebooks: counts, who is in it, what is believed most; of a closed
    one, that it is closed."""
    try:
        found = stats(store)
        named = {"actors": ("actors", "label"), "publishers": ("sources", "publisher")}
        few = found.claims <= COUNTED
        counts = {name: _counts(store, *about) if few else [] for name, about in named.items()}
        rows = strongest_claims(store, 6)
    except StoreError as error:
        return card("closed.html", problem=str(error))
    counts["actors"] = counts["actors"][:8]
    return card("graph.html", found=found, summary=summary(found), strongest=rows, **counts)


def _counts(store: Store, query: str, name: str) -> list[tuple[Value, Value]]:
    """Names with their claims, as a named query counts them."""
    table = ask_named(store, query)
    places = [table.columns.index(column) for column in (name, "claims")]
    return [(row[places[0]], row[places[1]]) for row in table.rows]


def _country(store: Store, actor: Actor) -> str | None:
    if actor.country is None:
        return None
    iri = iris.actor_iri(actor.country).value
    return names_of(store, [iri])[iri].removeprefix("actor:")


def _offices(store: Store, actor: Actor) -> tuple[Office, ...]:
    """The terms of a person, or those at a body that have not ended."""
    found = _records(Office, ask_named(store, "offices", [actor.id]))
    return tuple(each for each in found if actor.type == "person" or each.end is None)


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
