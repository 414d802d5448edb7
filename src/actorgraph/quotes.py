"""Who speaks where: quotations and statements, each with the token that names the speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter

from spacy.tokens import Doc, Token

from actorgraph.ontology import Cues, cues
from actorgraph.syntax.verbs import surface_subject

OPENING = 4
"""How many paragraphs, a title among them, may announce a statement without quotation marks."""
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
        tellers = [t for t in _reporting(doc, words) if quote_at(spans, t.i) is None]
        opened = announced and number > 0 and docs[number - 1][-1].text == ":"
        own = opened or _own(doc, words) or not _told(tellers, words)
        if announced and not spans and own:
            result.append([Quote(0, len(doc), last)])
            continue
        found: list[Quote] = []
        for quote, speaker in zip(spans, _speakers(doc, spans, tellers, words), strict=True):
            where = (number, speaker.i) if speaker is not None else None
            if where is None and (not tellers or quote.start <= 1 or found):
                where = last
            found.append(replace(quote, speaker=where))
            last = where or last
        if number and spans:
            announced = False
        if not spans and number < OPENING and (told := _opened(doc, tellers, words)) is not None:
            colon, teller = told  # "A said: I am appalled …", without quotation marks
            last, announced = (number, teller.i), True
            found.append(Quote(colon + 1, len(doc), last))
        if len(doc) > 2 and doc[-1].text == ":":  # "A said:", "A issued the following statement:"
            subject = _subject(tellers[-1] if tellers else doc[-1].sent.root, words)
            last = (number, subject.i) if subject is not None else last
            announced = subject is not None
        if number and result[-1] and _unclosed(docs[number - 1], result[-1]) and found:
            whole = result[-1][-1]  # "… || …," he added: one quotation, with one speaker
            result[-1][-1] = replace(whole, speaker=whole.speaker or found[0].speaker)
        result.append(found)
    return result


def _opened(doc: Doc, tellers: list[Token], words: Cues) -> tuple[int, Token] | None:
    """Where the words of a statement begin in the paragraph that announces it, and who speaks."""
    for verb in tellers:
        for colon in doc[verb.i + 1 : min(verb.i + 4, len(doc) - 1)]:
            subject = _subject(verb, words) if colon.text == ":" else None
            if subject is not None:
                return colon.i, subject
    return None


def _unclosed(doc: Doc, spans: list[Quote]) -> bool:
    """Whether the last quotation of a paragraph goes on in the next one."""
    return spans[-1].end == len(doc) and spans[-1].start > 0


def quote_at(spoken: Sequence[Quote], token: int) -> Quote | None:
    """The quotation that a token of the paragraph lies in, None if it lies in none.

    ``spoken`` are the quotations of the paragraph in order, as `quotes` gives them.
    """
    before = bisect_right(spoken, token, key=attrgetter("start"))
    return spoken[before - 1] if before and token < spoken[before - 1].end else None


def _own(doc: Doc, words: Cues) -> bool:
    """Whether the words are somebody's own ("I condemn the attack, for which A has claimed …")."""
    own = words.pronoun_first_plural | words.pronoun_first_singular
    return any(t.lower_ in own for t in doc)


def _told(tellers: list[Token], words: Cues) -> bool:
    """Whether somebody else than the speaker tells: "officials said", not "we announced"."""
    own = words.pronoun_first_plural | words.pronoun_first_singular
    subjects = (_subject(verb, words) for verb in tellers if verb.dep_ != "relcl")
    return any(subject is not None and subject.lower_ not in own for subject in subjects)


def _author(title: Doc, words: Cues) -> Token | None:
    """Who speaks in the whole text: the person in a title like "Statement by …"."""
    for token in title[:-1]:
        if token.lemma_.lower() in words.reporting_noun and token.nbor().lower_ == "by":
            return next((t for t in title[token.i + 2 :] if t.ent_type_ == "PERSON"), None)
    return None


def _quoted(doc: Doc) -> Iterator[Quote]:
    """What stands between quotation marks; an unclosed one runs to the paragraph's end."""
    opened: int | None = None
    for token in doc:
        if token.text in MARKS:
            if opened is None:
                opened = token.i + 1
            else:
                yield Quote(opened, token.i, None)
                opened = None
    if opened is not None:
        yield Quote(opened, len(doc), None)


def _reporting(doc: Doc, words: Cues) -> list[Token]:
    """Verbs of saying, and "according", in order."""
    return [
        t
        for t in doc
        if (t.pos_ == "VERB" and t.lemma_ in words.reporting_verb) or t.lower_ in words.source_word
    ]


def _speakers(
    doc: Doc, spans: list[Quote], tellers: list[Token], words: Cues
) -> Iterator[Token | None]:
    """For each quotation, the subject of the verb of saying nearest to its edges, in the same
    sentence or a few words away; None where there is none."""
    sentence = [s.start for s in doc.sents for _ in s] if spans else []
    told = [(t.i, subject) for t in tellers if (subject := _subject(t, words)) is not None]
    for quote in spans:
        edges = (quote.start, quote.end - 1, quote.end)
        same = {sentence[min(i, len(doc) - 1)] for i in edges}
        teller = any(i >= quote.end and sentence[i] in same for i, _ in told)
        if not teller and (label := _label(doc, quote)) is not None:
            yield label
            continue
        after = bisect_left(told, quote.start, key=itemgetter(0))
        near = [  # no verb lies inside: the last one before and the first one after
            (max(quote.start - i, i - quote.end), sentence[i] not in same, i, subject)
            for i, subject in told[max(after - 1, 0) : after + 1]
            if sentence[i] in same or quote.start - 4 <= i <= quote.end + 8
        ]
        yield min(near)[-1] if near else None


def _label(doc: Doc, quote: Quote) -> Token | None:
    """The name before a colon that a quotation follows: "French President *A*: "We …"."""
    colon = quote.start - 2
    if colon < 1 or doc[colon].text != ":":
        return None
    before = doc[doc[colon].sent.start : colon]
    if not len(before) or any(t.pos_ in ("VERB", "AUX") for t in before):
        return None
    return before.root if before.root.pos_ == "PROPN" else None


def _subject(verb: Token, words: Cues) -> Token | None:
    if verb.lower_ in words.source_word:
        for to in verb.children:
            for p in to.children:
                if p.dep_ == "pobj":
                    return p
        return None
    found = surface_subject(verb, words)
    return found[0].token if found else None
