"""Folders of seed files, for the tests of what reads them."""

from __future__ import annotations

from pathlib import Path

from actorgraph.actors import ACTOR_COLUMNS, COLUMNS, PERSON_COLUMNS


def written(folder: Path, **files: list[str]) -> Path:
    """The folder, with a CSV file of these lines by each stem."""
    for stem, lines in files.items():
        (folder / f"{stem}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder


def large(folder: Path, bodies: int = 3000, people: int = 3000) -> Path:
    """Many made-up actors: bodies of three names each, persons of two with an office each."""
    states = [f"s{n},State {n},state,,,,,,," for n in range(200)]
    organs = [
        f"b{n},Body {n},organisation,,s{n % 200},,Bureau {n},,Seat {n}," for n in range(bodies)
    ]
    persons = [f"p{n},Ann Other{n},person,,s{n % 200},,,,,,Other{n},f" for n in range(people)]
    terms = [
        f"p{n},president,b{n // 9},headOf,{1950 + n % 9 * 5}-01-01,{1955 + n % 9 * 5}-01-01"
        for n in range(people)
    ]
    return written(
        folder,
        actors=[",".join(ACTOR_COLUMNS), *states, *organs],
        people=[",".join(PERSON_COLUMNS), *persons],
        offices=[",".join(COLUMNS["offices"]), *terms],
    )
