"""A corpus into shards: what one worker does, and the process that tells workers what to do."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from pyoxigraph import Quad

from actorgraph.ahead import Ahead, Found, Item, Walk, settled_item
from actorgraph.decisions import load_decisions
from actorgraph.errors import BadInput, ClusterError
from actorgraph.fingerprint import Settings, stamp
from actorgraph.model import Article
from actorgraph.outcomes import GRAPHS, Job, Outcome, outcome
from actorgraph.pieces import ARTICLES, Shard, articles_in, shards_of
from actorgraph.places import Place
from actorgraph.shard_press import press_file
from actorgraph.shard_tables import article_table, evidence_table, parquet, union_of
from actorgraph.shards import DeadLetter, Record, finished, packed, taken_id, write_corpus
from actorgraph.sources import Skip
from actorgraph.workers import Future, Workers, WorkersDied

_AHEAD = 3  # shards for each worker
_ENDED = "cannot be processed (it ended each worker that read it)"


@dataclass(slots=True)
class ShardReport:
    """What a build of shards did: the records in order, how many of them were done before, how
    many bytes of sources are done, and the sources that could not be read."""

    records: list[Record] = field(default_factory=list)
    known: int = 0
    bytes: int = 0
    skipped: list[BadInput] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Order:
    """What to read with what, and where to put it; ``deadly`` are the numbers of the articles of a
    shard that end the process that reads them."""

    out: Place
    settings: Settings
    job: Job[list[Quad]] = GRAPHS
    deadly: frozenset[int] = frozenset()


def build_shards(
    workers: Workers,
    sources: Iterable[str | Path],
    order: Order,
    on_skip: Skip,
    articles: int = ARTICLES,
) -> Iterator[ShardReport]:
    """Read the sources into shards; those that are done already are passed over.

    The report as it stands comes after each shard, the last one when all is written down. Raises
    `ClusterError` where a worker has another version than this process.
    """
    report = ShardReport()

    def skip(error: BadInput) -> None:
        report.skipped.append(error)
        on_skip(error)

    ours = corpus_stamp(order.settings)
    for address, theirs in workers.each(corpus_stamp, order.settings).items():
        if theirs != ours:
            others = sorted(name for name in ours if theirs.get(name) != ours[name])
            raise ClusterError(f"worker {address} has another version of {', '.join(others)}")
    names = order.out.names()
    shards = shards_of(sources, skip, articles)
    under_way: deque[tuple[Shard, Record | Future]] = deque()
    while True:
        while len(under_way) < _AHEAD * workers.count and (shard := next(shards, None)):
            done = finished(order.out, names, shard)
            if done and done.stamp == ours:
                report.known += 1
                under_way.append((shard, done))
            else:
                under_way.append((shard, workers.start(made_shard, shard, order)))
        if not under_way:
            break
        shard, found = under_way.popleft()
        record = found if isinstance(found, Record) else _result(workers, shard, order, found)
        report.records.append(record)
        report.bytes += shard.size
        for letter in record.failed:
            on_skip(BadInput(letter.source, letter.reason))
        yield report
    write_corpus(order.out, report.records, report.skipped)
    yield report


def _result(workers: Workers, shard: Shard, order: Order, future: Future) -> Record:
    """The record of the shard; where it ends its workers, each article is read alone first to see
    which of them does."""
    try:
        record: Record = workers.result(future)
        return record
    except WorkersDied:
        count = sum(1 for _ in articles_in(shard, lambda error: None))
    trials = [workers.start(try_article, shard, number, order) for number in range(count)]
    deadly = set()
    for number, trial in enumerate(trials):
        try:
            workers.result(trial)
        except WorkersDied:
            deadly.add(number)
    order = replace(order, deadly=frozenset(deadly))
    again: Record = workers.result(workers.start(made_shard, shard, order))
    return again


def made_shard(shard: Shard, order: Order) -> Record:
    """Write the files of the shard, and then the record that comes back."""
    failed: list[DeadLetter] = []
    quads: list[Quad] = []
    held: dict[str, tuple[str, str]] = {}
    ahead = Ahead(order.job, order.settings, Walk(1, lambda _: _items(shard, order.deadly)))
    for item in ahead.items(0):
        if isinstance(item, BadInput):
            failed.append(DeadLetter(item.where, None, item.reason))
            continue
        article, place = item.article, item.place
        if fault := _refused(article, place, held):
            failed += [DeadLetter(place, article.id, fault)] if fault != _COPY else []
            continue
        made = Outcome(None, item.fault.reason) if item.fault else ahead.made(article)
        if made.value is None:
            failed.append(DeadLetter(place, article.id, made.reason))
            continue
        held[article.id] = (_digest(article), place)
        quads += made.value
    claims, evidence = write_files(order.out, shard.name, quads)
    record = Record(
        *(shard.name, shard.input, corpus_stamp(order.settings)),
        tuple((id_, text, place) for id_, (text, place) in held.items()),
        *(claims, evidence, tuple(failed)),
    )
    order.out.write(f"{shard.name}.json", record.to_json())
    return record


def write_files(out: Place, shard: str, quads: list[Quad]) -> tuple[int, int]:
    """Write what a shard holds of these graphs of articles, all but its record; how many claims and
    pieces of evidence that are."""
    store = union_of(quads)
    evidence = evidence_table(store)
    out.write(f"{shard}.nq.gz", packed(quads))
    out.write(f"{shard}.evidence.parquet", parquet(evidence))
    out.write(f"{shard}.articles.parquet", parquet(article_table(store)))
    out.write(f"{shard}.press.nq.gz", press_file(quads))
    return len(set(evidence.column("claim").to_pylist())), len(evidence)


def try_article(shard: Shard, number: int, order: Order) -> None:
    """Read one article of the shard, to see whether this process outlives it."""
    articles = (item for item in _items(shard, frozenset()) if isinstance(item, Found))
    item = next(islice(articles, number, None))
    if not item.fault:
        outcome(order.job, item.article, order.settings)


def corpus_stamp(settings: Settings) -> dict[str, str]:
    """What shards are made with, the user's decisions among it."""
    decisions = hashlib.sha256(repr(load_decisions().rows).encode()).hexdigest()[:16]
    return stamp(settings) | {"decisions": decisions}


_COPY = "copy"


def _items(shard: Shard, deadly: frozenset[int]) -> Iterator[Item]:
    """The articles of the shard and what is wrong there, in order."""
    faults: list[BadInput] = []
    for number, (article, place) in enumerate(articles_in(shard, faults.append)):
        yield from faults
        faults.clear()
        ended = BadInput(place, _ENDED) if number in deadly else None
        yield Found(article, place, ended) if ended else settled_item(article, place)
    yield from faults


def _refused(article: Article, place: str, held: Mapping[str, tuple[str, str]]) -> str:
    """Why the article cannot go in beside those that the shard holds; nothing where it can."""
    before = held.get(article.id)
    if before is None:
        return ""
    return _COPY if before[0] == _digest(article) else taken_id(article.id, before[1])


def _digest(article: Article) -> str:
    return hashlib.sha256(article.text.encode()).hexdigest()[:16]
