"""Every name of an outlet leads to one outlet, and no name of a state or a word does."""

from __future__ import annotations

import pytest

from actorgraph.actors import load_seeds
from actorgraph.outlets import is_other, key, outlet


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Reuters", "Reuters"),
        ("REUTERS", "Reuters"),
        ("AFP", "Agence France-Presse"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("the Guardian", "The Guardian"),
        ("The Times", "The Times"),  # others are called so too, but one bears the name
        ("The Post", None),
        ("pap", None),
        ("Iran", None),
        ("", None),
    ],
)
def test_the_outlet_of_a_name(name: str, label: str | None) -> None:
    assert outlet(name) == label


def test_names_of_others_are_known_as_such() -> None:
    assert is_other("Palestine")
    assert not is_other("Reuters")
    assert not is_other("Lake Gazette")


def test_the_key_of_an_outlet_is_its_id_so_that_speakers_and_publishers_meet() -> None:
    media = [actor for actor in load_seeds().actors.values() if actor.type == "media"]
    assert len(media) > 200
    assert {a.id: key(a.label) for a in media} == {a.id: a.id.removeprefix("the-") for a in media}
