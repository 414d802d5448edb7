"""A server of its own process, as a user starts it, and stores for it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

import httpx

from actorgraph.model import Reading
from actorgraph.store import Store
from store_samples import corpus

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?j) }"
"""A query that runs for hours, and takes no memory."""
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
"""One that soon has taken all memory."""
PROGRAM = [sys.executable, "-c", "from actorgraph.cli import main; main()", "serve"]
PATIENCE = 60.0


def stored(folder: Path, readings: list[Reading] | None = None) -> Path:
    """A store in the folder, built to the end."""
    with Store(folder) as store:
        store.load_ontology()
        store.put(*(readings or corpus()))
        store.derive()
    return folder


class Served:
    """A running server; ``url`` is where, ``client`` asks it, ``process`` is it."""

    def __init__(self, store: Path, *options: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [*PROGRAM, "--store", str(store), "--port", "0", *options],
            stderr=subprocess.PIPE,
            env=os.environ | environment,
            text=True,
        )
        assert self.process.stderr
        self.said: list[str] = []
        for line in self.process.stderr:
            self.said.append(line)
            if found := re.search(r"at (http://\S+)/ ", line):
                self.url = found[1]
                break
        else:
            raise AssertionError("".join(self.said))
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.client = httpx.Client(base_url=self.url, timeout=PATIENCE, trust_env=False)

    def __enter__(self) -> Served:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def ask(self, query: str, **headers: str) -> httpx.Response:
        """The answer to a query by GET."""
        return self.client.get("/sparql", params={"query": query}, headers=headers)

    def descendants(self) -> list[int]:
        """The process ids of all processes that the server has made, and they."""
        found, todo = [], [self.process.pid]
        while todo:
            for task in Path(f"/proc/{todo.pop()}/task").glob("*/children"):
                children = [int(pid) for pid in task.read_text().split()]
                found += children
                todo += children
        return found

    def _read(self) -> None:
        assert self.process.stderr
        self.said += self.process.stderr


def alive(pids: list[int], seconds: float = 5.0) -> list[int]:
    """Those of the processes that still run after a while."""
    end = time.monotonic() + seconds
    while (left := [pid for pid in pids if _runs(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
