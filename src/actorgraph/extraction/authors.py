"""Whose deed a noun takes up: "North Korea fired a missile. … Japan condemned the launch."

The sentences before are read backwards for a verb that tells such a deed, or a noun that names it,
with its doer; failing that, the next ones for who claims it ("A condemned an attack in B. … C
claimed responsibility").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from actorgraph.deeds import Deed, deeds
from actorgraph.extraction.claimed import claimants_after
from actorgraph.extraction.fillers import parties
from actorgraph.extraction.named_parties import owner_parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.surroundings import Told, before
from actorgraph.syntax.arcs import SUBJECTS, follows, prepositional
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.slots import noun_slot, verb_slot
from actorgraph.syntax.tense import happened
from actorgraph.syntax.verbs import deep_subject

REACH = 6
"""How many sentences a deed is looked for back, and then in the lead."""
NEAR = 2
"""The same for a noun that says nothing of its kind ("the move")."""
LEAD = 3
"""How many sentences, a title among them, tell what the article is about."""
CHARGE = "accusation"
"""A noun of ``events.ttl``: what a charge tells is judged, not the charge."""
STEPS = 3
"""Inferences that it takes to find whose deed is meant."""


def authors(trigger: Token, scene: Scene) -> list[Party]:
    """The actors whose deed the object of the trigger takes up, implied parties without a place;
    empty where the object names its own doer, or nobody's deed is told before."""
    for filler in deep_object(trigger, scene.words):
        noun = filler.token
        kinds = _kinds(noun, scene)
        for kind in (k for k in kinds if not k.verbs):
            sentences = _told(noun, scene, NEAR)
            found = _first(_owners(s, kind, told) for told, s in sentences)
            if found := found or _first(_doers(s, kind, told) for told, s in sentences):
                return _implied(found, noun)
        own = _charged(trigger, scene) if noun.lemma_.lower() in _charges() else frozenset()
        for told, sentence in _told(noun, scene, REACH) if kinds else ():
            tried = [_doers(sentence, kind, told, own) for kind in kinds if kind.verbs]
            if found := _first(each or [] for each in tried):
                return _implied(found, noun)
            if None in tried:
                return []
        if _event(noun, scene):
            return _implied(_whose_event(noun, scene), noun)
        if noun.lemma_.lower() in scene.words.attack_noun and not owner_parties(noun, scene):
            return _implied(claimants_after(noun, scene), noun)
    return []


def _charges() -> frozenset[str]:
    """The nouns of charges."""
    return frozenset(noun for kind in deeds()[CHARGE] for noun in kind.nouns)


def _event(word: Token, scene: Scene) -> bool:
    return word.lower_ in scene.words.event_pronoun and word.i not in scene.at


def _whose_event(pronoun: Token, scene: Scene) -> list[Party]:
    """Who does what the sentence before the pronoun's as a whole tells, if that is a deed to
    judge: "B invaded C. A condemned *it*"."""
    charges = deeds()[CHARGE]
    kinds = dict.fromkeys(k for ks in deeds().values() for k in ks if k not in charges)
    for told, sentence in before(pronoun, scene, 1) if _opens(pronoun) else ():
        verb = sentence.root
        objects = deep_object(verb, told.words)
        hit = parties(objects, told, acts=False, located=True)
        lemmas = {f.token.lemma_.lower() for f in objects}
        for kind in kinds if happened(verb, told.words) else ():
            aimed = lemmas & kind.objects if kind.objects else hit and not kind.last
            if verb.lemma_ in kind.verbs and aimed:
                found = parties(deep_subject(verb, told.words), told, acts=True)
                return found if len({p.actor for p in found}) > kind.mutual else []
    return []


def _opens(pronoun: Token) -> bool:
    """Whether the pronoun is the object of a sentence that names but its subject before it."""
    verb = pronoun.head
    subjects = {t for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree}
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return verb == pronoun.sent.root and all(
        t in subjects for t in before if t.pos_ in ("NOUN", "PROPN")
    )


def _implied(found: Sequence[Party], noun: Token) -> list[Party]:
    return [Party(p.actor, -1, -1, STEPS, noun.lemma_.lower()) for p in found]


def _first(found: Iterable[list[Party] | None]) -> Sequence[Party]:
    return next((each for each in found if each), ())


def _kinds(noun: Token, scene: Scene) -> tuple[Deed, ...]:
    """What kinds of deed the object may take up. Among statements on one event ("JAPAN: …
    condemned it") a pronoun takes up any."""
    if noun.pos_ == "NOUN":
        return deeds().get(noun.lemma_.lower(), ()) if _points_back(noun, scene) else ()
    if not _event(noun, scene) or not scene.states(scene.number):
        return ()
    return tuple(dict.fromkeys(k for kinds in deeds().values() for k in kinds if k.verbs))


def _points_back(noun: Token, scene: Scene) -> bool:
    """Whether the noun is definite, and nothing beside it says whose deed it is."""
    left = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    such = any(c.lower_ in scene.words.such_word for c in noun.children)
    dated = any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in noun.children)
    if not (such or left & scene.words.definite_word or dated or (not left and noun.tag_ == "NNS")):
        return False
    mutual = any(kind.last for kind in deeds().get(noun.lemma_.lower(), ()))
    more = ("in", "on", "of", "with") if mutual else ()
    apart = frozenset(("by", "from", "between", "at", *more))
    if follows(noun, apart):
        return False  # "welcomed the truce in Libya"
    return not owner_parties(noun, scene) and not any(prepositional(noun, n) for n in apart)


def _told(noun: Token, scene: Scene, reach: int) -> list[Told]:
    """The sentences before, the nearest first, and then the lead; in a list of statements the
    lead first."""
    if _listed(noun, scene):
        return [*before(noun, scene, 0, LEAD), *before(noun, scene, reach)]
    return before(noun, scene, reach, LEAD if reach == REACH else 0)


def _listed(noun: Token, scene: Scene) -> bool:
    """Whether the paragraph is one of a list of statements, which all speak of what the lead
    tells: it has a label, or several before it have."""
    return scene.states(scene.number) or sum(map(scene.states, range(scene.number))) > 1


def _doers(
    sentence: Span, kind: Deed, scene: Scene, own: frozenset[str] = frozenset()
) -> list[Party] | None:
    """Who does such a deed in the sentence, by the last word that tells of one; None where that
    word must be meant, but nobody is named. Where it is a charge that the ``own`` answer to, not
    one against others alone."""
    if not kind.verbs:
        return _main_doers(sentence, scene)
    for token in reversed(sentence):
        found: list[Party] = []
        one = False
        if token.pos_ == "VERB" and token.lemma_ in kind.verbs and happened(token, scene.words):
            objects = {f.token.lemma_.lower() for f in verb_slot(token, "obj", scene.words)}
            one = not kind.objects or bool(objects & kind.objects)
            one = one and not (own and _against_others(token, own, scene))
            one = one and not _names(token)
            if one:
                found = parties(deep_subject(token, scene.words), scene, acts=True)
            if found and kind.mutual:
                found += parties(verb_slot(token, "with", scene.words), scene, acts=False)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in kind.nouns:
            verb = next((up for up in token.ancestors if up.pos_ == "VERB"), token)
            one = verb.lemma_ not in kind.verbs  # "signed a *truce*" is told by the verb
            found = owner_parties(token, scene) if _owned(token) else []
            for name in () if found else ("between",) if kind.mutual else ("by", "subj"):
                found = found or parties(noun_slot(token, name, scene.words), scene, acts=True)
        if len({p.actor for p in found}) > kind.mutual:
            return found
        if one and kind.last:
            return None
    return []


def _names(verb: Token) -> bool:
    """Whether a verb that may ask for something only says what one calls it ("called it rash")."""
    asks = any(c.lower_ in ("for", "on", "upon") for c in verb.children)
    return verb.lemma_ == "call" and not asks


def _against_others(charge: Token, own: frozenset[str], scene: Scene) -> bool:
    """Whether a verb charges somebody, and none of these."""
    accused = parties(verb_slot(charge, "obj", scene.words), scene, acts=False)
    actors = scene.links.actors
    return bool(accused) and own.isdisjoint(
        a for p in accused for a in (p.actor, actors[p.actor].country) if a
    )


def _charged(answer: Token, scene: Scene) -> frozenset[str]:
    """Who answers a charge, with their states."""
    found = parties(deep_subject(answer, scene.words), scene, acts=True)
    actors = scene.links.actors
    return frozenset(a for p in found for a in (p.actor, actors[p.actor].country) if a)


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
    if verb.pos_ != "VERB" or not (decided or happened(verb, scene.words)):
        return []
    return parties(deep_subject(verb, scene.words), scene, acts=True)


def _says(verb: Token, scene: Scene) -> bool:
    return verb.lemma_ in scene.words.reporting_verb
