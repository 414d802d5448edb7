"""Answers kept as long as they are true: a snapshot never changes, so neither do they."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from actorgraph.serve.replies import Reply

MOST: Final = 32 << 20
"""Bytes of all answers that are kept, with what was asked."""
LARGEST: Final = 64 << 10
"""Bytes of one."""
LONGEST: Final = 4 << 10
"""Bytes of a question whose answer is kept."""
_OVERHEAD: Final = 2048  # bytes that one takes beside its body, roughly


class Kept:
    """Small answers by question, those that were asked for last; of one snapshot only."""

    def __init__(self, largest: int = LARGEST, most: int = MOST) -> None:
        self._largest, self._most = largest, most
        self._snapshot = ""
        self._size = 0
        self._replies: OrderedDict[bytes, Reply] = OrderedDict()

    def get(self, key: bytes, snapshot: str) -> Reply | None:
        """What was answered to this from this snapshot."""
        if snapshot != self._snapshot:
            self._replies.clear()
            self._snapshot, self._size = snapshot, 0
        found = self._replies.get(key)
        if found:
            self._replies.move_to_end(key)
        return found

    def keep(self, key: bytes, reply: Reply) -> None:
        """Keep it, unless it or its question is long, or it is of another snapshot."""
        size = _size(key, reply)
        if len(key) > LONGEST or size > self._largest:
            return
        if reply.snapshot != self._snapshot or key in self._replies:
            return
        self._replies[key] = reply
        self._size += size
        while self._size > self._most:
            self._size -= _size(*self._replies.popitem(last=False))


def _size(key: bytes, reply: Reply) -> int:
    """Bytes that it takes, roughly."""
    return len(key) + len(reply.body) + _OVERHEAD
