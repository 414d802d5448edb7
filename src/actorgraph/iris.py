"""The names of things in RDF: namespaces, graphs, IRIs from ids and ids from IRIs, literals.

Ids come from articles and may hold anything, so every part of an IRI is percent-quoted (RFC 3986),
and lone surrogates, which no RDF syntax can write, become U+FFFD: one code point for another, so
that offsets stay right.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from actorgraph.model import Evidence, content_id, slug

BASE = "https://w3id.org/actorgraph/"
AG = BASE + "ontology#"
PLOVER = BASE + "plover#"
ITEM = BASE + "item#"
ACTOR = BASE + "actor/"
CLAIM = BASE + "claim/"
EVIDENCE = BASE + "evidence/"
ARTICLE = BASE + "article/"
PUBLISHER = BASE + "publisher/"
BACKGROUND = BASE + "background/"
STORE = BASE + "store#"
WIKIDATA = "http://www.wikidata.org/entity/"

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
"""The datatype of a span of time in ISO 8601-2 (Extended Date/Time Format)."""

PREFIXES = {
    "ag": AG,
    "plover": PLOVER,
    "item": ITEM,
    "actor": ACTOR,
    "claim": CLAIM,
    "evidence": EVIDENCE,
    "article": ARTICLE,
    "publisher": PUBLISHER,
    "background": BACKGROUND,
    "wd": WIKIDATA,
    "dcterms": DCTERMS,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefix to namespace, for queries and for Turtle."""

DERIVED_GRAPH = NamedNode(BASE + "graph/derived")
BACKGROUND_GRAPH = NamedNode(BASE + "graph/background")
ONTOLOGY_GRAPH = NamedNode(BASE + "graph/ontology")
PENDING_GRAPH = NamedNode(BASE + "graph/pending")
"""What a writer has changed and not derived yet; empty in every finished store."""
STORE_GRAPH = NamedNode(BASE + "graph/store")
"""What a store on a server says of itself: its format, and who writes it now."""
UNION_GRAPH = NamedNode(BASE + "graph/union")
"""The union of all graphs, on a server whose default graph cannot be written."""

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")

_SURROGATE = re.compile("[\ud800-\udfff]")
_DATATYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "date", "{}"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth", "{}-01"),
    (re.compile(r"\d{4}"), "gYear", "{}-01-01"),
    (re.compile(r"--\d\d-\d\d"), "gMonthDay", "2000{}"),
)


def actor_iri(id: str) -> NamedNode:
    """The node of an actor; ``id`` may hold any text."""
    return NamedNode(ACTOR + _segment(id))


def article_iri(id: str) -> NamedNode:
    """The node of an article, which is also the name of its graph."""
    return NamedNode(ARTICLE + _segment(id))


def publisher_iri(name: str) -> NamedNode:
    """The node of a publisher, the same for every spelling that ``model.slug`` folds together."""
    return NamedNode(PUBLISHER + _segment(slug(well_formed(name))))


def relation_iri(id: str) -> NamedNode:
    """The property of a relation (``supplies`` gives ``ag:supplies``)."""
    return NamedNode(AG + _segment(id))


def claim_iri(id: str) -> NamedNode:
    """The node of a claim, from ``Claim.id``."""
    return NamedNode(CLAIM + _segment(id))


def evidence_iri(claim_id: str, evidence: Evidence) -> NamedNode:
    """The node of a piece of evidence for one claim.

    The claim's id goes in, because one place may make two claims ("both back Syria" where *both*
    is Iran and Russia); the confidence stays out, so that calibration moves no IRI.
    """
    fields = (evidence.location, evidence.event_date, evidence.extractor)
    return NamedNode(EVIDENCE + content_id(claim_id, evidence.id, *(f or "" for f in fields)))


def background_iri(*parts: str) -> NamedNode:
    """The node of a term of office or a membership that the seeds know, from all that it says."""
    return NamedNode(BACKGROUND + content_id(*parts))


def seeds_iri(name: str) -> NamedNode:
    """The entity that a file of the seeds is, by its stem."""
    return NamedNode(BASE + "seeds/" + _segment(name))


def wikidata_iri(id: str) -> NamedNode:
    """The Wikidata entity of a Q-id."""
    return NamedNode(WIKIDATA + _segment(id))


def mode_iri(name: str) -> NamedNode:
    """The concept of a PLOVER mode, by its local name (``ASSAULT-drone``)."""
    return NamedNode(PLOVER + _segment(name))


def context_iri(code: str) -> NamedNode:
    """The concept of a PLOVER context, by its code."""
    return NamedNode(PLOVER + "context-" + _segment(code))


def item_iri(id: str) -> NamedNode:
    """The concept of a type of item (``weapons``)."""
    return NamedNode(ITEM + _segment(id))


def ag(name: str) -> NamedNode:
    """A term of the project's own ontology."""
    return NamedNode(AG + name)


def id_of(iri: NamedNode | str) -> str:
    """The id that an IRI of this project was made from: its last part, unquoted."""
    value = iri if isinstance(iri, str) else iri.value
    return unquote(value[max(value.rfind("/"), value.rfind("#")) + 1 :])


def text_literal(text: str) -> Literal:
    """A plain string literal of any text."""
    return Literal(well_formed(text))


def date_literal(text: str) -> Literal:
    """A date typed by its granularity: xsd:date, gYearMonth, gYear or gMonthDay; a span of time
    (``2014/2016``, ``2014/..``) as `EDTF`.

    Whatever else it is stays a plain string.
    """
    if datatype := _granularity(text):
        return Literal(text, datatype=NamedNode(XSD + datatype))
    first, slash, last = text.partition("/")
    ends = [end for end in (first, last) if end != ".."]
    if slash and ends and all(_granularity(end) and not end.startswith("-") for end in ends):
        return Literal(text, datatype=EDTF)
    return text_literal(text)


def _granularity(text: str) -> str | None:
    """The XSD type of a date that there is, None for anything else."""
    for pattern, datatype, day in _DATATYPES:
        if pattern.fullmatch(text) and text.isascii():
            try:
                date.fromisoformat(day.format(text.removeprefix("-")))
            except ValueError:
                return None
            return datatype
    return None


def amount_literal(text: str) -> Literal:
    """An xsd:decimal of a number in canonical form, whatever else it is a plain string."""
    number = re.fullmatch(r"(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,5}[1-9])?", text)
    return Literal(text, datatype=NamedNode(XSD + "decimal")) if number else text_literal(text)


def decimal_literal(number: float, places: int = 6) -> Literal:
    """An xsd:decimal in its canonical form (no trailing zeros), as Oxigraph writes it back."""
    digits = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return Literal(digits, datatype=NamedNode(XSD + "decimal"))


def integer_literal(number: int) -> Literal:
    """An xsd:integer (Oxigraph folds xsd:nonNegativeInteger into it)."""
    return Literal(str(number), datatype=NamedNode(XSD + "integer"))


def well_formed(text: str) -> str:
    """The text with U+FFFD for every lone surrogate."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _segment(id: str) -> str:
    quoted = quote(well_formed(id), safe="")
    # a part of dots only would be taken for a relative path
    return quoted if quoted.strip(".") else quoted.replace(".", "%2E")
