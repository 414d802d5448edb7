"""What workers derive of shards is what a store derives of the same articles, quad for quad."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

import generated_corpora
import test_corrections as press
from actorgraph import grouping
from actorgraph.derive import derived_quads
from actorgraph.grouping import candidates, derived_lines
from actorgraph.iris import id_of
from actorgraph.model import Reading
from actorgraph.ontology import relations
from actorgraph.outcomes import quads_of
from actorgraph.places import Place
from actorgraph.rdf import reading_quads
from actorgraph.reprints import band_keys, clusters, fingerprint, joined
from actorgraph.shard_build import write_files
from actorgraph.shard_tables import Tables, union_of
from claims_at_scale import readings_at_scale
from store_samples import corpus

SYMMETRIC = [relation.id for relation in relations().values() if relation.symmetric]


class Here:
    """Workers that are this process."""

    count = 2

    def start(self, function: Callable[..., Any], *arguments: object) -> object:
        return function, arguments

    def result(self, task: Any) -> Any:
        function, arguments = task
        return function(*arguments)


def by_shards(articles: Sequence[Reading], size: int) -> list[Quad]:
    """What is derived of the articles, in shards of so many, by workers."""
    with TemporaryDirectory() as folder:
        shards, evidence = [], 0
        for start in range(0, len(articles), size):
            quads = [quad for one in articles[start : start + size] for quad in reading_quads(one)]
            shards.append(f"{start:03}")
            evidence += write_files(Place(folder), shards[-1], quads)[1]
        tables = Tables(Place(folder), tuple(shards))
        lines = derived_lines(Here(), tables, len(articles), evidence)  # type: ignore[arg-type]
        return sorted((quad for text in lines for quad in quads_of(text)), key=str)


def at_once(articles: Sequence[Reading]) -> list[Quad]:
    """What a store derives of the articles."""
    return derived_quads(union_of(q for one in articles for q in reading_quads(one)), SYMMETRIC)


@given(press._corpora(), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_outlets_credits_and_corrections(articles: list[Reading], size: int) -> None:
    assert by_shards(articles, size) == at_once(articles)


@given(generated_corpora.corpora(), st.integers(1, 4))
@example(corpus(), 2)
@settings(max_examples=30, deadline=None)
def test_reprints_denials_and_dates(articles: list[Reading], size: int) -> None:
    assert by_shards(articles, size) == at_once(articles)


def test_many_claims_in_small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, small in (("_ROWS", 100), ("_KEYS", 1_000), ("_COMPARED", 4)):
        monkeypatch.setattr(grouping, name, small)
    articles = list(readings_at_scale(600))
    whole = at_once(articles)
    assert sum(1 for quad in whole if id_of(quad.predicate) == "reprintOf") > 1
    assert by_shards(articles, 15) == whole


@given(st.lists(st.sampled_from(["the same words in each of us", *"abcdefg"]), max_size=9))
@settings(max_examples=30, deadline=None)
def test_texts_that_are_reprints_share_a_key(words: list[str]) -> None:
    texts = [f"{' '.join([word] * 9)} w{n % 3} {word}" for n, word in enumerate(words)]
    prints = [fingerprint(text) for text in texts]
    keys = [set(row) for row in band_keys(prints).tolist()]
    groups = clusters({str(n): print_ for n, print_ in enumerate(prints)})
    alike = [(a, b) for group in groups for a in group for b in group if a < b]
    shared = {(n, m) for n in range(len(keys)) for m in range(n) if keys[n] & keys[m]}
    linked = joined([(str(n), str(m)) for n, m in shared])
    assert all(any({a, b} <= set(group) for group in linked) for a, b in alike)


def test_groups_that_share_a_member_are_one() -> None:
    assert joined([("c", "d"), ("a", "b"), ("e", "d")]) == [("a", "b"), ("c", "d", "e")]
    assert joined([]) == []


def test_an_article_of_an_earlier_shard_counts_once(tmp_path: Path) -> None:
    articles = corpus()
    quads = [quad for one in articles for quad in reading_quads(one)]
    count = write_files(Place(str(tmp_path)), "1", quads)[1]
    write_files(Place(str(tmp_path)), "2", quads)
    ids = frozenset(one.article.id for one in articles)
    tables = Tables(Place(str(tmp_path)), ("1", "2"), {"2": ids})
    lines = derived_lines(Here(), tables, len(articles), count)  # type: ignore[arg-type]
    assert sorted((q for text in lines for q in quads_of(text)), key=str) == at_once(articles)
    assert {shard for some in candidates(tables, 0, 1) for shard, _ in some} == {0}
    assert gzip.decompress((tmp_path / "1.nq.gz").read_bytes()).count(b"\n") == len(quads)
