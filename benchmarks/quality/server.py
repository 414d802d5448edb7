"""One question to a language model, through the chat completions that many servers offer.

The protocol is OpenAI's [1]_, which llama.cpp, vLLM, Ollama and others speak too. Texts go to the
host of the address and to no other: proxies of the environment are not used, redirects not
followed.

.. [1] https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any

MOST_BYTES = 4_000_000
"""Of an answer; more is none."""

SEED = 7
MOST_TOKENS = 4096
"""Of an answer: some 60 claims with their quotes. What is cut off there is no JSON."""


class Unanswered(Exception):
    """Why there is no answer, in words that hold nothing of question or answer."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model answers: ``url`` up to and with ``/v1``; ``timeout`` in seconds for the answer
    to begin, and for all of it to have come."""

    url: str
    model: str
    timeout: float = 300.0

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("LLM_URL must be http://HOST:PORT/v1 or https://HOST/v1")


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an error, so that no text goes to another host."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def answer(server: Server, messages: Sequence[Mapping[str, str]], schema: object) -> object:
    """The JSON that the model answers with, as it was parsed; asked for at temperature 0, with a
    fixed seed and the schema. Raises `Unanswered`."""
    body = {
        "model": server.model,
        "messages": list(messages),
        "temperature": 0,
        "seed": SEED,
        "max_tokens": MOST_TOKENS,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": schema},
        },
    }
    reply = _json(_posted(server, json.dumps(body).encode()))
    try:
        content = reply["choices"][0]["message"]["content"]  # type: ignore[index]
    except (KeyError, IndexError, TypeError) as error:
        raise Unanswered("no message") from error
    if not isinstance(content, str):
        raise Unanswered("no message")
    return _json(content.encode())


def _posted(server: Server, body: bytes) -> bytes:
    request = urllib.request.Request(
        f"{server.url.rstrip('/')}/chat/completions",
        data=body,
        headers={"Content-Type": "application/json"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
    end = time.monotonic() + server.timeout
    try:
        with opener.open(request, timeout=server.timeout) as response:
            return _read(response, end)
    except TimeoutError as error:
        raise Unanswered("time-out") from error
    except urllib.error.HTTPError as error:
        raise Unanswered(f"status {error.code}") from error
    except urllib.error.URLError as error:
        late = isinstance(error.reason, TimeoutError)
        raise Unanswered("time-out" if late else "no connection") from error
    except (OSError, HTTPException) as error:
        raise Unanswered("broken connection") from error


def _read(response: HTTPResponse, end: float) -> bytes:
    """The whole body, which must come before ``end`` on the clock even where it trickles."""
    found = bytearray()
    while piece := response.read1(1 << 16):
        found += piece
        if len(found) > MOST_BYTES:
            raise Unanswered("too long")
        if time.monotonic() > end:
            raise TimeoutError
    return bytes(found)


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unanswered("bad JSON") from error
