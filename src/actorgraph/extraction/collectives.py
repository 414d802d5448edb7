"""People without a name: "Syrian rebels", "protesters in Tehran", "thousands of Belarusians"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from actorgraph.extraction.scene import Party, Scene
from actorgraph.model import Actor, slug
from actorgraph.ontology import sector_nouns
from actorgraph.syntax.arcs import prepositional


def collective(token: Token, held: list[Party], scene: Scene) -> list[Party]:
    """People without a name: an armed group's fighters are the group, others a group of a state."""
    found = []
    for party in held:
        actor = scene.links.actors[party.actor]
        if actor.type in ("armed_group", "organisation", "party", "person"):
            found.append(replace(party, steps=party.steps + 1, via=token.lemma_.lower()))
        elif actor.type in ("state", "region"):
            found.append(_group(token, party, actor, scene))
    return found


def home(token: Token, scene: Scene) -> list[Party]:
    """Where people without a name are or come from: "protesters in Tehran", "rebels from Chad"."""
    found = [f.token for name in ("in", "from", "of") for f in prepositional(token, name)]
    named = [scene.at[place.i] for place in found if place.i in scene.at]
    return [
        Party(m.actors[0], m.start, m.end, 1)
        for m in named[:1]
        if len(m.actors) == 1 and scene.links.type_of(m.actors[0]) in ("state", "region")
    ]


def _group(token: Token, party: Party, owner: Actor, scene: Scene) -> Party:
    """The unnamed collective "Syrian rebels", an actor of type group in its country."""
    doc = token.doc
    named = scene.at.get(party.start)
    pronominal = named is not None and named.kind in ("pronoun", "description")
    whose = f"{owner.label}'s" if pronominal else doc[party.start : party.end].text
    who = token.text.lower()
    label = f"{whose} {who}"
    if party.start > token.i:  # "protesters in Tehran"
        label = f"{who} {doc[token.i + 1 : party.end].text}"
    sector = sector_nouns().get(token.lemma_.lower())
    made = Actor(slug(label), label, "group", country=owner.id, sector=sector, named=False)
    scene.links.add(made)
    start, end = min(party.start, token.i), max(party.end, token.i + 1)
    stop = end if party.start > token.i else token.i + 1
    return Party(made.id, start, stop, party.steps, token.lemma_.lower())


def people_of(party: Party, token: Token, scene: Scene) -> Party | None:
    """Citizens of a state as a group of their own, where only people can do what is told
    ("Belarusians protested"); None where the party is named otherwise."""
    mention = scene.at.get(party.start)
    if mention is None or mention.kind != "demonym" or token.tag_ != "NNPS" or party.via:
        return None
    label = token.text
    made = Actor(slug(label), label, "group", country=party.actor, named=False)
    scene.links.add(made)
    return replace(party, actor=made.id)
