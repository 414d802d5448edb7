"""Which actor a name stands for within one article."""

from __future__ import annotations

import pytest

from actorgraph.link import Links, linked
from parse_samples import by_hand, doc, texts_by_model

FULL = """Ivo/NNP/compound/Merkel/PERSON Merkel/NNP/nsubj/left/I-PERSON left/VBD/ROOT"""
SINGLE = "Merkel/NNP/nsubj/slept/PERSON slept/VBD/ROOT"
SEED = """Angela/NNP/compound/Merkel/PERSON Merkel/NNP/nsubj/left/I-PERSON left/VBD/ROOT"""
RANK = "Major/NNP/compound/Hassan Hassan/NNP/nsubj/left/PERSON left/VBD/ROOT"
BODY = """Lake/NNP/compound/Army/ORG Army/NNP/nsubj/met/I-ORG (/-LRB-/punct/met
    LAY/NNP/appos/Army )/-RRB-/punct/met met/VBD/ROOT"""
SHORT = "LAY/NNP/nsubj/left/ORG left/VBD/ROOT"


def actors(links: Links, paragraph: int = 0) -> dict[str, str]:
    """Text of each mention to its actors and the rule that linked it."""
    return {m.text: f"{'+'.join(m.actors)} {m.rule}" for m in links.at[paragraph].values()}


def test_a_full_name_decides_whom_the_family_name_means() -> None:
    stranger = linked(by_hand(doc(FULL), doc(SINGLE)))
    assert actors(stranger, 1) == {"Merkel": "ivo-merkel surname-of-full-name"}
    known = linked(by_hand(doc(SEED), doc(SINGLE)))
    assert actors(known, 1) == {"Merkel": "angela-merkel surname-of-full-name"}


def test_a_full_name_that_comes_later_counts_too() -> None:
    assert actors(linked(by_hand(doc(SINGLE), doc(FULL)))) == {
        "Merkel": "ivo-merkel surname-of-full-name"
    }


def test_the_first_of_two_bearers_of_a_name_keeps_it() -> None:
    both = linked(by_hand(doc(FULL), doc(SEED), doc(SINGLE)))
    assert actors(both, 2) == {"Merkel": "ivo-merkel surname-of-full-name"}


def test_a_lone_family_name_is_the_seed_persons() -> None:
    assert actors(linked(by_hand(doc(SINGLE)))) == {"Merkel": "angela-merkel surname"}


def test_a_local_person_is_made_of_the_text() -> None:
    links = linked(by_hand(doc(FULL)))
    made = links.actors["ivo-merkel"]
    assert (made.label, made.type, made.named) == ("Ivo Merkel", "person", True)
    assert links.type_of("ivo-merkel") == "person"


def test_a_single_name_is_not_merged_across_articles() -> None:
    links = linked(by_hand(doc(RANK)))
    (found,) = {m.actors[0] for m in links.at[0].values()}
    assert found == "by-hand--hassan"
    assert links.actors[found].label == "Hassan"


def test_an_acronym_of_the_text() -> None:
    links = linked(by_hand(doc(BODY), doc(SHORT)))
    assert actors(links, 1) == {"LAY": "lake-army acronym-of-text"}
    assert links.type_of("lake-army") == "organisation"


def test_an_acronym_that_nobody_introduces_stands_for_itself() -> None:
    assert actors(linked(by_hand(doc(SHORT)))) == {"LAY": "lay local"}


def test_seeds_are_not_changed_by_what_an_article_adds() -> None:
    linked(by_hand(doc(FULL)))
    assert "ivo-merkel" not in linked(by_hand(doc(SEED))).actors


TEXTS = {
    "The Eastern Salvation Army (ESA) attacked Mali. The ESA also warned Chad.": (
        "ESA",
        "eastern-salvation-army",
    ),
    "Hayat Tahrir al-Sham (HTS) left Idlib. HTS warned Russia.": ("HTS", "hayat-tahrir-al-sham"),
    "Emmanuel Macron flew to Rabat. Macron praised Morocco.": ("Macron", "emmanuel-macron"),
    "Angela Merkel, the chancellor, rested. Merkel was tired.": ("Merkel", "angela-merkel"),
    "Haroun Diallo met Angela Merkel. Diallo praised Germany.": ("Diallo", "haroun-diallo"),
}
MISSED = {
    "Kim Jong-un smiled. Kim then left Pyongyang.": ("Kim", "kim-jong-un"),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Links]:
    return {text: linked(parsed) for text, parsed in texts_by_model([*TEXTS, *MISSED]).items()}


@pytest.mark.parametrize("text", TEXTS)
def test_short_forms_that_the_model_shows(text: str, read: dict[str, Links]) -> None:
    short, actor = TEXTS[text]
    last = [m for m in read[text].at[0].values() if m.text == short][-1]
    assert last.actors == (actor,)


@pytest.mark.parametrize("text", MISSED)
def test_short_forms_where_the_model_sees_no_name(text: str, read: dict[str, Links]) -> None:
    short, actor = MISSED[text]
    assert actor in [a for m in read[text].at[0].values() if m.text == short for a in m.actors]
