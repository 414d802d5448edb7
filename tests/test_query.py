"""Queries: every named one answers, arguments are names, formats are real, nothing is pasted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from actorgraph import answers, iris
from actorgraph.errors import BadData, BadQuery, NotFound
from actorgraph.excerpt import excerpt
from actorgraph.labels import frame
from actorgraph.model import Actor, Article, Claim, Modality, Polarity, Reading
from actorgraph.names import actor_id, relation_id
from actorgraph.query import (
    FORMATS,
    Table,
    ask_named,
    named_queries,
    run,
    run_named,
    select,
    text_table,
)
from actorgraph.store import Store
from actorgraph.window import parse_window
from store_samples import SENT, STRUCK, corpus, evidence, reading


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store() as store:
        store.put(*corpus())
        store.load_ontology()
        store.derive()
        yield store


def column(table: Table, name: str) -> list[object]:
    place = table.columns.index(name)
    return [row[place] for row in table.rows]


def test_there_are_enough_named_queries() -> None:
    assert len(named_queries()) >= 20
    for query in named_queries().values():
        assert query.title[0].isupper(), query.name
        words = query.example.split()
        assert words[0] == query.name
        needed = sum(not parameter.optional for parameter in query.parameters)
        assert needed <= len(words) - 1 <= len(query.parameters), query.name


OPTIONAL = {"actor": "ivoria", "date": "2024-11-13"}
CALLS = {
    "attackers": ["ivoria"],
    "claim": ["drovia", "supplies", "kestria"],
    "evidence": ["drovia", "supplies", "kestria"],
    "first-report": ["drovia", "supplies", "kestria"],
    "marks": ["drovia", "supplies", "kestria"],
    "said-by": ["ivoria"],
    "supplies-of": ["drovia"],
    "timeline": ["drovia", "kestria"],
    "changes": ["2024-03-01", "2024-03-31"],
    "claim-sources": ["drovia", "supplies", "kestria"],
    "paths": ["kestria", "ivoria"],
    "common-supporters": ["kestria", "kestria"],
}


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_answers(store: Store, name: str) -> None:
    query = named_queries()[name]
    needed = sum(not parameter.optional for parameter in query.parameters)
    arguments = CALLS.get(name, ["kestria"] * needed)
    table = ask_named(store, name, arguments)
    tried_elsewhere = ("sanctions", "common-supporters", "offices", "members", "denied", "supports")
    assert table.rows or name in tried_elsewhere
    hidden = {parameter.name for parameter in query.parameters}
    assert not hidden & set(table.columns)
    assert run_named(store, name, arguments) == run_named(store, name, arguments)
    # optional parameters bind as well
    for parameter in query.parameters[needed:]:
        few = ask_named(store, name, [*arguments, OPTIONAL[parameter.type]])
        assert len(few.rows) <= len(table.rows)
    for kind in ("csv", "tsv", "json", "xml"):
        assert run_named(store, name, arguments, kind)


def test_suppliers_and_what_they_supply(store: Store) -> None:
    table = ask_named(store, "suppliers", ["Kestria"])
    assert column(table, "supplier") == ["Drovia"]
    assert column(table, "items") == ["rifles"]
    assert column(table, "sources") == [3]
    assert column(table, "first") == [date(2024, 3, 1)]
    assert column(table, "status") == ["disputed"]
    assert ask_named(store, "suppliers", ["Drovia"]).rows == ()
    assert column(ask_named(store, "supplies-of", ["Drovia"]), "recipient") == ["Kestria"]


def test_lists_in_a_cell_are_sorted(tmp_path: Path) -> None:
    """SPARQL leaves their order open, and stores in memory and on disk differ in it."""
    items = ("tents", "rifles", "maps", "fuel", "grain", "boats", "shovels", "pumps")
    said = [reading(f"a{n}", item=item, tail=f" {item}") for n, item in enumerate(items)]
    for path in (None, tmp_path / "g"):
        with Store(path) as store:
            store.put(*said)
            store.derive()
            cells = column(ask_named(store, "suppliers", ["Kestria"]), "items")
        assert cells == ["boats; fuel; grain; maps; pumps; rifles; shovels; tents"]


def test_disputed_claims_show_both_sides(store: Store) -> None:
    table = ask_named(store, "disputed")
    assert len(table.rows) == 1
    assert column(table, "evidence_for") == [2]
    assert column(table, "evidence_against") == [1]
    assert column(table, "quote_against") == ["Drovia never sent a thing to Kestria."]


def test_events_are_asserted_and_coded(store: Store) -> None:
    table = ask_named(store, "events")
    assert "a3" not in column(table, "article"), "negated"
    assert "a6" not in column(table, "article"), "only possible"
    struck = dict(zip(table.columns, next(r for r in table.rows if "a5" in r), strict=True))
    assert struck["event_type"] == "ASSAULT"
    assert struck["quad_class"] == "material-conflict"
    assert struck["source_sector"] == "GOV"
    assert struck["location"] == "Ivoria City"


def test_symmetric_claims_are_found_from_both_sides(store: Store) -> None:
    there, back = (
        ask_named(store, "evidence", ends)
        for ends in (["drovia", "meets", "ivoria"], ["Ivoria", "meets", "Drovia"])
    )
    assert there == back
    assert len(there.rows) == 1
    assert ask_named(store, "evidence", ["kestria", "supplies", "drovia"]).rows == ()


def test_sanctions_with_and_without_a_target() -> None:
    store = Store()
    hit = ("river-league", "sanctions", "drovia", "The River League sanctioned Drovia.")
    backed = ("river-league", "supports", "kestria", "The River League backs Kestria.")
    also = ("river-league", "funds", "ivoria", "The River League pays Ivoria.")
    store.put(reading("x", hit), reading("y", backed), reading("z", also))
    store.derive()
    assert column(ask_named(store, "sanctions"), "sanctioned") == ["Drovia"]
    assert column(ask_named(store, "sanctions", ["drovia"]), "sanctioner") == ["River League"]
    assert ask_named(store, "sanctions", ["kestria"]).rows == ()
    both = ask_named(store, "common-supporters", ["ivoria", "kestria"])
    assert both.rows == (("River League", "funds", "supports"),)


# names


@pytest.mark.parametrize(
    "name",
    ["river-league", "River League", "RIVER LEAGUE", "river league", iris.ACTOR + "river-league"],
)
def test_actors_are_found_by_any_name(store: Store, name: str) -> None:
    assert actor_id(store, name) == "river-league"


def test_aliases_of_the_seeds_are_names_too() -> None:

    store = Store()
    us, ru = Actor("united-states", "United States", "state"), Actor("russia", "Russia", "state")
    piece = evidence("x", ("drovia", "warns", "kestria", "Drovia warned Kestria."))
    claim = Claim("united-states", "warns", "russia", (piece,))
    store.put(Reading(Article("x", "Drovia warned Kestria."), (ru, us), (claim,)))
    assert {actor_id(store, name) for name in ("US", "us", "United States")} == {"united-states"}
    assert actor_id(store, "Kremlin") == "russia"
    with pytest.raises(NotFound):
        actor_id(store, "UK")


def test_unknown_names_get_near_ones(store: Store) -> None:
    with pytest.raises(NotFound, match="did you mean Kestria"):
        actor_id(store, "Kestra")
    with pytest.raises(NotFound, match="did you mean supplies"):
        relation_id("suplies")
    with pytest.raises(NotFound, match="did you mean suppliers"):
        ask_named(store, "supplier")
    assert relation_id("ag:MEETS") == "meets"


@pytest.mark.parametrize(
    "hostile",
    ["kestria> . ?x ?y ?z } #", '" } UNION { ?s ?p ?o', "a b\nc", "\x00", "<script>", "' OR 1=1"],
)
def test_arguments_never_become_query_text(store: Store, hostile: str) -> None:
    with pytest.raises(NotFound):
        ask_named(store, "suppliers", [hostile])


def test_wrong_numbers_of_arguments_say_what_is_wanted(store: Store) -> None:
    for arguments in ([], ["a", "b"]):
        with pytest.raises(BadQuery, match="suppliers takes recipient"):
            ask_named(store, "suppliers", arguments)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "# title: X\nSELECT * {}",
        "# title: X\n# example: x\n# param: a (planet) b\nASK {}",
    ],
)
def test_broken_headers_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.rq").write_text(text)
    with pytest.raises(BadData, match=r"x\.rq"):
        named_queries(tmp_path)


# results


def test_results_are_plain_values(store: Store) -> None:
    table = select(
        store,
        """SELECT ?e ?c ?d ?n ?when ?none { ?e ag:confidence ?c ; prov:wasDerivedFrom article:a1 ;
           ag:eventDate ?when ; oa:hasSelector/oa:end ?n . article:a1 schema:datePublished ?d }""",
    )
    (row,) = table.rows
    assert isinstance(row[0], str)
    assert row[0].startswith(iris.EVIDENCE)
    assert row[1:] == (0.8, date(2024, 3, 1), 43, "2024-02", None)
    assert select(store, "ASK { ?a ag:named true }").rows == ((True,),)
    assert select(store, "DESCRIBE actor:drovia").columns == ("subject", "predicate", "object")


def test_odd_literals_stay_text(store: Store) -> None:
    table = select(store, 'SELECT (xsd:integer("x") AS ?a) ("2024-99-99"^^xsd:date AS ?b) {}')
    assert table.rows == ((None, "2024-99-99"),)


def test_frames_have_python_values(store: Store) -> None:
    found = frame(
        store, "SELECT ?article ?day { ?article schema:datePublished ?day } ORDER BY ?day"
    )
    assert list(found.columns) == ["article", "day", "article_iri"]
    assert found["day"].iloc[0] == date(2024, 3, 1)
    assert len(frame(store, "SELECT ?x { ?x ag:nothing ?y }")) == 0


def test_formats(store: Store) -> None:
    sparql = "SELECT ?label ?n { ?a rdfs:label ?label ; ag:named ?n } ORDER BY ?label LIMIT 1"
    assert list(csv.reader(io.StringIO(run(store, sparql, "csv")))) == [
        ["label", "n"],
        ["Drovia", "true"],
    ]
    assert run(store, sparql, "tsv").splitlines()[0] == "?label\t?n"
    assert json.loads(run(store, sparql, "json"))["head"]["vars"] == ["label", "n"]
    assert run(store, sparql, "xml").startswith("<?xml")
    assert run(store, sparql).splitlines() == ["label   n", "------  ----", "Drovia  True"]
    triples = "CONSTRUCT { ?a rdfs:label ?l } WHERE { ?a a ag:Actor ; rdfs:label ?l }"
    assert 'actor:drovia rdfs:label "Drovia"' in run(store, triples, "ttl")
    assert run(store, triples, "ttl") == run(store, triples, "ttl")
    for text, kind in ((sparql, "ttl"), (triples, "csv"), (sparql, "pdf")):
        with pytest.raises(BadQuery, match=kind):
            run(store, text, kind)
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "xml", "ttl"}


def test_text_tables_hold_no_control_characters() -> None:
    text = text_table(Table(("a",), (("x\x1b[31m\r\ny",), (iris.ACTOR + "iran",), (None,))))
    assert text.splitlines()[2:] == ["x [31m  y", "actor:iran", ""]


# answers


def test_actor_card(store: Store) -> None:
    card = answers.actor_card(store, "Kestria")
    assert (card.actor.id, card.actor.wikidata) == ("kestria", "Q3")
    assert [(c.relation, c.object) for c in card.acts] == [("attacks", "Ivoria")]
    assert {(c.subject, c.relation, c.status) for c in card.is_object} == {
        ("Drovia", "supplies", "disputed"),
        ("River League", "supports", "supported"),
    }
    assert card.publishers == ("Drovia Daily", "Hill Post", "Lake Courier")


def test_why_shows_words_and_marks(store: Store) -> None:
    found = answers.why(store, "drovia", "Supplies", "Kestria")
    assert found.claim.belief > 0
    assert [g.article for g in found.grounds] == ["a1", "a2", "a3"]
    first = found.grounds[0]
    assert (first.speaker, first.publisher, first.event_date) == (
        "Ivoria",
        "Lake Courier",
        "2024-02",
    )
    marked = {mark.role: first.quote[mark.start : mark.end] for mark in first.marks}
    assert marked == {"subject": "Drovia", "trigger": "sent", "object": "Kestria"}
    assert [g.polarity for g in found.grounds] == ["affirmed", "affirmed", "negated"]
    assert {field.name for field in fields(first)} >= {"rule", "confidence", "modality"}


def test_why_of_a_claim_nobody_makes_names_the_others(store: Store) -> None:
    with pytest.raises(NotFound, match=r"no claim drovia funds kestria.*supplies between"):
        answers.why(store, "drovia", "funds", "kestria")


def test_strongest_claims_and_stats(store: Store) -> None:
    strongest = answers.strongest_claims(store, limit=2)
    assert len(strongest) == 2
    assert strongest[0].belief >= strongest[1].belief
    stats = answers.stats(store)
    assert (stats.articles, stats.claims, stats.evidence, stats.actors) == (6, 4, 6, 4)
    assert (stats.publishers, stats.disputed, stats.denied) == (3, 1, 0)
    assert (stats.first, stats.last) == (date(2024, 3, 1), date(2024, 4, 9))
    with Store() as empty:
        assert answers.stats(empty).articles == 0
        assert answers.strongest_claims(empty) == ()


def test_text_tables_cut_long_cells_and_other_formats_do_not(store: Store) -> None:
    sparql = f'SELECT ("{"x" * 300}" AS ?long) {{}}'
    assert max(map(len, run(store, sparql).splitlines())) == 100
    assert run(store, sparql).rstrip().endswith("x…")
    for kind in ("csv", "tsv", "json", "xml"):
        assert "x" * 300 in run(store, sparql, kind)


# what the queries of a time, of both sides and of ways say


@pytest.fixture(scope="module")
def story() -> Iterator[Store]:
    """Drovia backs Kestria, which fights Ivoria: affirmed, then denied, some of it twice."""
    backed = ("drovia", "funds", "kestria", "Drovia pays Kestria.")
    fought = ("ivoria", "fights", "kestria", "Ivoria and Kestria fight.")
    led = ("ivoria", "supports", "river-league", "Ivoria backs the River League.")
    denied = ("kestria", "attacks", "ivoria", "Kestria never struck Ivoria.")
    no = Polarity.NEGATED
    with Store() as store:
        store.load_ontology()
        store.put(
            reading("b1", backed, date="2024-01-10"),
            reading("b2", backed, date="2024-02-10", publisher="Hill Post", tail=" Twice so."),
            reading("b3", backed, date="2024-03-10", publisher="Dale Daily", polarity=no),
            reading("c1", fought, date="2024-02-20", confidence=0.9),
            reading("d1", led, date="2024-02-25"),
            reading("e1", denied, date="2024-02-01", polarity=no),
            reading("e2", STRUCK, date="2024-04-01"),
            reading("f1", SENT, date=None),
        )
        store.derive()
        yield store


def changed(store: Store, after: str, until: str) -> set[tuple[object, ...]]:
    """What changed; nothing before is an empty text."""
    table = ask_named(store, "changes", [after, until])
    wanted = ("change", "subject", "relation", "before", "now")
    return {tuple(row[table.columns.index(name)] or "" for name in wanted) for row in table.rows}


def test_what_changed_between_two_days(story: Store) -> None:
    assert changed(story, "2024-01-31", "2024-02-20") == {
        ("new", "Kestria", "attacks", "", "denied"),
        ("new", "Ivoria", "fights", "", "supported"),
    }
    assert changed(story, "2024-02-25", "2024-12-31") == {
        ("turned", "Drovia", "funds", "supported", "disputed"),
        ("turned", "Kestria", "attacks", "denied", "disputed"),
    }
    assert changed(story, "2024-02-10", "2024-02-10") == set(), "another report is no change"
    with pytest.raises(BadQuery, match="after is a date"):
        changed(story, "2024", "2024-02-20")


def test_changes_are_those_of_the_stores_of_either_day(story: Store) -> None:
    """The same told by two windows: what has another status than before, or had none."""
    for first, last in (("2024-01-31", "2024-02-20"), ("2024-02-25", "2024-12-31")):
        found = []
        for day in (first, last):
            with excerpt(story, parse_window(as_of=day)) as then:
                rows = select(then, "SELECT ?c ?s { ?c ag:status ?s }").rows
                found.append({row[0]: str(row[1]).rpartition("#")[2].lower() for row in rows})
        before, now = found
        expected = sorted((before.get(c, ""), s) for c, s in now.items() if before.get(c) != s)
        assert sorted(row[3:] for row in changed(story, first, last)) == expected


def test_the_sources_of_a_claim(story: Store) -> None:
    table = ask_named(story, "claim-sources", ["Drovia", "funds", "Kestria"])
    assert column(table, "publisher") == ["Lake Courier", "Hill Post", "Dale Daily"]
    assert column(table, "evidence_for") == [1, 1, 0]
    assert column(table, "evidence_against") == [0, 0, 1]
    assert column(table, "first") == ["2024-01-10", "2024-02-10", "2024-03-10"]


def test_who_supports_whom() -> None:
    backed = ("river-league", "supports", "kestria", "The River League backs Kestria.")
    paid = ("river-league", "funds", "kestria", "The River League pays Kestria.")
    maybe = ("drovia", "supports", "ivoria", "Drovia may back Ivoria.")
    with Store() as store:
        doubt = reading("z", maybe, modality=Modality.POSSIBLE)
        store.put(reading("x", backed), reading("y", paid), doubt)
        store.derive()
        for arguments in ([], ["Kestria"], ["river-league"]):
            table = ask_named(store, "supports", arguments)
            assert column(table, "supporter") == ["River League"], "what is only possible is not"
            assert set(str(column(table, "how")[0]).split(", ")) == {"supports", "funds"}
        assert ask_named(store, "supports", ["Drovia"]).rows == ()


def test_claims_that_nobody_affirms() -> None:
    with Store() as store:
        store.put(*corpus(), reading("n", (*STRUCK[:3], "Kestria did not strike Ivoria.")))
        denied = ("kestria", "funds", "drovia", "Kestria never paid Drovia.")
        store.put(reading("m", denied, polarity=Polarity.NEGATED))
        store.derive()
        table = ask_named(store, "denied")
        assert column(table, "quote") == ["Kestria never paid Drovia."]


def test_ways_are_the_shortest_and_have_words_for_each_step(story: Store) -> None:
    def steps(start: str, end: str) -> list[tuple[object, ...]]:
        table = ask_named(story, "paths", [start, end])
        wanted = ("steps", "step", "subject", "relation", "object", "quote")
        return [tuple(row[table.columns.index(name)] for name in wanted) for row in table.rows]

    assert steps("ivoria", "river-league") == [
        (1, 1, "Ivoria", "supports", "River League", "Ivoria backs the River League.")
    ]
    fight = ("Ivoria", "fights", "Kestria", "Ivoria and Kestria fight.")
    league = ("Ivoria", "supports", "River League", "Ivoria backs the River League.")
    sent = ("Drovia", "supplies", "Kestria", SENT[3])
    assert steps("kestria", "river-league") == [(2, 1, *fight), (2, 2, *league)]
    assert steps("drovia", "river-league") == [(3, 1, *sent), (3, 2, *fight), (3, 3, *league)]
    assert steps("river-league", "drovia") == [], "claims have a direction"
