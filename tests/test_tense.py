"""When the words put what they state."""

from __future__ import annotations

import pytest

from actorgraph.model import Tense
from actorgraph.ontology import cues
from actorgraph.syntax.tense import tense
from parse_samples import doc, token

PAST, ONGOING, FUTURE = Tense.PAST, Tense.ONGOING, Tense.FUTURE


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Chad/NNP/nsubj/shelled shelled=shell/VBD/ROOT Mali/NNP/dobj/shelled", "shelled", PAST),
        ("Chad/NNP/nsubj/arms arms=arm/VBZ/ROOT Mali/NNP/dobj/arms", "arms", ONGOING),
        ("Chad/NNP/nsubj/arming is=be/VBZ/aux/arming arming=arm/VBG/ROOT", "arming", ONGOING),
        ("Chad/NNP/nsubj/arming was=be/VBD/aux/arming arming=arm/VBG/ROOT", "arming", PAST),
        ("Chad/NNP/nsubj/armed has=have/VBZ/aux/armed armed=arm/VBN/ROOT", "armed", PAST),
        (
            "It/PRP/nsubj/arming has=have/VBZ/aux/arming been=be/VBN/aux/arming "
            "arming=arm/VBG/ROOT",
            "arming",
            ONGOING,
        ),
        ("Mali/NNP/nsubjpass/armed is=be/VBZ/auxpass/armed armed=arm/VBN/ROOT", "armed", ONGOING),
        ("Mali/NNP/nsubjpass/armed was=be/VBD/auxpass/armed armed=arm/VBN/ROOT", "armed", PAST),
        ("Chad/NNP/nsubj/arm will/MD/aux/arm arm/VB/ROOT Mali/NNP/dobj/arm", "arm", FUTURE),
        ("Chad/NNP/nsubj/arm did=do/VBD/aux/arm not/RB/neg/arm arm/VB/ROOT", "arm", PAST),
        ("Chad/NNP/nsubj/arm may/MD/aux/arm arm/VB/ROOT Mali/NNP/dobj/arm", "arm", None),
        (
            "Chad/NNP/nsubj/armed may/MD/aux/armed have/VB/aux/armed armed=arm/VBN/ROOT",
            "armed",
            PAST,
        ),
        (
            "It/PRP/nsubj/going is=be/VBZ/aux/going going=go/VBG/ROOT "
            "to/TO/aux/arm arm/VB/xcomp/going",
            "arm",
            FUTURE,
        ),
        (
            "It/PRP/nsubj/continues continues=continue/VBZ/ROOT "
            "to/TO/aux/arm arm/VB/xcomp/continues",
            "arm",
            ONGOING,
        ),
        ("It/PRP/nsubj/urged urged=urge/VBD/ROOT to/TO/aux/arm arm/VB/xcomp/urged", "arm", None),
        (
            "It/PRP/nsubj/sent sent=send/VBD/ROOT men/NNS/dobj/sent "
            "to/TO/aux/help help/VB/advcl/sent",
            "help",
            PAST,
        ),
        (
            "arms=arm/NNS/ROOT sent=send/VBN/acl/arms by/IN/agent/sent it/PRP/pobj/by",
            "sent",
            PAST,
        ),
    ],
)
def test_the_tense_of_a_verb(sentence: str, trigger: str, expected: Tense | None) -> None:
    assert tense(token(doc(sentence), trigger), cues()) == expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        (
            "It/PRP/nsubj/launched launched=launch/VBD/ROOT raids=raid/NNS/dobj/launched",
            "raids",
            PAST,
        ),
        ("Talks=talk/NNS/nsubj/open will/MD/aux/open open/VB/ROOT", "Talks", FUTURE),
        ("Chad/NNP/nsubj/is is=be/VBZ/ROOT an/DT/det/ally ally/NN/attr/is", "ally", ONGOING),
        (
            "After/IN/prep/left talks=talk/NNS/pobj/After Chad/NNP/nsubj/left left=leave/VBD/ROOT",
            "talks",
            PAST,
        ),
        ("Chad/NNP/nsubj/fears fears=fear/VBZ/ROOT raids=raid/NNS/dobj/fears", "raids", None),
        ("Chad/NNP/poss/raid 's/POS/case/Chad raid/NN/ROOT", "raid", None),
    ],
)
def test_a_noun_has_the_tense_of_the_verb_that_carries_it(
    sentence: str, trigger: str, expected: Tense | None
) -> None:
    assert tense(token(doc(sentence), trigger), cues()) == expected
