"""What a store knows of each person and organisation: names, ties, countries, articles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from actorgraph.actors import load_seeds
from actorgraph.iris import id_of
from actorgraph.network import Facts, facts, first
from actorgraph.query import select
from actorgraph.shape import CLASSES
from actorgraph.store import Store

_PART_OF = "partOf"
AFFILIATIONS = {
    "headOf": "lead",
    "represents": "represent",
    "memberOf": "are members of",
    _PART_OF: "are part of",
}
"""What ties an actor to another for good, and how one says it of two."""

_TYPES = {id_of(iri): name for name, iri in CLASSES.items()}
_BODIES = {"organisation", "government_body", "armed_group", "party", "company", "media"}

_NAMED = (
    "SELECT ?actor ?graph WHERE { GRAPH ?graph { ?actor a ag:Actor } "
    "FILTER(STRSTARTS(STR(?graph), STR(article:))) }"
)
_SPEAKS = (
    "SELECT DISTINCT ?actor ?article WHERE { ?e ag:speaker ?actor ; prov:wasDerivedFrom ?article }"
)

Ties = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Profile:
    """A person or organisation as the store has it.

    ``names`` are its labels, the first of them ``label``, and of a seed its other names.
    ``ties`` are pairs of an affiliation and an actor id, ``countries`` the states that these are
    or belong to. ``articles`` name it, in ``speaks`` it speaks (ids).
    """

    id: str
    names: tuple[str, ...]
    person: bool
    seed: bool
    ties: Ties
    countries: frozenset[str]
    articles: frozenset[str]
    speaks: frozenset[str]

    @property
    def label(self) -> str:
        """The name that it is shown by."""
        return self.names[0]


def profiles(store: Store) -> tuple[dict[str, Profile], dict[str, str]]:
    """The persons and organisations that have a name, by id, and the labels of all actors by id,
    those of the seeds too."""
    actors = facts(store, "Actor", "rdf:type rdfs:label ag:partOf ag:named")
    kinds = {id_: {_TYPES.get(name) for name in about["type"]} for id_, about in actors.items()}
    states = {id_ for id_, kind in kinds.items() if "state" in kind}
    ties = _ties(store, actors)
    articles, speaks = (_articles(store, sparql) for sparql in (_NAMED, _SPEAKS))
    found = {}
    for id_ in sorted(actors):
        person = "person" in kinds[id_]
        if first(actors[id_], "named") == "false" or not (person or kinds[id_] & _BODIES):
            continue
        others = {other for _, other in ties.get(id_, ())}
        wholes = {whole for other in others for whole in actors.get(other, {}).get(_PART_OF, ())}
        found[id_] = Profile(
            id_,
            tuple(dict.fromkeys([*actors[id_]["label"], *_aliases().get(id_, ())])),
            person,
            id_ in load_seeds().actors,
            frozenset(ties.get(id_, ())),
            frozenset((others | wholes) & states),
            frozenset(articles.get(id_, ())),
            frozenset(speaks.get(id_, ())),
        )
    labels = {id_: seed.label for id_, seed in load_seeds().actors.items()}
    return found, labels | {id_: about["label"][0] for id_, about in actors.items()}


def _ties(store: Store, actors: Facts) -> dict[str, set[tuple[str, str]]]:
    ties = {
        id_: {(_PART_OF, whole) for whole in about.get(_PART_OF, ())}
        for id_, about in actors.items()
    }
    for said in facts(store, "Claim", "rdf:subject rdf:predicate rdf:object").values():
        subject, relation, other = (said[end][0] for end in ("subject", "predicate", "object"))
        if relation in AFFILIATIONS:
            ties.setdefault(subject, set()).add((relation, other))
    return ties


def _articles(store: Store, sparql: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor, article in select(store, sparql).rows:
        found.setdefault(id_of(str(actor)), set()).add(id_of(str(article)))
    return found


@cache
def _aliases() -> dict[str, list[str]]:
    """The other names of the seeds, and what they are called for short."""
    found: dict[str, list[str]] = {}
    for alias in load_seeds().aliases:
        if alias.kind in ("name", "acronym"):
            found.setdefault(alias.actor, []).append(alias.text)
    return found
