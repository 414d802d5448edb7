"""Trigger words of a relation and where their arguments stand, read from its Turtle blocks.

The slots are those of ``syntax.slots``, which looks them up in a parsed sentence: ``subj``,
``obj``, ``dative``, ``comp`` and ``attr`` of a verb; ``poss``, ``subj``, ``obj`` (who receives what
the noun names), ``head``, ``holder`` and ``compound`` of a noun; ``subj``, ``head`` and ``hyphen``
of an adjective; any preposition of ``language.ttl`` of all three; and ``slot/other`` for what
stands in a slot of the noun that fills the first (``obj/by``: "rejected a call by B"), or of a
verb that does, above or under the trigger (``OF_CLAUSES``; ``governor/obj``, in guards: "sent
*troops* to deter B").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar

from actorgraph import turtle
from actorgraph.model import ACTOR_TYPES, Modality, Polarity
from actorgraph.turtle import Block, Place

_Enum = TypeVar("_Enum", bound=StrEnum)
_Slots = tuple[str, ...]

NAME = "@name"
"""What a guard may ask for besides words: the name of an actor."""

_TRIGGER_KEYS = frozenset(
    {
        "ag:rule",
        "ag:verb",
        "ag:noun",
        "ag:adjective",
        "ag:subject",
        "ag:object",
        "ag:item",
        "ag:needs",
        "ag:excludes",
        "ag:subjectType",
        "ag:objectType",
        "ag:polarity",
        "ag:modality",
        "ag:places",
    }
)
UNWRITTEN = ("author", "charger", "asker", "captor", "mission", "gathering", "foe", "enemy")
"""Slots of verbs that no word of the sentence fills; `extraction.slot_parties` has who does."""
OF_CLAUSES = ("governor", "that", "inf")
"""Slots that verbs fill: what follows the slash is a slot of that verb."""

_SLOTS = {
    "verb": frozenset(
        {
            "subj",
            "obj",
            "dative",
            "comp",
            "attr",
            "governor",
            "goal",
            "content",
            "inf",
            "doing",
        }
        | {"condition", "aim", "seat", "neg", "that", "deed", "place", "modal"}
        | {"told", "offered", "helped", "errand", "particle", "manner", "speaker"}
        | {"accuser", "petitioned", *UNWRITTEN}
    ),
    "noun": frozenset(
        {"poss", "subj", "obj", "head", "holder", "compound", "clause", "governor", "place"}
        | {"kind", "maker", "answerer", "comp", "content", "goal", "aim", "condition", "prompted"}
        | {"inf", "case", "purpose", "partner", "appos", "speaker", "claimant", "origin"}
        | {"helped"}
    ),
    "adjective": frozenset({"subj", "head", "hyphen", "speaker", "goal", "aim", "inf"}),
}


class _Known(NamedTuple):
    """The slots of the trigger's part of speech, and those of a noun that fills one of them."""

    own: frozenset[str]
    of_noun: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that state a relation, and where its two actors stand around them.

    ``words`` are spaCy lemmas in lower case; a verb may carry a particle ("carry out"), a noun a
    word before it ("peace talk"). ``subject``, ``object`` and ``item`` are slots tried in order.
    ``needs`` and ``excludes`` pair a slot with the head lemmas that it must or must not hold. An
    empty ``object`` stands only in symmetric relations: the actors of the subject are paired.
    Empty types allow any. With ``places``, a city in the object's slot stands for its state, even
    where it only locates ("arrived in Tehran").
    """

    rule: str
    pos: str
    words: tuple[str, ...]
    subject: _Slots
    object: _Slots
    item: _Slots
    needs: tuple[tuple[str, frozenset[str]], ...]
    excludes: tuple[tuple[str, frozenset[str]], ...]
    subject_types: frozenset[str]
    object_types: frozenset[str]
    polarity: Polarity | None
    modality: Modality | None
    places: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, with the pairs (subject label, object label) between which it states the
    relation; ``none`` marks a sentence that must not state it between anyone."""

    text: str
    says: tuple[tuple[str, str], ...]
    none: bool


def read_trigger(
    place: Place,
    block: Block,
    lists: Mapping[str, frozenset[str]],
    ends: tuple[frozenset[str], frozenset[str]],
    symmetric: bool,
) -> Trigger:
    """The trigger of one block; raises BadData where the block breaks the rules.

    ``lists`` are the word lists of language.ttl, ``ends`` the relation's domain and range, which
    hold where the block names no types of its own.
    """
    rule = turtle.text(place, block, "ag:rule")
    place = Place(place.file, f"{place.block}: {rule}")
    turtle.check_keys(place, block, _TRIGGER_KEYS)
    kinds = [pos for pos in _SLOTS if f"ag:{pos}" in block]
    if len(kinds) != 1:
        place.refuse("needs exactly one of ag:verb, ag:noun, ag:adjective")
    known = _Known(_SLOTS[kinds[0]] | lists["preposition"], _SLOTS["noun"] | lists["preposition"])
    subject = _slots(place, block, "ag:subject", known)
    object_ = _slots(place, block, "ag:object", known)
    if not subject or not (object_ or symmetric):
        place.refuse(f"has no {'ag:object' if subject else 'ag:subject'} slot")
    return Trigger(
        rule=rule,
        pos=kinds[0],
        words=read_words(place, block, f"ag:{kinds[0]}"),
        subject=subject,
        object=object_,
        item=_slots(place, block, "ag:item", known),
        needs=_guards(place, block, "ag:needs", known, lists),
        excludes=_guards(place, block, "ag:excludes", known, lists),
        subject_types=_type_words(place, block, "ag:subjectType") or ends[0],
        object_types=_type_words(place, block, "ag:objectType") or ends[1],
        polarity=_enum(place, block, "ag:polarity", Polarity),
        modality=_enum(place, block, "ag:modality", Modality),
        places=turtle.optional_text(place, block, "ag:places") == "true",
    )


def read_example(place: Place, block: Block) -> Example:
    """The example of one block; raises BadData where it says both or neither of two things."""
    turtle.check_keys(place, block, frozenset({"ag:text", "ag:says", "ag:none"}))
    text = turtle.text(place, block, "ag:text")
    says = []
    for pair in turtle.texts(place, block, "ag:says"):
        subject, _, object_ = (end.strip() for end in pair.partition(">"))
        if not subject or not object_:
            place.refuse(f"ag:says {pair!r} is not 'subject > object'")
        says.append((subject, object_))
    none = turtle.optional_text(place, block, "ag:none") == "true"
    if none == bool(says):
        place.refuse(f"example {text!r} needs either ag:says or ag:none true")
    return Example(text, tuple(says), none)


def read_words(place: Place, block: Block, key: str) -> tuple[str, ...]:
    """The lemmas of a key in order, at least one; raises BadData where one is malformed."""
    found = turtle.texts(place, block, key)
    if not found:
        place.refuse(f"has no {key}")
    if wrong := [word for word in found if word != " ".join(word.lower().split())]:
        place.refuse(f"{wrong[0]!r} is not a lower-case lemma")
    return tuple(found)


def _slots(place: Place, block: Block, key: str, known: _Known) -> _Slots:
    found = tuple((turtle.optional_text(place, block, key) or "").split())
    for slot in found:
        if not _is_slot(slot, known):
            place.refuse(f"{key} has the unknown slot {slot!r}")
    return found


def _is_slot(slot: str, known: _Known) -> bool:
    own, slash, of_noun = slot.partition("/")
    prepositions = known.of_noun - _SLOTS["noun"]
    of_verb = _SLOTS["verb"] | (prepositions if own in OF_CLAUSES else frozenset())
    inner = of_verb if own in OF_CLAUSES else known.of_noun
    return own in known.own and (not slash or of_noun in inner)


def _guards(
    place: Place, block: Block, key: str, known: _Known, lists: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """Slots with their words; ``@list`` stands for the words of a list of language.ttl, ``@name``
    for any name of an actor."""
    guards = []
    for guard in turtle.texts(place, block, key):
        slot, _, text = guard.partition(":")
        words = [word.strip() for word in text.split("|")]
        if not _is_slot(slot, known) or not all(words):
            place.refuse(f"{key} {guard!r} is not 'slot:word|word'")
        found: set[str] = set()
        for word in words:
            if word == NAME:
                found.add(NAME)
                continue
            if word.startswith("@") and turtle.snake(word[1:]) not in lists:
                place.refuse(f"{key} names the unknown word list {word!r}")
            found |= lists[turtle.snake(word[1:])] if word.startswith("@") else {word}
        guards.append((slot, frozenset(found)))
    return tuple(guards)


def _type_words(place: Place, block: Block, key: str) -> frozenset[str]:
    found = frozenset((turtle.optional_text(place, block, key) or "").split())
    if unknown := sorted(found - {*ACTOR_TYPES}):
        place.refuse(f"{key} has the unknown actor type {unknown[0]!r}")
    return found


def _enum(place: Place, block: Block, key: str, kind: type[_Enum]) -> _Enum | None:
    found = turtle.optional_text(place, block, key)
    if found is not None and found not in {*kind}:
        place.refuse(f"{key} {found!r} is not one of {', '.join(kind)}")
    return kind(found) if found else None
