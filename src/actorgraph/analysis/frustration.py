"""How far the signed graph is from two camps: Harary's line index of balance.

The *frustration* of a signed graph is the least number of ties that would have to change sign for
it to fall into two camps, friends within and enemies between. It adds up over the parts that hang
together by single actors (blocks), and finding it is hard: a block of up to `EXACT` ties is solved
as an integer program [1]_, if that ends within `NODES` branches; another by a seeded local search,
which gives an upper bound.

.. [1] Aref, Mason and Wilson, A modeling and computational study of the frustration index in signed
   networks, 2020, https://doi.org/10.1002/net.21907
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from actorgraph.analysis.centrality import SEED

Pair = tuple[str, str]
Tie = tuple[str, str, int, float]

EXACT: Final = 250  # ties of a block
NODES: Final = 50  # branches of the integer program; a count, so that every machine stops alike
STARTS: Final = 30
LARGE: Final = 500  # actors of a block, above which a fifth of the starts must do


@dataclass(frozen=True, slots=True)
class Frustration:
    """``ties`` that stand against the two ``camps`` (sorted pairs, the heaviest first), of so many
    ``signed`` ones; ``exact`` says whether no fewer are possible, else the search found none.

    Camps are those of the largest part that hangs together.
    """

    ties: tuple[tuple[str, str], ...]
    signed: int
    exact: bool
    camps: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def index(self) -> int:
        """The number of ties that stand against the camps."""
        return len(self.ties)


def frustration(signed: nx.Graph[str]) -> Frustration:
    """The frustration of a signed graph: fewest ties first, then least weight."""
    against: set[Pair] = set()
    exact = True
    parts: Any = nx.biconnected_components(signed)
    blocks: list[list[str]] = sorted(sorted(part) for part in parts)
    for block in blocks:
        if len(block) > 2:
            found, proven = _against(signed, block)
            against |= found
            exact &= proven
    weight = {pair: abs(signed.edges[pair]["weight"]) for pair in against}
    ordered = tuple(sorted(against, key=lambda pair: (-weight[pair], pair)))
    return Frustration(ordered, signed.number_of_edges(), exact, _camps(signed, against))


def _against(signed: nx.Graph[str], block: Sequence[str]) -> tuple[set[Pair], bool]:
    """The ties of a block that the best parting of it leaves frustrated; whether none is better."""
    ties: list[Tie] = sorted(
        (min(a, b), max(a, b), data["sign"], abs(data["weight"]))
        for a, b, data in signed.subgraph(block).edges(data=True)
    )
    side = _solved(block, ties) if len(ties) <= EXACT else None
    proven = side is not None
    if side is None:
        side = _improved(signed.subgraph(block), block, _costs(ties))
    return {(a, b) for a, b, sign, _ in ties if (side[a] == side[b]) != (sign > 0)}, proven


def _costs(ties: Sequence[Tie]) -> dict[Pair, float]:
    """What a frustrated tie costs: one, and so little of its weight that all of it is below one."""
    total = sum(weight for *_, weight in ties)
    return {(a, b): 1 + weight / (total + 1) for a, b, _, weight in ties}


def _solved(block: Sequence[str], ties: Sequence[Tie]) -> dict[str, int] | None:
    """The best parting of a block, proven; None where `NODES` branches do not prove it.

    The variables are the side of each actor, 0 or 1, and whether each tie is frustrated, which is
    at least what its ends make of it. The actor of most ties stands on side 0.
    """
    place = {actor: number for number, actor in enumerate(block)}
    actors, count = len(block), len(ties)
    rows = lil_array((2 * count, actors + count))
    least = np.zeros(2 * count)
    for number, (a, b, sign, _) in enumerate(ties):
        for row, one in ((2 * number, 1), (2 * number + 1, -1)):
            rows[row, actors + number] = 1
            rows[row, place[a]] = -one
            rows[row, place[b]] = one if sign > 0 else -one
            least[row] = 0 if sign > 0 else -one
    degree = Counter(actor for a, b, *_ in ties for actor in (a, b))
    most = np.ones(actors + count)
    most[place[max(block, key=lambda actor: (degree[actor], actor))]] = 0
    price = _costs(ties)
    found = milp(
        np.concatenate([np.zeros(actors), [price[a, b] for a, b, *_ in ties]]),
        integrality=np.concatenate([np.ones(actors), np.zeros(count)]),
        bounds=Bounds(0, most),
        constraints=LinearConstraint(rows.tocsr(), least, np.inf),
        options={"node_limit": NODES, "mip_rel_gap": 0},
    )
    if found.status != 0:
        return None
    return {actor: round(found.x[number]) for actor, number in place.items()}


def _improved(
    graph: nx.Graph[str], block: Sequence[str], price: Mapping[Pair, float]
) -> dict[str, int]:
    """The best of `STARTS` local searches by moving one actor over while that frustrates less; half
    start from a tree of ties, half from a seeded parting."""
    dice = Random(SEED)
    starts = STARTS if len(block) <= LARGE else STARTS // 5
    near = {
        a: [(b, graph.edges[a, b]["sign"], price[min(a, b), max(a, b)]) for b in sorted(graph[a])]
        for a in block
    }
    best: tuple[float, dict[str, int]] | None = None
    for start in range(starts):
        side = _grown(near, block[start % len(block)]) if start < starts // 2 else {}
        side = side or {actor: dice.randrange(2) for actor in block}
        cost = _settled(near, side, dice)
        if best is None or cost < best[0] - 1e-9:
            best = cost, dict(side)
    assert best is not None
    return best[1]


def _grown(near: Mapping[str, list[Any]], root: str) -> dict[str, int]:
    """Camps as the signs along a breadth-first tree have them."""
    side, queue = {root: 0}, [root]
    for actor in queue:
        for other, sign, _ in near[actor]:
            if other not in side:
                side[other] = side[actor] ^ (sign < 0)
                queue.append(other)
    return side


def _settled(near: Mapping[str, list[Any]], side: dict[str, int], dice: Random) -> float:
    """Move actors over until no move helps (``side`` changes); what is left frustrated costs."""
    order = sorted(near)
    moved = True
    while moved:
        moved = False
        dice.shuffle(order)
        for actor in order:
            gain = sum(
                price if (side[actor] == side[other]) != (sign > 0) else -price
                for other, sign, price in near[actor]
            )
            if gain > 1e-9:
                side[actor] ^= 1
                moved = True
    left: float = sum(
        price
        for actor, ties in sorted(near.items())
        for other, sign, price in ties
        if actor < other and (side[actor] == side[other]) != (sign > 0)
    )
    return left


def _camps(signed: nx.Graph[str], against: set[Pair]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The camps of the largest part, by following the ties that are not frustrated."""
    calm = nx.Graph(signed)
    calm.remove_edges_from(against)
    parts = sorted(nx.connected_components(calm), key=lambda part: (-len(part), min(part)))
    if not parts or len(parts[0]) < 2:
        return (), ()
    root = min(parts[0])
    near = {a: [(b, calm.edges[a, b]["sign"], 1.0) for b in sorted(calm[a])] for a in parts[0]}
    side = _grown(near, root)
    one, two = (tuple(sorted(a for a, s in side.items() if s == which)) for which in (0, 1))
    return (one, two) if len(one) >= len(two) else (two, one)
