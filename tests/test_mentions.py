"""Which words name an actor, and which only look as if they did."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.actors import load_seeds
from actorgraph.gazetteer import KIND_ORDER, alias_index, normal
from actorgraph.mentions import Mention, mentions
from parse_samples import doc, texts_by_model


def shown(found: list[Mention]) -> list[str]:
    """ "text/kind/actor" of each mention."""
    return ["/".join((m.text, m.kind, *m.actors)) for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Russia/NNP/nsubj/hit/GPE hit/VBD/ROOT us/PRP/dobj/hit",
            ["Russia/name/russia"],
            id="us is a pronoun",
        ),
        pytest.param(
            "Russia/NNP/nsubj/hit/GPE hit/VBD/ROOT US/NNP/compound/troops/GPE troops/NNS/dobj/hit",
            ["Russia/name/russia", "US/acronym/united-states"],
            id="US is a state",
        ),
        pytest.param(
            "The/DT/det/Council Guardian/NNP/compound/Council Council/NNP/nsubj/met met/VBD/ROOT",
            ["Guardian Council/name/guardian-council"],
            id="a newspaper's name begins another body's",
        ),
        pytest.param(
            "The/DT/det/Guardian Guardian/NNP/nsubj/met/ORG met/VBD/ROOT",
            ["The Guardian/name/the-guardian"],
            id="a newspaper",
        ),
        pytest.param(
            "Cooks/NNS/nsubj/serve serve/VBP/ROOT turkey/NN/dobj/serve",
            [],
            id="turkey is a bird",
        ),
        pytest.param(
            "Turkey/NN/nsubj/is is=be/VBZ/ROOT served/VBN/acomp/is",
            [],
            id="turkey at a sentence's head is a bird",
        ),
        pytest.param(
            "Turkey/NNP/nsubj/left/GPE left/VBD/ROOT",
            ["Turkey/name/turkey"],
            id="Turkey at a sentence's head is a state",
        ),
        pytest.param(
            "Jordan/NNP/compound/Smith/PERSON Smith/NNP/nsubj/left/I-PERSON left/VBD/ROOT",
            ["Jordan Smith/person"],
            id="Jordan Smith is a person",
        ),
        pytest.param(
            "Iranian/JJ/compound/Araghchi/PERSON Abbas/NNP/compound/Araghchi/I-PERSON"
            " Araghchi/NNP/nsubj/left/I-PERSON left/VBD/ROOT",
            ["Iranian/demonym/iran", "Abbas Araghchi/name/abbas-araghchi"],
            id="a demonym that the recogniser puts into the name",
        ),
        pytest.param(
            "Ivo/NNP/compound/Merkel/PERSON Merkel/NNP/nsubj/left/I-PERSON left/VBD/ROOT",
            ["Ivo Merkel/person"],
            id="a namesake of a seed person",
        ),
        pytest.param(
            "Chancellor/NNP/compound/Merkel Merkel/NNP/nsubj/left/PERSON left/VBD/ROOT",
            ["Merkel/surname/angela-merkel"],
            id="a family name after a title",
        ),
        pytest.param(
            "China/NNP/compound/Lantern/ORG Lantern/NNP/compound/Society/I-ORG"
            " Society/NNP/nsubj/left/I-ORG left/VBD/ROOT",
            ["China Lantern Society/organisation"],
            id="a body that is called after a state",
        ),
        pytest.param(
            "Iran/NNP/compound/Ministry/ORG Foreign/NNP/compound/Ministry/I-ORG"
            " Ministry/NNP/nsubj/left/I-ORG left/VBD/ROOT",
            ["Iran/name/iran"],
            id="a body of the state stands for the state",
        ),
        pytest.param(
            "They/PRP/nsubj/met met/VBD/ROOT in/IN/prep/met Moscow/NNP/pobj/in/GPE",
            ["Moscow/place/russia"],
            id="in Moscow is a place",
        ),
        pytest.param(
            "Moscow/NNP/nsubj/said/GPE said/VBD/ROOT so/RB/advmod/said",
            ["Moscow/metonym/russia"],
            id="Moscow said is Russia",
        ),
        pytest.param(
            "Rockets/NNS/nsubj/hit hit/VBD/ROOT Kharkiv/NNP/dobj/hit/GPE",
            ["Kharkiv/city/ukraine"],
            id="a city that is hit",
        ),
        pytest.param(
            "MOSCOW/NNP/dep/left/GPE (/-LRB-/punct/left Wire/NNP/dep/left )/-RRB-/punct/left"
            " Mali/NNP/nsubj/left/GPE left/VBD/ROOT",
            ["MOSCOW/place/russia", "Mali/name/mali"],
            id="a dateline is a place",
        ),
        pytest.param(
            "Mali/NNP/nsubj/left/GPE Oudomland/NNP/dobj/left/GPE left/VBD/ROOT",
            ["Mali/name/mali", "Oudomland/place"],
            id="a country that no seed knows is a place",
        ),
        pytest.param(
            "the/DT/det/Army Lake/NNP/compound/Army/ORG Army/NNP/nsubj/left/I-ORG left/VBD/ROOT",
            ["Lake Army/organisation"],
            id="an organisation that no seed knows",
        ),
        pytest.param(
            "Major/NNP/compound/Hassan Hassan/NNP/nsubj/left/PERSON left/VBD/ROOT",
            ["Hassan/person"],
            id="a single name after a rank",
        ),
        pytest.param(
            "then/RB/advmod/met Bongo/NNP/nsubj/met/PERSON met=meet/VBD/ROOT",
            ["Bongo/person"],
            id="a single name that meets",
        ),
        pytest.param(
            "then/RB/advmod/hit Bongo/NNP/nsubj/hit/PERSON hit/VBD/ROOT",
            [],
            id="a single name that strikes may be a storm's",
        ),
        pytest.param(
            "Men/NNS/nsubj/shelled shelled=shell/VBD/ROOT Mokwa/NNP/dobj/shelled/ORG",
            [],
            id="a single name that is struck may be a town's",
        ),
        pytest.param(
            "Men/NNS/nsubj/accused accused=accuse/VBD/ROOT Mokwa/NNP/dobj/accused/ORG",
            ["Mokwa/organisation"],
            id="a single name that is accused",
        ),
        pytest.param(
            "Bayraktar/NNP/compound/drones/PERSON drones/NNS/nsubj/left left/VBD/ROOT",
            [],
            id="a single name that only says what kind of thing it is",
        ),
        pytest.param(
            "Ships/NNS/nsubj/met met/VBD/ROOT off/IN/prep/met Damiet/NNP/pobj/off/PERSON",
            [],
            id="a single name after a preposition of place",
        ),
        pytest.param(
            "Confind/NNP/nsubj/said/ORG said=say/VBD/ROOT",
            ["Confind/organisation"],
            id="a body with a single name",
        ),
        pytest.param(
            "Union/NNP/nsubj/left/ORG left/VBD/ROOT",
            [],
            id="a word for a body of states is no name of its own",
        ),
        pytest.param(
            "Parliament/NNP/nsubj/left/ORG left/VBD/ROOT",
            [],
            id="a word for a body is no name of its own",
        ),
        pytest.param(
            "the/DT/det/Kremlin Kremlin/NNP/nsubj/left/ORG left/VBD/ROOT",
            ["Kremlin/metonym/russia"],
            id="a seat without its article",
        ),
    ],
)
def test_a_sentence(sentence: str, expected: list[str]) -> None:
    assert shown(mentions(doc(sentence))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Michael/NNP/compound/Jordan/PERSON Jordan/NNP/nsubj/left/I-PERSON left/VBD/ROOT",
        "Jack/NNP/compound/London/PERSON London/NNP/nsubj/left/I-PERSON left/VBD/ROOT",
    ],
)
def test_a_person_called_after_a_place(sentence: str) -> None:
    assert [m.kind for m in mentions(doc(sentence))] == ["person"]


def test_the_longest_alias_wins() -> None:
    of = doc("""South/NNP/compound/Korea/GPE Korea/NNP/nsubj/left/I-GPE left/VBD/ROOT""")
    assert shown(mentions(of)) == ["South Korea/name/south-korea"]


def test_mentions_point_at_their_tokens() -> None:
    of = doc("""the/DT/det/Army Lake/NNP/compound/Army/ORG Army/NNP/nsubj/met/I-ORG met/VBD/ROOT
        Mali/NNP/dobj/met/GPE""")
    army, mali = mentions(of)
    assert (army.start, army.end, army.root) == (1, 3, 2)
    assert (mali.start, mali.end, mali.root) == (4, 5, 4)


def test_aliases_are_compared_without_case_and_typography() -> None:
    assert normal("Guinea–Bissau’s  Council") == "guinea bissau's council"
    index = alias_index()
    assert {a.actor for a in index["united states"]} == {"united-states"}
    for found in index.values():
        assert [a.kind for a in found] == sorted((a.kind for a in found), key=KIND_ORDER.index)


def test_a_common_word_needs_its_exact_case() -> None:
    assert any(a.exact_case for a in alias_index()["us"])
    assert any(a.exact_case for a in alias_index()["turkey"])


SENTENCES = {
    "Russia attacked us at dawn.": ["Russia"],
    "The US attacked Iraq at dawn.": ["US", "Iraq"],
    "The WHO praised Poland.": ["WHO", "Poland"],
    "Who attacked Poland?": ["Poland"],
    "The coach, Jordan Smith, praised his players.": ["Jordan Smith"],
    "Jordan praised Egypt.": ["Jordan", "Egypt"],
    "Macron met Merkel in Moscow.": ["Macron", "Merkel", "Moscow"],
    "Washington condemned the raid.": ["Washington"],
    "The bush burned in Chad.": ["Chad"],
    "Turkish troops left Syria.": ["Turkish", "Syria"],
    "U.S. forces and U.K. forces struck Yemen.": ["U.S.", "U.K.", "Yemen"],
    "The Communist Party of Nepal accused India.": ["Communist Party of Nepal", "India"],
    "The Medical Association of Peru thanked Cuba.": ["Medical Association of Peru", "Cuba"],
    "The Kingdom of Spain thanked the Parliament of Kenya.": ["Kingdom of Spain", "Kenya"],
    "Idai hit Mozambique. Fattah threatens Israel.": ["Mozambique", "Israel"],
    "Azerbaijan shelled Martuni. Shahed struck Yemen.": ["Azerbaijan", "Yemen"],
    "Kukiz met Macron.": ["Kukiz", "Macron"],
}
PLACES = {
    "Macron met Merkel in Moscow.": "Moscow",
    "Rioters met in Washington on Friday.": "Washington",
    "A summit opened near Geneva.": "Geneva",
}
SEATS = {"Washington condemned the raid.": "united-states", "Tehran warned Tokyo.": "iran"}


@pytest.fixture(scope="module")
def read() -> dict[str, list[Mention]]:
    parsed = texts_by_model([*SENTENCES, *PLACES, *SEATS])
    return {text: mentions(each.docs[0]) for text, each in parsed.items()}


@pytest.mark.parametrize("text", SENTENCES)
def test_names_that_the_model_shows(text: str, read: dict[str, list[Mention]]) -> None:
    assert [m.text for m in read[text]] == SENTENCES[text]


@pytest.mark.parametrize("text", PLACES)
def test_a_seat_after_a_preposition_is_a_place(text: str, read: dict[str, list[Mention]]) -> None:
    assert next(m.kind for m in read[text] if m.text == PLACES[text]) == "place"


@pytest.mark.parametrize("text", SEATS)
def test_a_seat_that_acts_is_its_state(text: str, read: dict[str, list[Mention]]) -> None:
    assert read[text][0].kind == "metonym"
    assert read[text][0].actors == (SEATS[text],)


LABELS = st.sampled_from(
    sorted(
        actor.label
        for actor in load_seeds().actors.values()
        if actor.type in ("state", "organisation", "armed_group") and actor.label[0].isupper()
    )
)


@settings(derandomize=True, deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=4))
def test_every_label_of_the_seeds_is_one_mention(labels: list[str]) -> None:
    names = [" ".join(f"{word}/NNP/nsubj/met" for word in each.split()) for each in labels]
    of = doc(" met/VBD/conj/met ".join([*names, ""]))
    found = mentions(of)
    assert [m.text for m in found] == [" ".join(label.split()) for label in labels]
    assert all(left.end <= right.start for left, right in pairwise(found))
