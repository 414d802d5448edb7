"""Dyads over time: monthly series, change points, and who lately turns to or against whom.

Time is that of publication, since few sentences date what they tell. A month counts where the store
has an article of it: in the others nobody was listened to, which is not silence. Where months are
compared, what each article says is added up and divided by the number of articles, so that reading
more is no change in itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import numpy as np
import pandas as pd

from actorgraph.analysis.dyads import Pair, pairs
from actorgraph.analysis.sayings import Printed, Sayings

LEAST_MONTHS: Final = 8  # shorter series are not tested: Pettitt's p is rough even there
LEAST_REPORTED: Final = 3  # months in which something was reported of the two
RECENT: Final = 3  # months
EARLIER: Final = 12  # months before those

MONTHS: Final = (
    *("a", "b", "a_label", "b_label", "month", "score", "cooperation", "conflict"),
    *("claims", "articles", "per_article", "conflict_per_article"),
)
CHANGES: Final = (
    *("a", "b", "a_label", "b_label", "since", "before", "after", "months", "k", "p", "p_holm"),
)
TRENDS: Final = (
    *("a", "b", "a_label", "b_label", "direction", "recent", "before", "change"),
    *("recent_conflict", "before_conflict", "since", "claims"),
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """``months`` (like 2024-11) with an article, sorted; ``articles`` how many each has, reprints
    counted once."""

    months: tuple[str, ...]
    articles: Mapping[str, int]


def calendar(articles: Iterable[Printed]) -> Calendar:
    """The months of the dated articles, whether or not they make a claim."""
    originals: dict[str, set[str]] = {}
    for article in articles:
        if article.date:
            originals.setdefault(article.date[:7], set()).add(article.original)
    return Calendar(tuple(sorted(originals)), {m: len(found) for m, found in originals.items()})


def months(graph: nx.MultiDiGraph[str], sayings: Sayings, when: Calendar) -> pd.DataFrame:
    """One row per dyad and month in which a claim of it was affirmed; columns as in `Analysis`.

    A claim counts once in a month, with PLOVER score × belief, but *per article* once for each
    article that affirms it (reprints are one); denials, what was taken back
    by a correction, and articles without a date count nowhere.
    """
    rows = []
    for (a, b), edges in pairs(graph).items():
        for month, claims in sorted(_by_month(edges, sayings).items()):
            good, bad = _sides((value, 1) for _, value, _ in claims)
            each = _sides((value, articles) for _, value, articles in claims)
            count = when.articles[month]
            per = [round(sum(each) / count, 6), round(each[1] / count, 6) + 0.0]
            labels = [graph.nodes[actor]["label"] for actor in (a, b)]
            sums = [round(good + bad, 6), good, bad, len(claims), count, *per]
            rows.append([a, b, *labels, month, *sums])
    return pd.DataFrame(rows, columns=list(MONTHS))


def _sides(values: Iterable[tuple[float, int]]) -> tuple[float, float]:
    """The sums above and below 0 of values that count so many times; sorted, as are all sums."""
    ordered = sorted(value * times for value, times in values)
    good = round(sum(value for value in ordered if value > 0), 6)
    return good, round(sum(value for value in ordered if value < 0), 6) + 0.0


def reported(graph: nx.MultiDiGraph[str], sayings: Sayings, pair: Pair) -> dict[str, list[str]]:
    """By month the ids of the claims of a dyad that were affirmed in it, the weightiest first."""
    edges = pairs(graph).get((min(pair), max(pair)), [])
    return {
        month: [claim for claim, *_ in sorted(claims, key=lambda one: (-abs(one[1]), one[0]))]
        for month, claims in sorted(_by_month(edges, sayings).items())
    }


def changes(table: pd.DataFrame, when: Calendar) -> pd.DataFrame:
    """Where the score per article of a dyad changes level: Pettitt's test [1]_ on every series.

    Tested are dyads reported on in `LEAST_REPORTED` months, if the store has `LEAST_MONTHS`; a
    month in which nothing was reported of the two counts 0. ``since`` is the first month of the
    new level, ``before`` and ``after`` the means, ``k`` the statistic, ``p`` Pettitt's approximate
    probability of so large a k by chance in one series of unrelated months, ``p_holm`` the same
    with Holm's correction for all that were tested. All are listed, the smallest p first.

    .. [1] Pettitt, A non-parametric approach to the change-point problem, 1979,
       https://doi.org/10.2307/2346729
    """
    rows: list[list[Any]] = []
    for pair, found in _by_pair(table):
        if len(when.months) < LEAST_MONTHS or len(found) < LEAST_REPORTED:
            continue
        values = series(found, when, "per_article")
        place, k, p = pettitt(values)
        labels = [found[0]["a_label"], found[0]["b_label"]]
        means = [round(float(np.mean(part)), 6) for part in (values[:place], values[place:])]
        rows.append([*pair, *labels, when.months[place], *means, len(values), k, round(p, 6)])
    rows.sort(key=lambda row: (row[9], -row[8], row[:2]))
    adjusted = _holm([row[9] for row in rows])
    rows = [[*row, holm] for row, holm in zip(rows, adjusted, strict=True)]
    return pd.DataFrame(rows, columns=list(CHANGES))


def pettitt(values: Sequence[float]) -> tuple[int, int, float]:
    """Where a series splits best (index of the first value after), K, and p = 2 exp(−6K²/(n³+n²)),
    at most 1. Needs two values; of equal splits it is the first."""
    n = len(values)
    signs = np.sign(np.subtract.outer(np.asarray(values), np.asarray(values)))
    u = [abs(int(signs[:t, t:].sum())) for t in range(1, n)]
    k = max(u)
    return u.index(k) + 1, k, min(1.0, 2 * math.exp(-6 * k**2 / (n**3 + n**2)))


def trends(table: pd.DataFrame, when: Calendar) -> pd.DataFrame:
    """Who lately turns to whom (``warming``) or against whom (``escalating``), or less so
    (``easing``: the score rises and is not above 0).

    ``recent`` is the mean score per article of the last `RECENT` months of the store, ``before``
    that of up to `EARLIER` months before them, ``change`` the difference, and so for conflict
    alone. A dyad escalates where its score falls and its conflict deepens, it warms or eases where
    its score rises; it must have been reported on in the recent months. These are descriptions, not
    tests.
    """
    recent, before = when.months[-RECENT:], when.months[-RECENT - EARLIER : -RECENT]
    rows: list[list[Any]] = []
    for pair, found in _by_pair(table):
        if not before or not {row["month"] for row in found} & set(recent):
            continue
        score, conflict = (
            dict(zip(when.months, series(found, when, name), strict=True))
            for name in ("per_article", "conflict_per_article")
        )
        now, then, bad, worse = (
            round(sum(values[month] for month in part) / len(part), 6)
            for values in (score, conflict)
            for part in (recent, before)
        )
        change = round(now - then, 6)
        direction = _direction(change, now, bad < worse)
        if direction:
            labels = [found[0]["a_label"], found[0]["b_label"]]
            count = sum(row["claims"] for row in found if row["month"] in recent)
            numbers = [now, then, change, bad, worse, recent[0], count]
            rows.append([*pair, *labels, direction, *numbers])
    rows.sort(key=lambda row: (-abs(row[7]), row[:2]))
    return pd.DataFrame(rows, columns=list(TRENDS))


def _direction(change: float, now: float, deeper: bool) -> str:
    if change > 0:
        return "warming" if now > 0 else "easing"
    return "escalating" if change < 0 and deeper else ""


def series(found: Iterable[Mapping[Any, Any]], when: Calendar, column: str) -> list[float]:
    """One dyad's rows of `months` as a value for every month of the calendar, 0 where it has
    none."""
    by_month = {row["month"]: row[column] for row in found}
    return [float(by_month.get(month, 0.0)) for month in when.months]


def _by_pair(table: pd.DataFrame) -> list[tuple[Pair, list[dict[Any, Any]]]]:
    """The rows of `months` by dyad, sorted; as plain records, which is far quicker than frames."""
    found: dict[Pair, list[dict[Any, Any]]] = {}
    for row in table.to_dict("records"):
        found.setdefault((row["a"], row["b"]), []).append(row)
    return sorted(found.items(), key=lambda pair: pair[0])


def _by_month(
    edges: Sequence[Mapping[str, Any]], sayings: Sayings
) -> dict[str, list[tuple[str, float, int]]]:
    """By month the claims that were affirmed, their score × belief, and by how many articles."""
    found: dict[str, list[tuple[str, float, int]]] = {}
    for edge in edges:
        said = sayings.get(edge["claim"], ())
        articles: dict[str, set[str]] = {}
        for one in said:
            if one.stands and one.article.date:
                articles.setdefault(one.article.date[:7], set()).add(one.article.original)
        value = edge["score"] * edge["belief"]
        for month, originals in sorted(articles.items()):
            found.setdefault(month, []).append((edge["claim"], value, len(originals)))
    return found


def _holm(ordered: Sequence[float]) -> list[float]:
    """Holm's step-down adjustment of p-values that are sorted."""
    found: list[float] = []
    for place, p in enumerate(ordered):
        least = found[-1] if found else 0.0
        found.append(round(min(1.0, max(least, p * (len(ordered) - place))), 6))
    return found
