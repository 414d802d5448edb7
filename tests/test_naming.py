"""Given names, fixed phrases and traits: what is read from their files, and what is wrong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.actors import ACTOR_COLUMNS, Seeds, read_seeds
from seed_samples import written

ACTORS = [",".join(ACTOR_COLUMNS), "chad,Chad,state,,,,,,,", "mali,Mali,state,,,,,,,"]


def read(folder: Path, **files: list[str]) -> tuple[Seeds, list[str]]:
    """The seeds of two states and these files, and the faults in words."""
    seeds, faults = read_seeds(written(folder, states=ACTORS, **files))
    return seeds, [str(fault) for fault in faults]


def test_names_phrases_and_traits_are_found_by_what_they_tell_of(tmp_path: Path) -> None:
    seeds, faults = read(
        tmp_path,
        given_names=["name,gender", "Zoë,f", "Jean-Luc,m"],
        other_names=["text,kind", "Gulf of Mexico,place", "Swiss cheese,thing"],
        traits=["actor,traits", "chad,desert|former french colony"],
    )
    assert faults == []
    assert seeds.given_names == {"zoe": "f", "jean-luc": "m"}
    assert seeds.other_names == {"Gulf of Mexico": "place", "Swiss cheese": "thing"}
    assert seeds.traits == {"chad": {"desert", "former french colony"}}


@pytest.mark.parametrize(
    ("file", "rows", "fault"),
    [
        (
            "given_names",
            ["name,gender", "Kim,x"],
            "given_names.csv:2: gender 'x' is neither f nor m",
        ),
        (
            "given_names",
            ["name,gender", "Zoë,f", "Zoe,m"],
            "given_names.csv:3: 'Zoe' is given twice",
        ),
        (
            "other_names",
            ["text,kind", "Chad Cup,event"],
            "other_names.csv:2: kind 'event' is none of place, thing",
        ),
        (
            "other_names",
            ["text,kind", "Chad Cup,thing", "Chad Cup,place"],
            "other_names.csv:3: 'Chad Cup' is given twice",
        ),
        (
            "traits",
            ["actor,traits", "togo,desert"],
            "traits.csv:2: 'togo' is no actor of the seeds",
        ),
        (
            "traits",
            ["actor,traits", "chad,desert", "chad,poor"],
            "traits.csv:3: 'chad' is given twice",
        ),
        ("traits", ["actor,traits", "chad,Desert"], "traits.csv:2: traits are not in lower case"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, file: str, rows: list[str], fault: str) -> None:
    assert read(tmp_path, **{file: rows})[1] == [fault]
