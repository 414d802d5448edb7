"""Articles in, a claims graph out: the one way through all stages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from actorgraph.claims import reading
from actorgraph.clean import settled
from actorgraph.decisions import load_decisions
from actorgraph.errors import ActorgraphError, BadInput, StoreError
from actorgraph.explanation import Explanation, explained
from actorgraph.fingerprint import Settings, current, made_with, settings_of
from actorgraph.link import linked
from actorgraph.model import Article, Reading
from actorgraph.parse import Parsed, parsed_article, pipeline
from actorgraph.read import articles_of, files_of, firsts, place_of
from actorgraph.revision import outdated
from actorgraph.store import Store

_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")

OnSkip = Callable[[BadInput], None]
OnArticle = Callable[[str], None]
OnFile = Callable[[int, int], None]
"""Called with the number of files that are done and of all files."""


@dataclass(slots=True)
class BuildReport:
    """What a build did: ids of articles added or renewed, of those taken back since their file no
    longer has them, and of those read anew since other decisions concern them; how many were
    unchanged; what was skipped with the reason; and how many files were not opened since nothing
    had changed."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)
    unchanged: int = 0
    skipped: list[BadInput] = field(default_factory=list)
    known_files: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the sources held no article that could be read."""
        return not (self.added or self.unchanged or self.known_files)


@dataclass(frozen=True, slots=True)
class _Build:
    """A build under way: ``current`` has the content hash of each article that was read as it would
    be read now, ``holders`` the file that each article is of; both by article id."""

    store: Store
    settings: Settings
    report: BuildReport
    on_article: OnArticle
    on_skip: OnSkip
    current: dict[str, str]
    holders: dict[str, str]


def readings(
    sources: Iterable[str | Path],
    on_skip: OnSkip,
    settings: Settings | None = None,
    on_file: OnFile | None = None,
) -> Iterator[Reading]:
    """What each article of the sources says, one at a time in order, without a store."""
    return _each(reading, _counted(files_of(sources, on_skip), on_file), on_skip, settings)


def explanations(
    sources: Iterable[str | Path],
    on_skip: OnSkip,
    settings: Settings | None = None,
    on_file: OnFile | None = None,
) -> Iterator[Explanation]:
    """Why each article of the sources is read as it is, one at a time in order."""
    return _each(explained, _counted(files_of(sources, on_skip), on_file), on_skip, settings)


def _each(
    make: Callable[[Parsed, str, str], _Made],
    files: Iterable[tuple[Path, str]],
    on_skip: OnSkip,
    settings: Settings | None,
) -> Iterator[_Made]:
    """What ``make`` gives for each article, of extractor and coreference by name."""
    first: dict[str, tuple[bytes, str]] = {}
    for path, name in files:
        for article in firsts(path, name, on_skip, first):
            place = place_of(path, name, article)
            whole = _tried(partial(settled, article), place, on_skip)
            found = whole and _read(make, settings or Settings(), whole, place, on_skip)
            if found:
                yield found


def build_into(
    store: Store,
    sources: Iterable[str | Path],
    settings: Settings | None = None,
    on_article: OnArticle | None = None,
    on_skip: OnSkip | None = None,
    on_file: OnFile | None = None,
) -> BuildReport:
    """Read the sources into the store and derive; files and articles already in are passed over.

    Each article goes in whole, in a transaction of its own; when the build is interrupted what
    went in is kept, and the next build goes on from there. An article replaces one of the same id
    only where both are of the same file, or the other's file is gone; what a changed file no longer
    has is taken back, unless something in the file cannot be read.
    """
    build = _begun(store, settings, on_article, on_skip)
    files = files_of(sources, build.on_skip)
    store.load_ontology()
    try:
        for path, name in files:
            _retract(build, path, name)
        for path, name in _counted(files, on_file):
            if store.knows(path, build.current):
                build.report.known_files += 1
            else:
                _add_file(build, path, name)
        _revise(build)
    finally:
        store.derive()
        store.checkpoint()
    return build.report


def revise(
    store: Store, on_article: OnArticle | None = None, on_skip: OnSkip | None = None
) -> BuildReport:
    """Read the articles anew, from the text in the store and with the settings that each was read
    with, that decisions of ``same_as.csv`` concern and that were read with other ones, and derive.
    Stopped in between, the next call goes on.

    Raises `StoreError`, before anything changes, where one of them cannot be read just so again.
    """
    made = store.made_with()
    for id_ in outdated(store, load_decisions()):
        as_before(id_, made.get(id_))
    build = _begun(store, None, on_article, on_skip)
    try:
        _revise(build)
    finally:
        store.derive()
    return build.report


def names_in(store: Store, article: str) -> tuple[str, ...]:
    """The names that an article (by id) of the store was found to hold, as its words have them,
    sorted. Raises `NotFound`, and `StoreError` where it cannot be read just so again."""
    found = store.reading(article)
    names = linked(parsed_article(found.article, as_before(article, found.made_with).model)).at
    held = (mention for table in names for mention in table.values() if mention.kind != "place")
    return tuple(sorted({" ".join(mention.text.split()) for mention in held}))


def as_before(article: str, made: str | None) -> Settings:
    """The settings that an article (by id) with this fingerprint was read with; raises `StoreError`
    where they would not give the same reading now."""
    settings = settings_of(made)
    if settings is None:
        raise StoreError(
            f"article {article!r} was read by another version of actorgraph, or with another "
            "model, ontology or seeds: build again with `actorgraph build`, then decisions count"
        )
    return settings


def _begun(
    store: Store, settings: Settings | None, on_article: OnArticle | None, on_skip: OnSkip | None
) -> _Build:
    report, settings = BuildReport(), settings or Settings()

    def skip(error: BadInput) -> None:
        report.skipped.append(error)
        if on_skip:
            on_skip(error)

    load_decisions()  # a malformed row stops the build before anything is read
    ready = on_article or (lambda article: None)
    known = current(store, settings)
    return _Build(store, settings, report, ready, skip, known, store.holders())


def _revise(build: _Build) -> None:
    """Read anew what decisions concern: as it was read before, or as this build reads where that
    cannot be had."""
    made = build.store.made_with()
    for id_ in outdated(build.store, load_decisions()):
        article = build.store.reading(id_).article
        own = replace(build, settings=settings_of(made.get(id_)) or build.settings)
        if _put(own, article, article.source, build.on_skip):
            build.report.revised.append(id_)


def _counted(files: list[tuple[Path, str]], on_file: OnFile | None) -> Iterator[tuple[Path, str]]:
    for done, file in enumerate(files):
        if on_file:
            on_file(done, len(files))
        yield file
    if on_file:
        on_file(len(files), len(files))


def _retract(build: _Build, path: Path, name: str) -> None:
    """Take back what a changed file has no more; of a file with faults all stays.

    This comes before anything is added, so that an article may move to another file.
    """
    if not build.store.changed(path):
        return
    faults: list[BadInput] = []
    left = {article.id for article in articles_of(path, name, faults.append)}
    if faults:
        return
    for article in sorted(_owned(build, path) - left):
        build.store.remove(article)
        build.report.removed.append(article)
        build.current.pop(article, None)
        del build.holders[article]


def _owned(build: _Build, path: Path) -> set[str]:
    """The ids of the articles in the store that were read from the file."""
    here = str(path.resolve())
    return {id_ for id_ in build.store.recorded(path) if build.holders.get(id_) == here}


def _add_file(build: _Build, path: Path, name: str) -> None:
    """Put the file's articles that the store does not hold yet, and record whose they are."""
    here, faults, done = str(path.resolve()), list[BadInput](), False
    seen: dict[str, tuple[bytes, str]] = {}

    def skip(error: BadInput) -> None:
        faults.append(error)
        build.on_skip(error)

    try:
        for article in firsts(path, name, skip, seen):
            holder = build.holders.get(article.id, here)
            if holder == here:
                _add(build, article, path, place_of(path, name, article), skip)
                continue
            reason = f"its id {article.id!r} is taken by another article, {holder}"
            taken = BadInput(place_of(path, name, article), reason)
            if build.store.reading(article.id).article.text == article.text:
                faults.append(taken)  # a copy: nothing to tell, but read again when that one goes
                build.report.unchanged += 1
            else:
                skip(taken)
        done = True
    finally:
        ids = {id_ for id_ in seen if build.holders.get(id_) == here}
        if ids:
            with suppress(OSError):  # the file has gone meanwhile: it is read again next time
                build.store.record(path, ids | _owned(build, path), done and not faults)


def _add(build: _Build, article: Article, path: Path, place: str, on_skip: OnSkip) -> None:
    """Put the article unless the store holds it just so."""
    whole = _tried(partial(settled, article), place, on_skip)
    if whole is None:
        return
    here, content = str(path.resolve()), whole.content_hash
    if build.current.get(article.id) == content:
        build.holders[article.id] = here
        build.report.unchanged += 1
        return
    if _put(build, whole, place, on_skip):
        build.holders[article.id] = here
        build.current[article.id] = content
        build.report.added.append(article.id)


def _put(build: _Build, article: Article, place: str, on_skip: OnSkip) -> bool:
    """Read the article into the store; whether that went well."""
    found = _read(reading, build.settings, article, place, on_skip)
    if found is None:
        return False
    build.store.put(replace(found, made_with=made_with(build.settings)))
    build.on_article(article.id)
    return True


def _read(
    make: Callable[[Parsed, str, str], _Made],
    settings: Settings,
    article: Article,
    place: str,
    on_skip: OnSkip,
) -> _Made | None:
    """What ``make`` gives for the article; None, and told, where that fails."""
    pipeline(settings.model)  # a missing model is nobody's fault but the user's

    def made() -> _Made:
        return make(parsed_article(article, settings.model), settings.extractor, settings.coref)

    return _tried(made, place, on_skip)


def _tried(make: Callable[[], _Made], place: str, on_skip: OnSkip) -> _Made | None:
    """What ``make`` gives; whatever text it fails on is told, and the batch goes on."""
    try:
        return make()
    except ActorgraphError:
        raise
    except Exception as error:
        _log.debug("%s", place, exc_info=True)
        reason = " ".join(str(error).split())[:200]
        on_skip(BadInput(place, f"cannot be processed ({type(error).__name__}: {reason})"))
        return None
