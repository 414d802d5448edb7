"""Dates in the header of a page, and the datelines that open a report."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from actorgraph.boilerplate import patterns

_HEADING_WORDS = 14


def iso_date(text: str) -> str | None:
    """The calendar date (``YYYY-MM-DD``) that ``text`` is, or None.

    Read are ISO 8601 (with or without a time), ``04.12.2024`` (day first), ``13/11/2024`` (only
    where one number cannot be a month), ``13 November 2024`` and ``November 13, 2024``.
    """
    match = re.fullmatch(rf"\s*(?:{_date()})\s*", text, re.IGNORECASE)
    return _iso(match) if match else None


def header_date(line: str) -> str | None:
    """The date of a line that holds nothing else but labels, a weekday and a time, or None."""
    match = _header_line().fullmatch(line)
    return _iso(match) if match else None


def heading_date(line: str) -> str | None:
    """The date that a heading names beside other words, or None: "LIBYA BRIEF – 9 January 2020",
    "Week to Friday 12 April 2024", "6-7 July 2017". It takes a separator or a weekday before it,
    so that a day in the words of the heading ("Remembering 9 November 1989") is none."""
    match = _named_day().search(line) if len(line.split()) <= _HEADING_WORDS else None
    return _iso(match) if match else None


def leading_date(line: str) -> tuple[int, str] | None:
    """Length and date of a date stamp before running text (``date 2024-11-13 NATO …``), or None.

    A sentence that merely begins with a date (``13 November 2024 was …``) has no stamp: it takes a
    label, a time, a numeric date, or a separator after it.
    """
    match = _stamp().match(line)
    found = _iso(match) if match else None
    if match is None or found is None or match.end() == len(line):
        return None
    numeric = match["iso"] or match["y1"] or match["y2"]
    marked = match["label"] or match["before"] or match["after"] or match["separator"]
    return (match.end(), found) if numeric or marked else None


def dateline(line: str) -> tuple[int, str | None] | None:
    """Length and date (or None) of the dateline that opens a paragraph, or None if it has none.

    ``BAGHDAD, Jan 3 (AFP) —``, ``KYIV (Reuters) -``, ``Brussels, 13 November 2024 (Wire):`` and
    ``MOSCOW, January 3. /TASS/.`` are datelines. A place in small letters needs an agency or a day.
    """
    match = _dateline().match(line)
    if match is None or match.end() == len(line):
        return None
    place = match["place"]
    certain = match["day"] or (match["agency"] and match["dash"] != ":")
    if not certain and (place != place.upper() or len(place) < 3 or not match["dash"]):
        return None
    if re.fullmatch("|".join(patterns()["acronym"]), place, re.IGNORECASE):
        return None
    text = match["day"] or ""
    return match.end(), iso_date(re.sub(r"^[,.\s]+|[,.\s]+$", "", text))


def dateline_agency(line: str) -> str | None:
    """The agency that a paragraph's dateline names, as written (``AFP``, ``AP/AFP``), if any."""
    match = _dateline().match(line) if dateline(line) else None
    return match["agency"].strip(" ,/.()") if match and match["agency"] else None


@cache
def _date() -> str:
    months = "|".join(patterns()["month"])
    return (
        r"(?P<iso>\d{4}-\d{2}-\d{2})"
        r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
        r"|(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})\.(?P<y1>\d{4})"
        r"|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})"
        rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m3>{months}),?\s+(?P<y3>\d{{4}})"
        rf"|(?P<m4>{months})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})"
    )


@cache
def _parts() -> tuple[str, str, str]:
    label = rf"(?:(?:{'|'.join(patterns()['label'])})\s*[:,]?\s+)"
    weekday = rf"(?:(?:{patterns()['weekday'][0]}),?\s+)"
    time = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)"
    return label, weekday, time


@cache
def _header_line() -> re.Pattern[str]:
    label, weekday, time = _parts()
    place = r"(?:[^\W\d_][^\W\d_.'’ -]{1,30}(?: [^\W\d_]+){0,2}, ){0,2}"
    return re.compile(
        rf"{label}{{0,2}}{place}(?:{time}[,|\s]+)?{weekday}?(?:{_date()})(?:[\s,|–—-]+(?:at\s)?{time})?\.?",
        re.IGNORECASE,
    )


@cache
def _named_day() -> re.Pattern[str]:
    _, weekday, _ = _parts()
    return re.compile(
        rf"(?:^|[–—|,:(\[]\s*|\s-\s+|\b{weekday})(?:\d{{1,2}}\s?[-–]\s?)?(?:{_date()})"
        r"\s*(?=$|[\])|(])",
        re.IGNORECASE,
    )


@cache
def _stamp() -> re.Pattern[str]:
    label, weekday, time = _parts()
    return re.compile(
        rf"(?P<label>{label}{{1,2}})?(?P<before>{time}[,|\s]+)?{weekday}?(?:{_date()})"
        rf"(?P<after>[\s,|]+{time})?(?P<separator>\s*[|–—:-])?\s+",
        re.IGNORECASE,
    )


@cache
def _dateline() -> re.Pattern[str]:
    months = f"(?i:{'|'.join(patterns()['month'])})"
    word = r"[A-Z][\w.'’-]*"
    day = (
        rf"(?:{months}\s+\d{{1,2}}|\d{{1,2}}\s+{months})(?:,?\s+\d{{4}})?"
        r"|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}"
    )
    agency = f"(?i:{'|'.join(patterns()['agency'])})"
    return re.compile(
        rf"(?P<place>{word}(?:[ /]{word}){{0,3}})(?:, {word}(?: {word}){{0,2}})?"
        rf"(?P<day>[,.]?\s+(?:{day})[.,]?)?"
        rf"(?P<agency>\s*\([A-Z][^()]{{1,40}}\)|\s*/{agency}/\.?|,? {agency}(?=\s*[–—-]))?"
        r"\s*(?P<dash>(?:--|[–—-])(?=\s)|(?<=[A-Z])[–—]|(?<=\)):|(?<=\d):|(?<=/)|(?<=/\.))\s*",
    )


def _iso(match: re.Match[str]) -> str | None:
    group = match.groupdict()
    if group["iso"]:
        year, month, day = map(int, group["iso"].split("-"))
    elif group["y2"]:
        year, day, month = int(group["y2"]), int(group["d2"]), int(group["m2"])
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    else:
        form = next(number for number in "134" if group[f"y{number}"])
        year, day = int(group[f"y{form}"]), int(group[f"d{form}"])
        month = int(group["m1"]) if form == "1" else _month(group[f"m{form}"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int:
    for number, pattern in enumerate(patterns()["month"], start=1):
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return number
    raise ValueError(word)
