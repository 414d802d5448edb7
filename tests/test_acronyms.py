"""Acronyms that a text introduces in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from actorgraph.acronyms import Introduced, introduced
from parse_samples import VOCAB

SMALL = {
    "The": "DET",
    "of": "ADP",
    "for": "ADP",
    "the": "DET",
    "and": "CCONJ",
    "an": "DET",
    "(": "PUNCT",
    ")": "PUNCT",
}


def read(text: str) -> Doc:
    words = text.split()
    return Doc(VOCAB, words=words, pos=[SMALL.get(word, "PROPN") for word in words])


def shown(text: str) -> list[str]:
    """ "acronym = words" of each, with a star where the words are no name."""
    of = read(text)
    return [
        f"{each.short} = {of[each.start : each.end].text}{'' if each.proper else ' *'}"
        for each in introduced(of)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Lake Army ( LA ) met", ["LA = Lake Army"]),
        ("Hayat Tahrir al - Sham ( HTS ) met", ["HTS = Hayat Tahrir al - Sham"]),
        ("the Front of the Lake ( FL ) met", ["FL = Front of the Lake"]),
        ("the LA ( Lake Army ) met", ["LA = Lake Army"]),
        ("the LA ( the Lake Army ) met", ["LA = the Lake Army"]),
        ("an initial medical form ( IMF ) came", ["IMF = initial medical form *"]),
        ("The the ( TT ) played", ["TT = The the *"]),
        ("the Sahara Group ( XYZ ) met", ["XYZ = "]),
        ("the Great Lake Army ( No ) met", []),
        ("the Alternative for Deutschland ( AfD ) met", ["AfD = Alternative for Deutschland"]),
        ("the Lake Army ( 2024 ) met", []),
        ("the LA ( Sea Army ) met", []),
        ("Smith ( Lake Army ) met", []),
        ("the Lake Army ( LA", []),
        ("( LA ) the Lake Army", ["LA = "]),
        ("Lake Army ( LA ) met Sea Fleet ( SF )", ["LA = Lake Army", "SF = Sea Fleet"]),
    ],
)
def test_what_stands_for_what(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_words_too_far_away_are_not_the_acronyms() -> None:
    assert shown("Lake " + "of " * 12 + "Army ( LA ) met") == ["LA = "]


WORDS = st.one_of(
    st.sampled_from(["(", ")", "-", "–", "LA", "Lake", "Army", "of", "'s", "A.", "U.S."]),
    st.text(min_size=1, max_size=6),
)
TAGS = st.sampled_from(["PROPN", "NOUN", "ADP", "DET", "PUNCT", "X", "SPACE"])


@settings(derandomize=True)
@given(st.lists(st.tuples(WORDS, TAGS), max_size=30))
def test_any_tokens_give_spans_of_the_paragraph(tokens: list[tuple[str, str]]) -> None:
    of = Doc(VOCAB, words=[word for word, _ in tokens], pos=[tag for _, tag in tokens])
    for each in introduced(of):
        assert isinstance(each, Introduced)
        assert 0 <= each.start <= each.end <= len(of)
        assert each.short in {token.text for token in of}
