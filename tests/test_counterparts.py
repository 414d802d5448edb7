"""Titles that somebody else's lend, and those that several persons share."""

from __future__ import annotations

import pytest

from actorgraph.model import Article
from parse_samples import by_model, frames

OFFICES = ("headOf", "represents")


def posts(text: str, date: str | None = "2024-06-12") -> set[tuple[str, str, str]]:
    """Relation, person and body of every office that the text states."""
    (parsed,) = by_model([Article("a", text, date=date)])
    made = frames(parsed)
    return {(f.relation, f.subject.actor, f.object.actor) for f in made if f.relation in OFFICES}


@pytest.mark.parametrize(
    ("text", "relation", "body"),
    [
        (
            "Norwegian Foreign Minister Espen Barth Eide met his Kenyan counterpart, Moses Wekesa.",
            "represents",
            "kenya",
        ),
        (
            "Finnish President Alexander Stubb called his Zambian counterpart, Moses Wekesa.",
            "headOf",
            "zambia",
        ),
        (
            "Vladimir Putin called his Zambian opposite number, Moses Wekesa.",
            "headOf",
            "zambia",
        ),
    ],
)
def test_a_counterpart_has_the_same_office(text: str, relation: str, body: str) -> None:
    found = posts(text)
    assert any(r == relation and "wekesa" in p and b == body for r, p, b in found), found


def test_without_a_day_the_seeds_know_the_office_that_all_terms_agree_on() -> None:
    found = posts("Somebody telephoned his Russian counterpart, Sergei Lavrov.", date=None)
    assert ("represents", "sergei-lavrov", "russia") in found


@pytest.mark.parametrize(
    "text",
    ["The minister met her counterpart in Rome.", "Ghana praised its counterparts in Togo."],
)
def test_nobody_s_counterpart_has_no_office(text: str) -> None:
    assert posts(text) == set()


def test_ministers_of_several_states_share_a_title() -> None:
    text = "Foreign ministers Hikmet Cetin of Turkey and Karolos Papoulias of Greece met."
    assert {(r, b) for r, _, b in posts(text)} == {
        ("represents", "turkey"),
        ("represents", "greece"),
    }


def test_the_body_may_follow_the_name() -> None:
    assert ("headOf", "zambia") in {
        (r, b) for r, _, b in posts("Acting President Moses Wekesa of Zambia spoke.")
    }


def test_who_is_whose_envoy_and_of_what_region() -> None:
    assert {b for _, _, b in posts("Peru, whose envoy Moses Wekesa spoke last, abstained.")} == {
        "peru"
    }
    assert posts("The ambassador to Turkey, Moses Wekesa, was shot.") == set()
    found = posts("Moses Wekesa, president of Republika Srpska, flew to Bern.")
    assert {b for _, _, b in found} == {"republika-srpska"}
