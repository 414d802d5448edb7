"""The program and what its commands share: options, the store to read, the one way to end."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

import actorgraph
from actorgraph.errors import ActorgraphError, BadQuery
from actorgraph.terminal import tell

if TYPE_CHECKING:
    from actorgraph.standins import RollUp
    from actorgraph.store import Store
    from actorgraph.window import Window

app = typer.Typer(
    name="actorgraph",
    help="Knowledge graphs of geopolitical actors: news articles in, claims with evidence out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # plain help needs a third of the time
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)

StorePath = Annotated[
    str,  # a Path would make one slash of the two in https://
    typer.Option(
        *("--store", "-s"),
        help="Folder of the store, or address of a SPARQL endpoint.",
        envvar="ACTORGRAPH_STORE",
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or globs: .txt .md .html .jsonl .parquet .warc.gz.", show_default=False
    ),
]
Unnamed = Annotated[
    bool,
    typer.Option("--unnamed", help='Count people without a name too ("Syrian rebels").'),
]
HERE = "store"
INTERRUPTED = 130  # the exit code that typer makes of Ctrl-C


class Coref(StrEnum):
    """Coreference: the project's rules, or a model of the user's before them."""

    rules = "rules"
    fastcoref = "fastcoref"
    coreferee = "coreferee"


class Extractor(StrEnum):
    """Who finds claims: the rules, the learned judge, or both."""

    rules = "rules"
    judge = "judge"
    both = "rules+judge"


ExtractorName = Annotated[
    Extractor,
    typer.Option("--extractor", help="Who finds claims: rules, a learned judge, or both."),
]
CorefModel = Annotated[
    Coref, typer.Option("--coref", help="Who resolves pronouns first: rules, or a model you have.")
]
ActorName = Annotated[str, typer.Argument(help="An actor by name or id: Iran, north-korea.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command that asks a store can be told: which store, and what of it (`asking`)."""

    store: StorePath = HERE
    roll_up: Annotated[
        str | None,
        typer.Option(
            "--roll-up",
            help="Let actors of a type count as what they stand for: person=state,body=state.",
            show_default=False,
        ),
    ] = None
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            help="What was known by then: only articles published up to this date.",
            show_default=False,
        ),
    ] = None
    since: Annotated[
        str | None,
        typer.Option("--from", help="Only events of this date or later.", show_default=False),
    ] = None
    until: Annotated[
        str | None,
        typer.Option("--to", help="Only events up to this date.", show_default=False),
    ] = None


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of each record that it takes, such as ``asked: Asked``: their
    fields become options, and it gets them as that record."""
    takes = signature(command, eval_str=True).parameters.values()
    records: dict[str, Any] = {p.name: p.annotation for p in takes if is_dataclass(p.annotation)}
    options = [option for record in records.values() for option in _options(record)]
    own = [p for p in takes if p.name not in records]

    def with_options(**given: Any) -> None:
        made = {
            name: record(**{field.name: given.pop(field.name) for field in fields(record)})
            for name, record in records.items()
        }
        command(**made, **given)

    parameters = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in own]
    with_options.__name__, with_options.__doc__ = command.__name__, command.__doc__
    with_options.__annotations__ = {p.name: p.annotation for p in (*options, *parameters)}
    with_options.__signature__ = signature(command).replace(  # type: ignore[attr-defined]
        parameters=[*options, *parameters]
    )
    return with_options


def _options(record: Any) -> list[Parameter]:
    hints = get_type_hints(record, include_extras=True)
    return [
        Parameter(f.name, Parameter.KEYWORD_ONLY, default=f.default, annotation=hints[f.name])
        for f in fields(record)
    ]


def main() -> None:
    """Run the command line; errors end with one line on standard error and exit code 1."""
    logging.basicConfig(level=logging.ERROR, format="actorgraph: %(message)s")
    try:
        app(prog_name="actorgraph")
    except ActorgraphError as error:
        tell(f"actorgraph: {error}")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            tell("actorgraph: stopped; what is in the store stays, run the command again to go on")
        raise


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Knowledge graphs of geopolitical actors: news articles in, claims with evidence out."""
    if show:
        typer.echo(actorgraph.__version__)
        raise typer.Exit


def folder(store: str) -> Path:
    """The folder that a store is in, for commands that work on nothing else."""
    from actorgraph.wire import is_address  # noqa: PLC0415 - commands load what they need

    if is_address(store):
        raise typer.BadParameter("this command works on a folder only", param_hint="--store")
    return Path(store)


def reading(store: str) -> Store:
    """The store in that place, opened for reading."""
    from actorgraph.store import Store  # noqa: PLC0415 - commands load what they need

    return Store(store, read_only=True)


def answering(asked: Asked) -> Store:
    """The store that is asked, opened for reading; of a window that leaves something out, or rolled
    up, it is one in memory. What cannot be understood is a wrong use of the command (exit code 2).
    What is left out since it has no date is told on standard error."""
    from actorgraph.window import ALWAYS  # noqa: PLC0415 - commands load what they need

    window, how = _window(asked), _roll_up(asked)
    store = reading(asked.store)
    if window == ALWAYS and how is None:
        return store
    from actorgraph.excerpt import excerpt, selection  # noqa: PLC0415

    try:
        chosen = selection(store, window)
        _tell_undated(chosen.undated, window)
        if chosen.everything and how is None:
            return store
        made = excerpt(store, window, how)
    except BaseException:
        store.close()
        raise
    store.close()
    return made


def _window(asked: Asked) -> Window:
    from actorgraph.window import parse_window  # noqa: PLC0415

    try:
        return parse_window(asked.as_of, asked.since, asked.until)
    except BadQuery as error:
        raise typer.BadParameter(str(error)) from error


def _roll_up(asked: Asked) -> RollUp | None:
    from actorgraph.rollup import parse_roll_up  # noqa: PLC0415

    try:
        return None if asked.roll_up is None else parse_roll_up(asked.roll_up)
    except BadQuery as error:
        raise typer.BadParameter(str(error), param_hint="--roll-up") from error


def _tell_undated(number: int, window: Window) -> None:
    from actorgraph.cards.records import counted  # noqa: PLC0415

    if number:
        what = (
            counted(number, "article")
            if window.as_of
            else counted(number, "piece of evidence", "pieces of evidence")
        )
        tell(f"actorgraph: {what} without a date left out")
