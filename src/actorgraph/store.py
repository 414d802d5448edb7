"""The quads of a claims graph, on disk or in memory, behind a small interface over Oxigraph.

Each article has a named graph of its own, what follows from them lies in the derived graph, and
the vocabulary in the ontology graph, offices and memberships of the named actors, as the seeds
know them, in the background graph. The *default graph* is kept as their union with every
statement once: Oxigraph's own union view would give a claim that n articles make n times for each
triple pattern, and SPARQL counts and joins would come out wrong.

On disk a store is a folder with ``quads/`` (Oxigraph), ``manifest.json`` and ``lock``. The lock
admits one writer or many readers. Every change is one transaction: after a crash an article is in
whole or not at all.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO

import pyoxigraph as ox
from rdflib import Dataset

from actorgraph import iris
from actorgraph.actors import load_seeds
from actorgraph.background import background_quads
from actorgraph.datafiles import data_path
from actorgraph.dataset import dataset_of
from actorgraph.derive import derived_quads
from actorgraph.errors import NotFound, StoreError
from actorgraph.lock import check_folder, locked
from actorgraph.manifest import Manifest, load_manifest, save_manifest
from actorgraph.model import Reading
from actorgraph.ontology import relations
from actorgraph.rdf import reading_from_quads, reading_quads
from actorgraph.sparql import fault, refuse_service

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

VOCABULARY = ("actorgraph.ttl", "relations.ttl", "plover.ttl", "items.ttl")
"""The files of ontology/ that queries need; triggers, word lists and shapes stay outside."""

_DEFAULT = ox.DefaultGraph()


class Store:
    """A claims graph; a context manager that lets go of the folder at the end.

    ``path`` is the store's folder, made if it is missing, or None for a store in memory. Several
    processes may open a folder ``read_only`` at once, or one for writing. Raises `StoreLocked`
    where another process is in the way, and `StoreError` for a missing store (when reading), a
    folder that is something else, a broken store and one of a newer version.
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        self.path = None if path is None else Path(path)
        self.read_only = read_only
        self._manifest = Manifest()
        self._manifest_changed = False
        self._rdf: Dataset | None = None
        self._lock: IO[str] | None = None
        self._open: ox.Store | None = None
        self._made = False
        if self.path is None:
            self._open = ox.Store()
            return
        check_folder(self.path, read_only)
        self._lock = locked(self.path, read_only)
        try:
            self._made = self._manifest_changed = not (self.path / "quads").exists()
            if not self._manifest_changed:
                self._manifest = load_manifest(self.path / "manifest.json")
            self._open = _opened(self.path, read_only)
            self.checkpoint()
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write the manifest and let go of the folder; the store is of no use afterwards."""
        if self._open is None:
            return
        try:
            self.checkpoint()
        finally:
            self._open = None
            self._unlock()

    def abandon(self) -> None:
        """Close; a store that was made now and holds no article leaves no trace on the disk."""
        empty = self._open is not None and self._made and not self.articles()
        if self.path is None or not empty:
            self.close()
            return
        self._open, self._manifest_changed = None, False
        with suppress(OSError):
            shutil.rmtree(self.path / "quads")
            (self.path / "manifest.json").unlink(missing_ok=True)
        self._unlock()
        with suppress(OSError):
            (self.path / "lock").unlink(missing_ok=True)
            self.path.rmdir()

    def put(self, *readings: Reading) -> None:
        """Replace the graphs of these articles, all in one transaction."""
        self._replace({iris.article_iri(r.article.id): set(reading_quads(r)) for r in readings})

    def remove(self, article: str) -> None:
        """Take an article (by id) back with all that it says; `derive` brings the rest up to date.

        Its file is read again by the next build. Raises `NotFound` where the store does not hold
        it.
        """
        self._replace({self._graph_of(article): set()})

    def derive(self) -> None:
        """Rebuild the derived and the background graph of the articles, in one transaction."""
        symmetric = [relation.id for relation in relations().values() if relation.symmetric]
        named = self._quads.quads_for_pattern(None, iris.TYPE, iris.ag("Actor"), _DEFAULT)
        actors = {iris.id_of(q.subject) for q in named if isinstance(q.subject, ox.NamedNode)}
        self._replace(
            {
                iris.DERIVED_GRAPH: set(derived_quads(self._quads, symmetric)),
                iris.BACKGROUND_GRAPH: set(background_quads(load_seeds(), actors)),
            }
        )

    def load_ontology(self, folder: Path | None = None) -> None:
        """Put the vocabulary into the ontology graph, in place of what was there."""
        self._replace({iris.ONTOLOGY_GRAPH: set(_ontology_quads(folder or data_path("ontology")))})

    def articles(self) -> dict[str, str]:
        """The content hash (``Article.content_hash``) of every article by id, sorted by id."""
        hashes = self._quads.quads_for_pattern(None, iris.ag("contentHash"), None, _DEFAULT)
        found = ((q.subject, q.object) for q in hashes)
        return dict(
            sorted(
                (iris.id_of(node), value.value)
                for node, value in found
                if isinstance(node, ox.NamedNode) and isinstance(value, ox.Literal)
            )
        )

    def made_with(self) -> dict[str, str]:
        """The fingerprint of what read each article (``Reading.made_with``), by article id."""
        found = self._quads.quads_for_pattern(None, iris.ag("madeWith"), None, _DEFAULT)
        return {
            iris.id_of(quad.subject): quad.object.value
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
        }

    def reading(self, article: str) -> Reading:
        """What an article (by id) says; raises `NotFound` where the store does not hold it."""
        graph = self._graph_of(article)
        return reading_from_quads(self._quads.quads_for_pattern(None, None, None, graph))

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """All quads of the named graphs, or of one, unordered."""
        for quad in self._quads.quads_for_pattern(None, None, None, graph):
            if quad.graph_name != _DEFAULT:
                yield quad

    def query(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> Results:
        """The results of a SPARQL 1.1 query over the union of the graphs, as Oxigraph gives them.

        The prefixes of `iris.PREFIXES` are declared. ``substitutions`` binds variables (without
        ``?``), which the query must select. Raises `BadQuery` for a query that does not parse,
        changes data or leaves the store (``SERVICE``).
        """
        refuse_service(sparql)
        bound = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        try:
            return self._quads.query(sparql, prefixes=iris.PREFIXES, substitutions=bound or None)
        except (SyntaxError, RuntimeError) as error:
            raise fault(sparql, error, iris.PREFIXES) from error

    @property
    def rdf(self) -> Dataset:
        """This store as an rdflib Dataset, whose default graph is the union of all graphs."""
        if self._rdf is None:
            self._rdf = dataset_of(lambda: self._quads)
        return self._rdf

    def dump(self) -> bytes:
        """All named graphs as sorted N-Quads: equal stores give equal bytes."""
        out = io.BytesIO()
        ox.serialize(self.quads(), out, format=ox.RdfFormat.N_QUADS)
        lines = out.getvalue().split(b"\n")
        return b"\n".join([*sorted(line for line in lines if line), b""])

    def knows(self, file: Path, articles: Container[str]) -> bool:
        """Whether the file was recorded as read without a fault, has not changed, and its articles
        are among these."""
        return self._manifest.knows(file, articles)

    def changed(self, file: Path) -> bool:
        """Whether the file was recorded and holds something else now."""
        return self._manifest.changed(file)

    def record(self, file: Path, articles: Iterable[str], whole: bool = True) -> None:
        """Remember that these articles (ids) in the store are this file's, and no other's.

        ``whole`` says that the file has no more to give. Raises OSError where it cannot be read.
        """
        self._manifest.record(file, articles, whole)
        self._manifest_changed = True

    def recorded(self, file: Path) -> tuple[str, ...]:
        """The ids of the articles that the file gave when it was read last."""
        return self._manifest.recorded(file)

    def holders(self) -> dict[str, str]:
        """The file (absolute path) that each article was read from, as long as it is there."""
        return self._manifest.holders(self.articles())

    def checkpoint(self) -> None:
        """Write what `record` remembers to the manifest on disk."""
        if self.path is not None and self._manifest_changed and not self.read_only:
            with self._writing():
                save_manifest(self._manifest, self.path / "manifest.json")
            self._manifest_changed = False

    def _graph_of(self, article: str) -> ox.NamedNode:
        graph = iris.article_iri(article)
        if not self._quads.contains_named_graph(graph):
            raise NotFound(f"the store holds no article {article!r}")
        return graph

    def _replace(self, wanted: Mapping[ox.NamedNode, set[ox.Quad]]) -> None:
        """Make each graph hold just these quads, and the default graph follow."""
        gone: set[ox.Quad] = set()
        new: set[ox.Quad] = set()
        for graph, quads in wanted.items():
            old = set(self._quads.quads_for_pattern(None, None, None, graph))
            gone |= old - quads
            new |= quads - old
        shown = {ox.Quad(q.subject, q.predicate, q.object) for q in new}
        hidden = {ox.Quad(q.subject, q.predicate, q.object) for q in gone} - shown
        hidden = {quad for quad in hidden if not self._held(quad, gone)}
        empty = [graph for graph, quads in wanted.items() if not quads]
        with self._writing():
            if gone:
                self._quads.update(_update(gone | hidden, new | shown, empty))
            else:
                self._quads.extend(new | shown)

    def _held(self, triple: ox.Quad, gone: set[ox.Quad]) -> bool:
        """Whether a named graph goes on to hold the triple."""
        everywhere = self._quads.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        return any(q.graph_name != _DEFAULT and q not in gone for q in everywhere)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.read_only:
            raise StoreError(f"store {self.path} is open for reading only")
        try:
            yield
        except OSError as error:
            raise StoreError(f"store {self.path} cannot be written: {error}") from error

    @property
    def _quads(self) -> ox.Store:
        if self._open is None:
            raise StoreError(f"the store{f' {self.path}' if self.path else ''} is closed")
        return self._open

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _opened(path: Path, read_only: bool) -> ox.Store:
    try:
        quads = path / "quads"
        return ox.Store.read_only(str(quads)) if read_only else ox.Store(quads)
    except (OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"store {path} cannot be opened: {reason}") from error


def _update(gone: set[ox.Quad], new: set[ox.Quad], empty: list[ox.NamedNode]) -> str:
    """One SPARQL update, which Oxigraph runs as one transaction."""
    steps = [f"DELETE DATA {{ {_data(gone)} }}", f"INSERT DATA {{ {_data(new)} }}"]
    return ";\n".join([*steps, *(f"DROP SILENT GRAPH {graph}" for graph in empty)])


def _data(quads: set[ox.Quad]) -> str:
    """Quads as SPARQL data; terms are written by Oxigraph itself, so any text is safe."""
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        default = quad.graph_name == _DEFAULT
        lines.append(triple if default else f"GRAPH {quad.graph_name} {{ {triple} }}")
    return "\n".join(lines)


def _ontology_quads(folder: Path) -> Iterator[ox.Quad]:
    """The vocabulary's statements about named things; triggers and examples hang on blank nodes.
    Words that texts are read by are left out, too."""
    words = {iris.ag("words"), iris.ag("modifier")}
    for name in VOCABULARY:
        for quad in ox.parse(path=folder / name):
            nodes = (quad.subject, quad.object)
            if quad.predicate not in words and not any(
                isinstance(node, ox.BlankNode | ox.Triple) for node in nodes
            ):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY_GRAPH)
