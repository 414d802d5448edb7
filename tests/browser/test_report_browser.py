"""The briefing in a real browser: hostile text does nothing, odd corpora are told plainly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import Page, chromium

from actorgraph.model import Actor, Article
from actorgraph.network import EVERYTHING
from actorgraph.report import Report, report
from claim_samples import HOSTILE, Sample, hostile, large, stored
from view_samples import parallel, scripts, undated

pytestmark = pytest.mark.skipif(chromium() is None, reason="no chromium on the PATH")

TEXT = "document.body.innerText"


@pytest.fixture
def read(browser: Page, tmp_path: Path) -> Callable[..., Page]:
    """A function that shows a briefing, as the browser's window is wide."""

    def read(made: Report, width: int = 1400, as_: str = "html") -> Page:
        file = made.save(tmp_path / f"report.{as_}")
        browser.call("Page.navigate", url="about:blank")
        browser.errors.clear()
        browser.requests.clear()
        browser.resize(width, 900)
        browser.call("Page.navigate", url=file.as_uri())
        browser.wait("location.protocol === 'file:' && document.readyState === 'complete'")
        return browser

    return read


def nobody() -> Sample:
    """One actor, of whom nothing is claimed."""
    sample = Sample()
    sample.add(Article("n1", "", "A name", "2024-11-13"), (Actor("aland", "Aland", "state"),), [])
    return sample


@pytest.mark.parametrize("width", [1400, 390])
def test_hostile_text_runs_nothing_and_breaks_no_layout(
    read: Callable[..., Page], width: int
) -> None:
    page = read(report(stored(hostile()), HOSTILE[1], EVERYTHING), width)
    assert page.run("window.HACKED") is None
    assert page.run("document.querySelectorAll('img, script, iframe, object, form').length") == 0
    assert page.run("document.querySelectorAll('main b').length") == 0
    assert page.run("[...document.links].every((a) => a.getAttribute('href').startsWith('#'))")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    assert page.run("[...document.querySelectorAll('section')].length") > 5
    for words in (HOSTILE[0], HOSTILE[5], HOSTILE[6]):
        assert words in page.run(TEXT)
    assert len(page.requests) == 1
    assert page.errors == []


def test_a_number_leads_to_the_words(read: Callable[..., Page]) -> None:
    page = read(report(stored(parallel(3)), filters=EVERYTHING))
    page.run("document.querySelector('main a[href=\"#c1\"]').click()")
    page.wait("location.hash === '#c1'")
    top = page.run("document.querySelector('#c1').getBoundingClientRect().top")
    assert -5 <= top <= 900
    text = page.run("document.querySelector('#c1').innerText")
    assert "Aland" in text
    assert "officials said" in text
    assert page.run("document.querySelectorAll('#c1 mark').length") >= 3


def test_on_a_phone_evidence_is_a_line_of_its_own_and_plots_can_be_read(
    read: Callable[..., Page],
) -> None:
    page = read(report(stored(large())), 390)
    split = """[...document.querySelectorAll("table:has(.cited) tbody tr")].map((row) => {
      const cells = [row.cells[0], row.lastElementChild];
      const [first, last] = cells.map((cell) => cell.getBoundingClientRect());
      return last.top >= first.bottom - 1 && last.left === first.left;
    })"""
    rows = page.run(split)
    assert len(rows) > 10
    assert all(rows)
    numbers = "[...document.querySelectorAll('td .cited > a')]"
    assert max(page.run(f"{numbers}.map((a) => a.getBoundingClientRect().right)")) <= 390
    letters = """[...document.querySelectorAll("svg text")].map((text) =>
      parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    assert min(page.run(letters)) > 10.5
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    wide = read(report(stored(large())), 1400)
    assert not any(wide.run(split))


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        (Sample(), ("No claim passes the filters", "so that there is no evidence")),
        (nobody(), ("1 article", "No claim passes the filters")),
        (parallel(200), ("200 claims", "Aland – Beland", "of 200", "1 month: too few")),
        (scripts(), ("Россия", "中华人民共和国", "حزب الله", "מדינת ישראל", "Ελλάδα")),
        (undated(), ("No article has a date", "no publisher", "no date")),
    ],
    ids=["empty", "nobody", "parallel", "scripts", "undated"],
)
def test_odd_corpora_are_told_in_plain_words(
    read: Callable[..., Page], sample: Sample, words: tuple[str, ...]
) -> None:
    made = report(stored(sample), filters=EVERYTHING)
    page = read(made)
    text = page.run(TEXT)
    assert [word for word in words if word not in text] == []
    assert "nan" not in text.lower().split()
    assert "None" not in text.split()
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    assert page.errors == []
    plain = made.markdown.replace("\\", "")
    assert [word for word in words if word not in plain] == []
