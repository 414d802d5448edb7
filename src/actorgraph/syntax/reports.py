"""What a report goes on with: "A said that B had left, and urged C to stay"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues


def detached(verb: Token, cues: Cues) -> Token | None:
    """The verb with which the speaker goes on, whatever the parser joins it to; None for a verb
    that stands where the parser has it."""
    return gone_on(verb, cues) or resumed(verb) or commented(verb)


def gone_on(verb: Token, cues: Cues) -> Token | None:
    """The verb of saying that a verb of speech goes on with, though the parser joins it to what is
    said ("A said that B had left, and *urged* C to stay"); None for any other verb.

    The form tells: it is that of the verb of saying, and not that of the clause in between.
    """
    said = verb.head
    while said.dep_ == "conj" and said.pos_ in ("VERB", "AUX"):
        said = said.head
    saying = said.head
    if verb.dep_ != "conj" or said.dep_ != "ccomp" or not saying.i < said.i < verb.i:
        return None
    bare = not any(
        c.dep_ in ("aux", "auxpass", "mark") or c.lower_ == "that" for c in verb.children
    )
    finite = saying.tag_ == verb.tag_ and verb.tag_ in ("VBD", "VBZ", "VBP")
    if not (bare and finite and said.tag_ != verb.tag_):
        return None
    other_tense = {said.tag_, verb.tag_} == {"VBD", "VBZ"}
    return saying if other_tense or verb.lemma_ in cues.outspoken_verb else None


def resumed(verb: Token) -> Token | None:
    """The finite verb that another one goes on with, though the parser joins it to an infinitive
    or participle below ("A asked B to free C and *begged* D to wait"); None for any other verb."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    finite = verb.tag_ in ("VBD", "VBZ") and not any(
        c.dep_ in ("aux", "auxpass", "mark") for c in verb.children
    )
    if first is verb or not finite or first.tag_ not in ("VB", "VBG"):
        return None
    if any(c.tag_ == "MD" for c in first.children):
        return None
    above = (up for up in first.ancestors if up.pos_ in ("VERB", "AUX"))
    up = next(above, None)
    return up if up is not None and up.tag_ == verb.tag_ and up.i < first.i else None


def commented(verb: Token) -> Token | None:
    """The finite verb that a participle after a comma belongs to, though the parser hangs it on
    the infinitive between ("A warned B to stop, *asking* C to mediate"); None for others."""
    head = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or head.tag_ != "VB" or head.dep_ != "xcomp":
        return None
    start = verb.left_edge.i
    comma = start > 0 and verb.doc[start - 1].text == ","
    return head.head if comma and head.head.tag_ in ("VBD", "VBZ") else None
