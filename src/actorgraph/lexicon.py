"""The triggers of all relations, indexed by the word that a parse shows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from actorgraph.ontology import Relation, Trigger, cues, relations

Entry = tuple[Relation, Trigger, tuple[str, ...]]
"""A trigger with its relation and the words of the entry, the head word first."""


@cache
def trigger_index(pos: str) -> Mapping[str, tuple[Entry, ...]]:
    """Triggers of a part of speech by head lemma (first word of verbs, last of the others).

    Longer entries come first, so that "carry out" is tried before "carry".
    """
    index: dict[str, list[Entry]] = {}
    for relation in relations().values():
        for trigger in relation.triggers:
            if trigger.pos != pos or is_office(trigger):
                continue
            for word in trigger.words:
                parts = tuple(word.split())
                ordered = parts if pos == "verb" else parts[::-1]
                index.setdefault(ordered[0], []).append((relation, trigger, ordered))
    return {
        head: tuple(sorted(found, key=lambda e: (-len(e[2]), e[1].rule, e[2])))
        for head, found in index.items()
    }


def is_office(trigger: Trigger) -> bool:
    """Whether the trigger's subject is the bearer of the title that it names."""
    return "holder" in trigger.subject


@cache
def voiced() -> frozenset[str]:
    """The rules by which who speaks is the subject of what is said."""
    return frozenset(
        trigger.rule
        for relation in relations().values()
        for trigger in relation.triggers
        if "speaker" in trigger.subject
    )


@cache
def offices() -> Mapping[str, tuple[tuple[Relation, Trigger], ...]]:
    """Office titles ("president", "prime minister", "secretary general") with what they state.

    A title may have several readings that differ in the type of the body (a state's commander
    represents it, a unit's commander heads it).
    """
    found: dict[str, list[tuple[Relation, Trigger]]] = {}
    for relation in relations().values():
        for trigger in relation.triggers:
            if is_office(trigger):
                for word in trigger.words:
                    title = " ".join(word.replace("-", " ").split())
                    found.setdefault(title, []).append((relation, trigger))
    return {title: tuple(readings) for title, readings in found.items()}


@cache
def office_words() -> frozenset[str]:
    """The last word of every office title, lower case."""
    return frozenset(title.split()[-1] for title in offices())


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in cues().person_title | cues().rank_title)


def is_honorific(text: str) -> bool:
    """Whether a word stands before a person's name and is no part of it ("Mrs.", "General")."""
    return text.lower().rstrip(".") in _honorifics()


def is_title_word(text: str) -> bool:
    """Whether a word is an honorific or ends a title ("minister")."""
    return is_honorific(text) or text.lower().rstrip(".") in office_words()


def told_gender(word: str) -> str | None:
    """``f`` or ``m`` where a word beside a name tells it ("Mrs", "spokesman"), else None."""
    lower = word.lower().rstrip(".")
    return "f" if lower in cues().woman_word else "m" if lower in cues().man_word else None


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that name a deed, and so stand for who does it rather than for what they possess."""
    return frozenset(trigger_index("noun"))
