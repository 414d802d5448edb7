"""The chapters on pairs of actors: the strongest, and those that change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from actorgraph.analysis import dyads as dyad_table
from actorgraph.analysis.dyads import pairs
from actorgraph.analysis.months import RECENT, changes, reported, series, trends
from actorgraph.cards.records import counted
from actorgraph.report.briefing import Months, Part, Row, Section, number
from actorgraph.report.desk import Desk, strongest

DYADS: Final = 10
RISING: Final = 8
PLOTTED: Final = 6
CHANCE: Final = 0.05


def strongest_dyads(desk: Desk) -> Section:
    """The pairs with most between them, and what that adds up to."""
    between = pairs(desk.made.graph)
    rows = []
    for row in dyad_table(desk.made.graph).head(DYADS).to_dict("records"):
        names = f"{desk.name(row['a'])} – {desk.name(row['b'])}"
        sums = (number(row[column]) for column in ("cooperation", "conflict", "net"))
        days = (str(row[name] or "no date") for name in ("first", "last"))
        cited = strongest(between[row["a"], row["b"]], score=True)
        rows.append(Row((names, *sums, str(row["claims"]), *days), cited))
    lead = (
        "Pairs of actors with most between them: sums of PLOVER score × belief, and when they were "
        "first and last reported."
    )
    columns = ("dyad", "cooperation", "conflict", "net", "claims", "first", "last")
    part = Part(lead, columns, tuple(rows), "No claim passes the filters.")
    return Section("dyads", "Strongest dyads", (part,))


def rising_dyads(desk: Desk) -> Section:
    """Who lately escalates or warms, month by month, and where a series changes level."""
    when, table = desk.made.calendar, desk.made.months
    found = trends(table, when)
    rows = [_trend(desk, row) for row in found.head(RISING).to_dict("records")]
    recent = ", ".join(when.months[-RECENT:])
    lead = (
        f"Score per article in the last months with an article ({recent}) against that of up to "
        "twelve before them. These are descriptions of what was read, not tests."
        if recent
        else "Score per article in the last months against that before them."
    )
    plot = None
    if rows:
        lines = []
        for row in found.head(PLOTTED).to_dict("records"):
            own = table[(table["a"] == row["a"]) & (table["b"] == row["b"])]
            names = f"{desk.name(row['a'])} – {desk.name(row['b'])}"
            lines.append((names, tuple(series(own.to_dict("records"), when, "per_article"))))
        plot = Months("Score per article of rising dyads by month", when.months, tuple(lines))
    empty = "No dyad escalates or warms."
    if not when.months:
        empty = "No article has a date, so that no months can be compared."
    elif len(when.months) <= RECENT:
        many = counted(len(when.months), "month")
        empty = f"The articles with a date are of {many}: too few to compare."
    parts = [Part(lead, (), tuple(rows), empty, plot)]
    if len(when.months) > RECENT:
        parts.append(_levels(desk, changes(table, when)))
    return Section("rising", "Rising dyads", tuple(parts))


def _trend(desk: Desk, row: Mapping[Any, Any]) -> Row:
    by_month = reported(desk.made.graph, desk.made.sayings, (row["a"], row["b"]))
    recent = desk.made.calendar.months[-RECENT:]
    cited = [claim for month in recent for claim in by_month.get(month, ())]
    earlier = [claim for month in by_month for claim in by_month[month]]
    sentence = (
        f"{desk.name(row['a'])} – {desk.name(row['b'])}: {row['direction']}, from "
        f"{number(row['before'])} to {number(row['recent'])} per article "
        f"({counted(len(set(cited)), 'claim')} since {row['since']})."
    )
    return Row((sentence,), tuple(dict.fromkeys([*cited, *earlier])))


def _levels(desk: Desk, table: pd.DataFrame) -> Part:
    """Changes of level that chance would hardly give, after Pettitt and Holm."""
    rows = []
    for row in table[table["p_holm"] < CHANCE].to_dict("records"):
        by_month = reported(desk.made.graph, desk.made.sayings, (row["a"], row["b"]))
        cited = [claim for month in sorted(by_month, reverse=True) for claim in by_month[month]]
        sentence = (
            f"{desk.name(row['a'])} – {desk.name(row['b'])}: another level since {row['since']}, "
            f"{number(row['before'])} before and {number(row['after'])} after, per article "
            f"(p {row['p_holm']:.3f})."
        )
        rows.append(Row((sentence,), tuple(dict.fromkeys(cited))))
    lead = (
        "Change points: Pettitt's test of every dyad with three months and more, its p corrected "
        f"for all {len(table)} tested (Holm)."
    )
    none = "The one dyad" if len(table) == 1 else f"None of the {len(table)} dyads"
    empty = f"{none} tested {'does not change' if len(table) == 1 else 'changes'} level (p below "
    empty += f"{CHANCE})."
    return Part(lead, (), tuple(rows), empty)
