"""Builds that are killed, and disks that are full: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from actorgraph.store import Store
from store_samples import corpus, reading

ACTORS = ("Iran", "Russia", "Syria", "Israel", "China", "Japan", "Egypt")
DEEDS = ("supplied drones to", "condemned", "attacked", "met", "signed a pact with")
KILLS = 50
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
}


def write_articles(folder: Path) -> None:
    folder.mkdir()
    for i in range(12):
        a, b, c = (ACTORS[(i * step + start) % 7] for step, start in ((1, 0), (3, 1), (5, 2)))
        first, second = DEEDS[i % 5], DEEDS[(i + 2) % 5]
        (folder / f"n{i}.txt").write_text(
            f"{a} {first} {b} on Monday, {c} said.\n\n"
            f"{b} {second} {c} in March 2024. {c} did not attack {a}.\n"
        )


def test_fifty_killed_builds_end_as_one_that_was_left_alone(tmp_path: Path) -> None:
    write_articles(tmp_path / "articles")
    script = Path(__file__).with_name("killed_builds.py")
    arguments = [str(tmp_path / "articles"), str(tmp_path / "store"), str(KILLS), "1"]
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    whole, *resumed = map(json.loads, done.stdout.splitlines())
    assert sum(each["kills"] for each in resumed) >= KILLS
    for each in resumed:
        assert each | {"kills": 0} == whole
    assert whole["union"], "a statement of the union is lost or there twice"
    assert whole["parts"] == ["format", "lock", "manifest.json", "quads", "snapshots"]


WRITER = """
import resource, sys
from actorgraph.errors import StoreError
from actorgraph.store import Store
from store_samples import corpus, reading
if sys.argv[2] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    with Store(sys.argv[1]) as store:
        for i in range(10**6):
            store.put(reading(f"n{i}", tail=str(i) * 30_000))
            print(i + 1, flush=True)
except StoreError as error:
    print(error)
"""


def check_intact(path: Path, printed: str) -> None:
    """After a clear error the store holds all that went in, and takes more once there is room."""
    *counts, complaint = printed.splitlines()
    assert complaint.startswith(f"store {path} cannot be written: ")
    with Store(path) as store:
        held = store.articles()
        assert {reading.article.id for reading in corpus()} <= set(held)
        went_in = int(counts[-1]) if counts else 0
        assert {f"n{i}" for i in range(went_in)} <= set(held)
        for id_ in held:
            assert store.reading(id_).article.id == id_
        store.put(reading("more"))
        store.derive()
    with Store(path, read_only=True) as store:
        assert "more" in store.articles()


def test_a_file_that_cannot_grow_is_told_and_leaves_the_store_intact(tmp_path: Path) -> None:
    path = tmp_path / "g"
    with Store(path) as store:
        store.put(*corpus())
        store.derive()
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), str(3_000_000)],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    check_intact(path, done.stdout)


def own_mounts() -> list[str] | None:
    """What starts a program that may mount: nothing for root, a namespace of its own for others."""
    for command in (["unshare", "-m"], ["unshare", "-Urm"]):
        if shutil.which("unshare") is None:
            return None
        tried = subprocess.run([*command, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return command
    return None


ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size=6m none "$1"
cp -r "$2" "$1/g"
"$3" -c "$4" "$1/g" 0 > "$5"
rm -rf "$2"
cp -r "$1/g" "$2"
"""


def test_a_full_disk_is_told_and_leaves_the_store_intact(tmp_path: Path) -> None:
    mounts = own_mounts()
    if mounts is None:
        pytest.skip("a small disk cannot be mounted here: no mount namespaces")
    path, disk, out = tmp_path / "g", tmp_path / "disk", tmp_path / "out"
    disk.mkdir()
    with Store(path) as store:
        store.put(*corpus())
        store.derive()
    arguments = [str(disk), str(path), sys.executable, WRITER, str(out)]
    done = subprocess.run(
        [*mounts, "sh", "-c", ON_A_SMALL_DISK, "sh", *arguments],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "mount:" in done.stderr:
        pytest.skip("a small disk cannot be mounted here: " + done.stderr.splitlines()[0])
    assert done.returncode == 0, done.stderr
    check_intact(path, out.read_text().replace(str(disk / "g"), str(path)))
