"""What is made of one article, tried: a value, or why there is none.

The functions here run in this process and in workers alike (`workers`), so they can be pickled,
and so can what they give.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

import pyoxigraph as ox

from actorgraph.claims import reading
from actorgraph.errors import ActorgraphError
from actorgraph.explanation import Explanation, explained
from actorgraph.fingerprint import Settings, made_with
from actorgraph.model import Article, Reading
from actorgraph.parse import Parsed, parsed_article, pipeline
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
    """What to make of each article with the settings, once a process is ``ready``; ``pack`` turns
    it into what travels quickly between processes, and ``unpack`` back."""

    make: Callable[[Article, Settings], _Made]
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


def outcome(job: Job[_Made], article: Article, settings: Settings) -> Outcome[_Made]:
    """What the job makes of the article, which must be ``settled``, with the settings."""
    job.ready(settings)
    return tried(partial(job.make, article, settings), article.source)


def packed_outcomes(
    job: Job[Any], articles: Sequence[Article], settings: Settings
) -> list[Outcome[Any]]:
    """The outcome for each of the articles, packed."""
    found = [outcome(job, article, settings) for article in articles]
    return [one if one.value is None else Outcome(job.pack(one.value)) for one in found]


def graph_of(article: Article, settings: Settings) -> list[ox.Quad]:
    """The graph of the article, sorted, with the mark of what it was read with."""
    found = reading_of(article, settings)
    return reading_quads(replace(found, made_with=made_with(settings)))


def reading_of(article: Article, settings: Settings) -> Reading:
    """What the article says."""
    return reading(_parsed(article, settings), settings.extractor, settings.coref)


def explanation_of(article: Article, settings: Settings) -> Explanation:
    """Why the article is read as it is."""
    return explained(_parsed(article, settings), settings.extractor, settings.coref)


def _parsed(article: Article, settings: Settings) -> Parsed:
    return parsed_article(article, settings.model)


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


GRAPHS = Job(graph_of, model_ready, n_quads, quads_of)
"""Quads go as text, which is ten times quicker than pickling them."""
READINGS = Job(reading_of, model_ready, same, same)
EXPLANATIONS = Job(explanation_of, model_ready, same, same)
