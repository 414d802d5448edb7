"""A window on time: what was known by a day, and of what happened between two days.

*Knowledge time* (``as_of``) is when articles were published: as of a day, only articles published
up to that day have been read. *Event time* (``since``, ``until``) is when what they tell happened:
the event date of each piece of evidence at its own granularity ("in March" lies in every window
that has a day of March), and where it has none, or none with a year, the day on which its article
was published. What has no date at all is in no bounded window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from actorgraph.errors import BadQuery
from actorgraph.iso_dates import Days, days
from actorgraph.model import Actor, Claim, Reading, named_actors

EARLIEST, LATEST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Window:
    """Days (inclusive) that bound publication (``as_of``) and events (``since``, ``until``); None
    where nothing does."""

    as_of: date | None = None
    since: date | None = None
    until: date | None = None

    @property
    def bounds_events(self) -> bool:
        """Whether anything depends on when events happened."""
        return self.since is not None or self.until is not None

    def knows(self, published: Days | None) -> bool:
        """Whether an article that was published then has been read."""
        return self.as_of is None or (published is not None and published[1] <= self.as_of)

    def holds(self, event: Days | None, published: Days | None) -> bool:
        """Whether an event of these days lies in the window, told by an article of that date."""
        happened = event or published
        if not self.bounds_events:
            return True
        return (
            happened is not None
            and happened[1] >= (self.since or EARLIEST)
            and happened[0] <= (self.until or LATEST)
        )


ALWAYS: Final = Window()
"""The window that leaves nothing out."""


def parse_window(
    as_of: str | None = None, since: str | None = None, until: str | None = None
) -> Window:
    """The window between dates as a user writes them: 2024, 2024-11 or 2024-11-13.

    A month or year as ``since`` begins with its first day, as ``until`` or ``as_of`` it ends with
    its last. Raises `BadQuery` for what is no such date, and where ``since`` is after ``until``.
    """
    window = Window(_days("as-of", as_of)[1], _days("from", since)[0], _days("to", until)[1])
    if window.since and window.until and window.since > window.until:
        raise BadQuery(f"from {since} is after to {until}")
    return window


def seen(reading: Reading, window: Window) -> Reading | None:
    """What of an article lies in the window: its claims with the evidence that does, and the actors
    that these name. None where the article is not known yet, and where it neither tells anything
    of that time nor was published in it."""
    published = days(reading.article.date)
    if not window.knows(published):
        return None
    if not window.bounds_events:
        return reading
    claims = tuple(kept for claim in reading.claims if (kept := _seen(claim, published, window)))
    if not claims and not window.holds(None, published):
        return None
    if claims == reading.claims:
        return reading
    known: Mapping[str, Actor] = {actor.id: actor for actor in reading.actors}
    return replace(reading, claims=claims, actors=named_actors(claims, known))


def _seen(claim: Claim, published: Days | None, window: Window) -> Claim | None:
    kept = tuple(e for e in claim.evidence if window.holds(days(e.event_date), published))
    return replace(claim, evidence=kept) if kept else None


def _days(name: str, text: str | None) -> Days | tuple[None, None]:
    if text is None:
        return None, None
    found = days(text) if "/" not in text else None
    if found is None:
        raise BadQuery(f"{name} is a date like 2024, 2024-11 or 2024-11-13, not {text!r}")
    return found
