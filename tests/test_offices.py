"""Titles in the text: who bears them, and for what body."""

from __future__ import annotations

import pytest

from actorgraph.link import linked
from actorgraph.mentions import Mention
from actorgraph.offices import titles
from actorgraph.parse import Parsed
from parse_samples import by_hand, doc, said, texts_by_model

BEFORE = """NATO/NNP/compound/chief/ORG chief/NN/compound/Rutte Mark/NNP/compound/Rutte/PERSON
    Rutte/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"""
APPOSED = """Sergei/NNP/compound/Lavrov/PERSON Lavrov/NNP/nsubj/left/I-PERSON ,/,/punct/Lavrov
    Russia/NNP/poss/minister/GPE 's/POS/case/Russia foreign/JJ/amod/minister
    minister/NN/appos/Lavrov ,/,/punct/left left=leave/VBD/ROOT"""
OF = """The=the/DT/det/president president/NN/nsubj/left of/IN/prep/president
    France/NNP/pobj/of/GPE ,/,/punct/president Emmanuel/NNP/compound/Macron/PERSON
    Macron/NNP/appos/president/I-PERSON ,/,/punct/left left=leave/VBD/ROOT"""
ELECTED = """Macron/NNP/nsubjpass/elected/PERSON was=be/VBD/auxpass/elected
    elected=elect/VBN/ROOT president/NN/oprd/elected of/IN/prep/president France/NNP/pobj/of/GPE"""
SUCCEEDED = """Macron/NNP/nsubj/succeeded/PERSON succeeded=succeed/VBD/ROOT
    Merkel/NNP/dobj/succeeded/PERSON as/IN/prep/succeeded president/NN/pobj/as
    of/IN/prep/president France/NNP/pobj/of/GPE"""
DEMONYM = """the/DT/det/president French=french/JJ/amod/president/NORP president/NN/nsubj/left
    left=leave/VBD/ROOT"""
LONG = """US/NNP/nmod/Secretary/GPE Secretary=secretary/NNP/compound/Blinken of/IN/prep/Secretary
    State/NNP/pobj/of Antony/NNP/compound/Blinken/PERSON Blinken/NNP/nsubj/left/I-PERSON
    left=leave/VBD/ROOT"""
BARE = """President=president/NNP/compound/Putin Putin/NNP/nsubj/left/PERSON left=leave/VBD/ROOT"""


def told(parsed: Parsed) -> list[tuple[str, str | None, str | None]]:
    """Name, bearer and body of every title."""
    links = linked(parsed)
    return [
        (t.name, _actor(t.holder), _actor(t.body))
        for doc, table in zip(parsed.docs, links.at, strict=True)
        for t in titles(doc, table, links)
    ]


def _actor(mention: Mention | None) -> str | None:
    return mention.actors[0] if mention else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(BEFORE, ("chief", "mark-rutte", "nato"), id="before the name"),
        pytest.param(APPOSED, ("foreign minister", "sergei-lavrov", "russia"), id="apposed"),
        pytest.param(OF, ("president", "emmanuel-macron", "france"), id="of the body"),
        pytest.param(ELECTED, ("president", "emmanuel-macron", "france"), id="elected"),
        pytest.param(SUCCEEDED, ("president", "emmanuel-macron", "france"), id="succeeded"),
        pytest.param(DEMONYM, ("president", None, "france"), id="nobody named"),
        pytest.param(
            LONG, ("secretary of state", "antony-blinken", "united-states"), id="goes on with of"
        ),
        pytest.param(BARE, ("president", "vladimir-putin", None), id="no body"),
    ],
)
def test_a_title(sentence: str, expected: tuple[str, str | None, str | None]) -> None:
    assert told(by_hand(doc(sentence))) == [expected]


def test_no_title_without_an_office() -> None:
    of = doc("""The=the/DT/det/singer singer/NN/compound/Rutte Mark/NNP/compound/Rutte/PERSON
        Rutte/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT""")
    assert told(by_hand(of)) == []


def test_the_claim_of_a_title() -> None:
    assert said(by_hand(doc(BEFORE))) == {"mark-rutte headOf nato"}
    assert said(by_hand(doc(APPOSED))) == {"sergei-lavrov represents russia"}
    assert said(by_hand(doc(BARE), date="2015-05-05")) == {"vladimir-putin headOf russia"}


TEXTS = {
    "Antony Blinken, the US secretary of state, slept.": "antony-blinken represents united-states",
    "The Wagner Group's leader, Yevgeny Prigozhin, slept.": (
        "yevgeny-prigozhin headOf wagner-group"
    ),
    "Former US president Barack Obama slept.": "barack-obama headOf united-states",
    "Deputy Foreign Minister Sergei Ryabkov slept.": "sergei-ryabkov represents russia",
    "Narendra Modi was elected prime minister of India.": "narendra-modi headOf india",
    "Secretary-General Antonio Guterres slept.": "antonio-guterres headOf united-nations",
    "Haroun Diallo, president of Mali, met his doctor.": "haroun-diallo--mali headOf mali",
    "The NATO secretary-general slept.": "",  # the text names nobody
    "Mark Rutte spoke. The NATO secretary-general thanked nobody.": "mark-rutte headOf nato",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_titles_that_the_model_shows(text: str, read: dict[str, Parsed]) -> None:
    assert said(read[text]) == {claim for claim in [TEXTS[text]] if claim}
