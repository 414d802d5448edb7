"""From a trigger in a sentence to the pairs of actors that it relates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, permutations

from spacy.tokens import Token

from actorgraph.extraction.authors import authors
from actorgraph.extraction.collectives import people_of
from actorgraph.extraction.fillers import counted, owner_parties, parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.speakers import speakers
from actorgraph.mentions import SEAT
from actorgraph.ontology import Relation, Trigger
from actorgraph.syntax.arcs import Filler
from actorgraph.syntax.slots import slot
from actorgraph.triggers import NAME

MOST_PAIRED = 3
"""Of a longer list that does something together ("A, B, C and D agreed") no two are said to do it
with each other; lasting bonds, such as an alliance, tie them all."""

ANY, COUNT = "*", "#"
"""The words of a guard that stand for any word, and for any number."""

Pair = tuple[Party, Party, int]
"""Subject, object and the steps that tying them took beyond their slots."""


def pairs_of(token: Token, relation: Relation, trigger: Trigger, scene: Scene) -> Iterator[Pair]:
    """Pairs of parties that the trigger relates, with the steps that the slots themselves took."""
    if not _guarded(token, trigger, scene):
        return
    subjects = first_parties(
        token, trigger.pos, trigger.subject, trigger.subject_types, scene, acts=True
    )
    if not subjects and trigger.pos == "noun" and "subj" not in trigger.subject:
        if any(c.tag_ == "PRP$" for c in token.children):
            return  # "to discuss our support": of somebody whom nobody knows
        subjects = first_parties(
            token, trigger.pos, ("subj",), trigger.subject_types, scene, acts=True
        )
    objects = _objects(token, trigger, {p.actor for p in subjects}, scene)
    if not objects and trigger.pos == "noun" and "obj" not in trigger.object:
        objects = first_parties(
            token, trigger.pos, ("obj",), trigger.object_types, scene, acts=False
        )
    if relation.plover_type in ("ASSAULT", "COERCE"):
        objects = [_whose_people(p, subjects, scene) for p in objects]
    names = {p.actor for p in subjects}
    objects = [p for p in objects if p.actor not in names] if relation.symmetric else objects
    if relation.symmetric and subjects and not objects:
        others = [name for name in trigger.object if name not in trigger.subject]
        between = trigger.pos == "noun" and bool(slot(token, "between", "noun", scene.words))
        filled = not between and any(_filled(token, name, trigger.pos, scene) for name in others)
        if filled or _aimed(token, relation, trigger, scene):
            return  # somebody stands there whom nobody knows
        if len(subjects) > MOST_PAIRED and relation.quad_class != "structure":
            return
        for left, right in combinations(subjects, 2):
            if any(_fits(p, trigger.object_types, scene, acts=False) for p in (left, right)):
                yield left, right, 1
        return
    if not objects and len(subjects) > 1 and _reciprocal(token, trigger, scene):
        yield from ((a, b, 1) for a, b in permutations(subjects, 2))
    for subject, object in [(o, s) for s in subjects for o in objects if _exchanged(token, scene)]:
        yield subject, object, 1
    for subject in subjects:
        for object in objects:
            hit = relation.plover_type in ("ASSAULT", "COERCE", "MOBILIZE")
            if subject.actor != object.actor and (hit or trigger.places or object.via != "city"):
                yield subject, object, 0


def _objects(token: Token, trigger: Trigger, own: set[str], scene: Scene) -> list[Party]:
    """The actors of the first object slot that names others than the subjects."""
    scene = replace(scene, places=trigger.places)
    for name in trigger.object:
        found = first_parties(token, trigger.pos, (name,), trigger.object_types, scene, acts=False)
        if any(p.actor not in own for p in found) or (found and len(own) > 1):
            return found
    return []


def _whose_people(hit: Party, by: list[Party], scene: Scene) -> Party:
    """The state whose citizens are hit by somebody else: "kidnapped two Dutch journalists"."""
    group = scene.links.actors[hit.actor]
    if group.type != "group" or hit.via not in scene.words.civilian_noun or not group.country:
        return hit
    home = {scene.links.actors[p.actor].country for p in by} | {p.actor for p in by}
    return hit if group.country in home else replace(hit, actor=group.country)


def _guarded(token: Token, trigger: Trigger, scene: Scene) -> bool:
    """Whether the sense guards hold."""

    def heads(name: str) -> set[str]:
        found = set()
        for filler in slot(token, name, trigger.pos, scene.words):
            found |= {filler.token.lemma_.lower(), filler.token.lower_}
            found |= {c.lemma_.lower() for c in filler.token.conjuncts}
            found |= {f.token.lemma_.lower() for f in counted(filler.token, scene)}
            found |= {NAME} if scene.names(filler.token) else set()
            found |= {COUNT} if filler.token.pos_ == "NUM" else set()  # "killed at least three"
        return found

    def holds(name: str, words: frozenset[str]) -> bool:
        found = heads(name)
        return bool(found & words) or (ANY in words and bool(found))

    return all(holds(name, words) for name, words in trigger.needs) and not any(
        holds(name, words) for name, words in trigger.excludes
    )


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
        if name == "seat":
            found = _seated(slot(token, name, pos, scene.words), scene)
        elif name == "author":
            found = authors(token, scene)
        elif name == "speaker":
            found = speakers(token, scene)
        elif name in ("poss", "compound") and pos == "noun":
            found = owner_parties(token, scene)
        else:
            at = scene.places or name.rpartition("/")[2] in ("at", "place")
            filled = slot(token, name, pos, scene.words)
            found = parties(filled, scene, acts and name != "of", at)
            if name == "at" and not acts:  # "lashed out at Washington"
                found = _seated(filled, scene) or found
        if "group" in types and "state" not in types:
            found = [people_of(p, token.doc[p.end - 1], scene) or p for p in found]
        found = [p for p in found if _fits(p, types, scene, acts)]
        if found:
            return found
    return []


def _seated(found: Iterable[Filler], scene: Scene) -> list[Party]:
    """The states whose capitals the fillers name ("was rejected in *Rome*")."""
    mentions = [(f.steps, scene.at.get(f.token.i)) for f in found]
    return [
        Party(actor, m.start, m.end, steps + 1, "seat")
        for steps, m in mentions
        if m is not None and m.rule == SEAT
        for actor in m.actors
    ]


def _fits(party: Party, types: frozenset[str], scene: Scene, acts: bool) -> bool:
    kind = scene.links.type_of(party.actor)
    if acts and kind == "region" and "region" not in types:
        return False
    if types and kind not in types:
        return kind == "group" and "armed_group" in types
    return True


def _reciprocal(token: Token, trigger: Trigger, scene: Scene) -> bool:
    """Whether the object is "each other" or "one another", or what is done is an exchange."""
    return _exchanged(token, scene) or any(
        filler.token.lower_ in scene.words.reciprocal_word
        and filler.token.pos_ in ("ADJ", "DET", "PRON", "NOUN")
        for name in trigger.object
        for filler in slot(token, name, trigger.pos, scene.words)
    )


def _exchanged(token: Token, scene: Scene) -> bool:
    """Whether the verb says that both sides do it ("traded barbs with B", "exchanged threats")."""
    return token.pos_ == "VERB" and token.lemma_ in scene.words.exchanging_verb


def _aimed(token: Token, relation: Relation, trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb that names no object has one: "A and B fight fires", not "fight a war"."""
    if trigger.pos != "verb" or trigger.object or any(name == "obj" for name, _ in trigger.needs):
        return False
    objects = {f.token.lemma_.lower() for f in slot(token, "obj", "verb", scene.words)}
    nouns = (t.words for t in relation.triggers if t.pos == "noun")
    deeds = {word.split(" of ")[0].split()[-1] for words in nouns for word in words}
    return bool(objects - deeds - scene.words.reciprocal_word)


def _filled(token: Token, name: str, pos: str, scene: Scene) -> bool:
    """Whether a slot holds any words, of an actor or not."""
    return name not in ("poss", "compound") and bool(slot(token, name, pos, scene.words))
