"""The command line as users meet it: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from select import select
from unittest.mock import patch

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, parse
from typer.main import get_command
from typer.testing import CliRunner

from actorgraph import __version__
from actorgraph.actors import PERSON_COLUMNS
from actorgraph.cli import app, main
from actorgraph.ontology import relations
from actorgraph.query import named_queries
from actorgraph.store import Store
from seed_samples import written
from store_samples import corpus

COMMANDS = [c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands]
PROGRAM = [sys.executable, "-c", "from actorgraph.cli import main; main()"]
NEWS = {
    "one": "Brazil sent rice to Peru, officials said. Chile condemned Peru.",
    "two": "Kenya met Uganda in Nairobi on Monday.",
    "three": "Norway imposed sanctions on Belarus.",
}


@dataclass(frozen=True)
class Run:
    """What a call of the program left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


def ag(*arguments: str | Path) -> Run:
    """Call ``main`` in this process, errors and all."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code: object = 0
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", _argv(arguments)):
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
    out.flush()
    err.flush()
    assert isinstance(code, int)
    buffers = [pipe.buffer.getvalue() for pipe in (out, err)]
    return Run(code, buffers[0], buffers[1].decode("utf-8"))


def _argv(arguments: tuple[str | Path, ...]) -> list[str]:
    return ["actorgraph", *map(str, arguments)]


def apart(*arguments: str | Path, **environment: str) -> Run:
    """Call the program in a process of its own."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def refused(run: Run, *words: str, code: int = 1) -> None:
    """The call failed with one line on standard error that says all these words."""
    assert run.code == code, run
    assert run.out == b""
    assert run.err.startswith("actorgraph: "), run.err
    assert run.err.count("\n") == 1, run.err
    assert not [word for word in words if word not in run.err], run.err


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def quads(store: Path) -> bytes:
    with Store(store, read_only=True) as opened:
        return opened.dump()


class TestHelp:
    def test_lists_every_command_with_what_it_does(self) -> None:
        found = CliRunner().invoke(app, ["--help"], prog_name="actorgraph", env={"COLUMNS": "200"})
        assert found.exit_code == 0
        assert "Usage: actorgraph [OPTIONS] COMMAND" in found.output
        for command in COMMANDS:
            assert re.search(rf"^  {command} +[A-Z].+[.)]$", found.output, re.MULTILINE), command

    @pytest.mark.parametrize("command", COMMANDS)
    def test_describes_every_argument_and_option(self, command: str) -> None:
        about = get_command(app).commands[command]  # type: ignore[attr-defined]
        assert about.help
        assert about.help.strip().endswith("."), "no sentence"
        for param in about.params:
            assert len(getattr(param, "help", None) or "") > 5, f"{param.name} is not described"
        found = CliRunner().invoke(app, [command, "--help"], prog_name="actorgraph")
        assert found.exit_code == 0
        assert f"Usage: actorgraph {command}" in found.output

    def test_version(self) -> None:
        assert ag("--version").text.strip() == __version__

    def test_without_arguments_it_helps(self) -> None:
        run = ag()
        assert "Usage: actorgraph" in run.text + run.err

    @pytest.mark.parametrize(
        "arguments",
        [
            *(["--help"], ["queries"], ["stats"], ["query", "stats"]),
            ["stats", "--roll-up", "person=state"],
            ["review", "--list"],
        ],
    )
    def test_never_loads_spacy(self, arguments: list[str], sample_folder: Path) -> None:
        code = (
            "import sys\nfrom actorgraph.cli import main\n"
            "try:\n    main()\nexcept SystemExit as stop:\n    code = stop.code\n"
            "print(code, 'spacy' in sys.modules, file=sys.stderr)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "ACTORGRAPH_STORE": str(sample_folder)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr.split() == ["0", "False"]
        assert done.stdout

    def test_an_unknown_command_and_a_missing_argument(self) -> None:
        run = ag("bild")
        assert (run.code, "bild" in run.err) == (2, True)
        assert ag("show").code == 2


class TestBuild:
    def test_reads_then_reads_nothing_again(self, news: Path, tmp_path: Path) -> None:
        first = ag("build", news, "--store", tmp_path / "g")
        assert (first.code, first.err) == (0, "")
        assert first.text.startswith("3 articles read, 0 unchanged, 0 files not opened again")
        assert first.text.endswith(f"the store {tmp_path / 'g'} holds 3\n")
        before = quads(tmp_path / "g")
        again = ag("build", news, "-s", tmp_path / "g")
        assert again.code == 0
        assert again.text.startswith("0 articles read, 0 unchanged, 3 files not opened again")
        assert quads(tmp_path / "g") == before

    def test_files_folders_and_globs(self, news: Path, tmp_path: Path) -> None:
        run = ag("build", news / "one.txt", f"{news}/t*.txt", "-s", tmp_path / "g")
        assert run.text.startswith("3 articles read")

    def test_the_store_may_come_from_the_environment(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ACTORGRAPH_STORE", str(tmp_path / "elsewhere"))
        assert ag("build", news).code == 0
        assert len(Store(tmp_path / "elsewhere", read_only=True).articles()) == 3

    def test_shows_progress_on_a_terminal_only(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        (news / "bad\x1b[2J.txt").write_bytes(b"\xff")
        run = ag("build", news, "--store", tmp_path / "g")
        assert "articles read: 3, last two" in run.err
        assert re.search(r"4/4\S* files, \d+\.\d articles/s", run.err)
        assert "not UTF-8" in run.err
        assert "\x1b[2J" not in run.err
        assert run.text.startswith("3 articles read")

    def test_bad_files_are_named_and_counted_and_the_rest_goes_in(
        self, news: Path, tmp_path: Path
    ) -> None:
        (news / "empty.txt").write_bytes(b"")
        (news / "latin.md").write_bytes("Perú".encode("latin-1"))
        (news / "lines.jsonl").write_text('{"id": "ok", "text": "Fiji met Tonga."}\n{"id": \n')
        run = ag("build", news, tmp_path / "gone", "--store", tmp_path / "g")
        assert run.code == 0
        assert run.text.startswith("4 articles read")
        assert "4 skipped" in run.text
        told = run.err.splitlines()
        assert len(told) == 4
        for name, reason in (
            ("empty.txt", "is empty"),
            ("latin.md", "not UTF-8"),
            ("lines.jsonl:2", "broken JSON"),
            ("gone", "no such file or folder"),
        ):
            assert any(name in line and reason in line for line in told), (name, told)

    def test_an_unreadable_file(self, news: Path, tmp_path: Path) -> None:
        if os.geteuid() == 0:
            pytest.skip("root reads every file")
        (news / "one.txt").chmod(0)
        run = ag("build", news, "--store", tmp_path / "g")
        assert run.code == 0
        assert "one.txt: permission denied" in run.err

    def test_a_file_that_is_no_file(self, news: Path, tmp_path: Path) -> None:
        (news / "link.txt").symlink_to(news / "nowhere")
        run = ag("build", news, "--store", tmp_path / "g")
        assert run.text.startswith("3 articles read")
        assert "link.txt" in run.err

    @pytest.mark.parametrize("make", ["missing", "empty", "bad"])
    def test_nothing_to_do_is_a_failure(self, make: str, tmp_path: Path) -> None:
        source = tmp_path / "source"
        if make != "missing":
            source.mkdir()
        if make == "bad":
            (source / "bad.txt").write_bytes(b"\xff")
        for _ in range(2):
            run = ag("build", source, "--store", tmp_path / "g")
            assert run.code == 1
            assert str(source) in run.err
            assert "Traceback" not in run.err
            assert run.err.count("\n") == 1
            assert not (tmp_path / "g").exists()

    def test_one_is_no_plural_and_what_is_gone_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "n.jsonl"
        for name, said in (("a", "1 article read, 0 unchanged, 0 files"), ("b", ", 1 taken back,")):
            path.write_text(json.dumps({"id": name, "text": "Fiji met Tonga."}))
            assert said in ag("build", path, "--store", tmp_path / "g").text
        assert "1 file not opened again" in ag("build", path, "--store", tmp_path / "g").text

    def test_control_characters_of_a_name_do_not_reach_the_terminal(self, tmp_path: Path) -> None:
        run = ag("build", tmp_path / "a\x1b[2Jb\nc", "--store", tmp_path / "g")
        assert run.code == 1
        assert "\x1b" not in run.err
        assert run.err.count("\n") == 1


class TestStoreTrouble:
    def test_a_file_is_no_store(self, news: Path, tmp_path: Path) -> None:
        path = tmp_path / "g"
        path.write_text("mine")
        refused(ag("build", news, "--store", path), str(path), "is a file")
        refused(ag("stats", "--store", path), str(path), "is a file")
        assert path.read_text() == "mine"

    def test_another_folder_is_no_store(self, news: Path, tmp_path: Path) -> None:
        refused(ag("build", tmp_path, "--store", news), str(news), "is not a store")
        assert sorted(path.stem for path in news.iterdir()) == sorted(NEWS)

    @pytest.mark.parametrize(
        "command",
        [
            *(["stats"], ["analyse"], ["view"], ["export"], ["validate"], ["remove", "one"]),
            *(["query", "stats"], ["show", "Iran"], ["why", "Iran", "supplies", "Russia"]),
        ],
        ids=lambda command: command[0],
    )
    def test_a_missing_store(
        self, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        refused(ag(*command, "--store", "nothing"), "nothing", "does not exist")
        assert not list(tmp_path.iterdir())

    def test_a_store_that_another_process_writes(self, news: Path, tmp_path: Path) -> None:
        ag("build", news, "--store", tmp_path / "g")
        before = quads(tmp_path / "g")
        with Store(tmp_path / "g"):
            for command in (["remove", "one"], ["build", news]):
                run = apart(*command, "--store", tmp_path / "g")
                refused(run, str(tmp_path / "g"), f"held by process {os.getpid()}")
            assert apart("stats", "--store", tmp_path / "g").text.startswith("3 articles")
        with Store(tmp_path / "g", read_only=True):
            assert apart("build", news, "--store", tmp_path / "g").code == 0, "readers do not mind"
        assert quads(tmp_path / "g") == before

    def test_a_broken_store(self, news: Path, tmp_path: Path) -> None:
        ag("build", news, "--store", tmp_path / "g")
        for folder, command in (("quads", "remove"), ("snapshots/1", "why")):
            (tmp_path / "g" / folder / "CURRENT").write_text("nonsense\n")
            words = ["a", "b", "c"] if command == "why" else ["one"]
            run = ag(command, *words, "--store", tmp_path / "g")
            refused(run, str(tmp_path / "g"), "cannot be opened")

    def test_output_that_cannot_be_written(self, sample_folder: Path, tmp_path: Path) -> None:
        path = tmp_path / "no" / "such.html"
        for command in ("view", "export"):
            run = ag(command, "--store", sample_folder, "-o", path)
            refused(run, str(path), "cannot be written")


class TestInterrupt:
    CODE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from actorgraph import outcomes
from actorgraph.cli import main
read, left = outcomes.reading, [int(sys.argv.pop(1))]
def reading(*arguments):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGINT)
    return read(*arguments)
outcomes.reading = reading
main()
"""

    def test_control_c_leaves_a_store_that_opens_and_a_build_that_resumes(
        self, tmp_path: Path
    ) -> None:
        news = tmp_path / "many"
        news.mkdir()
        for number in range(30):
            (news / f"n{number:02}.txt").write_text(
                f"Fiji sent rice to Tonga, officials said on day {number}."
            )
        store = tmp_path / "g"
        stopped = subprocess.run(
            [sys.executable, "-c", self.CODE, "12", "build", str(news), "-s", str(store)],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert stopped.returncode == 130
        assert stopped.stderr.startswith("actorgraph: stopped")
        assert stopped.stderr.count("\n") == 1
        with Store(store, read_only=True) as opened:
            assert len(opened.articles()) == 11
            (found,) = opened.reading("n03").claims
            assert found.relation == "supplies"
        assert ag("stats", "--store", store).code == 0
        resumed = ag("build", news, "--store", store)
        assert resumed.text.startswith("19 articles read, 0 unchanged, 11 files not opened again")
        ag("build", news, "--store", tmp_path / "whole")
        assert quads(store) == quads(tmp_path / "whole")


KEYS = {
    *("doc", "date", "subject", "relation", "object", "item", "location", "event_date"),
    *("polarity", "modality", "attribution", "confidence", "evidence"),
}
PIECE = {"start", "end", "quote", "subject", "trigger", "object", "rule"}


class TestExtract:
    @pytest.fixture(scope="class")
    def lines(self, sample_articles: Path) -> list[dict[str, object]]:
        run = ag("extract", sample_articles / "delta-briefs.jsonl", f"{sample_articles}/wire-*.txt")
        assert (run.code, run.err) == (0, "")
        return [json.loads(line) for line in run.text.splitlines()]

    def test_every_line_is_a_claim_as_claims_md_has_it(
        self, lines: list[dict[str, object]]
    ) -> None:
        assert len(lines) > 50
        for line in lines:
            assert set(line) >= KEYS
            assert line["relation"] in relations()
            assert line["polarity"] in ("affirmed", "negated")
            assert line["modality"] in (
                *("asserted", "possible", "planned", "requested", "hypothetical"),
            )
            assert isinstance(line["confidence"], float)
            assert 0 < line["confidence"] <= 1
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(line["date"]))
            for end in (line["subject"], line["object"]):
                assert isinstance(end, dict)
                assert {"label", "type", "wikidata", "named"} <= set(end)
            speaker = line["attribution"]
            assert speaker is None or (isinstance(speaker, dict) and speaker["label"])

    def test_explains_in_words(self, news: Path) -> None:
        (news / "two.txt").write_text("Kenya met \x1b[2J Uganda. Rain dried.", encoding="utf-8")
        run = ag("extract", "--explain", news)
        assert (run.code, run.err) == (0, "")
        assert run.text.startswith("one: 2 of 2 sentences hold a trigger or two actors\n\n")
        assert "\n\ntwo: 1 of 2 sentences hold" in run.text
        assert "  frame   norway sanctions belarus, by rule sanctions-" in run.text
        assert "\x1b" not in run.text

    def test_explains_nothing_of_nothing(self, tmp_path: Path) -> None:
        run = ag("extract", "--explain", tmp_path / "gone.txt")
        assert (run.code, run.out) == (1, b"")
        assert "gone.txt: no such file" in run.err

    def test_a_claim_is_one_line_of_its_document(self, lines: list[dict[str, object]]) -> None:
        keys = [
            (line["doc"], line["subject"]["label"], line["relation"], line["object"]["label"])  # type: ignore[index]
            for line in lines
        ]
        assert len(keys) == len(set(keys))
        assert all(subject != object_ for _, subject, _, object_ in keys)

    def test_offsets_give_the_quote_and_the_words(
        self, lines: list[dict[str, object]], sample_articles: Path
    ) -> None:
        texts = {path.stem: path.read_text("utf-8") for path in sample_articles.glob("wire-*.txt")}
        briefs = (sample_articles / "delta-briefs.jsonl").read_text("utf-8").splitlines()
        texts |= {brief["id"]: brief["text"] for brief in map(json.loads, briefs)}
        assert {line["doc"] for line in lines} == set(texts)
        for line in lines:
            text = texts[str(line["doc"])]
            pieces = line["evidence"]
            assert isinstance(pieces, list)
            assert pieces
            for piece in pieces:
                assert set(piece) >= PIECE
                assert text[piece["start"] : piece["end"]] == piece["quote"]
                for role in ("subject", "trigger", "object"):
                    if piece[role] is not None:
                        start, end = piece[role]
                        assert 0 <= start < end <= len(text)
                        assert text[start:end].strip() == text[start:end]
                start, end = piece["trigger"]
                assert piece["start"] <= start < end <= piece["end"]

    def test_what_is_skipped_is_told_apart_from_the_claims(self, news: Path) -> None:
        (news / "bad.txt").write_bytes(b"\xff")
        run = ag("extract", news)
        assert run.code == 0
        assert all(json.loads(line) for line in run.text.splitlines())
        assert run.err.splitlines()[-1] == "actorgraph: 3 articles read, 1 skipped"
        run = ag("extract", news / "bad.txt")
        assert (run.code, run.out) == (1, b"")

    def test_progress_is_on_standard_error(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plain = ag("extract", news)
        monkeypatch.setenv("FORCE_COLOR", "1")
        run = ag("extract", news)
        assert (run.out, plain.err) == (plain.out, "")
        assert "articles read: 3, last two" in run.err

    def test_agrees_with_the_export_of_a_store(
        self, lines: list[dict[str, object]], sample_folder: Path
    ) -> None:
        run = ag("export", "--store", sample_folder, "--format", "jsonl")
        exported = [json.loads(line) for line in run.text.splitlines()]
        docs = {line["doc"] for line in lines}
        assert sorted(map(json.dumps, (e for e in exported if e["doc"] in docs))) == sorted(
            map(json.dumps, lines)
        )


SUPPLIES = (
    "SELECT ?a ?item WHERE { ?e ag:evidenceFor ?c ; ag:item ?item . "
    "?c rdf:predicate ag:supplies ; rdf:subject ?a } ORDER BY ?a ?item"
)


class TestQuery:
    def query(self, store: Path, *arguments: str) -> Run:
        return ag("query", "--store", store, *arguments)

    def test_sparql_as_a_table(self, sample_folder: Path) -> None:
        run = self.query(sample_folder, SUPPLIES)
        assert (run.code, run.err) == (0, "")
        assert re.search(r"\ba\b.*\bitem\b", run.text)
        assert "iran" in run.text

    @pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
    def test_formats_of_rows(self, form: str, sample_folder: Path) -> None:
        run = self.query(sample_folder, SUPPLIES, "--format", form)
        assert run.code == 0
        table = ag("query", "--store", sample_folder, SUPPLIES, "-f", "csv").text
        rows = list(csv.DictReader(io.StringIO(table)))
        assert rows
        for row in rows:
            assert row["item"].split()[0] in run.text
        if form == "json":
            assert len(json.loads(run.text)["results"]["bindings"]) == len(rows)

    def test_construct_as_turtle(self, sample_folder: Path) -> None:
        text = "CONSTRUCT { ?a ag:supplies ?b } WHERE { ?a ag:supplies ?b }"
        run = self.query(sample_folder, text, "--format", "ttl")
        assert len(list(parse(run.out, format=RdfFormat.TURTLE))) > 0

    def test_a_named_query(self, sample_folder: Path) -> None:
        run = self.query(sample_folder, "suppliers", "russia", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(run.text)))
        assert {"Iran", "North Korea"} <= {row["supplier"] for row in rows}

    @pytest.mark.parametrize("example", [q.example for q in named_queries().values()])
    def test_every_example_of_the_named_queries_runs(
        self, example: str, sample_folder: Path
    ) -> None:
        run = self.query(sample_folder, *shlex.split(example), "--format", "json")
        assert run.code == 0, run.err
        assert json.loads(run.text)["results"]["bindings"], "an example shows something"

    def test_lists_them(self) -> None:
        run = ag("queries")
        listed = [line.split()[0] for line in run.text.splitlines() if not line.startswith(" ")]
        assert listed == list(named_queries())

    def test_mistakes_are_one_line(self, sample_folder: Path) -> None:
        refused(self.query(sample_folder, "SELECT ?a WHERE { ?a"), "query")
        refused(self.query(sample_folder, "SELECT * WHERE { ?a nope:b ?c }"), "nope")
        refused(self.query(sample_folder, "no-such-query"), "no-such-query", "actorgraph queries")
        refused(self.query(sample_folder, "suppliers", "atlantis"), "atlantis")
        refused(self.query(sample_folder, "suppliers"), "suppliers")
        refused(self.query(sample_folder, "DELETE WHERE { ?a ?b ?c }"), "changes data")
        refused(self.query(sample_folder, SUPPLIES, "-f", "ttl"), "ttl")
        assert self.query(sample_folder, SUPPLIES, "-f", "docx").code == 2

    def test_a_pipe_that_closes_early_is_no_accident(self, sample_folder: Path) -> None:
        command = " ".join(f"'{part}'" for part in [*PROGRAM, "export", "-f", "nq"])
        done = subprocess.run(
            ["sh", "-c", f"{command} --store '{sample_folder}' | head -n 1"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.count("\n") == 1
        assert "Traceback" not in done.stderr


class TestAnswers:
    def test_show(self, sample_folder: Path) -> None:
        run = ag("show", "--store", sample_folder, "Iran")
        assert run.text.startswith("Iran (state, Wikidata Q794; id iran)")
        assert "reported by " in run.text
        assert re.search(r"Iran +│ supplies +│ Russia", run.text)
        near = ag("show", "--store", sample_folder, "Irann")
        refused(near, "Irann", "Iran")

    def test_why_shows_both_sides_with_the_words_marked(self, sample_folder: Path) -> None:
        run = ag("why", "--store", sample_folder, "Iran", "supplies", "Russia")
        head, *pieces = run.text.split("\n\n")
        assert head.startswith("Iran supplies Russia (belief 0.")
        assert len(pieces) > 2
        for piece in pieces:
            quote, source = piece.strip().split("\n")
            assert re.fullmatch(r"“.*\[.+\].*”", quote)
            assert re.search(r"article \S+ · .* · (affirmed|negated) · .* · rule \S+", source)
        assert "negated" in run.text
        assert "speaker" in run.text

    def test_why_not(self, sample_folder: Path) -> None:
        store = ("--store", sample_folder)
        refused(ag("why", *store, "Iran", "invades", "Russia"), "no claim", "supplies")
        refused(ag("why", *store, "Iran", "befriends", "Russia"), "befriends")
        refused(ag("why", *store, "Atlantis", "supplies", "Russia"), "Atlantis")

    def test_analyse(self, sample_folder: Path) -> None:
        run = ag("analyse", "--store", sample_folder, "--top", "3")
        titles = [line.strip() for line in run.text.splitlines() if line[:1].isalpha()]
        assert titles == ["Actors", "Communities", "Dyads"]
        assert sum(line.startswith("│") for line in run.text.splitlines()) > 3
        assert ag("analyse", "--store", sample_folder, "--top", "0").code == 2

    def test_other_tables_are_printed_by_name(self, sample_folder: Path) -> None:
        run = ag("analyse", "--store", sample_folder, "--table", "tensions", "--table", "balance")
        titles = [line.strip() for line in run.text.splitlines() if line[:1].isalpha()]
        assert titles == ["Balance", "Tensions"]
        refused(
            ag("analyse", "--store", sample_folder, "--table", "ties"), "ties", "single_sources"
        )

    @pytest.mark.parametrize("form", ["csv", "json"])
    def test_a_file_for_each_table(self, form: str, sample_folder: Path, tmp_path: Path) -> None:
        store = ("--store", sample_folder)
        run = ag("analyse", *store, "-o", tmp_path / "t", "--format", form)
        names = sorted(path.name for path in (tmp_path / "t").iterdir())
        assert len(names) == run.text.count("wrote ") == 14
        assert f"single_sources.{form}" in names
        text = (tmp_path / "t" / f"communities.{form}").read_text(encoding="utf-8")
        if form == "json":
            rows = json.loads(text)
            assert rows[0]["size"] == len(rows[0]["actors"]) > 2
        else:
            row = next(csv.DictReader(text.splitlines()))
            assert int(row["size"]) == len(row["actors"].split("; ")) > 2
        again = ag(
            "analyse", *store, "-o", tmp_path / "u", "--format", form, "--table", "communities"
        )
        assert again.text.count("wrote ") == 1
        assert (tmp_path / "u" / f"communities.{form}").read_text(encoding="utf-8") == text

    def test_notes_are_told_beside_files_too(self, sample_folder: Path, tmp_path: Path) -> None:
        none = ("--relation", "supplies", "--quad", "conflict")
        run = ag("analyse", "--store", sample_folder, "-o", tmp_path / "t", *none)
        assert run.text.count("wrote ") == 14
        assert run.err == "No claim passes the filters: there is nothing to analyse.\n"

    def test_filters_of_an_analysis(self, sample_folder: Path, tmp_path: Path) -> None:
        def relations_of(*options: str) -> list[dict[str, str]]:
            ag("analyse", "--store", sample_folder, "-o", tmp_path, "--table", "dyads", *options)
            text = (tmp_path / "dyads.csv").read_text(encoding="utf-8")
            return list(csv.DictReader(text.splitlines()))

        every = relations_of()
        supplies = relations_of("--relation", "Supplies", "--min-belief", "0.8")
        assert 0 < len(supplies) < len(every)
        assert {row["conflict"] for row in supplies} == {"0.0"}
        conflict = relations_of("--quad", "conflict", "--actor", "Iran")
        assert {row["cooperation"] for row in conflict} == {"0.0"}
        assert all("iran" in (row["a"], row["b"]) for row in conflict)
        assert len(relations_of("--doubtful")) > len(every)
        store = ("--store", sample_folder)
        refused(ag("analyse", *store, "--relation", "befriends"), "befriends")
        refused(ag("analyse", *store, "--actor", "Atlantis"), "Atlantis")
        assert ag("analyse", *store, "--quad", "peace").code == 2

    def test_page_and_briefing_take_the_same_filters(
        self, sample_folder: Path, tmp_path: Path
    ) -> None:
        store = ("--store", sample_folder)

        def made(command: str, *options: str) -> str:
            file = tmp_path / f"{command}.html"
            assert ag(command, *store, "-o", file, *options).code == 0
            return file.read_text(encoding="utf-8")

        for command in ("view", "report"):
            every = made(command)
            for options in (
                ("--relation", "supplies"),
                ("--quad", "conflict", "--min-belief", "0.9"),
                ("--actor", "Iran"),
                ("--as-of", "2024-10"),
                ("--from", "2024-10", "--to", "2025-03"),
                ("--roll-up", "person=state"),
            ):
                assert made(command, *options) != every, (command, options)
            refused(ag(command, *store, "--relation", "befriends"), "befriends")
            assert ag(command, *store, "--quad", "peace").code == 2
        page = made("view", "--relation", "supplies")
        relations, about, claims = (
            json.loads(page.partition(f'id="data-{name}">')[2].partition("</script>")[0])
            for name in ("relations", "page", "claims")
        )
        assert list(relations) == ["supplies"]
        assert about["left"]["weak_claims"] > 100, "the page tells what it is without"
        assert "denied" in claims["columns"]["status"], "doubtful claims are on the page unasked"

    def test_paths(self, sample_folder: Path) -> None:
        run = ag("paths", "Iran", "Ukraine", "--store", sample_folder, "--most", "2")
        assert run.text.count("Path ") == 2
        assert "Iran " in run.text
        assert "“" in run.text
        assert "nan" not in run.text
        refused(ag("paths", "Iran", "Atlantis", "--store", sample_folder), "Atlantis")
        apart = ("--relation", "supplies", "--store", sample_folder)
        lone = ag("paths", "Iran", "Ukraine", *apart)
        assert "Path 1" in lone.text or lone.text == "nothing connects the two\n"

    def test_paths_say_what_holds_them(self, tmp_path: Path) -> None:
        article = tmp_path / "a.txt"
        article.write_text("Iran supplied drones to Russia. Japan met Norway.")
        store = ("--store", tmp_path / "store")
        ag("build", article, *store)
        run = ag("paths", "Iran", "Russia", *store)
        assert "Without the claim Iran supplies Russia nothing connects the two." in run.text
        assert "Without the article a nothing" in run.text
        assert ag("paths", "Iran", "Norway", *store).text == "nothing connects the two\n"

    def test_report(self, sample_folder: Path, tmp_path: Path) -> None:
        for name in ("r.html", "r.md"):
            run = ag("report", "--store", sample_folder, "-o", tmp_path / name, "--title", "<My>")
            assert run.text == f"wrote {tmp_path / name}\n"
        assert "&lt;My&gt;" in (tmp_path / "r.html").read_text(encoding="utf-8")
        assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# \\<My\\>\n")
        refused(ag("report", "--store", sample_folder, "-o", tmp_path / "r.doc"), "r.doc", ".html")

    def test_people_without_a_name_are_left_out_unless_asked_for(self, tmp_path: Path) -> None:
        article = tmp_path / "a.txt"
        article.write_text("Syrian rebels attacked Hezbollah. Iran supported Hezbollah.")
        store, page = tmp_path / "store", tmp_path / "graph.html"
        ag("build", article, "--store", store)
        for options, shown in ((), False), (("--unnamed",), True):
            ag("view", "--store", store, "-o", page, *options)
            assert ("syrian-rebels" in page.read_text(encoding="utf-8")) == shown
            run = ag("analyse", "--store", store, *options)
            assert ("Syrian rebels" in run.text) == shown

    def test_view(self, sample_folder: Path, tmp_path: Path) -> None:
        page = tmp_path / "graph.html"
        run = ag("view", "--store", sample_folder, "-o", page, "--title", "My <graph>")
        assert run.text == f"wrote {page}\n"
        text = page.read_text(encoding="utf-8")
        assert "My &lt;graph&gt;" in text
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//[^"']+\.(?:js|css)""", text)

    def test_stats(self, sample_folder: Path) -> None:
        run = ag("stats", "--store", sample_folder)
        with Store(sample_folder, read_only=True) as store:
            assert run.text.startswith(f"{len(store.articles())} articles of ")
        assert run.text.count("\n") == 1

    def test_stats_with_the_strongest_claims_and_what_to_try(self, sample_folder: Path) -> None:
        run = ag(
            "stats", "--store", sample_folder, "--strongest", "--top", "5", "--next", "graph.html"
        )
        for column in ("subject", "relation", "object", "item", "sources", "belief"):
            assert column in run.text
        assert "graph.html" in run.text
        tries = [line.split() for line in run.text.splitlines() if line.startswith("  actorgraph ")]
        assert len(tries) == 3
        for _, *command in tries:
            assert ag(*command).code == 0, command

    def test_validate_passes_on_the_sample(self, sample_folder: Path) -> None:
        run = ag("validate", "--store", sample_folder)
        assert run.code == 0
        assert re.fullmatch(r"0 problems in (\d+ ag:\w+(, )?)+\n", run.text)
        assert ag("validate", sample_folder).text == run.text, "a store may stand as an argument"

    def test_validate_fails_with_the_reason(self, news: Path, tmp_path: Path) -> None:
        with Store(tmp_path / "g") as store:
            (claim,) = corpus()[0].claims
            piece = replace(claim.evidence[0], confidence=7.0)
            store.put(replace(corpus()[0], claims=(replace(claim, evidence=(piece,)),)))
            store.derive()
        run = ag("validate", "--store", tmp_path / "g")
        assert run.code == 1
        assert "1 × needs one ag:confidence" in run.text
        assert "(found 7)" in run.text

    def test_validate_of_any_graph(self, tmp_path: Path) -> None:
        """Kinds with their counts and some examples; the files of a graph count as one."""
        claims = "".join(f"<x:c{n}> a ag:Claim . " for n in range(5))
        prefix = "@prefix ag: <https://w3id.org/actorgraph/ontology#> . "
        (tmp_path / "a.ttl").write_text(prefix + claims, encoding="utf-8")
        (tmp_path / "b.nt").write_text(
            "<x:e> <https://w3id.org/actorgraph/ontology#evidenceFor> <x:c0> .\n", encoding="utf-8"
        )
        run = ag("validate", tmp_path / "a.ttl", tmp_path / "b.nt")
        assert run.code == 1
        assert "4 × has no evidence\n    x:c1\n    x:c2\n    x:c3\n    … and 1 more" in run.text
        assert run.text.endswith(" problems in 5 ag:Claim\n")
        whole = ag("validate", "--all", tmp_path / "a.ttl")
        assert "5 × has no evidence" in whole.text
        assert "more" not in whole.text

    def test_validate_of_what_is_no_graph(self, tmp_path: Path) -> None:
        (tmp_path / "a.ttl").write_text("<x:a> <x:b> .", encoding="utf-8")
        refused(ag("validate", tmp_path / "a.ttl"), "a.ttl", "line 1")
        (tmp_path / "a.csv").write_text("text", encoding="utf-8")
        refused(ag("validate", tmp_path / "a.csv"), "a.csv", ".ttl")
        refused(ag("validate", tmp_path / "none"), "none")
        (tmp_path / "b.ttl").write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
        other = ag("validate", tmp_path / "b.ttl")
        assert (other.code, "no class that the shapes know" in other.text) == (1, True)

    def test_a_roll_up_in_words_that_there_are_not(self, sample_folder: Path) -> None:
        run = ag("stats", "--store", sample_folder, "--roll-up", "king\n=state")
        assert (run.code, run.out) == (2, b"")
        assert not [
            word for word in ("--roll-up", "king\\n=state", "armed_group") if word not in run.err
        ]


class TestCheckSeeds:
    def test_the_shipped_seeds_are_counted(self) -> None:
        run = ag("check-seeds")
        assert (run.code, run.err) == (0, "")
        assert re.fullmatch(r"\d+ actors, \d+ aliases, \d+ offices, \d+ memberships\n", run.text)

    def test_every_fault_has_a_line(self, tmp_path: Path) -> None:
        people = [
            ",".join(PERSON_COLUMNS),
            "ann,Ann,person,Q,,,,,,,\x1b[2J,",
            "b,Bob,human" + "," * 9,
        ]
        run = ag("check-seeds", written(tmp_path, people=people, cities=["x"]))
        assert (run.code, run.err) == (1, "")
        assert run.text.splitlines() == [
            "cities.csv:1: the header is not label,country,aliases",
            "people.csv:2: 'Q' is no Wikidata id",
            "people.csv:3: unknown type 'human'",
            "people.csv:2: control character in '\\x1b[2J'",
            "4 faults",
        ]

    def test_decisions_are_checked_with_the_shipped_seeds(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "own.csv"
        file.write_text("left,right,decision,note\niran,iran,same,\n", encoding="utf-8")
        monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(file))
        run = ag("check-seeds")
        assert (run.code, run.text) == (1, "own.csv:2: 'iran' stands beside itself\n1 fault\n")

    def test_names_of_files_do_not_move_the_cursor(self, tmp_path: Path) -> None:
        (tmp_path / "a\x1b[2J.csv").write_text("x")
        assert ag("check-seeds", tmp_path).text.startswith("a [2J.csv:1: the header is not id,")

    def test_a_folder_without_seeds(self, tmp_path: Path) -> None:
        refused(ag("check-seeds", tmp_path), str(tmp_path), "no CSV file of actors")


class TestEvaluate:
    GOLD = "# doc\none\tmust\tBrazil\tsupplies\tPeru\t\none\tmust\tPeru\tfunds\tChile\t\n"

    def test_scores_and_misses(self, news: Path, tmp_path: Path) -> None:
        gold, claims = tmp_path / "gold.tsv", tmp_path / "claims.jsonl"
        gold.write_text(self.GOLD)
        claims.write_bytes(ag("extract", news).out)
        run = ag("evaluate", gold, claims, "--misses")
        assert run.code == 0
        exact = next(line for line in run.text.splitlines() if line.startswith("exact"))
        assert exact == ("exact  precision 0.500 (2 claims)  recall 0.500 (2 must)  F1 0.500")
        assert "missed  one Peru | funds | Chile" in run.text
        assert "wrong   one chile | accuses | peru" in run.text
        assert "missed" not in ag("evaluate", gold, claims).text

    def test_bad_files(self, tmp_path: Path) -> None:
        gold, claims = tmp_path / "gold.tsv", tmp_path / "claims.jsonl"
        claims.write_text("{}\n")
        refused(ag("evaluate", gold, claims), str(gold))
        gold.write_text(self.GOLD)
        refused(ag("evaluate", gold, claims), f"{claims}:1")


class TestRemove:
    def test_remove_then_build_gives_the_same_store(self, news: Path, tmp_path: Path) -> None:
        store = tmp_path / "g"
        ag("build", news, "--store", store)
        before = quads(store)
        run = ag("remove", "one", "three", "--store", store)
        assert run.text == f"2 removed; the store {store} holds 1\n"
        assert b"brazil" not in quads(store)
        assert ag("build", news, "--store", store).text.startswith("2 articles read")
        assert quads(store) == before

    def test_an_article_that_is_not_there(self, news: Path, tmp_path: Path) -> None:
        store = tmp_path / "g"
        ag("build", news, "--store", store)
        before = quads(store)
        refused(ag("remove", "one", "nine", "--store", store), "'nine'")
        assert quads(store) == before


class TestExport:
    def export(self, store: Path, form: str, *more: str | Path) -> bytes:
        run = ag("export", "--store", store, "--format", form, *more)
        assert (run.code, run.err) == (0, "")
        return run.out

    def test_quads(self, sample_folder: Path) -> None:
        assert self.export(sample_folder, "nq") == quads(sample_folder)

    def test_turtle(self, sample_folder: Path) -> None:
        data = self.export(sample_folder, "ttl")
        assert len(list(parse(data, format=RdfFormat.TURTLE))) > 1000

    @pytest.mark.parametrize(
        ("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)]
    )
    def test_graphs(self, form: str, read: object, sample_folder: Path) -> None:
        assert callable(read)
        graph = read(io.BytesIO(self.export(sample_folder, form)))
        assert graph.has_node("iran")
        assert graph.has_edge("iran", "russia")

    def test_table(self, sample_folder: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(self.export(sample_folder, "csv").decode("utf-8"))))
        claims = {(row["subject"], row["relation"], row["object"]) for row in rows}
        assert {("iran", "supplies", "russia"), ("Iran", "supplies", "Russia")} & claims

    def test_into_a_file(self, sample_folder: Path, tmp_path: Path) -> None:
        path = tmp_path / "all.nq"
        assert self.export(sample_folder, "nq", "-o", path) == f"wrote {path}\n".encode()
        assert path.read_bytes() == quads(sample_folder)

    def test_an_unknown_format(self, sample_folder: Path) -> None:
        assert ag("export", "--store", sample_folder, "--format", "docx").code == 2


PEOPLE = {
    "one": "Jan Kowalski met Vladimir Putin in Moscow on Monday.",
    "two": "Jon Kowalski accused Russia of lying. Russia denied it.",
    "three": "Ann Lee warned Japan.",
    "four": "Anna Lee praised China.",
}


class TestReview:
    """Two persons under four names; the articles are not needed once they are in the store."""

    JAN, LEE = ("jan-kowalski", "jon-kowalski"), ("ann-lee", "anna-lee")
    HEADER = "left,right,decision,note\n"

    @pytest.fixture(scope="class")
    def read(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("review")
        for name, text in PEOPLE.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        assert ag("build", folder, "-s", folder / "g").code == 0
        return folder / "g"

    @pytest.fixture
    def store(self, read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(tmp_path / "same_as.csv"))
        return Path(shutil.copytree(read, tmp_path / "g"))

    def rows(self, store: Path) -> str:
        text = (store.parent / "same_as.csv").read_text(encoding="utf-8")
        assert text.startswith(self.HEADER)
        return text.removeprefix(self.HEADER)

    @pytest.mark.parametrize("option", [(), ("--list",)])
    def test_lists_what_wants_a_decision_one_line_each(
        self, option: tuple[str, ...], store: Path
    ) -> None:
        run = ag("review", "-s", store, "--min", "0.8", *option)
        assert (run.code, run.err) == (0, "")
        assert run.text == (
            "Jan Kowalski (jan-kowalski) ~ Jon Kowalski (jon-kowalski): given name spelt in two "
            "ways, family name agrees; never in one article — 0.88\n"
        )
        more = ag("review", "-s", store, *option).text
        assert more.startswith(run.text)
        assert more.count("\n") == 2
        assert ag("review", "-s", store, "--min", "0.9", *option).text == "nothing to review\n"
        assert not (store.parent / "same_as.csv").exists()

    def test_accept_reads_the_article_again_and_undo_is_exact(self, store: Path) -> None:
        before = quads(store)
        run = ag("review", "-s", store, "--accept", *self.JAN)
        assert (run.code, run.err) == (0, "")
        assert run.text == "jan-kowalski and jon-kowalski: same; 1 article read anew\n"
        assert self.rows(store) == "jan-kowalski,jon-kowalski,same,\n"
        assert "Jon" in ag("why", "-s", store, "jan-kowalski", "accuses", "Russia").text
        assert (
            "same as jon-kowalski"
            in ag("why", "-s", store, "jan-kowalski", "accuses", "Russia").text
        )
        assert ag("validate", "-s", store).code == 0
        assert "kowalski" not in ag("review", "-s", store).text
        run = ag("review", "-s", store, "--undo", *self.JAN[::-1])
        assert run.text == "taken back: jan-kowalski and jon-kowalski: same; 1 article read anew\n"
        assert self.rows(store) == ""
        assert quads(store) == before

    def test_reject_reads_nothing_again_and_is_not_asked_again(self, store: Path) -> None:
        before = quads(store)
        run = ag("review", "-s", store, "--reject", *self.JAN)
        assert run.text == "jan-kowalski and jon-kowalski: different; 0 articles read anew\n"
        assert "kowalski" not in ag("review", "-s", store).text
        assert quads(store) == before
        refused(ag("review", "-s", store, "--undo", *self.LEE), "same_as.csv", "'ann-lee'")

    def test_words_of_an_article(self, store: Path) -> None:
        run = ag("review", "-s", store, "--reject", "one#Jan  Kowalski", "jan-kowalski")
        assert run.text.startswith("one#Jan Kowalski and jan-kowalski: different")
        assert self.rows(store) == "one#Jan Kowalski,jan-kowalski,different,\n"
        assert "1 article read anew" in run.text
        refused(ag("review", "-s", store, "--accept", "one#Piotr", "putin"), "'one'", "'Piotr'")
        refused(ag("review", "-s", store, "--accept", "five#Jan", "putin"), "no article 'five'")

    def test_words_that_are_no_whole_name_are_refused(self, store: Path) -> None:
        """They would be written, and change nothing."""
        told = "no mention in one reads 'Kowalski met'; it has 'Jan Kowalski'"
        refused(ag("review", "-s", store, "--accept", "one#Kowalski met", "jon-kowalski"), told)
        told = "no mention in one reads 'on Monday'\n"
        refused(ag("review", "-s", store, "--reject", "one#on Monday", "jon-kowalski"), told)
        assert not (store.parent / "same_as.csv").exists()

    def test_words_may_stand_for_an_actor_that_only_another_article_names(
        self, store: Path
    ) -> None:
        before = quads(store)
        run = ag("review", "-s", store, "--accept", "one#Jan Kowalski", "jon-kowalski")
        assert run.text == "one#Jan Kowalski and jon-kowalski: same; 1 article read anew\n"
        why = ag("why", "-s", store, "jon-kowalski", "meets", "Vladimir Putin").text
        assert "links decided" in why
        assert ag("validate", "-s", store).code == 0
        ag("review", "-s", store, "--undo", "one#Jan Kowalski", "jon-kowalski")
        assert quads(store) == before

    def test_labels_and_who_has_given_way_are_understood(self, store: Path) -> None:
        ag("review", "-s", store, "--accept", "Jan Kowalski", "Jon Kowalski")
        ag("review", "-s", store, "--reject", "jon-kowalski", "Ann Lee")
        assert self.rows(store) == (
            "jan-kowalski,jon-kowalski,same,\njon-kowalski,ann-lee,different,\n"
        )
        run = ag("review", "-s", store, "--undo", "jon-kowalski", "Ann Lee")
        assert run.text.startswith("taken back: jon-kowalski and ann-lee: different; ")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("--accept", "jan-kowalsky", "ann-lee"), ("no actor 'jan-kowalsky'", "did you mean")),
            (("--accept", "ann-lee", "ann-lee"), ("actorgraph: 'ann-lee' stands beside itself",)),
            (("--accept", "ann-lee", "Japan"), ("ann-lee (person) and japan (state) cannot be",)),
            (("--accept", "nato", "Japan"), ("nato (organisation) and japan (state) cannot be",)),
            (("--undo", "ann-lee", "jan-kowalsky"), ("no actor 'jan-kowalsky'", "did you mean")),
            (("--undo", "ann-lee", "jan-kowalski"), ("same_as.csv decides nothing",)),
        ],
    )
    def test_what_cannot_be_is_one_clear_line(
        self, arguments: tuple[str, ...], words: tuple[str, ...], store: Path
    ) -> None:
        refused(ag("review", "-s", store, *arguments), *words)
        assert not (store.parent / "same_as.csv").exists()

    def test_a_contradiction_is_refused_and_nothing_written(self, store: Path) -> None:
        ag("review", "-s", store, "--accept", *self.JAN)
        ag("review", "-s", store, "--accept", *self.LEE)
        ag("review", "-s", store, "--reject", "jon-kowalski", "anna-lee")
        before = self.rows(store)
        run = ag("review", "-s", store, "--accept", "jan-kowalski", "ann-lee")
        refused(run, "'jon-kowalski' and 'anna-lee' are different by this row")
        assert self.rows(store) == before

    def test_a_store_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        refused(ag("review", "-s", tmp_path / "gone"), "gone")
        refused(ag("review", "-s", tmp_path / "gone", "--undo", "a", "b"), "gone")
        assert not (tmp_path / "gone").exists()

    def test_the_file_edited_by_hand(self, store: Path) -> None:
        """Listing says what waits; build, or the next decision, does it."""
        file = store.parent / "same_as.csv"
        file.write_text(f"{self.HEADER}jon-kowalski,jan-kowalski,same,I know him\n")
        run = ag("review", "-s", store, "--list")
        assert run.err == "actorgraph: 1 article to be read anew, by `actorgraph build`\n"
        (store.parent / "five.txt").write_text("Fiji met Tonga.", encoding="utf-8")
        run = ag("build", store.parent / "five.txt", "-s", store)
        assert "1 article read, 0 unchanged, 1 read anew by decisions" in run.text
        assert ag("review", "-s", store, "--list").err == ""
        file.write_text(f"{self.HEADER}a,b,perhaps,\n")
        for command in (("review",), ("build", store.parent / "five.txt")):
            refused(ag(*command, "-s", store), "same_as.csv:2: unknown decision 'perhaps'")

    def asked(self, store: Path, keys: str, monkeypatch: pytest.MonkeyPatch) -> str:
        """What a person at a terminal sees who presses these keys."""
        monkeypatch.setattr("actorgraph.cli.decisions.at_terminal", lambda: True)
        arguments = ["review", "-s", str(store)]
        found = CliRunner().invoke(app, arguments, input=keys, env={"COLUMNS": "200"})
        assert found.exit_code == 0, found.output
        return found.output

    def test_keys(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seen = self.asked(store, "xYn", monkeypatch)
        assert "[1/2] Jan Kowalski (jan-kowalski) ~ Jon Kowalski (jon-kowalski)" in seen
        assert "jan-kowalski: “Jan Kowalski met Vladimir Putin in Moscow on Monday.”" in seen
        assert "jon-kowalski: “Jon Kowalski accused Russia of lying.” article two" in seen
        assert seen.count("[y] the same") == 2
        assert seen.endswith("2 decisions taken; 1 article read anew\n")
        rows = list(csv.reader(self.rows(store).splitlines()))
        assert [row[:3] for row in rows] == [[*self.LEE[::-1], "different"], [*self.JAN, "same"]]
        assert rows[1][3].startswith("given name spelt in two ways")
        assert self.asked(store, "", monkeypatch) == "nothing to review; 0 articles read anew\n"

    @pytest.mark.parametrize("keys", ["yuq", "yuuyuq", "ssq", "q", "s", ""])
    def test_skipped_undone_or_stopped_nothing_is_left(
        self, keys: str, store: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen = self.asked(store, keys, monkeypatch)
        assert seen.endswith("0 decisions taken; 0 articles read anew\n")
        file = store.parent / "same_as.csv"
        assert not file.exists() or self.rows(store) == ""

    def test_interrupted_it_says_where_the_decisions_are(
        self, store: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def pressed(*_: object) -> str:
            if (store.parent / "same_as.csv").exists():
                raise KeyboardInterrupt
            return "y"

        monkeypatch.setattr("actorgraph.cli.decisions.at_terminal", lambda: True)
        monkeypatch.setattr("actorgraph.cli.decisions.key_pressed", pressed)
        run = CliRunner().invoke(app, ["review", "-s", str(store)])
        assert run.exit_code == 130
        assert "decisions taken are in the file" in run.output
        assert self.rows(store).startswith("jan-kowalski,jon-kowalski,same,")

    def test_undo_asks_the_same_again(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked(store, "yun", monkeypatch)
        assert self.rows(store).startswith("jan-kowalski,jon-kowalski,different,")

    def test_what_follows_from_a_decision_is_not_asked(
        self, store: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = store.parent / "same_as.csv"
        file.write_text(self.HEADER + "ann-lee,jan-kowalski,same,\nanna-lee,jon-kowalski,same,\n")
        seen = self.asked(store, "y", monkeypatch)
        assert seen.count("[y] the same") == 1
        assert seen.endswith("1 decision taken; 3 articles read anew\n")

    def test_at_a_real_terminal(self, store: Path) -> None:
        """The keys come from the terminal itself, without Enter."""
        ours, theirs = pty.openpty()
        command = [*PROGRAM, "review", "-s", str(store), "--min", "0.8"]
        process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        seen = b""
        with suppress(OSError):  # so Linux tells that nobody writes any more
            while True:
                if select([ours], [], [], 0.3)[0]:
                    seen += os.read(ours, 1024)
                elif b"[q] quit" in seen and b"anew" not in seen:  # it waits for a key
                    os.write(ours, b"y")
        os.close(ours)
        assert process.wait(60) == 0
        assert b"1 decision taken; 1 article read anew" in seen
        assert self.rows(store).startswith("jan-kowalski,jon-kowalski,same,")
