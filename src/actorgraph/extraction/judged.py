"""Frames of the pairs of actors that only the learned judge relates.

The judge knows neither items nor places nor dates. It tells whether a pair stands in a relation,
and the word without which it would be least sure of that takes the place of a trigger: from there
on everything else is read as by a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from spacy.tokens import Token

from actorgraph.calibration import calibration
from actorgraph.coref import Resolved
from actorgraph.extraction.alone import alone_signs
from actorgraph.extraction.confidence import confidence
from actorgraph.extraction.details import details
from actorgraph.extraction.frames import JUDGE, Frame, Signs
from actorgraph.extraction.opinions import Ends, Opinion, Places, rounded
from actorgraph.extraction.rules import scene_of
from actorgraph.extraction.scene import Party
from actorgraph.extraction.speakers import speakers
from actorgraph.extraction.stance import stance
from actorgraph.judge.labels import LABELS, NONE
from actorgraph.judge.session import Verdict, session
from actorgraph.ontology import Relation, Trigger, relations
from actorgraph.parse import Parsed

LEAST = 0.15
"""The probability below which a relation is not even weighed."""
TELLING = ("VERB", "NOUN", "ADJ")
"""Parts of speech of the words that may tell a relation; any others only where there are none."""

OWN = ("person", "government_body")
"""Types of actors whose country is the state that they speak for."""

Stated = tuple[str, Ends]
"""A relation and its two actors."""


def judge_frames(
    found: Iterable[Opinion],
    parsed: Parsed,
    resolved: Resolved,
    before: Iterable[Frame] = (),
    threshold: float | None = None,
) -> Iterator[Frame]:
    """Frames whose confidence reaches the threshold (default: that of the calibration), likeliest
    first in each sentence; none of a pair that the frames ``before`` relate in the same
    sentence."""
    least = calibration().judge_threshold if threshold is None else threshold
    read: dict[tuple[int, int], list[Frame]] = {}
    for frame in before:
        sentence = parsed.docs[frame.paragraph][frame.trigger[0]].sent.start
        read.setdefault((frame.paragraph, sentence), []).append(frame)
    for opinion in found:
        beside = read.get((opinion.paragraph, opinion.sentence.start), [])
        taken = [_stated(frame) for frame in beside]
        words: Words | None = None
        for likely in _weighed(opinion, beside, resolved):
            stated = likely.relation, likely.ends
            if likely.sure < least or any(_repeated(stated, old, resolved) for old in taken):
                continue
            words = words or _words(opinion)
            if words.tokens:
                taken.append(stated)
                yield _frame(opinion, likely, words, parsed, resolved)


class Likely(NamedTuple):
    """A relation that the judge gives a pair: its confidence and signs, its probability, and the
    numbers of the mentions of its actors."""

    sure: float
    signs: Signs
    chance: float
    relation: str
    ends: Ends
    places: Places


class Words(NamedTuple):
    """The words of a sentence that may tell a relation, and the judge's verdict without each."""

    tokens: list[Token]
    without: list[Verdict]


def _stated(frame: Frame) -> Stated:
    return frame.relation, (frame.subject.actor, frame.object.actor)


def _weighed(opinion: Opinion, beside: Sequence[Frame], resolved: Resolved) -> list[Likely]:
    """What the judge takes for likely, the likeliest first, whatever confidence is fitted to."""
    likely = []
    for ends in opinion.pairs():
        found = opinion.places(ends)
        if not found or kin(*ends, resolved):
            continue
        chances, places = opinion.chances(found)
        chances = np.where(_fits(ends, resolved), chances, 0.0)
        best = int(chances.argmax())
        if chances[best] >= LEAST:
            signs = alone_signs(opinion, LABELS[best], places, beside)
            sure = confidence(signs, calibration().alone)
            likely.append(Likely(sure, signs, float(chances[best]), LABELS[best], ends, places))
    return sorted(likely, key=lambda each: (-each.chance, *each[3:]))


def _repeated(new: Stated, old: Stated, resolved: Resolved) -> bool:
    """Whether a statement is of a pair that has one already, or repeats one with the body of which
    a person speaks in place of the person."""
    if set(new[1]) == set(old[1]):
        return True
    return new[0] == old[0] and all(
        a == b or kin(a, b, resolved) for a, b in zip(new[1], old[1], strict=True)
    )


def kin(a: str, b: str, resolved: Resolved) -> bool:
    """Whether one actor speaks for the other, or is part of it; who only comes from a country, such
    as a party or a rebel group, may well fight it."""
    actors, links = resolved.links.actors, resolved.links
    return any(
        whole in (resolved.affiliation.get(part), links.wholes.get(part))
        or (actors[part].type in OWN and actors[part].country == whole)
        for part, whole in ((a, b), (b, a))
    )


def _fits(ends: Ends, resolved: Resolved) -> list[bool]:
    """For each of `LABELS` whether actors of these types can stand in the relation."""
    kinds = [resolved.links.type_of(end) for end in ends]
    return [
        name != NONE
        and all(
            not types or kind in types
            for kind, types in zip(
                kinds, (relations()[name].domain, relations()[name].range), strict=True
            )
        )
        for name in LABELS
    ]


def _frame(
    opinion: Opinion, likely: Likely, words: Words, parsed: Parsed, resolved: Resolved
) -> Frame:
    label = LABELS.index(likely.relation)
    left = [verdict.relation[likely.places][label] for verdict in words.without]
    word = words.tokens[int(np.argmin(left))]
    relation = relations()[likely.relation]
    scene = scene_of(parsed, resolved, opinion.paragraph)
    pos = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb"}.get(word.pos_, "adjective")
    how = stance(word, scene.words)
    trigger = _as_trigger(relation, pos)
    subject, object = (
        Party(actor, mention.start, mention.end)
        for mention, actor in (opinion.named[place] for place in likely.places)
    )
    speaker = next((said.actor for said in speakers(word, scene)), None)
    return Frame(
        paragraph=opinion.paragraph,
        relation=relation.id,
        trigger=(word.i, word.i + 1),
        subject=subject,
        object=object,
        rule=JUDGE,
        polarity=how.polarity,
        modality=how.modality,
        speaker=None if speaker == subject.actor else speaker,
        details=details(word, relation, trigger, how.modality, scene, parsed.clean.date),
        kind=JUDGE,
        steps=0,
        extractor=JUDGE,
        heard=rounded(likely.chance),
        score=likely.sure,
        signs=likely.signs,
    )


def _words(opinion: Opinion) -> Words:
    """The words that are read and no part of a name; of the kinds in `TELLING` if there are any."""
    base = opinion.sentence.start_char
    inside = {i for mention, _ in opinion.named for i in range(mention.start, mention.end)}
    last = max(opinion.read.offsets)
    words = [
        t for t in opinion.sentence if t.is_alpha and t.i not in inside and t.idx - base <= last
    ]
    words = [t for t in words if t.pos_ in TELLING] or words
    judge = session()
    blank = judge.tokenizer.token_to_id("[MASK]")
    variants = [opinion.read.without(t.idx - base, t.idx - base + len(t), blank) for t in words]
    return Words(words, judge.verdicts(variants))


def _as_trigger(relation: Relation, pos: str) -> Trigger:
    """A trigger that only says where an item may stand."""
    item = ("obj", "with") if relation.plover_type == "AID" and pos == "verb" else ()
    return Trigger(JUDGE, pos, (), (), (), item, (), (), frozenset(), frozenset(), None, None)
