"""Folders on a disk or in an object store, whose files come into place whole or not at all.

On a disk a file is written beside its place and renamed; object stores do the same of themselves.
Anything that fsspec [1]_ knows is an object store: ``s3://bucket/corpus``, ``memory://x``.

.. [1] https://filesystem-spec.readthedocs.io/
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from actorgraph.errors import BadInput, ClusterError
from actorgraph.sources import Skip, kind_of


@dataclass(frozen=True, slots=True)
class Place:
    """A folder by its path or address. Its methods raise `BadInput`, which names the file, where it
    cannot be read or written."""

    address: str

    def names(self) -> frozenset[str]:
        """The names of the files in it; none where it is missing."""
        with _told(self.address, "read"):
            if is_remote(self.address):
                files, root = _remote(self.address)
                found = files.ls(root, detail=False, refresh=True) if files.exists(root) else []
                return frozenset(path.rsplit("/", 1)[-1] for path in found)
            folder = Path(self.address)
            return frozenset(os.listdir(folder)) if folder.is_dir() else frozenset()

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        with _told(f"{self.address}/{name}", "read"):
            if is_remote(self.address):
                files, root = _remote(self.address)
                content: bytes = files.cat_file(f"{root}/{name}")
                return content
            return Path(self.address, name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, in place of one of this name."""
        with _told(f"{self.address}/{name}", "written"):
            if is_remote(self.address):
                files, root = _remote(self.address)
                files.pipe_file(f"{root}/{name}", content)
            else:
                _put(Path(self.address, name), content)


def is_remote(address: str) -> bool:
    """Whether it is an address of an object store, no path."""
    return "://" in address


def remote_files(
    address: str, suffixes: frozenset[str], on_skip: Skip
) -> Iterator[tuple[str, str, IO[bytes]]]:
    """The files below an address: the address of each, its name below, and its content, sorted;
    what cannot be read goes to ``on_skip``."""
    files, root = _remote(address)
    try:
        found = sorted(files.find(root))
    except (OSError, ValueError) as error:
        on_skip(BadInput(address, str(error) or type(error).__name__))
        return
    scheme = address.split("://", 1)[0]
    wanted = [path for path in found if path == root or kind_of(path) in suffixes]
    if not wanted:
        on_skip(BadInput(address, "no article at this address"))
    for path in wanted:
        name = path[len(root) :].lstrip("/") or path.rsplit("/", 1)[-1]
        try:
            yield f"{scheme}://{path.lstrip('/')}", name, files.open(path, "rb")
        except OSError as error:
            on_skip(BadInput(f"{scheme}://{path}", str(error) or type(error).__name__))


def _remote(address: str) -> tuple[Any, str]:
    """The object store and the path in it."""
    try:
        import fsspec  # noqa: PLC0415 - an extra

        files, root = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise ClusterError(f"{address} needs a package that is not there: {error}") from error
    except ValueError as error:
        raise BadInput(address, str(error)) from error
    return files, root.rstrip("/")


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.uname().nodename}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _told(where: str, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        raise BadInput(where, f"cannot be {what} ({reason})") from error
