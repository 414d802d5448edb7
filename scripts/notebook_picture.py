"""Make docs/images/notebook.png: what a claim and a plot of the samples look like in a notebook.

    python scripts/notebook_picture.py

Reads the sample articles. Needs chromium.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from readme_picture import ROOT, browser_module

import actorgraph as ag
from actorgraph.report import figures

PICTURE = ROOT / "docs" / "images" / "notebook.png"
CLAIM = ("Iran", "supplies", "Russia")
DYADS = [("north-korea", "russia"), ("iran", "israel"), ("iran", "united-states")]
WIDTH, HEIGHT = 900, 1080


def main() -> None:
    """Take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "note.html"
        page.write_text(
            "<!doctype html><meta charset=utf-8><body style='font-family: sans-serif; margin: 8px; "
            "overflow: hidden'>"
            f"{cards()}<script>document.documentElement.dataset.ready = 'true'</script>",
            encoding="utf-8",
        )
        with browser_module().Page(Path(folder) / "profile") as browser:
            browser.open(page, width=WIDTH, height=HEIGHT)
            browser.screenshot(PICTURE)


def cards() -> str:
    """A claim with its evidence, and three dyads over time, as Jupyter would show them."""
    with ag.build(ROOT / "seeds" / "articles") as graph:
        claim = graph.why(*CLAIM)._repr_html_()
        with graph.rolled_up("person=state,body=state") as states:
            plot = figures.by_month(states.analyse(), DYADS)._repr_html_()
    return claim + plot


if __name__ == "__main__":
    main()
