"""Who behaves alike: the same ties to the same others, or to others of the same sort."""

from __future__ import annotations

import math

import pytest

from actorgraph.analysis.similarity import alike, profiles
from graph_samples import graph_of


def test_patrons_of_the_same_clients_are_alike() -> None:
    graph = graph_of(
        *(("a", "aids", "x", 0.9), ("a", "attacks", "y", 0.9)),
        *(("b", "aids", "x", 0.9), ("b", "attacks", "y", 0.9)),
        *(("c", "aids", "y", 0.9), ("c", "attacks", "x", 0.9)),
    )
    table = alike(graph, "partners")
    pairs = list(zip(table["a"], table["b"], strict=True))
    assert pairs == [("a", "b")]
    row = table.iloc[0]
    assert (row["similarity"], row["shared"]) == (1.0, 2)
    assert set(row["examples"]) == {"aids X", "attacks Y"}
    roles = alike(graph, "roles").set_index(["a", "b"])
    assert roles.loc[("a", "c"), "similarity"] == 1.0, "both aid one state and attack another"
    assert set(roles.loc[("a", "c"), "examples"]) == {"aids a state", "attacks a state"}


def test_similarity_is_the_cosine_of_beliefs() -> None:
    graph = graph_of(
        *(("a", "aids", "x", 0.8), ("a", "aids", "y", 0.6), ("a", "aids", "z", 0.5)),
        *(("b", "aids", "x", 0.4), ("b", "aids", "y", 0.9)),
    )
    dot = 0.8 * 0.4 + 0.6 * 0.9
    length = math.sqrt(0.8**2 + 0.6**2 + 0.5**2) * math.sqrt(0.4**2 + 0.9**2)
    row = alike(graph, "partners").set_index(["a", "b"]).loc[("a", "b")]
    assert row["similarity"] == pytest.approx(dot / length, abs=1e-6)


def test_one_tie_in_common_is_no_behaviour() -> None:
    graph = graph_of(("a", "aids", "x", 0.8), ("b", "aids", "x", 0.8))
    assert alike(graph, "partners").empty


def test_a_profile_knows_who_does_and_who_gets() -> None:
    found = profiles(graph_of(("a", "aids", "b", 0.8), ("a", "meets", "b", 0.5)), "partners")
    assert found["a"] == {("aids", "does", "b"): 0.8, ("meets", "with", "b"): 0.5}
    assert found["b"] == {("aids", "gets", "a"): 0.8, ("meets", "with", "a"): 0.5}
