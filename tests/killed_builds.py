"""A process that builds a store again and again, and kills each build at a random moment.

Run as a script: ``killed_builds.py SOURCES STORE KILLS SEED``. It prints, a JSON line each, for
every store that was built to the end at last how often it was killed on the way, the SHA-256 of its
quads, and whether the union of its graphs holds each statement just once. It forks, so that models
are loaded once; no store is ever opened in the process that forks, since RocksDB's threads would
be missing in the children.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from actorgraph.fingerprint import Settings, made_with
from actorgraph.parse import pipeline
from actorgraph.pipeline import build_into
from actorgraph.store import Store


def built(sources: Path, path: Path) -> None:
    """Build to the end, or as far as the process lives."""
    with Store(path) as store:
        build_into(store, [sources])


def report(path: Path, kills: int) -> None:
    """Print what readers of the store see."""
    with Store(path, read_only=True) as store:
        rows = [tuple(map(str, row)) for row in store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")]
        union = {(str(q.subject), str(q.predicate), str(q.object)) for q in store.quads()}
        found = {
            "kills": kills,
            "quads": hashlib.sha256(store.dump()).hexdigest(),
            "union": len(rows) == len(set(rows)) and set(rows) == union,
            "parts": sorted(p.name for p in path.iterdir()),
        }
    print(json.dumps(found), flush=True)


def child(work: object, *arguments: object) -> int:
    """The process id of a fork that does the work and ends."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work(*arguments)  # type: ignore[operator]
            code = 0
        finally:
            os._exit(code)
    return pid


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main(sources: Path, path: Path, kills: int, seed: int) -> None:
    pipeline()
    made_with(Settings())
    chance, done = random.Random(seed), 0
    start = time.monotonic()
    assert ended(child(built, sources, path)) == 0
    longest = time.monotonic() - start
    assert ended(child(report, path, 0)) == 0
    while done < kills:
        shutil.rmtree(path)
        on_the_way = 0
        while True:
            pid = child(built, sources, path)
            time.sleep(chance.uniform(0, longest if on_the_way < 6 else 3 * longest))
            os.kill(pid, signal.SIGKILL)
            code = ended(pid)
            if code == 0:
                break
            assert code == -signal.SIGKILL, code
            on_the_way += 1
        done += on_the_way
        assert ended(child(report, path, on_the_way)) == 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
