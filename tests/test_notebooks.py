"""The notebooks run from top to bottom in a fresh kernel, away from the checkout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_articles: Path
) -> None:
    shutil.copytree(sample_articles, tmp_path / "seeds" / "articles")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    sheet = nbformat.read(notebook, as_version=4)
    resources = {"metadata": {"path": str(folder)}}
    client = nbclient.NotebookClient(sheet, timeout=300, kernel_name="python3", resources=resources)
    client.execute()  # raises with the cell and its traceback
    shown = [output for cell in sheet.cells for output in cell.get("outputs", ())]
    kinds = {kind for output in shown for kind in output.get("data", ())}
    assert "text/html" in kinds
    page = (folder / "graph.html").read_text(encoding="utf-8")
    assert "North Korea" in page


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(notebook: Path) -> None:
    sheet = nbformat.read(notebook, as_version=4)
    nbformat.validate(sheet)
    for cell in sheet.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_there_is_a_quickstart() -> None:
    assert "01-quickstart" in [path.stem for path in NOTEBOOKS]
