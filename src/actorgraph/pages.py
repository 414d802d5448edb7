"""Web pages into articles: the main text, with an empty line between paragraphs."""

from __future__ import annotations

import logging
import re

from actorgraph.errors import BadInput
from actorgraph.model import Article

_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")


def page_article(page: str, names: tuple[str, str, str], last_day: str | None = None) -> Article:
    """The article on a page; ``names`` are its id, what the source is remembered by, and its place,
    to tell the user. ``last_day`` is a day (YYYY-MM-DD) after which it cannot have appeared.

    Raises `BadInput` where there is none.
    """
    import trafilatura  # noqa: PLC0415 - takes half a second, and only pages need it

    for library in _LIBRARIES:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    id_, source, place = names
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput(place, f"not a readable page ({error})") from error
    text = (found.text or "") if found is not None and not isinstance(found, dict) else ""
    if not text.strip() or found is None or isinstance(found, dict):
        raise BadInput(place, "no article found on this page")
    return Article(
        id=id_,
        text=re.sub(r"\n+", "\n\n", text.strip()),
        title=found.title or None,
        date=_page_date(page, last_day),
        publisher=found.sitename or None,
        url=found.url or None,
        source=source,
    )


def page_text(raw: bytes, place: str, told: str | None = None) -> str:
    """The source of a page, in UTF-8, in the encoding that the server ``told`` or that the page
    declares; raises `BadInput` for what is neither."""
    if not raw.strip():
        raise BadInput(place, "is empty")
    declared = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", raw[:4096], re.IGNORECASE)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        for name in (told, declared and declared[1].decode()):
            try:
                if name:
                    return raw.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
        raise BadInput(place, not_utf8(error)) from error


def not_utf8(error: UnicodeDecodeError) -> str:
    """Which byte is not UTF-8, in words."""
    return f"not UTF-8 (byte 0x{error.object[error.start]:02x} at {error.start})"


def _page_date(page: str, last_day: str | None) -> str | None:
    import htmldate  # noqa: PLC0415 - as trafilatura above
    import trafilatura  # noqa: PLC0415

    tree = trafilatura.load_html(page)  # htmldate itself loses the head of pages on one line
    found = htmldate.find_date(tree, original_date=True, max_date=last_day)
    return found if isinstance(found, str) else None
