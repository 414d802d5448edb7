"""From a trigger in a sentence to the pairs of actors that it relates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations, product
from typing import NamedTuple

from spacy.tokens import Token

from actorgraph.extraction.fillers import LINKED
from actorgraph.extraction.guards import Slots, broken_guard
from actorgraph.extraction.misses import Cause, Miss, OnMiss, unheard
from actorgraph.extraction.named_parties import CITY
from actorgraph.extraction.reciprocal import bound, exchanged, reciprocal
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.sides import sides
from actorgraph.extraction.slot_parties import UNSPOKEN, first_parties, fits
from actorgraph.extraction.victims import HOSTILE, teller, whose_people
from actorgraph.ontology import Relation, Trigger
from actorgraph.syntax.arcs import prepositional
from actorgraph.syntax.slots import slot

MOST_PAIRED = 3
"""Of a longer list that does something together ("A, B, C and D agreed") no two are said to do it
with each other; lasting bonds, such as an alliance, tie them all."""


Pair = tuple[Party, Party, int]
"""Subject, object and the steps that tying them took beyond their slots."""


class _Attempt(NamedTuple):
    """A reading that is tried, and who is told if it is dropped."""

    token: Token
    relation: Relation
    trigger: Trigger
    scene: Scene
    missed: OnMiss

    def drop(self, cause: Cause, slots: Slots = (), words: frozenset[str] = frozenset()) -> None:
        """Tell why the reading is dropped."""
        rule = self.trigger.rule
        self.missed(Miss(self.token, self.relation.id, rule, cause, self.trigger, slots, words))


def pairs_of(
    token: Token, relation: Relation, trigger: Trigger, scene: Scene, missed: OnMiss = unheard
) -> Iterator[Pair]:
    """Pairs of parties that the trigger relates, with the steps that the slots themselves took.

    Where there are none, ``missed`` is told why.
    """
    attempt = _Attempt(token, relation, trigger, scene, missed)
    if broken := broken_guard(token, trigger, scene):
        attempt.drop(*broken)
        return
    first, second = role_slots(token, trigger)
    subjects = first_parties(token, trigger.pos, first, trigger.subject_types, scene, acts=True)
    objects = _objects(token, trigger, subjects, scene)
    if relation.plover_type in ("ASSAULT", "COERCE"):
        objects = [whose_people(p, subjects, scene) for p in objects]
    if not relation.quad_class.endswith("conflict"):
        objects = [p for p in objects if p.via != LINKED]
    names = {p.actor for p in subjects} if relation.symmetric else set()
    objects = [p for p in objects if p.actor not in names]
    if len(names) > 1 and trigger.pos == "noun" and prepositional(token, "between"):
        objects = []  # "a war between A and B ended with C drawing the line"
    if not subjects:
        attempt.drop(Cause.NO_SUBJECT, first)
    elif objects:
        yield from _pairs(attempt, subjects, objects)
    elif relation.symmetric and not {*trigger.object} & UNSPOKEN.keys():
        yield from _each_other(attempt, subjects)
    elif len(subjects) > 1 and reciprocal(token, trigger, scene):
        if relation.plover_type == "ASSAULT":  # who strike each other fight
            return
        yield from ((a, b, 1) for a, b in permutations(subjects, 2))
    elif told := list(_tellers(attempt, subjects)):
        yield from told
    else:
        attempt.drop(Cause.NO_OBJECT, second)


def _tellers(attempt: _Attempt, subjects: list[Party]) -> Iterator[Pair]:
    """Who tells of a blow that would otherwise be one against oneself, as its object."""
    token, relation, trigger, scene, _ = attempt
    if relation.quad_class != HOSTILE:
        return
    for name in trigger.object:
        found = first_parties(token, trigger.pos, (name,), trigger.object_types, scene, acts=False)
        for subject, hit in product(subjects, found):
            other = teller(token, subject, hit, scene) if subject.actor == hit.actor else None
            if other is not None and fits(other, trigger.object_types, scene, acts=False):
                yield subject, other, 0
        if found:
            return


def _pairs(attempt: _Attempt, subjects: list[Party], objects: list[Party]) -> Iterator[Pair]:
    if exchanged(attempt.token, attempt.scene):
        yield from ((object, subject, 1) for subject, object in product(subjects, objects))
    hit = attempt.relation.plover_type in ("ASSAULT", "COERCE", "MOBILIZE")
    doers = {subject.actor for subject in subjects}
    objects = [o for o in objects if not bound(o, doers, attempt.scene)]
    helps = attempt.relation.quad_class == "material-cooperation"
    if helps and "subj" in attempt.trigger.subject:  # "A and B fought for A's capital"
        objects = [o for o in objects if len(doers) == 1 or o.actor not in doers]
    if hit:  # "Syria and its allies shelled Aleppo" is no attack on Syria
        objects = [o for o in objects if o.via not in (CITY, LINKED) or o.actor not in doers]
    if len(doers) > 1:  # nor is "the country" that A, B and C helped one of them
        objects = [o for o in objects if not o.steps or o.actor not in doers]
    for subject, object in product(subjects, objects):
        if subject.actor == object.actor:
            attempt.drop(Cause.ONESELF)
        elif object.via == CITY and not hit and not attempt.trigger.places:
            attempt.drop(Cause.CITY)
        else:
            yield subject, object, 0


def _each_other(attempt: _Attempt, subjects: list[Party]) -> Iterator[Pair]:
    """The actors of the subject that do something together, if nobody else is named."""
    token, relation, trigger, scene, _ = attempt
    subjects = _in_person(subjects, scene)
    others = tuple(name for name in trigger.object if name not in trigger.subject)
    between = trigger.pos == "noun" and bool(slot(token, "between", "noun", scene.words))
    if not between and any(_filled(token, name, trigger.pos, scene) for name in others):
        attempt.drop(Cause.STRANGER, others)
    elif _aimed(token, relation, trigger, scene):
        attempt.drop(Cause.AIMED, ("obj",))
    elif both := sides(token, subjects, scene):
        yield from ((left, right, 1) for left, right in product(*both))
    elif len(subjects) > MOST_PAIRED and relation.quad_class != "structure":
        attempt.drop(Cause.MANY)
    elif len(subjects) == 1:
        attempt.drop(Cause.NO_OBJECT, role_slots(token, trigger)[1])
    else:
        for left, right in combinations(subjects, 2):
            if any(fits(p, trigger.object_types, scene, acts=False) for p in (left, right)):
                yield left, right, 1


def _in_person(parties: list[Party], scene: Scene) -> list[Party]:
    """The persons alone, where each state beside them is that of one ("the leaders of India and
    Pakistan, *Narendra Modi* and *Nawaz Sharif*")."""
    people = [p for p in parties if scene.links.type_of(p.actor) == "person"]
    others = {p.actor for p in parties} - {p.actor for p in people}
    homes = {scene.links.actors[p.actor].country for p in people}
    return people if len(people) == len(others) > 1 and homes == others else parties


def role_slots(token: Token, trigger: Trigger) -> tuple[Slots, Slots]:
    """The slots in which subject and object are sought, in order: those of the lexicon, and of
    nouns the subject and the recipient of the verb that they stand with."""
    if trigger.pos != "noun":
        return trigger.subject, trigger.object
    # "to discuss our support": of somebody whom nobody knows
    owned = any(c.tag_ == "PRP$" for c in token.children)
    return (
        trigger.subject if owned else tuple(dict.fromkeys((*trigger.subject, "subj"))),
        tuple(dict.fromkeys((*trigger.object, "obj"))),
    )


def _objects(token: Token, trigger: Trigger, subjects: list[Party], scene: Scene) -> list[Party]:
    """The actors of the object, else those that receive what a noun names."""
    found = _others(token, trigger, {p.actor for p in subjects}, scene)
    if trigger.places:  # who comes home visits nobody
        guests = [scene.links.actors[p.actor] for p in subjects]
        home = {guest.country for guest in guests if guest.type != "armed_group"}
        found = [p for p in found if p.actor not in home]
    if found or trigger.pos != "noun" or "obj" in trigger.object:
        return found
    return first_parties(token, "noun", ("obj",), trigger.object_types, scene, acts=False)


def _others(token: Token, trigger: Trigger, own: set[str], scene: Scene) -> list[Party]:
    """The actors of the first object slot that names others than the subjects."""
    scene = replace(scene, places=trigger.places)
    for name in trigger.object:
        found = first_parties(token, trigger.pos, (name,), trigger.object_types, scene, acts=False)
        if any(p.actor not in own for p in found) or (found and len(own) > 1):
            return found
    return []


def _aimed(token: Token, relation: Relation, trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb that names no object has one: "A and B fight fires", not "fight a war"."""
    mutual = scene.words.reciprocal_word
    told = any(n.partition("/")[0] in ("obj", "manner") or w <= mutual for n, w in trigger.needs)
    if trigger.pos != "verb" or trigger.object or told:
        return False
    objects = {f.token.lemma_.lower() for f in slot(token, "obj", "verb", scene.words)}
    nouns = (t.words for t in relation.triggers if t.pos == "noun")
    deeds = {word.split(" of ")[0].split()[-1] for words in nouns for word in words}
    return bool(objects - deeds - scene.words.reciprocal_word)


def _filled(token: Token, name: str, pos: str, scene: Scene) -> bool:
    """Whether a slot holds any words, of an actor or not."""
    return name not in ("poss", "compound") and bool(slot(token, name, pos, scene.words))
