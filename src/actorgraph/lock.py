"""The folder of a store: whether it is one, and who may use it (one writer or many readers)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import portalocker

from actorgraph.errors import StoreError, StoreLocked

_OWN = {"quads", "manifest.json", "lock"}


def check_folder(path: Path, read_only: bool) -> None:
    """Raise `StoreError` where the folder is something else, or missing for a reader."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"store {path} is a file, not a folder")
    try:
        inside = {entry.name for entry in path.iterdir()} if path.exists() else set()
    except OSError as error:
        raise StoreError(f"store {path} cannot be read: {error.strerror}") from error
    if "quads" in inside:
        return
    if inside - _OWN:
        raise StoreError(f"folder {path} is not a store of actorgraph")
    if read_only:
        raise StoreError(f"store {path} does not exist: make it with `actorgraph build`")


def locked(path: Path, read_only: bool) -> IO[str] | None:
    """The locked file ``lock`` of a store; closing it lets go, and so does the process's end.

    A writer holds it alone and leaves its process id inside; readers share it. None where a
    reader finds a disk that takes no file, and so has no writer. Raises `StoreLocked` where
    another process is in the way, and `StoreError` where a writer finds such a disk.
    """
    kind = portalocker.LockFlags.SHARED if read_only else portalocker.LockFlags.EXCLUSIVE
    try:
        path.mkdir(parents=True, exist_ok=True)
        file = _lock_file(path / "lock", read_only)
    except OSError as error:
        if read_only:
            return None
        raise StoreError(f"store {path} cannot be written: {error.strerror}") from error
    try:
        portalocker.lock(file, kind | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.LockException as error:
        who = _holder(file)
        file.close()
        raise StoreLocked(f"store {path} is held by {who}") from error
    if not read_only:
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
    return file


def _holder(file: IO[str]) -> str:
    """Who keeps the lock: the writer whose id is in the file, or readers, who leave none."""
    try:
        portalocker.lock(file, portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.LockException:
        pid = file.read().strip()
        return "this process already" if pid == str(os.getpid()) else f"process {pid or '?'}"
    return "another process that reads it"


def _lock_file(path: Path, read_only: bool) -> IO[str]:
    if read_only and path.exists():
        return path.open("r", encoding="ascii", errors="replace")
    file = path.open("a+", encoding="ascii", errors="replace")
    file.seek(0)
    return file
