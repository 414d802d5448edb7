"""Talking to a person at a terminal: one line on standard error, progress, a file written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from actorgraph.errors import BadInput


def tell(line: str) -> None:
    """Print one line on standard error."""
    typer.echo(plain(line), err=True)


def tell_skipped(error: BadInput) -> None:
    """Say what was passed over and why."""
    tell(f"skipped {error}")


def tell_next(store: str, page: Path) -> None:
    """Say where things lie, and three commands to go on with."""
    typer.echo(f"store {store}\npage  {page}\ntry")
    for command in ("why {} Iran supplies Russia", "query {} suppliers russia", "analyse {}"):
        typer.echo("  actorgraph " + command.format(f"--store {store}"))


@dataclass(frozen=True, slots=True)
class Ticks:
    """What to call as work goes on: with each article's id, and with the number of files that are
    done and of all files. Both are None where nobody looks."""

    article: Callable[[str], None] | None = None
    file: Callable[[int, int], None] | None = None


@contextmanager
def progress(shown: bool = True, unit: str = "files") -> Iterator[Ticks]:
    """A bar of files, or another unit, with rate and time left, on standard error if that is a
    terminal."""
    from rich.console import Console  # noqa: PLC0415 - only this needs it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.table import Column  # noqa: PLC0415

    console = Console(stderr=True)
    if not (shown and console.is_terminal):
        yield Ticks()
        return
    columns = (
        *(BarColumn(20), MofNCompleteColumn(), TextColumn(f"{unit}, {{task.fields[rate]}}")),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True)),
    )
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=None, rate="")
        count = 0

        def article(name: str) -> None:
            nonlocal count
            count += 1
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{count / elapsed:.1f} articles/s, " if elapsed else ""
            bar.update(task, rate=rate, description=f"articles read: {count}, last {plain(name)}")

        def file(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield Ticks(article, file)


def written(path: Path, write: Callable[[], object]) -> None:
    """Write a file; raises BadInput, naming it, where the disk does not take it."""
    try:
        write()
    except OSError as error:
        raise BadInput(str(path), f"cannot be written ({error.strerror})") from error


def at_terminal() -> bool:
    """Whether a person reads what is printed and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def key_pressed(prompt: str, keys: Sequence[str]) -> str:
    """The one of the keys that was pressed; the last of them where input ends."""
    typer.echo(prompt, nl=False)
    key = ""
    while key not in keys:
        try:
            key = typer.getchar().lower() or keys[-1]
        except EOFError:
            key = keys[-1]
    typer.echo(key)
    return key


def plain(text: str) -> str:
    """Text without control characters, which could move the cursor or end the line."""
    return "".join(c if c.isprintable() else " " for c in text)
