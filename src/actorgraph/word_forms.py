"""Part of speech, morphology and lemma of words, looked up once for each word, tag and relation.

spaCy asks some 180 patterns at each word what its tag and its relation in the sentence make of it,
and then its rules for the lemma: nearly a quarter of the time of a small pipeline. Nearly all of
these patterns are of one word, so that what they give depends on the word alone; the few that look
at the next word come after.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_KNOWN = 1 << 16
"""Words with tag and relation that are kept."""
_RULES = ("attribute_ruler", "lemmatizer")


def add_to(nlp: Language) -> None:
    """Put the look-up in place of a pipeline's own rules; other pipelines stay as they are."""
    found = [nlp.get_pipe(name) if nlp.has_pipe(name) else None for name in _RULES]
    ruler, lemmatizer = found
    if nlp.has_pipe("morphologizer"):
        return  # what it says would be written over
    if type(ruler) is AttributeRuler and isinstance(lemmatizer, Lemmatizer):
        if lemmatizer.mode == "rule" and nlp.pipe_names.index(_RULES[0]) > _after(nlp):
            nlp.add_pipe("actorgraph_word_forms", after=_RULES[1])
            for name in _RULES:
                nlp.disable_pipe(name)


def _after(nlp: Language) -> int:
    """The place of the last component that the rules read."""
    return max(nlp.pipe_names.index(name) for name in ("tagger", "parser"))


@Language.factory("actorgraph_word_forms")
class WordForms:
    """The attribute ruler and the lemmatizer of a pipeline as one component."""

    def __init__(self, nlp: Language, name: str) -> None:
        ruler, self._lemmatizer = (nlp.get_pipe(each) for each in _RULES)
        self._vocab = nlp.vocab
        self._single, self._wide = AttributeRuler(nlp.vocab), AttributeRuler(nlp.vocab)
        for rule in ruler.patterns:  # type: ignore[attr-defined]
            single = all(len(pattern) == 1 for pattern in rule["patterns"])
            (self._single if single else self._wide).add_patterns([rule])
        self._form = lru_cache(_KNOWN)(self._made)

    def __call__(self, doc: Doc) -> Doc:
        rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        forms = np.array([self._form(*row) for row in rows], dtype="uint64").reshape(-1, 3)
        doc.from_array(["POS", "MORPH", "LEMMA"], forms)  # type: ignore[arg-type]
        self._wide(doc)
        return doc

    def _made(self, orth: int, tag: int, dep: int) -> tuple[int, int, int]:
        """What the rules of single words make of the word."""
        word = Doc(self._vocab, words=[self._vocab.strings[orth]])
        word[0].tag, word[0].dep = tag, dep
        self._lemmatizer(self._single(word))
        pos, morph, lemma = word.to_array(["POS", "MORPH", "LEMMA"])[0].tolist()
        return pos, morph, lemma
