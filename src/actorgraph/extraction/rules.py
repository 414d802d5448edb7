"""Frames over syntax: the triggers of relations.ttl looked up in the parse, and nothing else.

Every decision about a word lies in the ontology; this module only walks from the word to the
tokens in its slots, and from them to actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from actorgraph.coref import Resolved
from actorgraph.extraction.details import details
from actorgraph.extraction.entries import entries
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.misses import Cause, Miss, OnMiss, unheard
from actorgraph.extraction.pairs import Pair, pairs_of
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.slot_parties import first_parties
from actorgraph.extraction.speakers import speakers
from actorgraph.extraction.stance import Stance, stance
from actorgraph.incumbents import bodies_of
from actorgraph.lexicon import voiced
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import Relation, Trigger, cues, relations
from actorgraph.parse import Parsed
from actorgraph.syntax.reports import gone_on
from actorgraph.syntax.slots import slot

CHARGE = "accuses"
"""The relation that says what a speaker blames another for."""
HEADS = "headOf"
SUPPORT = "supports"
THREAT = "threatens"
"""The relation that says what would otherwise be a blow that is planned."""


def rule_frames(parsed: Parsed, resolved: Resolved, missed: OnMiss = unheard) -> Iterator[Frame]:
    """All frames of an article, paragraph by paragraph in the order of their triggers.

    ``missed`` is told of every reading that was dropped.
    """
    for number, doc in enumerate(parsed.docs):
        place = Place(number, parsed, resolved, scene_of(parsed, resolved, number), missed)
        for sentence in doc.sents:
            found: list[Frame] = []
            for token in () if of_sport(sentence, place.scene) else sentence:
                for frame in _token_frames(token, found, place):
                    cause = _refused(token, frame, place)
                    if cause is None:
                        found.append(frame)
                    else:
                        missed(Miss(token, frame.relation, frame.rule, cause, frame=frame))
            yield from (frame for frame in found if not only_threatened(frame, found))


def of_sport(sentence: Span, scene: Scene) -> bool:
    """Whether a sentence tells of sport, where to beat and to host means something else."""
    return any(token.lower_ in scene.words.sport_word for token in sentence)


def scene_of(parsed: Parsed, resolved: Resolved, number: int) -> Scene:
    """What a paragraph of the article offers to look-ups."""
    links = resolved.links
    speaker, sections = resolved.speaker, resolved.sections
    return Scene(links.at[number], links, cues(), parsed.docs, number, speaker, sections=sections)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of an article with all that is known of it."""

    number: int
    parsed: Parsed
    resolved: Resolved
    scene: Scene
    missed: OnMiss


def only_threatened(frame: Frame, found: list[Frame]) -> bool:
    """Whether a blow is but what a threat is about: "A threatened to shoot down B's planes"."""
    struck = relations()[frame.relation].plover_type in ("ASSAULT", "MOBILIZE", "COERCE")
    if not struck or frame.modality is Modality.ASSERTED:
        return False
    ends = frame.subject.actor, frame.object.actor
    return any(
        other.relation == THREAT and (other.subject.actor, other.object.actor) == ends
        for other in found
    )


def _refused(token: Token, frame: Frame, place: Place) -> Cause | None:
    """Why the frame of a token is not to be believed; None if it is."""
    if _own_side(frame, place):
        return Cause.OWN_SIDE
    words = place.scene.words
    if frame.relation == HEADS and frame.object.via in words.body_noun - words.state_noun:
        return Cause.PART
    told = frame.polarity is Polarity.AFFIRMED and frame.modality is Modality.ASSERTED
    if frame.rule in voiced() and frame.relation == CHARGE and not told:
        return Cause.UNTOLD
    outlet = place.resolved.links.type_of(frame.subject.actor) == "media"
    return Cause.RELAYED if outlet and gone_on(token, words) else None


def _own_side(frame: Frame, place: Place) -> bool:
    """Whether a person is said to talk or work with the very body that he or she speaks for,
    judges what it has done, or says what it must do."""
    ends, resolved = (frame.subject.actor, frame.object.actor), place.resolved
    if frame.rule in voiced():
        own = bodies_of(ends[0], place.parsed.clean.date)
        return ends[1] in (
            resolved.affiliation.get(ends[0]),
            resolved.links.wholes.get(ends[0]),
            *own,
        )
    if frame.object.start < 0 and frame.relation in (SUPPORT, CHARGE):  # "welcomed the decision"
        return ends[1] in (resolved.affiliation.get(ends[0]), resolved.links.wholes.get(ends[0]))
    if not relations()[frame.relation].symmetric:
        return False
    return any(resolved.affiliation.get(a) == b for a, b in (ends, ends[::-1]))


def _token_frames(token: Token, before: list[Frame], place: Place) -> list[Frame]:
    """The frames of one word; of several readings in one relation the plainest counts."""
    best: dict[str, tuple[int, Trigger, list[Pair]]] = {}
    for relation, trigger, _ in entries(token, place.scene, place.missed):
        pairs = list(pairs_of(token, relation, trigger, place.scene, place.missed))
        if not pairs and relation.plover_type == "AID" and trigger.pos == "noun":
            pairs = list(_implied(token, trigger, before, place.scene))
        if pairs:
            made = min(s.steps + o.steps + extra for s, o, extra in pairs), trigger, pairs
            lost = best.get(relation.id)
            if lost is None or made[0] < lost[0]:
                best[relation.id] = made
            else:
                lost = made
            if lost is not None:
                rule, winner = lost[1].rule, best[relation.id][1].rule
                place.missed(Miss(token, relation.id, rule, Cause.PLAINER, winner=winner))
    return [
        _frame(token, relations()[id], trigger, pair, place)
        for id, (_, trigger, pairs) in best.items()
        for pair in pairs
    ]


def _implied(token: Token, trigger: Trigger, before: list[Frame], scene: Scene) -> Iterator[Pair]:
    """The recipient that the sentence has named before: "support for B, along with A's drones"."""
    if any(slot(token, name, "noun", scene.words) for name in trigger.object if name != "obj"):
        return
    givers = first_parties(token, "noun", ("poss",), trigger.subject_types, scene, acts=True)
    helped = [
        f
        for f in before
        if relations()[f.relation].plover_type in ("AID", "SUPPORT") and f.kind == "noun"
    ]
    if givers and helped and {f.object.actor for f in helped} == {helped[-1].object.actor}:
        for giver in givers:
            if giver.actor not in (helped[-1].object.actor, helped[-1].subject.actor):
                yield giver, Party(helped[-1].object.actor, -1, -1, 3), 0


def _frame(
    token: Token,
    relation: Relation,
    trigger: Trigger,
    pair: Pair,
    place: Place,
) -> Frame:
    subject, object, extra = pair
    how = stance(token, place.scene.words)
    modality = _modality(how, trigger)
    speaker = next((said.actor for said in speakers(token, place.scene)), None)
    told = "governor/subj"  # "told B by phone": who says so is who did it
    said_by = {"speaker": subject.actor, "accuser": object.actor, told: subject.actor}
    if any(speaker == said_by.get(name) for name in (*trigger.subject, *trigger.object)):
        speaker = None  # what is said is the deed itself, and denying it is no part of it
    return Frame(
        paragraph=place.number,
        relation=relation.id,
        trigger=(token.i, token.i + 1),
        subject=subject,
        object=object,
        rule=trigger.rule,
        polarity=_polarity(how, trigger),
        modality=modality,
        speaker=speaker,
        details=details(token, relation, trigger, modality, place.scene, place.parsed.clean.date),
        kind=trigger.pos,
        steps=subject.steps + object.steps + extra,
    )


def _polarity(how: Stance, trigger: Trigger) -> Polarity:
    if trigger.polarity is not None:
        how.negations += trigger.polarity.value == "negated"
    return how.polarity


def _modality(how: Stance, trigger: Trigger) -> Modality:
    if trigger.modality is Modality.ASSERTED:
        return Modality.ASSERTED
    if trigger.modality is not None:
        how.weaken(trigger.modality)
    return how.modality
