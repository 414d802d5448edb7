"""A SPARQL 1.1 endpoint over HTTP: its addresses, credentials, and how long one waits for it.

Requests follow the SPARQL 1.1 Protocol [1]_: queries as a form (so that a long one fits),
updates as they are. What fails in passing is asked again: all requests of this package give the
same when they are sent twice.

.. [1] https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from actorgraph.errors import BadQuery, StoreError
from actorgraph.wire import RESULTS, Answer

USER = "ACTORGRAPH_STORE_USER"
PASSWORD = "ACTORGRAPH_STORE_PASSWORD"
TOKEN = "ACTORGRAPH_STORE_TOKEN"
UPDATE = "ACTORGRAPH_STORE_UPDATE"

_PASSING = {429, 502, 503, 504}
_SHOWN = 200
_NOT_HERE = {404, 405}
"""What the base address of a server answers whose endpoints lie below it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is sent at most, and what is waited in between, in seconds: at first
    ``pause``, then twice as long each time up to ``longest``, of which chance takes up to a half
    off. ``answer`` is how long a server may be silent."""

    attempts: int = 6
    pause: float = 0.5
    longest: float = 30.0
    answer: float = 300.0


@dataclass(frozen=True, slots=True)
class Means:
    """What tests replace: the wire, the clock and the dice."""

    transport: httpx.BaseTransport | None = None
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


class Endpoint:
    """An endpoint that can be asked and updated, until it is closed.

    ``url`` is where queries go, or the base address of a server that has ``/query`` and
    ``/update``. Updates go to ``ACTORGRAPH_STORE_UPDATE``, else to ``…/update`` where the address
    ends in ``/query``, else to the same address. Who one is says the environment alone:
    ``ACTORGRAPH_STORE_USER`` and ``ACTORGRAPH_STORE_PASSWORD`` (Basic or Digest, as the server
    wants it), or ``ACTORGRAPH_STORE_TOKEN`` (Bearer). Raises `StoreError` where the address is
    none or nobody answers there.
    """

    def __init__(
        self, url: str, patience: Patience | None = None, means: Means | None = None
    ) -> None:
        self._patience = patience or Patience()
        self._means = means or Means()
        self._address = _checked(url)
        self.name = shown(url)
        self._update = _update_address(self._address)
        self._client = httpx.Client(
            auth=_credentials(),
            transport=self._means.transport,
            timeout=httpx.Timeout(self._patience.answer, connect=10.0),
            headers={"User-Agent": "actorgraph"},
        )
        try:
            self._settle()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, query: str, accept: str, dataset: Mapping[str, list[str]]) -> Answer:
        """The answer to a query; ``dataset`` has ``default-graph-uri`` and the like.

        Raises `BadQuery` where the server does not understand it, else `StoreError`.
        """
        form = {"query": query, **dataset}
        response = self._sent(self._address, accept, data=form)
        if response.status_code == 400:
            raise BadQuery(f"{self.name} refuses the query: {_first_line(response)}")
        self._refuse_failure(response)
        if response.headers.get("x-sql-state"):  # Virtuoso ran out of time, and gives what it has
            raise StoreError(f"{self.name} answers only in part: its time for a query is too short")
        limit = response.headers.get("x-sparql-maxrows", "")
        return Answer(response.content, int(limit) if limit.isdigit() else None)

    def update(self, text: str) -> None:
        """Run a SPARQL update. Raises `StoreError` where the server does not take it."""
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._refuse_failure(
            self._sent(self._update, "*/*", content=text.encode(), headers=headers)
        )

    def _settle(self) -> None:
        """Find out whether the address is the endpoint itself or a base address."""
        first = self._sent(self._address, RESULTS, first=True, data={"query": "ASK {}"})
        if first.status_code in _NOT_HERE and not os.environ.get(UPDATE):
            below = self._address.copy_with(path=self._address.path.rstrip("/") + "/query")
            second = self._sent(below, RESULTS, first=True, data={"query": "ASK {}"})
            if second.is_success:
                self._address, self._update = below, _update_address(below)
                first = second
        self._refuse_failure(first)
        if "sparql-results" not in first.headers.get("content-type", ""):
            raise StoreError(f"{self.name} is no SPARQL endpoint: it does not answer a query")

    def _sent(
        self, address: httpx.URL, accept: str, first: bool = False, **what: object
    ) -> httpx.Response:
        """The server's answer, whatever it says, to a request that is sent until there is one."""
        headers = {"Accept": accept, **dict(what.pop("headers", {}))}  # type: ignore[call-overload]
        for attempt in range(1, self._patience.attempts + 1):
            last = attempt == self._patience.attempts
            try:
                response = self._client.post(address, headers=headers, **what)  # type: ignore[arg-type]
            except httpx.ReadTimeout as error:
                raise StoreError(
                    f"{self.name} did not answer within {self._patience.answer:g} seconds"
                ) from error
            except httpx.TransportError as error:
                if last or (first and isinstance(error, httpx.ConnectError)):
                    reason = " ".join(str(error).split()) or type(error).__name__
                    raise StoreError(f"{self.name} cannot be reached: {reason}") from error
                self._wait(attempt, None)
            else:
                if last or response.status_code not in _PASSING:
                    return response
                self._wait(attempt, response.headers.get("retry-after"))
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait(self, attempt: int, wanted: str | None) -> None:
        """Wait before the next attempt; as long as the server wants, within bounds."""
        most = min(self._patience.pause * 2 ** (attempt - 1), self._patience.longest)
        seconds = most * (1 - self._means.chance() / 2)
        asked = _seconds(wanted)
        if asked is not None:
            seconds = min(max(asked, seconds), 2 * self._patience.longest)
        self._means.sleep(seconds)

    def _refuse_failure(self, response: httpx.Response) -> None:
        status = response.status_code
        if response.is_success:
            return
        if response.is_redirect:
            where = shown(response.headers.get("location", ""))
            raise StoreError(f"{self.name} sends on to {where}: give that address")
        if status in (401, 403):
            tried = self._client.auth is not None
            raise StoreError(
                f"{self.name} does not let you in ({status}): "
                f"{'check' if tried else 'set'} {USER} and {PASSWORD}, or {TOKEN}"
            )
        raise StoreError(f"{self.name} fails with {status}: {_first_line(response)}")


def shown(url: str) -> str:
    """An address without what might be secret in it: user, password, query and fragment."""
    bare = re.sub(r"[?#].*", "", url, flags=re.DOTALL)
    bare = re.sub(r"^([^/]*//)[^/]*@", r"\1", bare)
    return "".join(c if c.isprintable() else " " for c in bare)[:_SHOWN]


class _Asked(httpx.Auth):
    """User and password, told once the server asks, in the way that it asks for."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen:
            yield from self._chosen.auth_flow(request)
            return
        flow = self._digest.auth_flow(request)  # at first it tells nothing either
        response = yield next(flow)
        if response.status_code != 401:
            return
        if "digest" not in response.headers.get("www-authenticate", "").lower():
            self._chosen = self._basic
            yield from self._basic.auth_flow(request)
            return
        self._chosen = self._digest
        with suppress(StopIteration):
            yield flow.send(response)


def _credentials() -> httpx.Auth | None:
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    token = os.environ.get(TOKEN)
    if token:
        return _Token(token)
    if (user is None) != (password is None):
        raise StoreError(f"only one of {USER} and {PASSWORD} is set")
    return None if user is None or password is None else _Asked(user, password)


class _Token(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._header
        yield request


def _checked(text: str, what: str = "the store's address") -> httpx.URL:
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise StoreError(f"{what} is malformed") from error  # it may hold a password
    if url.userinfo:
        raise StoreError(
            f"{what} holds a user or password: take them out of it, and set {USER} and {PASSWORD}"
        )
    if url.scheme not in ("http", "https") or not url.host:
        raise StoreError(f"{what} is not http://… or https://…")
    return url.copy_with(fragment=None)


def _update_address(query: httpx.URL) -> httpx.URL:
    given = os.environ.get(UPDATE)
    if given:
        return _checked(given, UPDATE)
    if query.path.endswith("/query"):
        return query.copy_with(path=query.path.removesuffix("/query") + "/update")
    return query


def _seconds(text: str | None) -> float | None:
    """What a header Retry-After says, in seconds from now; None where it says nothing."""
    if not text:
        return None
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None


def _first_line(response: httpx.Response) -> str:
    """The first line of what the server says, without control characters."""
    text = response.text.strip() or response.reason_phrase
    line = text.splitlines()[0] if text else "no reason given"
    return "".join(c if c.isprintable() else " " for c in line)[:_SHOWN]
