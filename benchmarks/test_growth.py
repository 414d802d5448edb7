"""How cost grows with the corpus, and whether what a large one costs can be told from small ones.

``GROWTH`` in the environment is the largest number of articles, 30,000 without it. With ``--page``
the plot docs/images/growth.svg is drawn anew, and so are the tables of docs/scale.md.
"""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import performance
from conftest import Found
from corpus_costs import reading_costs, sample
from cost_model import (
    PARTS,
    RANGES,
    Rates,
    Sample,
    costs,
    group_seconds,
    rates,
    rounded,
    size_text,
    time_text,
)
from footprint import alone
from growing_store import Stop, cores, stops
from growth_plot import plot, power_law

SIZES = tuple(
    size
    for size in (100, 300, 1_000, 3_000, 10_000, 30_000)
    if size <= int(os.environ.get("GROWTH", "30000"))
)
FITTED = 4
"""The last sizes, to which exponents are fitted: before them, what is there anyway counts most."""
SECTION = "Growth"
COLUMNS = ("", "exponent", f"at {SIZES[-1]:,} articles")
DOCS = performance.PAGE.parent

READ = (20, 60, 200)
"""Articles that are read to find the rate of reading, and at last to check it."""
CLAIMS = (2_500, 5_000, 15_000)
"""The same for all that comes after reading; five claims an article."""
CORPORA = (10**5, 10**7, 10**9)

pytestmark = pytest.mark.benchmark(group="growth")


@pytest.fixture
def page(pytestconfig: pytest.Config) -> bool:
    """Whether to put what was found into the docs."""
    return bool(pytestconfig.getoption("--page"))


def test_growth(tmp_path: Path, benchmark: Any, found: Found, page: bool) -> None:
    """A store that grows to 30,000 short articles, which are read."""
    series = alone(stops, tmp_path, SIZES)
    benchmark.pedantic(lambda: None)
    last = series[-1]
    shown = {
        f"reading, {cores()} workers": ("reading", f"{last.articles / last.reading:.0f} a second"),
        "deriving": ("deriving", time_text(last.deriving)),
        "store on disk": ("disk", size_text(last.disk)),
        "memory of a worker": ("worker", size_text(last.worker)),
        "memory of the writer": ("writer", size_text(last.writer)),
        "median query": ("query", f"{1000 * last.query:.0f} ms"),
        "slowest query": ("slowest", f"{last.slowest:.1f} s (`{last.slowest_name}`)"),
    }
    for name, (field, at) in shown.items():
        found(name, f"{power_law(_points(series, field)[-FITTED:]).exponent:z.2f}", at)
    if page:
        drawn = {name: _points(series, field) for name, (field, _) in shown.items()}
        title = f"Cost in multiples of that at {SIZES[-FITTED]:,} articles; and exponents"
        (DOCS / "images" / "growth.svg").write_text(plot(drawn, FITTED, title), encoding="utf-8")
    assert all(before.reading < after.reading for before, after in pairwise(series))


def _points(series: list[Stop], field: str) -> list[tuple[float, float]]:
    return [(stop.articles, getattr(stop, field)) for stop in series]


def test_cost_model(tmp_path: Path, benchmark: Any, page: bool) -> None:
    """Rates from two sizes, held against a third; and what they come to for a billion articles."""
    read = alone(reading_costs, READ)
    samples = [alone(sample, tmp_path / f"{claims}", claims) for claims in CLAIMS]
    benchmark.pedantic(lambda: None)
    checked = performance.table(
        ("", "predicted", "measured", "off by"),
        _checks(rates(read[:2], samples[:2]), read[2], samples[2]),
    )
    best = rates(read, samples)
    told = performance.table(("articles", *(f"{articles:,}" for articles in CORPORA)), _plan(best))
    rested = _rates_text(best)
    print("", *checked, "", *told, "", rested, sep="\n")
    if page:
        measured = f"Measured on {performance.machine()}."
        performance.place(DOCS / "scale.md", "cost", [*told, "", rested, "", measured])
        performance.place(DOCS / "scale.md", "cost check", [_check_text(samples), "", *checked])


def _checks(
    found: Rates, read: tuple[int, float], third: Sample
) -> list[tuple[str, str, str, str]]:
    words, took = read
    wanted = costs(found, third.articles)
    group = group_seconds(found, third.articles, RANGES, PARTS)
    pairs = (
        (f"reading {words:,} words, core-seconds", words * found.word, took, rounded),
        ("shards", wanted.shard_bytes, third.shard_bytes, size_text),
        ("store", wanted.store_bytes, third.store_bytes, size_text),
        ("loading", wanted.load, third.load, time_text),
        ("deriving in one process", wanted.derive, third.derive, time_text),
        ("memory for that", wanted.memory, third.memory, size_text),
        (
            f"deriving by workers in {RANGES} ranges and {PARTS} parts, core-seconds",
            *(group, third.in_both, rounded),
        ),
    )
    return [
        (what, text(predicted), text(measured), f"{predicted / measured - 1:+.0%}")
        for what, predicted, measured, text in pairs
    ]


def _check_text(samples: list[Sample]) -> str:
    sizes = [f"{sample.articles:,}" for sample in samples]
    return (
        f"Rates from {READ[0]} and {READ[1]} articles that were read, and from corpora of "
        f"{sizes[0]} and {sizes[1]} made-up ones, held against {READ[2]} and {sizes[2]}:"
    )


def _plan(found: Rates) -> list[tuple[str, ...]]:
    each = [costs(found, articles) for articles in CORPORA]
    hours = [rounded(cost.read / 3600) for cost in each]
    grouped = [rounded(cost.group / 3600) for cost in each]
    return [
        ("reading, core-hours", *hours),
        ("shards", *(size_text(cost.shard_bytes) for cost in each)),
        ("store", *(size_text(cost.store_bytes) for cost in each)),
        ("loading, one process", *(time_text(cost.load) for cost in each)),
        ("deriving in one process", *(time_text(cost.derive) for cost in each)),
        ("memory for that", *(size_text(cost.memory) for cost in each)),
        ("deriving by workers, core-hours", *grouped),
    ]


def _rates_text(found: Rates) -> str:
    return (
        f"It rests on {1 / found.word:,.0f} words a second on a core; for each article "
        f"{found.evidence:.0f} pieces of evidence, {found.quads:.0f} quads (held twice), "
        f"{found.shard_bytes / 1e3:.1f} kB in shards, {found.store_bytes / 1e3:.0f} kB in a store "
        f"and {found.memory / 1e3:.0f} kB of memory to derive; "
        f"{1e9 * found.load:.0f} ns to load a quad, times the logarithm (to base 2) of their "
        f"number; {1e3 * found.derive:.1f} ms to derive an article in one process, by workers "
        f"{1e3 * found.group:.1f} ms, and besides {1e3 * found.opening:.1f} ms for each shard and "
        f"range, {1e6 * found.keys:.0f} µs for each article and part of the keys."
    )
