"""The page in a real browser: it draws, its controls work, hostile text does nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Page, chromium

from actorgraph.model import Actor, Article
from actorgraph.network import Filters, network
from actorgraph.view import ViewSettings, view_html
from claim_samples import HOSTILE, Said, Sample, hostile, large, small

pytestmark = pytest.mark.skipif(chromium() is None, reason="no chromium on the PATH")

ROWS = "document.querySelectorAll('#rows tr').length"
PANEL = "document.querySelector('#panel').innerText"
SUMMARY = "document.querySelector('#summary').textContent"
INK = """(() => {
  const canvas = document.querySelector("#mynetwork canvas");
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) {
    colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
  }
  return colours.size;
})()"""

RIM = """(() => { // how many of the outermost pixels of the canvas are painted
  const canvas = document.querySelector("#mynetwork canvas");
  const { width, height } = canvas;
  const pixels = canvas.getContext("2d");
  const rows = [[0, 0, width, 3], [0, height - 3, width, 3]];
  const sides = [...rows, [0, 0, 3, height], [width - 3, 0, 3, height]];
  const alpha = (side) => pixels.getImageData(...side).data.filter((_, i) => i % 4 === 3);
  const painted = (side) => alpha(side).filter((value) => value > 0);
  return sides.reduce((sum, side) => sum + painted(side).length, 0);
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with Page(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def opened(browser: Page, tmp_path: Path) -> Callable[..., Page]:
    def opened(sample: Sample, shown: int = 120, **how: Any) -> Page:
        file = tmp_path / "graph.html"
        graph = network(sample, Filters(doubtful=True))
        file.write_text(view_html(graph, sample, ViewSettings(shown=shown)), "utf-8")
        browser.open(file, **how)
        return browser

    return opened


def press(page: Page, selector: str) -> None:
    page.run(f"document.querySelector({selector!r}).click()")


def test_it_draws_without_errors_or_requests(opened: Callable[..., Page]) -> None:
    page = opened(large())
    assert page.run(INK) > 20
    assert page.errors == []
    assert [url for url in page.requests if not url.startswith("file:")] == []
    assert len(page.requests) == 1
    assert page.run(SUMMARY).startswith("41 actors and 1")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1400, 390])
def test_hostile_text_runs_nothing_and_breaks_no_layout(
    opened: Callable[..., Page], width: int
) -> None:
    page = opened(hostile(), width=width)
    for place in range(len(HOSTILE) + 1):
        page.run(f"document.querySelectorAll('#panel .row')[{place}].click()")
        page.run("document.querySelector('#panel .row')?.click()")
        assert page.run("document.querySelector('#panel').scrollWidth <= innerWidth")
        press(page, "#panel .back")
    press(page, "#as-table")
    page.run("document.querySelector('#rows button').click()")
    assert page.run("window.HACKED") is None
    assert page.errors == []
    assert len(page.requests) == 1
    assert page.run("document.querySelectorAll('#panel img, #panel b b, #rows img').length") == 0
    assert page.run("[...document.links].every((a) => a.protocol.startsWith('http') || a.hash)")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")


def test_a_click_on_an_actor_shows_who_it_is(opened: Callable[..., Page]) -> None:
    page = opened(small())
    place = page.run(
        """(() => {
          const box = document.querySelector("#mynetwork canvas").getBoundingClientRect();
          return [box.x, box.y, box.width, box.height];
        })()"""
    )
    step = 16
    spots = [
        (place[0] + x, place[1] + y)
        for y in range(step, int(place[3]), 2 * step)
        for x in range(step, int(place[2]), 2 * step)
    ]
    cursor = "document.querySelector('#mynetwork').style.cursor"
    for x, y in spots:  # move over the drawing until the pointer says that there is something
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if page.run(cursor) == "pointer":
            page.click(x, y)
            break
    assert "← Overview" in page.run(PANEL)


def test_an_actors_claims_lead_to_the_quote_with_its_words_marked(
    opened: Callable[..., Page],
) -> None:
    page = opened(small())
    page.run(
        "[...document.querySelectorAll('#panel .row')].find((r) => "
        "/Iran .*supplies.* Russia/i.test(r.innerText)).click()"
    )
    marks = (
        "[...document.querySelectorAll('blockquote mark')].map((m) => [m.className, m.innerText])"
    )
    assert page.run(marks)[:3] == [
        ["subject", "Iran"],
        ["trigger", "supplies"],
        ["object", "Russia"],
    ]
    text = page.run(PANEL)
    for said in (
        "Ann Lee",
        "Sample Daily",
        "2024-11-13",
        "made-up",
        "drones",
        "0.80",
        "acronym-of-text → ?",
    ):
        assert said in text
    assert page.run("document.querySelector('figcaption a').href") == "https://example.org/1"


def test_filters_take_claims_from_graph_and_table(opened: Callable[..., Page]) -> None:
    page = opened(small())
    assert page.run(ROWS) == 6
    page.run("document.querySelector('#filters input[type=checkbox]').click()")
    assert page.run(ROWS) == 3
    page.run(
        "[...document.querySelectorAll('#filters label')]"
        ".find((l) => l.innerText.includes('In doubt')).click()"
    )
    assert page.run(ROWS) == 2
    assert "2 claims shown" in page.run(SUMMARY)
    page.run(
        "document.querySelectorAll('#filters input[type=checkbox]')"
        ".forEach((box) => box.checked && box.click())"
    )
    assert (
        page.run("document.querySelector('#empty').innerText") == "No claim passes these filters."
    )
    assert page.errors == []


def test_belief_slider_and_number_of_actors(opened: Callable[..., Page]) -> None:
    page = opened(large(), shown=10)
    assert page.run(SUMMARY).startswith("10 actors")
    slide = """(([range, value]) => {
      range.value = value;
      range.dispatchEvent(new Event("input"));
    })"""
    ranges = "document.querySelectorAll('#filters input[type=range]')"
    page.run(f"{slide}([{ranges}[1], 41])")
    assert page.run(SUMMARY).startswith("41 actors")
    before = page.run(ROWS)
    page.run(f"{slide}([{ranges}[0], 0.9])")
    assert 0 < page.run(ROWS) < before


def test_search_finds_an_actor_that_is_not_among_the_strongest(opened: Callable[..., Page]) -> None:
    page = opened(large(), shown=5)
    page.run("document.querySelector('#search').value = 'wagner'")
    page.run("document.querySelector('#find').requestSubmit()")
    assert "Wagner Group" in page.run(PANEL)
    assert page.run(SUMMARY).startswith("6 actors")


def test_table_theme_and_keyboard(opened: Callable[..., Page]) -> None:
    page = opened(small(), dark=True)
    assert page.run("document.documentElement.dataset.theme") == "dark"
    press(page, "#theme")
    assert page.run("document.documentElement.dataset.theme") == "light"
    press(page, "#as-table")
    first = "document.querySelector('#rows tr').innerText"
    assert "attacks" in page.run(first)
    page.run("document.querySelector('#columns button').click()")
    assert page.run("document.querySelector('#columns th').ariaSort") == "ascending"
    assert "Ann Lee" in page.run(first)
    page.run("document.querySelector('#rows button').click()")
    assert page.run("document.activeElement.id") == "panel"
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Escape")
    assert page.run("document.body.hasAttribute('data-picked')") is False


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844), (1920, 1080)])
def test_the_first_drawing_lies_inside_the_stage(
    opened: Callable[..., Page], width: int, height: int
) -> None:
    for sample in (small(), large(), _pair()):
        page = opened(sample, width=width, height=height)
        assert page.run(RIM) == 0
        page.run("document.querySelector('#zoom-fit').click()")
        assert page.run(RIM) == 0


def _pair() -> Sample:
    """Two actors with names as long as are drawn, side by side."""
    sample = Sample()
    names = ("Security Council of Aland", "Security Council of Beland")
    actors = [Actor(name.lower().replace(" ", "-"), name, "organisation") for name in names]
    sample.add(Article("n1", ""), actors, [Said(actors[0].id, "supplies", actors[1].id)])
    return sample


def test_unnamed_groups_are_mentioned(opened: Callable[..., Page]) -> None:
    page = opened(small())
    assert page.run(SUMMARY) == (
        "4 actors and 6 claims shown of 5 and 7 in the store, 1 claim of unnamed groups left out"
    )
    legend = page.run("document.querySelector('#filters').textContent")
    assert "1 claim and 1 actor: groups without a name" in legend


def test_an_empty_graph_says_so(opened: Callable[..., Page]) -> None:
    page = opened(Sample())
    assert page.run("document.querySelector('#empty').innerText") == "There are no claims to show."
    assert page.errors == []
