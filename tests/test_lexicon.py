"""The triggers by the word that a parse shows."""

from __future__ import annotations

import pytest

from actorgraph.extraction.slot_parties import UNSPOKEN
from actorgraph.lexicon import event_nouns, is_office, office_words, offices, trigger_index
from actorgraph.ontology import relations
from actorgraph.triggers import UNWRITTEN
from parse_samples import by_hand, doc, frames


@pytest.mark.parametrize("pos", ["verb", "noun", "adjective"])
def test_every_word_of_every_trigger_is_indexed_once(pos: str) -> None:
    listed = [
        (trigger.rule, word)
        for relation in relations().values()
        for trigger in relation.triggers
        if trigger.pos == pos and not is_office(trigger)
        for word in trigger.words
    ]
    indexed = [
        (trigger.rule, " ".join(words if pos == "verb" else words[::-1]))
        for entries in trigger_index(pos).values()
        for _, trigger, words in entries
    ]
    assert sorted(indexed) == sorted(listed)


def test_verbs_stand_under_their_first_word_and_nouns_under_their_last() -> None:
    for pos in ("verb", "noun", "adjective"):
        for head, entries in trigger_index(pos).items():
            assert {words[0] for _, _, words in entries} == {head}


def test_longer_entries_come_first() -> None:
    lengths = [[len(e[2]) for e in entries] for entries in trigger_index("verb").values()]
    assert any(found[0] > found[-1] for found in lengths)
    assert all(found == sorted(found, reverse=True) for found in lengths)


def test_a_particle_changes_the_meaning() -> None:
    struck = """Chad/NNP/nsubj/struck/GPE struck=strike/VBD/ROOT{} Mali/NNP/dobj/struck/GPE"""
    plain = {f.relation for f in frames(by_hand(doc(struck.format(""))))}
    backed = {
        f.relation
        for f in frames(
            by_hand(
                doc("""Chad/NNP/nsubj/backed/GPE backed=back/VBD/ROOT down/RP/prt/backed
                    in/IN/prep/backed Mali/NNP/pobj/in/GPE""")
            )
        )
    }
    assert plain == {"attacks"}
    assert "supports" not in backed


def test_offices_are_read_apart_from_other_nouns() -> None:
    assert {"president", "prime minister", "secretary general"} <= offices().keys()
    assert "minister" in office_words()
    assert all(word == word.lower() for word in office_words())
    assert {relation.id for readings in offices().values() for relation, _ in readings} == {
        *("headOf", "represents", "memberOf")
    }
    assert "president" not in trigger_index("noun")


def test_deeds_are_the_nouns_of_triggers() -> None:
    assert {"attack", "treaty", "sanction"} <= event_nouns()
    assert not event_nouns() & {"table", "weather"}


def test_every_slot_that_no_word_fills_has_who_finds_its_actors() -> None:
    assert set(UNSPOKEN) == set(UNWRITTEN)
