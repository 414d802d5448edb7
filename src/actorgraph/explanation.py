"""Sentence by sentence, what was read in an article and what was not, and why.

The text is that of the reading itself: the extraction tells of every reading that it drops (see
``extraction.misses``). Actors are those of the text, before duplicates are merged by decisions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from actorgraph.claims import kept_frames
from actorgraph.coref import resolved
from actorgraph.extraction.confidence import parts, weights_of
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.misses import Cause, Miss
from actorgraph.extraction.reasons import party_words, reason
from actorgraph.extraction.rules import scene_of
from actorgraph.extraction.scene import Scene
from actorgraph.link import linked
from actorgraph.parse import Parsed
from actorgraph.terminal import plain

FEWEST = 2
"""Actors that make a sentence without any trigger worth telling of."""

ORDER = tuple(Cause)

NOTHING = {"rules": "no word in it is a trigger"}
NOTHING_LIKELY = "the judge takes no relation in it for likely enough"
"""What is told of a sentence in which nothing was read, by rules, or by the judge as well."""


@dataclass(frozen=True, slots=True)
class Account:
    """What was read in one sentence, in words: the actors named, of each frame its claim and then
    its grounds, and the readings that were dropped."""

    sentence: str
    actors: tuple[str, ...]
    frames: tuple[tuple[str, ...], ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read in an article, and why not more; ``str`` gives it as plain text.

    ``accounts`` are those of the sentences with a trigger or two actors, in order; ``sentences``
    counts all, ``extractor`` is who read them.
    """

    article: str
    sentences: int
    accounts: tuple[Account, ...]
    extractor: str = "rules"

    def __str__(self) -> str:
        return "\n".join(plain(line) for line in _lines(self))


def explained(parsed: Parsed, extractor: str = "rules", coref: str = "rules") -> Explanation:
    """The explanation of the reading that ``claims.reading`` gives with these arguments."""
    links = resolved(parsed, linked(parsed), coref)
    misses: list[Miss] = []
    frames = list(kept_frames(parsed, links, extractor, misses.append))
    accounts = []
    sentences = 0
    for number, doc in enumerate(parsed.docs):
        read, unread = defaultdict(list), defaultdict(list)
        for frame in frames:
            if frame.paragraph == number:
                read[doc[frame.trigger[0]].sent.start].append(frame)
        for miss in misses:
            if miss.word.doc is doc and not _mended(miss, frames, number):
                unread[miss.word.sent.start].append(miss)
        scene = scene_of(parsed, links, number)
        for sentence in doc.sents:
            sentences += 1
            at = sentence.start
            account = _account(sentence, read[at], unread[at], scene)
            if account.frames or account.dropped or _actors_of(sentence, scene) >= FEWEST:
                accounts.append(account)
    return Explanation(parsed.article.id, sentences, tuple(accounts), extractor)


def _mended(miss: Miss, frames: list[Frame], number: int) -> bool:
    """Whether the reading was saved after all, by an actor that the sentence implies."""
    word = (miss.word.i, miss.word.i + 1)
    return miss.trigger is not None and any(
        (f.paragraph, f.trigger, f.rule) == (number, word, miss.rule) for f in frames
    )


def _account(sentence: Span, frames: list[Frame], misses: list[Miss], scene: Scene) -> Account:
    ordered = sorted(frames, key=lambda f: (f.trigger, f.relation, f.subject.start, f.object.start))
    told = tuple(tuple(_frame_lines(frame, sentence.doc, scene)) for frame in ordered)
    return Account(
        " ".join(sentence.text.split()),
        tuple(_actors(sentence, scene)),
        told,
        tuple(_dropped(misses, scene)),
    )


def _actors_of(sentence: Span, scene: Scene) -> int:
    """How many actors a sentence names."""
    found = (scene.at.get(token.i) for token in sentence)
    return len(
        {a for mention in found if mention and mention.kind != "place" for a in mention.actors}
    )


def _actors(sentence: Span, scene: Scene) -> Iterator[str]:
    """Every mention of an actor with its ids, their types and the rule that tied it to them."""
    told = set()
    for token in sentence:
        mention = scene.at.get(token.i)
        if mention is None or mention.kind == "place" or not mention.actors:
            continue
        if mention.start not in told:
            told.add(mention.start)
            ids = ", ".join(f"{a} ({scene.links.type_of(a)})" for a in mention.actors)
            yield f"“{mention.text}” = {ids}, by {mention.trace or mention.kind}"


def _frame_lines(frame: Frame, doc: Doc, scene: Scene) -> Iterator[str]:
    yield f"{frame.subject.actor} {frame.relation} {frame.object.actor}, by rule {frame.rule}"
    word = doc[frame.trigger[0]]
    trigger = doc[slice(*frame.trigger)].text
    yield f"subject {party_words(frame.subject, word)}"
    yield f"trigger “{trigger}”"
    yield f"object  {party_words(frame.object, word)}"
    yield ", ".join([str(frame.polarity), str(frame.modality), *_details(frame)])
    weights = weights_of(frame)
    added = "".join(f", {what} {value:+.2f}" for what, value in parts(frame.signs, weights))
    if frame.heard is not None:
        yield f"judge   {frame.heard:.2f}"
    yield f"confidence {frame.score:.2f}: log-odds {weights.intercept:.2f}{added}"


def _details(frame: Frame) -> Iterator[str]:
    told = frame.details
    named = {
        "speaker": frame.speaker,
        "item": told.item and told.item.text,
        "location": told.location,
        "event date": told.event_date,
        "tense": told.tense,
        "mode": told.mode,
        "contexts": " ".join(told.contexts),
    }
    yield from (f"{name} {value}" for name, value in named.items() if value)


def _dropped(misses: list[Miss], scene: Scene) -> Iterator[str]:
    """One line for each word and reason, in order of the text, with all rules that it concerns."""
    rules: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for miss in sorted(misses, key=lambda m: (m.word.i, ORDER.index(m.cause))):
        frame = miss.frame
        pair = f" {frame.subject.actor} > {frame.object.actor}" if frame else ""
        rules[miss.word.i, miss.word.text, reason(miss, scene)].append(miss.rule + pair)
    for (_, word, why), concerned in rules.items():
        yield f"“{word}” as {', '.join(dict.fromkeys(concerned))}: {why}"


def _lines(explanation: Explanation) -> Iterator[str]:
    shown = len(explanation.accounts)
    told = f"{shown} of {explanation.sentences} sentences hold a trigger or two actors"
    yield f"{explanation.article}: {told}"
    for account in explanation.accounts:
        yield ""
        yield account.sentence
        yield from (f"  actor   {actor}" for actor in account.actors)
        for first, *rest in account.frames:
            yield f"  frame   {first}"
            yield from (f"          {line}" for line in rest)
        yield from (f"  dropped {line}" for line in account.dropped)
        if not (account.frames or account.dropped):
            yield f"  {NOTHING.get(explanation.extractor, NOTHING_LIKELY)}"
