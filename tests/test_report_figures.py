"""Every figure in a sentence of the briefing of the samples, reckoned anew from the store.

`test_report` does so for the tables and plots. Here claims come by SPARQL, and sums, triads, parts
and pairs are counted in the plainest way; only the blocs themselves are taken from the analysis.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

from actorgraph.analysis.sayings import Sayings, sayings
from actorgraph.graph import Graph
from actorgraph.ontology import relations
from actorgraph.report import Report
from actorgraph.report.briefing import Matrix, Months, Row
from actorgraph.store import Store

BELIEVED = 0.5
HALF_LIFE = 365
NUMBER = r"[−\d.]+"

CLAIMS = """
SELECT ?claim ?a ?r ?b ?belief ?last WHERE {
  ?claim a ag:Claim ; rdf:subject ?x ; rdf:predicate ?r ; rdf:object ?y ; ag:belief ?belief ;
    ag:lastReported ?last .
  ?x rdfs:label ?a . ?y rdfs:label ?b .
  FILTER NOT EXISTS { ?x ag:named false } FILTER NOT EXISTS { ?y ag:named false } }"""
REPORTS = """
SELECT DISTINCT ?claim ?date ?original WHERE {
  ?e ag:evidenceFor ?claim ; ag:polarity ag:Affirmed ; prov:wasDerivedFrom ?article .
  ?article schema:datePublished ?date .
  OPTIONAL { ?article ag:reprintOf ?first } BIND(COALESCE(?first, ?article) AS ?original) }"""
SPOKEN = """
SELECT DISTINCT ?date ?original WHERE {
  ?article a ag:Article ; schema:datePublished ?date .
  OPTIONAL { ?article ag:reprintOf ?first } BIND(COALESCE(?first, ?article) AS ?original) }"""


@dataclass(frozen=True)
class Told:
    """A believed claim: the labels of its ends, score × belief, and its last report."""

    id: str
    a: str
    b: str
    kind: str
    symmetric: bool
    value: float
    last: str

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.a, self.b))


@pytest.fixture(scope="module")
def graph(sample_folder: Path) -> Iterator[Graph]:
    with Graph(Store(sample_folder, read_only=True)) as opened:
        yield opened


@pytest.fixture(scope="module")
def made(graph: Graph) -> Report:
    return graph.report()


@pytest.fixture(scope="module")
def told(graph: Graph) -> list[Told]:
    known = relations()
    rows = graph.sparql(CLAIMS, labels=False).astype(object).to_dict("records")
    found = []
    for row in rows:
        relation, belief = known[str(row["r"]).rpartition("#")[2]], float(row["belief"])
        if belief >= BELIEVED:
            about = (relation.quad_class, relation.symmetric, relation.score * belief)
            id = str(row["claim"]).rpartition("/")[2]
            found.append(Told(id, row["a"], row["b"], *about, str(row["last"])))
    return found


@pytest.fixture(scope="module")
def bloc(graph: Graph) -> dict[str, int]:
    actors = graph.analyse().actors
    return dict(zip(actors["label"], actors["community"], strict=True))


@pytest.fixture(scope="module")
def signs(told: list[Told]) -> dict[frozenset[str], float]:
    """Cooperation minus conflict of each pair, older claims weighing less; no pair that is even."""
    last = date.fromisoformat(max(claim.last for claim in told))
    found: dict[frozenset[str], float] = {}
    for claim in told:
        if claim.kind != "structure" and claim.a != claim.b:
            age = (last - date.fromisoformat(claim.last)).days
            weight = claim.value * 0.5 ** (age / HALF_LIFE)
            found[claim.pair] = found.get(claim.pair, 0.0) + weight
    return {pair: value for pair, value in found.items() if abs(value) > 1e-9}


def rows(made: Report, name: str, part: int) -> list[Row]:
    section = next(each for each in made.briefing.sections if each.id == name)
    assert section.parts[part].rows, "else nothing is tested here"
    return list(section.parts[part].rows)


def figures(pattern: str, row: Row) -> list[str]:
    """What stands in the brackets of the pattern; ``N`` there is a number."""
    found = re.fullmatch(pattern.replace("N", f"({NUMBER})"), row.cells[0])
    assert found, row.cells[0]
    return [(text or "").replace("−", "-") for text in found.groups()]


def test_the_summary_counts_the_store(graph: Graph, made: Report) -> None:
    counts = {
        kind: int(graph.sparql(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?x a ag:{kind} }}")["n"][0])
        for kind in ("Article", "Claim", "Evidence")
    }
    text = made.briefing.summary
    assert text.startswith(f"{counts['Article']} articles")
    assert f", {counts['Claim']} claims (" in text
    assert f", {counts['Evidence']} pieces of evidence" in text


def test_what_binds_a_bloc(made: Report, told: list[Told], bloc: dict[str, int]) -> None:
    for row in rows(made, "blocs", 0):
        pattern = r"Bloc N: .*: N claims bind them(?:, N claims? of conflict .*)?: net N\."
        place, count, against, net = figures(pattern, row)
        inside = [claim for claim in told if bloc[claim.a] == bloc[claim.b] == int(place)]
        bonds = {claim.id for claim in inside if not claim.kind.endswith("conflict")}
        assert int(count) == len(bonds)
        assert int(against or 0) == len(inside) - len(bonds)
        assert float(net) == pytest.approx(sum(claim.value for claim in inside), abs=0.06)
        assert set(row.claims) <= {claim.id for claim in inside}
        assert (row.whole or len(row.claims)) == len(inside)


def test_every_square_of_the_plot_of_blocs_has_its_evidence(made: Report) -> None:
    section = next(each for each in made.briefing.sections if each.id == "blocs")
    plot = section.parts[0].plot
    assert isinstance(plot, Matrix)
    drawn = {
        (one, two): value
        for one, line in enumerate(plot.values, 1)
        for two, value in enumerate(line, 1)
        if value is not None and one <= two
    }
    cited = {}
    for row in rows(made, "blocs", 0):
        place, net = figures(r"Bloc N: .*: net N\.", row)
        cited[int(place), int(place)] = float(net)
    for row in rows(made, "blocs", 1):
        one, two, net = figures(r".* bloc N \(.*\) and bloc N \(.*\): net N in .*", row)
        cited[int(one), int(two)] = float(net)
    assert cited.keys() == drawn.keys()
    assert cited == pytest.approx(drawn, abs=0.06)


def test_what_is_between_blocs(made: Report, told: list[Told], bloc: dict[str, int]) -> None:
    for row in rows(made, "blocs", 1):
        # an N stands for a number, so this one is written by its code
        sides = r"More cooperation|More conflict|\x4eo more of either"
        pattern = rf"({sides}) between bloc N \(.*\) and bloc N \(.*\): net N in N claims?\."
        side, one, two, net, count = figures(pattern, row)
        own = [claim for claim in told if {bloc[claim.a], bloc[claim.b]} == {int(one), int(two)}]
        assert int(count) == len(own)
        assert float(net) == pytest.approx(sum(claim.value for claim in own), abs=0.06)
        assert (side == "More cooperation") == (float(net) > 0)
        assert (side == "More conflict") == (float(net) < 0)


def test_who_stands_between(made: Report, told: list[Told], bloc: dict[str, int]) -> None:
    ties = {(claim.a, claim.b) for claim in told}
    ties |= {(claim.b, claim.a) for claim in told if claim.symmetric}
    for row in rows(made, "blocs", 2):
        pattern = r"(.*) stands between N pairs? .*, by N claims? with them\."
        name, pairs, count = figures(pattern, row)
        before = [a for a, b in ties if b == name]
        after = [b for a, b in ties if a == name]
        apart = {
            frozenset((a, b))
            for a in before
            for b in after
            if name not in (a, b) and bloc[a] != bloc[b] and not {(a, b), (b, a)} & ties
        }
        assert int(pairs) == len(apart)
        ends = {end for pair in apart for end in pair}
        legs = {c.id for c in told if name in c.pair and c.pair & ends}
        assert int(count) == len(legs)
        assert set(row.claims) <= legs
        assert (row.whole or len(row.claims)) == len(legs), "both legs are cited"


def test_rising_dyads(graph: Graph, made: Report, told: list[Told]) -> None:
    spoken = graph.sparql(SPOKEN, labels=False).astype(str).to_dict("records")
    articles = Counter({row["date"][:7] + row["original"] for row in spoken})
    per_month = Counter(key[:7] for key in articles)
    months = sorted(per_month)
    reports = graph.sparql(REPORTS, labels=False).astype(str).to_dict("records")
    by_article = {
        (row["claim"].rpartition("/")[2], row["date"][:7], row["original"]) for row in reports
    }
    in_month = Counter((claim, month) for claim, month, _ in by_article)
    recent, before = months[-3:], months[-15:-3]
    for row in rows(made, "rising", 0):
        pattern = r"(.*): \w+, from N to N per article \(N claims? since (.*)\)\."
        names, then, now, count, since = figures(pattern, row)
        own = {claim for claim in told if claim.pair == frozenset(names.split(" – "))}

        def mean(part: list[str], own: set[Told] = own) -> float:
            scores = [
                sum(c.value * in_month[c.id, month] for c in own) / per_month[month]
                for month in part
            ]
            return sum(scores) / len(part)

        assert float(then) == pytest.approx(mean(before), abs=0.06)
        assert float(now) == pytest.approx(mean(recent), abs=0.06)
        assert since == recent[0]
        assert int(count) == len([c for c in own if any((c.id, m) in in_month for m in recent)])


def test_dyads_tested_for_a_change(graph: Graph, made: Report, told: list[Told]) -> None:
    reports = graph.sparql(REPORTS, labels=False).astype(str).to_dict("records")
    pair_of = {claim.id: claim.pair for claim in told}
    series: dict[frozenset[str], set[str]] = {}
    for row in reports:
        pair = pair_of.get(row["claim"].rpartition("/")[2])
        if pair:
            series.setdefault(pair, set()).add(row["date"][:7])
    tested = len([pair for pair, months in series.items() if len(months) >= 3])
    section = next(each for each in made.briefing.sections if each.id == "rising")
    assert isinstance(section.parts[0].plot, Months)
    assert f"for all {tested} tested" in section.parts[1].lead


def test_triads(made: Report, signs: dict[frozenset[str], float]) -> None:
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from(tuple(pair) for pair in signs)
    kinds = ("three enemies", "two against one", "friend of two enemies", "three friends")
    plus = {0: kinds[0], 1: kinds[1], 2: kinds[2], 3: kinds[3]}
    count: Counter[str] = Counter()
    for three in nx.enumerate_all_cliques(ties):
        if len(three) == 3:
            count[plus[sum(signs[frozenset(two)] > 0 for two in combinations(three, 2))]] += 1
    (row,) = rows(made, "tensions", 0)
    good = count[kinds[1]] + count[kinds[3]]
    assert row.cells[0].startswith(f"{good} of {sum(count.values())} triads are balanced (")
    for kind in kinds:
        assert f"{kind}: {count[kind]}" in row.cells[0]


def test_tensions_and_camps(made: Report, signs: dict[frozenset[str], float]) -> None:
    for row in rows(made, "tensions", 1):
        pattern = r"(.*) is with (.*) \(N\) and with (.*) \(N\), who are against .*\(N\)\."
        friend, a, with_a, b, with_b, between = figures(pattern, row)
        for pair, value in (((friend, a), with_a), ((friend, b), with_b), ((a, b), between)):
            assert float(value) == pytest.approx(signs[frozenset(pair)], abs=0.06)
        assert float(with_a) > 0 > float(between)
    first, *others = rows(made, "tensions", 2)
    pattern = r".*: N of N signed ties among these N actors stands? against them, at the fewest\."
    index, whole, actors = figures(pattern, first)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from(tuple(pair) for pair in signs)
    largest = max(nx.connected_components(ties), key=len)
    assert int(actors) == len(largest)
    assert int(whole) == len([pair for pair in signs if pair <= largest])
    assert 0 < len(others) <= int(index)
    for row in others:
        a, b, kind, weight = figures(r"(.*) and (.*) are (friends|enemies) .*\(N\)\.", row)
        assert float(weight) == pytest.approx(signs[frozenset((a, b))], abs=0.06)
        assert (kind == "friends") == (float(weight) > 0)


def test_what_hangs_on_one_source(graph: Graph, made: Report, told: list[Told]) -> None:
    said: Sayings = sayings(graph.store)
    for row in rows(made, "single", 0):
        pattern = r"Without the publisher (.*) N claims? and N dyads? would be gone, and N actors.*"
        house, claims, dyads, alone = figures(pattern, row)
        lost = {
            claim.id
            for claim in told
            if {one.outlet[1] if one.outlet else "" for one in said[claim.id]} == {house}
        }
        left = [claim for claim in told if claim.id not in lost]
        assert int(claims) == len(lost)
        pairs = {claim.pair for claim in told if len(claim.pair) > 1}
        gone = pairs - {claim.pair for claim in left}
        assert int(dyads) == len(gone)
        tied = {actor for pair in pairs - gone for actor in pair}
        assert int(alone) == len({actor for pair in gone for actor in pair} - tied)
        assert set(row.claims) <= lost


def test_claims_that_hold_parts_together(made: Report, told: list[Told]) -> None:
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from((claim.a, claim.b) for claim in told if claim.a != claim.b)
    for row in rows(made, "single", 1):
        pattern = r"Only one claim connects (.*) with (.*); .* N actors? .* the N others?\."
        a, b, few, many = figures(pattern, row)
        assert len([claim for claim in told if claim.pair == {a, b}]) == 1
        rest = ties.copy()
        rest.remove_edge(a, b)
        sides = [len(nx.node_connected_component(rest, end)) for end in (a, b)]
        assert not nx.has_path(rest, a, b)
        assert sorted(sides) == [int(few), int(many)]
