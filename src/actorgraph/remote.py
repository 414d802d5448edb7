"""The quads of a claims graph on a server, behind the few methods of Oxigraph's store that `Store`
uses, in few requests.

Where the union of all graphs lies depends on the server. Oxigraph has a default graph of its own,
which is used as in a local store. Virtuoso has none that could be written: its default graph is a
view of all graphs, with a statement as often as graphs have it. There the union is kept in a named
graph, and each query says that this is its default graph (``default-graph-uri``).

One update request is a transaction where the server gives that. A change that is longer than one
request goes in an order by which one that was broken off is known: what says that an article is in
goes last (`MARKS`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Protocol, TypeVar

import pyoxigraph as ox

from actorgraph import iris, wire
from actorgraph.errors import BadQuery, StoreError
from actorgraph.sparql import graphs_asked, names_dataset, with_terms
from actorgraph.wire import DEFAULT, RESULTS, TRIPLES, Answer, Row, Term, triple_of, values

if TYPE_CHECKING:
    from actorgraph.endpoint import Endpoint  # loads httpx, which only stores on a server need

Graph = ox.NamedNode | ox.DefaultGraph
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_Found = TypeVar("_Found")

MARKS = (iris.ag("contentHash"), iris.ag("madeWith"), iris.ag("derivedWith"))
"""What says that an article, or the derived graph, is whole: taken out first, put in last."""

ASIDE = (iris.UNION_GRAPH, iris.PENDING_GRAPH, iris.STORE_GRAPH)
"""Named graphs that are no part of what the store says."""

_KEYS = 100  # nodes or graphs that one query asks for by name
_ROWS = 5000  # that one query is to give, where their number is known before
_SUSPECT = 1000  # rows from which on an answer may have been cut off by the server


class Right(Protocol):
    """The right to write (``lease``)."""

    def renew(self) -> None:
        """Keep it."""

    def release(self) -> None:
        """Give it back."""


class Remote:
    """The quads on a server; to be closed. Every method raises `StoreError` where that fails.

    ``union`` is the graph that holds the union of all, None for the server's own default graph;
    ``right`` the right to write, None for who only reads.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        union: ox.NamedNode | None = None,
        right: Right | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.union = union
        self._right = right

    def close(self) -> None:
        """Let others write, and let go of the connections."""
        try:
            if self._right:
                self._right.release()
        finally:
            self.endpoint.close()

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a graph that fit; without a graph, those of all named graphs of the store,
        but not, as Oxigraph gives them, those of the default graph."""
        if subject is predicate is object is graph is None:
            for quads in self.by_graph():
                yield from quads
            return
        terms = {"s": subject, "p": predicate, "o": object}
        triple = " ".join(f"?{name}" if term is None else str(term) for name, term in terms.items())
        if graph is None:
            where = f"GRAPH ?g {{ {triple} }} {_ours('g')}"
        else:
            where = triple if graph == DEFAULT else f"GRAPH {graph} {{ {triple} }}"
        yield from self.quads_where(where, terms | {"g": graph})

    def quads_where(
        self, where: str, known: Mapping[str, Term | Graph | None] | None = None
    ) -> Iterator[ox.Quad]:
        """What a pattern finds as the variables s, p, o and g; those that are ``known`` are not
        asked for. No quad may be found twice, and only where the default graph is known as g may
        the pattern be about it."""
        terms = dict.fromkeys("spog") | dict(known or {})
        free = [name for name, term in terms.items() if term is None]
        graph, own = terms["g"], terms["g"] == DEFAULT
        if not free:
            if self.ask(where, own):
                yield _quad(terms)
        elif "g" in free:
            for row in self.rows(free, where):
                yield _quad(terms | dict(zip(free, row, strict=True)))
        else:  # as N-Triples, of which Virtuoso writes seven in the time of one row in JSON
            triple = " ".join(str(terms[name] or f"?{name}") for name in "spo")
            for each in self._all(f"CONSTRUCT {{ {triple} }}", where, own, wire.statements):
                yield ox.Quad(each.subject, each.predicate, each.object, graph)

    def contains_named_graph(self, graph: ox.NamedNode) -> bool:
        """Whether the graph holds anything."""
        return self.ask(f"GRAPH {graph} {{ ?s ?p ?o }}", own=False)

    def by_graph(self, graphs: Iterable[ox.NamedNode] | None = None) -> Iterator[list[ox.Quad]]:
        """The quads of each of these named graphs, or of all of the store (sorted by name), many
        graphs in one request; those that are empty are left out."""
        listed = None if graphs is None else list(dict.fromkeys(graphs))
        sizes = self._sizes(listed)
        ordered = {graph: sizes[graph] for graph in listed or sizes if graph in sizes}
        for pack in wire.packs(ordered, _ROWS):
            found: dict[Graph | object, list[ox.Quad]] = {graph: [] for graph in pack}
            if len(pack) == 1:
                found[pack[0]].extend(self.quads_for_pattern(None, None, None, pack[0]))
            else:
                for quad in self.quads_where(f"{values('g', pack)} GRAPH ?g {{ ?s ?p ?o }}"):
                    found[quad.graph_name].append(quad)
            yield from (found[graph] for graph in pack)

    def rows(self, names: list[str], where: str) -> list[Row]:
        """The values of these variables where a pattern about named graphs fits, all of them. No
        row may be found twice."""
        return self._all(f"SELECT {' '.join(f'?{n}' for n in names)}", where, False, wire.rows)

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str],
        substitutions: Mapping[ox.Variable, Term] | None = None,
    ) -> Results:
        """The results of a query, as Oxigraph gives them.

        Oxigraph reads it first, and raises the same SyntaxError for it as in a local store. Raises
        `BadQuery` where the server does not take it all the same, and `StoreError` where it gives
        only a part of the answer.
        """
        kind = ox.Store().query(query, prefixes=prefixes, substitutions=dict(substitutions or {}))
        if substitutions:
            query = with_terms(query, {name.value: str(t) for name, t in substitutions.items()})
            ox.Store().query(query, prefixes=prefixes)  # a place that was found wrongly ends here
        declared = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes.items())
        wanted = TRIPLES if isinstance(kind, ox.QueryTriples) else RESULTS
        dataset = {} if names_dataset(query) else self._dataset(query, prefixes)
        answer = self.endpoint.ask(f"{declared}\n{query}", wanted, dataset)
        if answer.limit is not None:
            raise StoreError(
                f"{self.endpoint.name} gives only the first {answer.limit} rows of the answer: ask "
                "for less, or raise that limit in the server (Virtuoso: ResultSetMaxRows)"
            )
        if isinstance(kind, ox.QueryTriples):
            return self._read(wire.triples, answer)
        if isinstance(kind, ox.QueryBoolean):
            return self._read(wire.truth, answer)
        return self._read(wire.solutions, answer)

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
        if self._right:
            self._right.renew()
        self.endpoint.update(text)

    def change(
        self,
        gone: Set[ox.Quad],
        new: Set[ox.Quad],
        aside: Set[ox.Quad] = frozenset(),
        empty: Iterable[ox.NamedNode] = (),
    ) -> None:
        """Take quads out and put others in; the default graph follows, except for those ``aside``,
        which go in first. Graphs that are ``empty`` then are dropped."""
        shown = {triple_of(quad) for quad in new}
        hidden = {triple_of(quad) for quad in gone} - shown
        hidden -= self._held(hidden, gone)
        steps = [("INSERT", sorted(aside, key=str))]
        steps += [("DELETE", part) for part in _paired(gone, hidden)]
        steps += [("INSERT", part) for part in reversed(_paired(new, shown))]
        for request in wire.updates(steps, empty, self.union):
            self.update(request)

    def _held(self, triples: Set[ox.Quad], gone: Set[ox.Quad]) -> set[ox.Quad]:
        """Which of the triples a named graph goes on to hold without the quads ``gone``."""
        losing = ", ".join(sorted({str(quad.graph_name) for quad in gone}))
        nodes = sorted({triple.subject for triple in triples}, key=str)
        held = set[ox.Quad]()
        for part in wire.parts(nodes, _KEYS):
            # what others hold is wanted once, not once for each of a thousand articles
            others = f"GRAPH ?in {{ ?s ?p ?o }} {_ours('in')}"
            where = f"IF(?in IN ({losing}), ?in, {iris.STORE_GRAPH})"
            found = self.quads_where(
                f"{{ SELECT DISTINCT ?s ?p ?o ({where} AS ?g) "
                f"WHERE {{ {values('s', part)} {others} }} }}"
            )
            held |= {triple_of(quad) for quad in found if quad not in gone}
        return held & triples

    def _sizes(self, graphs: Iterable[ox.NamedNode] | None) -> dict[ox.NamedNode, int]:
        """How many quads each of these named graphs, or of all of the store, has; by name."""
        listed = [] if graphs is None else sorted(set(graphs), key=str)
        wanted = [values("g", part) for part in wire.parts(listed, _KEYS)]
        found = dict[ox.NamedNode, int]()
        for which in [_ours("g")] if graphs is None else wanted:
            count = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ {which} GRAPH ?g {{ ?s ?p ?o }} }}"
            for graph, number in self.rows(["g", "n"], f"{{ {count} GROUP BY ?g }}"):
                if isinstance(graph, ox.NamedNode) and isinstance(number, ox.Literal):
                    found[graph] = int(number.value)
        return dict(sorted(found.items(), key=str))

    def ask(self, where: str, own: bool = True) -> bool:
        """Whether the pattern fits; ``own`` says that it is about the store's default graph."""
        return bool(self._read(wire.truth, self._asked(f"ASK {{ {where} }}", own=own)))

    def _all(
        self, head: str, where: str, own: bool, reader: Callable[[bytes], list[_Found]]
    ) -> list[_Found]:
        """All that a pattern gives, whatever number the server gives at a time; ``own`` says that
        it is about the store's default graph, and about no other.

        Virtuoso cuts an answer off, if it is triples without a word, so a long one is counted.
        """
        select = f"{head} WHERE {{ {where} }}"
        accept = TRIPLES if head.startswith("CONSTRUCT") else RESULTS
        found = self._read(reader, self._asked(select, own, accept))
        if len(found) < _SUSPECT:
            return found
        counted = self._asked(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}", own)
        ((number,),) = self._read(wire.rows, counted)
        count = int(str(getattr(number, "value", "")))
        if len(found) < count:
            step, found = len(found) // 2, []  # from the start: pages may come in another order
            while more := self._read(
                reader, self._asked(f"{select} LIMIT {step} OFFSET {len(found)}", own, accept)
            ):
                found += more
        if not len(found) == len(set(found)) == count:
            raise StoreError(f"{self.endpoint.name} changed while it was read: try again")
        return found

    def _asked(self, query: str, own: bool, accept: str = RESULTS) -> Answer:
        """The answer about the store's own default graph, else about the graphs that are asked."""
        dataset = {"default-graph-uri": [self.union.value]} if own and self.union else {}
        return self.endpoint.ask(query, accept, dataset)

    def _dataset(self, query: str, prefixes: dict[str, str]) -> dict[str, list[str]]:
        """What a query is about: the union as its default graph, and the graphs that it names.

        Where the union is a graph, Virtuoso lets a query ask all graphs by variable, but by name
        only those that are listed, and then no others by variable.
        """
        if self.union is None:
            return {}
        asked, variable = graphs_asked(query)
        if asked and variable:
            raise BadQuery(
                "query: on this server it may ask graphs by name or by variable, not both"
            )
        found = {"default-graph-uri": [self.union.value]}
        for each in asked:
            name = ox.Store().query(each, prefixes=prefixes)
            assert isinstance(name, ox.QuerySolutions)
            found.setdefault("named-graph-uri", []).extend(row[0].value for row in name)
        return found

    def _read(self, reader: Callable[[bytes], _Found], answer: Answer) -> _Found:
        try:
            return reader(answer.content)
        except (SyntaxError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = " ".join(str(error).split())[:200]
            raise StoreError(f"{self.endpoint.name} gives a broken answer: {reason}") from error


def _ours(name: str) -> str:
    """That this graph is one of the store's, as far as it says something."""
    aside = ", ".join(map(str, ASIDE))
    return f"FILTER(STRSTARTS(STR(?{name}), {ox.Literal(iris.BASE)}) && ?{name} NOT IN ({aside}))"


def _paired(quads: Set[ox.Quad], triples: Set[ox.Quad]) -> list[list[ox.Quad]]:
    """The quads, marks first, then all others; before each stands its triple, if it is among
    these: in one request both go, or none."""
    marks = {quad for quad in quads if quad.predicate in MARKS}
    made = []
    for part in (marks, quads - marks):
        left = {triple for triple in map(triple_of, part) if triple in triples}
        steps = list[ox.Quad]()
        for quad in sorted(part, key=str):
            if (triple := triple_of(quad)) in left:
                steps.append(triple)
                left.discard(triple)
            steps.append(quad)
        made.append(steps)
    return made


def _quad(terms: Mapping[str, Term | Graph | None]) -> ox.Quad:
    return ox.Quad(*terms.values())  # type: ignore[arg-type]
