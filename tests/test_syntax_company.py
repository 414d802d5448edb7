"""Whoever does something, too, is found wherever the words put them."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import said, texts_by_model

BOTH = {
    "Peru, along with Chile, condemned Bolivia.",
    "Peru, together with Chile, condemned Bolivia.",
    "Peru, like Chile, condemned Bolivia.",
    "Peru condemned Bolivia, as did Chile.",
    "Peru condemned Bolivia and so did Chile.",
    "Peru condemned Bolivia; Chile did the same.",
    "Peru joined Chile in condemning Bolivia.",
    "Peru was joined by Chile in condemning Bolivia.",
    "Several states, among them Peru and Chile, condemned Bolivia.",
    "Among the countries that condemned Bolivia were Peru and Chile.",
    "Condemnation of Bolivia came from Peru and Chile.",
}
ONE = {
    "Peru condemned Bolivia along with the killing of a miner in Chile.": {"peru"},
    "Peru condemned Bolivia, as Chile did not.": {"peru"},
    "Peru condemned Bolivia, as Chile had a new government.": {"peru"},
    "Chile refused to join Peru in condemning Bolivia.": {"chile"},
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*sorted(BOTH), *ONE])


def accusers(parsed: Parsed) -> set[str]:
    return {claim.split()[0] for claim in said(parsed) if claim.endswith("accuses bolivia")}


@pytest.mark.parametrize("text", sorted(BOTH))
def test_both_do_it(text: str, read: dict[str, Parsed]) -> None:
    assert accusers(read[text]) == {"peru", "chile"}


@pytest.mark.parametrize(("text", "who"), ONE.items())
def test_who_is_only_named_nearby_does_not(
    text: str, who: set[str], read: dict[str, Parsed]
) -> None:
    assert accusers(read[text]) == who
