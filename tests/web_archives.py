"""Web archives as a crawler of news leaves them, of pages made up here: sites with layouts and
encodings of their own, and among the articles what is none."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from fastwarc.warc import WarcRecord, WarcRecordType

STATES = [
    "France",
    "Japan",
    "Brazil",
    "Kenya",
    "Norway",
    "Egypt",
    "India",
    "Peru",
    "Serbia",
    "Oman",
    "Chile",
    "Iran",
]
DEEDS = (
    "signed an agreement with",
    "sent rice and medicine to",
    "imposed sanctions on",
    "held talks with",
    "accused spies of",
    "condemned the threats of",
)
SIDE = (
    "Farmers in the north wait for rain, and prices at the market have doubled since the spring.",
    "The café at the harbour – once full of sailors – closes earlier than it used to.",
    "Nobody at the ministry wanted to say when the report would be printed, or by whom.",
    "Shipping firms say that the new rules cost them a day at each port along the coast.",
    "An hour later the square was empty again, and the shops had taken their shutters down.",
)
GERMAN = (
    "Die Bauern im Norden warten auf Regen, und die Preise auf dem Markt haben sich verdoppelt.",
    "Niemand im Ministerium wollte sagen, wann der Bericht gedruckt wird und von wem er stammt.",
    "Eine Stunde später war der Platz wieder leer, und die Läden machten ihre Türen auf.",
)


@dataclass(frozen=True, slots=True)
class Archive:
    """``data`` as the crawler wrote it, and the addresses of the pages that are articles."""

    data: bytes
    articles: tuple[str, ...]


def archive(pages: int, seed: int = 7, compressed: bool = True) -> Archive:
    """So many pages of several sites, a few records broken: of ten pages some seven are articles,
    one is a copy, one a stub or in German, one an error, a picture or broken."""
    draw = random.Random(seed)
    out, good = io.BytesIO(), list[str]()
    squeeze = gzip.compress if compressed else bytes
    out.write(squeeze(record("warcinfo", "", b"software: a crawler made up here\r\n")))
    for number in range(pages):
        site = SITES[draw.randrange(len(SITES))]
        url = f"https://{site.host}/news/{number}"
        lot = number % 20
        if lot in (3, 9):  # seen already, by another address
            site = next(each for each in SITES if each.host in good[-1])
            raw, url = _page(site, good[-1]), f"{good[-1]}?utm_source=feed"
        elif lot == 5:
            raw = site.page("Only for readers", ["Subscribe now to read on."], url).encode()
        elif lot == 7:
            raw = site.page("Der Markt", [*GERMAN, *reversed(GERMAN)], url).encode()
        else:
            raw = _page(site, url)
        status, kind = "200 OK", site.content_type
        if lot == 11:
            status = "404 Not Found"
        elif lot == 13:
            kind, raw = "image/png", b"\x89PNG\r\n" + bytes(range(256))
        elif lot not in (3, 5, 7, 9, 15, 17):
            good.append(url)
        made = squeeze(record("response", url, answer(raw, status, kind)))
        out.write(squeeze(record("request", url, b"GET / HTTP/1.1\r\n\r\n")))
        if lot == 15:
            made = made[: len(made) // 2]
        elif lot == 17:
            made = made[:3] + b"\0\xff" * 20 + made[40:]
        out.write(made)
    return Archive(out.getvalue(), tuple(good))


def _page(site: Site, url: str) -> bytes:
    words = random.Random(url)
    one, other = words.sample(STATES, 2)
    title = f"{one} {words.choice(DEEDS)} {other}"
    told = [
        f"{title}, officials said on day {words.randrange(900)}. {' '.join(words.sample(SIDE, 2))}",
        *(f"{words.choice(SIDE)} {words.choice(SIDE)}" for _ in range(words.randrange(2, 5))),
    ]
    return site.page(title, told, url).encode(site.encoding, "xmlcharrefreplace")


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """What a server answers."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def record(kind: str, url: str, content: bytes) -> bytes:
    """A record of that kind."""
    made = WarcRecord()
    made.init_headers(
        record_type=getattr(WarcRecordType, kind), record_urn=f"urn:uuid:{url or kind}".encode()
    )
    if url:
        made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2024-05-20T06:00:00Z"
    if kind != "warcinfo":
        made.headers["Content-Type"] = f"application/http; msgtype={kind}"
    made.set_bytes_content(content)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def plain(title: str, told: list[str], url: str) -> str:
    """A page that says by itself what it is called, where, when and by whom."""
    body = "".join(f"<p>{escape(text)}</p>" for text in told)
    return (
        f"<!doctype html><html lang=en><head><title>{escape(title)} | Daily Sample</title>"
        f'<meta property="article:published_time" content="2024-05-18T10:00:00Z">'
        f'<meta property="og:site_name" content="Daily Sample"><link rel=canonical href="{url}">'
        f"</head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article>"
        f"<h1>{escape(title)}</h1>{body}</article><footer>All rights reserved</footer></body>"
    )


def _old(title: str, told: list[str], url: str) -> str:
    body = "<br><br>\n".join(map(escape, told))
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
        f"<title>{escape(title)}</title></head><body><table><tr><td><a href=/>Back</a></td>"
        f'<td class="story"><h2>{escape(title)}</h2><div class="date">18 May 2024</div>'
        f'<div class="content">{body}</div></td></tr></table></body></html>'
    )


def _modern(title: str, told: list[str], url: str) -> str:
    body = "".join(f'<p class="css-1x">{escape(t)}</p><div class="ad">Advert</div>' for t in told)
    return (
        f"<html><head><meta charset=utf-8><title>{escape(title)}</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-17"}'
        f"</script></head><body><div id=root><main><header><h1>{escape(title)}</h1><time "
        f'datetime="2024-05-17">17 May</time></header><section>{body}</section></main>'
        "<aside><ul><li>Most read</li><li>Weather</li></ul></aside></div></body></html>"
    )


@dataclass(frozen=True, slots=True)
class Site:
    """A site with its layout, its encoding, and what its server says of it."""

    host: str
    page: Callable[[str, list[str], str], str]
    encoding: str
    content_type: str


SITES = (
    Site("www.daily-sample.example", plain, "utf-8", "text/html; charset=utf-8"),
    Site("old-post.example", _old, "iso-8859-1", "text/html"),
    Site("herald.example", _modern, "utf-8", "text/html"),
    Site("coast-news.example", _modern, "cp1252", "text/html; charset=windows-1252"),
)
