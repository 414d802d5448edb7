"""The graph as one HTML page that needs no network: pyvis data in a template of our own.

pyvis collects nodes and edges and renders the template; its own template is not used, because it
loads files from elsewhere and can be made to run what stands in an article. Here text reaches the
page only as JSON in a data block, and view.js writes it with ``textContent``; a Content Security
Policy names the hashes of the page's own scripts and style, and allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pyvis
from pyvis.network import Network

from actorgraph.analysis import analyse, strength
from actorgraph.citations import citations, left_out
from actorgraph.layout import positions
from actorgraph.network import Queryable, actor_rows
from actorgraph.ontology import relations

LABEL: Final = 26  # characters of a name that are drawn; the panel has the whole
SHAPES: Final[Mapping[str, str]] = {
    "state": "dot",
    "region": "hexagon",
    "organisation": "square",
    "government_body": "square",
    "armed_group": "triangle",
    "party": "triangleDown",
    "company": "hexagon",
    "media": "star",
    "person": "diamond",
    "group": "triangleDown",
}
SIZES: Final = (9.0, 32.0)  # radius of the weakest and the strongest actor, pixels at zoom 1
FULL: Final = 12.0  # the strength at which the strongest actor of a small graph has full size
PERSON: Final = 0.7  # a person is drawn smaller than a state of the same strength
_OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 1.5, "hoverWidth": 1},
}


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """``shown`` is how many actors the page opens with (a control shows the rest), ``quotes`` how
    many pieces of evidence it carries per claim."""

    title: str = "Actor graph"
    shown: int = 60
    quotes: int = 8


DEFAULT: Final = ViewSettings()


def view_html(
    graph: nx.MultiDiGraph[str], store: Queryable, settings: ViewSettings = DEFAULT
) -> str:
    """The page (write it as UTF-8) for a graph of `network`, with its evidence from the store.

    Give it a graph made with ``Filters(doubtful=True)`` to see doubtful claims (dashed) beside
    those that are believed. The same graph and store give the same bytes.
    """
    claims = [
        {"subject": subject, "object": object_, **edge}
        for subject, object_, edge in sorted(graph.edges(data=True), key=_strongest)
    ]
    found = analyse(graph)
    rows: list[Any] = found.actors.to_dict("records")
    page = Network(directed=True, cdn_resources="in_line")
    page.options = dict(_OPTIONS)
    _add_actors(page, graph, [row["actor"] for row in rows])
    _add_edges(page, claims)
    known = actor_rows(store)
    cited = citations(store, {claim["claim"] for claim in claims}, settings.quotes)
    blocs = dict(zip(found.communities["community"], found.communities["name"], strict=True))
    data = {
        "title": settings.title,
        "shown": settings.shown,
        "left": left_out(graph, store, known),
        "actors": {**_others(graph, known, cited.speakers), **_actors(graph, rows, blocs)},
        "relations": _relations(claims),
        "claims": [{**claim, "quotes": cited.by_claim.get(claim["claim"], [])} for claim in claims],
        "articles": cited.articles,
    }
    return _render(page, data)


def _strongest(edge: tuple[str, str, Mapping[str, Any]]) -> tuple[float, str]:
    return (-edge[2]["belief"], edge[2]["claim"])


def _add_actors(page: Network, graph: nx.MultiDiGraph[str], ranked: Sequence[str]) -> None:
    labels = {actor: drawn(graph.nodes[actor]["label"]) for actor in ranked}
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(ranked)
    for subject, object_, edge in graph.edges(data=True):
        old = ties.get_edge_data(subject, object_, {"weight": 0.0})["weight"]
        ties.add_edge(subject, object_, weight=old + edge["belief"])
    radii = _radii(graph)
    spots = positions(ties, ranked, labels, radii)
    for rank, actor in enumerate(ranked):
        kind = graph.nodes[actor]["type"]
        x, y = spots[actor]
        shape = SHAPES.get(kind, "dot")
        page.add_node(
            actor, labels[actor], shape, kind=kind, size=radii[actor], x=x, y=y, rank=rank
        )


def _radii(graph: nx.MultiDiGraph[str]) -> dict[str, float]:
    """Pixels at zoom 1: the area of a disc goes with strength, and persons are drawn smaller."""
    weights = strength(graph)
    most = max([FULL, *weights.values()])
    small, large = SIZES
    return {
        actor: round(
            (small + (large - small) * (weight / most) ** 0.5)
            * (PERSON if graph.nodes[actor]["type"] == "person" else 1),
            1,
        )
        for actor, weight in weights.items()
    }


def drawn(label: str) -> str:
    """A label for the canvas: one line without control or direction marks, cut to `LABEL`."""
    plain = re.sub(
        r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\s]+", " ", label
    )
    plain = plain.strip() or "(no name)"
    return plain if len(plain) <= LABEL else plain[: LABEL - 1].rstrip() + "…"


def _add_edges(page: Network, claims: Sequence[Mapping[str, Any]]) -> None:
    """One edge per dyad and quad class; ``claims`` of an edge are places in the list of claims."""
    merged: dict[tuple[str, str], dict[str, list[int]]] = {}
    for place, claim in enumerate(claims):
        a, b = sorted((claim["subject"], claim["object"]))
        merged.setdefault((a, b), {}).setdefault(claim["quad_class"], []).append(place)
    for (a, b), kinds in sorted(merged.items()):
        for number, (quad, places) in enumerate(sorted(kinds.items())):
            bend = round((number - (len(kinds) - 1) / 2) * 0.24, 3)
            curve = {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW"}
            smooth = {**curve, "roundness": abs(bend)} if bend else {"enabled": False}
            name = f"{a}|{b}|{quad}"
            page.add_edge(a, b, id=name, quad=quad, claims=places, smooth=smooth, arrows="")


def _actors(
    graph: nx.MultiDiGraph[str], rows: Iterable[Mapping[str, Any]], blocs: Mapping[Any, str]
) -> dict[str, dict[str, Any]]:
    """What the panel says of each actor that is drawn."""
    kept = ("degree_in", "degree_out")
    return {
        row["actor"]: {
            **graph.nodes[row["actor"]],
            **{name: row[name] for name in kept},
            "bloc": blocs[row["community"]],
        }
        for row in rows
    }


def _others(
    graph: nx.MultiDiGraph[str], known: Mapping[str, Mapping[str, Any]], speakers: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """The names of those whom the page mentions, as speaker or country, and does not draw."""
    countries: set[str] = {graph.nodes[actor]["country"] for actor in graph} - {None}
    names = sorted({*speakers, *countries})
    return {actor: {"label": known.get(actor, {}).get("label", actor)} for actor in names}


def _relations(claims: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Label, definition and quad class of the relations that the claims use, in ontology order."""
    known = relations()
    used = {claim["relation"]: claim["quad_class"] for claim in claims}
    order = [*(name for name in known if name in used), *sorted(set(used) - set(known))]
    return {
        name: {
            "label": known[name].label if name in known else name,
            "definition": known[name].definition if name in known else "",
            "quad": used[name],
        }
        for name in order
    }


def _render(page: Network, data: Mapping[str, Any]) -> str:
    """The page through pyvis, with our own template, style, script and policy."""
    folder = Path(__file__).parent
    style = (folder / "view.css").read_text("utf-8")
    script = (folder / "view.js").read_text("utf-8")
    library = _vis_network()
    page.set_template_dir(str(folder), "view.html")
    page.templateEnv.filters["embed"] = embedded
    page.templateEnv.globals.update(
        style=style,
        script=script,
        library=library,
        data=data,
        policy=_policy(style, library, script),
    )
    html: str = page.generate_html()
    return html


def embedded(value: Any) -> str:
    """JSON for a ``<script type="application/json">`` block: nothing in it can end the block."""
    text = (
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    )
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _vis_network() -> str:
    """vis-network (MIT or Apache-2.0, notice included) as pyvis bundles it."""
    found = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = found.read_text("utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*", "", text).replace("</script", "<\\/script")


def _policy(style: str, *scripts: str) -> str:
    """The Content Security Policy: hashes of what the page holds, and nothing from elsewhere."""

    def hashes(texts: Iterable[str]) -> str:
        sums = (hashlib.sha256(text.encode()).digest() for text in texts)
        return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in sums)

    rules = ["default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"]
    rules += [f"script-src {hashes(scripts)}", f"style-src {hashes([style])}"]
    return "; ".join(rules)
