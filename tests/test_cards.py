"""What Jupyter shows: all that a card should say, and nothing of an article as markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import actorgraph as ag
from actorgraph.cards.records import ActorCard, ClaimRow, Ground, Mark, Office, Why
from actorgraph.graph import Graph, View
from actorgraph.model import Actor
from actorgraph.store import Store
from store_samples import reading

EVIL = "<img src=x onerror=alert(1)></script><script>alert(2)</script>{{ 7*7 }} \u202e\x00' \" &"
ROW = ClaimRow("Iran", "supplies", "Russia", "drones", 0.71, 2, date(2024, 9, 1), None, "disputed")
QUOTE = "Iran sent drones to Russia."
GROUND = Ground(
    QUOTE, (Mark("subject", 0, 4), Mark("trigger", 5, 9), Mark("object", 20, 26)), "a1",
    date(2024, 9, 10), "Lake Courier", "Mark Rutte", "affirmed", "asserted", "drones", "Tartus",
    "2024-09", None, None, None, None, None, None, "supplies-send", "name", "name", 0.9,
)  # fmt: skip
ALLOWED = {
    *("style", "div", "p", "bdi", "span", "b", "code", "a", "mark", "blockquote", "details"),
    *("summary", "table", "caption", "tbody", "tr", "td"),
}


class Read(HTMLParser):
    """The elements of a card, with their text; what is not closed as it was opened is an error."""

    def __init__(self, card: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(card)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += " " if tag in ("p", "td") else ""

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data


def read(shown: Any) -> Read:
    """A card as a browser would read it, known to hold nothing that could run or fetch."""
    found = Read(shown._repr_html_())
    assert {tag for tag, _ in found.tags} <= ALLOWED
    for _, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        if "href" in attributes:
            assert re.fullmatch(r"https://www\.wikidata\.org/wiki/Q\d+", attributes["href"] or "")
    assert "url(" not in shown._repr_html_()
    found.text = " ".join(found.text.split())
    return found


def evil(record: Any) -> Any:
    """The record with every text of an article replaced by a hostile one."""
    kept = {"polarity", "modality", "relation", "status", "rule"}
    return replace(
        record,
        **{
            name: EVIL
            for name in record.__dataclass_fields__
            if name not in kept and isinstance(getattr(record, name), str)
        },
    )


@pytest.fixture(scope="module")
def sample(sample_folder: Path) -> Iterator[Graph]:
    with ag.open(sample_folder) as graph:
        yield graph


class TestSample:
    def test_the_graph_says_how_much_and_what_is_believed(self, sample: Graph) -> None:
        text = read(sample).text
        assert "30 articles of 6 publishers" in text
        assert "North Korea supplies Russia" in text
        assert "Sample Wire" in text
        assert re.search(r"most claims United States \d+, Russia \d+", text)

    def test_of_a_large_graph_it_does_not_count_by_actor(
        self, sample: Graph, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("actorgraph.answers.COUNTED", 300)
        text = read(sample).text
        assert "30 articles of 6 publishers" in text
        assert "North Korea supplies Russia" in text
        assert "most claims" not in text

    def test_an_actor_says_who_it_is(self, sample: Graph) -> None:
        found = read(sample.show("Mark Rutte"))
        assert "person of Netherlands" in found.text
        assert "Mark Rutte, secretary-general of NATO since 2024-10-01" in found.text
        assert "prime minister of Netherlands 2010-10-14 – 2024-07-02" in found.text
        assert "Mark Rutte heads NATO" in found.text
        links = [attributes["href"] for tag, attributes in found.tags if tag == "a"]
        assert links == ["https://www.wikidata.org/wiki/Q57792"]

    def test_of_a_body_it_is_who_holds_office_now(self, sample: Graph) -> None:
        offices = sample.show("NATO").offices
        assert "Mark Rutte" in [office.person for office in offices]
        assert "Jens Stoltenberg" not in [office.person for office in offices]

    def test_a_claim_shows_both_sides_unfolded(self, sample: Graph) -> None:
        why = sample.why("Iran", "supplies", "Russia")
        card = why._repr_html_()
        shown, _, folded = card.partition("<details>")
        assert shown.count("<blockquote") == 4 + 3
        assert shown.count('class="ag-negated"') == 3
        assert (shown + folded).count("<blockquote") == len(why.grounds)
        text = read(why).text
        assert "belief 0.05 · disputed · 2 independent sources" in text
        assert "denied later: 2024-09-12, Sample Government Notices" in text
        assert "said by Abbas Araghchi · Sample Government Notices, 2024-09-12" in text

    def test_a_sentence_that_is_reprinted_is_unfolded_once(self, sample: Graph) -> None:
        shown = sample.why("Iran", "supplies", "Russia")._repr_html_().partition("<details>")[0]
        quotes = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", shown, re.DOTALL)
        plain = [" ".join(re.sub("<[^>]+>", "", quote).split()) for quote in quotes]
        assert len(plain) == len(set(plain)) > 1

    def test_rows_show_themselves(self, sample: Graph) -> None:
        row = sample.show("Iran").acts[0]
        assert read(row).text.startswith(f"{row.subject} accuses {row.object}")

    def test_all_of_it_is_readable_on_dark_and_light(self, sample: Graph) -> None:
        style = re.search("<style>(.*?)</style>", sample._repr_html_(), re.DOTALL)
        assert style
        for colour in re.findall(r"(?<!-)\bcolor: ([^;]+);", style[1]):
            assert colour == "inherit"  # the notebook's own


class TestWords:
    def test_marks_stand_on_the_words(self) -> None:
        card = GROUND._repr_html_()
        marked = re.findall(r'<mark class="ag-(\w+)"[^>]*>([^<]*)</mark>', card)
        assert marked == [("subject", "Iran"), ("trigger", "sent"), ("object", "Russia")]
        text = read(GROUND).text
        for words in (QUOTE, "said by Mark Rutte", "Lake Courier, 2024-09-10", "of 2024-09"):
            assert words in text

    def test_what_is_not_known_is_said_so(self) -> None:
        bare = replace(
            GROUND, published=None, publisher=None, speaker=None, event_date=None, item=None,
            location=None, marks=(),
        )  # fmt: skip
        text = read(bare).text
        assert "in the outlet’s own words · no publisher, no date" in text
        assert "None" not in text
        row = replace(ROW, first=None, last=None, items=None, status=None)
        assert "None" not in read(row).text
        assert "no date" in read(row).text
        assert "None" not in read(Why(row, (bare,))).text

    def test_an_actor_of_whom_nothing_is_known(self) -> None:
        text = read(ActorCard(Actor("x", "X", "armed_group"), (), (), ())).text
        assert text == (
            "X armed group · id x No claim is about it. reported by articles without a publisher"
        )

    def test_much_is_cut_and_counted(self) -> None:
        offices = tuple(Office("P", f"office {n}", "B", None, None) for n in range(9))
        card = ActorCard(Actor("x", "X", "person"), (ROW,) * 30, (), (), None, offices)
        text = read(card).text
        assert "and 22 more" in text
        assert "and 3 more offices" in text

    def test_a_quote_of_many_words_is_cut_around_the_marked_ones(self) -> None:
        quote = "word " * 2000 + "Iran sent" + " word" * 2000
        marks = (Mark("subject", 10_000, 10_004), Mark("trigger", 10_005, 10_009))
        card = replace(GROUND, quote=quote, marks=marks)._repr_html_()
        assert len(card) < 10_000
        assert ">Iran</mark>" in card


class TestHostile:
    @pytest.mark.parametrize(
        "record",
        [
            evil(ROW),
            evil(GROUND),
            Why(evil(ROW), (evil(GROUND),) * 9),
            ActorCard(
                evil(Actor("iran", "Iran", "state", "Q794", "iran", "GOV", "text")),
                (evil(ROW),), (evil(ROW),), (EVIL,), EVIL,
                (Office(EVIL, EVIL, EVIL, date(2024, 1, 1), None),),
            ),
        ],
        ids=["row", "ground", "why", "actor"],
    )  # fmt: skip
    def test_text_never_becomes_markup(self, record: Any) -> None:
        if isinstance(record, ActorCard):  # such an id of Wikidata would be a broken link
            record = replace(record, actor=replace(record.actor, wikidata="Q1"))
        card = record._repr_html_()
        assert "<img" not in card
        assert "<script" not in card
        assert "49" not in card
        assert "onerror=alert(1)" in read(record).text  # it is there, as text

    def test_an_article_that_is_hostile_itself(self) -> None:
        store = Store()
        said = ("drovia", "supplies", "kestria", f"Drovia sent {EVIL[:50]} rifles to Kestria")
        store.put(reading("a<b>", said, publisher=EVIL.replace("\x00", ""), item=EVIL[:40]))
        store.derive()
        with Graph(store) as graph:
            for shown in (graph, graph.show("drovia"), graph.why("drovia", "supplies", "kestria")):
                assert "<img src=x" in read(shown).text.replace("\u202e", "")
            frame = graph.sparql("SELECT ?p WHERE { ?a schema:publisher ?p }")
            assert "<img" not in frame._repr_html_()


class TestEmpty:
    def test_an_empty_graph_says_so(self) -> None:
        with Graph(Store()) as graph:
            assert read(graph).text == (
                "Graph of claims No article has been read into it, so there is nothing to show yet."
            )
            assert graph.sparql("SELECT ?a ?b WHERE { ?a ag:supplies ?b }").empty

    def test_a_closed_graph_says_so_instead_of_an_error(self) -> None:
        graph = Graph(Store())
        graph.close()
        assert "the store is closed" in read(graph).text
        assert repr(graph) == "<actorgraph.Graph of a store in memory>"


class TestFrames:
    @pytest.fixture(scope="class")
    def frames(self, sample: Graph) -> dict[str, str]:
        return {"view": sample.view()._repr_html_(), "report": sample.report()._repr_html_()}

    @pytest.mark.parametrize("name", ["view", "report"])
    def test_a_page_is_cut_off_from_the_notebook(self, frames: dict[str, str], name: str) -> None:
        ((tag, about),) = Read(frames[name]).tags
        assert tag == "iframe"
        assert (about["srcdoc"] or "").startswith("<!")
        rights = set((about["sandbox"] or "").split())
        assert "allow-same-origin" not in rights
        assert ("allow-scripts" in rights) == (name == "view")
        assert "src" not in about

    def test_the_links_of_a_report_stay_in_its_frame(self, frames: dict[str, str]) -> None:
        page = html.unescape(frames["report"])
        assert '<base href="about:srcdoc">' in page
        assert "base-uri about:;" in page

    def test_a_saved_report_has_no_base(self, sample: Graph) -> None:
        assert "<base" not in sample.report().html
        assert "base-uri 'none'" in html.unescape(sample.report().html)

    def test_quotes_in_a_page_do_not_end_the_frame(self) -> None:
        page = "<p title='\"'>\"</p>"
        ((_, about),) = Read(View(page)._repr_html_()).tags
        assert about["srcdoc"] == page
