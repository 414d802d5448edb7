"""An article without the page around it: its title, its date and its clean paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actorgraph.boilerplate import BULLET, compiled, is_bullet, kept_lines
from actorgraph.dateline import dateline, header_date, heading_date, leading_date
from actorgraph.model import Article
from actorgraph.paragraphs import FINAL, Paragraph, is_open, paragraphs

__all__ = ["Clean", "Paragraph", "clean"]

_HEADER_LINES = 12
_HEADINGS = 4
_BODY_WORDS = 18
_TITLE_CHARS = 220


@dataclass(frozen=True, slots=True)
class Clean:
    """An article without its page: title and date where known, paragraphs in reading order.

    The title is a paragraph too (``kind`` is "title") where it stands in the text.
    """

    title: str | None
    date: str | None
    paragraphs: tuple[Paragraph, ...]


def clean(article: Article) -> Clean:
    """The article's paragraphs without boilerplate, its title and its date (``YYYY-MM-DD``).

    What the source says of title and date wins over what the text shows. Text that is nothing but
    boilerplate gives no paragraphs.
    """
    blocks = paragraphs(article.text)
    kept = kept_lines([block.text for block in blocks])
    blocks = [
        block
        for block, wanted in zip(blocks, kept, strict=True)
        if wanted and any(map(str.isalnum, block.text))
    ]
    named = _named_date(blocks)
    blocks, header = _without_header(blocks)
    title, blocks = _with_one_title(blocks, article.title)
    blocks, opening = _without_dateline(blocks)
    marks = [BULLET.match(block.text) for block in blocks]
    texts = [
        _cut(block, mark.end() if mark else 0) for block, mark in zip(blocks, marks, strict=True)
    ]
    return Clean(title, article.date or header or opening or named, tuple(texts))


def _without_header(blocks: list[Paragraph]) -> tuple[list[Paragraph], str | None]:
    """The blocks without the dates that stand above the body, and the first of these dates."""
    kept: list[Paragraph] = []
    found: str | None = None
    for at, block in enumerate(blocks):
        stamp = header_date(block.text)
        if stamp:
            found = found or stamp
            continue
        length, stamp = leading_date(block.text) or (0, None)
        found = found or stamp
        kept.append(_cut(block, length))
        is_body = len(block.text.split()) > _BODY_WORDS and FINAL.search(block.text)
        if is_body or at >= _HEADER_LINES:
            return kept + blocks[at + 1 :], found
    return kept, found


def _named_date(blocks: list[Paragraph]) -> str | None:
    """The date that one of the headings above the body names beside other words."""
    for block in blocks[:_HEADINGS]:
        if FINAL.search(block.text):
            return None
        if found := heading_date(block.text):
            return found
    return None


def settled(article: Article) -> Article:
    """The article with title and date taken from its text where the source gave none."""
    found = clean(article)
    return replace(article, title=article.title or found.title, date=article.date or found.date)


def _with_one_title(
    blocks: list[Paragraph], given: str | None
) -> tuple[str | None, list[Paragraph]]:
    """The title, and the blocks with a single copy of it, marked as the title."""
    bare = [_cut(block, _announced(block.text)) for block in blocks]
    title = given or (_headline(bare) if bare else None)
    if not title:
        return None, blocks
    copies = [at for at, block in enumerate(bare) if _repeats(block.text, title)]
    keep = min(copies, key=lambda at: (len(blocks[at].text), at), default=-1)
    one = [
        replace(bare[at], kind="title") if at == keep else block
        for at, block in enumerate(blocks)
        if at == keep or at not in copies
    ]
    return title, one


def _headline(blocks: Sequence[Paragraph]) -> str | None:
    """The first block if it looks like a headline (short, unfinished, with prose after it); a
    copy of it that lacks the name of the site is preferred."""
    text = blocks[0].text
    stops = re.search(r"(?<!\.[A-Z])[.:;,]['\")\]]*$", text)
    prose = any(FINAL.search(block.text) or len(block.text) > len(text) for block in blocks[1:])
    if len(text) > _TITLE_CHARS or stops or is_open(text) or not prose or is_bullet(text):
        return None
    return min((b.text for b in blocks[:_HEADER_LINES] if _repeats(text, b.text)), key=len)


def _repeats(text: str, title: str) -> bool:
    """Whether a line is the title again, perhaps with the site's name after a bar or dash."""
    parts = re.split(r"\s[|–—·-]\s", text)
    forms = {_key(text)}
    if len(parts) > 1 and len(parts[-1].split()) <= 6:
        forms.add(_key("".join(parts[:-1])))
    return _key(title) in forms


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _announced(text: str) -> int:
    """The length of words like "You are currently viewing" before a headline."""
    match = compiled("viewing").match(text)
    return match.end() if match and match.end() < len(text) else 0


def _without_dateline(blocks: list[Paragraph]) -> tuple[list[Paragraph], str | None]:
    """The blocks with the dateline of the report cut off, and its date.

    Names before several paragraphs ("JAPAN - …") are the labels of a list, and stay.
    """
    if sum(_labelled(block) for block in blocks) > 1:
        return blocks, None
    for at, block in enumerate(blocks[:4]):
        found = dateline(block.text) if block.kind == "text" else None
        if found:
            return [*blocks[:at], _cut(block, found[0]), *blocks[at + 1 :]], found[1]
    return blocks, None


def _labelled(block: Paragraph) -> bool:
    """Whether nothing but a name in capitals and a dash opens the paragraph."""
    found = dateline(block.text) if block.kind == "text" else None
    name = block.text[: found[0]] if found else ""
    return re.fullmatch(r"[^\W\d][^\d(/,]*", name) is not None


def _cut(block: Paragraph, length: int) -> Paragraph:
    return replace(block, text=block.text[length:], offsets=block.offsets[length:])
