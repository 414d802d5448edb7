"""Articles in, a claims graph out: the one way through all stages."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from actorgraph.claims import reading
from actorgraph.clean import settled
from actorgraph.datafiles import data_path
from actorgraph.errors import BadInput
from actorgraph.model import Article, Reading, content_id
from actorgraph.parse import MODEL, parsed
from actorgraph.read import read_files
from actorgraph.store import Store


@dataclass(frozen=True, slots=True)
class Settings:
    """How articles are read: spaCy pipeline by name, extractor of ``extraction.EXTRACTORS``."""

    model: str = MODEL
    extractor: str = "rules"


@dataclass(slots=True)
class BuildReport:
    """What a build did: ids of articles added or renewed, how many were unchanged, what was
    skipped with the reason, and how many files were not opened since nothing had changed."""

    added: list[str] = field(default_factory=list)
    unchanged: int = 0
    skipped: list[BadInput] = field(default_factory=list)
    known_files: int = 0


Progress = Callable[[str], None]


def readings(
    sources: Iterable[str | Path],
    on_skip: Callable[[BadInput], None],
    settings: Settings = Settings(),
) -> Iterator[Reading]:
    """What each article of the sources says, one at a time in order, without a store."""
    for _, articles in read_files(sources, on_skip):
        for each in parsed(map(settled, articles), settings.model):
            yield reading(each, settings.extractor)


def build_into(
    store: Store,
    sources: Iterable[str | Path],
    settings: Settings = Settings(),
    on_article: Progress | None = None,
    on_skip: Callable[[BadInput], None] | None = None,
) -> BuildReport:
    """Read the sources into the store and derive; files and articles already in are passed over.

    Each article goes in whole, in a transaction of its own; when the build is interrupted what
    went in is kept, and the next build goes on from there.
    """
    report = BuildReport()

    def skip(error: BadInput) -> None:
        report.skipped.append(error)
        if on_skip:
            on_skip(error)

    def known(path: Path) -> bool:
        if store.knows(path, ()):  # it gave no article: tried again, so that its fault is told
            barren.add(path)
            return False
        same = store.knows(path, held)
        report.known_files += same
        return same

    store.load_ontology()
    held = _current(store, made_with(settings))
    before, barren = frozenset(store.articles()), set[Path]()
    try:
        for path, found in read_files(sources, skip, known):
            articles = _untaken(path, found, before, skip) if path in barren else found
            ids = _add_file(store, articles, held, settings, report, on_article)
            with suppress(OSError):  # the file has gone meanwhile: it is read again next time
                store.record(path, ids)
    finally:
        store.derive()
        store.checkpoint()
    return report


def _untaken(
    path: Path,
    articles: Iterable[Article],
    taken: Container[str],
    skip: Callable[[BadInput], None],
) -> Iterator[Article]:
    """The articles of a file that gave none before, less those whose id another file's has."""
    for article in articles:
        if article.id in taken:
            skip(BadInput(str(path), f"its id {article.id!r} is taken by another article"))
        else:
            yield article


def _add_file(
    store: Store,
    articles: Iterable[Article],
    held: dict[str, str],
    settings: Settings,
    report: BuildReport,
    on_article: Progress | None,
) -> list[str]:
    """Put the file's articles that the store does not hold yet; the ids of all of them."""
    ids: list[str] = []

    def fresh() -> Iterator[Article]:
        for article in map(settled, articles):
            ids.append(article.id)
            if held.get(article.id) == article.content_hash:
                report.unchanged += 1
            else:
                yield article

    for each in parsed(fresh(), settings.model):
        store.put(replace(reading(each, settings.extractor), made_with=made_with(settings)))
        held[each.article.id] = each.article.content_hash
        report.added.append(each.article.id)
        if on_article:
            on_article(each.article.id)
    return ids


def _current(store: Store, made: str) -> dict[str, str]:
    """Content hash by id of the articles that were read as they would be read now."""
    by = store.made_with()
    return {key: content for key, content in store.articles().items() if by.get(key) == made}


@cache
def made_with(settings: Settings) -> str:
    """A fingerprint of all that shapes a reading beside the article: code version, settings,
    ontology and seeds. A store made with another one is read anew."""
    parts = [version("actorgraph"), settings.model, settings.extractor]
    for folder in ("ontology", "seeds/actors"):
        for path in sorted(data_path(*folder.split("/")).iterdir()):
            parts += [path.name, path.read_text(encoding="utf-8")]
    return content_id(*parts)
