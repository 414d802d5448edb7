"""The server's end of the forker: start it, ask it for workers, hear how they end."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from actorgraph.errors import StoreError

_START: Final = 60.0  # seconds that it may take to load everything
_KEPT: Final = 256  # how many ends of workers are remembered
_MODEST: Final = {
    # no threads before a fork
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # pandas uses pyarrow where it is installed, whose own allocator reserves a gigabyte at once
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}


class Forker:
    """The process that workers are forked from; ``gone`` is called when it ends by itself."""

    def __init__(self, store: Path, memory: int, gone: Callable[[], None]) -> None:
        self._store, self._memory, self._gone = store, memory, gone
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._ends: dict[int, int] = {}  # exit status by process id
        self._listening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start it and wait until it is warm; raises `StoreError` where that does not happen."""
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            arguments = [str(theirs.fileno()), str(self._store), str(self._memory)]
            self._process = subprocess.Popen(
                # -P: a random.py where the server was started is none of ours
                [sys.executable, "-P", "-m", "actorgraph.serve.forker", *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | _MODEST | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                process_group=0,  # Ctrl-C is for the server, which lets running queries end
            )
        ours.setblocking(False)
        self._control = ours
        greeting = b""
        with suppress(TimeoutError, OSError):
            received = asyncio.get_running_loop().sock_recv(ours, 1)
            greeting = await asyncio.wait_for(received, _START)
        if not greeting:
            self.close()
            raise StoreError("the process that makes workers did not come up")
        self._listening = asyncio.get_running_loop().create_task(self._listen(ours))

    def fork(self) -> socket.socket | None:
        """The connection to a new worker; None while there is no forker, which `gone` has told."""
        if self._control is None:
            return None
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            except OSError:
                ours.close()
                return None
        ours.setblocking(False)
        return ours

    async def ended(self, pid: int) -> int | None:
        """How the worker ended that is gone: its exit status, or less than 0 for a signal."""
        for _ in range(100):
            if pid in self._ends:
                break
            await asyncio.sleep(0.01)
        return self._ends.get(pid)

    def close(self) -> None:
        """End it; it takes all workers with it."""
        if self._listening:
            self._listening.cancel()
        if self._control:
            self._control.close()
            self._control = None
        if self._process:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
            self._process.kill()
            self._process.wait()
            self._process = None

    async def _listen(self, control: socket.socket) -> None:
        loop, left = asyncio.get_running_loop(), b""
        with suppress(OSError):
            while data := await loop.sock_recv(control, 4096):
                *lines, left = (left + data).split(b"\n")
                for line in lines:
                    pid, status = line.split()
                    self._ends[int(pid)] = int(status)
                    if len(self._ends) > _KEPT:
                        del self._ends[next(iter(self._ends))]
        self._listening = None  # so that a new start does not cancel what calls it
        self._gone()
