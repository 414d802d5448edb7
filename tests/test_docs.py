"""The documentation says what the program does: commands, relations, slots, links and code."""

from __future__ import annotations

import importlib.util
import re
import shutil
import urllib.parse
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from actorgraph import iris, query, triggers
from actorgraph.actors import COLUMNS, PERSON_COLUMNS
from actorgraph.answers import stats
from actorgraph.datafiles import data_path
from actorgraph.ontology import relations
from actorgraph.store import Store
from actorgraph.tables import print_stats

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = [README, *sorted(p for p in DOCS.rglob("*.md") if not p.parent.name.startswith("_"))]
IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]


def script(name: str) -> ModuleType:
    """A module of scripts/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tables = script("docs_tables")
outputs = script("readme_output")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def code(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)


def options(command: object) -> list[str]:
    """The long names of a command's options."""
    found = [name for p in tables.options_of(command) for name in (*p.opts, *p.secondary_opts)]
    return [name for name in found if name.startswith("--")]


@pytest.mark.parametrize("name", tables.commands())
def test_every_command_is_described(name: str) -> None:
    assert f"\n`{name}`\n: " in text(DOCS / "cli.md")
    assert f"actorgraph {name}" in text(README) or name == "queries"


@pytest.mark.parametrize("name", tables.commands())
def test_every_option_is_described(name: str) -> None:
    page = text(DOCS / "cli.md")
    missing = [o for o in options(tables.commands()[name]) if not re.search(rf"{o}\b", page)]
    assert not missing


def test_documented_commands_and_options_exist() -> None:
    commands = tables.commands()
    general = {"--help", "--version"}
    for page in PAGES:
        for line in "\n".join(code(page, "sh")).splitlines():
            used = re.match(r"actorgraph ([\w-]+)(.*)", line.split("#")[0])
            if used is None:
                continue
            known = general.union(options(commands[used[1]]))
            assert set(re.findall(r"(?<= )--[\w-]+", used[2])) <= known, line


def test_the_tables_hold_everything(tmp_path: Path) -> None:
    made = {path.name: text(path) for path in tables.main(tmp_path)}
    for relation in relations().values():
        assert f"### {relation.id}\n" in made["relations.md"]
        assert f"[`{relation.id}`]" in made["relations.md"]
        assert relation.definition in made["relations.md"]
    for name, named in query.named_queries().items():
        assert f"| `{name}` | {named.title} |" in made["queries.md"]
    for name, command in tables.commands().items():
        assert f"### actorgraph {name}\n" in made["cli.md"]
        assert all(option in made["cli.md"] for option in options(command))
    assert "`reportingVerb`" in made["words.md"]
    assert "`armed_group`" in made["actors.md"]
    shown = "".join(made.values())
    for file in ("actorgraph.ttl", "relations.ttl", "plover.ttl", "items.ttl"):
        for quad in ox.parse(path=str(data_path("ontology", file))):
            if quad.predicate.value == iris.SKOS + "definition":
                assert quad.object.value in shown, quad.subject
    for quad in ox.parse(path=str(data_path("ontology", "shapes.ttl"))):
        if quad.predicate.value.endswith("#message"):
            assert quad.object.value.replace("|", "\\|") in made["rules.md"]


@pytest.mark.parametrize("name", sorted(tables.TABLES))
def test_every_table_is_on_a_page(name: str) -> None:
    pages = "".join(text(page) for page in PAGES)
    assert f"```{{include}} _generated/{name}\n" in pages


def test_generated_tables_are_well_formed(tmp_path: Path) -> None:
    for path in tables.main(tmp_path):
        rows: list[str] = []
        for line in [*text(path).splitlines(), ""]:
            if line.startswith("|"):
                rows.append(re.sub(r"\\\|", "", line))
                continue
            assert len({row.count("|") for row in rows}) <= 1, path.name
            rows = []


def test_every_slot_is_described() -> None:
    page = text(DOCS / "lexicon.md")
    for pos, slots in triggers._SLOTS.items():
        part = page.partition(f"### Of {pos}s")[2].partition("\n#")[0]
        assert [slot for slot in sorted(slots) if f"| `{slot}` |" not in part] == []


def test_every_trigger_key_is_described() -> None:
    page = text(DOCS / "lexicon.md")
    assert [key for key in sorted(triggers._TRIGGER_KEYS) if f"`{key}`" not in page] == []


def test_every_seed_file_and_column_is_described() -> None:
    part = text(DOCS / "lexicon.md").partition("## The files of the seeds")[2].partition("\n## ")[0]
    files = {path.name for path in data_path("seeds", "actors").glob("*.csv")}
    names = {
        *files,
        *PERSON_COLUMNS,
        *(column for columns in COLUMNS.values() for column in columns),
    }
    assert [name for name in sorted(names) if f"`{name}`" not in part] == []
    table = part.partition("| --- |")[2].partition("\n\n")[0]
    assert [column for column in PERSON_COLUMNS if f"`{column}`" not in table] == []
    for name, columns in COLUMNS.items():
        about = part.partition(f"**`{name}.csv`**")[2].partition("\n\n")[0]
        assert [column for column in columns if f"`{column}`" not in about] == [], name


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```", "", text(page), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", target):
            assert target.startswith("https://"), target
            continue
        file, _, anchor = urllib.parse.unquote(target).partition("#")
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), target
        assert ROOT in found.parents, target
        assert not anchor or anchor in anchors(found), target


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page make."""
    heads = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_index_names_every_page() -> None:
    index = text(DOCS / "index.md")
    pages = [p.relative_to(DOCS).with_suffix("").as_posix() for p in PAGES if p != README]
    assert [page for page in pages if page != "index" and f"\n{page}\n" not in index] == []


def test_files_that_the_pages_name_exist() -> None:
    file = re.compile(r"`((?:ontology|seeds|queries|scripts|src|notebooks)/[\w./-]+)`")
    named = {name for page in PAGES for name in file.findall(text(page)) if "NAME" not in name}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", [README, DOCS / "python.md"], ids=["README", "python"])
def test_python_code_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_articles: Path
) -> None:
    shutil.copytree(sample_articles, tmp_path / "seeds" / "articles")
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    for block in code(page, "python"):
        exec(compile(block, str(page), "exec"), scope)
    assert (tmp_path / "graph.html").stat().st_size > 100_000
    scope["g"].close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", [README, DOCS / "sparql.md"], ids=["README", "sparql"])
def test_sparql_queries_find_something(page: Path, sample_folder: Path) -> None:
    with Store(sample_folder, read_only=True) as store:
        for block in code(page, "sparql"):
            assert query.select(store, block).rows, block


def test_the_picture_is_there_and_small() -> None:
    picture = (DOCS / "images" / "graph.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 400_000


def test_the_readme_shows_the_demo_of_the_makefile() -> None:
    assert [command[0] for command in outputs.demo_commands()] == ["build", "view", "stats"]
    shown = text(README).partition("<!-- demo -->")[2].partition("<!-- /demo -->")[0]
    assert "articles read" in shown
    assert "belief" in shown
    figures = text(README).partition("<!-- figures -->")[2].partition("<!-- /figures -->")[0]
    assert "| exact |" in figures


def test_the_readme_counts_the_sample_articles_as_they_are_read_now(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(sample_folder, read_only=True) as store:
        print_stats(stats(store))
    counts = " ".join(capsys.readouterr().out.split())
    shown = " ".join(text(README).split())
    assert f" {counts} " in shown, "the README is stale; renew it: make readme"


def test_blocks_are_replaced_whole() -> None:
    before = "a\n<!-- demo -->\nold\n<!-- /demo -->\nb\n"
    assert outputs.with_block(before, "demo", "new \\1\n") == before.replace("old", "new \\1")
    with pytest.raises(ValueError, match="no block"):
        outputs.with_block("a", "demo", "new")


def test_long_tables_are_cut_after_whole_rows() -> None:
    rows = [line for n in "abcdefghijklmno" for line in (f"│ {n} │ x │", "│   │ y │")]
    short = list(outputs.shortened(["head", *rows, "└──┘"]))
    assert short[:3] == ["head", "│ a │ x │", "│   │ y │"]
    assert short[-3:] == ["│   │ y │", "│ … │   │", "└──┘"]
    assert len(short) == 1 + 2 * outputs.ROWS + 2
