"""Phrases around a title in which its body stands farther off, or is another than it seems."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import cues

_UNNAMED = ("place", "city", "pronoun", "description")


def named_after(
    doc: Doc, at: Mapping[int, Mention], links: Links, start: int, end: int
) -> Mention | None:
    """The body after "of", where a word before the title only says where its bearer is from: "the
    Kenyan head of the *African Union*"."""
    for child in (c for part in doc[start:end] for c in part.children):
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                found = at.get(noun.i)
                if found is None or len(found.actors) != 1 or found.kind in _UNNAMED:
                    continue
                if links.type_of(found.actors[0]) != "person":
                    return found
    return None


def before_joined(doc: Doc, start: int, end: int) -> int:
    """The index before a title, or before the nouns that it is joined to: "Peru's mines and energy
    minister"."""
    root = doc[start:end].root
    first = root.head
    if root.dep_ == "conj" and first.i < start and first.pos_ == "NOUN":
        between = doc[first.i + 1 : start]
        owned = any(c.dep_ == "poss" for c in first.children)
        if owned and all(t.dep_ == "cc" or root in (t.head, t.head.head) for t in between):
            return first.i - 1
    return start - 1


def beyond(token: Token, body: Callable[[int], Mention | None]) -> Mention | None:
    """The body after a field that nobody names: "minister of health of *Morocco*"."""
    if token.pos_ != "NOUN":
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in cues().belonging_preposition:
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                if found := body(noun.i):
                    return found
    return None
