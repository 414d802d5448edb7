"""Frames from hand-made parses: parties behind nouns, stance, particulars, confidence."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.dates import event_date
from actorgraph.extraction import EXTRACTORS
from actorgraph.extraction.frames import Frame
from actorgraph.model import Evidence, Modality, Polarity
from actorgraph.ontology import relations
from parse_samples import by_hand, doc, evidence, frames, said, texts_by_model, token

DAY = "2024-11-13"
HIT = "Chad/NNP/nsubj/attacked/GPE {}attacked=attack/VB{}/ROOT Mali/NNP/dobj/attacked/GPE"


def frame(*sentences: str) -> Frame:
    """The only frame of the sentences."""
    (found,) = frames(by_hand(doc(*sentences), date=DAY))
    return found


def attack(*sentences: str) -> Evidence:
    """The evidence that Chad attacked Mali."""
    return evidence(reading(by_hand(doc(*sentences), date=DAY)), "chad attacks mali")


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        pytest.param(HIT.format("", "D"), {"chad attacks mali"}, id="names"),
        pytest.param(
            """Chadian/JJ/amod/troops/NORP troops=troop/NNS/nsubj/attacked
            attacked=attack/VBD/ROOT Malian/JJ/amod/cities/NORP cities=city/NNS/dobj/attacked""",
            {"chad attacks mali"},
            id="troops and cities stand for their states",
        ),
        pytest.param(
            """Chadian/JJ/amod/painters/NORP painters=painter/NNS/nsubj/attacked
            attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE""",
            set(),
            id="painters do not",
        ),
        pytest.param(
            """Rockets=rocket/NNS/nsubj/hit hit=attack/VBD/ROOT Kharkiv/NNP/dobj/hit/GPE
            in/IN/prep/hit Mali/NNP/pobj/in/GPE""",
            set(),
            id="nobody acts",
        ),
        pytest.param(
            """Chad/NNP/nsubj/attacked/GPE and/CC/cc/Chad Togo/NNP/conj/Chad/GPE
            attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE ,/,/punct/Mali
            Niger/NNP/conj/Mali/GPE and/CC/cc/Niger Benin/NNP/conj/Niger/GPE""",
            {
                f"{subject} attacks {object}"
                for subject in ("chad", "togo")
                for object in ("mali", "niger", "benin")
            },
            id="every pair of two lists",
        ),
        pytest.param(
            """Groups=group/NNS/nsubj/attacked like/IN/prep/Groups Hamas/NNP/pobj/like/ORG
            and/CC/cc/Hamas Hezbollah/NNP/conj/Hamas/ORG attacked=attack/VBD/ROOT
            Mali/NNP/dobj/attacked/GPE""",
            {"hamas attacks mali", "hezbollah attacks mali"},
            id="examples",
        ),
        pytest.param(
            """Leaders=leader/NNS/nsubj/condemned of/IN/prep/Leaders Chad/NNP/pobj/of/GPE
            condemned=condemn/VBD/ROOT Mali/NNP/dobj/condemned/GPE""",
            {"chad accuses mali"},
            id="leaders of",
        ),
        pytest.param(
            """Malian/JJ/amod/rebels/NORP rebels=rebel/NNS/nsubj/attacked attacked=attack/VBD/ROOT
            Chad/NNP/dobj/attacked/GPE""",
            {"malian-rebels attacks chad"},
            id="people without a name are a group of their own",
        ),
        pytest.param(
            """Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT itself/PRP/dobj/attacked
            Chad's/NNP/dobj/attacked/GPE""",
            set(),
            id="nobody attacks himself",
        ),
        pytest.param(
            """They/PRP/nsubj/met met=meet/VBD/ROOT in/IN/prep/met Moscow/NNP/pobj/in/GPE
            with/IN/prep/met Chad/NNP/pobj/with/GPE""",
            set(),
            id="a place does not meet",
        ),
        pytest.param(
            """Chad/NNP/nsubj/rejected/GPE rejected=reject/VBD/ROOT a/DT/det/call
            call/NN/dobj/rejected by/IN/prep/call Mali/NNP/pobj/by/GPE""",
            {"chad rejects mali", "mali requests chad"},
            id="a call and its answer",
        ),
        pytest.param(
            """Chad/NNP/nsubj/traded/GPE traded=trade/VBD/ROOT
            accusations=accusation/NNS/dobj/traded with/IN/prep/traded Mali/NNP/pobj/with/GPE""",
            {"chad accuses mali", "mali accuses chad"},
            id="an exchange goes both ways",
        ),
        pytest.param(
            """Chadians/NNPS/nsubj/protested/NORP protested=protest/VBD/ROOT
            against/IN/prep/protested Mali/NNP/pobj/against/GPE""",
            {"chadians protests mali"},
            id="citizens who protest are no state",
        ),
        pytest.param(
            """The=the/DT/det/offer offer/NN/nsubjpass/rejected from/IN/prep/offer
            Mali/NNP/pobj/from/GPE was=be/VBD/auxpass/rejected rejected=reject/VBN/ROOT
            in/IN/prep/rejected Rome/NNP/pobj/in/GPE""",
            {"italy rejects mali"},
            id="a capital where it was rejected",
        ),
        pytest.param(
            """Militants=militant/NNS/nsubj/threatened from/IN/prep/Militants
            Hamas/NNP/pobj/from/ORG threatened=threaten/VBD/ROOT Chad/NNP/dobj/threatened/GPE""",
            {"hamas threatens chad"},
            id="militants from a group are the group",
        ),
        pytest.param(
            """Chad/NNP/nsubj/condemned/GPE condemned=condemn/VBD/ROOT the/DT/det/movement
            Hezbollah/NNP/compound/movement/ORG movement/NN/dobj/condemned""",
            {"chad accuses hezbollah"},
            id="a noun that says what the name is of",
        ),
        pytest.param(
            """Chad/NNP/nsubj/froze/GPE froze=freeze/VBD/ROOT money/NN/dobj/froze
            belonging=belong/VBG/acl/money to/IN/prep/belonging Mali/NNP/pobj/to/GPE""",
            {"chad sanctions mali"},
            id="money belonging to",
        ),
    ],
)
def test_who_does_what_to_whom(sentence: str, claims: set[str]) -> None:
    assert said(by_hand(doc(sentence), date=DAY)) == claims


def test_an_unnamed_group_belongs_to_its_state() -> None:
    of = doc("""Malian/JJ/amod/rebels/NORP rebels=rebel/NNS/nsubj/attacked
        attacked=attack/VBD/ROOT Chad/NNP/dobj/attacked/GPE""")
    group = next(a for a in reading(by_hand(of)).actors if a.id == "malian-rebels")
    assert (group.label, group.type, group.country, group.named) == (
        *("Malian rebels", "group", "mali"),
        False,
    )


@pytest.mark.parametrize(
    ("words", "tag", "modality"),
    [
        ("", "D", Modality.ASSERTED),
        ("will/MD/aux/attacked ", "", Modality.PLANNED),
        ("would/MD/aux/attacked ", "", Modality.HYPOTHETICAL),
        ("may/MD/aux/attacked ", "", Modality.POSSIBLE),
        ("could/MD/aux/attacked ", "", Modality.POSSIBLE),
        ("should/MD/aux/attacked ", "", Modality.REQUESTED),
        ("allegedly/RB/advmod/attacked ", "D", Modality.POSSIBLE),
    ],
)
def test_modality(words: str, tag: str, modality: Modality) -> None:
    piece = attack(HIT.format(words, tag))
    assert (piece.polarity, piece.modality) == (Polarity.AFFIRMED, modality)


IF = HIT.format("", "D").replace("Chad/", "If/IN/mark/attacked Chad/").replace("ROOT", "advcl/left")


def test_a_condition_is_hypothetical() -> None:
    assert attack(f"{IF} Togo/NNP/nsubj/left/GPE left/VBD/ROOT").modality is Modality.HYPOTHETICAL


@pytest.mark.parametrize(
    ("above", "polarity"),
    [
        ("said=say/VBD/ROOT", Polarity.AFFIRMED),
        ("denied=deny/VBD/ROOT", Polarity.NEGATED),
        ("did=do/VBD/aux/deny not/RB/neg/deny deny/VB/ROOT", Polarity.AFFIRMED),
    ],
)
def test_who_says_so_and_whether_he_denies_it(above: str, polarity: Polarity) -> None:
    verb = above.rsplit(maxsplit=1)[-1].partition("=")[0].partition("/")[0]
    clause = HIT.format("", "D").replace("ROOT", f"ccomp/{verb}")
    piece = attack(f"Togo/NNP/nsubj/{verb}/GPE {above} that/IN/mark/attacked {clause}")
    assert (piece.speaker, piece.polarity) == ("togo", polarity)


def test_negations_cancel_in_pairs() -> None:
    once = HIT.format("did=do/VBD/aux/attacked not/RB/neg/attacked ", "")
    assert attack(once).polarity is Polarity.NEGATED
    clause = once.replace("ROOT", "ccomp/denied")
    twice = f"Togo/NNP/nsubj/denied/GPE denied=deny/VBD/ROOT {clause}"
    assert attack(twice).polarity is Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("noun", "polarity", "modality"),
    [
        ("failure", Polarity.NEGATED, Modality.ASSERTED),
        ("refusal", Polarity.NEGATED, Modality.ASSERTED),
        ("plan", Polarity.AFFIRMED, Modality.PLANNED),
        ("decision", Polarity.AFFIRMED, Modality.PLANNED),
        ("suspicion", Polarity.AFFIRMED, Modality.POSSIBLE),
    ],
)
def test_a_noun_tells_of_the_deed_below_it(
    noun: str, polarity: Polarity, modality: Modality
) -> None:
    piece = attack(f"""Chad/NNP/poss/{noun}/GPE 's/POS/case/Chad {noun}/NN/nsubj/angered
        to/TO/aux/attack attack/VB/acl/{noun} Mali/NNP/dobj/attack/GPE
        angered=anger/VBD/ROOT Togo/NNP/dobj/angered/GPE""")
    assert (piece.polarity, piece.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("adjective", "polarity", "modality"),
    [
        ("unable", Polarity.NEGATED, Modality.ASSERTED),
        ("reluctant", Polarity.NEGATED, Modality.ASSERTED),
        ("ready", Polarity.AFFIRMED, Modality.PLANNED),
        ("happy", Polarity.AFFIRMED, Modality.ASSERTED),
    ],
)
def test_an_adjective_tells_of_the_deed_below_it(
    adjective: str, polarity: Polarity, modality: Modality
) -> None:
    piece = attack(f"""Chad/NNP/nsubj/was/GPE was=be/VBD/ROOT {adjective}/JJ/acomp/was
        to/TO/aux/attack attack/VB/xcomp/{adjective} Mali/NNP/dobj/attack/GPE""")
    assert (piece.polarity, piece.modality) == (polarity, modality)


def test_what_is_said_beside_a_denial_stands() -> None:
    of = f"""{HIT.format("", "D")} and/CC/cc/attacked Togo/NNP/nsubj/denied/GPE
        denied=deny/VBD/conj/attacked it/PRP/dobj/denied"""
    assert attack(of).polarity is Polarity.AFFIRMED


def test_according_to() -> None:
    of = f"""According=accord/VBG/prep/attacked to/IN/prep/According Togo/NNP/pobj/to/GPE
        {HIT.format("", "D")}"""
    assert attack(of).speaker == "togo"


def test_an_agreed_deed_is_planned() -> None:
    found = frame("""Chad/NNP/nsubj/agreed/GPE agreed=agree/VBD/ROOT to/TO/aux/sell
        sell/VB/xcomp/agreed tanks=tank/NNS/dobj/sell to/IN/dative/sell Mali/NNP/pobj/to#2/GPE""")
    assert found.details.item is not None
    assert (found.relation, found.modality, found.details.item.text) == (
        "supplies",
        Modality.PLANNED,
        "tanks",
    )


@pytest.mark.parametrize(
    ("words", "subject", "modality"),
    [
        ("called=call", "togo", Modality.REQUESTED),
        ("agreed=agree", "chad", Modality.PLANNED),
    ],
)
def test_who_is_asked_by_a_preposition_is_to_act(
    words: str, subject: str, modality: Modality
) -> None:
    asking = words.split("=", maxsplit=1)[0]
    of = doc(f"""Chad/NNP/nsubj/{asking}/GPE {words}/VBD/ROOT with/IN/prep/{asking}
        Togo/NNP/pobj/with/GPE to/TO/aux/attack attack/VB/advcl/{asking}
        Mali/NNP/dobj/attack/GPE""")
    (found,) = (c for c in reading(by_hand(of, date=DAY)).claims if c.relation == "attacks")
    assert (found.subject, found.evidence[0].modality) == (subject, modality)


SOLD = """Chad/NNP/nsubj/sold/GPE sold=sell/VBD/ROOT {} to/IN/dative/sold Mali/NNP/pobj/to/GPE"""


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("drones=drone/NNS/dobj/sold", "drones"),
        ("the/DT/det/drones old/JJ/amod/drones drones=drone/NNS/dobj/sold", "old drones"),
        (
            "drones=drone/NNS/dobj/sold and/CC/cc/drones shells=shell/NNS/conj/drones",
            "drones and shells",
        ),
        ("its/PRP$/poss/drones drones=drone/NNS/dobj/sold", "drones"),
        ("Iranian/JJ/amod/drones/NORP drones=drone/NNS/dobj/sold", "drones"),
    ],
)
def test_what_is_given(words: str, item: str) -> None:
    found = reading(by_hand(doc(SOLD.format(words)), date=DAY))
    assert evidence(found, "chad supplies mali").item == item


MODALITIES = {
    "Niger is to join ECOWAS in March.": Modality.PLANNED,
    "Togo is to supply Ghana with rice.": Modality.PLANNED,
    "Talks between Sudan and Chad will open in Cairo next month.": Modality.PLANNED,
    "Peace talks between Mali and Niger may begin in the autumn.": Modality.POSSIBLE,
    "Iran may send engineers to help Syria.": Modality.POSSIBLE,
    "France could deploy ships to protect Cyprus.": Modality.POSSIBLE,
    "Talks between Sudan and Chad resumed in Cairo.": Modality.ASSERTED,
    "Iran sent engineers to help Syria.": Modality.ASSERTED,
}


def test_what_is_to_be_and_what_may_serve_a_purpose() -> None:
    for text, parsed in texts_by_model(MODALITIES).items():
        found = {frame.modality for frame in frames(parsed)}
        assert found == {MODALITIES[text]}, text


def test_where_and_when() -> None:
    of = f"""{HIT.format("", "D")} in/IN/prep/attacked Timbuktu/NNP/pobj/in/GPE
        on/IN/prep/attacked Monday/NNP/pobj/on/DATE"""
    piece = attack(of)
    assert (piece.location, piece.event_date) == ("Timbuktu", "2024-11-11")
    assert attack(HIT.format("", "D")).location is None


PLACES = {
    "Modi met Macron in Brussels on Friday.": ("Brussels", None),
    "Modi held talks with Macron at the Kremlin.": ("Kremlin", "russia"),
    "Modi met Macron in Oslo.": ("Oslo", "norway"),
    "Iran fired rockets at Israel.": (None, None),
    "Modi met Macron near Crimea.": ("Crimea", "crimea"),
}


def test_a_place_is_linked_to_its_state_and_a_target_is_no_place() -> None:
    for text, parsed in texts_by_model(PLACES).items():
        (frame,) = frames(parsed)
        assert (frame.details.location, frame.details.place) == PLACES[text], text


def test_a_participle_read_as_part_of_a_name_has_its_place_and_date() -> None:
    of = doc("""Meeting=meet/VBG/compound/Mali Mali/NNP/npadvmod/said/GPE in/IN/prep/Mali
        Oslo/NNP/pobj/in/GPE on/IN/prep/Mali Friday/NNP/pobj/on/DATE Chad/NNP/nsubj/said/GPE
        said=say/VBD/ROOT so/RB/advmod/said""")
    assert event_date(token(of, "Meeting"), DAY) == "2024-11-08"


def test_what_takes_more_to_read_is_less_sure() -> None:
    plain = attack(HIT.format("", "D")).confidence
    owned = attack("""Chadian/JJ/amod/troops/NORP troops=troop/NNS/nsubj/attacked
        attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE""").confidence
    pronoun = evidence(
        reading(
            by_hand(
                doc(
                    "Chad/NNP/nsubj/slept/GPE slept=sleep/VBD/ROOT",
                    "It=it/PRP/nsubj/attacked attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE",
                )
            )
        ),
        "chad attacks mali",
    ).confidence
    assert plain > max(owned, pronoun) > 0


def test_a_word_inside_a_name_triggers_nothing() -> None:
    of = doc("""Attack/NNP/compound/Club/ORG Club/NNP/nsubj/slept/I-ORG of/IN/prep/Club
        Chad/NNP/pobj/of/GPE on/IN/prep/Club Mali/NNP/pobj/on/GPE slept=sleep/VBD/ROOT""")
    assert said(by_hand(of)) == set()


def test_frames_name_a_rule_of_their_relation() -> None:
    rules = {t.rule: r.id for r in relations().values() for t in r.triggers}
    for sentence in (HIT.format("", "D"), SOLD.format("drones=drone/NNS/dobj/sold")):
        for found in frames(by_hand(doc(sentence))):
            assert rules[found.rule.partition(":")[0]] == found.relation
            assert 0 < found.score <= 1
            assert found.extractor in EXTRACTORS


def test_a_fight_with_something_else_is_no_fight_with_each_other() -> None:
    of = doc("""Chad/NNP/nsubj/fight/GPE and/CC/cc/Chad Mali/NNP/conj/Chad/GPE fight/VBP/ROOT
        fires=fire/NNS/dobj/fight""")
    assert said(by_hand(of)) == set()


def test_what_is_planned_is_to_come_and_what_is_done_since_goes_on() -> None:
    tenses = {
        "Peru has armed Chile since 2014.": "ongoing",
        "Peru armed Chile in 2014.": "past",
        "Peru has armed Chile.": "past",
        "Peru plans to arm Chile.": "future",
        "Peru armed Chile until 2014.": "past",
    }
    for text, parsed in texts_by_model(tenses).items():
        found = {frame.details.tense for frame in frames(parsed)}
        assert found == {tenses[text]}, text


@pytest.mark.parametrize(
    ("verb", "polarity"),
    [
        ("rejected=reject", Polarity.AFFIRMED),
        ("dropped=drop", Polarity.NEGATED),
    ],
)
def test_a_call_that_is_rejected_was_made(verb: str, polarity: Polarity) -> None:
    text = verb.partition("=")[0]
    of = doc(
        f"""Chad/NNP/nsubj/{text}/GPE {verb}/VBD/ROOT Mali/NNP/poss/demand/GPE 's/POS/case/Mali
        demand/NN/dobj/{text} on/IN/prep/demand Togo/NNP/pobj/on/GPE"""
    )
    assert evidence(reading(by_hand(of)), "mali requests togo").polarity is polarity


def test_what_a_denied_report_tells_is_denied() -> None:
    clause = HIT.format("had=have/VBD/aux/attacked ", "N").replace("ROOT", "acl/report")
    piece = attack(
        f"""Togo/NNP/nsubj/denied/GPE denied=deny/VBD/ROOT a/DT/det/report report/NN/dobj/denied
        by/IN/prep/report Niger/NNP/pobj/by/GPE that/IN/mark/attacked {clause}"""
    )
    assert piece.polarity is Polarity.NEGATED


def test_a_preposition_behind_the_object_is_no_particle() -> None:
    of = doc("""Chad/NNP/nsubj/took/GPE took=take/VBD/ROOT Mali/NNP/dobj/took/GPE to/IN/prep/took
        court/NN/pobj/to over/IN/prep/took the/DT/det/border border/NN/pobj/over""")
    assert said(by_hand(of)) == {"chad accuses mali"}


def test_who_calls_for_a_deed_does_not_do_it() -> None:
    found = reading(
        by_hand(
            doc("""Chad/NNP/poss/call/GPE 's/POS/case/Chad call/NN/nsubj/angered
            to/TO/aux/attack attack/VB/acl/call Mali/NNP/dobj/attack/GPE
            angered=anger/VBD/ROOT Togo/NNP/dobj/angered/GPE"""),
            date=DAY,
        )
    )
    assert not [claim for claim in found.claims if claim.relation == "attacks"]
