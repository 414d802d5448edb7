"""Processes that work for this one, on this machine or on many, by Dask [1]_.

One engine for both: `local_workers` starts a scheduler and workers that only this process talks to,
`cluster_workers` uses a scheduler that runs already. A worker that dies is started anew, by its
nanny, and what it had at hand is done again; what ends one worker after another is given up
(`WorkersDied`).

.. [1] https://distributed.dask.org/
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from actorgraph.errors import ClusterError

Future = Any
"""What `Workers.start` gives and `Workers.result` takes."""

_OURS = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.scheduler.worker-saturation": 1.0,  # else a queued task is blamed for another's
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.comm.timeouts.connect": "20s",
    # else a worker that takes long to start anew is given up for good: on a slow machine, all
    "distributed.deploy.lost-worker-timeout": "1d",
    "distributed.worker.profile.enabled": False,
    # Dask's own number gives memory back at once, and asks for it again: 8 % of the time
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 1 << 27,
    "distributed.scheduler.http.routes": ["distributed.http.health"],
    "distributed.worker.http.routes": ["distributed.http.health"],
}
_PATIENCE = 20  # seconds until a scheduler or its first worker must have answered
_ALONE = 300  # seconds without any worker until a task is no longer waited for
_LOOK = 5  # seconds between two looks at whether there is one


class WorkersDied(Exception):
    """One worker after another died of this task."""


class Workers:
    """A connection to workers; ``count`` is how many tasks they do at a time, when it was made."""

    def __init__(self, client: Any, count: int) -> None:
        self._client, self.count = client, count

    def start(self, function: Callable[..., Any], *arguments: object) -> Future:
        """Let a worker call the function, which it must be able to import, those asked for first
        first."""
        return self._client.submit(function, *arguments, pure=False)

    def result(self, future: Future) -> Any:
        """What the function gave, or raised, when it is there.

        Raises `WorkersDied`, and `ClusterError` where the scheduler is lost, or every worker for
        good.
        """
        from distributed import KilledWorker  # noqa: PLC0415 - an extra, which takes its time

        try:
            return self._awaited(future)
        except KilledWorker as error:
            raise WorkersDied(str(future.key)) from error
        except Exception as error:
            if future.status in ("error", "finished"):
                raise
            raise _lost(self._client) from error

    def _awaited(self, future: Future) -> Any:
        """What the task gives or raises; it is waited for as long as there are workers."""
        seen = monotonic()
        while True:
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError:
                if future.done():  # of the task itself, or it came at the last moment
                    return future.result()
            if self._client.nthreads():
                seen = monotonic()
            elif monotonic() - seen > _ALONE:
                raise TimeoutError("no worker is left")

    def each(self, function: Callable[..., Any], *arguments: object) -> dict[str, Any]:
        """What the function gives on each worker that is there now, by the worker's address."""
        found: dict[str, Any] = self._client.run(function, *arguments)
        return found


@contextmanager
def local_workers(count: int) -> Iterator[Workers]:
    """So many workers on this machine, each a process with one thread, for as long as the context
    lasts. They listen on the loopback address alone, and to nobody without the key made for them.
    """
    dask, distributed = _dask()
    others = set(active_children())
    with TemporaryDirectory(prefix="actorgraph-", ignore_cleanup_errors=True) as folder:
        try:
            with (
                _safe_path(),
                dask.config.set(_OURS | {"temporary-directory": folder}),
                _kept(_cluster(distributed, count)) as cluster,
                _kept(distributed.Client(cluster, direct_to_workers=True)) as client,
            ):
                try:
                    yield Workers(client, count)
                finally:
                    for nanny in cluster.workers.values():
                        nanny.close_gracefully()  # else it starts another worker
                    _kill(others)
        except BaseException:
            logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # what is cut short complains
            _kill(others)
            raise


@contextmanager
def cluster_workers(address: str) -> Iterator[Workers]:
    """The workers of the scheduler at this address (``tcp://host:8786``, ``tls://…``).

    Raises `ClusterError` where there is none, or it has no workers.
    """
    dask, distributed = _dask()
    with dask.config.set(_OURS):
        try:
            client = distributed.Client(address, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClusterError(f"no scheduler of Dask answers at {address}") from error
        with _kept(client):
            with suppress(TimeoutError):
                client.wait_for_workers(1, timeout=_PATIENCE)
            count = sum(client.nthreads().values())
            if not count:
                raise ClusterError(f"the scheduler at {address} has no workers")
            yield Workers(client, count)


def _dask() -> tuple[Any, Any]:
    try:
        import dask  # noqa: PLC0415 - an extra
        import distributed  # noqa: PLC0415
    except ImportError as error:
        raise ClusterError("workers need Dask: pip install 'actorgraph[cluster]'") from error
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):  # what matters to a user is raised
            logging.getLogger(name).setLevel(logging.CRITICAL)
    return dask, distributed


def _cluster(distributed: Any, count: int) -> Any:
    return distributed.LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # bare health checks: no routes of a dashboard
        security=True,
        silence_logs=logging.CRITICAL,
    )


@contextmanager
def _safe_path() -> Iterator[None]:
    """Python processes that are started now do not look for modules in the current folder, where
    a random.py would be run."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before


@contextmanager
def _kept(resource: Any) -> Iterator[Any]:
    """The client or cluster, closed at the end; what is not closed in time is left to its own."""
    try:
        yield resource
    finally:
        with suppress(TimeoutError, OSError):
            resource.close(timeout=2)


def _kill(others: Collection[BaseProcess]) -> None:
    """Kill the workers, all child processes but those: whatever they are in the middle of, nobody
    waits for it any more."""
    for child in active_children():
        if child not in others and child.name.startswith("Dask Worker"):
            child.kill()


def _lost(client: Any) -> ClusterError:
    where = client.scheduler.address if client.scheduler else "?"
    return ClusterError(
        f"the scheduler at {where} or its last worker is lost; what is done stays, run the command"
        " again to go on"
    )
