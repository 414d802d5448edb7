"""The briefing of a store, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from actorgraph.analysis.graphs import DEFAULT_RECENCY, Recency
from actorgraph.analysis.overview import notes
from actorgraph.answers import stats
from actorgraph.cards import framed, one_line
from actorgraph.cards.records import summary
from actorgraph.errors import BadInput
from actorgraph.network import FIRST_LOOK, Filters
from actorgraph.report.briefing import Briefing
from actorgraph.report.desk import desk
from actorgraph.report.evidence import evidenced
from actorgraph.report.markdown import markdown
from actorgraph.report.page import SRCDOC, page
from actorgraph.report.sections import SECTIONS
from actorgraph.store import Store

FORMATS: Final[Mapping[str, Callable[[Briefing], str]]] = {".html": page, ".md": markdown}
"""What a briefing can be written as, by the end of the file's name."""


@dataclass(frozen=True, slots=True)
class Report:
    """A briefing: ``briefing`` is what it says, ``html`` and ``markdown`` are whole documents."""

    briefing: Briefing

    @property
    def html(self) -> str:
        """One page without script that asks nothing of any network."""
        return page(self.briefing)

    @property
    def markdown(self) -> str:
        """The same as Markdown; plots are tables."""
        return markdown(self.briefing)

    def save(self, path: str | Path) -> Path:
        """Write it as UTF-8, as HTML or Markdown by the name's ending; gives back the path.

        Raises BadInput for another ending, and where the file cannot be written.
        """
        path = Path(path)
        write = FORMATS.get(path.suffix.lower())
        if write is None:
            raise BadInput(str(path), f"the name ends in none of {', '.join(FORMATS)}")
        try:
            path.write_text(write(self.briefing), encoding="utf-8", newline="\n")
        except OSError as error:
            raise BadInput(str(path), f"cannot be written ({error.strerror})") from error
        return path

    def _repr_html_(self) -> str:
        """The page in a frame of its own, cut off from the notebook."""
        return framed(page(self.briefing, SRCDOC), "Briefing")


def report(
    store: Store,
    title: str = "Briefing",
    filters: Filters = FIRST_LOOK,
    recency: Recency = DEFAULT_RECENCY,
) -> Report:
    """The briefing of the claims that pass the filters, with evidence from the store; ``recency``
    weighs the signs of tensions and camps."""
    read = desk(store, filters, recency)
    sections, entries = evidenced([make(read) for make in SECTIONS], store, read)
    said = summary(stats(store))
    return Report(Briefing(one_line(title, 120), said, sections, entries, notes(read.made)))
