"""The seed actors of ``seeds/actors/*.csv``: who they are, what they are called, who held what.

The files of `COLUMNS` have columns of their own: cities and regions that stand for a state when
they are hit, names that are English words too, offices, memberships, and what tells actors of one
name apart. Every other CSV file lists actors, so a file of one's own may be put beside them.
Several values in one cell are separated by ``|``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actorgraph.aliases import (
    Alias,
    Claimants,
    Context,
    actor_aliases,
    check_claimants,
    check_exact,
    city_aliases,
    claimants,
    contexts_of,
)
from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.model import ACTOR_TYPES, Actor, slug
from actorgraph.naming import given_names_of, other_names_of, traits_of
from actorgraph.ontology import sectors
from actorgraph.rows import Fault, Row, rows
from actorgraph.tenures import Membership, Office, memberships_of, offices_of, titles_of

__all__ = ["Alias", "Context", "Membership", "Office", "Seeds", "load_seeds", "read_seeds"]

ACTOR_COLUMNS = (
    *("id", "label", "type", "wikidata", "country", "sector"),
    *("aliases", "demonyms", "metonyms", "acronyms"),
)
PERSON_COLUMNS = (*ACTOR_COLUMNS, "surnames", "gender")
COLUMNS = {
    "cities": ("label", "country", "aliases"),
    "contexts": ("text", "actor", "words"),
    "exact_case": ("text",),
    "given_names": ("name", "gender"),
    "memberships": ("member", "organisation", "start", "end"),
    "offices": ("person", "title", "body", "relation", "start", "end"),
    "other_names": ("text", "kind"),
    "titles": ("said", "title", "body"),
    "traits": ("actor", "traits"),
}
"""The files that do not list actors, by their stem."""

_WHOLE_TYPES = ("state", "region", "organisation")


@dataclass(frozen=True, slots=True)
class Seeds:
    """All seed actors by id, what they are called, what they are part of, and what they held.

    ``aliases`` are sorted by text, kind and actor. One text may belong to several actors: under
    different kinds, or where ``contexts`` (by case-folded text), or for persons country and dates
    of office, tell them apart. ``part_of`` leads from an actor to the state, the region with a
    government or, for organs, the organisation it belongs to; following it always ends. ``gender``
    is ``f`` or ``m`` by person, where it is known. ``terms_of`` has the offices by person,
    ``terms_at`` by body. ``titles`` has the title of an office by what news calls it and
    its body. `naming` says what the others hold.
    """

    actors: Mapping[str, Actor]
    aliases: tuple[Alias, ...]
    contexts: Mapping[str, tuple[Context, ...]]
    part_of: Mapping[str, str]
    gender: Mapping[str, str]
    offices: tuple[Office, ...]
    memberships: tuple[Membership, ...]
    terms_of: Mapping[str, tuple[Office, ...]]
    terms_at: Mapping[str, tuple[Office, ...]]
    given_names: Mapping[str, str]
    other_names: Mapping[str, str]
    traits: Mapping[str, frozenset[str]]
    titles: Mapping[tuple[str, str], str]


@functools.cache
def load_seeds(folder: Path | None = None) -> Seeds:
    """The seeds in ``folder``, by default those of the package; each folder is read once.

    Raises `BadData` with the first of the faults that `read_seeds` finds.
    """
    seeds, faults = read_seeds(folder)
    if faults:
        raise BadData(str(faults[0]))
    return seeds


def read_seeds(folder: Path | None = None) -> tuple[Seeds, tuple[Fault, ...]]:
    """The seeds in a folder and all that is wrong with them, causes before what follows from them.

    Where there are faults, the seeds hold what could be read. Raises `BadData` for a folder
    without a file of actors.
    """
    folder = folder or data_path("seeds", "actors")
    files = sorted(path for path in folder.glob("*.csv") if path.stem not in COLUMNS)
    if not files:
        raise BadData(f"{folder}: no CSV file of actors")
    faults: list[Fault] = []
    listed = [row for path in files for row in rows(path, faults, PERSON_COLUMNS, ACTOR_COLUMNS)]
    tables = {name: [*rows(folder / f"{name}.csv", faults, COLUMNS[name])] for name in COLUMNS}
    actors = _actors(listed)
    gender = {row.cells["id"]: value for row in listed if (value := _gender(row))}
    offices = offices_of(tables["offices"], actors)
    table = _claimants(listed, tables, actors)
    contexts = contexts_of(tables["contexts"], table)
    check_claimants(table, contexts, actors, {o.person for o in offices if o.start or o.end})
    aliases = [alias for claims in table.values() for alias, _ in claims.values()]
    names = {alias.text for alias in aliases}
    check_exact(tables["exact_case"], names)
    seeds = Seeds(
        actors=dict(sorted(actors.items())),
        aliases=tuple(sorted(aliases, key=lambda a: (a.text, a.kind, a.actor))),
        contexts=contexts,
        part_of={a.id: a.country for a in actors.values() if a.country is not None},
        gender=gender,
        offices=offices,
        memberships=memberships_of(tables["memberships"], actors),
        terms_of=_grouped(offices, lambda office: office.person),
        terms_at=_grouped(offices, lambda office: office.body),
        given_names=given_names_of(tables["given_names"]),
        other_names=other_names_of(tables["other_names"], names),
        traits=traits_of(tables["traits"], actors),
        titles=titles_of(tables["titles"], offices),
    )
    return seeds, tuple(dict.fromkeys(faults))


def _actors(listed: Iterable[Row]) -> dict[str, Actor]:
    """The actors by id; of two with one id the first."""
    actors: dict[str, Actor] = {}
    by_wikidata: dict[str, str] = {}
    parts: list[tuple[Actor, Row]] = []
    for row in listed:
        actor = _actor(row)
        if actors.setdefault(actor.id, actor) is not actor:
            row.fault(f"id {actor.id!r} is given twice")
        elif actor.wikidata and (known := by_wikidata.setdefault(actor.wikidata, actor.id)):
            if known != actor.id:
                row.fault(f"{actor.wikidata} is {known!r} already")
        parts.append((actor, row))
    for actor, row in parts:
        if actor.country is not None:
            _check_whole(row, actor, actors)
    return actors


def _actor(row: Row) -> Actor:
    key, label, kind = map(row.text, ("id", "label", "type"))
    wikidata, sector = row.cells["wikidata"] or None, row.cells["sector"] or None
    if key and key != slug(key):
        row.fault(f"id {key!r} is not a slug like {slug(key)!r}")
    if kind and kind not in ACTOR_TYPES:
        row.fault(f"unknown type {kind!r}")
    if wikidata is not None and not re.fullmatch(r"Q[1-9][0-9]*", wikidata):
        row.fault(f"{wikidata!r} is no Wikidata id")
    if sector is not None and sector not in sectors():
        row.fault(f"{sector!r} is no sector code of the ontology")
    return Actor(key, label, kind, wikidata, row.cells["country"] or None, sector)


def _check_whole(row: Row, actor: Actor, actors: Mapping[str, Actor]) -> None:
    whole = actors.get(actor.country or "")
    if whole is None or whole.type not in _WHOLE_TYPES:
        row.fault(f"{actor.country!r} is no state, region or organisation of the seeds")
    seen: set[str] = set()
    while whole is not None and whole.id not in seen:
        if whole.id == actor.id:
            row.fault(f"{actor.id!r} is part of itself")
        seen.add(whole.id)
        whole = actors.get(whole.country or "")


def _gender(row: Row) -> str:
    found = row.cells.get("gender", "")
    if found not in ("", "f", "m"):
        row.fault(f"gender {found!r} is neither f nor m")
    elif found and row.cells["type"] != "person":
        row.fault(f"{row.cells['id']!r} is no person and has no gender")
    return found


def _claimants(
    listed: Iterable[Row], tables: Mapping[str, list[Row]], actors: Mapping[str, Actor]
) -> Claimants:
    exact = {row.text("text") for row in tables["exact_case"]}
    found = [pair for row in listed for pair in actor_aliases(row, exact)]
    found += [pair for row in tables["cities"] for pair in city_aliases(row, actors, exact)]
    return claimants(found)


def _grouped(
    offices: Iterable[Office], key: Callable[[Office], str]
) -> dict[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = {}
    for office in offices:
        found.setdefault(key(office), []).append(office)
    return {name: tuple(terms) for name, terms in found.items()}
