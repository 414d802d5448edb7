"""What a store on disk remembers about the files it was built from: ``manifest.json``.

It is a cache that saves reading unchanged files again. The truth is in the quads (every article
carries its ``ag:contentHash``), so a lost or broken manifest costs time, and the knowledge which
file an article is of: until the files have been read again, an id is free for any of them.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from actorgraph.datafiles import write_whole

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when its articles went in.

    ``size`` is in bytes, ``mtime_ns`` in nanoseconds since 1970, ``sha256`` hex over the bytes,
    ``ingested`` an ISO 8601 time in UTC. ``whole`` is False where something in it was complained
    of, or reading it was interrupted: such a file is read again, and the fault told again.
    """

    size: int
    mtime_ns: int
    sha256: str
    articles: tuple[str, ...]
    ingested: str
    whole: bool = True

    def matches(self, path: Path) -> bool:
        """Whether the file still holds the same bytes; they are read only if its time moved."""
        try:
            now = path.stat()
            if not stat.S_ISREG(now.st_mode):  # opening a pipe would wait for a writer
                return False
            same_time = now.st_mtime_ns == self.mtime_ns
            return now.st_size == self.size and (same_time or _sha256(path) == self.sha256)
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Manifest:
    """``sources`` by absolute path; an article is of one source."""

    sources: dict[str, SourceFile] = field(default_factory=dict)
    _holder: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for path in sorted(self.sources, reverse=True):
            self._holder.update(dict.fromkeys(self.sources[path].articles, path))

    def knows(self, file: Path, articles: Container[str]) -> bool:
        """Whether the file was recorded as read without a fault, has not changed, and its articles
        are among these."""
        source = self.sources.get(str(file.resolve()))
        return (
            source is not None
            and source.whole
            and all(article in articles for article in source.articles)
            and source.matches(file)
        )

    def changed(self, file: Path) -> bool:
        """Whether the file was recorded and holds something else now."""
        source = self.sources.get(str(file.resolve()))
        return source is not None and not source.matches(file)

    def recorded(self, file: Path) -> tuple[str, ...]:
        """The ids of the articles that the file gave when it was read last."""
        source = self.sources.get(str(file.resolve()))
        return () if source is None else source.articles

    def holders(self, articles: Container[str]) -> dict[str, str]:
        """The path of the file that each of these articles came from, as long as it is there."""
        there = {path for path in self.sources if os.path.isfile(path)}
        return {a: path for a, path in self._holder.items() if path in there and a in articles}

    def record(self, file: Path, articles: Iterable[str], whole: bool) -> None:
        """Remember the file as it is now; the articles are no other file's from now on."""
        path = str(file.resolve())
        entry = source_file(file, tuple(sorted(articles)), whole)
        for other in {self._holder.get(article, path) for article in entry.articles} - {path}:
            source = self.sources[other]
            left = tuple(a for a in source.articles if a not in entry.articles)
            if left:
                self.sources[other] = replace(source, articles=left, whole=False)
            else:
                del self.sources[other]
        self.sources[path] = entry
        self._holder.update(dict.fromkeys(entry.articles, path))


def source_file(path: Path, articles: tuple[str, ...], whole: bool = True) -> SourceFile:
    """The file as it is now. Raises OSError where it cannot be read or is no regular file."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{path} is not a regular file")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return SourceFile(found.st_size, found.st_mtime_ns, _sha256(path), articles, now, whole)


def load_manifest(path: Path) -> Manifest:
    """The manifest at ``path``; an empty one, with a warning in the log, if it is not to be had."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Manifest({name: _source(row) for name, row in content["sources"].items()})
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        _log.warning("%s: not readable (%s), files will be read again", path, error)
        return Manifest()


def save_manifest(manifest: Manifest, path: Path) -> None:
    """Write it whole or not at all. Raises OSError where the disk does not take it."""
    sources = {name: asdict(manifest.sources[name]) for name in sorted(manifest.sources)}
    text = json.dumps({"sources": sources}, indent=1)
    write_whole(path, text + "\n")


def _source(row: Mapping[str, object]) -> SourceFile:
    articles = row["articles"]
    if not isinstance(articles, list):
        raise TypeError("articles is no list")
    return SourceFile(
        size=int(str(row["size"])),
        mtime_ns=int(str(row["mtime_ns"])),
        sha256=str(row["sha256"]),
        articles=tuple(str(article) for article in articles),
        ingested=str(row["ingested"]),
        whole=row.get("whole", True) is True,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
