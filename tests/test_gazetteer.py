"""Names of the seeds in a text: whatever their case, hyphens and spaces, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.actors import load_seeds
from actorgraph.gazetteer import alias_index, alias_spans, alias_tokens, folded, normal
from parse_samples import doc
from seed_samples import WORLD, in_use, written


@settings(derandomize=True)
@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("al-Shabaab", "Al Shabaab"),
        ("Cote d’Ivoire", "COTE D'IVOIRE"),
        ("Guinea–Bissau", "guinea\u00a0bissau"),
        ("United\n States ", "united states"),
    ],
)
def test_spellings_that_are_one_name(left: str, right: str) -> None:
    assert normal(left) == normal(right)


def test_a_capital_that_grows_when_made_small_stays() -> None:
    assert folded("İran") == "İran"


def found(text: str) -> list[str]:
    """ "words in the text > actors" of all names."""
    return [
        f"{text[start:end]} > {' '.join(dict.fromkeys(a.actor for a in aliases))}"
        for start, end, aliases in alias_spans(text)
    ]


def test_names_are_found_across_case_hyphens_and_line_ends() -> None:
    text = "AL- SHABAAB left Saudi\nArabia for Côte d’Ivoire."
    assert {
        "AL- SHABAAB > al-shabaab",
        "Saudi\nArabia > saudi-arabia",
        "Côte d’Ivoire > ivory-coast",
    } <= set(found(text))


def test_a_name_is_no_part_of_a_longer_word_at_its_start() -> None:
    assert found("Subiran spoke.") == []


def test_names_that_lie_in_each_other_are_both_found_the_longer_first() -> None:
    assert found("North Korea spoke.")[0] == "North Korea > north-korea"


SPELLINGS = st.sampled_from(sorted({alias.text for alias in load_seeds().aliases}))
BLANKS = st.sampled_from(["", " ", "  ", "\n"])
CASES = st.sampled_from([str, str.upper, str.lower])


def spelled(text: str) -> str:
    """The key of a name from its first letter on, which is where it is found ("'Ndrangheta")."""
    return re.sub(r"^\W+", "", normal(text))


@settings(derandomize=True, deadline=None)
@given(SPELLINGS, CASES, BLANKS, BLANKS)
def test_offsets_give_back_the_name(name: str, case: type[str], before: str, after: str) -> None:
    text = f"so{before} {case(name)} {after}it"
    spans = list(alias_spans(text))
    for start, end, aliases in spans:
        assert {spelled(alias.text) for alias in aliases} <= {spelled(text[start:end])}
    assert all(left[0] <= right[0] for left, right in pairwise(spans))
    if normal(case(name)) == normal(name):  # not where the small letter is another one
        assert spelled(name) in {spelled(text[start:end]) for start, end, _ in spans}


def test_names_inside_a_token_are_left_out() -> None:
    of = doc("Iran/NNP/nsubj/left Iranology/NNP/dobj/left left/VBD/ROOT")
    assert [(span.start, span.end) for span, _ in alias_tokens(of)] == [(0, 1)]


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with in_use(written(tmp_path_factory.mktemp("world"), **WORLD)):
        yield


@pytest.mark.usefixtures("world")
def test_one_text_of_several_actors_has_them_all() -> None:
    assert found("Congo slept.") == ["Congo > east-congo west-congo"]
    assert [a.kind for a in alias_index()["kw"]] == ["acronym", "acronym"]


@pytest.mark.usefixtures("world")
def test_fixed_phrases_stand_for_nobody() -> None:
    assert found("The Congo Basin dried.") == ["Congo Basin > ", "Congo > east-congo west-congo"]
