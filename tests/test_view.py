"""The page as a file: whole, closed to the network, the same each time, and no text is markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from actorgraph import view
from actorgraph.analysis import METRICS
from actorgraph.citations import citations
from actorgraph.graph import Graph
from actorgraph.model import Actor, Article
from actorgraph.network import EVERYTHING, Filters, network
from actorgraph.view import ViewSettings, view_html
from actorgraph.view.codes import letters
from actorgraph.view.page import embedded, own_script
from claim_samples import HOSTILE, Said, Sample, hostile, large, small, stored

VIEWED = Filters(doubtful=True)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style") and data.strip():
            self.raw.append((self.tags[-1][0], data))


def page(sample: Sample, **settings: Any) -> str:
    return view_html(network(sample, VIEWED), sample, ViewSettings(**settings))


def block(html: str, name: str) -> Any:
    found = re.search(
        rf'<script type="application/json" id="data-{name}">(.*?)</script>', html, re.S
    )
    assert found
    return json.loads(found[1])


def claims(html: str) -> list[dict[str, Any]]:
    """The claims of a page as rows, with what columns say by place put back, and their evidence."""
    data = block(html, "claims")
    ids = [node["id"] for node in block(html, "nodes")]
    size = block(html, "page")["block"]
    rows = []
    for place in range(len(data["columns"]["claim"])):
        row = {name: column[place] for name, column in data["columns"].items()}
        row |= {side: ids[row[side]] for side in ("subject", "object")}
        row |= {name: [data[name][n] for n in row[name]] for name in ("publishers", "speakers")}
        row |= {name: [data["days"][n] for n in row[name]] for name in ("dates", "events")}
        row["quotes"] = block(html, f"evidence-{place // size}")[place % size]
        rows.append(row)
    return rows


def policy(html: str) -> dict[str, str]:
    tags = Elements(html).tags
    about = next(a for t, a in tags if t == "meta" and a.get("http-equiv"))
    assert about["http-equiv"] == "Content-Security-Policy"
    rules = (rule.strip().partition(" ") for rule in (about["content"] or "").split(";"))
    return {name: value for name, _, value in rules}


def test_the_page_loads_nothing_from_anywhere() -> None:
    html = page(large())
    for tag, about in Elements(html).tags:
        assert tag not in ("link", "iframe", "img", "object", "embed", "base")
        assert "src" not in about
        assert about.get("href", "#").startswith("#")
    assert "cdn" not in html.partition("data-nodes")[0].lower()
    assert "cdnjs" not in html
    assert "sourceMappingURL" not in html


def test_the_policy_allows_the_pages_own_scripts_and_nothing_else() -> None:
    html = page(small())
    rules = policy(html)
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'none'"
    assert "unsafe" not in str(rules)
    assert "http" not in str(rules)
    raw = [(kind, text) for kind, text in Elements(html).raw if not text.startswith(("{", "["))]
    assert [kind for kind, _ in raw] == ["style", "script", "script"]
    for kind, text in raw:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules[f"{kind}-src"]


def test_no_handlers_and_no_markup_from_strings() -> None:
    html = page(hostile())
    for _, about in Elements(html).tags:
        assert not [name for name in about if name.startswith("on")]
    own = Elements(html).raw[-1][1]
    assert own == own_script()
    assert "textContent" in own
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in own


def test_the_licence_of_the_drawing_library_is_kept() -> None:
    assert "The MIT License" in page(small())


def test_hostile_text_stays_text() -> None:
    html = page(hostile())
    kinds = [about.get("type") for tag, about in Elements(html).tags if tag == "script"]
    assert kinds == ["application/json"] * 9 + [None, None]
    written = html.partition("<script>")[0]
    assert "<img" not in written
    assert "<b>" not in written
    assert {actor["label"] for actor in block(html, "actors").values()} > set(HOSTILE)
    assert all("title" not in node for node in block(html, "nodes"))


def test_the_title_is_escaped() -> None:
    assert "<title>A &lt;b&gt; &amp; C</title>" in page(small(), title="A <b> & C")


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "a&b", "x\u2028y\u2029z", "Вагнер", "{{ 7 }}"]
)
def test_embedded_json_cannot_end_its_block(text: str) -> None:
    code = embedded({text: [text]})
    assert not set("<>&\u2028\u2029") & set(code)
    assert json.loads(code) == {text: [text]}


def test_drawn_labels_are_short_single_lines_without_direction_marks() -> None:
    names = ["Hub\n\u202eevil\u2069  x", "W" * 10_000, "\u200b", "نیرو\u200cهای مرزی"]
    sample = Sample()
    actors = [Actor(f"a{n}", name, "group") for n, name in enumerate(names)]
    said = [Said("a0", "supplies", actor.id) for actor in actors[1:]]
    sample.add(Article("n1", ""), actors, said)
    labels = {node["id"]: node["label"] for node in block(page(sample), "nodes")}
    shown = ["Hub evil x", "W" * 25 + "…", "(no name)", names[3]]  # a joiner spells Persian
    assert labels == {f"a{n}": label for n, label in enumerate(shown)}


def test_edges_are_merged_by_dyad_and_quad_class() -> None:
    html = page(small())
    edges = {edge["id"]: edge for edge in block(html, "edges")}
    told = claims(html)
    merged = edges["iran|russia|material-cooperation"]
    said = {told[place]["relation"] for place in merged["claims"]}
    assert said == {"supplies", "funds", "cooperatesWith"}
    assert sorted(i for e in edges.values() for i in e["claims"]) == list(range(len(told)))
    apart = [e["bend"] for e in edges.values() if {e["from"], e["to"]} == {"russia", "ukraine"}]
    assert len(set(apart)) == 2


def test_claims_carry_quotes_with_marked_words() -> None:
    html = page(small())
    claim = next(c for c in claims(html) if c["relation"] == "supplies")
    piece = claim["quotes"][0]
    marked = {role: piece["quote"][start:end] for start, end, role in piece["marks"]}
    assert marked == {"subject": "Iran", "trigger": "supplies", "object": "Russia"}
    assert (piece["speaker"], piece["rule"], piece["item"]) == ("ann-lee", "made-up", "drones")
    assert piece["links"] == ["acronym-of-text", None]
    article = block(html, "articles")[piece["article"]]
    assert article == {
        "title": "Drones change hands",
        "date": "2024-11-13",
        "publisher": "Sample Daily",
        "url": "https://example.org/1",
        "credits": None,
        "correction": None,
    }


def test_the_evidence_shown_holds_both_sides() -> None:
    sample = Sample()
    actors = (Actor("a", "Aland", "state"), Actor("b", "Beland", "state"))
    yes = Said("a", "supplies", "b", copies=5, quote="Aland supplies Beland.")
    sample.add(Article("n1", ""), actors, [yes])
    no = Said("a", "supplies", "b", polarity="negated", quote="Aland supplies Beland not.")
    sample.add(Article("n2", ""), actors, [no])
    graph = network(sample)
    claim = graph.edges["a", "b", "supplies"]["claim"]
    shown = citations(sample, {claim}, 2).by_claim[claim]
    assert {piece["polarity"] for piece in shown} == {"affirmed", "negated"}
    assert len(citations(sample, {claim}, 9).by_claim[claim]) == 6


def test_claims_say_who_tells_them_and_when() -> None:
    sample = Sample()
    actors = (Actor("a", "Aland", "state"), Actor("b", "Beland", "state"))
    for number, (house, day) in enumerate((("House A", "2024-03-02"), ("House B", "2024-01-05"))):
        said = Said("a", "supplies", "b", speaker="b" if number else None)
        sample.add(Article(f"n{number}", "", "T", day, house), actors, [said])
    claim = claims(page(sample))[0]
    assert claim["publishers"] == ["House A", "House B"]
    assert claim["speakers"] == ["b"]
    assert claim["dates"] == ["2024-01-05", "2024-03-02"]
    assert claim["events"] == []


def test_every_publisher_is_heard_before_one_is_heard_twice() -> None:
    sample = Sample()
    actors = (Actor("a", "Aland", "state"), Actor("b", "Beland", "state"))
    loud = Said("a", "supplies", "b", copies=5)  # the later copies are the surest of all
    sample.add(Article("n1", "", "T", "2024-01-05", "House A"), actors, [loud])
    sample.add(
        Article("n2", "", "T", "2024-01-06", "House B"), actors, [Said("a", "supplies", "b")]
    )
    claim = network(sample).edges["a", "b", "supplies"]["claim"]
    assert [p["article"] for p in citations(sample, {claim}, 2).by_claim[claim]] == ["n1", "n2"]


def test_a_large_graph_is_drawn_by_sigma_in_the_same_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def scripts(html: str) -> list[str]:
        return [t for kind, t in Elements(html).raw if kind == "script" and t[0] not in "{["]

    assert [("sigma.js" in text[:500]) for text in scripts(page(large()))] == [False, False]
    monkeypatch.setattr("actorgraph.view.page.LARGE", 40)
    html = page(large())
    assert [("sigma.js" in text[:500]) for text in scripts(html)] == [False, True, False]
    assert "Permission is hereby granted" in scripts(html)[1]
    for text in scripts(html):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(html)["script-src"]


def test_the_vendored_library_is_the_one_that_its_readme_names() -> None:
    folder = Path(view.__file__).parent / "vendor"
    library = (folder / "sigma-graphology.min.js").read_bytes()
    assert hashlib.sha256(library).hexdigest() in (folder / "README.md").read_text("utf-8")


def test_actors_come_strongest_first_and_names_of_others_are_known() -> None:
    html = page(small(), shown=2)
    nodes = block(html, "nodes")
    assert [node["rank"] for node in nodes] == list(range(len(nodes)))
    states = [node["size"] for node in nodes if node["kind"] != "person"]
    assert states == sorted(states, reverse=True)
    assert max(node["size"] for node in nodes if node["kind"] == "person") < states[-1]
    assert block(html, "page")["shown"] == 2
    actors = block(html, "actors")
    assert actors["ann-lee"]["label"] == "Ann Lee"
    names = block(html, "page")["metrics"]
    assert names[0] == "strength"
    ranked = [actors[node["id"]]["figures"][0] for node in nodes]
    assert ranked == sorted(ranked, reverse=True)
    assert all(len(actors[node["id"]]["figures"]) == len(names) for node in nodes)
    assert block(html, "options")["physics"] == {"enabled": False}


def _doubted() -> Sample:
    """The large sample with a denied tie between any two of its first actors, of one who is in no
    other claim among them."""
    sample = large()
    names = ("Russia", "Iran", "Ukraine", "China", "Nobody Else")
    actors = [Actor(name.lower().replace(" ", "-"), name, "state") for name in names]
    said = [
        Said(a.id, "trainsWith", b.id, 0.1, "Denied", polarity="negated")
        for a in actors
        for b in actors
        if a.id < b.id
    ]
    sample.add(Article("deny", "", "T", "2024-12-01", "House D"), actors, said)
    return sample


def test_page_and_analysis_agree_on_ranks_measures_and_blocs() -> None:
    with Graph(stored(_doubted())) as graph:
        html, found = graph.view().html, graph.analyse()
    nodes, actors = block(html, "nodes"), block(html, "actors")
    blocs = {row["bloc"]: (row["name"], row["size"]) for row in block(html, "page")["blocs"]}
    ranked = [node["id"] for node in nodes]
    count = len(found.actors)
    assert ranked[:count] == list(found.actors["actor"])
    for row in found.actors.to_dict("records"):
        assert actors[row["actor"]]["figures"][1:] == [row[name] for name in METRICS]
        assert actors[row["actor"]]["bloc"] == row["community"]
    told = found.communities[["community", "name", "size"]].itertuples(index=False)
    assert list(blocs.items())[: len(found.communities)] == [(n, (a, b)) for n, a, b in told]
    # who has denied claims alone is drawn, last, and stands with nobody
    assert ranked[count:] == ["nobody-else"]
    assert not any(actors["nobody-else"]["figures"])
    assert blocs[actors["nobody-else"]["bloc"]] == ("Nobody Else", 1)
    assert len([c for c in claims(html) if c["status"] == "denied"]) >= 10


def test_the_page_knows_what_it_leaves_out() -> None:
    sample = small()
    left = block(page(sample), "page")["left"]
    assert left == {"unnamed_actors": 1, "unnamed_claims": 1, "idle_actors": 0, "weak_claims": 0}
    believed = network(sample, Filters(min_belief=0.92))
    left = block(view_html(believed, sample), "page")["left"]
    assert left == {"unnamed_actors": 1, "unnamed_claims": 1, "idle_actors": 2, "weak_claims": 5}
    whole = block(view_html(network(sample, EVERYTHING), sample), "page")["left"]
    assert not any(whole.values())


def test_same_store_same_bytes() -> None:
    assert page(large()).encode() == page(large()).encode()


def test_an_empty_graph_is_a_page_too() -> None:
    html = page(Sample())
    assert block(html, "nodes") == block(html, "edges") == []
    assert claims(html) == []


@pytest.mark.parametrize(
    ("label", "wikidata", "expected"),
    [
        ("United States", "Q30", "USA"),
        ("Северная Корея", "Q423", "PRK"),
        ("South Ossetia", "Q23427", "SO"),
        ("Isle of Nowhere and Elsewhere", None, "INE"),
        ("Россия", None, "Р"),
        ("中华人民共和国", None, "中"),
        ("حزب الله", None, "ح"),
        ("<img src=x onerror=alert(1)>", None, "s"),
        ("4711", None, None),
        ("", None, None),
    ],
)
def test_a_states_letters_are_its_code_or_initials(
    label: str, wikidata: str | None, expected: str | None
) -> None:
    assert letters({"type": "state", "label": label, "wikidata": wikidata}) == expected
    assert letters({"type": "region", "label": label, "wikidata": wikidata}) is None


def test_other_measures_size_actors_as_the_file_does() -> None:
    radii = block(page(small()), "page")["radii"]
    sizes = [node["size"] for node in block(page(large()), "nodes")]
    assert min(sizes) >= radii["small"] * radii["person"]
    assert max(sizes) == radii["large"]


def test_states_of_the_page_carry_their_code() -> None:
    codes = {node["id"]: node.get("code") for node in block(page(small()), "nodes")}
    assert codes["iran"] == "IRN"
    assert codes["ann-lee"] is None


def test_every_type_but_states_has_a_sign_of_its_own() -> None:
    script = own_script()
    signs = dict(re.findall(r'^  (\w+): "(M[^"]+)"', script.partition("const GLYPHS")[2], re.M))
    types = set(re.findall(r"(\w+): \"", script.partition("const TYPES = {")[2].partition("}")[0]))
    assert types - set(signs) == {"state"}
    assert len(set(signs.values())) == len(signs)
