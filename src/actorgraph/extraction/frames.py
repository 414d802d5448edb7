"""The record that every extractor yields."""

from __future__ import annotations

from dataclasses import dataclass

from actorgraph.extraction.details import Details
from actorgraph.extraction.scene import Party
from actorgraph.model import Modality, Polarity

JUDGE = "judge"
"""Extractor, rule and kind of the frames that only the learned judge gives."""
STRENGTH = {"title": 0.95, "verb": 0.9, "noun": 0.8, "adjective": 0.8, JUDGE: 0.5}
STEP_COST = 0.06

Signs = tuple[tuple[str, float], ...]
"""Features of a frame by name, those that are not 0; see ``extraction.confidence``."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one place: a relation, its parties, and what the words say about it.

    ``trigger`` is a token range of the paragraph ``paragraph``; ``subject`` and ``object`` carry
    token ranges of their own, negative for a party that the sentence leaves out. ``kind`` is the
    part of speech of the trigger, "title" or "judge"; ``steps`` counts the inferences. ``heard`` is
    the probability that the learned judge gives the claim in its sentence, None where it was not
    asked. ``score`` in (0, 1] is the confidence: the chance that the claim is right, as ``signs``
    tell.
    """

    paragraph: int
    relation: str
    trigger: tuple[int, int]
    subject: Party
    object: Party
    rule: str
    polarity: Polarity
    modality: Modality
    speaker: str | None
    details: Details
    kind: str
    steps: int
    extractor: str = "rules"
    heard: float | None = None
    score: float = 0.5
    signs: Signs = ()

    @property
    def strength(self) -> float:
        """How plainly the words state it, to choose between readings of the same words.

        It is no probability, and stays what it is whatever ``score`` is fitted to: which claims
        there are must not change with what is measured on them.
        """
        return round(STRENGTH[self.kind] - STEP_COST * self.steps, 2)
