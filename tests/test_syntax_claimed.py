"""Phrases of deeds that stand apart from them, and who claims a deed."""

from __future__ import annotations

import pytest

from actorgraph.ontology import cues
from actorgraph.syntax.arcs import nested
from actorgraph.syntax.events import claimants, trailing
from actorgraph.syntax.slots import slot
from parse_samples import doc, token

CONDEMNED = """Mali/NNP/nsubj/condemned/GPE condemned=condemn/VBD/ROOT the/DT/det/attack
    attack/NN/dobj/condemned"""
CLAIMED = f"""{CONDEMNED} in/IN/prep/attack Kampala/NNP/pobj/in/GPE for/IN/prep/claimed
    which/WDT/pobj/for Boko/NNP/nsubj/claimed/ORG claimed=claim/VBD/relcl/Kampala
    responsibility/NN/dobj/claimed"""


def test_a_phrase_behind_the_day_belongs_to_the_deed() -> None:
    of = doc(f"""{CONDEMNED} yesterday/NN/npadvmod/condemned in/IN/prep/condemned
        Chad/NNP/pobj/in/GPE""")
    assert [f.token.text for f in trailing(token(of, "attack"), "in")] == ["Chad"]
    assert trailing(token(of, "attack"), "by") == []


def test_a_phrase_of_the_verb_stays_with_the_verb() -> None:
    of = doc(f"{CONDEMNED} in/IN/prep/condemned Chad/NNP/pobj/in/GPE")
    assert trailing(token(of, "attack"), "in") == []
    assert trailing(token(of, "Mali"), "in") == []


def test_who_claims_responsibility_for_a_deed() -> None:
    attack = token(doc(CLAIMED), "attack")
    assert [f.token.text for f in claimants(attack, cues())] == ["Boko"]
    assert claimants(token(doc(CONDEMNED), "attack"), cues()) == []


@pytest.mark.parametrize(
    ("phrase", "who"),
    [
        ("", ["Boko"]),
        ("for/IN/prep/responsibility it/PRP/pobj/for", ["Boko"]),
        ("for/IN/prep/responsibility the/DT/det/raid raid/NN/pobj/for", ["Boko"]),
        ("for/IN/prep/responsibility a/DT/det/fire fire/NN/pobj/for", []),
        ("in/IN/prep/claimed Lagos/NNP/pobj/in/GPE", []),
    ],
)
def test_another_deed_is_not_this_one(phrase: str, who: list[str]) -> None:
    of = doc(f"""{CONDEMNED} and/CC/cc/condemned Boko/NNP/nsubj/claimed/ORG
        claimed=claim/VBD/conj/condemned responsibility/NN/dobj/claimed {phrase}""")
    assert [f.token.text for f in claimants(token(of, "attack"), cues())] == who


def test_who_is_given_part_of_a_sum() -> None:
    of = doc("""Japan/NNP/nsubj/gave/GPE gave=give/VBD/ROOT 80/CD/nummod/dollars
        dollars=dollar/NNS/dobj/gave in/IN/prep/dollars aid/NN/pobj/in to/IN/prep/aid
        Mali/NNP/pobj/to/GPE""")
    assert [f.token.text for f in nested(token(of, "dollars"), "to")] == ["Mali"]
    assert [f.token.text for f in slot(token(of, "gave"), "to", "verb", cues())] == ["Mali"]
    uncounted = doc("""Japan/NNP/nsubj/made/GPE made=make/VBD/ROOT progress/NN/dobj/made
        in/IN/prep/progress talks=talk/NNS/pobj/in with/IN/prep/talks Mali/NNP/pobj/with/GPE""")
    assert nested(token(uncounted, "progress"), "with") == []


def test_a_deed_in_support_is_its_doers() -> None:
    of = doc("""Chad/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT
        strikes=strike/NNS/dobj/launched in/IN/prep/strikes support/NN/pobj/in
        of/IN/prep/support Mali/NNP/pobj/of/GPE""")
    assert [f.token.text for f in slot(token(of, "support"), "subj", "noun", cues())] == ["Chad"]
    troops = doc("""Chadian/JJ/amod/troops/NORP troops=troop/NNS/nsubj/left in/IN/prep/troops
        support/NN/pobj/in of/IN/prep/support Mali/NNP/pobj/of/GPE left=leave/VBD/ROOT""")
    subject = slot(token(troops, "support"), "subj", "noun", cues())
    assert [f.token.text for f in subject] == ["troops"]


def test_a_part_of_a_whole_is_the_subject_of_the_clause() -> None:
    of = doc("""As/IN/prep/sent part/NN/pobj/As of/IN/prep/part NATO/NNP/pobj/of/ORG
        Spain/NNP/nsubj/sent/GPE sent=send/VBD/ROOT troops=troop/NNS/dobj/sent""")
    assert [f.token.text for f in slot(token(of, "part"), "subj", "noun", cues())] == ["Spain"]
    regarded = doc("""Spain/NNP/nsubj/regards/GPE regards=regard/VBZ/ROOT
        Ceuta/NNP/dobj/regards/GPE as/IN/prep/regards part/NN/pobj/as of/IN/prep/part
        Spain/NNP/pobj/of/GPE""")
    found = slot(token(regarded, "part"), "subj", "noun", cues())
    assert [f.token.text for f in found] == ["Ceuta"]


def test_a_clause_for_somebody_to_act() -> None:
    of = doc("""Mali/NNP/nsubj/pressed/GPE pressed=press/VBD/ROOT for/IN/mark/leave
        Chad/NNP/nsubj/leave/GPE to/TO/aux/leave leave/VB/advcl/pressed""")
    assert [f.token.text for f in slot(token(of, "pressed"), "comp", "verb", cues())] == ["Chad"]
