"""Which actors the words of a text are tied to, held against what people have marked.

Two sets: ``mentions/gold.tsv`` has offsets in articles that are not part of this project, and
``mentions/linking.jsonl`` and ``coreference.jsonl`` short texts of our own that try one guard each.
Of these the half called blind is for scores alone: nobody who writes rules reads what it misses, so
a verdict on it keeps no words.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from actorgraph.actors import load_seeds
from actorgraph.clean import settled
from actorgraph.coref import resolved
from actorgraph.errors import BadInput
from actorgraph.evaluate import normal, read_gold
from actorgraph.link import linked
from actorgraph.model import Actor, Article, Span
from actorgraph.parse import parsed_article
from actorgraph.read import articles_of

FOLDER = Path(__file__).parent / "mentions"
SHARED = Path(os.environ.get("ACTORGRAPH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
TEXTS = ("linking", "coreference")
LOCAL = "local:"
NAMES, OTHERS, PLACES = "names", "pronouns and descriptions", "places"
GROUPS = {"name": NAMES, "place": PLACES, "pronoun": OTHERS, "description": OTHERS}


@dataclass(frozen=True)
class Tied:
    """A mention that was found: where, what kind, the actors it was tied to, by which rule."""

    span: Span
    kind: str
    actors: tuple[Actor, ...]
    rule: str


@dataclass(frozen=True)
class Wanted:
    """A mention that people have marked: ``readings`` are sets of labels that are right, an empty
    set where no actor is meant; ``must`` is False where they did not agree that it is one."""

    doc: str
    span: Span
    kind: str
    must: bool
    readings: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Verdict:
    """One marked mention: whether anything was found there, whether it is right, and what ``words``
    say of it (none for the blind half). ``kept`` is False where cleaning leaves the passage out."""

    group: str
    found: bool
    right: bool
    blind: bool = False
    kept: bool = True
    words: str = ""


@dataclass(frozen=True)
class Shares:
    """How many of ``all`` marked mentions are right, and how many of those that were found."""

    right: int
    all: int
    right_of_found: int
    found: int

    @property
    def of_all(self) -> float:
        """The share of all that is right."""
        return self.right / self.all if self.all else 0.0

    @property
    def of_found(self) -> float:
        """The share of what was found that is right."""
        return self.right_of_found / self.found if self.found else 0.0


def shares(verdicts: Iterable[Verdict]) -> Shares:
    """The verdicts counted."""
    given = list(verdicts)
    found = [v for v in given if v.found]
    return Shares(sum(v.right for v in given), len(given), sum(v.right for v in found), len(found))


@cache
def tied(article: Article) -> tuple[tuple[Tied, ...], frozenset[int]]:
    """Every mention with actors of the article, and the offsets of the text that cleaning keeps."""
    parsed = parsed_article(settled(article))
    links = resolved(parsed, linked(parsed)).links
    found = []
    for number, table in enumerate(links.at):
        doc = parsed.docs[number]
        for mention in dict.fromkeys(table.values()):
            span = parsed.span(number, doc[mention.start], doc[mention.end - 1])
            actors = tuple(links.actors[actor] for actor in mention.actors)
            found.append(Tied(span, mention.kind, actors, mention.rule))
    kept = frozenset(at for paragraph in parsed.clean.paragraphs for at in paragraph.offsets)
    return tuple(sorted(found, key=lambda t: t.span)), kept


# ------------------------------------------------------------------ articles that lie elsewhere


def shared_article(doc: str) -> Article:
    """An article of the folder ``SHARED`` by its name."""
    path = SHARED / ("dev" if doc.startswith("d") else "articles") / f"{doc}.txt"
    return next(iter(articles_of(path, path.name, _refuse)))


def gold() -> list[Wanted]:
    """The rows of ``gold.tsv``."""
    found = []
    for row in (FOLDER / "gold.tsv").read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            doc, start, end, kind, need, actors = row.split("\t")
            span = (int(start), int(end))
            found.append(Wanted(doc, span, kind, need == "must", _readings(actors)))
    return found


@cache
def marked() -> dict[str, tuple[Verdict, ...]]:
    """A verdict on every marked mention that both annotators have, by article."""
    found: dict[str, list[Verdict]] = {}
    for wanted in gold():
        if wanted.must:
            article = shared_article(wanted.doc)
            given, kept = tied(article)
            found.setdefault(wanted.doc, []).append(_judged(wanted, given, kept, article.text))
    return {doc: tuple(verdicts) for doc, verdicts in found.items()}


def merged_actors() -> list[str]:
    """Where one node stands for two actors that the annotators keep apart, in words."""
    faults = []
    for doc in sorted({wanted.doc for wanted in gold()}):
        nodes: dict[str, set[frozenset[str]]] = {}
        given, _ = tied(shared_article(doc))
        for wanted in gold():
            if wanted.doc != doc or wanted.kind != "name" or not wanted.must:
                continue
            labels = frozenset(name for reading in wanted.readings for name in reading)
            for each in given:
                if _overlap(each.span, wanted.span) and len(each.actors) == 1:
                    nodes.setdefault(each.actors[0].id, set()).add(labels)
        faults += _apart(doc, nodes)
    return faults


def merged_in_claims() -> list[str]:
    """The same for the labels of the gold claims of all articles, where they stand in the text;
    labels that are alternatives in some row count as one."""
    faults = []
    for table in ("seeds", "dev"):
        alternatives: dict[str, dict[str, frozenset[str]]] = {}
        for row in read_gold(SHARED / "gold" / f"{table}.tsv"):
            known = alternatives.setdefault(row.doc, {})
            for label in row.subjects | row.objects:
                side = row.subjects if label in row.subjects else row.objects
                known[label] = known.get(label, frozenset()) | side
        for doc, known in sorted(alternatives.items()):
            article = shared_article(doc)
            nodes: dict[str, set[frozenset[str]]] = {}
            for each in tied(article)[0]:
                label = normal(article.text[slice(*each.span)])
                acts = each.kind not in ("place", "city") and len(each.actors) == 1
                if acts and label in known:
                    nodes.setdefault(each.actors[0].id, set()).add(known[label])
            faults += _apart(doc, nodes)
    return faults


def _apart(doc: str, nodes: dict[str, set[frozenset[str]]]) -> list[str]:
    """The nodes with two sets of labels that have none in common and are not all its names."""
    return [
        f"{doc}: {node} is {sorted(left)} and {sorted(right)}"
        for node, groups in nodes.items()
        for left, right in combinations(sorted(groups, key=sorted), 2)
        if not left & right and not _sames(node, left, right)
    ]


def _sames(node: str, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both are names of that actor."""
    names = _aliases().get(node, frozenset())
    return bool(left & names) and bool(right & names)


def _judged(wanted: Wanted, given: Iterable[Tied], kept: frozenset[int], text: str) -> Verdict:
    here = [t for t in given if _overlap(t.span, wanted.span) and t.actors]
    here = [t for t in here if t.kind not in ("place", "city")]
    right = any(_same(t.actors, reading) for t in here for reading in wanted.readings)
    if not here or wanted.kind == "place":
        right = not here and (
            wanted.kind == "place" or any(not reading for reading in wanted.readings)
        )
    got = [[actor.id for actor in t.actors] for t in here]
    words = f"{wanted.doc} {text[slice(*wanted.span)]!r} {wanted.readings} got {got}"
    inside = wanted.span[0] in kept
    return Verdict(GROUPS[wanted.kind], bool(here), right, kept=inside, words=words)


# ------------------------------------------------------------------ short texts of our own


@cache
def tried(name: str) -> tuple[Verdict, ...]:
    """A verdict on every expectation of one of `TEXTS`."""
    return tuple(_tried(name))


def _tried(name: str) -> Iterator[Verdict]:
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        text, blind = case["text"], case["half"] == "blind"
        given, _ = tied(Article(case["id"], text, None, case["date"], case.get("publisher")))
        for expected in case["expect"]:
            span = nth(text, expected["mention"], expected["nth"], name)
            found, right, got = _expected(expected["actor"], span, given)
            words = "" if blind else f"{case['id']} {expected} got {got} :: {text} {case['date']}"
            yield Verdict(case["guard"], found, right, blind, words=words)


def nth(text: str, words: str, number: int, name: str) -> Span:
    """Where the words stand for the n-th time: in coreference as words of their own."""
    edges = (r"(?<!\w)", r"(?!\w)") if name == "coreference" else ("", "")
    found = list(re.finditer(edges[0] + re.escape(words) + edges[1], text))
    return found[number - 1].span()


def _expected(actor: Any, span: Span, given: Iterable[Tied]) -> tuple[bool, bool, list[Any]]:
    """Whether an actor was found there, whether it is right, and what was found."""
    here = [t for t in given if _overlap(t.span, span) and t.actors]
    got = [([a.id for a in t.actors], t.kind, t.rule) for t in here]
    acting = [t for t in here if t.kind not in ("place", "city")]
    if isinstance(actor, dict):  # {"place": true}
        return bool(acting), not acting, got
    if actor is None:  # part of a longer name is right too
        whole = [t for t in acting if span[0] <= t.span[0] and t.span[1] <= span[1]]
        return bool(whole), not whole, got
    found = [t for t in here if t.kind != "place"]
    if isinstance(actor, str) and actor.startswith(LOCAL):
        name = normal(actor.removeprefix(LOCAL))
        right = any(_is_local(t.actors, name) for t in found)
    else:
        readings = [frozenset[str]()]
        for part in actor if isinstance(actor, list) else [actor]:
            readings = [r | {normal(a)} for r in readings for a in part.split("/")]
        right = any(_same(t.actors, reading) for t in found for reading in readings)
    return bool(found), right, got


def _is_local(actors: tuple[Actor, ...], name: str) -> bool:
    """Whether it is one actor of that name that no seed is."""
    return (
        len(actors) == 1
        and actors[0].id not in load_seeds().actors
        and normal(actors[0].label) == name
    )


def _same(actors: tuple[Actor, ...], reading: frozenset[str]) -> bool:
    """Whether the actors are just those named, by label or by an alias of the seeds."""
    if len(actors) != len(reading):
        return False
    return all(any(name in _names(actor) for actor in actors) for name in reading)


def _names(actor: Actor) -> frozenset[str]:
    return _aliases().get(actor.id, frozenset()) | {normal(actor.label)}


@cache
def _aliases() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for alias in load_seeds().aliases:
        if alias.kind in ("name", "acronym"):
            found.setdefault(alias.actor, set()).add(normal(alias.text))
    return {actor: frozenset(names) for actor, names in found.items()}


def _readings(cell: str) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset() if part == "-" else frozenset(normal(name) for name in part.split("; "))
        for part in cell.split("/")
    )


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _refuse(error: BadInput) -> None:
    raise AssertionError(error)
