"""Offices and memberships: who held what on a day, and two persons in one chair."""

from __future__ import annotations

from datetime import date

import pytest

from actorgraph.actors import Membership, Office, load_seeds
from actorgraph.model import Actor
from actorgraph.rows import Fault, Row
from actorgraph.tenures import memberships_of, offices_of, shared

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("ann", "Ann", "person"),
        Actor("bob", "Bob", "person"),
        Actor("chad", "Chad", "state"),
        Actor("union", "Union", "organisation"),
    )
}
START, END = date(2001, 1, 20), date(2005, 1, 20)


def rows(columns: str, *lines: str) -> tuple[list[Row], list[Fault]]:
    faults: list[Fault] = []
    names = columns.split(",")
    cells = [dict(zip(names, line.split(","), strict=True)) for line in lines]
    return [Row("x.csv", n, row, faults) for n, row in enumerate(cells, 2)], faults


def offices(*lines: str) -> tuple[tuple[Office, ...], list[str]]:
    found, faults = rows("person,title,body,relation,start,end", *lines)
    return offices_of(found, ACTORS), list(map(str, faults))


@pytest.mark.parametrize(
    "term",
    [
        Office("ann", "president", "chad", "headOf", START, END),
        Membership("chad", "union", START, END),
    ],
)
def test_both_limits_are_in_the_term(term: Office | Membership) -> None:
    assert [term.held_on(day) for day in (START, END)] == [True, True]
    assert not term.held_on(date(2001, 1, 19))
    assert not term.held_on(date(2005, 1, 21))


def test_an_unknown_limit_is_open() -> None:
    assert Membership("chad", "union", None, END).held_on(date(1900, 1, 1))
    assert Membership("chad", "union", START, None).held_on(date(2100, 1, 1))


def test_the_shipped_members_of_nato_change_with_the_date() -> None:
    def members(day: date) -> set[str]:
        found = (m for m in load_seeds().memberships if m.organisation == "nato")
        return {m.member for m in found if m.held_on(day)}

    assert len(members(date(2024, 11, 13))) == 32
    assert members(date(2024, 3, 7)) - members(date(2024, 3, 6)) == {"sweden"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2001-01-20,2005-01-20", "2005-01-20,"),  # the day of the handover is both's
        ("2005-01-21,", ",2005-01-21"),
        (",2005-01-20", "2005-02-01,2006-01-01"),
    ],
)
def test_one_may_follow_the_other(first: str, second: str) -> None:
    held, faults = offices(
        f"ann,president,chad,headOf,{first}", f"bob,president,chad,headOf,{second}"
    )
    assert faults == []
    assert len(held) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2001-01-20,2005-01-20", "2005-01-19,"),
        ("2001-01-20,", "2005-01-20,"),  # the end was forgotten
        (",", "2005-01-20,2006-01-01"),
        (",2005-01-20", ",2001-01-20"),
        (",", ","),
    ],
)
@pytest.mark.parametrize("person", ["ann", "bob"])
def test_two_in_one_chair_are_told(first: str, second: str, person: str) -> None:
    _, faults = offices(
        f"ann,president,chad,headOf,{first}",
        f"bob,king,chad,headOf,{first}",
        f"{person},president,chad,headOf,{second}",
    )
    repeats = (person, first) == ("ann", second)
    reason = "the row repeats line 2" if repeats else "the term overlaps that of 'ann' in line 2"
    assert faults == [f"x.csv:4: {reason}"]


@pytest.mark.parametrize("title", ["spokesman", "ambassador to the united nations", "minister"])
def test_some_titles_are_held_by_several_but_by_nobody_twice(title: str) -> None:
    lines = [f"{person},{title},chad,represents,," for person in ("ann", "bob")]
    assert offices(*lines)[1] == []
    later = f"ann,{title},chad,represents,2001-01-20,"
    assert offices(*lines, later)[1] == ["x.csv:4: the term overlaps that of 'ann' in line 2"]


def test_titles_are_shared_by_whole_words() -> None:
    assert shared("deputy foreign minister")
    assert shared("spokeswoman")
    assert shared("co-chair")
    assert shared("under-secretary-general for peace operations")
    assert not shared("foreign minister")
    assert not shared("ministerial counsellor")
    assert not shared("president")


def test_a_state_may_leave_and_come_back() -> None:
    lines = ("chad,union,2001-01-01,2002-01-01", "chad,union,2003-01-01,")
    found, faults = rows("member,organisation,start,end", *lines)
    assert len(memberships_of(found, ACTORS)) == 2
    assert faults == []
