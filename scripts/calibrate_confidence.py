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
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from judged_claims import Piece, pieces, practice_sentences, practice_texts, texts_of
from reliability_plot import Judged, brier, calibration_error, plot, ranking

from actorgraph.belief import SYSTEMATIC_ERROR, belief
from actorgraph.calibration import (
    COLUMNS,
    EDGE_THRESHOLD,
    INTERCEPT,
    JUDGE_THRESHOLD,
    OF_HEARD,
    OF_JUDGE,
    OF_RULES,
)
from actorgraph.evaluate import Found, read_gold
from actorgraph.extraction.alone import ALONE
from actorgraph.extraction.confidence import HEARD, LEAST, MOST, SIGNS

ROOT = Path(__file__).resolve().parents[1]
PRIOR = {"title": 0.75, "noun": -0.8, "inferences": -0.45}
"""What the score that was set by hand says in log-odds: 0.95 for titles, 0.9 for verbs, 0.8 for
nouns, 0.06 less for each inference. It was made before there was gold, so it fits no noise."""
RIDGE = 100.0
"""How strongly weights are held to `PRIOR`, in claims for a sign of the usual spread."""
PRECISION = 0.8
"""The share of edges that have to be right."""
JUDGE_PRIOR = {"strangers": -0.8, "taken up": -0.4}
"""As `PRIOR`, for what the learned judge alone gives: what the same signs say of rules."""
JUDGE_RIDGE = 5.0
"""As `RIDGE`, for these."""
JUDGE_PRECISION = 0.7
"""The share of the claims that only the judge gives that have to be right."""
SHOWN = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Thresholds that the page compares."""
FILE = ROOT / "ontology" / "confidence.csv"
PICTURE = ROOT / "docs" / "images" / "reliability.svg"
PAGE = ROOT / "docs" / "evaluation.md"
GOLD = (("articles", "gold/seeds.tsv"), ("dev", "gold/dev.tsv"))
START, END = "<!-- confidence -->\n", "<!-- /confidence -->"

Weights = np.ndarray
Signs = Mapping[str, tuple[int, str]]


def main(shared: Path) -> None:
    """Fit, measure and write."""
    practised, unread = (pieces(*practice_texts(blind)) for blind in (False, True))
    sentences, unread_sentences = (
        of_rules(pieces(*practice_sentences(blind))) for blind in (False, True)
    )
    articles = [p for a, g in GOLD for p in pieces(texts_of(shared / a), read_gold(shared / g))]
    texts, blind = of_rules([*articles, *practised]), of_rules(unread)
    seen = [*texts, *sentences]
    fitted, held = fit(seen), held_out(seen, fit)
    weights = levelled(fitted, blind)
    unseen = held_out(blind, lambda others: levelled(fitted, others))

    asked, asked_blind = ([p for p in found if p.heard] for found in (seen, blind))
    by_both = fit(asked, HEARD)
    both = levelled(by_both, asked_blind, HEARD)
    doubtful = of_judge(practised)
    doubts = held_out(doubtful, of_the_judge, ALONE)
    least, judge = judge_threshold(doubts), of_the_judge(doubtful)
    more = [p for p in weighed(of_judge(unread), judge, ALONE) if p.confidence >= least]
    level = levelled(judge, more, ALONE)
    measured = {
        "seen articles and texts": held[: len(texts)],
        "seen sentences": held[len(texts) :],
        "blind texts": unseen,
        "blind sentences": weighed(unread_sentences, weights),
        "blind texts where the judge is asked, without it": [p for p in unseen if p.heard],
        "the same, with it": held_out(
            asked_blind, lambda others: levelled(by_both, others, HEARD), HEARD
        ),
        "the judge's own, seen texts": [p for p in doubts if p.confidence >= least],
        "the judge's own, blind texts": held_out(
            more, lambda others: levelled(judge, others, ALONE), ALONE
        ),
    }
    beliefs = edges(unseen)
    threshold = edge_threshold(beliefs)
    lowered = math.floor(100 / (1 + math.exp(judge[0] - level[0]) * (1 / least - 1))) / 100
    write_weights(
        {OF_RULES: (SIGNS, weights), OF_HEARD: (HEARD, both), OF_JUDGE: (ALONE, level)},
        {EDGE_THRESHOLD: threshold, JUDGE_THRESHOLD: lowered},
    )
    before, after = (judged(unseen, which) for which in ("before", "confidence"))
    PICTURE.write_text(plot(before, after, "Claims of the blind texts"), encoding="utf-8")
    block = "\n".join(tables(measured, beliefs, weights, threshold)) + "\n"
    block += "\n".join(judge_tables(doubts, both, level, (least, lowered)))
    sys.stdout.write(block)
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    tail = rest.partition(END)[2]
    PAGE.write_text(f"{head}{START}{block}{END}{tail}", encoding="utf-8")


def of_rules(found: Iterable[Piece]) -> list[Piece]:
    """The pieces that rules read."""
    return [piece for piece in found if not piece.alone]


def of_judge(found: Sequence[Piece]) -> list[Piece]:
    """The pieces of claims that only the learned judge gives."""
    read = {piece.claim for piece in of_rules(found)}
    return [piece for piece in found if piece.alone and piece.claim not in read]


def of_the_judge(found: Sequence[Piece]) -> Weights:
    """Intercept and weights of `ALONE`."""
    return fit(found, ALONE, JUDGE_PRIOR, JUDGE_RIDGE)


def judge_threshold(found: Sequence[Piece]) -> float:
    """The lowest confidence from one half on at which `JUDGE_PRECISION` of the claims are right."""
    return lowest(judged(found, "confidence"), JUDGE_PRECISION, 1.0, "of the judge's own claims")


def fit(
    found: Sequence[Piece],
    signs: Signs = SIGNS,
    priors: Mapping[str, float] = PRIOR,
    ridge: float = RIDGE,
) -> Weights:
    """Intercept and weights of the signs: logistic regression, held to what was thought before by a
    ridge on signs brought to one scale.

    A sign that would speak against what it is held for gets no weight: the worst is left out
    first, and the rest fitted again.
    """
    x, share = _matrix(found, signs), np.array([piece.share for piece in found])
    right = np.array([float(piece.right) for piece in found])
    mean = np.average(x, axis=0, weights=share)
    scale = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=share))
    scale[scale == 0] = 1.0
    held_for = np.array([direction for direction, _ in signs.values()])
    prior = np.array([priors.get(name, 0.0) for name in signs]) * scale * held_for
    x = (x - mean) / scale * held_for
    kept = np.arange(len(signs))
    while True:
        start, *speaking = _newton(x[:, kept], prior[kept], right, share, ridge)
        if not speaking or min(speaking) >= 0:
            break
        kept = np.delete(kept, int(np.argmin(speaking)))
    weights = np.zeros(len(signs))
    weights[kept] = np.array(speaking) * held_for[kept] / scale[kept]
    return np.round(np.array([start - weights @ mean, *weights]), 2)


def _newton(
    x: np.ndarray, prior: np.ndarray, right: np.ndarray, share: np.ndarray, ridge: float
) -> np.ndarray:
    """The intercept and weights of greatest posterior; the intercept has next to no prior."""
    x = np.column_stack([np.ones(len(x)), x])
    weights = middle = np.array([0.0, *prior])
    held = np.array([1e-6, *[ridge] * len(prior)])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (right - p)) - held * (weights - middle)
        bend = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(held)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _matrix(found: Sequence[Piece], signs: Signs) -> np.ndarray:
    rows = [[dict(piece.signs).get(name, 0.0) for name in signs] for piece in found]
    return np.array(rows).reshape(len(found), len(signs))


def weighed(found: Sequence[Piece], weights: Weights, signs: Signs = SIGNS) -> list[Piece]:
    """The pieces with the confidence that these weights give them."""
    sure = 1 / (1 + np.exp(-(weights[0] + _matrix(found, signs) @ weights[1:])))
    rounded = np.round(np.clip(sure, LEAST, MOST), 2)
    return [p._replace(confidence=float(c)) for p, c in zip(found, rounded, strict=True)]


def levelled(weights: Weights, found: Sequence[Piece], signs: Signs = SIGNS) -> Weights:
    """The weights with an intercept that makes the mean confidence the share that is right, as if
    one more had been right and one more wrong: a few that are all right leave room for doubt."""
    odds, share = _matrix(found, signs) @ weights[1:], np.array([piece.share for piece in found])
    whole = float(share.sum())
    right = whole * (sum(p.share for p in found if p.right) + 1) / (whole + 2)
    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        expected = float(share @ (1 / (1 + np.exp(-(middle + odds)))))
        low, high = (low, middle) if expected > right else (middle, high)
    return np.array([round(low, 2), *weights[1:]])


def held_out(
    found: Sequence[Piece],
    fitted: Callable[[Sequence[Piece]], Weights],
    signs: Signs = SIGNS,
) -> list[Piece]:
    """The pieces in order, each with the confidence that weights from other documents give it."""
    result = list(found)
    for article in dict.fromkeys(piece.article for piece in found):
        own = [i for i, piece in enumerate(found) if piece.article == article]
        weights = fitted([piece for piece in found if piece.article != article])
        for i, piece in zip(own, weighed([found[i] for i in own], weights, signs), strict=True):
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
    return lowest(beliefs, PRECISION, 1 - SYSTEMATIC_ERROR, "of the edges")


def lowest(claims: Sequence[Judged], precision: float, most: float, what: str) -> float:
    """The lowest probability from one half on, and below ``most``, at which so large a share of
    what has it is right."""
    for step in range(50, round(100 * most)):
        kept = [claim.right for claim in claims if claim.probability >= step / 100]
        if kept and sum(kept) / len(kept) >= precision:
            return step / 100
    raise SystemExit(f"no threshold makes {precision:.0%} {what} right")


def write_weights(
    fitted: Mapping[str, tuple[Signs, Weights]], thresholds: Mapping[str, float]
) -> None:
    """The data file that the package reads."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(("", name, f"{value:.2f}") for name, value in thresholds.items())
        for of, (signs, weights) in fitted.items():
            named = zip((INTERCEPT, *signs), weights, strict=True)
            out.writerows((of, name, f"{value + 0.0:.2f}") for name, value in named)


def shown(figure: float) -> str:
    """A figure of a table; a dash where there is none."""
    return "–" if math.isnan(figure) else f"{figure:.3f}"


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
            f"{shown(figure(before))} → {shown(figure(after))}"
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
    yield from _weights(SIGNS, weights)


def judge_tables(
    found: Sequence[Piece], heard: Weights, alone: Weights, least: tuple[float, float]
) -> Iterator[str]:
    """What thresholds for the judge's own claims would do on the seen texts, then the weights."""
    yield "Where the judge is asked about what rules read:"
    yield ""
    yield from _weights(HEARD, heard)
    yield f"A claim that only the judge gives is one from a confidence of {least[1]:.2f}, which is"
    yield f"{least[0]:.2f} before its level is set to that of the blind texts. On the seen texts,"
    yield "each weighed by what was fitted to the others, thresholds would give, before that:"
    yield ""
    yield "| confidence | claims that only the judge gives | right |"
    yield "| --- | --- | --- |"
    claims = judged(found, "confidence")
    for step in sorted({*SHOWN, least[0]}):
        kept = [claim.right for claim in claims if claim.probability >= step]
        yield f"| {step:.2f} | {len(kept)} | {f'{sum(kept) / len(kept):.2f}' if kept else '–'} |"
    yield ""
    yield from _weights(ALONE, alone)


def _weights(signs: Signs, weights: Weights) -> Iterator[str]:
    yield f"The intercept is {weights[0]:.2f}; the weights are"
    yield ""
    yield "| sign | what it counts | weight |"
    yield "| --- | --- | --- |"
    for (name, (_, about)), value in zip(signs.items(), weights[1:], strict=True):
        yield f"| {name} | {about} | {f'{value:+.2f}' if value else '–'} |"
    yield ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
