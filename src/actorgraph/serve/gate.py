"""Who may come in: the name in Host, the token, and pages of other sites.

A server on loopback is within reach of every page that the user's browser shows. Three things keep
those out: ``Host`` has to be an address, ``localhost`` or a name of ours, since a page that makes
its own name point to 127.0.0.1 (DNS rebinding) still sends that name; requests that a browser says
come from another site are refused unless `Entry.cors` names it; and what is bound beyond loopback
wants a token.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

from actorgraph.errors import BadQuery
from actorgraph.serve.replies import Headers, Refused

COOKIE: Final = "actorgraph"
SHORTEST: Final = 16
"""Characters of a token; one that is shorter can be guessed."""

_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]{2,50}\]|[^:\[\]@/\s]{1,255})(?::\d{1,5})?")
_OPEN: Final = ("/login", "/assets/page.css", "/robots.txt")
_NO_SNIFFING: Final = (b"x-content-type-options", b"nosniff")
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content Security Policy of our pages: files of our own, and nothing inline."""
DATA_POLICY: Final = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Entry:
    """``names`` are hosts that the server answers to beside addresses and localhost, ``token``
    what clients have to show (none: nothing), ``cors`` the one origin whose pages may ask."""

    names: frozenset[str] = frozenset()
    token: str | None = None
    cors: str | None = None


def check_binding(host: str, token: str | None) -> None:
    """Raise `BadQuery` where a server on that host would be open to others."""
    if token is not None and (len(token) < SHORTEST or not token.isascii()):
        raise BadQuery(f"a token has at least {SHORTEST} ASCII characters")
    if token is None and not on_loopback(host):
        raise BadQuery(f"{host} can be reached from elsewhere: that needs --token")


def on_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@functools.lru_cache(256)
def check_host(host: str, entry: Entry) -> None:
    """Raise `Refused` (400, 421) for a ``Host`` that is none of ours."""
    found = _HOST.fullmatch(host)
    if not found:
        raise Refused(400, "the header Host is missing or malformed")
    name = found[1].lower().rstrip(".")
    if name == "localhost" or name in entry.names:
        return
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError as error:
        raise Refused(421, f"this server does not answer to {name} (see --name)") from error


def check_site(headers: Mapping[bytes, bytes], method: str, entry: Entry) -> None:
    """Raise `Refused` (403) for what a page of another site asks for.

    Links from elsewhere are no trouble: the page that asks does not see the answer.
    """
    origin = headers.get(b"origin", b"").decode("latin-1")
    if origin and origin == entry.cors:
        return
    site = headers.get(b"sec-fetch-site", b"none")
    link = headers.get(b"sec-fetch-mode") == b"navigate" and method in ("GET", "HEAD")
    whole = headers.get(b"sec-fetch-dest", b"document") == b"document"
    if site in (b"cross-site", b"same-site") and not (link and whole):
        raise Refused(403, "pages of other sites may not ask this server (see --cors)")
    host = headers.get(b"host", b"").decode("latin-1")
    if origin and site == b"none" and origin not in (f"http://{host}", f"https://{host}"):
        raise Refused(403, "pages of other sites may not ask this server (see --cors)")


def check_token(headers: Mapping[bytes, bytes], path: str, entry: Entry) -> None:
    """Raise `Refused` (401) where the token is wanted and not shown."""
    if entry.token is None or path in _OPEN:
        return
    scheme, _, shown = headers.get(b"authorization", b"").partition(b" ")
    if scheme.lower() == b"bearer" and matches(shown.strip().decode("latin-1"), entry.token):
        return
    if matches(_cookie(headers.get(b"cookie", b"")), pass_of(entry.token)):
        return
    raise Refused(401, "this server wants its token", ((b"www-authenticate", b"Bearer"),))


def matches(shown: str, secret: str) -> bool:
    """Whether the two are equal, in a time that does not tell how nearly."""
    return hmac.compare_digest(shown.encode(), secret.encode())


def pass_of(token: str) -> str:
    """What the cookie of a browser holds that has shown the token: not the token itself."""
    return hmac.new(token.encode(), b"actorgraph browser", hashlib.sha256).hexdigest()


def admission(token: str, scheme: str) -> Headers:
    """What lets a browser in from now on that has shown the token."""
    secure = "; Secure" if scheme == "https" else ""
    value = f"{COOKIE}={pass_of(token)}; HttpOnly; SameSite=Lax; Path=/{secure}"
    return ((b"set-cookie", value.encode("ascii")), (b"cache-control", b"no-store"))


def data_headers() -> Headers:
    """What goes with every answer that is data: a browser runs nothing of it."""
    return (_NO_SNIFFING, (b"content-security-policy", DATA_POLICY.encode("ascii")))


def page_headers(policy: str = PAGE_POLICY) -> Headers:
    """What goes with every page."""
    return (
        _NO_SNIFFING,
        (b"content-security-policy", policy.encode("ascii")),
        (b"referrer-policy", b"same-origin"),
        (b"x-frame-options", b"DENY"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    )


def cors_headers(headers: Mapping[bytes, bytes], entry: Entry) -> Headers:
    """What lets the pages of the one origin read an answer; nothing for all others."""
    if entry.cors is None:
        return ((b"cross-origin-resource-policy", b"same-origin"),)
    vary = ((b"vary", b"Origin"),)
    if headers.get(b"origin", b"").decode("latin-1") != entry.cors:
        return (*vary, (b"cross-origin-resource-policy", b"same-origin"))
    return (*vary, (b"access-control-allow-origin", entry.cors.encode("ascii")))


def _cookie(header: bytes) -> str:
    try:
        found = SimpleCookie(header.decode("latin-1")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
