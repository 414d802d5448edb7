"""The public surface: small, documented, and changed only on purpose."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import actorgraph as ag
from actorgraph import graph
from actorgraph.analysis.graphs import DEFAULT_RECENCY
from actorgraph.cli import app
from actorgraph.graph import Graph, View
from actorgraph.network import FIRST_LOOK

ROOT = Path(__file__).resolve().parents[1]

FUNCTIONS = {
    "build": (
        "(sources: 'Sources', store: 'str | Path | None' = None, *, model: 'str | None' = None, "
        "coref: 'str' = 'rules', extractor: 'str' = 'rules')"
        " -> 'Graph'"
    ),
    "explain": (
        "(sources: 'Sources', *, model: 'str | None' = None, coref: 'str' = 'rules', "
        "extractor: 'str' = 'rules') "
        "-> 'Iterator[Explanation]'"
    ),
    "extract": (
        "(sources: 'Sources', *, model: 'str | None' = None, coref: 'str' = 'rules', "
        "extractor: 'str' = 'rules') "
        "-> 'Iterator[Reading]'"
    ),
    "open": "(store: 'str | Path', *, read_only: 'bool' = True) -> 'Graph'",
}
GRAPH = {
    "alike": (
        "(self, actor: 'str | None' = None, by: 'str | None' = None, "
        "filters: 'Filters' = FIRST_LOOK) -> 'pd.DataFrame'"
    ),
    "analyse": (
        "(self, filters: 'Filters' = FIRST_LOOK, recency: 'Recency' = DEFAULT_RECENCY)"
        " -> 'Analysis'"
    ),
    "ask": "(self, name: 'str', *arguments: 'str') -> 'pd.DataFrame'",
    "bipartite": "(self, filters: 'Filters' = FIRST_LOOK) -> 'nx.Graph[str]'",
    "close": "(self) -> 'None'",
    "disputed": "(self, actor: 'str | None' = None) -> 'pd.DataFrame'",
    "ego": (
        "(self, actor: 'str', radius: 'int' = 1, filters: 'Filters' = FIRST_LOOK)"
        " -> 'nx.MultiDiGraph[str]'"
    ),
    "holding": ("(self, a: 'str', b: 'str', filters: 'Filters' = FIRST_LOOK) -> 'pd.DataFrame'"),
    "network": "(self, filters: 'Filters' = FIRST_LOOK) -> 'nx.MultiDiGraph[str]'",
    "paths": (
        "(self, a: 'str', b: 'str', most: 'int' = 3, filters: 'Filters' = FIRST_LOOK)"
        " -> 'pd.DataFrame'"
    ),
    "rdf": "property -> 'Dataset'",
    "report": (
        "(self, title: 'str' = 'Briefing', filters: 'Filters' = FIRST_LOOK, "
        "recency: 'Recency' = DEFAULT_RECENCY) -> 'Report'"
    ),
    "review": "(self, least: 'float' = 0.5) -> 'pd.DataFrame'",
    "rolled_up": "(self, how: 'str') -> 'Graph'",
    "show": "(self, actor: 'str') -> 'ActorCard'",
    "signed": (
        "(self, filters: 'Filters' = FIRST_LOOK, recency: 'Recency' = DEFAULT_RECENCY)"
        " -> 'nx.Graph[str]'"
    ),
    "sparql": "(self, text: 'str', *, labels: 'bool' = True) -> 'pd.DataFrame'",
    "ties": ("(self, kind: 'str' = 'all', filters: 'Filters' = FIRST_LOOK) -> 'nx.DiGraph[str]'"),
    "view": "(self, title: 'str' = 'Actor graph', *, unnamed: 'bool' = False) -> 'View'",
    "within": (
        "(self, *, as_of: 'str | None' = None, since: 'str | None' = None, "
        "until: 'str | None' = None) -> 'Graph'"
    ),
    "why": "(self, subject: 'str', relation: 'str', object: 'str') -> 'Why'",
}
VIEW = {"save": "(self, path: 'str | Path') -> 'Path'"}
COMMANDS = [
    *("build", "extract", "query", "queries", "show", "why", "analyse", "paths", "report", "view"),
    *("evaluate", "stats", "remove", "export", "validate", "check-seeds", "review"),
    *("load", "migrate", "disputed", "serve"),
]


def surface(kind: type) -> dict[str, str]:
    """Public methods and properties of a class with their signatures."""
    found = {}
    for name, member in inspect.getmembers(kind):
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            assert member.fget is not None
            found[name] = f"property -> {inspect.signature(member.fget).return_annotation!r}"
        else:
            text = str(inspect.signature(member))
            text = text.replace(str(FIRST_LOOK), "FIRST_LOOK")
            found[name] = text.replace(str(DEFAULT_RECENCY), "DEFAULT_RECENCY")
    return dict(sorted(found.items()))


def test_names() -> None:
    expected = ["ActorgraphError", "Graph", "__version__", "build", "explain", "extract", "open"]
    assert sorted(ag.__all__) == expected == dir(ag)
    assert all(getattr(ag, name) is not None for name in ag.__all__)
    assert re.fullmatch(r"\d+\.\d+\.\d+", ag.__version__)


def test_no_module_takes_a_public_name() -> None:
    """Importing ``actorgraph.NAME`` would put the module where the function was."""
    modules = {path.stem for path in Path(ag.__file__ or "").parent.iterdir()}
    assert not modules & set(ag.__all__)


def test_signatures() -> None:
    functions = {name: str(inspect.signature(getattr(graph, name))) for name in FUNCTIONS}
    assert functions == FUNCTIONS
    assert surface(Graph) == GRAPH
    assert surface(View) == VIEW


def test_all_of_it_is_documented() -> None:
    members = [getattr(graph, name) for name in [*FUNCTIONS, "Graph"]] + [ag.ActorgraphError]
    members += [getattr(Graph, name) for name in GRAPH] + [getattr(View, name) for name in VIEW]
    for member in [ag, View, *members]:
        assert len((member.__doc__ or "").split()) >= 4, member


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = ag.nothing


def test_import_costs_nothing() -> None:
    heavy = "spacy", "pandas", "networkx", "rdflib", "pyoxigraph", "rich"
    code = f"import sys, actorgraph; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_commands() -> None:
    names = [c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands]
    assert sorted(names) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_readme_or_docs(command: str) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert re.search(rf"\bactorgraph {command}\b", text), f"no page shows actorgraph {command}"


def commands_of(text: str) -> list[list[str]]:
    """The calls of the command line in a Makefile or a page, as lists of arguments."""
    found = re.findall(r"^\s*(?:\$\(BIN\)/|\$ )?actorgraph ((?:[^\n\\#]|\\\n)+)", text, re.M)
    return [call.replace("$(STORE)", "demo/store").split() for call in found]


def test_calls_in_the_makefile_parse() -> None:
    """``make demo`` calls options that there are."""
    from typer.main import get_command  # noqa: PLC0415

    command = get_command(app)
    calls = commands_of((ROOT / "Makefile").read_text(encoding="utf-8"))
    assert [call[0] for call in calls][:1] == ["build"]
    for name, *arguments in calls:
        sub = command.commands[name]  # type: ignore[attr-defined]
        sub.make_context(name, list(arguments))  # raises a usage error
