"""Titles that somebody is given: "Chad named Karl Frey prime minister", "sent an envoy, A"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from actorgraph.mentions import Mention
from actorgraph.ontology import cues


def appointee(
    doc: Doc, person: Callable[[int], Mention | None], start: int, noun: Token
) -> Mention | None:
    """The person whose name stands right before a title that a verb gives: "elected *A* president",
    "was named by B"; ``noun`` is the head of the title."""
    before = start - 1
    while before > 0 and doc[before].pos_ in ("DET", "ADJ") and before >= start - 2:
        before -= 1
    found = person(before) if before > 0 else None
    if found is None or found.end != before + 1 or _appointing(noun, _electing()) is None:
        return None
    return found


def electors(noun: Token) -> Iterator[Token]:
    """Who gives somebody the office that the noun names: "*Chad* elected A president"."""
    return _appointers(noun, _electing())


def senders(noun: Token) -> Iterator[Token]:
    """Who sends or recalls the envoy that the noun names: "*China* sent an envoy, A"."""
    return _appointers(noun, cues().delegating_verb | cues().posting_verb)


def _electing() -> frozenset[str]:
    return cues().delegating_verb | cues().electing_verb


def _appointers(noun: Token, verbs: frozenset[str]) -> Iterator[Token]:
    """The subject of the verb that gives the title, or who it is done by."""
    verb = _appointing(noun, verbs)
    if verb is None:
        return
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if not passive:
        active = verb if verb.dep_ != "xcomp" else verb.head  # "agreed to name A president"
        for doer in (verb, active):
            yield from (c for c in doer.children if c.dep_ == "nsubj")
        return
    for by in (c for part in (verb, noun) for c in part.children if c.lower_ == "by"):
        yield from (c for c in by.children if c.dep_ == "pobj")


def _appointing(noun: Token, verbs: frozenset[str]) -> Token | None:
    """The verb, one of these, that gives somebody the title that the noun is."""
    whole = noun
    if (
        noun.dep_ == "pobj" and noun.head.lower_ in cues().office_preposition
    ) or noun.dep_ == "appos":
        whole = noun.head
    verb = whole.head
    given = whole.dep_ in ("dobj", "nsubjpass", "oprd", "attr", "ccomp", "xcomp", "prep")
    return verb if given and verb.lemma_ in verbs else None
