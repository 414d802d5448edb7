"""Belief rises with independent sources, falls with denial, and never trusts talk of maybe."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.belief import CEILINGS, EDGE_THRESHOLD, SYSTEMATIC_ERROR, Belief, Status, belief
from actorgraph.model import Evidence, Modality, Polarity

_SAYS = {"affirmed": Polarity.AFFIRMED, "negated": Polarity.NEGATED}


def _said(
    article: str = "a",
    quote: str = "Iran backs Syria.",
    polarity: str = "affirmed",
    modality: str = "asserted",
    confidence: float = 0.5,
) -> Evidence:
    return Evidence(
        article,
        0,
        len(quote),
        quote,
        (0, 1),
        None,
        None,
        "r",
        polarity=_SAYS[polarity],
        modality=Modality(modality),
        confidence=confidence,
    )


_evidence = st.builds(
    _said,
    article=st.sampled_from("abcd"),
    quote=st.sampled_from(["q1", "Q1", "q2", "q3"]),
    polarity=st.sampled_from(sorted(_SAYS)),
    modality=st.sampled_from([m.value for m in Modality]),
    confidence=st.floats(0.01, 1.0),
)
_sources = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["p", "q"]))


def test_one_sentence_is_believed_at_its_own_confidence() -> None:
    found = belief([_said(confidence=0.7)], {})
    assert found.belief == pytest.approx(0.7)
    assert (found.status, found.sources) == (Status.SUPPORTED, 1)


def test_indra_s_formula_by_hand() -> None:
    said = [_said("a", "q1"), _said("a", "q2"), _said("b", "q3", confidence=0.6)]
    error = (0.05 + 0.45 * 0.45) * (0.05 + 0.35)
    assert belief(said, {}).belief == pytest.approx(1 - error)


def test_one_source_never_passes_its_systematic_error_and_two_do() -> None:
    def many(articles: str) -> list[Evidence]:
        return [_said(a, f"sentence {i}", confidence=0.9) for i in range(50) for a in articles]

    assert belief(many("a"), {}).belief <= 1 - SYSTEMATIC_ERROR
    assert belief(many("ab"), {}).belief > 1 - SYSTEMATIC_ERROR


def test_ten_copies_of_a_wire_story_count_once() -> None:
    copies = [
        _said(str(i), "Iran  backs\nSyria." if i % 2 else "Iran backs Syria.") for i in range(10)
    ]
    wire = {str(i): "the wire" for i in range(10)}
    assert belief(copies, wire) == belief(copies[:1], wire)
    assert belief(copies, {}).sources == 10
    assert belief(copies, {}).belief > 0.99


def test_denial_lowers_belief_and_shows_in_the_status() -> None:
    yes, no = _said("a", confidence=0.8), _said("b", polarity="negated", confidence=0.5)
    disputed = belief([yes, no], {})
    assert disputed.belief == pytest.approx(0.8 * 0.5)
    assert disputed.status is Status.DISPUTED
    denied = belief([no], {})
    assert (denied.supported, denied.belief, denied.status) == (0, 0, Status.DENIED)
    assert denied.denied == pytest.approx(0.5)


def test_no_evidence_is_no_belief() -> None:
    assert belief([], {}) == Belief(0, 0, 0, None, 0)


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ASSERTED])
def test_no_amount_of_unasserted_evidence_makes_an_edge(modality: Modality) -> None:
    said = [_said(str(i), f"q{i}", modality=modality, confidence=1.0) for i in range(100)]
    assert belief(said, {}).belief <= CEILINGS[modality] < EDGE_THRESHOLD


def test_the_edge_s_threshold() -> None:
    assert belief([_said()], {}).belief >= EDGE_THRESHOLD
    assert belief([_said(modality="hypothetical", confidence=1)], {}).belief < EDGE_THRESHOLD
    assert belief([_said(polarity="negated", confidence=1)], {}).belief < EDGE_THRESHOLD
    assert belief([_said(), _said("b", polarity="negated")], {}).belief < EDGE_THRESHOLD


def test_an_assertion_also_grants_what_is_weaker() -> None:
    weak, plan = _said("a", confidence=0.2), _said("b", "q", modality="planned", confidence=0.9)
    assert belief([weak, plan], {}).belief == pytest.approx(0.4 * (1 - 0.8 * 0.1))


@given(st.lists(_evidence, max_size=8), _sources, st.randoms())
def test_the_order_of_the_evidence_does_not_matter(
    said: list[Evidence], source_of: dict[str, str], random: Random
) -> None:
    shuffled = sorted(said, key=lambda _: random.random())
    assert belief(shuffled, source_of) == belief(said, source_of)


@given(st.lists(_evidence, max_size=8), _evidence, _sources)
def test_more_evidence_never_weakens_its_own_side(
    said: list[Evidence], more: Evidence, source_of: dict[str, str]
) -> None:
    before, after = belief(said, source_of), belief([*said, more], source_of)
    assert after.supported >= before.supported - 1e-12
    assert after.denied >= before.denied - 1e-12
    assert 0 <= after.belief <= after.supported <= 1
