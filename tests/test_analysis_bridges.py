"""What a network hangs on, and how two actors are connected."""

from __future__ import annotations

import pytest

from actorgraph.analysis.bridges import bridges, holding, single_sources
from actorgraph.analysis.paths import path_table, paths
from actorgraph.analysis.sayings import Printed, Saying, sayings
from actorgraph.errors import NotFound
from actorgraph.network import EVERYTHING, network
from claim_samples import large, small
from graph_samples import graph_of, said_by

# two triangles, a b c and d e f, and one dyad between them
TRIANGLES = (
    *(("a", "aids", "b", 0.9), ("b", "aids", "c", 0.9), ("a", "aids", "c", 0.9)),
    *(("d", "aids", "e", 0.9), ("e", "aids", "f", 0.9), ("d", "aids", "f", 0.9)),
    ("c", "meets", "d", 0.9),
)
BLOCS = (("a", "b", "c"), ("d", "e", "f"))
NAMES = ("ABC", "DEF")
INSIDE = [f"{one} aids {two}" for one, two in ("ab", "bc", "ac", "de", "ef", "df")]


def test_a_bridge_tells_who_is_behind_it_and_on_what_it_rests() -> None:
    said = said_by(n1=("2024-01-01", "P", ["c meets d"]), n2=(None, "Q", INSIDE))
    table = bridges(graph_of(*TRIANGLES, ("g", "aids", "f", 0.9)), said)
    assert table[["a", "b"]].to_numpy().tolist() == [["c", "d"], ["f", "g"]]
    row = table.iloc[0]
    assert (row["behind_a"], row["behind_b"], row["parted"]) == (3, 4, 12)
    assert row["claims"] == ("c meets d",)
    assert (row["sources"], row["single_claim"], row["single_source"]) == (1, True, True)
    assert (table.iloc[1]["behind_a"], table.iloc[1]["behind_b"]) == (6, 1)


def test_two_claims_between_the_two_are_no_single_claim() -> None:
    graph = graph_of(*TRIANGLES, ("d", "accuses", "c", 0.5))
    said = said_by(n1=(None, "P", ["c meets d"]), n2=(None, "Q", ["d accuses c"]))
    row = bridges(graph, said).iloc[0]
    assert (row["sources"], row["single_claim"], row["single_source"]) == (2, False, False)


def test_what_one_article_and_one_publisher_hold_together() -> None:
    said = said_by(
        n1=("2024-01-01", "P", ["c meets d", "a aids b"]),
        n2=("2024-01-01", "Q", [claim for claim in INSIDE if claim != "a aids b"]),
        n3=("2024-01-01", "Q", [claim for claim in INSIDE if claim != "a aids b"]),
    )
    table = single_sources(graph_of(*TRIANGLES), said, BLOCS, NAMES)
    rows = table.set_index(["kind", "label"])
    for key in (("article", "n1"), ("publisher", "P")):
        row = rows.loc[key]
        assert (row["claims"], row["dyads"], row["parted"], row["cut_off"]) == (2, 2, 9, 0)
        assert row["blocs"] == ("ABC | DEF",)
    row = rows.loc["publisher", "Q"]
    assert (row["claims"], row["dyads"], row["cut_off"]) == (5, 5, 2), "e and f have no other tie"
    assert row["parted"] == 15 - 2, "a–b and c–d are left"
    assert ("article", "n2") not in rows.index, "n3 says the same"


def test_an_article_without_publisher_is_told_as_an_article_alone() -> None:
    said = said_by(n1=(None, None, ["c meets d", *INSIDE]))
    table = single_sources(graph_of(*TRIANGLES), said, BLOCS, NAMES)
    assert table["kind"].tolist() == ["article"]
    assert table["parted"].tolist() == [15]


def test_without_what_two_actors_would_fall_apart() -> None:
    graph = graph_of(*TRIANGLES)
    said = said_by(n1=(None, "P", ["c meets d"]), n2=(None, "Q", INSIDE), n3=(None, "R", INSIDE))
    found = holding(graph, said, ("a", "f"))
    assert found.to_numpy().tolist() == [
        ["claim", "c meets d", "C meets D"],
        ["article", "n1", "n1"],
        ["publisher", "p", "P"],
    ]
    assert holding(graph, said, ("a", "b")).empty, "two ways"
    apart = graph_of(("a", "aids", "b", 0.9), ("c", "aids", "d", 0.9))
    assert holding(apart, said_by(), ("a", "d")).empty


def test_denials_plans_and_what_was_taken_back_hold_nothing() -> None:
    graph = graph_of(*TRIANGLES)
    said = said_by(n1=(None, "P", ["c meets d"]), n2=(None, "Q", INSIDE), n3=(None, "R", INSIDE))
    other = Printed("n4", "n4", ("s", "S"), None)
    for weak in (
        Saying(other, affirmed=False),
        Saying(other, affirmed=True, asserted=False),
        Saying(other, affirmed=True, taken_back=True),
    ):
        more = {**said, "c meets d": (*said["c meets d"], weak)}
        row = bridges(graph, more).iloc[0]
        assert (row["sources"], row["single_source"]) == (1, True), weak
        rows = single_sources(graph, more, BLOCS, NAMES)
        assert rows[["kind", "label"]].to_numpy().tolist() == [
            ["article", "n1"],
            ["publisher", "P"],
        ]
        assert holding(graph, more, ("a", "f"))["label"].tolist() == ["C meets D", "n1", "P"]
        only = {**said, "c meets d": (weak,)}
        assert bridges(graph, only).iloc[0]["sources"] == 0
        assert single_sources(graph, only, BLOCS, NAMES).empty


def test_the_most_believed_path_comes_first_and_of_equals_the_shorter() -> None:
    graph = graph_of(
        *(("a", "aids", "b", 0.5), ("c", "aids", "a", 0.9), ("b", "accuses", "c", 0.8)),
        *(("b", "meets", "c", 0.4), ("x", "aids", "y", 0.9)),
    )
    found = paths(graph, "a", "b", most=5)
    assert [path.actors for path in found] == [("a", "c", "b"), ("a", "b")]
    assert [path.belief for path in found] == [0.72, 0.5]
    step = found[0].steps[1]
    assert (step.subject, step.relation, step.object) == ("b", "accuses", "c"), "as it is claimed"
    assert step.others == 1
    assert len(paths(graph, "a", "b", most=1)) == 1
    even = graph_of(("a", "aids", "b", 1.0), ("a", "aids", "c", 1.0), ("c", "aids", "b", 1.0))
    assert paths(even, "a", "b")[0].actors == ("a", "b")


def test_no_path_and_no_such_actor() -> None:
    graph = graph_of(("a", "aids", "b", 0.9), ("c", "aids", "d", 0.9), ("b", "aids", "c", 0.0))
    assert paths(graph, "a", "d") == (), "what nobody believes leads nowhere"
    assert paths(graph, "a", "a") == ()
    with pytest.raises(NotFound, match="'z'"):
        paths(graph, "a", "z")


def test_every_step_carries_its_evidence() -> None:
    sample = small()
    graph = network(sample)
    table = path_table(graph, sample, paths(graph, "iran", "ukraine"))
    assert len(table) >= 2
    first, second = table.iloc[0], table.iloc[1]
    assert (first["subject"], first["relation"], first["object"]) == ("Iran", "supplies", "Russia")
    assert first["path_belief"] == pytest.approx(0.8 * 0.95)
    assert first["quote"].startswith("Iran supplies Russia, officials said")
    assert (first["publisher"], first["url"]) == ("Sample Daily", "https://example.org/1")
    assert (second["article"], second["published"]) == ("a1", "2024-11-13")
    assert (second["subject_id"], second["object_id"]) == ("russia", "ukraine")


def test_a_large_graph_says_the_same_twice() -> None:
    sample = large(300)
    graph, said = network(sample, EVERYTHING), sayings(sample)
    assert bridges(graph, said).equals(bridges(graph, said))
    assert paths(graph, "russia", "gazprom", 4) == paths(graph, "russia", "gazprom", 4)
