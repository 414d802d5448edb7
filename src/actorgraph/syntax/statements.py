"""Who makes, who answers and who is meant by what a noun of speech names ("call", "charge")."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS, Filler, antecedent, prepositional
from actorgraph.syntax.clauses import wished
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.owners import owners
from actorgraph.syntax.summaries import BREAKS, summed_verb, sums_up
from actorgraph.syntax.verbs import deep_subject
from actorgraph.syntax.voice import is_passive


def maker(noun: Token, cues: Cues) -> list[Filler]:
    """Who makes the statement: "a call by A", "a charge from A", "A's demand", or the subject of
    the clause that the noun takes up ("A called B a thief, a charge that …")."""
    noun = filling(noun, cues)
    found = drafters(noun)
    own = owners(noun)  # of "A's NATO bid" only A
    found += prepositional(noun, "from") + ([f for f in own if f.token.dep_ == "poss"] or own)
    if not found or sums_up(noun, cues):
        verb = summed_verb(noun, cues) if sums_up(noun, cues) else None
        found += [Filler(t, s + 1) for t, s in (deep_subject(verb, cues) if verb else [])]
    return found


def drafters(noun: Token, verbs: Collection[str] | None = None) -> list[Filler]:
    """Whom the noun's "by" names, or that of a participle ("a text by *A*", "drafted by *A*"), of
    these ``verbs`` if given."""
    made = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    made = [c for c in made if verbs is None or c.lemma_.lower() in verbs]
    return [f for each in (noun, *made) for f in prepositional(each, "by")]


def filling(noun: Token, cues: Cues) -> Token:
    """What was said in the time or number that the noun names ("months of *lobbying*"), or the
    noun."""
    lemma = noun.lemma_.lower()
    if lemma not in cues.period_noun and lemma not in cues.collection_noun:
        return noun
    for filler in prepositional(noun, "of"):
        if filler.token.lemma_.lower() in cues.statement_noun | cues.requesting_noun:
            return filler.token
    return noun


def accuser(verb: Token, cues: Cues) -> list[Filler]:
    """Who said what "which" takes up as the object of the verb: "*A* accused B of theft, which B
    denied"."""
    taken = [c for c in verb.children if c.lower_ == "which" and c.dep_ == "dobj"]
    if not taken or taken[0].i == 0 or verb.doc[taken[0].i - 1].text not in BREAKS:
        return []
    for up in verb.ancestors:
        if up.pos_ == "VERB" and up.i < taken[0].i and up.lemma_ in cues.accusing_verb:
            return [Filler(t, s + 1) for t, s in deep_subject(up, cues)]
    return []


def petitioned(verb: Token, cues: Cues) -> list[Filler]:
    """Whom the subject of a passive without agent has asked: "A asked *B* for help and was
    refused", "A's envoy appealed to *B*, but was turned away"."""
    if not is_passive(verb) or verb.dep_ != "conj" or any(c.dep_ == "agent" for c in verb.children):
        return []
    for up in verb.ancestors:
        if up.pos_ == "VERB" and up.lemma_ in cues.requesting_verb:
            found = [Filler(t, s + 1) for t, s in deep_object(up, cues)]
            names = sorted(cues.asked_preposition)
            return found + [Filler(f.token, 1) for n in names for f in prepositional(up, n)]
    return []


def charging(noun: Token, cues: Cues) -> Token | None:
    """The verb that charges somebody with what the noun names ("*accused* B of an attack")."""
    if noun.dep_ != "pobj" or sums_up(noun, cues):
        return None
    if noun.head.lower_ not in ("of", "with", "for"):
        return None
    verb = noun.head.head
    return verb if verb.lemma_ in cues.accusing_verb else None


def has_maker(noun: Token, cues: Cues) -> bool:
    """Whether the words beside the noun tell who makes the statement."""
    named = any(f.token.dep_ == "poss" or f.token.ent_type_ for f in owners(noun))
    by = prepositional(noun, "by") or prepositional(noun, "from")
    return named or bool(by) or sums_up(noun, cues)


def answerer(noun: Token, cues: Cues) -> list[Filler]:
    """Who answers the statement, and so is addressed by it: "*B* rejected a call from A", "A's
    plea was ignored by *B*", "a charge that *B* denied", "*B* bowed to pressure from A"."""
    for verb in _answers(noun, cues):
        if verb.lemma_ in cues.responding_verb or _yields(verb, noun, cues):
            return [Filler(t, s + 1) for t, s in deep_subject(verb, cues)]
    return []


def _answers(noun: Token, cues: Cues) -> list[Token]:
    """The verbs whose object the noun may be, or what it fills ("months of *lobbying*")."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    top = whole if filling(whole, cues) == noun else noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    found = [c for c in noun.children if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB"]
    if top.dep_ in ("dobj", "nsubjpass"):
        found.append(top.head)
    elif top.dep_ == "pobj" and top.head.head.pos_ == "VERB":
        found.append(top.head.head)
    return found


def _yields(verb: Token, noun: Token, cues: Cues) -> bool:
    """Whether the verb answers with a preposition ("bow to", "scoff at", "give in to")."""
    return noun.dep_ == "pobj" and f"{verb.lemma_} {noun.head.lower_}" in cues.responding_verb


def asked_of(noun: Token, cues: Cues) -> list[Filler]:
    """Who is wanted to do something: "a demand that *B* withdraw", "a call for *B* to leave"."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp", "advcl")]
    clauses += [  # the parser hangs "a call by A for B to leave" on the verb
        c
        for c in noun.head.children
        if c.dep_ in ("advcl", "ccomp")
        and c.i > noun.i
        and any(m.dep_ == "mark" and m.lower_ == "for" for m in c.children)
    ]
    wanted = [clause for clause in clauses if wished(clause, cues)]
    found = [Filler(antecedent(c)) for v in wanted for c in v.children if c.dep_ in SUBJECTS]
    if wanted and not found:  # "a call for B to leave", read as a call for B
        found = [Filler(f.token, 1) for f in prepositional(noun, "for")]
    return found


def prompted(noun: Token, cues: Cues) -> list[Filler]:
    """Who does something at, under or despite what the noun names: "at the request of A, *B* left",
    "*B* stayed despite appeals from A"."""
    if noun.dep_ != "pobj":
        return []
    phrase = noun.head
    if phrase.lower_ == "of" and phrase.head.lower_ in cues.prompting_noun:
        phrase = phrase.head.head  # "in *spite* of requests"
    elif phrase.lower_ not in cues.prompting_preposition:
        return []
    verb = phrase.head
    return [Filler(t, s + 1) for t, s in deep_subject(verb, cues)] if verb.pos_ == "VERB" else []
