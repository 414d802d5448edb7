"""How actors are called, and what tells two actors of one name apart.

An alias belongs to one actor. It may belong to several where ``contexts.csv`` says which of them
the words around it speak for, or where they are persons of different countries or with offices of
known dates: then country, title and date decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from actorgraph.model import Actor
from actorgraph.rows import Row

ALIAS_KINDS = ("name", "acronym", "demonym", "metonym", "city", "surname")
"""The values of ``Alias.kind``."""

_KIND_OF_COLUMN = {
    "aliases": "name",
    "acronyms": "acronym",
    "demonyms": "demonym",
    "metonyms": "metonym",
    "surnames": "surname",
}
_ALWAYS_EXACT = ("acronym", "surname")
_PERSONAL = ("name", "surname")


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name an actor in text.

    ``kind`` is one of `ALIAS_KINDS`: a full or usual *name* (the label is always one), an
    *acronym*, a *demonym* (adjective or noun: Russian, Russians), a *metonym* (the seat that
    stands for the actor: Kremlin, Moscow), a *city* of the state ``actor``, or a person's
    *surname*. Where ``exact_case`` holds only this very case matches, since the word in lower
    case is another one (us, turkey, bush); elsewhere capitals may differ, as in headlines.
    """

    text: str
    actor: str
    kind: str
    exact_case: bool


@dataclass(frozen=True, slots=True)
class Context:
    """Which actor the name ``text`` stands for where one of ``words`` is near it.

    Without words it is the default; ``actor`` is None for someone who is no actor of the seeds
    (the US state Georgia).
    """

    text: str
    actor: str | None
    words: tuple[str, ...]


Claimants = dict[tuple[str, str], dict[str, tuple[Alias, Row]]]
"""By kind and text (case-folded unless the case counts), and by actor: the alias and its row."""


def actor_aliases(row: Row, exact: Collection[str]) -> Iterator[tuple[Alias, Row]]:
    """The label and the other names in the row of an actor; ``exact`` are texts whose case
    counts."""
    if label := row.cells["label"]:
        yield _alias(row, label, "name", exact), row
    for column, kind in _KIND_OF_COLUMN.items():
        for text in row.values(column):
            yield _alias(row, text, kind, exact), row


def city_aliases(
    row: Row, actors: Mapping[str, Actor], exact: Collection[str]
) -> Iterator[tuple[Alias, Row]]:
    """The names in the row of a city or region, which stand for its state."""
    state = actors.get(row.text("country"))
    if state is None or state.type != "state":
        row.fault(f"{row.cells['country']!r} is no state of the seeds")
        return
    for text in (row.text("label"), *row.values("aliases")):
        yield _alias(row, text, "city", exact), row


def claimants(found: Iterable[tuple[Alias, Row]]) -> Claimants:
    """Who claims each alias; that an actor has one in two spellings is a fault."""
    table: Claimants = {}
    for alias, row in found:
        key = (alias.kind, alias.text if alias.exact_case else alias.text.casefold())
        known, _ = table.setdefault(key, {}).setdefault(alias.actor, (alias, row))
        if known.text != alias.text:
            row.fault(f"{alias.kind} {alias.text!r} repeats {known.text!r}")
    return table


def contexts_of(rows: Iterable[Row], table: Claimants) -> dict[str, tuple[Context, ...]]:
    """The contexts by case-folded text, in the order of the file."""
    owners: dict[str, set[str]] = {}
    for (_, text), claims in table.items():
        owners.setdefault(text.casefold(), set()).update(claims)
    found: dict[str, tuple[Context, ...]] = {}
    for row in rows:
        text, actor = row.text("text"), row.cells["actor"] or None
        folded, words = text.casefold(), tuple(row.values("words"))
        others = found.get(folded, ())
        if text and folded not in owners:
            row.fault(f"{text!r} is no alias of the seeds")
        elif text and actor and actor not in owners[folded]:
            row.fault(f"{actor!r} has no alias {text!r}")
        if (actor, bool(words)) in ((other.actor, bool(other.words)) for other in others):
            row.fault(f"{text!r} has two rows for {repr(actor) if actor else 'no actor'}")
        elif not words and not all(other.words for other in others):
            row.fault(f"{text!r} has two rows without words")
        found[folded] = (*others, Context(text, actor, words))
    return found


def check_claimants(
    table: Claimants,
    contexts: Mapping[str, tuple[Context, ...]],
    actors: Mapping[str, Actor],
    dated: Collection[str],
) -> None:
    """Note every alias of two actors that nothing tells apart.

    ``dated`` are the persons who have an office with a known date.
    """
    for (kind, text), claims in table.items():
        if len(claims) == 1:
            continue
        settled = {context.actor for context in contexts.get(text.casefold(), ())}
        for (alias, _), (other, row) in combinations(claims.values(), 2):
            pair = (alias.actor, other.actor)
            if settled.issuperset(pair):
                continue
            if kind in _PERSONAL and _dated_or_foreign(pair, actors, dated):
                continue
            row.fault(f"{kind} {other.text!r} is claimed by {pair[0]!r} and {pair[1]!r}")


def check_exact(rows: Iterable[Row], names: Collection[str]) -> None:
    """Note every text of ``exact_case.csv`` that is none of the names."""
    for row in rows:
        if (text := row.text("text")) and text not in names:
            row.fault(f"{text!r} is no alias of the seeds")


def _dated_or_foreign(
    pair: tuple[str, str], actors: Mapping[str, Actor], dated: Collection[str]
) -> bool:
    """Whether two actors are persons that offices of known dates, or countries, tell apart."""
    one, other = (actors[actor] for actor in pair)
    if not one.type == other.type == "person":
        return False
    foreign = one.country and other.country and one.country != other.country
    return bool(foreign) or all(actor in dated for actor in pair)


def _alias(row: Row, text: str, kind: str, exact: Collection[str]) -> Alias:
    if text != " ".join(text.split()):
        row.fault(f"padded or doubled spaces in {text!r}")
    elif not text.isprintable():
        row.fault(f"control character in {text!r}")
    actor = row.cells["country" if kind == "city" else "id"]
    return Alias(text, actor, kind, kind in _ALWAYS_EXACT or text in exact)
