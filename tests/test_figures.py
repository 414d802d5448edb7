"""Plots for notebooks: their figures are those of the tables, whoever the actors are."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from actorgraph.analysis import Analysis, analyse
from actorgraph.errors import NotFound
from actorgraph.report import figures
from actorgraph.report.briefing import Bars, Matrix, Months
from graph_samples import graph_of, said_by

TIES = (
    ("a", "supplies", "b", 1.0),
    ("b", "accuses", "a", 0.5),
    ("a", "attacks", "c", 1.0),
    ("b", "alliedWith", "c", 1.0),
)


@pytest.fixture(scope="module")
def found() -> Analysis:
    graph = graph_of(*TIES)
    said = said_by(
        one=("2024-01-05", "P", ["a supplies b"]),
        two=("2024-02-05", "P", ["a attacks c", "b accuses a"]),
    )
    return analyse(graph, said)


def test_bars_sum_what_an_actor_does_and_what_is_done_to_it(found: Analysis) -> None:
    made = figures.sides(found, ["a", "c"]).plot
    assert isinstance(made, Bars)
    dyads = found.dyads.set_index(["a", "b"])
    ab, ac = dyads.loc[("a", "b")], dyads.loc[("a", "c")]
    assert ab["cooperation"] > 0 > ab["conflict"]
    conflict = round(ab["conflict"] + ac["conflict"], 6)
    assert made.rows == (("A", ab["cooperation"], conflict), ("C", 0.0, ac["conflict"]))


def test_without_names_it_is_the_strongest(found: Analysis) -> None:
    made = figures.sides(found).plot
    assert isinstance(made, Bars)
    assert [name for name, _, _ in made.rows] == list(found.actors["label"])


def test_a_matrix_has_both_halves_and_no_diagonal(found: Analysis) -> None:
    made = figures.between(found, ["b", "a", "c"]).plot
    assert isinstance(made, Matrix)
    net = {(row["a"], row["b"]): row["net"] for row in found.dyads.to_dict("records")}
    assert made.names == ("1: B", "2: A", "3: C")
    assert made.values == (
        (None, net["a", "b"], 0.0),
        (net["a", "b"], None, net["a", "c"]),
        (0.0, net["a", "c"], None),
    )
    assert len(re.findall("<rect", figures.between(found, ["b", "c"]).svg)) == 0, "0 takes no side"


def test_months_without_a_word_are_zero(found: Analysis) -> None:
    made = figures.by_month(found, [("c", "a"), ("a", "b")]).plot
    assert isinstance(made, Months)
    assert made.months == ("2024-01", "2024-02")
    (first, series), (second, other) = made.rows
    assert (first, second) == ("C – A", "A – B")
    assert series[0] == 0.0 > series[1]
    assert other[0] > 0 > other[1]


@pytest.mark.parametrize(
    "make",
    [
        lambda found: figures.sides(found, ["nobody"]),
        lambda found: figures.between(found, ["a", "nobody"]),
        lambda found: figures.by_month(found, [("a", "nobody")]),
    ],
)
def test_an_actor_that_is_not_there(found: Analysis, make: object) -> None:
    with pytest.raises(NotFound, match="no claim of 'nobody' passes the filters"):
        make(found)  # type: ignore[operator]


def test_a_graph_without_claims_has_an_empty_plot() -> None:
    nothing = analyse(graph_of())
    assert figures.sides(nothing).plot == Bars("Cooperation and conflict", ())
    assert "<svg" in figures.sides(nothing)._repr_html_()
    assert "<svg" in figures.by_month(nothing, [])._repr_html_()
    assert "<svg" in figures.between(nothing, [])._repr_html_()


def test_it_shows_itself_with_its_figures_and_no_markup_of_others() -> None:
    evil = "<img src=x onerror=alert(1)>"
    graph = graph_of(("a", "supplies", "b", 1.0))
    graph.nodes["a"]["label"] = evil
    found = analyse(graph, said_by(one=("2024-01-05", "P", ["a supplies b"])))
    made = (
        figures.sides(found, title=evil),
        figures.between(found, ["a", "b"], evil),
        figures.by_month(found, [("a", "b")], evil),
    )
    for figure in made:
        card = figure._repr_html_()
        assert "<img" not in card
        assert "&lt;img" in card
        assert "<table>" in card
        ElementTree.fromstring(figure.svg)
