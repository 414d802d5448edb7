"""Requests of the SPARQL 1.1 Protocol [1]_: which query over which graphs.

.. [1] https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from actorgraph.serve.replies import Refused

METHODS: Final = "GET, HEAD, POST, OPTIONS"
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_GRAPHS: Final = ("default-graph-uri", "named-graph-uri")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: ``query`` is None where it asks for the service description; without graphs the
    query, or else the store, says which there are."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None


def by_get(parameters: bytes) -> Asked:
    """What a GET asks, by the part of its URL behind the ``?``; raises `Refused`."""
    return _asked(_pairs(parameters))


def by_post(parameters: bytes, content_type: str, body: bytes) -> Asked:
    """What a POST asks, of either form; raises `Refused`."""
    media, charset = _content(content_type)
    if media == UPDATE:
        raise _read_only()
    if media not in (FORM, QUERY):
        raise Refused(415, f"a query comes as {QUERY} or {FORM}, not as {media or 'nothing'}")
    if charset not in ("", "utf-8", "utf8"):
        raise Refused(415, f"a query is UTF-8, not {charset}")
    if media == FORM:
        # the protocol puts all into the body; rdflib leaves the graphs in the URL
        found = _asked([*_pairs(body), *_pairs(parameters)])
    else:
        beside = list(_pairs(parameters))
        if any(name == "query" for name, _ in beside):
            raise Refused(400, "the query stands in the body and in the URL: give it once")
        found = _asked([("query", _text(body, "the query")), *beside])
    if found.query is None:
        raise Refused(400, "the parameter query is missing")
    return found


def _asked(pairs: Iterable[tuple[str, str]]) -> Asked:
    query = format = None
    graphs: dict[str, list[str]] = {}
    for name, value in pairs:
        if name == "query":
            if query is not None:
                raise Refused(400, "the parameter query is given twice")
            query = value
        elif name in _GRAPHS:
            graphs.setdefault(name, []).append(value)
        elif name == "format":
            format = value
        elif name == "update":
            raise _read_only()
    if query is None and graphs:
        raise Refused(400, "the parameter query is missing")
    default, named = (tuple(graphs.get(name, ())) for name in _GRAPHS)
    return Asked(query, default, named, format)


def _pairs(text: bytes) -> Iterator[tuple[str, str]]:
    for part in text.split(b"&"):
        if part:
            name, _, value = part.replace(b"+", b" ").partition(b"=")
            key = unquote_to_bytes(name).decode("utf-8", "replace")
            yield key, _text(unquote_to_bytes(value), f"the parameter {key[:40]}")


def _content(header: str) -> tuple[str, str]:
    """Media type and charset, both small."""
    media, *parameters = header.lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            return media.strip(), value.strip().strip('"')
    return media.strip(), ""


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"{what} is not UTF-8") from error


def _read_only() -> Refused:
    return Refused(403, "this endpoint is read-only: it takes queries and no updates")
