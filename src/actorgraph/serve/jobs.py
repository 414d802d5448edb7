"""A question on its way to a worker and back, and the server's end of a worker."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final, cast

from actorgraph.serve.frames import BROKEN, END, MORE, START, Frame, unpacked
from actorgraph.serve.replies import Refused

_LOW: Final = 10  # the niceness of a worker whose query is long


class Gone(Exception):
    """The client went away before its answer was there."""


class Job:
    """One question; ``reply`` becomes its first frame, `pieces` gives the others of a long one."""

    __slots__ = (
        *("_pieces", "asked", "begun", "impatient", "message", "reply", "snapshot", "worker"),
    )

    def __init__(self, message: bytes, now: float, impatient: Callable[[Job], None] | None) -> None:
        self.message = message
        self.asked = now
        self.begun = 0.0
        self.impatient = impatient  # called once, when the answer takes its time
        self.reply: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self.worker: Worker | None = None
        self.snapshot = ""
        self._pieces: asyncio.Queue[Frame | Exception] | None = None

    def take(self, frame: Frame) -> None:
        """The next frame from the worker."""
        if self._pieces is not None:
            self._pieces.put_nowait(frame)
        elif not self.reply.done():
            if frame.kind == START:
                self._pieces = asyncio.Queue()
            self.reply.set_result(frame)

    def fail(self, error: Exception) -> None:
        """There will be no more."""
        if self._pieces is not None:
            self._pieces.put_nowait(error)
        elif not self.reply.done():
            self.reply.set_exception(error)

    async def pieces(self) -> AsyncIterator[bytes]:
        """What follows the first frame; raises `Refused` or `Gone` where it breaks off."""
        while self._pieces is not None:
            if self.worker:
                self.worker.read_on(True)
            frame = await self._pieces.get()
            if isinstance(frame, Exception):
                raise frame
            if frame.kind == BROKEN:
                raise Refused(frame.status, frame.body.decode().strip())
            if frame.body:
                yield frame.body
            if frame.kind == END:
                return


class Worker(asyncio.Protocol):
    """The server's end of a worker; it calls back when it is ready, idle and gone."""

    def __init__(
        self,
        ready: Callable[[Worker, Frame], None],
        idle: Callable[[Worker], None],
        gone: Callable[[Worker], None],
    ) -> None:
        self.pid = 0
        self.snapshot = ""
        self.job: Job | None = None
        self.aside = False  # its query is long, and another worker has its place
        self.retired = False  # it ends with its query
        self.reason: Exception | None = None  # why it was killed
        self._ready, self._idle, self._gone = ready, idle, gone
        self._data = bytearray()
        self._paused = False
        self._transport: asyncio.Transport | None = None

    def start(self, job: Job, now: float) -> None:
        """Put a question to it."""
        self.job, job.worker, job.begun, job.snapshot = job, self, now, self.snapshot
        if self._transport:
            self._transport.write(job.message)

    def close(self) -> None:
        """Let it end."""
        self.retired = True
        if self._transport:
            self._transport.close()

    def kill(self, reason: Exception) -> None:
        """Make it end now; the reason is what the client hears."""
        if self.reason is None:
            self.reason = reason
        if self.pid and self._transport and not self._transport.is_closing():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def yield_to_others(self) -> None:
        """Leave the processor to those whose queries are short."""
        self.aside = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOW)

    def read_on(self, on: bool) -> None:
        """Take more of a long answer from it, or let it wait."""
        if self._transport and not self._transport.is_closing():
            (self._transport.resume_reading if on else self._transport.pause_reading)()
            self._paused = not on

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is no subclass

    def data_received(self, data: bytes) -> None:
        self._data += data
        while frame := unpacked(self._data):
            if self.job is None:
                self._ready(self, frame)
                continue
            job = self.job
            if frame.kind in (START, MORE):
                self.read_on(False)
                job.take(frame)
                continue
            self.job = job.worker = None
            if self._paused:
                self.read_on(True)
            # one that ran out of memory is of no use any more
            self.retired = self.retired or frame.status == 507
            job.take(frame)
            self._idle(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._gone(self)
