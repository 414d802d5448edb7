"""Verbs of headlines and subjects that the parser misses there: no articles, commas for "and"."""

from __future__ import annotations

from spacy.tokens import Token


def is_verb(noun: Token) -> bool:
    """Whether a word tagged as a noun has the subject and object of a verb ("Mali, Niger *sign*
    pact")."""
    deps = {c.dep_ for c in noun.children}
    return noun.dep_ == "ROOT" and {"nsubj", "dobj"} <= deps


def crammed(verb: Token) -> list[Token]:
    """A name right before a finite verb, taken for part of its name: "Macron, *Sunak* meet"."""
    if verb.dep_ != "ROOT" or verb.pos_ not in ("VERB", "AUX") or verb.tag_ == "VBG":
        return []
    before = [c for c in verb.children if c.i == verb.i - 1 and c.pos_ == "PROPN"]
    return [c for c in before if c.dep_ in ("compound", "npadvmod", "nmod", "dep")]


def listed_before(subject: Token) -> list[Token]:
    """The names that open the sentence before a subject, with nothing but commas between them:
    "*Greece*, Macedonia sign accord"."""
    if subject.pos_ != "PROPN":
        return []
    found: list[Token] = []
    i = subject.left_edge.i - 1
    start = subject.sent.start
    while i > start and subject.doc[i].text == ",":
        name = subject.doc[i - 1]
        if name.pos_ != "PROPN" or name.head == subject or not _loose(name, subject):
            return []
        found.insert(0, name)
        i = name.left_edge.i - 1
    return found if found and i < start else []


def _loose(name: Token, subject: Token) -> bool:
    """Whether the name hangs on the subject's verb as what it cannot be."""
    if any(c.pos_ != "PROPN" for c in name.lefts):  # "Meeting Chad, Mali said"
        return False
    above = (subject.head, subject)
    return name.head in above and name.dep_ in ("dep", "npadvmod", "advmod", "nsubj", "nmod")


def is_headline(verb: Token) -> bool:
    """An infinitive that a headline says its whole self with: "Kenyan minister to visit B"."""
    noun = verb.head
    bare = not any(c.dep_ == "det" for c in noun.children)
    to = any(c.tag_ == "TO" for c in verb.children)
    below = verb.dep_ in ("acl", "relcl", "advcl") and noun.pos_ in ("NOUN", "PROPN")
    return below and noun.dep_ == "ROOT" and to and bare and noun.i < verb.i
