"""What is drawn: a node per actor with its place and size, an edge per dyad and quad class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import networkx as nx

from actorgraph.cards.words import one_line
from actorgraph.layout import positions
from actorgraph.view.codes import letters

LABEL: Final = 26  # characters of a name that are drawn; the panel has the whole
SHAPES: Final[Mapping[str, str]] = {
    "state": "dot",
    "region": "hexagon",
    "organisation": "square",
    "government_body": "square",
    "armed_group": "triangle",
    "party": "triangleDown",
    "company": "hexagon",
    "media": "star",
    "person": "diamond",
    "group": "triangleDown",
}
SIZES: Final = (9.0, 32.0)  # radius of the weakest and the strongest actor, pixels at zoom 1
FULL: Final = 12.0  # the strength at which the strongest actor of a small graph has full size
PERSON: Final = 0.7  # a person is drawn smaller than a state of the same strength

RADII: Final = {"small": SIZES[0], "large": SIZES[1], "person": PERSON}
"""The same for the page, which sizes actors by other measures."""

Row = dict[str, Any]


def nodes(graph: nx.MultiDiGraph[str], strength: Mapping[str, float]) -> list[Row]:
    """One row per actor of ``strength`` (strongest first), as vis-network takes it: ``id``,
    ``label`` as drawn, ``shape``, ``kind`` (its type), ``size`` (a radius) and ``x``, ``y`` in
    pixels at zoom 1, ``rank`` from 0; of a state, ``code``, the letters on its disc."""
    ranked = list(strength)
    labels = {actor: one_line(graph.nodes[actor]["label"], LABEL) for actor in ranked}
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(ranked)
    for subject, object_, edge in graph.edges(data=True):
        old = ties.get_edge_data(subject, object_, {"weight": 0.0})["weight"]
        ties.add_edge(subject, object_, weight=old + edge["belief"])
    radii = _radii(graph, strength)
    spots = positions(ties, ranked, labels, radii)
    rows = []
    for rank, actor in enumerate(ranked):
        kind = graph.nodes[actor]["type"]
        x, y = spots[actor]
        about: Row = {"shape": SHAPES.get(kind, "dot"), "kind": kind, "size": radii[actor]}
        code = letters(graph.nodes[actor])
        about |= {"code": code} if code else {}
        rows.append({"id": actor, "label": labels[actor], **about, "x": x, "y": y, "rank": rank})
    return rows


def _radii(graph: nx.MultiDiGraph[str], strength: Mapping[str, float]) -> dict[str, float]:
    """Pixels at zoom 1: the area of a disc goes with strength, and persons are drawn smaller."""
    most = max([FULL, *strength.values()])
    small, large = SIZES
    return {
        actor: round(
            (small + (large - small) * (weight / most) ** 0.5)
            * (PERSON if graph.nodes[actor]["type"] == "person" else 1),
            1,
        )
        for actor, weight in strength.items()
    }


def edges(claims: Sequence[Mapping[str, Any]]) -> list[Row]:
    """One row per dyad and quad class: ``id``, ``from``, ``to`` (ids, in order), ``quad`` and
    ``claims``, their places in ``claims``; ``bend`` keeps the lines of one dyad apart, as a share
    of their length, 0 for a straight one."""
    merged: dict[tuple[str, str], dict[str, list[int]]] = {}
    for place, claim in enumerate(claims):
        a, b = sorted((claim["subject"], claim["object"]))
        merged.setdefault((a, b), {}).setdefault(claim["quad_class"], []).append(place)
    rows = []
    for (a, b), kinds in sorted(merged.items()):
        for number, (quad, places) in enumerate(sorted(kinds.items())):
            bend = round((number - (len(kinds) - 1) / 2) * 0.24, 3)
            about = {"quad": quad, "claims": places, "bend": bend}
            rows.append({"id": f"{a}|{b}|{quad}", "from": a, "to": b, **about})
    return rows
