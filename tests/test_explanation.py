"""Why a sentence is read as it is: every way in which a reading can fail is told in words."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.explanation import Account, explained
from parse_samples import by_hand, doc

HIT = "Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE"
SENT = """Chad/NNP/nsubj/sent/GPE sent=send/VBD/ROOT {}/NN{}/dobj/sent to/IN/prep/sent
    Mali/NNP/pobj/to/GPE"""


def account(*sentences: str) -> Account:
    """The account of the last sentence."""
    return explained(by_hand(doc(*sentences))).accounts[-1]


def dropped(sentence: str, rule: str) -> str:
    """Why the rule gave nothing."""
    lines = account(sentence).dropped
    (line,) = [x for x in lines if rule in x.partition(": ")[0].replace(",", "").split()]
    return line


def test_a_frame_is_told_with_its_roles_stance_and_confidence() -> None:
    told = account("""Chadian/JJ/amod/troops/NORP troops=troop/NNS/nsubj/attacked
        attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE""")
    assert told.sentence == "Chadian troops attacked Mali"
    assert told.actors == (
        "“Chadian” = chad (state), by demonym",
        "“Mali” = mali (state), by name",
    )
    (frame,) = told.frames
    assert frame[:4] == (
        "chad attacks mali, by rule attacks-attack",
        "subject “Chadian” = chad, through “troop”",
        "trigger “attacked”",
        "object  “Mali” = mali",
    )
    assert frame[4].startswith("affirmed, asserted, tense past")
    assert frame[5].startswith("confidence 0.")


def test_the_parts_of_a_confidence_lead_to_the_piece_of_evidence() -> None:
    parsed = by_hand(doc(HIT))
    ((frame,),) = [each.frames for each in explained(parsed).accounts]
    (claim,) = reading(parsed).claims
    assert frame[-1].split()[1].rstrip(":") == f"{claim.evidence[0].confidence:.2f}"


def test_an_implied_body_is_told_as_such() -> None:
    told = account(
        "President=president/NNP/compound/Putin Putin/NNP/nsubj/left/PERSON left/VBD/ROOT"
    )
    assert "object  implied = russia" in told.frames[0]


@pytest.mark.parametrize(
    ("sentence", "rule", "words"),
    [
        pytest.param(
            """The/DT/det/workers workers=worker/NNS/nsubj/attacked attacked=attack/VBD/ROOT
            Mali/NNP/dobj/attacked/GPE""",
            "attacks-attack",
            "no subject: subj holds “The workers”, which stands for no actor",
            id="a common noun",
        ),
        pytest.param(
            "It=it/PRP/nsubj/attacked attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE",
            "attacks-attack",
            "subj holds “It”, which is not resolved",
            id="a pronoun",
        ),
        pytest.param(
            "Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT",
            "attacks-attack",
            "no object: obj is empty",
            id="nobody",
        ),
        pytest.param(
            """Chad/NNP/nsubj/joined/GPE joined=join/VBD/ROOT Putin/NNP/dobj/joined/PERSON""",
            "memberOf-join",
            "obj holds “Putin”, but vladimir-putin is a person, not",
            id="a wrong type",
        ),
        pytest.param(
            SENT.format("aid", ""),
            "funds-give-money",
            "ag:needs is not met: obj holds “aid”, none of the rule's words",
            id="needs",
        ),
        pytest.param(
            """Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT
            Chad/NNP/dobj/attacked/GPE""",
            "attacks-attack",
            "no object: obj holds “Chad”, who is the subject too",
            id="oneself",
        ),
        pytest.param(
            """Attack/NNP/compound/Club/ORG Club/NNP/nsubj/slept/I-ORG of/IN/prep/Club
            Chad/NNP/pobj/of/GPE slept=sleep/VBD/ROOT""",
            "attacks-attack-noun",
            "the word is part of a name",
            id="a name",
        ),
        pytest.param(
            """Chad/NNP/nsubj/met/GPE Togo/NNP/conj/Chad/GPE Niger/NNP/conj/Togo/GPE
            Mali/NNP/conj/Niger/GPE met=meet/VBD/ROOT""",
            "meets-meet",
            "so long a list does nothing with each other",
            id="a long list",
        ),
        pytest.param(
            """Chad/NNP/nsubj/met/GPE met=meet/VBD/ROOT workers=worker/NNS/dobj/met""",
            "meets-meet",
            "but is no known actor: obj holds “workers”",
            id="a stranger",
        ),
    ],
)
def test_why_a_reading_is_dropped(sentence: str, rule: str, words: str) -> None:
    assert words in dropped(sentence, rule)


def test_the_word_that_a_guard_excludes_is_named() -> None:
    told = account("""Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT
        plans=plan/NNS/dobj/attacked of/IN/prep/plans Mali/NNP/pobj/of/GPE""").dropped
    assert [line for line in told if "ag:excludes forbids it: obj holds plan" in line]


def test_of_two_frames_the_winner_and_its_score_are_named() -> None:
    told = account("""Chad/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT
        strikes=strike/NNS/dobj/launched on/IN/prep/launched Mali/NNP/pobj/on/GPE""")
    assert len(told.frames) == 1
    (lost,) = [line for line in told.dropped if "attacks-attack-noun chad > mali" in line]
    assert "read more plainly elsewhere in the sentence: attacks by attacks-" in lost
    assert " to 0." in lost


def test_of_two_relations_the_precedence_is_named() -> None:
    sentence = """Chad/NNP/nsubj/sent/GPE sent=send/VBD/ROOT weapons=weapon/NNS/dobj/sent
        and/CC/cc/weapons aid/NN/conj/weapons to/IN/prep/sent Mali/NNP/pobj/to/GPE"""
    told = account(sentence).dropped
    (lost,) = [
        line for line in told if line.startswith("“sent” as aids-") and "chad > mali" in line
    ]
    assert "the same words are read as another relation: supplies by supplies-" in lost
    assert "of precedence 2 before 3" in lost


def test_a_longer_entry_hides_a_shorter_one() -> None:
    told = account("""Peace/NN/compound/talks talks=talk/NNS/nsubj/failed between/IN/prep/talks
        Chad/NNP/pobj/between/GPE and/CC/cc/Chad Mali/NNP/conj/Chad/GPE failed=fail/VBD/ROOT""")
    assert [line for line in told.dropped if "entry of the lexicon hides it: peace talk" in line]


def test_only_sentences_worth_telling_of_are_told_of() -> None:
    found = explained(by_hand(doc("Rain/NN/nsubj/dried dried=dry/VBD/ROOT", HIT)))
    assert (found.sentences, len(found.accounts)) == (2, 1)
    two = "Chad/NNP/nsubj/slept/GPE and/CC/cc/Chad Mali/NNP/conj/Chad/GPE slept=sleep/VBD/ROOT"
    told = explained(by_hand(doc(two)))
    assert (told.accounts[0].frames, told.accounts[0].dropped) == ((), ())
    assert str(told).endswith("no word in it is a trigger")


def test_what_was_saved_by_an_implied_actor_is_not_called_dropped() -> None:
    told = account("""Togo/NNP/poss/support/GPE 's/POS/case/Togo support/NN/nsubj/failed
        for/IN/prep/support Mali/NNP/pobj/for/GPE failed=fail/VBD/ROOT along/IN/prep/failed
        with/IN/prep/along Chad/NNP/poss/supply/GPE 's/POS/case/Chad supply/NN/pobj/with
        of/IN/prep/supply drones=drone/NNS/pobj/of""")
    (frame,) = [frame for frame in told.frames if frame[0].startswith("chad supplies mali")]
    rule = frame[0].split("by rule ")[1]
    assert "object  implied = mali" in frame
    assert not [line for line in told.dropped if f"“supply” as {rule}:" in line]


def test_control_characters_do_not_reach_a_terminal() -> None:
    text = str(explained(by_hand(doc(HIT.replace("Chad/NNP", "Ch\x1b[2J/NNP")))))
    assert "\x1b" not in text
    assert "Ch [2J attacked Mali" in text
