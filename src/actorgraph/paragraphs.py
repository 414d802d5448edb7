"""Lines of a text joined into paragraphs, each with a map back to where its characters stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from actorgraph.boilerplate import compiled, is_boilerplate, is_bullet

STRAIGHT = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "),
}
"""Characters that stand as another one in ``Paragraph.text``; a joined line end is a blank."""

FINAL = re.compile(r"[.!?:;…]['\")\]]*$")
"""The end of a finished sentence or of words that announce one."""

_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_WIDEST = 140


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of running text, or the title.

    ``offsets[i]`` is the index in ``Article.text`` of ``text[i]`` (strictly increasing); the two
    characters are the same but for ``STRAIGHT``.
    """

    text: str
    offsets: tuple[int, ...]
    kind: Literal["title", "text"] = "text"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the visible text without the blanks around it; ``padded`` says it had some."""

    start: int
    end: int
    text: str
    padded: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The visible paragraphs of a text, boilerplate lines among them; empty for empty text.

    An empty line parts them, and so does the end of a line unless the text is hard-wrapped there.
    """
    shown, offsets = _visible(text)
    return [_joined(shown, offsets, lines) for lines in _line_groups(_lines(shown))]


def is_open(line: str) -> bool:
    """Whether a line ends in a word or mark that neither a sentence nor a title ends in."""
    return _ends(line, "open")


def _ends(line: str, kind: str) -> bool:
    """Whether the end of a line matches a pattern, whatever the case of a line of capitals."""
    return compiled(kind).search(line.capitalize() if line.isupper() else line) is not None


def _visible(text: str) -> tuple[str, list[int]]:
    """The characters a reader sees, normalised one to one but for line ends, and their places.

    Left out are marks without width, runs of blanks but for the first, and inline boilerplate.
    """
    chars: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if char in _LINE_ENDS:
            if char == "\r" and text[at + 1 : at + 2] == "\n":
                continue
            chars.append("\n")
        elif char in STRAIGHT:
            chars.append(STRAIGHT[char])
        elif char.isprintable():
            chars.append(char)
        else:
            continue
        offsets.append(at)
    shown = "".join(chars)
    spans = [match.span() for match in compiled("inline").finditer(shown)]
    spans += _doubled_quotes(shown)
    gone = {at for span in spans for at in range(*span)}
    places = [at for at in range(len(shown)) if at not in gone]
    single = places[:1] + [b for a, b in pairwise(places) if not shown[a] == shown[b] == " "]
    return "".join(shown[at] for at in single), [offsets[at] for at in single]


def _doubled_quotes(shown: str) -> Iterator[tuple[int, int]]:
    """The quote marks that an export as CSV added to a line: one around it, one before each."""
    start = 0
    for line in shown.split("\n"):
        end = start + len(line.rstrip())
        inner = shown[start + 1 : end - 1]
        if line[:1] == '"' == shown[end - 1 : end] and inner[:1] != '"' and '""' in inner:
            yield start, start + 1
            yield end - 1, end
            for pair in re.finditer('""', inner):
                yield start + 1 + pair.start(), start + 2 + pair.start()
        start += len(line) + 1


def _lines(shown: str) -> list[_Line]:
    lines = []
    for match in re.finditer(r"^.*$", shown, re.MULTILINE):
        text = match[0].strip(" ")
        start = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        lines.append(_Line(start, start + len(text), text, text != match[0]))
    return lines


def _line_groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines of each paragraph; empty lines part paragraphs and are left out."""
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    before: _Line | None = None
    for line in lines:
        if line.text and before and before.text and _continues(before, line, width):
            groups[-1].append(line)
        elif line.text:
            groups.append([line])
        before = line
    return groups


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The column at which lines were broken, or None where each line is a paragraph.

    Running prose that is hard-wrapped goes on in small letters or after an open end on most
    lines; paragraphs and headings do not. The width is the ninth decile of the lengths of lines
    that another follows, most lines come near it, and no mailer or editor breaks lines beyond 140
    columns.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.text and b.text and not is_bullet(b.text)]
    running = sum(
        not FINAL.search(a.text) and (b.text[0].islower() or _is_left_open(a, b, None))
        for a, b in pairs
    )
    if not pairs or running < 0.3 * len(pairs):
        return None
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]
    full = sum(_reach(a, b) > 0.7 * width for a, b in pairs)
    return width if width <= _WIDEST and full >= 0.6 * len(pairs) else None


def _continues(a: _Line, b: _Line, width: int | None) -> bool:
    """Whether line ``b`` goes on with the paragraph of line ``a`` right above it.

    In hard-wrapped text it does where its first word had no room above. In any text it does after
    an open end, and where a sentence that is broken within prose or around a link (blanks at the
    break) goes on in small letters.
    """
    if is_bullet(b.text):
        return False
    unfinished = not FINAL.search(a.text)
    small = b.text[0].islower()
    if unfinished and small and (width or a.padded or b.padded):
        return True
    if unfinished and (_is_left_open(a, b, width) or (small and _are_prose(a, b))):
        return True
    if width is None:
        return False
    reach = _reach(a, b)
    return reach > width or (unfinished and reach > 0.8 * width)


def _is_left_open(a: _Line, b: _Line, width: int | None) -> bool:
    """Whether line ``a`` cannot be the end of anything, nor ``b`` a thing put between.

    A title may end in a stranded word, but then it is shorter than the lines of text below it.
    """
    if is_boilerplate(a.text) or is_boilerplate(b.text) or a.text.isupper() != b.text.isupper():
        return False
    if is_open(a.text):
        return True
    fits = _reach(a, b) > 0.6 * max(len(b.text), width or 0)
    return fits and _ends(a.text, "stranded")


def _are_prose(a: _Line, b: _Line) -> bool:
    """Whether both lines look like parts of sentences: words in small letters, no furniture."""
    small = sum(word[0].islower() for word in a.text.split())
    return (
        small >= 2
        and 3 * small >= len(a.text.split())
        and (len(b.text.split()) > 2 or FINAL.search(b.text) is not None)
        and not (is_boilerplate(a.text) or is_boilerplate(b.text))
    )


def _reach(a: _Line, b: _Line) -> int:
    """How far line ``a`` would reach with the first word of ``b`` on it."""
    return len(a.text) + 1 + len(b.text.split(" ", 1)[0])


def _joined(shown: str, offsets: Sequence[int], lines: Sequence[_Line]) -> Paragraph:
    """The lines as one paragraph: a blank for each line end, none after a hyphen in a word."""
    places: list[int] = []
    for at, line in enumerate(lines):
        hyphen = re.search(r"[\w.]-$", lines[at - 1].text) if at else None
        if at and not (hyphen and line.text[0].isalpha()):
            places.append(lines[at - 1].end)
        places.extend(range(line.start, line.end))
    text = "".join(shown[at] for at in places).replace("\n", " ")
    return Paragraph(text, tuple(offsets[at] for at in places))
