"""An answer as a worker writes it: small ones whole, long ones in pieces as they come."""

from __future__ import annotations

import socket
from typing import Final

from actorgraph.serve.frames import BROKEN, END, MORE, START, WHOLE, Frame, packed

PIECE: Final = 1 << 18
"""Bytes that are gathered before they are sent; until then the status can still change."""


class Answer:
    """A binary file, for writing, whose content goes to the server; `close` or `fail` ends it."""

    def __init__(self, connection: socket.socket) -> None:
        self.status = 200
        self.media = "text/plain; charset=utf-8"
        self._connection = connection
        self._parts: list[bytes] = []
        self._size = 0
        self._begun = False

    def write(self, data: bytes) -> int:
        """Take in bytes, and send what there is when it has come to a `PIECE`."""
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= PIECE:
            self._send(MORE if self._begun else START)
            self._begun = True
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces go when they are large enough."""

    def close(self) -> None:
        """Send the rest."""
        self._send(END if self._begun else WHOLE)

    def fail(self, status: int, reason: str) -> None:
        """End with an error: in place of all if nothing was sent yet, else by breaking off."""
        text = f"{reason}\n".encode()
        kind = BROKEN if self._begun else WHOLE
        self._connection.sendall(packed(Frame(kind, status, "text/plain; charset=utf-8", text)))

    def _send(self, kind: int) -> None:
        body = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        self._connection.sendall(packed(Frame(kind, self.status, self.media, body)))
