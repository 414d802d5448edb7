"""The background graph: what the seeds know of the store's actors, and nothing that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from actorgraph import answers, export, iris, rdf
from actorgraph import store as stores
from actorgraph.actors import ACTOR_COLUMNS, COLUMNS, Seeds, load_seeds
from actorgraph.background import background_quads
from actorgraph.iris import BACKGROUND_GRAPH, LABEL, PROV, RDF, TYPE, ag, id_of
from actorgraph.model import Article, Claim, Evidence, Reading
from actorgraph.network import EVERYTHING, network
from actorgraph.query import Table, ask_named, named_queries
from actorgraph.store import Store
from actorgraph.validate import validate
from seed_samples import written

OWN = ("offices", "members")
TEXT = "Words that somebody printed about them."


def said(article: str, *actors: str) -> Reading:
    """An article in which the first of some seed actors meets each of the others."""
    piece = Evidence(article, 0, len(TEXT), TEXT, (0, 5), None, None, rule="r", confidence=0.8)
    known = load_seeds().actors
    claims = tuple(Claim(actors[0], "meets", other, (piece,)) for other in actors[1:])
    return Reading(Article(article, TEXT), tuple(known[a] for a in sorted(actors)), claims)


def built(*readings: Reading) -> Store:
    store = Store()
    store.load_ontology()
    store.put(*readings)
    store.derive()
    return store


def rows(table: Table, *columns: str) -> list[tuple[object, ...]]:
    places = [table.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in table.rows]


def unordered(row: tuple[object, ...]) -> list[object]:
    """The cells, lists in one cell sorted: SPARQL leaves the order of GROUP_CONCAT open."""
    return [sorted(re.split("[;,] ", cell)) if isinstance(cell, str) else cell for cell in row]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    people = ["ann,Ann,person", "bob,Bob,person", "chad,Chad,state", "union,Union,organisation"]
    folder = written(
        tmp_path_factory.mktemp("seeds"),
        actors=[",".join(ACTOR_COLUMNS), *(f"{row},,,,,,," for row in people)],
        offices=[
            ",".join(COLUMNS["offices"]),
            "ann,president,chad,headOf,2001-01-20,2005-01-20",
            "bob,spokesman,chad,represents,,",
        ],
        memberships=[",".join(COLUMNS["memberships"]), "chad,union,2001-01-01,"],
    )
    return load_seeds(folder)


def about(quads: list[Quad], kind: str) -> dict[str, list[str]]:
    """What the one node of a class says, by local name of the property."""
    (node,) = {q.subject for q in quads if (q.predicate, q.object) == (TYPE, ag(kind))}
    found: dict[str, list[str]] = {}
    for quad in quads:
        if quad.subject == node:
            values = found.setdefault(id_of(quad.predicate), [])
            values.append(quad.object.value.removeprefix(iris.BASE))
    return found


class TestQuads:
    def test_an_office_says_who_what_where_when_and_whence(self, seeds: Seeds) -> None:
        assert about(background_quads(seeds, {"ann"}), "OfficeTerm") == {
            "type": ["ontology#Background", "ontology#OfficeTerm"],
            "subject": ["actor/ann"],
            "predicate": ["ontology#headOf"],
            "object": ["actor/chad"],
            "title": ["president"],
            "start": ["2001-01-20"],
            "end": ["2005-01-20"],
            "wasDerivedFrom": ["seeds/offices"],
        }

    def test_a_membership_leaves_out_what_is_not_known(self, seeds: Seeds) -> None:
        assert about(background_quads(seeds, {"chad"}), "Membership") == {
            "type": ["ontology#Background", "ontology#Membership"],
            "subject": ["actor/chad"],
            "predicate": ["ontology#memberOf"],
            "object": ["actor/union"],
            "start": ["2001-01-01"],
            "wasDerivedFrom": ["seeds/memberships"],
        }

    def test_only_actors_of_the_store_have_any(self, seeds: Seeds) -> None:
        assert background_quads(seeds, {"nobody"}) == []
        assert "president" not in {q.object.value for q in background_quads(seeds, {"union"})}

    def test_either_end_will_do(self, seeds: Seeds) -> None:
        of_member, of_union = (background_quads(seeds, {who}) for who in ("chad", "union"))
        assert about(of_union, "Membership") == about(of_member, "Membership")
        of_person, of_body = (background_quads(seeds, {who}) for who in ("ann", "chad"))
        terms = {q.subject for q in of_person if q.predicate == ag("title")}
        assert terms < {q.subject for q in of_body if q.predicate == ag("title")}

    def test_whom_no_article_names_has_a_label_and_no_type(self, seeds: Seeds) -> None:
        quads = background_quads(seeds, {"ann"})
        chad = [q for q in quads if q.subject == iris.actor_iri("chad")]
        assert [(q.predicate, q.object.value) for q in chad] == [(LABEL, "Chad")]

    def test_the_order_of_actors_does_not_matter(self, seeds: Seeds) -> None:
        quads = background_quads(seeds, ["ann", "bob", "chad"])
        assert quads == background_quads(seeds, ["chad", "bob", "ann"])
        assert quads == sorted(quads, key=str)
        assert {quad.graph_name for quad in quads} == {BACKGROUND_GRAPH}


class TestStore:
    def test_nothing_of_it_is_an_edge_an_actor_or_a_claim(self) -> None:
        store = built(said("a", "mark-rutte", "emmanuel-macron"))
        quads = list(store.quads(BACKGROUND_GRAPH))
        assert len(quads) > 20
        assert not {q.object for q in quads} & {ag("Actor"), ag("Claim"), ag("Evidence")}
        about_actors = {q.predicate for q in quads if q.subject.value.startswith(iris.ACTOR)}
        assert about_actors == {LABEL}

    def test_taking_back_an_article_takes_back_its_background(self) -> None:
        one, two = said("a", "mark-rutte", "france"), said("b", "antony-blinken", "nato", "poland")
        store = built(one, two)
        assert b"secretary of state" in store.dump()
        store.remove("b")
        store.derive()
        assert store.dump() == built(one).dump()
        everything = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
        bare = built(one)
        assert {*map(str, store.query(everything))} == {*map(str, bare.query(everything))}
        store.remove("a")
        store.derive()
        assert store.dump() == built().dump()

    def test_labels_give_way_to_those_of_articles(self) -> None:
        store = built(said("a", "mark-rutte", "france"))
        label = Quad(iris.actor_iri("nato"), LABEL, iris.text_literal("NATO"), BACKGROUND_GRAPH)
        assert label in set(store.quads())
        store.put(said("b", "nato", "france"))
        store.derive()
        assert label not in set(store.quads())


@pytest.fixture(scope="module")
def with_and_without(sample_folder: Path) -> Iterator[tuple[Store, Store]]:
    """The sample store as it is, and made again without its background."""
    with Store(sample_folder, read_only=True) as store:
        readings = [store.reading(article) for article in store.articles()]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stores, "background_quads", lambda *_: [])
            bare = built(*readings)
        assert len(list(store.quads(BACKGROUND_GRAPH))) > 100
        assert not list(bare.quads(BACKGROUND_GRAPH))
        yield store, bare


class TestNothingCounts:
    @pytest.mark.parametrize("name", sorted(named_queries().keys() - {*OWN}))
    def test_named_queries_answer_the_same(
        self, with_and_without: tuple[Store, Store], name: str
    ) -> None:
        arguments = named_queries()[name].example.split()[1:]
        known, bare = (ask_named(store, name, arguments) for store in with_and_without)
        assert [*map(unordered, known.rows)] == [*map(unordered, bare.rows)]

    @pytest.mark.parametrize("actor", ["russia", "mark-rutte"])
    def test_cards_and_networks_are_the_same(
        self, with_and_without: tuple[Store, Store], actor: str
    ) -> None:
        known, bare = (answers.actor_card(store, actor) for store in with_and_without)
        assert (known.actor, known.publishers) == (bare.actor, bare.publishers)
        for side in ("acts", "is_object"):
            one, other = (map(astuple, getattr(card, side)) for card in (known, bare))
            assert [*map(unordered, one)] == [*map(unordered, other)]
        known_net, bare_net = (network(store, EVERYTHING) for store in with_and_without)
        assert dict(known_net.nodes) == dict(bare_net.nodes)
        assert dict(known_net.edges) == dict(bare_net.edges)

    @pytest.mark.parametrize("form", ["jsonl", "graphml", "gexf", "csv"])
    def test_exports_of_claims_are_the_same(
        self, with_and_without: tuple[Store, Store], form: str
    ) -> None:
        known, bare = (export.EXPORTERS[form](store) for store in with_and_without)
        assert known == bare

    def test_what_is_said_between_two_leaves_it_out(self) -> None:
        store = built(said("a", "mark-rutte", "nato"))
        with pytest.raises(answers.NotFound, match="it holds meets between the two"):
            answers.why(store, "mark-rutte", "supports", "nato")

    def test_an_end_that_no_article_names_is_no_actor(self) -> None:
        store = built(said("a", "mark-rutte", "france"))
        with pytest.raises(answers.NotFound, match="no actor 'netherlands'"):
            answers.actor_card(store, "netherlands")


class TestQueries:
    @pytest.fixture(scope="class")
    def store(self) -> Store:
        return built(said("a", "mark-rutte", "nato", "sweden", "france", "united-kingdom"))

    def test_the_offices_of_a_person(self, store: Store) -> None:
        table = ask_named(store, "offices", ["Mark Rutte"])
        assert rows(table, "person", "title", "body", "relation", "start", "end") == [
            (
                *("Mark Rutte", "prime minister", "Netherlands", "headOf"),
                *(date(2010, 10, 14), date(2024, 7, 2)),
            ),
            ("Mark Rutte", "secretary-general", "NATO", "headOf", date(2024, 10, 1), None),
        ]

    def test_the_offices_at_a_body_that_articles_name_are_all(self, store: Store) -> None:
        found = rows(ask_named(store, "offices", ["nato"]), "person", "title")
        assert {("Mark Rutte", "secretary-general"), ("Jens Stoltenberg", "secretary-general")} <= {
            *found
        }

    @pytest.mark.parametrize("name", ["Netherlands", "netherlands"])
    def test_of_a_body_that_no_article_names_only_named_persons(
        self, store: Store, name: str
    ) -> None:
        table = ask_named(store, "offices", [name])
        assert rows(table, "person", "title") == [("Mark Rutte", "prime minister")]

    @pytest.mark.parametrize(
        ("day", "number", "sweden"),  # West Germany was one, too
        [([], 33, True), (["2024-03-07"], 32, True), (["2024-03-06"], 31, False),
         (["1949-08-23"], 0, False)],
    )  # fmt: skip
    def test_members_on_a_day(
        self, store: Store, day: list[str], number: int, sweden: bool
    ) -> None:
        """All of them, whether articles name them or not."""
        members = [
            member for (member,) in rows(ask_named(store, "members", ["nato", *day]), "member")
        ]
        assert (len(members), "Sweden" in members) == (number, sweden)
        assert members == sorted(members)

    def test_members_of_whom_no_article_names(self, store: Store) -> None:
        for name in ("g7", "Group of Seven"):
            table = ask_named(store, "members", [name])
            assert [member for (member,) in rows(table, "member")] == ["France", "United Kingdom"]
        with pytest.raises(answers.NotFound, match="no actor 'opec-plus' in the store"):
            ask_named(store, "members", ["opec-plus"])

    def test_a_member_that_left(self) -> None:
        store = built(said("a", "european-union", "united-kingdom", "france"))
        for day, members in (("2020-01-31", 28), ("2020-02-01", 27)):
            assert len(ask_named(store, "members", ["european-union", day]).rows) == members


class TestShape:
    TERM = iris.background_iri("x")

    def quads(self) -> list[Quad]:
        return [
            *rdf.reading_quads(said("a", "mark-rutte", "france")),
            *background_quads(load_seeds(), {"mark-rutte", "france"}),
        ]

    def test_what_is_written_is_valid(self) -> None:
        assert validate(self.quads()) == []

    @pytest.mark.parametrize(
        ("predicate", "value", "problem"),
        [
            (NamedNode(RDF + "subject"), iris.actor_iri("x"), "needs a subject with a label"),
            (NamedNode(RDF + "subject"), None, "needs one subject"),
            (NamedNode(RDF + "predicate"), ag("meets"), "needs one relation"),
            (NamedNode(RDF + "object"), None, "needs one object"),
            (NamedNode(RDF + "object"), iris.actor_iri("x"), "needs an object with a label"),
            (NamedNode(PROV + "wasDerivedFrom"), None, "needs one file of the seeds"),
            (ag("title"), None, "needs one ag:title"),
            (ag("start"), iris.text_literal("2001"), "its ag:start must be one date"),
            (ag("start"), iris.date_literal("2100-01-01"), "its ag:start must be one date"),
            (ag("end"), iris.date_literal("2100"), "its ag:end must be one date"),
        ],
    )
    def test_broken_rules_are_named(
        self, predicate: NamedNode, value: object, problem: str
    ) -> None:
        terms = {q.subject for q in self.quads() if q.predicate == ag("title")}
        broken = next(
            q.subject for q in self.quads() if q.predicate == ag("end") and q.subject in terms
        )
        kept = [q for q in self.quads() if (q.subject, q.predicate) != (broken, predicate)]
        if value is not None:
            kept.append(Quad(broken, predicate, value, BACKGROUND_GRAPH))
        problems = validate(kept)
        assert any(line.startswith("background/") and problem in line for line in problems), (
            problems
        )

    def test_it_can_be_no_claim(self) -> None:
        (node, *_) = {q.subject for q in self.quads() if q.object == ag("Background")}
        problems = validate([*self.quads(), Quad(node, TYPE, ag("Claim"), BACKGROUND_GRAPH)])
        assert any("is a claim, too" in line for line in problems)
