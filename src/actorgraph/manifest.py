"""What a store on disk remembers about the files it was built from: ``manifest.json``.

It is a cache that saves reading unchanged files again. The truth is in the quads (every article
carries its ``ag:contentHash``), so a lost or broken manifest costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from actorgraph.errors import StoreError

FORMAT = 1
"""The store layout that this version reads and writes."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when its articles went in.

    ``size`` is in bytes, ``mtime_ns`` in nanoseconds since 1970, ``sha256`` hex over the bytes,
    ``ingested`` an ISO 8601 time in UTC.
    """

    size: int
    mtime_ns: int
    sha256: str
    articles: tuple[str, ...]
    ingested: str

    def matches(self, path: Path) -> bool:
        """Whether the file still holds the same bytes; they are read only if its time moved."""
        try:
            now = path.stat()
            same_time = now.st_mtime_ns == self.mtime_ns
            return now.st_size == self.size and (same_time or _sha256(path) == self.sha256)
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Manifest:
    """``sources`` by absolute path, to be added to; ``format`` is that of the store."""

    format: int = FORMAT
    sources: dict[str, SourceFile] = field(default_factory=dict)


def source_file(path: Path, articles: tuple[str, ...]) -> SourceFile:
    """The file as it is now. Raises OSError where it cannot be read."""
    stat = path.stat()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return SourceFile(stat.st_size, stat.st_mtime_ns, _sha256(path), articles, now)


def load_manifest(path: Path) -> Manifest:
    """The manifest at ``path``; an empty one, with a warning in the log, if it is lost or broken.

    Raises `StoreError` where it says that a newer version of this package wrote the store.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = int(content["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("%s: not readable (%s), files will be read again", path, error)
        return Manifest()
    if version > FORMAT:
        raise StoreError(
            f"store {path.parent} has format {version}, newer than {FORMAT}: upgrade actorgraph"
        )
    try:
        return Manifest(version, {name: _source(row) for name, row in content["sources"].items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        _log.warning("%s: broken (%s), files will be read again", path, error)
        return Manifest(version)


def save_manifest(manifest: Manifest, path: Path) -> None:
    """Write it whole or not at all. Raises OSError where the disk does not take it."""
    sources = {name: asdict(manifest.sources[name]) for name in sorted(manifest.sources)}
    text = json.dumps({"format": manifest.format, "sources": sources}, indent=1)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


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
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
