"""What all benchmarks share: they tell what they found, and a run puts it onto the page."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

import performance

_FOUND: dict[str, list[performance.Row]] = {}

Found = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--page", action="store_true", help="put the figures into docs/performance.md")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if session.config.getoption("--page") and _FOUND:
        performance.write(_FOUND)


@pytest.fixture
def found(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Found:
    """Call it with what was measured, what was found, and what is asked for."""
    section: str = request.module.SECTION

    def tell(what: str, measured: str, asked: str = "") -> None:
        _FOUND.setdefault(section, []).append((what, measured, asked))
        with capsys.disabled():
            sys.stdout.write(f"\n{what}: {measured}" + (f" (asked: {asked})" if asked else ""))

    return tell
