"""Whole stores from N-Quads files, in bulk: what ``export`` wrote, or shards of article graphs.

What follows from the articles is derived anew: files hold parts of a corpus, or have been changed.
Oxigraph's bulk loader writes its files directly, without a transaction. So it works on a folder
that is no store yet, and becomes one by a rename when all is in.
"""

from __future__ import annotations

import gzip
import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.errors import BadInput, StoreError
from actorgraph.folder import check_folder, locked, mark_format
from actorgraph.store import Store

_CHUNK = 1 << 20
_DERIVED = [
    str(graph).encode()
    for graph in (iris.DERIVED_GRAPH, iris.PENDING_GRAPH, iris.STORE_GRAPH, iris.UNION_GRAPH)
]
"""Graphs that are not loaded."""
_ENDS = tuple(b" " + graph + b" ." for graph in _DERIVED)

Content = tuple[str, Callable[[], IO[bytes]]]
"""What a file is called, to tell the user, and how to open it."""


def load(path: Path, files: Iterable[Path]) -> Store:
    """A new store in the folder ``path`` with the quads of these files (``.nq``, ``.nq.gz``), open
    for writing; what follows from them is derived.

    Raises `BadInput` and `StoreError` as `load_contents` does.
    """
    return load_contents(path, ((str(file), partial(_opened, file)) for file in files))


def load_contents(path: Path, contents: Iterable[Content]) -> Store:
    """`load`, of anything that holds N-Quads.

    Every line must name a graph, as those of ``actorgraph export --format nq`` do. Raises
    `BadInput` for a file that is not such N-Quads, and `StoreError` where there is a store already
    or the disk does not take it; then nothing is left in the folder.
    """
    check_folder(path, read_only=False)
    with locked(path):
        if (path / "quads").exists():
            raise StoreError(f"store {path} is there already: load into a new one")
        making = path / "quads.part"
        shutil.rmtree(making, ignore_errors=True)
        try:
            _load(ox.Store(str(making)), contents)
            mark_format(path)
            making.rename(path / "quads")
        except BaseException as error:
            shutil.rmtree(making, ignore_errors=True)
            with suppress(OSError):
                (path / "lock").unlink()
                path.rmdir()
            if isinstance(error, OSError):
                raise StoreError(f"store {path} cannot be written: {error}") from error
            raise
    store = Store(path)
    try:
        store.load_ontology()
        store.derive()
    except BaseException:
        store.close()
        raise
    return store


def _opened(file: Path) -> IO[bytes]:
    read: Any = gzip.open if file.suffix == ".gz" else Path.open
    stream: IO[bytes] = read(file, "rb")
    return stream


def _load(quads: ox.Store, contents: Iterable[Content]) -> None:
    for name, opened in contents:
        try:
            with opened() as stream:
                quads.bulk_load(io.BufferedReader(_Doubled(stream), _CHUNK), ox.RdfFormat.N_QUADS)
        except (SyntaxError, EOFError, gzip.BadGzipFile) as error:
            reason = " ".join(str(error).split())[:200]
            raise BadInput(name, f"is not N-Quads ({reason})") from error
        except FileNotFoundError as error:
            raise BadInput(name, "does not exist") from error
    quads.flush()


class _Doubled(io.RawIOBase):
    """A file of quads that gives each of them a second time, as a triple of the default graph."""

    def __init__(self, file: IO[bytes]) -> None:
        self._chunks = _doubled(file)
        self._left = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something left."""
        while not self._left and (chunk := next(self._chunks, None)) is not None:
            self._left = chunk
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _doubled(file: IO[bytes]) -> Iterator[bytes]:
    rest, line = b"", 0
    while chunk := file.read(_CHUNK):
        whole, cut, rest = (rest + chunk).rpartition(b"\n")
        if cut:
            yield _with_triples(whole, line)
            line += whole.count(b"\n") + 1
    if rest.strip():
        yield _with_triples(rest, line)


def _with_triples(text: bytes, line: int) -> bytes:
    """The lines, and then those without their graphs; ``line`` is how many came before."""
    lines = text.split(b"\n")
    plain = text.count(b"> .\n") + text.endswith(b"> .") == len(lines)
    if not plain or any(graph in text for graph in _DERIVED):
        lines = [_in_order(one, number) for number, one in enumerate(lines, line + 1)]
        lines = [one for one in lines if one and not one.endswith(_ENDS)]
        if not lines:
            return b""
    # the last IRI of a line that has no graph is another term: then no triple is left, and the
    # parser complains
    triples = [one[: one.rfind(b" <")] for one in lines]
    return b" .\n".join([b"\n".join(lines) + b"\n" + triples[0], *triples[1:], b""])


def _in_order(line: bytes, number: int) -> bytes:
    """The line as export writes lines; nothing of one without a quad."""
    if line.endswith(b"> ."):
        return line
    if not (bare := line.strip()) or bare.startswith(b"#"):
        return b""
    try:
        (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise SyntaxError(f"line {number}: {error}") from error
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise SyntaxError(f"line {number} does not end with the name of a graph")
    return f"{quad} .".encode()
