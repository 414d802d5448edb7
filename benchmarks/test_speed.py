"""Words per second of the text side, against the bare spaCy pipeline on the same paragraphs, and
seconds to load many seeds.

Only ``make bench`` runs this. Both rates are measured in one run, the better of a few rounds, so
what cleaning, linking and extraction cost is their difference; seconds are in the table.
"""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from actorgraph import mentions
from actorgraph.actors import load_seeds
from actorgraph.claims import reading
from actorgraph.clean import clean
from actorgraph.coref import resolved
from actorgraph.datafiles import data_path
from actorgraph.extraction.opinions import opinions
from actorgraph.judge.session import session
from actorgraph.link import linked
from actorgraph.model import Article
from actorgraph.parse import parsed, pipeline
from actorgraph.read import files_of, firsts
from seed_samples import large

ROUNDS = 3


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The sample articles; the model is loaded and has read one of them."""
    folder: Path = data_path("seeds", "articles")
    skipped: list[object] = []
    found = [
        article
        for path, name in files_of([folder], skipped.append)
        for article in firsts(path, name, skipped.append, {})
    ]
    assert not skipped
    deque(map(reading, parsed(found[:1])), maxlen=0)
    return found


def bare_pipeline(articles: list[Article]) -> int:
    """Parse the clean paragraphs, and nothing else; the number of words."""
    nlp = pipeline()
    return sum(
        len(doc.text.split())
        for article in articles
        for doc in nlp.pipe([p.text for p in clean(article).paragraphs], batch_size=32)
    )


def text_side(articles: list[Article], extractor: str = "rules") -> int:
    """From the text as read to its claims; the number of words."""
    words = 0
    for article in parsed(articles):
        reading(article, extractor)
        words += sum(len(p.text.split()) for p in article.clean.paragraphs)
    return words


def with_judge(articles: list[Article]) -> int:
    """The same by rules and judge."""
    return text_side(articles, "rules+judge")


@pytest.mark.benchmark(group="words per second")
@pytest.mark.parametrize(
    "run",
    [bare_pipeline, text_side, with_judge],
    ids=["bare spaCy pipe", "text side", "text side with the judge"],
)
def test_speed(
    run: Callable[[list[Article]], int],
    articles: list[Article],
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = benchmark.pedantic(run, args=(articles,), rounds=ROUNDS)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    rate = round(words / benchmark.stats.stats.min)
    benchmark.extra_info["words per second"] = rate
    with capsys.disabled():
        sys.stdout.write(f"\n{run.__name__}: {rate} words per second, {words} words\n")
    assert words > 1000


@pytest.mark.benchmark(group="judge")
def test_judge(
    articles: list[Article], benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """The model on the sentences that name two actors, in one thread: 150 a second at least."""
    found = [(each, resolved(each, linked(each))) for each in parsed(articles)]
    read = [opinion.read for pair in found for opinion in opinions(*pair)]
    benchmark.pedantic(session().verdicts, args=(read,), rounds=ROUNDS)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    rate = round(len(read) / benchmark.stats.stats.min)
    with capsys.disabled():
        sys.stdout.write(f"\njudge: {rate} sentences per second, {len(read)} sentences\n")
    assert rate >= 150


@pytest.mark.benchmark(group="start")
def test_start(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """What `actorgraph --help` takes, against importing what parses its options."""

    def taken(*command: str) -> float:
        start = perf_counter()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - start

    helped = ("-c", "from actorgraph.cli import main; main()", "--help")
    pairs = [(taken(*helped), taken("-c", "import typer")) for _ in range(9)]
    ratio = median(a for a, _ in pairs) / median(b for _, b in pairs)
    benchmark.pedantic(lambda: None)  # type: ignore[no-untyped-call]
    with capsys.disabled():
        sys.stdout.write(f"\nactorgraph --help: {ratio:.2f} times `import typer`\n")
    assert ratio <= 2.5


@pytest.mark.benchmark(group="seeds")
def test_seeds(
    benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """6,200 actors, 15,200 aliases and 3,000 offices, read and indexed: half a second at most."""
    folder = large(tmp_path)

    def loaded() -> int:
        seeds = load_seeds.__wrapped__(folder)
        monkeypatch.setattr(mentions, "load_seeds", lambda: seeds)
        return len(mentions.alias_index.__wrapped__())

    assert benchmark.pedantic(loaded, rounds=ROUNDS) > 15_000  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < 0.5
