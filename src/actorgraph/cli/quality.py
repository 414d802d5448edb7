"""Commands that check: evaluate, validate, check-seeds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from actorgraph.cli.app import HERE, StorePath, app, reading
from actorgraph.errors import BadData
from actorgraph.terminal import plain


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Table of claims that are right (TSV).")],
    claims: Annotated[Path, typer.Argument(help="Output of `actorgraph extract` (JSON Lines).")],
    misses: Annotated[bool, typer.Option(help="List missed rows and wrong claims.")] = False,
) -> None:
    """Precision, recall and F1 of extracted claims against a gold table."""
    from actorgraph.evaluate import evaluate as scores  # noqa: PLC0415

    for score in scores(gold, claims):
        typer.echo(
            f"{score.level:6} precision {score.precision:.3f} ({score.claims} claims)  "
            f"recall {score.recall:.3f} ({score.must} must)  F1 {score.f1:.3f}"
        )
        if misses and score.level == "exact":
            for row in score.missed:
                typer.echo(f"  missed  {row.doc} {row.text}")
            for claim in score.wrong:
                typer.echo(
                    f"  wrong   {claim.doc} {claim.subject} | {claim.relation} | {claim.object}"
                )


@app.command()
def validate(store: StorePath = HERE) -> None:
    """Check the graph against the SHACL shapes; problems in plain words, exit code 1 if any."""
    from actorgraph.answers import counted  # noqa: PLC0415
    from actorgraph.validate import validate as problems_of  # noqa: PLC0415

    with reading(store) as opened:
        problems = problems_of(opened.quads())
    for problem in problems:
        typer.echo(problem)
    typer.echo(counted(len(problems), "problem"))
    if problems:
        raise typer.Exit(1)


@app.command("check-seeds")
def check_seeds(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder of CSV files; else the seeds of the package, and the decisions."
        ),
    ] = None,
) -> None:
    """Check seed actors: every fault with its file and line, exit code 1 if any."""
    from actorgraph.actors import read_seeds  # noqa: PLC0415
    from actorgraph.answers import counted  # noqa: PLC0415
    from actorgraph.decisions import load_decisions  # noqa: PLC0415

    seeds, found = read_seeds(folder)
    faults = [str(fault) for fault in found]
    if not faults and folder is None:
        try:
            load_decisions()
        except BadData as error:
            faults.append(str(error))
    for fault in faults:
        typer.echo(plain(fault))
    if faults:
        typer.echo(counted(len(faults), "fault"))
        raise typer.Exit(1)
    counts = (
        counted(len(seeds.actors), "actor"),
        counted(len(seeds.aliases), "alias", "aliases"),
        counted(len(seeds.offices), "office"),
        counted(len(seeds.memberships), "membership"),
    )
    typer.echo(", ".join(counts))
