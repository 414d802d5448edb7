"""Whose deed a noun takes up: "North Korea fired a missile. … Japan condemned the launch."

The sentences before are read backwards for a verb that tells such a deed, or a noun that names it,
with its doer; failing that, the next ones for who claims it ("A condemned an attack in B. … C
claimed responsibility").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from actorgraph.deeds import Deed, deeds
from actorgraph.extraction.claimed import claimants_after
from actorgraph.extraction.fillers import owner_parties, parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.offices import headed_by
from actorgraph.syntax.arcs import prepositional
from actorgraph.syntax.slots import noun_slot, verb_slot
from actorgraph.syntax.verbs import deep_object, deep_subject

REACH = 6
"""How many sentences a deed is looked for back, and then in the lead."""
NEAR = 2
"""The same for a noun that says nothing of its kind ("the move")."""
LEAD = 3
"""How many sentences, a title among them, tell what the article is about."""
STEPS = 3
"""Inferences that it takes to find whose deed is meant."""


def authors(trigger: Token, scene: Scene) -> list[Party]:
    """The actors whose deed the object of the trigger takes up, implied parties without a place;
    empty where the object names its own doer, or nobody's deed is told before."""
    for filler in deep_object(trigger, scene.words):
        noun = filler.token
        for kind in _kinds(noun, scene):
            before = tuple(_before(noun, scene, REACH if kind.verbs else NEAR))
            found = () if kind.verbs else _first(_owners(s, kind, told) for told, s in before)
            if found := found or _first(_doers(s, noun, kind, told) for told, s in before):
                return _implied(found, noun)
        if noun.lemma_.lower() in scene.words.attack_noun and not owner_parties(noun, scene):
            return _implied(claimants_after(noun, scene), noun)
    return []


def _implied(found: Sequence[Party], noun: Token) -> list[Party]:
    return [Party(p.actor, -1, -1, STEPS, noun.lemma_.lower()) for p in found]


def _first(found: Iterable[list[Party]]) -> Sequence[Party]:
    return next((each for each in found if each), ())


def _kinds(noun: Token, scene: Scene) -> tuple[Deed, ...]:
    """What kinds of deed the object may take up. Among statements on one event ("JAPAN: …
    condemned it") a pronoun takes up any."""
    if noun.pos_ == "NOUN":
        return deeds().get(noun.lemma_.lower(), ()) if _takes_up(noun, scene) else ()
    event = noun.lower_ in scene.words.event_pronoun and noun.i not in scene.at
    if not event or headed_by(noun.doc, scene.at) is None:
        return ()
    return tuple(dict.fromkeys(k for kinds in deeds().values() for k in kinds if k.verbs))


def _takes_up(noun: Token, scene: Scene) -> bool:
    """Whether the noun is definite, and nothing beside it says whose deed it is."""
    left = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    such = any(c.lower_ in scene.words.such_word for c in noun.children)
    dated = any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in noun.children)
    if not (such or left & scene.words.definite_word or dated or (not left and noun.tag_ == "NNS")):
        return False
    return not owner_parties(noun, scene) and not any(
        prepositional(noun, name) for name in ("by", "from", "between")
    )


def _before(noun: Token, scene: Scene, reach: int) -> Iterator[tuple[Scene, Span]]:
    """The sentences before, the nearest first, and then the lead, each with its scene; in a list
    of statements the lead first."""
    told = [
        (number, sentence)
        for number in range(scene.number + 1)
        for sentence in scene.docs[number].sents
        if number < scene.number or sentence.end <= noun.sent.start
    ]
    near = tuple(reversed(told[-reach:]))
    if _listed(noun, scene):
        return iter([(scene.at_paragraph(n), sentence) for n, sentence in (*told[:LEAD], *near)])
    far = reach == REACH and len(told) > reach
    lead = told[: min(LEAD, len(told) - reach)] if far else []
    return iter([(scene.at_paragraph(n), sentence) for n, sentence in (*near, *lead)])


def _listed(noun: Token, scene: Scene) -> bool:
    """Whether the paragraph is one of a list of statements, which all speak of what the lead
    tells: it has a label, or several before it have."""
    if headed_by(noun.doc, scene.at) is not None:
        return True
    before = scene.docs[: scene.number]
    tables = (scene.links.at[number] for number in range(len(before)))
    return sum(headed_by(d, t) is not None for d, t in zip(before, tables, strict=True)) > 1


def _doers(sentence: Span, noun: Token, kind: Deed, scene: Scene) -> list[Party]:
    """Who does such a deed in the sentence, by the last word that tells of one."""
    if not kind.verbs:
        return _main_doers(sentence, scene)
    for token in reversed(sentence):
        found: list[Party] = []
        if token.pos_ == "VERB" and token.lemma_ in kind.verbs and _happened(token, scene):
            objects = {f.token.lemma_.lower() for f in verb_slot(token, "obj", scene.words)}
            if not kind.objects or objects & kind.objects:
                found = parties(deep_subject(token, scene.words), scene, acts=True)
            if found and kind.mutual:
                found += parties(verb_slot(token, "with", scene.words), scene, acts=False)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in kind.nouns:
            found = owner_parties(token, scene) if _owned(token) else []
            for name in () if found else ("between",) if kind.mutual else ("by", "subj"):
                found = found or parties(noun_slot(token, name, scene.words), scene, acts=True)
        if len({p.actor for p in found}) > kind.mutual:
            return found
    return []


def _owners(sentence: Span, kind: Deed, scene: Scene) -> list[Party]:
    """Who is named as the doer of such a deed ("B's *decision*")."""
    for token in reversed(sentence):
        if token.pos_ == "NOUN" and token.lemma_.lower() in kind.nouns and _owned(token):
            if found := owner_parties(token, scene):
                return found
    return []


def _owned(noun: Token) -> bool:
    return any(c.dep_ in ("poss", "amod", "compound") for c in noun.children)


def _main_doers(sentence: Span, scene: Scene) -> list[Party]:
    """Who does what the sentence as a whole tells, or what somebody in it says was done."""
    verb = sentence.root
    while told := [c for c in verb.children if c.dep_ == "ccomp" and _says(verb, scene)]:
        verb = told[0]
    decided = verb != sentence.root  # "said that it would lift sanctions"
    if verb.pos_ != "VERB" or not (decided or _happened(verb, scene)):
        return []
    return parties(deep_subject(verb, scene.words), scene, acts=True)


def _says(verb: Token, scene: Scene) -> bool:
    return verb.lemma_ in scene.words.reporting_verb


def _happened(verb: Token, scene: Scene) -> bool:
    """Whether the verb tells what took place or is decided: not negated, not merely possible."""
    below = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    unreal = scene.words.possible_modal | scene.words.conditional_modal
    return not any(c.dep_ == "neg" for c in verb.children) and not below & unreal
