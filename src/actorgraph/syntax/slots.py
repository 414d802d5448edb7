"""The slots of triggers: from the name in the ontology to the tokens in the parse."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import (
    MODIFIERS,
    Filler,
    governors,
    hyphenated,
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
    goal_object,
    is_infinitive,
    predicates,
    seat,
)
from actorgraph.syntax.nouns import clause_subject, inverse_object, support_verbs, supported_subject
from actorgraph.syntax.owners import owners
from actorgraph.syntax.statements import answerer, asked_of, maker, prompted
from actorgraph.syntax.verbs import (
    deep_object,
    deep_subject,
    recipients,
    surface_subject,
    swallowed_recipient,
)


def slot(trigger: Token, name: str, pos: str, cues: Cues) -> list[Filler]:
    """What fills the named slot (docs/lexicon.md lists them) of a trigger of that part of speech;
    empty if nothing."""
    head, _, rest = name.partition("/")
    look = {"verb": verb_slot, "noun": noun_slot, "adjective": adjective_slot}[pos]
    found = look(trigger, head, cues)
    if rest:
        return [
            Filler(owner.token, filler.steps + owner.steps)
            for filler in found
            for owner in noun_slot(filler.token, rest, cues)
        ]
    return found


def verb_slot(verb: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of verbs: subj, obj, dative, comp, attr or a preposition."""
    special: dict[str, Callable[[Token, Cues], list[Filler]]] = {
        "subj": deep_subject,
        "obj": deep_object,
        "comp": complement_subject,
        "goal": goal_object,
        "content": content_subject,
        "condition": condition_subject,
        "aim": aim_object,
        "deed": doer_of_what,
    }
    if name in special:
        return special[name](verb, cues)
    if name == "author":
        return []  # no word of the sentence, see extraction/authors.py
    if name == "governor":
        return governors(verb)
    if name == "seat":
        return seat(verb)
    if name == "inf":
        return [Filler(c) for c in verb.children if is_infinitive(c, purpose=True)]
    if name == "neg":
        return [Filler(c) for c in verb.children if c.dep_ == "neg"]
    if name == "that":
        return [Filler(c) for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if name == "dative":
        given = [Filler(c) for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        return given or recipients(verb, cues) or swallowed_recipient(verb, cues)
    if name == "attr":
        return predicates(verb, cues)
    found = prepositional(verb, name)
    if not found and name == "from":
        found = prepositional(verb, "out")
    if not found:  # the parser may hang the phrase on the object instead
        for c in verb.children:
            if c.dep_ in ("dobj", "nsubjpass", "prt", "attr", "oprd", "dative"):
                found += [Filler(f.token, f.steps + 1) for f in nested(c, name)]
    if not found and verb.dep_ == "relcl":
        found = stranded(verb, name)
    return found


def noun_slot(noun: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of nouns: poss, subj, head, holder is left to offices, or a preposition."""
    if name == "poss":
        return owners(noun)
    if name == "head":
        return [Filler(noun.head)] if noun.dep_ in MODIFIERS and noun.head.i > noun.i else []
    if name == "subj":
        return supported_subject(noun, cues)
    if name == "appos":
        return [Filler(c) for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    if name == "governor":
        return governors(noun)
    if name == "inf":
        return [Filler(c) for c in noun.children if is_infinitive(c)]
    if name == "obj":
        return [Filler(f.token, f.steps + 1) for f in inverse_object(noun, cues)]
    special = {
        "clause": clause_subject,
        "maker": maker,
        "answerer": answerer,
        "comp": asked_of,
        "content": content_subject,
        "goal": goal_object,
        "aim": aim_object,
        "condition": condition_subject,
        "prompted": prompted,
    }
    if name in special:
        return special[name](noun, cues)
    found = nested(noun, name)
    if not found and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        found = [Filler(f.token, f.steps + 1) for f in prepositional(noun.head, name)]
    if not found and name != "of":  # "support and aid for B": it hangs on the last conjunct
        for other in noun.conjuncts:
            if other.i > noun.i and other.pos_ == "NOUN":
                found += [Filler(f.token, f.steps + 1) for f in prepositional(other, name)]
    if not found:
        for verb, _ in support_verbs(noun, cues):
            names = (name, "dative") if name == "to" else (name,)
            for each in names:
                found += [Filler(f.token, f.steps + 1) for f in verb_slot(verb, each, cues)]
    return [f for f in found if f.token.i != noun.i]


def adjective_slot(adjective: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of adjectives: subj, head, hyphen (X in "X-backed"), or a preposition."""
    if name == "hyphen":
        return hyphenated(adjective)
    if name == "head":
        return [Filler(adjective.head)] if adjective.dep_ == "amod" else []
    if name == "subj":
        if adjective.dep_ in ("amod", "appos", "acl"):
            return [Filler(adjective.head)]
        if adjective.dep_ in ("acomp", "oprd", "attr", "conj", "xcomp", "advcl"):
            return surface_subject(adjective.head, cues)
        return surface_subject(adjective, cues)
    return prepositional(adjective, name)
