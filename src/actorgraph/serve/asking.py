"""From a request to a worker and back, over ASGI [1]_, for the endpoint and the pages alike.

.. [1] https://asgi.readthedocs.io/en/latest/specs/www.html
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from actorgraph.serve.frames import START, Frame
from actorgraph.serve.jobs import Gone, Job
from actorgraph.serve.replies import Headers, Refused, Reply
from actorgraph.serve.workers import Workers

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


async def sent_on(
    workers: Workers, message: bytes, receive: Receive, send: Send, headers: Headers
) -> Reply | None:
    """Answer the request with what a worker says to the question, long answers piece by piece.

    Gives back an answer that came in one piece. Raises `Refused` where there is none, and `Gone`
    where the client is. One that breaks off half-way makes the connection end without its last
    chunk, so that no client takes it for whole.
    """
    watched = _Watched(workers, receive)
    job = workers.ask(message, watched.watch)
    try:
        frame = await job.reply
        if frame.kind != START:
            found = Reply(frame.status, frame.body, frame.media, headers, job.snapshot)
            await replied(send, found)
            return found
        media = (b"content-type", frame.media.encode("ascii"))
        start = {"status": frame.status, "headers": [media, *headers]}
        await send({"type": "http.response.start", **start})
        await send({"type": "http.response.body", "body": frame.body, "more_body": True})
        with suppress(Refused):
            async for piece in job.pieces():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        return None
    finally:
        watched.end(job)


async def gathered(workers: Workers, message: bytes, receive: Receive) -> tuple[Frame, str]:
    """The whole answer of a worker, and the snapshot that it is from; raises `Refused`, `Gone`."""
    watched = _Watched(workers, receive)
    job = workers.ask(message, watched.watch)
    try:
        frame = await job.reply
        parts = [frame.body]
        if frame.kind == START:
            parts += [piece async for piece in job.pieces()]
        return frame._replace(body=b"".join(parts)), job.snapshot
    finally:
        watched.end(job)


async def replied(send: Send, reply: Reply, headers: Headers = ()) -> None:
    """Answer the request with this."""
    for message in replace(reply, headers=(*reply.headers, *headers)).messages:
        await send(message)


async def body_of(receive: Receive, declared: bytes, most: int) -> bytes:
    """The body of a request; raises `Refused` (413) beyond ``most`` bytes, `Gone` where the client
    goes away. ``declared`` is its header content-length."""
    if declared.isdigit() and int(declared) > most:
        raise _too_large(most)
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_large(most)
        if not message.get("more_body"):
            return bytes(body)


class _Watched:
    """Whether the client is still there, looked after only when its answer takes a while."""

    def __init__(self, workers: Workers, receive: Receive) -> None:
        self._workers = workers
        self._receive = receive
        self._task: asyncio.Task[None] | None = None

    def watch(self, job: Job) -> None:
        self._task = asyncio.get_running_loop().create_task(self._until_gone(job))

    def end(self, job: Job) -> None:
        self._workers.finished(job)
        if self._task:
            self._task.cancel()

    async def _until_gone(self, job: Job) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._workers.cancel(job)


def _too_large(most: int) -> Refused:
    return Refused(413, f"a request may have {most} bytes", ((b"connection", b"close"),))
