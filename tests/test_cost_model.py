"""The cost model and the exponents that the page on scale tells of."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

import cost_model
import growth_plot
from cost_model import Sample, costs, group_seconds, rates, size_text, time_text
from growth_plot import plot, power_law


def corpus(articles: int) -> Sample:
    """What a corpus costs of which each part is known: 3 ms an article for deriving by workers, of
    which 1 ms is for its keys, and 2 ms for each shard and range."""
    shards = -(-articles // 256)

    def grouped(ranges: int, parts: int) -> float:
        return (0.002 + 0.001 * parts) * articles + 0.002 * shards * ranges

    return Sample(
        *(articles, 8 * articles, 400 * articles, shards, 9_000 * articles, 200_000 * articles),
        *(1e-6 * cost_model._sorting(400 * articles), 0.005 * articles, 50_000 * articles),
        *(grouped(1, 1), grouped(cost_model.RANGES, 1), grouped(1, cost_model.PARTS)),
        grouped(cost_model.RANGES, cost_model.PARTS),
    )


def test_the_rates_of_small_corpora_tell_what_a_large_one_costs() -> None:
    found = rates([(1_000, 0.5), (3_000, 1.5)], [corpus(500), corpus(1_500)])
    large = corpus(40_000)
    told = costs(found, large.articles)
    assert told.read == pytest.approx(40_000 * 500 / 2_000)
    assert told.shard_bytes == pytest.approx(large.shard_bytes)
    assert told.store_bytes == pytest.approx(large.store_bytes)
    assert (told.load, told.derive) == pytest.approx((large.load, large.derive))
    assert told.memory == pytest.approx(large.memory)
    ranges, parts = cost_model.RANGES, cost_model.PARTS
    assert group_seconds(found, large.articles, ranges, parts) == pytest.approx(large.in_both)
    assert group_seconds(found, large.articles, 1, 1) == pytest.approx(large.grouped)


def test_deriving_by_workers_grows_with_the_square_of_articles() -> None:
    found = rates([(1_000, 0.5)], [corpus(500), corpus(1_500)])
    small, large = costs(found, 10**7), costs(found, 10**9)
    assert large.read / small.read == pytest.approx(100)
    assert 100 < large.load / small.load < 150
    assert large.group / small.group > 1_000


@pytest.mark.parametrize("exponent", [0.0, 0.7, 1.0, 2.0])
def test_an_exponent_is_found(exponent: float) -> None:
    law = power_law([(n, 3 * n**exponent) for n in (100, 300, 1_000, 3_000)])
    assert law == pytest.approx((3, exponent))
    assert law.at(10_000) == pytest.approx(3 * 10_000**exponent)


def test_a_plot_shows_each_cost_with_its_exponent_apart_from_the_others() -> None:
    sizes = (100, 300, 1_000, 3_000)
    series = {
        "reading": [(n, n / 50) for n in sizes],
        "deriving": [(n, n / 49) for n in sizes],
        "memory": [(n, 5e8) for n in sizes],
    }
    drawn = plot(series, 3, "Costs")
    assert drawn == plot(series, 3, "Costs")
    assert drawn.count("<circle") == 12
    labels = re.findall(r'y="([\d.]+)" fill="[^"]+">([\w ]+): (-?[\d.]+)<', drawn)
    assert [(name, float(exponent)) for _, name, exponent in labels] == [
        ("reading", 1.0),
        ("deriving", 1.0),
        ("memory", 0.0),
    ]
    heights = sorted(float(height) for height, _, _ in labels)
    assert all(b - a >= 14.9 for a, b in pairwise(heights))
    assert heights[-1] <= growth_plot.TOP + growth_plot.HEIGHT + 4
    assert "memory: 0.00<" in drawn


@pytest.mark.parametrize(
    ("took", "text"),
    [(0.5, "0.50 s"), (90, "90 s"), (600, "10 min"), (9_000, "2.5 h"), (1e6, "12 days"),
     (1e9, "32 years")],
)  # fmt: skip
def test_times_are_told_in_fitting_units(took: float, text: str) -> None:
    assert time_text(took) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(5e5, "0.50 MB"), (8.52e8, "852 MB"), (2.22e13, "22 TB"), (1.5e15, "1,500 TB")],
)
def test_sizes_are_told_in_fitting_units(size: float, text: str) -> None:
    assert size_text(size) == text
