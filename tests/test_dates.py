"""Dates in words as ISO dates, and which date belongs to which event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from actorgraph.date_words import read_date
from actorgraph.dates import event_date
from actorgraph.iris import XSD, date_literal
from actorgraph.iso_dates import first_day, last_day
from actorgraph.model import Tense
from parse_samples import doc, frames, texts_by_model, token

WEDNESDAY = date(2024, 11, 13)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13 November 2024", "2024-11-13"),
        ("November 13, 2024", "2024-11-13"),
        ("the 3rd of May 1999", "1999-05-03"),
        ("Nov. 2, 2023", "2023-11-02"),
        ("2022-02-24", "2022-02-24"),
        ("February 2022", "2022-02"),
        ("March of 2003", "2003-03"),
        ("2022", "2022"),
        ("the 2022", "2022"),
        ("13 November", "2024-11-13"),
        ("December 30", "2024-12-30"),
        ("January 5", "2025-01-05"),
        ("June 1", "2024-06-01"),
        ("Wednesday", "2024-11-13"),
        ("Tuesday", "2024-11-12"),
        ("on Thursday", "2024-11-07"),
        ("last Monday evening", "2024-11-11"),
        ("today", "2024-11-13"),
        ("yesterday", "2024-11-12"),
        ("tomorrow", "2024-11-14"),
        ("this month", "2024-11"),
        ("last month", "2024-10"),
        ("last year", "2023"),
        ("next year", "2025"),
        ("31 November 2024", None),
        ("30 February", None),
        ("the 1980s", "1980/1989"),
        ("the late 1990s", "1990/1999"),
        ("early 2022", "2022"),
        ("mid-2019", "2019"),
        ("the spring of 2014", "2014"),
        ("the first half of 2023", "2023"),
        ("earlier this year", "2024"),
        ("late last year", "2023"),
        ("early March", "2025-03"),
        ("the end of October 2023", "2023-10"),
        ("the night of March 3, 2023", "2023-03-03"),
        ("last week", "2024-11-04/2024-11-10"),
        ("this week", "2024-11-11/2024-11-17"),
        ("next week", "2024-11-18/2024-11-24"),
        ("last weekend", "2024-11-09/2024-11-10"),
        ("next month", "2024-12"),
        ("two years ago", "2022"),
        ("a year ago", "2023"),
        ("three months ago", "2024-08"),
        ("eleven months ago", "2023-12"),
        ("two weeks ago", "2024-10-28/2024-11-03"),
        ("10 days ago", "2024-11-03"),
        ("three days earlier than publication", "2024-11-10"),
        ("two weeks from now", "2024-11-25/2024-12-01"),
        ("more than two years ago", None),
        ("several years ago", None),
        ("decades ago", None),
        ("next Tuesday", "2024-11-19"),
        ("next Wednesday", "2024-11-20"),
        ("last Wednesday", "2024-11-06"),
        ("Tuesday, November 12", "2024-11-12"),
        ("last March", "2024-03"),
        ("next March", "2025-03"),
        ("last December", "2023-12"),
        ("since 2014", "2014/.."),
        ("since last week", "2024-11-04/.."),
        ("since March 2022", "2022-03/.."),
        ("until 2016", "../2016"),
        ("since then", None),
        ("from March to May 2022", "2022-03/2022-05"),
        ("between 2014 and 2016", "2014/2016"),
        ("from 2001 to 2009", "2001/2009"),
        ("2014-2016", "2014/2016"),
        ("2016 to 2014", None),
        ("3 to 5 May 2023", "2023-05-03/2023-05-05"),
        ("between February 24 and 26, 2022", "2022-02-24/2022-02-26"),
        ("February 24-26", "2025-02-24/2025-02-26"),
        ("30 to 31 February 2022", None),
        ("the last years", None),
        ("2024-13-45", None),
        ("two decades", None),
        ("daily", None),
        ("recent years", None),
    ],
)
def test_dates_of_an_article_with_a_date(text: str, iso: str | None) -> None:
    assert read_date(text, WEDNESDAY) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13 November", "--11-13"),
        ("February 29", "--02-29"),
        ("13 November 2024", "2024-11-13"),
        ("February 2022", "2022-02"),
        ("Wednesday", None),
        ("yesterday", None),
        ("last month", None),
    ],
)
def test_dates_of_an_article_without_a_date(text: str, iso: str | None) -> None:
    assert read_date(text, None) == iso


def test_last_month_in_january_is_of_the_year_before() -> None:
    assert read_date("last month", date(2025, 1, 31)) == "2024-12"
    assert read_date("yesterday", date(2025, 1, 1)) == "2024-12-31"


def test_a_leap_day_without_year_needs_a_leap_year_near() -> None:
    assert read_date("29 February", date(2023, 3, 1)) in (None, "2024-02-29")


@settings(derandomize=True)
@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_a_written_day_is_that_day(day: date, form: str) -> None:
    assert read_date(day.strftime(form), WEDNESDAY) == day.isoformat()


@settings(derandomize=True)
@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)))
def test_a_weekday_is_within_the_week_before(published: date) -> None:
    for name in ("Monday", "Friday", "Sunday"):
        found = read_date(name, published)
        assert found is not None
        assert 0 <= (published - date.fromisoformat(found)).days < 7
        assert date.fromisoformat(found).strftime("%A") == name


@settings(derandomize=True)
@given(st.text(max_size=30), st.none() | st.just(WEDNESDAY))
def test_any_words_give_a_date_or_nothing(text: str, published: date | None) -> None:
    found = read_date(text, published)
    assert found is None or isinstance(date_literal(found).datatype, NamedNode)
    assert found is None or date_literal(found).datatype.value != XSD + "string"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Friday", "2024-11-08", "2024-11-15"),
        ("Wednesday", "2024-11-13", "2024-11-13"),
        ("this weekend", "2024-11-09/2024-11-10", "2024-11-16/2024-11-17"),
        ("March", "2024-03", "2025-03"),
        ("November", "2024-11", "2024-11"),
        ("1 December", "2023-12-01", "2024-12-01"),
        ("in two weeks", None, "2024-11-25/2024-12-01"),
        ("in 2030", "2030", "2030"),
    ],
)
def test_the_tense_tells_on_which_side_of_the_report(text: str, past: str, future: str) -> None:
    assert read_date(text, WEDNESDAY, Tense.PAST) == past
    assert read_date(text, WEDNESDAY, Tense.FUTURE) == future


def test_dates_at_the_ends_of_the_calendar_are_no_errors() -> None:
    for words in ("9999 years ago", "next year", "last week", "9999 weeks from now", "last month"):
        read_date(words, date.min)
        read_date(words, date.max)


MET = "Iran/NNP/nsubj/met/GPE met=meet/VBD/ROOT Egypt/NNP/dobj/met/GPE"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("on/IN/prep/met Friday/NNP/pobj/on/DATE", "2024-11-08"),
        ("in/IN/prep/met February/NNP/pobj/in/DATE 2022/CD/nummod/February/I-DATE", "2022-02"),
        ("yesterday/NN/npadvmod/met/DATE", "2024-11-12"),
        ("on/IN/prep/met July/NNP/pobj/on/DATE 3/CD/nummod/July/I-DATE", "2024-07-03"),
        ("in/IN/prep/met Cairo/NNP/pobj/in/GPE", None),
        ("for/IN/prep/met years=year/NNS/pobj/for/DATE", None),
    ],
)
def test_the_date_that_hangs_on_the_event(words: str, iso: str | None) -> None:
    assert event_date(token(doc(f"{MET} {words}"), "met"), "2024-11-13") == iso


def test_what_happened_did_not_happen_after_the_report() -> None:
    of = doc(f"{MET} on/IN/prep/met March/NNP/pobj/on/DATE 3/CD/nummod/March/I-DATE")
    assert event_date(token(of, "met"), "2024-11-13") == "2024-03-03"


def test_the_date_of_the_governing_verb_counts_for_a_noun() -> None:
    of = doc("""Talks=talk/NNS/nsubj/ended ended=end/VBD/ROOT on/IN/prep/ended
        Monday/NNP/pobj/on/DATE""")
    assert event_date(token(of, "Talks"), "2024-11-13") == "2024-11-11"


def test_the_date_of_saying_is_not_the_date_of_what_is_said() -> None:
    of = doc("""Iran/NNP/nsubj/said/GPE said=say/VBD/ROOT on/IN/prep/said
        Friday/NNP/pobj/on/DATE that/IN/mark/met it/PRP/nsubj/met met=meet/VBD/ccomp/said
        Egypt/NNP/dobj/met/GPE in/IN/prep/met 2022/CD/pobj/in/DATE""")
    assert event_date(token(of, "met"), "2024-11-13") == "2022"
    assert event_date(token(of, "said"), "2024-11-13") == "2024-11-08"
    short = doc("""Iran/NNP/nsubj/said/GPE said=say/VBD/ROOT on/IN/prep/said
        Friday/NNP/pobj/on/DATE that/IN/mark/met it/PRP/nsubj/met met=meet/VBD/ccomp/said
        Egypt/NNP/dobj/met/GPE""")
    assert event_date(token(short, "met"), "2024-11-13") is None


def test_of_two_dates_the_nearer_one() -> None:
    of = doc(f"""{MET} on/IN/prep/met Monday/NNP/pobj/on/DATE after/IN/prep/met
        2019/CD/pobj/after/DATE""")
    assert event_date(token(of, "met"), "2024-11-13") == "2024-11-11"


def test_without_a_publication_date_a_weekday_tells_nothing() -> None:
    of = doc(f"{MET} on/IN/prep/met Friday/NNP/pobj/on/DATE")
    assert event_date(token(of, "met"), None) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-05-06", date(2023, 5, 6), date(2023, 5, 6)),
        ("2023-13", None, None),
        ("--11-13", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_days_that_a_date_allows(
    text: str | None, first: date | None, last: date | None
) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


def test_the_last_day_of_a_span_is_that_of_its_end() -> None:
    assert last_day("2014/2016-02") == date(2016, 2, 29)
    assert last_day("../2016") == date(2016, 12, 31)
    assert last_day("2014/..") is None


SPANS = {
    "Niger has armed Chad since 2014.": "2014/..",
    "Niger armed Chad from March to May 2022.": "2022-03/2022-05",
    "Niger armed Chad between 2014 and 2016.": "2014/2016",
    "Niger armed Chad in the 1990s.": "1990/1999",
    "Niger armed Chad in early 2022.": "2022",
    "Niger armed Chad last week.": "2024-11-04/2024-11-10",
    "Niger armed Chad two years ago.": "2022",
    "Niger attacked Chad in the spring of 2014.": "2014",
    "Niger attacked Chad on the night of 3 March 2023.": "2023-03-03",
    "Niger attacked Chad on February 24.": "2024-02-24",
    "Niger will attack Chad on February 24.": "2025-02-24",
    "Macron will visit Chad on Friday.": "2024-11-15",
    "Macron will visit Chad in two weeks.": "2024-11-25/2024-12-01",
    "Macron visited Chad on Friday.": "2024-11-08",
    "Macron will visit Chad next Tuesday.": "2024-11-19",
    "Macron visited Chad in March.": "2024-03",
    "Macron will visit Chad in March.": "2025-03",
}


def test_spans_and_relative_dates_of_events() -> None:
    found = {}
    for text, parsed in texts_by_model(SPANS).items():
        found[text] = next((f.details.event_date for f in frames(parsed)), "no claim")
    assert found == SPANS
