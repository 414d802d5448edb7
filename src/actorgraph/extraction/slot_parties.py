"""The actors in the slots of a trigger, of the types that its roles ask for."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from spacy.tokens import Token

from actorgraph.extraction.authors import authors
from actorgraph.extraction.captors import captors
from actorgraph.extraction.chargers import askers, chargers
from actorgraph.extraction.collectives import people_of
from actorgraph.extraction.fillers import parties
from actorgraph.extraction.implied import LOOKS
from actorgraph.extraction.named_parties import owner_parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.speakers import speakers
from actorgraph.mentions import SEAT
from actorgraph.syntax.arcs import Filler
from actorgraph.syntax.slots import slot

UNSPOKEN = MappingProxyType(
    {"author": authors, "charger": chargers, "asker": askers, "captor": captors, **LOOKS}
)
"""Slots that no word of the sentence fills, `triggers.UNWRITTEN`, and who finds their actors."""


def first_parties(
    token: Token,
    pos: str,
    names: tuple[str, ...],
    types: frozenset[str],
    scene: Scene,
    acts: bool,
) -> list[Party]:
    """The actors of the first slot that has any of a fitting type."""
    for name in names:
        found = slot_parties(token, pos, name, scene, acts)
        if "group" in types and "state" not in types:
            found = [people_of(p, token.doc[p.end - 1], scene) or p for p in found]
        found = [p for p in found if fits(p, types, scene, acts)]
        if found:
            return found
    return []


def slot_parties(token: Token, pos: str, name: str, scene: Scene, acts: bool) -> list[Party]:
    """The actors in one slot, of whatever type."""
    if name == "seat":
        return _seated(slot(token, name, pos, scene.words), scene)
    if name in UNSPOKEN:
        return UNSPOKEN[name](token, scene)
    if name == "speaker":
        return speakers(token, scene)
    if name in ("poss", "compound") and pos == "noun":
        return owner_parties(token, scene)
    at = scene.places or name.rpartition("/")[2] in ("at", "place")
    filled = slot(token, name, pos, scene.words)
    found = parties(filled, scene, acts and name != "of", at)
    if name == "at" and not acts:  # "lashed out at Washington"
        return _seated(filled, scene) or found
    return found


def _seated(found: Iterable[Filler], scene: Scene) -> list[Party]:
    """The states whose capitals the fillers name ("was rejected in *Rome*")."""
    mentions = [(f.steps, scene.at.get(f.token.i)) for f in found]
    return [
        Party(actor, m.start, m.end, steps + 1, "seat")
        for steps, m in mentions
        if m is not None and m.rule == SEAT
        for actor in m.actors
    ]


def fits(party: Party, types: frozenset[str], scene: Scene, acts: bool) -> bool:
    """Whether a party is of one of the types that a role asks for; no types allow any."""
    kind = scene.links.type_of(party.actor)
    if acts and kind == "region" and "region" not in types:
        return False
    if types and kind not in types:
        armed = kind == "group" or scene.links.actors[party.actor].sector == "MIL"
        return armed and "armed_group" in types  # the forces of a state, by a name of their own
    return True
