"""A build of shards on several hosts, of which one loses its worker and another its network."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from actorgraph.fingerprint import Settings
from actorgraph.places import Place
from actorgraph.shard_build import Order, build_shards
from actorgraph.shard_load import corpus_in, load_shards
from actorgraph.shards import records_of
from hosts import Host, hosts, refusal
from test_grouping import Here
from worker_samples import SAMPLE_GRAPHS, SLOW, samples, written

SOON = {
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "11s",
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "20s",
    "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
}
"""Notice soon that a host is gone; half a minute and five minutes are usual."""


def started(all_of_them: Sequence[Host], folder: Path) -> str:
    """The address of a scheduler on the first host, with a worker on each of the others."""
    first, *others = all_of_them
    where = f"tcp://{first.address}:8786"
    dask = (sys.executable, "-m", "distributed.cli.dask_")
    first.start(*dask[:2], f"{dask[2]}scheduler", "--host", first.address, "--no-dashboard",
                env=SOON)  # fmt: skip
    for host in others:
        host.start(
            *dask[:2], f"{dask[2]}worker", where, "--nthreads", "1", "--host", host.address,
            "--no-dashboard", "--local-directory", str(folder / host.name), env=SOON,
        )  # fmt: skip
    return where


def worker_on(host: Host) -> int:
    """The process id of the worker below the nanny on a host."""
    session = str(host.started[0].pid)
    for _ in range(600):
        found = subprocess.check_output(["ps", "-ewwo", "sid=,pid=,args="], text=True)
        rows = [line.split(None, 2) for line in found.splitlines()]
        workers = [int(pid) for sid, pid, args in rows if sid == session and "spawn_main" in args]
        if workers:
            return workers[-1]
        time.sleep(0.2)
    raise AssertionError("no worker came up")


@pytest.mark.skipif(refusal() is not None, reason=refusal() or "")
def test_hosts_that_fail_lose_nothing(tmp_path: Path) -> None:
    rows = samples(90)
    for row in rows:
        row["text"] = f"{row['text']} All {SLOW}."
    file = written(tmp_path / "a.jsonl", rows)
    script = Path(__file__).with_name("worker_samples.py")
    with hosts(4) as all_of_them:
        where = started(all_of_them, tmp_path)
        _, second, third, _ = all_of_them
        victim = worker_on(second)
        build = all_of_them[0].start(
            sys.executable,
            str(script),
            str(file),
            str(tmp_path / "out"),
            where,
            env=SOON,
            heard=True,
        )
        assert build.stdout
        assert build.stdout.readline() == "1 0\n", build.stdout.read()
        os.kill(victim, signal.SIGKILL)
        assert build.stdout.readline() == "2 0\n"
        third.cut()
        said, _ = build.communicate(timeout=400)
        assert build.returncode == 0, said
        assert said.splitlines()[-1] == "18 0"
    corpus = corpus_in(Place(str(tmp_path / "out")))
    records = records_of(corpus.tables.place)
    assert [len(record.articles) for record in records] == [5] * 18
    assert not [letter for record in records for letter in record.failed]
    calm = Order(Place(str(tmp_path / "calm")), Settings(), SAMPLE_GRAPHS)
    here = Here()
    here.each = lambda *_: {}  # type: ignore[attr-defined]
    for _ in build_shards(here, [file], calm, print, 5):  # type: ignore[arg-type]
        pass
    assert [r.name for r in sorted((tmp_path / "calm").iterdir()) if r.read_bytes() != (
        tmp_path / "out" / r.name).read_bytes()] == []  # fmt: skip
    with load_shards(tmp_path / "g", corpus) as store:
        assert len(store.articles()) == len(rows)
