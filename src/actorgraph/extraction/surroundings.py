"""The sentences around a word of an article, each with the scene of its paragraph."""

from __future__ import annotations

from spacy.tokens import Span, Token

from actorgraph.extraction.scene import Scene

Told = tuple[Scene, Span]
"""A sentence with the scene that it stands in."""


def before(token: Token, scene: Scene, reach: int, lead: int = 0) -> list[Told]:
    """The last ``reach`` sentences before that of the token, the nearest first, and then those of
    the first ``lead`` sentences of the article that stand before these, in their order."""
    told = [
        (number, sentence)
        for number in range(scene.number + 1)
        for sentence in scene.docs[number].sents
        if number < scene.number or sentence.end <= token.sent.start
    ]
    cut = max(0, len(told) - reach)
    near, first = told[cut:], told[: min(lead, cut)]
    return [(scene.at_paragraph(n), sentence) for n, sentence in (*reversed(near), *first)]


def after(token: Token, scene: Scene, reach: int) -> list[Told]:
    """The first ``reach`` sentences after that of the token."""
    told = [
        (number, sentence)
        for number in range(scene.number, min(len(scene.docs), scene.number + reach + 1))
        for sentence in scene.docs[number].sents
        if number > scene.number or sentence.start > token.i
    ]
    return [(scene.at_paragraph(n), sentence) for n, sentence in told[:reach]]
