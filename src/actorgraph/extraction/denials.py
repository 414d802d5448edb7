"""Whether words say that something is not so: "not", "no troops", "denied", "failed to"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.lexicon import event_nouns
from actorgraph.ontology import Cues


def denies(child: Token, words: Cues) -> bool:
    """Whether the word negates what it hangs on: "not", "never", "no"."""
    negative = child.lower_ in words.negative_determiner
    nobody = child.dep_ == "nsubj" and child.lower_ in words.negative_pronoun
    return child.dep_ == "neg" or (child.dep_ in ("det", "preconj") and negative) or nobody


def of_nothing(trigger: Token, words: Cues) -> bool:
    """Whether a verb is said of nothing: "sent no troops", "no shells were sent", "called B no
    friend"."""
    return trigger.pos_ == "VERB" and any(
        (c.dep_ in ("dobj", "nsubjpass", "dative", "oprd") and _none(c, words))
        or (c.dep_ == "oprd" and any(d.dep_ == "neg" for d in c.children))
        for c in trigger.children
    )


def _none(noun: Token, words: Cues) -> bool:
    """Whether the noun has a "no" before it."""
    return any(d.dep_ == "det" and d.lower_ in words.negative_determiner for d in noun.children)


def undone(lemma: str, node: Token, parent: Token, dep: str, words: Cues) -> bool:
    """Whether the governing verb says that the statement is untrue, failed or came to an end."""
    if lemma in words.denying_verb:
        if dep in ("ccomp", "advcl"):  # "A blamed B; B denied it" denies no blame
            return node.i > parent.i
        return dep in ("xcomp", "prep", "oprd", "dobj", "nsubjpass")
    if lemma in words.failing_verb:
        kept_from = dep == "prep" and (lemma in words.shying_verb or _averted(node, words))
        passing = words.visit_noun | words.passing_noun
        over = lemma in words.finishing_verb and node.lemma_.lower() in passing
        of_deed = dep == "dobj" and node.pos_ == "NOUN" and not over  # not "ended talks with B"
        return kept_from or dep == "xcomp" or of_deed
    return lemma in words.ending_support_verb and dep in ("dobj", "nsubjpass")


def _averted(preposition: Token, words: Cues) -> bool:
    """Whether a verb of failing reaches what the preposition holds: "refrained *from* it", "ended
    a mission *in* support of B", but not "stopped a ship *in* support of B"."""
    deeds = (c for c in preposition.head.children if c.dep_ == "dobj")
    averting = preposition.lower_ in words.averting_preposition
    return averting or any(c.lemma_.lower() in event_nouns() for c in deeds)
