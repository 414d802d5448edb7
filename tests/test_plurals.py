"""Whom a plural counts: not who acts on them, "each side", "the two", the sides of the text."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from parse_samples import by_hand, doc, resolve

FOUGHT = """Chad/NNP/nsubj/fought/GPE and/CC/cc/Chad Mali/NNP/conj/Chad/GPE
    fought=fight/VBD/ROOT ././punct/fought"""
SOLD = """Iran/NNP/nsubj/praised/GPE praised=praise/VBD/ROOT {}"""


def found(*paragraphs: Doc, word: str) -> str | None:
    """The actors of the description that reads so, None where there is none."""
    table = resolve(by_hand(*paragraphs, date="2024-11-13")).links.at[-1]
    own = [m for m in table.values() if m.text == word and m.kind == "description"]
    return "+".join(own[-1].actors) if own else None


@pytest.mark.parametrize(
    ("words", "word", "expected"),
    [
        (SOLD.format("both/DT/det/sides sides=side/NNS/dobj/praised"), "sides", "chad+mali"),
        (SOLD.format("both/DT/det/countries countries=country/NNS/dobj/praised"), "countries",
         "chad+mali"),
        ("each/DT/det/side side/NN/nsubj/spoke spoke=speak/VBD/ROOT", "side", "chad+mali"),
        ("the/DT/det/two two/CD/nsubj/spoke spoke=speak/VBD/ROOT", "two", "chad+mali"),
        ("the/DT/det/sides warring/JJ/amod/sides sides=side/NNS/nsubj/spoke "
         "spoke=speak/VBD/ROOT", "sides", "chad+mali"),
        ("two/CD/nsubj/spoke spoke=speak/VBD/ROOT", "two", None),
        ("the/DT/det/side side/NN/nsubj/spoke spoke=speak/VBD/ROOT", "side", None),
        ("the/DT/det/sides far/JJ/amod/sides sides=side/NNS/nsubj/spoke spoke=speak/VBD/ROOT",
         "sides", None),
    ],
)  # fmt: skip
def test_the_several(words: str, word: str, expected: str | None) -> None:
    assert found(doc(FOUGHT, words), word=word) == expected


def test_the_sides_of_the_text_are_named_most() -> None:
    rain = [doc("Rain/NN/nsubj/fell fell=fall/VBD/ROOT") for _ in range(6)]
    words = doc("both/DT/det/sides sides=side/NNS/nsubj/spoke spoke=speak/VBD/ROOT")
    assert found(doc(FOUGHT, FOUGHT), *rain, words, word="sides") == "chad+mali"
    assert found(doc(FOUGHT), *rain, words, word="sides") is None


def test_one_who_acts_is_left_out_and_the_partner_is_who_is_named_most() -> None:
    sells = """Iran/NNP/nsubj/fears/GPE fears=fear/VBZ/ROOT Mali/NNP/dobj/fears/GPE but/CC/cc/fears
        praises=praise/VBZ/conj/fears both/DT/det/countries countries=country/NNS/dobj/praises"""
    assert found(doc(FOUGHT), doc(FOUGHT), doc(sells), word="countries") == "mali+chad"
