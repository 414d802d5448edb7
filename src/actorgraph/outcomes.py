"""What is made of articles, tried: a value for each, or why there is none.

The functions here run in this process and in workers alike (`workers`), so they can be pickled,
and so can what they give.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

import pyoxigraph as ox

from actorgraph.claims import reading
from actorgraph.errors import ActorgraphError
from actorgraph.explanation import Explanation, explained
from actorgraph.fingerprint import Settings, made_with
from actorgraph.model import Article, Reading
from actorgraph.parse import parsed, pipeline
from actorgraph.rdf import reading_quads

_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[_Made]):
    """``value``, or None and the ``reason`` why there is none, in words after "skipped …:"."""

    value: _Made | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Job(Generic[_Made]):
    """What to ``make`` of articles with the settings, one after the other, once a process is
    ``ready``; ``pack`` turns it into what travels quickly between processes, ``unpack`` back."""

    make: Callable[[Sequence[Article], Settings], Iterator[_Made]]
    ready: Callable[[Settings], object]
    pack: Callable[[_Made], Any]
    unpack: Callable[[Any], _Made]


def tried(make: Callable[[], _Made], place: str) -> Outcome[_Made]:
    """What ``make`` gives. Whatever text it fails on, the batch goes on; `ActorgraphError` is
    raised, since it is no fault of the text."""
    try:
        return Outcome(make())
    except ActorgraphError:
        raise
    except Exception as error:
        _log.debug("%s", place, exc_info=True)
        reason = " ".join(str(error).split())[:200]
        return Outcome(None, f"cannot be processed ({type(error).__name__}: {reason})")


def outcomes(
    job: Job[_Made], articles: Sequence[Article], settings: Settings
) -> Iterator[Outcome[_Made]]:
    """What the job makes of each of the articles, which must be ``settled``, with the settings.

    They are read together; where that fails at one, it is read by itself, and those after it
    together.
    """
    job.ready(settings)
    values = job.make(articles, settings)
    for number, article in enumerate(articles, start=1):
        found = tried(partial(next, values), article.source)
        if found.value is None:
            alone = job.make([article], settings)
            found = tried(partial(next, alone), article.source)
            values = job.make(articles[number:], settings)
        yield found


def outcome(job: Job[_Made], article: Article, settings: Settings) -> Outcome[_Made]:
    """What the job makes of one article."""
    return next(outcomes(job, [article], settings))


def packed_outcomes(
    job: Job[Any], articles: Sequence[Article], settings: Settings
) -> list[Outcome[Any]]:
    """The outcome for each of the articles, packed."""
    found = outcomes(job, articles, settings)
    return [one if one.value is None else Outcome(job.pack(one.value)) for one in found]


def graphs_of(articles: Sequence[Article], settings: Settings) -> Iterator[list[ox.Quad]]:
    """The graph of each article, sorted, with the mark of what it was read with."""
    for found in readings_of(articles, settings):
        yield reading_quads(replace(found, made_with=made_with(settings)))


def readings_of(articles: Sequence[Article], settings: Settings) -> Iterator[Reading]:
    """What each article says."""
    for found in parsed(articles, settings.model):
        yield reading(found, settings.extractor, settings.coref)


def explanations_of(articles: Sequence[Article], settings: Settings) -> Iterator[Explanation]:
    """Why each article is read as it is."""
    for found in parsed(articles, settings.model):
        yield explained(found, settings.extractor, settings.coref)


def n_quads(quads: Sequence[ox.Quad]) -> bytes:
    """The quads as N-Quads, in their order."""
    return "".join(f"{quad} .\n" for quad in quads).encode()


def quads_of(text: bytes) -> list[ox.Quad]:
    """The quads of N-Quads, in their order."""
    return list(ox.parse(text, format=ox.RdfFormat.N_QUADS))


def model_ready(settings: Settings) -> None:
    """Load the model now: where it is missing, that is nobody's fault but the user's."""
    pipeline(settings.model)


def same(value: _Made) -> _Made:
    """What is small enough to travel as it is."""
    return value


GRAPHS = Job(graphs_of, model_ready, n_quads, quads_of)
"""Quads go as text, which is ten times quicker than pickling them."""
READINGS = Job(readings_of, model_ready, same, same)
EXPLANATIONS = Job(explanations_of, model_ready, same, same)
