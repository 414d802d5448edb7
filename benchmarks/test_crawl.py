"""Web archives of crawled news: how much of what is good comes in, and what reading costs beside
finding the text of the pages."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import trafilatura

from actorgraph.errors import BadInput
from actorgraph.read import firsts
from conftest import Found
from web_archives import SITES, archive

SECTION = "Web archives"
PAGES = 10_000

pytestmark = pytest.mark.benchmark(group="crawl")


def test_ten_thousand_pages(tmp_path: Path, benchmark: Any, found: Found) -> None:
    """Some are broken, copies, stubs or in German; against trafilatura on the same pages alone."""
    made = archive(PAGES)
    path = tmp_path / "news.warc.gz"
    path.write_bytes(made.data)
    told: list[BadInput] = []
    start = perf_counter()
    articles = list(firsts(path, path.name, told.append, {}))
    ours = perf_counter() - start
    good = {f"{path.name}:{url}" for url in made.articles}
    came = {article.source for article in articles}
    assert came <= good
    page = SITES[0].page("Talks", [article.text for article in articles[:1]], "https://a.example/")
    start = perf_counter()
    for _ in range(200):
        trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    alone = (perf_counter() - start) / 200
    benchmark.pedantic(lambda: None)
    share = len(came & good) / len(good)
    found(
        f"articles of {PAGES:,} pages that come in, of those that are good",
        f"{share:.1%}",
        "≥ 95 %",
    )
    rate, cost = PAGES / ours, ours / len(good) / alone
    found("pages a second", f"{rate:.0f}, {cost:.2f} × the time that trafilatura takes by itself")
    found("what is told of the others", f"{len(told)} lines")
    assert share >= 0.95
