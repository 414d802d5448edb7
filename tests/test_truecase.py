"""Headlines in capitals, in the case they would have in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actorgraph.model import Article
from actorgraph.parse import TRUECASED, parsed_article
from actorgraph.truecase import is_shouted, truecased, usual_case
from seed_samples import WORLD, in_use, written

IN_OFFICE, AFTER = "2018-03-01", "2024-11-13"


@pytest.fixture(autouse=True, scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with in_use(written(tmp_path_factory.mktemp("world"), **WORLD)):
        yield


@pytest.mark.parametrize(
    ("line", "shouted"),
    [
        ("IRAN SLAMS EU OVER DRILLS", True),
        ("IRAN SLAMS EU OVER DRILLS again", True),
        ("Iran slams EU over drills", False),
        ("US, UK and EU slam Iran", False),
        ("IRAN, EU", False),
        ("A B C D", False),
        ("1 2 3 – 4", False),
    ],
)
def test_which_lines_are_in_capitals(line: str, shouted: bool) -> None:
    assert is_shouted(line) == shouted


@pytest.mark.parametrize(
    ("line", "day", "written_so"),
    [
        ("IRAN SLAMS EU OVER DRILLS", None, "Iran slams EU over drills"),
        ("NORTH KOREAN SHIPS NEAR SEOUL", None, "North Korean ships near seoul"),
        ("“BRITISH” SHIP SEIZED BY IRAN", None, "“British” ship seized by Iran"),
        ("US HITS IRAN AGAIN TODAY", None, "US hits Iran again today"),
        ("IRAN THREATENS US OVER DRILLS", None, "Iran threatens US over drills"),
        ("LET US ALL REMEMBER IRAN", None, "Let us all remember Iran"),
        ("MAY URGES EU TO WAIT", IN_OFFICE, "May urges EU to wait"),
        ("EU SAYS IRAN MAY WAIT", IN_OFFICE, "EU says Iran may wait"),
        ("EU ASKS BUSH TO WAIT", "2003-03-20", "EU asks Bush to wait"),
        ("EU SAYS BUSH IS ON FIRE", AFTER, "EU says bush is on fire"),
        ("EU SAYS BUSH IS ON FIRE", None, "EU says bush is on fire"),
        ("123 SHIPS LEAVE TEHRAN TODAY", None, "123 Ships leave Tehran today"),
        ("", None, ""),
    ],
)
def test_a_headline(line: str, day: str | None, written_so: str) -> None:
    assert truecased(line, {}, day) == written_so


def test_the_article_tells_how_its_own_names_are_written() -> None:
    body = "A spokesman for Lindqvist met McAdam. Rain fell. It was Oslo’s first."
    usual = usual_case([body, "RAIN FELL ON OSLO"])
    assert usual == {"lindqvist": "Lindqvist", "mcadam": "McAdam", "oslo's": "Oslo’s"}
    headline = truecased("RAIN FALLS ON LINDQVIST, MCADAM IN OSLO'S PARK", usual, None)
    assert headline == "Rain falls on Lindqvist, McAdam in Oslo's park"


LINES = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(["IRAN", "US", "MAY", "EU", "NORTH", "KOREA", "ß", "CÔTE", "D'IVOIRE"])
    ).map(" ".join),
)


@settings(derandomize=True, deadline=None)
@given(LINES, LINES, st.sampled_from([None, IN_OFFICE, AFTER]))
@example("OSLO'S DOG", "in Oslo’s park", None)
@example("OSLO’S DOG", "in Oslo's park", None)
@example("ßtraße", "", None)
def test_nothing_but_the_case_changes(line: str, other: str, day: str | None) -> None:
    made = truecased(line, usual_case([other]), day)
    assert len(made) == len(line)
    for old, new in zip(line, made, strict=True):
        assert old == new or old.lower() == new.lower() or old.upper() == new.upper()


def test_a_headline_in_capitals_is_parsed_in_usual_case_and_its_offsets_hold() -> None:
    text = "IRAN SLAMS EU OVER DRILLS\n\nIran slammed the European Union over drills on Monday."
    read = parsed_article(Article("shouted", text))
    assert [doc.text.partition(" ")[0] for doc in read.docs] == ["Iran", "Iran"]
    assert [doc.user_data[TRUECASED] for doc in read.docs] == [True, False]
    start, end = read.span(0, read.docs[0][0], read.docs[0][2])
    assert text[start:end] == "IRAN SLAMS EU"
