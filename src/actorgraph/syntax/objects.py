"""Objects that the parser hangs elsewhere, and clauses whose object is the noun they modify."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.syntax.arcs import SUBJECTS, Filler


def judged_object(verb: Token) -> list[Filler]:
    """An object after what it is judged as ("dismissed as baseless *B's claim*"), which the parser
    takes for one phrase."""
    return [
        Filler(p, 1)
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "as" and c.i == verb.i + 1
        for p in c.children
        if p.dep_ == "pobj"
        for owner in p.children
        if owner.dep_ == "poss"
        and any(a.dep_ == "amod" and a.i < owner.left_edge.i for a in p.children)
    ]


def late_object(verb: Token) -> list[Filler]:
    """An object after a phrase of manner, which the parser takes for an apposition in that phrase
    ("condemned in the strongest terms the attack")."""
    return [
        Filler(a, 1)
        for c in verb.children
        if c.dep_ == "prep" and c.i > verb.i
        for p in c.children
        if p.dep_ == "pobj"
        for a in p.children
        if a.dep_ == "appos"
        and a.i > p.i
        and p.ent_type_ == ""
        and (a.tag_ == "NNS" or any(d.dep_ == "det" for d in a.children))
    ]


def is_bare_relative(verb: Token) -> bool:
    """A finite clause without an object on a noun, whose "that" the parser takes for a conjunction
    ("the embargo that A keeps on B")."""
    below = {c.dep_ for c in verb.children}
    finite = verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBZ", "VBP")
    return finite and "nsubj" in below and not below & {"dobj", "ccomp", "xcomp", "nsubjpass"}


def headline_object(verb: Token) -> list[Filler]:
    """A name right after the verb that the parser takes for an adverb ("Togo snubs France")."""
    if verb.i + 1 >= len(verb.doc) or any(c.dep_ in ("prep", "prt") for c in verb.children):
        return []
    names = ("GPE", "NORP", "ORG", "PERSON")
    return [
        Filler(c, 1)
        for c in verb.children
        if c.dep_ == "npadvmod" and c.ent_type_ in names and c.left_edge.i == verb.i + 1
    ]


def shared_object(verb: Token) -> list[Filler]:
    """The one object of two verbs with nothing else between them ("attacked and killed *B*")."""
    return [
        Filler(f, 1)
        for other in verb.children
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and _bare(verb, other)
        for f in other.children
        if f.dep_ == "dobj"
    ]


def _bare(verb: Token, other: Token) -> bool:
    """Whether nothing but the coordination stands between two verbs."""
    return not any(c.dep_ in SUBJECTS for c in other.children) and all(
        t.dep_ in ("cc", "advmod", "punct", "neg", "conj") for t in verb.doc[verb.i + 1 : other.i]
    )
