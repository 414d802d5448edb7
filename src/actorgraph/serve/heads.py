"""HTTP as uvicorn reads it, with an end to the lines before the body."""

from __future__ import annotations

from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST: Final = 128 << 10
"""Bytes of a request's line and headers; a longer query comes by POST."""


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which alone would gather headers as long as they come."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._in_head = True
        self._taken = 0

    def data_received(self, data: bytes) -> None:
        self._taken += len(data)
        super().data_received(data)
        if self._in_head and self._taken > LONGEST and not self.transport.is_closing():
            self.send_400_response(f"the URL and headers of a request may have {LONGEST} bytes")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head = True
        self._taken = 0

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head = True
        self._taken = 0
