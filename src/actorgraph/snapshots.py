"""Snapshots of a store: what readers see, while a writer goes on beside them.

After each finished change the writer publishes ``snapshots/<number>``, an Oxigraph folder of its
own that shares its files with ``quads/`` by hard links (a RocksDB checkpoint [1]_), so it costs
milliseconds and little space. It comes into place by one rename: a reader finds it whole or not at
all. A reader keeps a shared lock on the snapshot that it reads; the writer deletes older ones that
nobody holds.

.. [1] https://github.com/facebook/rocksdb/wiki/Checkpoints
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import IO

import portalocker
import pyoxigraph as ox

from actorgraph.errors import StoreError
from actorgraph.folder import writer_of

_HELD = "held"
_PATIENCE = 2.0  # seconds until a reader gives up a lock
_READ = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING
_DELETE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


def current(path: Path) -> Path | None:
    """The folder of the newest snapshot of the store at ``path``; None where there is none."""
    numbers = _numbers(path)
    return path / "snapshots" / str(numbers[-1]) if numbers else None


def hold(path: Path) -> tuple[Path, IO[str]]:
    """The newest snapshot of the store and the file that keeps it until it is closed.

    Raises `StoreError` where no build has finished yet.
    """
    patience = time.monotonic() + _PATIENCE
    while folder := current(path):
        try:
            file = (folder / _HELD).open("r", encoding="ascii")
        except FileNotFoundError as error:
            if folder.exists():
                raise StoreError(f"store {path}: snapshot {folder.name} is broken") from error
            continue  # a newer one took its place meanwhile
        except OSError as error:
            raise StoreError(f"store {path} cannot be read: {error.strerror}") from error
        try:
            portalocker.lock(file, _READ)
            if folder.exists():
                return folder, file
        except portalocker.LockException as error:  # the writer is about to delete it
            if time.monotonic() > patience:
                raise StoreError(
                    f"store {path}: snapshot {folder.name} cannot be locked ({error})"
                ) from error
            time.sleep(0.01)
        file.close()
    writer = writer_of(path)
    raise StoreError(
        f"store {path} has nothing to read yet: "
        + (f"{writer} is still building it" if writer else "run `actorgraph build` to the end")
    )


def publish(quads: ox.Store, path: Path) -> Path:
    """Make what the store holds now its newest snapshot, and drop those that nobody reads.

    Only the one writer may call this. Raises OSError where the disk does not take it; the snapshots
    before then stay.
    """
    numbers = _numbers(path)
    folder = path / "snapshots" / str(numbers[-1] + 1 if numbers else 1)
    making = folder.with_name(f"{folder.name}.part")
    folder.parent.mkdir(exist_ok=True)
    shutil.rmtree(making, ignore_errors=True)
    try:
        quads.backup(str(making))
        (making / _HELD).touch()
        making.rename(folder)
    finally:
        for left in folder.parent.glob("*.part"):  # a killed writer's, too
            shutil.rmtree(left, ignore_errors=True)
    for number in numbers:
        _drop(folder.with_name(str(number)))
    return folder


def _drop(folder: Path) -> None:
    """Delete a snapshot unless a reader holds it; then a later `publish` does."""
    try:
        with (folder / _HELD).open("r", encoding="ascii") as file:
            portalocker.lock(file, _DELETE)
            # renamed first: what is half deleted is no snapshot any more
            shutil.rmtree(folder.rename(folder.with_name(f"{folder.name}.part")))
    except (OSError, portalocker.LockException):
        return


def _numbers(path: Path) -> list[int]:
    try:
        names = [entry.name for entry in (path / "snapshots").iterdir()]
    except OSError:
        return []
    return sorted(int(name) for name in names if name.isascii() and name.isdecimal())
