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
