"""Text of articles as it is shown: on one line, cut where it is long, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

NAME: Final = 60  # characters of a name or headline that are written; more is cut
WORDS: Final = 700  # characters of a quote
_JOINERS: Final = "\u200c\u200d"  # within a Persian or Indic word they belong to its spelling
_INVISIBLE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\s]+"
)


def one_line(text: str | None, most: int = NAME) -> str:
    """Text on one line, without control and direction marks, cut to so many characters."""
    plain = _INVISIBLE.sub(" ", text or "").strip(" " + _JOINERS) or "(no name)"
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def marked(quote: str, marks: Iterable[tuple[int, int, str]]) -> tuple[tuple[str, str | None], ...]:
    """The quote in pieces, each with the role of its words or None; cut to `WORDS` characters, at
    the beginning too if the marked words stand late."""
    found = sorted(marks)
    start = max(found[0][0] - WORDS // 4, 0) if found and found[-1][1] > WORDS else 0
    end = min(start + WORDS, len(quote))
    pieces: list[tuple[str, str | None]] = [("… ", None)] if start else []
    at = start
    for first, last, role in found:
        here, there = max(first, at), min(last, end)
        if here < there:
            pieces += [(quote[at:here], None), (quote[here:there], role)]
            at = there
    pieces += [(quote[at:end], None), (" …" if end < len(quote) else "", None)]
    return tuple((text, role) for text, role in pieces if text)


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web (http or https, with a host), else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    plain = url is not None and url.isprintable() and not any(map(str.isspace, url))
    return url if plain and parts.scheme in ("http", "https") and parts.hostname else None
