"""Where the package's data files lie: beside the sources in a checkout, inside the wheel else."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]
_WHEEL = Path(__file__).resolve().parent / "_data"


def data_path(*parts: str) -> Path:
    """The path of a data file or folder, e.g. ``data_path("ontology", "relations.ttl")``."""
    base = _WHEEL if _WHEEL.is_dir() else _CHECKOUT
    return base.joinpath(*parts)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, as UTF-8; raises OSError where the disk refuses. What a
    process that was killed left half-written beside it goes."""
    for half in _left_behind(path):
        half.unlink(missing_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _left_behind(path: Path) -> Iterator[Path]:
    """Files that processes which run no more were writing in the place of this one."""
    for half in path.parent.glob(f"{glob.escape(path.name)}.*"):
        owner = half.name.removeprefix(f"{path.name}.")
        if owner.isdecimal() and not _runs(int(owner)):
            yield half


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
