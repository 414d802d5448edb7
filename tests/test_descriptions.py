"""Descriptions that stand for actors: "the alliance", "the Islamist group", "both countries"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from parse_samples import by_hand, doc, resolve
from seed_samples import WORLD, in_use, written

RAIN = "Rain/NN/nsubj/fell fell=fall/VBD/ROOT"
LEFT = "{}/NNP/nsubj/left/{} left=leave/VBD/ROOT"
MET = "{}/NNP/nsubj/met/GPE met=meet/VBD/ROOT {}/NNP/dobj/met/GPE"


def found(*paragraphs: Doc, word: str, publisher: str | None = None) -> str | None:
    """ "actors rule" of the last description that reads so, None where none does."""
    parsed = by_hand(*paragraphs, date="2024-11-13")
    parsed = replace(parsed, article=replace(parsed.article, publisher=publisher))
    table = resolve(parsed).links.at[-1]
    own = [m for m in table.values() if m.text == word and m.kind == "description"]
    return f"{'+'.join(own[-1].actors)} {own[-1].rule}" if own else None


def spoke(words: str, then: str = "") -> str:
    """ "the Islamist group spoke": each word hangs on the noun, the last but ``then``; words with
    a hyphen behind them ("football-") are nouns."""
    *before, noun = words.split()
    number = "NNS" if noun.endswith("s") else "NN"
    lemma = "country" if noun == "countries" else noun.removesuffix("s")
    left = [_left(word, noun) for word in before]
    return " ".join([*left, f"{noun}={lemma}/{number}/nsubj/spoke", then, "spoke=speak/VBD/ROOT"])


def _left(word: str, noun: str) -> str:
    if word in ("the", "a", "an", "this", "these", "both", "that"):
        return f"{word}/DT/det/{noun}"
    if word in ("two", "three"):
        return f"{word}/CD/nummod/{noun}"
    if word.endswith("-"):
        return f"{word[:-1]}/NN/compound/{noun}"
    return f"{word}/JJ/amod/{noun}" + ("/NORP" if word[0].isupper() else "")


@pytest.mark.parametrize(
    ("names", "words", "expected"),
    [
        ("NATO/ORG", "the alliance", "nato"),
        ("NATO/ORG Russia/GPE", "the alliance", "nato"),
        ("Hezbollah/ORG Hamas/ORG", "the militant group", "hamas"),
        ("Hamas/ORG Hezbollah/ORG", "the sunni group", "hamas"),
        ("Gazprom/ORG Russia/GPE", "the gas giant", "gazprom"),
        ("Gazprom/ORG Adnoc/ORG", "the company", "adnoc"),
        ("Morocco/GPE Iran/GPE", "the kingdom", "morocco"),
        ("Iran/GPE", "the same country", "iran"),
        ("NATO/ORG", "an alliance", None),
        ("NATO/ORG", "alliance", None),
        ("NATO/ORG", "the football- alliance", None),
        ("NATO/ORG", "the spoon", None),
        ("NATO/ORG", "the Russian army", None),
        ("Hamas/ORG Hezbollah/ORG", "the atlantic group", None),
    ],
)
def test_a_definite_noun(names: str, words: str, expected: str | None) -> None:
    named = [LEFT.format(*name.split("/")) for name in names.split()]
    made = found(doc(*named, spoke(words)), word=words.rsplit(maxsplit=1)[-1])
    assert (made and made.split()[0]) == expected


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with in_use(written(tmp_path_factory.mktemp("world"), **WORLD)):
        yield


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("names", "words", "expected"),
    [
        ("Parsoil/ORG Hanbo/ORG", "the Iranian company", "parsoil the-company"),
        ("Parsoil/ORG Hanbo/ORG", "the British company", None),
        ("Parsoil/ORG Iran/GPE", "the Iranian country", None),
        ("Quds/ORG", "the Iranian army", None),
        ("Parsoil/ORG", "the Atlantis- company", None),
    ],
)
def test_a_states_adjective_tells_whose_it_is(names: str, words: str, expected: str | None) -> None:
    named = [LEFT.format(*name.split("/")) for name in names.split()]
    assert found(doc(*named, spoke(words)), word=words.rsplit(maxsplit=1)[-1]) == expected


@pytest.mark.parametrize("then", ["of/IN/prep/alliance Togo/NNP/pobj/of/GPE", ""])
def test_what_follows_may_say_that_another_is_meant(then: str) -> None:
    made = found(doc(LEFT.format("NATO", "ORG"), spoke("the alliance", then)), word="alliance")
    assert made == (None if then else "nato the-organisation")


def test_an_owned_one_is_another() -> None:
    owned = """the/DT/det/alliance its/PRP$/poss/alliance alliance/NN/nsubj/spoke
        spoke=speak/VBD/ROOT"""
    assert found(doc(LEFT.format("NATO", "ORG"), owned), word="alliance") is None


def test_a_word_of_the_name_is_enough() -> None:
    named = """the/DT/det/Coalition Lake/NNP/compound/Coalition/ORG Coalition/NNP/nsubj/left/I-ORG
        left=leave/VBD/ROOT"""
    between = LEFT.format("NATO", "ORG")
    assert found(doc(named, between, spoke("the coalition")), word="coalition") == (
        "lake-coalition word-of-its-name"
    )
    assert found(doc(named, spoke("the football- coalition")), word="coalition") is None


@pytest.mark.parametrize(
    ("names", "words", "expected"),
    [
        ("Iran/GPE", "the government", "iran the-only-state"),
        ("Iran/GPE Chad/GPE", "the government", None),
        ("Iran/GPE Chad/GPE", "this country", "chad the-state"),
    ],
)
def test_the_government_is_of_the_only_state(names: str, words: str, expected: str | None) -> None:
    named = [LEFT.format(*name.split("/")) for name in names.split()]
    assert found(doc(*named, spoke(words)), word=words.rsplit(maxsplit=1)[-1]) == expected


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        (MET.format("Iran", "Chad"), "both countries", "iran+chad"),
        (MET.format("Iran", "Chad"), "the two sides", "iran+chad"),
        (MET.format("Iran", "Chad"), "the rivals", "iran+chad"),
        (MET.format("Iran", "Chad"), "the pair", "iran+chad"),
        (MET.format("Iran", "Chad"), "the countries", None),
        (MET.format("Iran", "Chad"), "two spoons", None),
        (MET.format("Iran", "Chad"), "these spoons", None),
        (MET.format("Iran", "Chad"), "the three countries", None),
        (MET.format("Iran", "Chad"), "both presidents", None),
        (MET.format("Merkel", "Macron"), "both presidents", "angela-merkel+emmanuel-macron"),
        (MET.format("Merkel", "Macron"), "both politicians", "angela-merkel+emmanuel-macron"),
        (MET.format("Merkel", "Macron"), "the pair", "angela-merkel+emmanuel-macron"),
        (MET.format("NATO", "Hezbollah"), "both sides", "nato+hezbollah"),
    ],
)
def test_several_that_were_named(before: str, words: str, expected: str | None) -> None:
    made = found(doc(before, spoke(words)), word=words.rsplit(maxsplit=1)[-1])
    assert made == (f"{expected} the-several" if expected else None)


def test_two_that_a_phrase_says_more_of_are_others() -> None:
    of = spoke("both countries", "of/IN/prep/countries Asia/NNP/pobj/of/LOC")
    assert found(doc(MET.format("Iran", "Chad"), of), word="countries") is None


def test_a_preposition_without_an_object_narrows_nothing() -> None:
    of = spoke("the alliance", "of/IN/prep/alliance")
    assert found(doc(LEFT.format("NATO", "ORG"), of), word="alliance") == "nato the-organisation"


def test_our_two_countries_are_author_and_addressee() -> None:
    thanks = """I/PRP/nsubj/thank thank=thank/VBP/ROOT Chad/NNP/dobj/thank/GPE"""
    ours = """our/PRP$/poss/countries two/CD/nummod/countries
        countries=country/NNS/nsubj/spoke spoke=speak/VBD/ROOT"""
    publisher = "U.S. Department of State"
    assert found(doc(thanks, ours), word="countries", publisher=publisher) == (
        "united-states+chad the-several"
    )
    assert found(doc(thanks, ours), word="countries") is None


def test_a_title_among_descriptions_is_its_bearers() -> None:
    assert found(doc(spoke("the French president")), word="president") == (
        "emmanuel-macron office-of-seed"
    )
