"""Disputed claims: both sides with their words, and apart from them what nobody affirms."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

import actorgraph as ag
from actorgraph import tables
from actorgraph.cli import app
from actorgraph.disputes import disputes
from actorgraph.errors import NotFound
from actorgraph.model import Polarity
from actorgraph.store import Store
from store_samples import corpus, reading

UNPAID = ("kestria", "funds", "drovia", "Kestria never paid [red]Drovia\x1b[2J a coin.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("disputes") / "g"
    with Store(path) as store:
        store.load_ontology()
        denial = reading("a7", UNPAID, date="2024-03-07", polarity=Polarity.NEGATED)
        store.put(*corpus(), denial)
        store.derive()
    return path


def shown(folder: Path, *options: str) -> str:
    run = CliRunner().invoke(app, ["disputed", "--store", str(folder), *options])
    assert run.exit_code == 0, run.output
    return run.stdout


class TestDisputes:
    def test_both_sides_with_who_says_so_and_when(self, folder: Path) -> None:
        with Store(folder, read_only=True) as store:
            found = disputes(store)
        first, second = found
        assert (first.subject, first.relation, first.object) == ("Drovia", "supplies", "Kestria")
        assert first.status == "disputed"
        assert 0 < first.belief < first.denied < 1
        assert [(s.article, s.publisher, s.speaker) for s in first.pro] == [
            ("a1", "Lake Courier", "Ivoria"),
            ("a2", "Hill Post", None),
        ]
        assert [(s.article, str(s.published), s.modality) for s in first.con] == [
            ("a3", "2024-03-05", "asserted")
        ]
        assert (second.status, second.pro, len(second.con)) == ("denied", (), 1)

    def test_of_one_actor(self, folder: Path) -> None:
        with Store(folder, read_only=True) as store:
            assert len(disputes(store, "Drovia")) == 2
            assert disputes(store, "Ivoria") == ()
            with pytest.raises(NotFound, match="did you mean Drovia"):
                disputes(store, "Drova")

    def test_in_python(self, folder: Path) -> None:
        with ag.open(folder) as graph:
            table = graph.disputed()
            assert list(table["side"]) == ["for", "for", "against", "against"]
            assert list(table["status"]) == ["disputed"] * 3 + ["denied"]
            assert len(graph.disputed("ivoria")) == 0


class TestShown:
    def test_a_line_for_each_where_there_is_no_terminal(self, folder: Path) -> None:
        lines = shown(folder).splitlines()
        assert lines[0] == "Disputed: said on both sides"
        assert lines[2:5] == [
            "    for: “Drovia sent rifles to Kestria, Ivoria said.” "
            "(Lake Courier, 2024-03-01, article a1, speaker Ivoria, asserted)",
            "    for: “Drovia sent rifles to Kestria, Ivoria said.” "
            "(Hill Post, 2024-03-03, article a2, asserted)",
            "    against: “Drovia never sent a thing to Kestria.” "
            "(Drovia Daily, 2024-03-05, article a3, asserted)",
        ]
        assert lines[5] == "Only denied: nobody affirms them"
        assert "never paid [red]Drovia [2J a coin" in lines[7]
        assert len(lines) == 8

    def test_side_by_side_on_a_terminal(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        screen = io.StringIO()
        wide = Console(file=screen, force_terminal=True, width=160, markup=False, highlight=False)
        monkeypatch.setattr(tables, "console", lambda: wide)
        with Store(folder, read_only=True) as store:
            tables.print_disputes(disputes(store))
        text = screen.getvalue()
        (both,) = [line for line in text.splitlines() if "“Drovia never sent" in line]
        assert both.index("“Drovia sent rifles") < both.index("“Drovia never sent")
        assert "[red]Drovia [2J" in text

    def test_nothing_is_said_so(self, folder: Path) -> None:
        assert shown(folder, "Ivoria") == "nobody denies a claim\n"
        assert "disputed" not in shown(folder, "--as-of", "2024-03-03").casefold()

    def test_other_formats_are_those_of_query(self, folder: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(shown(folder, "--format", "csv"))))
        assert [row["side"] for row in rows] == ["for", "for", "against", "against"]
        run = CliRunner().invoke(app, ["query", "--store", str(folder), "sides", "-f", "json"])
        assert shown(folder, "--format", "json") == run.stdout
