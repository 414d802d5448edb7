"""The seed actors: they load quickly and strictly, and names lead where a reader expects."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from actorgraph.actors import (
    ACTOR_COLUMNS,
    ALIAS_KINDS,
    PERSON_COLUMNS,
    Alias,
    Seeds,
    load_seeds,
)
from actorgraph.errors import BadData
from actorgraph.model import slug

ROOT = Path(__file__).resolve().parents[1]
HEADER = ",".join(ACTOR_COLUMNS)
IRAN = "iran,Iran,state,Q794,,,Islamic Republic of Iran,Iranian|Iranians,Tehran,"


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


def meanings(seeds: Seeds, text: str) -> dict[str, str]:
    """Alias kind to actor id."""
    return {a.kind: a.actor for a in seeds.aliases if a.text == text}


def written(folder: Path, **files: str) -> Path:
    for stem, text in files.items():
        (folder / f"{stem}.csv").write_text(text + "\n", encoding="utf-8")
    return folder


def only_actors(folder: Path, *rows: str) -> Seeds:
    return load_seeds(written(folder, actors="\n".join([HEADER, *rows])))


class TestShipped:
    def test_loads_in_a_blink_and_once(self) -> None:
        start = time.perf_counter()
        load_seeds.__wrapped__()
        assert time.perf_counter() - start < 1.0  # 0.1 s on the machine it was written on
        assert load_seeds() is load_seeds()

    @pytest.mark.parametrize(
        ("kind", "least"),
        [
            ("state", 200),
            ("region", 100),
            ("organisation", 150),
            ("government_body", 150),
            ("armed_group", 180),
            ("party", 90),
            ("company", 100),
            ("media", 100),
            ("person", 800),
        ],
    )
    def test_covers_the_field(self, seeds: Seeds, kind: str, least: int) -> None:
        assert sum(actor.type == kind for actor in seeds.actors.values()) >= least

    def test_offices_and_cities_are_many(self, seeds: Seeds) -> None:
        assert len(seeds.offices) >= 600
        assert sum(alias.kind == "city" for alias in seeds.aliases) >= 500

    def test_ids_are_the_slugs_of_labels(self, seeds: Seeds) -> None:
        """So that a name which the linker has to mint meets the seed of that name."""
        other = {a.id for a in seeds.actors.values() if a.id != slug(a.label)}
        assert other == {"opec-plus"}  # its slug is OPEC's

    def test_every_actor_answers_to_its_label(self, seeds: Seeds) -> None:
        named = {(a.text, a.actor) for a in seeds.aliases if a.kind == "name"}
        assert all((actor.label, actor.id) in named for actor in seeds.actors.values())

    def test_aliases_are_plain(self, seeds: Seeds) -> None:
        """Straight apostrophes and no article: readers of text fold the one, skip the other."""
        texts = {alias.text for alias in seeds.aliases}
        assert not [t for t in texts if "’" in t or t.startswith("the ")]
        assert {alias.kind for alias in seeds.aliases} == set(ALIAS_KINDS)

    def test_exact_case_list_has_no_dead_entries(self, seeds: Seeds) -> None:
        lines = (ROOT / "seeds/actors/exact_case.csv").read_text(encoding="utf-8").splitlines()
        assert set(lines[1:]) <= {alias.text for alias in seeds.aliases}
        assert len(lines) == len(set(lines))

    def test_parts_lead_to_a_state_or_organisation(self, seeds: Seeds) -> None:
        assert seeds.part_of["kurdistan-region"] == "iraq"
        assert seeds.part_of["quds-force"] == "iran"
        assert seeds.part_of["european-commission"] == "european-union"
        assert "iran" not in seeds.part_of


class TestNames:
    @pytest.mark.parametrize(
        ("text", "kind", "actor"),
        [
            ("Kremlin", "metonym", "russia"),
            ("Moscow", "metonym", "russia"),
            ("White House", "metonym", "united-states"),
            ("Pyongyang", "metonym", "north-korea"),
            ("Kyiv", "metonym", "ukraine"),
            ("Kiev", "metonym", "ukraine"),
            ("Downing Street", "metonym", "united-kingdom"),
            ("Brussels", "metonym", "european-union"),
            ("Pentagon", "metonym", "united-states-department-of-defense"),
            ("Briton", "demonym", "united-kingdom"),
            ("Poles", "demonym", "poland"),
            ("Emirati", "demonym", "united-arab-emirates"),
            ("North Korean", "demonym", "north-korea"),
            ("Türkiye", "name", "turkey"),
            ("Burma", "name", "myanmar"),
            ("Daesh", "name", "islamic-state"),
            ("Da'esh", "name", "islamic-state"),
            ("ISIL", "acronym", "islamic-state"),
            ("U.S.", "acronym", "united-states"),
            ("KRG", "acronym", "kurdistan-region"),
            ("CENTCOM", "acronym", "united-states-central-command"),
            ("Counter-ISIL Coalition", "name", "global-coalition-against-daesh"),
            ("Tony Blinken", "name", "antony-blinken"),
            ("Zelenskyy", "surname", "volodymyr-zelensky"),
            ("Kharkiv", "city", "ukraine"),
            ("Ar Raqqah", "city", "syria"),
        ],
    )
    def test_lead_where_a_reader_expects(
        self, seeds: Seeds, text: str, kind: str, actor: str
    ) -> None:
        assert meanings(seeds, text).get(kind) == actor

    @pytest.mark.parametrize("text", ["US", "IS", "AU", "WHO", "Turkey", "Chad", "Jordan", "Trump"])
    def test_words_that_are_also_words_need_their_case(self, seeds: Seeds, text: str) -> None:
        found = [alias for alias in seeds.aliases if alias.text == text]
        assert found
        assert all(alias.exact_case for alias in found)

    def test_ambiguous_family_names_are_left_out(self, seeds: Seeds) -> None:
        for text in ("Bush", "Clinton", "Kim", "Johnson", "Aoun", "Barzani", "Castro", "Hague"):
            assert "surname" not in meanings(seeds, text), text

    def test_capitals_are_metonyms_not_cities(self, seeds: Seeds) -> None:
        for text in ("Damascus", "Kyiv", "Seoul", "Baghdad"):
            assert set(meanings(seeds, text)) == {"metonym"}

    def test_no_name_leaves_a_choice(self, seeds: Seeds) -> None:
        """Kinds may share a text only for the same actor: nothing is settled by kind alone."""
        actors: dict[str, set[str]] = {}
        for alias in seeds.aliases:
            actors.setdefault(alias.text, set()).add(alias.actor)
        assert {text: ids for text, ids in actors.items() if len(ids) > 1} == {}


class TestOffices:
    def test_holder_changes_with_the_date(self, seeds: Seeds) -> None:
        def presidents(day: date) -> set[str]:
            return {
                office.person
                for office in seeds.offices
                if office.body == "united-states"
                and office.title == "president"
                and office.held_on(day)
            }

        assert presidents(date(2024, 11, 13)) == {"joe-biden"}
        assert presidents(date(2025, 6, 1)) == {"donald-trump"}
        assert presidents(date(2016, 1, 9)) == {"barack-obama"}

    def test_one_secretary_general_of_nato_at_a_time(self, seeds: Seeds) -> None:
        for year in range(1996, 2026):
            held = [
                office.person
                for office in seeds.offices
                if office.body == "nato"
                and office.relation == "headOf"
                and office.held_on(date(year, 11, 13))
            ]
            assert len(held) == 1, (year, held)

    def test_heads_of_state_lead_and_ministers_represent(self, seeds: Seeds) -> None:
        by_title: dict[str, set[str]] = {}
        for office in seeds.offices:
            by_title.setdefault(office.title, set()).add(office.relation)
        assert by_title["foreign minister"] == {"represents"}
        assert by_title["secretary-general"] == {"headOf"}
        assert by_title["king"] == {"headOf"}

    def test_two_terms_do_not_overlap(self, seeds: Seeds) -> None:
        """Nobody is president of a state on the same day as somebody else."""
        terms: dict[str, list[tuple[date, date, str]]] = {}
        for office in seeds.offices:
            if office.title == "president" and office.start:
                end = office.end or date.max
                terms.setdefault(office.body, []).append((office.start, end, office.person))
        clashes = [
            (body, first, second)
            for body, held in terms.items()
            for first, second in zip(sorted(held), sorted(held)[1:], strict=False)
            if second[0] < first[1]
        ]
        assert clashes == []


class TestStrictness:
    def test_good_folder(self, tmp_path: Path) -> None:
        seeds = load_seeds(
            written(
                tmp_path,
                actors=f"{HEADER}\n{IRAN}\nirgc,IRGC,government_body,,iran,MIL,,,,",
                people=",".join(PERSON_COLUMNS)
                + "\nali-khamenei,Ali Khamenei,person,,iran,,,,,,Khamenei",
                cities="label,country,aliases\nIsfahan,iran,Esfahan",
                offices="person,title,body,relation,start,end\n"
                "ali-khamenei,supreme leader,iran,headOf,1989-06-04,",
                exact_case="text\nIran",
            )
        )
        assert seeds.part_of == {"irgc": "iran", "ali-khamenei": "iran"}
        assert Alias("Esfahan", "iran", "city", False) in seeds.aliases
        assert Alias("Iran", "iran", "name", True) in seeds.aliases
        assert Alias("Khamenei", "ali-khamenei", "surname", True) in seeds.aliases
        assert seeds.offices[0].held_on(date(2024, 1, 1))
        assert not seeds.offices[0].held_on(date(1989, 6, 3))

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("iraq,Iraq,state", "3 cells, not 10"),
            ("iraq,Iraq,planet,,,,,,,", "unknown type 'planet'"),
            ("Iraq,Iraq,state,,,,,,,", "id 'Iraq' is not a slug like 'iraq'"),
            ("iraq,,state,,,,,,,", "label is empty"),
            ("iraq,Iraq,state,796,,,,,,", "'796' is no Wikidata id"),
            ("iraq,Iraq,state,Q794,,,,,,", "Q794 is 'iran' already"),
            ("iran,Persia,state,,,,,,,", "id 'iran' is given twice"),
            ("iraq,Iraq,state,,,gov,,,,", "'gov' is no sector code"),
            ("iraq,Iraq,state,,,,,Iranian,,", "demonym 'Iranian' is claimed by 'iran' and 'iraq'"),
            ("iraq,Iraq,state,,,,IRAN,,,", "name 'IRAN' is claimed by 'iran' and 'iraq'"),
            ("iraq,Iraq,state,,,,iraq,,,", "name 'iraq' repeats 'Iraq'"),
            ("iraq,Iraq,state,,,,A||B,,,", "aliases has an empty or padded value"),
            ("iraq,Iraq,state,,,, A,,,", "aliases has an empty or padded value"),
            ("basra,Basra,region,,iraq,,,,,", "'iraq' is no state, region or organisation"),
            ("basra,Basra,region,,basra,,,,,", "'basra' is part of itself"),
        ],
    )
    def test_bad_actor(self, tmp_path: Path, row: str, reason: str) -> None:
        with pytest.raises(BadData) as caught:
            only_actors(tmp_path, IRAN, row)
        assert str(caught.value).startswith("actors.csv:3: ")
        assert reason in str(caught.value)

    def test_one_text_may_mean_two_actors_in_two_kinds(self, tmp_path: Path) -> None:
        seeds = only_actors(tmp_path, IRAN, "paul-tehran,Paul Tehran,person,,,,Tehran,,,")
        assert meanings(seeds, "Tehran") == {"metonym": "iran", "name": "paul-tehran"}

    @pytest.mark.parametrize(
        ("rows", "place"),
        [
            (("a,A,organisation,,b,,,,,", "b,B,organisation,,a,,,,,"), "actors.csv:2"),
            (
                (
                    "c,C,organisation,,a,,,,,",
                    "a,A,organisation,,b,,,,,",
                    "b,B,organisation,,a,,,,,",
                ),
                "actors.csv:2",
            ),
        ],
    )
    def test_circles(self, tmp_path: Path, rows: tuple[str, ...], place: str) -> None:
        with pytest.raises(BadData, match="part of itself") as caught:
            only_actors(tmp_path, *rows)
        assert str(caught.value).startswith(place)

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("x,president,iran,headOf,,", "'x' is no person of the seeds"),
            ("iran,president,iran,headOf,,", "'iran' is no person of the seeds"),
            ("p,president,x,headOf,,", "'x' is no actor of the seeds"),
            ("p,President,iran,headOf,,", "is not in lower case"),
            ("p,president,iran,leads,,", "'leads' is neither headOf nor represents"),
            ("p,president,iran,headOf,2001,", "start '2001' is no day"),
            ("p,president,iran,headOf,2001-02-30,", "start '2001-02-30'"),
            ("p,president,iran,headOf,2002-01-01,2001-01-01", "ends before it starts"),
        ],
    )
    def test_bad_office(self, tmp_path: Path, row: str, reason: str) -> None:
        folder = written(
            tmp_path,
            actors=f"{HEADER}\n{IRAN}\np,P,person,,,,,,,",
            offices=f"person,title,body,relation,start,end\n{row}",
        )
        with pytest.raises(BadData) as caught:
            load_seeds(folder)
        assert str(caught.value).startswith("offices.csv:2: ")
        assert reason in str(caught.value)

    def test_city_of_no_state(self, tmp_path: Path) -> None:
        folder = written(
            tmp_path, actors=f"{HEADER}\n{IRAN}", cities="label,country,aliases\nBasra,iraq,"
        )
        with pytest.raises(BadData, match=r"cities\.csv:2: 'iraq' is no state of the seeds"):
            load_seeds(folder)

    @pytest.mark.parametrize("text", ["", "id,label", f"{HEADER},colour"])
    def test_wrong_header(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(BadData, match=r"actors\.csv:1: the header is not"):
            load_seeds(written(tmp_path, actors=text))

    def test_not_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "actors.csv").write_bytes(HEADER.encode() + b"\niran,Ir\xe4n,state,,,,,,,\n")
        with pytest.raises(BadData, match=r"actors\.csv"):
            load_seeds(tmp_path)

    def test_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(BadData, match="no CSV file of actors"):
            load_seeds(tmp_path)


class TestStateIds:
    """scripts/seed_states.py finds what differs; the shipped ids agree with rigour."""

    def test_agree_with_the_shared_territories(self) -> None:
        shared = Path(os.environ.get("ACTORGRAPH_SHARED", ROOT.parent / "shared"))
        path = shared / "facts" / "territories.jsonl"
        if not path.is_file():
            pytest.skip(f"no territories at {path}: set ACTORGRAPH_SHARED to compare")
        script = seed_states()
        rows, known = script.read_states(script.STATES), script.from_file(path)
        assert script.problems(rows, known) == []
        assert len(script.missing(rows, known)) < 20  # small dependencies

    def test_agree_with_rigour(self) -> None:
        pytest.importorskip("rigour", reason="rigour is a development dependency")
        script = seed_states()
        assert script.problems(script.read_states(script.STATES), script.from_rigour()) == []

    def test_script_finds_and_mends_a_wrong_id(self, tmp_path: Path) -> None:
        script = seed_states()
        known = [
            script.Territory("us-ga", "Q1428", None, "Georgia", "Georgia (USA)", False),
            script.Territory("ge", "Q230", "GEO", "Georgia", "Georgia", True),
        ]
        row = {"id": "georgia", "label": "Georgia", "wikidata": "Q1428", "aliases": ""}
        assert script.problems([row], known) == ["georgia: Q1428, rigour has Q230"]
        (mended,) = script.renewed([row], known)
        assert mended["wikidata"] == "Q230"
        assert script.missing([row], known) == ["GEO"]
        script.write_states(tmp_path / "states.csv", [mended])
        assert script.read_states(tmp_path / "states.csv") == [mended]


def seed_states() -> ModuleType:
    spec = importlib.util.spec_from_file_location("seed_states", ROOT / "scripts/seed_states.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["seed_states"] = module
    spec.loader.exec_module(module)
    return module
