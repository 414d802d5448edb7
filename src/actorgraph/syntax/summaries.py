"""Nouns that take up a whole clause in one word: "A accused B of theft, a charge that B denied"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS

BREAKS = (",", "-", "–", "—", ";")
OBJECTS = ("dobj", "oprd", "attr", "appos", "npadvmod", "dep", "conj", "pobj")


def sums_up(noun: Token, cues: Cues) -> bool:
    """Whether the noun after a comma takes up the clause before it ("…, a charge that …")."""
    if noun.lemma_.lower() not in cues.statement_noun | cues.summary_noun:
        return False
    first = noun.left_edge.i
    if first <= noun.sent.start or noun.doc[first - 1].text not in BREAKS:
        return False
    if any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children):
        return False
    if noun.dep_ in SUBJECTS:  # ", a demand B turned down" with two subjects
        return any(c.dep_ in SUBJECTS and c.i > noun.i for c in noun.head.children)
    clause = any(c.dep_ in ("relcl", "acl") for c in noun.children)
    return noun.dep_ in OBJECTS and clause and noun.head.i < noun.i


def summed_verb(noun: Token, cues: Cues) -> Token | None:
    """The verb of the clause that the noun takes up: of what is said, the verb of saying."""
    above = [up for up in noun.ancestors if up.pos_ == "VERB" and up.i < noun.i and _subject(up)]
    telling = cues.reporting_verb | cues.accusing_verb | cues.requesting_verb
    if noun.lemma_.lower() in cues.statement_noun:
        above = [up for up in above if up.lemma_ in telling] or above
    return above[0] if above else None


def taken_up(clause: Token, cues: Cues) -> Token | None:
    """The noun that is the object of the clause by which it is modified, though the parser does
    not say so: "a finding that B tried to block", "a charge that B denied"."""
    verb = clause
    if verb.dep_ == "xcomp" and verb.head.dep_ in ("relcl", "acl"):
        verb = verb.head
    elif verb.dep_ not in ("acl", "relcl") or verb.lemma_ not in (
        cues.responding_verb | cues.accusing_verb | cues.naming_verb
    ):
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.tag_ not in ("WDT", "WP")]
    naming = clause.lemma_ in cues.naming_verb  # "a demand that B called a farce"
    taken = ("ccomp", "xcomp") if naming else ("dobj", "ccomp", "xcomp")
    empty = not any(c.dep_ in taken for c in clause.children)
    return verb.head if own and empty and sums_up(verb.head, cues) else None


def _subject(verb: Token) -> bool:
    return verb.dep_ == "conj" or any(c.dep_ in SUBJECTS for c in verb.children)


def so_called(clause: Token, cues: Cues) -> list[Token]:
    """What the clause calls something that it does not name otherwise: "condemned what he called
    Turkey's *statements*", "what it described as *attacks*"."""
    what = [c for c in clause.children if c.lower_ == "what" and c.tag_ == "WP"]
    if clause.pos_ != "VERB" or not what or clause.lemma_ not in cues.naming_verb:
        return []
    found = [c for c in clause.children if c.dep_ in ("oprd", "attr", "dobj", "ccomp")]
    found += [p for c in clause.children if c.lower_ == "as" for p in c.children]
    return [c for c in found if c not in what and c.pos_ in ("NOUN", "PROPN")]
