"""Triples as claims: hand-made ones and, where it is installed, textacy's."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from spacy.tokens import Doc

from actorgraph.evaluate import Found
from parse_samples import by_hand, doc
from quality.floor import first_verbs, one_word_reading
from quality.statements import compared
from quality.triples import Triple, Triples, triple_reading

ATTACK = "Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE"
PASSIVE = """Mali/NNP/nsubjpass/attacked/GPE was=be/VBD/auxpass/attacked attacked=attack/VBN/ROOT
    by/IN/agent/attacked Chad/NNP/pobj/by/GPE"""
TROOPS = """Chadian/JJ/amod/troops/NORP troops=troop/NNS/nsubj/attacked attacked=attack/VBD/ROOT
    Mali/NNP/dobj/attacked/GPE and/CC/cc/Mali Niger/NNP/conj/Mali/GPE"""
ACQUIRE = """Chad/NNP/nsubj/acquired/GPE acquired=acquire/VBD/ROOT Malian/JJ/amod/missiles/NORP
    missiles=missile/NNS/dobj/acquired"""
SIGN = """Chad/NNP/nsubj/signed/GPE and/CC/cc/Chad Mali/NNP/conj/Chad/GPE signed=sign/VBD/ROOT
    a/DT/det/treaty treaty/NN/dobj/signed"""
BELOW = """Chad/NNP/nsubj/supplied/GPE supplied=supply/VBD/ROOT missiles=missile/NNS/dobj/supplied
    for/IN/prep/missiles Mali/NNP/pobj/for/GPE"""
OTHER = "Chad/NNP/nsubj/outgrew/GPE outgrew=outgrow/VBD/ROOT Mali/NNP/dobj/outgrew/GPE"


def by_words(subject: str, verb: str, object: str) -> Triples:
    """Triples of these words (one each in a Doc)."""

    def triples(of: Doc) -> list[Triple]:
        parts = ([t for t in of if t.text in part.split()] for part in (subject, verb, object))
        return [Triple(*parts)]

    return triples


def said(sentence: str, triples: Triples) -> set[str]:
    return shown(compared(triple_reading(by_hand(doc(sentence)), triples)))


def shown(found: tuple[Found, ...]) -> set[str]:
    return {f"{f.subject} {f.relation} {f.object}" for f in found}


@pytest.mark.parametrize(
    ("sentence", "triple", "claims"),
    [
        pytest.param(ATTACK, ("Chad", "attacked", "Mali"), {"chad attacks mali"}, id="plain"),
        pytest.param(
            PASSIVE, ("Mali", "was attacked", "Chad"), {"chad attacks mali"}, id="a passive turned"
        ),
        pytest.param(
            TROOPS,
            ("troops", "attacked", "Mali Niger"),
            {"chad attacks mali", "chad attacks niger"},
            id="who stands behind a noun, and a list",
        ),
        pytest.param(
            ACQUIRE,
            ("Chad", "acquired", "missiles"),
            {"mali supplies chad"},
            id="a verb whose subject receives",
        ),
        pytest.param(
            SIGN, ("Chad Mali", "signed", "treaty"), {"chad agreesWith mali"}, id="both together"
        ),
        pytest.param(
            BELOW,
            ("Chad", "supplied", "missiles"),
            {"chad supplies mali"},
            id="an actor below the object",
        ),
        pytest.param(OTHER, ("Chad", "outgrew", "Mali"), set(), id="a verb that no relation has"),
        pytest.param(ATTACK, ("Chad", "attacked", "Chad"), set(), id="an actor and itself"),
    ],
)
def test_what_a_triple_states(
    sentence: str, triple: tuple[str, str, str], claims: set[str]
) -> None:
    assert said(sentence, by_words(*triple)) == claims


@pytest.mark.skipif(find_spec("textacy") is None, reason="the extra bench is not installed")
@pytest.mark.parametrize("sentence", [ATTACK, PASSIVE])
def test_textacys_triples_have_the_form_that_is_read(sentence: str) -> None:
    assert shown(compared(triple_reading(by_hand(doc(sentence))))) == {"chad attacks mali"}


def test_the_floor_ties_the_nearest_names_around_a_relations_first_verb() -> None:
    parsed = by_hand(doc(TROOPS))
    assert shown(compared(one_word_reading(parsed))) == {"chad attacks mali"}
    assert first_verbs()["attack"] == "attacks"
    assert compared(one_word_reading(by_hand(doc(OTHER)))) == ()
