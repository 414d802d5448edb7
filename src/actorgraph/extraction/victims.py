"""Whom a blow hits: the state of its victims, or who tells of it where "its" is not the doer's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.verbs import surface_subject

HOSTILE = "material-conflict"


def teller(trigger: Token, doer: Party, hit: Party, scene: Scene) -> Party | None:
    """The speaker that a pronoun stands for which would make a blow one against oneself: "*Chad*
    accused Sudan of attacking its troops", "*Estonia* said a jet had violated its airspace"."""
    mention = scene.at.get(hit.start)
    if mention is None or mention.kind != "pronoun":
        return None
    for verb in _telling(trigger, scene):
        for party in parties(surface_subject(verb, scene.words), scene, acts=True):
            if party.actor != doer.actor and scene.links.type_of(party.actor) != "person":
                return replace(hit, actor=party.actor, steps=hit.steps + 1)
    return None


def _telling(trigger: Token, scene: Scene) -> Iterator[Token]:
    """The verbs of saying and accusing above a word."""
    telling = scene.words.reporting_verb | scene.words.accusing_verb
    return (up for up in trigger.ancestors if up.pos_ == "VERB" and up.lemma_ in telling)


def whose_people(hit: Party, by: list[Party], scene: Scene) -> Party:
    """The state whose citizens are hit by somebody else: "kidnapped two Dutch journalists"."""
    group = scene.links.actors[hit.actor]
    if group.type != "group" or hit.via not in scene.words.civilian_noun or not group.country:
        return hit
    home = {p.actor for p in by}
    for actor in (scene.links.actors[p.actor] for p in by):
        if actor.type in ("group", "government_body"):  # a state's police, not rebels in it
            home.add(actor.country or "")
    return hit if group.country in home else replace(hit, actor=group.country)
