"""Persons of the seeds by a part of their name, a title and a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.link import linked
from actorgraph.people import Called, bearers, title_before
from parse_samples import by_hand, doc
from seed_samples import WORLD, in_use, written

PRESIDENT = """President/NNP/compound/Bush Bush/NNP/nsubj/spoke/PERSON spoke=speak/VBD/ROOT"""


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("the prime minister Tusk", Called("prime minister", 1)),
        ("the foreign minister Tusk", Called("foreign minister", 1)),
        ("the vice - president Tusk", Called("vice president", 1)),
        ("the old friend Tusk", None),
        ("Tusk", None),
    ],
)
def test_the_longest_title_before_a_name(words: str, called: Called | None) -> None:
    of = doc(" ".join(f"{word}/NN/dep/Tusk" for word in words.split()))
    assert title_before(of, len(of) - 1) == called


def test_who_of_a_name_held_the_office() -> None:
    def found(word: str, title: str, body: str | None) -> set[str]:
        return {term.person for term in bearers([word], title, body)}

    both = {"george-h-w-bush", "george-w-bush"}
    assert found("Bush", "president", None) == found("bush", "president", "united-states") == both
    assert found("Bush", "vice president", None) == {"george-h-w-bush"}
    assert found("Bush", "president", "france") == set()
    assert found("Bush", "king", None) == set()


@pytest.mark.parametrize(
    ("day", "actor", "trace"),
    [
        ("1990-08-02", "george-h-w-bush", "title-and-date, not george-w-bush"),
        ("2003-03-20", "george-w-bush", "title-and-date, not george-h-w-bush"),
    ],
)
def test_president_bush_is_who_was_president(day: str, actor: str, trace: str) -> None:
    links = linked(by_hand(doc(PRESIDENT), date=day))
    assert (links.at[0][1].actors, links.at[0][1].trace) == ((actor,), trace)


def test_president_bush_without_a_day_is_nobody_of_the_seeds(tmp_path: Path) -> None:
    with in_use(written(tmp_path, **WORLD)):
        (bush,) = {m for m in linked(by_hand(doc(PRESIDENT))).at[0].values() if m.text == "Bush"}
    assert (bush.actors, bush.trace) == (("by-hand--bush",), "local")
