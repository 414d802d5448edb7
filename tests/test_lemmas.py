"""Lemmas that the model gets wrong by rule."""

from __future__ import annotations

import pytest

from actorgraph.lemmas import repaired
from actorgraph.parse import pipeline
from parse_samples import doc, token

SHORT = """Chad/NNP/nsubj/waging waging=wag/VBG/ROOT war/NN/dobj/waging"""


def test_a_verb_in_e_keeps_its_e() -> None:
    assert token(repaired(doc(SHORT), None), "waging").lemma_ == "wage"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("banned", "ban"), ("planning", "plan"), ("wagging", "wag"), ("mass", "mass")],
)
def test_other_verbs_stay_as_they_are(form: str, lemma: str) -> None:
    made = doc(f"Chad/NNP/nsubj/{form} {form}={lemma}/VBD/ROOT it/PRP/dobj/{form}")
    assert token(repaired(made, None), form).lemma_ == lemma


def test_forms_of_the_word_list() -> None:
    made = doc("Chad/NNP/nsubj/shelled shelled=shell/VBD/ROOT bases=basis/NNS/dobj/shelled")
    assert token(repaired(made, None), "bases").lemma_ == "base"


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The CIA overthrew Jacobo Arbenz in Guatemala in 1954.", "overthrew", "overthrow"),
        ("The minister staged a drill off Oman.", "staged", "stage"),
        ("The U.S.-led force left Haiti.", "led", "lead"),
    ],
)
def test_the_pipeline_puts_lemmas_right(text: str, word: str, lemma: str) -> None:
    assert token(pipeline()(text), word).lemma_ == lemma
