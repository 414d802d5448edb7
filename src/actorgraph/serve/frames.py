"""What server and workers say to each other over a socket: length-prefixed frames.

A question is JSON, as it only goes towards the worker; an answer is a status, a media type and
bytes, so that nothing a worker sends is ever interpreted.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any, Final, NamedTuple

WHOLE: Final = 0  # an answer in one piece
START: Final = 1  # the first piece of a long one
MORE: Final = 2
END: Final = 3
BROKEN: Final = 4  # the rest cannot be had; the body says why
READY: Final = 5  # a new worker; the body is JSON with its pid and snapshot

OUT_OF_MEMORY: Final = "the query needed more memory than a worker may take"

_HEAD: Final = struct.Struct("!BHBI")
_LENGTH: Final = struct.Struct("!I")


class Frame(NamedTuple):
    """One piece of an answer: its kind, HTTP status, media type and bytes."""

    kind: int
    status: int = 200
    media: str = ""
    body: bytes = b""


def packed(frame: Frame) -> bytes:
    """The frame as bytes."""
    media = frame.media.encode("ascii")
    return _HEAD.pack(frame.kind, frame.status, len(media), len(frame.body)) + media + frame.body


def unpacked(data: bytearray) -> Frame | None:
    """The first frame, taken out of ``data``; None where it is not whole yet."""
    if len(data) < _HEAD.size:
        return None
    kind, status, media, body = _HEAD.unpack_from(data)
    start = _HEAD.size + media
    if len(data) < start + body:
        return None
    content = bytes(data[start : start + body])
    frame = Frame(kind, status, data[_HEAD.size : start].decode("ascii"), content)
    del data[: start + body]
    return frame


def question(task: str, **arguments: Any) -> bytes:
    """A question as bytes: the name of a task and what it needs."""
    text = json.dumps([task, arguments]).encode()
    return _LENGTH.pack(len(text)) + text


def received(connection: socket.socket) -> tuple[str, dict[str, Any]] | None:
    """The next question, waited for; None where the server is gone.

    The next one comes only after this has its answer, so that nothing of it is read here.
    """
    data = b""
    while len(data) < _LENGTH.size or len(data) < _LENGTH.size + _LENGTH.unpack_from(data)[0]:
        more = connection.recv(1 << 16)
        if not more:
            return None
        data += more
    task, arguments = json.loads(data[_LENGTH.size :])
    return task, arguments
