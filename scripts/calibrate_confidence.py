"""Fit confidence and the edge threshold to claims that people have judged, and show how good it is.

    python scripts/calibrate_confidence.py SHARED

``SHARED`` is the folder that holds the articles and gold tables that are not part of the
repository. Beside them the seen halves of the practice set are fitted to. Of the blind texts the
share of claims that are right sets the level, as rules are written on all the others; nothing
else of them is fitted to. Writes ontology/confidence.csv, docs/images/reliability.svg and the
tables of docs/evaluation.md; the same data give the same files.

The model is a logistic regression in which a sign may only speak the way that
``extraction.confidence`` says. It is fitted by Newton's method: with thirteen signs and numpy at
hand that is thirty lines, and no dependency.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from judged_claims import Piece, pieces, practice_sentences, practice_texts, texts_of
from reliability_plot import Judged, brier, calibration_error, plot, ranking

from actorgraph.belief import SYSTEMATIC_ERROR, belief
from actorgraph.calibration import COLUMNS, EDGE_THRESHOLD, INTERCEPT
from actorgraph.evaluate import Found, read_gold
from actorgraph.extraction.confidence import LEAST, MOST, SIGNS

ROOT = Path(__file__).resolve().parents[1]
PRIOR = {"title": 0.75, "noun": -0.8, "inferences": -0.45}
"""What the score that was set by hand says in log-odds: 0.95 for titles, 0.9 for verbs, 0.8 for
nouns, 0.06 less for each inference. It was made before there was gold, so it fits no noise."""
RIDGE = 100.0
"""How strongly weights are held to `PRIOR`, in claims for a sign of the usual spread."""
PRECISION = 0.8
"""The share of edges that have to be right."""
SHOWN = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Thresholds that the page compares."""
FILE = ROOT / "ontology" / "confidence.csv"
PICTURE = ROOT / "docs" / "images" / "reliability.svg"
PAGE = ROOT / "docs" / "evaluation.md"
GOLD = (("articles", "gold/seeds.tsv"), ("dev", "gold/dev.tsv"))
START, END = "<!-- confidence -->\n", "<!-- /confidence -->"

Weights = np.ndarray


def main(shared: Path) -> None:
    """Fit, measure and write."""
    texts = [p for a, g in GOLD for p in pieces(texts_of(shared / a), read_gold(shared / g))]
    texts += pieces(*practice_texts(blind=False))
    seen = texts + pieces(*practice_sentences(blind=False))
    blind = pieces(*practice_texts(blind=True))
    fitted, held = fit(seen), held_out(seen, fit)
    weights = levelled(fitted, blind)
    unseen = held_out(blind, lambda others: levelled(fitted, others))
    measured = {
        "seen articles and texts": held[: len(texts)],
        "seen sentences": held[len(texts) :],
        "blind texts": unseen,
        "blind sentences": weighed(pieces(*practice_sentences(blind=True)), weights),
    }
    beliefs = edges(unseen)
    threshold = edge_threshold(beliefs)
    write_weights(weights, threshold)
    before, after = (judged(unseen, which) for which in ("before", "confidence"))
    PICTURE.write_text(plot(before, after, "Claims of the blind texts"), encoding="utf-8")
    block = "\n".join(tables(measured, beliefs, weights, threshold))
    sys.stdout.write(block)
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    tail = rest.partition(END)[2]
    PAGE.write_text(f"{head}{START}{block}{END}{tail}", encoding="utf-8")


def fit(found: Sequence[Piece]) -> Weights:
    """Intercept and weights of `SIGNS`: logistic regression, held to `PRIOR` by a ridge on signs
    brought to one scale.

    A sign that would speak against what it is held for gets no weight: the worst is left out
    first, and the rest fitted again.
    """
    x, share = _matrix(found), np.array([piece.share for piece in found])
    right = np.array([float(piece.right) for piece in found])
    mean = np.average(x, axis=0, weights=share)
    scale = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=share))
    scale[scale == 0] = 1.0
    held_for = np.array([direction for direction, _ in SIGNS.values()])
    prior = np.array([PRIOR.get(name, 0.0) for name in SIGNS]) * scale * held_for
    x = (x - mean) / scale * held_for
    kept = np.arange(len(SIGNS))
    while True:
        start, *speaking = _newton(x[:, kept], prior[kept], right, share)
        if not speaking or min(speaking) >= 0:
            break
        kept = np.delete(kept, int(np.argmin(speaking)))
    weights = np.zeros(len(SIGNS))
    weights[kept] = np.array(speaking) * held_for[kept] / scale[kept]
    return np.round(np.array([start - weights @ mean, *weights]), 2)


def _newton(x: np.ndarray, prior: np.ndarray, right: np.ndarray, share: np.ndarray) -> np.ndarray:
    """The intercept and weights of greatest posterior; the intercept has next to no prior."""
    x = np.column_stack([np.ones(len(x)), x])
    weights = middle = np.array([0.0, *prior])
    ridge = np.array([1e-6, *[RIDGE] * len(prior)])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (right - p)) - ridge * (weights - middle)
        bend = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _matrix(found: Sequence[Piece]) -> np.ndarray:
    return np.array([[dict(piece.signs).get(name, 0.0) for name in SIGNS] for piece in found])


def weighed(found: Sequence[Piece], weights: Weights) -> list[Piece]:
    """The pieces with the confidence that these weights give them."""
    sure = 1 / (1 + np.exp(-(weights[0] + _matrix(found) @ weights[1:])))
    rounded = np.round(np.clip(sure, LEAST, MOST), 2)
    return [p._replace(confidence=float(c)) for p, c in zip(found, rounded, strict=True)]


def levelled(weights: Weights, found: Sequence[Piece]) -> Weights:
    """The weights with an intercept that makes the mean confidence the share that is right."""
    odds, share = _matrix(found) @ weights[1:], np.array([piece.share for piece in found])
    right = sum(piece.share for piece in found if piece.right)
    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        expected = float(share @ (1 / (1 + np.exp(-(middle + odds)))))
        low, high = (low, middle) if expected > right else (middle, high)
    return np.array([round(low, 2), *weights[1:]])


def held_out(found: Sequence[Piece], fitted: Callable[[Sequence[Piece]], Weights]) -> list[Piece]:
    """The pieces in order, each with the confidence that weights from other documents give it."""
    result = list(found)
    for article in dict.fromkeys(piece.article for piece in found):
        own = [i for i, piece in enumerate(found) if piece.article == article]
        weights = fitted([piece for piece in found if piece.article != article])
        for i, piece in zip(own, weighed([found[i] for i in own], weights), strict=True):
            result[i] = piece
    return result


def judged(found: Iterable[Piece], which: str) -> list[Judged]:
    """One for each claim, as sure as its surest piece; ``which`` names the field."""
    best: dict[Found, Judged] = {}
    for piece in found:
        other = best.get(piece.claim)
        made = Judged(getattr(piece, which), piece.right)
        best[piece.claim] = max(made, other) if other else made
    return list(best.values())


def edges(found: Sequence[Piece]) -> list[Judged]:
    """The belief in each claim, were its article the only one."""
    by_claim: dict[Found, list[Piece]] = {}
    for piece in found:
        by_claim.setdefault(piece.claim, []).append(piece)
    return [Judged(belief(own, {}).belief, own[0].right) for own in by_claim.values()]


def edge_threshold(beliefs: Sequence[Judged]) -> float:
    """The lowest belief from one half on at which `PRECISION` of the edges are right."""
    for step in range(50, round(100 * (1 - SYSTEMATIC_ERROR))):
        kept = [edge.right for edge in beliefs if edge.probability >= step / 100]
        if kept and sum(kept) / len(kept) >= PRECISION:
            return step / 100
    raise SystemExit(f"no threshold makes {PRECISION:.0%} of the edges right")


def write_weights(weights: Weights, threshold: float) -> None:
    """The data file that the package reads."""
    named = zip((INTERCEPT, *SIGNS), weights, strict=True)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerow((EDGE_THRESHOLD, f"{threshold:.2f}"))
        out.writerows((name, f"{value + 0.0:.2f}") for name, value in named)


def tables(
    measured: dict[str, list[Piece]],
    beliefs: Sequence[Judged],
    weights: Weights,
    threshold: float,
) -> Iterator[str]:
    """How good confidence is on each set, what thresholds keep, then the weights."""
    yield "| claims of | right | Brier score | ECE | ranked right |"
    yield "| --- | --- | --- | --- | --- |"
    for name, found in measured.items():
        before, after = (judged(found, which) for which in ("before", "confidence"))
        share = sum(c.right for c in after) / len(after)
        pairs = (
            f"{figure(before):.3f} → {figure(after):.3f}"
            for figure in (brier, calibration_error, ranking)
        )
        yield f"| {name} | {share:.3f} of {len(after)} | {' | '.join(pairs)} |"
    yield ""
    yield f"A claim is an edge from a belief of {threshold:.2f}. What other thresholds would keep:"
    yield ""
    yield "| belief | edges of the blind texts | right | of all right claims |"
    yield "| --- | --- | --- | --- |"
    every = sum(edge.right for edge in beliefs)
    for least in SHOWN:
        kept = [edge.right for edge in beliefs if edge.probability >= least]
        shares = f"{sum(kept) / len(kept):.2f} | {sum(kept) / every:.2f}" if kept else "– | –"
        yield f"| {least:.2f} | {len(kept)} | {shares} |"
    yield ""
    yield f"The intercept is {weights[0]:.2f}; the weights are"
    yield ""
    yield "| sign | what it counts | weight |"
    yield "| --- | --- | --- |"
    for (name, (_, about)), value in zip(SIGNS.items(), weights[1:], strict=True):
        yield f"| {name} | {about} | {f'{value:+.2f}' if value else '–'} |"
    yield ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
