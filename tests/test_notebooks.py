"""The notebooks run from top to bottom in a fresh kernel, away from the checkout, and what they
show is what the store says: the figures are worked out again here from its claims."""

from __future__ import annotations

import io
import re
import runpy
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import actorgraph as ag
from actorgraph.graph import Graph
from actorgraph.ontology import relations
from actorgraph.report import figures

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
AXIS = ["russia", "china", "north-korea", "iran"]
OTHERS = ["united-states", "ukraine", "israel", "south-korea"]
CLAIMS = """
    SELECT ?a ?r ?b ?claim ?belief ?status ?sources ?aname ?bname WHERE {
      ?claim rdf:subject ?a ; rdf:predicate ?r ; rdf:object ?b ; ag:belief ?belief ;
             ag:status ?status ; ag:sourceCount ?sources .
      ?a rdfs:label ?aname . ?b rdfs:label ?bname
    }"""


@dataclass(frozen=True)
class Shown:
    """What a notebook shows, by the name of the cell."""

    outputs: Mapping[str, list[Any]]

    def html(self, cell: str) -> str:
        data = (output.get("data", {}) for output in self.outputs[cell])
        return "".join(each.get("text/html", "") for each in data)

    def text(self, cell: str) -> str:
        outputs = (o for o in self.outputs[cell] if o.get("name") != "stderr")
        return "".join(o.get("text") or o["data"].get("text/plain", "") for o in outputs)

    def table(self, cell: str) -> pd.DataFrame:
        (found,) = pd.read_html(io.StringIO(self.html(cell)), index_col=0)
        if found.columns.nlevels > 1:  # the name of the index has a line of its own
            found.columns = found.columns.get_level_values(0)
        return found


def run(notebook: Path, folder: Path) -> Shown:
    """The notebook run in this folder; raises with the cell and its traceback."""
    sheet = nbformat.read(notebook, as_version=4)
    resources = {"metadata": {"path": str(folder)}}
    client = nbclient.NotebookClient(sheet, timeout=300, kernel_name="python3", resources=resources)
    client.execute()
    return Shown({cell.id: cell.outputs for cell in sheet.cells if cell.cell_type == "code"})


@pytest.fixture(scope="module")
def all_shown(
    tmp_path_factory: pytest.TempPathFactory, sample_articles: Path, sample_folder: Path
) -> Iterator[dict[str, Shown | Exception]]:
    """Every notebook, run in a folder of its own; what went wrong where it did. The sample store is
    there already, as when another notebook has made it."""
    base = tmp_path_factory.mktemp("notebooks")
    folders = {path: base / path.stem / "notebooks" for path in NOTEBOOKS}
    for folder in folders.values():
        shutil.copytree(sample_articles, folder.parent / "seeds" / "articles")
        folder.mkdir()
        shutil.copy(ROOT / "notebooks" / "judged.csv", folder)
        shutil.copytree(sample_folder, folder / "sample-store")

    def ran(path: Path) -> Shown | Exception:
        try:
            return run(path, folders[path])
        except Exception as error:
            return error

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(2) as pool:
        patch.setenv("PYTHONPATH", str(ROOT / "src"))
        patch.setenv("IPYTHONDIR", str(base / "ipython"))
        yield dict(zip(NAMES, pool.map(ran, NOTEBOOKS), strict=True))


@pytest.fixture
def shown(all_shown: dict[str, Shown | Exception], request: pytest.FixtureRequest) -> Shown:
    """What the notebook shows that the test is marked with."""
    found = all_shown[request.param]
    if isinstance(found, Exception):
        raise found
    return found


@pytest.fixture(scope="module")
def graph(sample_folder: Path) -> Iterator[Graph]:
    with ag.open(sample_folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def states(graph: Graph) -> Iterator[Graph]:
    with graph.rolled_up("person=state,body=state") as made:
        yield made


def of(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("shown", [name], indirect=True)


def rows(graph: Graph) -> list[dict[str, Any]]:
    """Every claim of a store with its relation; ids, not IRIs."""
    found = graph.sparql(CLAIMS, labels=False).astype(object).to_dict("records")
    for row in found:
        for name in ("a", "b", "r", "claim", "status"):
            row[name] = re.split("[/#]", row[name])[-1]
        row["score"] = relations()[row["r"]].score * float(row["belief"])
    return found


def between(claims: list[dict[str, Any]], a: str, b: str) -> list[float]:
    believed = (c for c in claims if c["belief"] >= 0.5 and c["status"] == "Supported")
    return [c["score"] for c in believed if {c["a"], c["b"]} == {a, b}]


# ------------------------------------------------------------------------------------- all of them


@pytest.mark.parametrize("shown", NAMES, indirect=True)
def test_a_notebook_runs_and_shows_more_than_text(shown: Shown) -> None:
    kinds = {
        kind for outputs in shown.outputs.values() for o in outputs for kind in o.get("data", ())
    }
    assert "text/html" in kinds
    assert not [o for outputs in shown.outputs.values() for o in outputs if o.get("ename")]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=NAMES)
def test_a_notebook_is_kept_without_outputs(notebook: Path) -> None:
    sheet = nbformat.read(notebook, as_version=4)
    nbformat.validate(sheet)
    for cell in sheet.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_the_hook_takes_outputs_out_and_leaves_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = NOTEBOOKS[0].read_bytes()
    file = tmp_path / "sheet.ipynb"
    file.write_bytes(kept)
    names = runpy.run_path(str(ROOT / "scripts" / "strip_notebooks.py"))
    assert names["main"]([str(file)]) == 0
    sheet = nbformat.read(file, as_version=4)
    ran = next(cell for cell in sheet.cells if cell.cell_type == "code")
    ran.execution_count = 3
    ran.outputs = [nbformat.v4.new_output("stream", text="made here")]
    nbformat.write(sheet, file)
    assert names["main"]([str(file)]) == 1
    assert "sheet.ipynb" in capsys.readouterr().out
    assert file.read_bytes() == kept


def test_there_are_five_and_they_are_linked() -> None:
    assert [name[:2] for name in NAMES] == ["01", "02", "03", "04", "05"]
    first = NOTEBOOKS[0].read_text(encoding="utf-8")
    assert [name for name in NAMES[1:] if f"({name}.ipynb)" not in first] == []
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"notebooks/{name}.ipynb" not in page] == []


# ------------------------------------------------------------------------------------- one by one


@of("01-quickstart")
def test_quickstart(shown: Shown, graph: Graph, all_shown: dict[str, Any]) -> None:
    claims = rows(graph)
    assert f"{len(graph.store.articles())} articles of 6 publishers" in shown.html("build")
    assert f"{len(claims)} claims" in shown.html("build")
    assert shown.text("rdf").strip() == f"[{len(claims)}]"
    believed = {
        (c["aname"], c["bname"])
        for c in claims
        if c["r"] == "supplies" and c["belief"] >= 0.5 and c["status"] == "Supported"
    }
    edges = shown.table("edges")
    assert set(zip(edges["supplier"], edges["to"], strict=True)) == believed
    to_russia = {c["aname"] for c in claims if c["r"] == "supplies" and c["b"] == "russia"}
    assert set(shown.table("suppliers")["supplier"]) == to_russia
    assert "14 pieces of evidence" in shown.html("why")
    assert "belief 0.05, disputed, 2 independent sources" in shown.text("grounds")
    assert figures.sides(graph.analyse()).svg.partition(">")[2] in shown.html("sides")
    for cell in ("page", "report"):
        assert shown.html(cell).startswith("<iframe srcdoc=")


@of("02-sparql-cookbook")
def test_sparql_cookbook(shown: Shown, graph: Graph) -> None:
    claims = rows(graph)
    to_russia = [c for c in claims if c["r"] == "supplies" and c["b"] == "russia"]
    table = shown.table("claims")
    assert dict(zip(table["supplier"], table["belief"], strict=True)) == {
        c["aname"]: pytest.approx(float(c["belief"]), abs=1e-4) for c in to_russia
    }
    disputed = {(c["aname"], c["bname"]) for c in claims if c["status"] == "Disputed"}
    both = shown.table("disputed")
    assert disputed <= set(zip(both["subject"], both["object"], strict=True))
    row = both[(both["subject"] == "Iran") & (both["relation"] == "supplies")].iloc[0]
    grounds = graph.why("Iran", "supplies", "Russia").grounds
    counted = [ground.polarity for ground in grounds]
    assert (row["for"], row["against"]) == (counted.count("affirmed"), counted.count("negated"))
    attacks = [c for c in claims if c["r"] == "attacks" and c["belief"] >= 0.5]
    attacked = {c["bname"] for c in attacks}
    assert set(shown.table("unanswered")["attacker"]) == {c["aname"] for c in attacks} - attacked
    worst: dict[tuple[str, str], float] = {}
    for c in claims:
        if c["belief"] >= 0.5 and relations()[c["r"]].quad_class != "structure":
            pair = c["aname"], c["bname"]
            worst[pair] = worst.get(pair, 0.0) + c["score"]
    scores = shown.table("scores")
    assert list(scores["net"]) == pytest.approx(sorted(worst.values())[: len(scores)], abs=0.006)
    for name in shown.outputs:
        if name not in ("build", "close"):
            assert len(shown.table(name)) > 0, name


@of("03-the-axis")
def test_the_axis_is_what_the_claims_add_up_to(shown: Shown, states: Graph) -> None:
    claims = rows(states)
    found = states.analyse()
    matrix = figures.between(found, AXIS + OTHERS, "Net score: cooperation minus conflict")
    assert matrix.svg in shown.html("between")
    for one, line in zip(AXIS + OTHERS, matrix.plot.values, strict=True):  # type: ignore[union-attr]
        for two, value in zip(AXIS + OTHERS, line, strict=True):
            scores = between(claims, one, two) if one != two else []
            assert (value is None) == (not scores), (one, two)
            assert value is None or value == pytest.approx(sum(scores), abs=1e-4)
    assert figures.sides(found, AXIS + OTHERS, "With all others together").svg in shown.html(
        "sides"
    )
    bloc = shown.table("bloc")
    assert set(bloc.loc[AXIS, "community"]) == {bloc.loc["russia", "community"]}, "prose says so"
    assert bloc.loc["united-states", "community"] != bloc.loc["russia", "community"]


@of("03-the-axis")
def test_the_axis_is_balanced_as_its_signs_say(shown: Shown, states: Graph) -> None:
    signed = states.signed()
    signs: list[int] = []
    actors = sorted(signed)
    for a in actors:
        for b in [b for b in signed[a] if b > a]:
            for c in [c for c in set(signed[a]) & set(signed[b]) if c > b]:
                ties = ((a, b), (b, c), (a, c))
                signs.append(sum(signed.edges[tie]["sign"] for tie in ties))
    table = shown.table("balance").set_index("kind")["triads"]
    kinds = ("three friends", "friend of two enemies", "two against one", "three enemies")
    assert [table[kind] for kind in kinds] == [signs.count(each) for each in (3, 1, -1, -3)]
    assert len(shown.table("tensions")) == signs.count(1)


@of("03-the-axis")
def test_the_months_of_the_axis_are_those_of_the_articles(shown: Shown, states: Graph) -> None:
    pairs = [
        *(("north-korea", "russia"), ("iran", "russia"), ("china", "russia")),
        *(("iran", "israel"), ("iran", "united-states")),
    ]
    made = figures.by_month(states.analyse(), pairs, "Score of five dyads")
    assert made.svg in shown.html("months")
    dated = states.sparql(
        """SELECT DISTINCT ?claim ?day WHERE { ?e ag:evidenceFor ?claim ; ag:polarity ag:Affirmed ;
           prov:wasDerivedFrom/schema:datePublished ?day }""",
        labels=False,
    )
    days = {(row.claim.rpartition("/")[2], str(row.day)[:7]) for row in dated.itertuples()}
    claims = [c for c in rows(states) if c["belief"] >= 0.5 and c["status"] == "Supported"]
    for pair, (_, values) in zip(pairs, made.plot.rows, strict=True):  # type: ignore[union-attr]
        own = [c for c in claims if {c["a"], c["b"]} == set(pair)]
        assert own
        for month, value in zip(made.plot.months, values, strict=True):  # type: ignore[union-attr]
            score = sum(c["score"] for c in own if (c["claim"], month) in days)
            assert value == pytest.approx(score, abs=1e-4), (pair, month)


@of("03-the-axis")
def test_the_axis_is_connected_with_words(shown: Shown, graph: Graph) -> None:
    believed = {(c["aname"], c["bname"]) for c in rows(graph) if c["belief"] >= 0.5}
    paths = shown.table("paths")
    assert set(zip(paths["subject"], paths["object"], strict=True)) <= believed
    assert not paths["quote"].isna().any()
    why = graph.why("North Korea", "supplies", "Russia")
    quotes = re.findall("<blockquote", shown.html("why"))
    assert len(quotes) == len(why.grounds) > 1
    assert shown.html("page").startswith("<iframe srcdoc=")


@of("04-evidence-and-belief")
def test_belief_is_worked_out_by_hand(shown: Shown, graph: Graph) -> None:
    stored = next(
        float(c["belief"])
        for c in rows(graph)
        if (c["a"], c["r"], c["b"]) == ("iran", "supplies", "russia")
    )
    told = eval(shown.text("belief"), {})  # a dict of numbers, as the notebook prints it
    assert told["belief"] == told["in the store"] == pytest.approx(stored, abs=1e-4)
    assert told["supported"] * (1 - told["denied"]) == pytest.approx(stored, abs=1e-4)
    window = shown.table("window")
    assert list(window["status"]) == ["supported", "supported", "supported", "disputed"]
    assert list(window["sources"]) == [1, 1, 1, 2], "reprints are no sources"
    assert window["belief"].iloc[-1] == pytest.approx(stored, abs=0.005)
    sources = shown.table("sources")
    assert sources["evidence_for"].sum() == 11, "prose says so"
    assert sources["evidence_against"].sum() == 3
    assert len(shown.table("articles")) == 5
    assert shown.table("articles")["reprint_of"].notna().sum() == 2
    assert shown.table("speakers")["pieces"].sum() == 14
    pieces = graph.sparql("SELECT (COUNT(?e) AS ?n) WHERE { ?e a ag:Evidence }")["n"][0]
    assert shown.table("modality")["pieces"].sum() == pieces
    assert "corrected: 2024-11-21, Harbour Times (sample)" in shown.html("corrected")


@of("04-evidence-and-belief")
def test_calibration_is_that_of_the_verdicts(shown: Shown, graph: Graph) -> None:
    judged = pd.read_csv(ROOT / "notebooks" / "judged.csv")
    found = []
    for row in judged.itertuples():
        grounds = graph.why(row.subject, row.relation, row.object).grounds
        own = [ground for ground in grounds if ground.article == row.article]
        assert row.quote in {" ".join(ground.quote.split()) for ground in own}, row
        found.append((max(ground.confidence for ground in own), row.right == "yes"))
    table = shown.table("calibration")
    bounds = [0, 0.7, 0.8, 0.88, 1]
    for low, high, (_, row) in zip(bounds, bounds[1:], table.iterrows(), strict=False):
        own = [(sure, right) for sure, right in found if low <= sure < high]
        assert row["pieces"] == len(own) > 0
        assert row["confidence"] == pytest.approx(sum(c for c, _ in own) / len(own), abs=0.006)
        assert row["right"] == pytest.approx(sum(r for _, r in own) / len(own), abs=0.006)
    brier = sum((sure - right) ** 2 for sure, right in found) / len(found)
    share = sum(right for _, right in found) / len(found)
    assert shown.text("brier").strip() == (
        f"{len(found)} pieces, {share:.2f} of them right, Brier score {brier:.3f}"
    )


@of("05-your-own-corpus")
def test_your_own_corpus(shown: Shown) -> None:
    assert "4 articles of 3 publishers" in shown.html("build")
    assert len(shown.table("extract")) == 13
    assert "1 independent source" in shown.html("rice")
    assert set(shown.table("later")["deed"]) == {"corrected", "denied later"}
    assert list(shown.table("review")["left"]) == ["jon-kowalski"]
    assert "of <bdi>Poland</bdi>" in shown.html("decide"), "one envoy with all that both have"
    assert shown.text("settled").strip() == "0"
    assert len(shown.table("export")) == 8
    assert "8 edges" in shown.text("network")
