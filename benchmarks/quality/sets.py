"""The articles that extractors are compared on, parsed once, with their gold tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import practice
from actorgraph.clean import settled
from actorgraph.errors import BadInput
from actorgraph.evaluate import GoldRow, read_gold
from actorgraph.parse import Parsed, parsed_article
from actorgraph.read import files_of, firsts
from parse_samples import by_model


@dataclass(frozen=True, repr=False)
class ArticleSet:
    """Articles with the rows of their gold table. Nothing of it is to be shown: some articles are
    blind, others not ours."""

    name: str
    articles: tuple[Parsed, ...]
    gold: tuple[GoldRow, ...]


def practice_halves() -> Iterator[ArticleSet]:
    """The texts of tests/corpus, the half that may be read and the blind one."""
    gold = read_gold(practice.CORPUS / "gold.tsv")
    articles = by_model(practice.texts())
    for half, blind in (("seen", False), ("blind", True)):
        own = [a for a in articles if (a.article.id >= practice.FIRST_BLIND_TEXT) == blind]
        rows = [row for row in gold if (row.doc >= practice.FIRST_BLIND_TEXT) == blind]
        yield ArticleSet(f"{len(own)} practice texts, {half}", tuple(own), tuple(rows))


def article_set(name: str, gold: Path, folder: Path) -> ArticleSet:
    """The articles of a folder that the gold table has rows of. Raises `BadInput`."""
    rows = tuple(read_gold(gold))
    annotated = {row.doc for row in rows}
    articles = [
        parsed_article(settled(article))
        for path, place in files_of([folder], _refuse)
        for article in firsts(path, place, _refuse, {})
        if article.id in annotated
    ]
    return ArticleSet(name, tuple(articles), rows)


def _refuse(error: BadInput) -> NoReturn:
    raise error
