"""What corpora cost, as the cost model takes it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

import corpus_costs
from actorgraph import grouping
from claims_at_scale import readings_at_scale
from corpus_costs import WORDS, grouped, written
from footprint import alone, on_disk, peak, resident


def test_deriving_goes_by_as_many_ranges_and_parts_as_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = written(tmp_path, 150)
    started: Counter[str] = Counter()
    start = corpus_costs._Here.start

    def counted(here: corpus_costs._Here, function: object, *arguments: object) -> object:
        started[getattr(function, "__name__", "")] += 1
        return start(here, function, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus_costs._Here, "start", counted)
    before = grouping._ROWS, grouping._KEYS
    assert grouped(shards, 16, 4) > 0
    assert (started["weighed"], started["candidates"]) == (16, 4)
    assert before == (grouping._ROWS, grouping._KEYS)


def test_shards_hold_all_articles_at_their_real_length(tmp_path: Path) -> None:
    made = list(readings_at_scale(150))
    shards = written(tmp_path, 150)
    assert shards.articles == len(made)
    assert shards.evidence == sum(len(claim.evidence) for r in made for claim in r.claims)
    longer = [corpus_costs._of_real_length(reading) for reading in made]
    assert {len(reading.article.text.split()) for reading in longer} == {WORDS}
    assert all(b.article.text.startswith(a.article.text) for a, b in zip(made, longer, strict=True))


def test_a_file_with_two_names_takes_its_place_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a").write_bytes(b"x" * 1_000)
    os.link(tmp_path / "a", tmp_path / "deep" / "b")
    (tmp_path / "c").write_bytes(b"y" * 10)
    assert on_disk(tmp_path) == 1_010


def test_work_alone_has_a_process_and_memory_of_its_own() -> None:
    ballast = bytearray(b"x" * (300 << 20))
    assert alone(os.getpid) != os.getpid()
    assert alone(peak) < len(ballast) < resident() <= peak()
