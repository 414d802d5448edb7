"""A verb that a report goes on with has the speaker as its subject, whatever the parser joins."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.model import Modality
from actorgraph.parse import Parsed
from parse_samples import evidence, said, texts_by_model

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
    "Greece asked Italy to help Libya and thanked Malta for its patience.": (
        "greece supports malta",
        "italy supports malta",
    ),
    "Kenya urged Uganda to stop the raids and met Burundi.": (
        "burundi meets kenya",
        "burundi meets uganda",
    ),
}
OUTLETS = {
    "Reuters reported that Chad has left the pact, and condemned Mali.",
    "The BBC said that Chad has left the pact, and condemned Mali.",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*CASES, *sorted(OUTLETS)])


@pytest.mark.parametrize(("text", "claims"), CASES.items())
def test_who_goes_on(text: str, claims: tuple[str, str], read: dict[str, Parsed]) -> None:
    right, wrong = claims
    found = said(read[text])
    assert right in found
    assert wrong not in found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (text, right)
        for text, (right, _) in CASES.items()
        if not text.startswith(("Oman", "Norway said that Iceland broke"))
    ],
)
def test_what_goes_on_is_asserted_and_said_by_nobody_else(
    text: str, claim: str, read: dict[str, Parsed]
) -> None:
    found = evidence(reading(read[text]), claim)
    assert (found.modality, found.speaker) == (Modality.ASSERTED, None)


@pytest.mark.parametrize("text", sorted(OUTLETS))
def test_an_outlet_goes_on_with_nothing(text: str, read: dict[str, Parsed]) -> None:
    assert not [claim for claim in said(read[text]) if claim.startswith(("reuters", "bbc"))]
