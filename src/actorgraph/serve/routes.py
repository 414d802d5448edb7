"""The pages' URLs, as a Starlette application; what is behind them is made in workers."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from actorgraph import iris
from actorgraph.query import named_queries
from actorgraph.serve import gate
from actorgraph.serve.asking import App, Message, Receive, Scope, Send, body_of, gathered
from actorgraph.serve.formats import HTML, NAMES, TRIPLES, chosen
from actorgraph.serve.frames import question
from actorgraph.serve.gate import Entry
from actorgraph.serve.jobs import Gone
from actorgraph.serve.kept import Kept
from actorgraph.serve.refusals import STALE, error_reply
from actorgraph.serve.render import ASSETS, rendered
from actorgraph.serve.replies import Headers, Refused, Reply
from actorgraph.serve.workers import Workers

_POLICY: Final = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')
_STYLES: Final = gate.PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_PLAIN: Final = ("publisher", "evidence", "background", "seeds")
_LOGIN: Final = 4096  # bytes of the form

Handler = Callable[[Request], Awaitable[Response]]


def routes(workers: Workers, entry: Entry) -> App:
    """The application for all paths but the endpoint's."""
    pages = _Pages(workers, entry)
    listed = [
        Route("/", pages.task("home")),
        Route("/search", pages.search),
        Route("/suggest", pages.suggest),
        Route("/actor/{id:path}", pages.thing("actor")),
        Route("/claim/{id:path}", pages.thing("claim")),
        Route("/article/{id:path}", pages.thing("article")),
        *(Route(f"/{kind}/{{id:path}}", pages.thing(kind)) for kind in _PLAIN),
        Route("/graph", pages.graph),
        Route("/queries", pages.task("queries")),
        Route("/queries/{name}", pages.named_query),
        Route("/yasgui", pages.task("yasgui", _STYLES)),
        Route("/login", pages.login, methods=["GET", "POST"]),
        Route("/robots.txt", _robots),
        Mount("/assets", StaticFiles(directory=ASSETS)),
    ]
    handlers = {HTTPException: _missing, Refused: _refused, Gone: _refused}
    app = Starlette(routes=listed, exception_handlers=handlers)
    return _guarded(app)


class _Pages:
    """The handlers, with the workers that they ask and what was answered from this snapshot."""

    def __init__(self, workers: Workers, entry: Entry) -> None:
        self._workers = workers
        self._entry = entry
        self._kept = Kept(largest=1 << 20)
        self._drawn = Kept(largest=256 << 20, most=512 << 20)

    def task(self, name: str, policy: str = gate.PAGE_POLICY) -> Handler:
        """A page without parameters."""

        async def handler(request: Request) -> Response:
            return await self._asked(request, question(name), policy)

        return handler

    def thing(self, kind: str) -> Handler:
        """The page of a thing, or its data if the client would rather have that."""

        async def handler(request: Request) -> Response:
            id = request.path_params["id"]
            iri = f"{iris.BASE}{kind}/{quote(id, safe='')}"
            media = _media(request)
            if media != HTML:
                return await self._asked(request, question("data", iri=iri, media=media))
            own = kind not in _PLAIN
            return await self._asked(
                request, question(kind, id=id) if own else question("thing", iri=iri)
            )

        return handler

    async def search(self, request: Request) -> Response:
        words = request.query_params.get("q", "").strip()[:200]
        return await self._asked(request, question("search", words=words))

    async def suggest(self, request: Request) -> Response:
        words = request.query_params.get("q", "").strip()[:200]
        return await self._asked(request, question("suggest", words=words))

    async def named_query(self, request: Request) -> Response:
        """A named query with its parameters; ``ask`` sends it where all of them are left out."""
        name = request.path_params["name"]
        known = named_queries().get(name)
        wanted = [*(each.name for each in known.parameters), "format", "ask"] if known else []
        shown = request.query_params
        given = {each: shown[each][:1000] for each in wanted if each in shown}
        return await self._asked(request, question("named_query", name=name, given=given))

    async def graph(self, request: Request) -> Response:
        """The interactive page; it is drawn once for each snapshot."""
        known = self._drawn.get(b"graph", self._workers.snapshot)
        if known is None:
            frame, snapshot = await gathered(self._workers, question("graph"), request.receive)
            known = Reply(frame.status, frame.body, frame.media, snapshot=snapshot)
            if known.status == 200:
                self._drawn.keep(b"graph", known)
        found = _POLICY.search(known.body)
        own = html.unescape(found[1].decode("ascii")) if found else "default-src 'none'"
        response = Response(known.body, known.status, media_type=None)
        response.headers["content-type"] = known.media
        return _with(response, gate.page_headers(f"{own}; frame-ancestors 'none'"))

    async def login(self, request: Request) -> Response:
        """Where a browser shows the token."""
        wrong = False
        if request.method == "POST":
            length = request.headers.get("content-length", "").encode("latin-1")
            body = await body_of(request.receive, length, _LOGIN)
            token = dict(parse_qsl(body.decode("utf-8", "replace"))).get("token", "")
            if self._entry.token is not None and gate.matches(token, self._entry.token):
                more = gate.admission(self._entry.token, request.url.scheme)
                return _with(RedirectResponse("/", 303), (*gate.data_headers(), *more))
            wrong = True
        page = rendered("login.html", wrong=wrong)
        return _with(Response(page, 401 if wrong else 200, media_type=HTML), gate.page_headers())

    async def _asked(
        self, request: Request, message: bytes, policy: str = gate.PAGE_POLICY
    ) -> Response:
        known = self._kept.get(message, self._workers.snapshot)
        if known is None:
            frame, snapshot = await gathered(self._workers, message, request.receive)
            known = Reply(frame.status, frame.body, frame.media, snapshot=snapshot)
            if known.status == 200:
                self._kept.keep(message, known)
        response = Response(known.body, known.status)
        response.headers["content-type"] = known.media
        response.headers["vary"] = "Accept"
        page = known.media.startswith(HTML)
        return _with(response, gate.page_headers(policy) if page else gate.data_headers())


def _media(request: Request) -> str:
    """What the client would like to have of a thing; raises `Refused` (400, 406)."""
    form = request.query_params.get("format")
    if form is not None:
        media = NAMES.get(form)
        if media is None or media not in TRIPLES:
            raise Refused(400, "the data of a thing come as ttl, nt, jsonld or rdf")
        return media
    found = chosen(request.headers.get("accept", ""), [HTML, *TRIPLES])
    if found is None:
        raise Refused(406, f"a thing comes as {', '.join([HTML, *list(TRIPLES)[:4]])}")
    return found


async def _robots(request: Request) -> Response:
    return _with(
        Response("User-agent: *\nDisallow: /\n", media_type="text/plain"), gate.data_headers()
    )


async def _missing(request: Request, error: Exception) -> Response:
    """Starlette's own errors, as ours."""
    assert isinstance(error, HTTPException)
    problem = "There is no such page." if error.status_code == 404 else str(error.detail)
    given = (error.headers or {}).items()
    headers = tuple((name.lower().encode("ascii"), value.encode("ascii")) for name, value in given)
    return await _refused(request, Refused(error.status_code, problem, headers))


async def _refused(request: Request, error: Exception) -> Response:
    """What could not be answered, as a page for a browser."""
    if not isinstance(error, Refused):  # nobody is there to read it
        return Response(status_code=503)
    reply = error_reply(error, HTML in request.headers.get("accept", ""))
    response = Response(reply.body, reply.status)
    response.headers["content-type"] = reply.media
    return _with(response, reply.headers)


def _with(response: Response, headers: Headers) -> Response:
    for name, value in (STALE, *headers):
        response.headers[name.decode("ascii")] = value.decode("ascii")
    return response


def _guarded(app: Starlette) -> App:
    """The application with safe headers on what it answers without us: files of its own."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                for name, value in gate.data_headers():
                    headers.setdefault(name.decode("ascii"), value.decode("ascii"))
                message = {**message, "headers": headers.raw}
            await send(message)

        await app(scope, receive, noted)

    return guarded
