"""Whom the infinitive or clause under a word is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import Filler, prepositional
from actorgraph.syntax.clauses import complement_subject
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.receivers import recipients

AIMS = ("to", "with", "for", "by", "behind", "between", "alongside", "in", "into", "on")


def beneficiaries(verb: Token, cues: Cues) -> list[Filler]:
    """Whom the purpose of a deed is to help: "gave $1 million to help *B* rebuild"."""
    found: list[Filler] = []
    for clause in _purposes(verb):
        if clause.lemma_ in cues.helping_verb:
            found += deep_object(clause, cues) or complement_subject(clause, cues)
            found = found or prepositional(clause, "in")
            found += recipients(clause, cues)  # "help B clear mines", read as two objects
    return [Filler(t, s + 1) for t, s in found]


def aims(verb: Token, cues: Cues) -> list[Filler]:
    """Whom a deed that the verb announces is for: "vowed to stand by *B*", "promised to send *B*
    help", "offered to mediate between *A and B*"."""
    found: list[Filler] = []
    for clause in verb.children:
        if clause.dep_ == "xcomp" and clause.pos_ == "VERB":
            found += recipients(clause, cues) + deep_object(clause, cues)
            found += complement_subject(clause, cues)
            for name in AIMS:
                found += prepositional(clause, name)
            for child in clause.children:
                if child.dep_ == "dobj":
                    found += prepositional(child, "to") + prepositional(child, "for")
    return [Filler(t, s + 1) for t, s in found]


def errands(verb: Token, cues: Cues) -> list[Filler]:
    """Whom somebody travels to deal with: "flew to Rome to plead with *B*", "to mend ties with
    *B*"."""
    found: list[Filler] = []
    for clause in _purposes(verb):
        if clause.lemma_ in cues.errand_verb:
            things = [c for c in clause.children if c.dep_ == "dobj"]
            partners = prepositional(clause, "with")
            partners += [f for c in things for f in prepositional(c, "with")]
            found += partners or deep_object(clause, cues)
    return [Filler(t, s + 1) for t, s in found]


def sources(noun: Token, cues: Cues) -> list[Filler]:
    """From or with whom something is to be done, as the infinitive below a noun says: "in talks to
    buy jets from *B*"."""
    below = [c for c in noun.children if c.dep_ in ("acl", "relcl", "advcl", "xcomp")]
    beside = [c for c in noun.head.head.children if c.dep_ in ("advcl", "xcomp")]
    found: list[Filler] = []
    for clause in (*below, *beside):
        if clause.i > noun.i and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
            for name in ("from", "with", "to"):
                found = found or prepositional(clause, name)
                for child in clause.children:
                    if child.dep_ == "dobj":
                        found = found or prepositional(child, name)
    return [Filler(t, s + 1) for t, s in found]


def _purposes(verb: Token) -> Iterator[Token]:
    """The infinitives of purpose under a verb or its object."""
    below = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "npadvmod")]
    for head in (verb, *below):
        for clause in head.children:
            infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
            if clause.dep_ in ("advcl", "xcomp", "acl", "relcl") and infinitive:
                yield clause
