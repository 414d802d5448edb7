"""Who later claims an attack: "A condemned an attack in Lagos. … *B* claimed responsibility"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.verbs import deep_object, deep_subject

REACH = 5
"""How many sentences further on an attack may be claimed."""


def claimants_after(attack: Token, scene: Scene) -> list[Party]:
    """The actors that in the sentences after it claim an attack or the responsibility for one;
    empty where nobody does, or where different actors do."""
    found: dict[str, Party] = {}
    for told, sentence in _after(attack, scene):
        for verb in sentence:
            if verb.pos_ == "VERB" and verb.lemma_ in scene.words.claiming_verb:
                if any(_claimable(f.token, told) for f in deep_object(verb, told.words)):
                    for party in parties(deep_subject(verb, told.words), told, acts=True):
                        found.setdefault(party.actor, party)
    return list(found.values()) if len(found) == 1 else []


def _after(attack: Token, scene: Scene) -> Iterator[tuple[Scene, Span]]:
    """The sentences after that of the attack, each with its scene."""
    told = [
        (number, sentence)
        for number in range(scene.number, min(len(scene.docs), scene.number + REACH))
        for sentence in scene.docs[number].sents
        if number > scene.number or sentence.start > attack.i
    ]
    for number, sentence in told[:REACH]:
        yield scene.at_paragraph(number), sentence


def _claimable(noun: Token, scene: Scene) -> bool:
    """Whether one claims to have done it ("claimed responsibility", "claimed the attacks")."""
    lemma = noun.lemma_.lower()
    return lemma in scene.words.responsibility_noun | scene.words.attack_noun
