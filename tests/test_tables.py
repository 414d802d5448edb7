"""Tables on the terminal: text from articles stays text, and marks stand where the words are."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from rich.console import Console

from actorgraph import tables
from actorgraph.cards.records import ActorCard, ClaimRow, Ground, Mark, Stats, Why
from actorgraph.model import Actor

EVIL = "[red]Iran[/red] \x1b[2J\x07\u202e"
MARKS = (Mark("subject", 0, 4), Mark("trigger", 5, 9), Mark("object", 17, 23))


def row(**changes: object) -> ClaimRow:
    known = {
        "subject": "Iran",
        "relation": "supplies",
        "object": "Russia",
        "items": "drones",
        "belief": 0.714,
        "sources": 3,
        "first": date(2024, 9, 10),
        "last": date(2024, 10, 2),
        "status": "disputed",
    }
    return ClaimRow(**(known | changes))  # type: ignore[arg-type]


def ground(quote: str = "Iran sent drones\nRussia uses.", **changes: object) -> Ground:
    known = {
        "quote": quote,
        "marks": MARKS,
        "article": "d1",
        "published": date(2024, 9, 10),
        "publisher": "Lake Courier",
        "speaker": "Mark Rutte",
        "polarity": "affirmed",
        "modality": "asserted",
        "item": "drones",
        "location": None,
        "event_date": "2024-09",
        "tense": "past",
        "mode": None,
        "contexts": None,
        "item_type": "weapons",
        "amount": None,
        "currency": None,
        "rule": "supplies-send",
        "subject_link": "name",
        "object_link": "it-nearest-body",
        "confidence": 0.8,
    }
    return Ground(**(known | changes))  # type: ignore[arg-type]


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_claims(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_claims("Claims", [row(), row(status="supported", last=date(2024, 9, 10))])
    lines = [line for line in printed(capsys).splitlines() if line.startswith("│")]
    assert "Iran" in lines[0]
    assert "0.71 disputed" in lines[0]
    assert "2024-09-10 – 2024-10-02" in lines[0]
    assert "supported" not in lines[1]
    assert lines[1].count("2024") == 1


def test_a_claim_without_dates_and_items(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_claims("Claims", [row(first=None, last=None, items=None, status=None)])
    assert "None" not in printed(capsys)


def test_long_items_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_claims("Claims", [row(items="drones; " * 50)])
    out = printed(capsys)
    assert "…" in out
    assert out.count("drones") < 10


def test_stats_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_stats(Stats(123, 45, 678, 9012, 34567, 89, 12, date(2024, 1, 2), None))
    out = printed(capsys)
    assert out.count("\n") == 1
    assert out.startswith("123 articles of 45 publishers, 678 actors, 9012 claims (89 disputed")
    assert out.endswith("2024-01-02\n")


def test_card(capsys: pytest.CaptureFixture[str]) -> None:
    actor = Actor("rutte", "Mark Rutte", "person", "Q57792", "netherlands", None, "politician")
    tables.print_card(ActorCard(actor, (row(),), (), ("Lake Courier", "Wire")))
    out = printed(capsys)
    assert "Mark Rutte (person, of netherlands, Wikidata Q57792; id rutte)" in out
    assert "politician" in out
    assert "reported by Lake Courier, Wire" in out


def test_card_of_an_actor_that_only_has_a_label(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_card(ActorCard(Actor("x", "X", "government_body"), (), (), ()))
    out = printed(capsys)
    assert "X (government body; id x)" in out
    assert "None" not in out


def test_why_brackets_the_words_where_there_is_no_colour(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tables.print_why(Why(row(), (ground(),)))
    out = printed(capsys)
    assert "Iran supplies Russia (belief 0.71, disputed, 3 independent sources)" in out
    assert "“[Iran] [sent] drones [Russia] uses.”" in out
    assert "article d1 · Lake Courier · 2024-09-10 · speaker Mark Rutte · affirmed" in out
    assert "rule supplies-send" in out


def test_marks_that_touch_or_nest_close_before_they_open(
    capsys: pytest.CaptureFixture[str],
) -> None:
    marks = (Mark("subject", 0, 4), Mark("trigger", 4, 8), Mark("object", 4, 5))
    tables.print_why(Why(row(), (ground("Iranarms.", marks=marks),)))
    assert "“[Iran][[a]rms].”" in printed(capsys)


def test_why_colours_the_words_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    coloured = Console(force_terminal=True, width=120, color_system="standard", highlight=False)
    monkeypatch.setattr(tables, "console", lambda: coloured)
    tables.print_why(Why(row(), (ground(),)))
    out = printed(capsys)
    assert "\x1b[1;36mIran\x1b[0m" in out
    assert "\x1b[1;33msent\x1b[0m" in out
    assert "\x1b[1;35mRussia\x1b[0m" in out
    assert "[Iran]" not in out


def test_text_of_articles_is_neither_markup_nor_control(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tables.print_claims(EVIL, [row(subject=EVIL, items=EVIL)])
    tables.print_card(ActorCard(Actor("x", EVIL, "state", description=EVIL), (), (), (EVIL,)))
    tables.print_why(Why(row(object=EVIL), (ground(EVIL * 2, publisher=EVIL, item=EVIL),)))
    out = printed(capsys)
    assert out.count("[red]") >= 8
    assert not set("\x1b\x07\u202e") & set(out)


def test_analysis(capsys: pytest.CaptureFixture[str]) -> None:
    actors = pd.DataFrame(
        [
            {"actor": f"a{i}", "label": f"Actor {i}", "country": None, "pagerank": 1 / (i + 3)}
            for i in range(5)
        ]
    )
    communities = pd.DataFrame([{"community": 1, "size": 5, "label": "A", "actors": ["a0"]}])
    dyads = pd.DataFrame([{"a": "a0", "b": "a1", "a_label": "Actor 0", "score": float("nan")}])
    found = {"actors": actors, "communities": communities, "dyads": dyads}
    tables.print_analysis(found, 2, ["a note"])
    out = printed(capsys)
    assert "Actor 1" in out
    assert "Actor 2" not in out
    assert "0.333" in out
    assert "nan" not in out
    assert "a note" in out
    assert "a0" not in out, "ids are for the files"


def test_a_table_of_more_than_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"a": "x", "a_label": EVIL, "claims": ("c1", "c2"), "single_claim": True}]
    tables.print_analysis({"bridges": pd.DataFrame(rows), "triads": pd.DataFrame()}, 5)
    out = printed(capsys)
    assert "Bridges" in out
    assert "c1; c2" in out
    assert "yes" in out
    assert not set("\x1b\x07\u202e") & set(out)


def test_words_numbers_and_dates_stay_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """As many columns as there are, with long names in them."""
    figures = ("degree_in", "degree_out", "strength_in", "strength_out", "pagerank", "betweenness")
    name = "Ministry of Environmental Protection of Liechtenstein"
    actors = pd.DataFrame(
        [{"label": name, "type": "government_body", **dict.fromkeys(figures, 0.0123), "c": 1}]
    )
    counts = ("claims", "cooperation_claims", "conflict_claims", "evidence")
    dyad = {
        "a_label": name,
        "b_label": name,
        "cooperation": 123.4,
        "conflict": -123.4,
        "net": -12.3,
    }
    days = {"first": date(2024, 9, 10), "last": date(2024, 10, 2)}
    dyads = pd.DataFrame([dyad | dict.fromkeys(counts, 100) | days])
    tables.print_analysis({"actors": actors, "dyads": dyads}, top=2)
    tables.print_claims("Claims", [row(subject=name, object=name, items=name)])
    out = printed(capsys)
    assert max(map(len, out.splitlines())) <= 120
    words = {word for line in out.splitlines() for word in line.split()}
    assert {*name.split(), "government_body", "cooperation", "betweenness"} <= words
    assert {"2024-09-10", "2024-10-02", "0.0123", "-123", "evidence"} <= words


def test_one_is_no_plural(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_stats(Stats(1, 1, 1, 1, 1, 0, 0, None, None))
    tables.print_why(Why(row(sources=1), ()))
    out = printed(capsys)
    assert out.startswith(
        "1 article of 1 publisher, 1 actor, 1 claim (0 disputed, 0 denied), 1 piece"
    )
    assert "1 independent source)" in out


def test_what_later_articles_did_stands_beside_a_claim(capsys: pytest.CaptureFixture[str]) -> None:
    later = "denied later: 2024-11-20, The Harbour Post; corrected: 2024-11-19, Lake Courier"
    tables.print_claims("Claims", [row(later=later), row()])
    out = printed(capsys)
    assert "since then" in out
    assert all(word in out for word in ("denied", "2024-11-20,", "corrected:"))
    tables.print_why(Why(row(later=later), ()))
    lines = printed(capsys).splitlines()
    assert lines[1] == (
        "corrected: 2024-11-19, Lake Courier; denied later: 2024-11-20, The Harbour Post"
    )
    tables.print_claims("Claims", [row()])
    assert "since then" not in printed(capsys)


def test_whose_report_a_quote_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    shown = ground(credits="Reuters", helpers="Agence France-Presse", correction="correction")
    own = ground(speaker="Reuters", second_hand=True)
    told = ground(speaker="Ann Other", told_to="CNN")
    tables.print_why(Why(row(), (shown, own, told)))
    out = printed(capsys)
    assert "credits Reuters · with Agence France-Presse · a correction" in out
    assert "speaker Reuters, the source" in out
    assert "speaker Ann Other · told to CNN, the source" in out
