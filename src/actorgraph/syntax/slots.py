"""The slots of triggers: from the name in the ontology to the tokens in the parse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import (
    MODIFIERS,
    Filler,
    antecedent,
    conjuncts,
    destined,
    governors,
    hyphenated,
    named_beside,
    nested,
    prepositional,
    stranded,
)
from actorgraph.syntax.clauses import (
    aim_object,
    complement_subject,
    condition_subject,
    content_subject,
    doer_of_what,
    driven_into,
    goal_object,
    infinitives,
    predicates,
    seat,
    that_clauses,
)
from actorgraph.syntax.company import set_beside
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.events import claimants, occurring, scenes, trailing
from actorgraph.syntax.nouns import (
    clause_partner,
    clause_subject,
    container,
    inverse_object,
    support_verbs,
    supported_subject,
)
from actorgraph.syntax.owners import origins, owners
from actorgraph.syntax.purposes import aims, beneficiaries, errands, sources
from actorgraph.syntax.receivers import addressees, over_the_line, recipients
from actorgraph.syntax.statements import accuser, answerer, asked_of, maker, petitioned, prompted
from actorgraph.syntax.undertakings import helped_in
from actorgraph.syntax.verbs import deep_subject, surface_subject
from actorgraph.triggers import OF_CLAUSES, UNWRITTEN


def slot(trigger: Token, name: str, pos: str, cues: Cues) -> Sequence[Filler]:
    """What fills the named slot (docs/lexicon.md lists them) of a trigger of that part of speech;
    empty if nothing."""
    head, _, rest = name.partition("/")
    if pos == "verb":
        found = verb_slot(trigger, head, cues)
    elif pos == "noun":
        found = noun_slot(trigger, head, cues)
    else:
        found = adjective_slot(trigger, head, cues)
    if rest:
        inner = verb_slot if head in OF_CLAUSES else noun_slot
        return [
            Filler(owner.token, filler.steps + owner.steps)
            for filler in found
            for noun in conjuncts(filler.token)
            for owner in inner(noun, rest, cues)
        ]
    return found


PAIRING = ("between", "among")
"""Prepositions of an event's parties, which may stand behind its verb ("talks began between")."""

Look = Callable[[Token, Cues], Sequence[Filler]]

OF_VERBS: Mapping[str, Look] = {
    "subj": deep_subject,
    "obj": deep_object,
    "comp": complement_subject,
    "goal": goal_object,
    "content": content_subject,
    "condition": condition_subject,
    "aim": aim_object,
    "deed": doer_of_what,
    "attr": predicates,
    "seat": lambda verb, cues: seat(verb),
    "governor": lambda verb, cues: governors(verb),
    "inf": lambda verb, cues: infinitives(verb),
    "doing": lambda verb, cues: driven_into(verb),
    "that": lambda verb, cues: that_clauses(verb),
    "place": lambda verb, cues: scenes(verb),
    "neg": lambda verb, cues: [Filler(c) for c in verb.children if c.dep_ == "neg"],
    "particle": lambda verb, cues: [Filler(c) for c in verb.children if c.dep_ == "prt"],
    "manner": lambda verb, cues: [Filler(c) for c in verb.children if c.dep_ == "advmod"],
    "dative": recipients,
    "told": lambda verb, cues: addressees(verb),
    "offered": aims,
    "helped": beneficiaries,
    "errand": errands,
    "accuser": accuser,
    "modal": lambda verb, cues: [Filler(c) for c in verb.children if c.tag_ == "MD"],
    "petitioned": petitioned,
    **dict.fromkeys(UNWRITTEN, lambda verb, cues: ()),
}
OF_NOUNS: Mapping[str, Look] = {
    "poss": lambda noun, cues: owners(noun),
    "subj": supported_subject,
    "obj": lambda noun, cues: [Filler(t, s + 1) for t, s in inverse_object(noun, cues)],
    "governor": lambda noun, cues: governors(noun),
    "kind": lambda noun, cues: [Filler(c) for c in noun.children if c.dep_ == "compound"],
    "clause": clause_subject,
    "maker": maker,
    "answerer": answerer,
    "prompted": prompted,
    "comp": asked_of,
    "content": content_subject,
    "goal": goal_object,
    "aim": aim_object,
    "condition": condition_subject,
    "inf": lambda noun, cues: infinitives(noun),
    "purpose": sources,
    "partner": clause_partner,
    "appos": lambda noun, cues: named_beside(noun),
    "claimant": claimants,
    "case": lambda noun, cues: [Filler(noun.head)] if noun.dep_ == "pobj" else [],
    "place": lambda noun, cues: scenes(noun),
    "origin": origins,
    "helped": helped_in,
}
OF_INFINITIVES = ("goal", "aim", "inf")
"""Slots that adjectives share with verbs."""


_ASKED = 4096
"""Slots of words whose fillers are remembered: those of a few sentences, whose many readings ask
for the same ones."""


@lru_cache(_ASKED)
def verb_slot(verb: Token, name: str, cues: Cues) -> Sequence[Filler]:
    """Slots of verbs: those of ``OF_VERBS``, or a preposition."""
    return tuple(_verb_slot(verb, name, cues))


def _verb_slot(verb: Token, name: str, cues: Cues) -> Sequence[Filler]:
    if name in OF_VERBS:
        return OF_VERBS[name](verb, cues)
    found = prepositional(verb, name)
    if name == "with":  # "Together with B, A left"
        found = [f for f in found if f.token.i > verb.i or not set_beside(f.token.head, cues)]
    if not found and name == "from":
        found = prepositional(verb, "out")
    if not found:  # the parser may hang the phrase on the object instead
        for c in verb.children:
            beside = (
                c.dep_ == "advmod" and c.i > verb.i
            )  # "pulled back from B", "gave it back to B"
            if beside or c.dep_ in ("dobj", "nsubjpass", "prt", "attr", "oprd", "dative"):
                found += [Filler(f.token, f.steps + 1) for f in nested(c, name)]
    if not found and name == "with":
        found = over_the_line(verb, cues)
    if not found and verb.dep_ == "relcl":
        found = stranded(verb, name)
    return found


@lru_cache(_ASKED)
def noun_slot(noun: Token, name: str, cues: Cues) -> Sequence[Filler]:
    """Slots of nouns: those of ``OF_NOUNS``, head or a preposition; holder is left to offices."""
    return tuple(_noun_slot(noun, name, cues))


def _noun_slot(noun: Token, name: str, cues: Cues) -> Sequence[Filler]:
    if name in OF_NOUNS:
        return OF_NOUNS[name](noun, cues)
    if name == "head":
        return [Filler(noun.head)] if noun.dep_ in MODIFIERS and noun.head.i > noun.i else []
    found = nested(noun, name) or occurring(noun, name, cues) or destined(noun, name)
    if not found and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        found = [Filler(f.token, f.steps + 1) for f in prepositional(noun.head, name)]
    if not found and name != "of":  # "support and aid for B": it hangs on the last conjunct
        for other in noun.conjuncts:
            if other.i > noun.i and other.pos_ == "NOUN":
                found += [Filler(f.token, f.steps + 1) for f in prepositional(other, name)]
    if not found and name != "of" and (whole := container(noun, cues)) is not None:
        found = [Filler(f.token, f.steps + 1) for f in prepositional(whole, name)]
        found = found or [Filler(t, s + 1) for t, s in noun_slot(whole, name, cues)]
    if not found:
        for verb, _ in support_verbs(noun, cues):
            names = (name, "dative") if name == "to" else (name,)
            for each in names:
                found += [Filler(f.token, f.steps + 1) for f in verb_slot(verb, each, cues)]
    if not found and noun.dep_ == "attr":  # "*of which* it is a member"
        phrases = [c for c in noun.head.children if c.i < noun.head.i and c.lower_ == name]
        inner = [p for c in phrases for p in c.children if p.dep_ == "pobj" and p.tag_ == "WDT"]
        found = [Filler(antecedent(p), 1) for p in inner]
    if not found and name in PAIRING and noun.dep_ in ("nsubj", "nsubjpass"):
        phrases = [c for c in noun.head.children if c.dep_ == "prep" and c.i > noun.head.i]
        inner = [p for c in phrases for p in c.children if p.dep_ == "pobj"]
        for holder in (noun.head, *inner):  # "talks are under way between A and B"
            found = found or [Filler(f.token, f.steps + 1) for f in prepositional(holder, name)]
    if not found and name in PAIRING and noun.dep_ == "dobj":  # "followed a meeting … between"
        found = [f for f in prepositional(noun.head, name) if f.token.i > noun.i]
    if not found and name == "from":  # "weapons flown from B"
        sent = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in cues.sending_verb]
        found = [Filler(f.token, f.steps + 1) for c in sent for f in prepositional(c, "from")]
    if not found and name == "from" and noun.dep_ == "nsubj":  # "criticism came from B"
        found = prepositional(noun.head, name) if noun.head.lemma_ in cues.source_verb else []
    return [f for f in found or trailing(noun, name) if f.token.i != noun.i]


def adjective_slot(adjective: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of adjectives: subj, head, hyphen (X in "X-backed"), those of the infinitive under one
    ("ready to help *B*"), or a preposition."""
    if name in OF_INFINITIVES:
        return list(OF_VERBS[name](adjective, cues))
    if name == "hyphen":
        return hyphenated(adjective)
    if name == "head":
        return [Filler(adjective.head)] if adjective.dep_ == "amod" else []
    if name == "subj":
        if adjective.dep_ in ("amod", "appos", "acl"):
            return [Filler(adjective.head)]
        if adjective.dep_ in ("acomp", "oprd", "attr", "conj", "xcomp", "advcl"):
            judged = [c for c in adjective.head.children if c.dep_ == "dobj"]
            if adjective.dep_ == "oprd" and judged:  # "A branded *the pact* rash"
                return [Filler(c) for c in judged]
            return surface_subject(adjective.head, cues)
        return surface_subject(adjective, cues)
    return prepositional(adjective, name)
