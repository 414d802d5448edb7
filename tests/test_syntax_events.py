"""Where deeds happen, who is behind them and who leads them: hand-made parses."""

from __future__ import annotations

import pytest

from actorgraph.ontology import cues
from actorgraph.syntax.slots import slot
from parse_samples import doc, token

RAGED = """Fighting=fighting/NN/nsubj/raged raged=rage/VBD/ROOT between/IN/prep/raged
    Chad/NNP/pobj/between and/CC/cc/Chad Libya/NNP/conj/Chad"""
KILLED = """Chad/NNP/nsubj/killed killed=kill/VBD/ROOT five/CD/nummod/people
    people/NNS/dobj/killed in/IN/prep/people Libya/NNP/pobj/in"""
LED = """the/DT/det/invasion Chad/NNP/npadvmod/led -/HYPH/punct/led led=lead/VBN/amod/invasion
    invasion/NN/ROOT of/IN/prep/invasion Libya/NNP/pobj/of"""
CLAIMED = """Chad/NNP/nsubj/claimed claimed=claim/VBD/ROOT responsibility/NN/dobj/claimed
    for/IN/prep/responsibility the/DT/det/raid raid/NN/pobj/for"""
BEHIND = """Chad/NNP/nsubj/was was=be/VBD/ROOT behind/IN/prep/was the/DT/det/raid
    raid/NN/pobj/behind"""
CHAIN = """Greek=greek/JJ/amod/coast coast/NN/compound/guard guard/NN/compound/ships
    ships=ship/NNS/ROOT"""


@pytest.mark.parametrize(
    ("sentence", "word", "name", "pos", "expected"),
    [
        (RAGED, "Fighting", "between", "noun", ["Chad"]),
        (KILLED, "killed", "place", "verb", ["Libya"]),
        (LED, "invasion", "poss", "noun", ["Chad"]),
        (CLAIMED, "raid", "subj", "noun", ["Chad"]),
        (BEHIND, "raid", "subj", "noun", ["Chad"]),
        (CHAIN, "ships", "poss", "noun", ["Greek"]),
    ],
)
def test_slot(sentence: str, word: str, name: str, pos: str, expected: list[str]) -> None:
    found = slot(token(doc(sentence), word), name, pos, cues())
    named = [f.token.text for f in found if f.token.text[0].isupper()]
    assert named == expected
