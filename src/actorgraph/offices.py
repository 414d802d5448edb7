"""Titles in the text: "NATO chief Mark Rutte", "Lavrov, Russia's minister", "the president".

One :class:`Title` per office noun, with its bearer and body as far as the words give them. The
relations headOf and represents, and the resolution of "the French president", are made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from actorgraph.lexicon import office_words, offices
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.office_bodies import body_of, commanded, sender, spelled_name
from actorgraph.ontology import cues
from actorgraph.people import LONGEST
from actorgraph.sections import headed_by
from actorgraph.title_bearers import bearer

MOST_BETWEEN = 3
"""Tokens between two titles of one person."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office noun in a paragraph: tokens ``start`` to ``end`` (exclusive) spell the title.

    ``holder`` and ``body`` are the mentions of bearer and body, None where the text has none
    there; ``name`` is the title in lower case, ``linked_by`` the construction that ties the two,
    ``root`` the token that the grammar sees. ``former`` titles are of those who held them once.
    """

    start: int
    end: int
    name: str
    holder: Mention | None
    body: Mention | None
    linked_by: str
    root: int
    former: bool = False


def titles(doc: Doc, at: Mapping[int, Mention], links: Links) -> list[Title]:
    """The titles of one paragraph, in order."""
    found = []
    end = 0
    for start, stop, name in _spelled(doc, at):
        if start < end:
            continue
        end = stop
        holder, how = bearer(doc, at, links, start, stop)
        body = body_of(doc, at, links, start, stop)
        body = body or (commanded(holder, at, links, doc) if holder else None)
        root = doc[start:stop].root.i
        above = (doc[root], *doc[root].ancestors)
        aside = any(t.dep_ in ("relcl", "acl", "pobj", "dobj") for t in above)  # of somebody else
        body = body or (None if aside else headed_by(doc, at))
        body = body or sender(doc[root], name, at, links)
        first = body.start if body and body.end == start else start
        former = _former(doc, start, stop, first)
        found.append(Title(start, stop, name, holder, body, how, root, former))
    return [
        _joined(t, found[n - 1 : n] if n else [], found[n + 1 : n + 2], doc)
        for n, t in enumerate(found)
    ]


def _former(doc: Doc, start: int, end: int, first: int) -> bool:
    """Whether a word of the title's noun phrase says that its bearer held it once; its words begin
    at ``first`` where the body stands before the title."""
    inside = doc[start:end]
    words = {t.lower_ for t in inside} | {c.lower_ for t in inside for c in t.children}
    words |= {doc[i - 1].lower_ for i in (first, start) if i}
    return bool(words & cues().former_word)


def _joined(title: Title, before: list[Title], after: list[Title], doc: Doc) -> Title:
    """A title without bearer joined to one with: "High Representative/Vice-President A", "A,
    president of B and chairman of C"."""
    if title.holder is not None:
        return title
    for other in after:
        between = doc[title.end : other.start]
        if doc[title.root].tag_ in ("NNS", "NNPS") and doc[other.root].tag_ not in ("NNS", "NNPS"):
            continue  # "our diplomats, President A or the assembly"
        if other.holder is not None and _links(between):
            return replace(title, holder=other.holder, linked_by="joint-titles")
    for other in before:
        if other.holder is None or doc[title.root].tag_ in ("NNS", "NNPS"):
            continue
        coordinated = doc[title.root].dep_ == "conj" and doc[title.root].head.i == other.root
        ended = other.body.end if other.body and other.body.start >= other.end else other.end
        # "A, president of B and chairman of C", where the parser joins the chairman to B
        coordinated |= other.linked_by == "apposition" and _goes_on(doc[ended : title.start])
        if coordinated:
            return replace(title, holder=other.holder, linked_by="joint-titles")
    return title


def _goes_on(between: Span) -> bool:
    """Whether nothing but "and" (or "and a former") stands between a title and the next."""
    return (
        0 < len(between) <= MOST_BETWEEN
        and between[0].dep_ == "cc"
        and all(t.pos_ in ("DET", "ADJ", "ADV") for t in between[1:])
    )


def _links(between: Span) -> bool:
    """Whether nothing but a conjunction, or one and a body, stands between two titles."""
    if [t.text for t in between] in (["/"], [","]):
        return True
    return (
        len(between) > 0
        and between[0].dep_ == "cc"
        and all(t.pos_ in ("PROPN", "ADJ", "DET", "PART") for t in between[1:])
    )


def _spelled(doc: Doc, at: Mapping[int, Mention]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every title, the longest at each place."""
    for token in doc:
        if token.lemma_.lower() not in office_words() and token.lower_ not in office_words():
            continue
        mention = at.get(token.i)
        in_name = mention and not (mention.start == token.i < mention.end - 1)  # "King Hussein"
        if mention and in_name and mention.kind not in ("organisation", "person"):
            continue
        if mention and mention.start == token.i and token.i and _is_office(doc[token.i - 1]):
            continue  # "Foreign Minister Shah A" is no shah
        for start in range(max(0, token.i - LONGEST - 1), token.i + 1):
            spelled = [t.lemma_.lower() for t in doc[start : token.i + 1] if t.text not in "-–"]
            name = " ".join(spelled)
            inside = at.get(start)  # "[European Commission] president", no commission president
            if inside is not None and inside.start < start and inside.end <= token.i:
                continue
            nouns = any(t.pos_ in ("NOUN", "PROPN") for t in doc[start : token.i + 1])
            if name in offices() and nouns and doc[start].text not in "-–":
                end = _extended(doc, token.i + 1, name)
                yield start, end, name if end == token.i + 1 else spelled_name(doc, start, end)
                break


def _is_office(token: Token) -> bool:
    return token.lower_ in office_words()


def _extended(doc: Doc, end: int, name: str) -> int:
    """The end of a title that goes on after its noun ("secretary of state", "president-elect")."""
    for stop in range(min(len(doc), end + 3), end, -1):
        words = " ".join(t.lower_ for t in doc[end:stop] if t.text not in "-–")
        if f"{name} {words}" in offices():
            return stop
    return end
