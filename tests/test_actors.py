"""The seed actors: they load quickly and strictly, and names lead where a reader expects."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from actorgraph.actors import (
    ACTOR_COLUMNS,
    COLUMNS,
    PERSON_COLUMNS,
    Alias,
    Office,
    Seeds,
    load_seeds,
    read_seeds,
)
from actorgraph.aliases import ALIAS_KINDS
from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.model import slug
from seed_samples import large, written

ROOT = Path(__file__).resolve().parents[1]
ACTORS, PEOPLE = ",".join(ACTOR_COLUMNS), ",".join(PERSON_COLUMNS)
OFFICES = ",".join(COLUMNS["offices"])
HAMAS = "hamas,Hamas,armed_group,,,REB,,,,"
ZEID = "zeid,Zeid,person,,iran,,,,,"
AMAL = "amal,Amal,person,,iran,,,,,,,f"
IRAN = "iran,Iran,state,Q794,,,Islamic Republic of Iran,Iranian|Iranians,Tehran,"


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


def meanings(seeds: Seeds, text: str) -> dict[str, str]:
    """Alias kind to actor id."""
    return {a.kind: a.actor for a in seeds.aliases if a.text == text}


class TestShipped:
    def test_loads_in_a_blink_and_once(self) -> None:
        start = time.perf_counter()
        load_seeds.__wrapped__()
        assert time.perf_counter() - start < 3.0  # 0.1 s on the machine it was written on
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
        assert len(seeds.memberships) >= 90
        assert sum(alias.kind == "city" for alias in seeds.aliases) >= 500

    def test_ids_are_the_slugs_of_labels(self, seeds: Seeds) -> None:
        """So that a name which the linker has to mint meets the seed of that name."""
        other = {a.id for a in seeds.actors.values() if a.id != slug(a.label)}
        assert other == {"opec-plus"}  # its slug is OPEC's

    def test_have_no_fault(self) -> None:
        _, faults = read_seeds()
        assert list(map(str, faults)) == []

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
        for text in ("Kim", "Johnson", "Barzani", "Hague", "Singh", "Khan"):
            assert "surname" not in meanings(seeds, text), text

    def test_capitals_are_metonyms_not_cities(self, seeds: Seeds) -> None:
        for text in ("Damascus", "Kyiv", "Seoul", "Baghdad"):
            assert set(meanings(seeds, text)) == {"metonym"}

    def test_no_name_leaves_a_choice(self, seeds: Seeds) -> None:
        """Two actors of one name are told apart: by words near it, or persons by their terms."""
        actors: dict[str, set[str]] = {}
        for alias in seeds.aliases:
            actors.setdefault(alias.text, set()).add(alias.actor)
        shared = {text: ids for text, ids in actors.items() if len(ids) > 1}
        assert shared["Bush"] == {"george-w-bush", "george-h-w-bush"}
        open_ = {
            text: ids
            for text, ids in shared.items()
            if text.casefold() not in seeds.contexts and not ids <= seeds.terms_of.keys()
        }
        assert open_ == {}


class TestCoverage:
    """How much of the field the shipped seeds cover; may only grow."""

    @pytest.mark.parametrize(
        ("file", "least"),
        [
            *(("organisations", 300), ("groups", 640), ("bodies", 400)),
            *(("companies", 330), ("media", 235), ("persons", 2500), ("regions", 165)),
        ],
    )
    def test_actors_by_file(self, file: str, least: int) -> None:
        lines = data_path("seeds", "actors", f"{file}.csv").read_text(encoding="utf-8").splitlines()
        assert len(lines) - 1 >= least

    def test_who_led_the_most_reported_states_and_organisations_since_2000(
        self, seeds: Seeds
    ) -> None:
        led = covered(seeds, lambda term: term.relation == "headOf")
        states = [body for body in led if seeds.actors[body].type == "state"]
        assert len(states) >= 140
        assert {"nato", "united-nations", "european-commission", "world-bank", "opec"} <= led

    def test_who_was_foreign_minister_since_2000(self, seeds: Seeds) -> None:
        titles = ("foreign minister", "foreign secretary", "secretary of state")
        assert len(covered(seeds, lambda term: term.title in titles)) >= 30


def covered(seeds: Seeds, wanted: Callable[[Office], bool]) -> set[str]:
    """The bodies with a known holder of such an office on nearly every day of 2000 to mid-2025."""
    days = [date(2000, 1, 1) + timedelta(days=30 * n) for n in range(310)]
    return {
        body
        for body, terms in seeds.terms_at.items()
        if sum(any(t.start and t.held_on(day) for t in terms if wanted(t)) for day in days)
        >= 0.97 * len(days)
    }


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


class TestRead:
    def test_many_load_in_a_blink_too(self, tmp_path: Path) -> None:
        folder = large(tmp_path)
        start = time.perf_counter()
        seeds, faults = read_seeds(folder)
        assert time.perf_counter() - start < 3.0  # 0.2 s on the machine it was written on
        assert (len(seeds.actors), len(seeds.aliases), len(seeds.offices)) == (6200, 15200, 3000)
        assert faults == ()

    def test_a_folder_of_ones_own(self, tmp_path: Path) -> None:
        seeds = load_seeds(
            written(
                tmp_path,
                actors=[ACTORS, IRAN, "irgc,IRGC,government_body,,iran,MIL,,,,"],
                people=[PEOPLE, "ali-khamenei,Ali Khamenei,person,,iran,,,,,,Khamenei,m"],
                cities=["label,country,aliases", "Isfahan,iran,Esfahan"],
                offices=[OFFICES, "ali-khamenei,supreme leader,iran,headOf,1989-06-04,"],
                exact_case=["text", "Iran"],
            )
        )
        assert seeds.part_of == {"irgc": "iran", "ali-khamenei": "iran"}
        assert seeds.gender == {"ali-khamenei": "m"}
        assert Alias("Esfahan", "iran", "city", False) in seeds.aliases
        assert Alias("Iran", "iran", "name", True) in seeds.aliases
        assert Alias("Khamenei", "ali-khamenei", "surname", True) in seeds.aliases
        assert seeds.terms_of == {"ali-khamenei": seeds.offices}
        assert seeds.terms_at == {"iran": seeds.offices}
        assert (seeds.contexts, seeds.memberships) == ({}, ())

    def test_one_text_may_mean_two_actors_in_two_kinds(self, tmp_path: Path) -> None:
        row = "paul-tehran,Paul Tehran,person,,,,Tehran,,,"
        seeds = load_seeds(written(tmp_path, actors=[ACTORS, IRAN, row]))
        assert meanings(seeds, "Tehran") == {"metonym": "iran", "name": "paul-tehran"}

    def test_a_file_saved_by_a_spreadsheet(self, tmp_path: Path) -> None:
        (tmp_path / "actors.csv").write_text(f"{ACTORS}\r\n{IRAN}\r\n", encoding="utf-8-sig")
        assert list(load_seeds(tmp_path).actors) == ["iran"]

    def test_a_folder_without_actors(self, tmp_path: Path) -> None:
        for folder in (tmp_path, tmp_path / "missing"):
            with pytest.raises(BadData, match="no CSV file of actors"):
                load_seeds(folder)


FAULTS = [
    # actors.csv: Iran, Hamas (an armed group) and Zeid, a person, stand in lines 2 to 4
    ("actors", "iraq,Iraq,state", 5, "3 cells, not 10"),
    ("actors", 'iraq,"Iraq,state,,,,,,,', 5, "unexpected end of data"),
    ("actors", "iraq,Iraq,planet,,,,,,,", 5, "unknown type 'planet'"),
    ("actors", "Iraq,Iraq,state,,,,,,,", 5, "id 'Iraq' is not a slug like 'iraq'"),
    ("actors", ",Iraq,state,,,,,,,", 5, "id is empty"),
    ("actors", "iraq,,state,,,,,,,", 5, "label is empty"),
    ("actors", "iraq,Iraq,,,,,,,,", 5, "type is empty"),
    ("actors", "iraq,Iraq,state,796,,,,,,", 5, "'796' is no Wikidata id"),
    ("actors", "iraq,Iraq,state,Q794,,,,,,", 5, "Q794 is 'iran' already"),
    ("actors", "iran,Persia,state,,,,,,,", 5, "id 'iran' is given twice"),
    ("actors", "iraq,Iraq,state,,,gov,,,,", 5, "'gov' is no sector code"),
    ("actors", "iraq,Iraq,state,,,XYZ,,,,", 5, "'XYZ' is no sector code of the ontology"),
    ("actors", "iraq,Ir\x1b[1maq,state,,,,,,,", 5, "control character in 'Ir\\x1b[1maq'"),
    ("actors", "iraq,Iraq,state,,,,Ir\u202eaq,,,", 5, "control character in 'Ir\\u202eaq'"),
    ("actors", "basra,Basra,region,,iraq,,,,,", 5, "'iraq' is no state, region or organisation"),
    ("actors", "basra,Basra,region,,basra,,,,,", 5, "'basra' is part of itself"),
    ("actors", "iraq,Iraq,state,,,,A||B,,,", 5, "aliases has an empty or padded value: 'A||B'"),
    ("actors", "iraq,Iraq,state,,,, A,,,", 5, "aliases has an empty or padded value: ' A'"),
    ("actors", "iraq,Iraq,state,,,,A  B,,,", 5, "padded or doubled spaces in 'A  B'"),
    ("actors", "iraq,Iraq,state,,,,iraq,,,", 5, "name 'iraq' repeats 'Iraq'"),
    ("actors", "iraq,Iraq,state,,,,,Iranian,,", 5, "demonym 'Iranian' is claimed by 'iran' and 'i"),
    ("actors", "iraq,Iraq,state,,,,IRAN,,,", 5, "name 'IRAN' is claimed by 'iran' and 'iraq'"),
    ("people", "ann,Ann,person,,,,,,,,,x", 2, "gender 'x' is neither f nor m"),
    ("people", "iraq,Iraq,state,,,,,,,,,f", 2, "'iraq' is no person and has no gender"),
    ("people", "zed,Zed,person,,,,Zeid,,,,,", 2, "name 'Zeid' is claimed by 'zeid' and 'zed'"),
    ("cities", "Basra,iraq,", 2, "'iraq' is no state of the seeds"),
    ("cities", "Gaza,hamas,", 2, "'hamas' is no state of the seeds"),
    ("cities", ",iran,", 2, "label is empty"),
    ("offices", "x,president,iran,headOf,,", 2, "'x' is no person of the seeds"),
    ("offices", "iran,president,iran,headOf,,", 2, "'iran' is no person of the seeds"),
    ("offices", "zeid,president,x,headOf,,", 2, "'x' is no actor of the seeds"),
    ("offices", "zeid,President,iran,headOf,,", 2, "title 'President' is not in lower case"),
    ("offices", "zeid,,iran,headOf,,", 2, "title is empty"),
    ("offices", "zeid,president,iran,leads,,", 2, "'leads' is neither headOf nor represents"),
    ("offices", "zeid,president,iran,headOf,2001,", 2, "start '2001' is no day like 2024-11-13"),
    ("offices", "zeid,president,iran,headOf,2001-02-30,", 2, "start '2001-02-30': day"),
    ("offices", "zeid,president,iran,headOf,2002-01-01,2001-01-01", 2, "ends before it starts"),
    ("offices", "amal,king,iran,headOf,,\namal,king,iran,headOf,,", 3, "the row repeats line 2"),
    ("offices", "amal,king,iran,headOf,,\nzeid,king,iran,headOf,,", 3, "overlaps that of 'amal'"),
    ("memberships", "x,hamas,,", 2, "'x' is no actor of the seeds"),
    ("memberships", "zeid,iran,,", 2, "'iran' is no organisation, party or group of the seeds"),
    ("memberships", "zeid,x,,", 2, "'x' is no organisation, party or group of the seeds"),
    ("memberships", ",hamas,,", 2, "member is empty"),
    ("memberships", "hamas,hamas,,", 2, "'hamas' is a member of itself"),
    ("memberships", "zeid,hamas,soon,", 2, "start 'soon' is no day like 2024-11-13"),
    ("memberships", "zeid,hamas,,\nzeid,hamas,2001-01-01,", 3, "the term overlaps that in line 2"),
    ("contexts", "Persia,iran,", 2, "'Persia' is no alias of the seeds"),
    ("contexts", ",iran,", 2, "text is empty"),
    ("contexts", "Iran,hamas,", 2, "'hamas' has no alias 'Iran'"),
    ("contexts", "Iran,x,", 2, "'x' has no alias 'Iran'"),
    ("contexts", "Iran,iran,a|", 2, "words has an empty or padded value: 'a|'"),
    ("contexts", "Iran,iran,a\nIran,iran,b", 3, "'Iran' has two rows for 'iran'"),
    ("contexts", "Iran,,a\nIran,,b", 3, "'Iran' has two rows for no actor"),
    ("contexts", "Iran,,\nIRAN,iran,", 3, "'IRAN' has two rows without words"),
    ("exact_case", '""', 2, "text is empty"),
    ("titles", "Boss,king,iran", 2, "'Boss' is not in lower case"),
    ("titles", "boss,king,iran\nboss,king,iran", 3, "'boss' of 'iran' is given twice"),
    ("titles", "boss,emir,iran", 2, "'iran' has no office 'emir'"),
    ("exact_case", "iran", 2, "'iran' is no alias of the seeds"),
    ("other_names", "Iran,thing", 2, "'Iran' is a name of an actor"),
]
HEADERS = {"actors": ACTORS, "people": PEOPLE} | {k: ",".join(v) for k, v in COLUMNS.items()}


class TestFaults:
    @pytest.mark.parametrize(("file", "rows", "line", "reason"), FAULTS)
    def test_each_is_named_with_its_place(
        self, tmp_path: Path, file: str, rows: str, line: int, reason: str
    ) -> None:
        files = {"actors": [ACTORS, IRAN, HAMAS, ZEID], "others": [PEOPLE, AMAL]}
        if file == "titles":
            files["offices"] = [OFFICES, "amal,king,iran,headOf,,"]
        files[file] = [*files.get(file, [HEADERS[file]]), rows]
        _, faults = read_seeds(written(tmp_path, **files))
        assert [(fault.file, fault.line) for fault in faults] == [(f"{file}.csv", line)]
        assert reason in faults[0].reason
        with pytest.raises(BadData) as caught:
            load_seeds(tmp_path)
        assert str(caught.value) == f"{file}.csv:{line}: {faults[0].reason}"

    @pytest.mark.parametrize("file", HEADERS)
    @pytest.mark.parametrize("header", ["", "id,label", "colour"])
    def test_wrong_headers(self, tmp_path: Path, file: str, header: str) -> None:
        _, faults = read_seeds(written(tmp_path, **{"more": [ACTORS], file: [header, "x"]}))
        assert [(fault.file, fault.line) for fault in faults] == [(f"{file}.csv", 1)]
        assert "the header is not" in faults[0].reason

    def test_bytes_that_are_no_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "actors.csv").write_bytes(f"{ACTORS}\n{IRAN}\n".encode() + b"q,Ir\xe4k,")
        _, faults = read_seeds(tmp_path)
        assert str(faults[0]).startswith("actors.csv:3: not UTF-8")

    def test_a_folder_called_like_a_file(self, tmp_path: Path) -> None:
        (written(tmp_path, actors=[ACTORS]) / "offices.csv").mkdir()
        _, faults = read_seeds(tmp_path)
        assert str(faults[0]).startswith("offices.csv:1: cannot be read")

    def test_circles_are_told_of_all_that_are_in_them(self, tmp_path: Path) -> None:
        parts = (("c", "a"), ("a", "b"), ("b", "a"))
        rows = [f"{part},{part},organisation,,{whole},,,,," for part, whole in parts]
        _, faults = read_seeds(written(tmp_path, actors=[ACTORS, *rows]))
        assert [str(fault) for fault in faults] == [
            "actors.csv:3: 'a' is part of itself",
            "actors.csv:4: 'b' is part of itself",
        ]

    def test_all_are_found_at_once_and_the_rest_is_read(self, tmp_path: Path) -> None:
        folder = written(
            tmp_path,
            actors=[ACTORS, "Iraq,,planet,Q,,,,,,", IRAN],
            offices=[OFFICES, "x,king,y,z,2001,2002"],
            memberships=["wrong"],
        )
        seeds, faults = read_seeds(folder)
        found = [(fault.file, fault.line) for fault in faults]
        assert (
            found == [("memberships.csv", 1)] + [("actors.csv", 2)] * 4 + [("offices.csv", 2)] * 5
        )
        assert "iran" in seeds.actors


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
        assert script.CODES.read_text(encoding="utf-8") == script.codes(script.from_rigour())

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
