"""Readers beside a writer: they see what was finished, whole, for as long as they look."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import portalocker
import pytest

from actorgraph import snapshots
from actorgraph.errors import StoreError, StoreLocked
from actorgraph.snapshots import current
from actorgraph.store import Store
from store_samples import corpus

HOLDER = """
import sys
from actorgraph.store import Store
with Store(sys.argv[1], read_only=sys.argv[2] == "read") as store:
    print("open", flush=True)
    sys.stdin.read()
    print(len(store.articles()), len(store.dump()))
"""


def holder(path: Path, how: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), how],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def articles(path: Path) -> list[str]:
    with Store(path, read_only=True) as store:
        return list(store.articles())


def folders(path: Path) -> list[str]:
    return sorted(entry.name for entry in (path / "snapshots").iterdir())


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with holder(tmp_path / "g", "write") as process:
        with pytest.raises(StoreLocked, match=f"is held by process {process.pid}$"):
            Store(tmp_path / "g")
        process.communicate("")
    with Store(tmp_path / "g"), pytest.raises(StoreLocked, match="by this process already"):
        Store(tmp_path / "g")


def test_readers_see_what_was_finished_while_a_writer_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        with pytest.raises(StoreError, match="this process already is still building it"):
            Store(path, read_only=True)
        writer.put(*corpus()[:2])
        writer.derive()
        with Store(path, read_only=True) as reader:
            before = reader.dump()
            assert before == writer.dump()
            writer.put(*corpus()[2:4])
            assert articles(path) == ["a1", "a2"], "not derived yet"
            writer.derive()
            assert articles(path) == ["a1", "a2", "a3", "a4"]
            assert reader.dump() == before, "what is open stays as it is"
            writer.remove("a1")
            writer.derive()
            assert reader.dump() == before
    assert articles(path) == ["a2", "a3", "a4"]


def test_a_reader_in_another_process_keeps_its_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        writer.put(*corpus()[:2])
        writer.derive()
    size = len(Store(path, read_only=True).dump())
    with holder(path, "read") as process:
        with Store(path) as writer:
            for one in corpus()[2:]:
                writer.put(one)
                writer.derive()
            assert folders(path) == ["1", "5"], "1 is read, those in between are gone"
        out, _ = process.communicate("")
    assert out == f"2 {size}\n"
    with Store(path) as writer:
        writer.remove("a1")
        writer.derive()
    assert folders(path) == ["6"]


def test_nothing_new_publishes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "g"
    for _ in range(2):
        with Store(path) as writer:
            writer.put(*corpus())
            writer.derive()
        assert current(path) == path / "snapshots" / "1"


def test_what_is_not_derived_yet_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        writer.put(*corpus()[:2])
        writer.derive()
    with Store(path) as writer:
        writer.put(*corpus())
    assert articles(path) == ["a1", "a2"]
    with Store(path) as writer:
        writer.derive()
    assert len(articles(path)) == 6


def test_a_lock_that_is_not_to_be_had_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        writer.derive()
    monkeypatch.setattr(snapshots, "_PATIENCE", 0.05)
    (path / "snapshots" / "\N{SUPERSCRIPT TWO}").mkdir()
    with (path / "snapshots" / "1" / "held").open() as file:
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE)
        with pytest.raises(StoreError, match="snapshot 1 cannot be locked"):
            Store(path, read_only=True)
    Store(path, read_only=True).close()


STOPPED = """
import os, sys
from actorgraph import store as module
from store_samples import corpus
module.publish = lambda *_: os.kill(os.getpid(), 9)
writer = module.Store(sys.argv[1])
writer.put(*corpus()[1:3])
if sys.argv[2] == "derived":
    writer.derive()
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("stopped", ["derived", "written"])
def test_what_a_stopped_writer_did_not_publish_the_next_one_does(
    tmp_path: Path, stopped: str
) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        writer.put(*corpus()[:1])
        writer.derive()
    places = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, str(path), stopped],
        env={**os.environ, "PYTHONPATH": places}, check=False,
    )  # fmt: skip
    assert done.returncode == -9
    assert articles(path) == ["a1"]
    with Store(path) as writer:
        writer.derive()
    assert articles(path) == ["a1", "a2", "a3"]
    with Store() as clean, Store(path, read_only=True) as reader:
        clean.put(*corpus()[:3])
        clean.derive()
        assert reader.dump() == clean.dump()


def test_half_of_a_snapshot_is_none(tmp_path: Path) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        writer.put(*corpus())
        writer.derive()
    (path / "snapshots" / "7.part").mkdir()
    assert current(path) == path / "snapshots" / "1"
    with Store(path) as writer:
        writer.remove("a1")
        writer.derive()
    assert folders(path) == ["2"]
    (path / "snapshots" / "2" / "held").unlink()
    with pytest.raises(StoreError, match="snapshot 2 is broken"):
        Store(path, read_only=True)


def test_a_disk_that_takes_no_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "g"
    with Store(path) as writer:
        writer.put(*corpus())
        writer.derive()
    for folder, _, files in os.walk(path):
        for name in files:
            (Path(folder) / name).chmod(0o444)
        Path(folder).chmod(0o555)
    try:
        assert len(articles(path)) == 6
        if os.geteuid():
            with pytest.raises(StoreError, match="cannot be written: Permission denied"):
                Store(path)
    finally:
        for folder, _, _ in os.walk(path):
            Path(folder).chmod(0o755)
