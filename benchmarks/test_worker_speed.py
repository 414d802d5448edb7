"""Articles per second with two workers against one process, and the derived graph by workers
against one process.

The workers have their models loaded, as after the first seconds of any build; rounds alternate, and
medians are compared. What is asked for needs two free cores.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import psutil
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from actorgraph.datafiles import data_path
from actorgraph.derive import derived_quads
from actorgraph.grouping import derived_lines
from actorgraph.loading import load
from actorgraph.ontology import relations
from actorgraph.parse import pipeline
from actorgraph.pipeline import Told, build_with
from actorgraph.places import Place
from actorgraph.rdf import reading_quads
from actorgraph.read import articles_of, files_of
from actorgraph.shard_build import write_files
from actorgraph.shard_tables import Tables
from actorgraph.store import Store
from actorgraph.workers import Workers, local_workers
from claims_at_scale import readings_at_scale
from conftest import Found

SECTION = "Workers"
COPIES, ROUNDS = 6, 3
CLAIMS, SHARD = 20_000, 250


@pytest.fixture(scope="module")
def crew() -> Iterator[Workers]:
    with local_workers(2) as workers:
        yield workers


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles some times over, as JSON Lines, with a first line for each copy."""
    path = tmp_path_factory.mktemp("articles") / "a.jsonl"
    files = files_of([data_path("seeds", "articles")], print)
    found = [article for file, name in files for article in articles_of(file, name, print)]
    with path.open("w", encoding="utf-8") as out:
        for copy in range(COPIES):
            for article in found:
                row = {"id": f"{article.id}-{copy}", "text": article.text, "title": article.title}
                out.write(json.dumps(row) + "\n")
    return path


def built(articles: Path, folder: Path, workers: Workers | None) -> tuple[float, float, bytes]:
    """The seconds until the last article was in, and until all was derived, too; and the store."""
    ends: list[float] = []
    start = perf_counter()
    with Store(folder) as store:
        told = Told(article=lambda _: ends.append(perf_counter() - start))
        report = build_with(workers, store, [articles], None, told)
        seconds = perf_counter() - start
        assert not report.skipped
        return ends[-1], seconds, store.dump()


def test_two_workers_against_one_process(
    benchmark: BenchmarkFixture, articles: Path, tmp_path: Path, crew: Workers, found: Found
) -> None:
    if (os.cpu_count() or 1) < 2:
        pytest.skip("one core")
    pipeline()
    built(articles, tmp_path / "warm", crew)
    rounds: dict[str, list[tuple[float, float]]] = {"one": [], "two": []}
    graphs = set()
    for number in range(ROUNDS):
        for name, workers in (("one", None), ("two", crew)):
            *took, graph = built(articles, tmp_path / f"{name}{number}", workers)
            rounds[name].append((took[0], took[1]))
            graphs.add(graph)
    assert len(graphs) == 1
    benchmark.pedantic(lambda: None)
    for what, at, asked in (("reading", 0, "≥ 1.7 ×"), ("reading and deriving", 1, "")):
        one, two = (median(row[at] for row in rounds[name]) for name in ("one", "two"))
        told = f"{one / two:.2f} × ({two:.1f} s, one process {one:.1f} s)"
        found(
            f"{what} {number_of(articles)} articles with two workers, against one process",
            told,
            asked,
        )
    found("the store that both make, compared byte for byte", "the same", "the same")


def number_of(articles: Path) -> int:
    """Articles of the file."""
    return articles.read_bytes().count(b"\n")


def test_deriving_by_two_workers(
    benchmark: BenchmarkFixture, tmp_path: Path, crew: Workers, found: Found
) -> None:
    place, shards, evidence, count = Place(str(tmp_path / "shards")), [], 0, 0
    made = readings_at_scale(CLAIMS)
    while some := list(islice(made, SHARD)):
        shards.append(f"{len(shards):03}")
        evidence += write_files(place, shards[-1], [q for r in some for q in reading_quads(r)])[1]
        count += len(some)
    own = psutil.Process()
    before = own.memory_info().rss
    by_two, lines = timed(
        lambda: list(derived_lines(crew, Tables(place, tuple(shards)), count, evidence))
    )
    grown = (own.memory_info().rss - before) >> 20
    files = [tmp_path / "shards" / f"{shard}.nq.gz" for shard in shards]
    before = own.memory_info().rss
    with load(tmp_path / "g", files) as store:
        symmetric = [relation.id for relation in relations().values() if relation.symmetric]
        by_one, whole = timed(lambda: derived_quads(store._quads, symmetric))
    assert sum(text.count(b"\n") for text in lines) == len(whole)
    benchmark.pedantic(lambda: None)
    whole_grown = (own.memory_info().rss - before) >> 20
    found(
        f"deriving from {count:,} articles with {evidence:,} pieces of evidence by two workers, "
        "against one process",
        f"{by_one / by_two:.2f} × ({by_two:.1f} s, one process {by_one:.1f} s)",
    )
    found("memory that the first process needs for it", f"{grown} MB, else {whole_grown} MB")


def timed(make: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what was made."""
    start = perf_counter()
    made = make()
    return perf_counter() - start, made
