"""Who speaks where: quotations and statements, each with the token that names the speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from actorgraph.ontology import Cues, cues
from actorgraph.syntax.verbs import surface_subject

MARKS = frozenset('"“”«»„')


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens ``start`` to ``end`` (exclusive) of a paragraph are spoken words.

    ``speaker`` is (paragraph, token index) of who says them, None where the text leaves it open.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None


def quotes(docs: tuple[Doc, ...]) -> list[list[Quote]]:
    """The quotations of each paragraph; a speaker holds for the quoted paragraphs that follow."""
    words = cues()
    result: list[list[Quote]] = []
    last: tuple[int, int] | None = None
    announced = False
    if docs and (author := _author(docs[0], words)) is not None:
        last, announced = (0, author.i), True
    for number, doc in enumerate(docs):
        spans = list(_quoted(doc))
        tellers = [t for t in _reporting(doc, words) if not any(a <= t.i < b for a, b in spans)]
        if announced and not spans and not any(_another(t, words) for t in tellers):
            result.append([Quote(0, len(doc), last)])
            continue
        found: list[Quote] = []
        for start, end in spans:
            speaker = _speaker(doc, start, end, tellers, words)
            where = (number, speaker.i) if speaker is not None else None
            if where is None and (not tellers or start <= 1 or found):
                where = last
            found.append(Quote(start, end, where))
            last = where or last
        if number and spans:
            announced = False
        if len(doc) > 2 and doc[-1].text == ":":  # "A said:", "A issued the following statement:"
            subject = _subject(tellers[-1] if tellers else doc[-1].sent.root, words)
            last = (number, subject.i) if subject is not None else last
            announced = subject is not None
        result.append(found)
    return result


def _another(verb: Token, words: Cues) -> bool:
    """Whether somebody else than the speaker tells: "officials said", not "we announced"."""
    subject = _subject(verb, words)
    own = words.pronoun_first_plural | words.pronoun_first_singular
    return subject is not None and subject.lower_ not in own


def _author(title: Doc, words: Cues) -> Token | None:
    """Who speaks in the whole text: the person in a title like "Statement by …"."""
    for token in title[:-1]:
        if token.lemma_.lower() in words.reporting_noun and token.nbor().lower_ == "by":
            return next((t for t in title[token.i + 2 :] if t.ent_type_ == "PERSON"), None)
    return None


def _quoted(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges between quotation marks; an unclosed one runs to the paragraph's end."""
    opened: int | None = None
    for token in doc:
        if token.text in MARKS:
            if opened is None:
                opened = token.i + 1
            else:
                yield opened, token.i
                opened = None
    if opened is not None:
        yield opened, len(doc)


def _reporting(doc: Doc, words: Cues) -> list[Token]:
    """Verbs of saying, and "according", in order."""
    return [
        t
        for t in doc
        if (t.pos_ == "VERB" and t.lemma_ in words.reporting_verb) or t.lower_ in words.source_word
    ]


def _speaker(doc: Doc, start: int, end: int, tellers: list[Token], words: Cues) -> Token | None:
    """The subject of the verb of saying nearest to the quotation's edges in the same sentence."""
    sentences = {doc[min(i, len(doc) - 1)].sent.start for i in (start, end - 1, end)}
    near = [t for t in tellers if t.sent.start in sentences]
    near += [t for t in tellers if t not in near and start - 4 <= t.i <= end + 8]
    for verb in sorted(near, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        subject = _subject(verb, words)
        if subject is not None:
            return subject
    return None


def _subject(verb: Token, words: Cues) -> Token | None:
    if verb.lower_ in words.source_word:
        for to in verb.children:
            for p in to.children:
                if p.dep_ == "pobj":
                    return p
        return None
    found = surface_subject(verb, words)
    return found[0].token if found else None
