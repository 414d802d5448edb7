"""What in a store wants a decision: likely duplicates among its actors, and doubtful links.

A duplicate is a guess from two names and from what the store knows of those who bear them: what
both are tied to speaks for it, two countries and a common article speak against it. A link is
doubtful where the linker passed over other actors of the same name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import log

from actorgraph import iris
from actorgraph.decisions import Decisions, rank
from actorgraph.likeness import (
    ACRONYM_LETTERS,
    Likeness,
    acronym,
    bodies_alike,
    body_words,
    consonants,
    initials,
    persons_alike,
    words_of,
)
from actorgraph.profiles import AFFILIATIONS, Profile, profiles
from actorgraph.query import select
from actorgraph.store import Store

LEAST = 0.5
"""How sure a duplicate must be to be shown, unless one says otherwise."""

_RARE = 25  # organisations with a word in their name, at most, for two of them to be compared
_COUNTRIES, _TOGETHER, _SPEAKING = 1 / 3, 0.7, 0.4  # factors of what speaks against
_QUOTES = 2  # of an actor, or of words

_LINKS = """
SELECT DISTINCT ?article ?actor ?link ?quote ?from ?start ?end WHERE {
  { ?e ag:subjectLink ?link ; ag:subjectSelector ?words ; ag:evidenceFor/rdf:subject ?actor }
  UNION
  { ?e ag:objectLink ?link ; ag:objectSelector ?words ; ag:evidenceFor/rdf:object ?actor }
  FILTER(CONTAINS(?link, ", not "))
  ?e prov:wasDerivedFrom ?article ; ag:quote ?quote ; oa:hasSelector/oa:start ?from .
  ?words oa:start ?start ; oa:end ?end .
}
ORDER BY ?article ?start ?quote ?link"""
_SAID = """
SELECT DISTINCT ?actor ?article ?start ?quote WHERE {{
  VALUES ?actor {{ {actors} }}
  {{ ?claim rdf:subject ?actor }} UNION {{ ?claim rdf:object ?actor }}
  ?e ag:evidenceFor ?claim ; ag:quote ?quote ; ag:confidence ?sure ;
    prov:wasDerivedFrom ?article ; oa:hasSelector/oa:start ?start .
}}
ORDER BY DESC(?sure) ?article ?start"""


_Pair = tuple[Profile, Profile, Likeness]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article (by id) that says something of ``actor``, an id."""

    actor: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two that may be the same: a row of decisions without its decision.

    ``right`` is an actor id, ``left`` an actor id or ``ARTICLE#WORDS``. ``title`` names them,
    ``reason`` says in one line what speaks for and against it. ``score`` lies in (0, 1], None for
    words, where nothing but the quotes can tell.
    """

    left: str
    right: str
    title: str
    reason: str
    score: float | None
    quotes: tuple[Quote, ...] = ()

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.title}: {self.reason}"


def candidates(store: Store, decisions: Decisions, least: float = LEAST) -> list[Candidate]:
    """What is not decided yet: duplicates of at least that score, the surest first, then links."""
    known, labels = profiles(store)
    likely = (_weighed(*found, labels) for found in _alike(known.values()))
    wanted = [
        c for c in likely if c.score and c.score >= least and not decisions.settled(c.left, c.right)
    ]
    wanted.sort(key=lambda c: (-(c.score or 0), c.left, c.right))
    quotes = _quotes(store, {actor for c in wanted for actor in (c.left, c.right)})
    likeliest = [
        replace(c, quotes=tuple(quotes.get(c.left, []) + quotes.get(c.right, []))) for c in wanted
    ]
    return likeliest + _doubtful(store, decisions, labels)


def _alike(known: Collection[Profile]) -> Iterator[_Pair]:
    """Pairs of which one at least is no seed, and their two names that are most alike. Only those
    are compared that share a family name, a rare word or initials."""
    persons, bodies = ([p for p in known if p.person == person] for person in (True, False))
    count = Counter(word for body in bodies for word in {*_words(body)})

    def weight(word: str) -> float:
        return log(1 + len(bodies) / max(count[word], 1))

    def alike(left: str, right: str) -> Likeness | None:
        return bodies_alike(left, right, weight)

    rare = {word for word, number in count.items() if number <= _RARE}
    yield from _compared(persons, _person_keys, persons_alike)
    yield from _compared(bodies, lambda name: _body_keys(name, rare), alike)


def _words(body: Profile) -> Iterator[str]:
    for name in body.names:
        yield from body_words(name)


def _person_keys(name: str) -> Iterator[object]:
    words = words_of(name)
    yield consonants(words[-1]) or words[-1]
    yield tuple(sorted(words))


def _body_keys(name: str, rare: set[str]) -> Iterator[object]:
    words = body_words(name)
    yield from rare.intersection(words)
    yield tuple(sorted(words))
    if len(letters := acronym(name) or initials(name)) >= ACRONYM_LETTERS:
        yield "initials", letters


def _compared(
    actors: Iterable[Profile],
    keys: Callable[[str], Iterable[object]],
    alike: Callable[[str, str], Likeness | None],
) -> Iterator[_Pair]:
    blocks: dict[object, dict[str, Profile]] = {}
    for actor in actors:
        for key in {key for name in actor.names for key in keys(name)}:
            blocks.setdefault(key, {})[actor.id] = actor
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for left, right in combinations(sorted(block.values(), key=lambda p: rank(p.id)), 2):
            if (left.seed and right.seed) or (left.id, right.id) in seen:
                continue
            seen.add((left.id, right.id))
            if best := _likest(left, right, alike):
                yield left, right, best


def _likest(
    left: Profile, right: Profile, alike: Callable[[str, str], Likeness | None]
) -> Likeness | None:
    """How alike the two are by those of their names that are most alike; says which, if these are
    not the ones by which they are shown."""
    best: Likeness | None = None
    for names in product(left.names, right.names):
        found = alike(*names)
        if found and (best is None or found.score > best.score):
            other = [f"“{n}”" for n, p in zip(names, (left, right), strict=True) if n != p.label]
            named = f" (as {' and '.join(other)})" if other else ""
            best = Likeness(found.score, found.reason + named)
    return best


def _weighed(
    left: Profile, right: Profile, alike: Likeness, labels: Mapping[str, str]
) -> Candidate:
    score, reasons = alike.score, [alike.reason]
    if shared := sorted(_shared(left, right, labels)):
        score += (1 - score) / 2
        reasons.append(f"both {' and '.join(shared[:2])}")
    elif left.countries and right.countries:
        score *= _COUNTRIES
        names = (labels.get(min(c), min(c)) for c in (left.countries, right.countries))
        reasons.append(f"of two countries, {' and '.join(names)}")
    if speaking := left.speaks & right.speaks:
        score *= _SPEAKING
        reasons.append(f"both speak in {min(speaking)}")
    elif together := left.articles & right.articles:
        score *= _TOGETHER
        reasons.append(f"both are named in {min(together)}")
    else:
        reasons.append("never in one article")
    title = f"{left.label} ({left.id}) ~ {right.label} ({right.id})"
    score = round(score, 2)
    return Candidate(left.id, right.id, title, f"{'; '.join(reasons)} — {score:.2f}", score)


def _shared(left: Profile, right: Profile, labels: Mapping[str, str]) -> set[str]:
    """What both are tied to, in words: "represent Poland"."""
    found = {
        f"{AFFILIATIONS[tie]} {labels.get(other, other)}" for tie, other in left.ties & right.ties
    }
    mine, theirs = ({other for _, other in profile.ties} for profile in (left, right))
    both = (mine & theirs) | (left.countries & right.countries)
    return found or {f"have ties to {labels.get(other, other)}" for other in both}


def _quotes(store: Store, actors: set[str]) -> dict[str, list[Quote]]:
    """The surest sentences about each of the actors, at most `_QUOTES`."""
    found: dict[str, list[Quote]] = {}
    nodes = " ".join(str(iris.actor_iri(actor)) for actor in sorted(actors))
    for actor, article, _, text in select(store, _SAID.format(actors=nodes)).rows:
        own = found.setdefault(iris.id_of(str(actor)), [])
        if len(own) < _QUOTES:
            own.append(Quote(iris.id_of(str(actor)), iris.id_of(str(article)), str(text)))
    return found


def _doubtful(store: Store, decisions: Decisions, labels: Mapping[str, str]) -> list[Candidate]:
    """Words that may stand for another actor of the same name, in order of article and words."""
    found: dict[tuple[str, str], Candidate] = {}
    for article, actor, link, text, start, *span in select(store, _LINKS).rows:
        where, chosen = iris.id_of(str(article)), iris.id_of(str(actor))
        first, last = (int(str(place)) - int(str(start)) for place in span)
        words = " ".join(str(text)[first:last].split())
        key = (f"{where}#{words}", chosen)
        rivals = [r for r in _rivals(str(link)) if not decisions.settled(key[0], r)]
        rivals = [r for r in rivals if decisions.canonical(r) != decisions.canonical(chosen)]
        if decisions.settled(*key) or not rivals:
            continue
        named = " or ".join(f"{labels.get(r, r)} ({r})" for r in rivals)
        title = f"“{words}” ({key[0]}) → {labels.get(chosen, chosen)} ({chosen})"
        reason = f"{str(link).split(', ')[0]}, not {named}"
        known = found.setdefault(key, Candidate(*key, title, reason, None))
        quotes = (*known.quotes, Quote(chosen, where, str(text)))
        found[key] = replace(known, quotes=quotes[:_QUOTES])
    return [found[key] for key in sorted(found)]


def _rivals(link: str) -> list[str]:
    """The ids after "not" in a link (``Mention.trace``)."""
    parts = (part.split(" ") for part in link.split(", "))
    return [rival for first, *rest in parts if first == "not" for rival in rest]
