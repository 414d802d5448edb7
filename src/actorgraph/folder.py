"""The folder of a store: whether it is one, in which format, and who may write it.

It holds ``quads/`` (the writer's Oxigraph), ``snapshots/`` (what readers see), ``manifest.json``,
``format`` and ``lock``. One process at a time may write; readers need no lock (``snapshots``).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import portalocker

from actorgraph.datafiles import write_whole
from actorgraph.errors import StoreError, StoreLocked

FORMAT = 2
"""The layout of the folder that this version reads and writes (``migration`` has the changes)."""

_OWN = {"quads", "quads.part", "snapshots", "manifest.json", "lock", "format", "unpublished"}


def check_folder(path: Path, read_only: bool) -> None:
    """Raise `StoreError` where the folder is something else, missing for a reader, or in another
    format than `FORMAT`."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"store {path} is a file, not a folder")
    try:
        inside = {entry.name for entry in path.iterdir()} if path.exists() else set()
    except OSError as error:
        raise StoreError(f"store {path} cannot be read: {error.strerror}") from error
    if "quads" in inside:
        found = format_of(path)
        if found > FORMAT:
            raise StoreError(
                f"store {path} has format {found}, newer than {FORMAT}: upgrade actorgraph"
            )
        if found < FORMAT:
            raise StoreError(
                f"store {path} has format {found}, older than {FORMAT}: "
                f"run `actorgraph migrate --store {path}`"
            )
        return
    if inside - _OWN:
        raise StoreError(f"folder {path} is not a store of actorgraph")
    if read_only:
        raise StoreError(f"store {path} does not exist: make it with `actorgraph build`")


def format_of(path: Path) -> int:
    """The format of the store in the folder; 1 is the one that had no file to say so."""
    try:
        text = (path / "format").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return 1
    except (OSError, ValueError) as error:
        raise StoreError(f"store {path}: its file 'format' cannot be read ({error})") from error
    if not (text.isascii() and text.isdecimal()):
        raise StoreError(f"store {path}: its file 'format' holds {text[:20]!r}, not a number")
    return int(text)


def mark_format(path: Path, number: int = FORMAT) -> None:
    """Write down the format of the store. Raises OSError where the disk does not take it."""
    write_whole(path / "format", f"{number}\n")


def locked(path: Path) -> IO[str]:
    """The locked file ``lock`` of a store; closing it lets go, and so does the process's end.

    The folder is made where it is missing; the writer's process id is left inside the file. Raises
    `StoreLocked` where another process writes, and `StoreError` where the disk takes no file.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        file = (path / "lock").open("a+", encoding="ascii", errors="replace")
    except OSError as error:
        raise StoreError(f"store {path} cannot be written: {error.strerror}") from error
    try:
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.LockException as error:
        file.close()
        raise StoreLocked(f"store {path} is held by {writer_of(path)}") from error
    try:
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
    except OSError as error:
        file.close()
        raise StoreError(f"store {path} cannot be written: {error.strerror}") from error
    return file


def writer_of(path: Path) -> str | None:
    """Which process writes the store now, in words; None where none does."""
    try:
        with (path / "lock").open("r", encoding="ascii", errors="replace") as file:
            try:
                portalocker.lock(
                    file, portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING
                )
            except portalocker.LockException:
                pid = file.read().strip()
                return (
                    "this process already" if pid == str(os.getpid()) else f"process {pid or '?'}"
                )
    except OSError:
        pass  # no file: nobody ever wrote
    return None
