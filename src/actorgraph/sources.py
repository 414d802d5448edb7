"""Sources (files, folders, globs) into the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from actorgraph.errors import BadInput

Skip = Callable[[BadInput], None]
"""What to do with a source, file or line that cannot be read."""


def source_files(
    sources: Iterable[str | Path], suffixes: frozenset[str], on_skip: Skip
) -> Iterator[tuple[Path, str]]:
    """Each file to read, once, with the name to remember it by: its path below its source.

    ``suffixes`` (small letters) are what is looked for in folders; a file that is named itself
    comes back whatever its suffix. Missing and unreadable sources and folders that hold nothing
    go to ``on_skip``.
    """
    seen: set[str] = set()
    for source in [sources] if isinstance(sources, (str, Path)) else sources:
        path = Path(source)
        if path.is_dir():
            found = [
                (file, file.relative_to(path).as_posix())
                for file in _below(path, suffixes, on_skip)
            ]
            if not found:
                on_skip(BadInput(str(path), "no article in this folder"))
        elif path.exists() or path.is_symlink():
            found = [(path, path.name)]
        else:
            found = [(file, file.name) for file in _matches(path, suffixes, on_skip)]
        for file, name in found:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file, os.fsencode(name).decode("utf-8", "replace")


def kind_of(name: str) -> str:
    """The suffix of a file's name in small letters, both of a compressed file: ".warc.gz"."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def _below(folder: Path, suffixes: frozenset[str], on_skip: Skip) -> list[Path]:
    """The readable files in a folder and its subfolders, sorted; links to folders are followed."""
    found: list[Path] = []
    walked: set[tuple[int, int]] = set()

    def tell(error: OSError) -> None:
        on_skip(BadInput(str(error.filename), (error.strerror or str(error)).lower()))

    for base, folders, files in os.walk(folder, onerror=tell, followlinks=True):
        status = os.stat(base)
        if (status.st_dev, status.st_ino) in walked:
            folders.clear()
            continue
        walked.add((status.st_dev, status.st_ino))
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            hidden = name.startswith(".") or name.lower().startswith("readme")
            if not hidden and kind_of(name) in suffixes:
                found.append(Path(base, name))
    return sorted(found, key=lambda path: path.parts)


def _matches(pattern: Path, suffixes: frozenset[str], on_skip: Skip) -> list[Path]:
    """The files that a glob matches, sorted; folders among them are searched too."""
    if not glob.has_magic(str(pattern)):
        on_skip(BadInput(str(pattern), "no such file or folder"))
        return []
    hits = [Path(hit) for hit in sorted(glob.glob(str(pattern), recursive=True))]
    files = [
        file for hit in hits for file in (_below(hit, suffixes, on_skip) if hit.is_dir() else [hit])
    ]
    if not files:
        on_skip(BadInput(str(pattern), "no file matches"))
    return files
