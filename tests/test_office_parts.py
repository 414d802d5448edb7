"""Of what an office is where words beside the title could be taken for it: short texts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actorgraph.claims import reading
from actorgraph.model import Article
from actorgraph.parse import parsed

SAID = {
    # a part of a state has a head, who serves the state
    "The head of the Kenyan army, Karl Frey, left.": "Karl Frey represents Kenya",
    "Chad's head of intelligence, Karl Frey, left.": "Karl Frey represents Chad",
    "Karl Frey, president of Peru's Senate, left.": "Karl Frey represents Peru",
    "The head of NATO's military committee, Karl Frey, left.": "Karl Frey represents NATO",
    "The head of the Kenyan government, Karl Frey, left.": "Karl Frey headOf Kenya",
    "The head of the Malian junta, Karl Frey, left.": "Karl Frey headOf Mali",
    # where the bearer is from is not what the office is of
    "Karl Frey, the Kenyan head of the African Union, left.": "Karl Frey headOf African Union",
    "The British governor of Hong Kong, Karl Frey, left.": "Karl Frey headOf Hong Kong",
    "The governor of the Indonesian province of Aceh, Karl Frey, left.": "Karl Frey headOf Aceh",
    # fields, alone and joined
    "Karl Frey, minister of health of Chad, left.": "Karl Frey represents Chad",
    "Peru's mines and energy minister, Karl Frey, left.": "Karl Frey represents Peru",
    "Ghana's lands and natural resources minister, Karl Frey, left.": "Karl Frey represents Ghana",
    "Mexico's attorney-general, Karl Frey, said that agents had left.": (
        "Karl Frey represents Mexico"
    ),
    # whom else the sentence tells of
    "China has sent an envoy, Karl Frey, to Chad.": "Karl Frey represents China",
    "An envoy, Karl Frey, was sent by China to Chad.": "Karl Frey represents China",
    "Ghana will pay its debts, as Karl Frey, the finance minister, put it.": (
        "Karl Frey represents Ghana"
    ),
    "Peru has closed the port, said Fisheries Minister Karl Frey.": "Karl Frey represents Peru",
    "Peru was not asked to pay, said the migration minister, Karl Frey.": (
        "Karl Frey represents Peru"
    ),
    # offices that are given
    "Chad elected Karl Frey president.": "Karl Frey headOf Chad",
    "Chad's parliament agreed to name Karl Frey prime minister.": "Karl Frey headOf Chad",
    "Karl Frey was named prime minister by Chad's parliament.": "Karl Frey headOf Chad",
    "Chad appointed Karl Frey ambassador to France.": "Karl Frey represents Chad",
    # where somebody is from a part of a state
    "Karl Frey of Chad's foreign ministry left.": "Karl Frey represents Chad",
    "Karl Frey of the health ministry of Jordan left.": "Karl Frey represents Jordan",
}
NOTHING = (
    "Karl Frey, the Somali president of the court, left.",
    "The Egyptian president of the club, Karl Frey, left.",
    "The president of the Kenyan chamber of commerce, Karl Frey, left.",
    "The governor of Russia's Belgorod region, Karl Frey, left.",
    "The mayor of the Ukrainian city of Kharkiv, Karl Frey, left.",
    "China sent a letter to an envoy, Karl Frey.",
    "The Labour Party chose Karl Frey as prime minister.",
    "Karl Frey of Chad's football league left.",
    "Karl Frey, a Kenyan lawyer of the African Union, left.",
    "When Kenya attacked, the minister, Karl Frey, slept.",
    "The lawyers of Peru and the energy minister, Karl Frey, agreed.",
    "Press release\n\nReporters Without Borders condemns the search and calls on Interior Minister "
    "Karla Frey to apologise.",
)


@pytest.fixture(scope="module")
def offices() -> Mapping[str, set[str]]:
    """By text what it says of who heads or represents what."""
    texts = [*SAID, *NOTHING]
    found = {}
    for text, each in zip(
        texts, parsed([Article(f"t{n}", text) for n, text in enumerate(texts)]), strict=True
    ):
        read = reading(each)
        labels = {actor.id: actor.label for actor in read.actors}
        found[text] = {
            f"{labels[claim.subject]} {claim.relation} {labels[claim.object]}"
            for claim in read.claims
            if claim.relation in ("headOf", "represents")
        }
    return found


@pytest.mark.parametrize("text", SAID)
def test_whose_office_it_is(text: str, offices: Mapping[str, set[str]]) -> None:
    assert offices[text] == {SAID[text]}


@pytest.mark.parametrize("text", NOTHING)
def test_no_office_is_invented(text: str, offices: Mapping[str, set[str]]) -> None:
    assert offices[text] == set()
