"""Whether a person of the text is "he" or "she"."""

from __future__ import annotations

import pytest

from actorgraph.gender import genders
from actorgraph.link import linked
from parse_samples import by_hand, doc

MERKEL = "Mr/NNP/compound/Merkel Merkel/NNP/nsubj/left/PERSON left=leave/VBD/ROOT"
TITLED = "{}/NNP/compound/Xu Xu/NNP/nsubj/left/PERSON left=leave/VBD/ROOT"
APPOSED = """Abc/NNP/compound/Xu/PERSON Xu/NNP/nsubj/left/I-PERSON ,/,/punct/Xu the/DT/det/noun
    noun={}/NN/appos/Xu ,/,/punct/left left=leave/VBD/ROOT"""
FULL = "{}/NNP/compound/Xu/PERSON Xu/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"
FAMILY_FIRST = """Chinese/JJ/amod/economist/NORP economist/NN/compound/{0}
    Xu/NNP/compound/{0}/PERSON {0}/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"""
STATE = "Chad/NNP/nsubj/left/GPE left=leave/VBD/ROOT"


def told(sentence: str) -> list[str]:
    """The genders of the persons of a sentence."""
    parsed = by_hand(doc(sentence))
    links = linked(parsed)
    return list(genders(parsed.docs, links.at, links).values())


@pytest.mark.parametrize(
    ("sentence", "gender"),
    [
        pytest.param(MERKEL, ["f"], id="the seeds know better than a slip of the pen"),
        pytest.param(TITLED.format("Mrs."), ["f"], id="Mrs."),
        pytest.param(TITLED.format("Mr"), ["m"], id="Mr"),
        pytest.param(FULL.format("Anna"), ["f"], id="Anna"),
        pytest.param(FULL.format("Aaron"), ["m"], id="Aaron"),
        pytest.param(FULL.format("Abc"), [], id="a name that tells nothing"),
        pytest.param(TITLED.format("Colonel"), [], id="a family name alone"),
        pytest.param(STATE, [], id="no person"),
    ],
)
def test_what_tells_the_gender(sentence: str, gender: list[str]) -> None:
    assert told(sentence) == gender


@pytest.mark.parametrize(("noun", "gender"), [("chairwoman", ["f"]), ("king", ["m"])])
def test_a_noun_in_apposition(noun: str, gender: list[str]) -> None:
    sentence = APPOSED.format(noun).replace("noun=", f"{noun}=").replace("/noun", f"/{noun}")
    assert told(sentence) == gender


def test_a_given_name_that_comes_last_in_its_country() -> None:
    assert told(FAMILY_FIRST.format("Aaron")) == ["m"]
    assert told(FAMILY_FIRST.replace("Chinese", "Polish").format("Aaron")) == []
