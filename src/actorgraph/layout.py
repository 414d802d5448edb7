"""Where the actors stand on the page: computed beforehand, the same for the same graph.

The strongest actors are laid out by Kamada and Kawai's method [1]_, the others around the
strongest of them that they deal with; then boxes that overlap are pushed apart.

.. [1] Kamada and Kawai, An algorithm for drawing general undirected graphs, 1989,
   https://doi.org/10.1016/0020-0190(89)90102-6
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

Points = dict[str, tuple[int, int]]

GOLDEN_ANGLE: Final = math.pi * (3 - math.sqrt(5))
STEP: Final = 190.0  # pixels per unit of graph distance, at zoom 1
WIDE: Final = 1.1  # the stage is a little wider than high
_LETTER: Final = 10.5  # pixels, of a label's font
_LEAST: Final = 40.0  # half width of a node with its label, however short that is
_LINE: Final = 30.0  # half of what a label adds to the height of its node, and the gap below


def positions(
    ties: nx.Graph[str],
    ranked: Sequence[str],
    labels: Mapping[str, str],
    radii: Mapping[str, float],
) -> Points:
    """Pixel coordinates of every actor of ``ranked``, which is sorted strongest first.

    ``ties`` is undirected, ``weight`` its strength; ``radii`` are those of the discs, in pixels.
    Up to `KERNEL` actors are laid out together.
    """
    kernel = list(ranked[:KERNEL])
    placed = _kernel(ties.subgraph(kernel), kernel)
    rim = max((math.hypot(x / WIDE, y) for x, y in placed.values()), default=0.0) + STEP
    beside: dict[str, int] = {}  # how many stand round each already
    for number, actor in enumerate(ranked[KERNEL:]):
        placed[actor] = _beside(actor, ties, placed, beside) or _on(rim, number)
    if not placed:
        return {}
    names = list(ranked)
    wide = [max(_LEAST, 1.6 * radii[n], len(labels[n]) * _LETTER / 2 + 6) for n in names]
    high = [1.2 * radii[name] + _LINE for name in names]
    boxes = np.array([wide, high]).T
    spread = _apart(_roomy(np.array([placed[name] for name in names]), boxes), boxes)
    spread -= (spread.min(axis=0) + spread.max(axis=0)) / 2
    return {n: (int(x), int(y)) for n, (x, y) in zip(names, np.rint(spread), strict=True)}


KERNEL: Final = 80
"""How many actors are laid out together; the time for it grows with the cube."""


def _kernel(ties: nx.Graph[str], kernel: Sequence[str]) -> dict[str, tuple[float, float]]:
    if len(kernel) < 2:
        return dict.fromkeys(kernel, (0.0, 0.0))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(kernel)
    for a, b in sorted(tuple(sorted(edge)) for edge in ties.edges):
        # a tie between hubs is drawn longer, so that each has room for its own circle
        length = 1 + 0.35 * math.sqrt(min(ties.degree(a), ties.degree(b)))
        graph.add_edge(a, b, length=length)
    distance = {
        a: dict(found) for a, found in nx.all_pairs_dijkstra_path_length(graph, weight="length")
    }
    far = 0.6 + max(max(found.values()) for found in distance.values())
    full = {a: {b: distance[a].get(b, far) for b in kernel} for a in kernel}
    size = 0.38 * math.sqrt(len(kernel)) + 0.3
    found = nx.kamada_kawai_layout(graph, dist=full, scale=size, pos=_start(graph, kernel))
    spots = np.array([found[actor] for actor in kernel])
    reach = np.hypot(*spots.T)
    inner = float(np.quantile(reach, 0.7)) or 1.0
    # what hangs far out is drawn nearer, so that it does not shrink all the rest
    pull = np.where(reach > inner, (inner / np.maximum(reach, inner)) ** 0.45, 1.0)
    spots *= pull[:, None] * size / (reach * pull).max() * STEP
    return {a: (float(x) * WIDE, float(y)) for a, (x, y) in zip(kernel, spots, strict=True)}


def _start(graph: nx.Graph[str], kernel: Sequence[str]) -> dict[str, Any]:
    """A sunflower of the actors, hubs inside: a start from which the method finds good minima."""
    order = sorted(kernel, key=lambda actor: (-graph.degree(actor), actor))
    spots = ((math.sqrt(n), n * GOLDEN_ANGLE) for n in range(len(order)))
    circle = [(r * math.cos(angle), r * math.sin(angle)) for r, angle in spots]
    return dict(zip(order, (np.array(spot) for spot in circle), strict=True))


def _beside(
    actor: str,
    ties: nx.Graph[str],
    placed: Mapping[str, tuple[float, float]],
    beside: dict[str, int],
) -> tuple[float, float] | None:
    """The next spot of a sunflower outward of the strongest placed neighbour; None for those that
    have none."""
    near = [(-ties[actor][other]["weight"], other) for other in ties[actor] if other in placed]
    if not near:
        return None
    hub = min(near)[1]
    number = beside[hub] = beside.get(hub, 0) + 1
    x, y = placed[hub]
    out = math.hypot(x, y) or 1.0
    reach = STEP * (0.5 + 0.3 * math.sqrt(number))
    # the flower's heart lies further out than the hub, so that few of its petals cover others
    heart = 0.6 * STEP * (1 + 0.3 * math.sqrt(number))
    angle = number * GOLDEN_ANGLE
    return (
        x + x / out * heart + reach * math.cos(angle),
        y + y / out * heart + reach * math.sin(angle),
    )


def _on(rim: float, number: int) -> tuple[float, float]:
    angle = number * GOLDEN_ANGLE
    return (rim * math.cos(angle) * WIDE, rim * math.sin(angle))


def _roomy(points: np.ndarray[Any, Any], boxes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The points pulled out until the middle nine tenths of them have room for their boxes."""
    if len(points) < MANY:
        return points
    low, high = np.quantile(points, [0.05, 0.95], axis=0)
    room = float(np.prod(np.maximum(high - low, 1.0)))
    need = 2.0 * float(np.sum(4 * boxes[:, 0] * boxes[:, 1]))
    pulled: np.ndarray[Any, Any] = points * max(1.0, math.sqrt(need / room))
    return pulled


MANY: Final = 600
"""From so many actors on they are pulled apart first, and pushed apart in fewer rounds."""


def _apart(points: np.ndarray[Any, Any], boxes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Push overlapping boxes apart, a little each round, along the axis that costs least.

    ``boxes`` are half widths and half heights, one row per point.
    """
    points = points.astype(float)
    points += np.arange(len(points))[:, None] * 1e-3  # no two in one spot
    for _ in range(120 if len(points) < MANY else 30):
        # boxes lie within a chessboard distance of their greatest width, once heights are scaled
        scaled = points / boxes.max(axis=0)
        pairs = cKDTree(scaled).query_pairs(2.0, p=np.inf, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        a, b = pairs[:, 0], pairs[:, 1]
        gap = points[b] - points[a]
        lap_x, lap_y = (boxes[a] + boxes[b] - np.abs(gap)).T
        hit = (lap_x > 0.5) & (lap_y > 0.5)
        if not hit.any():
            break
        sideways = lap_x < lap_y
        move = np.zeros_like(gap)
        move[:, 0] = np.where(sideways, np.copysign(lap_x, gap[:, 0]), 0)
        move[:, 1] = np.where(sideways, 0, np.copysign(lap_y, gap[:, 1]))
        move[~hit] = 0
        np.add.at(points, b, move * 0.3)
        np.add.at(points, a, move * -0.3)
    return points
