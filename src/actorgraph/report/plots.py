"""The plots of a briefing as inline SVG: small, without script, coloured by the page's style.

Text comes from articles and is escaped; the same plot gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup, escape

from actorgraph.cards.words import one_line
from actorgraph.report.briefing import Bars, Matrix, Months, Plot, number

WIDTH: Final = 720
LABELS: Final = 200  # pixels for the names on the left
LETTERS: Final = 24  # of such a name
FIGURE: Final = 52  # pixels for a figure at the end of a bar
LINE: Final = 26
ROW: Final = 64  # of months


def svg(plot: Plot) -> Markup:
    """The plot as an ``svg`` element that names itself to screen readers."""
    if isinstance(plot, Bars):
        height, shapes = LINE * len(plot.rows) + 8, _bars(plot)
    elif isinstance(plot, Months):
        height, shapes = ROW * len(plot.rows) + 26, _months(plot)
    else:
        height, shapes = LINE * len(plot.names) + 30, _matrix(plot)
    head = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">')
    return head.format(WIDTH, height, plot.title) + Markup("").join(shapes) + Markup("</svg>")


def _bars(plot: Bars) -> Iterator[Markup]:
    """Conflict to the left of the line, cooperation to the right, on one scale."""
    worst = max([-bad for _, _, bad in plot.rows], default=0.0)
    best = max([good for _, good, _ in plot.rows], default=0.0)
    left, right = LABELS + FIGURE, WIDTH - FIGURE
    scale = (right - left) / ((worst + best) or 1)
    zero = left + worst * scale
    for place, (name, good, bad) in enumerate(plot.rows):
        top, middle = LINE * place + 6, LINE * place + 19
        yield _text(LABELS - 8, middle, one_line(name, LETTERS), "name end")
        yield _bar(zero + bad * scale, top, -bad * scale, 16, "conflict")
        yield _bar(zero, top, good * scale, 16, "cooperation")
        if bad:
            yield _text(zero + bad * scale - 5, middle, number(bad), "figure end")
        if good:
            yield _text(zero + good * scale + 5, middle, number(good), "figure")
    yield _line(zero, 2, zero, LINE * len(plot.rows) + 4)


def _months(plot: Months) -> Iterator[Markup]:
    """A row of columns for each dyad, all on one scale; the years under the last."""
    most = max((abs(value) for _, values in plot.rows for value in values), default=0.0) or 1
    step = (WIDTH - LABELS - FIGURE) / max(len(plot.months), 1)
    for place, (name, values) in enumerate(plot.rows):
        zero = ROW * place + ROW / 2
        first, _, second = name.partition(" – ")
        yield _text(LABELS - 8, zero - 3, one_line(first, LETTERS), "name end")
        yield _text(LABELS - 8, zero + 13, one_line(second, LETTERS), "name end")
        for month, value in enumerate(values):
            size = abs(value) / most * (ROW / 2 - 4)
            kind = "cooperation" if value > 0 else "conflict"
            top = zero - size if value > 0 else zero
            yield _bar(LABELS + month * step + step * 0.15, top, step * 0.7, size, kind)
        yield _line(LABELS, zero, WIDTH - FIGURE, zero)
        extreme = max(values, key=abs)
        yield _text(WIDTH - FIGURE + 5, zero + 4, number(extreme), "figure")
    for month, label in _ticks(plot.months, step):
        bottom = ROW * len(plot.rows) + 14
        yield _text(LABELS + (month + 0.5) * step, bottom, label, "figure middle")


def _ticks(months: Sequence[str], step: float) -> Iterator[tuple[int, str]]:
    """As many months as have room, the first and then every so many."""
    every = max(1, round(60 / step + 0.5))
    yield from ((place, month) for place, month in enumerate(months) if place % every == 0)


def _matrix(plot: Matrix) -> Iterator[Markup]:
    """A square for each pair of blocs, the stronger the fuller."""
    values = [abs(value) for row in plot.values for value in row if value is not None]
    most = max(values, default=0.0) or 1
    wide = min(80.0, (WIDTH - LABELS) / max(len(plot.names), 1))
    for place, name in enumerate(plot.names):
        yield _text(LABELS - 8, LINE * place + 41, one_line(name, LETTERS), "name end")
        yield _text(LABELS + (place + 0.5) * wide, 16, str(place + 1), "figure middle")
        for other, value in enumerate(plot.values[place]):
            x, y = LABELS + other * wide, LINE * place + 24
            if value is not None:
                kind = "cooperation" if value > 0 else "conflict"
                full = 0.12 + 0.5 * abs(value) / most
                if value:  # what comes to nothing takes no side
                    yield _bar(x + 1, y, wide - 2, LINE - 2, kind, full)
                yield _text(x + wide / 2, y + 17, number(value), "figure strong middle")


def _bar(x: float, y: float, width: float, height: float, kind: str, full: float = 1.0) -> Markup:
    shape = '<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>'
    opacity = Markup(' fill-opacity="{}"').format(_px(full)) if full < 1 else ""
    return Markup(shape).format(kind, *map(_px, (x, y, width, height)), opacity)


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(
        kind, _px(x), _px(y), escape(text)
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> Markup:
    shape = '<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>'
    return Markup(shape).format(*map(_px, (x1, y1, x2, y2)))


def _px(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
