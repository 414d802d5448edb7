"""The store at 200,000 made-up claims: loading, asking, and adding a little.

Every figure is a ratio against the same work on raw pyoxigraph or rdflib in this run. `CLAIMS` in
the environment sets another size.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
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

SECTION = "The store"
CLAIMS = int(os.environ.get("CLAIMS", "200000"))
SMALL = 20_000
ROUNDS = 3

pytestmark = pytest.mark.benchmark(group="store")


def quads_file(path: Path, claims: int) -> Path:
    """The article graphs of that many claims as N-Quads."""
    with path.open("wb") as file:
        for reading in readings_at_scale(claims):
            file.writelines(f"{quad} .\n".encode() for quad in reading_quads(reading))
    return path


def contents(file: Path) -> list[Content]:
    return [(str(file), partial(file.open, "rb"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def large(folder: Path) -> Path:
    return quads_file(folder / "large.nq", CLAIMS)


@pytest.fixture(scope="module")
def store(folder: Path, large: Path) -> Iterator[Store]:
    """A store of all of them, whose derived graph was made at once; how long that took is kept."""
    (folder / "g").mkdir()
    _load(ox.Store(str(folder / "g" / "quads")), contents(large))
    (folder / "g" / "format").write_text("2\n")
    with Store(folder / "g") as opened:
        opened.load_ontology()
        yield opened


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """The medians of both, timed in turn."""
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def test_loading(folder: Path, large: Path, benchmark: Any, found: Found) -> None:
    """Into both a store and raw Oxigraph go the article graphs and, once more, their union."""
    whole = folder / "whole.nq"
    with large.open("rb") as file, whole.open("wb") as out:
        out.writelines(_doubled(file))

    def fresh(name: str) -> ox.Store:
        shutil.rmtree(folder / name, ignore_errors=True)
        return ox.Store(str(folder / name))

    def ours() -> None:
        _load(fresh("ours"), contents(large))

    def raw() -> None:
        made = fresh("raw")
        made.bulk_load(path=str(whole), format=ox.RdfFormat.N_QUADS)
        made.flush()

    loading, bulk = in_turn(ours, raw, 2)
    assert len(ox.Store.read_only(str(folder / "ours"))) == len(
        ox.Store.read_only(str(folder / "raw"))
    )
    benchmark.pedantic(lambda: None)
    for name in ("ours", "raw"):
        shutil.rmtree(folder / name)
    whole.unlink()
    found(
        f"loading {CLAIMS:,} claims from N-Quads against raw `bulk_load` of the same quads",
        f"{loading / bulk:.2f} × ({loading:.0f} s)", "≤ 1.3 ×",
    )  # fmt: skip


def test_adding_a_little(store: Store, benchmark: Any, found: Found) -> None:
    """One article in a hundred is new: what deriving then costs, against deriving it all."""
    whole = seconds(store.derive)
    little = [
        moved(reading)
        for number, reading in enumerate(readings_at_scale(CLAIMS))
        if not number % 100
    ]
    store.put(*little)
    part = seconds(store.derive)
    benchmark.pedantic(lambda: None)
    found(
        f"deriving after {len(little)} articles (1 %) more, against deriving all",
        f"{part / whole:.1%} ({part:.1f} s of {whole:.0f} s)", "≤ 5 %",
    )  # fmt: skip


def moved(reading: Reading) -> Reading:
    """The same article once more, under another name."""
    id_ = reading.article.id + "-again"
    claims = tuple(
        replace(claim, evidence=tuple(replace(e, article=id_) for e in claim.evidence))
        for claim in reading.claims
    )
    text = " ".join(reversed(reading.article.text.split()))  # no reprint
    return replace(reading, article=replace(reading.article, id=id_, text=text), claims=claims)


def arguments(store: Store, query: NamedQuery) -> list[str]:
    """Actors of many claims, the most frequent relation, a day in the middle."""
    names = iter([actor.id for actor in actors_at_scale(CLAIMS)])
    kinds = {"relation": "supports", "date": "2023-06-01", "text": "drones"}
    return [kinds.get(p.type) or next(names) for p in query.parameters if not p.optional]


def test_named_queries(store: Store, benchmark: Any, found: Found) -> None:
    """Each with actors of many claims, as a table of Python values, against the bare solutions."""
    ratios = {}
    for name, query in named_queries().items():
        asked = arguments(store, query)
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
        f"{len(ratios)} named queries at {CLAIMS:,} claims against the same SPARQL on raw "
        "pyoxigraph, median",
        f"{middle:.2f} × (most: `{most}` {ratios[most][0]:.2f} ×)", "≤ 1.5 ×",
    )  # fmt: skip
    found(
        "how long they take: median; the slowest",
        f"{1000 * median(t for _, t in ratios.values()):.0f} ms; `{slow}` {ratios[slow][1]:.1f} s",
    )


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


def test_against_rdflib(folder: Path, benchmark: Any, found: Found) -> None:
    """What two actors do to each other, with the quotes, in rdflib's own store and engine."""
    file = quads_file(folder / "small.nq", SMALL)
    store, graph = Store(), Graph(Memory())
    _load(store._quads, contents(file))
    for quad in store._quads.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        graph.add(tuple(map(from_ox, quad.triple)))  # type: ignore[arg-type]
    first, second = (iris.actor_iri(actor.id).value for actor in actors_at_scale(SMALL)[:2])
    sparql = PAIR % (first, second)
    assert len(list(graph.query(sparql))) == len(list(store.query(sparql))) > 5
    slow, fast = in_turn(
        lambda: list(graph.query(sparql)), lambda: list(store.query(sparql)), ROUNDS
    )
    benchmark.pedantic(lambda: None)
    found(
        f"a pair with its evidence at {SMALL:,} claims: rdflib's engine against the store",
        f"{slow / fast:.0f} ×", "≥ 50 ×",
    )  # fmt: skip
