"""``/sparql``: the SPARQL 1.1 Protocol, for queries.

Written against ASGI itself: with a query of thirty microseconds every layer between is felt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from actorgraph.serve.asking import Receive, Scope, Send, body_of, replied, sent_on
from actorgraph.serve.description import description
from actorgraph.serve.formats import HTML, NAMES, SOLUTIONS, TRIPLES, chosen, wanted, with_charset
from actorgraph.serve.frames import question
from actorgraph.serve.gate import Entry, cors_headers, data_headers
from actorgraph.serve.kept import Kept
from actorgraph.serve.protocol import METHODS, Asked, by_get, by_post
from actorgraph.serve.replies import Headers, Refused, Reply
from actorgraph.serve.workers import Workers

PATHS: Final = ("/sparql", "/query")
LARGEST: Final = 1 << 20
"""Bytes of a request's body, and characters of a query."""

_SAFE: Final = data_headers()
VOLATILE: Final = re.compile(r"(?:NOW|RAND|UUID|BNODE)(?!\w)", re.IGNORECASE)
"""Functions whose value is another each time, STRUUID among them. Oxigraph takes ``ORDER BYRAND()``
as well, and a query that is mistaken for one of these is only asked again."""
_VARY: Final = (b"vary", b"Accept")
_PREFLIGHT: Final = (
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"Accept, Authorization, Content-Type"),
    (b"access-control-max-age", b"600"),
)


@dataclass(frozen=True, slots=True)
class Serving:
    """What answers requests: the workers, who may come in, and what was answered before."""

    workers: Workers
    entry: Entry
    kept: Kept = field(default_factory=Kept)


async def answer_endpoint(
    scope: Scope,
    headers: Mapping[bytes, bytes],
    receive: Receive,
    send: Send,
    serving: Serving,
) -> None:
    """Answer a request to the endpoint; raises `Refused`."""
    workers, entry = serving.workers, serving.entry
    method = scope["method"]
    about = (scope["query_string"], headers.get(b"accept", b""), headers.get(b"origin", b""))
    key = b"\n".join(about)  # which none of them holds
    if method == "GET" and (known := serving.kept.get(key, workers.snapshot)):
        for message in known.messages:
            await send(message)
        return
    more = (*_SAFE, *cors_headers(headers, entry))
    if method in ("GET", "HEAD"):
        asked = by_get(scope["query_string"])
    elif method == "POST":
        if b"content-encoding" in headers:
            raise Refused(415, "a request is not compressed")
        body = await body_of(receive, headers.get(b"content-length", b""), LARGEST)
        media = headers.get(b"content-type", b"").decode("latin-1")
        asked = by_post(scope["query_string"], media, body)
    elif method == "OPTIONS":
        allowed = (*more, (b"allow", METHODS.encode("ascii")))
        admitted = any(name == b"access-control-allow-origin" for name, _ in more)
        await replied(send, Reply(204), (*allowed, *(_PREFLIGHT if admitted else ())))
        return
    else:
        raise Refused(405, f"a query comes by GET or POST, not {method}", _allow())
    accept = headers.get(b"accept", b"").decode("latin-1")
    if asked.query is None:
        await replied(send, _described(scope, headers, accept), (*more, _VARY))
        return
    reply = await sent_on(workers, _message(asked, accept), receive, send, (*more, _VARY))
    if reply and reply.status == 200 and method == "GET" and not VOLATILE.search(asked.query):
        serving.kept.keep(key, reply)


def _message(asked: Asked, accept: str) -> bytes:
    """The question for a worker; raises `Refused` where no format of ours will do."""
    # for links; SPARQLWrapper, too, sends one, in words of its own, and means what it accepts
    if asked.format and asked.format in NAMES and (accept in ("", "*/*") or HTML in accept):
        accept = NAMES[asked.format]
    solutions, triples = wanted(accept)
    if solutions is None and triples is None:
        kinds = [*list(SOLUTIONS)[:4], *list(TRIPLES)[:4]]
        raise Refused(406, f"results come as {', '.join(kinds)}")
    return question(
        "sparql",
        query=asked.query,
        default=asked.default_graphs,
        named=asked.named_graphs,
        solutions=solutions,
        triples=triples,
    )


def _described(scope: Scope, headers: Mapping[bytes, bytes], accept: str) -> Reply:
    """The service description; a browser is sent to the page where queries are written."""
    media = chosen(accept, [*TRIPLES, HTML])
    if media is None:
        raise Refused(
            406, f"the description of the service comes as {', '.join(list(TRIPLES)[:4])}"
        )
    if media == HTML:
        return Reply(303, headers=((b"location", b"/yasgui"),))
    host = headers.get(b"host", b"localhost").decode("latin-1")
    endpoint = f"{scope.get('scheme', 'http')}://{host}{scope['path']}"
    return Reply(200, description(endpoint, media), with_charset(media))


def _allow() -> Headers:
    return ((b"allow", METHODS.encode("ascii")),)
