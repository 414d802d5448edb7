"""Files into articles; whatever cannot be read is told to the caller and passed over."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from actorgraph.dateline import iso_date
from actorgraph.errors import BadInput
from actorgraph.model import Article
from actorgraph.pages import not_utf8, page_article, page_text
from actorgraph.parquet import json_lines
from actorgraph.sources import Skip, kind_of, source_files
from actorgraph.warc import read_warc

_log = logging.getLogger(__name__)

_NOT_PRINTABLE = "'id' holds a line end or another control character"


def files_of(sources: Iterable[str | Path], on_skip: Skip) -> list[tuple[Path, str]]:
    """The files of the sources and the names to remember them by, in the order given and sorted
    within folders and globs; none is opened.

    A source is a file of a suffix in ``READERS``, a folder (searched to the bottom; hidden files,
    ``README*`` and other suffixes are passed over) or a glob. A file that two sources name is
    there once. A source that is not there goes to ``on_skip``.
    """
    return list(source_files(sources, frozenset(READERS), on_skip))


def firsts(
    path: Path, name: str, on_skip: Skip, first: dict[str, tuple[bytes, str]]
) -> Iterator[Article]:
    """The articles of one file whose id no other text has taken; ``first`` remembers the taken."""
    for article in articles_of(path, name, on_skip):
        digest = hashlib.blake2b(article.text.encode(), digest_size=16).digest()
        before = first.setdefault(article.id, (digest, article.source))
        if before == (digest, article.source):
            yield article
        elif before[0] == digest:
            _log.info("%s: the same article as %s", article.source, before[1])
        else:
            reason = f"its id {article.id!r} is taken by another text, {before[1]}"
            on_skip(BadInput(place_of(path, name, article), reason))


def place_of(path: Path, name: str, article: Article) -> str:
    """The file that the article stands in, with the line in JSON Lines, to tell the user."""
    return f"{path}{article.source.removeprefix(name)}"


def articles_of(path: Path, name: str, on_skip: Skip) -> Iterator[Article]:
    """The articles of one file, read as they are asked for; what is wrong with the file or a line
    of it goes to ``on_skip``."""
    try:
        refuse_unreadable(path)
        yield from READERS[kind_of(path.name)](path, name, on_skip)
    except BadInput as error:
        on_skip(error)
    except OSError as error:
        on_skip(BadInput(str(path), (error.strerror or str(error)).lower()))


def refuse_unreadable(path: Path) -> None:
    """Raise `BadInput` for a file of an unknown kind and for what is no file."""
    if kind_of(path.name) not in READERS:
        known = ", ".join(sorted(READERS))
        raise BadInput(str(path), f"cannot read this kind of file (known are {known})")
    if not path.is_file():
        gone = path.is_symlink() and not path.exists()
        raise BadInput(str(path), "the link leads nowhere" if gone else "not a regular file")


def _read_text(path: Path, name: str, _on_skip: Skip) -> Iterator[Article]:
    """One article; title, date, publisher, url and id may stand in front matter, which stays in
    the text (so that offsets are those of the file) and is skipped by ``clean``."""
    text = _decoded(path)
    fields = front_matter(text)
    given = fields.get("id")
    if given and not given.isprintable():
        raise BadInput(str(path), _NOT_PRINTABLE)
    yield Article(
        id=given or _stem(path),
        text=text,
        title=fields.get("title") or None,
        date=_checked_date(fields.get("date"), str(path)),
        publisher=fields.get("publisher") or None,
        url=fields.get("url") or None,
        source=name,
    )


def _read_html(path: Path, name: str, _on_skip: Skip) -> Iterator[Article]:
    """One article: the main text of the page."""
    page = page_text(path.read_bytes(), str(path))
    yield page_article(page, (_stem(path), name, str(path)))


def _read_json_lines(path: Path, name: str, on_skip: Skip) -> Iterator[Article]:
    """One article a line, read as it goes; a line that is wrong is told and passed over."""
    empty = True
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, start=1):
            empty = empty and not line_text(raw, number)
            yield from line_articles(raw, number, (str(path), name), on_skip)
    if empty:
        raise BadInput(str(path), "is empty")


def _read_parquet(path: Path, name: str, on_skip: Skip) -> Iterator[Article]:
    """One article a row, by the columns that JSON Lines have as keys."""
    with path.open("rb") as content:
        for number, line in enumerate(json_lines(content, str(path)), start=1):
            yield from line_articles(line, number, (str(path), name), on_skip)


def line_articles(
    raw: bytes, number: int, names: tuple[str, str], on_skip: Skip
) -> Iterator[Article]:
    """The article of a line of JSON Lines by its number from 1 on; none where the line is blank, or
    wrong, which is told. ``names`` are the file's, to tell the user and to remember it by."""
    line = line_text(raw, number)
    if line:
        try:
            yield _json_article(line, f"{names[0]}:{number}", f"{names[1]}:{number}")
        except BadInput as error:
            on_skip(error)


def line_text(raw: bytes, number: int) -> bytes:
    """The line without a byte order mark; nothing of a blank one."""
    line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
    return line if line.strip() else b""


LINES = frozenset((".jsonl", ".ndjson"))
"""The suffixes of files with an article a line."""
PARQUET = ".parquet"
WARC = frozenset((".warc", ".warc.gz"))
"""Those of web archives."""

READERS: Mapping[str, Callable[[Path, str, Skip], Iterator[Article]]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    PARQUET: _read_parquet,
    **dict.fromkeys(sorted(WARC), read_warc),
}
"""By suffix in small letters: from a file, and the name to remember it by, to its articles."""


def front_matter(text: str) -> dict[str, str]:
    """The ``key: value`` lines between two lines of ``---`` at the very start, else nothing.

    Keys come in small letters; quotes around a value are taken off; all else is passed over.
    """
    block = re.match(r"\ufeff?---[ \t]*\r?\n(.*?\n)??---[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    rows = re.findall(r"^([\w-]+):[ \t]*(.*?)[ \t\r]*$", (block and block[1]) or "", re.MULTILINE)
    return {key.lower(): re.sub(r"^(['\"])(.*)\1$", r"\2", value) for key, value in rows}


def _json_article(line: bytes, where: str, source: str) -> Article:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput(where, not_utf8(error)) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(where, f"broken JSON ({str(error) or 'nested too deep'})") from error
    if not isinstance(record, dict):
        raise BadInput(where, "not a JSON object")
    text = _string(record, "text", where)
    name = _string(record, "id", where)
    if not name or not text or not text.strip():
        raise BadInput(where, "no 'id'" if not name else "no 'text'")
    if not name.isprintable():
        raise BadInput(where, _NOT_PRINTABLE)
    return Article(
        id=name,
        text=text,
        title=_string(record, "title", where),
        date=_checked_date(_string(record, "date", where), where),
        publisher=_string(record, "publisher", where),
        url=_string(record, "url", where),
        source=source,
    )


def _string(record: Mapping[str, object], key: str, where: str) -> str | None:
    """The string at that key, None where it is missing, null or empty."""
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadInput(where, f"{key!r} is not a string")
    if not value.isascii() and re.search("[\ud800-\udfff]", value):
        raise BadInput(where, f"{key!r} holds half a character (a lone surrogate)")
    return value


def _stem(path: Path) -> str:
    """The file's name as an id; ``BadInput`` where it cannot be one."""
    if re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", path.stem):
        raise BadInput(str(path), "its name holds a control character or is not UTF-8")
    return path.stem


def _checked_date(text: str | None, where: str) -> str | None:
    if not text:
        return None
    found = iso_date(text)
    if found is None:
        raise BadInput(where, f"malformed date {text[:40]!r} (YYYY-MM-DD is expected)")
    return found


def _decoded(path: Path) -> str:
    """The file's text, a byte order mark left out; ``BadInput`` for what is not UTF-8 text."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(str(path), not_utf8(error)) from error
    if not text.strip():
        raise BadInput(str(path), "is empty")
    if "\0" in text:
        raise BadInput(str(path), "not text (it holds NUL bytes)")
    return text
