"""Who behaves alike: actors with the same ties to the same others, or of the same sort.

**Partners** compares *structural equivalence* [1]_: what an actor does to whom, and who does what
to it. **Roles** leaves out who the other is and keeps its type, so that two patrons of two armed
groups are alike. Profiles hold the beliefs, and are compared by the cosine of their angle.

.. [1] Lorrain and White, Structural equivalence of individuals in social networks, 1971,
   https://doi.org/10.1080/0022250X.1971.9989788
"""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np
import pandas as pd

from actorgraph.analysis.centrality import strength
from actorgraph.analysis.graphs import claims

MOST: Final = 1_000  # actors compared, the strongest: every two of them are
NEAREST: Final = 5  # of every actor
LEAST_SHARED: Final = 2  # what two have in common; one tie is no behaviour
BY: Final = ("partners", "roles")
ALIKE: Final = ("by", "a", "b", "a_label", "b_label", "similarity", "shared", "examples")

Profile = dict[tuple[str, str, str], float]


def alike(graph: nx.MultiDiGraph[str], by: str | None = None) -> pd.DataFrame:
    """Pairs of actors who behave alike: the `NEAREST` of each, the most alike first.

    ``similarity`` lies in (0, 1], ``shared`` counts what both profiles have (at least
    `LEAST_SHARED`), ``examples`` names the three of it that weigh most. ``by`` is one of `BY`, None
    both. Only the `MOST` strongest actors are compared.
    """
    weight = strength(graph)
    ranked = sorted(graph, key=lambda actor: (-weight[actor], actor))[:MOST]
    rows = [row for each in BY if by in (None, each) for row in _rows(graph, sorted(ranked), each)]
    return pd.DataFrame(rows, columns=list(ALIKE))


def profiles(graph: nx.MultiDiGraph[str], by: str) -> dict[str, Profile]:
    """By actor what it does and what is done to it, with the belief: (relation, side, other), where
    side is does, gets or with, and other the actor or, by roles, its type."""
    found: dict[str, Profile] = {actor: {} for actor in graph}
    for subject, object_, relation, edge in claims(graph):
        sides = ("with", "with") if edge["symmetric"] else ("does", "gets")
        for actor, side, other in ((subject, sides[0], object_), (object_, sides[1], subject)):
            name = other if by == "partners" else graph.nodes[other]["type"]
            key = (relation, side, name)
            found[actor][key] = found[actor].get(key, 0.0) + edge["belief"]
    return found


def _rows(graph: nx.MultiDiGraph[str], names: list[str], by: str) -> list[list[Any]]:
    found = profiles(graph, by)
    features = sorted({key for actor in names for key in found[actor]})
    column = {key: place for place, key in enumerate(features)}
    matrix = np.zeros((len(names), len(features)))
    for row, actor in enumerate(names):
        for key, value in found[actor].items():
            matrix[row, column[key]] = value
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit = np.divide(matrix, length, out=np.zeros_like(matrix), where=length > 0)
    cosine = np.round(unit @ unit.T, 6)
    has = (matrix > 0).astype(float)
    cosine[has @ has.T < LEAST_SHARED] = 0
    np.fill_diagonal(cosine, 0)
    pairs = set()
    for row in range(len(names)):
        for other in np.argsort(-cosine[row], kind="stable")[:NEAREST]:
            if cosine[row, other] > 0:
                pairs.add((min(row, int(other)), max(row, int(other))))
    rows = []
    for one, two in sorted(pairs, key=lambda pair: (-cosine[pair], pair)):
        a, b = names[one], names[two]
        shared = sorted(
            found[a].keys() & found[b].keys(), key=lambda key: (-found[a][key] * found[b][key], key)
        )
        examples = tuple(_words(key, graph, by) for key in shared[:3])
        labels = [graph.nodes[a]["label"], graph.nodes[b]["label"]]
        rows.append([by, a, b, *labels, min(float(cosine[one, two]), 1.0), len(shared), examples])
    return rows


def _words(key: tuple[str, str, str], graph: nx.MultiDiGraph[str], by: str) -> str:
    relation, side, other = key
    kind = other.replace("_", " ")
    some = f"{'an' if kind[:1] in 'aeio' else 'a'} {kind}"
    name = graph.nodes[other]["label"] if by == "partners" else some
    return f"{name} {relation} it" if side == "gets" else f"{relation} {name}"
