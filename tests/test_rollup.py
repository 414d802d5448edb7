"""Roll-up: whom persons and bodies stand for on the day of an event, and what becomes of claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import actorgraph as ag
from actorgraph import answers, query
from actorgraph.actors import load_seeds
from actorgraph.cli import app
from actorgraph.errors import BadQuery
from actorgraph.excerpt import excerpt
from actorgraph.export import EXPORTERS
from actorgraph.model import (
    Actor,
    Article,
    Claim,
    Evidence,
    Modality,
    Polarity,
    Reading,
    merged,
    named_actors,
)
from actorgraph.network import EVERYTHING, network
from actorgraph.rollup import parse_roll_up
from actorgraph.store import Store
from actorgraph.validate import validate

STATES = "person=state,body=state"
LOCALS = (
    Actor("ana-reyes", "Ana Reyes", "person", country="peru"),
    Actor("bo-lind", "Bo Lind", "person"),
    Actor("river-league", "River League", "organisation"),
    Actor("river-league-office", "River League Office", "government_body", country="river-league"),
    Actor("loop", "Loop", "government_body", country="pool"),
    Actor("pool", "Pool", "government_body", country="loop"),
)
ACTORS = {**load_seeds().actors, **{actor.id: actor for actor in LOCALS}}

Triple = tuple[str, str, str]


def claim(subject: str, relation: str, object: str, /, **said: object) -> Claim:
    """A claim as a sentence that begins the article makes it."""
    quote = f"{subject} {relation} {object}."
    end = len(subject) + 1 + len(relation)
    fields: dict[str, object] = {
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "subject": (0, len(subject)),
        "trigger": (len(subject) + 1, end),
        "object": (end + 1, len(quote) - 1),
        "rule": "r",
        "confidence": 0.8,
        "subject_link": "name",
        "object_link": "name",
    }
    return Claim(subject, relation, object, (Evidence("", **(fields | said)),))  # type: ignore[arg-type]


def article(
    *claims: Claim, id: str = "a1", date: str | None = "2024-11-13", publisher: str = "Lake Courier"
) -> Reading:
    """An article that makes these claims, whose text is what their quotes stand in."""
    made = merged(
        replace(c, evidence=tuple(replace(e, article=id) for e in c.evidence)) for c in claims
    )
    text = " ".join(e.quote for c in made for e in c.evidence) + f" So {id} has it."
    return Reading(
        Article(id, text, date=date, publisher=publisher), named_actors(made, ACTORS), made
    )


def store_of(*readings: Reading) -> Store:
    store = Store()
    store.put(*readings)
    store.derive()
    return store


def after(*readings: Reading, how: str = STATES) -> set[Triple]:
    """What is claimed once the articles are rolled up."""
    with excerpt(store_of(*readings), how=parse_roll_up(how)) as store:
        return {
            (c.subject, c.relation, c.object)
            for name in store.articles()
            for c in store.reading(name).claims
        }


def rolled_dump(readings: Iterable[Reading]) -> bytes:
    with excerpt(store_of(*readings), how=parse_roll_up(STATES)) as store:
        return store.dump()


def becomes(person: str, *others: Claim, how: str = STATES, **said: object) -> str:
    """Whom the person stands for in an article of 13 November 2024 that also says the others."""
    found = after(article(claim(person, "warns", "fiji", **said), *others), how=how)
    (subject,) = (a for a, relation, b in found if (relation, b) == ("warns", "fiji"))
    return subject


class TestOfSeeds:
    """The terms of office in seeds/ decide, on the day of the event."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2019-06-01", "netherlands"),
            ("2024-11-13", "nato"),
            ("2024-08-15", "mark-rutte"),  # between two offices
            ("2009-01-01", "mark-rutte"),  # before the first
        ],
    )
    def test_rutte_on_the_day_the_article_appeared(self, day: str, expected: str) -> None:
        assert after(article(claim("mark-rutte", "warns", "fiji"), date=day)) == {
            (expected, "warns", "fiji")
        }

    @pytest.mark.parametrize(
        ("event", "expected"),
        [
            ("2019-06-01", "netherlands"),
            ("2019-06", "netherlands"),
            ("2019", "netherlands"),
            ("2019-06-01/2024-11-12", "netherlands"),  # the first day of a range
            ("2019-06-01/2024-11-13", "nato"),  # the article lies within the range
            ("2024-09-25/2024-11", "nato"),
            ("2024-09-25/2024-10-05", "mark-rutte"),  # on its first day he held no office
            ("2024", "nato"),  # the article lies within the year
            ("2024-11", "nato"),
            ("--11-05", "nato"),  # no year: the article's date
            ("sometime", "nato"),
            ("2019-02-31", "nato"),
            (None, "nato"),
        ],
    )
    def test_the_date_of_the_event_comes_before_that_of_the_article(
        self, event: str | None, expected: str
    ) -> None:
        assert becomes("mark-rutte", event_date=event) == expected

    def test_ministers_speak_for_their_state(self) -> None:
        assert becomes("antony-blinken") == "united-states"

    @pytest.mark.parametrize("person", ["barack-obama", "ana-reyes", "bo-lind"])
    def test_without_an_office_a_person_stays_whatever_the_nationality(self, person: str) -> None:
        assert becomes(person) == person

    def test_the_lead_of_a_state_comes_before_that_of_its_party(self) -> None:
        offices = {o.body for o in load_seeds().offices if o.person == "xi-jinping"}
        assert offices == {"china", "chinese-communist-party"}
        assert becomes("xi-jinping") == "china"
        assert becomes("xi-jinping", how="person=body") == "china"

    def test_without_any_date_only_the_article_itself_can_tell(self) -> None:
        said = claim("mark-rutte", "warns", "fiji")
        assert after(article(said, date=None)) == {("mark-rutte", "warns", "fiji")}
        title = claim("mark-rutte", "headOf", "nato")
        assert after(article(said, title, date=None)) == {("nato", "warns", "fiji")}


class TestOfArticles:
    """Titles in the text come first, unless the seeds know better."""

    def test_the_article_beats_the_seeds(self) -> None:
        title = claim("antony-blinken", "represents", "river-league")
        assert becomes("antony-blinken", title) == "river-league"

    def test_former_and_coming_titles_do_not_count(self) -> None:
        assert becomes("mark-rutte", claim("mark-rutte", "headOf", "netherlands")) == "nato"
        for person in ("barack-obama", "donald-trump"):  # the one was, the other will be
            assert becomes(person, claim(person, "headOf", "united-states")) == person
        ministry = "united-states-department-of-defense"
        title = claim("lloyd-austin", "headOf", ministry)
        assert becomes("lloyd-austin", title, event_date="2025-03") == "lloyd-austin"

    @pytest.mark.parametrize(
        "said",
        [
            {"polarity": Polarity.NEGATED},
            *({"modality": modality} for modality in Modality if modality != Modality.ASSERTED),
        ],
    )
    def test_a_title_that_is_not_asserted_is_none(self, said: dict[str, object]) -> None:
        assert becomes("bo-lind", claim("bo-lind", "headOf", "peru", **said)) == "bo-lind"

    def test_heads_come_before_others_and_wholes_before_parts(self) -> None:
        minister = claim("bo-lind", "represents", "chile")
        head = claim("bo-lind", "headOf", "peru")
        assert becomes("bo-lind", minister, head) == "peru"
        party = claim("bo-lind", "headOf", "chinese-communist-party")
        assert becomes("bo-lind", head, party) == "peru"

    def test_two_states_at_once_leave_the_person(self) -> None:
        titles = [claim("bo-lind", "headOf", state) for state in ("peru", "chile")]
        assert becomes("bo-lind", *titles) == "bo-lind"

    def test_another_article_within_a_year_tells(self) -> None:
        said = article(claim("bo-lind", "warns", "fiji"))
        title = claim("bo-lind", "headOf", "peru")
        for day, expected in (
            ("2024-01-02", "peru"),
            ("2025-11-01", "peru"),
            ("2022-11-13", "bo-lind"),
            (None, "bo-lind"),
        ):
            other = article(title, id="a2", date=day)
            assert (expected, "warns", "fiji") in after(said, other)

    def test_the_title_of_today_is_not_that_of_long_ago(self) -> None:
        title = claim("bo-lind", "headOf", "peru")
        assert becomes("bo-lind", title, event_date="2024-02") == "peru"
        assert becomes("bo-lind", title, event_date="2013") == "bo-lind"

    def test_an_officer_speaks_for_the_state_and_a_rebel_for_himself(self) -> None:
        for body, expected in (
            ("islamic-revolutionary-guard-corps", "iran"),
            ("european-commission", "european-union"),
            ("river-league-office", "river-league"),
            ("hezbollah", "hezbollah"),  # of Lebanon, and not Lebanon
            ("syrian-national-coalition", "syrian-national-coalition"),
            ("christian-democratic-union", "christian-democratic-union"),
        ):
            title = claim("bo-lind", "headOf", body)
            assert becomes("bo-lind", title, how="person=state") == expected

    def test_the_very_body(self) -> None:
        ministry = "united-states-department-of-state"
        titles = [claim("bo-lind", "represents", body) for body in (ministry, "united-states")]
        assert becomes("bo-lind", *titles, how="person=body") == ministry
        assert becomes("bo-lind", *titles, how="person=body,body=state") == "united-states"
        assert becomes("bo-lind", *titles, how="person=state") == "united-states"
        both = [claim("bo-lind", "headOf", b) for b in (ministry, "central-intelligence-agency")]
        assert becomes("bo-lind", *both, how="person=body") == "bo-lind"


class TestOfParts:
    def test_bodies_become_their_state(self) -> None:
        assert becomes("islamic-revolutionary-guard-corps") == "iran"
        assert becomes("river-league-office") == "river-league"

    def test_only_what_is_asked_for(self) -> None:
        corps = "islamic-revolutionary-guard-corps"
        assert becomes(corps, how="person=state") == corps
        assert becomes("mark-rutte", how="body=state") == "mark-rutte"
        assert becomes("hezbollah") == "hezbollah"
        assert becomes("hezbollah", how="armed_group=state") == "lebanon"
        assert becomes("al-qaeda", how="armed_group=state") == "al-qaeda"

    def test_parts_of_each_other_end(self) -> None:
        assert becomes("loop") in ("loop", "pool")


class TestClaims:
    def test_nothing_is_claimed_of_an_actor_and_itself(self) -> None:
        found = after(
            article(
                claim("joe-biden", "headOf", "united-states"),
                claim("joe-biden", "supports", "antony-blinken"),
                claim("joe-biden", "meets", "united-states"),
                claim("islamic-revolutionary-guard-corps", "memberOf", "iran"),
                claim("joe-biden", "warns", "iran"),
            )
        )
        assert found == {("united-states", "warns", "iran")}

    def test_a_tie_makes_no_state_the_head_of_another(self) -> None:
        """The former office of Rutte, and the officer of a corps that became Iran."""
        found = after(
            article(
                claim("mark-rutte", "headOf", "netherlands"),
                claim("bo-lind", "headOf", "islamic-revolutionary-guard-corps"),
            ),
            how="person=state",
        )
        assert found == set()
        officer = article(claim("bo-lind", "headOf", "islamic-revolutionary-guard-corps"))
        assert after(officer, how="body=state") == set()

    def test_ties_of_those_who_stay_stay(self) -> None:
        said = article(claim("barack-obama", "headOf", "united-states"))
        assert after(said) == {("barack-obama", "headOf", "united-states")}

    def test_symmetric_claims_keep_their_order_and_each_word_its_actor(self) -> None:
        made = article(claim("antony-blinken", "meets", "emmanuel-macron", subject_link="surname"))
        with excerpt(store_of(made), how=parse_roll_up(STATES)) as store:
            (found,) = store.reading("a1").claims
            shown = answers.why(store, "United States", "meets", "France")
        assert (found.subject, found.object) == ("france", "united-states")
        (piece,) = found.evidence
        words = [
            made.article.text[slice(*(span or (0, 0)))] for span in (piece.subject, piece.object)
        ]
        assert words == ["emmanuel-macron", "antony-blinken"]
        assert piece.subject_link == "name, rolled up from emmanuel-macron (headOf on 2024-11-13)"
        assert piece.object_link == (
            "surname, rolled up from antony-blinken (represents on 2024-11-13)"
        )
        assert shown.claim.subject == "France"

    def test_directed_claims_are_not_turned(self) -> None:
        assert becomes("antony-blinken") == "united-states"
        assert after(article(claim("fiji", "warns", "antony-blinken"))) == {
            ("fiji", "warns", "united-states")
        }

    def test_the_rest_of_the_evidence_stays(self) -> None:
        made = article(
            claim(
                "antony-blinken", "supplies", "fiji", item="rice", speaker="antony-blinken",
                event_date="2024-11-01", modality=Modality.PLANNED, subject=None, subject_link=None,
            )
        )  # fmt: skip
        with excerpt(store_of(made), how=parse_roll_up(STATES)) as store:
            found = store.reading("a1")
        before, now = made.claims[0].evidence[0], found.claims[0].evidence[0]
        assert now.subject_link == "rolled up from antony-blinken (represents on 2024-11-01)"
        assert replace(now, subject_link=None) == before
        assert found.article == made.article
        assert [actor.id for actor in found.actors] == ["antony-blinken", "fiji", "united-states"]

    def test_one_place_that_makes_two_claims_is_one_piece_where_they_merge(self) -> None:
        """ "Both strike Fiji", of Iran and its corps."""
        place = {"end": 17, "quote": "Both attack fiji.", "subject": (0, 4), "object": (12, 16)}
        place["trigger"] = (5, 11)
        two = ("iran", "islamic-revolutionary-guard-corps")
        made = article(*(claim(who, "attacks", "fiji", **place) for who in two))
        with excerpt(store_of(made), how=parse_roll_up(STATES)) as store:
            (ground,) = answers.why(store, "Iran", "attacks", "Fiji").grounds
        assert ground.subject_link == f"name, rolled up from {two[1]} (partOf)"


class TestStore:
    @pytest.fixture
    def two(self) -> Store:
        """Two persons of one state threaten the same, in two papers; one also denies it."""
        return store_of(
            article(claim("joe-biden", "threatens", "iran"), id="a1"),
            article(claim("antony-blinken", "threatens", "iran"), id="a2", publisher="Hill Post"),
            article(
                claim("antony-blinken", "threatens", "iran", polarity=Polarity.NEGATED),
                id="a3",
                publisher="Dale Daily",
            ),
        )

    def test_belief_is_weighed_over_the_evidence_that_comes_together(self, two: Store) -> None:
        apart = [answers.why(two, who, "threatens", "Iran").claim for who in ("Biden", "Blinken")]
        assert [row.sources for row in apart] == [1, 2]
        assert [row.status for row in apart] == ["supported", "disputed"]
        with excerpt(two, how=parse_roll_up(STATES)) as store:
            together = answers.why(store, "United States", "threatens", "Iran").claim
        assert (together.sources, together.status) == (3, "disputed")
        assert together.belief > apart[1].belief

    def test_why_shows_every_quote_and_whom_its_words_name(self, two: Store) -> None:
        with excerpt(two, how=parse_roll_up(STATES)) as store:
            grounds = answers.why(store, "United States", "threatens", "Iran").grounds
        assert {(ground.quote, ground.subject_link) for ground in grounds} == {
            ("joe-biden threatens iran.", "name, rolled up from joe-biden (headOf on 2024-11-13)"),
            (
                "antony-blinken threatens iran.",
                "name, rolled up from antony-blinken (represents on 2024-11-13)",
            ),
        }

    def test_the_store_asked_is_not_changed(self, two: Store) -> None:
        before = two.dump()
        excerpt(two, how=parse_roll_up(STATES)).close()
        assert two.dump() == before

    def test_queries_networks_and_exports_work_on_it(self, two: Store) -> None:
        with excerpt(two, how=parse_roll_up(STATES)) as store:
            edges = {(a, b, r) for a, b, r in network(store, EVERYTHING).edges(keys=True)}
            assert edges == {("united-states", "iran", "threatens")}
            (row,) = query.ask_named(store, "dyads").rows
            assert row[:2] == ("United States", "Iran")
            assert list(store.articles()) == ["a1", "a2", "a3"]
            assert validate(store.quads()) == []
            for write in EXPORTERS.values():
                assert b"united-states" in write(store).lower().replace(b" ", b"-")

    def test_an_empty_store(self) -> None:
        assert after() == set()

    READINGS = (
        article(claim("bo-lind", "warns", "fiji"), id="b1"),
        article(claim("bo-lind", "headOf", "peru"), id="b2", date="2024-10-01"),
        article(claim("bo-lind", "represents", "chile"), id="b3", date=None),
        article(claim("mark-rutte", "meets", "joe-biden", event_date="2019"), id="b4"),
        article(claim("joe-biden", "meets", "mark-rutte", event_date="2021-06"), id="b5"),
    )

    @given(order=st.permutations(READINGS))
    @settings(max_examples=20, deadline=None)
    def test_the_order_of_articles_does_not_matter(self, order: list[Reading]) -> None:
        assert rolled_dump(order) == rolled_dump(self.READINGS)


class TestAsked:
    @pytest.mark.parametrize(
        "text",
        ["", "person", "person=", "state=state", "body=body", "king=state", "person=state;body=x"],
    )
    def test_bad_words_are_named_with_those_there_are(self, text: str) -> None:
        with pytest.raises(
            BadQuery, match=r"person=body nor X=state with X one of .*\bbody\b"
        ) as e:
            parse_roll_up(text)
        assert repr(text) in str(e.value)
        assert "\n" not in str(e.value)

    def test_two_wishes_for_one_type(self) -> None:
        assert parse_roll_up("person=state, person = state") == {"person": "state"}
        with pytest.raises(BadQuery, match="two things of person"):
            parse_roll_up("person=state,person=body")

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        with Store(tmp_path / "g") as store:
            store.load_ontology()
            store.put(article(claim("mark-rutte", "supplies", "ukraine")))
            store.derive()
        return tmp_path / "g"

    def test_in_python(self, folder: Path) -> None:
        with ag.open(folder) as graph, graph.rolled_up("person=state") as made:
            assert list(made.network().edges()) == [("nato", "ukraine")]
            assert list(graph.network().edges()) == [("mark-rutte", "ukraine")]
            with pytest.raises(BadQuery):
                graph.rolled_up("person")

    @pytest.mark.parametrize(
        "command",
        [
            *(["query", "suppliers", "ukraine"], ["show", "NATO"], ["stats", "--strongest"]),
            *(
                ["why", "NATO", "supplies", "Ukraine"],
                ["analyse"],
                ["export", "-f", "csv"],
                ["view"],
            ),
        ],
        ids=lambda command: command[0],
    )
    def test_every_command_that_asks_takes_it(
        self, command: list[str], folder: Path, tmp_path: Path
    ) -> None:
        page = tmp_path / "page.html"
        options = ["--store", str(folder), *(["-o", str(page)] if command == ["view"] else [])]
        run = CliRunner().invoke(app, [*command, *options, "--roll-up", "person=state"])
        assert run.exit_code == 0, run.output
        text = page.read_text(encoding="utf-8") if command == ["view"] else run.output
        assert "NATO" in text
        if command[0] == "why":
            assert "rolled up from mark-rutte (headOf on 2024-11-13)" in text
        bad = CliRunner().invoke(app, [*command, *options, "--roll-up", "king=state"])
        assert bad.exit_code == 2
