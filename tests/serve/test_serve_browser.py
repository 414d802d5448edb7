"""The pages in a real browser: scripts run under the policy, and nothing comes from elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from running import Served
from test_serve_pages import hostile

from browser.chromium import PATIENCE, Page, chromium

__all__ = ["hostile"]

pytestmark = pytest.mark.skipif(chromium() is None, reason="no chromium: install it to test pages")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page of a browser."""
    with Page(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def visit(tab: Page, server: Served, path: str, width: int = 1200) -> None:
    tab.errors.clear()
    tab.requests.clear()
    tab.resize(width, 900)
    tab.call("Page.navigate", url=server.url + path)
    wait(
        tab, f"document.readyState == 'complete' && location.pathname == '{path.partition('?')[0]}'"
    )


def wait(tab: Page, condition: str) -> None:
    end = time.monotonic() + PATIENCE
    while not tab.run(condition):
        assert time.monotonic() < end, (condition, tab.errors)
        time.sleep(0.05)


def nothing_odd(tab: Page, server: Served) -> None:
    own = ("data:", server.url)
    assert tab.errors == []
    assert [each for each in tab.requests if not each.startswith(own)] == []


def test_yasgui_asks_the_endpoint_and_nobody_else(tab: Page, server: Served) -> None:
    visit(tab, server, "/yasgui")
    wait(tab, "document.documentElement.dataset.ready == 'true'")
    tab.run("localStorage.clear(), yasgui.getTab().getYasqe().setValue('DESCRIBE actor:drovia'), 1")
    query = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?a ?n { ?a rdfs:label ?n }"
    tab.run(
        f"yasgui.getTab().getYasqe().setValue('{query}'), yasgui.getTab().getYasqe().query(), 1"
    )
    wait(tab, "document.querySelectorAll('.yasr_results tbody tr').length > 3")
    link = "document.querySelector('.yasr_results a[href$=\"/actor/drovia\"]')"
    wait(tab, f"{link} != null")
    tab.run(f"{link}.addEventListener('click', e => e.preventDefault()), {link}.click(), 1")
    assert tab.run(f"{link}.getAttribute('href')") == "/actor/drovia"
    assert tab.run("getComputedStyle(document.querySelector('.CodeMirror')).fontFamily") != ""
    nothing_odd(tab, server)


def test_hostile_results_stay_text_in_yasgui(tab: Page, hostile: Served) -> None:
    visit(tab, hostile, "/yasgui")
    wait(tab, "document.documentElement.dataset.ready == 'true'")
    tab.run(
        "yasgui.getTab().getYasqe().setValue('SELECT * { ?a ag:quote ?n }'),"
        "yasgui.getTab().getYasqe().query(), 1"
    )
    wait(tab, "document.querySelectorAll('.yasr_results tbody tr').length > 5")
    assert tab.run("document.querySelector('.yasr_results img[onerror]')") is None
    assert tab.run("window.HACKED === undefined")
    nothing_odd(tab, hostile)


def test_hostile_pages_run_nothing(tab: Page, hostile: Served) -> None:
    for path in ("/", "/actor/hub", "/search?q=window", "/graph", "/article/a0"):
        visit(tab, hostile, path)
        time.sleep(0.2)
        assert tab.run("window.HACKED === undefined")
        nothing_odd(tab, hostile)


def test_names_are_suggested_while_one_types(tab: Page, server: Served) -> None:
    visit(tab, server, "/")
    tab.run("document.querySelector('[name=q]').focus(), 1")
    tab.call("Input.insertText", text="drov")
    wait(tab, "document.querySelector('#found option')?.value == 'Drovia'")
    nothing_odd(tab, server)


@pytest.mark.parametrize(
    "path", ["/", "/actor/kestria", "/queries/claims-of-actor?actor=drovia&ask=1"]
)
def test_a_phone_shows_the_pages_without_scrolling_sideways(
    tab: Page, server: Served, path: str
) -> None:
    visit(tab, server, path, width=360)
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")


def test_the_graph_draws(tab: Page, server: Served) -> None:
    visit(tab, server, "/graph")
    wait(tab, "document.documentElement.dataset.ready == 'true'")
    wait(tab, "document.querySelector('#mynetwork canvas') != null")
    nothing_odd(tab, server)


def test_a_screen_reader_finds_its_way(tab: Page, server: Served) -> None:
    for path in ("/", "/actor/kestria", "/queries/suppliers", "/yasgui"):
        visit(tab, server, path)
        assert tab.run("document.querySelectorAll('h1').length") == 1
        assert tab.run("document.documentElement.lang") == "en"
        fields = (
            "[...document.querySelectorAll('header input, .blanks input, .blanks select')]"
            ".filter(f => f.type != 'hidden' && !f.labels.length && !f.ariaLabel).length"
        )
        assert tab.run(fields) == 0
