"""The sentences around a word of an article, each with the scene of its paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from spacy.tokens import Span, Token

from actorgraph.extraction.scene import Scene

Told = tuple[Scene, Span]
"""A sentence with the scene that it stands in."""


def before(token: Token, scene: Scene, reach: int, lead: int = 0) -> list[Told]:
    """The last ``reach`` sentences before that of the token, the nearest first, and then those of
    the first ``lead`` sentences of the article that stand before these, in their order."""
    near = list(islice(_backwards(token, scene), reach))
    last = _place(near[-1]) if near else (scene.number, token.sent.start)
    forth = ((n, sentence) for n in range(scene.number + 1) for sentence in scene.docs[n].sents)
    first = takewhile(lambda told: _place(told) < last, islice(forth, lead))
    return [(scene.at_paragraph(n), sentence) for n, sentence in (*near, *first)]


def _backwards(token: Token, scene: Scene) -> Iterator[tuple[int, Span]]:
    """The sentences before that of the token, with their paragraphs, the nearest first."""
    for number in range(scene.number, -1, -1):
        for sentence in reversed(list(scene.docs[number].sents)):
            if number < scene.number or sentence.end <= token.sent.start:
                yield number, sentence


def _place(told: tuple[int, Span]) -> tuple[int, int]:
    return told[0], told[1].start


def after(token: Token, scene: Scene, reach: int) -> list[Told]:
    """The first ``reach`` sentences after that of the token."""
    told = [
        (number, sentence)
        for number in range(scene.number, min(len(scene.docs), scene.number + reach + 1))
        for sentence in scene.docs[number].sents
        if number > scene.number or sentence.start > token.i
    ]
    return [(scene.at_paragraph(n), sentence) for n, sentence in told[:reach]]
