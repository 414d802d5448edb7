"""Templates into HTML. Everything is escaped (autoescape); text from articles is never markup."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from actorgraph import iris
from actorgraph.cards.records import Mark
from actorgraph.ontology import relations
from actorgraph.query import short
from actorgraph.view.page import embedded

ASSETS: Final = Path(__file__).parent / "assets"
CLIPPED: Final = 80
"""Characters of a list of items in a table."""

_KINDS: Final = ("actor", "claim", "article", "evidence", "publisher", "background", "seeds")
_HEADINGS: Final = {400: "That cannot be asked", 404: "Not found"}

Parts = list[tuple[str, str | None]]


def rendered(template: str, **values: Any) -> bytes:
    """The page as UTF-8."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace")


def error_page(status: int, problem: str) -> bytes:
    """The page that says what went wrong."""
    heading = _HEADINGS.get(status, "That did not work")
    return rendered("error.html", status=status, heading=heading, problem=problem)


def local_path(iri: str) -> str | None:
    """Where this server shows the thing; None where it is not one of the store's."""
    kind, slash, id = iri.removeprefix(iris.BASE).partition("/")
    return f"/{kind}/{id}" if iri.startswith(iris.BASE) and slash and kind in _KINDS else None


def parts(text: str, marks: Iterable[Mark]) -> Parts:
    """The text in pieces, each with the role of the mark that it lies in; the first mark wins."""
    roles: list[str | None] = [None] * len(text)
    for mark in sorted(marks, key=lambda each: (each.start, -each.end), reverse=True):
        for place in range(max(mark.start, 0), min(mark.end, len(text))):
            roles[place] = mark.role
    found: Parts = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or roles[place] != roles[begin]:
            found.append((text[begin:place], roles[begin]))
            begin = place
    return found


def plain(word: str) -> str:
    """An identifier as words: ``armed_group``."""
    return str(word).replace("_", " ")


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "actor_path": functools.partial(_path, "actor"),
        "article_path": functools.partial(_path, "article"),
        "claim_path": functools.partial(_path, "claim"),
        "clipped": _clipped,
        "dated": _dated,
        "embed": embedded,
        "linked": _linked,
        "plain": plain,
        "relation_label": _relation_label,
        "short": lambda iri: short(str(iri)),
        "urlencode": lambda text: quote(str(text), safe=""),
    }
    return made


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters as a part of a URL."""
    return urlencode(list(pairs))


def _path(kind: str, id: str) -> str:
    return f"/{kind}/{quote(iris.well_formed(id), safe='')}"


def _clipped(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= CLIPPED else text[: CLIPPED - 1] + "…"


def _dated(text: str) -> Markup:
    """The text with its dates marked, which then stay in one piece."""
    pieces = re.split(r"(\d{4}-\d\d-\d\d)", text)
    marked = (Markup("<time>{}</time>").format(each) for each in pieces[1::2])
    return Markup("").join(
        part for pair in zip(pieces[::2], [*marked, Markup("")], strict=True) for part in pair
    )


def _linked(value: object) -> str:
    """A value of a result: what this server can show is a link, numbers are short."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, date):
        return Markup("<time>{}</time>").format(value)
    text = str(value)
    path = local_path(text) if isinstance(value, str) else None
    if path is None:
        return short(text) if text.startswith(("http://", "https://")) else text
    return Markup('<a href="{}">{}</a>').format(path, short(text))


def _relation_label(id: str) -> str:
    known = relations().get(id)
    return known.label if known else id
