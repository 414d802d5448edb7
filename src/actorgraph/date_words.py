"""Dates in words as ISO 8601, at the granularity that the words have and no finer.

============================  ============================================================
13 November 2024              ``2024-11-13``; without a year the nearest such day
March 2022, last month        ``2022-03``; "in March" the nearest March, by the tense
2022, early 2022, last year   ``2022``: parts of a year or month are not told apart
last week, 3 to 5 May         two days: ``2024-11-04/2024-11-10``
the 1990s                     ``1990/1999``
from March to May 2022        ``2022-03/2022-05``
since 2014, until 2016        ``2014/..``, ``../2016``: open spans as in ISO 8601-2 (EDTF [1]_)
two weeks ago                 the week; years ago a year, months ago a month, days ago a day
============================  ============================================================

.. [1] https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from actorgraph.boilerplate import patterns
from actorgraph.model import Tense
from actorgraph.numerals import counted
from actorgraph.ontology import cues

_YEAR = r"(?:19|20)\d{2}"


def read_date(text: str, published: date | None, tense: Tense | None = None) -> str | None:
    """A date expression as ISO 8601: day, month (``2022-02``), year, day without year, or a span.

    Words that count from the day of publication say nothing without ``published``. A day without
    a year is the nearest to it; of what is past the last before, of what is to come the next.
    """
    try:
        return _read(" ".join(text.lower().replace(",", " ").split()), published, tense)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999
        return None


def _read(lower: str, published: date | None, tense: Tense | None) -> str | None:
    lists = cues()
    for words, shape in ((lists.since_word, "{}/.."), (lists.until_word, "../{}")):
        if opened := re.fullmatch(rf"(?:{_any(words)}) (.+)", lower):
            found = _single(_bare(opened[1]), published, tense)
            first, _, last = (found or "").partition("/")
            end = first if shape.startswith("{") else last or first
            return shape.format(end) if found and not end.startswith("-") else None
    return _span(lower, published, tense) or _single(_bare(lower), published, tense)


def _span(lower: str, published: date | None, tense: Tense | None) -> str | None:
    """Two times with a link between them; the first may lack the month or year of the second."""
    opening, link = _any(cues().range_opening), _any(cues().range_link)
    month, day = _months(), r"(\d{1,2})(?:st|nd|rd|th)?"
    for form, order in (
        (rf"{day} ?(?:{link}) ?{day} ((?:{month})\.?(?: {_YEAR})?)", (3, 1, 2)),
        (rf"((?:{month})\.?) {day} ?(?:{link}) ?{day}((?: {_YEAR})?)", (1, 2, 3)),
    ):
        if both := re.fullmatch(rf"(?:(?:{opening}) )?(?:the )?{form}", lower):
            name, *days = (both[place] for place in order)
            year = both[4] if order[0] == 1 else ""
            ends = [_single(f"{d} {name}{year}", published, tense) for d in days]
            return _joined(*ends)
    if both := re.fullmatch(rf"({_YEAR}) ?(?:{link}) ?({_YEAR})", lower):
        return _joined(both[1], both[2])
    loose = re.fullmatch(rf"(?:(?:{opening}) )?(.+?) (?:{link}) (.+)", lower)
    if loose is None:
        return None
    first, last = _bare(loose[1]), _bare(loose[2])
    year = re.search(rf"\b{_YEAR}$", last)
    if year and re.fullmatch(rf"(?:\d{{1,2}} )?(?:{month})\.?(?: \d{{1,2}})?", first):
        first = f"{first} {year[0]}"
    return _joined(_single(first, published, tense), _single(last, published, tense))


def _joined(first: str | None, last: str | None) -> str | None:
    """The span from one to the other; None where either is unknown, a span itself or the wrong way
    round."""
    if not first or not last or "/" in first + last or first.startswith("-"):
        return None
    return f"{first}/{last}" if first[:4] <= last[:4] and first < f"{last}~" else None


def _single(lower: str, published: date | None, tense: Tense | None) -> str | None:
    month, day = rf"(?P<m>{_months()})\.?", r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    year = rf"(?P<y>{_YEAR})"
    for form in (
        rf"\b{day} (?:of )?{month}(?: {year})?\b",
        rf"\b{month} {day}\b(?! ?-)(?: {year})?",
    ):
        if full := re.search(form, lower):
            return _day(int(full["d"]), full["m"], full["y"], published, tense)
    if full := re.search(rf"\b{month}(?: of)? {year}\b", lower):
        return f"{full['y']}-{_month(full['m']):02d}"
    if stamp := re.search(r"\b\d{4}-\d{2}-\d{2}\b", lower):
        return _checked(stamp[0])
    if alone := re.fullmatch(year, lower):
        return alone["y"]
    if decade := re.fullmatch(r"((?:19|20)\d)0s", lower):
        return f"{decade[1]}0/{decade[1]}9"
    return _relative(lower, published, tense) if published else None


def _relative(lower: str, published: date, tense: Tense | None) -> str | None:
    """What counts from the day of publication."""
    words = cues()
    for names, shift in ((words.day_today, 0), (words.day_yesterday, -1), (words.day_tomorrow, 1)):
        if re.search(rf"\b(?:{_any(names)})\b", lower):
            return (published + timedelta(days=shift)).isoformat()
    for names, shift in ((words.last_word, -1), (words.this_word, 0), (words.next_word, 1)):
        if named := re.fullmatch(rf"(?:{_any(names)}) (.+)", lower):
            return _named(named[1], shift, published, tense)
    if away := re.fullmatch(rf"(.+) (?:({_any(words.ago_word)})|{_any(words.ahead_word)})", lower):
        return _away(away[1], -1 if away[2] else 1, published)
    if tense is Tense.FUTURE and (
        away := re.fullmatch(rf"(?:{_any(words.within_word)}) (.+)", lower)
    ):
        return _away(away[1], 1, published)
    return _named(lower, None, published, tense)


def _named(unit: str, shift: int | None, published: date, tense: Tense | None) -> str | None:
    """A week, month, year, weekend, weekday or named month, as many ahead as ``shift`` says;
    without it, the next one of what is to come, else the last."""
    words = cues()
    counts = ((words.unit_week, _week), (words.unit_month, _month_of), (words.unit_year, _year_of))
    for names, made in counts:
        if shift is not None and unit == min(names, key=len):  # the singular: not "last years"
            return made(published, shift)
    ahead = shift == 1 or (shift != -1 and tense is Tense.FUTURE)
    if unit in words.week_end:
        start = published + timedelta(days=(5 - published.weekday()) % 7 - (0 if ahead else 7))
        return _clipped(start, start + timedelta(days=1))
    for number, name in enumerate(day_name):
        if re.fullmatch(rf"{name.lower()}(?: (?:{_any(words.day_part)}))?", unit):
            return _weekday(number, shift, ahead, published)
    if re.fullmatch(rf"(?:{_months()})\.?", unit):
        return _bare_month(_month(unit), shift, tense, published)
    return None


def _weekday(number: int, shift: int | None, ahead: bool, published: date) -> str | None:
    """The nearest such day on one side; the day of publication itself only without "last" or
    "next"."""
    days = (number - published.weekday()) % 7 if ahead else (published.weekday() - number) % 7
    if days == 0 and shift in (-1, 1):
        days = 7
    return _moved(published, days if ahead else -days)


def _bare_month(number: int, shift: int | None, tense: Tense | None, published: date) -> str | None:
    """A month without a year: by "last", "next" or the tense, else the nearest."""
    years = [(published.year + by, number) for by in (-1, 0, 1)]
    here = (published.year, published.month)
    if shift == -1 or (shift is None and tense is Tense.PAST):
        years = [pair for pair in years if pair < here or (pair == here and shift is None)]
    elif shift == 1 or (shift is None and tense is Tense.FUTURE):
        years = [pair for pair in years if pair > here or (pair == here and shift is None)]
    elif shift == 0:
        years = [pair for pair in years if pair[0] == published.year]
    away = {pair: abs((pair[0] - here[0]) * 12 + pair[1] - here[1]) for pair in years}
    year, month = min(years, key=lambda pair: (away[pair], pair))
    return f"{year:04d}-{month:02d}"


def _away(count: str, sign: int, published: date) -> str | None:
    """So many days, weeks, months or years from publication, each as exact as its unit."""
    words = cues()
    amount, _, unit = count.rpartition(" ")
    steps = counted(amount)
    if steps is None:
        return None
    if unit in words.unit_day:
        return _moved(published, sign * steps)
    for names, made in (
        (words.unit_week, _week),
        (words.unit_month, _month_of),
        (words.unit_year, _year_of),
    ):
        if unit in names:
            return made(published, sign * steps)
    return None


def _week(published: date, shift: int) -> str | None:
    """The days from Monday to Sunday of a week, counted from that of publication."""
    monday = _shifted(published, 7 * shift - published.weekday())
    return _clipped(monday, monday + timedelta(days=6)) if monday else None


def _month_of(published: date, shift: int) -> str | None:
    months = published.year * 12 + published.month - 1 + shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120000 else None


def _year_of(published: date, shift: int) -> str | None:
    return f"{published.year + shift:04d}" if 0 < published.year + shift < 10000 else None


def _moved(day: date, by: int) -> str | None:
    found = _shifted(day, by)
    return found.isoformat() if found else None


def _shifted(day: date, by: int) -> date | None:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def _clipped(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _day(
    day: int, month: str, year: str | None, published: date | None, tense: Tense | None
) -> str | None:
    number = _month(month)
    if year or published is None:
        found = _checked(f"{year or 2024}-{number:02d}-{day:02d}")
        return found if year or found is None else f"-{found.removeprefix('2024')}"
    years = [published.year + shift for shift in (-1, 0, 1)]
    stamps = [_checked(f"{each:04d}-{number:02d}-{day:02d}") for each in years]
    near = [date.fromisoformat(stamp) for stamp in stamps if stamp]
    if tense is Tense.PAST:
        near = [d for d in near if d <= published]
    elif tense is Tense.FUTURE:
        near = [d for d in near if d >= published]
    if not near:
        return None
    return min(near, key=lambda d: (abs((d - published).days), d)).isoformat()


def _checked(stamp: str) -> str | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date.fromisoformat(stamp).isoformat()
    except ValueError:
        return None


def _bare(lower: str) -> str:
    """The expression without articles, prepositions and words for a part of the time."""
    words = cues()
    units = words.unit_day | words.unit_week | words.unit_month | words.unit_year
    fillers = rf"(?:{_any(words.date_part)})[ -]|(?:{_any(words.date_article)}) "
    while len(shorter := re.sub(rf"^(?:{fillers})", "", lower)) < len(lower):
        within, _, rest = lower.partition(" ")
        if within in words.within_word and rest == shorter and rest.split(" ")[-1] in units:
            break  # "in two weeks" is not "two weeks"
        lower = shorter
    return lower


@cache
def _any(names: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


@cache
def _months() -> str:
    plain = (re.sub(r"\((?!\?)", "(?:", month) for month in patterns()["month"])
    return "|".join(f"(?:{month})" for month in plain)


@cache
def _month(word: str) -> int:
    for number, pattern in enumerate(patterns()["month"], start=1):
        if re.fullmatch(rf"(?:{pattern})\.?", word, re.IGNORECASE):
            return number
    raise ValueError(word)
