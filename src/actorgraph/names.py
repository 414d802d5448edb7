"""What a user means by a name: an actor of the store, a relation of the ontology, two that are
decided on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.actors import load_seeds
from actorgraph.decisions import load_decisions
from actorgraph.errors import BadData, NotFound
from actorgraph.model import slug
from actorgraph.ontology import relations
from actorgraph.same_as import SAME, Decision
from actorgraph.store import Store

_NAMED = "{ ?actor a ag:Actor }"
_PERSON = "{ ?actor a ag:Person }"
_KNOWN = f"{_NAMED} UNION {{ ?term a ag:Background ; rdf:subject|rdf:object ?actor }}"


def actor_id(store: Store, name: str, background: bool = False) -> str:
    """The id of the actor that the user means: by id, label in any case, or alias of the seeds; one
    that articles name or, with ``background``, that the background graph has.

    Raises `NotFound` naming what comes near, or the ids between which the name leaves a choice.
    """
    ids = (iris.id_of(name) if name.startswith(iris.ACTOR) else name.strip(), slug(name))
    among = _KNOWN if background else _NAMED
    for guess in ids:
        if _holds(store, guess, among):
            return guess
    labels = _actor_labels(store, among)
    for found in (_labelled(labels, name), _nicknamed(labels, name)):
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"{name!r} may be any of {', '.join(found)}: give one of these ids")
    known = {label for ones in labels.values() for label in ones}
    raise NotFound(f"no actor {name!r} in the store" + near(name, known))


def relation_id(name: str) -> str:
    """The relation's id, whatever the case; raises `NotFound` with what comes near."""
    known = {relation.casefold(): relation for relation in relations()}
    wanted = name.removeprefix(iris.AG).removeprefix("ag:").casefold()
    if wanted not in known:
        raise NotFound(f"no relation {name!r}" + near(name, relations()))
    return known[wanted]


def decided_ends(store: Store, left: str, right: str) -> tuple[str, str]:
    """What the user means by the two ends of a decision, as `same_as` has them.

    Raises `NotFound` for an actor that neither store nor seeds nor decisions know, an article that
    is not there, and words that it does not hold.
    """
    if (words := Decision(left, right, SAME).words) is None:
        return _decided_on(store, left), _decided_on(store, right)
    article, said = words[0], " ".join(words[1].split())
    if not said or said not in " ".join(store.reading(article).article.text.split()):
        raise NotFound(f"article {article!r} does not hold the words {said!r}")
    return f"{article}#{said}", _decided_on(store, right)


def check_one(store: Store, left: str, right: str) -> None:
    """Raise `BadData` where two actors (ids) cannot be the same: a person and what is none, or two
    seeds of different types."""
    actors, ends = load_seeds().actors, [load_decisions().canonical(id) for id in (left, right)]
    types = [
        actors[id].type if id in actors else "person" if _holds(store, id, _PERSON) else ""
        for id in ends
    ]
    seeds = all(id in actors for id in ends)
    if types[0] != types[1] and (seeds or "person" in types):
        kinds = " and ".join(
            f"{id} ({type or 'no person'})" for id, type in zip(ends, types, strict=True)
        )
        raise BadData(f"{kinds} cannot be the same")


def near(name: str, known: Iterable[str]) -> str:
    """``"; did you mean A or B?"``, or nothing where nothing comes near."""
    by_folded = {word.casefold(): word for word in sorted(known)}
    close = difflib.get_close_matches(name.casefold(), list(by_folded), n=3, cutoff=0.6)
    inside = [word for word in by_folded if name.casefold() in word] if len(name) > 2 else []
    found = [by_folded[word] for word in dict.fromkeys([*close, *inside])][:3]
    return f"; did you mean {' or '.join(found)}?" if found else ""


def _decided_on(store: Store, name: str) -> str:
    decided = {id_ for row in load_decisions().rows for id_ in row.pair}
    return name if name in decided | load_seeds().actors.keys() else actor_id(store, name)


def _holds(store: Store, id: str, among: str) -> bool:
    bound = {"actor": iris.actor_iri(id)}
    result = store.query(f"SELECT ?actor WHERE {{ {among} }} LIMIT 1", bound)
    return any(True for _ in result)  # type: ignore[union-attr]


def _actor_labels(store: Store, among: str) -> dict[str, list[str]]:
    """The labels of these actors by id, both sorted."""
    found: dict[str, list[str]] = {}
    sparql = f"SELECT DISTINCT ?actor ?label WHERE {{ {among} ?actor rdfs:label ?label }}"
    result = store.query(sparql)
    assert isinstance(result, ox.QuerySolutions)
    for actor, label in result:
        found.setdefault(iris.id_of(actor), []).append(label.value)
    return {actor: sorted(found[actor]) for actor in sorted(found)}


def _labelled(labels: dict[str, list[str]], name: str) -> list[str]:
    exact = [actor for actor, ones in labels.items() if name in ones]
    folded = name.casefold()
    return exact or [
        actor for actor, ones in labels.items() if folded in (one.casefold() for one in ones)
    ]


def _nicknamed(labels: dict[str, list[str]], name: str) -> list[str]:
    """By alias of the seeds: a user who types ``us`` means the country, so case does not count."""
    aliases = load_seeds().aliases
    exact = {alias.actor for alias in aliases if alias.text == name}
    loose = {alias.actor for alias in aliases if alias.text.casefold() == name.casefold()}
    return sorted((exact or loose) & labels.keys())
