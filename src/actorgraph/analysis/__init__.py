"""What network analysis says about a graph of claims.

`analyse` gives all tables; the graphs and measures behind them are functions of their own:
``graphs`` (who is tied to whom), ``centrality`` and ``communities``, ``balance`` and
``frustration`` (who is with whom), ``dyads`` and ``months``, ``similarity``, ``bridges``,
``paths``. Every function gives the same answer for the same graph: nodes and edges are taken in
sorted order, samplers are seeded, and figures are rounded to six decimals.
"""

from actorgraph.analysis.centrality import METRICS, betweenness, pagerank, strength
from actorgraph.analysis.communities import communities
from actorgraph.analysis.dyads import dyads
from actorgraph.analysis.graphs import Recency, bipartite, collapsed, ego, signed
from actorgraph.analysis.overview import (
    TABLES,
    Analysis,
    Ranking,
    actor_table,
    analyse,
    community_table,
    material,
    ranking,
)
from actorgraph.analysis.paths import paths

__all__ = [
    "METRICS",
    "TABLES",
    "Analysis",
    "Ranking",
    "Recency",
    "actor_table",
    "analyse",
    "betweenness",
    "bipartite",
    "collapsed",
    "communities",
    "community_table",
    "dyads",
    "ego",
    "material",
    "pagerank",
    "paths",
    "ranking",
    "signed",
    "strength",
]
