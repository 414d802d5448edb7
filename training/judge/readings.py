"""What the rules read of the labelled sentences: what a judge can be told before it judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from spacy.tokens import Doc

from actorgraph.claims import kept_frames
from actorgraph.coref import resolved
from actorgraph.extraction.scene import Party
from actorgraph.judge.labels import LABELS
from actorgraph.link import linked
from actorgraph.model import Article
from actorgraph.ontology import relations
from actorgraph.parse import parsed_article
from judge.sentences import Sentence


@cache
def readings(sentence: Sentence) -> Mapping[tuple[int, int], str]:
    """By subject and object, as numbers of the sentence's actors, the relation that the rules read
    of them most plainly; symmetric relations both ways.

    The rules find the actors themselves, as in an article that is this sentence and the one before
    it; what they read of words that are no part of a marked actor is left out.
    """
    text = f"{sentence.before} {sentence.text}".strip()
    article = parsed_article(Article("sentence", text))
    found: dict[tuple[int, int], str] = {}
    for frame in kept_frames(article, resolved(article, linked(article))):
        doc = article.docs[frame.paragraph]
        subject, object = (marked(end, doc, sentence) for end in (frame.subject, frame.object))
        if subject is None or object is None or subject == object:
            continue
        found.setdefault((subject, object), frame.relation)
        if relations()[frame.relation].symmetric:
            found.setdefault((object, subject), frame.relation)
    return found


def marked(party: Party, doc: Doc, sentence: Sentence) -> int | None:
    """The first marked actor of whose words the party's are a part, or the other way round."""
    base = doc.text.find(sentence.text)
    if party.start < 0 or base < 0:
        return None
    words = doc[party.start : party.end]
    start, end = words.start_char - base, words.end_char - base
    over = (n for n, mark in enumerate(sentence.actors) if mark[0] < end and start < mark[1])
    return next(over, None)


def by_rules(sentences: Sequence[Sentence]) -> np.ndarray:
    """The numbers of `LABELS` that the rules read, by sentence, subject and object; 0 is none."""
    many = max(len(each.actors) for each in sentences)
    table = np.zeros((len(sentences), many, many), np.int64)
    for row, sentence in enumerate(sentences):
        for (subject, object), relation in readings(sentence).items():
            table[row, subject, object] = LABELS.index(relation)
    return table
