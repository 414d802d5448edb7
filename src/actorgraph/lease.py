"""Who writes a store on a server: a note in the store, since a server has no lock to give.

The note names host and process, and is written anew while the writer works. One that is older than
`LASTS`, or of a process of this host that is gone, counts for nothing. It keeps two builds from
meeting by mistake; it is no lock against somebody who writes to the server in another way.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.errors import StoreLocked
from actorgraph.remote import Remote

LASTS = 600.0
"""Seconds after which a note that was not renewed says nothing; clocks should agree better."""

RENEWED = 60.0
"""Seconds after which a writer says again that it is there."""

_HELD_BY = ox.NamedNode(iris.STORE + "heldBy")


@dataclass(frozen=True, slots=True)
class Holder:
    """``mark`` tells two writers in one process apart, ``seen`` is in seconds since 1970."""

    host: str
    process: int
    mark: str
    seen: float

    def __str__(self) -> str:
        return f"{self.host} {self.process} {self.mark} {self.seen:.0f}"


class Lease:
    """The right to write, from now until `release`. Raises `StoreLocked` where another has it."""

    def __init__(self, remote: Remote, clock: Callable[[], float] = time.time) -> None:
        self._remote = remote
        self._clock = clock
        host = "".join(socket.gethostname().split()) or "?"
        self._mine = Holder(host, os.getpid(), token_hex(4), clock())
        self._refuse_others()
        self._write("INSERT", self._mine)
        try:
            self._refuse_others()  # two that came at once both go
        except StoreLocked:
            self.release()
            raise

    def renew(self) -> None:
        """Say that the writer is there still; raises `StoreLocked` where it was taken for gone."""
        now = self._clock()
        if now - self._mine.seen < RENEWED:
            return
        self._refuse_others()
        old = self._mine
        self._mine = Holder(old.host, old.process, old.mark, now)
        self._write("INSERT", self._mine)
        self._write("DELETE", old)

    def release(self) -> None:
        """Let others write."""
        self._write("DELETE", self._mine)

    def _refuse_others(self) -> None:
        for holder in self._holders():
            if holder.mark == self._mine.mark:
                continue
            if not self._gone(holder):
                name = self._remote.endpoint.name
                raise StoreLocked(
                    f"store {name} is held by process {holder.process} on {holder.host}, seen "
                    f"{self._clock() - holder.seen:.0f} seconds ago; if it is gone, the store is "
                    f"free {LASTS:.0f} seconds after that"
                )
            self._write("DELETE", holder)

    def _gone(self, holder: Holder) -> bool:
        if abs(self._clock() - holder.seen) > LASTS:
            return True
        return holder.host == self._mine.host and not _alive(holder.process)

    def _holders(self) -> list[Holder]:
        where = f"GRAPH {iris.STORE_GRAPH} {{ {iris.STORE_GRAPH} {_HELD_BY} ?o }}"
        found = []
        for (text,) in self._remote.rows(["o"], where):
            host, process, mark, seen = str(getattr(text, "value", "")).split()
            found.append(Holder(host, int(process), mark, float(seen)))
        return found

    def _write(self, verb: str, holder: Holder) -> None:
        note = f"{iris.STORE_GRAPH} {_HELD_BY} {ox.Literal(str(holder))}"
        self._remote.endpoint.update(f"{verb} DATA {{ GRAPH {iris.STORE_GRAPH} {{ {note} }} }}")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # it is somebody else's
    return True
