"""What workers do in tests: articles whose reading takes no model, and some that end the process.

Run as a script, it builds shards by a scheduler: ``worker_samples.py SOURCES OUT SCHEDULER``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Quad

from actorgraph.fingerprint import Settings
from actorgraph.model import Article, Modality, Polarity, Reading
from actorgraph.outcomes import Job, n_quads, quads_of, same
from actorgraph.places import Place
from actorgraph.rdf import reading_quads
from actorgraph.shard_build import Order, build_shards
from actorgraph.workers import cluster_workers
from store_samples import MET, SENT, STRUCK
from store_samples import reading as said_in

DEADLY, SLOW, ODD = "the end", "in due time", "what is this"
SAID = (SENT, MET, STRUCK)
HOUSES = ("Lake Courier", "Hill Post", "Drovia Daily", None)
WIRES = tuple(" ".join(f"{wire}word{n} in the story" for n in range(40)) for wire in "abcd")


def samples(count: int, seed: int = 3) -> list[dict[str, str | None]]:
    """Articles as rows of JSON Lines that say one thing each: some reprint another, some have no
    date or publisher, some deny or only may be."""
    dice = random.Random(seed)
    rows = []
    for number in range(count):
        said = dice.choice(SAID)
        own = " ".join(f"n{number}w{n} of its own" for n in range(40))
        tail = dice.choice((*WIRES, own, own, own, own))
        turn = dice.choice(("", "", "", " Not so.", " Perhaps."))
        date = dice.choice((None, "2024-03-01", "2024-03-02", "2024-04-09"))
        text = f"{said[3]}{turn} {tail}"
        rows.append({
            "id": f"s{number:04}", "text": text, "date": date, "publisher": dice.choice(HOUSES),
        })  # fmt: skip
    return rows


def written(path: Path, rows: list[dict[str, str | None]]) -> Path:
    """The rows as a file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def sample_reading(article: Article, settings: Settings) -> Reading:
    """What the article says, told by its first words."""
    if DEADLY in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if ODD in article.text:
        raise ValueError("it is odd")
    if SLOW in article.text:
        time.sleep(0.1)
    said = next(said for said in SAID if article.text.startswith(said[3]))
    rest = article.text[len(said[3]) :]
    particulars = {
        "polarity": Polarity.NEGATED if rest.startswith(" Not so.") else Polarity.AFFIRMED,
        "modality": Modality.POSSIBLE if rest.startswith(" Perhaps.") else Modality.ASSERTED,
    }
    made = said_in(
        article.id, said, date=article.date, publisher=article.publisher, tail=rest, **particulars
    )
    return replace(made, article=article)


def ready(settings: Settings) -> None:
    """There is no model to load."""


def sample_readings(articles: Sequence[Article], settings: Settings) -> Iterator[Reading]:
    """What each of the articles says."""
    return (sample_reading(article, settings) for article in articles)


def sample_graphs(articles: Sequence[Article], settings: Settings) -> Iterator[list[Quad]]:
    """The graphs of that."""
    return (reading_quads(sample_reading(article, settings)) for article in articles)


SAMPLE_READINGS = Job(sample_readings, ready, same, same)
SAMPLE_GRAPHS = Job(sample_graphs, ready, n_quads, quads_of)


def process(wait: float = 0) -> int:
    """The id of the process that runs this, which may take its time."""
    time.sleep(wait)
    return os.getpid()


if __name__ == "__main__":
    import worker_samples  # so that workers find the functions by this name

    with cluster_workers(sys.argv[3]) as workers:
        order = Order(Place(sys.argv[2]), Settings(), worker_samples.SAMPLE_GRAPHS)
        for report in build_shards(workers, [sys.argv[1]], order, print, articles=5):
            print(len(report.records), report.known, flush=True)
