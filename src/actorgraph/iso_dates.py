"""Days that a date in ISO 8601 allows, whatever its granularity."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

Days = tuple[date, date]
"""The first and the last day (inclusive) of a time."""


def first_day(text: str | None) -> date | None:
    """The first day of a day, month or year; None where there is none, or it has no year."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text or "", re.ASCII)
    try:
        return date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None


def last_day(text: str | None) -> date | None:
    """The last day of a day, month, year or closed span; None where there is none."""
    end = (text or "").rpartition("/")[2]
    first = first_day(end)
    if first is None or len(end) == 10:
        return first
    month = first.month if len(end) == 7 else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def days(text: str | None) -> Days | None:
    """The first and the last day of a day, month, year or span, of which an open end is the first
    or last day there is; None where there is none, it has no year, or it runs backwards."""
    start, slash, end = (text or "").partition("/")
    first = date.min if slash and start == ".." else first_day(start)
    last = date.max if slash and end == ".." else last_day(end if slash else start)
    return (first, last) if first and last and first <= last else None
