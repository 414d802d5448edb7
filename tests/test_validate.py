"""A built graph passes; one that is broken is told so in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from oxrdflib import OxigraphStore
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import Dataset

from actorgraph import iris, rdf
from actorgraph.derive import derived_quads
from actorgraph.iris import DCTERMS, LABEL, OA, PROV, RDF, SCHEMA, TYPE, XSD, ag
from actorgraph.model import Actor, Article, Claim, Evidence, Reading, Tense
from actorgraph.validate import validate

TEXT = "Russia says that Iran gave it drones in 2022."
ARTICLE = Article(
    "d 1/ü", TEXT, "Drones", "2024-11-13", "The Post", "https://example.org/1", "d.txt"
)
EVIDENCE = Evidence(
    ARTICLE.id,
    0,
    len(TEXT),
    TEXT,
    (22, 26),
    (17, 21),
    (27, 29),
    "supplies-give",
    speaker="russia",
    item="drones",
    location="Moscow",
    event_date="2022",
    confidence=0.83,
    tense=Tense.PAST,
    mode="ASSAULT-drone",
    contexts=("military", "pro_democracy"),
    item_type="nuclear-material",
    amount="2500000000.5",
    currency="USD",
    place="russia",
)
CLAIM = Claim("iran", "supplies", "russia", (EVIDENCE,))
READING = Reading(
    ARTICLE,
    (
        Actor("iran", "Iran", "state", "Q794", description="a state"),
        Actor("russia", "Russia", "state", "Q159", sector="GOV", country="iran"),
    ),
    (CLAIM,),
)
EVIDENCE_NODE = iris.evidence_iri(CLAIM.id, EVIDENCE)
QUOTE_NODE = NamedNode(EVIDENCE_NODE.value + "#quote")
CLAIM_NODE = iris.claim_iri(CLAIM.id)
IRAN = iris.actor_iri("iran")


def _integer(number: int) -> Literal:
    return iris.integer_literal(number)


def test_a_built_graph_passes() -> None:
    store = Store()
    quads = rdf.reading_quads(READING)
    store.extend([*quads, *(Quad(q.subject, q.predicate, q.object) for q in quads)])
    derived = derived_quads(store)
    assert derived
    store.extend(derived)
    assert validate(store) == []


def test_an_rdflib_dataset_over_the_store_passes_too() -> None:
    store = Store()
    store.extend(rdf.reading_quads(READING))
    assert validate(Dataset(OxigraphStore(store=store))) == []


@pytest.mark.parametrize(
    "date",
    ["2022", "2022-02", "2022-02-24", "--02-24", "2022-02/2022-03", "2014/..", "../2016-02-01"],
)
def test_event_dates_of_every_granularity_pass(date: str) -> None:
    dated = replace(CLAIM, evidence=(replace(EVIDENCE, event_date=date),))
    assert validate(rdf.reading_quads(replace(READING, claims=(dated,)))) == []


def test_an_empty_graph_passes() -> None:
    assert validate([]) == []


@pytest.mark.parametrize(
    ("node", "predicate", "values", "problem"),
    [
        (EVIDENCE_NODE, ag("quote"), [], "needs one ag:quote"),
        (EVIDENCE_NODE, ag("quote"), [Literal("made up")], "quotes what its article does not say"),
        (EVIDENCE_NODE, ag("evidenceFor"), [], "needs one claim"),
        (EVIDENCE_NODE, ag("evidenceFor"), [CLAIM_NODE, IRAN], "needs one claim"),
        (EVIDENCE_NODE, NamedNode(PROV + "wasDerivedFrom"), [], "needs one article"),
        (EVIDENCE_NODE, ag("polarity"), [Literal("affirmed")], "needs one ag:polarity"),
        (EVIDENCE_NODE, ag("modality"), [ag("Supported")], "needs one ag:modality"),
        (EVIDENCE_NODE, ag("confidence"), [iris.decimal_literal(0)], "needs one ag:confidence"),
        (EVIDENCE_NODE, ag("confidence"), [iris.decimal_literal(1.01)], "needs one ag:confidence"),
        (EVIDENCE_NODE, ag("confidence"), [Literal("0.5")], "needs one ag:confidence"),
        (EVIDENCE_NODE, ag("eventDate"), [Literal("last year")], "ag:eventDate"),
        (EVIDENCE_NODE, ag("eventDate"), [Literal("2014/..")], "ag:eventDate"),
        (EVIDENCE_NODE, ag("tense"), [ag("Planned")], "its ag:tense"),
        (EVIDENCE_NODE, ag("mode"), [iris.context_iri("military")], "its ag:mode"),
        (EVIDENCE_NODE, ag("context"), [iris.mode_iri("ASSAULT-drone")], "its ag:context"),
        (EVIDENCE_NODE, ag("itemType"), [Literal("weapons")], "its ag:itemType"),
        (EVIDENCE_NODE, ag("amount"), [Literal("2.5 billion")], "its ag:amount"),
        (EVIDENCE_NODE, ag("currency"), [Literal("dollars")], "its ag:currency"),
        (EVIDENCE_NODE, ag("place"), [iris.actor_iri("nowhere")], "its ag:place"),
        (EVIDENCE_NODE, ag("speaker"), [iris.actor_iri("nobody")], "its ag:speaker"),
        (EVIDENCE_NODE, NamedNode(OA + "hasSelector"), [], "needs one place of its quote"),
        (EVIDENCE_NODE, ag("triggerSelector"), [], "needs one place of its trigger"),
        (QUOTE_NODE, NamedNode(OA + "start"), [_integer(-1)], "needs one oa:start"),
        (QUOTE_NODE, NamedNode(OA + "start"), [_integer(45)], "must come before its oa:end"),
        (QUOTE_NODE, NamedNode(OA + "end"), [Literal("x")], "needs one oa:end"),
        (QUOTE_NODE, NamedNode(OA + "end"), [_integer(44)], "quotes what its article does not"),
        (CLAIM_NODE, NamedNode(RDF + "predicate"), [ag("likes")], "that the ontology knows"),
        (CLAIM_NODE, NamedNode(RDF + "object"), [], "needs one object"),
        (CLAIM_NODE, NamedNode(RDF + "object"), [IRAN], "same actor as subject and object"),
        (CLAIM_NODE, NamedNode(RDF + "subject"), [iris.actor_iri("nobody")], "needs one subject"),
        (CLAIM_NODE, ag("belief"), [iris.decimal_literal(1.5)], "ag:belief"),
        (CLAIM_NODE, ag("status"), [ag("Likely")], "ag:status"),
        (IRAN, LABEL, [], "needs a label"),
        (IRAN, TYPE, [ag("Actor"), ag("Claimant")], "needs a type"),
        (IRAN, ag("sector"), [Literal("government")], "no PLOVER code"),
        (IRAN, ag("named"), [], "needs ag:named"),
        (iris.article_iri(ARTICLE.id), NamedNode(SCHEMA + "articleBody"), [], "needs one body"),
        (
            iris.article_iri(ARTICLE.id),
            NamedNode(SCHEMA + "datePublished"),
            [Literal("2024-13-01", datatype=NamedNode(XSD + "date"))],
            "must be one date",
        ),
        (iris.article_iri(ARTICLE.id), NamedNode(DCTERMS + "identifier"), [], "needs one id"),
    ],
)
def test_every_broken_rule_is_named(
    node: NamedNode, predicate: NamedNode, values: list[Literal | NamedNode], problem: str
) -> None:
    quads = rdf.reading_quads(READING)
    kept = [q for q in quads if (q.subject, q.predicate) != (node, predicate)]
    kept += [Quad(node, predicate, value, DefaultGraph()) for value in values]
    problems = validate(kept)
    assert any(problem in line for line in problems), problems
    named = [line for line in problems if problem in line]
    assert named[0].startswith(("evidence/", "claim/", "actor/", "article/"))


def test_a_claim_without_evidence_is_told() -> None:
    quads = rdf.reading_quads(replace(READING, claims=(replace(CLAIM, evidence=()),)))
    assert validate(quads) == [f"claim/{CLAIM.id} has no evidence"]


@pytest.mark.parametrize("change", [str.upper, lambda text: "x" + text])
def test_an_article_that_changed_under_its_evidence_is_told(change: Callable[[str], str]) -> None:
    changed = replace(READING, article=replace(ARTICLE, text=change(TEXT)))
    (problem,) = validate(rdf.reading_quads(changed))
    assert "quotes what its article does not say (at 0 to 45)" in problem
