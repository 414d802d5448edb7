"""A name with "of" and a party or body says that its bearer belongs to it or serves it."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import said, texts_by_model

CASES = {
    "Erik Holm of the Labour Party left the hall.": "memberOf labour-party",
    "Erik Holm of the European Union left the hall.": "represents european-union",
    "Erik Holm, of the Chinese foreign ministry, left the hall.": "represents china",
    "Erik Holm of Norway left the hall.": None,
    "Erik Holm thought of the Labour Party.": None,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(CASES)


@pytest.mark.parametrize(("text", "claim"), CASES.items())
def test_what_a_person_is_of(text: str, claim: str | None, read: dict[str, Parsed]) -> None:
    found = {each.partition(" ")[2] for each in said(read[text])}
    assert found == ({claim} if claim else set())


def test_the_one_state_of_a_sentence_has_the_minister() -> None:
    one = "Laos has closed the road, the transport minister, Erik Holm, said."
    two = "Laos and Nepal have closed the road, the transport minister, Erik Holm, said."
    bigger = "The Dominica Christian Council asked the prime minister, Erik Holm, to wait."
    read = texts_by_model([one, two, bigger])
    assert "erik-holm represents laos" in said(read[one])
    assert not [claim for claim in said(read[two]) if "represents" in claim]
    assert not [claim for claim in said(read[bigger]) if "headOf" in claim]


def test_its_leader_is_of_the_body_named_last() -> None:
    text = "Oxfam wrote to Laos about the Labour Party and its leader, Erik Holm."
    assert "erik-holm headOf labour-party" in said(texts_by_model([text])[text])
