"""Articles in, a claims graph out: the one way through all stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Quad

from actorgraph.ahead import Ahead, Walk, items_of
from actorgraph.decisions import load_decisions
from actorgraph.errors import BadInput, StoreError
from actorgraph.explanation import Explanation
from actorgraph.fingerprint import Settings, current, settings_of
from actorgraph.link import linked
from actorgraph.model import Article, Reading
from actorgraph.outcomes import EXPLANATIONS, GRAPHS, READINGS, Job, Outcome, outcome
from actorgraph.parse import parsed_article
from actorgraph.read import articles_of, files_of
from actorgraph.revision import outdated
from actorgraph.store import Store
from actorgraph.workers import Workers

_Made = TypeVar("_Made")

OnSkip = Callable[[BadInput], None]
OnArticle = Callable[[str], None]
OnFile = Callable[[int, int], None]
"""Called with the number of files that are done and of all files."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a build tells how it goes on: of each article that was read, of all that is skipped, and
    how many files are done."""

    article: OnArticle | None = None
    skip: OnSkip | None = None
    file: OnFile | None = None


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
    workers: Workers | None = None,
) -> Iterator[Reading]:
    """What each article of the sources says, one at a time in order, without a store."""
    return _each(READINGS, sources, settings, Told(skip=on_skip, file=on_file), workers)


def explanations(
    sources: Iterable[str | Path],
    on_skip: OnSkip,
    settings: Settings | None = None,
    on_file: OnFile | None = None,
    workers: Workers | None = None,
) -> Iterator[Explanation]:
    """Why each article of the sources is read as it is, one at a time in order."""
    return _each(EXPLANATIONS, sources, settings, Told(skip=on_skip, file=on_file), workers)


def _each(
    job: Job[_Made],
    sources: Iterable[str | Path],
    settings: Settings | None,
    told: Told,
    workers: Workers | None,
) -> Iterator[_Made]:
    """What the job makes of each article, of extractor and coreference by name."""
    on_skip = told.skip or (lambda error: None)
    files = files_of(sources, on_skip)
    first: dict[str, tuple[bytes, str]] = {}
    walk = Walk(len(files), lambda number: items_of(*files[number], first))
    ahead = Ahead(job, settings or Settings(), walk, workers)
    for number, _ in enumerate(_counted(files, told.file)):
        for item in ahead.items(number):
            if isinstance(item, BadInput):
                on_skip(item)
            elif item.fault:
                on_skip(item.fault)
            elif (found := ahead.made(item.article)).value:
                yield found.value
            else:
                on_skip(BadInput(item.place, found.reason))


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
    return build_with(None, store, sources, settings, Told(on_article, on_skip, on_file))


def build_with(
    workers: Workers | None,
    store: Store,
    sources: Iterable[str | Path],
    settings: Settings | None = None,
    told: Told | None = None,
) -> BuildReport:
    """`build_into`, where workers read the articles. The store and what is told are the same for
    any number of them: this process alone writes, in the order of the sources."""
    told = told or Told()
    build = _begun(store, settings, told.article, told.skip)
    files = files_of(sources, build.on_skip)
    ahead = Ahead(GRAPHS, build.settings, _walk(build, files), workers)
    store.load_ontology()
    try:
        for path, name in files:
            _retract(build, path, name)
        for number, (path, _) in enumerate(_counted(files, told.file)):
            if store.knows(path, build.current):
                build.report.known_files += 1
            else:
                _add_file(build, path, ahead, number)
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
        settings = settings_of(made.get(id_)) or build.settings
        found = outcome(GRAPHS, article, settings)
        if _put(build, article, found):
            build.report.revised.append(id_)
        else:
            build.on_skip(BadInput(article.source, found.reason))


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


def _walk(build: _Build, files: list[tuple[Path, str]]) -> Walk:
    """The files, and what of them is likely to be read when its turn comes."""
    places = [str(path.resolve()) for path, _ in files]

    def wants(number: int, article: Article) -> bool:
        holder = build.holders.get(article.id, places[number])
        known = build.current.get(article.id) == article.content_hash
        return holder == places[number] and not known

    return Walk(
        len(files),
        lambda number: items_of(*files[number], {}),
        lambda number: not build.store.knows(files[number][0], build.current),
        wants,
    )


def _add_file(build: _Build, path: Path, ahead: Ahead[list[Quad]], number: int) -> None:
    """Put the file's articles that the store does not hold yet, and record whose they are."""
    here, faults, done = str(path.resolve()), list[BadInput](), False
    seen: set[str] = set()

    def skip(error: BadInput) -> None:
        faults.append(error)
        build.on_skip(error)

    try:
        for item in ahead.items(number):
            if isinstance(item, BadInput):
                skip(item)
                continue
            article = item.article
            seen.add(article.id)
            holder = build.holders.get(article.id, here)
            if holder != here:
                reason = f"its id {article.id!r} is taken by another article, {holder}"
                taken = BadInput(item.place, reason)
                if build.store.reading(article.id).article.text == article.text:
                    faults.append(taken)  # a copy: nothing to tell, but read when that one goes
                    build.report.unchanged += 1
                else:
                    skip(taken)
            elif item.fault:
                skip(item.fault)
            elif fault := _add(build, article, here, ahead):
                skip(BadInput(item.place, fault))
        done = True
    finally:
        ids = {id_ for id_ in seen if build.holders.get(id_) == here}
        if ids:
            with suppress(OSError):  # the file has gone meanwhile: it is read again next time
                build.store.record(path, ids | _owned(build, path), done and not faults)


def _add(build: _Build, article: Article, here: str, ahead: Ahead[list[Quad]]) -> str:
    """Put the article of the file ``here`` unless the store holds it just so; why it cannot be
    read, or nothing."""
    content = article.content_hash
    if build.current.get(article.id) == content:
        build.holders[article.id] = here
        build.report.unchanged += 1
        return ""
    found = ahead.made(article)
    if _put(build, article, found):
        build.holders[article.id] = here
        build.current[article.id] = content
        build.report.added.append(article.id)
    return found.reason


def _put(build: _Build, article: Article, found: Outcome[list[Quad]]) -> bool:
    """Put what was made of the article into the store, if anything."""
    if found.value is None:
        return False
    build.store.put_graph(article.id, found.value)
    build.on_article(article.id)
    return True
