"""One server for all tests that leave it as it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Served, stored

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []  # serve is not for it


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of six made-up articles."""
    return stored(tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="session")
def server(sample_store: Path) -> Iterator[Served]:
    """A server on loopback, with a short deadline and little memory."""
    options = ("--timeout", "2", "--memory", "128", "--workers", "2")
    with Served(sample_store, *options) as running:
        yield running
