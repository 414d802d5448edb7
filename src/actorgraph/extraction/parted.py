"""Where what governs a statement ends: what shares nothing of the plans and requests above it."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.statements import has_maker
from actorgraph.syntax.voice import is_finite


def parts(node: Token, is_trigger: bool, words: Cues) -> bool:
    """Whether the arc above the node parts the statement from what governs it."""
    parent, dep = node.head, node.dep_
    if dep in ("relcl", "parataxis", "appos"):
        return True
    if is_trigger and _was_said(node, parent, dep, words):
        return True
    if dep == "ccomp" and any(t.text == ";" for t in node.doc[node.i : parent.i]):
        return True  # "A met B; C urged restraint"
    if dep == "acl":  # but not "a report that B has fled"
        told = any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        return node.tag_ in ("VBN", "VBG") and not told
    if dep == "advcl":  # a purpose ("sent troops to fight") shares the fate of its verb
        return not (is_purpose(node) or conditional(node, words))
    if dep == "nsubj":
        return parent.pos_ in ("VERB", "AUX") and not is_trigger
    if dep == "pobj" and parent.lower_ in words.following_preposition:
        return node.lemma_.lower() in words.battle_noun  # "agreed, after fighting"
    if dep == "conj":
        rejoined = parent.dep_ == "xcomp" and is_finite(node) and not is_finite(parent)
        return rejoined or any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
    if dep == "prep" and parent.pos_ == "NOUN":  # "support for its war": the war is no plan
        telling = words.requesting_noun | words.planning_noun
        telling |= words.failing_noun | words.denying_noun | words.responsibility_noun
        lemma = parent.lemma_.lower()
        return lemma not in telling | words.possibility_word | words.collection_noun
    return False


def is_purpose(node: Token) -> bool:
    """Whether the clause has "to" before its verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)


def accompanies(node: Token) -> bool:
    """Whether a participle tells what goes with the deed of the verb above it."""
    return (
        node.dep_ == "advcl"
        and node.tag_ == "VBG"
        and not any(c.dep_ in ("nsubj", "mark", "prep") and c.i < node.i for c in node.children)
    )


def _was_said(noun: Token, parent: Token, dep: str, words: Cues) -> bool:
    """Whether the noun is what another has said, and the verb above only tells how it was answered
    or what came of it: "rejected a call by B", "despite calls by B"."""
    fronted = dep == "pobj" and parent.i < parent.head.i  # "under sanctions by A, B cannot …"
    if fronted and parent.lower_ in words.presupposing_preposition:
        return True
    if noun.lemma_.lower() not in words.statement_noun:
        return False
    if dep == "pobj" and parent.lower_ in words.prompting_preposition:
        return True
    answers = {parent.lemma_} if dep in ("dobj", "nsubjpass") else set()
    if dep == "pobj":
        answers = {f"{parent.head.lemma_} {parent.lower_}"}
    return bool(answers & words.responding_verb) and has_maker(noun, words)


def inverted(verb: Token, words: Cues) -> bool:
    """A condition without "if": "Had A attacked B, …"."""
    if verb.dep_ != "advcl":
        return False
    subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    first = [c.i for c in verb.children if c.dep_ == "aux" and c.lower_ in words.inverted_auxiliary]
    return bool(subjects and first) and min(first) < min(subjects)


def conditional(clause: Token, words: Cues) -> bool:
    marks = words.hypothetical_marker
    return inverted(clause, words) or any(
        c.dep_ == "mark" and c.lower_ in marks for c in clause.children
    )
