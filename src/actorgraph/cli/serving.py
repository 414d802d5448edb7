"""The command that runs a server: serve."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from actorgraph.cli.app import HERE, StorePath, app, folder
from actorgraph.errors import BadData, BadQuery
from actorgraph.terminal import tell

_MIB = 1 << 20


@app.command()
def serve(  # noqa: PLR0913, PLR0917 - each is an option
    store: StorePath = HERE,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", "-p", help="Port; 0 is any.", min=0, max=65535)
    ] = 7878,
    timeout: Annotated[float, typer.Option(help="Seconds a query may run.", min=0.1)] = 30.0,
    memory: Annotated[int, typer.Option(help="MiB a query may take.", min=64)] = 1024,
    workers: Annotated[int, typer.Option(help="Queries that run at once.", min=1)] = 4,
    token: Annotated[
        str | None,
        typer.Option(help="What clients must show.", envvar="ACTORGRAPH_TOKEN", show_default=False),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A host name that the server answers to.", show_default=False),
    ] = None,
    cors: Annotated[
        str | None,
        typer.Option(help="The one origin whose pages may ask.", show_default=False),
    ] = None,
) -> None:
    """Serve the store over HTTP, read-only: a SPARQL endpoint, and pages for people."""
    if sys.platform == "win32":
        raise BadData("serve needs Linux or macOS")
    try:
        from actorgraph.serve.gate import Entry, check_binding  # noqa: PLC0415
        from actorgraph.serve.server import Place, Settings  # noqa: PLC0415
        from actorgraph.serve.server import serve as run  # noqa: PLC0415 - needs the extra
        from actorgraph.serve.workers import Limits  # noqa: PLC0415
    except ImportError as error:
        missing = f"{error.name} is not installed: pip install 'actorgraph[serve]'"
        raise BadData(missing) from error
    entry = Entry(frozenset(each.lower() for each in name or ()), token, cors)
    limits = Limits(workers, timeout, memory * _MIB)
    settings = Settings(Place(host, port), limits, entry)
    try:
        check_binding(host, token)
    except BadQuery as error:
        raise typer.BadParameter(str(error), param_hint="--host / --token") from error
    logging.getLogger("actorgraph.serve").setLevel(logging.WARNING)
    run(folder(store), settings, lambda url: tell(f"serving {store} at {url} (Ctrl-C stops)"))
