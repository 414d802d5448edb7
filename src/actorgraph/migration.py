"""Stores of older formats brought to the one of this version, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from actorgraph.errors import StoreError
from actorgraph.folder import FORMAT, format_of, locked, mark_format
from actorgraph.snapshots import publish


def migrate(path: Path) -> int:
    """Bring the store in the folder to `FORMAT`; gives the format that it had.

    Each step leaves a whole store of the next format, so a stopped migration goes on when it is
    called again. Raises `StoreError` where the folder holds no store or one of a newer version, and
    `StoreLocked` where another process writes it.
    """
    if not (path / "quads").is_dir():
        raise StoreError(f"store {path} does not exist")
    before = format_of(path)
    if before > FORMAT:
        raise StoreError(
            f"store {path} has format {before}, newer than {FORMAT}: upgrade actorgraph"
        )
    with locked(path):
        try:
            for number in range(before, FORMAT):
                STEPS[number](path)
                mark_format(path, number + 1)
        except (OSError, RuntimeError) as error:
            reason = " ".join(str(error).split())
            raise StoreError(f"store {path} cannot be migrated: {reason}") from error
    return before


def _readers_get_snapshots(path: Path) -> None:
    """Format 2: readers open ``snapshots/``, and the derived graph is one of changes; the next
    build makes that graph anew, since it finds no stamp in it."""
    publish(ox.Store(str(path / "quads")), path)


STEPS: Mapping[int, Callable[[Path], None]] = MappingProxyType({1: _readers_get_snapshots})
"""What leads from each format to the next."""
