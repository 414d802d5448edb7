"""A briefing as Markdown (CommonMark with tables): all text escaped, plots as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote as percent

from actorgraph.report.briefing import Bars, Briefing, Entry, Part, Quote
from actorgraph.report.page import figures

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@=$^])")


def markdown(briefing: Briefing) -> str:
    """The document; every statement links to a heading ``c1``, ``c2`` … of the evidence."""
    return "\n".join(_lines(briefing)) + "\n"


def escaped(text: str) -> str:
    """Text that is no markup: every mark that could begin some has a backslash before it (":" and
    "." begin links in some dialects), and there is no end of line."""
    return _MARKUP.sub(r"\\\1", " ".join(_visible(text).split()))


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from (f"# {escaped(briefing.title)}", "", escaped(briefing.summary) + ".", "")
    yield (
        "What is said here is what articles say, not what is known to be true. The numbers lead to "
        "the [evidence](#evidence): the words, who printed them, and when."
    )
    for section in briefing.sections:
        yield from ("", f"## {escaped(section.title)}")
        for part in section.parts:
            yield from _part(part, briefing.numbers)
    yield from ("", "## Notes", "")
    yield from (f"- {escaped(note)}" for note in briefing.notes)
    yield "- Scores are PLOVER's, from −10 (conflict) to 10 (cooperation); belief lies in 0 to 1."
    yield from ("", "## Evidence", "")
    if not briefing.entries:
        yield "Nothing is claimed here, so that there is no evidence."
    for entry in briefing.entries:
        yield from _entry(entry)


def _part(part: Part, numbers: dict[str, int]) -> Iterator[str]:
    if part.lead:
        yield from ("", escaped(part.lead))
    yield ""
    if not part.rows:
        yield f"*{escaped(part.empty)}*"
        return
    if part.plot and not isinstance(part.plot, Bars):  # whose figures are in the table
        columns, rows = figures(part.plot)
        yield from (f"{escaped(part.plot.title)}:", "")
        yield from _table(columns, (map(escaped, row) for row in rows))
        yield ""
    links = (
        " ".join(f"[{numbers[claim]}](#c{numbers[claim]})" for claim in row.claims)
        + (f" ({len(row.claims)} of {row.whole})" if row.whole else "")
        for row in part.rows
    )
    cells = [[*map(escaped, row.cells), link] for row, link in zip(part.rows, links, strict=True)]
    if part.columns:
        yield from _table((*part.columns, "evidence"), cells)
    else:
        yield from (f"- {' '.join(row)}" for row in cells)


def _table(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, columns))} |"
    yield "|" + " --- |" * len(columns)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _entry(entry: Entry) -> Iterator[str]:
    yield from (f"### c{entry.number}", "", f"**{escaped(entry.words)}** ({escaped(entry.about)})")
    for quote in entry.quotes:
        yield from ("", f"> {_marked(quote)}", ">", f"> {_source(quote)}")
    yield ""


def _marked(quote: Quote) -> str:
    """The quote with its marked words in bold; marks lose the blanks around them."""
    pieces = []
    for text, role in quote.pieces:
        plain = _MARKUP.sub(r"\\\1", re.sub(r"\s+", " ", _visible(text)))  # the ends stay
        core = plain.strip()
        bold = plain.replace(core, f"**{core}**", 1) if role and core else plain
        pieces.append(bold)
    return "".join(pieces)


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _source(quote: Quote) -> str:
    parts = [quote.title or quote.article, quote.publisher or "no publisher"]
    parts += [quote.date or "no date", quote.about]
    link = f" · [article](<{percent(quote.url, safe=_SAFE)}>)" if quote.url else ""
    return " · ".join(map(escaped, parts)) + link


_SAFE: Final = ":/?#[]@!$&'*+,;=%~-._"
