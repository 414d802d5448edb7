"""What relative pronouns take up, what something is called, who made it, on parses made by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from actorgraph.ontology import cues
from actorgraph.syntax.arcs import conjuncts
from actorgraph.syntax.slots import slot
from parse_samples import doc, token

SENTENCES = {
    "denied": """Chad/NNP/nsubj/accused/GPE accused=accuse/VBD/ROOT Mali/NNP/dobj/accused/GPE
        of/IN/prep/accused theft/NN/pobj/of ,/,/punct/accused which/WDT/dobj/denied
        Mali/NNP/nsubj/denied/GPE denied=deny/VBD/relcl/theft""",
    "no charge": """Chad/NNP/nsubj/built/GPE built=build/VBD/ROOT roads=road/NNS/dobj/built
        ,/,/punct/built which/WDT/dobj/denied Mali/NNP/nsubj/denied/GPE
        denied=deny/VBD/relcl/roads""",
    "so called": """Chad/NNP/nsubj/condemned/GPE condemned=condemn/VBD/ROOT what/WP/dobj/called
        it/PRP/nsubj/called called=call/VBD/ccomp/condemned Mali/NNP/poss/raids/GPE 's/POS/case/Mali
        raids=raid/NNS/oprd/called""",
    "made": """Chad/NNP/npadvmod/made/GPE -/HYPH/punct/made made=make/VBN/amod/jets
        jets=jet/NNS/nsubj/flew flew=fly/VBD/ROOT""",
    "days": """Chad/NNP/nsubj/left/GPE left=leave/VBD/ROOT after/IN/prep/left
        days=day/NNS/pobj/after of/IN/prep/days talks=talk/NNS/pobj/of with/IN/prep/talks
        Mali/NNP/pobj/with/GPE""",
    "labelled": """NATO/NNP/nsubj/called/ORG :/:/punct/NATO Rutte/NNP/appos/NATO/PERSON
        called=call/VBD/ROOT on/IN/prep/called Mali/NNP/pobj/on/GPE""",
    "joined to the verb": """Macron/NNP/nsubj/urged/PERSON urged=urge/VBD/ROOT
        Chad/NNP/dobj/urged/GPE and/CC/cc/urged Mali/NNP/conj/urged/GPE to/TO/aux/talk
        talk/VB/xcomp/urged""",
}


@pytest.mark.parametrize(
    ("name", "trigger", "pos", "wanted", "expected"),
    [
        ("denied", "denied", "verb", "accuser", "Chad"),
        ("no charge", "denied", "verb", "accuser", ""),
        ("so called", "condemned", "verb", "obj", "raids"),
        ("made", "jets", "noun", "origin", "Chad"),
        ("days", "talks", "noun", "clause", "Chad"),
        ("labelled", "called", "verb", "subj", "Rutte"),
    ],
)
def test_slots(name: str, trigger: str, pos: str, wanted: str, expected: str) -> None:
    assert _filled(token(doc(SENTENCES[name]), trigger), wanted, pos) == expected


def test_a_name_that_the_parser_joins_to_the_verb() -> None:
    chad = token(doc(SENTENCES["joined to the verb"]), "Chad")
    assert [t.text for t in conjuncts(chad)] == ["Chad", "Mali"]


def _filled(word: Token, name: str, pos: str) -> str:
    return " ".join(filler.token.text for filler in slot(word, name, pos, cues()))
