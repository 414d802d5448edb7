"""Who held an office on a day, and for whom a person speaks."""

from __future__ import annotations

from datetime import date

import pytest

from actorgraph.actors import Office
from actorgraph.incumbents import (
    bodies_of,
    headed_state,
    holder_on,
    incumbents,
    office_body,
    on_day,
    same_title,
)


def term(person: str, start: str | None, end: str | None) -> Office:
    days = (date.fromisoformat(day) if day else None for day in (start, end))
    return Office(person, "president", "chad", "headOf", *days)


def test_titles_that_are_the_same() -> None:
    assert same_title("secretary-general", "secretary general")
    assert same_title("secretary-general", "chief")
    assert not same_title("chief", "secretary-general")
    assert not same_title("president", "vice president")


@pytest.mark.parametrize(
    ("day", "people"),
    [
        ("1991-01-01", ["old"]),
        ("2001-01-01", ["new"]),
        ("1996-01-01", ["old"]),
        ("2020-01-01", ["new"]),
        ("1950-01-01", ["new", "old"]),
        (None, ["new", "old"]),
    ],
)
def test_on_a_day_the_running_term_counts_else_the_last(day: str | None, people: list[str]) -> None:
    terms = [term("new", "2000-01-01", "2005-01-01"), term("old", "1990-01-01", "1995-01-01")]
    assert on_day(terms, date.fromisoformat(day) if day else None) == people


def test_a_term_without_end_still_runs() -> None:
    assert on_day([term("here", "2000-01-01", None)], date(2024, 1, 1)) == ["here"]
    assert on_day([], date(2024, 1, 1)) == []


def test_who_of_several_people_is_in_office() -> None:
    people = ["tony-blair", "gordon-brown", "nobody-at-all"]
    assert incumbents(people, date(2005, 1, 1)) == ["tony-blair"]
    assert incumbents(people, date(2009, 1, 1)) == ["gordon-brown"]


@pytest.mark.parametrize(
    ("person", "title", "day", "body"),
    [
        ("mark-rutte", "secretary general", "2024-11-13", "nato"),
        ("mark-rutte", "prime minister", "2015-01-01", "netherlands"),
        ("mark-rutte", "chief", "2024-11-13", "nato"),
        ("mark-rutte", "bishop", "2024-11-13", None),
        ("no-such-person", "president", None, None),
    ],
)
def test_the_body_of_a_known_office(
    person: str, title: str, day: str | None, body: str | None
) -> None:
    assert office_body(person, title, day) == body


@pytest.mark.parametrize(
    ("title", "body", "day", "person"),
    [
        ("secretary general", "nato", "2024-11-13", "mark-rutte"),
        ("secretary general", "nato", "2024-09-30", "jens-stoltenberg"),
        ("president", "france", "2024-11-13", "emmanuel-macron"),
        ("secretary general", "nato", None, None),
        ("secretary general", "nato", "1801-01-01", None),
    ],
)
def test_who_held_an_office(title: str, body: str, day: str | None, person: str | None) -> None:
    assert holder_on(title, body, day) == person


def test_the_chief_of_a_body_is_its_head() -> None:
    assert holder_on("chief", "nato", "2024-11-13") == "mark-rutte"


def test_on_the_day_of_a_handover_there_are_two() -> None:
    assert holder_on("secretary general", "nato", "2024-10-01") is None


def test_whom_a_person_speaks_for() -> None:
    assert bodies_of("mark-rutte", "2024-11-13") == ["nato"]
    assert bodies_of("no-such-person", None) == []


def test_titles_agree_whatever_their_hyphens() -> None:
    assert same_title("secretary-general", "secretary general")
    assert same_title("secretary general", "chief")
    assert not same_title("chief", "secretary general")


@pytest.mark.parametrize(
    ("person", "day", "state"),
    [
        ("vladimir-putin", "2022-03-01", "russia"),
        ("joe-biden", "2019-05-01", None),
        ("joe-biden", "2025-06-01", "united-states"),
        ("bashar-al-assad", "2016-01-01", "syria"),
        ("antony-blinken", "2022-01-01", None),
    ],
)
def test_whose_government_is_that_of_a_state(person: str, day: str, state: str | None) -> None:
    """Putin's government is Russia's; after the last term it still was, before the first it is
    nobody's, and a minister has none."""
    assert headed_state(person, day) == state
