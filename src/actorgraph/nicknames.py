"""Names with a nickname in quotation marks between: "Joaquin "El Chapo" Guzman"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from actorgraph.lexicon import is_title_word

MARKS = '"“”'
PLACES = ("GPE", "LOC", "NORP", "ORG")
"""What the entity recogniser calls names that are nobody's own."""
LONGEST = 3
"""Words that a nickname may have."""


def nicknamed(doc: Doc) -> Iterator[tuple[Span, str]]:
    """Each such name as it stands, and without its nickname."""
    free = 0
    for mark in doc:
        if mark.text not in MARKS or mark.i <= free or not _is_name(doc, mark.i - 1):
            continue
        close = next((t.i for t in doc[mark.i + 2 : mark.i + LONGEST + 2] if t.text in MARKS), 0)
        inside = doc[mark.i + 1 : close] if close else doc[0:0]
        if not inside or not all(t.text[0].isupper() for t in inside):
            continue
        if not _is_name(doc, close + 1):
            continue
        start, end = mark.i - 1, close + 2
        while start > 0 and _is_name(doc, start - 1) and not is_title_word(doc[start - 1].text):
            start -= 1
        while _is_name(doc, end):
            end += 1
        yield doc[start:end], f"{doc[start : mark.i].text} {doc[close + 1 : end].text}"
        free = end


def _is_name(doc: Doc, i: int) -> bool:
    """Whether the word may be part of somebody's name."""
    if not 0 <= i < len(doc):
        return False
    if doc[i].ent_type_ in PLACES:
        return False
    return doc[i].pos_ == "PROPN" and doc[i].text[0].isupper() and not is_title_word(doc[i].text)
