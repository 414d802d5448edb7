"""Lemmas that the model gets wrong by rule, put right as soon as it has parsed a text.

Three kinds, whatever the word: a verb that lost its final e ("waging" from "wag"), a past form
that the tagger took for a present ("overthrew" from "overthrew"), and a plural in lower case that
it took for a name ("bases" from "bases"); and the forms of a word list.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token

from actorgraph.mistagged import retagged
from actorgraph.ontology import cues

_SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][^aeiouswxyz]$")
"""One vowel and one consonant at the end, which would be doubled before -ing and -ed."""
SHORTEST_NOUN = 4  # "al", "bin" and "der" are parts of names


def repaired(doc: Doc, lemmatizer: Lemmatizer | None) -> Doc:
    """The same Doc with the lemmas put right; without a lemmatizer those of verbs in -e only."""
    for token in doc:
        if token.lower_ in _of_form():
            token.lemma_ = _of_form()[token.lower_]
        elif token.pos_ == "VERB":
            token.lemma_ = _verb(token, lemmatizer)
        elif token.pos_ == "PROPN" and token.is_lower and len(token) >= SHORTEST_NOUN:
            if lemmatizer is not None and not _before_name(token):
                token.pos_ = "NOUN"
                token.lemma_ = lemmatizer.rule_lemmatize(token)[0]
    return doc


@cache
def _of_form() -> dict[str, str]:
    """The pairs "form = lemma" of the word list."""
    return dict(entry.split(" = ", 1) for entry in cues().lemma_of_form)


def _verb(token: Token, lemmatizer: Lemmatizer | None) -> str:
    """ "wage" for "waging", "overthrow" for "overthrew" that is tagged as a present form."""
    lemma, form = token.lemma_, token.lower_
    if _SHORT_VERB.match(lemma) and form in (lemma + "ing", lemma + "ed", lemma + "es"):
        return lemma + "e"
    if lemmatizer is not None and token.tag_ in ("VB", "VBP") and lemma.lower() == form:
        known = lemmatizer.lookups.get_table("lemma_exc", {}).get("verb", {}).get(form)
        bases = lemmatizer.lookups.get_table("lemma_index", {}).get("verb", ())
        if known and form not in bases:
            token.tag_ = "VBD"
            return str(known[0])
    return lemma


def _before_name(token: Token) -> bool:
    """Whether the word goes on as a name ("Costa del Sol")."""
    following = token.doc[token.i + 1 : token.i + 2].text
    return following[:1].isupper()


def add_to(nlp: Language) -> None:
    """Make `repaired` the last step of a pipeline."""
    nlp.add_pipe("actorgraph_lemmas", last=True)


@Language.factory("actorgraph_lemmas")
class LemmaRepair:
    """`repaired` as a component of a pipeline, with that pipeline's rules for lemmas."""

    def __init__(self, nlp: Language, name: str) -> None:
        found = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.component_names else None
        rules = isinstance(found, Lemmatizer) and found.mode == "rule"
        self.lemmatizer = found if rules and isinstance(found, Lemmatizer) else None

    def __call__(self, doc: Doc) -> Doc:
        return retagged(repaired(doc, self.lemmatizer), self._of_verb)

    def _of_verb(self, token: Token) -> str:
        """The lemma of a word that is a verb after all."""
        rules = self.lemmatizer
        return rules.rule_lemmatize(token)[0] if rules is not None else token.lemma_
