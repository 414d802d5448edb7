"""The running server: its socket, its workers, and an end to both that drops nobody."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import uvicorn

from actorgraph.errors import StoreError
from actorgraph.serve.app import application
from actorgraph.serve.gate import Entry, check_binding
from actorgraph.serve.heads import LimitedProtocol
from actorgraph.serve.workers import Limits, Workers

PATIENCE: Final = 10
"""Seconds that running requests get after the signal to stop."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server listens; port 0 is any that is free."""

    host: str = "127.0.0.1"
    port: int = 7878


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be chosen of a server but its store."""

    place: Place = field(default_factory=Place)
    limits: Limits = field(default_factory=Limits)
    entry: Entry = field(default_factory=Entry)


def serve(store: Path, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve the store until SIGTERM or SIGINT; ``ready`` gets the URL when requests are answered.

    Raises `BadQuery` for a server that others could reach without a token, `StoreError` where the
    store cannot be read or the port not be had.
    """
    check_binding(settings.place.host, settings.entry.token)
    with _bound(settings.place) as listener:
        host = f"[{settings.place.host}]" if ":" in settings.place.host else settings.place.host
        url = f"http://{host}:{listener.getsockname()[1]}/"
        with asyncio.Runner(loop_factory=_loop()) as runner:
            runner.run(_served(store, settings, listener, lambda: ready(url)))


async def _served(
    store: Path, settings: Settings, listener: socket.socket, ready: Callable[[], None]
) -> None:
    workers = Workers(store, settings.limits)
    server = _Server(_config(application(workers, settings.entry)), ready)
    with server.capture_signals():
        await workers.start()
        try:
            await server.serve(sockets=[listener])
        finally:
            workers.close()


class _Server(uvicorn.Server):
    """uvicorn that says when it is ready, and whose end by a signal is an end like any other."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        wanted = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self.handle_exit) for number in wanted]
        try:
            yield
        finally:
            for number, handler in zip(wanted, before, strict=True):
                signal.signal(number, handler)


def _config(app: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=LimitedProtocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=PATIENCE,
        backlog=512,
    )


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where it is installed, which it cannot be everywhere."""
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        return None
    return uvloop.new_event_loop


def _bound(place: Place) -> socket.socket:
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise StoreError(f"cannot listen on {place.host}:{place.port}: {error.strerror}") from error
    return listener
