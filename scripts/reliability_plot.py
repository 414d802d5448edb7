"""How well probabilities agree with what came true: figures, and a reliability plot as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

BINS = 10
SIZE, LEFT, TOP = 300, 60, 46
Z90 = 1.645
"""The normal deviate of a 90 % interval."""
COLOURS = {"before": "#a0a0a0", "after": "#1f5fa8"}


class Judged(NamedTuple):
    """The probability that was given, and whether it came true."""

    probability: float
    right: bool


def brier(claims: Sequence[Judged]) -> float:
    """The mean squared error of the probabilities, 0 the best."""
    return sum((c.probability - c.right) ** 2 for c in claims) / len(claims)


def calibration_error(claims: Sequence[Judged]) -> float:
    """The expected calibration error: by how much the share that came true is off the mean
    probability, over ten bins of equal width, weighted by their claims."""
    return sum(abs(mean - share) * count for mean, share, count in bins(claims)) / len(claims)


def ranking(claims: Sequence[Judged]) -> float:
    """The chance that one that came true has a higher probability than one that did not; not a
    number where there are none of either."""
    right = [c.probability for c in claims if c.right]
    wrong = [c.probability for c in claims if not c.right]
    wins = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
    return wins / (len(right) * len(wrong)) if right and wrong else math.nan


def bins(claims: Sequence[Judged]) -> Iterator[tuple[float, float, int]]:
    """Of each bin that is not empty the mean probability, the share that came true, the count."""
    for number in range(BINS):
        own = [c for c in claims if min(int(c.probability * BINS), BINS - 1) == number]
        if own:
            mean = sum(c.probability for c in own) / len(own)
            yield mean, sum(c.right for c in own) / len(own), len(own)


def plot(before: Sequence[Judged], after: Sequence[Judged], title: str) -> str:
    """Both sets of bins beside the diagonal, each with the 90 % interval of its share, and below
    how many claims it has."""
    lines = [*_axes(title)]
    for row, (name, claims) in enumerate((("before", before), ("after", after))):
        colour = COLOURS[name]
        figures = f"{name}: Brier {brier(claims):.3f}, ECE {calibration_error(claims):.3f}"
        place = f'x="{LEFT + 172 * row}" y="{TOP - 10}" font-size="10"'
        lines.append(f'<text {place} fill="{colour}">{figures}</text>')
        for mean, share, count in bins(claims):
            low, high = _interval(share, count)
            x, y = _x(mean), _y(share)
            middle = _x((min(int(mean * BINS), BINS - 1) + 0.5) / BINS)
            lines += [
                f'<line x1="{x:.1f}" y1="{_y(low):.1f}" x2="{x:.1f}" y2="{_y(high):.1f}" '
                f'stroke="{colour}"/>',
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>',
                f'<text x="{middle:.1f}" y="{TOP + SIZE + 50 + 16 * row}" text-anchor="middle" '
                f'fill="{colour}">{count}</text>',
            ]
    return "\n".join([*lines, "</svg>", ""])


def _interval(share: float, count: int) -> tuple[float, float]:
    """Wilson's interval for a share."""
    z = Z90 * Z90 / count
    middle = (share + z / 2) / (1 + z)
    half = (z * share * (1 - share) + z * z / 4) ** 0.5 / (1 + z)
    return middle - half, middle + half


def _axes(title: str) -> Iterator[str]:
    width, height = LEFT + SIZE + 40, TOP + SIZE + 80
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11">'
    )
    yield f"<title>{title}</title>"
    yield f'<rect width="{width}" height="{height}" fill="white"/>'
    yield f'<text x="{LEFT}" y="{TOP - 28}" font-size="12">{title}</text>'
    yield f'<rect x="{LEFT}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#888"/>'
    yield (
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#888" '
        'stroke-dasharray="4 3"/>'
    )
    for tick in range(0, 11, 2):
        at = tick / 10
        yield f'<text x="{_x(at)}" y="{TOP + SIZE + 15}" text-anchor="middle">{at:.1f}</text>'
        yield f'<text x="{LEFT - 6}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>'
    middle = TOP + SIZE / 2
    yield f'<text x="{_x(0.5)}" y="{TOP + SIZE + 31}" text-anchor="middle">confidence</text>'
    yield (
        f'<text x="16" y="{middle}" text-anchor="middle" '
        f'transform="rotate(-90 16 {middle})">share of claims that are right</text>'
    )
    yield f'<text x="4" y="{TOP + SIZE + 50}">claims</text>'


def _x(share: float) -> float:
    return LEFT + SIZE * share


def _y(share: float) -> float:
    return TOP + SIZE * (1 - share)
