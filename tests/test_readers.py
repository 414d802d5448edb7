"""What speed is measured on: articles cut into parts, read by each in turn."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from actorgraph.model import Article
from actorgraph.read import firsts
from readers import Part, one_core, parts, rates, repeated, times

SHORT = [Article(f"a{n}", "One two three four.", "Talks", "2024-05-01") for n in range(3)]


def test_parts_have_enough_words_and_their_files_the_same_articles(tmp_path: Path) -> None:
    made = parts(repeated(SHORT), tmp_path, number=2, words=20)
    assert [part.words for part in made] == [20, 20]
    for part in made:
        found = list(firsts(part.file, part.file.name, pytest.fail, {}))
        assert [replace(article, source="") for article in found] == list(part.articles)
        rows = [json.loads(line) for line in part.file.read_text(encoding="utf-8").splitlines()]
        assert len({row["id"] for row in rows}) == 5


def test_articles_that_come_again_have_other_ids() -> None:
    assert [article.id for article in islice(repeated(SHORT), 5)] == [
        "a0-0", "a1-0", "a2-0", "a0-1", "a1-1",
    ]  # fmt: skip


def test_every_reader_reads_every_part_and_others_the_first(tmp_path: Path) -> None:
    made = parts(repeated(SHORT), tmp_path, number=4, words=12)
    seen: list[tuple[str, int]] = []

    def often(part: Part) -> None:
        seen.append(("often", len(part.articles)))

    def seldom(part: Part) -> None:
        seen.append(("seldom", len(part.articles)))

    found = rates([often], made, [seldom], few=2)
    assert (len(found[often]), len(found[seldom])) == (4, 2)
    assert seen[:2] == [("often", 2), ("seldom", 2)], "a short part to begin with"
    assert [name for name, _ in seen[2:]] == [
        "often",
        "seldom",
        "seldom",
        "often",
        "often",
        "often",
    ]


def test_ratios_are_taken_part_by_part() -> None:
    assert times([1, 4, 9], [1, 2, 3]) == 2
    assert times([1, 4, 9], [2]) == 0.5, "of the parts that both have read"


def test_one_core_is_given_back() -> None:
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system ties no process to a core")
    before = os.sched_getaffinity(0)
    with one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before
