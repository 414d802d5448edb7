"""Whose deed an infinitive after a campaign is, and who is helped in it."""

from __future__ import annotations

import pytest

from actorgraph.ontology import cues
from actorgraph.syntax.arcs import Filler
from actorgraph.syntax.undertakings import helped_in, undertaken, undertakers
from actorgraph.syntax.verbs import deep_subject
from parse_samples import doc, token

LAUNCHED = """Chad/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT an/DT/det/offensive
    offensive/NN/dobj/launched to/TO/aux/defeat defeat/VB/xcomp/launched
    rebels=rebel/NNS/dobj/defeat"""
ON_THE_NOUN = """Chad/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT an/DT/det/offensive
    offensive/NN/dobj/launched to/TO/aux/defeat defeat/VB/relcl/offensive
    rebels=rebel/NNS/dobj/defeat"""
ASKED = """Chad/NNP/nsubj/told/GPE told=tell/VBD/ROOT Niger/NNP/dobj/told/GPE to/TO/aux/leave
    leave/VB/xcomp/told"""
HELPED = """Mali/NNP/nsubj/supports/GPE supports=support/VBZ/ROOT Chad/NNP/dobj/supports/GPE
    in/IN/prep/supports the/DT/det/campaign campaign/NN/pobj/in to/TO/aux/defeat
    defeat/VB/acl/campaign rebels=rebel/NNS/dobj/defeat"""
GAINED = """Chad/NNP/nsubj/gained/GPE gained=gain/VBD/ROOT ground/NN/dobj/gained
    in/IN/prep/gained the/DT/det/fight fight/NN/pobj/in to/TO/aux/defeat
    defeat/VB/acl/fight rebels=rebel/NNS/dobj/defeat"""
SUPPORT_FOR = """Support/NN/nsubj/grew for/IN/prep/Support Chad/NNP/pobj/for/GPE
    in/IN/prep/Chad the/DT/det/fight fight/NN/pobj/in to/TO/aux/defeat
    defeat/VB/acl/fight rebels=rebel/NNS/dobj/defeat grew=grow/VBD/ROOT"""
MISPLACED = """Mali/NNP/nsubj/supports/GPE supports=support/VBZ/ROOT Chad/NNP/dobj/supports/GPE
    in/IN/prep/supports its/PRP$/poss/campaign campaign/NN/pobj/in to/TO/aux/defeat
    defeat/VB/xcomp/supports rebels=rebel/NNS/dobj/defeat"""
ON_THE_AUXILIARY = """Chad/NNP/nsubj/is/GPE is=be/VBZ/aux/leading leading=lead/VBG/ROOT
    troops=troop/NNS/dobj/leading"""
MUST = """Chad/NNP/nsubj/leave/GPE must/MD/aux/leave leave/VB/ROOT Mali/NNP/dobj/leave/GPE"""
MUST_BE = """Chad/NNP/nsubjpass/freed/GPE must/MD/aux/freed be/VB/auxpass/freed
    freed=free/VBN/ROOT"""
CHANCE = """Mali/NNP/nsubj/gave/GPE gave=give/VBD/ROOT Chad/NNP/dative/gave/GPE a/DT/det/chance
    chance/NN/dobj/gave to/TO/aux/attack attack/VB/acl/chance rebels=rebel/NNS/dobj/attack"""


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        (LAUNCHED, "defeat", "Chad"),
        (ON_THE_NOUN, "defeat", "Chad"),
        (ASKED, "leave", "Niger"),
        (HELPED, "defeat", "Chad"),
        (GAINED, "defeat", "Chad"),
        (SUPPORT_FOR, "defeat", "Chad"),
        (MISPLACED, "defeat", "its"),
        (ON_THE_AUXILIARY, "leading", "Chad"),
        (MUST, "must", "Chad"),
        (MUST_BE, "must", ""),
        (CHANCE, "attack", "Chad"),
    ],
)
def test_whose_deed_it_is(sentence: str, verb: str, subject: str) -> None:
    assert _texts(deep_subject(token(doc(sentence), verb), cues())) == subject


def test_what_somebody_sets_out_on() -> None:
    assert undertaken(token(doc(LAUNCHED), "offensive"), cues())
    assert not undertaken(token(doc(ASKED), "Niger"), cues())
    assert not undertaken(token(doc(HELPED), "campaign"), cues())


def test_who_is_helped_in_a_campaign_only() -> None:
    assert _texts(helped_in(token(doc(HELPED), "campaign"), cues())) == "Chad"
    assert helped_in(token(doc(HELPED), "rebels"), cues()) == []


def test_an_infinitive_behind_another_noun_has_no_undertaker() -> None:
    assert undertakers(token(doc(ASKED), "leave"), cues()) == []
    assert undertakers(token(doc(HELPED), "defeat"), cues()) == []


def _texts(found: list[Filler]) -> str:
    return " ".join(filler.token.text for filler in found)
