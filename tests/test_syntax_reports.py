"""A verb that a report goes on with has the speaker as its subject, whatever the parser joins."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import said, texts_by_model

CASES = {
    "Norway said that Iceland had broken the pact and urged Denmark to wait.": (
        "norway requests denmark",
        "iceland requests denmark",
    ),
    "Ghana asked Togo to free the pilot and begged Benin to wait.": (
        "ghana requests benin",
        "togo requests benin",
    ),
    "Oman warned Qatar to stop the shipments, asking Kuwait to mediate.": (
        "oman requests kuwait",
        "qatar requests kuwait",
    ),
    "Norway said that Iceland broke the pact and urged Denmark to wait.": (
        "iceland requests denmark",  # the same tense: as the parser has it
        "norway requests denmark",
    ),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(CASES)


@pytest.mark.parametrize(("text", "claims"), CASES.items())
def test_who_goes_on(text: str, claims: tuple[str, str], read: dict[str, Parsed]) -> None:
    right, wrong = claims
    found = said(read[text])
    assert right in found
    assert wrong not in found
