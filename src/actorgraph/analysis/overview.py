"""All tables of an analysis, by name: `TABLES`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import pandas as pd

from actorgraph.analysis import bridges
from actorgraph.analysis import months as monthly
from actorgraph.analysis.balance import balance, tensions, triads
from actorgraph.analysis.centrality import (
    METRICS,
    ROLES,
    SAMPLED_ABOVE,
    SAMPLES,
    broker_roles,
    in_blocs,
    strength,
)
from actorgraph.analysis.communities import Bloc, bloc_names, bloc_of, communities
from actorgraph.analysis.dyads import dyads
from actorgraph.analysis.engine import engine_for, measured
from actorgraph.analysis.frustration import Frustration, frustration
from actorgraph.analysis.graphs import DEFAULT_RECENCY, Recency, collapsed, signed
from actorgraph.analysis.months import Calendar
from actorgraph.analysis.sayings import Printed, Sayings
from actorgraph.analysis.similarity import MOST, alike
from actorgraph.errors import NotFound


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Who is who in a graph: the first two tables of `Analysis`."""

    actors: pd.DataFrame
    communities: pd.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class Analysis(Ranking):
    """The tables of a graph; ids are actor ids, scores PLOVER's, ``_label`` what to show.

    ``actors``: actor, label, type, country, every name of `METRICS`, community; the strongest first
    (see `strength`).
    ``communities``: community (1, 2, …), name (its top actors), size, actors (tuple of ids).
    ``brokers``: actor, label, community, and how many pairs it brokers in each role of `ROLES`.
    ``dyads``: a, b, a_label, b_label, cooperation, conflict, net (sums of score × belief),
    claims, cooperation_claims, conflict_claims, evidence, first, last.
    ``months``: a dyad's month: score, cooperation, conflict, claims, articles (all of that month),
    per_article and conflict_per_article (each claim once per article that affirms it).
    ``changes``: where the level changes, by Pettitt's test.
    ``trends``: who lately escalates or warms.
    ``balance``: kind of triad, balanced, triads, share. ``triads``: all of them. ``tensions``:
    whose friend is whose enemy. ``frustrated``: ties that stand against the two camps.
    ``alike``: who behaves alike. ``bridges`` and ``single_sources``: what the network hangs on.
    ``notes``: in plain words what to know of these figures (samples, missing dates, empty graph).
    """

    brokers: pd.DataFrame
    dyads: pd.DataFrame
    months: pd.DataFrame
    changes: pd.DataFrame
    trends: pd.DataFrame
    balance: pd.DataFrame
    triads: pd.DataFrame
    tensions: pd.DataFrame
    frustrated: pd.DataFrame
    alike: pd.DataFrame
    bridges: pd.DataFrame
    single_sources: pd.DataFrame
    notes: tuple[str, ...]

    def _repr_html_(self) -> str:
        tables = (f"<code>{name}</code> {len(getattr(self, name))}" for name in TABLES)
        return f"<p><b>Analysis</b>, rows of each table: {', '.join(tables)}</p>"


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What actors and blocs are told from; ``ties`` have the blocs."""

    graph: nx.MultiDiGraph[str]
    weight: Mapping[str, float]
    blocs: tuple[Bloc, ...]
    bloc_names: tuple[str, ...]
    ties: nx.DiGraph[str]


@dataclass(frozen=True, slots=True, eq=False)
class Material(Basis):
    """What all tables are made from, each computed once; ``signed`` is the graph of that name."""

    sayings: Sayings
    signed: nx.Graph[str]
    triads: pd.DataFrame
    frustration: Frustration
    months: pd.DataFrame
    calendar: Calendar


def material(
    graph: nx.MultiDiGraph[str],
    sayings: Sayings | None = None,
    recency: Recency = DEFAULT_RECENCY,
    articles: Iterable[Printed] | None = None,
) -> Material:
    """The parts of an analysis; without ``sayings`` there are no months and no sources."""
    sayings = sayings or {}
    if articles is None:
        articles = {one.article for said in sayings.values() for one in said}
    when = monthly.calendar(articles)
    base = basis(graph)
    sides = signed(graph, recency)
    return Material(
        *(base.graph, base.weight, base.blocs, base.bloc_names, base.ties),
        sayings=sayings,
        signed=sides,
        triads=triads(sides),
        frustration=frustration(sides),
        months=monthly.months(graph, sayings, when),
        calendar=when,
    )


def basis(graph: nx.MultiDiGraph[str]) -> Basis:
    """The blocs of a graph and what ranks its actors."""
    weight = strength(graph)
    blocs = tuple(communities(graph, weight))
    ties = in_blocs(collapsed(graph), bloc_of(blocs))
    return Basis(graph, weight, blocs, tuple(bloc_names(graph, blocs)), ties)


def ranking(graph: nx.MultiDiGraph[str]) -> Ranking:
    """Actors and blocs alone, which is quicker than `analyse`."""
    base = basis(graph)
    return Ranking(actor_table(base), community_table(base))


def analyse(
    graph: nx.MultiDiGraph[str],
    sayings: Sayings | None = None,
    recency: Recency = DEFAULT_RECENCY,
    articles: Iterable[Printed] | None = None,
) -> Analysis:
    """All tables of a graph as `network` gives it; an empty one passes too.

    ``sayings`` are those of the same store: without them the tables of months, changes, trends and
    single sources are empty. ``articles`` are all of the store (`printed`), which say what months
    there are; None takes those that make a claim.
    """
    made = material(graph, sayings, recency, articles)
    return Analysis(**{name: table(made) for name, table in TABLES.items()}, notes=notes(made))


def tables(made: Material, names: Collection[str]) -> dict[str, pd.DataFrame]:
    """Some of the tables, by name, in the order of `TABLES`; raises NotFound for an unknown one."""
    for name in names:
        if name not in TABLES:
            raise NotFound(f"no table {name!r}: there are {', '.join(TABLES)}")
    return {name: table(made) for name, table in TABLES.items() if name in names}


def actor_table(made: Basis, metrics: Collection[str] = tuple(METRICS)) -> pd.DataFrame:
    """The actors with these metrics only, which is far quicker for a large graph."""
    columns = {name: measured(name, made.ties) for name in METRICS if name in metrics}
    number = bloc_of(made.blocs)
    rows = []
    for actor in sorted(made.graph, key=lambda actor: (-made.weight[actor], actor)):
        node: Mapping[str, Any] = made.graph.nodes[actor]
        about = [node["label"], node["type"], node["country"]]
        figures = (round(column[actor], 6) for column in columns.values())
        rows.append([actor, *about, *figures, number[actor]])
    names = ["actor", "label", "type", "country", *columns, "community"]
    return pd.DataFrame(rows, columns=names)


def community_table(made: Basis) -> pd.DataFrame:
    """The blocs, largest first."""
    rows = [
        (number, name, len(group), group)
        for number, (name, group) in enumerate(zip(made.bloc_names, made.blocs, strict=True), 1)
    ]
    return pd.DataFrame(rows, columns=["community", "name", "size", "actors"])


def broker_table(made: Material) -> pd.DataFrame:
    """Who stands between two who do not deal with each other; those between blocs first."""
    number = bloc_of(made.blocs)
    rows: list[list[Any]] = []
    for actor, roles in broker_roles(made.ties).items():
        if any(roles.values()):
            label = made.graph.nodes[actor]["label"]
            rows.append([actor, label, number[actor], *(roles[role] for role in ROLES)])
    rows.sort(key=lambda row: (-(row[4] + row[5] + row[7]), -sum(row[3:]), row[0]))
    return pd.DataFrame(rows, columns=["actor", "label", "community", *ROLES])


def frustrated_table(made: Material) -> pd.DataFrame:
    """The ties that stand against the two camps, with their weight in the signed graph."""
    label = nx.get_node_attributes(made.graph, "label")
    rows = [
        (a, b, label[a], label[b], made.signed.edges[a, b]["weight"])
        for a, b in made.frustration.ties
    ]
    return pd.DataFrame(rows, columns=["a", "b", "a_label", "b_label", "weight"])


TABLES: Final[Mapping[str, Callable[[Material], pd.DataFrame]]] = {
    "actors": actor_table,
    "communities": community_table,
    "brokers": broker_table,
    "dyads": lambda made: dyads(made.graph),
    "months": lambda made: made.months,
    "changes": lambda made: monthly.changes(made.months, made.calendar),
    "trends": lambda made: monthly.trends(made.months, made.calendar),
    "balance": lambda made: balance(made.triads),
    "triads": lambda made: made.triads,
    "tensions": lambda made: tensions(made.triads),
    "frustrated": frustrated_table,
    "alike": lambda made: alike(made.graph),
    "bridges": lambda made: bridges.bridges(made.graph, made.sayings),
    "single_sources": lambda made: bridges.single_sources(
        made.graph, made.sayings, made.blocs, made.bloc_names
    ),
}
"""The tables of `Analysis` by name, and what makes them."""


def notes(made: Material, names: Collection[str] = tuple(TABLES)) -> tuple[str, ...]:
    """In plain words what a reader of these tables has to know; empty where that is nothing."""
    return tuple(note for about, note in _notes(made) if not about or set(about) & set(names))


_SIGNED: Final = ("balance", "triads", "tensions", "frustrated")
_MONTHLY: Final = ("months", "changes", "trends")


def _notes(made: Material) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each note with the tables that it is about; none means all."""
    graph, sides = made.graph, made.signed.graph
    if not graph:
        yield (), "No claim passes the filters: there is nothing to analyse."
        return
    if len(graph) > SAMPLED_ABOVE:
        yield (
            ("actors",),
            f"Betweenness and closeness are estimated from {SAMPLES} of {len(graph)} actors, "
            f"always the same ({engine_for(made.ties)}).",
        )
    if len(graph) > MOST:
        yield ("alike",), f"Only the {MOST} strongest actors are compared for behaving alike."
    if sides["undated"]:
        yield (
            (*_SIGNED, *_MONTHLY),
            f"{sides['undated']} of {graph.number_of_edges()} claims have no date: they are in no "
            "month, and weigh in the signed graph as much as the oldest that has one.",
        )
    if sides["even"]:
        are = "pair is" if sides["even"] == 1 else "pairs are"
        yield _SIGNED, f"{sides['even']} {are} as much in conflict as in cooperation: neither side."
    if not made.frustration.exact:
        yield (
            ("frustrated",),
            f"The signed graph is large, so its frustration ({made.frustration.index} ties) is the "
            "best of a search: fewer ties may do.",
        )
    months = len(made.calendar.months)
    if made.sayings and not months:
        yield _MONTHLY, "No article has a date: there is no series, and no change to look for."
    elif made.sayings and months < monthly.LEAST_MONTHS:
        yield (
            ("changes",),
            f"The articles with a date are of {months} month{'s' if months > 1 else ''}: fewer "
            f"than {monthly.LEAST_MONTHS} are not tested for change points.",
        )
