"""Names of several actors: who may share one, and what tells them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.actors import ACTOR_COLUMNS, COLUMNS, PERSON_COLUMNS, Context, read_seeds
from actorgraph.gazetteer import normal
from seed_samples import written

ACTORS = [
    ",".join(ACTOR_COLUMNS),
    "iran,Iran,state,,,,,,,",
    "iraq,Iraq,state,,,,,,,",
    "peru,Peru,state,,,,,,,",
    "basra-force,Basra Force,armed_group,,iraq,,,,,",
]


def read(folder: Path, people: list[str], **files: list[str]) -> tuple[set[str], list[str]]:
    """Who answers to Sol, and the faults. A person is written as id, country, column of the
    name."""
    rows = []
    for person in people:
        key, country, column = person.split()
        cells = {"id": key, "label": key.title(), "type": "person", "country": country.strip("-")}
        cells[column] = "Sol"
        rows.append(",".join(cells.get(name, "") for name in PERSON_COLUMNS))
    lines = {name: [",".join(COLUMNS[name]), *rows] for name, rows in files.items()}
    folder = written(folder, actors=ACTORS, people=[",".join(PERSON_COLUMNS), *rows], **lines)
    seeds, faults = read_seeds(folder)
    return {a.actor for a in seeds.aliases if a.text == "Sol"}, list(map(str, faults))


CLAIMED = ["people.csv:3: {} 'Sol' is claimed by 'ann' and 'bob'"]


@pytest.mark.parametrize(("column", "kind"), [("aliases", "name"), ("surnames", "surname")])
@pytest.mark.parametrize(
    ("countries", "dated", "apart"),
    [
        (("iran", "iraq"), (), True),
        (("iran", "iran"), ("ann", "bob"), True),
        (("-", "-"), ("ann", "bob"), True),
        (("iran", "iran"), ("ann",), False),
        (("iran", "-"), (), False),  # the other may be of Iran, too
    ],
)
def test_persons_may_share_a_name_that_country_or_date_decides(
    tmp_path: Path, column: str, kind: str, countries: tuple[str, str], dated: tuple[str, ...],
    apart: bool,
) -> None:  # fmt: skip
    people = [f"ann {countries[0]} {column}", f"bob {countries[1]} {column}"]
    terms = [
        f"{who},leader,basra-force,headOf,200{n}-01-01,200{n}-02-01" for n, who in enumerate(dated)
    ]
    found, faults = read(tmp_path, people, offices=terms)
    assert faults == ([] if apart else [CLAIMED[0].format(kind)])
    assert found == {"ann", "bob"}


def test_an_office_without_dates_decides_nothing(tmp_path: Path) -> None:
    terms = ["ann,king,iran,headOf,,", "bob,king,iraq,headOf,2001-01-01,"]
    _, faults = read(tmp_path, ["ann iran aliases", "bob iran aliases"], offices=terms)
    assert faults == [CLAIMED[0].format("name")]


def test_of_three_each_pair_must_be_told_apart(tmp_path: Path) -> None:
    people = ["ann iran aliases", "bob iraq aliases", "cid iran aliases"]
    _, faults = read(tmp_path, people)
    assert faults == ["people.csv:4: name 'Sol' is claimed by 'ann' and 'cid'"]


@pytest.mark.parametrize("column", ["aliases", "acronyms", "demonyms", "surnames"])
def test_contexts_settle_any_name(tmp_path: Path, column: str) -> None:
    people = [f"ann iran {column}", f"bob iran {column}"]
    contexts = ["Sol,ann,desert|Upper Town", "Sol,bob,", "Sol,,Inca"]
    found, faults = read(tmp_path, people, contexts=contexts)
    assert (found, faults) == ({"ann", "bob"}, [])
    seeds, _ = read_seeds(tmp_path)
    assert seeds.contexts == {
        "sol": (
            Context("Sol", "ann", ("desert", "Upper Town")),
            Context("Sol", "bob", ()),
            Context("Sol", None, ("Inca",)),
        )
    }


def test_a_context_for_one_of_two_is_not_enough(tmp_path: Path) -> None:
    people = ["ann iran aliases", "bob iran aliases"]
    _, faults = read(tmp_path, people, contexts=["Sol,ann,desert", "Sol,,Inca"])
    assert faults == [CLAIMED[0].format("name")]


def test_countries_do_not_settle_names_of_other_kinds(tmp_path: Path) -> None:
    _, faults = read(tmp_path, ["ann iran acronyms", "bob iraq acronyms"])
    assert faults == [CLAIMED[0].format("acronym")]


def test_a_person_and_a_state_may_not_share_a_name(tmp_path: Path) -> None:
    people = [",".join(PERSON_COLUMNS), "ann,Ann,person,,iran,,Peru,,,,,"]
    _, faults = read_seeds(written(tmp_path, actors=ACTORS, people=people))
    assert list(map(str, faults)) == ["people.csv:2: name 'Peru' is claimed by 'peru' and 'ann'"]


def test_shipped_contexts_are_found_by_the_text_that_the_linker_compares() -> None:
    seeds, _ = read_seeds()
    assert {normal(text) for text in seeds.contexts} == set(seeds.contexts)
    assert {c.actor for c in seeds.contexts["georgia"]} == {"georgia", None}
