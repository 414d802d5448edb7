"""Titles whose bodies or further bearers follow the name: "Foreign ministers A of B and C of D"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.offices import Title, titles
from actorgraph.syntax.arcs import conjuncts

BEFORE_NAME = "title-before-name"


def all_titles(doc: Doc, at: Mapping[int, Mention], links: Links) -> list[Title]:
    """The titles of one paragraph with the bodies that follow the bearer's name, and one title for
    each further bearer of a title in the plural."""
    found: list[Title] = []
    for title in titles(doc, at, links):
        own = _own_body(title.holder, doc, at, links) if title.linked_by == BEFORE_NAME else None
        found.append(replace(title, body=title.body or own))
        found += _others(title, doc, at, links)
    return found


def _others(title: Title, doc: Doc, at: Mapping[int, Mention], links: Links) -> Iterator[Title]:
    """The title for the persons listed after its first bearer, each with a body of his or her own
    or that of all."""
    if title.holder is None or doc[title.root].tag_ not in ("NNS", "NNPS"):
        return
    for token in conjuncts(doc[title.holder.root])[1:]:
        person = at.get(token.i)
        if person is None or not person.actors or links.type_of(person.actors[0]) != "person":
            continue
        body = title.body or _own_body(person, doc, at, links)
        yield replace(title, holder=person, body=body, linked_by="joint-titles")


def _own_body(
    holder: Mention | None, doc: Doc, at: Mapping[int, Mention], links: Links
) -> Mention | None:
    """The body that follows or owns a name: "ministers Cetin *of Turkey*", "*Kenya's* Kenyatta"."""
    if holder is None:
        return None
    name = doc[holder.root]
    for token in (*_of(name), *(c for c in name.children if c.dep_ == "poss")):
        found = at.get(token.i)
        if found and len(found.actors) == 1 and found.kind != "place":
            actor = links.actors[found.actors[0]]
            if actor.type != "person" and (actor.type != "region" or actor.country):
                return found
    return None


def _of(name: Token) -> list[Token]:
    phrases = [c for c in name.children if c.dep_ == "prep" and c.lower_ == "of"]
    return [p for phrase in phrases for p in phrase.children if p.dep_ == "pobj"]
