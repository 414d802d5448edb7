"""What follows from all shards together, by workers: the derived graph, range of claims by range.

It is what `derive.derived_quads` gives for a store of the same articles, and each claim is weighed
by the same function. What no process has whole is the evidence, the texts and their fingerprints:

- *reprints*: each task takes a part of the band keys of all fingerprints, and finds the keys that
  several articles have; of those alone fingerprints are compared, again by workers;
- *outlets and corrections*: each shard gives what can bear on them;
- *claims*: each task takes the claims whose ids begin with some digits, from the tables of all
  shards, groups their evidence and weighs it.

What one process has whole, without texts: the articles that reprint each other, since who is whose
reprint is a question of connected components; and the headlines and addresses of the publishers
that correct themselves, among whose articles the corrected one is looked for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from pyoxigraph import NamedNode, Quad

from actorgraph import iris
from actorgraph.assessment import press_triples
from actorgraph.belief import EDGE_THRESHOLD
from actorgraph.columns import Ends, Said
from actorgraph.derive import claim_triples, reprint_triples, stamp
from actorgraph.independence import Printed, Sources, originals_among, sources_of
from actorgraph.iris import DERIVED_GRAPH
from actorgraph.ontology import relations
from actorgraph.outcomes import n_quads
from actorgraph.reprints import band_keys, clusters, joined
from actorgraph.shard_press import Named, Press, named_in, press_lines, press_of
from actorgraph.shard_tables import Address, Tables
from actorgraph.workers import Workers

_ROWS = 250_000  # evidence in one task
_KEYS = 8_000_000  # band keys in one task, 42 an article
_COMPARED = 20_000  # articles in one task
_AHEAD = 3

_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Reprinted:
    """The articles that are one of several with one text, and what each is a reprint of."""

    articles: Mapping[str, Printed]
    originals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Whole:
    """What every task must know of the whole corpus: reprints, outlets, corrections."""

    reprinted: Reprinted
    press: Press


def derived_lines(
    workers: Workers, tables: Tables, articles: int, evidence: int
) -> Iterator[bytes]:
    """The derived graph as N-Quads in pieces, of so many articles with so much evidence."""
    if not articles:
        return
    symmetric = tuple(sorted(r.id for r in relations().values() if r.symmetric))
    found = _reprinted(workers, tables, articles)
    whole = Whole(found, _press(workers, tables, found.originals))
    triples = {*reprint_triples(found.originals, found.originals)}
    triples.update(press_triples(_sources({}, whole)))
    triples.add(stamp(symmetric, EDGE_THRESHOLD))
    yield _lines(triples)
    calls = ((tables, digits, whole, symmetric) for digits in _ranges(evidence))
    yield from _results(workers, weighed, calls)


def weighed(tables: Tables, first: str, whole: Whole, symmetric: Collection[str]) -> bytes:
    """What is derived of the claims whose ids begin so, as N-Quads."""
    stated: dict[str, Ends] = {}
    sayings: dict[str, list[Said]] = {}
    articles: dict[str, Printed] = {}
    for number in range(len(tables.shards)):
        for (claim, *ends), said, article in tables.evidence(number, first):
            sayings.setdefault(claim, []).append(said)
            articles[article.article] = article
            if claim not in stated:
                subject, relation, object_ = ends
                stated[claim] = (
                    *(iris.actor_iri(subject), iris.relation_iri(relation)),
                    iris.actor_iri(object_),
                )
    where = _sources(articles, whole)
    triples: set[tuple[NamedNode, NamedNode, Any]] = set()
    for claim, pieces in sayings.items():
        node, rules = iris.claim_iri(claim), (symmetric, EDGE_THRESHOLD)
        triples.update(claim_triples(node, stated[claim], pieces, where, rules))
    return _lines(triples)


def candidates(tables: Tables, part: int, parts: int) -> list[tuple[Address, ...]]:
    """Articles that have a band key in common, of one part of all keys."""
    keys: list[Any] = []
    places: list[Any] = []
    for number, shard in enumerate(tables.shards):
        left_out = tables.again.get(shard, frozenset())
        rows, prints = [], []
        for row, article in enumerate(tables.articles(number)):
            if article.fingerprint and article.article not in left_out:
                rows.append(row)
                prints.append(article.fingerprint)
        bands = band_keys(prints)
        at, band = np.nonzero(bands % np.uint64(parts) == part)
        keys.append(bands[at, band])
        places.append(np.stack([np.full(len(at), number), np.array(rows, dtype=int)[at]], axis=1))
    return _shared(np.concatenate(keys), np.concatenate(places))


def compared(
    tables: Tables, addresses: Sequence[Address]
) -> tuple[list[tuple[str, ...]], list[Printed]]:
    """Which of these articles print one text, and these articles without their fingerprints."""
    by_shard: dict[int, list[int]] = {}
    for number, row in addresses:
        by_shard.setdefault(number, []).append(row)
    found: dict[str, Printed] = {}
    for number, rows in sorted(by_shard.items()):
        articles = tables.articles(number)
        found.update((articles[row].article, articles[row]) for row in rows)
    groups = clusters({id_: article.fingerprint for id_, article in found.items()})
    groups = [group for group in groups if len(group) > 1]
    bare = [_bare(found[id_]) for group in groups for id_ in group]
    return groups, bare


def _reprinted(workers: Workers, tables: Tables, articles: int) -> Reprinted:
    parts = -(-articles * 42 // _KEYS)
    alike: set[tuple[Address, ...]] = set()
    calls = ((tables, part, parts) for part in range(parts))
    for found in _results(workers, candidates, calls):
        alike.update(found)
    groups: list[tuple[str, ...]] = []
    printed: dict[str, Printed] = {}
    for some, bare in _results(workers, compared, ((tables, b) for b in _batches(alike))):
        groups += some
        printed.update((article.article, article) for article in bare)
    return Reprinted(printed, originals_among(printed, joined(groups)))


def _press(workers: Workers, tables: Tables, originals: Mapping[str, str]) -> Press:
    """The outlets and corrections of the corpus, from what shards have of the press."""
    numbers = range(len(tables.shards))
    named = Named()
    for found in _results(workers, named_in, ((tables, number) for number in numbers)):
        named |= found
    lines = _results(workers, press_lines, ((tables, number, named) for number in numbers))
    return press_of(lines, originals)


def _sources(articles: Mapping[str, Printed], whole: Whole) -> Sources:
    """Where these articles come from; those that are no reprints are sources of their own."""
    reprinted, press = whole.reprinted, whole.press
    alone = {id_: id_ for id_ in articles if id_ not in reprinted.originals}
    known = {**articles, **reprinted.articles}
    originals = {**alone, **reprinted.originals}
    corrections = replace(press.corrections, originals={**press.corrections.originals, **originals})
    return Sources(known, originals, sources_of(known, originals), press.outlets, corrections)


def _shared(keys: Any, places: Any) -> list[tuple[Address, ...]]:
    """The places that have the same key as another, once however many keys they share."""
    order = np.lexsort((places[:, 1], places[:, 0], keys))
    keys, places = keys[order], places[order]
    turns = np.flatnonzero(np.diff(keys[1:] == keys[:-1], prepend=False, append=False))
    return sorted(
        {
            tuple((int(number), int(row)) for number, row in places[start : end + 1])
            for start, end in turns.reshape(-1, 2)
        }
    )


def _batches(alike: Iterable[tuple[Address, ...]]) -> Iterator[list[Address]]:
    """Articles that share keys, each set of them whole in one batch."""
    batch: set[Address] = set()
    for some in sorted(alike):
        if batch and len(batch) + len(some) > _COMPARED:
            yield sorted(batch)
            batch = set()
        batch.update(some)
    if batch:
        yield sorted(batch)


def _ranges(evidence: int) -> list[str]:
    """First digits of claims, so many that no task has too much evidence."""
    digits = "0123456789abcdef"
    found = [""]
    while len(found) * _ROWS < evidence:
        found = [before + digit for before in found for digit in digits]
    return found


def _results(
    workers: Workers, function: Callable[..., _Given], calls: Iterable[tuple[Any, ...]]
) -> Iterator[_Given]:
    """What the function gives for each of the arguments, in order, some way ahead."""
    waiting = iter(calls)
    under_way = deque(
        workers.start(function, *call) for call in islice(waiting, _AHEAD * workers.count)
    )
    while under_way:
        yield workers.result(under_way.popleft())
        under_way.extend(workers.start(function, *call) for call in islice(waiting, 1))


def _bare(article: Printed) -> Printed:
    return replace(article, fingerprint="")


def _lines(triples: Iterable[tuple[NamedNode, NamedNode, Any]]) -> bytes:
    return n_quads(sorted((Quad(*triple, DERIVED_GRAPH) for triple in triples), key=str))
