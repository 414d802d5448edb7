"""Another store in memory, made of what a store says: of a window on time, rolled up, or both.

Nothing is filtered when it is asked. The articles that remain, as they remain, are put into an
empty store, and all that follows from them is derived there, so belief, counts, dates, status and
edges are those of a store that never held anything else. First the window is taken, then actors are
rolled up, by what the articles in the window say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.iso_dates import days
from actorgraph.model import Reading
from actorgraph.rollup import rolled
from actorgraph.standins import RollUp
from actorgraph.store import Store
from actorgraph.window import ALWAYS, Window, seen

_DATES = """
SELECT ?article ?published WHERE {
  ?article a ag:Article . OPTIONAL { ?article schema:datePublished ?published }
}"""
_EVENTS = """
SELECT ?article ?event (COUNT(*) AS ?number) WHERE {
  ?evidence prov:wasDerivedFrom ?article ; a ag:Evidence .
  OPTIONAL { ?evidence ag:eventDate ?event }
} GROUP BY ?article ?event"""


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles (ids, sorted) that lie in a window with all that they say, and those that lie in
    it in part; whether the former are all there are. ``undated`` counts the articles, of a window
    that only bounds events the pieces of evidence, that are left out since they have no date."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    everything: bool
    undated: int


def excerpt(store: Store, window: Window = ALWAYS, how: RollUp | None = None) -> Store:
    """A store in memory of what a window holds, rolled up where ``how`` says so, with what follows
    from it and the vocabulary of ``store``, which is only read."""
    chosen = selection(store, window)
    made = Store()
    made.as_of = min(filter(None, (store.as_of, window.as_of)), default=None)
    _copy(store, [iris.ONTOLOGY_GRAPH], made)
    if how is None:
        _copy(store, map(iris.article_iri, chosen.whole), made)
        for kept in _remaining(store, chosen.parts, window):
            made.put(kept)
    else:
        known = list(_remaining(store, chosen.whole + chosen.parts, window))
        for reading in rolled(known, how):  # one by one is faster than all at once
            made.put(reading)
    made.derive()
    return made


def selection(store: Store, window: Window) -> Selection:
    """Which articles of a store a window holds, told by their dates alone."""
    published = {
        iris.id_of(str(row[0].value)): days(row[1].value if row[1] else None)
        for row in _rows(store, _DATES)
    }
    known = {article for article, day in published.items() if window.knows(day)}
    undated = len(published) - sum(map(bool, published.values())) if window.as_of else 0
    inside: dict[str, set[bool]] = {}
    for node, event, number in _rows(store, _EVENTS) if window.bounds_events else ():
        article, when = iris.id_of(node.value), days(event.value if event else None)
        if article in known:
            inside.setdefault(article, set()).add(window.holds(when, published[article]))
            undated += 0 if when or published[article] else int(number.value)
    whole, parts = [], []
    for article in sorted(known):
        printed = window.holds(None, published[article])
        found = inside.get(article) or {printed}  # what claims nothing is of the day it is printed
        if found == {True}:
            whole.append(article)
        elif printed or True in found:
            parts.append(article)
    return Selection(tuple(whole), tuple(parts), len(whole) == len(published), undated)


def _remaining(store: Store, articles: Iterable[str], window: Window) -> Iterator[Reading]:
    for reading in store.readings(articles):
        kept = seen(reading, window)
        if kept is not None:
            yield kept


def _copy(store: Store, graphs: Iterable[ox.NamedNode], made: Store) -> None:
    """Put graphs into a store that has none of them, quad by quad: to read them as records and
    write those again takes several times as long."""
    for quads in store.graphs(graphs):
        triples = (ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        made._local.extend([*quads, *triples])


def _rows(store: Store, sparql: str) -> Iterator[ox.QuerySolution]:
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return iter(found)
