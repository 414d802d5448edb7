"""Stores of other formats: newer ones are refused, older ones are brought up to date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actorgraph.cli import app
from actorgraph.errors import StoreError, StoreLocked
from actorgraph.folder import FORMAT, format_of
from actorgraph.migration import STEPS, migrate
from actorgraph.store import Store
from store_samples import corpus


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "g") as store:
        store.put(*corpus())
        store.derive()
    return tmp_path / "g"


def as_of_format_1(path: Path) -> bytes:
    """Make the store what the first format was, and give what it holds."""
    with Store(path, read_only=True) as store:
        held = store.dump()
    shutil.rmtree(path / "snapshots")
    (path / "format").unlink()
    return held


def test_there_is_a_step_from_every_older_format() -> None:
    assert list(STEPS) == list(range(1, FORMAT))


@pytest.mark.parametrize("read_only", [True, False])
def test_other_formats_say_what_to_do(path: Path, read_only: bool) -> None:
    (path / "format").write_text("99\n")
    with pytest.raises(StoreError, match=f"has format 99, newer than {FORMAT}: upgrade actorgraph"):
        Store(path, read_only=read_only)
    (path / "format").write_text("x")
    with pytest.raises(StoreError, match="its file 'format' holds 'x', not a number"):
        Store(path, read_only=read_only)
    (path / "format").unlink()
    with pytest.raises(StoreError, match="format 1, older than 2: run `actorgraph migrate --store"):
        Store(path, read_only=read_only)


def test_a_store_of_format_1_keeps_all(path: Path) -> None:
    held = as_of_format_1(path)
    assert migrate(path) == 1
    assert format_of(path) == FORMAT
    with Store(path, read_only=True) as store:
        assert store.dump() == held
    with Store(path) as store:
        store.remove("a1")
        store.derive()
        assert "a1" not in store.articles()
    assert migrate(path) == FORMAT


def test_the_command_says_what_it_did(path: Path) -> None:
    as_of_format_1(path)
    for words in ("now, it had 1", "already"):
        result = CliRunner().invoke(app, ["migrate", "--store", str(path)])
        assert result.exit_code == 0
        assert result.output == f"the store {path} has format {FORMAT} {words}\n"


def test_what_cannot_be_migrated_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        migrate(tmp_path / "none")
    with Store(path), pytest.raises(StoreLocked):
        migrate(path)
    (path / "format").write_text("99\n")
    with pytest.raises(StoreError, match="newer than"):
        migrate(path)
    as_of_format_1_broken = path / "quads" / "CURRENT"
    (path / "format").unlink()
    as_of_format_1_broken.write_text("rubbish")
    with pytest.raises(StoreError, match="cannot be migrated: ") as raised:
        migrate(path)
    assert "\n" not in str(raised.value)
    assert format_of(path) == 1
