"""Who speaks the words in quotation marks, on hand-made parses."""

from __future__ import annotations

import time

import pytest
from spacy.tokens import Doc

from actorgraph.quotes import quote_at, quotes
from parse_samples import doc

AFTER = """"/``/punct/said We=we/PRP/nsubj/armed armed=arm/VBD/ccomp/said Mali/NNP/dobj/armed/GPE
    ,/,/punct/said "/''/punct/said President/NNP/compound/Macron Macron/NNP/nsubj/said/PERSON
    said=say/VBD/ROOT ././punct/said"""
BEFORE = """Macron/NNP/nsubj/said/PERSON said=say/VBD/ROOT :/:/punct/said "/``/punct/said
    We=we/PRP/nsubj/armed armed=arm/VBD/ccomp/said Mali/NNP/dobj/armed/GPE ././punct/said
    "/''/punct/said"""
MIDDLE = """"/``/punct/said We=we/PRP/nsubj/armed armed=arm/VBD/ccomp/said
    Mali/NNP/dobj/armed/GPE "/''/punct/said said=say/VBD/ROOT Macron/NNP/nsubj/said/PERSON
    "/``/punct/said and/CC/cc/said will/MD/aux/stay stay/VB/conj/said "/''/punct/said"""
NEXT = """"/``/punct/is It=it/PRP/nsubj/is is=be/VBZ/ROOT over/RB/advmod/is "/''/punct/is"""
BARE = "It=it/PRP/nsubj/is is=be/VBZ/ROOT over/RB/advmod/is ././punct/is"
COLON = """Macron/NNP/nsubj/issued/PERSON issued=issue/VBD/ROOT this/DT/det/statement
    statement/NN/dobj/issued :/:/punct/issued"""
TOLD = "Lavrov/NNP/nsubj/said/PERSON said=say/VBD/ROOT little/JJ/dobj/said"
ACCORDING = """According=accord/VBG/prep/is to/IN/prep/According Macron/NNP/pobj/to/PERSON
    "/``/punct/is it/PRP/nsubj/is is=be/VBZ/ROOT over/RB/advmod/is "/''/punct/is"""
OPEN = """Macron/NNP/nsubj/said/PERSON said=say/VBD/ROOT "/``/punct/said It=it/PRP/nsubj/is
    is=be/VBZ/ccomp/said over/RB/advmod/is"""
SILENT = """The=the/DT/det/law "/``/punct/law shield/NN/compound/law "/''/punct/law
    law/NN/nsubj/failed failed=fail/VBD/ROOT"""


def spoken(*paragraphs: str) -> list[list[tuple[str, str | None]]]:
    """For each paragraph, the words of every quotation and its speaker's name."""
    docs = tuple(doc(each) for each in paragraphs)
    return [
        [(docs[at][q.start : q.end].text, _name(docs, q.speaker)) for q in found]
        for at, found in enumerate(quotes(docs))
    ]


def _name(docs: tuple[Doc, ...], speaker: tuple[int, int] | None) -> str | None:
    return docs[speaker[0]][speaker[1]].text if speaker else None


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        pytest.param(AFTER, "We armed Mali ,", id="after"),
        pytest.param(BEFORE, "We armed Mali .", id="before"),
        pytest.param(ACCORDING, "it is over", id="according to"),
        pytest.param(OPEN, "It is over", id="never closed"),
    ],
)
def test_the_speaker_of_one_quotation(paragraph: str, words: str) -> None:
    assert spoken(paragraph) == [[(words, "Macron")]]


def test_a_speaker_in_the_middle_speaks_both_halves() -> None:
    assert spoken(MIDDLE) == [[("We armed Mali", "Macron"), ("and will stay", "Macron")]]


def test_a_speaker_goes_on_in_the_next_paragraph() -> None:
    assert spoken(AFTER, NEXT)[1] == [("It is over", "Macron")]
    assert spoken(NEXT) == [[("It is over", None)]]


def test_a_new_speaker_takes_over() -> None:
    other = AFTER.replace("Macron", "Lavrov")
    assert spoken(AFTER, other, NEXT)[2] == [("It is over", "Lavrov")]


def test_a_colon_hands_on_the_word_even_without_quotation_marks() -> None:
    assert spoken(COLON, BARE)[1] == [("It is over .", "Macron")]
    assert spoken(COLON, NEXT)[1] == [("It is over", "Macron")]
    assert spoken(COLON, BARE, BEFORE.replace("Macron", "Lavrov"), BARE)[3] == []
    assert spoken(COLON.replace(" :/:/punct/issued", ""), BARE)[1] == []


def test_a_statement_may_go_on_behind_the_colon_and_in_the_next_paragraph() -> None:
    told = f"""Lavrov/NNP/nsubj/said/PERSON said=say/VBD/ROOT :/:/punct/said {BARE}"""
    assert spoken(told, BARE) == [[("It is over .", "Lavrov")], [("It is over .", "Lavrov")]]
    late = spoken(*["Rain/NN/ROOT"] * 4, told)
    assert late[-1] == []


def test_marked_words_without_a_speaker() -> None:
    assert spoken(SILENT) == [[("shield", None)]]


def test_no_quotation_in_plain_text() -> None:
    assert spoken(TOLD, BARE) == [[], []]


@pytest.mark.parametrize("marks", ["“”", "«»", "„“"])
def test_marks_of_other_houses(marks: str) -> None:
    text = AFTER.replace('"/``', f"{marks[0]}/``").replace("\"/''", f"{marks[1]}/''")
    assert spoken(text) == [[("We armed Mali ,", "Macron")]]


TITLE = """Statement=statement/NN/ROOT by/IN/prep/Statement Minister/NNP/compound/Lavrov
    Lavrov/NNP/pobj/by/PERSON on/IN/prep/Statement Mali/NNP/pobj/on/GPE"""
OTHERS = "Officials=official/NNS/nsubj/said said=say/VBD/ROOT little/JJ/dobj/said"
OWN = "We=we/PRP/nsubj/announced announced=announce/VBD/ROOT little/JJ/dobj/announced"


def test_who_signs_a_statement_speaks_all_of_it() -> None:
    assert spoken(TITLE, BARE, OWN)[1:] == [
        [("It is over .", "Lavrov")],
        [("We announced little", "Lavrov")],
    ]


def test_a_statement_ends_where_somebody_else_tells() -> None:
    assert spoken(TITLE, OTHERS)[1] == []
    assert spoken(TITLE, NEXT, BARE)[1:] == [[("It is over", "Lavrov")], []]


def test_a_title_that_names_no_person_has_no_author() -> None:
    nobody = TITLE.replace("/PERSON", "/ORG")
    assert spoken(nobody, BARE)[1] == []


def test_according_to_nobody() -> None:
    lone = """According=accord/VBG/prep/is "/``/punct/is it/PRP/nsubj/is is=be/VBZ/ROOT
        over/RB/advmod/is "/''/punct/is"""
    assert spoken(lone) == [[("it is over", None)]]


def test_an_article_without_paragraphs_has_no_quotations() -> None:
    assert quotes(()) == []


def test_the_nearest_verb_with_a_subject_tells_who_speaks() -> None:
    """Nobody is the subject of the verb right before the words, so the one further off speaks."""
    of = """Macron/NNP/nsubj/said/PERSON said=say/VBD/ROOT ,/,/punct/said
        adding=add/VBG/amod/words words=word/NNS/dobj/said "/``/punct/said Never/RB/advmod/said
        "/''/punct/said"""
    assert spoken(of) == [[("Never", "Macron")]]


def test_a_verb_of_the_same_sentence_goes_before_one_as_near_of_another() -> None:
    before = "Lavrov/NNP/nsubj/said/PERSON said=say/VBD/ROOT ././punct/said"
    own = """"/``/punct/told Never/RB/advmod/told "/''/punct/told ,/,/punct/told
        Macron/NNP/nsubj/told/PERSON told=tell/VBD/ROOT"""
    (found,) = quotes((of := doc(before, own),))
    assert [of[q.speaker[1]].text for q in found if q.speaker] == ["Macron"]


def test_many_quotations_in_a_paragraph_are_read_quickly_each_with_its_speaker() -> None:
    pair = [AFTER, AFTER.replace("Macron", "Lavrov")]
    of = doc(*pair * 750)
    begun = time.perf_counter()
    (found,) = quotes((of,))
    assert time.perf_counter() - begun < 3
    names = [of[q.speaker[1]].text for q in found if q.speaker]
    assert names == ["Macron", "Lavrov"] * 750


def test_a_word_lies_in_one_quotation_or_in_none() -> None:
    of = doc(MIDDLE)
    (found,) = quotes((of,))
    first, second = found
    within = {t.text: quote_at(found, t.i) for t in of}
    assert within["We"] == within["Mali"] == first
    assert within["and"] == within["stay"] == second
    assert within["said"] is within["Macron"] is within['"'] is None
    assert quote_at([], 0) is None
