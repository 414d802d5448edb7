"""Which property each field of a record is written with: the shape of an article's graph, as data.

``rdf`` interprets these tables in both directions, ``derive`` reads single columns by them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from actorgraph import iris
from actorgraph.iris import DCTERMS, LABEL, OA, OWL, PROV, RDF, SCHEMA, XSD, ag, id_of
from actorgraph.model import ACTOR_TYPES, Correction, Modality, Polarity, Tense

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, the property it is written with, and how either becomes the other."""

    name: str
    predicate: NamedNode
    write: Callable[[Any], Term]
    read: Callable[[Any], Any]
    many: bool = False
    """Whether the field holds a sorted tuple, one triple for each member."""


def _value(term: Literal) -> str:
    return term.value


def _word(term: NamedNode) -> str:
    return id_of(term).lower()


def _text(name: str, predicate: NamedNode) -> Field:
    return Field(name, predicate, iris.text_literal, _value)


def _actor(name: str, predicate: NamedNode) -> Field:
    return Field(name, predicate, iris.actor_iri, id_of)


def _context(term: NamedNode) -> str:
    return id_of(term).removeprefix("context-")


def _url(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + "anyURI"))


def _capital(word: str) -> NamedNode:
    """``asserted`` gives ag:Asserted, ``armed_group`` ag:ArmedGroup."""
    return ag("".join(part.capitalize() for part in word.split("_")))


DATE = NamedNode(SCHEMA + "datePublished")
ARTICLE_FIELDS = (
    _text("id", NamedNode(DCTERMS + "identifier")),
    _text("text", NamedNode(SCHEMA + "articleBody")),
    _text("title", NamedNode(SCHEMA + "headline")),
    Field("date", DATE, iris.date_literal, _value),
    Field("url", NamedNode(SCHEMA + "url"), _url, _value),
    _text("source", ag("source")),
)
ACTOR_FIELDS = (
    _text("label", LABEL),
    Field("wikidata", NamedNode(OWL + "sameAs"), iris.wikidata_iri, id_of),
    _actor("country", ag("partOf")),
    _text("sector", ag("sector")),
    _text("description", NamedNode(DCTERMS + "description")),
    Field("named", ag("named"), Literal, lambda term: term.value == "true"),
)
EVIDENCE_FIELDS = (
    Field("article", NamedNode(PROV + "wasDerivedFrom"), iris.article_iri, id_of),
    _text("quote", ag("quote")),
    _text("rule", ag("rule")),
    Field("polarity", ag("polarity"), _capital, lambda term: Polarity(_word(term))),
    Field("modality", ag("modality"), _capital, lambda term: Modality(_word(term))),
    _actor("speaker", ag("speaker")),
    _text("item", ag("item")),
    _text("location", ag("location")),
    Field("event_date", ag("eventDate"), iris.date_literal, _value),
    Field("tense", ag("tense"), _capital, lambda term: Tense(_word(term))),
    Field("mode", ag("mode"), iris.mode_iri, id_of),
    Field("contexts", ag("context"), iris.context_iri, _context, many=True),
    Field("item_type", ag("itemType"), iris.item_iri, id_of),
    Field("amount", ag("amount"), iris.amount_literal, _value),
    _text("currency", ag("currency")),
    _actor("place", ag("place")),
    _actor("outlet", ag("toldTo")),
    _text("extractor", ag("extractor")),
    _text("subject_link", ag("subjectLink")),
    _text("object_link", ag("objectLink")),
    Field("confidence", ag("confidence"), iris.decimal_literal, lambda term: float(term.value)),
    Field("judged", ag("judged"), iris.decimal_literal, lambda term: float(term.value)),
)
SPANS = {
    "quote": NamedNode(OA + "hasSelector"),
    "subject": ag("subjectSelector"),
    "object": ag("objectSelector"),
    "trigger": ag("triggerSelector"),
}
CLAIM_ENDS = tuple(NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
CLASSES = {name: _capital(name) for name in ACTOR_TYPES}
PUBLISHER = NamedNode(SCHEMA + "publisher")
NAME = NamedNode(SCHEMA + "name")
START, END = NamedNode(OA + "start"), NamedNode(OA + "end")
EVIDENCE_FOR = ag("evidenceFor")
MINHASH = ag("minhash")
CREDITS = ag("credits")
CONTRIBUTOR = NamedNode(SCHEMA + "contributor")
ORIGINAL = ag("namesOriginal")
CORRECTIONS = {kind: _capital(kind) for kind in Correction}
MADE_WITH = ag("madeWith")
DECISION = ag("decision")
