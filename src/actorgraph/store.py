"""The quads of a claims graph, on disk or in memory, behind a small interface over Oxigraph.

Each article has a named graph of its own, what follows from them lies in the derived graph, and
the vocabulary in the ontology graph, offices and memberships of the named actors, as the seeds
know them, in the background graph. The *default graph* is kept as their union with every
statement once: Oxigraph's own union view would give a claim that n articles make n times for each
triple pattern, and SPARQL counts and joins would come out wrong.

On disk a store is a folder (``folder``). One process writes it at a time; readers open the newest
snapshot, so they see what was derived to the end and never wait (``snapshots``). Every change is
one transaction: after a crash an article is in whole or not at all.

A store may also be a SPARQL endpoint with update (``remote``). There an article that was broken off
is taken back by the next writer, readers see a build under way, and no manifest is kept: files are
read again, and articles that are in as they would be read now are passed over.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, cast

import pyoxigraph as ox
from rdflib import Dataset

from actorgraph import iris
from actorgraph.actors import load_seeds
from actorgraph.background import background_quads
from actorgraph.dataset import dataset_of
from actorgraph.derive import derived_changes, pending_quads
from actorgraph.errors import NotFound, StoreError
from actorgraph.folder import check_folder, locked, mark_format
from actorgraph.manifest import Manifest, load_manifest, save_manifest
from actorgraph.mirror import Mirror
from actorgraph.model import Reading
from actorgraph.ontology import relations
from actorgraph.rdf import reading_from_quads, reading_quads
from actorgraph.remote import Remote
from actorgraph.snapshots import current, hold, publish
from actorgraph.sparql import fault, refuse_service
from actorgraph.transaction import ASIDE, DEFAULT, change
from actorgraph.vocabulary import vocabulary_quads
from actorgraph.wire import is_address

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Store:
    """A claims graph; a context manager that lets go of the folder at the end. ``name`` is what a
    user knows it by, empty in memory; ``as_of`` a day after which nothing is known, if any.

    ``path`` is the store's folder, made if it is missing, the address of a SPARQL endpoint
    (``https://…``), or None for a store in memory. Any number of processes may open a folder
    ``read_only``; one may write. Raises `StoreLocked` where another process writes, and
    `StoreError` for a missing or never finished store (when reading), a folder that is something
    else, a broken store, one of another format and an endpoint that does not answer.
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        remote = is_address(path)
        self.path = None if path is None or remote else Path(path)
        self.name = str(self.path or "")
        self.read_only = read_only
        self.as_of: date | None = None
        self._manifest = Manifest()
        self._manifest_changed = False
        self._rdf: Dataset | None = None
        self._lock: IO[str] | None = None
        self._open: ox.Store | Remote | None = None
        self._made = False
        if self.path is None:
            self._open = ox.Store()
            if remote:
                self._open = _served(str(path), read_only)
                self.name = self._open.endpoint.name
            return
        check_folder(self.path, read_only)
        if read_only:
            folder, self._lock = hold(self.path)
        else:
            folder, self._lock = self.path / "quads", locked(self.path)
        try:
            self._made = self._manifest_changed = not folder.exists()
            if self._made:
                with self._writing():
                    mark_format(self.path)
            else:
                self._manifest = load_manifest(self.path / "manifest.json")
            self._open = _opened(self.path, folder, read_only)
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
        """Write the manifest, let readers see what is new and derived, and let go of the folder.

        The store is of no use afterwards.
        """
        if self._open is None:
            return
        try:
            self.checkpoint()
            self._publish()
        finally:
            if isinstance(self._open, Remote):
                self._open.close()
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
            for name in ("quads", "snapshots"):
                shutil.rmtree(self.path / name, ignore_errors=True)
            for name in ("manifest.json", "format", "unpublished"):
                (self.path / name).unlink(missing_ok=True)
        self._unlock()
        with suppress(OSError):
            (self.path / "lock").unlink(missing_ok=True)
            self.path.rmdir()

    def put(self, *readings: Reading) -> None:
        """Replace the graphs of these articles, all in one transaction (on a server one by one);
        then `derive`."""
        self._replace({iris.article_iri(r.article.id): set(reading_quads(r)) for r in readings})

    def put_graph(self, article: str, quads: Iterable[ox.Quad]) -> None:
        """Replace the graph of an article (by id) by these quads, which are as `reading_quads`
        gives them, in one transaction; then `derive`."""
        self._replace({iris.article_iri(article): set(quads)})

    def remove(self, *articles: str) -> None:
        """Take articles (by id) back with all that they say, in one transaction (on a server one by
        one); then `derive`.

        Their files are read again by the next build. Raises `NotFound` where the store does not
        hold one of them.
        """
        self._replace({self._graph_of(article): set() for article in articles})

    def derive(self) -> None:
        """Bring the derived and the background graph up to date with the articles, and let readers
        see it all. Stopped on the way, it does no more than begin anew."""
        self._refuse_readers()
        symmetric = [relation.id for relation in relations().values() if relation.symmetric]
        quads = self._quads
        if isinstance(quads, Remote):
            mirror = Mirror(quads)
            local = cast(ox.Store, mirror)  # it has what deriving uses of one
            gone, new = derived_changes(local, symmetric, foresee=mirror.fetch)
        else:
            local = quads
            gone, new = derived_changes(local, symmetric)
        named = local.quads_for_pattern(None, iris.TYPE, iris.ag("Actor"), DEFAULT)
        actors = {iris.id_of(q.subject) for q in named if isinstance(q.subject, ox.NamedNode)}
        known = self._graph(iris.BACKGROUND_GRAPH)
        wanted = background_quads(load_seeds(), actors, self.as_of)
        gone |= known.difference(wanted)
        new |= set(wanted).difference(known)
        if gone or new:
            self._change(gone, new)
        if self._quads.contains_named_graph(iris.PENDING_GRAPH):
            with self._writing():
                self._quads.update(f"DROP SILENT GRAPH {iris.PENDING_GRAPH}")
        self._publish()

    def load_ontology(self, folder: Path | None = None) -> None:
        """Put the vocabulary into the ontology graph, in place of what was there."""
        old, new = self._graph(iris.ONTOLOGY_GRAPH), set(vocabulary_quads(folder))
        if old != new:
            self._change(old - new, new - old)

    def articles(self) -> dict[str, str]:
        """The content hash (``Article.content_hash``) of every article by id, sorted by id."""
        hashes = self._quads.quads_for_pattern(None, iris.ag("contentHash"), None, DEFAULT)
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
        found = self._quads.quads_for_pattern(None, iris.ag("madeWith"), None, DEFAULT)
        return {
            iris.id_of(quad.subject): quad.object.value
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
        }

    def reading(self, article: str) -> Reading:
        """What an article (by id) says; raises `NotFound` where the store does not hold it."""
        graph = self._graph_of(article)
        return reading_from_quads(self._quads.quads_for_pattern(None, None, None, graph))

    def readings(self, articles: Iterable[str] | None = None) -> Iterator[Reading]:
        """What each of these articles (ids), or of all, says, sorted by id; those that the store
        does not hold are left out. It may not change meanwhile."""
        wanted = self.articles() if articles is None else sorted(set(articles))
        return map(reading_from_quads, self.graphs(map(iris.article_iri, wanted)))

    def graphs(self, graphs: Iterable[ox.NamedNode]) -> Iterator[list[ox.Quad]]:
        """The quads of each of these named graphs that the store has, in this order; from a server
        many come at once."""
        if isinstance(self._quads, Remote):
            yield from self._quads.by_graph(graphs)
            return
        for graph in graphs:
            if quads := list(self.quads(graph)):
                yield quads

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """All quads of the named graphs, or of one, unordered."""
        for quad in self._quads.quads_for_pattern(None, None, None, graph):
            if quad.graph_name not in ASIDE:
                yield quad

    def query(
        self,
        sparql: str,
        substitutions: Mapping[str, Term] | None = None,
        graphs: tuple[Sequence[ox.NamedNode], Sequence[ox.NamedNode]] | None = None,
    ) -> Results:
        """The results of a SPARQL 1.1 query over the union of the graphs, as Oxigraph gives them.

        The prefixes of `iris.PREFIXES` are declared. ``substitutions`` binds variables (without
        ``?``), which the query must select. ``graphs`` are those that make up the default graph and
        those that can be named, in place of all of a local store. Raises `BadQuery` for a query
        that does not parse, changes data or leaves the store (``SERVICE``).
        """
        refuse_service(sparql)
        bound = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        # declaring all of them takes as long as a small query
        used = {name: iri for name, iri in iris.PREFIXES.items() if f"{name}:" in sparql}
        try:
            if graphs:
                return self._local.query(
                    sparql, prefixes=used, default_graph=[*graphs[0]], named_graphs=[*graphs[1]]
                )
            return self._quads.query(sparql, prefixes=used, substitutions=bound or None)
        except (SyntaxError, RuntimeError) as error:
            raise fault(sparql, error, iris.PREFIXES) from error

    @property
    def rdf(self) -> Dataset:
        """This store as an rdflib Dataset, whose default graph is the union of all graphs; of one
        on a server, a copy in memory."""
        if self._rdf is None:
            copy = [_copied(self._quads)] if isinstance(self._quads, Remote) else []
            # a store that was closed refuses, and so does what was copied from it
            self._rdf = dataset_of(lambda: copy[0] if copy and self._quads else self._local)
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

    def _graph(self, graph: ox.NamedNode) -> set[ox.Quad]:
        return set(self._quads.quads_for_pattern(None, None, None, graph))

    def _replace(self, wanted: Mapping[ox.NamedNode, set[ox.Quad]]) -> None:
        """Make the graph of each of these articles hold just these quads."""
        self._refuse_readers()
        if isinstance(self._quads, Remote) and len(wanted) > 1:
            for article, quads in wanted.items():
                self._replace({article: quads})
            return
        gone: set[ox.Quad] = set()
        new: set[ox.Quad] = set()
        pending: set[ox.Quad] = set()
        for article, quads in wanted.items():
            old = self._graph(article)
            if old != quads:
                gone |= old - quads
                new |= quads - old
                pending |= pending_quads(article, old | quads)
        if gone or new:
            empty = [graph for graph, quads in wanted.items() if not quads]
            self._change(gone, new, pending, empty)

    def _change(
        self,
        gone: set[ox.Quad],
        new: set[ox.Quad],
        aside: Set[ox.Quad] = frozenset(),
        empty: Sequence[ox.NamedNode] = (),
    ) -> None:
        """`transaction.change`, wherever the store lies."""
        if isinstance(self._quads, Remote):
            self._quads.change(gone, new, aside, empty)
            return
        with self._writing():
            self._unpublished()
            change(self._local, gone, new, aside, empty)

    def _unpublished(self) -> None:
        """Note on disk that the newest snapshot is not all, until there is one that is."""
        if self.path is not None:
            (self.path / "unpublished").touch()

    def _publish(self) -> None:
        """Let readers see what is here now, unless they do already, or it is not derived yet."""
        if self.path is None or self.read_only:
            return
        if self._quads.contains_named_graph(iris.PENDING_GRAPH):
            return
        mark = self.path / "unpublished"
        if mark.exists() or current(self.path) is None:
            with self._writing():
                publish(self._local, self.path)
                mark.unlink(missing_ok=True)

    def _refuse_readers(self) -> None:
        if self.read_only:
            raise StoreError(f"store {self.name} is open for reading only")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._refuse_readers()
        try:
            yield
        except OSError as error:
            raise StoreError(f"store {self.path} cannot be written: {error}") from error

    @property
    def _quads(self) -> ox.Store | Remote:
        if self._open is None:
            raise StoreError(f"the store{self.name and f' {self.name}'} is closed")
        return self._open

    @property
    def _local(self) -> ox.Store:
        quads = self._quads
        assert isinstance(quads, ox.Store)
        return quads

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _opened(path: Path, folder: Path, read_only: bool) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder)) if read_only else ox.Store(folder)
    except (OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"store {path} cannot be opened: {reason}") from error


def _served(url: str, read_only: bool) -> Remote:
    try:
        from actorgraph.opening import opened  # noqa: PLC0415 - loads httpx, which is an extra
    except ModuleNotFoundError as error:
        raise StoreError(
            f"a store on a server needs {error.name}: pip install 'actorgraph[remote]'"
        ) from error
    return opened(url, read_only)


def _copied(remote: Remote) -> ox.Store:
    """All quads in memory, with their union as the default graph."""
    copy = ox.Store()
    for quads in remote.by_graph():
        copy.extend(quads)
        copy.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    return copy
