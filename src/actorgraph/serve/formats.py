"""Media types of results, and which of them a client wants (RFC 9110, 12.5.1)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

SOLUTIONS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""What SELECT and ASK come in; the first is preferred where the client does not mind."""

TRIPLES: Final[Mapping[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/xml": ox.RdfFormat.RDF_XML,
}
"""What CONSTRUCT and DESCRIBE come in."""

NAMES: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""What the parameter ``format`` calls them, for links, which cannot say what they accept."""

HTML: Final = "text/html"
LONGEST: Final = 2000
"""Characters of the header that are looked at."""

_QUALITY: Final = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", re.IGNORECASE)


def wanted(accept: str) -> tuple[str | None, str | None]:
    """The media types for solutions and for triples; None where the client takes none of ours."""
    return _wanted(accept[:LONGEST])


def chosen(accept: str, offered: Iterable[str]) -> str | None:
    """That of the media types which the client likes best, the first of several.

    ``accept`` is the header, empty where there is none; None if it admits no one of them.
    """
    ranges = [_range(part) for part in accept[:LONGEST].split(",") if part.strip()]
    if not ranges:
        return next(iter(offered))
    best, most = None, 0.0
    for media in offered:
        liked = _liking(media, ranges)
        if liked > most:
            best, most = media, liked
    return best


def with_charset(media: str) -> str:
    """The media type as a header says it: text is UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


@functools.lru_cache(512)
def _wanted(accept: str) -> tuple[str | None, str | None]:
    return chosen(accept, SOLUTIONS), chosen(accept, TRIPLES)


def _liking(media: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that the media type is in."""
    found = dict(reversed(ranges))
    whole = media.partition("/")[0] + "/*"
    return next((found[name] for name in (media, whole, "*/*") if name in found), 0.0)


def _range(part: str) -> tuple[str, float]:
    name, *parameters = part.split(";")
    for parameter in parameters:
        if quality := _QUALITY.fullmatch(parameter):
            return name.strip().lower(), min(float(quality[1]), 1.0)
    return name.strip().lower(), 1.0
