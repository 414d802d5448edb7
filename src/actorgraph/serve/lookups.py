"""What pages ask of the store beside the answers that the command line shows: ids for links, and
what a search finds."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.actors import load_seeds
from actorgraph.cards.records import ClaimRow
from actorgraph.errors import NotFound
from actorgraph.query import Value, select
from actorgraph.store import Store, Term

QUOTES = 20
"""Quotes that a search shows."""
ACTORS = 50
"""Actors that it shows."""

_BY_NAME = """
SELECT ?claim ?from ?to ?property ?name ?aim WHERE {
  ?from rdfs:label ?name . ?to rdfs:label ?aim .
  ?claim rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to .
}"""
_BY_ACTOR = """
SELECT ?actor ?claim ?from ?to ?property ?name ?aim WHERE {
  { ?claim rdf:subject ?actor ; rdf:object ?to . BIND(?actor AS ?from) }
  UNION { ?claim rdf:object ?actor ; rdf:subject ?from . BIND(?actor AS ?to) }
  ?claim rdf:predicate ?property . ?from rdfs:label ?name . ?to rdfs:label ?aim .
}"""
_ACTORS = """
SELECT ?actor (MIN(?name) AS ?label) (MIN(?kind) AS ?type) WHERE {
  ?actor a ag:Actor ; rdfs:label ?name .
  OPTIONAL { ?actor a ?class . FILTER(?class != ag:Actor) }
  BIND(STRAFTER(STR(?class), "#") AS ?kind)
} GROUP BY ?actor"""
_COUNTS = """
SELECT ?actor (COUNT(?claim) AS ?claims) WHERE {
  ?claim a ag:Claim . { ?claim rdf:subject ?actor } UNION { ?claim rdf:object ?actor }
} GROUP BY ?actor"""
_CLAIM = """
SELECT ?claim ?from ?to ?property WHERE {
  ?claim a ag:Claim ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to .
}"""
_ARTICLE = """
SELECT ?article (MIN(?headline) AS ?title) (MIN(?day) AS ?published)
       (MIN(?house) AS ?publisher) (MIN(?link) AS ?url) WHERE {
  ?article a ag:Article .
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:datePublished ?day }
  OPTIONAL { ?article schema:publisher/schema:name ?house }
  OPTIONAL { ?article schema:url ?link }
} GROUP BY ?article"""
_SAID = """
SELECT ?article ?claim (MIN(?name) AS ?subject) ?property (MIN(?aim) AS ?object)
       ?quote ?sign ?mood WHERE {
  ?evidence prov:wasDerivedFrom ?article ; ag:evidenceFor ?claim ; ag:quote ?quote ;
    ag:polarity ?sign ; ag:modality ?mood .
  ?claim rdf:subject/rdfs:label ?name ; rdf:predicate ?property ; rdf:object/rdfs:label ?aim .
} GROUP BY ?article ?evidence ?claim ?property ?quote ?sign ?mood ORDER BY ?evidence"""
_QUOTES = """
SELECT ?words ?claim ?quote (MAX(?day) AS ?published) WHERE {
  ?evidence ag:quote ?quote ; ag:evidenceFor ?claim ; prov:wasDerivedFrom ?article .
  FILTER(CONTAINS(LCASE(?quote), ?words))
  OPTIONAL { ?article schema:datePublished ?day }
} GROUP BY ?words ?claim ?quote ORDER BY DESC(?published) ?quote LIMIT 20"""


_Key = tuple[str, str, str]
"""Label, relation and label: what a reader sees of a claim."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The ids of a claim and of its parts."""

    claim: str
    subject_id: str
    relation: str
    object_id: str


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A claim's row with the ids that links need."""

    claim: str
    subject_id: str
    object_id: str
    row: ClaimRow


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is cited; ``url`` only where it is one of the web."""

    title: str | None
    published: Value
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of evidence of an article: a claim's id, its ends and relation, the words."""

    claim: str
    subject: str
    relation: str
    object: str
    quote: str
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class Found:
    """An actor that a search finds."""

    id: str
    label: str
    type: str
    claims: int


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote that a search finds."""

    claim: str
    quote: str
    published: Value


def linked(store: Store, rows: Sequence[ClaimRow], actor: str | None = None) -> list[LinkedClaim]:
    """The rows with their ids; ``actor`` (an id) is in all of them, where that is known.

    Of claims that read the same, each row gets another one.
    """
    ends = _ends_of(store, actor) if actor else _ends_by_name(store, rows)
    seen: Counter[_Key] = Counter()
    found = []
    for row in rows:
        key = (row.subject, row.relation, row.object)
        if key in ends:
            which = ends[key][min(seen[key], len(ends[key]) - 1)]
            found.append(LinkedClaim(which.claim, which.subject_id, which.object_id, row))
        seen[key] += 1
    return found


def _ends_of(store: Store, actor: str) -> dict[_Key, list[Ends]]:
    rows = select(store, _BY_ACTOR, {"actor": iris.actor_iri(actor)}).rows
    return _ends([row[1:] for row in rows])


def _ends_by_name(store: Store, rows: Iterable[ClaimRow]) -> dict[_Key, list[Ends]]:
    found: list[tuple[Value, ...]] = []
    for subject, relation, object_ in sorted({(r.subject, r.relation, r.object) for r in rows}):
        bound: dict[str, Term] = {
            "name": iris.text_literal(subject),
            "property": iris.relation_iri(relation),
            "aim": iris.text_literal(object_),
        }
        found += select(store, _BY_NAME, bound).rows
    return _ends(found)


def _ends(rows: Iterable[tuple[Value, ...]]) -> dict[_Key, list[Ends]]:
    """By what a reader sees of a claim, those that it may be, sorted."""
    found: dict[_Key, set[Ends]] = {}
    for claim, subject, object_, relation, name, aim in rows:
        ids = [iris.id_of(str(node)) for node in (claim, subject, relation, object_)]
        found.setdefault((str(name), ids[2], str(aim)), set()).add(Ends(*ids))
    return {key: sorted(each, key=lambda ends: ends.claim) for key, each in found.items()}


def claim_ends(store: Store, claim: str) -> Ends:
    """Who and what a claim (by id) is about; raises `NotFound`."""
    for row in select(store, _CLAIM, {"claim": iris.claim_iri(claim)}).rows:
        _, subject, object_, relation = (iris.id_of(str(each)) for each in row)
        return Ends(claim, subject, relation, object_)
    raise NotFound(f"the store holds no claim {claim!r}")


def source(store: Store, article: str) -> Source:
    """How an article (by id) is cited; raises `NotFound`."""
    for row in select(store, _ARTICLE, {"article": iris.article_iri(article)}).rows:
        _, title, published, publisher, url = row
        web = isinstance(url, str) and url.startswith(("http://", "https://"))
        return Source(_text(title), published, _text(publisher), str(url) if web else None)
    raise NotFound(f"the store holds no article {article!r}")


def said_in(store: Store, article: str) -> list[Said]:
    """What an article (by id) claims."""
    rows = select(store, _SAID, {"article": iris.article_iri(article)}).rows
    found = []
    for _, claim, subject, relation, object_, quote, sign, mood in rows:
        claim_id, relation_id = iris.id_of(str(claim)), iris.id_of(str(relation))
        about = (claim_id, str(subject), relation_id, str(object_), str(quote))
        found.append(Said(*about, *(iris.id_of(str(word)).lower() for word in (sign, mood))))
    return found


def actors_named(store: Store, words: str, limit: int = ACTORS) -> list[Found]:
    """The actors whose name or other name holds the words: exact ones first, then by claims."""
    wanted = words.casefold().strip()
    found = []
    for actor, names in _actors(store):
        if any(wanted in name for name in names):
            found.append((wanted not in names, -actor.claims, actor.label, actor))
    return [actor for *_, actor in sorted(found, key=lambda each: each[:3])[:limit]]


def quotes_with(store: Store, words: str) -> list[FoundQuote]:
    """Quotes that hold the words, the newest first, at most `QUOTES`."""
    rows = select(store, _QUOTES, {"words": ox.Literal(iris.well_formed(words).lower())}).rows
    return [FoundQuote(iris.id_of(str(row[1])), str(row[2]), row[3]) for row in rows]


@functools.lru_cache(1)
def _actors(store: Store) -> list[tuple[Found, frozenset[str]]]:
    """The actors with all their names, case-folded. A store that is only read stays as it is."""
    others: dict[str, list[str]] = {}
    for alias in load_seeds().aliases:
        others.setdefault(alias.actor, []).append(alias.text.casefold())
    found = []
    counts = {row[0]: row[1] for row in select(store, _COUNTS).rows}
    for actor, label, type in sorted(select(store, _ACTORS).rows, key=str):
        id = iris.id_of(str(actor))
        names = frozenset([str(label).casefold(), *others.get(id, ())])
        claims = int(str(counts.get(actor, 0)))
        found.append((Found(id, str(label), str(type or "actor"), claims), names))
    return found


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
