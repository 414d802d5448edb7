"""Of what part of its body an office is: "head of the Ukrainian *army*" does not head Ukraine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from actorgraph.lexicon import offices
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.offices import Title
from actorgraph.ontology import cues

WHOLE, SERVED, OTHER = "whole", "served", "other"
"""What the noun after a title makes of its state: the state itself, a part of it that its people
serve in, or something that is none of its offices."""
_PLACES = ("place", "city")
_MODIFYING = ("amod", "compound", "nmod", "poss")


def placed(
    doc: Doc, title: Title, body: str, links: Links, at: Mapping[int, Mention]
) -> tuple[Mention | None, bool] | None:
    """The region that the title is of rather than the body (its id), if it is of one, and whether
    its bearer only serves there, as the head of a part of it. None where the title is of something
    else ("the Swiss president of the club")."""
    serves = links.type_of(body) == "state" and _heads_body(doc, title)
    noun = held_part(doc, title)
    if noun is None or offices()[title.name][0][0].id != "headOf":
        return None, serves
    if links.type_of(body) not in ("state", "region"):
        return None, any(c.dep_ == "poss" for c in noun.children)
    place = district(noun, at, links)
    if isinstance(place, Mention):
        return place, False
    kind = part_kind(noun, title)
    return None if place or kind == OTHER else (None, serves or kind == SERVED)


def _heads_body(doc: Doc, title: Title) -> bool:
    """Whether what the title heads is one body of a state: "president of the *Ethiopian
    parliament*"."""
    body = title.body
    if body is None or body.start < title.end or doc[body.root].dep_ not in _MODIFYING:
        return False
    whole = doc[body.root].head.lemma_.lower()
    return whole in cues().body_noun and whole not in cues().state_noun | cues().rule_noun


def held_part(doc: Doc, title: Title) -> Token | None:
    """The noun after "of" that the office is of, if it is not the body itself: "president of the
    Polish *Senate*", "the Swiss president of the *club*"."""
    body = title.body
    for noun in _objects(doc, title):
        if body is not None and body.start <= noun.i < body.end and body.kind not in _PLACES:
            return None
        counted = any(c.dep_ == "nummod" for c in noun.children)
        if noun.pos_ in ("NOUN", "PROPN") and not counted and noun.ent_type_ != "DATE":
            return noun
    return None


def _objects(doc: Doc, title: Title) -> Iterator[Token]:
    for child in (c for part in doc[title.start : title.end] for c in part.children):
        tie = child.dep_ == "prep" and child.lower_ in cues().belonging_preposition
        if tie and child.i >= title.end:
            yield from (c for c in child.children if c.dep_ == "pobj")


def part_kind(noun: Token, title: Title) -> str:
    """Which of the three the noun is."""
    lower = noun.lemma_.lower()
    before = noun.nbor(-1).lower_ if noun.i else ""
    if {lower, f"{before} {lower}"} & cues().served_noun:
        return SERVED
    if lower in cues().whole_noun:
        return WHOLE
    bare = not any(c.dep_ in ("det", "poss", "amod", "compound", "prep") for c in noun.children)
    if bare and noun.pos_ == "NOUN":  # "head of intelligence", "leader of men"
        return SERVED if title.name in cues().branch_title else WHOLE
    return OTHER


def district(noun: Token, at: Mapping[int, Mention], links: Links) -> Mention | bool | None:
    """The region that a noun for one names ("governor of the Russian region of *Tver*"), True where
    nobody knows it, None where the noun names none."""
    itself = at.get(noun.i)
    if itself is not None and itself.kind in _PLACES:  # "Russia's Belgorod region"
        return True
    if noun.lemma_.lower() not in cues().district_noun:
        return None
    named = False
    for child in _inner(noun):
        found = at.get(child.i)
        if found is not None and found.kind not in _PLACES and len(found.actors) == 1:
            if links.type_of(found.actors[0]) == "region":
                return found
        elif child.pos_ == "PROPN":
            named = True
    return True if named else None


def _inner(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "appos"):
            yield child
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pobj")
