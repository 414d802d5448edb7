"""Who holds those whose release is demanded: "*B* arrested A. … C demanded A's release"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.deeds import deeds
from actorgraph.extraction.fillers import owner_parties, parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.arcs import prepositional
from actorgraph.syntax.slots import verb_slot
from actorgraph.syntax.verbs import deep_object, deep_subject

CAPTIVITY = "captivity"
"""The noun of ``events.ttl`` whose verbs tell who took somebody."""
REACH = 8
"""How many sentences back the capture may be told."""
STEPS = 3
"""Inferences that it takes to find who holds them."""


def captors(trigger: Token, scene: Scene) -> list[Party]:
    """The actors that by an earlier sentence took those whose release or return the object or the
    "for" of the trigger names, implied parties without a place; empty where none is told."""
    verbs = frozenset(verb for kind in deeds()[CAPTIVITY] for verb in kind.verbs)
    for filler in (*verb_slot(trigger, "obj", scene.words), *prepositional(trigger, "for")):
        taken = owner_parties(filler.token, scene)
        held = [f.token for f in prepositional(filler.token, "of")]
        taken += parties(prepositional(filler.token, "of"), scene, acts=False)
        actors = {p.actor for p in taken if scene.links.type_of(p.actor) == "person"}
        lemmas = {t.lemma_.lower() for t in held if t.pos_ == "NOUN"}
        for told, verb in _verbs_before(trigger, scene):
            if verb.lemma_ in verbs and _takes(verb, actors, lemmas, told):
                found = parties(deep_subject(verb, told.words), told, acts=True)
                if found:
                    return [Party(p.actor, -1, -1, STEPS) for p in found]
    return []


def _verbs_before(trigger: Token, scene: Scene) -> Iterator[tuple[Scene, Token]]:
    """The verbs before the trigger, the nearest first, each with its scene."""
    told = [
        (number, sentence)
        for number in range(max(0, scene.number - REACH), scene.number + 1)
        for sentence in scene.docs[number].sents
        if number < scene.number or sentence.start <= trigger.i
    ]
    for number, sentence in reversed(told[-REACH - 1 :]):
        for token in reversed(sentence):
            if token.pos_ == "VERB" and (number < scene.number or token.i < trigger.i):
                yield scene.at_paragraph(number), token


def _takes(verb: Token, actors: set[str], lemmas: set[str], scene: Scene) -> bool:
    """Whether the verb tells of taking one of the actors, or people of that noun."""
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    found = deep_object(verb, scene.words)
    if lemmas & {f.token.lemma_.lower() for f in found}:
        return True
    return bool({p.actor for p in parties(found, scene, acts=False)} & actors)
