"""What stands beside a name: officers' ranks, shortened titles, places."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.model import Article
from actorgraph.parse import parsed_article


@pytest.mark.parametrize(
    "text",
    [
        "Pentagon spokesman Navy Capt. Tom Hale spoke.",
        "The talks were led by Air Force Lt. Col. Ann Poe of Canada.",
        "Amb. Sam Bo and Cmdr. Tom Hale met Supt. Ann Poe.",
    ],
)
def test_a_shortened_title_ends_no_sentence(text: str) -> None:
    (doc,) = parsed_article(Article("a", text)).docs
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Pentagon spokesman Navy Capt. Tom Hale spoke.", "Tom Hale", "Department of Defense"),
        ("CENTCOM spokesman Air Force Maj. Sam Bode spoke.", "Sam Bode", "Central Command"),
        ("French army spokesman Col. Luc Berger spoke.", "Luc Berger", "France"),
        ("Tom Hale, the Congolese Tutsi general, spoke.", "Tom Hale", "Congo"),
    ],
)
def test_service_and_rank_stand_between_office_and_name(text: str, person: str, body: str) -> None:
    read = reading(parsed_article(Article("a", text)))
    labels = {actor.id: actor.label for actor in read.actors}
    found = [(labels[c.subject], c.relation, labels[c.object]) for c in read.claims]
    assert [row[:2] for row in found] == [(person, "represents")]
    assert body in found[0][2]


def test_no_mister_stands_between() -> None:
    text = "The foreign ministers of France Mr Hale joined in Rome were late."
    read = reading(parsed_article(Article("a", text)))
    assert not [claim for claim in read.claims if claim.relation == "represents"]


def test_a_service_before_a_rank_is_no_actor() -> None:
    read = reading(parsed_article(Article("a", "Air Force Col. Tom Hale visited Poland.")))
    assert {actor.label for actor in read.actors} == {"Tom Hale", "Poland"}


def test_what_follows_a_family_name_belongs_to_it() -> None:
    text = "Joseph Dunford Jr., chairman of the Joint Chiefs of Staff, met Hulusi Akar in Ankara."
    read = reading(parsed_article(Article("a", text)))
    assert {"headOf", "meets"} <= {claim.relation for claim in read.claims}


def test_a_place_before_a_whole_name_is_no_part_of_it() -> None:
    (claim,) = reading(
        parsed_article(Article("a", "In Ankara Recep Tayyip Erdogan condemned Israel."))
    ).claims
    assert claim.subject == "recep-tayyip-erdogan"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ('Joaquin "El Chapo" Guzman met Angela Merkel.', "joaquin-guzman"),
        ("Colonel Tom “T.H.” Hale met Angela Merkel.", "tom-hale"),
    ],
)
def test_a_nickname_between_names_is_left_out(text: str, person: str) -> None:
    (claim,) = reading(parsed_article(Article("a", text))).claims
    assert person in (claim.subject, claim.object)


def test_words_in_quotation_marks_between_states_make_no_name() -> None:
    read = reading(parsed_article(Article("a", 'Togo "Never" Ghana, it told Angela Merkel.')))
    assert not any("togo-ghana" in actor.id for actor in read.actors)
