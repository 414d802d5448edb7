"""Sums of money and numbers in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.money import Sum, sum_of_money
from actorgraph.numerals import counted, number, plain


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$2.5 billion", "2500000000", "USD"),
        ("a loan of €500m", "500000000", "EUR"),
        ("40 million euros", "40000000", "EUR"),
        ("A$3 million", "3000000", "AUD"),
        ("C$12bn", "12000000000", "CAD"),
        ("US$ 10 million", "10000000", "USD"),
        ("2 billion rubles", "2000000000", "RUB"),
        ("two billion dollars", "2000000000", "USD"),
        ("a billion dollars", "1000000000", "USD"),
        ("a 400-million-euro loan", "400000000", "EUR"),
        ("1,200,000 pounds", "1200000", "GBP"),
        ("USD 5 million", "5000000", "USD"),
        ("5 million USD", "5000000", "USD"),
        ("300 million Norwegian kroner", "300000000", "NOK"),
        ("70 million Swiss francs", "70000000", "CHF"),
        ("12 tanks worth $50 million", "50000000", "USD"),
        ("¥500m", "500000000", None),
        ("90 million kroner", "90000000", None),
    ],
)
def test_a_sum_has_an_amount_and_a_currency(text: str, amount: str, currency: str | None) -> None:
    assert sum_of_money(text) == Sum(amount, currency)


@pytest.mark.parametrize(
    "text",
    [
        "$2 to $3 billion", "2 to 3 billion dollars", "$2-3 billion", "between $1m and $2m",
        "$500m and €20m", "half a million euros", "500 tonnes of wheat", "20 tanks", "money", "",
        "several billion dollars", "billions of dollars", "the 2022 deal",
    ],
)  # fmt: skip
def test_ranges_several_sums_and_other_numbers_are_no_sum(text: str) -> None:
    assert sum_of_money(text) is None


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"[$€]?[0-9,. ]{1,12} ?(bn|million|m)?( euros)?"))
def test_any_words_give_a_plain_number_or_nothing(text: str) -> None:
    found = sum_of_money(text)
    assert found is None or plain(Decimal(found.amount)) == found.amount


@settings(derandomize=True)
@given(st.decimals(0, 10**12, places=2))
def test_a_plain_number_is_the_same_number(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value)


def test_numbers_in_words() -> None:
    assert number("two hundred million") == 200_000_000
    assert number("2.5bn") == 2_500_000_000
    assert number("twenty five") is None
    assert number("lots") is None
    assert (counted("two"), counted("12"), counted("a"), counted("some")) == (2, 12, 1, None)
