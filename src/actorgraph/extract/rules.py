"""Frames over syntax: the triggers of relations.ttl looked up in the parse, and nothing else.

Every decision about a word lies in the ontology; this module only walks from the word to the
tokens in its slots, and from them to actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from actorgraph.coref import Resolved
from actorgraph.dates import event_date
from actorgraph.extract.details import item_text, location
from actorgraph.extract.fillers import Party, Scene, owner_parties, parties
from actorgraph.extract.frames import Frame
from actorgraph.extract.stance import Stance, stance
from actorgraph.syntax import Filler, slot
from actorgraph.lexicon import Entry, trigger_index
from actorgraph.ontology import Relation, Trigger, cues
from actorgraph.parse import Parsed

BASE_SCORE = {"verb": 0.9, "noun": 0.8, "adjective": 0.8}
STEP_COST = 0.06


def rule_frames(parsed: Parsed, resolved: Resolved) -> Iterator[Frame]:
    """All frames of an article, paragraph by paragraph in the order of their triggers."""
    for number, doc in enumerate(parsed.docs):
        scene = Scene(resolved.links.at[number], resolved.links, cues())
        for token in doc:
            for relation, trigger, words in _entries(token):
                frames = list(_frames(token, relation, trigger, words, scene))
                for subject, object, stated in frames:
                    yield _frame(number, token, relation, trigger, (subject, object), stated, scene, parsed, resolved)


def _entries(token: Token) -> Iterator[Entry]:
    """The lexicon entries that the token can be, longest first; a longer one hides its head."""
    if token.pos_ in ("VERB", "AUX"):
        kinds = ("verb", "adjective") if token.dep_ in ("amod", "acomp") or token.tag_ in ("VBN", "VBG") else ("verb",)
    elif token.pos_ in ("NOUN", "PROPN"):
        kinds = ("noun",)
    elif token.pos_ == "ADJ":
        kinds = ("adjective",)
    else:
        return
    for pos in kinds:
        lemma = token.lemma_.lower() if pos != "adjective" or token.pos_ == "ADJ" else token.lower_
        hidden = 0
        for entry in trigger_index(pos).get(lemma, ()):
            if len(entry[2]) < hidden or not _spelled(token, entry[2], pos):
                continue
            hidden = len(entry[2])
            yield entry


def _spelled(token: Token, words: tuple[str, ...], pos: str) -> bool:
    """Whether the further words of the entry stand with the token."""
    if pos == "verb":
        partners = {c.lower_ for c in token.children if c.dep_ in ("prt", "prep", "advmod", "acomp", "agent", "dative")}
        partners |= {token.nbor().lower_} if token.i + 1 < len(token.doc) else set()
        return all(word in partners for word in words[1:])
    before = token.i
    for word in words[1:]:
        before -= 1
        if before >= 0 and token.doc[before].text in "-–":
            before -= 1
        if before < 0 or word not in (token.doc[before].lower_, token.doc[before].lemma_.lower()):
            return False
    return True


def _frames(
    token: Token, relation: Relation, trigger: Trigger, words: tuple[str, ...], scene: Scene
) -> Iterator[tuple[Party, Party, int]]:
    """Pairs of parties that the trigger relates, with the steps that the slots themselves took."""
    if not _guarded(token, trigger, scene):
        return
    subjects = _first(token, trigger.subject, trigger.subject_types, scene, acts=True)
    if not subjects and trigger.pos == "noun" and "subj" not in trigger.subject:
        subjects = _first(token, ("subj",), trigger.subject_types, scene, acts=True)
    objects = _first(token, trigger.object, trigger.object_types, scene, acts=False)
    if not objects and trigger.pos == "noun" and "obj" not in trigger.object:
        objects = _first(token, ("obj",), trigger.object_types, scene, acts=False)
    names = {p.actor for p in subjects}
    objects = [p for p in objects if p.actor not in names] if relation.symmetric else objects
    if relation.symmetric and subjects and not objects:
        others = [name for name in trigger.object if name not in trigger.subject]
        if any(_filled(token, name, scene) for name in others):
            return  # somebody stands there whom nobody knows
        for left, right in combinations(subjects, 2):
            yield left, right, 1
        return
    for subject in subjects:
        for object in objects:
            if subject.actor != object.actor:
                yield subject, object, 0


def _filled(token: Token, name: str, scene: Scene) -> bool:
    """Whether a slot holds any words, of an actor or not."""
    return name not in ("poss", "compound") and bool(slot(token, name, scene.words))


def _guarded(token: Token, trigger: Trigger, scene: Scene) -> bool:
    """Whether the sense guards hold."""
    def heads(name: str) -> set[str]:
        found = set()
        for filler in slot(token, name, scene.words):
            found |= {filler.token.lemma_.lower(), filler.token.lower_}
            found |= {c.lemma_.lower() for c in filler.token.conjuncts}
        return found

    return all(heads(name) & words for name, words in trigger.needs) and not any(
        heads(name) & words for name, words in trigger.excludes
    )


def _first(
    token: Token, names: tuple[str, ...], types: frozenset[str], scene: Scene, acts: bool
) -> list[Party]:
    """The actors of the first slot that has any of a fitting type."""
    for name in names:
        if name in ("poss", "compound") and token.pos_ in ("NOUN", "PROPN"):
            found = owner_parties(token, scene)
        else:
            found = parties(slot(token, name, scene.words), scene, acts=acts and name != "of")
        found = [p for p in found if _fits(p, types, scene, acts)]
        if found:
            return found
    return []


def _fits(party: Party, types: frozenset[str], scene: Scene, acts: bool) -> bool:
    kind = scene.links.type_of(party.actor)
    if acts and kind == "region" and "region" not in types:
        return False
    if types and kind not in types:
        return kind == "group" and "armed_group" in types
    return True


def _frame(
    number: int,
    token: Token,
    relation: Relation,
    trigger: Trigger,
    pair: tuple[Party, Party],
    extra: int,
    scene: Scene,
    parsed: Parsed,
    resolved: Resolved,
) -> Frame:
    subject, object = pair
    how = stance(token, scene)
    return Frame(
        paragraph=number,
        relation=relation.id,
        trigger=(token.i, token.i + 1),
        subject=subject,
        object=object,
        rule=trigger.rule,
        polarity=_polarity(how, trigger),
        modality=_modality(how, trigger),
        speaker=_speaker(how, number, token, resolved),
        item=_item(token, relation, trigger, scene),
        location=location(token, scene),
        event_date=event_date(token, parsed.clean.date),
        score=round(max(0.2, BASE_SCORE[trigger.pos] - STEP_COST * (subject.steps + object.steps + extra)), 2),
    )


def _polarity(how: Stance, trigger: Trigger):
    if trigger.polarity is not None:
        how.negations += trigger.polarity.value == "negated"
    return how.polarity


def _modality(how: Stance, trigger: Trigger):
    if trigger.modality is not None:
        how.weaken(trigger.modality)
    return how.modality


def _speaker(how: Stance, number: int, token: Token, resolved: Resolved) -> str | None:
    """Who speaks: the quotation's speaker, else the verb of saying above the trigger."""
    quoted = resolved.speaker(number, token.i)
    return quoted or (how.speaker.actor if how.speaker else None)


def _item(token: Token, relation: Relation, trigger: Trigger, scene: Scene) -> str | None:
    for name in trigger.item:
        found = item_text(slot(token, name, scene.words), scene)
        if found:
            return found
    if trigger.pos == "noun" and relation.plover_type == "AID":
        return item_text([Filler(token)], scene)
    return None
