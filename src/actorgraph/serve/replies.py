"""Answers that are not a query's result: refusals, each with a word on why."""

from __future__ import annotations

import functools
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from actorgraph.errors import ActorgraphError

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True)
class Reply:
    """A small answer in one piece."""

    status: int
    body: bytes = b""
    media: str = "text/plain; charset=utf-8"
    headers: Headers = field(default=())
    snapshot: str = ""  # that it is true of

    @functools.cached_property
    def messages(self) -> tuple[MutableMapping[str, Any], ...]:
        """It as ASGI has it."""
        media = (b"content-type", self.media.encode("ascii"))
        length = (b"content-length", b"%d" % len(self.body))
        start = {"status": self.status, "headers": [media, length, *self.headers]}
        return (
            {"type": "http.response.start", **start},
            {"type": "http.response.body", "body": self.body},
        )


class Refused(ActorgraphError):
    """A request that gets no result: an HTTP status and one line for whoever sent it."""

    def __init__(self, status: int, reason: str, headers: Headers = ()) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = headers

    @property
    def reply(self) -> Reply:
        """It as an answer."""
        return Reply(self.status, f"{self}\n".encode(), headers=self.headers)
