"""The briefing: every figure follows from the store, every statement has its words, no text of an
article becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from actorgraph.analysis import Recency
from actorgraph.cards.words import marked, one_line, web_address
from actorgraph.errors import BadInput
from actorgraph.graph import Graph
from actorgraph.model import Actor, Article
from actorgraph.network import EVERYTHING, Filters
from actorgraph.ontology import relations
from actorgraph.report import Report, report
from actorgraph.report.briefing import (
    Bars,
    Matrix,
    Months,
    Part,
    Row,
    Section,
    listed,
    number,
)
from actorgraph.report.markdown import escaped
from actorgraph.report.plots import svg
from actorgraph.store import Store
from claim_samples import HOSTILE, Said, Sample, hostile, large, small, stored

BELIEVED = 0.5


@pytest.fixture(scope="module")
def graph(sample_folder: Path) -> Iterator[Graph]:
    with Graph(Store(sample_folder, read_only=True)) as opened:
        yield opened


@pytest.fixture(scope="module")
def made(graph: Graph) -> Report:
    return graph.report("Samples")


def section(made: Report, name: str) -> Section:
    return next(each for each in made.briefing.sections if each.id == name)


def rows(made: Report, name: str) -> list[Row]:
    return [row for part in section(made, name).parts for row in part.rows]


def value(cell: str) -> float:
    return float(cell.replace("−", "-"))


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


# ------------------------------------------------------------------- figures are those of the store

CLAIMS = """
SELECT ?claim ?a ?r ?b ?belief ?first ?last ?sources ?status WHERE {
  ?claim a ag:Claim ; rdf:subject ?a ; rdf:predicate ?r ; rdf:object ?b ; ag:belief ?belief ;
    ag:sourceCount ?sources ; ag:status ?status .
  OPTIONAL { ?claim ag:firstReported ?first ; ag:lastReported ?last }
  FILTER NOT EXISTS { ?a ag:named false } FILTER NOT EXISTS { ?b ag:named false }
}"""


def claims_of(graph: Graph) -> list[dict[str, object]]:
    """The named claims of the store by plain SPARQL, with score and quad class."""
    found = graph.sparql(CLAIMS, labels=False).astype(object).to_dict("records")
    known = relations()
    for row in found:
        relation = known[str(row["r"]).rpartition("#")[2]]
        row |= {"relation": relation, "score": relation.score * float(row["belief"])}
    return found


def labels_of(graph: Graph) -> dict[str, str]:
    table = graph.sparql(
        "SELECT ?a ?label WHERE { ?a a ag:Actor ; rdfs:label ?label }", labels=False
    )
    return dict(zip(table["a"], table["label"], strict=True))


def test_key_actors_are_counted_from_the_store(graph: Graph, made: Report) -> None:
    believed = [row for row in claims_of(graph) if float(str(row["belief"])) >= BELIEVED]
    labels = {label: actor for actor, label in labels_of(graph).items()}
    bars = section(made, "actors").parts[0].plot
    assert isinstance(bars, Bars)
    assert len(rows(made, "actors")) == len(bars.rows) == 10
    for row, (name, good, bad) in zip(rows(made, "actors"), bars.rows, strict=True):
        own = [c for c in believed if labels[row.cells[0]] in (c["a"], c["b"])]
        assert row.cells[2] == str(len(own))
        lasting = {"structure": 0.5}
        strength = sum(lasting.get(c["relation"].quad_class, 1) * float(c["belief"]) for c in own)
        assert value(row.cells[3]) == pytest.approx(strength, abs=0.06)
        assert name == row.cells[0]
        assert good == pytest.approx(sum(c["score"] for c in own if c["score"] > 0), abs=1e-6)
        assert bad == pytest.approx(sum(c["score"] for c in own if c["score"] < 0), abs=1e-6)
        assert set(row.claims) <= {str(c["claim"]).rpartition("/")[2] for c in own}
        assert (row.whole or len(row.claims)) == len(own)


def test_dyads_are_summed_from_the_store(graph: Graph, made: Report) -> None:
    believed = [row for row in claims_of(graph) if float(str(row["belief"])) >= BELIEVED]
    labels = labels_of(graph)
    sums: dict[frozenset[str], list[dict[str, object]]] = {}
    for claim in believed:
        pair = frozenset((labels[str(claim["a"])], labels[str(claim["b"])]))
        sums.setdefault(pair, []).append(claim)
    assert len(rows(made, "dyads")) == 10
    weights = []
    for row in rows(made, "dyads"):
        own = sums[frozenset(row.cells[0].split(" – "))]
        scores = [float(str(claim["score"])) for claim in own]
        good, bad = sum(s for s in scores if s > 0), sum(s for s in scores if s < 0)
        assert value(row.cells[1]) == pytest.approx(good, abs=0.06)
        assert value(row.cells[2]) == pytest.approx(bad, abs=0.06)
        assert value(row.cells[3]) == pytest.approx(good + bad, abs=0.06)
        assert row.cells[4] == str(len(own)) == str(len(row.claims))
        assert row.cells[5] == min(str(claim["first"]) for claim in own)
        assert row.cells[6] == max(str(claim["last"]) for claim in own)
        weights.append(good - bad)
    strongest = sorted(sum(abs(float(str(c["score"]))) for c in own) for own in sums.values())
    assert sorted(weights) == pytest.approx(strongest[-10:], abs=1e-6)


def test_months_of_rising_dyads_are_those_of_the_articles(graph: Graph, made: Report) -> None:
    plot = section(made, "rising").parts[0].plot
    assert isinstance(plot, Months)
    table = graph.sparql(
        """
        SELECT DISTINCT ?a ?b ?r ?claim ?belief ?date ?original WHERE {
          ?claim rdf:subject ?s ; rdf:predicate ?r ; rdf:object ?o ; ag:belief ?belief .
          ?s rdfs:label ?a . ?o rdfs:label ?b .
          ?e ag:evidenceFor ?claim ; ag:polarity ag:Affirmed ; prov:wasDerivedFrom ?article .
          ?article schema:datePublished ?date .
          OPTIONAL { ?article ag:reprintOf ?first } BIND(COALESCE(?first, ?article) AS ?original) }
        """,
        labels=False,
    )
    articles = graph.sparql(
        """
        SELECT DISTINCT ?date ?original WHERE {
          ?article a ag:Article ; schema:datePublished ?date .
          OPTIONAL { ?article ag:reprintOf ?first } BIND(COALESCE(?first, ?article) AS ?original) }
        """,
        labels=False,
    )
    articles["month"] = [str(day)[:7] for day in articles["date"]]
    count = articles.groupby("month")["original"].nunique().to_dict()
    assert list(plot.months) == sorted(count)
    found = table[table["belief"].astype(float) >= BELIEVED].to_dict("records")
    assert plot.rows
    for name, values in plot.rows:
        sums: dict[str, dict[object, float]] = {month: {} for month in plot.months}
        for row in found:
            if {row["a"], row["b"]} == set(name.split(" – ")):
                score = relations()[row["r"].rpartition("#")[2]].score * float(row["belief"])
                sums[str(row["date"])[:7]][row["claim"], row["original"]] = score
        expected = [sum(said.values()) / count[month] for month, said in sums.items()]
        assert list(values) == pytest.approx(expected, abs=1e-5)


def test_new_claims_are_first_reported_in_the_last_days(graph: Graph, made: Report) -> None:
    believed = [row for row in claims_of(graph) if float(str(row["belief"])) >= BELIEVED]
    late = {
        str(c["claim"]).rpartition("/")[2]: c for c in believed if str(c["first"]) > "2025-05-25"
    }
    assert rows(made, "new")
    assert f"Shown are 15 of {len(late)} claims." in section(made, "new").parts[0].lead
    for row in rows(made, "new"):
        claim = late[row.claims[0]]
        assert row.cells[1:] == (
            str(claim["first"]),
            f"{float(str(claim['belief'])):.2f}",
            str(claim["sources"]),
        )


def test_disputed_claims_have_both_sides(graph: Graph, made: Report) -> None:
    contested = {
        str(c["claim"]).rpartition("/")[2]: str(c["status"]).rpartition("#")[2].lower()
        for c in claims_of(graph)
        if not str(c["status"]).endswith("Supported")
    }
    taken_back = {"Switzerland supplies Ukraine", "Ukraine supports Switzerland"}  # by a correction
    found = rows(made, "disputed")
    order = [("disputed", "taken back", "denied").index(row.cells[1]) for row in found]
    assert order == sorted(order)
    assert order.count(1) == len(taken_back)
    assert 10 < len(found) == min(len(contested), 15)
    entries = {entry.claim: entry for entry in made.briefing.entries}
    for row in found:
        status = contested[row.claims[0]]
        back = row.cells[0] in taken_back
        assert row.cells[1] == ("taken back" if back else status)
        assert not back or row.cells[2] == "0", "nobody stands by it"
        polarities = {quote.about.split(",")[0] for quote in entries[row.claims[0]].quotes}
        both = {"affirmed", "negated"}
        assert polarities == (both if row.cells[2] != "0" or back else {"negated"})
        if status == "disputed" or row.cells[0] in taken_back:
            assert polarities == both
        else:
            assert polarities == {"negated"}


def test_blocs_tensions_and_single_points_are_those_of_the_analysis(
    graph: Graph, made: Report
) -> None:
    found = graph.analyse()
    plot = section(made, "blocs").parts[0].plot
    assert isinstance(plot, Matrix)
    blocs = dict(zip(found.actors["actor"], found.actors["community"], strict=True))
    dyads = found.dyads
    for one in range(1, len(plot.names) + 1):
        for two in range(1, len(plot.names) + 1):
            own = dyads[
                [
                    {blocs[a], blocs[b]} == {one, two}
                    for a, b in zip(dyads["a"], dyads["b"], strict=True)
                ]
            ]
            shown = plot.values[one - 1][two - 1]
            assert (shown is None) == own.empty
            assert shown is None or shown == pytest.approx(own["net"].sum(), abs=1e-4)
    balanced = found.balance[found.balance["balanced"]]["triads"].sum()
    text = rows(made, "tensions")[0].cells[0]
    assert text.startswith(f"{balanced} of {len(found.triads)} triads are balanced")
    assert f"{len(found.frustrated)} of " in section(made, "tensions").parts[2].rows[0].cells[0]
    top = found.single_sources.iloc[0]
    text = section(made, "single").parts[0].rows[0].cells[0]
    assert f"{top['label']} {top['claims']} claims and {top['dyads']} dyads" in text
    bridge = found.bridges[found.bridges["single_claim"]].iloc[0]
    assert section(made, "single").parts[1].rows[0].claims == bridge["claims"]


# -------------------------------------------------------------------------------- nothing unfounded


def test_every_statement_links_to_words_of_an_article(graph: Graph, made: Report) -> None:
    numbers = made.briefing.numbers
    texts = {id: graph.store.reading(id).article.text for id in graph.store.articles()}
    for part in (part for each in made.briefing.sections for part in each.parts):
        for row in part.rows:
            assert row.claims, row
            assert set(row.claims) <= set(numbers)
    assert [entry.number for entry in made.briefing.entries] == list(range(1, len(numbers) + 1))
    for entry in made.briefing.entries:
        assert 1 <= len(entry.quotes) <= 3
        for quote in entry.quotes:
            words = "".join(text for text, _ in quote.pieces).strip("… ")
            assert words in texts[quote.article]
            assert {role for _, role in quote.pieces} & {"subject", "trigger", "object"}


def test_links_of_the_page_lead_somewhere(made: Report) -> None:
    page = Page(made.html)
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = [str(a["href"]) for a in page.all("a")]
    inner = {link[1:] for link in links if link.startswith("#")}
    assert inner <= set(ids)
    assert {f"c{n}" for n in made.briefing.numbers.values()} <= inner
    outer = {link for link in links if not link.startswith("#")}
    assert outer
    assert all(link.startswith("https://") for link in outer)


def test_links_of_the_markdown_lead_somewhere(made: Report) -> None:
    text = made.markdown
    headings = set(re.findall(r"^### (c\d+)$", text, re.M)) | {"evidence"}
    assert "## Evidence" in text
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) == headings
    claims = [line for line in text.splitlines() if line.startswith("- ") and "](#c" not in line]
    assert len(claims) == len(made.briefing.notes) + 1, "notes alone have no evidence"


def test_a_statement_whose_claims_have_no_quote_is_left_out() -> None:
    from actorgraph.report.desk import desk  # noqa: PLC0415 - only here
    from actorgraph.report.evidence import evidenced  # noqa: PLC0415

    sample = small()
    part = Part("", (), (Row(("Someone said something.",), ("no-such-claim",)),), "Nothing.")
    kept, entries = evidenced([Section("x", "X", (part,))], sample, desk(sample, EVERYTHING))
    assert kept[0].parts[0].rows == ()
    assert entries == ()


# ------------------------------------------------------------------------------------------- safety


@pytest.fixture(scope="module")
def evil() -> Report:
    return report(stored(hostile()), HOSTILE[1], EVERYTHING)


def test_no_text_becomes_markup(evil: Report) -> None:
    page = Page(evil.html)
    tags = {tag for tag, _ in page.elements}
    assert tags <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section"),
        *("h1", "h2", "h3", "p", "a", "ol", "ul", "li", "bdi", "span", "details", "summary"),
        *("figure", "figcaption", "svg", "rect", "line", "text", "div", "table", "thead", "tbody"),
        *("tr", "th", "td", "article", "blockquote", "mark"),
    }
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert not [a for a in page.all("a") if not str(a["href"]).startswith("#")], "no bad address"
    for text in (HOSTILE[5], HOSTILE[6], "<img src=x onerror="):
        assert text in page.text


def test_the_policy_allows_its_own_style_alone(evil: Report) -> None:
    policy = Page(evil.html).all("meta")[1]["content"]
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'",
        policy,
    )
    assert "<script" not in evil.html


def test_no_control_or_direction_marks_in_names(evil: Report) -> None:
    for each in evil.briefing.sections:
        for part in each.parts:
            for row in part.rows:
                assert not re.search("[\u202a-\u202e\u2028\u2029\x00-\x1f]", "".join(row.cells))
                assert max(map(len, row.cells)) < 1000


def test_no_text_becomes_markdown(evil: Report) -> None:
    plain = re.sub(r"\\.", "", evil.markdown)
    assert "<img" not in plain
    assert "<script" not in plain
    assert "<a " not in plain
    assert re.findall(r"\]\((?!#)[^)]*\)", plain) == [], "no link but to the evidence"
    assert HOSTILE[6] in evil.markdown


def test_a_renderer_of_markdown_that_takes_html_finds_none(evil: Report) -> None:
    """rich brings markdown-it, which follows CommonMark; here it may pass HTML through."""
    page = Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(evil.markdown))
    assert {tag for tag, _ in page.elements} <= {
        *("h1", "h2", "h3", "p", "a", "em", "strong", "ul", "li", "blockquote"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert all(str(a["href"]).startswith("#") for a in page.all("a"))
    for text in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[5]):
        assert text in page.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\n- b", r"\# a \- b"),
        ("<b>&amp;[x](y)`c`|", r"\<b\>\&amp;\[x\]\(y\)\`c\`\|"),
        ("https://evil.example www.x.y", r"https\://evil\.example www\.x\.y"),
        ("北方_联盟\u2028", r"北方\_联盟"),
        ("", ""),
    ],
)
def test_markdown_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///nowhere", False),
        ("https://exa mple.org", False),
        ("https://[", False),
        (None, False),
    ],
)
def test_addresses_of_the_web_alone_are_links(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


# ----------------------------------------------------------------------------- odd and empty graphs


def test_an_empty_store_says_so_in_plain_words() -> None:
    with Store() as store:
        made = report(store)
    assert not made.briefing.entries
    assert {part.rows for each in made.briefing.sections for part in each.parts} == {()}
    for text in (made.html, made.markdown.replace("\\", "")):
        assert "No claim passes the filters" in text
        assert "No article has a date, so that nothing can be called new." in text
        assert "Nothing is claimed here, so that there is no evidence." in text
    assert "<svg" not in made.html


def test_two_actors_and_many_claims_without_dates() -> None:
    sample = Sample()
    actors = (Actor("a", "Аврора", "state"), Actor("b", "北方", "state"))
    said = [Said("a", name, "b") for name in relations()]
    for copy in range(8):
        sample.add(Article(f"n{copy}", "", None, None, None), actors, said)
    store = stored(sample)
    for quad in list(store._quads):
        if quad.predicate.value.endswith(("firstReported", "lastReported")):
            store._quads.remove(quad)
    made = report(store, filters=EVERYTHING)
    assert rows(made, "actors")[0].cells[0] in ("Аврора", "北方")
    assert rows(made, "dyads")[0].cells[4:] == (str(len(relations())), "no date", "no date")
    assert "no date" in made.html
    assert "No article has a date, so that no months can be compared." in made.html
    assert "No article has a date: there is no series" in made.html
    assert f"{len(relations())} of {len(relations())} claims have no date" in made.html


def test_one_actor_alone_is_nothing_to_report() -> None:
    sample = Sample()
    actors = (Actor("a", "A", "state"), Actor("b", "B", "state"))
    sample.add(Article("n1", "", date="2024-01-01"), actors, [Said("a", "meets", "b", 0.1)])
    made = report(stored(sample))
    assert not made.briefing.entries


def test_blocs_with_nothing_but_a_lasting_tie_between_them_are_told_of() -> None:
    sample = Sample()
    actors = [Actor(letter, letter.upper(), "state") for letter in "abcdef"]
    pairs = ("ab", "bc", "ac", "de", "ef", "df")
    said = [Said(one, relation, two) for one, two in pairs for relation in ("supplies", "aids")]
    sample.add(Article("n1", "", date="2024-01-01"), actors, [*said, Said("a", "memberOf", "d")])
    made = report(stored(sample))
    plot = section(made, "blocs").parts[0].plot
    assert isinstance(plot, Matrix)
    assert plot.values[0][1] == 0.0
    (row,) = section(made, "blocs").parts[1].rows
    assert row.cells[0].startswith("No more of either between bloc 1")
    assert len(row.claims) == 1


def test_a_large_graph_gives_the_same_bytes_twice() -> None:
    one, two = (report(stored(large(300)), "Large") for _ in range(2))
    assert one.html == two.html
    assert one.markdown == two.markdown
    assert (
        max(len(row.claims) for each in one.briefing.sections for p in each.parts for row in p.rows)
        <= 40
    )


def test_filters_and_windows_hold_for_the_whole_briefing(graph: Graph) -> None:
    made = graph.report(filters=Filters(quad_classes={"material-conflict"}))
    known = {relation.label for relation in relations().values() if relation.score <= -5}
    assert made.briefing.entries
    for entry in made.briefing.entries:
        assert any(f" {label} " in entry.words for label in known), entry.words
    early = graph.within(as_of="2024-09").report()
    days = {quote.date for entry in early.briefing.entries for quote in entry.quotes}
    assert days
    assert max(filter(None, days)) <= "2024-09-30"


def test_a_country_without_a_claim_has_its_name() -> None:
    sample = Sample()
    actors = (
        Actor("a", "Reds", "armed_group", country="lebanon"),
        Actor("b", "Blues", "armed_group", country="utopia"),
        Actor("utopia", "Free Utopia", "state"),
    )
    sample.add(Article("n1", "", date="2024-01-01"), actors, [Said("a", "attacks", "b")])
    found = {row.cells[0]: row.cells[1] for row in rows(report(stored(sample)), "actors")}
    assert found == {"Reds": "armed group of Lebanon", "Blues": "armed group of Free Utopia"}


def test_the_half_life_is_that_of_the_analysis(graph: Graph) -> None:
    recency = Recency(half_life=30)
    found = graph.analyse(recency=recency).tensions.iloc[0]
    text = rows(graph.report(recency=recency), "tensions")[1].cells[0]
    assert text.startswith(f"{found['friend_label']} is with {found['enemy_a_label']} ")
    assert f"({number(found['between'])})" in text
    assert text != rows(graph.report(), "tensions")[1].cells[0]


# -------------------------------------------------------------------------------------------- files


def test_it_saves_as_its_name_says(made: Report, tmp_path: Path) -> None:
    page, text = made.save(tmp_path / "r.html"), made.save(tmp_path / "r.MD")
    assert page.read_text(encoding="utf-8") == made.html
    assert text.read_text(encoding="utf-8") == made.markdown
    with pytest.raises(BadInput, match=r"ends in none of \.html, \.md"):
        made.save(tmp_path / "r.pdf")
    with pytest.raises(BadInput, match="cannot be written"):
        made.save(tmp_path / "none" / "r.md")
    frame = made._repr_html_()
    assert frame.count("<iframe") == 1
    assert "allow-scripts" not in frame


# ------------------------------------------------------------------------------------------- pieces


def test_marks_stay_on_their_words() -> None:
    pieces = marked(
        "Iran armed Russia.", [(0, 4, "subject"), (5, 10, "trigger"), (11, 17, "object")]
    )
    assert pieces == (
        *(("Iran", "subject"), (" ", None), ("armed", "trigger"), (" ", None)),
        *(("Russia", "object"), (".", None)),
    )
    overlapping = marked("armed group", [(0, 5, "trigger"), (0, 11, "subject")])
    assert "".join(text for text, _ in overlapping) == "armed group"


def test_a_long_quote_is_cut_around_its_marks() -> None:
    pieces = marked("x " * 2000 + "Iran" + " y" * 2000, [(4000, 4004, "subject")])
    text = "".join(text for text, _ in pieces)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 710
    assert ("Iran", "subject") in pieces


def test_plots_draw_their_values() -> None:
    drawn = str(svg(Bars("T", (("<A>", 30.0, -10.0), ("B", 0.0, -20.0)))))
    widths = dict(re.findall(r'<rect class="(\w+)" x="[\d.]+" y="6" width="([\d.]+)"', drawn))
    assert float(widths["cooperation"]) == pytest.approx(3 * float(widths["conflict"]), rel=1e-3)
    assert "&lt;A&gt;" in drawn
    assert all(figure in drawn for figure in (">30.0<", ">−10.0<", ">−20.0<"))
    drawn = str(svg(Months("T", ("2024-01", "2024-03"), (("A – B", (4.0, -2.0)),))))
    heights = dict(
        re.findall(r'class="(\w+)" x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)"', drawn)
    )
    assert float(heights["cooperation"]) == pytest.approx(2 * float(heights["conflict"]))
    assert ">2024-01<" in drawn
    drawn = str(svg(Matrix("T", ("1: A", "2: B"), ((5.0, None), (None, -2.5)))))
    assert drawn.count("<rect") == 2
    assert 'fill-opacity="0.62"' in drawn
    assert ">−2.5<" in drawn


def test_words_and_figures() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed("ABCDE") == "A, B, C and 2 more"
    assert (number(-0.04), number(-1.25), number(3)) == ("0.0", "−1.2", "3.0")
    assert one_line("a\u202e\n b") == "a b"
    assert one_line("x" * 99, 10) == "x" * 9 + "…"
    assert one_line("\u200b") == one_line("\u200c \u200d") == "(no name)"
