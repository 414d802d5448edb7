"""What a pronoun can refer to: one hand-made sentence for each way in which grammar tells it."""

from __future__ import annotations

import itertools

import pytest
from spacy.tokens import Doc

from parse_samples import by_hand, doc, resolve

RUSSIA = "Russia/NNP/nsubj/hit/GPE hit=hit/VBD/ROOT Chad/NNP/dobj/hit/GPE"
LEFT = "{}=it/PRP/nsubj/left left=leave/VBD/ROOT Togo/NNP/dobj/left/GPE"


def found(*paragraphs: Doc, word: str = "it") -> str | None:
    """ "actors rule" of the last mention that reads so in small letters, None where none does."""
    table = resolve(by_hand(*paragraphs)).links.at[-1]
    own = [m for m in table.values() if m.text.lower() == word]
    return f"{'+'.join(own[-1].actors)} {own[-1].rule}" if own else None


def test_whom_the_text_is_about_comes_before_a_nearer_name() -> None:
    often = ["Chad/NNP/nsubj/met/GPE met=meet/VBD/ROOT Togo/NNP/dobj/met/GPE"] * 3
    last = """Mali/NNP/nsubj/said/GPE said=say/VBD/ROOT Chad/NNP/nsubj/fell/GPE
        fell=fall/VBD/ccomp/said"""
    assert found(doc(*often, last, LEFT.format("It"))) == "chad it-nearest-body"
    assert found(doc(last, LEFT.format("It"))) == "mali it-nearest-body"


def test_a_mere_place_comes_last() -> None:
    in_mali = """Togo/NNP/nsubj/met/GPE met=meet/VBD/ROOT Chad/NNP/dobj/met/GPE in/IN/prep/met
        Mali/NNP/pobj/in/GPE"""
    only = "Rain/NN/nsubj/fell fell=fall/VBD/ROOT in/IN/prep/fell Mali/NNP/pobj/in/GPE"
    assert found(doc(in_mali, LEFT.format("It"))) == "togo it-nearest-body"
    assert found(doc(only, LEFT.format("It"))) == "mali it-nearest-body"


def test_the_adjective_of_a_state_is_not_who_is_spoken_of() -> None:
    adjective = "Russian=russian/JJ/amod/tea/NORP tea/NNS/nsubj/fell fell=fall/VBD/ROOT"
    assert found(doc(adjective, LEFT.format("It"))) is None


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    own = """Chad/NNP/nsubj/armed/GPE armed=arm/VBD/ROOT it/PRP/dobj/armed"""
    assert found(doc(RUSSIA, own)) == "russia it-nearest-body"
    assert found(doc(own)) is None


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        pytest.param(
            """After/IN/prep/said his/PRP$/poss/talks talks=talk/NNS/pobj/After ,/,/punct/said
            Macron/NNP/nsubj/said/PERSON said=say/VBD/ROOT so/RB/advmod/said""",
            "his",
            "emmanuel-macron he-ahead",
            id="a phrase before the subject",
        ),
        pytest.param(
            """After/IN/prep/said his/PRP$/poss/talks talks=talk/NNS/pobj/After ,/,/punct/said
            Merkel/NNP/nsubj/said/PERSON said=say/VBD/ROOT so/RB/advmod/said""",
            "his",
            None,
            id="he is not she",
        ),
        pytest.param(
            """Rain/NN/nsubj/fell that/WDT/nsubj/hit hit=hit/VBD/relcl/Rain his/PRP$/poss/car
            car/NN/dobj/hit fell=fall/VBD/ROOT on/IN/prep/fell Macron/NNP/pobj/on/PERSON""",
            "his",
            None,
            id="not out of a relative clause",
        ),
        pytest.param(
            """Iran/NNP/nsubj/gave/GPE gave=give/VBD/ROOT Chad/NNP/dative/gave/GPE
            its/PRP$/poss/support support/NN/dobj/gave""",
            "its",
            "iran it-same-clause",
            id="an owner after the verb",
        ),
        pytest.param(
            """Iran/NNP/nsubj/met/GPE met=meet/VBD/ROOT Wong/NNP/nsubj/praised/PERSON
            its/PRP$/poss/host host/NN/appos/Wong praised=praise/VBD/ccomp/met""",
            "its",
            "iran it-nearest-body",
            id="an owner inside the subject",
        ),
        pytest.param(
            """Iran/NNP/nsubj/plans/GPE plans=plan/VBZ/ROOT to/TO/aux/raise raise/VB/xcomp/plans
            its/PRP$/poss/army army/NN/dobj/raise""",
            "its",
            "iran it-same-clause",
            id="an owner in an infinitive",
        ),
        pytest.param(
            """Iran/NNP/nsubj/wrote/GPE wrote=write/VBD/ROOT to/IN/prep/wrote NATO/NNP/pobj/to/ORG
            asking=ask/VBG/advcl/wrote it/PRP/dobj/asking to/TO/aux/wait wait/VB/xcomp/asking""",
            "it",
            "nato it-addressed",
            id="who is asked",
        ),
        pytest.param(
            """Iran/NNP/nsubj/supplies/GPE supplies=supply/VBZ/ROOT Chad/NNP/dobj/supplies/GPE
            and/CC/cc/supplies helps=help/VBZ/conj/supplies it/PRP/dobj/helps""",
            "it",
            "chad it-fellow-object",
            id="the object of the verb before",
        ),
        pytest.param(
            """NATO/NNP/nsubj/condemned/ORG condemned=condemn/VBD/ROOT Russia/NNP/poss/posture/GPE
            's/POS/case/Russia posture/NN/dobj/condemned and/CC/cc/posture its/PRP$/poss/war
            war/NN/conj/posture""",
            "its",
            "russia it-fellow-owner",
            id="the owner of the noun that its noun goes with",
        ),
        pytest.param(
            """NATO/NNP/nsubj/backs/ORG backs=back/VBZ/ROOT Iran/NNP/poss/army/GPE
            's/POS/case/Iran army/NN/dobj/backs feeding=feed/VBG/advcl/backs
            its/PRP$/poss/people people/NNS/dobj/feeding""",
            "its",
            "iran it-fellow-owner",
            id="the owner of the object before",
        ),
        pytest.param(
            """NATO/NNP/nsubj/fears/ORG fears=fear/VBZ/ROOT Iran/NNP/poss/army/GPE
            's/POS/case/Iran army/NN/dobj/fears including/VBG/prep/army its/PRP$/poss/guns
            guns=gun/NNS/pobj/including""",
            "its",
            "iran it-fellow-owner",
            id="an example of what somebody owns",
        ),
        pytest.param(
            """NATO/NNP/nsubj/gave/ORG gave=give/VBD/ROOT Chad/NNP/dative/gave/GPE
            money/NN/dobj/gave for/IN/prep/money its/PRP$/poss/army army/NN/pobj/for""",
            "its",
            "chad it-supplied",
            id="what is given is for whom it is given to",
        ),
        pytest.param(
            """NATO/NNP/nsubj/supports/ORG supports=support/VBZ/ROOT Chad/NNP/dobj/supports/GPE
            in/IN/prep/supports its/PRP$/poss/fight fight/NN/pobj/in""",
            "its",
            "chad it-supplied",
            id="who is supported in a fight is who fights",
        ),
        pytest.param(
            """NATO/NNP/nsubj/supports/ORG supports=support/VBZ/ROOT Chadian/JJ/amod/troops/NORP
            troops=troop/NNS/dobj/supports in/IN/prep/supports their/PRP$/poss/campaign
            campaign/NN/pobj/in""",
            "their",
            "chad they-supplied",
            id="those who are supported in their campaign",
        ),
        pytest.param(
            """NATO/NNP/nsubj/supports/ORG supports=support/VBZ/ROOT Chad/NNP/dobj/supports/GPE
            in/IN/prep/supports its/PRP$/poss/report report/NN/pobj/in""",
            "its",
            "nato it-same-clause",
            id="not in a report",
        ),
        pytest.param(
            """NATO/NNP/nsubj/gave/ORG gave=give/VBD/ROOT money/NN/dobj/gave for/IN/prep/money
            its/PRP$/poss/army army/NN/pobj/for""",
            "its",
            "nato it-same-clause",
            id="given to nobody",
        ),
        pytest.param(
            """Gulen/NNP/nsubj/left/PERSON ,/,/punct/Gulen his/PRP$/poss/ally ally/NN/appos/Gulen
            left=leave/VBD/ROOT""",
            "his",
            None,
            id="not the name that the noun stands beside",
        ),
        pytest.param(
            """his/PRP$/poss/ally ally/NN/nsubj/left Macron/NNP/appos/ally/PERSON
            left=leave/VBD/ROOT""",
            "his",
            None,
            id="nor the name beside the noun",
        ),
        pytest.param(
            """Iran/NNP/nsubj/left/GPE whose/WP$/poss/army army/NN/nsubj/fell
            fell=fall/VBD/relcl/Iran left=leave/VBD/ROOT""",
            "whose",
            "iran whose-relative",
            id="whose is the noun's that the clause hangs on",
        ),
        pytest.param(
            "whose/WP$/poss/army army/NN/nsubj/fell fell=fall/VBD/ROOT",
            "whose",
            None,
            id="a question has no such noun",
        ),
    ],
)
def test_within_one_sentence(sentence: str, word: str, expected: str | None) -> None:
    assert found(doc(sentence), word=word) == expected


MISSILE = "Iran/NNP/nsubj/fired/GPE fired=fire/VBD/ROOT a/DT/det/{0} {0}/{1}/dobj/fired"


@pytest.mark.parametrize(
    ("noun", "then", "expected"),
    [
        pytest.param("missile/NN", "rusted=rust", None, id="a missile rusts"),
        pytest.param("missile/NN", "threatened=threaten", "iran", id="a state threatens"),
        pytest.param("missile/NN", "said=say", "iran", id="a state says"),
        pytest.param("missiles/NNS", "rusted=rust", "iran", id="missiles are they"),
    ],
)
def test_it_is_a_thing_where_things_do_so(noun: str, then: str, expected: str | None) -> None:
    text, _, tag = noun.partition("/")
    verb = then.partition("=")[0]
    sentence = f"It=it/PRP/nsubj/{verb} {then}/VBD/ROOT"
    made = found(doc(MISSILE.format(text, tag), sentence))
    assert made == (f"{expected} it-nearest-body" if expected else None)


@pytest.mark.parametrize(("verb", "expected"), [("armed=arm", "iran"), ("washed=wash", None)])
def test_it_as_an_object_is_a_thing_where_nobody_is_done_that_to(
    verb: str, expected: str | None
) -> None:
    text = verb.partition("=")[0]
    sentence = f"Togo/NNP/nsubj/{text}/GPE {verb}/VBD/ROOT it/PRP/dobj/{text}"
    made = found(doc(MISSILE.format("missile", "NN"), sentence))
    assert made == (f"{expected} it-nearest-body" if expected else None)


def listed(*names: str, verb: str = "met=meet") -> str:
    """ "A, B and C met": a list of states as the subject."""
    text = verb.partition("=")[0]
    items = [f"{names[0]}/NNP/nsubj/{text}/GPE"]
    items += [f"and/CC/cc/{a} {b}/NNP/conj/{a}/GPE" for a, b in itertools.pairwise(names)]
    return " ".join([*items, f"{verb}/VBD/ROOT"])


def several(words: str, tag: str = "DT/det") -> str:
    *before, noun = words.split()
    left = " ".join(f"{word}/{tag}/{noun}" for word in before)
    return f"{left} {noun}={noun.rstrip('s')}/NNS/nsubj/left left=leave/VBD/ROOT"


def test_both_counts_two_and_these_the_last_list() -> None:
    three = listed("Chad", "Mali", "Togo")
    two = listed("Chad", "Mali")
    assert found(doc(two, several("both states")), word="states") == "chad+mali the-several"
    assert found(doc(three, several("both states")), word="states") is None
    assert found(doc(three, several("these states")), word="states") == (
        "chad+mali+togo the-several"
    )
    assert found(doc(two, three, several("both states")), word="states") == "chad+mali the-several"


def test_two_states_of_a_sentence_leave_out_where_it_was() -> None:
    met = """Chad/NNP/nsubj/met/GPE met=meet/VBD/ROOT Mali/NNP/dobj/met/GPE in/IN/prep/met
        Togo/NNP/pobj/in/GPE"""
    assert found(doc(met, several("both states")), word="states") == "chad+mali the-several"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(listed("Chad", "Mali"), "chad+mali", id="a list"),
        pytest.param(RUSSIA, None, id="one state"),
        pytest.param(
            "Hezbollah/NNP/nsubj/left/ORG left=leave/VBD/ROOT", "hezbollah", id="one group"
        ),
        pytest.param(
            f"{listed('Chad', 'Mali')} as/IN/prep/met villagers=villager/NNS/nsubj/fled "
            "fled=flee/VBD/advcl/met",
            None,
            id="a plural noun that is nearer",
        ),
        pytest.param(
            "Chad/NNP/nsubj/met/GPE and/CC/cc/Chad Macron/NNP/conj/Chad/PERSON met=meet/VBD/ROOT",
            None,
            id="a state and a person",
        ),
        pytest.param("Rain/NN/nsubj/fell fell=fall/VBD/ROOT", None, id="nobody"),
    ],
)
def test_they(before: str, expected: str | None) -> None:
    made = found(doc(before, LEFT.format("They")), word="they")
    assert made == (f"{expected} they-nearest-plural" if expected else None)
