"""What the learned judge says of the sentences of an article that name two actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
from spacy.tokens import Span

from actorgraph.coref import Resolved
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.rules import of_sport, scene_of
from actorgraph.extraction.scene import Party, Scene
from actorgraph.judge.encoding import Encoded, Mark, encoded
from actorgraph.judge.labels import LABELS, NONE
from actorgraph.judge.session import Session, Verdict, session
from actorgraph.mentions import Mention
from actorgraph.offices import Title
from actorgraph.ontology import relations
from actorgraph.parse import Parsed

Ends = tuple[str, str]
"""Subject and object, by id."""
Places = tuple[int, int]
"""The numbers of the mentions of subject and object."""
MUTUAL = np.array([name != NONE and relations()[name].symmetric for name in LABELS])


@dataclass(frozen=True)
class Opinion:
    """The judge's view of one sentence of a paragraph: ``named`` are its mentions, one actor each,
    ``aside`` the numbers of those that only tell whose another is ("*French* President A")."""

    paragraph: int
    sentence: Span
    named: tuple[tuple[Mention, str], ...]
    aside: frozenset[int]
    read: Encoded
    verdict: Verdict

    def chances(self, places: Sequence[Places]) -> tuple[np.ndarray, Places]:
        """The probabilities of `LABELS`, for the pair of mentions that is least likely in no
        relation, and that pair. Symmetric relations get the mean of both directions."""
        table = self.verdict.relation
        a, b = min(places, key=lambda pair: (table[pair][0], pair))
        return np.where(MUTUAL, (table[a, b] + table[b, a]) / 2, table[a, b]), (a, b)

    def places(self, ends: Ends) -> list[Places]:
        """The pairs of mentions of subject and object, by id, that do not stand aside."""
        left = [i for i in range(len(self.named)) if i not in self.aside and self._read(i)]
        of = [[i for i in left if self.named[i][1] == end] for end in ends]
        return [(a, b) for a in of[0] for b in of[1]]

    def place(self, party: Party) -> int | None:
        """The number of the mention by which a rule has reached the party; None if implied."""
        for number, (mention, actor) in enumerate(self.named):
            if mention.start <= party.start < mention.end and actor == party.actor:
                return number if self._read(number) else None
        return None

    def _read(self, number: int) -> bool:
        """Whether a mention stands within the tokens that are read."""
        start, end = self.read.spans[number]
        return start < end

    def pairs(self) -> list[Ends]:
        """Ordered pairs of different actors, in order of the text."""
        return list(permutations(dict.fromkeys(actor for _, actor in self.named), 2))


def opinions(parsed: Parsed, resolved: Resolved) -> list[Opinion]:
    """The judge's view of every sentence of an article that names two actors."""
    judge = session()
    asked = []
    for number, doc in enumerate(parsed.docs):
        scene = scene_of(parsed, resolved, number)
        for sentence in doc.sents:
            named = _named(sentence, scene)
            if len({actor for _, actor in named}) > 1 and not of_sport(sentence, scene):
                aside = _aside(sentence, named, scene, resolved.titles[number])
                read = _read(sentence, named, scene, judge)
                asked.append((number, sentence, named, aside, read))
    verdicts = judge.verdicts([read for *_, read in asked])
    return [Opinion(*each, verdict) for each, verdict in zip(asked, verdicts, strict=True)]


def _named(sentence: Span, scene: Scene) -> tuple[tuple[Mention, str], ...]:
    """The mentions of a sentence in order, each with its actor; those of several are left out."""
    found = {m.start: m for t in sentence if (m := scene.at.get(t.i)) and t.i == m.start}
    return tuple(
        (mention, mention.actors[0])
        for _, mention in sorted(found.items())
        if len(mention.actors) == 1 and mention.kind not in ("place", "city")
    )


def _aside(
    sentence: Span, named: Sequence[tuple[Mention, str]], scene: Scene, titles: Iterable[Title]
) -> frozenset[int]:
    """The numbers of the mentions that are but the body of a title whose bearer is named, or an
    attribute of another actor's name or description."""
    bodies = {title.body.start for title in titles if title.body and title.holder}
    heads = {n: sentence.doc[mention.root].head.i for n, (mention, _) in enumerate(named)}
    return frozenset(
        n
        for n, (mention, _) in enumerate(named)
        if mention.start in bodies
        or (
            sentence.doc[mention.root].dep_ in ("amod", "compound", "nmod", "poss")
            and heads[n] not in range(mention.start, mention.end)
            and scene.at.get(heads[n]) is not None
        )
    )


def _read(
    sentence: Span, named: Sequence[tuple[Mention, str]], scene: Scene, judge: Session
) -> Encoded:
    doc, base = sentence.doc, sentence.start_char
    marks: list[Mark] = []
    for mention, actor in named:
        words = doc[mention.start : min(mention.end, sentence.end)]
        kind = scene.links.type_of(actor)
        marks.append((words.start_char - base, words.end_char - base, kind))
    kinds = [mention.kind for mention, _ in named]
    hidden = (i for i, kind in enumerate(kinds) if kind not in ("pronoun", "description"))
    return encoded(sentence.text, marks, judge.tokenizer, frozenset(hidden if judge.masks else ()))


def heard(frames: Iterable[Frame], found: Iterable[Opinion], parsed: Parsed) -> Iterator[Frame]:
    """The frames in order, each with the probability that the judge gives it, if it was asked."""
    by_place = {(each.paragraph, each.sentence.start): each for each in found}
    for frame in frames:
        start = parsed.docs[frame.paragraph][frame.trigger[0]].sent.start
        opinion = by_place.get((frame.paragraph, start))
        subject, object = (
            opinion.place(end) if opinion else None for end in (frame.subject, frame.object)
        )
        if opinion is None or subject is None or object is None:
            yield frame
        else:
            chances, _ = opinion.chances([(subject, object)])
            yield replace(frame, heard=rounded(chances[LABELS.index(frame.relation)]))


def rounded(chance: float) -> float:
    """To three places; never 0 or 1."""
    return min(0.999, max(0.001, round(float(chance), 3)))
