"""The page docs/performance.md: a table of figures for each part that was measured.

A benchmark says what it found by the fixture ``found``; ``make bench`` puts it on the page, below
the heading that the module calls ``SECTION``. Sections that a run did not measure stay as they are,
and so does what stands there before a table.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
HEAD = """# Performance

All figures come from `make bench`; those of one section from one run on one machine. What counts
are ratios between two things that were timed in turn, since seconds are those of the machine.
"""
ORDER = (
    "Reading",
    "Start-up and seeds",
    "Workers",
    "Web archives",
    "Growth",
    "The store",
    "The server",
    "Engines of network analysis",
    "The view",
)
"""How the sections follow each other: "The store at 5 claims" after "The store"; others at last."""

LOAD = os.getloadavg()[0]
"""Of the machine before anything is measured."""

Row = tuple[str, str, str]
"""What was measured, what was found, and what is asked for (empty where nothing is)."""
COLUMNS: Row = ("", "measured", "asked")
"""What stands above the columns, unless a module has ``COLUMNS`` of its own."""


def write(
    sections: Mapping[str, Sequence[Row]],
    page: Path = PAGE,
    heads: Mapping[str, Row] | None = None,
) -> None:
    """Put these sections onto the page, in place of those of the same headings; ``heads`` stand
    above the columns of those that have other ones. A picture belongs to what stands before a
    table, and stays; its file is written by who measures."""
    text = page.read_text(encoding="utf-8") if page.exists() else HEAD
    head, *parts = re.split(r"(?m)^(?=## )", text)
    held = {part.partition("\n")[0].removeprefix("## "): part for part in parts}
    for title, rows in sections.items():
        held[title] = _section(title, rows, held.get(title, ""), (heads or {}).get(title, COLUMNS))
    body = "".join(held[title].rstrip() + "\n\n" for title in sorted(held, key=_place))
    page.write_text(head.rstrip() + "\n\n" + body.rstrip() + "\n", encoding="utf-8")


def place(page: Path, name: str, lines: Sequence[str]) -> None:
    """Put the lines between ``<!-- name -->`` and ``<!-- /name -->`` on a page, in place of those
    that are there. Raises ValueError where the page has no such marks."""
    text = page.read_text(encoding="utf-8")
    marks = re.compile(rf"(?s)(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)")
    if not marks.search(text):
        raise ValueError(f"{page.name} has no place for {name}")
    body = "\n".join(["", *lines, "", ""])
    page.write_text(marks.sub(lambda _: body, text, count=1), encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown, line by line."""
    lines = [f"| {' | '.join(head)} |".replace("|  |", "| |"), "| --- " * len(head) + "|"]
    return [*lines, *(f"| {' | '.join(map(_cell, row))} |" for row in rows)]


def machine() -> str:
    """What the figures were measured on, and with."""
    names = ("pyoxigraph", "rdflib", "spacy", "networkx")
    with_what = ", ".join(f"{name} {version(name)}" for name in names)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores (load average {LOAD:.1f} before), {memory:.0f} GB, "
        f"{platform.system()}, "
        f"Python {platform.python_version()}, {with_what}"
    )


def _place(title: str) -> tuple[int, str]:
    places = [place for place, known in enumerate(ORDER) if title.startswith(known)]
    return (places[0] if places else len(ORDER), title)


def _section(title: str, rows: Sequence[Row], before: str, head: Row) -> str:
    about = re.split(r"(?m)^(?=\||Measured )", before.partition("\n")[2])[0].strip()
    lines = [
        f"## {title}",
        "",
        *([about, ""] if about else []),
        *table(head, rows),
    ]
    lines += ["", f"Measured {date.today().isoformat()}: {machine()}."]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """A text that ends neither the cell nor the row."""
    return " ".join(text.replace("|", "\\|").split())
