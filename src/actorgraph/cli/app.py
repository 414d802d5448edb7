"""The program and what its commands share: options, the store to read, the one way to end."""

from __future__ import annotations

import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph import __version__
from actorgraph.errors import ActorgraphError, BadQuery
from actorgraph.terminal import tell

if TYPE_CHECKING:
    from actorgraph.store import Store

app = typer.Typer(
    name="actorgraph",
    help="Knowledge graphs of geopolitical actors: news articles in, claims with evidence out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StorePath = Annotated[
    Path, typer.Option("--store", "-s", help="Folder of the store.", envvar="ACTORGRAPH_STORE")
]
Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders or globs: .txt .md .html .jsonl.", show_default=False),
]
RollUp = Annotated[
    str | None,
    typer.Option(
        "--roll-up",
        help="Let actors of a type count as what they stand for: person=state,body=state.",
        show_default=False,
    ),
]
Unnamed = Annotated[
    bool,
    typer.Option("--unnamed", help='Count people without a name too ("Syrian rebels").'),
]
HERE = Path("store")
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
        typer.echo(__version__)
        raise typer.Exit


def reading(store: Path, roll_up: str | None = None) -> Store:
    """The store in that folder, opened for reading; rolled up, it is one in memory. A roll-up that
    cannot be understood is a wrong use of the command (exit code 2)."""
    from actorgraph.store import Store  # noqa: PLC0415 - commands load what they need

    if roll_up is None:
        return Store(store, read_only=True)
    from actorgraph.rollup import parse_roll_up, rolled  # noqa: PLC0415 - as above

    try:
        how = parse_roll_up(roll_up)
    except BadQuery as error:
        raise typer.BadParameter(str(error), param_hint="--roll-up") from error
    with Store(store, read_only=True) as opened:
        return rolled(opened, how)
