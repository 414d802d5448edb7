"""The page in a real browser where a corpus, a reader's machine or the place of the page is odd."""

from __future__ import annotations

import html
import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from chromium import Page, chromium
from page_controls import INK, PANEL, RIM, ROWS, SUMMARY, choose, press, row, search

from actorgraph.network import Filters, network
from actorgraph.view import view_html
from claim_samples import HOSTILE, Sample, hostile, large, small
from view_samples import parallel, scripts, undated

pytestmark = pytest.mark.skipif(chromium() is None, reason="no chromium on the PATH")

NO_WEBGL = """
const real = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
};"""


@pytest.fixture
def sigma(monkeypatch: pytest.MonkeyPatch) -> None:
    """Samples of more than 25 actors are large."""
    monkeypatch.setattr("actorgraph.view.page.LARGE", 25)


def unhurt(page: Page) -> None:
    """No text of the sample has become a script, a link or an element, or has burst the layout."""
    assert page.run("window.HACKED") is None
    assert page.run("document.querySelectorAll('img, iframe, object, #panel b b').length") == 0
    assert page.run("[...document.links].every((a) => a.protocol.startsWith('http') || a.hash)")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    for part in ("#panel", "#filters"):
        inside = f"document.querySelector('{part}')"
        assert page.run(f"{inside}.scrollWidth <= Math.max(1, {inside}.clientWidth)"), part


@pytest.mark.parametrize("width", [1400, 390])
def test_hostile_text_runs_nothing_and_breaks_no_layout(
    opened: Callable[..., Page], width: int
) -> None:
    page = opened(hostile(), width=width)
    unhurt(page)
    for place in range(len(HOSTILE) + 1):
        page.run("document.querySelector('#stage').focus()")
        for _ in range(place + 1):
            page.press("n")  # the next actor
        unhurt(page)
        page.run(row("supplies") + ".click()")
        unhurt(page)
        press(page, "#panel .back")
    page.run(row("who supplies whom") + ".click()")
    unhurt(page)
    press(page, "#panel .back")
    page.run("document.querySelectorAll('#panel .row')[1].click()")
    press(page, "#path-from")
    search(page, HOSTILE[0])
    unhurt(page)
    page.run("document.querySelector('#find').requestSubmit()")
    unhurt(page)
    choose(page, "Publisher", HOSTILE[1])
    press(page, "#as-table")
    page.run("document.querySelector('#rows button').click()")
    unhurt(page)
    assert len(page.requests) == 1


def test_hostile_text_in_a_picture_stays_text(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(hostile())
    page.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    press(page, "#save-svg")
    file = tmp_path / "Actor-graph.svg"
    page.call(
        "Runtime.evaluate",
        expression="new Promise((done) => setTimeout(done, 250))",
        awaitPromise=True,
    )
    page.call("Page.navigate", url=file.as_uri())
    page.wait("document.documentElement?.localName === 'svg'")
    assert page.run("document.querySelectorAll('parsererror, script, a, image').length") == 0
    assert "<img" in page.run("document.documentElement.textContent")


def test_an_empty_graph_says_so(opened: Callable[..., Page]) -> None:
    page = opened(Sample())
    assert page.run("document.querySelector('#empty').innerText") == "There are no claims to show."
    assert page.run(SUMMARY) == "The store holds no claims."


def test_one_actor_alone(opened: Callable[..., Page]) -> None:
    graph = network(Sample())
    graph.add_node(
        "aland", label="Aland", type="state", wikidata=None, country=None, named=True,
        description=None,
    )  # fmt: skip
    page = opened(Sample(), graph=graph)
    assert page.run("document.querySelector('#empty').innerText") == "There are no claims to show."
    page = opened(Sample(), graph=graph, at="#actor=aland")
    assert page.run("document.querySelector('#empty').hidden")
    assert "No claim of this actor" in page.run(PANEL)
    assert page.run(INK) > 1


def test_two_hundred_claims_between_two_actors(opened: Callable[..., Page]) -> None:
    page = opened(parallel(200))
    assert page.run(SUMMARY).startswith("2 actors and 200 claims shown")
    assert page.run(ROWS) == 100
    press(page, "#as-table")
    assert page.run(ROWS) == 200
    page = opened(parallel(200), at="#edge=aland|beland|structure")
    assert page.run("document.querySelectorAll('#panel .claim').length") == 30
    page.run(
        "[...document.querySelectorAll('#panel button')]"
        ".find((b) => b.innerText.startsWith('Show all')).click()"
    )
    assert page.run("document.querySelectorAll('#panel .claim').length") > 100
    assert page.run(RIM) == 0


def test_names_in_other_scripts(opened: Callable[..., Page]) -> None:
    page = opened(scripts())
    text = page.run(PANEL)
    for name in ("Россия", "中华人民共和国", "حزب الله", "מדינת ישראל", "Ελλάδα"):
        assert name in text
    search(page, "росс")
    page.run("document.querySelector('#find').requestSubmit()")
    assert page.run("document.querySelector('#panel h2').innerText") == "Россия"
    page.run(row("حزب") + ".click()") if page.run(row("حزب") + " !== undefined") else None
    assert page.run("document.documentElement.scrollWidth <= innerWidth")


def test_what_has_no_date_says_so(opened: Callable[..., Page]) -> None:
    page = opened(undated())
    assert "No claim has a date of publication." in page.run(
        "document.querySelector('#time').innerText"
    )
    assert page.run("document.querySelector('#play').disabled")
    page.run(row("Aland .*supplies.* Beland") + ".click()")
    text = page.run(PANEL)
    assert "publisher not known, no date of publication" in text
    assert "no evidence dates the event" in text
    assert "date of the event not given" in text
    assert "No article names its publisher." in page.run(
        "document.querySelector('#filters').innerText"
    )


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """An address of this machine that gives the folder of the test."""
    handler = partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Without a line on the screen per request."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_it_works_from_a_server(browser: Page, served: str, tmp_path: Path) -> None:
    sample = small()
    page = view_html(network(sample, Filters(doubtful=True)), sample)
    (tmp_path / "graph.html").write_text(page, "utf-8")
    browser.open(f"{served}/graph.html#actor=iran")
    assert browser.run("document.querySelector('#panel h2').innerText") == "Iran"
    assert [url for url in browser.requests if "graph.html" not in url] == []
    assert browser.errors == []


def test_it_works_in_a_frame_of_a_notebook(browser: Page, tmp_path: Path) -> None:
    sample = small()
    page = html.escape(view_html(network(sample, Filters(doubtful=True)), sample), quote=True)
    note = tmp_path / "note.html"
    note.write_text(
        "<!DOCTYPE html><meta charset=utf-8><script>"
        "document.documentElement.dataset.ready = 'true'</script><body>"
        '<iframe sandbox="allow-scripts allow-downloads" width=900 height=600 '
        f'srcdoc="{page}"></iframe>',
        "utf-8",
    )
    browser.open(note)
    before = browser.run("history.length")
    with browser.inside("iframe") as frame:
        frame.wait("document.documentElement.dataset.ready === 'true'")
        heading = "document.querySelector('#panel h2').innerText"
        frame.run(row("^\\s*Iran") + ".click()")
        assert frame.run(heading) == "Iran"
        press(frame, "#step-back")  # the page's own step: the notebook's history is not its own
        assert frame.run(heading) == "Overview"
        frame.run(row("^\\s*Iran") + ".click()")
        press(frame, "#copy-link")
        assert frame.run("document.querySelector('#link').value") == "#actor=iran"
        assert frame.run("location.href") == "about:srcdoc"
        assert frame.errors == []
    assert browser.run("history.length") == before
    assert browser.errors == []


@pytest.mark.usefixtures("sigma")
def test_a_large_graph_is_drawn_and_answers(opened: Callable[..., Page]) -> None:
    page = opened(large(), shown=20)
    off = "[...document.querySelectorAll('.sheet')].map((s) => s.hasAttribute('data-off'))"
    assert page.run(off) == [False]
    press(page, "#all")
    assert page.run(SUMMARY).startswith("41 actors")
    assert page.run(off) == [True, False]
    assert page.run("document.querySelector('#springs').disabled")
    search(page, "wagner")
    page.run("document.querySelector('#find').requestSubmit()")
    box = page.run(
        "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
        "(document.querySelector('#mynetwork').getBoundingClientRect())"
    )
    page.move(*box)  # what is looked for stands in the middle
    assert page.run("document.querySelector('#hint').innerText").startswith("Wagner Group")
    press(page, "#panel .back")
    page.click(*box)
    assert "Wagner Group" in page.run(PANEL)
    for button in ("#zoom-in", "#zoom-out", "#zoom-fit", "#theme"):
        press(page, button)
    assert len(page.requests) == 1


def test_hostile_text_in_a_large_graph(
    opened: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actorgraph.view.page.LARGE", 1)
    page = opened(hostile())
    unhurt(page)
    page.run("document.querySelector('#panel .row').click()")
    unhurt(page)
    assert len(page.requests) == 1


@pytest.mark.usefixtures("sigma")
def test_without_webgl_a_large_graph_is_still_drawn(opened: Callable[..., Page]) -> None:
    script = opened(small()).call("Page.addScriptToEvaluateOnNewDocument", source=NO_WEBGL)
    page = opened(large())
    assert page.run(SUMMARY).startswith("25 actors")
    page.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])
    assert "This browser has no WebGL" in page.run("document.querySelector('#plain').innerText")
    assert page.run(INK) > 20
