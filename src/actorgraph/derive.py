"""The derived graph: what follows from all articles together, rebuilt from their graphs.

It holds, for each claim, belief, counts, dates, status and what later articles did to it; the bare
edge ``actor:iran ag:supplies actor:russia`` of every claim that is believed enough; which article
is a reprint of which, or corrects which; and which actors are outlets. It never holds what an
article says, so that it can be dropped and made again at any time.

A change of few articles changes little of it. Whoever changes an article's graph notes in the
*pending* graph which article that was and what its claims state (`pending_quads`), in the same
transaction; `derived_changes` weighs anew those claims, those of articles that have other reprints
or corrections now, and those that cite an actor who has become an outlet or ceased to be one, and
is equal to deriving all of it. A stamp tells which rules the graph follows: where it is missing or
another, all is derived.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set

from pyoxigraph import Literal, NamedNode, Quad, Store

from actorgraph import iris, shape
from actorgraph.assessment import CORRECTS, OUTLET, aftermath_triples, assessed, press_triples
from actorgraph.belief import CEILINGS, EDGE_THRESHOLD, SYSTEMATIC_ERROR, Belief
from actorgraph.columns import (
    Ends,
    Said,
    sayings,
    sayings_of,
    statements,
    statements_by,
    statements_of,
)
from actorgraph.independence import Printed, Sources, groups_of, sources
from actorgraph.iris import DERIVED_GRAPH, PENDING_GRAPH, TYPE, ag, id_of
from actorgraph.model import Modality, content_id
from actorgraph.shape import Term

_PLACES = 4
_PART = 4  # from a fourth of the articles on, whole columns are read sooner than single claims
_RULES = "2"  # to be counted up when the code below comes to derive something else
REPRINT_OF = ag("reprintOf")

_Triple = tuple[NamedNode, NamedNode, Term]
_Rules = tuple[Collection[str], float]
Foresee = Callable[[Collection[str], Collection[tuple[NamedNode, Ends]]], None]
"""Takes articles (ids), then claims with what they state."""


def derived_quads(
    store: Store, symmetric: Collection[str] = (), threshold: float = EDGE_THRESHOLD
) -> list[Quad]:
    """The whole derived graph of a store of article graphs, sorted; the store is only read.

    The store's default graph must be the union of its named ones. ``symmetric`` names the relations
    whose edge goes both ways. Beliefs have four decimal places, and it is the rounded belief that
    is held against ``threshold``.
    """
    return sorted(_whole(store, (symmetric, threshold), sources(store)), key=str)


def derived_changes(
    store: Store,
    symmetric: Collection[str] = (),
    threshold: float = EDGE_THRESHOLD,
    foresee: Foresee | None = None,
) -> tuple[set[Quad], set[Quad]]:
    """What must go from the derived graph of this store and what must come, so that it becomes what
    `derived_quads` gives; the store is only read.

    The cost is that of the claims concerned, and of comparing the fingerprints of all articles.
    ``foresee`` is told what will be looked up: of a store that is far away it can be fetched then.
    """
    changed = _changed(store)
    stamped = Quad(*stamp(symmetric, threshold), DERIVED_GRAPH) in store
    if stamped and not changed:
        return set(), set()
    found = sources(store)
    if not stamped or _PART * len(changed) > len(found.articles):
        old = set(store.quads_for_pattern(None, None, None, DERIVED_GRAPH))
        new = _whole(store, (symmetric, threshold), found)
        return old - new, new - old
    old, triples = set(_press_quads(store)), set(press_triples(found))
    pressed = {Quad(*triple, DERIVED_GRAPH) for triple in triples}
    moved = changed | _regrouped(store, found.originals, changed)
    moved |= _restated(old, pressed, changed)
    if foresee:
        foresee(moved, ())
    stated = statements(store, PENDING_GRAPH) | statements_of(store, moved)
    stated |= _cited(store, old ^ pressed)
    if foresee:
        foresee((), stated.items())
    triples.update(reprint_triples(found.originals, moved))
    for article in moved:
        node = iris.article_iri(article)
        old.update(store.quads_for_pattern(node, REPRINT_OF, None, DERIVED_GRAPH))
    for claim, ends in stated.items():
        old.update(_derived_of(store, claim, ends, symmetric))
        if said := sayings_of(store, claim):
            triples.update(claim_triples(claim, ends, said, found, (symmetric, threshold)))
    new = {Quad(*triple, DERIVED_GRAPH) for triple in triples}
    return old - new, new - old


def pending_quads(article: NamedNode, quads: Iterable[Quad]) -> set[Quad]:
    """The note that this article changes, with what the claims among its quads (before and after)
    state: afterwards nothing else might tell that."""
    noted = {Quad(article, TYPE, ag("Changed"), PENDING_GRAPH)}
    ends = set(shape.CLAIM_ENDS)
    noted.update(
        Quad(q.subject, q.predicate, q.object, PENDING_GRAPH) for q in quads if q.predicate in ends
    )
    return noted


def _whole(store: Store, rules: _Rules, found: Sources) -> set[Quad]:
    stated = statements(store)
    quads = {Quad(*t, DERIVED_GRAPH) for t in reprint_triples(found.originals, found.originals)}
    quads.update(Quad(*triple, DERIVED_GRAPH) for triple in press_triples(found))
    for claim, said in sayings(store).items():
        about = claim_triples(claim, stated[claim], said, found, rules)
        quads.update(Quad(*triple, DERIVED_GRAPH) for triple in about)
    if found.articles:
        quads.add(Quad(*stamp(*rules), DERIVED_GRAPH))
    return quads


def claim_triples(
    claim: NamedNode,
    stated: Ends,
    said: Collection[Said],
    where: Sources,
    rules: _Rules,
) -> Iterator[_Triple]:
    """All that is derived of one claim; ``rules`` are the symmetric relations and the threshold."""
    symmetric, threshold = rules
    found, later = assessed(said, where)
    yield from _standing(claim, found, said, where.articles)
    yield from aftermath_triples(claim, later)
    if round(found.belief, _PLACES) >= threshold:
        yield from _edges(stated, symmetric)


def _standing(
    claim: NamedNode, found: Belief, said: Collection[Said], articles: Mapping[str, Printed]
) -> Iterator[_Triple]:
    yield claim, ag("belief"), iris.decimal_literal(found.belief, _PLACES)
    yield claim, ag("deniedBelief"), iris.decimal_literal(found.denied, _PLACES)
    yield claim, ag("evidenceCount"), iris.integer_literal(len(said))
    yield claim, ag("sourceCount"), iris.integer_literal(found.sources)
    if found.status:
        yield claim, ag("status"), ag(found.status.capitalize())
    printed = (articles[piece.article].date for piece in said if piece.article in articles)
    if dates := [date for date in printed if date]:
        yield claim, ag("firstReported"), iris.date_literal(min(dates))
        yield claim, ag("lastReported"), iris.date_literal(max(dates))


def _edges(stated: Ends, symmetric: Collection[str]) -> Iterator[Ends]:
    subject, relation, object_ = stated
    yield stated
    if id_of(relation) in symmetric:
        yield object_, relation, subject


def reprint_triples(originals: Mapping[str, str], among: Collection[str]) -> Iterator[_Triple]:
    """Which of the articles among these reprints which."""
    for article in among:
        original = originals.get(article, article)
        if article != original:
            yield iris.article_iri(article), REPRINT_OF, iris.article_iri(original)


def stamp(symmetric: Collection[str], threshold: float) -> _Triple:
    """Which rules the derived graph follows: their version and the numbers that it rests on."""
    numbers = (SYSTEMATIC_ERROR, threshold, *(CEILINGS[mood] for mood in Modality))
    stamp = content_id(_RULES, *map(str, numbers), *sorted(symmetric))
    return DERIVED_GRAPH, ag("derivedWith"), Literal(stamp)


def _derived_of(
    store: Store, claim: NamedNode, stated: Ends, symmetric: Collection[str]
) -> Iterator[Quad]:
    """What the derived graph holds of one claim."""
    yield from store.quads_for_pattern(claim, None, None, DERIVED_GRAPH)
    for edge in _edges(stated, symmetric):
        yield from store.quads_for_pattern(*edge, DERIVED_GRAPH)


def _changed(store: Store) -> set[str]:
    marked = store.quads_for_pattern(None, TYPE, ag("Changed"), PENDING_GRAPH)
    return {id_of(quad.subject) for quad in marked if isinstance(quad.subject, NamedNode)}


def _regrouped(store: Store, originals: Mapping[str, str], changed: Collection[str]) -> set[str]:
    """The articles that have other reprints than before, or a changed one among them."""
    before = {
        id_of(quad.subject): id_of(quad.object)
        for quad in store.quads_for_pattern(None, REPRINT_OF, None, DERIVED_GRAPH)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    found: set[str] = set()
    then, now = groups_of(before), groups_of(originals)
    for groups, others in ((then, now), (now, then)):
        for group in groups - others:
            found |= group
        found.update(*(group for group in groups if not group.isdisjoint(changed)))
    return found


def _press_quads(store: Store) -> Iterator[Quad]:
    """What the derived graph holds on outlets and corrections."""
    for tie in (OUTLET, CORRECTS):
        yield from store.quads_for_pattern(None, tie, None, DERIVED_GRAPH)


def _restated(old: Collection[Quad], new: Collection[Quad], changed: Set[str]) -> set[str]:
    """The articles that have other corrections than before, or a changed one."""
    found: set[str] = set()
    for quad in {*old, *new}:
        pair = [id_of(node) for node in (quad.subject, quad.object) if isinstance(node, NamedNode)]
        moved = (quad in old) != (quad in new) or not changed.isdisjoint(pair)
        if quad.predicate == CORRECTS and moved:
            found.update(pair)
    return found


def _cited(store: Store, quads: Collection[Quad]) -> dict[NamedNode, Ends]:
    """What the claims state whose words come from actors that have become outlets or ceased to."""
    actors = {quad.subject for quad in quads if quad.predicate == OUTLET}
    return statements_by(store, (actor for actor in actors if isinstance(actor, NamedNode)))
