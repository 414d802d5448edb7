"""Persons of the seeds by a part of their name, a title and a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actorgraph.actors import Office
from actorgraph.incumbents import incumbents, on_day, same_title
from actorgraph.link import linked
from actorgraph.people import Called, bearers, title_before
from parse_samples import by_hand, doc
from seed_samples import WORLD, in_use, written

PRESIDENT = """President/NNP/compound/Bush Bush/NNP/nsubj/spoke/PERSON spoke=speak/VBD/ROOT"""


def term(person: str, start: str | None, end: str | None) -> Office:
    days = (date.fromisoformat(day) if day else None for day in (start, end))
    return Office(person, "president", "chad", "headOf", *days)


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("the prime minister Tusk", Called("prime minister", 1)),
        ("the foreign minister Tusk", Called("foreign minister", 1)),
        ("the vice - president Tusk", Called("vice president", 1)),
        ("the old friend Tusk", None),
        ("Tusk", None),
    ],
)
def test_the_longest_title_before_a_name(words: str, called: Called | None) -> None:
    of = doc(" ".join(f"{word}/NN/dep/Tusk" for word in words.split()))
    assert title_before(of, len(of) - 1) == called


def test_titles_that_are_the_same() -> None:
    assert same_title("secretary-general", "secretary general")
    assert same_title("secretary-general", "chief")
    assert not same_title("chief", "secretary-general")
    assert not same_title("president", "vice president")


def test_who_of_a_name_held_the_office() -> None:
    def found(word: str, title: str, body: str | None) -> set[str]:
        return {term.person for term in bearers([word], title, body)}

    both = {"george-h-w-bush", "george-w-bush"}
    assert found("Bush", "president", None) == found("bush", "president", "united-states") == both
    assert found("Bush", "vice president", None) == {"george-h-w-bush"}
    assert found("Bush", "president", "france") == set()
    assert found("Bush", "king", None) == set()


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
    ("day", "actor", "trace"),
    [
        ("1990-08-02", "george-h-w-bush", "title-and-date, not george-w-bush"),
        ("2003-03-20", "george-w-bush", "title-and-date, not george-h-w-bush"),
    ],
)
def test_president_bush_is_who_was_president(day: str, actor: str, trace: str) -> None:
    links = linked(by_hand(doc(PRESIDENT), date=day))
    assert (links.at[0][1].actors, links.at[0][1].trace) == ((actor,), trace)


def test_president_bush_without_a_day_is_nobody_of_the_seeds(tmp_path: Path) -> None:
    with in_use(written(tmp_path, **WORLD)):
        (bush,) = {m for m in linked(by_hand(doc(PRESIDENT))).at[0].values() if m.text == "Bush"}
    assert (bush.actors, bush.trace) == (("by-hand--bush",), "local")
