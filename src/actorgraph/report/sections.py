"""The chapters of a briefing, each from the same `Desk`: `SECTIONS`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from actorgraph.analysis.graphs import Edge, claims
from actorgraph.cards.records import counted
from actorgraph.report import dyads, structure
from actorgraph.report.briefing import Bars, Part, Row, Section, number
from actorgraph.report.desk import Desk, strongest

ACTORS: Final = 10
NEW_DAYS: Final = 30
NEW: Final = 15
DISPUTED: Final = 15


def key_actors(desk: Desk) -> Section:
    """The strongest actors: what they are, how much of what they do is cooperation or conflict."""
    made = desk.made
    top = sorted(made.graph, key=lambda actor: (-made.weight[actor], actor))[:ACTORS]
    rows, bars = [], []
    for actor in top:
        edges = claims_of(desk, actor)
        values = sorted(edge["score"] * edge["belief"] for edge in edges)
        good = sum(value for value in values if value > 0)
        bad = sum(value for value in values if value < 0)
        node = made.graph.nodes[actor]
        kind = node["type"].replace("_", " ")
        about = f"{kind} of {desk.name(node['country'])}" if node["country"] else kind
        figures = (str(len(edges)), number(made.weight[actor]), number(good), number(bad))
        rows.append(Row((desk.name(actor), about, *figures), strongest(edges, score=True)))
        bars.append((desk.name(actor), round(good, 6), round(bad, 6)))
    lead = (
        "Who takes part in most of what is claimed. Strength adds the beliefs of an actor's claims "
        "up, lasting ties by half; cooperation and conflict add PLOVER score × belief."
    )
    columns = ("actor", "what it is", "claims", "strength", "cooperation", "conflict")
    plot = Bars("Cooperation and conflict of the key actors", tuple(bars)) if bars else None
    part = Part(lead, columns, tuple(rows), "No claim passes the filters.", plot)
    return Section("actors", "Key actors", (part,))


def claims_of(desk: Desk, actor: str) -> list[Edge]:
    """The claims that an actor is part of, each once."""
    graph = desk.made.graph
    found = {
        edge["claim"]: edge
        for edges in (graph.in_edges(actor, data=True), graph.out_edges(actor, data=True))
        for _, _, edge in edges
    }
    return [found[claim] for claim in sorted(found)]


def new_claims(desk: Desk) -> Section:
    """What was reported for the first time in the last `NEW_DAYS` days of the store."""
    empty = "No article has a date, so that nothing can be called new."
    rows: list[Row] = []
    lead = f"First reported in the last {NEW_DAYS} days of what was read."
    if desk.last:
        since = (date.fromisoformat(desk.last) - timedelta(NEW_DAYS)).isoformat()
        lead = f"First reported after {since}; the last article is of {desk.last}."
        empty = f"Nothing was reported for the first time after {since}."
        found = [row for row in claims(desk.made.graph) if (row[3]["first"] or "") > since]
        found.sort(key=lambda row: (-row[3]["belief"], -row[3]["sources"], row[3]["claim"]))
        lead += _of(len(found), NEW)
        for subject, object_, relation, edge in found[:NEW]:
            cells = (desk.words(subject, relation, object_), edge["first"])
            figures = (f"{edge['belief']:.2f}", str(edge["sources"]))
            rows.append(Row((*cells, *figures), (edge["claim"],)))
    columns = ("claim", "first reported", "belief", "sources")
    return Section("new", "New claims", (Part(lead, columns, tuple(rows), empty),))


def disputed_claims(desk: Desk) -> Section:
    """What some affirm and some deny, what was taken back, and what is only denied."""
    found = list(claims(desk.contested))
    found.sort(key=lambda row: (_turn(desk, row[3]), *_spoken_of(row[3])))
    rows = []
    for subject, object_, relation, edge in found[:DISPUTED]:
        said = desk.made.sayings.get(edge["claim"], ())
        sides = (
            {one.source for one in said if one.stands},
            {one.source for one in said if not one.affirmed},
        )
        words = desk.words(subject, relation, object_)
        standing = "taken back" if _taken_back(desk, edge) else edge["status"]
        cells = (words, standing, *(str(len(side)) for side in sides), f"{edge['belief']:.2f}")
        rows.append(Row(cells, (edge["claim"],)))
    lead = (
        "What some sources affirm and some deny, then what was affirmed and taken back by a "
        "correction, then what is only denied, whether or not it is believed enough for the other "
        "chapters. Sources are independent publishers, and count on either side unless they took "
        "it back." + _of(len(found), DISPUTED)
    )
    columns = ("claim", "status", "sources for", "against", "belief")
    part = Part(lead, columns, tuple(rows), "No claim is disputed or denied.")
    return Section("disputed", "Disputed claims", (part,))


def _taken_back(desk: Desk, edge: Edge) -> bool:
    """Whether nobody affirms any more what somebody did."""
    said = desk.made.sayings.get(edge["claim"], ())
    return any(one.taken_back for one in said) and not any(one.stands for one in said)


def _turn(desk: Desk, edge: Edge) -> int:
    """Disputed claims first, then those taken back, then those only denied."""
    return 0 if edge["status"] == "disputed" else 1 if _taken_back(desk, edge) else 2


def _spoken_of(edge: Edge) -> tuple[Any, ...]:
    return -edge["sources"], -edge["evidence"], edge["claim"]


def _of(found: int, shown: int) -> str:
    return f" Shown are {shown} of {counted(found, 'claim')}." if found > shown else ""


SECTIONS: Final[tuple[Callable[[Desk], Section], ...]] = (
    key_actors,
    structure.blocs,
    dyads.strongest_dyads,
    dyads.rising_dyads,
    new_claims,
    disputed_claims,
    structure.tensions,
    structure.single_points,
)
"""The chapters in their order."""
