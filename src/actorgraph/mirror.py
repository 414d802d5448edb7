"""A store on a server as `derive` looks into it: what was seen once is kept, and what will be
looked up one by one is fetched at once.

Whatever pattern is asked, the answer is that of the server; only the number of requests depends on
what was foreseen. The store may not change meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

import pyoxigraph as ox

from actorgraph import iris, shape, wire
from actorgraph.columns import Ends
from actorgraph.remote import Graph, Remote
from actorgraph.wire import DEFAULT, Term, values

_KEYS = 100  # nodes that one query asks for by name

_Pattern = tuple[ox.NamedNode | None, ox.NamedNode | None, Term | None, Graph]


def _columns(graph: Graph, *predicates: ox.NamedNode) -> tuple[_Pattern, ...]:
    return tuple((None, predicate, None, graph) for predicate in predicates)


def _classes(graph: Graph, *classes: ox.NamedNode) -> tuple[_Pattern, ...]:
    return tuple((None, iris.TYPE, each, graph) for each in classes)


_TOGETHER = (
    _classes(DEFAULT, iris.ag("Actor"), iris.ag("Media"), *shape.CORRECTIONS.values()),
    _columns(
        *(DEFAULT, shape.MINHASH, shape.DATE),
        *(shape.PUBLISHER, shape.CREDITS, shape.CONTRIBUTOR),
    ),
    _columns(iris.DERIVED_GRAPH, *map(iris.ag, ("reprintOf", "corrects", "outlet"))),
    _classes(iris.PENDING_GRAPH, iris.ag("Changed")),
    _columns(iris.PENDING_GRAPH, *shape.CLAIM_ENDS),
)
"""Who asks one of these patterns goes on to ask the others of its row."""


class Mirror:
    """The quads of a store on a server, for as long as it does not change."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote
        self._kept = ox.Store()
        self._seen = set[_Pattern]()

    def __contains__(self, quad: ox.Quad) -> bool:
        found = self.quads_for_pattern(*quad)
        return next(found, None) is not None

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph: Graph,
    ) -> Iterator[ox.Quad]:
        """The quads of a graph that fit."""
        pattern = (subject, predicate, object, graph)
        if not self._known(pattern):
            together = next((row for row in _TOGETHER if pattern in row), None)
            if together:
                self._look(together)
            elif subject is not None:
                self._fetch_nodes([subject], graph)
            else:
                found = self._look((pattern,))
                if object is not None:  # who asks which nodes these are asks for them next
                    self._fetch_nodes(found, graph)
                    self._fetch_nodes(self._claims_of(found), graph)
        return self._kept.quads_for_pattern(*pattern)

    def fetch(
        self, articles: Collection[str] = (), claims: Collection[tuple[ox.NamedNode, Ends]] = ()
    ) -> None:
        """Be told what will be looked up: what the claims of these articles state, and the evidence
        of these claims with what was derived of them."""
        ends = values("p", shape.CLAIM_ENDS)
        for part in _parts(map(iris.article_iri, articles)):
            where = f"{values('g', part)} {ends} GRAPH ?g {{ ?s ?p ?o }}"
            self._kept.extend(self._remote.quads_where(where))
            self._seen.update(
                (None, end, None, graph) for end in shape.CLAIM_ENDS for graph in part
            )
        for part in _parts(claim for claim, _ in claims):
            tie = shape.EVIDENCE_FOR
            where = f"{values('claim', part)} ?s {tie} ?claim . ?s ?p ?o"
            found = list(self._remote.quads_where(where, {"g": DEFAULT}))
            self._kept.extend(found)
            self._seen.update((None, tie, claim, DEFAULT) for claim in part)
            self._seen.update((node, None, None, DEFAULT) for node in _subjects(found))
        actors = {end for _, (subject, _, other) in claims for end in (subject, other)}
        self._fetch_nodes({*(claim for claim, _ in claims), *actors}, iris.DERIVED_GRAPH)

    def _known(self, pattern: _Pattern) -> bool:
        """Whether this pattern, or one that is wider, was answered already."""
        *terms, graph = pattern
        choices = ((term, None) if term is not None else (None,) for term in terms)
        return any((*wider, graph) in self._seen for wider in product(*choices))

    def _look(self, patterns: Collection[_Pattern]) -> set[ox.NamedNode]:
        """Fetch what fits any of these patterns about one graph; its subjects."""
        graph = next(iter(patterns))[3]
        if len(patterns) == 1:
            found = [q for pattern in patterns for q in self._remote.quads_for_pattern(*pattern)]
        else:
            places = zip("spo", list(zip(*patterns, strict=True))[:3], strict=True)
            wanted = (
                values(name, dict.fromkeys(filter(None, terms)))
                for name, terms in places
                if None not in terms
            )
            where = f"{' '.join(wanted)} {_about(graph)}"
            found = list(self._remote.quads_where(where, {"g": graph}))
        self._kept.extend(found)
        self._seen.update(patterns)
        return _subjects(found)

    def _claims_of(self, pieces: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
        """The claims that evidence which was fetched is for."""
        tie = shape.EVIDENCE_FOR
        found = (q for p in pieces for q in self._kept.quads_for_pattern(p, tie, None, DEFAULT))
        return {quad.object for quad in found if isinstance(quad.object, ox.NamedNode)}

    def _fetch_nodes(self, nodes: Iterable[ox.NamedNode], graph: Graph) -> None:
        """All that a graph says of these nodes."""
        wanted = [node for node in nodes if (node, None, None, graph) not in self._seen]
        for part in _parts(wanted):
            where = f"{values('s', part)} {_about(graph)}"
            self._kept.extend(self._remote.quads_where(where, {"g": graph}))
            self._seen.update((node, None, None, graph) for node in part)


def _about(graph: Graph) -> str:
    return "?s ?p ?o" if graph == DEFAULT else f"GRAPH {graph} {{ ?s ?p ?o }}"


def _subjects(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    return {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}


def _parts(nodes: Iterable[ox.NamedNode]) -> Iterator[Collection[ox.NamedNode]]:
    return wire.parts(sorted(set(nodes), key=str), _KEYS)
