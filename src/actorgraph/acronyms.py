"""Acronyms that a text introduces itself: "Hayat Tahrir al-Sham (HTS)", "the LPC (Lakeside …)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from actorgraph.ontology import cues

LONGEST = 10  # tokens of a name that an acronym stands for


@dataclass(frozen=True, slots=True)
class Introduced:
    """``short`` is said to stand for the tokens ``start`` to ``end`` of the paragraph.

    Where the two are equal, it stands for whatever name ends there. ``proper`` where the words are
    written like a name, not like a thing ("an initial medical form (IMF)").
    """

    short: str
    start: int
    end: int
    proper: bool


def introduced(doc: Doc) -> Iterator[Introduced]:
    """The acronyms in brackets of a paragraph, with the words whose initials they are."""
    for token in doc:
        if token.text != "(":
            continue
        close = next((t.i for t in doc[token.i : token.i + LONGEST + 2] if t.text == ")"), None)
        if close is None:
            continue
        inside = doc[token.i + 1 : close]
        if len(inside) == 1 and _acronym(inside[0].text):
            start = _beginning(doc, token.i, inside.text)
            yield _made(doc, inside.text, token.i if start is None else start, token.i)
        elif token.i and _acronym(doc[token.i - 1].text) and len(inside) > 1:
            short = doc[token.i - 1].text
            if _beginning(doc, close, short) in (token.i + 1, token.i + 2):
                yield _made(doc, short, token.i + 1, close)


def _acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


def _beginning(doc: Doc, end: int, short: str) -> int | None:
    """Where the words begin whose initials, up to ``end``, spell the acronym; small words may count
    or be passed over, the latter first."""
    return _spelled(doc, end, [c.lower() for c in short if c.isalpha()], end - LONGEST)


def _spelled(doc: Doc, end: int, wanted: list[str], first: int) -> int | None:
    if not wanted:
        return end
    i = end - 1
    if i < max(0, first):
        return None
    token = doc[i]
    if token.is_punct or token.text in "-–":
        return _spelled(doc, i, wanted, first)
    if _small(token) and (found := _spelled(doc, i, wanted, first)) is not None:
        return found
    if token.text[0].lower() == wanted[-1]:
        return _spelled(doc, i, wanted[:-1], first)
    return None


def _small(token: Token) -> bool:
    """Whether an acronym may pass the word over: "of", "the", "al"."""
    return token.pos_ in ("ADP", "DET", "CCONJ", "PART") or token.lower_ in cues().name_particle


def _made(doc: Doc, short: str, start: int, end: int) -> Introduced:
    words = [t for t in doc[start:end] if t.is_alpha and not _small(t)]
    proper = start == end or (bool(words) and all(t.text[0].isupper() for t in words))
    return Introduced(short, start, end, proper)
