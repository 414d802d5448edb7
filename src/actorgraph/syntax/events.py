"""Where a deed happens, and what verbs that say only that it happens have around them."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import Filler, prepositional
from actorgraph.syntax.verbs import deep_subject, surface_subject

SCENE = ("in", "at", "across", "inside", "near")


def scenes(word: Token) -> list[Filler]:
    """The places of a deed, by its verb or noun: "killed five people *in B*", "strikes *in B*"."""
    found: list[Filler] = []
    bearers = [word, *(c for c in word.children if c.dep_ in ("dobj", "nsubjpass"))]
    for bearer in bearers:
        for name in SCENE:
            found += [Filler(f.token, f.steps + 2) for f in prepositional(bearer, name)]
    return found


def occurring(noun: Token, name: str, cues: Cues) -> list[Filler]:
    """The phrase of a noun that hangs on the verb by which its deed merely takes place: "fighting
    raged *between A and B*"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB" or name not in OWN_PHRASES:
        return []
    particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "dobj")]
    spelled = {verb.lemma_, *(f"{verb.lemma_} {p}" for p in particles)}
    if not spelled & cues.occurring_verb:
        return []
    return [Filler(f.token, f.steps + 1) for f in prepositional(verb, name)]


OWN_PHRASES = ("between", "with", "against", "among")
"""Phrases that belong to the deed wherever they stand."""


def trailing(noun: Token, name: str) -> list[Filler]:
    """The phrase of an object that the parser hangs on the verb, since the day stands between:
    "condemned the attack yesterday *in B*"."""
    if noun.dep_ != "dobj" or name not in (*SCENE, "on", "against"):
        return []
    day = [c for c in noun.children if c.dep_ == "npadvmod" and c.i > noun.i]
    behind = [
        c
        for c in noun.head.children
        if c.dep_ == "npadvmod" and c.left_edge.i == noun.right_edge.i + 1
    ]
    if not day and not behind:
        return []
    return [
        Filler(f.token, f.steps + 1) for f in prepositional(noun.head, name) if f.token.i > noun.i
    ]


def claimants(noun: Token, cues: Cues) -> list[Filler]:
    """Who is said to have claimed a deed in the rest of its sentence: "the attack in A, for which
    *B* claimed responsibility". Nobody where they claim another one ("for a fire in C")."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.pos_ != "VERB" or token.lemma_ not in cues.claiming_verb:
            continue
        for c in token.children:
            if c.dep_ == "dobj" and c.lemma_.lower() in cues.responsibility_noun:
                deeds = prepositional(c, "for") + prepositional(token, "for")
                own = all(f.token.i < token.i or _takes_up(f.token) for f in deeds)
                if own and not scenes(token) and not scenes(c):
                    return [Filler(t, s + 1) for t, s in surface_subject(token, cues)]
    return []


def _takes_up(deed: Token) -> bool:
    """Whether a word stands for a deed told before: "it", "which", "the attack"."""
    around = [c.lower_ for c in deed.children if c.dep_ != "punct"]
    return deed.tag_ in ("PRP", "WDT", "DT") or around in (["the"], ["this"], ["that"])


def signers(deal: Token, cues: Cues) -> list[Filler]:
    """Who made the deal, by its relative clause: "the pact that *A* signed with *B*"."""
    for verb in deal.children:
        if verb.dep_ == "relcl" and verb.lemma_ in cues.signing_verb:
            found = [*deep_subject(verb, cues), *prepositional(verb, "with")]
            itself = {deal, *deal.conjuncts}  # "a deal that made B angry"
            return [Filler(t, s + 1) for t, s in found if t not in itself]
    return []
