"""Whom the sentence leaves out since the article has told: the mission that states contribute to,
the body whose summit others attend, the state with which ties are cut.

Each look-up gives parties without a place in the text, which the article leaves no choice about, or
none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.guards import broken_guard
from actorgraph.extraction.named_parties import owner_parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.surroundings import before
from actorgraph.lexicon import trigger_index
from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS, Filler, prepositional
from actorgraph.syntax.clauses import goal_object
from actorgraph.syntax.slots import slot
from actorgraph.syntax.verbs import deep_subject

STEPS = 3
"""Inferences that leaving the actor out takes, as much as a deed told before."""
VIOLENT = frozenset(("THREATEN", "MOBILIZE", "COERCE", "ASSAULT"))
HOSTILE = VIOLENT | {"ACCUSE", "SANCTION"}
"""Types of the relations after which one takes measures against the other."""
REACH, LEAD = 4, 3
"""Sentences before, and at the head of the article, in which its mission may be told."""
GATHERED = 4
"""Sentences before in which the gathering may be told that somebody attends."""
PLACES = ("in", "to", "into", "for")


def missions(verb: Token, scene: Scene) -> list[Party]:
    """Whom the mission or force helps that the sentence or the last one tells of, or its own name:
    "Kenya leads a mission in Haiti. Jamaica has offered soldiers". One that the article comes back
    to may be told earlier."""
    again = _named(scene.docs, scene.words) > 1
    told = before(verb, scene, REACH, LEAD) if again else before(verb, scene, 1)
    for there, sentence in ((scene, verb.sent), *told):
        for noun in reversed(sentence):
            if _is_mission(noun, scene.words) and _over(noun, scene.words):
                return []
            if _is_mission(noun, scene.words) and (found := _helped(noun, there)):
                return found
    return []


@lru_cache(1)
def _named(docs: tuple[Doc, ...], cues: Cues) -> int:
    """How often the article at hand names a mission."""
    return sum(_is_mission(token, cues) for doc in docs for token in doc)


def gatherings(verb: Token, scene: Scene) -> list[Party]:
    """The organisation whose leaders or ministers meet, or who presides, in the sentences before a
    verb of taking part: "The leaders of A met in B. … C attended." """
    for told, sentence in before(verb, scene, GATHERED):
        hosts: list[Party] = []
        for word in sentence:
            found = _gathered(word, told)
            if bodies := [p for p in found if told.links.type_of(p.actor) == "organisation"]:
                return _implied(bodies[:1])
            hosts += _hosts(word, told)
        if hosts:
            return _implied(hosts[:1])
        if _of_others(sentence, told):
            return []
    return []


def foes(verb: Token, scene: Scene) -> list[Party]:
    """The one other state that the sentence, or else one of the last two, says to strike, threaten
    or blame the subject, or the subject it."""
    return _against(verb, scene, HOSTILE)


def enemies(verb: Token, scene: Scene) -> list[Party]:
    """The same, but by force or a threat of it."""
    return _against(verb, scene, VIOLENT)


def _against(verb: Token, scene: Scene, types: frozenset[str]) -> list[Party]:
    own = parties(deep_subject(verb, scene.words), scene, acts=True)
    mine = {a for p in own for a in _with_state(p, scene)}
    for told, words in ((scene, verb.sent), *before(verb, scene, 2)):
        ends = [e for t in words for e in _hostile(t, told, types)]
        other = {a for one, two in ends for a in (one if two & mine else two if one & mine else ())}
        states = {a for a in other - mine if scene.links.type_of(a) == "state"}
        if states:
            return [Party(a, -1, -1, STEPS) for a in states] if len(states) == 1 else []
    return []


def _with_state(party: Party, scene: Scene) -> tuple[str, ...]:
    return party.actor, *filter(None, (scene.links.actors[party.actor].country,))


def _hostile(
    word: Token, scene: Scene, types: frozenset[str]
) -> Iterator[tuple[set[str], set[str]]]:
    """Who by the verb or noun does something of these types to whom, each with his or her
    state."""
    pos = word.pos_.lower()
    known = trigger_index(pos).get(word.lemma_.lower(), ()) if pos in ("verb", "noun") else ()
    for relation, trigger, words in known:
        spelled = set(words[1:]) <= {c.lower_ for c in word.children}
        if relation.plover_type in types and spelled and not broken_guard(word, trigger, scene):
            doers = _actors(word, trigger.subject, pos, scene, acts=True)
            yield doers, _actors(word, trigger.object, pos, scene, acts=False)


def _actors(word: Token, names: tuple[str, ...], pos: str, scene: Scene, acts: bool) -> set[str]:
    found = [slot(word, name, pos, scene.words) for name in names]
    held = [p for fillers in found for p in parties(fillers, scene, acts)]
    return {a for p in held for a in _with_state(p, scene)}


LOOKS: Mapping[str, Callable[[Token, Scene], list[Party]]] = {
    "mission": missions,
    "gathering": gatherings,
    "foe": foes,
    "enemy": enemies,
}
"""The slots that no word of the sentence fills."""


def _implied(found: Sequence[Party]) -> list[Party]:
    return [replace(p, start=-1, end=-1, steps=STEPS, via=None) for p in found]


def _of_others(sentence: Span, scene: Scene) -> bool:
    """Whether the sentence turns to another state or organisation."""
    named = (scene.at.get(c.i) for c in sentence.root.children if c.dep_ in SUBJECTS)
    return any(
        scene.links.type_of(a) in ("state", "organisation")
        for mention in named
        if mention is not None and scene.names(scene.docs[scene.number][mention.start])
        for a in mention.actors
    )


def _over(noun: Token, cues: Cues) -> bool:
    """Whether it is said that the mission ended."""
    return noun.dep_ in SUBJECTS and noun.head.lemma_ in cues.settling_verb


def _is_mission(noun: Token, cues: Cues) -> bool:
    """Whether states send people together for what the noun names, to help: no army and no raid."""
    lemma, before = noun.lemma_.lower(), {c.lower_ for c in noun.lefts}
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if lemma in cues.mission_force:
        return noun.tag_ in ("NN", "NNP") and bool(before & cues.mission_word)
    return lemma in cues.mission_noun and not before & cues.mission_otherwise


def _helped(noun: Token, scene: Scene) -> list[Party]:
    if any(c.dep_ == "poss" and scene.names(c) for c in noun.children):
        return []  # "NASA's mission in Australia"
    mention = scene.at.get(noun.i)
    if mention is not None and mention.kind == "name":
        return _implied([Party(a, -1, -1) for a in mention.actors])
    clauses = [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    found = [f for c in clauses for f in _aided(c, scene.words)]
    for name in PLACES:
        found = found or prepositional(noun, name)
    verbs = (*clauses, *[up for up in noun.ancestors if up.pos_ == "VERB"][:1])
    ways = [found, *(prepositional(v, name) for v in verbs for name in ("in", "into"))]
    for way in ways:
        held = parties(way, scene, acts=False, located=True)
        seats = [p for p in held if scene.links.type_of(p.actor) in ("state", "region")]
        if seats:
            return _implied(seats[:1])
    return []


def _aided(clause: Token, cues: Cues) -> list[Filler]:
    """Whom a clause that says what a mission is for names ("to help *B* restore order")."""
    if clause.lemma_ not in cues.helping_verb:
        return []
    below = [k for c in clause.children if c.dep_ in ("ccomp", "xcomp") for k in c.children]
    helped = [c for c in clause.children if c.dep_ == "dobj"]
    helped += [k for k in below if k.dep_ == "nsubj"]
    return [*map(Filler, helped), *goal_object(clause, cues)]


def _hosts(word: Token, scene: Scene) -> list[Party]:
    """Under whose chairmanship or at whose invitation a verb says that others meet."""
    if word.pos_ != "VERB" or word.lemma_ not in scene.words.gathering_verb:
        return []
    parts = [f for name in ("under", "at") for f in prepositional(word, name)]
    hosts = [f.token for f in parts if f.token.lemma_.lower() in scene.words.hosting_noun]
    return [p for t in hosts for p in parties(prepositional(t, "of"), scene, acts=True)]


def _gathered(word: Token, scene: Scene) -> list[Party]:
    """Who meets by a verb, or whose gathering a noun names."""
    if word.pos_ == "VERB" and word.lemma_ in scene.words.gathering_verb:
        subjects = deep_subject(word, scene.words)
        return parties(subjects, scene, acts=True) or [
            p for f in subjects for p in parties(prepositional(f.token, "of"), scene, acts=False)
        ]
    if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in scene.words.gathering_noun:
        return owner_parties(word, scene) or parties(prepositional(word, "of"), scene, acts=False)
    return []
