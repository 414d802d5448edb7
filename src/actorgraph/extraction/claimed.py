"""Who later claims an attack: "A condemned an attack in Lagos. … *B* claimed responsibility"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.surroundings import after
from actorgraph.syntax.arcs import prepositional
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.verbs import deep_subject

REACH = 5
"""How many sentences further on an attack may be claimed."""
PLACES = ("in", "on", "at", "near")


def claimants_after(attack: Token, scene: Scene) -> list[Party]:
    """The actors that in the sentences after it claim an attack or the responsibility for one;
    empty where nobody does, or where different actors do."""
    found: dict[str, Party] = {}
    for told, sentence in after(attack, scene, REACH):
        for verb in sentence:
            if verb.pos_ == "VERB" and _claims(verb, attack, told):
                for party in parties(deep_subject(verb, told.words), told, acts=True):
                    found.setdefault(party.actor, party)
    return list(found.values()) if len(found) == 1 else []


def _claims(verb: Token, attack: Token, scene: Scene) -> bool:
    """Whether by the verb somebody says to have done that attack ("claimed responsibility",
    "claimed the attacks"), and no other one ("… for a bombing in Manila")."""
    words = scene.words
    if verb.lemma_ not in words.claiming_verb or any(c.dep_ == "neg" for c in verb.children):
        return False
    objects = [f.token for f in deep_object(verb, words)]
    owned = [t for t in objects if t.lemma_.lower() in words.responsibility_noun]
    deeds = [f.token for t in (verb, *owned) for f in prepositional(t, "for")]
    deeds += [t for t in objects if t.lemma_.lower() in words.attack_noun]
    names = {t.lower_ for t in attack.sent if t.pos_ == "PROPN"}
    where = {
        f.token.lower_
        for t in (verb, *owned, *deeds)
        for name in PLACES
        for f in prepositional(t, name)
        if f.token.pos_ == "PROPN"
    }
    named = {t.lower_ for t in verb.subtree} & names
    known = named or all(_definite(t, scene) for t in deeds)
    return bool(owned or deeds) and bool(known) and (bool(named) or where <= names)


def _definite(noun: Token, scene: Scene) -> bool:
    return noun.pos_ == "PRON" or any(c.lower_ in scene.words.definite_word for c in noun.children)
