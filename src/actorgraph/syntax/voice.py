"""The form of a verb: voice, particles, and places that the parser mistakes."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import cues
from actorgraph.syntax.arcs import Filler, conjuncts, prepositional


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its deep object."""
    while not (told := _own_voice(verb)) and _goes_on(verb):
        verb = verb.head  # "were struck, robbed and beaten", however long the list
    return told


def _goes_on(verb: Token) -> bool:
    """Whether a participle only goes on with the verb that it is coordinated with."""
    alone = not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and alone


def _own_voice(verb: Token) -> bool:
    deps = {c.dep_ for c in verb.children}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and "agent" in deps and "nsubj" not in deps:
        return True  # "a truce agreed by A and B"
    plain = not deps & {"dobj", "aux"} and verb.lemma_ not in cues().by_verb
    if verb.tag_ in ("VBD", "VBN") and {"nsubj", "agent"} <= deps and plain:
        return True  # "Panama invaded by US", "Togo told by ECOWAS to …"
    if verb.tag_ != "VBN" or "aux" in deps:
        return False
    if verb.dep_ in ("acl", "amod") or (verb.dep_ == "advcl" and "nsubj" not in deps):
        return "dobj" not in deps
    return False


def is_fronted(verb: Token) -> bool:
    """A gerund at the sentence's head that the parser takes for part of the name after it
    ("Meeting Macron in Rome, Meloni said …")."""
    return verb.dep_ == "compound" and verb.tag_ == "VBG" and verb.i == verb.sent.start


def phrases(verb: Token) -> set[str]:
    """The verb's lemma, alone and with its particle: "call", "call off"."""
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    return {verb.lemma_, *(f"{verb.lemma_} {p}" for p in particles)}


def is_finite(verb: Token) -> bool:
    """Whether the verb or its auxiliary has a tense."""
    return any(
        t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for t in (verb, *verb.children)
        if t == verb or t.dep_ in ("aux", "auxpass")
    )


def astray(verb: Token) -> list[Filler]:
    """The agent of a passive that the parser hangs on the place before it ("was received at the
    airport in Rome by *B*"), or on what is given ("was promised a port by *B*")."""
    kept = [
        Filler(f.token, 1)
        for c in verb.children
        if c.dep_ == "dobj"
        for noun in conjuncts(c)
        for f in prepositional(noun, "by")
    ]
    return kept or [
        Filler(p, 1)
        for c in verb.children
        if c.dep_ == "prep" and c.i > verb.i
        for by in c.subtree
        if by.lower_ == "by" and by.head.pos_ in ("NOUN", "PROPN") and by.head.dep_ == "pobj"
        for p in by.children
        if p.dep_ == "pobj" and p.pos_ == "PROPN"
    ]
