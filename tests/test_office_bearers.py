"""Whom a title without a name means: who bears it in the text, else who did on that day."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from actorgraph.office_bearers import OFFICE_OF_SEED
from parse_samples import by_hand, doc, resolve

RAIN = "Rain/NN/nsubj/fell fell=fall/VBD/ROOT"
TODAY = "2024-11-13"


def found(*paragraphs: Doc, word: str, day: str | None = TODAY) -> str | None:
    """ "actors rule" of the last description that reads so, None where none does."""
    table = resolve(by_hand(*paragraphs, date=day)).links.at[-1]
    own = [m for m in table.values() if m.text == word and m.kind == "description"]
    return f"{'+'.join(own[-1].actors)} {own[-1].rule}" if own else None


def spoke(words: str) -> str:
    """ "the French president spoke": the words before the last one hang on it."""
    *before, noun = words.split()
    tags = {
        "the": "DT/det",
        "a": "DT/det",
        "every": "DT/det",
        "both": "DT/det",
        "French": "JJ/amod",
    }
    left = [f"{word}/{tags.get(word, 'NN/compound')}/{noun}" for word in before]
    tag = "NNS" if noun.endswith("s") else "NN"
    lemma = noun.removesuffix("s")
    return " ".join([*left, f"{noun}={lemma}/{tag}/nsubj/spoke spoke=speak/VBD/ROOT"])


NAMED = """{title}/NN/compound/{name} {name}/NNP/nsubj/met/PERSON met=meet/VBD/ROOT
    Chad/NNP/dobj/met/GPE"""
LEFT = "{}/NNP/nsubj/left/PERSON left=leave/VBD/ROOT"


@pytest.mark.parametrize(
    ("day", "actor"),
    [("2024-11-13", "emmanuel-macron"), ("2005-01-01", "jacques-chirac"), (None, None)],
)
def test_the_french_president_is_who_was_it_that_day(day: str | None, actor: str | None) -> None:
    made = found(doc(spoke("the French president")), word="president", day=day)
    assert made == (f"{actor} {OFFICE_OF_SEED}" if actor else None)


def test_a_year_in_the_sentence_beats_the_day_of_the_article() -> None:
    then = """In/IN/prep/spoke 2005/CD/pobj/In/DATE the/DT/det/president
        French/JJ/amod/president/NORP president/NN/nsubj/spoke spoke=speak/VBD/ROOT"""
    assert found(doc(then), word="president") == f"jacques-chirac {OFFICE_OF_SEED}"
    assert found(doc(then), word="president", day=None) == f"jacques-chirac {OFFICE_OF_SEED}"


def test_one_who_is_named_in_the_text_is_told_from_one_whom_only_the_seeds_name() -> None:
    sentence = spoke("the French president")
    assert found(doc(LEFT.format("Macron"), sentence), word="president") == (
        "emmanuel-macron office-of-named"
    )


OF_BODY = """Ivo/NNP/compound/Lund/PERSON Lund/NNP/nsubj/met/I-PERSON ,/,/punct/Lund
    the/DT/det/president French/JJ/amod/president/NORP president/NN/appos/Lund ,/,/punct/Lund
    met=meet/VBD/ROOT Chad/NNP/dobj/met/GPE"""


def test_who_bears_the_title_in_the_text_comes_before_the_seeds() -> None:
    assert found(doc(OF_BODY), doc(spoke("the French president")), word="president") == (
        "ivo-lund--france office-of-body"
    )
    assert found(doc(OF_BODY), doc(spoke("the president")), word="president") == (
        "ivo-lund--france title-seen-before"
    )


@pytest.mark.parametrize(
    "words", ["a president", "every president", "the presidents", "president", "the next president"]
)
def test_a_title_of_anybody_stands_for_nobody(words: str) -> None:
    said = doc(NAMED.format(title="President", name="Macron"))
    assert found(said, doc(spoke(words)), word=words.rsplit(maxsplit=1)[-1]) is None


def test_an_office_that_only_one_body_has() -> None:
    assert found(doc(spoke("the pope")), word="pope") == f"pope-francis {OFFICE_OF_SEED}"
    assert found(doc(spoke("the pope")), word="pope", day=None) is None


def test_the_title_of_somebody_of_the_text_by_the_seeds() -> None:
    named = doc(LEFT.format("Macron"), LEFT.format("Merkel"))
    assert found(named, doc(spoke("the president")), word="president") == (
        "emmanuel-macron title-of-seed"
    )
    two = doc(LEFT.format("Macron"), LEFT.format("Putin"))
    assert found(two, doc(spoke("the president")), word="president") is None


def test_the_last_word_of_a_longer_title_will_do() -> None:
    named = doc(LEFT.format("Lavrov"), LEFT.format("Macron"))
    assert found(named, doc(spoke("the minister")), word="minister") == (
        "sergei-lavrov title-of-seed"
    )


ENVOY = """the/DT/det/envoy United/NNP/compound/Nations/ORG Nations/NNP/compound/envoy/I-ORG
    envoy/NN/nsubj/spoke spoke=speak/VBD/ROOT"""


def test_the_only_one_of_the_text_who_holds_such_an_office_of_the_body() -> None:
    full = """Staffan/NNP/compound/Mistura/PERSON de/NNP/compound/Mistura/I-PERSON
        Mistura/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"""
    assert found(doc(full), doc(ENVOY), word="envoy", day="2016-02-01") == (
        "staffan-de-mistura office-of-named"
    )
    assert found(doc(RAIN), doc(ENVOY), word="envoy", day="2016-02-01") is None


def test_the_former_prime_minister_is_who_held_it_before() -> None:
    former = spoke("the former prime minister")
    former = former.replace("former/NN/compound", "former/JJ/amod")
    blair = doc(LEFT.format("Blair"), LEFT.format("Tusk"))
    assert found(blair, doc(former), word="minister", day="2010-01-01") == (
        "tony-blair former-title"
    )
    assert found(blair, doc(former), word="minister", day="2005-01-01") is None
    assert found(blair, doc(former), word="minister", day=None) is None
    two = doc(LEFT.format("Blair"), LEFT.format("Merkel"), LEFT.format("Macron"))
    assert found(two, doc(former), word="minister", day="2024-11-13") == "tony-blair former-title"
    anybody = former.replace("the/DT", "a/DT")
    assert found(blair, doc(anybody), word="minister", day="2010-01-01") is None


OWNER = """the/DT/det/federation Turkish/JJ/amod/federation/NORP federation/NN/poss/president
    's/POS/case/federation president/NN/nsubj/spoke spoke=speak/VBD/ROOT"""


def test_a_title_is_its_own_nouns_owners() -> None:
    own = """Turkey/NNP/poss/president/GPE 's/POS/case/Turkey president/NN/nsubj/spoke
        spoke=speak/VBD/ROOT"""
    assert found(doc(own), word="president") == f"recep-tayyip-erdogan {OFFICE_OF_SEED}"
    assert found(doc(OWNER), word="president") is None
