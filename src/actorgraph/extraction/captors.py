"""Who holds those whose release is demanded: "*B* arrested A. … C demanded A's release"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.deeds import deeds
from actorgraph.extraction.fillers import parties
from actorgraph.extraction.named_parties import owner_parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.surroundings import before
from actorgraph.syntax.arcs import Filler, prepositional
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.slots import verb_slot
from actorgraph.syntax.tense import happened
from actorgraph.syntax.verbs import deep_subject

CAPTIVITY = "captivity"
"""The noun of ``events.ttl`` whose verbs tell who took somebody."""
REACH = 4
"""How many sentences back the capture may be told."""
STEPS = 3
"""Inferences that it takes to find who holds them."""


def captors(trigger: Token, scene: Scene) -> list[Party]:
    """The actors that hold those whose release or return the object or the "for" of the trigger
    names: by its own words, or else by an earlier sentence, then implied parties without a place;
    empty where none is told, or more than one."""
    verbs = frozenset(verb for kind in deeds()[CAPTIVITY] for verb in kind.verbs)
    for filler in (*verb_slot(trigger, "obj", scene.words), *prepositional(trigger, "for")):
        held = prepositional(filler.token, "of")
        clauses = [c for f in held for c in f.token.children if c.dep_ in ("acl", "relcl")]
        if clauses:
            return parties([f for c in clauses for f in prepositional(c, "by")], scene, acts=True)
        persons = _persons(
            [*owner_parties(filler.token, scene), *parties(held, scene, False)], scene
        )
        people = frozenset(f.token.lemma_.lower() for f in held if _people(f.token, scene))
        found: list[list[Party]] = []
        for told, sentence in before(trigger, scene, REACH):
            for verb in sentence:
                if verb.lemma_ in verbs and happened(verb, told.words):
                    taken = deep_object(verb, told.words)
                    if persons & _persons(parties(taken, told, False), told) or _named(
                        taken, people
                    ):
                        found.append(parties(deep_subject(verb, told.words), told, acts=True))
        if len({frozenset(p.actor for p in each) for each in found}) == 1:
            return [Party(p.actor, -1, -1, STEPS) for p in found[0]]
    return []


def _persons(found: list[Party], scene: Scene) -> frozenset[str]:
    """The persons among the actors, not those whose the things and people are."""
    return frozenset(
        p.actor for p in found if p.via is None and scene.links.type_of(p.actor) == "person"
    )


def _people(noun: Token, scene: Scene) -> bool:
    """Whether the noun speaks of certain people, told of before ("the girls")."""
    words = scene.words
    human = words.people_noun | words.civilian_noun | words.person_force
    definite = any(c.lower_ in scene.words.definite_word for c in noun.children)
    return definite and noun.pos_ == "NOUN" and noun.lemma_.lower() in human


def _named(taken: list[Filler], people: frozenset[str]) -> bool:
    return any(f.token.lemma_.lower() in people for f in taken)
