"""Claims of which whoever speaks is the subject."""

from __future__ import annotations

import pytest

from actorgraph.lexicon import voiced
from actorgraph.parse import Parsed
from parse_samples import said, texts_by_model

CASES = {
    '"Serbia must hand over the suspects," Carla Del Ponte said.': (
        "carla-del-ponte requests serbia"
    ),
    "Carla Del Ponte said that Serbia must hand over the suspects.": (
        "carla-del-ponte requests serbia"
    ),
    "Serbia must hand over the suspects.": None,
    "Carla Del Ponte did not say that Serbia must hand over the suspects.": None,
    '"Japan must spend more," Shinzo Abe, the prime minister of Japan, said.': None,
    '"The murderous Janjaweed burn villages," Jack Straw said.': "jack-straw accuses janjaweed",
    "The murderous Janjaweed burn villages.": None,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(CASES)


@pytest.mark.parametrize(("text", "claim"), CASES.items())
def test_who_says_so(text: str, claim: str | None, read: dict[str, Parsed]) -> None:
    spoken = {each for each in said(read[text]) if each.split()[1] in ("requests", "accuses")}
    assert spoken == ({claim} if claim else set())


def test_rules_of_the_speaker() -> None:
    assert "requests-must" in voiced()
    assert "requests-urge" not in voiced()
