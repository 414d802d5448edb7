"""Whether those who act do it to each other, and whether a pronoun would stand for them."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.slots import slot
from actorgraph.triggers import Trigger


def bound(object: Party, doers: set[str], scene: Scene) -> bool:
    """Whether a pronoun for several would stand for those who act: "A and B were jailed for aiding
    *them*" is of others."""
    found = scene.at.get(object.start)
    if found is None or found.kind != "pronoun" or len(found.actors) < 2:
        return False
    return bool(doers & set(found.actors))


def reciprocal(token: Token, trigger: Trigger, scene: Scene) -> bool:
    """Whether the object is "each other" or "one another", or what is done is an exchange."""
    return exchanged(token, scene) or any(
        each.lower_ in scene.words.reciprocal_word and each.pos_ in ("ADJ", "DET", "PRON", "NOUN")
        for name in trigger.object
        for filler in slot(token, name, trigger.pos, scene.words)
        for each in (filler.token, *(c for c in filler.token.children if c.dep_ == "poss"))
    )


def exchanged(token: Token, scene: Scene) -> bool:
    """Whether the verb says that both sides do it ("traded barbs with B", "exchanged threats")."""
    said = token.pos_ == "VERB" and token.lemma_ in scene.words.exchanging_verb
    return said and bool(slot(token, "obj", "verb", scene.words))  # not "trade with B"
