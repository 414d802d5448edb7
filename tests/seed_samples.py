"""Folders of seed files, for the tests of what reads them and of what is told by them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from actorgraph import actors, choice, definite_nouns, gazetteer, halves, people
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


WORLD = {
    "states": [
        ",".join(ACTOR_COLUMNS),
        "east-congo,East Congo,state,,,,Congo,,Kinshasa,",
        "west-congo,West Congo,state,,,,Congo,,Brazzaville,",
        "georgia,Georgia,state,,,,,,,",
        "iran,Iran,state,,,,,Iranian,Tehran,",
        "north-korea,North Korea,state,,,,,North Korean,,",
        "south-korea,South Korea,state,,,,,South Korean,,",
        "united-kingdom,United Kingdom,state,,,,,British,,UK",
        "united-states,United States,state,,,,America,American,,US",
        "european-union,European Union,organisation,,,,,,,EU",
        "korean-watch,Korean Watch,government_body,,south-korea,,,,,KW",
        "hanbo,Hanbo,company,,south-korea,,,,,",
        "parsoil,Parsoil,company,,iran,,,,,",
        "quds,Quds,armed_group,,iran,,,,,",
        "british-watch,British Watch,government_body,,united-kingdom,,,,,KW",
    ],
    "people": [
        ",".join(PERSON_COLUMNS),
        "theresa-may,Theresa May,person,,united-kingdom,,,,,,May,f",
        "george-h-bush,George H. Bush,person,,united-states,,,,,,Bush,m",
        "george-w-bush,George W. Bush,person,,united-states,,,,,,Bush,m",
        "kim-north,Kim North,person,,north-korea,,,,,,Kim|Al-Kim,m",
        "kim-south,Kim South,person,,south-korea,,,,,,Kim|Al-Kim,m",
    ],
    "offices": [
        ",".join(COLUMNS["offices"]),
        "theresa-may,prime minister,united-kingdom,headOf,2016-07-13,2019-07-24",
        "george-h-bush,president,united-states,headOf,1989-01-20,1993-01-20",
        "george-w-bush,president,united-states,headOf,2001-01-20,2009-01-20",
    ],
    "contexts": [
        ",".join(COLUMNS["contexts"]),
        "Congo,east-congo,",
        "Congo,west-congo,Brazzaville|Sassou",
        "Georgia,georgia,",
        "Georgia,,Atlanta",
        "KW,korean-watch,Seoul",
        "KW,british-watch,London",
        "Al-Kim,kim-north,Pyongyang",
        "Al-Kim,kim-south,Seoul",
    ],
    "exact_case": ["text", "May"],
    "other_names": [",".join(COLUMNS["other_names"]), "Congo Basin,place", "Iran Air Cup,thing"],
    "traits": [",".join(COLUMNS["traits"]), "iran,islamic|republic"],
}
"""A few actors whose names mean several things, so that no test waits for a row of the seeds."""


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """The seeds of the folder in place of the package's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actors, "data_path", lambda *parts: folder)
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Have all that is made of the seeds made anew."""
    for cached in (
        actors.load_seeds,
        gazetteer.alias_index,
        gazetteer._by_first_word,
        people._bearers,
        choice._contexts,
        definite_nouns._vocabulary,
        halves._pairs,
    ):
        cached.cache_clear()
