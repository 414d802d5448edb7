"""Plots of an analysis for notebooks: each shows itself, and is the SVG that briefings have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from actorgraph.analysis import Analysis
from actorgraph.cards import card, one_line
from actorgraph.errors import NotFound
from actorgraph.report.briefing import Bars, Matrix, Months, Plot
from actorgraph.report.page import figures as table
from actorgraph.report.plots import svg


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot that shows itself in Jupyter, with its figures as a table to unfold; ``plot`` has
    them as Python values."""

    plot: Plot

    @property
    def svg(self) -> str:
        """The drawing as an ``svg`` element; colours are those of the page that it stands in."""
        return str(svg(self.plot))

    def _repr_html_(self) -> str:
        columns, rows = table(self.plot)
        about = {"title": self.plot.title, "svg": svg(self.plot)}
        return card("plot.html", columns=columns, rows=rows, **about)


def sides(found: Analysis, actors: Sequence[str] = (), title: str = "") -> Figure:
    """How much each actor (id) cooperates and is in conflict: sums of PLOVER score × belief over
    its dyads. Without ``actors`` it is the ten strongest. Raises NotFound."""
    labels = _labels(found)
    rows = []
    for actor in actors or list(found.actors["actor"][:10]):
        own = found.dyads[(found.dyads["a"] == actor) | (found.dyads["b"] == actor)]
        good, bad = (round(float(own[side].sum()), 6) for side in ("cooperation", "conflict"))
        rows.append((_label(labels, actor), good, bad))
    return Figure(Bars(title or "Cooperation and conflict", tuple(rows)))


def between(found: Analysis, actors: Sequence[str], title: str = "") -> Figure:
    """The net score of every two of these actors (ids): cooperation minus conflict, nothing where
    no claim ties them. Raises NotFound."""
    labels = _labels(found)
    net = {(row["a"], row["b"]): row["net"] for row in found.dyads.to_dict("records")}
    values = tuple(
        tuple(net.get((min(one, two), max(one, two))) if one != two else None for two in actors)
        for one in actors
    )
    names = tuple(f"{at}: {_label(labels, actor)}" for at, actor in enumerate(actors, 1))
    return Figure(Matrix(title or "Net score of every two", names, values))


def by_month(found: Analysis, pairs: Sequence[tuple[str, str]], title: str = "") -> Figure:
    """The score of each pair of actors (ids) by month of publication. Months are those in which
    anything was reported of any two; in others nobody was listened to. Raises NotFound."""
    labels = _labels(found)
    when = tuple(sorted(set(found.months["month"])))
    rows = tuple(
        (f"{_label(labels, a)} – {_label(labels, b)}", _series(found.months, (a, b), when))
        for a, b in pairs
    )
    return Figure(Months(title or "Score by month of publication", when, rows))


def _series(months: pd.DataFrame, pair: tuple[str, str], when: Sequence[str]) -> tuple[float, ...]:
    own = months[(months["a"] == min(pair)) & (months["b"] == max(pair))]
    scores = dict(zip(own["month"], own["score"], strict=True))
    return tuple(float(scores.get(month, 0.0)) for month in when)


def _labels(found: Analysis) -> dict[str, str]:
    return dict(zip(found.actors["actor"], found.actors["label"], strict=True))


def _label(labels: dict[str, str], actor: str) -> str:
    if actor not in labels:
        raise NotFound(f"no claim of {actor!r} passes the filters")
    return one_line(labels[actor])
