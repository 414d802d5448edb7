"""The worker processes: as many as wanted, each with the newest snapshot, none for too long.

A query that takes its time does not keep others waiting: after `ASIDE` seconds its worker goes on
with less of the processor, and a fresh one takes its place, up to twice as many in all; where all
of these are at slow queries and others wait, the oldest query is stopped. At the deadline the
process is killed, which is the one way to stop Oxigraph. When a build finishes, workers with the
new snapshot come first, then the old ones end, each with its last query.
"""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from actorgraph import snapshots
from actorgraph.errors import StoreError
from actorgraph.serve.fork_control import Forker
from actorgraph.serve.frames import BROKEN, OUT_OF_MEMORY, Frame
from actorgraph.serve.jobs import Gone, Job, Worker
from actorgraph.serve.replies import Refused

ASIDE: Final = 0.5  # seconds
_LOOK: Final = 0.02  # seconds between looks at what runs
_IMPATIENT: Final = 0.1  # seconds after which a client is watched for going away
_NEWER: Final = 0.5  # seconds between looks for a newer snapshot
_START: Final = 60.0  # seconds that the first worker may take
_AGAIN: Final = 0.5  # seconds before a worker that could not start is tried anew
_BUSY: Final = ((b"retry-after", b"1"),)
_OPEN: Final = (
    "no wall in the kernel keeps queries from the network here, only the check of their text "
    "(that wall is for Linux on x86-64 and ARM64)"
)
_OUT_OF_MEMORY: Final = {-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """``workers`` run at once, and as many long queries beside them; ``timeout`` is seconds that a
    query may run, ``memory`` bytes that it may take, ``queue`` how many may wait for a worker."""

    workers: int = 4
    timeout: float = 30.0
    memory: int = 1 << 30
    queue: int = 64


class Workers:
    """The fleet; `start` it in a running event loop, `close` it at the end."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self.limits = limits
        self.snapshot = ""
        self._store = store
        self._idle: list[Worker] = []
        self._fleet: set[Worker] = set()  # all that live
        self._waiting: deque[Job] = deque()
        self._jobs: set[Job] = set()
        self._forker = Forker(store, limits.memory, self._forker_gone)
        self._tasks: set[asyncio.Task[None]] = set()
        self._trouble = ""
        self._walled = True
        self._closing = False

    async def start(self) -> None:
        """Start everything; raises `StoreError` where the store cannot be read."""
        self.snapshot = self._newest()
        await self._forker.start()
        self._fill()
        end = self._now() + _START
        while not self._idle:
            if self._trouble or self._now() > end:
                self.close()
                raise StoreError(self._trouble or "no worker process came up in time")
            await asyncio.sleep(0.01)
        self._spawn(self._watch_jobs())
        self._spawn(self._watch_snapshots())

    def close(self) -> None:
        """End all processes."""
        self._closing = True
        for task in self._tasks:
            task.cancel()
        for worker in tuple(self._fleet):
            worker.kill(Refused(503, "the server stops", _BUSY))
        self._forker.close()

    def ask(self, message: bytes, impatient: Callable[[Job], None] | None = None) -> Job:
        """Put a question to the next free worker.

        ``impatient`` is called when the answer is not there at once. Raises `Refused` (503) where
        too many wait already.
        """
        now = self._now()
        job = Job(message, now, impatient)
        if self._idle:
            self._jobs.add(job)
            self._idle.pop().start(job, now)
        elif self._closing or len(self._waiting) >= self.limits.queue:
            raise Refused(503, "all workers are busy: try again in a moment", _BUSY)
        else:
            self._jobs.add(job)
            self._waiting.append(job)
        return job

    def cancel(self, job: Job) -> None:
        """Forget a question whose client went away, and stop the worker that is at it."""
        if job.worker:
            job.worker.kill(Gone())
        self._jobs.discard(job)
        job.fail(Gone())

    def _fill(self) -> None:
        """Start the workers that are missing: those with a long query or an old snapshot count
        no more."""
        current = ("", self.snapshot)
        counted = [w for w in self._fleet if not (w.aside or w.retired) and w.snapshot in current]
        for _ in range(self.limits.workers - len(counted)):
            self._start_worker()

    def _start_worker(self) -> None:
        connection = self._forker.fork()
        if connection is None:
            return
        worker = Worker(self._ready, self._free, self._gone)
        self._fleet.add(worker)
        loop = asyncio.get_running_loop()

        async def connected() -> None:
            await loop.create_connection(lambda: worker, sock=connection)

        self._spawn(connected())

    def _ready(self, worker: Worker, frame: Frame) -> None:
        if frame.kind == BROKEN:
            self._trouble = frame.body.decode()
            return
        about = json.loads(frame.body)
        worker.pid, worker.snapshot = about["pid"], about["snapshot"]
        if self._walled and not about["walled"]:
            self._walled = False  # once is enough
            _log.warning(_OPEN)
        self._trouble = ""
        if worker.snapshot == self.snapshot:
            self._retire_one()
        self._free(worker)

    def _retire_one(self) -> None:
        """A worker has come with the newest snapshot: one with an older may go."""
        current = ("", self.snapshot)
        old = [w for w in self._fleet if not (w.aside or w.retired or w.snapshot in current)]
        for worker in sorted(old, key=lambda each: each.job is not None)[:1]:
            worker.retired = True
            if worker.job is None:
                self._idle.remove(worker)
                worker.close()

    def _free(self, worker: Worker) -> None:
        """What a worker does that has nothing to do."""
        if worker.retired or worker.aside or self._closing:
            worker.close()
            return
        while self._waiting:
            job = self._waiting.popleft()
            if job in self._jobs:
                worker.start(job, self._now())
                return
        self._idle.append(worker)

    def finished(self, job: Job) -> None:
        """Forget a question that has its answer, or never gets one."""
        self._jobs.discard(job)

    def _gone(self, worker: Worker) -> None:
        self._fleet.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if worker.job is not None:
            job, worker.job = worker.job, None
            job.worker = None
            if worker.reason:
                job.fail(worker.reason)
            else:
                self._spawn(self._explain(worker.pid, job))
        if not self._closing:
            self._spawn(self._refill(0.0 if worker.pid else _AGAIN))

    async def _refill(self, pause: float) -> None:
        await asyncio.sleep(pause)
        self._fill()

    async def _explain(self, pid: int, job: Job) -> None:
        """Tell the client why its worker died by itself, once the forker has said how."""
        if await self._forker.ended(pid) in _OUT_OF_MEMORY:
            job.fail(Refused(507, OUT_OF_MEMORY))
        else:
            job.fail(Refused(500, "the worker that had this query ended"))

    async def _watch_jobs(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            now = self._now()
            for job in tuple(self._jobs):
                if job.impatient and now - job.asked > _IMPATIENT:
                    impatient, job.impatient = job.impatient, None
                    impatient(job)
                if job.worker is None:
                    self._watch_waiting(job, now)
                else:
                    self._watch_running(job.worker, now - job.begun)
            self._shed(now)

    def _watch_waiting(self, job: Job, now: float) -> None:
        if not job.begun and now - job.asked > self.limits.timeout:
            self._jobs.discard(job)
            reason = self._trouble or "all workers are busy: try again in a moment"
            job.fail(Refused(503, reason, _BUSY))

    def _watch_running(self, worker: Worker, seconds: float) -> None:
        if seconds > self.limits.timeout:
            text = f"the query ran longer than {self.limits.timeout:g} seconds and was stopped"
            worker.kill(Refused(504, text))
        elif seconds > ASIDE and not worker.aside:
            if sum(each.aside for each in self._fleet) < self.limits.workers:
                worker.yield_to_others()
                self._fill()

    def _shed(self, now: float) -> None:
        """Stop the oldest query where all workers are at slow ones, and others have waited."""
        waiting = next((job for job in self._waiting if job in self._jobs), None)
        if waiting is None or now - waiting.asked < ASIDE:
            return
        aside = [each for each in self._fleet if each.aside and each.job]
        slow = [each for each in self._fleet if each.job and now - each.job.begun > ASIDE]
        if len(aside) < self.limits.workers or len(slow) < len(self._fleet):
            return
        oldest = min(aside, key=lambda each: each.job.begun if each.job else now)
        if oldest.job and not any(each.reason for each in self._fleet):
            ran = f"{now - oldest.job.begun:.1f} seconds"
            text = f"the query was stopped after {ran}: only slow ones ran, and others waited"
            oldest.kill(Refused(503, text, _BUSY))

    async def _watch_snapshots(self) -> None:
        while True:
            await asyncio.sleep(_NEWER)
            newest = self._newest()
            if newest and newest != self.snapshot:
                self.snapshot = newest
                self._fill()

    def _newest(self) -> str:
        found = snapshots.current(self._store)
        return found.name if found else ""

    def _forker_gone(self) -> None:
        """The process that makes workers has ended, and with it all of them: make it anew."""
        if not self._closing:
            self._spawn(self._anew())

    async def _anew(self) -> None:
        await asyncio.sleep(_AGAIN)
        try:
            await self._forker.start()
        except StoreError as error:
            self._trouble = str(error)
            self._forker_gone()
        else:
            self._fill()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
