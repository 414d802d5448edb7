"""Who a noun belongs to: possessors, modifiers, chains of names."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues, cues
from actorgraph.syntax.arcs import MODIFIERS, Filler, hyphenated

LONGEST_LIST = 20
"""How many nouns of a list share what stands before its first one."""


def owners(noun: Token, shared: bool = True) -> list[Filler]:
    """Possessors and modifiers before the noun, which the caller filters for actors; those before
    earlier nouns of its list too unless one of its own possesses it, if ``shared``."""
    found = _own(noun)
    item, own = noun, found
    for steps in range(1, LONGEST_LIST if shared else 1):
        listed = item.dep_ == "conj" and item.head.pos_ in ("NOUN", "PROPN")
        if not listed or any(f.token.dep_ == "poss" for f in own):
            break
        item = item.head
        own = _own(item)
        found = found + [Filler(t, s + steps) for t, s in own if t.dep_ in ("poss", "amod")]
    return sorted(found, key=lambda f: (f.token.dep_ != "poss", f.token.i))


def _own(noun: Token) -> list[Filler]:
    """What stands before the noun itself."""
    found = [Filler(c) for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i]
    if noun.pos_ == "VERB":  # a noun that the tagger took for a verb ("U.S. airstrikes against …")
        found += [Filler(c, 1) for c in noun.children if c.dep_ == "nsubj" and c.i == noun.i - 1]
    found += [f for f in chained(noun) if f.token not in [g.token for g in found]]
    found += led(noun)
    found += [  # "France and Germany's support": the parser takes the first for a noun of its own
        Filler(noun.head, 1)
        for f in found
        if f.token.dep_ == "poss"
        and noun.dep_ == "conj"
        and noun.head.pos_ == "PROPN"
        and noun.head.i == f.token.left_edge.i - 2
    ]
    found += [  # "missile and drone technology": modifiers of a modifier that is itself a noun
        Filler(g, 1) for f in found if f.token.dep_ == "compound" for g in _modifiers(f.token)
    ]
    return found


def _modifiers(noun: Token) -> list[Token]:
    """What modifies a modifier, and what modifies that: "*Chinese* coast guard ships"."""
    found = [g for g in noun.children if g.dep_ in ("poss", "amod", "compound", "nmod")]
    return found + [h for g in found if g.dep_ == "compound" for h in _modifiers(g)]


def led(noun: Token) -> list[Filler]:
    """Who leads what the noun names, or whose flag it flies: "the French-led force"."""
    return [
        filler
        for c in noun.children
        if c.dep_ == "amod" and c.lower_ in cues().led_adjective
        for filler in hyphenated(c)
    ]


def origins(noun: Token, cues: Cues) -> list[Filler]:
    """Who made what the noun names: "the *French*-made jets"."""
    return [
        filler
        for c in noun.children
        if c.dep_ == "amod" and c.lower_ in cues.made_adjective
        for filler in hyphenated(c)
    ]


def possessors(noun: Token) -> list[Filler]:
    """Possessors and named modifiers of a noun: "its", "Iran's", "US", "Iranian"."""
    named = ("NORP", "GPE", "ORG", "PERSON", "LOC")
    return [f for f in owners(noun) if f.token.dep_ == "poss" or f.token.ent_type_ in named]


def chained(noun: Token) -> list[Filler]:
    """The names of a chain before the noun: "the Russia-China-Iran alliance"."""
    found: list[Filler] = []
    hyphens = 0
    i = noun.i - 1
    while i >= 0 and (noun.doc[i].pos_ in ("PROPN", "ADJ", "NOUN") or noun.doc[i].text in "-–/"):
        hyphens += noun.doc[i].text in "-–/"
        if noun.doc[i].pos_ == "PROPN":
            found.append(Filler(noun.doc[i], 1))
        i -= 1
    return found[::-1] if hyphens else []
