"""The ontology defines what the program writes, and holds PLOVER whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse

from actorgraph import iris, rdf
from actorgraph.actors import load_seeds
from actorgraph.background import background_quads
from actorgraph.datafiles import data_path
from actorgraph.derive import derived_quads
from actorgraph.iris import AG, LABEL, PLOVER, SKOS, TYPE, id_of
from actorgraph.model import (
    ACTOR_TYPES,
    Actor,
    Article,
    Claim,
    Correction,
    Evidence,
    Imprint,
    Modality,
    Polarity,
    Reading,
)

DEFINITION, BROADER = NamedNode(SKOS + "definition"), NamedNode(SKOS + "broader")
NOTATION, SCORE = NamedNode(SKOS + "notation"), NamedNode(PLOVER + "score")
QUADS = {
    "verbal-cooperation": ["AGREE", "CONCEDE", "CONSULT", "SUPPORT"],
    "material-cooperation": ["AID", "COOPERATE", "RETREAT"],
    "verbal-conflict": ["ACCUSE", "REJECT", "REQUEST", "THREATEN"],
    "material-conflict": ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"],
}


def _triples(name: str) -> list[Quad]:
    return list(parse(path=str(data_path("ontology", name)), format=RdfFormat.TURTLE))


def _members(triples: list[Quad], name: str) -> list[str]:
    return sorted(
        id_of(q.subject)
        for q in triples
        if q.predicate == TYPE and q.object == iris.NamedNode(name)
    )


def _everything() -> list[Quad]:
    """A graph in which every property that the program writes occurs."""
    article = Article("d", "a b c", "t", "2024-01-01", "p", "u", "s")
    pieces = tuple(
        Evidence(
            "d",
            0,
            5,
            "a b c",
            (2, 3),
            (0, 1),
            (4, 5),
            "r",
            polarity,
            modality,
            "a0",
            "i",
            "l",
            "2024",
            outlet="a7",
        )
        for polarity in Polarity
        for modality in Modality
    )
    claims = (Claim("a0", "supplies", "a1", pieces),)
    actors = tuple(
        Actor(f"a{i}", "A", kind, "Q1", "a0", "GOV", "d") for i, kind in enumerate(ACTOR_TYPES)
    )
    store = Store()
    imprint = Imprint("w", ("x",), Correction.RETRACTION, ("u",))
    later = replace(article, id="e", date="2024-01-02", url="v")
    quads = rdf.reading_quads(Reading(article, actors, claims))
    quads += rdf.reading_quads(Reading(later, (), (), imprint=imprint))
    store.extend([*quads, *(Quad(q.subject, q.predicate, q.object) for q in quads)])
    derived = derived_quads(store)
    assert {"corrects", "correctedBy", "outlet"} <= {id_of(quad.predicate) for quad in derived}
    store.extend(derived)
    store.extend(background_quads(load_seeds(), {"mark-rutte", "sweden"}))
    return list(store)


def test_every_term_that_the_program_writes_is_defined() -> None:
    defined = {q.subject for q in _triples("actorgraph.ttl") if q.predicate == DEFINITION}
    written = {
        term
        for quad in _everything()
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(AG)
    }
    assert {id_of(term) for term in written - defined} == {
        "supplies",
        "headOf",
        "represents",
        "memberOf",
    }
    assert len(written) > 35


def test_every_term_of_relations_and_shapes_is_defined() -> None:
    known = {q.subject for name in ("actorgraph.ttl", "plover.ttl") for q in _triples(name)}
    known |= {q.subject for q in _triples("relations.ttl")} | {
        q.subject for q in _triples("shapes.ttl")
    }
    used = {
        term
        for name in ("relations.ttl", "shapes.ttl", "actorgraph.ttl")
        for quad in _triples(name)
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith((AG, PLOVER))
    }
    assert sorted(id_of(term) for term in used - known) == []


@pytest.mark.parametrize("name", ["actorgraph.ttl", "plover.ttl"])
def test_vocabularies_have_no_blank_nodes_and_every_term_a_label_and_definition(name: str) -> None:
    triples = _triples(name)
    assert not any(isinstance(q.subject, BlankNode) for q in triples)
    labels = {LABEL, NamedNode(SKOS + "prefLabel"), NamedNode(iris.DCTERMS + "title")}
    labelled = {q.subject for q in triples if q.predicate in labels}
    assert {q.subject for q in triples} == labelled
    defined = {q.subject for q in triples if q.predicate == DEFINITION}
    lacking = {id_of(node) for node in labelled - defined}
    assert {n for n in lacking if not n.startswith("cameo")} <= {"ontology", "scheme"}


def test_plover_is_whole() -> None:
    triples = _triples("plover.ttl")
    kinds = ("QuadClass", "EventType", "Mode", "AuxiliaryMode", "Context", "Sector", "CameoRoot")
    counts = {kind: len(_members(triples, PLOVER + kind)) for kind in kinds}
    assert counts == {
        "QuadClass": 4,
        "EventType": 16,
        "Mode": 67,
        "AuxiliaryMode": 4,
        "Context": 37,
        "Sector": 32,  # 25 and the 7 codes of international actors
        "CameoRoot": 20,
    }


def test_event_types_stand_under_their_quad_class_and_modes_under_their_type() -> None:
    broader = {
        id_of(q.subject): id_of(q.object) for q in _triples("plover.ttl") if q.predicate == BROADER
    }
    types = [name for names in QUADS.values() for name in names]
    assert {name: broader[name] for name in types} == {
        name: quad for quad, names in QUADS.items() for name in names
    }
    modes = Counter(broader[name] for name in broader if name not in types)
    assert modes == {
        "CONSULT": 4,
        "RETREAT": 6,
        "REQUEST": 4,
        "ACCUSE": 3,
        "REJECT": 4,
        "THREATEN": 6,
        "PROTEST": 7,
        "SANCTION": 4,
        "MOBILIZE": 4,
        "COERCE": 10,
        "ASSAULT": 15,
    }


def test_scores_have_the_sign_of_their_quad_class() -> None:
    triples = _triples("plover.ttl")
    scores = {id_of(q.subject): float(q.object.value) for q in triples if q.predicate == SCORE}
    unscored = set(_members(triples, PLOVER + "Mode")) - scores.keys()
    assert unscored == {"PROTEST-vandalize"}
    for name, score in scores.items():
        quad = next(quad for quad, names in QUADS.items() if name.partition("-")[0] in names)
        lowest, highest = (0, 10) if "cooperation" in quad else (-10, 0.5)
        assert lowest <= score <= highest, name
    assert (scores["ACCUSE"], scores["AID"], scores["ASSAULT-unconventional"]) == (-3, 10, -10)


def test_sectors_of_the_shape_are_those_of_the_scheme() -> None:
    scheme = {
        q.object.value
        for q in _triples("plover.ttl")
        if q.predicate == NOTATION and "/plover#sector-" in q.subject.value
    }
    shape = {
        q.object.value
        for q in _triples("shapes.ttl")
        if isinstance(q.object, Literal) and len(q.object.value) == 3 and q.object.value.isupper()
    }
    assert shape == scheme
