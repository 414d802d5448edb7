"""How sure the extractor is of a frame, with the parts that it is made of."""

from __future__ import annotations

BASE_SCORE = {"verb": 0.9, "noun": 0.8, "adjective": 0.8}
STEP_COST = 0.06
LEAST = 0.2

Parts = tuple[tuple[str, float], ...]
"""What counts for or against a frame, in words, and how much."""


def parts_of(pos: str, steps: int) -> Parts:
    """What counts for a frame of a trigger of that part of speech that took so many inferences."""
    parts: Parts = ((pos, BASE_SCORE[pos]),)
    return (*parts, (f"inferences ({steps})", -STEP_COST * steps)) if steps else parts


def score(parts: Parts) -> float:
    """The confidence that the parts add up to, in (0, 1]."""
    return round(max(LEAST, sum(value for _, value in parts)), 2)
