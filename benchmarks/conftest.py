"""What all benchmarks share: how much is measured, and that a run puts what it found onto the page.

``--quick`` runs those marked ``quick`` with less of everything, and then they assert: each ratio
has a floor far below what the page shows, since other programs may be at work on the same cores.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

import performance
from timing import in_turn, seconds

__all__ = ["Found", "in_turn", "seconds"]

_FOUND: dict[str, list[performance.Row]] = {}
_HEADS: dict[str, performance.Row] = {}

Found = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--page", action="store_true", help="put the figures into docs/performance.md")
    parser.addoption("--quick", action="store_true", help="guard the ratios, within two minutes")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "quick: a ratio that --quick guards")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        items[:] = [item for item in items if item.get_closest_marker("quick")]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    whole = exitstatus == 0 and not session.config.getoption("--quick")
    if session.config.getoption("--page") and _FOUND and whole:
        performance.write(_FOUND, heads=_HEADS)


@pytest.fixture(scope="session")
def quick(pytestconfig: pytest.Config) -> bool:
    """Whether to measure little, and to assert."""
    return bool(pytestconfig.getoption("--quick"))


@pytest.fixture
def found(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Found:
    """Call it with what was measured, what was found, and what is asked for."""
    section: str = request.module.SECTION
    head = _HEADS[section] = getattr(request.module, "COLUMNS", performance.COLUMNS)

    def tell(what: str, measured: str, asked: str = "") -> None:
        _FOUND.setdefault(section, []).append((what, measured, asked))
        with capsys.disabled():
            sys.stdout.write(f"\n{what}: {measured}" + (f" ({head[2]}: {asked})" if asked else ""))

    return tell
