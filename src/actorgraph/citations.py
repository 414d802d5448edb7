"""What the view asks of the store: quotes with their words and sources, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from actorgraph.iris import id_of
from actorgraph.model import Correction
from actorgraph.network import Queryable, facts, first

_EVIDENCE = (
    "ag:evidenceFor prov:wasDerivedFrom ag:quote ag:polarity ag:modality ag:rule ag:extractor "
    "ag:confidence ag:speaker ag:item ag:location ag:eventDate ag:subjectLink ag:objectLink "
    "ag:tense ag:mode ag:context"
)
_ARTICLE = "rdf:type schema:headline schema:datePublished schema:publisher schema:url ag:credits"
_SIDES = "rdf:subject rdf:object"
_SPANS = """
PREFIX ag: <https://w3id.org/actorgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?selector ?start ?end WHERE {
  VALUES ?link { oa:hasSelector ag:subjectSelector ag:objectSelector ag:triggerSelector }
  ?evidence ?link ?selector . ?selector oa:start ?start ; oa:end ?end .
}"""
_PUBLISHERS = """
PREFIX schema: <https://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?publisher ?label WHERE { ?publisher a schema:Organization ; rdfs:label ?label }"""

_START = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # of an EDTF date or span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells a claim and when, over all its evidence; each sorted, without repetition.

    ``publishers`` are names, ``speakers`` actor ids, ``dates`` ISO dates of publication, ``events``
    the first day, month or year (ISO) of what affirming evidence dates.
    """

    publishers: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citations:
    """``by_claim``: for each claim its best evidence, with ``marks`` as (start, end, role) in code
    points of the quote; ``articles`` by id: title, date, publisher, url, the outlet that it
    credits, and whether it is a correction or retraction; ``speakers`` are actors; ``tellings`` by
    claim sum up all evidence, shown or not.
    """

    by_claim: Mapping[str, list[Row]]
    articles: Mapping[str, Row]
    speakers: frozenset[str]
    tellings: Mapping[str, Telling]


def citations(store: Queryable, claims: Collection[str], most: int) -> Citations:
    """The evidence of the claims, at most ``most`` pieces each: see `_best`."""
    spans = _spans(store)
    gathered: dict[str, list[Row]] = {}
    for node, about in facts(store, "Evidence", _EVIDENCE).items():
        claim = about["evidenceFor"][0]
        if claim in claims:
            gathered.setdefault(claim, []).append(_piece(node, about, spans.get(node, {})))
    known = articles(store)
    by_claim = {claim: _best(gathered[claim], most, known) for claim in sorted(gathered)}
    used = {piece["article"] for pieces in by_claim.values() for piece in pieces}
    shown = {name: row for name, row in known.items() if name in used}
    tellings = {claim: _telling(gathered.get(claim, []), known) for claim in sorted(claims)}
    speakers = frozenset(actor for one in tellings.values() for actor in one.speakers)
    return Citations(by_claim, shown, speakers, tellings)


def left_out(
    graph: nx.MultiDiGraph[str], store: Queryable, known: Mapping[str, Row]
) -> dict[str, int]:
    """How much of the store the graph is without; ``known`` are the store's `actor_rows`.

    ``unnamed_actors``, and ``unnamed_claims`` that have one on either side; ``idle_actors`` have a
    name and no claim here; ``weak_claims`` are the others that the graph's filters kept out.
    """
    drawn = {edge["claim"] for _, _, edge in graph.edges(data=True)}
    out = [actor for actor in known if actor not in graph]
    sides = [
        (said["subject"][0], said["object"][0])
        for claim, said in facts(store, "Claim", _SIDES).items()
        if claim not in drawn
    ]
    named = [all(known.get(actor, {}).get("named", True) for actor in pair) for pair in sides]
    idle = sum(known[actor]["named"] for actor in out)
    return {
        "unnamed_actors": len(out) - idle,
        "unnamed_claims": named.count(False),
        "idle_actors": idle,
        "weak_claims": named.count(True),
    }


def _spans(store: Queryable) -> dict[str, dict[str, tuple[int, int]]]:
    """By evidence id: the offsets in the article of quote, subject, object and trigger."""
    spans: dict[str, dict[str, tuple[int, int]]] = {}
    for row in store.query(_SPANS):
        evidence, _, role = row["selector"].value.rpartition("/")[2].partition("#")
        spans.setdefault(evidence, {})[role] = (int(row["start"].value), int(row["end"].value))
    return spans


def _piece(id: str, about: Mapping[str, list[str]], spans: Mapping[str, tuple[int, int]]) -> Row:
    quote = about["quote"][0]
    base = spans.get("quote", (0, 0))[0]
    marks = [
        (start - base, end - base, role)
        for role, (start, end) in spans.items()
        if role != "quote" and base <= start < end <= base + len(quote)
    ]
    return {
        "id": id,
        "article": about["wasDerivedFrom"][0],
        "quote": quote,
        "marks": sorted(marks),
        "polarity": about["polarity"][0].lower(),
        "modality": about["modality"][0].lower(),
        "confidence": float(first(about, "confidence") or 0),
        "date": first(about, "eventDate"),
        "tense": (first(about, "tense") or "").lower() or None,
        "mode": (first(about, "mode") or "").partition("-")[2] or None,
        "contexts": [name.removeprefix("context-") for name in about.get("context", ())],
        "links": [first(about, "subjectLink"), first(about, "objectLink")],
        **{
            name: first(about, name)
            for name in ("speaker", "rule", "extractor", "item", "location")
        },
    }


def _best(pieces: list[Row], most: int, articles: Mapping[str, Row]) -> list[Row]:
    """The surest piece for and the surest against, then the surest of each other publisher, then
    the rest: what others say independently weighs more than what one house says again."""

    def surest(piece: Row) -> tuple[Any, ...]:
        return (-piece["confidence"], piece["article"], piece["marks"], piece["id"])

    order = sorted(pieces, key=surest)
    sides = {piece["polarity"]: piece["id"] for piece in reversed(order)}
    houses = {_publisher(piece, articles): piece["id"] for piece in reversed(order)}

    def turn(piece: Row) -> int:
        return 0 if piece["id"] in sides.values() else 1 if piece["id"] in houses.values() else 2

    return sorted(order, key=turn)[:most]


def _publisher(piece: Row, articles: Mapping[str, Row]) -> str | None:
    name: str | None = articles.get(piece["article"], {}).get("publisher")
    return name


def _telling(pieces: Collection[Row], articles: Mapping[str, Row]) -> Telling:
    dates = {articles.get(piece["article"], {}).get("date") for piece in pieces}
    starts = (_START.match(p["date"]) for p in pieces if p["date"] and p["polarity"] == "affirmed")
    return Telling(
        _sorted(_publisher(piece, articles) for piece in pieces),
        _sorted(piece["speaker"] for piece in pieces),
        _sorted(date[:10] for date in dates if date),
        _sorted(found[0] for found in starts if found),
    )


def _sorted(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def articles(store: Queryable) -> dict[str, Row]:
    """Every article by id: ``title``, ``date``, ``publisher`` (its name) and ``url``, or None."""
    names: dict[str, str] = {}
    for row in store.query(_PUBLISHERS):
        # a publisher may be spelt in two ways: the one that sorts first is as good as any
        publisher, label = id_of(row["publisher"]), row["label"].value
        names[publisher] = min(names.get(publisher, label), label)
    return {
        article: {
            "title": first(about, "headline"),
            "date": first(about, "datePublished"),
            "publisher": names.get(first(about, "publisher") or ""),
            "url": first(about, "url"),
            "credits": names.get(first(about, "credits") or ""),
            "correction": next((k for k in Correction if k.capitalize() in about["type"]), None),
        }
        for article, about in facts(store, "Article", _ARTICLE).items()
    }
