"""The ASGI application: the gate, then the endpoint, or the pages."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import parse_qsl, quote, urlencode

from actorgraph.serve import gate
from actorgraph.serve.asking import App, Receive, Scope, Send, replied
from actorgraph.serve.endpoint import PATHS, Serving, answer_endpoint
from actorgraph.serve.gate import Entry
from actorgraph.serve.jobs import Gone
from actorgraph.serve.refusals import error_reply
from actorgraph.serve.replies import Refused, Reply
from actorgraph.serve.routes import routes
from actorgraph.serve.workers import Workers

_SAFE = gate.data_headers()
_STOPPED = Refused(503, "the server stops").reply


def application(workers: Workers, entry: Entry) -> App:
    """The whole server as one ASGI application; the workers are started and closed by others."""
    pages = routes(workers, entry)
    serving = Serving(workers, entry)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError(f"{scope['type']} is not served")
        headers: Mapping[bytes, bytes] = dict(scope["headers"])
        try:
            _check(scope, headers, entry)
            if entry.token and (admitted := _admitted(scope, entry.token)):
                await replied(send, admitted, _SAFE)
                return
            # a preflight carries no credentials
            if scope["method"] != "OPTIONS":
                gate.check_token(headers, scope["path"], entry)
            if scope["path"] in PATHS:
                await answer_endpoint(scope, headers, receive, send, serving)
            else:
                await pages(scope, receive, send)
        except Refused as error:
            await replied(send, _shown(error, scope, headers), gate.cors_headers(headers, entry))
        except Gone:
            return
        except asyncio.CancelledError:  # the server stops, and has waited long enough
            with suppress(RuntimeError):  # the answer has begun, and breaks off
                await replied(send, _STOPPED, _SAFE)

    return app


def _check(scope: Scope, headers: Mapping[bytes, bytes], entry: Entry) -> None:
    gate.check_host(headers.get(b"host", b"").decode("latin-1"), entry)
    gate.check_site(headers, scope["method"], entry)


def _admitted(scope: Scope, token: str) -> Reply | None:
    """A browser that shows the token in the URL gets a cookie for it, and the URL without."""
    if scope["method"] != "GET" or b"token=" not in scope["query_string"]:
        return None
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    shown = [value for name, value in pairs if name == "token"]
    if len(shown) != 1 or not gate.matches(shown[0], token):
        return None
    rest = urlencode([pair for pair in pairs if pair[0] != "token"])
    path = "/" + quote(scope["path"].lstrip("/\\"))  # never another host
    where = (b"location", f"{path}{'?' if rest else ''}{rest}".encode("ascii"))
    return Reply(303, headers=(where, *gate.admission(token, scope.get("scheme", "http"))))


def _shown(error: Refused, scope: Scope, headers: Mapping[bytes, bytes]) -> Reply:
    """The refusal; for a browser as a page, or as the way to where the token is asked for."""
    page = b"text/html" in headers.get(b"accept", b"") and scope["path"] not in PATHS
    if page and error.status == 401 and scope["method"] == "GET":
        return Reply(303, headers=((b"location", b"/login"), *_SAFE))
    return error_reply(error, page)
