"""Templates into cards. All values are escaped; a card has no script and asks nothing of a network.

Colours are half transparent or the notebook's own, so a card needs not know whether the notebook
is light or dark.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from actorgraph.cards.words import marked, one_line
from actorgraph.ontology import relations

if TYPE_CHECKING:
    from jinja2 import Environment

HEIGHT: Final = 640  # pixels of a page in a frame


class Marked(Protocol):
    """Where the words of a role stand, counted from the start of the quote."""

    @property
    def role(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def card(template: str, **values: Any) -> str:
    """The card as HTML for a notebook, with its own style."""
    return _environment().get_template(template).render(**values)


def framed(page: str, title: str, allowed: str = "") -> str:
    """A whole page in a frame of its own, cut off from the notebook: ``allowed`` is what the
    sandbox lets it do beside opening links. The page comes with the frame, so nothing is fetched.
    """
    may = f"allow-popups allow-popups-to-escape-sandbox {allowed}".strip()  # links to articles
    return (
        f'<iframe srcdoc="{html.escape(page, quote=True)}" sandbox="{html.escape(may)}" '
        f'style="width:100%;height:{HEIGHT}px;border:1px solid #8888" '
        f'title="{html.escape(title)}"></iframe>'
    )


@functools.cache
def _environment() -> Environment:
    # slow to load, and only notebooks need it
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    folder = Path(__file__).parent
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["style"] = Markup((folder / "card.css").read_text("utf-8"))  # ours
    made.filters |= {"line": one_line, "pieces": _pieces, "relation": _relation, "words": _words}
    return made


def _pieces(quote: str, marks: Iterable[Marked]) -> tuple[tuple[str, str | None], ...]:
    return marked(quote, [(mark.start, mark.end, mark.role) for mark in marks])


def _relation(id: str) -> str:
    known = relations().get(id)
    return known.label if known else id


def _words(identifier: str) -> str:
    """An identifier as words: ``armed_group``."""
    return identifier.replace("_", " ")
