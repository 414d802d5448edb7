"""Bodies known again by a word of their name."""

from __future__ import annotations

from parse_samples import by_hand, doc, resolve

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
