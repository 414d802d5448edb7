"""Who speaks where a text does: "a UN report accused B", "A passed a resolution urging B to go"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.scene import Scene
from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS, Filler, prepositional
from actorgraph.syntax.owners import owners
from actorgraph.syntax.statements import drafters
from actorgraph.syntax.verbs import deep_subject
from actorgraph.syntax.voice import is_finite, is_passive

BODIES = ("organisation", "government_body", "party", "company")


def issuers(noun: Token, scene: Scene) -> list[Filler]:
    """Whoever issues the text that the noun names, if it says something here; else empty."""
    words = scene.words
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words.document_noun:
        return []
    if not any(verb.lemma_.lower() in words.document_verb for verb in _said(noun)):
        return []
    found = drafters(noun, words.issuing_verb)  # "drafted by A", not "leaked by A"
    found = found or _sent(noun, words) or _owning(noun, scene)
    return found or _adopting(noun, words)


def _said(noun: Token) -> list[Token]:
    """The verbs of which the noun is the subject: above it, or of a clause that hangs on it."""
    found = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ != "VBN"]
    if noun.dep_ in SUBJECTS and not is_passive(noun.head):
        found.append(noun.head)
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        found.append(noun.head.head)
    return found + [c for verb in found for c in verb.children if c.dep_ == "conj"]


def _sent(noun: Token, words: Cues) -> list[Filler]:
    """Who the text is from; a report from somewhere is only written there."""
    return [] if noun.lemma_.lower() in words.datelined_noun else prepositional(noun, "from")


def _owning(noun: Token, scene: Scene) -> list[Filler]:
    """Whose the text is, by a possessive or by the name of a body before it ("a *UN* report")."""
    found = owners(noun, shared=False)
    return [
        f
        for f in found
        if f.token.dep_ == "poss"
        or any(scene.links.type_of(a) in BODIES for a in _actors(f.token, scene))
    ]


def _actors(token: Token, scene: Scene) -> tuple[str, ...]:
    mention = scene.at.get(token.i)
    return () if mention is None else tuple(mention.actors)


def _adopting(noun: Token, cues: Cues) -> list[Filler]:
    """Who adopts the text: "*A* passed a resolution that …", "in a statement …, *A* said"."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in cues.issuing_verb:
        if not _done(verb, cues):
            return []
        return [Filler(t, s + 1) for t, s in deep_subject(verb, cues)]
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.pos_ == "VERB":
        return [Filler(t, s + 1) for t, s in deep_subject(verb.head, cues)]
    return []


def _done(verb: Token, words: Cues) -> bool:
    """Whether the deed is done: not "may adopt", "if A signs", "refused to sign"."""
    modal = any(
        c.tag_ == "MD" or c.dep_ == "neg" or c.lower_ in words.hypothetical_marker
        for c in verb.children
    )
    shunned = verb.head != verb and verb.head.lemma_ in words.failing_verb | words.denying_verb
    return is_finite(verb) and not modal and not (shunned and verb.dep_ != "conj")
