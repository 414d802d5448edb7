"""How long the metrics of networkx and networkit take on the same made-up claims, in turn."""

from __future__ import annotations

from functools import partial

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from actorgraph.analysis import METRICS, collapsed, engine
from conftest import Found
from test_view_speed import crowd
from timing import in_turn

SECTION = "Engines of network analysis"
SIZES = (1_500, 5_000, 20_000)
MOST = {"betweenness": 5_000}  # with 20,000 networkx takes a minute and a half, networkit 1.5 s

pytest.importorskip("networkit", reason="the extra `fast` is not installed")


@pytest.mark.parametrize("name", engine.FAST)
def test_engines(benchmark: BenchmarkFixture, found: Found, name: str) -> None:
    sizes = [size for size in SIZES if size <= MOST.get(name, size)]
    graphs = [collapsed(crowd(size, 2 * size)) for size in sizes]
    engine.FAST[name](graphs[0])  # networkit is loaded now
    benchmark.pedantic(lambda: None)  # type: ignore[no-untyped-call]
    rounds = 1 if name in MOST else 3
    for size, graph in zip(sizes, graphs, strict=True):
        # networkit's with the copy that it makes of the graph
        works = partial(METRICS[name], graph), partial(engine.FAST[name], graph)
        plain, fast = in_turn(*works, rounds)
        what = f"{name}, {size:,} actors"
        told = f"networkx {plain:.2f} s, networkit {fast:.2f} s: {plain / fast:.1f} times as fast"
        found(what, told, "the same results")
