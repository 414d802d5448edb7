"""Builds: what is read again and what is not, and that the same input gives the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from actorgraph import clusters, fingerprint, outcomes
from actorgraph.claims import reading as read
from actorgraph.datafiles import data_path
from actorgraph.decisions import decide, load_decisions, undo
from actorgraph.errors import BadData, BadInput, StoreError
from actorgraph.fingerprint import Settings, made_with, model_version
from actorgraph.parse import MODEL
from actorgraph.pipeline import BuildReport, build_into, readings, revise
from actorgraph.revision import outdated
from actorgraph.same_as import DIFFERENT, SAME, Decision
from actorgraph.store import Store

TEXTS = {
    "one": "Peru, 2 May 2024.\n\nBrazil sent rice to Peru, officials said. Chile condemned Peru.",
    "two": "Kenya met Uganda in Nairobi on Monday.\n\nKenya lent Uganda 20 million dollars.",
    "three": "Norway imposed sanctions on Belarus. Belarus said Norway had attacked nobody.",
    "four": "Japan supports the Philippines. Japan will sell ships to the Philippines.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three text files and a JSON Lines file of two articles."""
    made = tmp_path / "articles"
    made.mkdir()
    for name in ("one", "two", "three"):
        (made / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
    lines = [{"id": "four", "text": TEXTS["four"]}, {"id": "five", "text": "India warned Nepal."}]
    (made / "more.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return made


def built(store: Store, *sources: Path | str) -> BuildReport:
    return build_into(store, sources)


def bytes_of(*sources: Path | str) -> bytes:
    """The N-Quads of a build in memory."""
    with Store() as store:
        built(store, *sources)
        return store.dump()


def refuse(*_: object) -> Iterator[None]:
    raise AssertionError("an article was parsed again")


class TestIncremental:
    def test_first_build_reads_all_and_the_second_opens_nothing(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Store(tmp_path / "g") as store:
            report = built(store, folder)
            assert sorted(report.added) == ["five", "four", "one", "three", "two"]
            first = store.dump()
        monkeypatch.setattr(Path, "read_bytes", refuse)
        with Store(tmp_path / "g") as store:
            again = built(store, folder)
            assert (again.added, again.unchanged, again.known_files) == ([], 0, 4)
            assert store.dump() == first

    def test_an_article_that_the_store_holds_is_not_parsed_again(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As after a lost manifest: the content hash in the quads is the truth."""
        with Store() as store:
            built(store, folder)
            moved = folder.rename(folder.with_name("moved"))
            monkeypatch.setattr(outcomes, "reading", refuse)
            report = built(store, moved)
            assert (report.added, report.unchanged, report.known_files) == ([], 5, 0)

    def test_a_changed_file_is_read_again_and_alone(self, folder: Path) -> None:
        with Store() as store:
            built(store, folder)
            before = {claim.relation for claim in store.reading("two").claims}
            (folder / "two.txt").write_text("Uganda attacked Kenya.", encoding="utf-8")
            report = built(store, folder)
            assert (report.added, report.known_files) == (["two"], 3)
            after = {claim.relation for claim in store.reading("two").claims}
            assert before != after == {"attacks"}
            changed = store.dump()
        assert changed == bytes_of(folder)

    def test_a_changed_line_is_read_again_and_its_neighbour_is_not(self, folder: Path) -> None:
        with Store() as store:
            built(store, folder)
            lines = (folder / "more.jsonl").read_text(encoding="utf-8")
            changed = lines.replace("India warned Nepal.", "India praised Nepal.")
            (folder / "more.jsonl").write_text(changed, encoding="utf-8")
            report = built(store, folder)
            assert (report.added, report.unchanged) == (["five"], 1)

    @pytest.mark.parametrize("what", ["ontology/relations.ttl", "seeds/actors/states.csv"])
    def test_changed_ontology_or_seeds_make_articles_be_read_anew(
        self, what: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = tmp_path / "data"
        for name in ("ontology", "seeds/actors"):
            shutil.copytree(data_path(*name.split("/")), data / name)
        monkeypatch.setattr(fingerprint, "data_path", data.joinpath)
        afresh = made_with.__wrapped__
        for module in (fingerprint, outcomes):
            monkeypatch.setattr(module, "made_with", afresh)
        with Store() as store:
            built(store, folder)
            before = afresh(Settings())
            assert set(store.made_with().values()) == {before}
            with (data / what).open("a", encoding="utf-8") as file:
                file.write("\n")
            assert afresh(Settings()) != before
            report = built(store, folder)
            assert (len(report.added), report.unchanged, report.known_files) == (5, 0, 0)
            assert set(store.made_with().values()) == {afresh(Settings())}

    def test_code_and_model_are_part_of_the_fingerprint(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        afresh = made_with.__wrapped__
        before = afresh(Settings())
        monkeypatch.setattr(fingerprint, "model_version", lambda model: "99.0")
        other = afresh(Settings())
        monkeypatch.undo()
        package = tmp_path / "actorgraph"
        package.mkdir()
        (package / "rules.py").write_text("", encoding="utf-8")
        (package / "folder.py").mkdir()
        monkeypatch.setattr(fingerprint, "__file__", str(package / "fingerprint.py"))
        changed = afresh(Settings())
        (package / "rules.py").write_text("#", encoding="utf-8")
        assert len({before, other, changed, afresh(Settings())}) == 4

    def test_the_version_of_a_model_is_that_of_its_package_or_folder(self, tmp_path: Path) -> None:
        assert model_version(MODEL)[0].isdigit()
        assert model_version(str(tmp_path)) == ""
        (tmp_path / "meta.json").write_text('{"version": "1"}', encoding="utf-8")
        first = model_version(str(tmp_path))
        (tmp_path / "meta.json").write_text('{"version": "2"}', encoding="utf-8")
        assert first != model_version(str(tmp_path)) != ""

    def test_the_environment_names_the_model(self, monkeypatch: pytest.MonkeyPatch) -> None:
        usual = made_with(Settings())
        monkeypatch.setenv("ACTORGRAPH_MODEL", "no_such_model_here")
        assert Settings().model == "no_such_model_here"
        assert made_with(Settings()) != usual
        with pytest.raises(BadData, match="no_such_model_here"):
            list(readings([data_path("seeds", "articles")], lambda error: None))

    def test_settings_are_part_of_the_fingerprint(self) -> None:
        assert made_with(Settings()) == made_with(Settings())
        assert made_with(Settings()) != made_with(Settings(model="another"))
        assert made_with(Settings()) != made_with(Settings(extractor="another"))


class TestSameInputSameBytes:
    def test_two_builds_and_any_order_of_sources(self, folder: Path) -> None:
        files = sorted(folder.iterdir())
        assert bytes_of(folder) == bytes_of(folder) == bytes_of(*files) == bytes_of(*files[::-1])

    def test_one_build_or_one_for_each_file(self, folder: Path) -> None:
        with Store() as store:
            for file in sorted(folder.iterdir(), reverse=True):
                built(store, file)
            assert store.dump() == bytes_of(folder)

    def test_processes_with_another_hash_seed(self, sample_articles: Path) -> None:
        """Sets iterate in another order there, and may not show."""
        code = (
            "import sys\n"
            "from actorgraph.pipeline import build_into\n"
            "from actorgraph.store import Store\n"
            "store = Store()\n"
            "build_into(store, sys.argv[1:])\n"
            "sys.stdout.buffer.write(store.dump())\n"
        )
        names = [f"{sample_articles}/{kind}-*" for kind in ("courier", "harbour", "notice")]
        dumps = [
            subprocess.run(
                [sys.executable, "-c", code, *order],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed, order in (("1", names), ("2", names[::-1]))
        ]
        assert dumps[0].count(b"\n") > 1000
        assert dumps[0] == dumps[1]

    def test_remove_then_build_gives_the_same_store(self, folder: Path, tmp_path: Path) -> None:
        with Store(tmp_path / "g") as store:
            built(store, folder)
            before = store.dump()
            for article in ("two", "five"):
                store.remove(article)
            store.derive()
            assert set(store.articles()) == {"one", "three", "four"}
            assert store.dump() != before
            report = built(store, folder)
            assert sorted(report.added) == ["five", "two"]
            assert store.dump() == before

    def test_quads_hold_no_path_of_this_machine(self, folder: Path) -> None:
        assert str(folder.parent).encode() not in bytes_of(folder)


class TestBadInput:
    def test_the_rest_of_the_batch_goes_on(self, folder: Path) -> None:
        (folder / "empty.txt").write_text("", encoding="utf-8")
        (folder / "latin.txt").write_bytes("Türkiye met España.".encode("latin-1"))
        with (folder / "more.jsonl").open("a", encoding="utf-8") as file:
            file.write('{"id": "broken", "text": \n{"id": "six", "text": "Fiji met Tonga."}\n')
        told: list[BadInput] = []
        with Store() as store:
            report = build_into(store, [folder, folder / "gone.txt"], on_skip=told.append)
            assert len(report.added) == 6
            assert report.skipped == told
        where = {Path(error.where).name: error.reason for error in told}
        assert set(where) == {"empty.txt", "latin.txt", "more.jsonl:3", "gone.txt"}
        assert "empty" in where["empty.txt"]
        assert "UTF-8" in where["latin.txt"]
        assert "JSON" in where["more.jsonl:3"]
        assert "no such file" in where["gone.txt"]

    def test_nothing_stored_is_lost_when_a_file_goes_bad(self, folder: Path) -> None:
        with Store() as store:
            built(store, folder)
            before = store.dump()
            (folder / "one.txt").write_bytes(b"\xff\xfe\x00")
            (folder / "two.txt").unlink()
            report = built(store, folder)
            assert len(report.skipped) == 1
            assert store.dump() == before

    def test_a_bad_file_is_told_by_every_build(self, folder: Path) -> None:
        (folder / "empty.txt").write_text("", encoding="utf-8")
        with Store() as store:
            for _ in range(2):
                (told,) = built(store, folder).skipped
                assert told.reason == "is empty"
            (folder / "empty.txt").write_text("Fiji met Tonga.", encoding="utf-8")
            assert built(store, folder).added == ["empty"]

    def test_of_two_texts_with_one_id_the_first_stays(self, folder: Path) -> None:
        other = folder / "younger"  # sorts after the files beside it
        other.mkdir()
        (other / "two.txt").write_text("Laos thanked Vietnam.", encoding="utf-8")
        with Store() as store:
            report = built(store, folder)
            assert [Path(error.where).parent for error in report.skipped] == [other]
            before = store.dump()
            again = built(store, folder)
            assert (again.added, again.known_files, len(again.skipped)) == ([], 4, 1)
            assert store.dump() == before
            for article in ("one", "two"):
                store.remove(article)
            (folder / "two.txt").unlink()
            assert sorted(built(store, folder).added) == ["one", "two"]

    def test_a_pipe_is_not_waited_for(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.txt")
        with Store() as store:
            for _ in range(2):
                (told,) = built(store, folder).skipped
                assert told.reason == "not a regular file"
            (folder / "one.txt").unlink()
            os.mkfifo(folder / "one.txt")  # recorded as a file before
            assert len(built(store, folder).skipped) == 2
            assert "one" in store.articles()

    def test_a_page_without_line_ends_is_parsed_in_pieces(self, folder: Path) -> None:
        text = "the quick brown " * 7_000 + ". Brazil sent rice to Peru."
        (folder / "one.txt").write_text(text, encoding="utf-8")
        with Store() as store:
            assert built(store, folder).skipped == []
            (claim,) = store.reading("one").claims
        assert text[claim.evidence[0].start :] == "Brazil sent rice to Peru."

    def test_an_article_that_cannot_be_processed_is_one_line(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def reading(*arguments: object) -> object:
            if arguments[0].article.id in ("five", "one"):  # type: ignore[attr-defined]
                raise ValueError("[E088] too\nlong")
            return read(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(outcomes, "reading", reading)
        with Store() as store:
            for added in (3, 0):
                report = built(store, folder)
                assert len(report.added) == added
                assert [str(error) for error in report.skipped] == [
                    f"{folder}/{name}: cannot be processed (ValueError: [E088] too long)"
                    for name in ("more.jsonl:2", "one.txt")
                ]
            monkeypatch.undo()
            assert sorted(built(store, folder).added) == ["five", "one"]
        told: list[BadInput] = []
        monkeypatch.setattr(outcomes, "reading", reading)
        assert len(list(readings([folder], told.append))) == 3
        assert len(told) == 2

    def test_an_unknown_model_is_one_clear_line(self, folder: Path) -> None:
        with Store() as store, pytest.raises(BadData, match="no-such-model"):
            build_into(store, [folder], Settings(model="no-such-model"))


def lines(path: Path, **texts: str) -> Path:
    """A JSON Lines file of articles by id."""
    rows = (json.dumps({"id": id_, "text": text}) for id_, text in texts.items())
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


class TestWhoseArticle:
    """An id is of the file that it was read from, for as long as that file is there."""

    @pytest.fixture
    def pair(self, tmp_path: Path) -> tuple[Path, Path]:
        for name, text in (("a", TEXTS["one"]), ("b", TEXTS["two"])):
            (tmp_path / name).mkdir()
            (tmp_path / name / "news.txt").write_text(text, encoding="utf-8")
        return tmp_path / "a" / "news.txt", tmp_path / "b" / "news.txt"

    def test_one_build_or_two(self, pair: tuple[Path, Path], tmp_path: Path) -> None:
        one, two = pair
        with Store(tmp_path / "g") as store:
            built(store, one)
        with Store(tmp_path / "g") as store:
            for _ in range(2):
                report = built(store, two)
                assert [str(error) for error in report.skipped] == [
                    f"{two}: its id 'news' is taken by another article, {one}"
                ]
            assert store.dump() == bytes_of(one, two) == bytes_of(one)
            two.write_text("Fiji met Tonga.", encoding="utf-8")
            one.write_text(TEXTS["three"], encoding="utf-8")
            report = built(store, two, one)
            assert (report.added, len(report.skipped)) == (["news"], 1)
            assert store.dump() == bytes_of(one)

    def test_the_id_is_free_when_the_file_is_gone(self, pair: tuple[Path, Path]) -> None:
        one, two = pair
        with Store() as store:
            built(store, one, two)
            one.unlink()
            assert built(store, two).added == ["news"]
            assert store.dump() == bytes_of(two)
            one.write_text(TEXTS["one"], encoding="utf-8")
            assert len(built(store, one).skipped) == 1

    def test_the_id_is_free_when_the_article_was_removed(self, pair: tuple[Path, Path]) -> None:
        one, two = pair
        with Store() as store:
            built(store, one)
            store.remove("news")
            assert built(store, two).added == ["news"]
            assert len(built(store, one).skipped) == 1

    def test_a_lost_manifest_leaves_ids_free(self, pair: tuple[Path, Path], tmp_path: Path) -> None:
        one, two = pair
        with Store(tmp_path / "g") as store:
            built(store, one)
        (tmp_path / "g" / "manifest.json").unlink()
        with Store(tmp_path / "g") as store:
            assert built(store, two).added == ["news"]

    def test_a_copy_is_no_fault_and_takes_over(self, pair: tuple[Path, Path]) -> None:
        one, two = pair
        two.write_text(TEXTS["one"], encoding="utf-8")
        with Store() as store:
            report = built(store, one, two)
            assert (report.added, report.unchanged, report.skipped) == (["news"], 1, [])
            one.unlink()
            assert built(store, two).unchanged == 1
            assert built(store, two).known_files == 1

    def test_what_a_file_has_no_more_is_taken_back(self, tmp_path: Path) -> None:
        path = lines(tmp_path / "x.jsonl", a="Fiji met Tonga.", b="India warned Nepal.")
        with Store() as store:
            built(store, path)
            lines(path, a="Fiji met Tonga.", c="India warned Nepal.")
            report = built(store, path)
            assert (report.added, report.removed, report.unchanged) == (["c"], ["b"], 1)
            assert store.dump() == bytes_of(path)

    def test_front_matter_with_another_id(self, tmp_path: Path) -> None:
        path = tmp_path / "x.md"
        with Store() as store:
            for name in ("a", "b"):
                path.write_text(f"---\nid: {name}\n---\nFiji met Tonga.", encoding="utf-8")
                built(store, path)
            assert list(store.articles()) == ["b"]

    def test_a_file_with_faults_loses_nothing_until_they_are_gone(self, tmp_path: Path) -> None:
        path = lines(tmp_path / "x.jsonl", a="Fiji met Tonga.", b="India warned Nepal.")
        with Store() as store:
            built(store, path)
            good = path.read_text(encoding="utf-8").splitlines()[0]
            path.write_text(good + "\n{broken", encoding="utf-8")
            for _ in range(2):
                assert len(built(store, path).skipped) == 1
                assert list(store.articles()) == ["a", "b"]
            path.write_text(good, encoding="utf-8")
            assert built(store, path).removed == ["b"]
            assert list(store.articles()) == ["a"]

    def test_an_article_moves_to_another_file(self, tmp_path: Path) -> None:
        one = lines(tmp_path / "1.jsonl", a="Fiji met Tonga.")
        two = lines(tmp_path / "2.jsonl", b="India warned Nepal.", c="Chad met Mali.")
        with Store() as store:
            built(store, one, two)
            lines(one, a="Fiji met Tonga.", c="Chad warned Mali.")
            lines(two, b="India warned Nepal.")
            assert built(store, one, two).skipped == []
            assert store.dump() == bytes_of(one, two)
            assert built(store, one, two).known_files == 2


class TestInterrupted:
    @pytest.mark.parametrize("after", [1, 3, 5])
    def test_what_went_in_stays_and_the_next_build_goes_on(
        self, after: int, folder: Path, tmp_path: Path
    ) -> None:
        done: list[str] = []

        def stop(article: str) -> None:
            done.append(article)
            if len(done) == after:
                raise KeyboardInterrupt

        with Store(tmp_path / "g") as store, pytest.raises(KeyboardInterrupt):
            build_into(store, [folder], on_article=stop)
        with Store(tmp_path / "g") as store:
            assert sorted(store.articles()) == sorted(done)
            report = built(store, folder)
            assert len(report.added) == 5 - after
            assert store.dump() == bytes_of(folder)

    def test_stopped_in_the_middle_of_an_article(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = bytes_of(folder)
        stop_after(2, monkeypatch)
        with Store(tmp_path / "g") as store, pytest.raises(KeyboardInterrupt):
            built(store, folder)
        monkeypatch.undo()
        with Store(tmp_path / "g") as store:
            assert len(store.articles()) == 2
            built(store, folder)
            assert store.dump() == whole


def stop_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reading of the article after so many be interrupted."""
    left = iter(range(count))

    def reading(*arguments: object) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(outcomes, "reading", reading)


def test_readings_need_no_store_and_say_what_was_skipped(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    told: list[BadInput] = []
    found = list(readings([folder], told.append))
    assert [each.article.id for each in found] == ["four", "five", "one", "three", "two"]
    assert len(told) == 1
    for each in found:
        for claim in each.claims:
            for evidence in claim.evidence:
                text = each.article.text
                assert text[evidence.start : evidence.end] == evidence.quote


def visitor_is_chile(docs: Sequence[Doc]) -> list[list[clusters.Place]]:
    """A coreference model that knows one thing."""
    places = [
        (number, token.i, token.i + 1)
        for number, doc in enumerate(docs)
        for token in doc
        if token.text in ("Chile", "visitor")
    ]
    return [places]


def claims_of(store: Store) -> set[tuple[str, str, str]]:
    found = (claim for article in store.articles() for claim in store.reading(article).claims)
    return {(claim.subject, claim.relation, claim.object) for claim in found}


class TestDecisions:
    """A decision changes what the articles say that it concerns, and undoing it leaves no trace."""

    @pytest.fixture(autouse=True)
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The file of decisions, which has none yet."""
        path = tmp_path / "same_as.csv"
        monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(path))
        return path

    ROWS = (
        Decision("peru", "brazil", SAME),  # two sides of one claim: it falls away
        Decision("kenya", "norway", SAME),  # of two articles
        Decision("belarus", "uganda", SAME),
        Decision("india", "nepal", SAME),  # nothing is left of that article
        Decision("four#Japan", "japan", DIFFERENT),
        Decision("elsewhere#Japan", "japan", SAME),
        Decision("japan", "philippines", DIFFERENT),
    )

    def test_build_then_decide_is_decide_then_build_and_undone_is_as_before(
        self, folder: Path
    ) -> None:
        before = bytes_of(folder)
        with Store() as store:
            built(store, folder)
            for row in self.ROWS:
                decide(row)
            report = built(store, folder)
            assert report.revised == ["five", "four", "one", "three", "two"]
            assert (report.added, report.unchanged, report.known_files) == ([], 0, 4)
            assert store.dump() == bytes_of(folder) != before
            assert store.reading("five").claims == ()
            assert built(store, folder).revised == []
            for row in self.ROWS:
                undo(row.left, row.right)
            assert built(store, folder).revised == ["five", "four", "one", "three", "two"]
            assert store.dump() == before

    def test_only_the_articles_concerned_are_read_again_and_from_the_store(
        self, folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Store() as store:
            built(store, folder)
            shutil.rmtree(folder)
            file.write_text("left,right,decision,note\nuganda,kenya,same,by hand\n")
            done: list[str] = []
            report = revise(store, on_article=done.append)
            assert report.revised == done == ["two"]
            assert store.reading("two").claims == ()  # Kenya and Uganda are all it is about
            monkeypatch.setattr(outcomes, "reading", refuse)
            assert revise(store).revised == []
            decide(Decision("norway", "belarus", DIFFERENT))
            assert outdated(store, load_decisions()) == []

    def test_a_later_decision_on_who_stays_reaches_articles_that_do_not_name_them(
        self, folder: Path
    ) -> None:
        """Brazil became Peru there; that Peru is Chile concerns the article, too."""
        with Store() as store:
            built(store, folder)
            decide(Decision("brazil", "peru", SAME))
            revise(store)
            decide(Decision("brazil", "argentina", SAME))
            assert revise(store).revised == ["one"]
            assert store.dump() == bytes_of(folder)
            undo("argentina", "brazil")
            undo("brazil", "peru")
            assert revise(store).revised == ["one"]
            assert store.dump() == bytes_of(folder)

    def test_an_old_store_and_a_lost_manifest_are_no_trouble(
        self, folder: Path, tmp_path: Path
    ) -> None:
        before = bytes_of(folder)
        decide(Decision("kenya", "uganda", SAME))
        with Store(tmp_path / "g") as store:
            built(store, folder)
        undo("kenya", "uganda")
        (tmp_path / "g" / "manifest.json").unlink()
        with Store(tmp_path / "g") as store:
            assert revise(store).revised == ["two"]
            assert store.dump() == before

    def test_articles_are_read_anew_with_the_settings_that_they_were_read_with(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another model's clusters tie "the visitor" to Chile, before and after decisions."""
        monkeypatch.setitem(clusters.CLUSTERERS, "fastcoref", visitor_is_chile)  # type: ignore[misc]
        folder = folder / "visit.txt"
        folder.write_text("Chile met Peru in Lima. The visitor condemned Brazil.")
        with Store() as store, Store() as usual:
            build_into(store, [folder], Settings(coref="fastcoref"))
            before = store.dump()
            assert ("chile", "accuses", "brazil") in claims_of(store)
            built(usual, folder)
            assert ("chile", "accuses", "brazil") not in claims_of(usual)
            decide(Decision("peru", "ecuador", SAME))
            assert revise(store).revised == ["visit"]
            assert ("chile", "accuses", "brazil") in claims_of(store)
            undo("peru", "ecuador")
            built(store, folder.parent / "two.txt")  # with the rules
            store.remove("two")
            store.derive()
            assert store.dump() == before

    @pytest.mark.parametrize("made", ["", "0123456789abcdef rules rules no_such_model", "old"])
    def test_what_was_read_in_a_way_that_is_gone_is_not_read_anew_otherwise(
        self, made: str, folder: Path
    ) -> None:
        with Store() as store:
            built(store, folder)
            store.put(replace(store.reading("two"), made_with=made or None))
            store.derive()
            before = store.dump()
            decide(Decision("kenya", "uganda", SAME))
            decide(Decision("peru", "ecuador", SAME))
            with pytest.raises(StoreError, match="article 'two' was read by another version"):
                revise(store)
            assert store.dump() == before
            assert built(store, folder / "two.txt").added == ["two"]
            assert revise(store).revised == []

    def test_interrupted_it_goes_on(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Store(tmp_path / "g") as store:
            built(store, folder)
        decide(Decision("kenya", "norway", SAME))
        decide(Decision("belarus", "uganda", SAME))
        with monkeypatch.context() as patch, Store(tmp_path / "g") as store:
            stop_after(1, patch)
            with pytest.raises(KeyboardInterrupt):
                revise(store)
        with Store(tmp_path / "g") as store:
            assert revise(store).revised == ["two"]
            assert store.dump() == bytes_of(folder)

    def test_one_decision_does_not_make_everything_be_read_anew(self) -> None:
        before = made_with.__wrapped__(Settings())
        decide(Decision("kenya", "uganda", SAME))
        assert made_with.__wrapped__(Settings()) == before

    def test_a_bad_row_stops_a_build_before_it_changes_anything(
        self, folder: Path, file: Path, tmp_path: Path
    ) -> None:
        with Store(tmp_path / "g") as store:
            built(store, folder / "one.txt")
            before = store.dump()
            file.write_text("left,right,decision,note\na,a,same,\n", encoding="utf-8")
            with pytest.raises(BadData, match=r"same_as\.csv:2: 'a' stands beside itself"):
                built(store, folder)
            assert store.dump() == before

    def test_an_article_that_cannot_be_read_again_stays_and_is_told(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Store() as store:
            built(store, folder)
            before = store.dump()
            decide(Decision("kenya", "uganda", SAME))
            with monkeypatch.context() as patch:
                patch.setattr(outcomes, "reading", lambda *_: 1 / 0)
                report = revise(store)
            assert (report.revised, len(report.skipped)) == ([], 1)
            assert "two.txt: cannot be processed" in str(report.skipped[0])
            assert store.dump() == before
            assert revise(store).revised == ["two"]

    def test_claims_without_a_store_follow_decisions_too(self, folder: Path) -> None:
        decide(Decision("kenya", "norway", SAME))
        ends = {
            end
            for found in readings([folder], lambda error: None)
            for claim in found.claims
            for end in (claim.subject, claim.object)
        }
        assert "kenya" in ends
        assert "norway" not in ends
