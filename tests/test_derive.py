"""The derived graph: bare edges for what is believed, sources counted without their copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Quad, Store

from actorgraph import iris, rdf
from actorgraph.derive import derived_quads
from actorgraph.iris import DERIVED_GRAPH, LABEL, ag, id_of
from actorgraph.model import Actor, Article, Claim, Evidence, Modality, Polarity, Reading
from actorgraph.reprints import clusters, fingerprint

WIRE = " ".join(f"word{i} of the long story that the wire sent out" for i in range(40))
ACTORS = tuple(Actor(a, a.title(), "state") for a in ("iran", "russia", "syria"))


def _reading(
    id: str,
    *claims: tuple[str, str, str],
    publisher: str | None = None,
    date: str | None = None,
    text: str | None = None,
    **said: object,
) -> Reading:
    text = text or f"{id} tells its own story in words that no other paper prints: {_own_words(id)}"
    fields = {"quote": text[:40], "rule": "r", "confidence": 0.7} | said
    evidence = Evidence(id, 0, 40, trigger=(0, 1), subject=None, object=None, **fields)  # type: ignore[arg-type]
    article = Article(id, text, date=date, publisher=publisher)
    return Reading(article, ACTORS, tuple(Claim(*claim, (evidence,)) for claim in claims))


def _own_words(seed: str) -> str:
    return " ".join(f"{seed}{i}" for i in range(60))


def _derived(*readings: Reading, **options: object) -> list[Quad]:
    store = Store()
    for reading in readings:
        _put(store, rdf.reading_quads(reading))
    return derived_quads(store, **options)  # type: ignore[arg-type]


def _put(store: Store, quads: list[Quad]) -> None:
    """Into their graphs and into the union of all."""
    store.extend([*quads, *(Quad(q.subject, q.predicate, q.object) for q in quads)])


def _edges(quads: list[Quad]) -> set[tuple[str, str, str]]:
    actors = {iris.actor_iri(actor.id) for actor in ACTORS}
    return {
        (id_of(q.subject), id_of(q.predicate), id_of(q.object))
        for q in quads
        if q.subject in actors
    }


def _about(quads: list[Quad], claim: tuple[str, str, str]) -> dict[str, str]:
    node = iris.claim_iri(Claim(*claim).id)
    return {id_of(q.predicate): q.object.value for q in quads if q.subject == node}


SUPPORT = ("iran", "supports", "syria")
MEETING = ("iran", "meets", "russia")


def test_a_believed_claim_is_a_bare_edge_and_a_symmetric_one_goes_both_ways() -> None:
    quads = _derived(_reading("d", SUPPORT, MEETING), symmetric={"meets"})
    assert _edges(quads) == {SUPPORT, MEETING, ("russia", "meets", "iran")}
    assert {quad.graph_name for quad in quads} == {DERIVED_GRAPH}


@pytest.mark.parametrize(
    "said", [{"modality": Modality.HYPOTHETICAL}, {"polarity": Polarity.NEGATED}]
)
def test_a_hypothetical_or_denied_claim_is_no_edge_but_keeps_its_standing(
    said: dict[str, object],
) -> None:
    quads = _derived(_reading("d", SUPPORT, **said))
    assert _edges(quads) == set()
    assert _about(quads, SUPPORT)["evidenceCount"] == "1"


def test_counts_dates_and_status() -> None:
    quads = _derived(
        _reading("d1", SUPPORT, publisher="Post", date="2024-03-01"),
        _reading("d2", SUPPORT, publisher="post", date="2024-01-31"),
        _reading("d3", SUPPORT, publisher="Times", date="not a date", polarity=Polarity.NEGATED),
        _reading("d4", SUPPORT),
    )
    assert _about(quads, SUPPORT) == {
        "belief": "0.2899",  # (1 − (0.05 + 0.25 × 0.25) × 0.3) × (1 − 0.7)
        "deniedBelief": "0.7",
        "evidenceCount": "4",
        "sourceCount": "3",
        "firstReported": "2024-01-31",
        "lastReported": "2024-03-01",
        "status": ag("Disputed").value,
    }


def test_reprints_are_one_source_and_point_at_the_earliest() -> None:
    edited = WIRE.replace("word7 of the long", "word7 of a very long") + " Edited by our desk."
    quads = _derived(
        _reading("copy", SUPPORT, publisher="Times", date="2024-01-02", text=edited),
        _reading("undated", SUPPORT, publisher="Herald", text=WIRE),
        _reading("original", SUPPORT, publisher="Wire", date="2024-01-01", text=WIRE),
        _reading("apart", SUPPORT, publisher="Globe"),
    )
    assert _about(quads, SUPPORT)["sourceCount"] == "2"
    reprints = {
        (id_of(q.subject), id_of(q.object)) for q in quads if q.predicate == ag("reprintOf")
    }
    assert reprints == {("copy", "original"), ("undated", "original")}


def test_articles_without_publisher_are_their_own_sources() -> None:
    quads = _derived(_reading("d1", SUPPORT), _reading("d2", SUPPORT))
    assert _about(quads, SUPPORT)["sourceCount"] == "2"


def test_the_order_of_loading_does_not_matter() -> None:
    readings = [
        _reading("d1", SUPPORT, MEETING, publisher="Post", text=WIRE),
        _reading("d2", MEETING, publisher="Times", text=WIRE + " More."),
        _reading("d3", SUPPORT, polarity=Polarity.NEGATED),
    ]
    assert _derived(*readings) == _derived(*reversed(readings))


def test_deriving_again_changes_nothing() -> None:
    store = Store()
    _put(store, rdf.reading_quads(_reading("d1", SUPPORT)))
    before = derived_quads(store)
    _put(store, before)
    assert derived_quads(store) == before


def test_the_threshold_is_held_against_the_rounded_belief() -> None:
    reading = _reading("d", SUPPORT, confidence=0.6)
    assert _edges(_derived(reading, threshold=0.6)) == {SUPPORT}
    assert _edges(_derived(reading, threshold=0.6001)) == set()


def test_an_empty_store_derives_nothing() -> None:
    assert _derived() == []
    (stamp,) = _derived(replace(_reading("d"), claims=()))
    assert stamp.predicate == ag("derivedWith")


def test_labels_are_left_to_the_articles() -> None:
    assert all(quad.predicate != LABEL for quad in _derived(_reading("d", SUPPORT)))


def test_fingerprints_ignore_case_and_punctuation_and_survive_small_edits() -> None:
    assert fingerprint(WIRE.upper() + "!") == fingerprint(WIRE)
    words = WIRE.split()
    words[::50] = ["changed"] * len(words[::50])
    cut = " ".join(WIRE.split()[: 2 * len(WIRE.split()) // 3])
    prints = {"a": WIRE, "b": " ".join(words), "c": cut, "z": _own_words("z")}
    assert clusters({k: fingerprint(v) for k, v in prints.items()}) == [("a", "b", "c"), ("z",)]


def test_short_and_empty_texts() -> None:
    texts = {
        "a": "Iran backs Syria",
        "b": "Iran backs Syria.",
        "c": "Iran backs Iraq",
        "d": "",
        "e": "…",
    }
    prints = {k: fingerprint(v) for k, v in texts.items()}
    assert prints["d"] == prints["e"] == ""
    assert clusters(prints) == [("a", "b"), ("c",), ("d",), ("e",)]
    assert fingerprint("\ud800 lone")


def test_a_fingerprint_never_changes_since_it_is_stored() -> None:
    assert fingerprint("Iran backs Syria.")[:16] == "ea3ec3db2a328bcc"
    assert len(fingerprint(WIRE)) == 1024
