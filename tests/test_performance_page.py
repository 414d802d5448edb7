"""docs/performance.md as a run of the benchmarks leaves it."""

from __future__ import annotations

from pathlib import Path

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
