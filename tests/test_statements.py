"""Whom "we" means in a text that is a body's own statement."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import by_hand, doc, resolve, said, texts_by_model

LEAD = """{}/NNP/nsubj/{} {}={}/VBZ/ROOT the/DT/det/arrests arrests=arrest/NNS/dobj/{}"""
THEN = "We/PRP/nsubj/urge urge=urge/VBP/ROOT calm/NN/dobj/urge"


def we(actor: str, verb: tuple[str, str], *between: str) -> str | None:
    """Whom "we" stands for after a lead and further sentences."""
    form, lemma = verb
    lead = LEAD.format(f"{actor}", form, form, lemma, form)
    lead = lead.replace(f"{actor}/NNP/nsubj/{form}", f"{actor}/NNP/nsubj/{form}/GPE")
    text = doc(lead, *between, THEN)
    place = next(t.i for t in text if t.text == "We")
    mention = resolve(by_hand(text)).links.at[0].get(place)
    return mention.actors[0] if mention else None


def test_we_is_the_body_that_the_lead_lets_condemn() -> None:
    assert we("Norway", ("condemns", "condemn")) == "norway"


def test_a_lead_that_only_tells_makes_no_statement() -> None:
    assert we("Norway", ("makes", "make")) is None


@pytest.mark.parametrize("sentences", [1, 4])
def test_only_the_lead_says_whose_statement_it_is(sentences: int) -> None:
    filler = ["It/PRP/nsubj/rains rains=rain/VBZ/ROOT"] * sentences
    late = LEAD.format("Norway", "condemns", "condemns", "condemn", "condemns")
    late = late.replace("Norway/NNP/nsubj/condemns", "Norway/NNP/nsubj/condemns/GPE")
    text = doc(*filler, late, THEN)
    place = next(t.i for t in text if t.text == "We")
    found = resolve(by_hand(text)).links.at[0].get(place)
    assert (found is not None) == (sentences == 1)


TEXTS = {
    "Conclusions of the Arab League\n\nThe Arab League met. Leaders accused Laos of theft.": (
        "arab-league accuses laos"
    ),
    "Conclusions of the Arab League\n\nGang leaders met. The leaders accused Laos of theft.": None,
    "Summary of a meeting of the Arab League\n\nThe Authority accused Laos of theft.": None,
    "Ministry of Defence of Nepal\n\nStatement\n\nWe accuse Laos of theft.": "nepal accuses laos",
    "Department of War Studies, King's College London\n\nStatement\n\nWe accuse Laos of theft.": (
        None
    ),
    "Statement by the Ministry of Defence of Nepal\n\nWe accuse Laos of theft.": (
        "nepal accuses laos"
    ),
    "Statement on the Ministry of Defence of Nepal\n\nWe accuse Laos of theft.": None,
    "Statement: the crimes of the government of Nepal\n\nWe accuse Laos of theft.": None,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(TEXTS)


@pytest.mark.parametrize(("text", "claim"), TEXTS.items())
def test_whose_statement_it_is(text: str, claim: str | None, read: dict[str, Parsed]) -> None:
    assert {each for each in said(read[text]) if " accuses " in each} == (
        {claim} if claim else set()
    )
