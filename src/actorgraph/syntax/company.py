"""Who does it, too: "A, along with *B*, left", "A left, as did *B*", "A joined *B* in leaving"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS, Filler, prepositional

DASHES = ("-", "–", "—")


def companions(verb: Token, subject: Token, cues: Cues) -> list[Filler]:
    """Whom the words before the verb put beside its subject ("A, along with *B*, left"), and who
    is said to do the same ("A left, as did *B*")."""
    return [*_beside(verb, subject, cues), *_likewise(verb, cues)]


def _beside(verb: Token, subject: Token, cues: Cues) -> list[Filler]:
    """ "A, like *B*, …", "A, together with *B*, …", "Together with *B*, A …": before the verb."""
    found: list[Filler] = []
    for phrase in verb.children:
        if phrase.i < subject.left_edge.i and set_beside(phrase, cues):
            found += [Filler(p, 1) for c in phrase.subtree for p in c.children if p.dep_ == "pobj"]
            found = [f for f in found if f.token.head.lower_ == "with"]
    for phrase in (*subject.children, *verb.children):
        if phrase.dep_ not in ("prep", "advmod") or not subject.i < phrase.i < verb.i:
            continue
        if phrase.left_edge.i < 1 or phrase.doc[phrase.left_edge.i - 1].text != ",":
            continue
        first = phrase.doc[phrase.left_edge.i].lower_
        if phrase.lower_ in cues.beside_word:
            found += [Filler(p, 1) for p in phrase.children if p.dep_ == "pobj"]
            found += [Filler(f.token, 1) for f in prepositional(phrase, "with")]
        elif phrase.lower_ == "with" and first in cues.beside_word:
            found += [Filler(p, 1) for p in phrase.children if p.dep_ == "pobj"]
    for clause in (*subject.children, *verb.children):  # "A, joined by B, urged …"
        joins = clause.dep_ in ("acl", "advcl") and clause.tag_ in ("VBN", "VBD")
        if joins and clause.lemma_ in cues.joining_verb and subject.i < clause.i < verb.i:
            found += [Filler(f.token, 1) for f in prepositional(clause, "by")]
    return [f for f in found if f.token.pos_ == "PROPN"]


def set_beside(phrase: Token, cues: Cues) -> bool:
    """Whether the phrase only puts others beside a subject: "*together with* B"."""
    first = phrase.doc[phrase.left_edge.i]
    named = any(c.lower_ == "with" for c in (phrase, *phrase.children))
    return named and first.lower_ in cues.beside_word


def _likewise(verb: Token, cues: Cues) -> list[Filler]:
    """ "…, as did *B*", "… and so has *B*", "…; *B* did the same"."""
    clauses = [
        c for c in verb.children if c.dep_ in ("advcl", "conj", "parataxis") and c.i > verb.i
    ]
    if verb.dep_ in ("ccomp", "parataxis") and verb.head.i > verb.i:
        clauses.append(verb.head)
    return [
        Filler(s, 1)
        for clause in clauses
        if _repeats(clause, cues)
        for s in clause.children
        if s.dep_ in SUBJECTS and s.pos_ == "PROPN"
    ]


def _repeats(clause: Token, cues: Cues) -> bool:
    """Whether a clause only says that another does so, too."""
    if clause.lemma_ not in cues.pro_verb or any(c.dep_ == "neg" for c in clause.children):
        return False
    below = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "dobj")}
    other = any(c.dep_ in ("dobj", "attr", "acomp", "xcomp", "ccomp") for c in clause.children)
    same = bool(below & cues.same_word)
    return same or (bool(below & cues.likewise_word) and not other)


def joined(verb: Token, cues: Cues) -> list[Filler]:
    """Whom somebody joins in what a gerund says ("A joined *B* in condemning C"), empty for any
    other verb."""
    governor = verb.head.head
    declined = governor.dep_ == "xcomp"  # "refused to join B in condemning C"
    if verb.head.lower_ != "in" or governor.lemma_ not in cues.joining_verb or declined:
        return []
    found = [Filler(c, 1) for c in governor.children if c.dep_ == "dobj"]
    agents = [c for c in governor.children if c.dep_ == "agent"]
    return found + [Filler(p, 1) for c in agents for p in c.children if p.dep_ == "pobj"]


def dashed(noun: Token) -> list[Filler]:
    """The names that stand for a plural between dashes: "the guarantors - *A*, B and C - urged"."""
    last = noun.right_edge.i
    if noun.tag_ not in ("NNS", "NNPS") or last == noun.i or last + 1 >= len(noun.doc):
        return []
    marks = [t.i for t in noun.doc[noun.i + 1 : last + 1] if t.text in DASHES]
    if not marks:
        return []
    closing = [i for i in (*marks[1:], last + 1) if noun.doc[i].text in DASHES]
    if not closing:
        return []
    inside = noun.doc[marks[0] + 1 : closing[-1]]
    plain = all(t.pos_ in ("PROPN", "PUNCT", "CCONJ", "DET") for t in inside)
    names = [t for t in inside if t.pos_ == "PROPN" and t.dep_ not in ("compound", "amod")]
    return [Filler(t, 1) for t in names] if plain else []


def among(noun: Token) -> list[Filler]:
    """Those of many who are named: "states, among them *A* and B", "among those that left were
    *A* and B"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be":
        names = (c for c in noun.head.head.children if c.dep_ in ("attr", "nsubj"))
        return [Filler(c, 1) for c in names if c.pos_ == "PROPN"]
    after = noun.right_edge.i + 1
    return [
        Filler(p, 1)
        for phrase in (*noun.children, *noun.head.children)
        if phrase.lower_ == "among" and noun.i < phrase.i <= after + 1
        for p in phrase.children
        if p.pos_ == "PROPN" and any(k.pos_ == "PRON" for k in phrase.children)
    ]


def beyond(noun: Token) -> list[Filler]:
    """The names between commas that the parser hangs on the verb, not on the noun that they say
    more of ("met the senior officer in B, General *A*, on Monday")."""
    verb = {"dobj": noun.head, "pobj": noun.head.head}.get(noun.dep_)
    return [
        Filler(c, 1)
        for c in (verb.children if verb is not None else ())
        if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.left_edge.i > noun.i
        if c.doc[c.left_edge.i - 1].text == ","
    ]
