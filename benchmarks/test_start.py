"""How long the command takes to start, and to read many seeds."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from actorgraph import mentions
from actorgraph.actors import load_seeds
from conftest import Found
from seed_samples import large
from timing import in_turn, seconds

SECTION = "Start-up and seeds"

pytestmark = pytest.mark.benchmark(group="start")


def run(*command: str) -> None:
    """Run Python with these arguments, to its end."""
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.quick
def test_start(benchmark: Any, found: Found, quick: bool) -> None:
    """Help, against importing what parses its options."""
    helped = partial(run, "-c", "from actorgraph.cli import main; main()", "--help")
    imported = partial(run, "-c", "import typer")
    helped()
    took, least = in_turn(helped, imported, 5 if quick else 15)
    benchmark.pedantic(lambda: None)
    found(
        "`actorgraph --help`",
        f"{took:.2f} s, {took / least:.2f} × `python -c 'import typer'`", "≤ 2.5 ×",
    )  # fmt: skip
    assert not quick or took / least <= 4


def test_seeds(
    benchmark: Any, found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seeds as many as some thousand actors, with names and offices."""
    folder = large(tmp_path)

    def loaded() -> None:
        seeds = load_seeds.__wrapped__(folder)
        monkeypatch.setattr(mentions, "load_seeds", lambda: seeds)
        assert len(mentions.alias_index.__wrapped__()) > 15_000

    took = median(seconds(loaded) for _ in range(5))
    benchmark.pedantic(lambda: None)
    found(
        "6,200 actors, 15,200 aliases and 3,000 offices, read and indexed", f"{took:.2f} s",
        "≤ 0.5 s",
    )  # fmt: skip
