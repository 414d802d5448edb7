"""How likely a frame is right: a logistic model of a few signs that tell plain from doubtful ones.

The weights are fitted to gold data by ``scripts/calibrate_confidence.py`` and read from the
ontology's ``confidence.csv``. A sign may speak only for or against a frame, as it says below: what
the data say otherwise is taken for chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import exp, log, log2

from actorgraph.actors import load_seeds
from actorgraph.calibration import Weights, calibration
from actorgraph.coref import Resolved
from actorgraph.extraction.frames import JUDGE, Frame, Signs
from actorgraph.extraction.scene import Party
from actorgraph.mentions import Mention
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import relations
from actorgraph.parse import Parsed
from actorgraph.quotes import quote_at

SIGNS: Mapping[str, tuple[int, str]] = {
    "title": (1, "the rule reads a title (“NATO chief Mark Rutte”)"),
    "noun": (-1, "the trigger is a noun or an adjective, not a verb"),
    "inferences": (-1, "steps beyond plain arcs and names: slots, pronouns, implied parties"),
    "guessed": (-1, "parties named by a pronoun that was tied to the nearest that fits"),
    "through": (-1, "parties reached through a noun (“Russian *troops*”)"),
    "unknown": (-1, "parties that no seed knows"),
    "candidates": (-1, "pairs that the trigger relates, as log₂"),
    "distance": (-1, "words from the first to the last of subject, trigger and object, as log₂"),
    "length": (-1, "words of the sentence, as log₂"),
    "not asserted": (-1, "the modality is planned, requested, possible or hypothetical"),
    "negated": (-1, "the polarity is negated"),
    "quoted": (-1, "the words stand in a quotation"),
    "structure": (1, "the relation is an office, a membership, an alliance"),
}
"""The signs: whether each speaks for (1) or against (-1) a frame, and what it counts."""

HEARD: Mapping[str, tuple[int, str]] = {
    **SIGNS,
    "judge": (1, "the log-odds that the learned judge gives the claim"),
}
"""The signs of a frame that the learned judge was asked about."""

LEAST, MOST = 0.01, 0.99
FARTHEST = 4.0
"""Log-odds of the learned judge beyond which it counts no surer."""
NEAREST = "-nearest"
"""Part of the names of the rules that take the nearest actor that fits, see ``pronouns``."""


def weighed(frames: Iterable[Frame], parsed: Parsed, resolved: Resolved) -> Iterator[Frame]:
    """The frames of an article in order, each with its signs and its confidence."""
    listed = list(frames)
    pairs = Counter((frame.paragraph, frame.trigger, frame.rule) for frame in listed)
    for frame in listed:
        many = pairs[frame.paragraph, frame.trigger, frame.rule]
        found = signs_of(frame, parsed, resolved, many)
        yield replace(frame, signs=found, score=confidence(found, weights_of(frame)))


def weights_of(frame: Frame) -> Weights:
    """What weighs the frame's signs, by who has read it and whether the judge was asked."""
    if frame.extractor == JUDGE:
        return calibration().alone
    return calibration().rules if frame.heard is None else calibration().heard


def signs_of(frame: Frame, parsed: Parsed, resolved: Resolved, pairs: int) -> Signs:
    """The signs of one of so many ``pairs`` that its trigger relates."""
    number, (word, _) = frame.paragraph, frame.trigger
    ends = (frame.subject, frame.object)
    rules = [_rule(party, resolved.links.at[number]) for party in ends]
    places = [word, *(party.start for party in ends if party.start >= 0)]
    counted = {
        "title": frame.kind == "title",
        "noun": frame.kind in ("noun", "adjective"),
        "inferences": frame.steps,
        "guessed": sum(NEAREST in rule for rule in rules),
        "through": sum(party.via is not None for party in ends),
        "unknown": sum(party.actor not in load_seeds().actors for party in ends),
        "candidates": log2(pairs),
        "distance": log2(max(1, max(places) - min(places))),
        "length": log2(len(parsed.docs[number][word].sent)),
        "not asserted": frame.modality is not Modality.ASSERTED,
        "negated": frame.polarity is Polarity.NEGATED,
        "quoted": quote_at(resolved.quotes[number], word) is not None,
        "judge": log_odds(frame.heard) if frame.heard else 0.0,
        "structure": relations()[frame.relation].quad_class == "structure",
    }
    return tuple((name, float(value)) for name, value in counted.items() if value)


def log_odds(chance: float) -> float:
    """Log-odds, at most `FARTHEST` from 0."""
    chance = min(1 - 1e-9, max(1e-9, chance))
    return round(max(-FARTHEST, min(FARTHEST, log(chance / (1 - chance)))), 2)


def confidence(signs: Signs, weights: Weights | None = None) -> float:
    """The probability that a frame with these signs is right, to two places, in (0, 1); by the
    weights for frames of rules alone, unless others are given."""
    weights = weights or calibration().rules
    odds = weights.intercept + sum(value for _, value in parts(signs, weights))
    return round(min(MOST, max(LEAST, 1 / (1 + exp(-odds)))), 2)


def parts(signs: Signs, weights: Weights | None = None) -> Signs:
    """What each sign adds to the log-odds, those that add anything."""
    each = (weights or calibration().rules).signs
    added = ((name, each[name] * value) for name, value in signs)
    return tuple((name, part) for name, part in added if part)


def _rule(party: Party, at: Mapping[int, Mention]) -> str:
    mention = at.get(party.start)
    return mention.rule if mention else ""
