"""Whom a blow hits, and blows that are only threatened."""

from __future__ import annotations

import pytest

from actorgraph.model import Article
from parse_samples import by_model, frames


def told(text: str, relation: str) -> set[tuple[str, str]]:
    """Subject and object of every frame of the relation."""
    (parsed,) = by_model([Article("a", text, date="2024-06-12")])
    return {(f.subject.actor, f.object.actor) for f in frames(parsed) if f.relation == relation}


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("Boko Haram kidnapped two Dutch journalists.", "attacks", ("boko-haram", "netherlands")),
        ("Chad accused Sudan of shelling its villages.", "attacks", ("sudan", "chad")),
        (
            "Estonia said a Russian jet had violated its airspace.",
            "mobilizes",
            ("russia", "estonia"),
        ),
        ("Libyan jets killed nine civilians in N'Djamena.", "attacks", ("libya", "chad")),
        (
            "A drone strike by Turkey on the port of Odesa hurt six.",
            "attacks",
            ("turkey", "ukraine"),
        ),
    ],
)
def test_who_is_hit(text: str, relation: str, pair: tuple[str, str]) -> None:
    assert pair in told(text, relation)


def test_a_state_does_not_attack_itself_by_killing_its_own_people() -> None:
    assert ("syria", "syria") not in told("Syria killed Syrian civilians.", "attacks")


def test_a_threatened_blow_is_a_threat_only() -> None:
    text = "Libya threatened to attack Chad."
    assert told(text, "threatens") == {("libya", "chad")}
    assert told(text, "attacks") == set()
    assert told("Libya attacked Chad.", "attacks") == {("libya", "chad")}
