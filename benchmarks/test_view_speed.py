"""How soon the page of the graph draws and answers, beside plain pyvis and cytoscape.js.

Only where there is a chromium. Times count from the start of the load: *drawn* when the first
drawing is done, *ready* when the page answers after it. cytoscape.js is not part of the project:
without ``CYTOSCAPE=path/to/cytoscape.min.js`` (from npm) its rows are left out, and the table says
so. ``ACTORS=100`` measures one size alone.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pyvis.network import Network

from actorgraph.analysis import centrality
from actorgraph.citations import Citations, Telling
from actorgraph.view import ViewSettings
from actorgraph.view.page import page_html

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))

from chromium import Page, chromium

from conftest import Found
from performance import Row

SECTION = "The view"
SIZES = tuple(map(int, os.environ.get("ACTORS", "100 1000 5000 20000").split()))
ASKED = {5_000: "≤ 2 s", 20_000: "≤ 4 s"}  # of the page as it opens
ROUNDS = 3
PATIENCE = 15.0  # seconds for one page; pyvis lets its springs settle first
KINDS = ("state", "person", "organisation", "armed_group", "company", "media", "party", "region")
RELATIONS = {
    "supplies": "material-cooperation",
    "meets": "verbal-cooperation",
    "attacks": "material-conflict",
    "accuses": "verbal-conflict",
    "memberOf": "structure",
}
OPENING = "actorgraph, as it opens"
OPENS = '"shown":120'  # in the data of a page
MARKS = "['drawn', 'ready'].map((m) => performance.getEntriesByName(m)[0]?.startTime)"


def crowd(actors: int, claims: int, seed: int = 11) -> nx.MultiDiGraph[str]:
    """A graph as `network` gives it: each actor with a claim, few with many."""
    dice = random.Random(seed)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    empty = dict.fromkeys(("wikidata", "country", "description"))
    for n in range(actors):
        graph.add_node(f"a{n}", label=f"Actor {n} of Aland", type=KINDS[n % 8], named=True, **empty)
    weights = list(itertools.accumulate(1 / (n + 3) for n in range(actors)))
    for number in range(claims):
        known = min(number + 1, actors - 1)
        subject = known if number + 1 < actors else bisect(weights, dice.random() * weights[-1])
        other = bisect(weights, dice.random() * weights[known - 1])
        if subject != other:
            _add(graph, f"a{subject}", f"a{other}", dice)
    return graph


def _add(graph: nx.MultiDiGraph[str], subject: str, other: str, dice: random.Random) -> None:
    relation = dice.choice(list(RELATIONS))
    day = f"{dice.choice((2023, 2024))}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    status = "disputed" if dice.random() < 0.08 else "supported"
    edge: dict[str, Any] = {"relation": relation, "quad_class": RELATIONS[relation]}
    edge |= {"claim": f"{subject}-{relation}-{other}", "symmetric": relation == "meets"}
    edge |= {"plover": None, "score": 0.0, "belief": round(dice.uniform(0.5, 0.98), 4)}
    edge |= {"denied_since": day if status == "disputed" else None}
    edge |= {"status": status, "modality": "asserted", "evidence": 1, "sources": 1}
    graph.add_edge(subject, other, key=relation, **edge, first=day, last=day, items=("grain",))


def cited(graph: nx.MultiDiGraph[str]) -> Citations:
    """One quote of 150 letters per claim, in 2,000 articles of 12 publishers."""
    quotes, tellings = {}, {}
    for number, (_, _, edge) in enumerate(graph.edges(data=True)):
        text = "Aland supplies Beland with grain, officials said. ".ljust(150, "x")
        piece = {"id": str(number), "article": f"n{number % 2000}", "quote": text}
        piece |= {"marks": [(0, 5, "subject"), (6, 14, "trigger")], "polarity": "affirmed"}
        quotes[edge["claim"]] = [{**piece, "modality": "asserted", "confidence": 0.8}]
        tellings[edge["claim"]] = Telling((f"House {number % 12}",), (), (edge["first"],), ())
    about = {"title": "A headline", "date": "2024-11-13", "url": "https://example.org/1"}
    articles = {f"n{n}": {**about, "publisher": f"House {n % 12}"} for n in range(2000)}
    return Citations(quotes, articles, frozenset(), tellings)


def ours(graph: nx.MultiDiGraph[str], shown: int) -> str:
    """The page, opened with so many actors."""
    left = dict.fromkeys(("unnamed_actors", "unnamed_claims", "idle_actors", "weak_claims"), 0)
    return page_html(graph, {}, cited(graph), left, ViewSettings(shown=shown))


def plain_pyvis(graph: nx.MultiDiGraph[str]) -> str:
    """What pyvis writes by itself, of the same nodes and one edge per claim."""
    page = Network(directed=True, cdn_resources="in_line")
    page.nodes = [{"id": n, "label": label, "shape": "dot"} for n, label in graph.nodes("label")]
    page.edges = [{"from": a, "to": b, "arrows": "to"} for a, b in graph.edges()]
    marks = """
      network.once("afterDrawing", () => performance.mark("drawn"));
      network.once("stabilizationIterationsDone", () =>
        setTimeout(() => performance.mark("ready")));
      return network;"""
    html: str = page.generate_html()
    head, _, tail = html.rpartition("return network;")
    return head + marks + tail


def cytoscape(graph: nx.MultiDiGraph[str], page: str, library: str) -> str:
    """A page of cytoscape.js with the positions of our page, labels and arrows."""
    start = page.index('id="data-nodes">') + len('id="data-nodes">')
    nodes = json.loads(page[start : page.index("</script>", start)])
    spots = [
        {"data": {"id": n["id"], "label": n["label"]}, "position": {"x": n["x"], "y": n["y"]}}
        for n in nodes
    ]
    lines = [{"data": {"source": a, "target": b}} for a, b in graph.edges()]
    style = [
        {"selector": "node", "style": {"label": "data(label)", "background-color": "#34506f"}},
        {
            "selector": "edge",
            "style": {"curve-style": "bezier", "target-arrow-shape": "triangle", "width": 1},
        },
    ]
    return f"""<!DOCTYPE html><meta charset="utf-8">
<style>html,body,#c{{height:100%;margin:0}}</style>
<div id="c"></div><script>{library}</script><script>
const cy = cytoscape({{container: document.getElementById("c"), layout: {{name: "preset"}},
  elements: {json.dumps(spots + lines)}, style: {json.dumps(style)}}});
cy.one("render", () => {{ performance.mark("drawn");
  requestAnimationFrame(() => setTimeout(() => performance.mark("ready"))); }});
</script>"""


def measured(browser: Page, html: str, folder: Path) -> tuple[float | None, float | None]:
    """Seconds to drawn and to ready, of the load in the middle; None where patience ended."""
    file = folder / "page.html"
    file.write_text(html, "utf-8")
    loads: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        browser.call("Page.navigate", url="about:blank")
        browser.call("Page.navigate", url=file.as_uri())
        end = time.monotonic() + PATIENCE
        found: list[float | None] = [None, None]
        while None in found and time.monotonic() < end:
            time.sleep(0.1)
            found = browser.run(MARKS)
        if None in found:
            return None, None
        loads.append((found[1] or 0.0, found[0] or 0.0))
    ready, drawn = sorted(loads)[ROUNDS // 2]
    return drawn / 1000, ready / 1000


def rows() -> list[Row]:
    """What was measured, of each size and page."""
    given = os.environ.get("CYTOSCAPE")
    library = Path(given).read_text("utf-8").replace("</script", "<\\/script") if given else None
    table: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, Page(Path(folder) / "profile") as browser:
        browser.resize(1400, 900)
        slow: set[str] = set()
        for size in SIZES:
            graph = crowd(size, 2 * size)
            for name, make in _pages(graph, library).items():
                html = make()
                late = (None, None)  # what took too long is not tried with more
                drawn, ready = late if name in slow else measured(browser, html, Path(folder))
                slow |= set() if ready else {name}
                times = f"> {PATIENCE:.0f} s"
                if drawn and ready:
                    times = f"drawn after {drawn:.1f} s, ready after {ready:.1f} s"
                about = f"{size:,} actors, {graph.number_of_edges():,} claims: {name}"
                asked = ASKED.get(size, "") if name == OPENING else ""
                table.append((about, f"{times}, {len(html.encode()) / 1e6:.1f} MB", asked))
    if not library:
        table.append(("cytoscape.js", "was not at hand", ""))
    return table


def _pages(graph: nx.MultiDiGraph[str], library: str | None) -> dict[str, Callable[[], str]]:
    """What makes each page of this graph, by name."""
    page, size = ours(graph, 120), len(graph)
    pages: dict[str, Callable[[], str]] = {
        OPENING: lambda: page,
        "actorgraph, all shown": lambda: page.replace(OPENS, f'"shown":{size}'),
        "pyvis by itself": lambda: plain_pyvis(graph),
    }
    if library:
        pages["cytoscape.js"] = lambda: cytoscape(graph, page, library)
    return pages


@pytest.mark.benchmark(group="view")
@pytest.mark.skipif(chromium() is None, reason="no chromium on the PATH")
def test_view(benchmark: BenchmarkFixture, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    # what is measured is the browser: the paths of 20,000 actors take Python minutes
    monkeypatch.setattr(centrality, "SAMPLES", 5)
    table = benchmark.pedantic(rows, rounds=1)  # type: ignore[no-untyped-call]
    for row in table:
        found(*row)
    program = chromium()
    assert program
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    found("the browser", version.stdout.strip())
    assert len(table) > 2 * len(SIZES)
