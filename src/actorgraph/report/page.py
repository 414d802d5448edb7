"""A briefing as one HTML page: no script, nothing from elsewhere, all text escaped."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from actorgraph.report.briefing import Bars, Briefing, Months, Plot, number
from actorgraph.report.plots import svg

SRCDOC = "about:srcdoc"
FIRST = 4  # claims of a statement that are linked at once; the others fold out


def page(briefing: Briefing, base: str = "") -> str:
    """The document (write it as UTF-8); its Content Security Policy allows its own style alone.

    ``base`` is the address that links within the document start from where it is not its own:
    `SRCDOC` in a frame of a notebook, which else would look for them in the notebook.
    """
    folder = Path(__file__).parent
    style = (folder / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    bases = f"base-uri {base.partition(':')[0]}:" if base else "base-uri 'none'"
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; {bases}; form-action 'none'"
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return made.get_template("page.html").render(
        briefing=briefing,
        numbers=briefing.numbers,
        words={entry.claim: entry.words for entry in briefing.entries},
        style=Markup(style),  # ours, and in a style element nothing is escaped
        policy=policy,
        base=base,
        svg=svg,
        figures=figures,
        first=FIRST,
    )


def figures(plot: Plot) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns and rows of a plot as a table, for who cannot see it."""
    if isinstance(plot, Bars):
        rows = tuple((name, number(good), number(bad)) for name, good, bad in plot.rows)
        return ("actor", "cooperation", "conflict"), rows
    if isinstance(plot, Months):
        series = tuple((name, *map(number, values)) for name, values in plot.rows)
        return ("dyad", *plot.months), series
    cells = tuple(
        (name, *("" if value is None else number(value) for value in values))
        for name, values in zip(plot.names, plot.values, strict=True)
    )
    return ("bloc", *(str(place) for place in range(1, len(plot.names) + 1))), cells
