"""Confidence is a probability made of signs, and what it is fitted to is one file of figures."""

from __future__ import annotations

import csv
import re
from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.belief import EDGE_THRESHOLD, SYSTEMATIC_ERROR
from actorgraph.calibration import calibration
from actorgraph.errors import BadData
from actorgraph.extraction.alone import ALONE
from actorgraph.extraction.confidence import HEARD, SIGNS, confidence, parts
from parse_samples import by_hand, doc, frames

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
HIT = "{} attacked=attack/VBD/ROOT {}"
CHAD, MALI = "Chad/NNP/nsubj/attacked/GPE", "Mali/NNP/dobj/attacked/GPE"


def signs(*sentences: str) -> dict[str, float]:
    """The signs of the last frame."""
    return dict(frames(by_hand(doc(*sentences)))[-1].signs)


PLAIN = {"distance": 1.0, "length": log2(3)}
LONGER = {"distance": log2(3), "length": 2.0}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(HIT.format(CHAD, MALI), PLAIN, id="plain"),
        pytest.param(
            HIT.format("Chadian/JJ/amod/troops/NORP troops=troop/NNS/nsubj/attacked", MALI),
            {**LONGER, "through": 1.0, "inferences": 1.0},
            id="through troops",
        ),
        pytest.param(
            HIT.format("Ann/NNP/compound/Example/PERSON Example/NNP/nsubj/attacked/I-PERSON", MALI),
            {**LONGER, "unknown": 1.0},
            id="nobody knows her",
        ),
        pytest.param(
            """Chad/NNP/nsubj/attack/GPE may/MD/aux/attack not/RB/neg/attack attack/VB/ROOT
            Mali/NNP/dobj/attack/GPE""",
            {"negated": 1.0, "not asserted": 1.0, "distance": 2.0, "length": log2(5)},
            id="may not",
        ),
        pytest.param(
            HIT.format(CHAD, f"{MALI} and/CC/cc/Mali Niger/NNP/conj/Mali/GPE"),
            {"candidates": 1.0, "distance": 2.0, "length": log2(5)},
            id="two objects",
        ),
        pytest.param(
            """Strikes=strike/NNS/nsubj/failed by/IN/prep/Strikes Chad/NNP/pobj/by/GPE
            on/IN/prep/Strikes Mali/NNP/pobj/on/GPE failed=fail/VBD/ROOT""",
            {"noun": 1.0, "distance": 2.0, "length": log2(6)},
            id="a noun",
        ),
        pytest.param(
            "Chad/NNP/nsubj/joined/GPE joined=join/VBD/ROOT NATO/NNP/dobj/joined/ORG",
            {**PLAIN, "structure": 1.0},
            id="a membership",
        ),
    ],
)
def test_the_signs_of_a_frame(sentence: str, wanted: dict[str, float]) -> None:
    assert signs(sentence) == pytest.approx(wanted)


def test_a_pronoun_takes_inferences_and_may_be_a_guess() -> None:
    found = signs(
        "Chad/NNP/nsubj/slept/GPE slept=sleep/VBD/ROOT",
        HIT.format("It=it/PRP/nsubj/attacked", MALI),
    )
    assert found == pytest.approx({**PLAIN, "inferences": 2.0, "guessed": 1.0})


def test_a_title_and_a_body_that_is_only_known() -> None:
    found = signs(
        "President=president/NNP/compound/Putin Putin/NNP/nsubj/left/PERSON left/VBD/ROOT"
    )
    assert (found["title"], found["inferences"]) == (1.0, 2.0)


def test_the_strength_that_chooses_readings_is_not_what_is_fitted() -> None:
    (frame,) = frames(by_hand(doc(HIT.format(CHAD, MALI))))
    assert (frame.kind, frame.steps, frame.strength) == ("verb", 0, 0.9)
    assert frame.score == confidence(frame.signs)


@given(st.dictionaries(st.sampled_from(sorted(SIGNS)), st.floats(0, 50)), st.floats(0, 10))
def test_confidence_is_a_probability_and_follows_its_signs(
    found: dict[str, float], more: float
) -> None:
    before = confidence(tuple(found.items()))
    assert 0 < before <= 1
    assert round(before, 2) == before
    for name, (direction, _) in SIGNS.items():
        after = confidence(tuple({**found, name: found.get(name, 0.0) + more}.items()))
        assert (after - before) * direction >= 0


def test_a_sign_without_weight_is_no_part() -> None:
    told = parts(tuple((name, 1.0) for name in SIGNS))
    assert {name for name, _ in told} == {n for n, w in calibration().rules.signs.items() if w}


def test_the_file_has_a_weight_for_every_sign_that_speaks_its_way() -> None:
    weights = calibration().rules.signs
    assert list(weights) == list(SIGNS)
    assert all(weights[name] * direction >= 0 for name, (direction, _) in SIGNS.items())


def test_the_edge_threshold_is_that_of_the_file() -> None:
    assert calibration().edge_threshold == EDGE_THRESHOLD
    assert 0.5 <= EDGE_THRESHOLD < 1 - SYSTEMATIC_ERROR


def test_the_page_shows_the_figures_of_the_file() -> None:
    page = PAGE.read_text(encoding="utf-8")
    part = page.partition("<!-- confidence -->")[2].partition("<!-- /confidence -->")[0]
    shown = re.findall(r"^\| ([a-z ]+) \| [^|]+ \| ([+–-]\d?.?\d*) \|$", part, re.MULTILINE)
    known = calibration()
    each = (known.rules, known.heard, known.alone)
    wanted = [(n, f"{w:+.2f}" if w else "–") for e in each for n, w in e.signs.items()]
    assert shown == wanted, "the page is stale; renew it: make calibrate"
    assert f"from a belief of {EDGE_THRESHOLD:.2f}." in part
    assert f"from a confidence of {known.judge_threshold:.2f}, which is" in part


def test_the_judge_speaks_for_what_it_takes_for_likely() -> None:
    weights = calibration().heard.signs
    assert list(weights) == list(HEARD)
    assert weights["judge"] > 0
    assert all(weights[name] * direction >= 0 for name, (direction, _) in HEARD.items())


def test_the_weights_of_the_judges_own_claims_speak_their_way() -> None:
    weights = calibration().alone.signs
    assert list(weights) == list(ALONE)
    assert not set(ALONE) & set(SIGNS)
    assert all(weights[name] * direction >= 0 for name, (direction, _) in ALONE.items())


GOOD = (
    ("", "edge threshold", "0.5"),
    ("", "judge threshold", "0.7"),
    ("rules", "intercept", "1"),
    ("rules, heard", "intercept", "1"),
    ("judge", "intercept", "0"),
)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no rules intercept"),
        (GOOD[1:], "no edge threshold"),
        ([*GOOD[:4], ("judge", "claim", "1")], "no judge intercept"),
        ([*GOOD[:4], ("judge", "intercept", "much")], "'much' is no number"),
        ([("", "edge threshold", "1.5"), *GOOD[1:]], "is not between 0 and 1"),
        ([*GOOD, ("rules", "noun", "1"), ("rules", "noun", "1")], "'rules noun' stands twice"),
    ],
)
def test_a_malformed_file_is_refused(
    rows: list[tuple[str, str, str]], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "confidence.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("of", "name", "value"), *rows])
    with pytest.raises(BadData, match=reason):
        calibration(path)
