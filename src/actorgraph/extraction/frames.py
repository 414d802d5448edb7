"""The record that every extractor yields."""

from __future__ import annotations

from dataclasses import dataclass

from actorgraph.extraction.confidence import Parts
from actorgraph.extraction.fillers import Party
from actorgraph.model import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of one place: a relation, its parties, and what the words say about it.

    ``trigger`` is a token range of the paragraph ``paragraph``; ``subject`` and ``object`` carry
    token ranges of their own, negative for a party that the sentence leaves out. ``score`` in
    (0, 1] is the extractor's own confidence, ``parts`` what it is made of.
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
    item: str | None
    location: str | None
    event_date: str | None
    score: float
    extractor: str = "rules"
    parts: Parts = ()
