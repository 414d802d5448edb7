"""The package finds its data in a checkout, and inside the package where it is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from actorgraph import datafiles
from actorgraph.datafiles import data_path, write_whole


@pytest.mark.parametrize(
    "parts",
    [
        ("ontology", "relations.ttl"),
        ("ontology", "shapes.ttl"),
        ("seeds", "actors", "states.csv"),
        ("seeds", "articles"),
        ("queries", "suppliers.rq"),
    ],
)
def test_data_is_there(parts: tuple[str, ...]) -> None:
    assert data_path(*parts).exists()


def test_a_wheel_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datafiles, "_WHEEL", tmp_path)
    assert data_path("ontology", "plover.ttl") == tmp_path / "ontology" / "plover.ttl"


def test_the_wheel_takes_every_data_folder_along() -> None:
    """What ``data_path`` is asked for in src must be in the wheel's list of pyproject.toml."""
    root = Path(__file__).resolve().parents[1]
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packed = config["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all((root / path).exists() for path in packed)
    assert all(goal == f"actorgraph/_data/{folder}" for folder, goal in packed.items())
    asked = {
        match
        for file in (root / "src").rglob("*.py")
        for match in re.findall(r'data_path\("(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert {"ontology", "seeds", "queries", "models"} >= asked >= {"ontology", "queries"}
    assert asked <= {folder.split("/")[0] for folder in packed}


def test_what_a_killed_process_left_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    dead, alive = (tmp_path / f"table.csv.{pid}" for pid in (child.pid, os.getppid()))
    kept = tmp_path / "table.csv.old"
    for path in (dead, alive, kept):
        path.write_text("half", encoding="utf-8")
    write_whole(tmp_path / "table.csv", "whole\n")
    assert {path.name for path in tmp_path.iterdir()} == {"table.csv", alive.name, kept.name}
