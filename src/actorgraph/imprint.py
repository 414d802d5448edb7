"""What an article says of its own origin: whom it credits, and whether it corrects another one.

A text under the name of an agency is the agency's report, whichever paper prints it and however
much it was rewritten: its independent source is the agency (see ``derive``). An outlet that is only
said to have *contributed* is not: such a text rests on the paper's own work as well. The patterns
are those of ``ontology/imprint.txt``, the outlets those of the seeds; the text of a dateline, or of
words such as "first published by", names an outlet even where no seed knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from actorgraph.boilerplate import pattern_rows, patterns
from actorgraph.datafiles import data_path
from actorgraph.date_words import read_date
from actorgraph.dateline import dateline_agency
from actorgraph.model import Article, Correction, Imprint, Tense, slug
from actorgraph.outlets import is_other, key, outlet
from actorgraph.paragraphs import paragraphs

KINDS = (
    *("name", "nobody", "opening", "line", "tail", "first", "shared"),
    *("correction", "retraction", "earlier", "original"),
)
_EDGE = 8  # paragraphs from either end of a text in which credits stand
_TAIL = 2  # paragraphs from the end that may end in a credit
_LONGEST = 400  # characters of a paragraph that may be a credit or a note
_QUOTED = re.compile(r'"([^"]{12,200})"')
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_DATE = (
    r"(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? (?:MONTH)(?:,? \d{4})?"
    r"|(?:MONTH) \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)"
)


def imprint(article: Article) -> Imprint:
    """Credit, helpers and correction of an article, all empty where it says nothing of the kind.

    Outlets come by the label of the seeds, or as written; an article does not credit its publisher,
    but one whose publisher's name is a short one ("AP") credits the outlet that it stands for.
    """
    blocks = [block.text for block in paragraphs(article.text)]
    sole, shared = list(_sole(blocks)), list(_shared(blocks))
    own = article.publisher or ""
    mine = {key(own), key(own.partition(" (")[0])}  # "Harbour Times (sample)"
    known = outlet(own)
    names = _apart([*([known] if known else []), *sole], mine)
    credit = names[0] if names else None
    helpers = _apart([*names[1:], *shared], {*mine, key(credit or "")})
    return Imprint(credit, tuple(sorted(helpers)), *_corrected(article, blocks))


def tells_earlier(sentence: str) -> bool:
    """Whether a sentence tells what an earlier version said, which need not hold any more."""
    return any(pattern.search(sentence) for pattern in _compiled("earlier"))


def _apart(names: Iterable[str], known: set[str]) -> list[str]:
    """The names in order, of each outlet one; those of the known keys left out."""
    found: list[str] = []
    for name in names:
        if key(name) not in known:
            known = known | {key(name)}
            found.append(name)
    return found


def _sole(blocks: Sequence[str]) -> Iterator[str]:
    """The outlets whose report the text is said to be, as they come in it."""
    for text in _edges(blocks):
        if agency := dateline_agency(text):
            yield from _outlets(agency, strangers=True)
        for pattern in _compiled("opening"):
            if match := pattern.match(text):
                yield from _outlets(match["name"], strangers=True)
        if len(text) <= _LONGEST:
            yield from _note(text)
    for text in blocks[-_TAIL:]:
        for pattern in _compiled("tail"):
            if match := pattern.search(text):
                yield from _outlets(match["name"])


def _note(text: str) -> Iterator[str]:
    """The outlets of a paragraph that does nothing but name where the text is from."""
    for pattern in _compiled("line"):
        if match := pattern.fullmatch(text):
            yield from _outlets(match["name"])
    for pattern in _compiled("first"):
        if match := pattern.match(text):
            yield from _outlets(match["name"], strangers=True)


def _shared(blocks: Sequence[str]) -> Iterator[str]:
    for text in _edges(blocks):
        for pattern in _compiled("shared"):
            match = pattern.match(text) if len(text) <= _LONGEST else None
            if match:
                yield from _outlets(match["name"])


def _edges(blocks: Sequence[str]) -> Sequence[str]:
    """The paragraphs at either end."""
    return blocks if len(blocks) <= 2 * _EDGE else [*blocks[:_EDGE], *blocks[-_EDGE:]]


def _outlets(written: str, strangers: bool = False) -> Iterator[str]:
    """The outlets that words name; with ``strangers`` also names that nobody knows."""
    whole = outlet(written)
    for name in [written] if whole else re.split(r"\s*(?:[/,;|]|\band\b|&)\s*", written):
        found = outlet(name)
        if found:
            yield found
        elif strangers and _is_name(bare := name.rstrip(".")):
            yield bare


def _is_name(words: str) -> bool:
    nobody = any(p.fullmatch(words) for p in _compiled("nobody"))
    day = any(re.fullmatch(p, words, re.IGNORECASE) for p in _days())
    name = re.fullmatch(_rows()["name"][0], words, re.IGNORECASE)
    return bool(name) and not (nobody or day or words.isdigit() or is_other(words))


def _corrected(
    article: Article, blocks: Sequence[str]
) -> tuple[Correction | None, tuple[str, ...]]:
    """What kind of correction the article is, and what it says of the one that it corrects."""
    title = " ".join(_straight(article.title or "").split())
    notes = [text for text in [title, *blocks] if _marked(text)]
    if not notes:
        return None, ()
    retracted = any(p.match(text) for p in _compiled("retraction") for text in notes)
    kind = Correction.RETRACTION if retracted else Correction.CORRECTION
    return kind, tuple(sorted(set(_original(article, title, blocks))))


def _marked(text: str) -> bool:
    kinds = ("correction", "retraction")
    return any(p.match(text) for kind in kinds for p in _compiled(kind))


def _original(article: Article, title: str, blocks: Sequence[str]) -> Iterator[str]:
    """Day, address and headline (as `model.slug`) by which the text tells what it corrects."""
    published = date.fromisoformat(article.date) if article.date else None
    for pattern in _compiled("correction"):
        match = pattern.match(title)
        if match and len(title[match.end() :].split()) > 2:
            yield slug(title[match.end() :])
    for text in blocks:
        yield from (found[0].rstrip(".,;:") for found in _ADDRESS.finditer(text))
        yield from (slug(found[1]) for found in _QUOTED.finditer(text) if " " in found[1])
        for pattern in _compiled("original"):
            for match in pattern.finditer(text):
                day = read_date(match["date"], published, Tense.PAST)
                if day and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
                    yield day


def _straight(text: str) -> str:
    """The visible text of a title, as `paragraphs` has it."""
    return " ".join(block.text for block in paragraphs(text))


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    return pattern_rows(data_path("ontology", "imprint.txt"), KINDS)


@cache
def _compiled(kind: str) -> tuple[re.Pattern[str], ...]:
    one = f"(?:{_rows()['name'][0]})"
    name = f"(?P<name>{one}(?:(?: ?[/,] ?| and ){one}){{0,3}})"
    months = "|".join(re.sub(r"\((?!\?)", "(?:", month) for month in patterns()["month"])
    day = _DATE.replace("MONTH", months)
    rows = (row.replace("<name>", name).replace("<date>", day) for row in _rows()[kind])
    return tuple(re.compile(row, re.IGNORECASE) for row in rows)


@cache
def _days() -> tuple[str, ...]:
    return (*patterns()["month"], *patterns()["weekday"])
