"""What the text side finds in sentences and texts that people have annotated.

The second half of each set is for scores alone, see ``practice``: these tests show nothing of it,
not even when they fail.
"""

from __future__ import annotations

import pytest

import practice
from actorgraph.ontology import relations
from golden_frames import answered, sentences, stored
from practice import Annotated, Corpus, Rates

# Precision and recall, a little below what was measured last; may only rise
SENTENCES_SEEN = (0.92, 0.70)
SENTENCES_BLIND = (0.92, 0.58)
CORPUS_SEEN = (0.91, 0.59)
CORPUS_BLIND = (0.84, 0.48)
# Shares that are right: of sentences without claims, and of polarity, modality, item …; likewise
EMPTY_SENTENCES = 0.94
PARTICULARS = 0.82

HALVES = pytest.mark.parametrize("blind", [False, True], ids=["seen", "blind"])


def test_frames_of_the_golden_sentences() -> None:
    lines = stored()
    assert answered(lines) == lines, (
        "see the diff above; if it is for the better: python tests/golden_frames.py --update-golden"
    )


def test_the_golden_sentences_are_many_and_each_stands_once() -> None:
    found = sentences(stored())
    assert len(found) >= 60
    assert len(set(found)) == len(found)


def test_the_golden_frames_show_every_relation() -> None:
    shown = {line.split()[1] for line in stored() if line.startswith("  ") and " | " in line}
    assert shown == set(relations())


@pytest.fixture(scope="module")
def annotated() -> Annotated:
    """The annotated sentences with what is found in them."""
    return practice.annotated()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """What is found in every text of the corpus."""
    return practice.corpus()


@HALVES
def test_annotated_sentences(blind: bool, annotated: Annotated) -> None:
    rates = annotated.rates(blind)
    assert rates.units > 150
    _holds(rates, SENTENCES_BLIND if blind else SENTENCES_SEEN)


def test_sentences_without_claims(annotated: Annotated) -> None:
    empty = annotated.empty()
    assert len(empty) > 50
    _hold(sum(empty) / len(empty), EMPTY_SENTENCES)


def test_particulars_of_the_claims_found(annotated: Annotated) -> None:
    right = annotated.particulars()
    assert len(right) > 40
    _hold(sum(right) / len(right), PARTICULARS)


@HALVES
def test_corpus(blind: bool, corpus: Corpus) -> None:
    rates = corpus.rates(blind)
    assert rates.units == 12
    _holds(rates, CORPUS_BLIND if blind else CORPUS_SEEN)


def _holds(rates: Rates, floor: tuple[float, float]) -> None:
    """Precision and recall as figures: a failing test must not show what it was measured on."""
    got = (rates.precision, rates.recall)
    words = "precision {:.3f}, recall {:.3f}"
    if any(rate < least for rate, least in zip(got, floor, strict=True)):
        pytest.fail(f"{words.format(*got)}; floor: {words.format(*floor)}", pytrace=False)


def _hold(share: float, floor: float) -> None:
    if share < floor:
        pytest.fail(f"{share:.3f}; floor: {floor:.3f}", pytrace=False)
