"""The store at 20,000 made-up claims: loading, asking, and adding a little.

Every figure is a ratio against the same work on raw pyoxigraph or rdflib in this run. `CLAIMS` in
the environment sets another size, which gets a section of its own on the page; 200,000 take some 25
minutes:

    CLAIMS=200000 python -m pytest benchmarks/test_store.py --benchmark-only --page
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph as ox
import pytest
from oxrdflib._converter import from_ox
from rdflib import Graph
from rdflib.plugins.stores.memory import Memory

from actorgraph import iris
from actorgraph.loading import Content, _doubled, _load
from actorgraph.model import Reading
from actorgraph.query import NamedQuery, ask_named, bound_terms, named_queries
from actorgraph.rdf import reading_quads
from actorgraph.store import Store
from claims_at_scale import actors_at_scale, readings_at_scale
from conftest import Found
from timing import in_turn, seconds

USUAL, QUICK = 20_000, 2_000
CLAIMS = int(os.environ.get("CLAIMS", USUAL))
SECTION = "The store" if CLAIMS == USUAL else f"The store at {CLAIMS:,} claims"
ROUNDS, SHARE = 3, 100

pytestmark = pytest.mark.benchmark(group="store")


@dataclass(slots=True)
class Filled:
    """A store and how it came to be: its claims, the seconds that loading took (its own, those of
    raw Oxigraph), those that deriving all took, and readings that may be added."""

    store: Store
    claims: int
    loads: list[tuple[float, float]]
    derived: float
    further: list[list[Reading]]


@pytest.fixture(scope="module")
def filled(quick: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """Loaded in turn with raw Oxigraph; what was loaded last is what is asked."""
    folder = tmp_path_factory.mktemp("store")
    claims = QUICK if quick else CLAIMS
    file, further = written(folder, claims)
    loads = loaded(folder, file, rounds=1 if claims > USUAL else 3 if quick else 2)
    (folder / "g" / "format").write_text("2\n")
    with Store(folder / "g") as store:
        store.load_ontology()
        yield Filled(store, claims, loads, seconds(store.derive), further)


def written(folder: Path, claims: int) -> tuple[Path, list[list[Reading]]]:
    """The article graphs of that many claims as N-Quads; and of one article in a hundred a copy
    under another name, some times over."""
    further: list[list[Reading]] = [[] for _ in range(ROUNDS)]
    path = folder / "all.nq"
    with path.open("wb") as file:
        for number, reading in enumerate(readings_at_scale(claims)):
            file.writelines(f"{quad} .\n".encode() for quad in reading_quads(reading))
            if number % SHARE < ROUNDS:
                further[number % SHARE].append(moved(reading))
    return path, further


def loaded(folder: Path, file: Path, rounds: int) -> list[tuple[float, float]]:
    """Seconds of both, each time anew and in another order; into each go the article graphs and,
    once more, their union."""
    whole = folder / "whole.nq"
    with file.open("rb") as stream, whole.open("wb") as out:
        out.writelines(_doubled(stream))

    def fresh(name: str) -> ox.Store:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
        return ox.Store(str(folder / name / "quads"))

    def ours() -> None:
        _load(fresh("g"), contents(file))

    def raw() -> None:
        made = fresh("raw")
        made.bulk_load(path=str(whole), format=ox.RdfFormat.N_QUADS)
        made.flush()

    found = []
    for number in range(rounds):
        if number % 2:
            plain, took = seconds(raw), seconds(ours)
        else:
            took, plain = seconds(ours), seconds(raw)
        found.append((took, plain))
    both = [len(ox.Store.read_only(str(folder / name / "quads"))) for name in ("g", "raw")]
    assert both[0] == both[1]
    whole.unlink()
    shutil.rmtree(folder / "raw")
    return found


def contents(file: Path) -> list[Content]:
    """The file as something to load."""
    return [(str(file), partial(file.open, "rb"))]


@pytest.mark.quick
def test_loading(filled: Filled, benchmark: Any, found: Found, quick: bool) -> None:
    """Against raw `bulk_load`."""
    took, raw = (median(seconds) for seconds in zip(*filled.loads, strict=True))
    ratio = took / raw
    benchmark.pedantic(lambda: None)
    found(
        f"loading {filled.claims:,} claims from N-Quads against raw `bulk_load` of the same quads",
        f"{ratio:.2f} × ({took:.0f} s)", "≤ 1.3 ×",
    )  # fmt: skip
    assert not quick or ratio <= 2.5


@pytest.mark.quick
def test_named_queries(filled: Filled, benchmark: Any, found: Found, quick: bool) -> None:
    """Each with actors of many claims, as a table of Python values, against the bare solutions."""
    ratios, store = {}, filled.store
    for name, query in named_queries().items():
        asked = arguments(filled.claims, query)
        bound = {ox.Variable(k): v for k, v in bound_terms(store, query, asked).items()} or None
        named, plain = in_turn(
            partial(ask_named, store, name, asked), partial(solutions, store, query, bound), ROUNDS
        )
        ratios[name] = named / plain, named
    benchmark.pedantic(lambda: None)
    middle = median(ratio for ratio, _ in ratios.values())
    slow = max(ratios, key=lambda name: ratios[name][1])
    most = max(ratios, key=lambda name: ratios[name])
    found(
        f"{len(ratios)} named queries at {filled.claims:,} claims against the same SPARQL on raw "
        "pyoxigraph, median",
        f"{middle:.2f} × (most: `{most}` {ratios[most][0]:.2f} ×)", "≤ 1.5 ×",
    )  # fmt: skip
    found(
        "how long they take: median; the slowest",
        f"{1000 * median(t for _, t in ratios.values()):.0f} ms; `{slow}` {ratios[slow][1]:.1f} s",
    )
    assert not quick or middle <= 2.5


def arguments(claims: int, query: NamedQuery) -> list[str]:
    """Actors of many claims, the most frequent relation, a day in the middle."""
    names = iter([actor.id for actor in actors_at_scale(claims)])
    kinds = {"relation": "supports", "date": "2023-06-01", "text": "drones"}
    return [kinds.get(p.type) or next(names) for p in query.parameters if not p.optional]


def solutions(store: Store, query: NamedQuery, bound: Any) -> list[object]:
    return list(store._quads.query(query.sparql, prefixes=iris.PREFIXES, substitutions=bound))


PAIR = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX ag: <https://w3id.org/actorgraph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?relation ?quote ?polarity ?article WHERE {
  ?claim rdf:subject <%s> ; rdf:object <%s> ; rdf:predicate ?relation .
  ?evidence ag:evidenceFor ?claim ; ag:quote ?quote ; ag:polarity ?polarity ;
    prov:wasDerivedFrom ?article .
}"""


@pytest.mark.skipif(CLAIMS != USUAL, reason="rdflib is asked at the usual size alone")
def test_against_rdflib(filled: Filled, benchmark: Any, found: Found) -> None:
    """What two actors do to each other, with the quotes, in rdflib's own store and engine."""
    store, graph = filled.store, Graph(Memory())
    for quad in store._quads.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        graph.add(tuple(map(from_ox, quad.triple)))  # type: ignore[arg-type]
    actors = actors_at_scale(filled.claims)[:2]
    first, second = (iris.actor_iri(actor.id).value for actor in actors)
    sparql = PAIR % (first, second)
    assert len(list(graph.query(sparql))) == len(list(store.query(sparql))) > 5
    slow, fast = in_turn(
        lambda: list(graph.query(sparql)), lambda: list(store.query(sparql)), 5 * ROUNDS
    )
    benchmark.pedantic(lambda: None)
    found(
        f"a pair with its evidence at {filled.claims:,} claims: rdflib's engine against the store",
        f"{slow / fast:.0f} × ({1000 * slow:.0f} ms, {1000 * fast:.1f} ms)", "≥ 50 ×",
    )  # fmt: skip


@pytest.mark.quick
def test_adding_a_little(filled: Filled, benchmark: Any, found: Found, quick: bool) -> None:
    """One article in a hundred is new: what deriving then costs, against deriving it all."""
    took = []
    for readings in filled.further:
        filled.store.put(*readings)
        took.append(seconds(filled.store.derive))
    part, whole = median(took), filled.derived
    benchmark.pedantic(lambda: None)
    found(
        f"deriving after {len(filled.further[0])} articles (1 %) more, against deriving all",
        f"{part / whole:.1%} ({part:.1f} s of {whole:.0f} s)", "≤ 5 %",
    )  # fmt: skip
    assert not quick or part / whole <= 0.4


def moved(reading: Reading) -> Reading:
    """The same article once more, under another name."""
    id_ = reading.article.id + "-again"
    claims = tuple(
        replace(claim, evidence=tuple(replace(e, article=id_) for e in claim.evidence))
        for claim in reading.claims
    )
    text = " ".join(reversed(reading.article.text.split()))  # no reprint
    return replace(reading, article=replace(reading.article, id=id_, text=text), claims=claims)
