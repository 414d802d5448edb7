"""Make docs/images/graph.png: the page that ``make demo`` writes, in a real browser.

    python scripts/readme_picture.py [PAGE.html]

Without a page the sample articles are read and the page is made from them. In the picture the
slider shows the strongest actors only and one of them is picked. Needs chromium.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "graph.png"
STRONGEST = 40
ACTOR = "Russia"

SHOW_STRONGEST = f"""(() => {{
  const slider = document.querySelector('[aria-label="Strongest actors"]');
  slider.value = {STRONGEST};
  slider.dispatchEvent(new Event("input", {{bubbles: true}}));
}})()"""
OPEN_ACTOR = f"""(() => {{
  const rows = [...document.querySelectorAll("#panel .row .words")];
  const row = rows.find((r) => r.innerText.trim() === "{ACTOR}");
  row?.click();
  return Boolean(row);
}})()"""


def main(page: Path | None = None) -> None:
    """Take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        if page is None:
            page = sample_page(Path(folder))
        with browser_module().Page(Path(folder) / "profile") as browser:
            browser.open(page.resolve())
            browser.run(SHOW_STRONGEST)
            if not browser.run(OPEN_ACTOR):
                print(f"the overview does not list {ACTOR}: picture without it", file=sys.stderr)
            time.sleep(0.5)
            browser.run("document.querySelector('#zoom-fit').click()")
            time.sleep(0.5)
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            browser.screenshot(PICTURE)


def sample_page(folder: Path) -> Path:
    """The page of the sample articles, made now."""
    import actorgraph  # noqa: PLC0415 - only where there is no page yet

    with actorgraph.build(ROOT / "seeds" / "articles") as graph:
        return graph.view().save(folder / "graph.html")


def browser_module() -> Any:
    """The module with which the browser tests drive chromium."""
    path = ROOT / "tests" / "browser" / "chromium.py"
    spec = importlib.util.spec_from_file_location("chromium", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
