"""The graph as one HTML page that needs no network: pyvis data in a template of our own.

pyvis collects nodes and edges and renders the template; its own template is not used, because it
loads files from elsewhere and can be made to run what stands in an article. Here text reaches the
page only as JSON in data blocks, and the page's script writes it with ``textContent``; a Content
Security Policy names the hashes of the page's own scripts and style, and allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pyvis
from pyvis.network import Network

from actorgraph.belief import EDGE_THRESHOLD
from actorgraph.citations import Citations, citations, left_out
from actorgraph.network import Queryable, actor_rows
from actorgraph.view import data, drawing
from actorgraph.view.standing import metric_names, standing

LARGE: Final = 2_000
"""So many actors a 2D canvas bears (vis-network); when more are shown, WebGL draws (sigma.js)."""
SCRIPTS: Final = (
    "start",
    "elements",
    "state",
    "seen",
    "scene",
    "glyphs",
    "names",
    "vis",
    "sigma",
    "stage",
    "pointer",
    "evidence",
    "cards",
    "overview",
    "path",
    "table",
    "legend",
    "time",
    "search",
    "picture",
    "controls",
)
"""The files of ``script/`` in the order in which they are put together, inside one function."""
_OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": False, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
}


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """``shown`` is how many actors the page opens with (a control shows the rest), ``quotes`` how
    many pieces of evidence it carries per claim, ``least`` the belief from which a claim counts in
    measures and blocs: others are drawn alone."""

    title: str = "Actor graph"
    shown: int = 120
    quotes: int = 8
    least: float = EDGE_THRESHOLD


DEFAULT: Final = ViewSettings()


def view_html(
    graph: nx.MultiDiGraph[str], store: Queryable, settings: ViewSettings = DEFAULT
) -> str:
    """The page (write it as UTF-8) for a graph of `network`, with its evidence from the store.

    Give it a graph made with ``Filters(doubtful=True)`` to see doubtful claims (dashed) beside
    those that are believed: ranks, measures and blocs are of the latter. The same graph
    and store give the same bytes.
    """
    known = actor_rows(store)
    claims = {edge["claim"] for _, _, edge in graph.edges(data=True)}
    cited = citations(store, claims, settings.quotes)
    return page_html(graph, known, cited, left_out(graph, store, known), settings)


def page_html(
    graph: nx.MultiDiGraph[str],
    known: Mapping[str, Mapping[str, Any]],
    cited: Citations,
    left: Mapping[str, int],
    settings: ViewSettings = DEFAULT,
) -> str:
    """The same from what the store says: its `actor_rows`, `citations` and `left_out`."""
    claims = [
        {"subject": subject, "object": object_, **edge}
        for subject, object_, edge in sorted(graph.edges(data=True), key=_strongest)
    ]
    found = standing(graph, settings.least)
    page = Network(directed=True, cdn_resources="in_line")
    page.options = dict(_OPTIONS)
    # not by add_node and add_edge, which look every id up in a list: half a minute at 20,000 nodes
    page.nodes = drawing.nodes(graph, found.strength)
    page.edges = drawing.edges(claims)
    blocks = {
        "page": {
            "title": settings.title,
            "shown": settings.shown,
            "left": left,
            "metrics": metric_names(),
            "blocs": found.blocs,
            "least": settings.least,
            "block": data.BLOCK,
            "most_2d": LARGE,
            "radii": drawing.RADII,
        },
        "actors": data.actor_data(graph, found, known, cited.speakers),
        "relations": data.relation_data(claims),
        "claims": data.claim_data(claims, list(found.strength), cited),
        "articles": cited.articles,
    }
    pieces = data.evidence_blocks(claims, cited)
    blocks |= {f"evidence-{number}": block for number, block in enumerate(pieces)}
    return _render(page, settings.title, blocks)


def _strongest(edge: tuple[str, str, Mapping[str, Any]]) -> tuple[float, str]:
    return (-edge[2]["belief"], edge[2]["claim"])


def _render(page: Network, title: str, blocks: Mapping[str, Any]) -> str:
    """The page through pyvis, with our own template, style, scripts and policy."""
    folder = Path(__file__).parent
    style = (folder / "page.css").read_text("utf-8")
    libraries = [_vis_network()]
    if len(page.nodes) > LARGE:
        libraries.append((folder / "vendor" / "sigma-graphology.min.js").read_text("utf-8"))
    scripts = [*map(_inline, libraries), own_script()]
    page.set_template_dir(str(folder), "page.html")
    page.templateEnv.filters["embed"] = embedded
    page.templateEnv.globals.update(
        title=title,
        style=style,
        scripts=scripts,
        blocks=blocks,
        policy=_policy(style, scripts),
    )
    html: str = page.generate_html()
    return html


def own_script() -> str:
    """The page's own script: the files of `SCRIPTS` in one function."""
    folder = Path(__file__).parent / "script"
    parts = [(folder / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def embedded(value: Any) -> str:
    """JSON for a ``<script type="application/json">`` block: nothing in it can end the block."""
    text = value if isinstance(value, str) else json.dumps(value, **_COMPACT)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


_COMPACT: Final[Any] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}


def _vis_network() -> str:
    """vis-network (MIT or Apache-2.0, notice included) as pyvis bundles it."""
    found = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"\n//# sourceMappingURL=.*", "", found.read_text("utf-8"))


def _inline(library: str) -> str:
    """A library such that nothing in it can end its script element."""
    return library.replace("</script", "<\\/script")


def _policy(style: str, scripts: Iterable[str]) -> str:
    """The Content Security Policy: hashes of what the page holds, and nothing from elsewhere."""

    def hashes(texts: Iterable[str]) -> str:
        sums = (hashlib.sha256(text.encode()).digest() for text in texts)
        return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in sums)

    rules = ["default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"]
    rules += [f"script-src {hashes(scripts)}", f"style-src {hashes([style])}"]
    return "; ".join(rules)
