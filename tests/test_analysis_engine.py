"""networkit behind the same names gives what networkx gives."""

from __future__ import annotations

import networkx as nx
import pytest

from actorgraph.analysis import METRICS, collapsed, engine
from actorgraph.analysis.centrality import betweenness
from actorgraph.network import EVERYTHING, network
from claim_samples import large

pytest.importorskip("networkit", reason="the extra `fast` is not installed")


@pytest.fixture(scope="module")
def ties() -> nx.DiGraph[str]:
    return collapsed(network(large(600, copies=3), EVERYTHING))


@pytest.mark.parametrize("name", engine.FAST)
def test_the_same_results(name: str, ties: nx.DiGraph[str]) -> None:
    fast, plain = engine.FAST[name](ties), METRICS[name](ties)
    assert len(fast) == len(ties) > 100
    assert {a: round(fast[a], 6) for a in ties} == pytest.approx(
        {a: round(plain[a], 6) for a in ties}, abs=2e-6
    )


def test_an_estimate_is_near_and_the_same_each_time(
    ties: nx.DiGraph[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = betweenness(ties)
    monkeypatch.setattr("actorgraph.analysis.centrality.SAMPLED_ABOVE", 10)
    monkeypatch.setattr("actorgraph.analysis.centrality.SAMPLES", 100)
    found = engine.betweenness(ties)
    assert found == engine.betweenness(ties)
    top = max(exact, key=lambda actor: exact[actor])
    assert found[top] == pytest.approx(exact[top], rel=0.3)


def test_the_size_chooses_the_engine(
    ties: nx.DiGraph[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert engine.engine_for(ties) == "networkx"
    monkeypatch.setattr(engine, "FAST_ABOVE", 50)
    assert engine.engine_for(ties) == "networkit"
    asked = []
    monkeypatch.setattr(engine, "FAST", {"k_core": lambda ties: asked.append("k_core") or {}})
    assert engine.measured("k_core", ties) == {}
    assert engine.measured("degree_in", ties) == METRICS["degree_in"](ties)
    assert asked == ["k_core"]


def test_without_networkit_networkx_does_it(
    ties: nx.DiGraph[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "FAST_ABOVE", 50)
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    assert engine.engine_for(ties) == "networkx"


def test_a_graph_without_belief() -> None:
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_edge("a", "b", weight=0.0)
    assert engine.pagerank(ties) == {"a": 0.5, "b": 0.5}
