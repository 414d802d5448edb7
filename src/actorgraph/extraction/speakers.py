"""Who says the words in which a trigger stands."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.stance import stance

STEPS = 2
"""Inferences from words to who says them."""


def speakers(trigger: Token, scene: Scene) -> list[Party]:
    """Who says the sentence of the trigger: the quotation's speaker, or the subject of the verb of
    saying above it (A of "A said that B must leave"); nobody for the author's own words."""
    quoted = scene.speaker_at(scene.number, trigger.i)
    if quoted:
        return [Party(quoted, -1, -1, STEPS)]
    told = stance(trigger, scene).speaker
    return [Party(told.actor, told.start, told.end, STEPS)] if told else []
