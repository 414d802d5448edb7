"""Commands that write a whole store out: view, export."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from actorgraph.cli.app import Asked, answering, app, asking
from actorgraph.cli.networks import Kept, filters_of
from actorgraph.terminal import written


class ExportFormat(StrEnum):
    """Formats of a whole store."""

    ttl = "ttl"
    nq = "nq"
    jsonl = "jsonl"
    graphml = "graphml"
    gexf = "gexf"
    csv = "csv"


@app.command()
@asking
def view(
    asked: Asked,
    kept: Kept,
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file.")] = Path("graph.html"),
    title: Annotated[str, typer.Option(help="Title of the page.")] = "Actor graph",
) -> None:
    """Write the interactive page: one file that needs no network."""
    from actorgraph.graph import View  # noqa: PLC0415
    from actorgraph.network import network  # noqa: PLC0415
    from actorgraph.view import ViewSettings, view_html  # noqa: PLC0415

    with answering(asked) as opened:
        filters = filters_of(kept, opened)
        settings = ViewSettings(title=title, least=filters.min_belief)
        page = View(view_html(network(opened, filters), opened, settings))
    page.save(output)
    typer.echo(f"wrote {output}")


@app.command()
@asking
def export(
    asked: Asked,
    format: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="Of the file.")
    ] = ExportFormat.ttl,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File; else printed.")
    ] = None,
) -> None:
    """Write the whole graph in another format."""
    from actorgraph.export import EXPORTERS  # noqa: PLC0415

    with answering(asked) as opened:
        data = EXPORTERS[format](opened)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        written(output, lambda: output.write_bytes(data))
        typer.echo(f"wrote {output}")
