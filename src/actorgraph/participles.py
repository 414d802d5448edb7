"""Participles that the parser took for what they are not, put right in the tree.

Two kinds, whatever the word: one before a noun that it took for a clause of its own ("evacuated
*wounded* Palestinians"), and the verb of a sentence that it took for one ("Bahrain *severed* ties
with Qatar").
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

Lemma = Callable[[Token], str]
"""The lemma of a verb from its form."""
Arcs = dict[int, tuple[int, str]]
"""By token its head and the label."""
CLAUSES = ("advcl", "xcomp", "ccomp", "dep")
OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")
"""Arcs by which a participle is a clause of its own."""


def amended(doc: Doc, lemma: Lemma) -> Arcs:
    """The arcs that such words should have; verbs among them are tagged so."""
    arcs: Arcs = {}
    for token in doc:
        if (noun := _described(token)) is not None:
            arcs |= _before_noun(token, noun)
        elif _states(token):
            arcs |= _as_root(token)
            token.tag_, token.pos_ = "VBD", "VERB"
            token.lemma_ = lemma(token)
    return arcs


def _described(token: Token) -> Token | None:
    """The noun that the word describes, if it stands between that and a verb without an object."""
    verb = token.head
    if token.tag_ != "VBN" or token.dep_ not in CLAUSES or verb.i != token.i - 1:
        return None
    if verb.pos_ != "VERB" or any(c.dep_ in ("dobj", "prt", "auxpass") for c in verb.children):
        return None
    if any(c.dep_ in OWN for c in token.children):
        return None
    noun = next((c for c in token.children if c.dep_ == "dobj"), None)
    if noun is None or any(c.dep_ in ("det", "poss") for c in noun.children):
        return None
    return noun if noun.left_edge.i == token.i + 1 else None


def _before_noun(token: Token, noun: Token) -> Arcs:
    arcs: Arcs = {token.i: (noun.i, "amod"), noun.i: (token.head.i, "dobj")}
    arcs |= {c.i: (token.head.i, c.dep_) for c in token.children if c.i > noun.i}
    return arcs


def _states(token: Token) -> bool:
    """Whether a sentence that has no verb has the word between a subject and its head."""
    noun = token.head
    if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD") or noun.dep_ != "ROOT":
        return False
    if noun.pos_ not in ("NOUN", "PROPN") or any(
        c.dep_ in ("det", "poss", "cop", "aux") for c in noun.children if c.i > token.i
    ):
        return False
    subject = next((c for c in (*token.children, *noun.children) if c.dep_ == "nsubj"), None)
    return subject is not None and subject.right_edge.i == token.i - 1


def _as_root(token: Token) -> Arcs:
    noun = token.head
    arcs: Arcs = {token.i: (token.i, "ROOT"), noun.i: (token.i, "dobj")}
    for child in noun.children:
        if child.dep_ in ("nsubj", "punct", "advmod", "npadvmod", "advcl"):
            arcs[child.i] = token.i, child.dep_
    return arcs
