"""Who the outlets of the seeds are: agencies, newspapers and broadcasters by each of their names.

An outlet is an actor of the type *media*, and its name here is its label. `key` makes one id of a
publisher's IRI, a credited name and an actor's id, so that they meet where one outlet is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from actorgraph.actors import load_seeds
from actorgraph.model import slug

_ARTICLE = "the "
_SHORT = 4  # letters up to which a name in small letters is a word ("pap"), unless listed so


def outlet(name: str) -> str | None:
    """The label of the outlet that a name stands for; None for others and where it is not clear."""
    bare = _bare(name)
    if len(bare) <= _SHORT and bare.islower():
        return _exact().get(bare)
    return _labels().get(bare.casefold())


def is_other(name: str) -> bool:
    """Whether the seeds know the name, and not for an outlet: a state, a person, a body."""
    return outlet(name) is None and _bare(name).casefold() in _known()


def key(name: str) -> str:
    """The id of an outlet from its name or from a slug: the same with and without *the*."""
    return slug(name).removeprefix("the-")


def _bare(name: str) -> str:
    words = " ".join(name.split()).strip(" .,;:")
    return words[len(_ARTICLE) :] if words.casefold().startswith(_ARTICLE) else words


@cache
def _labels() -> Mapping[str, str]:
    """Labels by name, case-folded; a name of several outlets is that of the one labelled so."""
    seeds = load_seeds()
    outlets = {a.id: a.label for a in seeds.actors.values() if a.type == "media"}
    claimed: dict[str, set[str]] = {}
    for alias in seeds.aliases:
        if alias.actor in outlets:
            claimed.setdefault(_bare(alias.text).casefold(), set()).add(outlets[alias.actor])
    found = {text: min(labels) for text, labels in claimed.items() if len(labels) == 1}
    return found | {_bare(label).casefold(): label for label in outlets.values()}


@cache
def _exact() -> Mapping[str, str]:
    """Short names that are written small ("dpa")."""
    seeds = load_seeds()
    return {
        a.text: seeds.actors[a.actor].label
        for a in seeds.aliases
        if a.text.islower() and len(a.text) <= _SHORT and seeds.actors[a.actor].type == "media"
    }


@cache
def _known() -> frozenset[str]:
    return frozenset(_bare(alias.text).casefold() for alias in load_seeds().aliases)
