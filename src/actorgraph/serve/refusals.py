"""What a client gets in place of an answer: one line of text, or for a browser a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actorgraph.serve.formats import HTML, with_charset
from actorgraph.serve.gate import data_headers, page_headers
from actorgraph.serve.render import error_page
from actorgraph.serve.replies import Refused, Reply

STALE: Final = (b"cache-control", b"private, no-cache")
"""What is said anew each time: the store may have changed, or the trouble be over."""


def error_reply(error: Refused, page: bool) -> Reply:
    """The refusal, with all headers that keep a browser safe from it."""
    if not page:
        return replace(error.reply, headers=(STALE, *data_headers(), *error.headers))
    headers = (STALE, *page_headers(), *error.headers)
    return Reply(error.status, error_page(error.status, str(error)), with_charset(HTML), headers)
