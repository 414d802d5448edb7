"""Frames to claims: the statements of one article, with their evidence as offsets in its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc

from actorgraph.coref import Resolved, resolved
from actorgraph.decisions import decided, load_decisions
from actorgraph.extraction import EXTRACTORS, Extractor
from actorgraph.extraction.details import Details
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.misses import Cause, Miss, OnMiss, unheard
from actorgraph.extraction.scene import Party
from actorgraph.imprint import imprint, tells_earlier
from actorgraph.link import Links, linked
from actorgraph.model import Claim, Evidence, Modality, Reading, Span, merged, named_actors
from actorgraph.ontology import relations
from actorgraph.parse import Parsed

_DETAILS = ("location", "place", "event_date", "tense", "mode", "contexts")


def reading(parsed: Parsed, extractor: str = "rules", coref: str = "rules") -> Reading:
    """All that the article says, with one id for each actor as people have decided.

    ``extractor`` is one of ``extraction.EXTRACTORS``, ``coref`` one of ``clusters.CLUSTERERS``.
    """
    links = resolved(parsed, linked(parsed), coref)
    frames = kept_frames(parsed, links, extractor)
    claims = merged(_claim(parsed, links.links, frame) for frame in frames)
    actors = named_actors(claims, links.links.actors)
    found = Reading(parsed.article, actors, claims, imprint=imprint(parsed.article))
    return decided(found, load_decisions())


def kept_frames(
    parsed: Parsed, links: Resolved, extractor: str | Extractor = "rules", missed: OnMiss = unheard
) -> Iterator[Frame]:
    """The frames that become evidence, strongest first; ``missed`` is told of all that do not."""
    extract = EXTRACTORS[extractor] if isinstance(extractor, str) else extractor
    return _best(parsed, _said_now(parsed, list(extract(parsed, links, missed)), missed), missed)


def _said_now(parsed: Parsed, frames: Iterable[Frame], missed: OnMiss) -> Iterator[Frame]:
    """The frames without those of sentences that tell what an earlier version said."""
    for frame in frames:
        word = parsed.docs[frame.paragraph][frame.trigger[1] - 1]
        if tells_earlier(word.sent.text):
            missed(Miss(word, frame.relation, frame.rule, Cause.TAKEN_BACK, frame=frame))
        else:
            yield frame


def _best(parsed: Parsed, frames: Iterable[Frame], missed: OnMiss) -> Iterator[Frame]:
    """The strongest frame of each sentence, relation and pair, so that one place counts once.

    Of several relations that one word, or a verb and its object, states of the same pair only the
    strongest stays: one meaning, one relation. Strongest first.
    """

    def lost(frame: Frame, cause: Cause, better: Frame | None = None) -> None:
        word = parsed.docs[frame.paragraph][frame.trigger[1] - 1]
        missed(Miss(word, frame.relation, frame.rule, cause, frame=frame, better=better))

    best: dict[tuple[object, ...], Frame] = {}
    for frame in frames:
        if frame.subject.actor == frame.object.actor:
            lost(frame, Cause.ONESELF)
            continue
        sentence = parsed.docs[frame.paragraph][frame.trigger[0]].sent.start
        key = (frame.paragraph, sentence, frame.relation, *_ends(frame))
        other = best.setdefault(key, frame)
        if frame.strength > other.strength:
            best[key] = frame
            lost(other, Cause.WEAKER, frame)
        elif frame is not other:
            lost(frame, Cause.WEAKER, other)
    stronger: dict[tuple[object, ...], list[Frame]] = defaultdict(list)
    for frame in sorted(best.values(), key=_weakness):
        doc = parsed.docs[frame.paragraph]
        sentence = doc[frame.trigger[1] - 1].sent.start
        rivals = stronger[frame.paragraph, sentence, frozenset(_pair(frame))]
        better = next((other for other in rivals if _same_words(doc, frame, other)), None)
        if better is None:
            yield frame
        else:
            lost(frame, Cause.SAME_WORDS, better)
        rivals.append(frame)


def _weakness(frame: Frame) -> tuple[float, int]:
    return -frame.strength, relations()[frame.relation].precedence


def _same_words(doc: Doc, left: Frame, right: Frame) -> bool:
    """Whether two frames of one pair read the same words as different relations; a call and the
    answer to it ("rejected a call by B") are two statements, and so are a deed and the bond of
    whom it is done to ("thanked its ally B"), and a request and what it is for ("asked B for
    jets")."""
    if left.relation == right.relation:
        return False
    a, b = doc[left.trigger[1] - 1], doc[right.trigger[1] - 1]
    objects = ("dobj", "attr", "nsubjpass")
    linked = (a.head == b and a.dep_ in objects) or (b.head == a and b.dep_ in objects)
    answered = _ends(left) == _ends(right)[::-1] and not _mutual(left) and not _mutual(right)
    lasting = _bond(left) or _bond(right)
    kinds = {_kind(left), _kind(right)}
    asked = {left.rule, right.rule} & _asked_for()
    wanted = answered and kinds == {"REQUEST", "AID"} and bool(asked)
    lasting = lasting or kinds == {"SANCTION", "AID"}  # "suspended its aid to B"
    return (a == b and not wanted) or (
        linked and not answered and not lasting  # "asked its ally B" says both
    )


def _mutual(frame: Frame) -> bool:
    return relations()[frame.relation].symmetric


@cache
def _asked_for() -> frozenset[str]:
    """The rules that read what is asked of somebody."""
    triggers = (t for relation in relations().values() for t in relation.triggers)
    return frozenset(t.rule for t in triggers if t.modality is Modality.REQUESTED)


def _kind(frame: Frame) -> str | None:
    return relations()[frame.relation].plover_type


def _bond(frame: Frame) -> bool:
    return relations()[frame.relation].quad_class == "structure"


def _pair(frame: Frame) -> tuple[str, str]:
    return frame.subject.actor, frame.object.actor


def _ends(frame: Frame) -> tuple[str, str]:
    """Subject and object ids; in symmetric relations in order of id."""
    pair = (frame.subject.actor, frame.object.actor)
    return (min(pair), max(pair)) if relations()[frame.relation].symmetric else pair


def _claim(parsed: Parsed, links: Links, frame: Frame) -> Claim:
    subject, object = _ends(frame)
    return Claim(subject, frame.relation, object, (_evidence(parsed, links, frame),))


def _evidence(parsed: Parsed, links: Links, frame: Frame) -> Evidence:
    doc = parsed.docs[frame.paragraph]
    sentence = doc[frame.trigger[0]].sent
    words = [t for t in sentence if not t.is_space]
    start, end = parsed.span(frame.paragraph, words[0], words[-1])
    turned = _ends(frame)[0] != frame.subject.actor
    first, second = (frame.object, frame.subject) if turned else (frame.subject, frame.object)
    return Evidence(
        article=parsed.article.id,
        start=start,
        end=end,
        quote=parsed.article.text[start:end],
        trigger=parsed.span(frame.paragraph, doc[frame.trigger[0]], doc[frame.trigger[1] - 1]),
        subject=_place(parsed, frame.paragraph, first),
        object=_place(parsed, frame.paragraph, second),
        rule=frame.rule,
        polarity=frame.polarity,
        modality=frame.modality,
        speaker=frame.speaker,
        **_told(frame.details),
        outlet=_outlet(frame),
        extractor=frame.extractor,
        confidence=frame.score,
        judged=frame.heard,
        subject_link=_link(links, frame.paragraph, first),
        object_link=_link(links, frame.paragraph, second),
    )


def _outlet(frame: Frame) -> str | None:
    """The outlet that the words were told to, where it is no part of the claim nor the speaker."""
    found = frame.details.outlet
    return None if found in (*_ends(frame), frame.speaker) else found


def _told(details: Details) -> dict[str, Any]:
    """The fields of evidence that the details of a frame fill."""
    item = details.item
    found = {name: getattr(details, name) for name in _DETAILS}
    if item is not None:
        found |= {"item": item.text, "item_type": item.type}
        if item.sum is not None:
            found |= {"amount": item.sum.amount, "currency": item.sum.currency}
    return found


def _link(links: Links, paragraph: int, party: Party) -> str:
    """What tied the party to its actor: the rule of its mention, and the noun it was reached by."""
    table = links.at[paragraph]
    mention = next((table[i] for i in range(party.start, party.end) if i in table), None)
    trace = [mention.trace if mention else "implied"]
    return ", ".join([*trace, f"through {party.via}"] if party.via else trace)


def _place(parsed: Parsed, paragraph: int, party: Party) -> Span | None:
    """Offsets of the words that name the party; None where it is implied."""
    if party.start < 0:
        return None
    doc = parsed.docs[paragraph]
    return parsed.span(paragraph, doc[party.start], doc[party.end - 1])
