"""Who ranks where on the page: by the claims that are believed, as `analyse` and the report do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from actorgraph.analysis import METRICS, ranking, strength
from actorgraph.network import believed


@dataclass(frozen=True, slots=True)
class Standing:
    """``strength`` has every actor of the page, the strongest first; ``figures`` are its strength
    and the measures of `METRICS`, in that order, ``bloc`` the number of its bloc; ``blocs`` have
    number, name (their top actors) and size, the largest first."""

    strength: Mapping[str, float]
    figures: Mapping[str, list[float]]
    bloc: Mapping[str, int]
    blocs: list[dict[str, Any]]


def standing(graph: nx.MultiDiGraph[str], least: float) -> Standing:
    """Where the actors of a graph stand by its claims of at least that belief.

    Who has doubtful claims alone comes last, by their belief, with 0 in each measure and in a bloc
    of its own: what is denied or only possible is drawn, but ties nobody.
    """
    core = believed(graph, least)
    found, weight, drawn = ranking(core), strength(core), strength(graph)
    rows: list[Any] = found.actors.to_dict("records")
    weights = {row["actor"]: weight[row["actor"]] for row in rows}
    figures = {
        row["actor"]: [round(weight[row["actor"]], 3), *(row[name] for name in METRICS)]
        for row in rows
    }
    bloc = {row["actor"]: row["community"] for row in rows}
    columns = found.communities[["community", "name", "size"]]
    blocs = [
        {"bloc": number, "name": name, "size": size}
        for number, name, size in columns.itertuples(index=False)
    ]
    for actor in sorted(set(graph) - set(core), key=lambda actor: (-drawn[actor], actor)):
        weights[actor] = 0.0
        figures[actor] = [0.0] * (1 + len(METRICS))
        bloc[actor] = len(blocs) + 1
        blocs.append({"bloc": bloc[actor], "name": graph.nodes[actor]["label"], "size": 1})
    return Standing(weights, figures, bloc, blocs)


def metric_names() -> list[str]:
    """What the figures of an actor are: what ranks it, then every measure of `METRICS`."""
    return ["strength", *METRICS]
