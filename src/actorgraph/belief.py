"""How far to believe a claim, from the evidence for and against it.

The model is INDRA's [1]_ [2]_: a source errs *systematically* (what it prints is wrong, or the
extractor misreads its house style: repeating it does not help) and each piece of evidence errs *at
random* (this sentence was misread). Independent sources must all err for the claim to be wrong::

    error = product over sources of ( systematic + product over evidence of random )

Evidence of confidence c has the random error 1 − systematic − c, at least 0, so that a single piece
is believed at just its own confidence, up to 1 − systematic. This is how INDRA's BayesianScorer
turns a measured precision into the two errors, 0.05 its systematic error for text-mining readers.

**Sources** are independent outlets after reprints, credits and second-hand reports are collapsed
(see ``origins``), and one sentence counts once in a source, however often it is printed there and
however many rules fire in it: copies err together.

**Modality** says whether the relation is said to hold at all. "Iran may supply drones", however
surely read and however often printed, does not say that it does, so modality is no random error
that repetition could wear down, but a ceiling: the share of relations spoken of in this way that
can be expected to hold. Stronger evidence counts towards weaker levels (who asserts it also grants
that it is possible), and the best level decides::

    supported = max over modalities m of ceiling(m) × (1 − error of the evidence at least as strong)

Confidence is calibrated (see ``extraction.confidence``), and so is the threshold of the bare edge.
The ceilings are judgements, to be replaced where gold data allow: a plan is often carried out
(0.4); a request leaves it to the other side and "may" leaves it open (0.3); a condition or a
question says next to nothing (0.1). All stay below the threshold of the bare edge.

**Denial** is scored alike from negated evidence; the two cannot both be right, so as in INDRA
belief = supported × (1 − denied). Polarity is of the words: who denies does not matter here.

.. [1] B. Gyori et al., "From word models to executable models of signaling networks using automated
   assembly", Molecular Systems Biology 13:954, 2017, https://doi.org/10.15252/msb.20177651
.. [2] https://indra.readthedocs.io/en/latest/modules/belief/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import Protocol

from actorgraph.calibration import calibration
from actorgraph.model import Modality, Polarity

SYSTEMATIC_ERROR = 0.05
"""The chance that a source is wrong whatever the number of its sentences."""

CEILINGS: Mapping[Modality, float] = {
    Modality.ASSERTED: 1.0,
    Modality.PLANNED: 0.4,
    Modality.REQUESTED: 0.3,
    Modality.POSSIBLE: 0.3,
    Modality.HYPOTHETICAL: 0.1,
}
"""The most that evidence of one modality, and of no stronger one, can make of a claim."""

EDGE_THRESHOLD = calibration().edge_threshold
"""The belief from which a claim is a bare edge of the graph, as fitted to gold data.

It is the lowest from one half on at which four of five edges were right in articles that nobody
wrote rules on (docs/evaluation.md). No amount of planned, requested, possible or hypothetical
evidence reaches it, nor one asserted sentence against one denial as sure.
"""


class Status(StrEnum):
    """Which way the evidence goes, whatever its strength."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


class Weighed(Protocol):
    """The part of ``model.Evidence`` that belief rests on."""

    @property
    def article(self) -> str: ...
    @property
    def quote(self) -> str: ...
    @property
    def polarity(self) -> Polarity: ...
    @property
    def modality(self) -> Modality: ...
    @property
    def confidence(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Belief:
    """``supported``, ``denied`` and ``belief`` are probabilities in [0, 1]; ``sources`` counts the
    independent sources that speak of the claim at all. ``status`` is None without evidence."""

    supported: float
    denied: float
    belief: float
    status: Status | None
    sources: int


def belief(evidence: Iterable[Weighed], source_of: Mapping[str, str]) -> Belief:
    """The belief in one claim; the order of the evidence does not matter.

    ``source_of`` maps article ids to independent sources; an article missing there is its own.
    """
    sides: dict[Polarity, list[tuple[Weighed, str]]] = {side: [] for side in Polarity}
    for piece in evidence:
        sides[piece.polarity].append((piece, source_of.get(piece.article, piece.article)))
    supported, denied = _score(sides[Polarity.AFFIRMED]), _score(sides[Polarity.NEGATED])
    sources = {source for side in sides.values() for _, source in side}
    return Belief(supported, denied, supported * (1 - denied), _status(sides), len(sources))


def _score(pieces: list[tuple[Weighed, str]]) -> float:
    levels = {CEILINGS[piece.modality] for piece, _ in pieces}
    return max(
        (
            level
            * (1 - _error((p, source) for p, source in pieces if CEILINGS[p.modality] >= level))
            for level in levels
        ),
        default=0.0,
    )


def _error(pieces: Iterable[tuple[Weighed, str]]) -> float:
    """The chance that all sources err; factors are sorted, as products of floats need an order."""
    sentences: dict[str, dict[str, float]] = {}
    for piece, source in pieces:
        best = sentences.setdefault(source, {})
        sentence = " ".join(piece.quote.casefold().split())
        best[sentence] = max(best.get(sentence, 0.0), piece.confidence)
    factors = [
        SYSTEMATIC_ERROR + prod(sorted(max(1 - SYSTEMATIC_ERROR - c, 0.0) for c in best.values()))
        for best in sentences.values()
    ]
    return prod(sorted(factors))


def _status(sides: Mapping[Polarity, list[tuple[Weighed, str]]]) -> Status | None:
    if sides[Polarity.AFFIRMED]:
        return Status.DISPUTED if sides[Polarity.NEGATED] else Status.SUPPORTED
    return Status.DENIED if sides[Polarity.NEGATED] else None
