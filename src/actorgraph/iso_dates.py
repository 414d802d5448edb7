"""Days that a date in ISO 8601 allows, whatever its granularity."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date


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
