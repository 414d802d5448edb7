"""Which actors the words of a text are tied to, held against what people have marked.

Two sets: ``mentions/gold.tsv`` has offsets in articles that are not part of this project, and
``mentions/linking.jsonl`` and ``coreference.jsonl`` short texts of our own that try one guard each.
Of these the half called blind is for scores alone: nobody who writes rules reads what it misses.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actorgraph.actors import load_seeds
from actorgraph.clean import settled
from actorgraph.coref import resolved
from actorgraph.evaluate import normal
from actorgraph.link import linked
from actorgraph.mentions import Mention
from actorgraph.model import Actor, Article, Span
from actorgraph.parse import parsed_article

FOLDER = Path(__file__).parent / "mentions"
LOCAL = "local:"


@dataclass(frozen=True)
class Tied:
    """A mention that was found: where, what kind, and the actors it was tied to."""

    span: Span
    kind: str
    actors: tuple[Actor, ...]
    rule: str


@dataclass(frozen=True)
class Wanted:
    """A mention that people have marked: ``readings`` are sets of labels that are right, or empty
    where no actor is; ``must`` is False where they did not agree that it is one."""

    doc: str
    span: Span
    kind: str
    must: bool
    readings: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Verdict:
    """One marked mention, whether anything was found there and whether it is right."""

    group: str
    blind: bool
    found: bool
    right: bool
    words: str


def tied(article: Article) -> list[Tied]:
    """Every mention with actors of the article, in order of the text."""
    parsed = parsed_article(settled(article))
    links = resolved(parsed, linked(parsed)).links
    found = []
    for number, table in enumerate(links.at):
        doc = parsed.docs[number]
        for mention in dict.fromkeys(table.values()):
            span = parsed.span(number, doc[mention.start], doc[mention.end - 1])
            actors = tuple(links.actors[actor] for actor in mention.actors)
            found.append(Tied(span, _kind(mention), actors, mention.rule))
    return sorted(found, key=lambda t: t.span)


def gold() -> list[Wanted]:
    """The rows of ``gold.tsv``."""
    rows = (FOLDER / "gold.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for row in rows:
        if not row.startswith("#"):
            doc, start, end, kind, need, actors = row.split("\t")
            span = (int(start), int(end))
            found.append(Wanted(doc, span, kind, need == "must", _readings(actors)))
    return found


def judged(wanted: Wanted, found: Iterable[Tied], text: str) -> Verdict:
    """Whether the words stand for the right actors; of pronouns and such, "none" may be right."""
    here = [t for t in found if _overlap(t.span, wanted.span) and t.actors and t.kind != "place"]
    labels = [{normal(name) for a in t.actors for name in [a.label]} for t in here]
    right = any(_same(t.actors, reading) for t in here for reading in wanted.readings)
    if not here:
        right = any(not reading for reading in wanted.readings)
    words = f"{wanted.doc} {text[slice(*wanted.span)]!r} {wanted.readings} got {labels}"
    return Verdict(wanted.kind, False, bool(here), right, words)


def tried(file: str) -> Iterator[Verdict]:
    """A verdict for every expectation of a file of short texts."""
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        article = Article(
            case["id"], case["text"], date=case["date"], publisher=case.get("publisher")
        )
        found = tied(article)
        for expected in case["expect"]:
            span = nth(case["text"], expected["mention"], expected["nth"], file)
            right, got = _expected(expected["actor"], span, found)
            words = f"{case['id']} {case['guard']}: {expected} got {got}"
            words += f" :: {case['text']} [{case['date']}]"
            yield Verdict(case["guard"], case["half"] == "blind", bool(got), right, words)


def nth(text: str, words: str, number: int, file: str = "coreference.jsonl") -> Span:
    """Where the words stand for the n-th time: as whole words in coreference, anywhere else."""
    edge = r"(?!\w)" if file.startswith("coref") else ""
    before = r"(?<!\w)" if file.startswith("coref") else ""
    found = list(re.finditer(before + re.escape(words) + edge, text))
    return found[number - 1].span()


def shares(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int]]:
    """Right and all, by group."""
    right, all_ = Counter[str](), Counter[str]()
    for verdict in verdicts:
        all_[verdict.group] += 1
        right[verdict.group] += verdict.right
    return {group: (right[group], all_[group]) for group in sorted(all_)}


def _expected(actor: Any, span: Span, found: list[Tied]) -> tuple[bool, list[Any]]:
    here = [t for t in found if _overlap(t.span, span) and t.actors]
    got = [([a.id for a in t.actors], t.kind, t.rule) for t in here]
    acting = [t for t in here if t.kind not in ("place", "city")]
    if isinstance(actor, dict):  # only a place
        return not acting, got
    if actor is None:  # part of a longer name is right too
        return not any(span[0] <= t.span[0] and t.span[1] <= span[1] for t in acting), got
    here = [t for t in here if t.kind != "place"]
    if isinstance(actor, str) and actor.startswith(LOCAL):
        known = load_seeds().actors
        names = {normal(actor.removeprefix(LOCAL))}
        return any(
            len(t.actors) == 1
            and t.actors[0].id not in known
            and normal(t.actors[0].label) in names
            for t in here
        ), got
    parts = actor if isinstance(actor, list) else [actor]
    readings = [frozenset[str]()]
    for part in parts:
        readings = [r | {normal(a)} for r in readings for a in part.split("/")]
    return any(_same(t.actors, reading) for t in here for reading in readings), got


def _same(actors: Iterable[Actor], reading: frozenset[str]) -> bool:
    """Whether the actors are just those named, by label or by an alias of the seeds."""
    held = list(actors)
    if len(held) != len(reading):
        return False
    return all(any(name in _names(actor) for actor in held) for name in reading)


def _names(actor: Actor) -> set[str]:
    if not _ALIASES:
        for alias in load_seeds().aliases:
            if alias.kind in ("name", "acronym"):
                _ALIASES.setdefault(alias.actor, set()).add(normal(alias.text))
    return _ALIASES.get(actor.id, set()) | {normal(actor.label)}


_ALIASES: dict[str, set[str]] = {}


def _readings(cell: str) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset() if part == "-" else frozenset(normal(name) for name in part.split("; "))
        for part in cell.split("/")
    )


def _kind(mention: Mention) -> str:
    return mention.kind


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]
