"""Who is given or told something: the indirect object, wherever the parser has put it."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import Filler, antecedent, is_relative, prepositional
from actorgraph.syntax.summaries import sums_up
from actorgraph.syntax.voice import is_passive

LONGEST_GAP = 3
"""How far apart two objects of one verb may stand; farther, or after a comma, the
second is an apposition ("met B, their first meeting since …")."""


def recipients(verb: Token, cues: Cues) -> list[Filler]:
    """Whom a verb with two objects names first: "gave B ships", "B was given ships", "the ships
    that A gave B", "gave the B ships" with the name swallowed by the noun."""
    given = [Filler(c) for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if given:
        return [Filler(antecedent(f.token)) for f in given]
    objects = [c for c in verb.children if c.dep_ == "dobj" and not sums_up(c, cues)]
    if len(objects) == 2 and not is_relative(objects[0]):
        apart = verb.doc[objects[0].right_edge.i + 1 : objects[1].left_edge.i]
        near = len(apart) < LONGEST_GAP and not any(t.text == "," for t in apart)
        return [Filler(objects[0])] if near else []
    if verb.lemma_ not in cues.double_object_verb or len(objects) != 1 or is_relative(objects[0]):
        return []
    if is_passive(verb):
        return [Filler(antecedent(c)) for c in verb.children if c.dep_ == "nsubjpass"]
    if gapped(verb, cues):
        return [Filler(objects[0])]
    swallowed = [c for c in objects[0].children if _swallowed(c, objects[0])]
    return [Filler(swallowed[-1], 1)] if swallowed and not prepositional(verb, "to") else []


def retained(verb: Token, cues: Cues) -> list[Filler]:
    """What is given where the subject or the object receives it: "B was given *ships*", "the
    *ships* that A gave B"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if len(objects) != 1 or is_relative(objects[0]) or verb.lemma_ not in cues.double_object_verb:
        return []
    if is_passive(verb):
        return [Filler(objects[0])]
    return [Filler(verb.head, 1)] if gapped(verb, cues) else []


def gapped(verb: Token, cues: Cues) -> bool:
    """Whether a relative clause leaves out what is given ("the promises that it gave B")."""
    return (
        verb.dep_ == "relcl"
        and verb.lemma_ in cues.double_object_verb
        and any(c.dep_ == "nsubj" and antecedent(c) != verb.head for c in verb.children)
        and any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in verb.children)
    )


def addressees(verb: Token) -> list[Filler]:
    """Whom the verb tells what the clause under it says: "promised *B* that …", "told *B* to …"."""
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
    if not clauses:
        return []
    passive = is_passive(verb)
    named = ("nsubjpass",) if passive else ("dobj", "dative")
    found = [c for c in verb.children if c.dep_ in named and c.i < clauses[0].i]
    found += [  # "promised B it would …": the parser takes B for a subject of the clause
        c
        for c in clauses[0].children
        if c.dep_ == "nsubj" and c.pos_ == "PROPN" and not found and not passive
        if any(o.dep_ == "nsubj" and o.i > c.i for o in clauses[0].children)
    ]
    return [Filler(antecedent(c)) for c in found if c.pos_ != "ADP"]


def over_the_line(verb: Token, cues: Cues) -> list[Filler]:
    """The other side of a conversation, behind its means or occasion: "spoke by phone with *B*"."""
    return [
        Filler(f.token, 1)
        for c in verb.children
        if c.dep_ == "prep"
        for p in c.children
        if p.dep_ == "pobj" and p.lemma_.lower() in cues.telephone_noun
        for f in prepositional(p, "with")
    ]


def _swallowed(child: Token, noun: Token) -> bool:
    """Whether a name right after the verb is no part of the noun that follows ("gave Russia
    missiles", "gave the Houthis missiles")."""
    if child.dep_ not in ("nmod", "compound") or noun.tag_ not in ("NN", "NNS") or child.is_upper:
        return False
    before = child.left_edge.i - 1
    article = before > 0 and child.doc[before].lower_ == "the"
    first = before - article == noun.head.i
    return first and child.ent_type_ in (("GPE", "NORP", "ORG") if article else ("GPE", "PERSON"))
