"""Evidence for claims that people have judged: what confidence is fitted to and measured on."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import practice
from actorgraph.claims import kept_frames
from actorgraph.coref import resolved
from actorgraph.evaluate import NOT_ANNOTATED, Found, GoldRow, normal, read_gold, score
from actorgraph.extraction import rules_and_judge
from actorgraph.extraction.frames import JUDGE, Signs
from actorgraph.link import linked
from actorgraph.model import Article, Modality, Polarity
from actorgraph.ontology import oriented
from actorgraph.parse import parsed_article

EVERYTHING = partial(rules_and_judge, threshold=0.0)
"""Rules and judge, whatever only the judge gives."""


class Piece(NamedTuple):
    """A piece of evidence for a claim that is right or wrong; ``share`` is 1 by the pieces of the
    claim. With ``confidence`` it can be weighed by `belief`. ``alone`` tells whether only the
    learned judge gives it, ``heard`` whether the judge was asked about what rules read."""

    article: str
    claim: Found
    right: bool
    share: float
    before: float
    signs: Signs
    quote: str
    polarity: Polarity
    modality: Modality
    confidence: float = 0.0
    alone: bool = False
    heard: bool = False


def texts_of(folder: Path) -> list[Article]:
    """The articles of a folder."""
    return [Article(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def practice_texts(blind: bool) -> tuple[list[Article], list[GoldRow]]:
    """One half of the texts of the practice set, with their gold rows."""
    own = [text for text in practice.texts() if practice.is_blind(text.id) == blind]
    return own, read_gold(practice.CORPUS / "gold.tsv")


def practice_sentences(blind: bool) -> tuple[list[Article], list[GoldRow]]:
    """One half of the annotated sentences, each an article, with their claims as gold rows."""
    lines = practice.SENTENCES.read_text(encoding="utf-8").splitlines()
    first = practice.FIRST_BLIND_SENTENCE
    own = [json.loads(line) for line in (lines[first:] if blind else lines[:first])]
    gold = []
    for row in own:
        for subject, relation, object in [*row["claims"], *row.get("ok", [])]:
            ends = (frozenset([normal(end)]) for end in (subject, object))
            gold.append(GoldRow(row["id"], True, next(ends), frozenset([relation]), next(ends), ""))
    return [Article(row["id"], row["text"], date=row.get("date")) for row in own], gold


def pieces(articles: Iterable[Article], gold: Sequence[GoldRow]) -> list[Piece]:
    """The evidence for all claims that rules and judge find in the articles, however doubtful the
    judge's own, judged by the gold rows."""
    found = [piece for article in articles for piece in _found(article)]
    annotated = {row.doc for row in gold}
    wrong = set(score(gold, [piece.claim for piece in found]).wrong)
    count = Counter((piece.claim, piece.alone) for piece in found)
    return [
        piece._replace(
            right=piece.article in annotated and piece.claim not in wrong,
            share=1 / count[piece.claim, piece.alone],
        )
        for piece in found
    ]


def _found(article: Article) -> Iterator[Piece]:
    parsed = parsed_article(article)
    links = resolved(parsed, linked(parsed))
    for frame in kept_frames(parsed, links, EVERYTHING):
        subject, object, _ = oriented(frame.relation, frame.subject.actor, frame.object.actor)
        ends = [links.links.actors[end] for end in (subject, object)]
        if frame.relation not in NOT_ANNOTATED and all(end.named for end in ends):
            labels = [normal(end.label) for end in ends]
            yield Piece(
                article.id,
                Found(article.id, labels[0], frame.relation, labels[1]),
                *(False, 1.0, max(0.2, frame.strength), frame.signs),
                parsed.docs[frame.paragraph][frame.trigger[0]].sent.text,
                *(frame.polarity, frame.modality),
                frame.score,
                frame.extractor == JUDGE,
                frame.heard is not None,
            )
