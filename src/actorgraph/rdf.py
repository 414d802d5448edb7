"""Records ↔ triples: the graph of an article written from a reading, and read back.

One named graph per article, called by the article's IRI, holds all that the article says: itself,
its publisher, the actors it names, and claims with their evidence as plain nodes. There are no
blank nodes and no quoted triples, so sorted N-Quads of equal readings are equal byte for byte.
Vocabularies: PROV-O [1]_ for where evidence comes from, Web Annotation [2]_ for where it stands,
schema.org for articles, RDF reification for what a claim states. ``shape`` has the properties,
``iris`` the names.

.. [1] https://www.w3.org/TR/prov-o/
.. [2] https://www.w3.org/TR/annotation-vocab/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from actorgraph import iris, shape
from actorgraph.errors import BadData, NotFound
from actorgraph.iris import LABEL, OA, RDF, SCHEMA, TYPE, ag, id_of
from actorgraph.model import Actor, Article, Claim, Evidence, Imprint, Reading, Span, merged
from actorgraph.reprints import fingerprint
from actorgraph.shape import Field, Term

Facts = dict[Term, dict[NamedNode, list[Term]]]
"""What a graph says, by subject and predicate."""

_Triples = Iterator[tuple[NamedNode, NamedNode, Term]]


def reading_quads(reading: Reading) -> list[Quad]:
    """The graph of one article, sorted by its N-Quads text; equal readings give equal lists.

    Claims that state the same are merged (``model.merged``). Confidence keeps six decimal places.
    Raises BadData for an actor of unknown type.
    """
    sound: Reading = _sound(reading)
    graph = iris.article_iri(sound.article.id)
    triples = {*_article_triples(graph, sound.article)}
    if sound.made_with is not None:
        triples.add((graph, shape.MADE_WITH, Literal(sound.made_with)))
    triples.update((graph, shape.DECISION, Literal(line)) for line in sound.decisions)
    triples.update(_imprint_triples(graph, sound.imprint))
    for actor in sound.actors:
        triples.update(_actor_triples(actor))
    for claim in merged(sound.claims):
        triples.update(_claim_triples(claim))
    return sorted((Quad(*triple, graph) for triple in triples), key=str)


def reading_from_quads(quads: Iterable[Quad]) -> Reading:
    """The reading that ``reading_quads`` wrote; raises NotFound where there is no article."""
    facts = _facts(quads)
    made, decisions = (_texts(facts, name) for name in (shape.MADE_WITH, shape.DECISION))
    made_with = made[0] if made else None
    article, imprint = _article(facts), _imprint(facts)
    return Reading(article, _actors(facts), _claims(facts), made_with, decisions, imprint)


def actors_of(quads: Iterable[Quad]) -> tuple[Actor, ...]:
    """The actors of any graphs, sorted by id; of contradicting labels the first in order wins."""
    return _actors(_facts(quads))


def _article_triples(node: NamedNode, article: Article) -> _Triples:
    yield node, TYPE, ag("Article")
    yield node, TYPE, NamedNode(SCHEMA + "NewsArticle")
    yield from _field_triples(node, article, shape.ARTICLE_FIELDS)
    yield node, ag("contentHash"), Literal(article.content_hash)
    yield node, shape.MINHASH, Literal(fingerprint(article.text))
    if article.publisher is not None:
        yield from _outlet_triples(node, shape.PUBLISHER, article.publisher)


def _imprint_triples(node: NamedNode, imprint: Imprint) -> _Triples:
    if imprint.credit is not None:
        yield from _outlet_triples(node, shape.CREDITS, imprint.credit)
    for name in imprint.contributors:
        yield from _outlet_triples(node, shape.CONTRIBUTOR, name)
    if imprint.correction is not None:
        yield node, TYPE, shape.CORRECTIONS[imprint.correction]
    for original in imprint.originals:
        yield node, shape.ORIGINAL, Literal(original)


def _outlet_triples(node: NamedNode, tie: NamedNode, name: str) -> _Triples:
    outlet = iris.publisher_iri(name)
    yield node, tie, outlet
    yield outlet, TYPE, NamedNode(SCHEMA + "Organization")
    yield outlet, LABEL, Literal(name)
    yield outlet, shape.NAME, Literal(name)


def _actor_triples(actor: Actor) -> _Triples:
    if actor.type not in shape.CLASSES:
        raise BadData(f"actor {actor.id!r} has the unknown type {actor.type!r}")
    node = iris.actor_iri(actor.id)
    yield node, TYPE, ag("Actor")
    yield node, TYPE, shape.CLASSES[actor.type]
    yield from _field_triples(node, actor, shape.ACTOR_FIELDS)


def _claim_triples(claim: Claim) -> _Triples:
    node = iris.claim_iri(claim.id)
    stated = (
        iris.actor_iri(claim.subject),
        iris.relation_iri(claim.relation),
        iris.actor_iri(claim.object),
    )
    yield node, TYPE, ag("Claim")
    yield node, TYPE, NamedNode(RDF + "Statement")
    for predicate, term in zip(shape.CLAIM_ENDS, stated, strict=True):
        yield node, predicate, term
    for evidence in claim.evidence:
        piece = iris.evidence_iri(claim.id, evidence)
        yield piece, shape.EVIDENCE_FOR, node
        yield from _evidence_triples(piece, evidence)


def _evidence_triples(node: NamedNode, evidence: Evidence) -> _Triples:
    yield node, TYPE, ag("Evidence")
    yield node, TYPE, NamedNode(OA + "Annotation")
    yield from _field_triples(node, evidence, shape.EVIDENCE_FIELDS)
    spans = {
        "quote": (evidence.start, evidence.end),
        "subject": evidence.subject,
        "object": evidence.object,
        "trigger": evidence.trigger,
    }
    for name, predicate in shape.SPANS.items():
        if span := spans[name]:
            selector = NamedNode(f"{node.value}#{name}")
            yield node, predicate, selector
            yield selector, TYPE, NamedNode(OA + "TextPositionSelector")
            yield selector, shape.START, iris.integer_literal(span[0])
            yield selector, shape.END, iris.integer_literal(span[1])


def _field_triples(node: NamedNode, record: object, table: tuple[Field, ...]) -> _Triples:
    for field in table:
        value = getattr(record, field.name)
        for each in value if field.many else (value,):
            if each is not None:
                yield node, field.predicate, field.write(each)


def _sound(value: Any) -> Any:
    """The record with every lone surrogate replaced, however deep."""
    if isinstance(value, str):
        return iris.well_formed(value)
    if isinstance(value, tuple):
        return tuple(_sound(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _sound(getattr(value, f.name)) for f in fields(value)})
    return value


def _facts(quads: Iterable[Quad]) -> Facts:
    facts: Facts = {}
    for quad in quads:
        values = facts.setdefault(quad.subject, {}).setdefault(quad.predicate, [])
        if quad.object not in values:
            values.append(quad.object)
    return facts


def _nodes(facts: Facts, name: str) -> list[NamedNode]:
    """The subjects of a class of the project's own ontology, sorted."""
    found = [n for n, about in facts.items() if ag(name) in about.get(TYPE, ())]
    return sorted((n for n in found if isinstance(n, NamedNode)), key=str)


def _texts(facts: Facts, predicate: NamedNode) -> tuple[str, ...]:
    """The literals of a property of any node, sorted."""
    found = (term for about in facts.values() for term in about.get(predicate, ()))
    return tuple(sorted(term.value for term in found if isinstance(term, Literal)))


def _one(facts: Facts, node: Term, predicate: NamedNode) -> Any:
    """The value of a property, the first in order if there are several, None if there is none."""
    return min(facts.get(node, {}).get(predicate, ()), key=str, default=None)


def _read_fields(facts: Facts, node: NamedNode, table: tuple[Field, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in table:
        if field.many:
            terms = facts.get(node, {}).get(field.predicate, ())
            found[field.name] = tuple(sorted(field.read(term) for term in terms))
        elif (term := _one(facts, node, field.predicate)) is not None:
            found[field.name] = field.read(term)
    return found


def _article(facts: Facts) -> Article:
    for node in _nodes(facts, "Article"):
        publisher = next(iter(_outlets(facts, node, shape.PUBLISHER)), None)
        read = _read_fields(facts, node, shape.ARTICLE_FIELDS)
        return Article(**read, publisher=publisher)
    raise NotFound("the graph holds no article")


def _imprint(facts: Facts) -> Imprint:
    node = _nodes(facts, "Article")[0]
    classes = facts[node][TYPE]
    return Imprint(
        next(iter(_outlets(facts, node, shape.CREDITS)), None),
        _outlets(facts, node, shape.CONTRIBUTOR),
        next((kind for kind, term in shape.CORRECTIONS.items() if term in classes), None),
        _texts(facts, shape.ORIGINAL),
    )


def _outlets(facts: Facts, node: NamedNode, tie: NamedNode) -> tuple[str, ...]:
    """The names, sorted, of the outlets that an article is tied to."""
    named = (_one(facts, outlet, shape.NAME) for outlet in facts[node].get(tie, ()))
    return tuple(sorted(name.value for name in named if name))


def _actors(facts: Facts) -> tuple[Actor, ...]:
    found = []
    for node in _nodes(facts, "Actor"):
        classes = facts[node][TYPE]
        kind = next((name for name, term in shape.CLASSES.items() if term in classes), None)
        if kind is None:
            raise BadData(f"actor {id_of(node)} has no known type")
        read = _read_fields(facts, node, shape.ACTOR_FIELDS)
        found.append(Actor(id_of(node), type=kind, **read))
    return tuple(sorted(found, key=lambda actor: actor.id))


def _claims(facts: Facts) -> tuple[Claim, ...]:
    pieces: dict[Term, list[Evidence]] = {}
    for node in _nodes(facts, "Evidence"):
        for claim in facts[node].get(shape.EVIDENCE_FOR, ()):
            pieces.setdefault(claim, []).append(_evidence(facts, node))
    found = []
    for node in _nodes(facts, "Claim"):
        subject, relation, target = (id_of(_one(facts, node, e)) for e in shape.CLAIM_ENDS)
        found.append(Claim(subject, relation, target, tuple(pieces.get(node, ()))))
    return merged(found)


def _evidence(facts: Facts, node: NamedNode) -> Evidence:
    spans = {name: _span(facts, _one(facts, node, p)) for name, p in shape.SPANS.items()}
    quote, trigger = spans["quote"], spans["trigger"]
    if quote is None or trigger is None:
        raise BadData(f"evidence {id_of(node)} lacks the place of its quote or trigger")
    return Evidence(
        start=quote[0],
        end=quote[1],
        trigger=trigger,
        subject=spans["subject"],
        object=spans["object"],
        **_read_fields(facts, node, shape.EVIDENCE_FIELDS),
    )


def _span(facts: Facts, selector: Term | None) -> Span | None:
    if selector is None:
        return None
    return int(_one(facts, selector, shape.START).value), int(
        _one(facts, selector, shape.END).value
    )
