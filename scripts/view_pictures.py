"""Make docs/images/view-*.png: the way through the page that docs/view.md tells, by mouse alone.

    python scripts/view_pictures.py [PAGE.html]

Without a page the sample articles are read and the page is made from them. Prints how many clicks
the way took. Needs chromium.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from readme_picture import ROOT, browser_module, sample_page

PICTURES = ROOT / "docs" / "images"
WIDTH, HEIGHT = 1400, 900
BROKER = "Iran"

ROW = "[...document.querySelectorAll('#panel .row')].find((r) => /{}/.test(r.innerText))"
BUTTON = "[...document.querySelectorAll('#panel button')].find((b) => b.innerText === '{}')"
WAY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("opens", ()),
    ("who-supplies-whom", (ROW.format("who supplies whom"),)),
    ("why", (ROW.format("North Korea supplies"),)),
    (
        "between-the-blocs",
        (
            "document.querySelector('#panel .back')",
            ROW.format(f"^\\s*{BROKER}\\s*\\d+ blocs"),
            "document.querySelector('.across summary')",
        ),
    ),
    ("neighbours", (BUTTON.format("Only its neighbours"),)),
)
"""Name of a picture, and what is clicked before it is taken."""
CLICKED = ("button", "summary")


def main(page: Path | None = None) -> None:
    """Take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        page = page or sample_page(Path(folder))
        with browser_module().Page(Path(folder) / "profile") as browser:
            browser.open(page.resolve(), width=WIDTH, height=HEIGHT)
            clicks = 0
            for name, targets in WAY:
                for target in targets:
                    clicks += click(browser, target)
                time.sleep(0.4)
                browser.screenshot(PICTURES / f"view-{name}.png")
    print(f"{clicks} clicks, {len(WAY)} pictures in {PICTURES.relative_to(ROOT)}")


def click(browser: Any, target: str) -> int:
    """Bring an element into sight, as the wheel would, and click it if it is a button: 1 if so."""
    browser.run(f"({target}).scrollIntoView({{block: 'nearest'}})")
    x, y, kind = browser.run(
        f"""((one) => {{
          const box = one.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2, one.localName];
        }})({target})"""
    )
    if kind in CLICKED:
        browser.click(x, y)
    return int(kind in CLICKED)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
