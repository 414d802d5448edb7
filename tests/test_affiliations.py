"""A name with "of" and a party or body says that its bearer belongs to it or serves it."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import said, texts_by_model

CASES = {
    "Erik Holm of the Labour Party left the hall.": "memberOf labour-party",
    "Erik Holm of the All Progressives Congress left.": "memberOf all-progressives-congress",
    "Erik Holm of the African National Congress left.": "memberOf african-national-congress",
    "Erik Holm of the European Union left the hall.": "represents european-union",
    "Erik Holm, of the Chinese foreign ministry, left the hall.": "represents china",
    "Erik Holm of Norway left the hall.": None,
    "Erik Holm thought of the Labour Party.": None,
    "Boko Haram's Erika Holm was 14.": None,
    "Fidesz's Erik Holm left the hall.": "memberOf fidesz",
    "Labour's Erik Holm left the hall.": None,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(CASES)


@pytest.mark.parametrize(("text", "claim"), CASES.items())
def test_what_a_person_is_of(text: str, claim: str | None, read: dict[str, Parsed]) -> None:
    found = {each.partition(" ")[2] for each in said(read[text])}
    assert found == ({claim} if claim else set())


@pytest.mark.parametrize(
    "text",
    [
        "The defence minister, Erik Holm, welcomed the decision of Norway.",
        "The defence minister, Erik Holm, said that Norway had closed the road.",
        "The Dominica Christian Council asked the prime minister, Erik Holm, to wait.",
    ],
)
def test_a_state_that_is_named_nearby_has_not_the_minister(text: str) -> None:
    found = said(texts_by_model([text])[text])
    assert not [claim for claim in found if {"represents", "headOf"} & set(claim.split())]


def test_its_leader_is_of_the_body_named_last() -> None:
    text = "Oxfam wrote to Laos about the Labour Party and its leader, Erik Holm."
    assert "erik-holm headOf labour-party" in said(texts_by_model([text])[text])


def test_an_office_that_the_seeds_know_counts_more_than_the_body_named_last() -> None:
    text = "Israel bombed Hezbollah, and its leader Benjamin Netanyahu spoke."
    found = said(texts_by_model([text])[text])
    assert "benjamin-netanyahu headOf israel" in found
    assert "benjamin-netanyahu headOf hezbollah" not in found
