"""The questions of network analysis that a `Graph` answers, as its methods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actorgraph import analysis
from actorgraph.analysis import Analysis, Recency
from actorgraph.analysis.bridges import holding
from actorgraph.analysis.graphs import DEFAULT_RECENCY
from actorgraph.analysis.paths import path_table
from actorgraph.analysis.sayings import last_published, printed, sayings
from actorgraph.analysis.similarity import alike
from actorgraph.names import actor_id
from actorgraph.network import FIRST_LOOK, Filters, network
from actorgraph.store import Store

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from actorgraph.report import Report


class Analyst:
    """What `Graph` inherits: networks and what they tell, of the claims that pass ``filters``.

    Each method reads the open ``store`` anew. ``filters`` choose claims by belief, relation, quad
    class and actor; for a roll-up or a window on time ask ``g.rolled_up(…)`` or ``g.within(…)``.
    """

    store: Store

    def network(self, filters: Filters = FIRST_LOOK) -> nx.MultiDiGraph[str]:
        """A networkx graph: a node per actor, an edge per claim (see ``actorgraph.network``)."""
        return network(self.store, filters)

    def ties(self, kind: str = "all", filters: Filters = FIRST_LOOK) -> nx.DiGraph[str]:
        """A weighted DiGraph: one edge per ordered pair, ``weight`` the sum of beliefs.

        ``kind`` is a relation ("supplies"), a quad class ("material-conflict"), "cooperation",
        "conflict" or "all"; raises NotFound for another.
        """
        return analysis.collapsed(self.network(filters), kind)

    def signed(
        self, filters: Filters = FIRST_LOOK, recency: Recency = DEFAULT_RECENCY
    ) -> nx.Graph[str]:
        """Who is with whom and against whom: an undirected graph of cooperation minus conflict.

        ``weight`` sums PLOVER score × belief × 0.5^(age / half-life) over the claims of a pair,
        ``sign`` is 1 or -1. Age is counted in days to ``recency.on``, by default the last day on
        which an article of the store was published; ``Recency(half_life=90)`` forgets sooner.
        """
        return analysis.signed(self.network(filters), self._dated(recency))

    def bipartite(self, filters: Filters = FIRST_LOOK) -> nx.Graph[str]:
        """Actors (``bipartite`` 0) and the items of their claims (1): who gives and gets what."""
        return analysis.bipartite(self.network(filters))

    def ego(
        self, actor: str, radius: int = 1, filters: Filters = FIRST_LOOK
    ) -> nx.MultiDiGraph[str]:
        """The claims among an actor (name or id) and all within ``radius`` claims of it; raises
        NotFound."""
        return analysis.ego(self.network(filters), actor_id(self.store, actor), radius)

    def paths(self, a: str, b: str, most: int = 3, filters: Filters = FIRST_LOOK) -> pd.DataFrame:
        """How two actors (names or ids) are connected: up to ``most`` paths, most believed first.

        A row per step: path, path_belief (product), step, subject, relation, object, belief,
        others (further claims between the two), the best quote with article, publisher, published
        and url, and ids. No row where nothing connects them; raises NotFound.
        """
        graph = self.network(filters)
        ends = actor_id(self.store, a), actor_id(self.store, b)
        return path_table(graph, self.store, analysis.paths(graph, *ends, most))

    def holding(self, a: str, b: str, filters: Filters = FIRST_LOOK) -> pd.DataFrame:
        """Without which claim, article or publisher two actors would not be connected at all:
        kind, id, label. No row where several ways connect them, or none; raises NotFound."""
        ends = actor_id(self.store, a), actor_id(self.store, b)
        return holding(self.network(filters), sayings(self.store), ends)

    def alike(
        self, actor: str | None = None, by: str | None = None, filters: Filters = FIRST_LOOK
    ) -> pd.DataFrame:
        """Who behaves alike, the most alike first; of one actor, who behaves as it does.

        ``by`` "partners" compares what each does to whom, "roles" what each does to which type of
        actor; None tells both. Raises NotFound.
        """
        table = alike(self.network(filters), by)
        if actor is None:
            return table
        wanted = actor_id(self.store, actor)
        return table[(table["a"] == wanted) | (table["b"] == wanted)].reset_index(drop=True)

    def analyse(
        self, filters: Filters = FIRST_LOOK, recency: Recency = DEFAULT_RECENCY
    ) -> Analysis:
        """Centralities, blocs, balance, dyads over time, bridges … as DataFrames, with notes."""
        graph = self.network(filters)
        articles = printed(self.store).values()
        return analysis.analyse(graph, sayings(self.store), self._dated(recency), articles)

    def report(
        self,
        title: str = "Briefing",
        filters: Filters = FIRST_LOOK,
        recency: Recency = DEFAULT_RECENCY,
    ) -> Report:
        """A briefing of the articles in which every statement links to its evidence.

        ``recency`` weighs older claims in tensions and camps, as in `signed` and `analyse`.
        Shows itself in Jupyter; ``.save("report.html")`` or ``.save("report.md")`` writes it.
        """
        from actorgraph.report import report  # noqa: PLC0415 - loads templates

        return report(self.store, title, filters, recency)

    def _dated(self, recency: Recency) -> Recency:
        return replace(recency, on=recency.on or last_published(self.store))
