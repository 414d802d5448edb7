"""Who says the words in which a trigger stands."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.arcs import Filler, prepositional
from actorgraph.syntax.owners import owners
from actorgraph.syntax.reports import detached
from actorgraph.syntax.statements import charging
from actorgraph.syntax.verbs import deep_subject, surface_subject

STEPS = 2
"""Inferences from words to who says them."""


def speakers(trigger: Token, scene: Scene) -> list[Party]:
    """Who says the sentence of the trigger, with the steps that this takes; nobody for the author's
    own words."""
    if quoted := scene.speaker_at(scene.number, trigger.i):
        return [Party(quoted, -1, -1, STEPS)]
    told = told_by(trigger, scene)
    return [Party(told.actor, told.start, told.end, STEPS)] if told else []


def told_by(trigger: Token, scene: Scene) -> Party | None:
    """Who says what the trigger states outside quotations: the nearest subject of a verb of saying
    above it that is an actor, else a source ("according to A"), else a name before such a verb."""
    accusing = charging(trigger, scene.words)  # "accused by A of an attack on B"
    if accusing and (found := _actor(deep_subject(accusing, scene.words), scene)):
        return found
    node = accusing or detached(trigger, scene.words) or trigger
    while node.head != node:
        if found := _speaker(node, node.head, node.dep_, scene):
            return found
        node = node.head
    return _according(trigger, scene) or _trailing(trigger, scene)


def _speaker(node: Token, parent: Token, dep: str, scene: Scene) -> Party | None:
    """The actor who says what stands below the parent, if the parent is a word of saying."""
    if dep == "pcomp" and parent.head.lemma_ in scene.words.accusing_verb:
        return _actor(deep_subject(parent.head, scene.words), scene)  # "accused by A of arming B"
    denies = parent.lemma_ in scene.words.denying_verb
    unsaid = not denies and any(c.dep_ == "neg" for c in parent.children)  # "A would not say that"
    if parent.pos_ == "VERB" and parent.lemma_ in scene.words.reporting_verb and not unsaid:
        if dep in ("ccomp", "dobj", "xcomp", "prep", "advcl", "conj", "nsubjpass", "pcomp", "dep"):
            return _actor(surface_subject(parent, scene.words), scene)
    for c in parent.children:
        if (
            c.dep_ in ("parataxis", "ccomp")
            and c.lemma_ in scene.words.reporting_verb
            and c != node
        ):
            own = [Filler(s) for s in c.children if s.dep_ == "nsubj"]
            if found := _actor(own, scene):
                return found
    return None


def _according(trigger: Token, scene: Scene) -> Party | None:
    """The source named by "according to X" in the trigger's sentence."""
    above = {trigger.i, *(t.i for t in trigger.ancestors)}
    for token in trigger.sent:
        if token.lower_ in scene.words.source_word and token.head.i in above:
            found = [Filler(p) for to in token.children for p in to.children if p.dep_ == "pobj"]
            makers = [f for p in found for f in (*prepositional(p.token, "by"), *owners(p.token))]
            return _actor(found, scene) or _actor(makers, scene)  # "a report by Human Rights Watch"
    return None


def _trailing(trigger: Token, scene: Scene) -> Party | None:
    """The name before a verb of saying that the parser gives no subject: "…, the foreign minister,
    A, said on Monday"."""
    for verb in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if verb.lemma_ in scene.words.reporting_verb and verb.tag_ in ("VBD", "VBZ"):
            before = verb.i - 1 - (verb.nbor(-1).text == ",")
            own = any(c.dep_ in ("nsubj", "nsubjpass", "agent") for c in verb.children)
            mention = scene.at.get(before) if before > trigger.i and not own else None
            if mention and mention.start > trigger.i + 1 and len(mention.actors) == 1:
                return Party(mention.actors[0], mention.start, mention.end, 1)
    return None


def _actor(found: list[Filler], scene: Scene) -> Party | None:
    actors = parties(found, scene, acts=True)
    return actors[0] if actors else None
