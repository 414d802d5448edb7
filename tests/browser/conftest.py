"""One browser for all tests, and the page of a sample in it.

The made-up claims lie one folder up, which pytest alone would not look into.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import Page

from actorgraph.network import Filters, network
from actorgraph.view import ViewSettings, view_html
from claim_samples import Sample


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with Page(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def opened(browser: Page, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that shows the page of a sample; at the end nothing may have gone wrong in it."""

    def opened(
        sample: Sample, shown: int = 120, at: str = "", graph: Any = None, **how: Any
    ) -> Page:
        file = tmp_path / "graph.html"
        graph = network(sample, Filters(doubtful=True)) if graph is None else graph
        file.write_text(view_html(graph, sample, ViewSettings(shown=shown)), "utf-8")
        browser.open(file.as_uri() + at, **how)
        return browser

    yield opened
    assert browser.errors == []
