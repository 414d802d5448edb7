"""Kinds of deeds, and whose deed a noun takes up."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.deeds import deeds
from actorgraph.errors import BadData
from parse_samples import by_hand, doc, said

FIRED = """Iran/NNP/nsubj/{0}/GPE {0}=fire/VBD/ROOT a/DT/det/missile
    missile/NN/dobj/{0}"""
CONDEMNED = """Japan/NNP/nsubj/condemned/GPE condemned=condemn/VBD/ROOT {}/DT/det/launch
    launch/NN/dobj/condemned"""


def test_a_noun_may_take_up_several_kinds_of_deeds() -> None:
    assert len(deeds()["seizure"]) > 1
    assert "decision" in deeds()
    assert "banana" not in deeds()


def test_a_kind_without_nouns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "events.ttl").write_text(
        "@prefix ag: <https://w3id.org/actorgraph/ontology#> .\n"
        'ag:oddDeed a ag:Deed ; ag:verb "do" .\n'
    )
    with pytest.raises(BadData, match=r"events.ttl: oddDeed: has no ag:noun"):
        deeds(tmp_path)


def test_who_condemns_the_launch_accuses_whoever_fired_before() -> None:
    assert said(by_hand(doc(FIRED.format("fired"), CONDEMNED.format("the")))) == {
        "japan accuses iran"
    }


def test_the_deed_may_stand_in_an_earlier_paragraph() -> None:
    told, taken_up = doc(FIRED.format("fired")), doc(CONDEMNED.format("the"))
    assert said(by_hand(told, taken_up)) == {"japan accuses iran"}


@pytest.mark.parametrize(
    ("before", "article"),
    [
        (FIRED.format("fired"), "a"),  # some launch
        (FIRED.format("fired").replace("missile", "minister"), "the"),  # not that kind of firing
        (FIRED.format("fired") + " not/RB/neg/fired", "the"),  # nothing was fired
    ],
)
def test_a_launch_that_nothing_before_tells_of_is_nobodys(before: str, article: str) -> None:
    assert said(by_hand(doc(before, CONDEMNED.format(article)))) == set()


RAIN = "It/PRP/nsubj/rains rains=rain/VBZ/ROOT"


def test_a_deed_that_lies_far_back_is_meant_if_the_lead_tells_it() -> None:
    told, taken_up = FIRED.format("fired"), CONDEMNED.format("the")
    assert said(by_hand(doc(told, *[RAIN] * 7, taken_up))) == {"japan accuses iran"}
    assert said(by_hand(doc(*[RAIN] * 3, told, *[RAIN] * 7, taken_up))) == set()


def test_it_is_the_event_where_statements_on_one_are_listed() -> None:
    told = doc(FIRED.format("fired"))
    statement = """Japan/NNP/ROOT/Japan/GPE :/:/punct/Japan Togo/NNP/nsubj/condemned/GPE
        condemned=condemn/VBD/ROOT it/PRP/dobj/condemned"""
    assert said(by_hand(told, doc(statement))) == {"togo accuses iran"}
