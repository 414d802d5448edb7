"""Fitting confidence: the figures by hand, and signs that may only speak one way."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
from calibrate_confidence import (
    PRIOR,
    edge_threshold,
    edges,
    fit,
    held_out,
    judge_threshold,
    judged,
    levelled,
    of_judge,
    of_rules,
    of_the_judge,
    weighed,
)
from judged_claims import Piece
from reliability_plot import Judged, bins, brier, calibration_error, plot, ranking

from actorgraph.evaluate import Found
from actorgraph.extraction.alone import ALONE
from actorgraph.extraction.confidence import SIGNS
from actorgraph.model import Modality, Polarity

CLAIMS = [Judged(0.9, True), Judged(0.95, True), Judged(0.3, False), Judged(0.35, True)]
NAMES = list(SIGNS)


def piece(number: int, right: bool, *signs: str, confidence: float = 0.0) -> Piece:
    """The only evidence of a claim of a document of its own."""
    name = f"a{number}"
    found = tuple((sign, 1.0) for sign in signs)
    how = (Polarity.AFFIRMED, Modality.ASSERTED, confidence)
    return Piece(name, Found(name, "x", "meets", "y"), right, 1.0, 0.9, found, f"q{number}", *how)


def test_the_figures_by_hand() -> None:
    assert brier(CLAIMS) == pytest.approx((0.01 + 0.0025 + 0.09 + 0.4225) / 4)
    assert list(bins(CLAIMS)) == [
        (pytest.approx(0.325), 0.5, 2),
        (pytest.approx(0.925), 1.0, 2),
    ]
    assert calibration_error(CLAIMS) == pytest.approx((0.175 + 0.075) / 2)
    assert ranking(CLAIMS) == 1.0


def test_the_plot_is_drawn_the_same_way_every_time() -> None:
    drawn = plot(CLAIMS, CLAIMS[::-1], "A title")
    assert drawn.startswith("<svg ")
    assert drawn.count("<circle") == 4
    assert drawn == plot(CLAIMS, CLAIMS[::-1], "A title")


def test_a_sign_gets_weight_only_if_it_speaks_its_way() -> None:
    """The unknown are wrong more often here, the negated less: that is taken for chance."""
    found = [piece(n, n % 10 > 0) for n in range(600)]
    found += [piece(1000 + n, n % 2 > 0, "unknown") for n in range(400)]
    found += [piece(2000 + n, True, "negated") for n in range(400)]
    weights = dict(zip(["intercept", *NAMES], fit(found), strict=True))
    assert weights["unknown"] < -1
    assert weights["negated"] == 0
    assert weights["intercept"] > 1
    sure = {p.signs: p.confidence for p in weighed(found, fit(found))}
    assert sure[()] == sure[(("negated", 1.0),)] > sure[(("unknown", 1.0),)]


def test_what_few_claims_say_gives_way_to_what_was_thought_before() -> None:
    found = [piece(n, n % 10 > 0) for n in range(20)]
    found += [piece(100 + n, n > 0, "noun") for n in range(20)]
    weights = dict(zip(NAMES, fit(found)[1:], strict=True))
    assert PRIOR["noun"] < weights["noun"] < PRIOR["noun"] / 2


def test_the_level_is_that_of_other_texts() -> None:
    weights = fit([piece(n, n % 10 > 0) for n in range(100)])
    other = [piece(n, n % 10 > 2) for n in range(100)]
    assert weighed(other, levelled(weights, other))[0].confidence == 0.7


def test_a_level_from_a_few_that_are_all_right_leaves_room_for_doubt() -> None:
    weights = fit([piece(n, n % 3 > 0) for n in range(60)])
    few = [piece(n, True) for n in range(6)]
    assert weighed(few, levelled(weights, few))[0].confidence == 0.88  # seven of eight


def test_no_ranking_where_all_are_right() -> None:
    assert math.isnan(ranking([Judged(0.9, True), Judged(0.8, True)]))


def test_what_is_held_out_does_not_judge_itself() -> None:
    found = [piece(n, n > 2) for n in range(20)] + [piece(99, False, "unknown")]
    (fitted,) = weighed(found[-1:], fit(found))
    held = held_out(found, fit)[-1]
    assert held.confidence > fitted.confidence


def test_a_claim_is_as_sure_as_its_surest_piece() -> None:
    one = piece(1, True, confidence=0.4)
    assert judged([one, one._replace(confidence=0.7)], "confidence") == [Judged(0.7, True)]


def test_the_threshold_is_the_lowest_that_is_precise_enough() -> None:
    good = [piece(n, True, confidence=0.9) for n in range(8)]
    bad = [piece(100 + n, False, confidence=0.6) for n in range(3)]
    assert edge_threshold(edges(good + bad[:2])) == 0.5
    assert edge_threshold(edges(good + bad)) == 0.61
    with pytest.raises(SystemExit, match="no threshold"):
        edge_threshold(edges(bad))


def test_what_is_not_asserted_is_no_edge() -> None:
    planned = piece(1, True, confidence=0.9)._replace(modality=Modality.PLANNED)
    assert edges([planned])[0].probability < 0.5


def test_what_rules_read_too_is_not_the_judges_own() -> None:
    read = piece(1, True)
    same, other = read._replace(alone=True), piece(2, False)._replace(alone=True)
    assert of_rules([read, same, other]) == [read]
    assert of_judge([read, same, other]) == [other]


def test_the_judges_threshold_is_the_lowest_that_is_precise_enough() -> None:
    good = [piece(n, True, confidence=0.8) for n in range(6)]
    bad = [piece(100 + n, False, confidence=0.6) for n in range(4)]
    assert judge_threshold([*good, *bad[:1]]) == 0.5
    assert judge_threshold([*good, *bad]) == 0.61
    with pytest.raises(SystemExit, match="own claims right"):
        judge_threshold(bad)


def test_the_judges_own_claims_have_signs_of_their_own() -> None:
    found = [piece(n, n % 2 > 0) for n in range(100)]
    found += [piece(200 + n, n % 10 > 0, "trigger between") for n in range(100)]
    weights = dict(zip(["intercept", *ALONE], of_the_judge(found), strict=True))
    assert weights["trigger between"] > 1
    assert weights["read"] == 0
