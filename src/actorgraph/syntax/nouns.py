"""Who does what a noun names: support verbs, copulas, phrases of circumstance."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import Filler, antecedent, is_relative, prepositional
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.owners import possessors
from actorgraph.syntax.statements import charging
from actorgraph.syntax.summaries import sums_up
from actorgraph.syntax.verbs import deep_subject, surface_subject
from actorgraph.syntax.voice import phrases


def supported_subject(noun: Token, cues: Cues) -> list[Filler]:
    """Who does what the noun names: subject of its support verb, of a copula, or its apposition."""
    if (whole := container(noun, cues)) is not None and not possessors(noun):
        return [Filler(t, s + 1) for t, s in possessors(whole) or supported_subject(whole, cues)]
    for verb, inverse in support_verbs(noun, cues):
        if not inverse:
            found = [f for f in deep_subject(verb, cues) if f.token.i != noun.i]
            return [Filler(t, s + 1) for t, s in found]
    if claimed := responsible(noun, cues) or charged(noun, cues):
        return claimed
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("attr", "oprd") and top.head.pos_ in ("AUX", "VERB"):
        called = [c for c in top.head.children if c.dep_ == "dobj" and top.dep_ == "oprd"]
        return [Filler(antecedent(c)) for c in called] or surface_subject(top.head, cues)
    if (
        top.dep_ == "appos"
        and not sums_up(top, cues)
        and ":" not in (t.text for t in top.doc[top.head.i : top.i])
    ):
        return [Filler(top.head)]
    if top.dep_ == "pobj" and top.head.lower_ in cues.idiomatic_preposition:
        plain = noun.tag_ == "NN" or noun.lemma_ in cues.idiomatic_plural
        bare = plain and not any(c.dep_ in ("det", "poss") for c in noun.children)
        governor = top.head.head.head if top.head.head.pos_ == "ADJ" else top.head.head
        if bare and governor.pos_ in ("VERB", "AUX"):
            return [Filler(t, s + 1) for t, s in surface_subject(governor, cues)]
        if bare and governor.lemma_ in cues.undertaking_noun:  # "strikes in support of B"
            found = possessors(governor) or supported_subject(governor, cues)
            return [Filler(t, s + 1) for t, s in found]
        if bare and governor.pos_ == "NOUN":  # "troops in support of B"
            return [Filler(governor, 1)]
    if top.dep_ == "pobj" and top.head.lower_ == "as" and top.head.head.pos_ == "VERB":
        verb = top.head.head
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        if top.i < verb.i or (
            noun.lemma_ in cues.share_noun and verb.lemma_ not in cues.regarding_verb
        ):  # "as part of B, A sent troops"
            return surface_subject(verb, cues)
        return [Filler(o, 1) for o in objects] or surface_subject(verb, cues)
    return []


def container(noun: Token, cues: Cues) -> Token | None:
    """The noun of quantity that counts a noun: "a *package* of aid", "a *round* of talks"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.head.pos_ != "NOUN":
        return None
    whole = noun.head.head
    return whole if whole.lemma_.lower() in cues.collection_noun else None


def responsible(noun: Token, cues: Cues) -> list[Filler]:
    """Who is said to have done it: "A claimed responsibility for the raid", "A is behind it"."""
    if noun.dep_ != "pobj":
        return []
    phrase, up = noun.head, noun.head.head
    if phrase.lower_ == "for" and up.lemma_ in cues.responsibility_noun and up.dep_ == "dobj":
        return [Filler(t, s + 1) for t, s in surface_subject(up.head, cues)]
    if phrase.lower_ == "behind" and up.lemma_ == "be":
        return [Filler(t, s + 1) for t, s in surface_subject(up, cues)]
    return []


def charged(noun: Token, cues: Cues) -> list[Filler]:
    """Whom somebody charges with what the noun names: "A accused *B* of an attack"."""
    verb = charging(noun, cues)
    found = deep_object(verb, cues) if verb is not None else []
    return [Filler(t, s + 1) for t, s in found if t.i < noun.i]


def inverse_object(noun: Token, cues: Cues) -> list[Filler]:
    """Who receives what the noun names: the subject of "receive", "face", "come under" …"""
    for verb, inverse in support_verbs(noun, cues):
        if inverse:
            return [f for f in surface_subject(verb, cues) if f.token.i != noun.i]
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.pos_ == "NOUN":
        governor = noun.head.head
        if governor.pos_ in ("VERB", "AUX") and not any(c.dep_ == "det" for c in noun.children):
            return surface_subject(governor, cues)  # "A is under attack from B"
    if noun.dep_ == "nsubj" and noun.head.lemma_ in cues.striking_verb:  # "bans by A hit B"
        return deep_object(noun.head, cues)
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":  # "B, hit by a ban from A"
        verb = noun.head.head
        return surface_subject(verb, cues) if verb.lemma_ in cues.afflicting_verb else []
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ == "VERB":
        if prepositional(noun, "of") or prepositional(noun, "from") or possessors(noun):
            return deep_subject(noun.head.head, cues)  # "A won with the help of B"
    return []


def clause_subject(noun: Token, cues: Cues) -> list[Filler]:
    """The subject of the clause that the noun dates or places: "after talks with B, A said …",
    "A's remarks came after talks with B"."""
    if any(c.dep_ == "poss" for c in noun.children):
        return []
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in cues.period_noun:
        top = top.head.head  # "after three days of fighting with B"
    root = top.sent.root
    if top.dep_ == "pobj" and top.head.head == root and root.pos_ == "PROPN":
        return [Filler(root, 2)]  # "Blinken in Oslo for talks with B", a headline
    placed = top.dep_ == "pobj" and top.head.lower_ in cues.circumstance_preposition
    if not placed and not (top.dep_ == "dobj" and top.head.lemma_ in cues.following_verb):
        return []
    for node in top.head.ancestors if placed else (top.head,):
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("acl", "relcl"):
            told = surface_subject(node, cues)
            makers = [f for each in told for f in _makers(each.token, cues)]
            return makers or [Filler(t, s + 2) for t, s in told if placed]
    return []


def _makers(noun: Token, cues: Cues) -> list[Filler]:
    """Who makes the remarks that a clause is about."""
    said = noun.lemma_.lower() in cues.reporting_noun | cues.remark_noun
    return [Filler(t, s + 2) for t, s in possessors(noun)] if said else []


def clause_partner(noun: Token, cues: Cues) -> list[Filler]:
    """The object of the clause that the noun dates or places: "in a call, A told *B* that …"."""
    if noun.dep_ != "pobj":
        return []
    for node in noun.head.ancestors:
        if node.pos_ == "VERB" and node.dep_ not in ("acl", "relcl"):
            return [Filler(t, s + 1) for t, s in deep_object(node, cues)]
    return []


def support_verbs(noun: Token, cues: Cues) -> Iterator[tuple[Token, bool]]:
    """Verbs that lend the noun their subject, each with True where the subject receives."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    candidates: list[Token] = []
    if top.dep_ in ("dobj", "nsubjpass"):
        candidates.append(top.head)
    elif top.dep_ == "pobj" and top.head.lower_ in ("in", "into", "with", "under", "on", "to"):
        candidates.append(top.head.head)
    candidates += [c for c in noun.children if c.dep_ in ("relcl", "acl") and _takes(c)]
    for verb in candidates:
        settled = verb.lemma_ in cues.settling_verb and noun.lemma_.lower() in cues.shared_noun
        if verb.pos_ == "VERB" and not settled:  # who ends a war need not wage it
            spelled = phrases(verb)
            if top.dep_ == "pobj":  # "engage in talks", but not "reiterate support in the fight"
                spelled = {f"{verb.lemma_} {top.head.lower_}"}
            if spelled & cues.inverse_support_verb and not spelled & cues.support_verb:
                yield verb, True
            elif any(spelled & lending for lending in _lending(cues)):
                yield verb, False


def _lending(cues: Cues) -> tuple[frozenset[str], ...]:
    return cues.support_verb, cues.planned_support_verb, cues.ending_support_verb


def _takes(clause: Token) -> bool:
    """Whether the noun that the clause modifies is its object ("support that A gives")."""
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN" or any(c.dep_ == "agent" for c in clause.children)
    return not any(is_relative(c) and c.dep_ in ("nsubj",) for c in clause.children)
