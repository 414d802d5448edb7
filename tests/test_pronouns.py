"""Which rule finds what a pronoun stands for: "he" is not "she", and a speaker is not "they"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from parse_samples import by_hand, doc, resolve

PAIR = "Egypt/NNP/nsubj/met/GPE and/CC/cc/Egypt Sudan/NNP/conj/Egypt/GPE met=meet/VBD/ROOT"
RUSSIA = "Russia/NNP/nsubj/hit/GPE hit=hit/VBD/ROOT Chad/NNP/dobj/hit/GPE"
LEFT = "{0}/{1}/nsubj/left left=leave/VBD/ROOT Togo/NNP/dobj/left/GPE"


def found(
    *paragraphs: Doc, word: str, publisher: str | None = None, day: str = "2024-11-13"
) -> str | None:
    """ "actors rule" of the last mention that reads so in small letters, None where none does."""
    parsed = by_hand(*paragraphs, date=day)
    parsed = replace(parsed, article=replace(parsed.article, publisher=publisher))
    table = resolve(parsed).links.at[-1]
    own = [m for m in table.values() if m.text.lower() == word]
    return f"{'+'.join(own[-1].actors)} {own[-1].rule}" if own else None


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [
        ("He", "emmanuel-macron he-nearest-person"),
        ("She", "angela-merkel he-nearest-person"),
    ],
)
def test_he_is_not_she(pronoun: str, expected: str) -> None:
    met = "Merkel/NNP/nsubj/met/PERSON met=meet/VBD/ROOT Macron/NNP/dobj/met/PERSON"
    assert found(doc(met, LEFT.format(pronoun, "PRP")), word=pronoun.lower()) == expected


def test_one_of_unknown_gender_may_be_either() -> None:
    met = "Abc/NNP/compound/Xu/PERSON Xu/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"
    for pronoun in ("He", "She"):
        assert found(doc(met, LEFT.format(pronoun, "PRP")), word=pronoun.lower()) == (
            "abc-xu he-nearest-person"
        )


@pytest.mark.parametrize(
    ("then", "word", "expected"),
    [
        (LEFT.format("It", "PRP"), "it", "russia it-nearest-body"),
        ("It=it/PRP/nsubj/is is=be/VBZ/ROOT over/RB/advmod/is", "it", None),
        (LEFT.format("Its", "PRP$"), "its", "russia it-nearest-body"),
        (LEFT.format("This", "DT"), "this", None),
        (LEFT.format("You", "PRP"), "you", None),
    ],
)
def test_it_and_what_stands_for_nothing(then: str, word: str, expected: str | None) -> None:
    assert found(doc(RUSSIA, then), word=word) == expected


def test_it_is_what_the_words_before_name_where_things_do_so() -> None:
    fired = "A=a/DT/det/missile missile/NN/nsubj/fell fell=fall/VBD/ROOT"
    assert found(doc(RUSSIA, fired, "It/PRP/nsubj/rusted rusted=rust/VBD/ROOT"), word="it") is None


def test_whose_is_the_noun_that_its_clause_hangs_on() -> None:
    whose = """Russia/NNP/nsubj/left/GPE whose/WP$/poss/army army/NN/nsubj/hit
        hit=hit/VBD/relcl/Russia Chad/NNP/dobj/hit/GPE left=leave/VBD/ROOT"""
    assert found(doc(whose), word="whose") == "russia whose-relative"


@pytest.mark.parametrize(
    ("before", "word", "expected"),
    [
        pytest.param(PAIR, "Both/DT", "egypt+sudan both-last-two", id="both states"),
        pytest.param(PAIR, "Each/DT", "egypt+sudan both-last-two", id="each"),
        pytest.param(
            "Macron/NNP/nsubj/met/PERSON and/CC/cc/Macron Merkel/NNP/conj/Macron/PERSON "
            "met=meet/VBD/ROOT",
            "Both/DT",
            "emmanuel-macron+angela-merkel both-last-two",
            id="both persons",
        ),
        pytest.param(
            "NATO/NNP/nsubj/met/ORG and/CC/cc/NATO Hezbollah/NNP/conj/NATO/ORG met=meet/VBD/ROOT",
            "Both/DT",
            "nato+hezbollah both-last-two",
            id="both bodies",
        ),
        pytest.param(RUSSIA, "Both/DT", None, id="no list"),
    ],
)
def test_both_without_a_noun(before: str, word: str, expected: str | None) -> None:
    text, _, tag = word.partition("/")
    assert found(doc(before, LEFT.format(text, tag)), word=text.lower()) == expected


def test_both_before_a_noun_is_not_a_phrase_of_its_own() -> None:
    houses = "Both/DT/det/houses houses=house/NNS/nsubj/fell fell=fall/VBD/ROOT"
    assert found(doc(PAIR, houses), word="both") is None


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("NATO", "nato we-of-statement"),
        ("FARDC", "democratic-republic-of-the-congo we-of-statement"),
        ("Reuters", None),
        ("Nobody's Blog", None),
        (None, None),
    ],
)
def test_we_of_the_author_is_a_body_that_publishes_for_itself(
    publisher: str | None, expected: str | None
) -> None:
    assert found(doc(LEFT.format("We", "PRP")), word="we", publisher=publisher) == expected


BEHALF = """On/IN/prep/thank behalf/NN/pobj/On of/IN/prep/behalf {}/NNP/pobj/of/ORG
    I/PRP/nsubj/thank thank=thank/VBP/ROOT {}/NNP/dobj/thank/GPE"""
SHALL = "{}/PRP/nsubj/help help=help/VBP/ROOT {}/PRP/dobj/help"


def test_a_statement_on_behalf_of_a_body_to_another() -> None:
    statement = doc(BEHALF.format("NATO", "Chad"), SHALL.format("We", "you"))
    assert found(statement, word="we") == "nato we-of-statement"
    assert found(statement, word="you") == "chad you-addressee"
    nobody = doc(SHALL.format("We", "you"))
    assert found(nobody, word="you", publisher="NATO") is None


def test_a_statement_to_a_seat_is_not_addressed_to_a_place() -> None:
    thanks = """On/IN/prep/thank behalf/NN/pobj/On of/IN/prep/behalf NATO/NNP/pobj/of/ORG
        I/PRP/nsubj/thank thank=thank/VBP/ROOT those/DT/dobj/thank in/IN/prep/those
        Paris/NNP/pobj/in/GPE"""
    assert found(doc(thanks, SHALL.format("We", "you")), word="you") is None


QUOTED = """"/``/punct/said {words} "/''/punct/said {speaker}/NNP/nsubj/said/{kind}
    said=say/VBD/ROOT{topic}"""


def quoted(words: str, speaker: str = "Macron/PERSON", topic: str = "") -> str:
    """ "…", A said: the words hang on their own verb, that on "said"."""
    name, kind = speaker.split("/")
    return QUOTED.format(words=words, speaker=name, kind=kind, topic=f" {topic}" if topic else "")


HIT = "{0}/{1}/nsubj/hit hit=hit/VBD/ccomp/said Togo/NNP/dobj/hit/GPE"
OF = "of/IN/prep/said {}/NNP/pobj/of/{}"


@pytest.mark.parametrize(
    ("words", "word", "expected"),
    [
        ("We/PRP", "we", "france we-body-of-speaker"),
        ("I/PRP", "i", "emmanuel-macron I-speaker"),
        ("He/PRP", "he", "vladimir-putin he-in-quotation"),
        ("It/PRP", "it", "russia it-in-quotation"),
        ("They/PRP", "they", "hezbollah they-in-quotation"),
    ],
)
def test_pronouns_of_a_speaker(words: str, word: str, expected: str) -> None:
    text, tag = words.split("/")
    before = {
        "he": "Putin/NNP/nsubj/met/PERSON met=meet/VBD/ROOT Macron/NNP/dobj/met/PERSON",
        "they": "Hezbollah/NNP/nsubj/met/ORG met=meet/VBD/ROOT France/NNP/dobj/met/GPE",
    }.get(word, "Russia/NNP/nsubj/met/GPE met=meet/VBD/ROOT France/NNP/dobj/met/GPE")
    assert found(doc(before, quoted(HIT.format(text, tag))), word=word) == expected


def test_whom_a_speaker_is_said_to_speak_of_comes_first() -> None:
    before = "Putin/NNP/nsubj/met/PERSON met=meet/VBD/ROOT Chad/NNP/dobj/met/GPE"
    he = quoted(HIT.format("He", "PRP"), topic=OF.format("Blair", "PERSON"))
    assert found(doc(before, he), word="he") == "tony-blair he-in-quotation"
    it = quoted(HIT.format("It", "PRP"), topic=OF.format("Iran", "GPE"))
    assert found(doc(before, it), word="it") == "iran it-in-quotation"
    they = quoted(HIT.format("They", "PRP"), topic=OF.format("Iran", "GPE"))
    assert found(doc(before, they), word="they") == "iran they-in-quotation"


def test_whom_the_words_are_about_holds_for_the_paragraph_but_not_for_another_kind() -> None:
    first = quoted(HIT.format("He", "PRP"), topic=OF.format("Blair", "PERSON"))
    again = quoted(HIT.format("he", "PRP"))
    assert found(doc(first, again), word="he") == "tony-blair he-in-quotation"
    other = quoted(HIT.format("it", "PRP"))
    assert found(doc(first, other), word="it") == "togo it-in-quotation"


def test_they_among_the_spoken_words_is_somebody_who_acts() -> None:
    before = "Hezbollah/NNP/nsubj/left/ORG left=leave/VBD/ROOT"
    rain = "Rain/NN/nsubj/fell fell=fall/VBD/ROOT"
    subject = quoted(HIT.format("They", "PRP"))
    assert found(doc(before, rain, subject), word="they") == "hezbollah they-in-quotation"
    object_ = quoted("Togo/NNP/nsubj/hit/GPE hit=hit/VBD/ccomp/said them=they/PRP/dobj/hit")
    assert found(doc(before, rain, object_), word="them") is None


def test_it_is_clear_that_stands_for_nothing_among_spoken_words_either() -> None:
    words = "It=it/PRP/nsubj/is is=be/VBZ/ccomp/said over/RB/advmod/is"
    assert found(doc(RUSSIA, quoted(words)), word="it") is None


def test_a_thing_is_it_among_spoken_words_too() -> None:
    fell = "A=a/DT/det/missile missile/NN/nsubj/fell fell=fall/VBD/ROOT"
    words = quoted("it/PRP/nsubj/rusted rusted=rust/VBD/ccomp/said")
    assert found(doc(RUSSIA, fell, words), word="it") is None


def test_words_of_nobody_have_no_third_person() -> None:
    lone = """"/``/punct/hit They/PRP/nsubj/hit hit=hit/VBD/ROOT Togo/NNP/dobj/hit/GPE
        "/''/punct/hit"""
    assert found(doc("Rain/NN/nsubj/fell fell=fall/VBD/ROOT"), doc(lone), word="they") is None


def test_a_state_speaks_for_itself_and_never_as_i() -> None:
    we = quoted(HIT.format("We", "PRP"), speaker="Iran/GPE")
    assert found(doc(we), word="we") == "iran we-body-of-speaker"
    i = quoted(HIT.format("I", "PRP"), speaker="Iran/GPE")
    assert found(doc(i), word="i") is None


def test_one_who_belongs_to_a_body_speaks_for_it() -> None:
    name = """Jan/NNP/compound/Lund/PERSON Lund/NNP/nsubj/left/I-PERSON of/IN/prep/Lund
        Hezbollah/NNP/pobj/of/ORG left=leave/VBD/ROOT"""
    we = quoted(HIT.format("We", "PRP"), speaker="Lund/PERSON")
    assert found(doc(name), doc(we), word="we") == "hezbollah we-body-of-speaker"
