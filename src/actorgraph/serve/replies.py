"""Answers that are not a query's result: refusals, each with a word on why."""

from __future__ import annotations

from dataclasses import dataclass, field

from actorgraph.errors import ActorgraphError

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A small answer in one piece."""

    status: int
    body: bytes = b""
    media: str = "text/plain; charset=utf-8"
    headers: Headers = field(default=())
    snapshot: str = ""  # that it is true of


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
