"""What a text says of an actor that no seed knows: where it belongs, what it is."""

from __future__ import annotations

import pytest

from actorgraph.link import Links, linked
from actorgraph.model import Actor
from parse_samples import by_hand, doc

ECONOMIST = """{}/JJ/amod/economist/NORP economist/NN/compound/Kowalski
    Jan/NNP/compound/Kowalski/PERSON Kowalski/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"""
OF_STATE = """Jan/NNP/compound/Kowalski/PERSON Kowalski/NNP/nsubj/left/I-PERSON
    of/IN/prep/Kowalski {}/NNP/pobj/of/GPE left=leave/VBD/ROOT"""
APPOSED = """the/DT/det/Movement Coast/NNP/compound/Movement/ORG
    Movement/NNP/nsubj/left/I-ORG ,/,/punct/Movement a/DT/det/noun {}/JJ/amod/noun
    noun={}/NN/appos/Movement from/IN/prep/noun Chad/NNP/pobj/from/GPE ,/,/punct/Movement
    left=leave/VBD/ROOT"""
BODY_APPOSED = """Chad/NNP/nmod/army/GPE 's/POS/case/Chad army/NN/nsubj/left ,/,/punct/army
    Jan/NNP/compound/Kowalski/PERSON Kowalski/NNP/appos/army/I-PERSON ,/,/punct/army
    left=leave/VBD/ROOT"""
OWN_NOUN = """the/DT/det/Brigade Coast/NNP/compound/Brigade/ORG Brigade/NNP/nsubj/left/I-ORG
    left=leave/VBD/ROOT"""
OWNED = """Russia/NNP/poss/Kowalski/GPE 's/POS/case/Russia Jan/NNP/compound/Kowalski/PERSON
    Kowalski/NNP/nsubj/left/I-PERSON left=leave/VBD/ROOT"""
VERBAL = """Russia/NNP/nsubj/met/GPE met=meet/VBD/ROOT Jan/NNP/compound/Kowalski/PERSON
    Kowalski/NNP/dobj/met/I-PERSON"""


def local(links: Links) -> Actor:
    """The only actor that the text has made."""
    made = {m.actors[0] for table in links.at for m in table.values() if m.rule == "local"}
    (actor,) = made
    return links.actors[actor]


def apposed(adjective: str, noun: str) -> str:
    return APPOSED.format(adjective, noun).replace("noun=", f"{noun}=").replace("/noun", f"/{noun}")


def test_an_adjective_and_a_noun_before_the_name() -> None:
    made = local(linked(by_hand(doc(ECONOMIST.format("Polish")))))
    assert (made.id, made.country, made.description) == (
        "jan-kowalski--poland",
        "poland",
        "Polish economist",
    )


def test_two_people_of_one_name_and_two_countries_stay_two_actors() -> None:
    polish, german = (
        local(linked(by_hand(doc(ECONOMIST.format(word))))) for word in ("Polish", "German")
    )
    assert (polish.id, german.id) == ("jan-kowalski--poland", "jan-kowalski--germany")
    again = local(linked(by_hand(doc(OF_STATE.format("Poland")))))
    assert again.id == polish.id


@pytest.mark.parametrize(
    ("body", "country", "whole"),
    [
        ("Chad", "chad", "chad"),
        ("NATO", "nato", "nato"),
        ("Hezbollah", "lebanon", "hezbollah"),
    ],
)
def test_the_body_after_of(body: str, country: str, whole: str) -> None:
    links = linked(by_hand(doc(OF_STATE.format(body))))
    made = local(links)
    assert made.id == f"jan-kowalski--{country}"
    assert made.country == country
    assert links.wholes == {made.id: whole}


@pytest.mark.parametrize(
    ("adjective", "noun", "type"),
    [
        ("small", "militia", "armed_group"),
        ("new", "party", "party"),
        ("old", "airline", "company"),
        ("daily", "newspaper", "media"),
        ("rich", "charity", "organisation"),
    ],
)
def test_a_noun_in_apposition_tells_what_a_body_is(adjective: str, noun: str, type: str) -> None:
    made = local(linked(by_hand(doc(apposed(adjective, noun)))))
    assert (made.type, made.country) == (type, "chad")
    assert made.description == f"{adjective} {noun}"


def test_a_body_whose_own_name_tells_what_it_is() -> None:
    made = local(linked(by_hand(doc(OWN_NOUN))))
    assert (made.id, made.type, made.country) == ("coast-brigade", "armed_group", None)


def test_a_name_in_apposition_belongs_where_its_noun_does() -> None:
    assert local(linked(by_hand(doc(BODY_APPOSED)))).id == "jan-kowalski--chad"


@pytest.mark.parametrize("mark", ["'s", "’s"])
def test_an_owner_before_the_name(mark: str) -> None:
    owned = OWNED.replace("'s", mark)
    assert local(linked(by_hand(doc(owned)))).id == "jan-kowalski--russia"


def test_an_actor_that_is_met_is_no_owner() -> None:
    made = local(linked(by_hand(doc(VERBAL))))
    assert (made.id, made.country, made.description) == ("jan-kowalski", None, None)


@pytest.mark.parametrize("place", ["Europe", "Merkel"])
def test_neither_a_region_nor_a_person_is_a_country(place: str) -> None:
    assert local(linked(by_hand(doc(OF_STATE.format(place))))).country is None


def test_what_one_paragraph_tells_holds_for_the_article() -> None:
    links = linked(by_hand(doc(VERBAL), doc(ECONOMIST.format("Polish"))))
    assert local(links).id == "jan-kowalski--poland"
    assert links.at[0][3].actors == ("jan-kowalski--poland",)
