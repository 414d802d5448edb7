"""Folders of seed files, for the tests of what reads them."""

from __future__ import annotations

from pathlib import Path


def written(folder: Path, **files: list[str]) -> Path:
    """The folder, with a CSV file of these lines by each stem."""
    for stem, lines in files.items():
        (folder / f"{stem}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder
