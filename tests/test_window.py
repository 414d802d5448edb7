"""Windows on time: what was known by a day, what happened between two, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import actorgraph as ag
from actorgraph import answers
from actorgraph.actors import load_seeds
from actorgraph.cli import app
from actorgraph.errors import BadQuery, NotFound
from actorgraph.excerpt import excerpt, selection
from actorgraph.iris import actor_iri
from actorgraph.iso_dates import days
from actorgraph.model import Polarity, Reading
from actorgraph.query import select
from actorgraph.rollup import parse_roll_up
from actorgraph.store import Store
from actorgraph.window import ALWAYS, Window, parse_window, seen
from generated_corpora import DATES, corpora, store_of
from store_samples import KESTRIA, MET, corpus, reading

BOUNDS = st.none() | st.sampled_from([date.fromisoformat(day) for day in DATES if day])
WINDOWS = st.builds(Window, BOUNDS, BOUNDS, BOUNDS).filter(
    lambda w: not (w.since and w.until and w.since > w.until)
)


def store_as_of(day: date | None, *articles: Reading) -> Store:
    """A store of these articles on a day on which no more is known of offices, either."""
    store = store_of(*articles)
    store.as_of = day
    store.derive()
    return store


class TestAsOf:
    @given(corpora(), st.sampled_from([day for day in DATES if day]), st.randoms())
    @settings(max_examples=40, deadline=None)
    def test_it_is_the_store_of_what_was_published_by_then(
        self, articles: list[Reading], day: str, dice: object
    ) -> None:
        known = [r for r in articles if r.article.date and r.article.date <= day]
        known.reverse()
        expected = store_as_of(date.fromisoformat(day), *known)
        with excerpt(store_of(*articles), parse_window(as_of=day)) as found:
            assert found.dump() == expected.dump()

    def test_offices_are_those_known_on_that_day(self) -> None:
        seeds = load_seeds()
        ended = next(o for o in seeds.offices if o.start and o.end and o.start < o.end)
        actor = seeds.actors[ended.body]
        piece = reading("a1", date=str(ended.start)).claims[0]
        claim = replace(piece, subject=actor.id)
        made = Reading(reading("a1", date=str(ended.start)).article, (actor, KESTRIA), (claim,))
        store = store_of(made)
        asked = (
            "SELECT ?start ?end { ?term a ag:OfficeTerm ; ag:start ?start "
            f"OPTIONAL {{ ?term ag:end ?end }} ?term rdf:object {actor_iri(actor.id)} }}"
        )
        assert any(end for _, end in select(store, asked).rows)
        day = str(ended.start)
        with excerpt(store, parse_window(as_of=day)) as found, excerpt(found) as again:
            for each in (found, again):
                rows = select(each, asked).rows
                assert (ended.start, None) in rows
                assert all(start <= ended.start for start, _ in rows)
                assert all(end is None or end <= ended.start for _, end in rows)

    def test_belief_and_status_are_those_of_that_day(self) -> None:
        store = store_of(*corpus())
        told = {}
        for day in ("2024-03-01", "2024-03-04", "2024-03"):
            with excerpt(store, parse_window(as_of=day)) as known:
                claim = answers.why(known, "Drovia", "supplies", "Kestria").claim
                told[day] = (claim.sources, claim.status, claim.last)
        assert told == {
            "2024-03-01": (1, "supported", date(2024, 3, 1)),
            "2024-03-04": (2, "supported", date(2024, 3, 3)),
            "2024-03": (3, "disputed", date(2024, 3, 5)),
        }
        with excerpt(store, parse_window(as_of="2024-02")) as known:
            assert known.articles() == {}
            with pytest.raises(NotFound):
                answers.actor_card(known, "Drovia")

    def test_the_store_asked_is_not_changed(self) -> None:
        store = store_of(*corpus())
        before = store.dump()
        excerpt(store, parse_window("2024-03-02", "2024-01", "2024-02")).close()
        assert store.dump() == before


class TestEvents:
    @given(corpora(), WINDOWS)
    @settings(max_examples=60, deadline=None)
    def test_it_is_the_store_of_the_articles_as_they_remain(
        self, articles: list[Reading], window: Window
    ) -> None:
        """Whichever graphs are copied whole, with or without a bound of knowledge."""
        remaining = [kept for r in articles if (kept := seen(r, window))]
        store = store_of(*articles)
        with excerpt(store, window) as found:
            assert found.dump() == store_as_of(window.as_of, *remaining).dump()
        chosen = selection(store, window)
        assert sorted(chosen.whole + chosen.parts) == sorted(r.article.id for r in remaining)
        assert set(chosen.whole) == {r.article.id for r in remaining if r in articles}
        assert chosen.everything == (remaining == articles)

    @pytest.mark.parametrize(
        ("event", "inside"),
        [
            ("2024-03-10", True),
            ("2024-03-09", False),
            ("2024-03", True),
            ("2024", True),
            ("2023", False),
            ("2024-04", False),
            ("2023-01/2024-02", False),
            ("2023-01/2024-03-10", True),
            ("2024-03-21/..", False),
            ("2023/..", True),
            ("../2024-03-10", True),
            ("../2024", True),
            ("../2023", False),
            (None, True),
            ("--01-01", True),  # of no year: as if there were none
        ],
    )
    def test_the_event_date_counts_at_its_granularity_else_that_of_the_article(
        self, event: str | None, inside: bool
    ) -> None:
        window = parse_window(since="2024-03-10", until="2024-03-20")
        made = reading("a1", date="2024-03-15", event_date=event)
        kept = seen(made, window)
        assert kept is not None, "the article itself is of that time"
        assert bool(kept.claims) == inside
        outside = seen(reading("a1", date="2024-05-01", event_date=event), window)
        assert bool(outside) == (inside and event not in (None, "--01-01"))

    def test_only_the_evidence_of_that_time_counts_and_the_actors_that_it_names(self) -> None:
        one = reading("a1", date="2024-05-01", event_date="2024-02", speaker="ivoria")
        piece = replace(one.claims[0].evidence[0], start=1, speaker=None, event_date="2024-04")
        claim = replace(one.claims[0], evidence=(*one.claims[0].evidence, piece))
        kept = seen(replace(one, claims=(claim,)), parse_window(since="2024-04"))
        assert kept is not None
        assert kept.claims[0].evidence == (piece,)
        assert [actor.id for actor in kept.actors] == ["drovia", "kestria"]

    def test_one_side_may_be_open(self) -> None:
        store = store_of(*corpus())
        with excerpt(store, parse_window(since="2024-04-09")) as late:
            assert list(late.articles()) == ["a5"]
        with excerpt(store, parse_window(until="2024-02-29")) as early:
            assert list(early.articles()) == ["a1"]
        assert selection(store, parse_window(until="2024-02-29")).undated == 1


class TestRollUp:
    @given(corpora(4), WINDOWS)
    @settings(max_examples=25, deadline=None)
    def test_first_the_window_then_the_roll_up(
        self, articles: list[Reading], window: Window
    ) -> None:
        how = parse_roll_up("person=state,body=state")
        store = store_of(*articles)
        first = excerpt(store, window)
        with excerpt(store, window, how) as at_once, excerpt(first, ALWAYS, how) as then:
            assert at_once.dump() == then.dump()


class TestDates:
    def test_a_month_or_year_is_all_of_its_days(self) -> None:
        found = parse_window("2024-02", "2024-02", "2024")
        assert found == Window(date(2024, 2, 29), date(2024, 2, 1), date(2024, 12, 31))
        assert parse_window() == ALWAYS

    @pytest.mark.parametrize(
        "text", ["", "yesterday", "2024-13", "2024-2-1", "2024/..", "13.11.24"]
    )
    def test_what_is_no_date_is_named(self, text: str) -> None:
        for name, place in (("as-of", 0), ("from", 1), ("to", 2)):
            given = [None, None, None]
            given[place] = text  # type: ignore[call-overload]
            with pytest.raises(BadQuery, match=f"{name} is a date like") as error:
                parse_window(*given)
            assert repr(text) in str(error.value)

    def test_backwards(self) -> None:
        with pytest.raises(BadQuery, match="from 2024-05 is after to 2024-04"):
            parse_window(since="2024-05", until="2024-04")
        assert parse_window(since="2024-05", until="2024").until == date(2024, 12, 31)

    @pytest.mark.parametrize("text", [None, "", "--11-13", "soon", "2024-02-30", "2025/2024"])
    def test_no_days(self, text: str | None) -> None:
        assert days(text) is None


class TestAsked:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        denied = reading(
            "b1", MET, date="2024-05-01", publisher="Hill Post", polarity=Polarity.NEGATED
        )
        with Store(tmp_path / "g") as store:
            store.load_ontology()
            store.put(*corpus(), denied)
            store.derive()
        return tmp_path / "g"

    def run(self, *command: str) -> str:
        done = CliRunner().invoke(app, list(command))
        assert done.exit_code == 0, done.output
        return done.output

    def test_in_python(self, folder: Path) -> None:
        with ag.open(folder) as graph:
            with graph.within(as_of="2024-04-30") as then:
                assert list(then.store.articles()) == ["a1", "a2", "a3", "a4", "a5"]
                assert (
                    answers.why(then.store, "Drovia", "meets", "Ivoria").claim.status == "supported"
                )
                assert "attacks" in set(then.ask("relations")["relation"]), "with the vocabulary"
                with then.within(since="2024-04") as later, later.rolled_up("body=state") as both:
                    assert list(both.store.articles()) == ["a4", "a5"]
            with graph.within() as copy:
                assert copy.store.dump() == graph.store.dump()
            assert len(graph.store.articles()) == 7, "closing another left it open"
            with pytest.raises(BadQuery):
                graph.within(since="soon")

    @pytest.mark.parametrize(
        "command",
        [
            *(["query", "relations"], ["show", "Ivoria"], ["stats", "--strongest"]),
            *(["why", "Drovia", "meets", "Ivoria"], ["analyse"], ["export", "-f", "csv"], ["view"]),
        ],
        ids=lambda command: command[0],
    )
    def test_every_command_that_asks_takes_it(
        self, command: list[str], folder: Path, tmp_path: Path
    ) -> None:
        page = tmp_path / "page.html"
        asked = [
            *command,
            "--store",
            str(folder),
            *(["-o", str(page)] if "view" in command else []),
        ]
        texts = []
        for options in (
            *([], ["--as-of", "2024-04-30"], ["--from", "2024-03-20", "--to", "2024-04-08"]),
            ["--as-of", "2024-04-30", "--from", "2024-04", "--roll-up", "person=state"],
        ):
            shown = self.run(*asked, *options)
            texts.append(page.read_text(encoding="utf-8") if "view" in command else shown)
        assert len(set(texts)) > 1
        for options in (["--as-of", "soon"], ["--from", "2025", "--to", "2024"]):
            bad = CliRunner().invoke(app, [*asked, *options])
            assert bad.exit_code == 2
            assert "date like" in bad.output or "is after" in bad.output

    def test_what_has_no_date_is_told(self, folder: Path) -> None:
        def told(*options: str) -> str:
            done = CliRunner().invoke(app, ["stats", "--store", str(folder), *options])
            return done.stderr

        assert told("--as-of", "2024-03") == "actorgraph: 1 article without a date left out\n"
        assert told("--to", "2024") == "actorgraph: 1 piece of evidence without a date left out\n"
        assert told() == ""

    def test_a_window_that_covers_all_is_the_store_itself(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        CliRunner().invoke(app, ["remove", "--store", str(folder), "a6"])
        monkeypatch.setattr("actorgraph.excerpt.excerpt", None)
        plain = self.run("stats", "--store", str(folder))
        assert self.run("stats", "--store", str(folder), "--as-of", "2030") == plain
        assert self.run("stats", "--store", str(folder), "--from", "2020") == plain
