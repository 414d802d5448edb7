"""Dyads over time: what counts in a month, where levels change, who escalates."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from actorgraph.analysis.months import (
    Calendar,
    calendar,
    changes,
    months,
    pettitt,
    reported,
    trends,
)
from actorgraph.analysis.overview import material
from actorgraph.analysis.sayings import Printed, Saying, Sayings, printed, sayings
from actorgraph.graph import Graph
from actorgraph.model import Article
from actorgraph.network import network
from actorgraph.ontology import relations
from actorgraph.store import Store
from claim_samples import small, stored
from graph_samples import graph_of, said_by

LATE = [f"{n:02}" for n in range(7, 13)]
AID, ATTACK = relations()["aids"].score, relations()["attacks"].score


def when_of(said: Sayings) -> Calendar:
    """The months of all that say something."""
    return calendar(one.article for ones in said.values() for one in ones)


def test_a_claim_counts_once_in_each_month_that_affirms_it() -> None:
    graph = graph_of(("a", "aids", "b", 0.5), ("b", "attacks", "a", 0.8))
    said = said_by(
        n1=("2024-01-01", "P", ["a aids b"]),
        n2=("2024-01-30", "Q", ["a aids b", "b attacks a"]),
        n3=("2024-03-01", "P", ["a aids b"]),
        n4=(None, "P", ["b attacks a"]),
    )
    table = months(graph, said, when_of(said))
    assert table["month"].tolist() == ["2024-01", "2024-03"]
    first = table.iloc[0]
    assert (first["a"], first["b"], first["a_label"]) == ("a", "b", "A")
    assert (first["cooperation"], first["conflict"]) == (AID * 0.5, pytest.approx(ATTACK * 0.8))
    assert first["score"] == pytest.approx(AID * 0.5 + ATTACK * 0.8)
    assert (first["claims"], first["articles"]) == (2, 2)
    assert first["per_article"] == pytest.approx((2 * AID * 0.5 + ATTACK * 0.8) / 2), "each of two"
    assert first["conflict_per_article"] == pytest.approx(ATTACK * 0.8 / 2)
    assert reported(graph, said, ("b", "a"))["2024-01"] == ["b attacks a", "a aids b"]


def test_denials_count_in_no_month_and_reprints_are_one_article() -> None:
    graph = graph_of(("a", "aids", "b", 0.5))
    copies = [Printed(f"n{n}", "n0", ("p", "P"), "2024-01-02") for n in range(3)]
    other = Printed("x", "x", ("q", "Q"), "2024-02-02")
    said = {
        "a aids b": (*(Saying(c, affirmed=True) for c in copies), Saying(other, affirmed=False))
    }
    assert months(graph, said, when_of(said))["month"].tolist() == ["2024-01"]
    assert when_of(said) == Calendar(("2024-01", "2024-02"), {"2024-01": 1, "2024-02": 1})


def test_pettitt_by_hand() -> None:
    """Four low and four high values: K is all 16 pairs, p = 2 exp(−6·256 / (512 + 64))."""
    place, k, p = pettitt([0, 0, 0, 0, 1, 1, 1, 1])
    assert (place, k) == (4, 16)
    assert p == pytest.approx(2 * math.exp(-6 * 256 / 576))
    assert pettitt([1, 1, 1, 1]) == (1, 0, 1.0)


def test_pettitt_on_the_nile() -> None:
    """The flow of the Nile fell after 1898: a known answer of the test (Cobb 1978's series)."""
    nile = """
        1120 1160 963 1210 1160 1160 813 1230 1370 1140 995 935 1110 994 1020 960 1180 799 958
        1140 1100 1210 1150 1250 1260 1220 1030 1100 774 840 874 694 940 833 701 916 692 1020
        1050 969 831 726 456 824 702 1120 1100 832 764 821 768 845 864 862 698 845 744 796 1040
        759 781 865 845 944 984 897 822 1010 771 676 649 846 812 742 801 1040 860 874 848 890 744
        749 838 1050 918 986 797 923 975 815 1020 906 901 1170 912 746 919 718 714 740
    """
    place, _, p = pettitt([float(value) for value in nile.split()])
    assert 1871 + place == 1899
    assert p < 1e-6


def timeline(year: str, values: dict[str, list[str]]) -> dict[str, tuple[Saying, ...]]:
    """One article a month that says these claims."""
    return said_by(
        **{f"n{month}": (f"{year}-{month}-05", "P", claims) for month, claims in values.items()}
    )


def test_change_points_are_of_scores_per_article_and_corrected_for_all_that_are_tested() -> None:
    graph = graph_of(("a", "attacks", "b", 1.0), ("c", "aids", "d", 1.0), ("e", "meets", "f", 1.0))
    said = timeline(
        "2024",
        {
            f"{n:02}": [
                "c aids d",
                *(["a attacks b"] if n > 6 else []),
                *(["e meets f"] if n < 3 else []),
            ]
            for n in range(1, 13)
        },
    )
    table = changes(months(graph, said, when_of(said)), when_of(said))
    assert table[["a", "b"]].to_numpy().tolist() == [["a", "b"], ["c", "d"]], "e and f: two months"
    row = table.iloc[0]
    assert (row["since"], row["before"], row["after"], row["months"]) == ("2024-07", 0, ATTACK, 12)
    assert row["k"] == 36
    assert row["p"] == pytest.approx(2 * math.exp(-6 * 36**2 / (12**3 + 12**2)), abs=1e-6)
    assert row["p_holm"] == pytest.approx(2 * row["p"], abs=2e-6)
    assert table.iloc[1]["p"] == table.iloc[1]["p_holm"] == 1.0


def test_a_short_series_is_not_tested() -> None:
    graph = graph_of(("a", "attacks", "b", 1.0))
    said = timeline("2024", {f"{n:02}": ["a attacks b"] for n in range(1, 8)})
    assert changes(months(graph, said, when_of(said)), when_of(said)).empty


def test_who_escalates_and_who_warms() -> None:
    graph = graph_of(("a", "attacks", "b", 1.0), ("c", "aids", "d", 1.0), ("e", "meets", "f", 1.0))
    said = timeline(
        "2024",
        {
            "01": ["c aids d", "e meets f"],
            "02": ["a attacks b"],
            "03": ["e meets f"],
            "05": ["a attacks b"],
            "06": ["c aids d", "a attacks b"],
            "07": ["c aids d", "a attacks b"],
        },
    )
    table = trends(months(graph, said, when_of(said)), when_of(said)).set_index("a")
    assert table["direction"].to_dict() == {"a": "escalating", "c": "warming"}
    assert table.loc["a", "recent"] == pytest.approx(ATTACK)
    assert table.loc["a", "before"] == pytest.approx(ATTACK / 3, abs=1e-6)
    assert table.loc["c", "change"] == pytest.approx(AID * 2 / 3 - AID / 3, abs=1e-5)
    assert table.loc["a", "since"] == "2024-05"
    assert table.loc["a", "claims"] == 3


def test_reading_more_articles_is_no_escalation() -> None:
    graph = graph_of(("a", "attacks", "b", 1.0), ("c", "meets", "d", 1.0))
    few = {f"x{n}": (f"2024-{n:02}-01", "P", ["a attacks b"]) for n in range(1, 8)}
    more = {f"y{n}": ("2024-07-02", "Q", ["c meets d"]) for n in range(9)}
    said = said_by(**few, **more)
    table = trends(months(graph, said, when_of(said)), when_of(said)).set_index("a")
    assert table.loc["a", "direction"] == "easing", "one of ten articles tells of it, not each"


def test_more_articles_on_the_same_fighting_are_no_easing() -> None:
    graph = graph_of(("a", "attacks", "b", 0.9))
    many = {
        f"n{month}-{copy}": (f"2024-{month:02}-01", "P", ["a attacks b"])
        for month in range(1, 13)
        for copy in range(6 if month > 9 else 1)
    }
    said = said_by(**many)
    table = months(graph, said, when_of(said))
    assert set(table["per_article"]) == {round(ATTACK * 0.9, 6)}
    assert set(table["score"]) == {round(ATTACK * 0.9, 6)}, "of a month, a claim counts once"
    assert trends(table, when_of(said)).empty
    assert changes(table, when_of(said))["p"].tolist() == [1.0]


def test_what_a_correction_took_back_counts_in_no_month() -> None:
    graph = graph_of(("a", "attacks", "b", 0.9))
    wrong, right = Printed("n1", "n1", None, "2024-01-02"), Printed("n2", "n2", None, "2024-02-02")
    said = {"a attacks b": (Saying(wrong, True, taken_back=True), Saying(right, True))}
    assert months(graph, said, when_of(said))["month"].tolist() == ["2024-02"]


def test_months_are_those_of_all_articles_of_the_store() -> None:
    sample = small()
    sample.add(Article("a9", "", "Weather", "2024-12-30", "Sample Wire"), (), ())
    sample.add(Article("b9", "", "More weather", "2024-11-30", "Sample Wire"), (), ())
    with_claims = calendar(one.article for ones in sayings(sample).values() for one in ones)
    assert with_claims.months == ("2024-11",)
    made = material(network(sample), sayings(sample), articles=printed(sample).values())
    count = with_claims.articles["2024-11"] + 1
    assert made.calendar == Calendar(("2024-11", "2024-12"), {"2024-11": count, "2024-12": 1})
    assert set(made.months["articles"]) == {count}
    with Graph(stored(sample)) as graph:
        assert set(graph.analyse().months["articles"]) == {count}


def test_nothing_dated() -> None:
    graph = graph_of(("a", "attacks", "b", 1.0), last=None)
    said = said_by(n1=(None, "P", ["a attacks b"]))
    assert when_of(said).months == ()
    table = months(graph, said, when_of(said))
    assert table.empty
    assert changes(table, when_of(said)).empty
    assert trends(table, when_of(said)).empty


def test_what_was_taken_back_and_what_is_not_told_as_fact_is_marked(sample_folder: Path) -> None:
    with Graph(Store(sample_folder, read_only=True)) as graph:
        said = sayings(graph.store)
        taken_back = graph.sparql(
            "SELECT ?claim WHERE { ?claim ag:correctedBy ?later }", labels=False
        )
        ids = {str(claim).rpartition("/")[2] for claim in taken_back["claim"]}
        gone = {claim for claim, ones in said.items() if any(one.taken_back for one in ones)}
    assert ids
    assert ids <= gone
    assert not any(one.stands for claim in ids for one in said[claim]), "all that affirmed it"
    assert {one.asserted for ones in said.values() for one in ones} == {True, False}
