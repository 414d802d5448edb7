"""Who said or asked what a denial or refusal answers: "*A* accused B of theft. … B denied it",
"*A* says that B shot first, which B denies", "*A* asked B to leave. B refused".

The verb of accusing or saying is sought in the sentence itself, before the denial, and in those
before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.deeds import deeds
from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.surroundings import Told, before
from actorgraph.lexicon import office_words
from actorgraph.syntax.arcs import SUBJECTS, Filler, follows, prepositional
from actorgraph.syntax.clauses import complement_subject
from actorgraph.syntax.deep_objects import deep_object
from actorgraph.syntax.verbs import deep_subject
from actorgraph.syntax.voice import is_finite

REACH = 3
"""How many sentences back a charge may stand; what was merely said stands in the last one."""
STEPS = 3
"""Inferences that it takes to find who said it."""


def chargers(denial: Token, scene: Scene) -> list[Party]:
    """Who accused the subject of the denial, or said what its object takes up: implied parties
    without a place; empty where nobody is found, or the subject has said it."""
    deniers = _sides(parties(deep_subject(denial, scene.words), scene, acts=True), scene)
    taken = _of_pronoun(denial, scene)
    for back, (told, words) in enumerate(_words_before(denial, scene) if deniers else ()):
        for verb in reversed(words):
            if verb.pos_ != "VERB" or verb.dep_ == "amod":
                continue
            charged = _charges(verb, deniers, told) and _answers(denial, verb, scene)
            said = back < 2 and _tells(verb, told) and (taken or _says_of(verb, deniers, told))
            if charged or (said and (taken or _of_charge(denial, scene))):
                found = parties(deep_subject(verb, told.words), told, acts=True)
                if _sides(found, told) & deniers:
                    return []
                return [Party(p.actor, -1, -1, STEPS) for p in found]
    return []


def askers(refusal: Token, scene: Scene) -> list[Party]:
    """Who asked the subject of the refusal for something, in the words before it or the sentence
    before: implied parties without a place; empty where nobody did."""
    if not is_finite(refusal) or any(_aside(c, refusal) for c in refusal.children):
        return []  # "asked B to refuse", "exports declined by a tenth", "declined further"
    persons = scene.words.state_noun | scene.words.people_noun | office_words()
    refusing = parties(deep_subject(refusal, scene.words), scene, acts=True)
    refusers = _sides([p for p in refusing if p.via is None or p.via in persons], scene)
    refused = {c.lemma_ for c in refusal.children if c.dep_ == "xcomp"}
    for told, words in _words_before(refusal, scene)[:2] if refusers else ():
        for verb in reversed(words):
            asked = verb.pos_ == "VERB" and _asks(verb, refusers, told)
            if asked and refused <= {t.lemma_ for t in verb.subtree if t.pos_ == "VERB"}:
                found = parties(deep_subject(verb, told.words), told, acts=True)
                if found and not _sides(found, told) & refusers:
                    return [Party(p.actor, -1, -1, STEPS) for p in found]
    return []


def _aside(child: Token, refusal: Token) -> bool:
    """Whether a word tells that it is something else that is refused, or that falls."""
    dates = any(c.ent_type_ in ("DATE", "TIME") for c in (child, *child.children))
    after = child.i > refusal.i and child.dep_ in ("advmod", "npadvmod", "prep")
    other = child.dep_ in ("dobj", "dative") and child.pos_ in ("NOUN", "PROPN", "PRON")
    return (after and not dates) or other or (child.dep_ == "ccomp" and child.i > refusal.i)


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


def _of_pronoun(denial: Token, scene: Scene) -> bool:
    """Whether the object of the denial is but what was said: "it", "which"."""
    return any(c.dep_ == "dobj" and _pronoun(c, scene) for c in denial.children)


def _of_charge(denial: Token, scene: Scene) -> bool:
    """Whether the object of the denial is but "the charge" or another word for one."""
    charges = scene.words.charge_noun
    return any(
        c.dep_ == "dobj" and c.lemma_ in charges and _plain(c, scene) for c in denial.children
    )


def _pronoun(word: Token, scene: Scene) -> bool:
    return word.tag_ == "WDT" or word.lower_ in scene.words.event_pronoun


def _answers(denial: Token, charge: Token, scene: Scene) -> bool:
    """Whether what is denied may be the charge: it is not told, or told by one of its words ("of
    *arming* rebels": "denied that it had sold *arms*"), or is a charge spoken of before."""
    if denial.dep_ in ("acl", "relcl"):
        return True  # "a charge rejected by B"
    content = {t.lemma_ for t in charge.subtree if t.pos_ in ("NOUN", "VERB") and t != charge}
    for told in denial.children:
        if told.dep_ == "dobj" and not _pronoun(told, scene):
            noun = told.lemma_.lower()
            charges = noun in deeds() and _plain(told, scene)
            if (
                not charges
                and noun not in scene.words.guilt_noun
                and not content & {t.lemma_ for t in told.subtree}
            ):
                return False
        elif told.dep_ in ("ccomp", "xcomp"):
            if not content & {t.lemma_ for t in told.subtree if t.pos_ in ("NOUN", "VERB")}:
                return False
    return True


def _plain(noun: Token, scene: Scene) -> bool:
    """Whether a noun takes up what was told: definite or bare, and nothing said of it."""
    left = {c.lower_ for c in noun.children if c.dep_ in ("det", "poss")}
    known = left <= scene.words.definite_word | scene.words.such_word
    apart = any(c.dep_ in ("prep", "acl", "relcl") for c in noun.children)
    return known and not apart and not follows(noun)  # "criticism at home"


def _words_before(denial: Token, scene: Scene) -> list[Told]:
    """The words of the sentence before the denial's clause, and the sentences before, the nearest
    first; the first is empty where the clause begins the sentence."""
    own = [c.left_edge.i for c in denial.children if c.dep_ in SUBJECTS]
    start = min(own, default=denial.left_edge.i)  # what was said may hang on the denial itself
    return [(scene, denial.doc[denial.sent.start : start]), *before(denial, scene, REACH)]


def _charges(verb: Token, deniers: frozenset[str], scene: Scene) -> bool:
    """Whether the verb accuses one of them."""
    if verb.lemma_ not in scene.words.accusing_verb:
        return False
    found = deep_object(verb, scene.words) + prepositional(verb, "on")
    return bool(_sides(parties(found, scene, acts=False), scene) & deniers)


def _says_of(verb: Token, deniers: frozenset[str], scene: Scene) -> bool:
    """Whether what the verb says is said of one of them: "A says that *B* arms rebels"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    clauses += [verb.head] if verb.dep_ in ("parataxis", "ccomp") else []  # "B lied, A said"
    found = [Filler(c) for clause in clauses for c in clause.children if c.dep_ in SUBJECTS]
    return bool(_sides(parties(found, scene, acts=True), scene) & deniers)


def _tells(verb: Token, scene: Scene) -> bool:
    """Whether the verb says something that another may deny."""
    if (
        verb.lemma_
        not in scene.words.reporting_verb - scene.words.denying_verb - scene.words.doubting_verb
    ):
        return False
    return any(c.dep_ in ("ccomp", "parataxis") for c in verb.children) or (
        verb.dep_ in ("parataxis", "ccomp") and verb.head.i < verb.i
    )
