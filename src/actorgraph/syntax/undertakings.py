"""Whose deed an infinitive after a campaign or plan is, or a participle after a name."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import Filler, prepositional
from actorgraph.syntax.owners import possessors
from actorgraph.syntax.voice import phrases


def undertaken(noun: Token, cues: Cues) -> bool:
    """Whether a noun is what the subject of its verb sets out on ("launched an offensive to …"),
    so that the infinitive after it is the subject's own; "condemned the campaign to …" is not."""
    if noun.lemma_.lower() not in cues.undertaking_noun or noun.dep_ != "dobj":
        return False
    return any(phrase in cues.undertaking_verb for phrase in phrases(noun.head))


def helped_in(noun: Token, cues: Cues) -> list[Filler]:
    """Who is helped, or does something, in what the noun names: A in "supports A in the campaign
    to defeat B", "support for A in the fight to …", "A made gains in the fight to …"."""
    up = noun.head
    if noun.lemma_.lower() not in cues.undertaking_noun:
        return []
    if noun.dep_ != "pobj" or up.lower_ != "in" or up.head.pos_ not in ("VERB", "NOUN", "PROPN"):
        return []
    if up.head.pos_ == "VERB":
        given = [c for c in up.head.children if c.dep_ == "dobj" and c.lemma_ in cues.aid_noun]
        if given:  # "voiced support for A in the fight"
            return [f for c in given for f in prepositional(c, "for") or prepositional(c, "to")]
        if beside := prepositional(up.head, "with") or prepositional(up.head, "alongside"):
            return beside  # "stands with A in the fight"
        wanted = ("dobj",) if up.head.lemma_ in cues.assisting_verb else ("nsubj",)
        return [Filler(c) for c in up.head.children if c.dep_ in wanted]
    if up.head.dep_ == "pobj":  # "support for A in the fight": it hangs on A
        return [Filler(up.head)]
    return prepositional(up.head, "for") or prepositional(up.head, "to")


def undertakers(verb: Token, cues: Cues) -> list[Filler]:
    """Whose infinitive it is that stands right behind an undertaking, though the parser hangs it
    on a verb before ("supports A in its campaign *to defeat* B"); empty for other verbs."""
    first = verb.left_edge
    noun = verb.doc[first.i - 1] if first.i else verb
    if verb.tag_ != "VB" or first.lower_ != "to" or first.head != verb or verb.head == noun:
        return []
    if noun.lemma_.lower() not in cues.undertaking_noun or noun.sent != verb.sent:
        return []
    if noun.dep_ == "dobj" and not undertaken(noun, cues):
        return [Filler(noun, 1)]  # "praised the mission *to defeat* B" is no deed of who praises
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return []
    return [Filler(t, s + 1) for t, s in possessors(noun) or helped_in(noun, cues)]


def written_to(noun: Token, cues: Cues) -> Token | None:
    """The verb by which somebody writes to whom the noun names, so that a participle after the
    name is the writer's ("sent a letter to B *accusing* C", "wrote to B *asking* for help")."""
    to = noun.head
    if noun.dep_ != "pobj" or to.lower_ != "to":
        return None
    if to.head.lemma_.lower() in cues.document_noun and to.head.dep_ == "dobj":
        return to.head.head
    return to.head if to.head.lemma_ in cues.issuing_verb else None
