"""Bodies known again by a word of their name."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import by_hand, doc, resolve, said, texts_by_model

NAMED = """the/DT/det/League Lake/NNP/compound/League/ORG League/NNP/nsubj/left/I-ORG
    left=leave/VBD/ROOT"""
RAIN = "Rain/NN/nsubj/fell fell=fall/VBD/ROOT"


def found(*sentences: str, word: str) -> str | None:
    """ "actor rule" of the word in the last sentence, None where it stands for nobody."""
    table = resolve(by_hand(*(doc(sentence) for sentence in sentences))).links.at[-1]
    own = [m for m in table.values() if m.text == word and m.kind == "description"]
    return f"{own[-1].actors[0]} {own[-1].rule}" if own else None


def owned(word: str, noun: str) -> str:
    return f"{word}/NN/compound/{noun} {noun}/NNS/nsubj/left left=leave/VBD/ROOT"


def test_a_capitalised_word_before_what_belongs_to_the_body() -> None:
    expected = "lake-league word-of-its-name"
    nations = owned("League", "nations").replace("nations/NNS", "nations=nation/NNS")
    assert found(NAMED, nations, word="League") == expected
    assert found(NAMED, nations.replace("League", "league"), word="league") is None
    talks = owned("League", "talks").replace("talks/NNS", "talks=talk/NNS")
    assert found(NAMED, talks, word="League") is None
    assert found(nations, word="League") is None


def test_a_name_is_known_throughout_and_a_noun_only_nearby() -> None:
    again = "the/DT/det/{0} {0}/NN/nsubj/spoke spoke=speak/VBD/ROOT"
    far = [RAIN] * 13
    name = found(NAMED, *far, again.format("League"), word="League")
    assert name == "lake-league word-of-its-name"
    assert found(NAMED, *far, again.format("league"), word="league") is None


CLAIMS = {
    "The Burmese junta held the vote. The junta urged Laos to wait.": "myanmar requests laos",
    "Nepal's army met. In Chile rain fell. The army urged Laos to wait.": None,
    "The Burmese junta held the vote. After the coup in Niger the junta urged Laos to wait.": None,
    "The Malian army met. Guinea voted. The army urged Laos to wait.": None,
    "The Dutch ministry met. In Dhaka, the ministry urged Laos to wait.": None,
    "Laos and Nepal quarrel. Nepal thanked Laos. Laos accused its neighbour of theft.": (
        "laos accuses nepal"
    ),
    "Laos bought rice from Nepal. Laos accused its neighbour of theft.": None,
    "Nepalese officials met in Bern. They urged Laos to wait.": "nepal requests laos",
    "Nepalese soldiers met smugglers. They urged Laos to wait.": None,
    "Nepal and Chile left at the request of its government.": None,
    "A Nepalese representative accused Laos of theft.": "nepal accuses laos",
    "A Nepalese company representative accused Laos of theft.": None,
    "A Nepalese prince accused Laos of theft.": None,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(CLAIMS)


@pytest.mark.parametrize(("text", "claim"), CLAIMS.items())
def test_whose_body_or_neighbour_is_meant(
    text: str, claim: str | None, read: dict[str, Parsed]
) -> None:
    found = said(read[text])
    judged = {each for each in found if each.split()[1] in ("requests", "accuses")}
    assert judged == ({claim} if claim else set())
