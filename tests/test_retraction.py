"""What is taken back is gone without a trace: the store is as if it had never been read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from actorgraph.cli import app
from actorgraph.errors import NotFound
from actorgraph.model import Reading
from actorgraph.retraction import Wanted, articles_wanted
from actorgraph.store import Store
from generated_corpora import corpora, store_of
from store_samples import corpus, reading

WANTED = st.builds(
    Wanted,
    st.lists(st.sampled_from(("a0", "a1", "a2", "a3")), unique=True, max_size=3),
    st.sampled_from((None, "Post", "Courier")),
    st.sampled_from((None, date(2024, 3, 1), date(2024, 12, 31), date(2026, 1, 1))),
)


def meets(article: Reading, wanted: Wanted) -> bool:
    """The conditions, said again in a few plain words."""
    about = article.article
    return (
        (not wanted.articles or about.id in wanted.articles)
        and wanted.publisher in (None, about.publisher)
        and (wanted.before is None or (about.date or "~") < wanted.before.isoformat())
    )


class TestExact:
    @given(corpora(), WANTED, st.booleans())
    @settings(max_examples=80, deadline=None)
    def test_both_and_less_the_one_is_the_other(
        self, articles: list[Reading], wanted: Wanted, derived: bool
    ) -> None:
        """By article, publisher and date, whether or not belief was derived in between."""
        store = Store()
        store.put(*articles)
        if derived:
            store.derive()
        try:
            gone = articles_wanted(store, wanted)
        except NotFound:
            gone = ()
        unknown = {*wanted.articles} - {r.article.id for r in articles}
        if not unknown:
            assert gone == tuple(sorted(r.article.id for r in articles if meets(r, wanted)))
        store.remove(*gone)
        store.derive()
        kept = [r for r in articles if r.article.id not in gone]
        assert store.dump() == store_of(*reversed(kept)).dump()

    @given(articles=corpora(4), data=st.data())
    @settings(max_examples=8, deadline=None)
    def test_on_disk_by_the_command(
        self, articles: list[Reading], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("store") / "g"
        with Store(folder) as store:
            store.put(*articles, reading("z"))
            store.derive()
        ids = [r.article.id for r in articles]
        gone = data.draw(st.lists(st.sampled_from(ids), unique=True) if ids else st.just([]))
        run = CliRunner().invoke(app, ["remove", "--store", str(folder), "z", *gone])
        assert run.exit_code == 0, run.output
        kept = [r for r in articles if r.article.id not in gone]
        assert run.output == f"{len(gone) + 1} removed; the store {folder} holds {len(kept)}\n"
        for read_only in (False, True):
            with Store(folder, read_only=read_only) as store:
                assert store.dump() == store_of(*kept).dump()


class TestAsked:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        with Store(tmp_path / "g") as store:
            store.put(*corpus())
            store.derive()
        return tmp_path / "g"

    @pytest.mark.parametrize(
        ("options", "left"),
        [
            (["--publisher", "Lake Courier"], ["a2", "a3", "a6"]),
            (["--publisher", "lake courier", "--before", "2024-04-09"], ["a2", "a3", "a5", "a6"]),
            (["a1", "a2", "--publisher", "Hill Post"], ["a1", "a3", "a4", "a5", "a6"]),
            (["--before", "2024-03-05"], ["a3", "a4", "a5", "a6"]),
            (["--before", "2024-04"], ["a4", "a5", "a6"]),
            (["--before", "2030"], ["a6"]),
            (["a6"], ["a1", "a2", "a3", "a4", "a5"]),
        ],
    )
    def test_all_conditions_must_hold(
        self, options: list[str], left: list[str], folder: Path
    ) -> None:
        run = CliRunner().invoke(app, ["remove", "--store", str(folder), *options])
        assert run.output == f"{6 - len(left)} removed; the store {folder} holds {len(left)}\n"
        with Store(folder, read_only=True) as store:
            assert list(store.articles()) == left

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            (["a1", "x", "y"], "no article 'x', 'y'"),
            (["--publisher", "Lake Couriers"], "did you mean Lake Courier"),
            (["a6", "--before", "2030"], "no article of the store meets all of that"),
        ],
    )
    def test_what_is_not_found_is_named_and_nothing_removed(
        self, options: list[str], reason: str, folder: Path
    ) -> None:
        run = CliRunner().invoke(app, ["remove", "--store", str(folder), *options])
        assert isinstance(run.exception, NotFound)
        assert reason in str(run.exception)
        with Store(folder, read_only=True) as store:
            assert len(store.articles()) == 6

    @pytest.mark.parametrize("options", [[], ["--before", "soon"], ["--before", "2024-13"]])
    def test_wrong_use(self, options: list[str], folder: Path) -> None:
        run = CliRunner().invoke(app, ["remove", "--store", str(folder), *options])
        assert run.exit_code == 2
        assert "--before" in run.output
