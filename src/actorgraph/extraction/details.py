"""The item and the place of a frame, as the words of the text."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.scene import Scene
from actorgraph.syntax.arcs import Filler, antecedent, own_phrases

PLACES = ("place", "city", "metonym", "name")
KEPT = ("amod", "compound", "nummod", "nmod", "quantmod", "advmod", "punct", "npadvmod")


def item_text(found: list[Filler], scene: Scene) -> str | None:
    """The noun phrases of a slot without articles, owners and demonyms: "drones and technology"."""
    parts = [_phrase(token, scene) for filler in found for token in _listed(filler.token)]
    words = [part for part in dict.fromkeys(parts) if part]
    if not words:
        return None
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _listed(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    token = antecedent(token)
    if token.pos_ not in ("NOUN", "PROPN", "SYM", "NUM"):
        return []
    return [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN"))]


def _phrase(head: Token, scene: Scene) -> str:
    """The head with its own modifiers and a following "of" or "for" phrase without names."""
    left = head.i
    while left > head.doc[left].sent.start:
        before = head.doc[left - 1]
        mention = scene.at.get(before.i)
        inside = before.head.i >= left - 1 and before.head.i <= head.i and before.dep_ in KEPT
        if not inside or (mention and mention.kind != "place") or before.text in ",;:()\"'\\*_":
            break
        left -= 1
    while left < head.i and (head.doc[left].is_punct or head.doc[left].pos_ == "ADV"):
        left += 1
    right = head.i + 1
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ in ("of", "for") and c.i == head.i + 1:
            objects = [p for p in c.children if p.dep_ == "pobj"]
            if objects and not any(_named(t.i, scene) for t in objects[0].subtree):
                right = objects[0].i + 1
    if scene.at.get(head.i) is not None and right == head.i + 1:
        return ""
    return " ".join(head.doc[left:right].text.split())


def _named(i: int, scene: Scene) -> bool:
    mention = scene.at.get(i)
    return mention is not None and mention.kind != "pronoun"


def location(trigger: Token, scene: Scene) -> str | None:
    """The nearest named place that an "in", "at" or "near" ties to the trigger or its verb."""
    places = []
    for token in trigger.sent:
        if token.dep_ == "prep" and token.lower_ in scene.words.locating_preposition:
            for p in token.children:
                mention = scene.at.get(p.i)
                if p.dep_ == "pobj" and mention and mention.kind in PLACES:
                    if _is_place(mention.actors, scene):
                        places.append(token.doc[mention.start : mention.end])
    found = own_phrases(trigger, places)
    return found[0].text if found else None


def _is_place(actors: tuple[str, ...], scene: Scene) -> bool:
    return not actors or scene.links.type_of(actors[0]) in ("state", "region")
