"""Words that were told to an outlet, or carried by one, are the outlet's, whoever prints them."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.parse import Parsed
from parse_samples import texts_by_model

CASES = {
    "U.S. officials told Reuters that Iran supplied missiles to Russia.": "reuters",
    "Iran supplied missiles to Russia, Antony Blinken told CNN.": "cnn",
    "Iran supplied missiles to Russia, Blinken said in an interview with CNN.": "cnn",
    "A Reuters report said that Iran supplied missiles to Russia.": "reuters",
    "The ministry said in a statement carried by IRNA that Iran supplied missiles to Russia.": (
        "irna"
    ),
    "Reuters reported that Iran supplied missiles to Russia.": None,  # the speaker
    "Antony Blinken told CNN a joke, and Iran supplied missiles to Russia.": None,
    "Iran, which bans the BBC, supplied missiles to Russia.": None,
    "Iran supplied missiles to Russia.": None,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(CASES)


@pytest.mark.parametrize(("text", "outlet"), CASES.items())
def test_the_outlet_that_words_were_told_to(
    text: str, outlet: str | None, read: dict[str, Parsed]
) -> None:
    (claim,) = (c for c in reading(read[text]).claims if c.relation == "supplies")
    assert {piece.outlet for piece in claim.evidence} == {outlet}


def test_the_outlet_is_among_the_actors_of_the_reading(read: dict[str, Parsed]) -> None:
    found = reading(read["Iran supplied missiles to Russia, Antony Blinken told CNN."])
    assert "cnn" in {actor.id for actor in found.actors}


def test_who_is_part_of_the_claim_is_no_outlet_of_it() -> None:
    text = "Iran told Reuters that it accused Reuters of lying."
    found = reading(texts_by_model({text: None})[text])
    pieces = [p for c in found.claims if "reuters" in (c.subject, c.object) for p in c.evidence]
    assert pieces
    assert all(piece.outlet is None for piece in pieces)
