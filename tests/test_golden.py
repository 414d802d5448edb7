"""What the text side finds in sentences and texts that people have annotated.

The second half of each set is for scores alone, see ``practice``: these tests show nothing of it,
not even when they fail.
"""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

import practice
from actorgraph.ontology import relations
from golden_frames import answered, sentences, stored
from practice import Annotated, Corpus, Rates

ROOT = Path(__file__).resolve().parents[1]
REPLACED = "texts-blind"
"""A half that is read sooner or later and replaced: its floors are those of the texts in it."""
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))

HALVES = pytest.mark.parametrize("blind", [False, True], ids=["seen", "blind"])


def test_frames_of_the_golden_sentences() -> None:
    lines = stored()
    assert answered(lines) == lines, (
        "see the diff above; if it is for the better: python tests/golden_frames.py --update-golden"
    )


def test_the_golden_sentences_are_many_and_each_stands_once() -> None:
    found = sentences(stored())
    assert len(found) >= 300
    assert len(set(found)) == len(found)
    assert stored().count("  nothing") >= 60


def test_the_golden_frames_show_every_relation() -> None:
    shown = {line.split()[1] for line in stored() if line.startswith("  ") and " | " in line}
    assert shown == set(relations())


@pytest.fixture(scope="module")
def annotated() -> Annotated:
    """The annotated sentences with what is found in them."""
    return practice.annotated()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """What is found in every text of the corpus."""
    return practice.corpus()


@HALVES
def test_annotated_sentences(blind: bool, annotated: Annotated) -> None:
    rates = annotated.rates(blind)
    assert rates.units > 150
    _holds(rates, "sentences", blind)


def test_sentences_without_claims(annotated: Annotated) -> None:
    empty = annotated.empty()
    assert len(empty) > 50
    _hold(sum(empty) / len(empty), "others", "sentences-without-claims")


def test_particulars_of_the_claims_found(annotated: Annotated) -> None:
    right = annotated.particulars()
    assert len(right) > 40
    _hold(sum(right) / len(right), "others", "particulars")


@HALVES
def test_corpus(blind: bool, corpus: Corpus) -> None:
    rates = corpus.rates(blind)
    assert rates.units == (58 if blind else 93)
    _holds(rates, "texts", blind)


def test_floors_only_rise() -> None:
    """No floor is lower than in any version of the file that the repository remembers."""
    log = _git("log", "--format=%H", "--", "tests/floors.toml")
    if log is None:
        pytest.skip("not a git checkout: there is no history of floors")
    for commit in log.split():
        old = tomllib.loads(_git("show", f"{commit}:tests/floors.toml") or "")
        for table, floors in old.items():
            if table.startswith(REPLACED) and table not in FLOORS:
                continue  # of texts that are read now
            for name, floor in floors.items() if isinstance(floors, dict) else ():
                assert FLOORS[table][name] >= floor, (table, name, commit)


def _git(*words: str) -> str | None:
    """What git prints, None where it cannot."""
    try:
        run = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None


def _holds(rates: Rates, name: str, blind: bool) -> None:
    """Precision and recall as figures: a failing test must not show what it was measured on."""
    half = f"{name}-{'blind' if blind else 'seen'}"
    if half == REPLACED:
        half = f"{half}-{practice.FIRST_BLIND_TEXT}"
    _hold(rates.precision, half, "precision")
    _hold(rates.recall, half, "recall")


def _hold(share: float, table: str, name: str) -> None:
    floor, slack = FLOORS[table][name], FLOORS["slack"]
    if share < floor:
        pytest.fail(f"{table} {name}: {share:.3f}; floor: {floor:.3f}", pytrace=False)
    if share > floor + slack:
        pytest.fail(
            f"{table} {name}: {share:.3f}; {floor:.3f} is too low a floor, raise it",
            pytrace=False,
        )
