"""Talking to a person at a terminal: one line on standard error, a counter, a file written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from actorgraph.errors import BadInput


def tell(line: str) -> None:
    """Print one line on standard error."""
    typer.echo(plain(line), err=True)


def tell_skipped(error: BadInput) -> None:
    """Say what was passed over and why."""
    tell(f"skipped {error}")


def tell_next(store: Path, page: Path) -> None:
    """Say where things lie, and three commands to go on with."""
    typer.echo(f"store {store}\npage  {page}\ntry")
    for command in ("why {} Iran supplies Russia", "query {} suppliers russia", "analyse {}"):
        typer.echo("  actorgraph " + command.format(f"--store {store}"))


@contextmanager
def progress() -> Iterator[Callable[[str], None] | None]:
    """A counter of articles on the terminal, None where standard error is not one."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)
        count = 0

        def tick(article: str) -> None:
            nonlocal count
            count += 1
            bar.update(task, description=f"{count} articles, last {plain(article)}")

        yield tick


def written(path: Path, write: Callable[[], object]) -> None:
    """Write a file; raises BadInput, naming it, where the disk does not take it."""
    try:
        write()
    except OSError as error:
        raise BadInput(str(path), f"cannot be written ({error.strerror})") from error


def plain(text: str) -> str:
    """Text without control characters, which could move the cursor or end the line."""
    return "".join(c if c.isprintable() else " " for c in text)
