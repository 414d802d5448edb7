"""docs/performance.md as a run of the benchmarks leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest

import performance


def test_what_stands_before_a_table_stays(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(
        "# Performance\n\n## B\n\nWhat is *ready*.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
    )
    for _ in range(2):
        performance.write({"B": [("speed", "3", "≥ 2")], "A": [("size", "1", "")]}, page)
    text = page.read_text(encoding="utf-8")
    assert text.index("## A") < text.index("## B")
    assert "## B\n\nWhat is *ready*.\n\n| | measured | asked |\n" in text
    assert "| 1 | 2 |" not in text
    assert text.count("Measured") == 2


def test_sections_have_one_order_and_those_not_measured_stay(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    rows = [("speed", "3", "")]
    performance.write({"The view": rows, "Else": rows, "Reading": rows, "The store": rows}, page)
    performance.write({"The store at 200,000 claims": rows, "Growth": rows}, page)
    text = page.read_text(encoding="utf-8")
    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    wanted = ["Reading", "Growth", "The store", "The store at 200,000 claims", "The view", "Else"]
    assert titles == wanted
    assert text.startswith("# Performance")


def test_a_section_without_a_table_gets_one_below_its_text(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# Performance\n\n## The store\n\nHow it is asked.\n\n## Workers\n")
    performance.write({"The store": [("speed", "3", "")], "Workers": [("speed", "4", "")]}, page)
    text = page.read_text(encoding="utf-8")
    assert "How it is asked.\n\n| | measured | asked |\n| --- | --- | --- |\n| speed | 3 |" in text
    assert text.index("## Workers") < text.index("## The store")


def test_no_text_breaks_the_table(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    performance.write({"Reading": [("a|b", "two\nlines", "")]}, page)
    assert "| a\\|b | two lines |  |\n" in page.read_text(encoding="utf-8")


def test_a_picture_and_a_head_of_its_own_stay(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# Performance\n\n## Growth\n\n![How costs grow](images/growth.svg)\n")
    head = ("", "exponent", "at 30")
    for _ in range(2):
        rows = [("reading", "1.00", "4 s")]
        performance.write({"Growth": rows, "B": rows}, page, {"Growth": head})
    text = page.read_text(encoding="utf-8")
    start = "## Growth\n\n![How costs grow](images/growth.svg)\n\n| | exponent | at 30 |\n| --- |"
    assert start in text
    assert "| | measured | asked |" in text
    assert text.count("growth.svg") == 1


def test_lines_come_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "scale.md"
    page.write_text("Before\n\n<!-- cost -->\nold\n<!-- /cost -->\n\nAfter <!-- costs -->\n")
    for lines in (["one"], ["| \\1 | two |", "| --- | --- |"]):
        performance.place(page, "cost", lines)
    assert page.read_text(encoding="utf-8") == (
        "Before\n\n<!-- cost -->\n\n| \\1 | two |\n| --- | --- |\n\n<!-- /cost -->\n\n"
        "After <!-- costs -->\n"
    )
    with pytest.raises(ValueError, match="no place for nothing"):
        performance.place(page, "nothing", ["one"])
