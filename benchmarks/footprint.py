"""What work takes up: the memory of a process, the bytes of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import psutil

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def alone(
    function: Callable[_Given, _Made], *arguments: _Given.args, **named: _Given.kwargs
) -> _Made:
    """What the function gives in a new process, so that its memory is what it needs itself."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(function, *arguments, **named).result()


def resident() -> int:
    """The bytes of memory that this process has now."""
    return int(psutil.Process().memory_info().rss)


def peak() -> int:
    """The most bytes of memory that this process has had; on Linux only."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found
    return int(found[1]) << 10


def on_disk(folder: Path) -> int:
    """The bytes of the files in the folder, each once however many names it has there."""
    found = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum({(file.st_dev, file.st_ino): file.st_size for file in found}.values())
