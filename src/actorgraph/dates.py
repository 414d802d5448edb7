"""When an event happened, from the words of its sentence and the article's date."""

from __future__ import annotations

import re
from calendar import day_name
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Span, Token

from actorgraph.boilerplate import patterns
from actorgraph.ontology import cues
from actorgraph.syntax.arcs import own_phrases


def event_date(trigger: Token, published: str | None) -> str | None:
    """The date of the event that a trigger names, in ISO 8601 at the granularity of the words.

    The nearest date expression that hangs on the trigger, or else on the verb above it, is read;
    None if there is none, or none that can be told. Without ``published`` a day without a year
    stays ``--11-13``.
    """
    day = date.fromisoformat(published) if published else None
    for words in own_phrases(trigger, _dates(trigger)):
        found = read_date(words.text, day, _is_past(trigger))
        if found:
            return found
    return None


def read_date(text: str, published: date | None, past: bool = False) -> str | None:
    """A date expression as ISO 8601: day, month (``2022-02``), year, or day without year.

    A day without a year is the nearest to ``published``; of what is ``past``, the last before.
    """
    lower = " ".join(text.lower().replace(",", " ").split())
    months = "|".join(f"(?:{m})" for m in patterns()["month"])
    day, month, year = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", rf"(?P<m>{months})\.?", r"(?P<y>\d{4})"
    for form in (
        rf"\b{day} (?:of )?{month}(?: {year})?\b",
        rf"\b{month} {day}\b(?! ?-)(?: {year})?",
    ):
        if full := re.search(form, lower):
            return _day(int(full["d"]), full["m"], full["y"], published, past)
    if full := re.search(rf"\b{month}(?: of)? {year}\b", lower):
        return f"{full['y']}-{_month(full['m']):02d}"
    if stamp := re.search(r"\b\d{4}-\d{2}-\d{2}\b", lower):
        return stamp[0]
    if both := re.search(r"\b((?:19|20)\d{2})(?: ?[-–] ?| to | until )((?:19|20)\d{2})\b", lower):
        return f"{both[1]}/{both[2]}"
    if alone := re.fullmatch(r"(?:the )?(?:in )?((?:19|20)\d{2})", lower):
        return alone[1]
    return _relative(lower, published) if published else None


def _relative(lower: str, published: date) -> str | None:
    words = cues()
    for names, shift in ((words.day_today, 0), (words.day_yesterday, -1), (words.day_tomorrow, 1)):
        if any(re.search(rf"\b{name}\b", lower) for name in names):
            return (published + timedelta(days=shift)).isoformat()
    if lower in ("this month", "last month"):
        first = published.replace(day=1)
        return (first - timedelta(days=1) if lower[0] == "l" else first).isoformat()[:7]
    if lower in ("this year", "last year", "next year"):
        return str(published.year + {"t": 0, "l": -1, "n": 1}[lower[0]])
    for number, name in enumerate(day_name):
        if re.fullmatch(
            rf"(?:(?:on|last|this) )?{name.lower()}(?: (?:morning|evening|night|afternoon))?", lower
        ):
            return (published - timedelta(days=(published.weekday() - number) % 7)).isoformat()
    return None


def _day(day: int, month: str, year: str | None, published: date | None, past: bool) -> str | None:
    number = _month(month)
    try:
        if year:
            return date(int(year), number, day).isoformat()
        if published is None:
            return f"--{number:02d}-{day:02d}" if date(2024, number, day) else None
        near = [date(published.year + shift, number, day) for shift in (-1, 0, 1)]
    except ValueError:
        return None
    if past:
        near = [d for d in near if d <= published]
    return min(near, key=lambda d: (abs((d - published).days), d)).isoformat()


def _is_past(trigger: Token) -> bool:
    """Whether the trigger or the verb above it is in the past tense."""
    verb = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in ("VERB", "AUX")), trigger)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in auxiliaries):
        return False
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries)


@cache
def _month(word: str) -> int:
    for number, pattern in enumerate(patterns()["month"], start=1):
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return number
    raise ValueError(word)


def _dates(trigger: Token) -> list[Span]:
    """The date expressions of the trigger's sentence."""
    near = cues().day_today | cues().day_yesterday | cues().day_tomorrow
    found: list[tuple[int, int]] = []
    for t in trigger.sent:
        if t.ent_type_ == "DATE":
            if t.ent_iob_ == "I" and found and found[-1][1] == t.i:
                found[-1] = (found[-1][0], t.i + 1)
            else:
                found.append((t.i, t.i + 1))
        elif t.lower_ in near:
            found.append((t.i, t.i + 1))
    return [trigger.doc[start:end] for start, end in found]
