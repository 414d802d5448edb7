"""How two actors are connected: chains of claims, the most believed first."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import networkx as nx
import pandas as pd

from actorgraph.analysis.dyads import pairs
from actorgraph.analysis.graphs import claims
from actorgraph.citations import Citations, citations
from actorgraph.errors import NotFound
from actorgraph.network import Queryable

_STEP: Final = 1e-6  # of equally believed paths the shorter comes first


@dataclass(frozen=True, slots=True)
class Step:
    """One claim of a path, as it is made: ``subject`` and ``object`` are ids, and one of them is
    the actor that the path comes from; ``others`` counts further claims between the two."""

    subject: str
    relation: str
    object: str
    claim: str
    belief: float
    others: int


@dataclass(frozen=True, slots=True)
class Path:
    """``actors`` from the first to the last (ids), with the most believed claim between each two;
    ``belief`` is the product of their beliefs: that all of them hold, were they independent."""

    actors: tuple[str, ...]
    steps: tuple[Step, ...]
    belief: float


def paths(graph: nx.MultiDiGraph[str], a: str, b: str, most: int = 3) -> tuple[Path, ...]:
    """Up to ``most`` paths without a detour between two actors (ids), the most believed first [1]_.

    Claims are followed in either direction; a claim believed 0 leads nowhere. Empty where nothing
    connects them; raises NotFound for an actor that has no claim in the graph.

    .. [1] Yen, Finding the k shortest loopless paths in a network, 1971,
       https://doi.org/10.1287/mnsc.17.11.712
    """
    for actor in (a, b):
        if actor not in graph:
            raise NotFound(f"no claim of {actor!r} passes the filters")
    best: nx.Graph[str] = nx.Graph()
    best.add_nodes_from(sorted(graph))
    for pair, step in _best(graph).items():
        best.add_edge(*pair, step=step, cost=_STEP - math.log(min(step.belief, 1.0)))
    if a == b or not nx.has_path(best, a, b):
        return ()
    found: Iterator[list[str]] = nx.shortest_simple_paths(best, a, b, weight="cost")
    made = []
    for actors in islice(found, most):
        steps = tuple(best.edges[ends]["step"] for ends in pairwise(actors))
        belief = math.prod(step.belief for step in steps)
        made.append(Path(tuple(actors), steps, round(belief, 6)))
    return tuple(made)


def _best(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str], Step]:
    """By unordered pair of actors the claim that is believed most."""
    count = {pair: len(edges) for pair, edges in pairs(graph).items()}
    found: dict[tuple[str, str], Step] = {}
    for subject, object_, relation, edge in claims(graph):
        pair = min(subject, object_), max(subject, object_)
        belief = edge["belief"]
        if belief > 0 and (pair not in found or belief > found[pair].belief):
            others = count[pair] - 1
            found[pair] = Step(subject, relation, object_, edge["claim"], belief, others)
    return dict(sorted(found.items()))


PATHS: Final = (
    *("path", "path_belief", "step", "subject", "relation", "object", "belief", "others", "quote"),
    *("article", "publisher", "published", "url", "claim", "subject_id", "object_id"),
)


def path_table(
    graph: nx.MultiDiGraph[str], store: Queryable, found: tuple[Path, ...]
) -> pd.DataFrame:
    """The paths as a table, a row per step, with the best quote of each claim and where it stands.

    Columns are `PATHS`: labels, then the quote, its article and publisher, date and address (None
    where the article has none), then ids.
    """
    wanted = {step.claim for path in found for step in path.steps}
    cited = citations(store, wanted, most=2) if wanted else None
    rows = []
    for number, path in enumerate(found, 1):
        for place, step in enumerate(path.steps, 1):
            assert cited is not None
            one, two = (graph.nodes[actor]["label"] for actor in (step.subject, step.object))
            about = [one, step.relation, two, step.belief, step.others]
            ids = [step.claim, step.subject, step.object]
            rows.append([number, path.belief, place, *about, *_quoted(cited, step.claim), *ids])
    return pd.DataFrame(rows, columns=list(PATHS), dtype=object)


def _quoted(cited: Citations, claim: str) -> list[str | None]:
    """Quote, article, publisher, date and address of the surest words for a claim."""
    pieces = cited.by_claim.get(claim, [])
    affirmed = [piece for piece in pieces if piece["polarity"] == "affirmed"]
    if not pieces:
        return [None] * 5
    piece = (affirmed or pieces)[0]
    about = cited.articles.get(piece["article"], {})
    return [piece["quote"], piece["article"], *map(about.get, ("publisher", "date", "url"))]
