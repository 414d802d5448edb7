"""How costs grow with a corpus: exponents, and all of them in one log–log plot as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

WIDTH, HEIGHT, LEFT, TOP, LABELS = 440, 330, 58, 34, 200
LINE, INSET = 15, 0.03
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000", "#e69f00", "#56b4e9")
"""Okabe and Ito's, which colour-blind readers can tell apart."""

Points = Sequence[tuple[float, float]]
"""Articles and a cost, both above 0, in ascending order of articles."""


class PowerLaw(NamedTuple):
    """A cost of ``factor`` × articles ** ``exponent``."""

    factor: float
    exponent: float

    def at(self, articles: float) -> float:
        """The cost of so many articles."""
        return float(self.factor * articles**self.exponent)


def power_law(points: Points) -> PowerLaw:
    """The line through the logarithms of at least two points, by least squares."""
    sizes, costs = np.log(np.array(points, dtype=float)).T
    exponent, factor = np.polyfit(sizes, costs, 1)
    return PowerLaw(math.exp(factor), float(exponent))


def plot(series: Mapping[str, Points], fitted: int, title: str) -> str:
    """Each cost in multiples of what it is at the first of the last ``fitted`` sizes, to which a
    line is fitted; its exponent stands behind its name. The dashed line grows as articles do."""
    laws = {name: power_law(points[-fitted:]) for name, points in series.items()}
    shown = {
        name: [(size, cost / laws[name].at(points[-fitted][0])) for size, cost in points]
        for name, points in series.items()
    }
    frame = _Frame.of([point for points in shown.values() for point in points])
    sizes = [size for size, _ in next(iter(shown.values()))]
    first, last = sizes[-fitted], sizes[-1]
    lines = [*_axes(frame, sizes, title)]
    lines.append(_line(frame, ((first, 1), (last, last / first)), 'stroke="#888"', dashed=True))
    heights = _apart({name: frame.y((last / first) ** law.exponent) for name, law in laws.items()})
    for (name, points), colour in zip(shown.items(), COLOURS, strict=False):
        exponent = laws[name].exponent
        ends = ((first, 1.0), (last, (last / first) ** exponent))
        lines.append(_line(frame, ends, f'stroke="{colour}" stroke-width="1.5"'))
        lines += [
            f'<circle cx="{frame.x(size):.1f}" cy="{frame.y(cost):.1f}" r="3.5" fill="{colour}"/>'
            for size, cost in points
        ]
        lines.append(
            f'<text x="{LEFT + WIDTH + 10}" y="{heights[name] + 4:.1f}" fill="{colour}">'
            f"{name}: {exponent:z.2f}</text>"
        )
    return "\n".join([*lines, "</svg>", ""])


class _Frame(NamedTuple):
    """What the axes show: the least and the most articles, and powers of ten of a cost."""

    left: float
    right: float
    bottom: int
    top: int

    @classmethod
    def of(cls, points: Points) -> _Frame:
        sizes, costs = zip(*points, strict=True)
        powers = math.log10(min(costs)), math.log10(max(costs))
        return cls(min(sizes), max(sizes), math.floor(powers[0]), math.ceil(powers[1]))

    def x(self, size: float) -> float:
        share = math.log(size / self.left) / math.log(self.right / self.left)
        return LEFT + WIDTH * (INSET + (1 - 2 * INSET) * share)

    def y(self, cost: float) -> float:
        return TOP + HEIGHT * (self.top - math.log10(cost)) / (self.top - self.bottom)


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Heights near the wanted ones, from the top down, so far apart that names can be read."""
    placed: dict[str, float] = {}
    least = TOP - 1.0
    for name, height in sorted(wanted.items(), key=lambda pair: pair[1]):
        placed[name] = least = max(height, least)
        least += LINE
    over = max(max(placed.values()) - TOP - HEIGHT, 0.0)
    return {name: height - over for name, height in placed.items()}


def _axes(frame: _Frame, sizes: Sequence[float], title: str) -> Iterator[str]:
    width, height = LEFT + WIDTH + LABELS, TOP + HEIGHT + 44
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11">'
    )
    yield f"<title>{title}</title>"
    yield f'<rect width="{width}" height="{height}" fill="white"/>'
    yield f'<text x="{LEFT}" y="{TOP - 14}" font-size="12">{title}</text>'
    for size in sizes:
        at = frame.x(size)
        yield f'<path d="M{at:.1f} {TOP}V{TOP + HEIGHT}" stroke="#ddd"/>'
        place = f'x="{at:.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle"'
        yield f"<text {place}>{size:,}</text>"
    for power in range(frame.bottom, frame.top + 1):
        at = frame.y(10**power)
        yield f'<path d="M{LEFT} {at:.1f}H{LEFT + WIDTH}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{10**power:g} ×</text>'
    middle = LEFT + WIDTH / 2
    yield f'<text x="{middle}" y="{TOP + HEIGHT + 34}" text-anchor="middle">articles</text>'


def _line(
    frame: _Frame, ends: Sequence[tuple[float, float]], how: str, dashed: bool = False
) -> str:
    (x1, y1), (x2, y2) = ((frame.x(size), frame.y(cost)) for size, cost in ends)
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" {how}{dashes}/>'
