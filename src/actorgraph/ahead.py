"""The articles of files in their order, and what is made of each: by this process when the first of
a batch is asked for, or some way ahead by workers.

Articles are read in batches, by workers while whoever stores them is still at earlier ones. Whether
an article must be read is settled only when its turn comes, since it depends on those before it;
what a batch holds is a guess. A wrong one costs time and changes nothing, so that any number of
workers gives what one process gives.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from actorgraph.clean import settled
from actorgraph.errors import BadInput
from actorgraph.fingerprint import Settings
from actorgraph.model import Article
from actorgraph.outcomes import Job, Outcome, outcome, outcomes, packed_outcomes, tried
from actorgraph.parse import TOGETHER
from actorgraph.read import firsts, place_of
from actorgraph.workers import Future, Workers, WorkersDied

_BATCH_CHARS = TOGETHER  # a fifth of a second, a hundred times what sending a batch costs
_BATCH = 16
_AHEAD = 24 * _BATCH_CHARS  # for each worker: the writer may stop for a while and none runs dry
_ITEMS = 2_000  # articles held, read or not

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Found:
    """An article of a file with title and date settled; ``place`` is where it stands, to tell the
    user, and ``fault`` why it could not be settled."""

    article: Article
    place: str
    fault: BadInput | None = None


Item = Found | BadInput
"""An article of a file, or what is wrong there."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How to go through the files: ``items`` of one by its number; whether it is worth opening, and
    whether an article of it is to be read, as far as one can tell beforehand."""

    files: int
    items: Callable[[int], Iterator[Item]]
    opens: Callable[[int], bool] = lambda number: True
    wants: Callable[[int, Article], bool] = lambda number, article: True


@dataclass(slots=True)
class _Batch:
    """Articles that are read together; ``sent`` gives what is made of one by its number, once it is
    clear which they are."""

    articles: list[Article] = field(default_factory=list)
    sent: Callable[[int], Outcome[Any]] | None = None


class Ahead(Generic[_Made]):
    """What the job makes of the articles of files, with ``workers`` ahead of its reader if there
    are any. Files are to be asked for in their order; they may be left out."""

    def __init__(
        self, job: Job[_Made], settings: Settings, walk: Walk, workers: Workers | None = None
    ) -> None:
        self._job, self._settings = job, settings
        self._walk, self._workers = walk, workers
        self._steps = self._walked()
        self._waiting: deque[tuple[int, Item | None]] = deque()
        self._batch = _Batch()
        self._guesses: dict[str, tuple[_Batch, int]] = {}
        self._flying = 0  # characters of the articles that workers have or get

    def items(self, number: int) -> Iterator[Item]:
        """The articles of the file by its number and what is wrong with it, in order."""
        while self._fill() and self._waiting[0][0] < number:
            self._forget(self._waiting.popleft()[1])
        if not self._waiting or self._waiting[0][0] > number:  # was not worth opening
            yield from self._walk.items(number)
            return
        while self._fill():
            _, item = self._waiting.popleft()
            if item is None:
                return
            yield item
            self._forget(item)

    def made(self, article: Article) -> Outcome[_Made]:
        """What the job makes of this article."""
        batch, at = self._guesses.get(article.id, (None, 0))
        if batch is None or batch.articles[at] != article:
            return outcome(self._job, article, self._settings)
        if batch.sent is None:
            self._send()
        return self._result(batch, at)

    def _result(self, batch: _Batch, at: int) -> Outcome[_Made]:
        """The outcome; where a batch ends its workers, each of its articles goes alone."""
        assert batch.sent is not None
        try:
            return batch.sent(at)
        except WorkersDied:
            if len(batch.articles) == 1:
                return Outcome(None, "cannot be processed (it ended each worker that read it)")
        for article in batch.articles[at:]:
            self._guesses[article.id] = (_Batch([article], self._sent([article])), 0)
        return self._result(*self._guesses[batch.articles[at].id])

    def _fill(self) -> bool:
        """Have enough to do; whether there are items left."""
        while self._wants_more():
            if not self._step():
                self._send()
                break
        return bool(self._waiting)

    def _wants_more(self) -> bool:
        """Whether to go on through the files: workers have to be kept busy, this process needs a
        batch and holds no more."""
        if self._workers:
            return len(self._waiting) < _ITEMS and self._flying < _AHEAD * self._workers.count
        held = (len(each.article.text) for _, each in self._waiting if isinstance(each, Found))
        return len(self._waiting) < _BATCH and sum(held) < _BATCH_CHARS

    def _step(self) -> bool:
        """Take up one more item; whether there was one."""
        step = next(self._steps, None)
        if step is None:
            return False
        self._waiting.append(step)
        number, item = step
        if isinstance(item, Found) and self._guessed(number, item):
            self._guesses[item.article.id] = (self._batch, len(self._batch.articles))
            self._batch.articles.append(item.article)
            self._flying += len(item.article.text)
            chars = sum(len(article.text) for article in self._batch.articles)
            if len(self._batch.articles) >= _BATCH or chars >= _BATCH_CHARS:
                self._send()
        return True

    def _guessed(self, number: int, item: Found) -> bool:
        """Whether the article will be read, if nothing comes between."""
        known = item.fault or item.article.id in self._guesses
        return not known and self._walk.wants(number, item.article)

    def _forget(self, item: Item | None) -> None:
        """Its turn is over."""
        if isinstance(item, Found) and item.article.id in self._guesses:
            batch, at = self._guesses[item.article.id]
            if batch.articles[at] is item.article:
                del self._guesses[item.article.id]
                self._flying -= len(item.article.text)

    def _walked(self) -> Iterator[tuple[int, Item | None]]:
        """All items with the numbers of their files; None at the end of each file."""
        for number in range(self._walk.files):
            if self._walk.opens(number):
                for item in self._walk.items(number):
                    yield number, item
                yield number, None

    def _send(self) -> None:
        """Send off the batch that is being gathered."""
        if self._batch.articles:
            self._batch.sent = self._sent(self._batch.articles)
            self._batch = _Batch()

    def _sent(self, articles: list[Article]) -> Callable[[int], Outcome[_Made]]:
        if self._workers is None:
            return _in_turn(outcomes(self._job, articles, self._settings))
        future = self._workers.start(packed_outcomes, self._job, articles, self._settings)
        return partial(self._unpacked, self._workers, future)

    def _unpacked(self, workers: Workers, future: Future, number: int) -> Outcome[_Made]:
        one: Outcome[Any] = workers.result(future)[number]
        return one if one.value is None else Outcome(self._job.unpack(one.value))


def _in_turn(values: Iterator[_Made]) -> Callable[[int], _Made]:
    """The values by number, each made when it is asked for or one behind it."""
    made: list[_Made] = []

    def at(number: int) -> _Made:
        while len(made) <= number:
            made.append(next(values))
        return made[number]

    return at


def items_of(path: Path, name: str, first: dict[str, tuple[bytes, str]]) -> Iterator[Item]:
    """The articles of a file whose id no other text has taken, and what is wrong there, in order;
    ``first`` is as in `read.firsts`."""
    faults: list[BadInput] = []
    for article in firsts(path, name, faults.append, first):
        yield from faults
        faults.clear()
        yield settled_item(article, place_of(path, name, article))
    yield from faults


def settled_item(article: Article, place: str) -> Found:
    """The article with title and date settled, or why they cannot be."""
    whole = tried(partial(settled, article), place)
    fault = None if whole.value else BadInput(place, whole.reason)
    return Found(whole.value or article, place, fault)
