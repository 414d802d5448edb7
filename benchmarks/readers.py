"""Who reads the same text: this project's whole command, and others to set beside it.

Each takes a `Part`, and is timed on parts in turn with the others, in one process on one core, with
its model loaded.
"""

from __future__ import annotations

import json
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from statistics import median

import spacy
from spacy.language import Language

from actorgraph.claims import reading
from actorgraph.cli import app
from actorgraph.model import Article
from actorgraph.parse import default_model, parsed
from quality.triples import by_textacy
from timing import seconds


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles, also as a file of JSON Lines, with the number of their words."""

    articles: tuple[Article, ...]
    file: Path
    words: int


Reader = Callable[[Part], object]


def parts(articles: Iterable[Article], folder: Path, number: int, words: int) -> list[Part]:
    """So many parts of at least so many words each, from articles without end."""
    found: list[Part] = []
    some: list[Article] = []
    size = 0
    for article in articles:
        some.append(article)
        size += len(article.text.split())
        if size >= words:
            found.append(_part(some, folder / f"{len(found):03}.jsonl", size))
            some, size = [], 0
        if len(found) == number:
            break
    return found


def repeated(articles: Sequence[Article]) -> Iterator[Article]:
    """The articles again and again, each time under other ids."""
    for number, article in enumerate(cycle(articles)):
        yield replace(article, id=f"{article.id}-{number // len(articles)}")


def command(part: Part) -> None:
    """Read the file as the command line does, from opening it to writing JSON Lines."""
    out = part.file.with_suffix(".out")
    with out.open("w", encoding="utf-8") as stream, redirect_stdout(stream):
        app(["extract", str(part.file)], standalone_mode=False)


def bare_spacy(part: Part) -> None:
    """All components of the model, as they come."""
    deque(_model().pipe(article.text for article in part.articles), maxlen=0)


def parser_alone(part: Part) -> None:
    """What no reader by this parser can do without: tokenizer, tok2vec, tagger and parser."""
    texts = (article.text for article in part.articles)
    unread = ("attribute_ruler", "lemmatizer", "ner")
    deque(_model().pipe(texts, disable=unread), maxlen=0)


def own_parse(part: Part) -> None:
    """Cleaning and parsing as the command has them done, and nothing else."""
    deque(parsed(part.articles), maxlen=0)


def with_judge(part: Part) -> None:
    """Claims by rules and judge."""
    for article in parsed(part.articles):
        reading(article, "rules+judge")


def textacy(part: Part) -> None:
    """Subject, verb and object triples; raises ImportError where textacy is not installed."""
    for doc in _model().pipe(article.text for article in part.articles):
        deque(by_textacy(doc), maxlen=0)


def rates(
    readers: Sequence[Reader], some: Sequence[Part], others: Sequence[Reader] = (), few: int = 3
) -> dict[Reader, list[float]]:
    """Words per second of each on each part, timed in turn on one core; the others read only the
    first few parts. Each begins with a part that is not counted."""
    found: dict[Reader, list[float]] = {reader: [] for reader in (*readers, *others)}
    with one_core():
        for reader in found:
            reader(replace(some[0], articles=some[0].articles[:2]))
        for number, part in enumerate(some):
            turn = [*readers, *(others if number < few else ())]
            first = number % len(turn)
            for reader in (*turn[first:], *turn[:first]):
                found[reader].append(part.words / seconds(lambda: reader(part)))  # noqa: B023
    return found


def times(one: Sequence[float], other: Sequence[float]) -> float:
    """The median of how many times as fast the one was as the other, part by part."""
    return median(a / b for a, b in zip(one, other, strict=False))


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, and threads that it starts, on one core where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def _part(articles: Sequence[Article], file: Path, words: int) -> Part:
    with file.open("w", encoding="utf-8") as stream:
        for article in articles:
            row = {name: value for name, value in asdict(article).items() if name != "source"}
            stream.write(json.dumps(row) + "\n")
    return Part(tuple(articles), file, words)


@cache
def _model() -> Language:
    """The model as a user of spaCy has it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(default_model())
