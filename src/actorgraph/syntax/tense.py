"""When a clause puts what it states: past, ongoing or future, by its verb and auxiliaries."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.model import Tense
from actorgraph.ontology import Cues
from actorgraph.syntax.nouns import support_verbs

_ARGUMENTS = ("nsubj", "nsubjpass", "attr", "csubj")


def tense(trigger: Token, words: Cues) -> Tense | None:
    """The tense of the trigger, or for a noun of the verb that carries it.

    A noun is carried by its support verb, a copula, the verb whose subject it is, or the past verb
    of a clause that it dates ("after talks"). None where no word tells: a bare noun, an
    infinitive under nothing finite, a modal of possibility or duty.
    """
    if trigger.pos_ in ("VERB", "AUX"):
        return _of_verb(trigger, words)
    verb = _carrier(trigger, words)
    if verb is not None:
        return _of_verb(verb, words)
    return _circumstance(trigger, words)


def _carrier(noun: Token, words: Cues) -> Token | None:
    """The verb that says when the noun's deed is done."""
    for verb, _ in support_verbs(noun, words):
        if verb.lemma_ not in words.planned_support_verb - words.support_verb:
            return verb
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    return top.head if top.dep_ in _ARGUMENTS and top.head.pos_ in ("VERB", "AUX") else None


def _circumstance(noun: Token, words: Cues) -> Tense | None:
    """Past, for what a past clause dates itself by: "after talks in Cairo, she said"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in words.elapsed_preposition:
        return None
    up = next((t for t in noun.head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    found = _of_verb(up, words) if up is not None else None
    return found if found is Tense.PAST else None


def _of_verb(verb: Token, words: Cues) -> Tense | None:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in words.future_auxiliary for c in auxiliaries):
        return Tense.FUTURE
    if modals := [c for c in auxiliaries if c.tag_ == "MD"]:
        perfect = any(c.lemma_ == "have" and c.i > modals[0].i for c in auxiliaries)
        return Tense.PAST if perfect else None
    if finite := [c for c in auxiliaries if c.tag_ in ("VBD", "VBZ", "VBP")]:
        return _of_auxiliary(verb, finite[0], auxiliaries)
    if any(c.lower_ == "to" for c in auxiliaries) or verb.tag_ == "VB":
        return _of_infinitive(verb, words)
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.ONGOING
    return _of_participle(verb, words)


def _of_auxiliary(verb: Token, finite: Token, auxiliaries: list[Token]) -> Tense:
    """was shelling, did attack → past; is shelling, is backed, does not back → ongoing; has
    shelled → past, has been shelling → ongoing."""
    if finite.tag_ == "VBD":
        return Tense.PAST
    if finite.lemma_ == "have":
        passive = any(c.dep_ == "auxpass" for c in auxiliaries)
        return Tense.ONGOING if verb.tag_ == "VBG" and not passive else Tense.PAST
    return Tense.ONGOING


def _of_infinitive(verb: Token, words: Cues) -> Tense | None:
    """That of the verb that an infinitive goes on with ("continues to shell") or whose purpose it
    is ("sent troops to help")."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return _of_verb(verb.head, words)  # "will meet A and visit B"
    if verb.dep_ == "advcl" and verb.head.pos_ in ("VERB", "AUX"):
        return _of_verb(verb.head, words)
    if verb.dep_ != "xcomp" or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    up = verb.head
    if up.lemma_ in words.coming_verb and up.tag_ == "VBG":
        return Tense.FUTURE
    return _of_verb(up, words) if up.lemma_ in words.phase_verb else None


def _of_participle(verb: Token, words: Cues) -> Tense | None:
    """A participle without auxiliary: done to a noun is past, beside a verb has that verb's."""
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        return Tense.PAST
    if verb.dep_ == "xcomp" and verb.head.lemma_ not in words.phase_verb:
        return None
    if verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        return _of_verb(verb.head, words)
    return Tense.PAST if verb.dep_ == "ROOT" and verb.tag_ == "VBN" else None


def happened(verb: Token, words: Cues) -> bool:
    """Whether the verb tells what took place or is decided: not negated, not merely possible."""
    below = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    unreal = words.possible_modal | words.conditional_modal
    return not any(c.dep_ == "neg" for c in verb.children) and not below & unreal
