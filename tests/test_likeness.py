"""Names that are alike: which of them one would take for the same, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.likeness import bodies_alike, persons_alike

COMMON = {"front", "group", "ministry", "command"}


def weight(word: str) -> float:
    return 2 if word in COMMON else 5


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Jan Kowalski", "Jan KOWALSKI", "same name"),
        ("Bashar al-Assad", "Bashar Assad", "same name"),
        ("Kim Jong-un", "Kim Jong Un", "same name"),
        ("Jan Kowalski", "J. Kowalski", "initial and family name agree"),
        ("Jan Maria Kowalski", "Jan Kowalski", "given name and family name agree, one has more"),
        ("Mohammed Jalali", "Muhammad al-Jalali", "given name spelt in two ways, family name agr"),
        ("Qasem Soleimani", "Kassem Suleimani", "given name spelt in two ways, family name spelt"),
        ("Yevgeny Prigozhin", "Evgeny Prigozhin", "given name spelt in two ways"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", "given name spelt in two ways"),
        ("Abdallah Hamdok", "Abdulla Hamdok", "given name spelt in two ways"),
        ("Alexander Novak", "Alex Novak", "given name shortened"),
        ("Kim Jong Un", "Jong Un Kim", "same words in another order"),
        ("Elisabeth Holm", "Elizabeth Holm", "given name nearly the same"),
        ("Kowalski", "Jan Kowalski", "only the family name agrees"),
        ("Hussein", "Husain", "name spelt in two ways"),
    ],
)
def test_persons_of_like_names(left: str, right: str, reason: str) -> None:
    found = persons_alike(left, right)
    assert found
    assert found.reason.startswith(reason)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jan Kowalski", "Piotr Kowalski"),
        ("Jan Kowalski", "Jan Nowak"),
        ("J. Kowalski", "P. Kowalski"),
        ("Jan K.", "Jan Kowalski"),
        ("Ahmed Khan", "Hamid Khan"),
        ("Omar Said", "Amir Said"),
        ("Ali Hassan", "Eli Hassan"),
        ("Kowalski", "Nowak"),
        ("Jan", "Jan Kowalski"),
    ],
)
def test_persons_of_unlike_names(left: str, right: str) -> None:
    assert persons_alike(left, right) is None


def test_the_surer_the_more_agrees() -> None:
    others = (
        "Jan Kowalski", "Jan M. Kowalski", "Jon Kowalski", "J. Kowalski", "Kowalski"
    )  # fmt: skip
    scores = [found.score for other in others if (found := persons_alike("Jan Kowalski", other))]
    assert scores == sorted(set(scores), reverse=True)
    assert len(scores) == len(others)
    differ = persons_alike("Jan A. Kowalski", "Jan B. Kowalski")
    assert differ
    assert differ.score < scores[2]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("al-Nusra Front", "Nusra Front", "same name"),
        ("Front of the Nusra", "Nusra Front", "same words in another order or spelling"),
        ("Al-Shabaab", "al Shabab", "same words in another order or spelling"),
        ("HTS", "Hayat Tahrir al-Sham", "HTS may be short for Hayat Tahrir al-Sham"),
        ("Wagner Group", "Wagner", "both have “wagner” in their names"),
    ],
)
def test_bodies_of_like_names(left: str, right: str, reason: str) -> None:
    for pair in ((left, right), (right, left)):
        found = bodies_alike(*pair, weight)
        assert found
        assert found.reason == reason
        assert found.score > 0.5


def test_a_common_word_tells_little() -> None:
    found = bodies_alike("Northern Front", "Southern Front", weight)
    assert found
    assert found.score < 0.3
    assert bodies_alike("Northern Front", "Southern Group", weight) is None
    assert bodies_alike("UN", "United Nations", weight) is None, "two letters are anybody's"


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_names_either_way(left: str, right: str) -> None:
    for alike in (persons_alike, lambda a, b: bodies_alike(a, b, weight)):
        found, turned = alike(left, right), alike(right, left)
        assert (found and found.score) == (turned and turned.score)
        assert found is None or 0 < found.score <= 1
        assert alike(left, left)
