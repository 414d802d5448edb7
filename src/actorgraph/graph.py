"""The claims graph as Python users hold it: SPARQL, networkx, the view, cards and evidence."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from actorgraph import answers, query
from actorgraph.analyst import Analyst
from actorgraph.cards import framed
from actorgraph.cards.records import ActorCard, Why
from actorgraph.decisions import load_decisions
from actorgraph.errors import BadData, BadInput
from actorgraph.excerpt import excerpt
from actorgraph.model import Reading
from actorgraph.network import Filters
from actorgraph.review import LEAST, candidates
from actorgraph.rollup import parse_roll_up
from actorgraph.store import Store
from actorgraph.window import parse_window

if TYPE_CHECKING:
    import pandas as pd
    from rdflib import Dataset

    from actorgraph.explanation import Explanation
    from actorgraph.fingerprint import Settings
    from actorgraph.pipeline import OnSkip

_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")

Sources = str | Path | Iterable[str | Path]


def build(
    sources: Sources,
    store: str | Path | None = None,
    *,
    model: str | None = None,
    coref: str = "rules",
    extractor: str = "rules",
) -> Graph:
    """Read articles (files, folders, globs) into a graph, in memory or in ``store``, a folder or
    the address of a SPARQL endpoint (``https://…``).

    ``model`` names the spaCy pipeline (default: ``ACTORGRAPH_MODEL``, else the package's own),
    ``coref`` who resolves pronouns: "rules", or "fastcoref" or "coreferee" before them,
    ``extractor`` who finds claims: "rules", "judge" (the learned one, which needs the extra of that
    name) or "rules+judge". What cannot be read is logged as a warning and passed over. Raises
    BadInput if nothing could be read, BadData if a model is not there, StoreError if the store
    cannot be written.
    """
    from actorgraph.pipeline import build_into  # noqa: PLC0415 - the text side loads spaCy

    listed, settings = _listed(sources), _settings(model, coref, extractor)
    opened = Store(store)
    try:
        report = build_into(opened, listed, settings, on_skip=_warn)
        if report.nothing:
            raise report.skipped[0] if report.skipped else BadInput(str(sources), "no article")
    except BaseException:
        opened.abandon()
        raise
    return Graph(opened)


def extract(
    sources: Sources,
    *,
    model: str | None = None,
    coref: str = "rules",
    extractor: str = "rules",
) -> Iterator[Reading]:
    """What each article says (claims with evidence), one at a time, without a store.

    ``model``, ``coref`` and ``extractor`` are as in `build`. What cannot be read is logged as a
    warning and passed over; raises BadInput, at the end, if nothing could be read.
    """
    from actorgraph.pipeline import readings  # noqa: PLC0415 - the text side loads spaCy

    return _some(readings, sources, _settings(model, coref, extractor))


def explain(
    sources: Sources,
    *,
    model: str | None = None,
    coref: str = "rules",
    extractor: str = "rules",
) -> Iterator[Explanation]:
    """Why each article is read as it is, sentence by sentence; printed, it is plain text.

    The arguments and errors are those of `extract`.
    """
    from actorgraph.pipeline import explanations  # noqa: PLC0415 - the text side loads spaCy

    return _some(explanations, sources, _settings(model, coref, extractor))


def open(store: str | Path, *, read_only: bool = True) -> Graph:
    """The graph in ``store``, a folder or the address of a SPARQL endpoint; raises StoreError or
    StoreLocked."""
    return Graph(Store(store, read_only=read_only))


class Graph(Analyst):
    """A claims graph over an open store; close it, or use it as a context manager."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; the graph cannot be asked any more."""
        self.store.close()

    def sparql(self, text: str, *, labels: bool = True) -> pd.DataFrame:
        """The result of any SPARQL 1.1 query over the union of all graphs; raises BadQuery.

        Prefixes ag, actor, plover, schema, prov, oa, rdf, rdfs, owl, xsd, skos and dcterms are
        declared. Numbers and dates come as Python values. A column of IRIs shows their names
        ("Iran"), and the IRIs stand at the right in a column ``…_iri``: ``?a`` gives ``a`` and
        ``a_iri``. ``labels=False`` gives the columns as asked, IRIs as strings.
        """
        from actorgraph.labels import frame  # noqa: PLC0415 - pandas is slow to load

        return frame(self.store, text, labels)

    def ask(self, name: str, *arguments: str) -> pd.DataFrame:
        """The result of a named query as a DataFrame: ``g.ask("suppliers", "Russia")``.

        Actors are named as people name them ("Russia", "russia", "US"), relations as "supplies",
        dates as "2024-11-13". ``actorgraph queries`` lists the names; raises NotFound with what
        comes near, BadQuery for a wrong number of arguments.
        """
        import pandas as pd  # noqa: PLC0415 - slow to load, and only tables need it

        table = query.ask_named(self.store, name, arguments)
        return pd.DataFrame(list(table.rows), columns=list(table.columns))

    def show(self, actor: str) -> ActorCard:
        """Who the actor is and what is claimed of it: ``g.show("Iran").acts``.

        The card has ``actor``, ``country``, ``offices``, ``acts``, ``is_object`` and
        ``publishers``, and shows itself in Jupyter. Raises NotFound with what comes near.
        """
        return answers.actor_card(self.store, actor)

    def why(self, subject: str, relation: str, object: str) -> Why:
        """The evidence of a claim: ``g.why("Iran", "supplies", "Russia").grounds``.

        ``claim`` has belief, status and sources; each of the grounds has ``quote`` and ``marks``,
        ``publisher``, ``published``, ``speaker``, ``polarity``, ``modality`` and more. It shows
        itself in Jupyter. Raises NotFound, naming what is claimed between the two.
        """
        return answers.why(self.store, subject, relation, object)

    def disputed(self, actor: str | None = None) -> pd.DataFrame:
        """What is said for and against each claim that somebody denies, a row for each piece of
        evidence; ``status`` tells those that are disputed from those that nobody affirms.

        With ``actor`` only claims that it is part of. The columns are those of the named query
        ``sides``; raises NotFound.
        """
        return self.ask("sides", *([actor] if actor else []))

    def rolled_up(self, how: str) -> Graph:
        """Another graph, in memory, whose persons and bodies are what they stand for on the day.

        ``how`` is ``"person=state,body=state"`` or the like (see ``actorgraph.rollup``); raises
        BadQuery.
        """
        return Graph(excerpt(self.store, how=parse_roll_up(how)))

    def within(
        self, *, as_of: str | None = None, since: str | None = None, until: str | None = None
    ) -> Graph:
        """Another graph, in memory, of what was published up to ``as_of`` and tells of events from
        ``since`` to ``until``; belief and all that is derived are those of this evidence alone.

        Dates are ``2024``, ``2024-11`` or ``2024-11-13`` (see ``actorgraph.window``); raises
        BadQuery for others and where ``since`` is after ``until``.
        """
        return Graph(excerpt(self.store, parse_window(as_of, since, until)))

    def review(self, least: float = LEAST) -> pd.DataFrame:
        """Likely duplicates of at least that score, and doubtful links: what wants a decision.

        Columns are the ``left`` and ``right`` of a row of ``same_as.csv``, ``score`` (none for
        links) and ``why``; the surest come first. Raises BadData where that file is malformed.
        """
        import pandas as pd  # noqa: PLC0415 - slow to load, and only tables need it

        found = candidates(self.store, load_decisions(), least)
        rows = [(each.left, each.right, each.score, each.line) for each in found]
        return pd.DataFrame(rows, columns=["left", "right", "score", "why"])

    def view(self, title: str = "Actor graph", *, unnamed: bool = False) -> View:
        """The interactive page; shows itself in Jupyter, ``.save(path)`` writes it.

        ``unnamed`` also shows people without a name ("Syrian rebels").
        """
        from actorgraph.view import ViewSettings, view_html  # noqa: PLC0415 - slow to load

        graph = self.network(Filters(doubtful=True, named=not unnamed))
        return View(view_html(graph, self.store, ViewSettings(title=title)))

    @property
    def rdf(self) -> Dataset:
        """The same store as an rdflib Dataset, for reading only."""
        return self.store.rdf

    def __repr__(self) -> str:
        return f"<actorgraph.Graph of {self.store.name or 'a store in memory'}>"

    def _repr_html_(self) -> str:
        """A card: how much there is, who is in it, what is believed most."""
        return answers.store_card(self.store)


class View:
    """A page of the graph: ``html`` is the whole document, without any outside reference."""

    def __init__(self, html: str) -> None:
        self.html = html

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8; gives back the path. Raises BadInput where that cannot be."""
        path = Path(path)
        try:
            path.write_text(self.html, encoding="utf-8")
        except OSError as error:
            raise BadInput(str(path), f"cannot be written ({error.strerror})") from error
        return path

    def _repr_html_(self) -> str:
        """The page in a frame of its own, cut off from the notebook."""
        return framed(self.html, "Actor graph", "allow-scripts allow-downloads")


def _some(
    read: Callable[[list[str | Path], OnSkip, Settings], Iterator[_Made]],
    sources: Sources,
    settings: Settings,
) -> Iterator[_Made]:
    """What was read; raises BadInput, at the end, if that was nothing."""
    skipped: list[BadInput] = []

    def skip(error: BadInput) -> None:
        skipped.append(error)
        _warn(error)

    some = False
    for found in read(_listed(sources), skip, settings):
        some = True
        yield found
    if not some:
        raise skipped[0] if skipped else BadInput(str(sources), "no article")


def _listed(sources: Sources) -> list[str | Path]:
    listed = [sources] if isinstance(sources, str | Path) else list(sources)
    if not listed:
        raise BadInput("sources", "none were given")
    return listed


def _settings(model: str | None, coref: str, extractor: str) -> Settings:
    from actorgraph.clusters import CLUSTERERS  # noqa: PLC0415 - the text side loads spaCy
    from actorgraph.extraction import EXTRACTORS  # noqa: PLC0415 - as above
    from actorgraph.fingerprint import Settings  # noqa: PLC0415 - as above
    from actorgraph.parse import default_model  # noqa: PLC0415 - as above

    if coref not in CLUSTERERS:
        raise BadData(f"no coreference {coref!r}: there are {', '.join(CLUSTERERS)}")
    if extractor not in EXTRACTORS:
        raise BadData(f"no extractor {extractor!r}: there are {', '.join(EXTRACTORS)}")
    return Settings(model or default_model(), extractor, coref)


def _warn(error: BadInput) -> None:
    _log.warning("skipped %s", error)
