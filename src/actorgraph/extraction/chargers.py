"""Who said or asked what a denial or refusal answers: "*A* accused B of theft. … B denied it",
"*A* says that B shot first, which B denies", "*A* asked B to leave. B refused".

The verb of accusing or saying is sought in the sentence itself, before the denial, and in those
before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.arcs import SUBJECTS, prepositional
from actorgraph.syntax.clauses import complement_subject
from actorgraph.syntax.verbs import deep_object, deep_subject, is_finite

REACH = 3
"""How many sentences back a charge may stand; what was merely said stands in the last one."""
STEPS = 3
"""Inferences that it takes to find who said it."""


def chargers(denial: Token, scene: Scene) -> list[Party]:
    """Who accused the subject of the denial, or said what its object takes up: implied parties
    without a place; empty where nobody is found, or the subject has said it."""
    deniers = _sides(parties(deep_subject(denial, scene.words), scene, acts=True), scene)
    taken = _takes_up(denial, scene)
    for back, told, words in _before(denial, scene) if deniers else ():
        for verb in reversed(words):
            if verb.pos_ != "VERB" or verb.dep_ == "amod":
                continue
            if _charges(verb, deniers, told) or (taken and back < 2 and _tells(verb, told)):
                found = parties(deep_subject(verb, told.words), told, acts=True)
                if _sides(found, told) & deniers:
                    return []
                if found:
                    return [Party(p.actor, -1, -1, STEPS) for p in found]
    return []


def askers(refusal: Token, scene: Scene) -> list[Party]:
    """Who asked the subject of the refusal for something, in the words before it or the sentence
    before: implied parties without a place; empty where nobody did."""
    if not is_finite(refusal):
        return []  # "asked B to refuse"
    refusers = _sides(parties(deep_subject(refusal, scene.words), scene, acts=True), scene)
    for back, told, words in _before(refusal, scene) if refusers else ():
        for verb in reversed(words) if back < 2 else ():
            if verb.pos_ == "VERB" and _asks(verb, refusers, told):
                found = parties(deep_subject(verb, told.words), told, acts=True)
                if found and not _sides(found, told) & refusers:
                    return [Party(p.actor, -1, -1, STEPS) for p in found]
    return []


def _asks(verb: Token, refusers: frozenset[str], scene: Scene) -> bool:
    """Whether the verb asks one of them for something."""
    if verb.lemma_ not in scene.words.requesting_verb:
        return False
    found = deep_object(verb, scene.words) + complement_subject(verb, scene.words)
    for name in sorted(scene.words.asked_preposition):
        found += prepositional(verb, name)
    return bool(_sides(parties(found, scene, acts=False), scene) & refusers)


def _sides(found: list[Party], scene: Scene) -> frozenset[str]:
    """The actors, and what they are part of."""
    own = {p.actor for p in found}
    homes = (scene.links.actors[a].country for a in own)
    wholes = (scene.links.wholes.get(a) for a in own)
    return frozenset((*own, *(h for h in homes if h), *(w for w in wholes if w)))


def _takes_up(denial: Token, scene: Scene) -> bool:
    """Whether the object of the denial is but what was said: "it", "which"."""
    return any(
        c.dep_ == "dobj" and (c.tag_ == "WDT" or c.lower_ in scene.words.event_pronoun)
        for c in denial.children
    )


def _before(denial: Token, scene: Scene) -> Iterator[tuple[int, Scene, Span]]:
    """The words of the sentence before the denial's clause, and the sentences before, the nearest
    first, each with how many sentences back it stands and its scene."""
    doc = denial.doc
    own = [c.left_edge.i for c in denial.children if c.dep_ in SUBJECTS]
    start = min(own, default=denial.left_edge.i)  # what was said may hang on the denial itself
    if start > denial.sent.start:
        yield 0, scene, doc[denial.sent.start : start]
    told = [
        (number, sentence)
        for number in range(max(0, scene.number - REACH), scene.number + 1)
        for sentence in scene.docs[number].sents
        if number < scene.number or sentence.end <= denial.sent.start
    ]
    for back, (number, sentence) in enumerate(reversed(told[-REACH:]), 1):
        yield back, scene.at_paragraph(number), sentence


def _charges(verb: Token, deniers: frozenset[str], scene: Scene) -> bool:
    """Whether the verb accuses one of them."""
    if verb.lemma_ not in scene.words.accusing_verb:
        return False
    found = deep_object(verb, scene.words) + prepositional(verb, "on")
    return bool(_sides(parties(found, scene, acts=False), scene) & deniers)


def _tells(verb: Token, scene: Scene) -> bool:
    """Whether the verb says something that another may deny."""
    if verb.lemma_ not in scene.words.reporting_verb - scene.words.denying_verb:
        return False
    return any(c.dep_ in ("ccomp", "parataxis") for c in verb.children) or (
        verb.dep_ in ("parataxis", "ccomp") and verb.head.i < verb.i
    )
