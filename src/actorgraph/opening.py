"""Opening a store on a server: what it says of itself, where its union lies, what was broken off.

A store on a server keeps its format in the graph ``graph/store``. The first build tries out where
the union of the graphs can be kept (``remote``) and writes that down beside it, so that readers,
who may not write, know it.
"""

from __future__ import annotations

from contextlib import suppress

import pyoxigraph as ox

from actorgraph import iris, wire
from actorgraph.endpoint import Endpoint
from actorgraph.errors import StoreError
from actorgraph.folder import FORMAT
from actorgraph.lease import Lease
from actorgraph.remote import Remote

_FORMAT, _UNION_IN, _TRIED = (
    ox.NamedNode(iris.STORE + name) for name in ("format", "unionIn", "tried")
)
_HASH = iris.ag("contentHash")

_Said = dict[ox.NamedNode, ox.NamedNode | ox.Literal]


def opened(url: str, read_only: bool) -> Remote:
    """The store at that address; a missing one is begun, unless it is to be read only.

    What a writer before broke off in the midst of an article is taken back: its file is read again.
    Raises `StoreError` where there is no store to read, or none can be made, and `StoreLocked`
    where another process writes it.
    """
    endpoint = Endpoint(url)
    lease = None
    try:
        plain = Remote(endpoint)
        if not read_only:
            lease = Lease(plain)
        said = _said(plain)
        if _FORMAT not in said:
            if read_only:
                raise StoreError(
                    f"{endpoint.name} holds no store yet: make it with `actorgraph build`"
                )
            said = _begun(plain)
        union = said.get(_UNION_IN)
        if said[_FORMAT].value != str(FORMAT):
            raise StoreError(
                f"store {endpoint.name} has format {said[_FORMAT].value}, not {FORMAT}: use the "
                "version of actorgraph that made it, or build it anew"
            )
        remote = Remote(endpoint, union if isinstance(union, ox.NamedNode) else None, lease)
        if lease:
            _take_back(remote)
        return remote
    except BaseException:
        if lease:
            with suppress(StoreError):  # the first fault is the one to tell
                lease.release()
        endpoint.close()
        raise


def _said(remote: Remote) -> _Said:
    """What the store says of itself."""
    found = remote.quads_for_pattern(iris.STORE_GRAPH, None, None, iris.STORE_GRAPH)
    return {q.predicate: q.object for q in found if isinstance(q.object, ox.NamedNode | ox.Literal)}


def _begun(remote: Remote) -> _Said:
    """Find out where the union can be kept, and write it down with the format."""
    about = iris.STORE_GRAPH
    name, update = remote.endpoint.name, remote.endpoint.update
    tried = f"{about} {_TRIED} true"
    update(f"INSERT DATA {{ GRAPH {about} {{ {tried} }} }}")
    try:
        here = f"{about} {_TRIED} ?o"
        made: _Said = {_FORMAT: ox.Literal(str(FORMAT))}
        if remote.ask(here):  # its default graph is a view of all graphs
            itself = Remote(remote.endpoint, union=about)
            if not itself.ask(f"{here} . GRAPH ?g {{ {here} }} FILTER(?g = {about})"):
                raise StoreError(
                    f"{name} shows all graphs as one, and not one and all together: "
                    "give the store a dataset whose default graph is its own"
                )
            made[_UNION_IN] = iris.UNION_GRAPH
        elif remote.ask("?s ?p ?o"):
            raise StoreError(
                f"the default graph of {name} holds something else: give the store a dataset of "
                "its own"
            )
    finally:
        update(f"DELETE DATA {{ GRAPH {about} {{ {tried} }} }}")
    lines = " . ".join(f"{about} {term} {value}" for term, value in made.items())
    update(f"INSERT DATA {{ GRAPH {about} {{ {lines} }} }}")
    return made


def _take_back(remote: Remote) -> None:
    """Take the articles out that a writer left half in: they are noted as changed, and lack what
    says that they are whole."""
    noted = remote.quads_for_pattern(None, iris.TYPE, iris.ag("Changed"), iris.PENDING_GRAPH)
    articles = sorted({q.subject for q in noted if isinstance(q.subject, ox.NamedNode)}, key=str)
    for part in wire.parts(articles, 100):
        where = f"{wire.values('g', part)} GRAPH ?g {{ ?g {_HASH} ?o }}"
        whole = {row[0] for row in remote.rows(["g", "o"], where)}
        for quads in list(remote.by_graph(graph for graph in part if graph not in whole)):
            graph = quads[0].graph_name
            assert isinstance(graph, ox.NamedNode)
            remote.change(set(quads), set(), empty=[graph])
