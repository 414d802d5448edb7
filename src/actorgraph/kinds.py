"""Bodies whose name only the noun beside it shows: "the Cobra militia", "the union NUMSA"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from actorgraph.lexicon import is_title_word
from actorgraph.ontology import cues

MOST = 3
"""Words of the longest name before its noun."""
FEWEST_CAPITALS = 3
"""Letters of the shortest acronym."""
ELSEWHERE = ("NORP", "GPE", "LOC", "FAC", "DATE", "PERSON", "EVENT")
"""Entities before a noun that say of whom or where it is: "the *Tutsi* militia"."""


def by_kind(doc: Doc, taken: Collection[int]) -> Iterator[Span]:
    """The names that a noun for a kind of body stands behind or before, none of them taken."""
    for noun in doc:
        if noun.pos_ != "NOUN" or not noun.is_lower or noun.i in taken:
            continue
        if noun.lemma_.lower() in cues().named_kind:
            start = _start(noun, taken)
            if start < noun.i:
                yield doc[start : noun.i + 1]
        name = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
        if name is not None and name.i not in taken and _is_acronym_of(name, noun):
            yield doc[name.i : name.i + 1]


def _start(noun: Token, taken: Collection[int]) -> int:
    """Where the name before a noun begins, the noun's own place where there is none."""
    doc, start = noun.doc, noun.i
    while start and noun.i - start <= MOST:
        word = doc[start - 1]
        if word.tag_ != "NNP" or not word.is_title or word.i in taken:
            break
        if word.ent_type_ in ELSEWHERE or is_title_word(word.text) or word.head.i > noun.i:
            return noun.i
        start -= 1
    article = doc[start - 1] if start else None
    told = article is not None and article.dep_ == "det" and article.lower_ in cues().definite_word
    return start if told and noun.tag_ == "NN" else noun.i


def _is_acronym_of(name: Token, noun: Token) -> bool:
    """Whether a word in capitals right behind a noun is the name of what it names."""
    kinds = cues().named_kind | cues().kind_before_name
    letters = name.text.isupper() and name.text.isalpha() and len(name) >= FEWEST_CAPITALS
    joined = name.head == noun or noun.head == name
    return letters and joined and noun.lemma_.lower() in kinds
