"""Sphinx configuration; the tables in ``_generated`` are made from the program's own data."""

from __future__ import annotations

import importlib.metadata
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "actorgraph"
author = "the actorgraph authors"
copyright = author
release = importlib.metadata.version("actorgraph")

extensions = ["myst_parser"]
exclude_patterns = ["_build", "_generated"]
html_theme = "furo"
html_title = "actorgraph"
html_show_copyright = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3


def setup(app: Sphinx) -> None:
    """Make the tables before Sphinx looks for pages."""
    app.connect("builder-inited", _tables)


def _tables(app: Sphinx) -> None:
    script = Path(app.confdir).parent / "scripts" / "docs_tables.py"
    runpy.run_path(str(script))["main"](Path(app.confdir) / "_generated")
