"""Workers: what they give is what one process gives, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import dask
import pytest

from actorgraph.ahead import Ahead, Found, Item, Walk, items_of
from actorgraph.errors import BadData, BadInput, ClusterError
from actorgraph.fingerprint import Settings
from actorgraph.pipeline import Told, build_with, readings
from actorgraph.store import Store
from actorgraph.workers import Workers, WorkersDied, cluster_workers, local_workers
from worker_samples import DEADLY, ODD, SAMPLE_READINGS, SLOW, process, samples, written


@pytest.fixture(scope="module")
def crew() -> Iterator[Workers]:
    with local_workers(2) as workers:
        yield workers


def refuse(what: str) -> None:
    raise BadData(what)


class TestWorkers:
    def test_they_are_processes_of_their_own(self, crew: Workers) -> None:
        assert crew.count == 2
        found = {crew.result(task) for task in [crew.start(process, 0.2) for _ in range(6)]}
        assert len(found) == 2
        assert os.getpid() not in found

    def test_they_listen_on_the_loopback_address_alone(self, crew: Workers) -> None:
        addresses = set(crew.each(process))
        assert len(addresses) == 2
        assert all(address.startswith("tls://127.0.0.1:") for address in addresses)

    def test_what_they_raise_is_raised(self, crew: Workers) -> None:
        with pytest.raises(BadData, match="nothing of the kind"):
            crew.result(crew.start(refuse, "nothing of the kind"))

    def test_the_task_of_a_killed_worker_is_done_again(self, crew: Workers) -> None:
        before = set(crew.each(process).values())
        tasks = [crew.start(process, 1.5) for _ in range(2)]  # one for each
        time.sleep(0.5)
        killed = min(before)
        os.kill(killed, signal.SIGKILL)
        assert killed not in {crew.result(task) for task in tasks}
        while len(after := set(crew.each(process).values())) < 2:
            time.sleep(0.2)
        assert after - before, "no new worker took its place"

    def test_what_kills_one_after_another_is_given_up(self, crew: Workers) -> None:
        deadly = crew.start(os._exit, 9)
        others = [crew.start(process) for _ in range(20)]
        with pytest.raises(WorkersDied):
            crew.result(deadly)
        assert len({crew.result(other) for other in others}) >= 1

    def test_one_that_takes_long_to_start_anew_is_waited_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("actorgraph.workers._ALONE", 30)
        with (
            dask.config.set({"distributed.deploy.lost-worker-timeout": "10ms"}),  # not heeded
            local_workers(1) as workers,
        ):
            first = workers.result(workers.start(process))
            os.kill(first, signal.SIGKILL)
            assert workers.result(workers.start(process)) != first

    def test_where_no_worker_is_left_none_is_waited_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("actorgraph.workers._ALONE", 0.3)
        monkeypatch.setattr("actorgraph.workers._LOOK", 0.1)
        with local_workers(1) as workers:
            workers._client.cluster.scale(0)
            with pytest.raises(ClusterError, match="its last worker is lost"):
                workers.result(workers.start(process))

    def test_no_scheduler_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("actorgraph.workers._PATIENCE", 0.5)
        with (
            pytest.raises(ClusterError, match=r"no scheduler of Dask answers at tcp://127.0.0.1:9"),
            cluster_workers("tcp://127.0.0.1:9"),
        ):
            pass

    def test_without_dask_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)
        with (
            pytest.raises(ClusterError, match=r"pip install 'actorgraph\[cluster\]'"),
            local_workers(2),
        ):
            pass


def made_of(files: list[Path], workers: Workers | None, **walk: object) -> list[str]:
    """What comes of the articles of files, and what is told, in order, as lines."""
    steps = Walk(len(files), lambda n: items_of(files[n], files[n].name, {}), **walk)  # type: ignore[arg-type]
    ahead = Ahead(SAMPLE_READINGS, Settings(), steps, workers)
    lines = []
    for number in range(len(files)):
        for item in ahead.items(number):
            if isinstance(item, Found):
                outcome = ahead.made(item.article)
                lines.append(str(outcome.value.claims if outcome.value else outcome.reason))
            else:
                lines.append(f"told {item}")
    return lines


class TestAhead:
    @pytest.fixture
    def files(self, tmp_path: Path) -> list[Path]:
        rows = samples(150)
        rows[7]["text"] = f"{ODD}? {rows[7]['text']}"
        some = [written(tmp_path / f"{n}.jsonl", rows[n : n + 50]) for n in (0, 50, 100)]
        with some[1].open("a", encoding="utf-8") as file:
            file.write('{"id": "broken"\n{"id": "s0051", "text": "Another text."}\n')
        return some

    def test_one_process_reads_no_further_than_it_has_to(self, tmp_path: Path) -> None:
        files = [written(tmp_path / f"{n}.jsonl", samples(1, n)) for n in range(200)]
        opened = []

        def items(number: int) -> Iterator[Item]:
            opened.append(number)
            return items_of(files[number], files[number].name, {})

        walk = Walk(len(files), items, wants=lambda number, article: False)
        assert isinstance(next(Ahead(SAMPLE_READINGS, Settings(), walk).items(0)), Found)
        assert 0 < len(opened) < 20

    def test_workers_give_what_one_process_gives(self, files: list[Path], crew: Workers) -> None:
        alone = made_of(files, None)
        assert made_of(files, crew) == alone
        assert len(alone) == 152
        assert [line for line in alone if "it is odd" in line or "broken" in line]

    def test_a_wrong_guess_changes_nothing(self, files: list[Path], crew: Workers) -> None:
        alone = made_of(files, None)
        few = made_of(files, crew, opens=lambda n: n != 1, wants=lambda n, a: a.id[-1] in "02468")
        assert few == alone

    def test_files_may_be_left_out(self, files: list[Path], crew: Workers) -> None:
        steps = Walk(3, lambda n: items_of(files[n], files[n].name, {}))
        ahead = Ahead(SAMPLE_READINGS, Settings(), steps, crew)
        found = [item for item in ahead.items(2) if isinstance(item, Found)]
        assert [item.article.id for item in found] == [f"s{n:04}" for n in range(100, 150)]
        assert all(ahead.made(item.article).value for item in found[:0])

    def test_only_the_deadly_article_is_lost(self, tmp_path: Path, crew: Workers) -> None:
        rows = samples(40)
        harmless = made_of([written(tmp_path / "a.jsonl", rows)], None)
        rows[11]["text"] = f"{rows[11]['text']} This is {DEADLY}."
        lines = made_of([written(tmp_path / "b.jsonl", rows)], crew)
        assert lines[11] == "cannot be processed (it ended each worker that read it)"
        assert lines[:11] + lines[12:] == harmless[:11] + harmless[12:]

    def test_a_worker_killed_on_the_way_changes_nothing(
        self, tmp_path: Path, crew: Workers
    ) -> None:
        rows = samples(60)
        for row in rows:
            row["text"] = f"{row['text']} All {SLOW}."
        file = written(tmp_path / "a.jsonl", rows)
        victim = next(iter(crew.each(process).values()))
        steps = Walk(1, lambda n: items_of(file, "a.jsonl", {}))
        ahead = Ahead(SAMPLE_READINGS, Settings(), steps, crew)
        found = []
        for number, item in enumerate(ahead.items(0)):
            assert isinstance(item, Found)
            made = ahead.made(item.article)
            assert made.value, made.reason
            found.append(made.value.article.id)
            if number == 3:
                os.kill(victim, signal.SIGKILL)
        assert found == [row["id"] for row in rows]
        assert victim not in crew.each(process).values()


def test_a_build_by_workers_is_the_same_byte_for_byte(
    sample_articles: Path, tmp_path: Path, crew: Workers
) -> None:
    texts = sorted(sample_articles.glob("courier-*"))[:6]
    (tmp_path / "broken.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    sources = [*texts[:3], tmp_path / "broken.jsonl", tmp_path / "none.txt", *texts[3:]]
    dumps, told = [], []
    for workers in (None, crew):
        store, skipped, read = Store(), list[BadInput](), list[str]()
        report = build_with(workers, store, sources, None, Told(read.append, skipped.append))
        assert len(report.added) == len(texts)
        told.append([*map(str, skipped), *read])
        dumps.append(store.dump())
    assert dumps[0] == dumps[1]
    assert told[0] == told[1]
    again = build_with(crew, store, sources)
    assert (len(again.added), again.known_files, again.unchanged) == (0, len(texts), 0)
    alone, together = ([*readings(texts[:2], print, None, None, w)] for w in (None, crew))
    assert alone == together


STARTING = """
import time
from actorgraph.workers import local_workers
if __name__ == "__main__":
    print("start", flush=True)
    with local_workers(2):
        time.sleep(60)
"""
BUILDING = """
import sys
from pathlib import Path
from actorgraph.pipeline import Told, build_with
from actorgraph.store import Store
from actorgraph.workers import local_workers
if __name__ == "__main__":
    with Store("g") as store, local_workers(2) as workers:
        build_with(workers, store, sys.argv[1:], None, Told(lambda id: print(id, flush=True)))
        print("done")
"""


def test_a_folder_with_modules_of_its_own_is_no_trouble(tmp_path: Path) -> None:
    """Where workers are started there may be a random.py, which they are not to run."""
    for name in ("random", "socket", "tempfile"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w').close()\n", "utf-8")
    code = STARTING.replace("time.sleep(60)", "print('up')")
    (tmp_path / "elsewhere").mkdir()
    script = tmp_path / "elsewhere" / "start.py"
    script.write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["start", "up"], done.stderr
    assert not (tmp_path / "run").exists()


def test_ctrl_c_while_workers_start(tmp_path: Path) -> None:
    assert interrupted(tmp_path, STARTING, []) == ["start"]


def test_ctrl_c_stops_a_build_and_the_next_one_goes_on(
    tmp_path: Path, sample_articles: Path
) -> None:
    texts = sorted(sample_articles.glob("*.md"))
    said = interrupted(tmp_path, BUILDING, texts)
    assert len(said) >= 1
    assert "done" not in said
    with Store(tmp_path / "g") as store:
        held = store.articles()
        assert set(said) <= set(held)
        assert len(held) < len(texts)
        report = build_with(None, store, texts[: len(held) + 1])
        assert (len(report.added), report.known_files + report.unchanged) == (1, len(held))


def interrupted(folder: Path, script: str, sources: list[Path]) -> list[str]:
    """What a script says until Ctrl-C, which comes after its first line; it ends soon, whatever its
    workers are at (two seconds where nothing else runs), and leaves no process."""
    (folder / "run.py").write_text(script, encoding="utf-8")
    child = subprocess.Popen(
        [sys.executable, "run.py", *map(str, sources)], cwd=folder, stdout=subprocess.PIPE,
        start_new_session=True, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert child.stdout
    first = child.stdout.readline()
    time.sleep(0.3)
    start = time.monotonic()
    os.killpg(child.pid, signal.SIGINT)
    rest, _ = child.communicate(timeout=300)
    took = time.monotonic() - start
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    assert took < 10 * max(1, busy), f"{took:.1f} s"
    time.sleep(0.5)
    assert not left_of(child.pid)
    return [first.strip(), *rest.split()]


def left_of(group: int) -> list[str]:
    """The processes of the group that are not dead, whether or not anybody asked after them."""
    found = subprocess.check_output(["ps", "-ewwo", "pgid=,stat=,args="], text=True)
    rows = (line.split(None, 2) for line in found.splitlines())
    return [args for pgid, stat, args in rows if int(pgid) == group and stat[0] != "Z"]
