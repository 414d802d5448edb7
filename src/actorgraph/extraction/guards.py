"""Guards on the sense of a trigger: the words that its slots must or must not hold."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.introduced import counted
from actorgraph.extraction.misses import Cause
from actorgraph.extraction.scene import Scene
from actorgraph.ontology import Trigger
from actorgraph.syntax.slots import slot
from actorgraph.syntax.statements import filling
from actorgraph.triggers import NAME

ANY, COUNT = "*", "#"
"""The words of a guard that stand for any word, and for any number."""

Slots = tuple[str, ...]


def broken_guard(
    token: Token, trigger: Trigger, scene: Scene
) -> tuple[Cause, Slots, frozenset[str]] | None:
    """The first sense guard that does not hold, with its slot and words; None if all do."""

    def heads(name: str) -> set[str]:
        found = set()
        for filler in slot(token, name, trigger.pos, scene.words):
            found |= {filler.token.lemma_.lower(), filler.token.lower_}
            found |= {c.lemma_.lower() for c in filler.token.conjuncts}
            found |= {f.token.lemma_.lower() for f in counted(filler.token, scene)}
            found |= {filling(filler.token, scene.words).lemma_.lower()}
            found |= {NAME} if scene.names(filler.token) else set()
            found |= {COUNT} if filler.token.pos_ == "NUM" else set()  # "killed at least three"
        return found

    def held(name: str, words: frozenset[str]) -> frozenset[str]:
        found = heads(name)
        return frozenset(found if ANY in words else found & words)

    for name, words in trigger.needs:
        if not held(name, words):
            return Cause.NEEDS, (name,), words
    for name, words in trigger.excludes:
        if found := held(name, words):
            return Cause.EXCLUDES, (name,), found
    return None
