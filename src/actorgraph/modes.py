"""Modes and contexts of PLOVER, with the words of ``ontology/modes.ttl`` that tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.iso_dates import last_day
from actorgraph.model import Evidence, Modality, Polarity, Tense
from actorgraph.triggers import read_words
from actorgraph.turtle import Block, Place

SLOTS = ("deed", "means", "content")
"""Where the words of an event stand: the trigger; who or what does it; what it is about."""

HISTORICAL_DAYS = 365
"""An event that ended so long before the report is a historical one."""

_CONTEXT = "context-"
_MODE_KEYS = frozenset(f"ag:{key}" for key in (*SLOTS, "words", "relation", "implies"))


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode by its local name (``ASSAULT-drone``): the words of each slot that tell it, the only
    relations that have it (none: all of its type), and the context that it brings."""

    name: str
    words: tuple[frozenset[str], ...]
    relations: frozenset[str]
    implies: str | None

    def told(self, event: Words) -> bool:
        """Whether the words of the event tell the mode."""
        return any(own & said for own, said in zip(self.words, event.slots(), strict=True))


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas, single and in pairs, of the phrases of an event, by slot."""

    deed: frozenset[str]
    means: frozenset[str]
    content: frozenset[str]

    def slots(self) -> tuple[frozenset[str], ...]:
        """The words in the order of `SLOTS`."""
        return (self.deed, self.means, self.content)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The modes of each event type, most telling first, and the words of each context."""

    modes: Mapping[str, tuple[Mode, ...]]
    contexts: Mapping[str, frozenset[str]]


def mode_and_contexts(
    event: Words, plover_type: str | None, relation: str
) -> tuple[str | None, tuple[str, ...]]:
    """The mode of an event and the codes of its contexts, sorted; None and empty if not told."""
    known = scheme()
    fitting = (
        mode
        for mode in known.modes.get(plover_type or "", ())
        if (not mode.relations or relation in mode.relations) and mode.told(event)
    )
    mode = next(fitting, None)
    said = event.deed | event.means | event.content
    found = {code for code, words in known.contexts.items() if words & said}
    found |= {mode.implies} if mode and mode.implies else set()
    return mode.name if mode else None, tuple(sorted(found))


def auxiliary_modes(piece: Evidence, published: str | None) -> tuple[str, ...]:
    """PLOVER's auxiliary modes, by code and sorted, from what the evidence holds.

    ``negation`` is what is negated, ``future`` what is planned, requested or told in the future,
    ``hypothetical`` what is possible or supposed, ``historical`` what ended a year or more before
    the article. They are not stored.
    """
    told = {
        "negation": piece.polarity is Polarity.NEGATED,
        "future": piece.tense is Tense.FUTURE
        or piece.modality in (Modality.PLANNED, Modality.REQUESTED),
        "hypothetical": piece.modality in (Modality.POSSIBLE, Modality.HYPOTHETICAL),
        "historical": _historical(piece.event_date, published),
    }
    return tuple(sorted(code for code, holds in told.items() if holds))


def _historical(event: str | None, published: str | None) -> bool:
    """Whether the last day that the date allows lies so far back."""
    from_end = last_day(event)
    reported = last_day(published)
    return bool(from_end and reported and (reported - from_end).days >= HISTORICAL_DAYS)


@cache
def scheme() -> Scheme:
    """All modes and contexts that have words; raises BadData for what the file may not say."""
    path = data_path("ontology", "modes.ttl")
    modes: dict[str, list[Mode]] = {}
    contexts: dict[str, frozenset[str]] = {}
    for node, block in turtle.read_blocks(path).items():
        place = Place(path.name, turtle.local(node))
        if place.block.startswith(_CONTEXT):
            turtle.check_keys(place, block, frozenset({"ag:words"}))
            words = frozenset(read_words(place, block, "ag:words"))
            contexts[place.block.removeprefix(_CONTEXT)] = words
        else:
            turtle.check_keys(place, block, _MODE_KEYS)
            modes.setdefault(place.block.partition("-")[0], []).append(_mode(place, block))
    grouped = {kind: tuple(found) for kind, found in modes.items()}
    return Scheme(MappingProxyType(grouped), MappingProxyType(contexts))


def _mode(place: Place, block: Block) -> Mode:
    keys = [key for key in (*SLOTS, "words") if f"ag:{key}" in block]
    said = {key: frozenset(read_words(place, block, f"ag:{key}")) for key in keys}
    if not said:
        place.refuse("has no words")
    anywhere = said.get("words", frozenset())
    implied = turtle.optional_name(place, block, "ag:implies")
    return Mode(
        place.block,
        tuple(said.get(slot, frozenset()) | anywhere for slot in SLOTS),
        frozenset(name.partition(":")[2] for name in turtle.names(block, "ag:relation")),
        implied.removeprefix(_CONTEXT) if implied else None,
    )
