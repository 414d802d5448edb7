"""The sample graph, built once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.datafiles import data_path


@pytest.fixture(scope="session")
def sample_articles() -> Path:
    """The folder of the sample articles."""
    return data_path("seeds", "articles")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, sample_articles: Path) -> Path:
    """A store on disk built from the sample articles; tests open it for reading only."""
    from actorgraph.pipeline import build_into  # noqa: PLC0415 - loads spaCy
    from actorgraph.store import Store  # noqa: PLC0415 - as above

    folder = tmp_path_factory.mktemp("sample") / "store"
    with Store(folder) as store:
        report = build_into(store, [sample_articles])
    assert not report.skipped, "a sample article cannot be read"
    return folder
