"""Clauses under a verb: who is wanted to do something, whom and what the clause is about."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS, Filler, antecedent, prepositional
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.summaries import taken_up
from actorgraph.syntax.verbs import deep_subject, surface_subject
from actorgraph.syntax.voice import is_passive


def complement_subject(verb: Token, cues: Cues) -> list[Filler]:
    """The subject of the clause that the verb takes ("urge that B …", "urge B to …")."""
    found: list[Filler] = []
    for clause in verb.children:
        wish = clause.dep_ in ("ccomp", "xcomp") or _for_whom(clause)
        if small_clause(clause) or is_bare(clause) or (wish and wished(clause, cues)):
            found += [Filler(antecedent(c)) for c in clause.children if c.dep_ in SUBJECTS]
            found += [  # "called for B to …" is parsed as a mark and a subject
                Filler(p, 1)
                for c in clause.children
                if c.dep_ == "prep" and c.lower_ == "for" and c.i < clause.i
                for p in c.children
                if p.dep_ == "pobj"
            ]
    return found


def _for_whom(clause: Token) -> bool:
    """Whether the clause is the "for B to …" of a verb of asking ("pressed for B to act")."""
    return clause.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ == "for" for c in clause.children
    )


def predicates(verb: Token, cues: Cues) -> list[Filler]:
    """What the verb says that its subject or object is: "remains *president*", "called the move
    *rash*", "a demand that B called a *farce*"."""
    found = [c for c in verb.children if c.dep_ in ("attr", "oprd") or small_clause(c)]
    if not found and taken_up(verb, cues) is not None:
        found = [c for c in verb.children if c.dep_ == "dobj"]
    if not found and verb.lemma_ in cues.naming_verb:
        found = _called(verb)
    return [Filler(c) for c in found]


def _called(verb: Token) -> list[Token]:
    """What an active verb calls its object where the parser does not say so: a second object, an
    apposition without a comma ("called B's raid *a crime*"), an adjective behind a noun ("called
    the raid on C *unlawful*")."""
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    if len(objects) > 1:
        return objects[1:]
    for noun in objects:
        for word in noun.subtree:
            late = word.dep_ in ("amod", "acomp") and word.i > word.head.i
            beside = word.dep_ == "appos" and word.head == noun
            before = word.doc[word.left_edge.i - 1]
            if (beside and before.text != ",") or (late and word.pos_ == "ADJ"):
                return [word]
    return []


def small_clause(clause: Token) -> bool:
    """Whether the clause is a subject with a verbless predicate ("called the *move* rash")."""
    below = {c.dep_ for c in clause.children}
    plain = clause.pos_ in ("ADJ", "NOUN") and clause.dep_ == "ccomp"
    return plain and "nsubj" in below and not below & {"cop", "aux", "mark"}


def content_subject(verb: Token, cues: Cues) -> list[Filler]:
    """Whom a finite clause under the verb or noun is about ("warned that B had gone too far")."""
    for clause in verb.children:
        told = clause.dep_ == "ccomp" or (
            verb.pos_ == "NOUN" and clause.dep_ == "acl" and _that(clause)
        )
        if told and clause.i > verb.i and not wished(clause, cues):
            return [Filler(t, s + 1) for t, s in surface_subject(clause, cues)]
    return []


def goal_object(verb: Token, cues: Cues) -> list[Filler]:
    """What the infinitive under the verb is aimed at ("refused to recognise B", "to talk to B")."""
    for clause in verb.children:
        if is_infinitive(clause):
            found = deep_object(clause, cues) + complement_subject(clause, cues)
            for c in clause.children:
                if c.dep_ == "prep" and c.lower_ in ("with", "to", "against"):
                    found += prepositional(clause, c.lower_)
            return [Filler(t, s + 1) for t, s in found]
    return []


def is_infinitive(clause: Token, purpose: bool = False) -> bool:
    """Whether the clause is an infinitive under a verb ("refused to *go*") or noun ("a threat to
    *go*"), or a gerund under a verb ("began *going*"); one of ``purpose`` too, as the parser has
    it ("leaned on B to *go*")."""
    marked = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    return clause.pos_ == "VERB" and (
        clause.dep_ == "xcomp"
        or (marked and clause.dep_ in ("acl", "relcl"))
        or (marked and purpose and clause.dep_ == "advcl")
    )


def is_bare(clause: Token) -> bool:
    """Whether the clause is an infinitive without "to" ("let B *go*")."""
    return clause.dep_ == "ccomp" and clause.tag_ in ("VB", "VBP") and clause.head.lemma_ == "let"


def infinitives(word: Token) -> list[Filler]:
    """The infinitives under the word, or else under its object ("gave B a week to *go*")."""
    purpose = word.pos_ == "VERB"
    found = [c for c in word.children if is_infinitive(c, purpose) or is_bare(c)]
    objects = [c for c in word.children if c.dep_ == "dobj"]
    objects += [p for c in word.children if c.dep_ == "prep" for p in c.children]
    under = [k for each in objects for k in each.children if is_infinitive(k)]
    return [Filler(c) for c in found or under]


def driven_into(verb: Token) -> list[Filler]:
    """The gerunds of what somebody is driven to ("pushed B into *signing*")."""
    into = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "into"]
    return [Filler(g) for c in into for g in c.children if g.dep_ == "pcomp" and g.pos_ == "VERB"]


def that_clauses(verb: Token) -> list[Filler]:
    """The verbs of the clauses that the verb tells ("told B that it would *pay*", also ""You will
    *pay*," A told B")."""
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    return [Filler(c) for c in told if c.i > verb.i or c.doc[c.left_edge.i - 1].is_quote]


def aim_object(verb: Token, cues: Cues) -> list[Filler]:
    """What the infinitive under the verb is aimed at by a preposition ("threatened to resume
    attacks on *B*", "to take action against *B*", "to cut exports to *B*")."""
    found: list[Filler] = []
    for clause in verb.children:
        if is_infinitive(clause):
            objects = [c for c in clause.children if c.dep_ in ("dobj", "dative")]
            names = sorted(cues.aiming_preposition)
            for holder, also in ((clause, []), *((each, ["for", "with"]) for each in objects)):
                for name in (*names, *also):
                    found += [Filler(t, s + 1) for t, s in prepositional(holder, name)]
    return found


def _conditional(clause: Token, cues: Cues) -> bool:
    """Whether the clause is a condition: "unless B left", "should B fail to comply"."""
    first = clause.left_edge
    inverted = first.lower_ == "should" and first.dep_ == "aux" and first.head == clause
    return inverted or any(
        m.dep_ in ("mark", "prep") and m.lower_ in cues.condition_mark for m in clause.children
    )


def condition_subject(verb: Token, cues: Cues) -> list[Filler]:
    """Whose conduct a threat or warning depends on: "threatened to strike unless *B* left"."""
    under = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") or is_infinitive(c)]
    clauses = [verb, *under]
    clauses += [c for up in under for c in up.children if c.dep_ == "xcomp"]
    return [
        Filler(t, s + 1)
        for clause in clauses
        for condition in clause.children
        if condition.dep_ == "advcl" and _conditional(condition, cues)
        for t, s in surface_subject(condition, cues)
    ]


def doer_of_what(verb: Token, cues: Cues) -> list[Filler]:
    """Whose deed the verb calls something: "*B* closed the road in what A called a crime"."""
    what = any(c.lower_ == "what" for c in verb.children)
    if not what or verb.dep_ != "pcomp" or verb.head.lower_ != "in":
        return []
    above = verb.head.head
    found = deep_subject(above, cues) if above.pos_ == "VERB" else []
    return [Filler(t, s + 2) for t, s in found]


def seat(verb: Token) -> list[Filler]:
    """Where a passive without an agent is done, which for what states say is who does it ("the
    charge was denied in *Rome*")."""
    if not is_passive(verb) or any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children):
        return []
    return [Filler(t, s + 1) for t, s in prepositional(verb, "in")]


def wished(clause: Token, cues: Cues) -> bool:
    """Whether a complement is what somebody wants done: an infinitive, a bare form, a "should"."""
    if clause.pos_ not in ("VERB", "AUX"):
        return False
    modals = {c.lower_ for c in clause.children if c.dep_ == "aux" and c.tag_ == "MD"}
    if any(c.dep_ == "aux" and c.lemma_ == "do" for c in clause.children):
        return False
    past = clause.tag_ == "VBD" and clause.head.lemma_ not in cues.reporting_verb  # "that B free C"
    uninflected = (clause.tag_ == "VBP" or past) and clause.lower_ == clause.lemma_
    bare = clause.tag_ == "VB" or (
        uninflected  # "demanded that Libya withdraw": a singular subject, a plural form
        and any(
            c.dep_ == "nsubj" and (c.tag_ in ("NN", "NNP") or c.lower_ in cues.singular_pronoun)
            for c in clause.children
        )
    )
    return bool(modals & cues.obligation_word) or (bare and not modals)


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.i == clause.left_edge.i for c in clause.children)
