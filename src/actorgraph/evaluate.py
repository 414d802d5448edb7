"""Precision, recall and F1 of claims (JSON Lines) against a gold table (TSV).

A claim counts once per document, subject, relation and object. It is right when it matches any
gold row of its document; a row marked *must* is found when any claim matches it, and rows marked
*ok* count for precision alone. Labels compare without case, accents, "the" and punctuation;
symmetric relations match either way round. ``controls`` and unnamed actors are left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from actorgraph.errors import BadInput
from actorgraph.ontology import relations

LEVELS = ("exact", "quad", "pair")
"""What must agree beside the actors: the relation, its quad class, or nothing more."""

NOT_ANNOTATED = frozenset({"controls"})

_SAME_LABEL = {
    spelling: label
    for label, spellings in {
        "united states": ("us", "usa", "united states of america"),
        "united kingdom": ("uk",),
        "european union": ("eu", "european commission"),
        "united nations": ("un",),
        "north korea": ("democratic peoples republic of korea", "korea north"),
        "south korea": ("republic of korea", "korea south"),
        "russia": ("russian federation",),
        "china": ("peoples republic of china",),
        "iran": ("islamic republic of iran",),
        "syria": ("syrian arab republic",),
        "turkiye": ("turkey",),
        "palestine": (
            "palestinians",
            "palestinian authority",
            "palestinian national authority",
        ),
        "nato": ("north atlantic treaty organization",),
        "islamic state": ("isis", "isil", "daesh"),
        "indopacific": ("indo pacific", "indo pacific region"),
        "volodymyr zelensky": ("volodymyr zelenskyy",),
    }.items()
    for spelling in spellings
}
"""Spellings that gold tables take for one; part of the measure, so fixed here."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it is compared; ``subject`` and ``object`` are normalised labels."""

    doc: str
    subject: str
    relation: str
    object: str


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One row of a gold table; each set holds the alternatives that count as right."""

    doc: str
    must: bool
    subjects: frozenset[str]
    relations: frozenset[str]
    objects: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """``claims`` and ``must`` are what precision and recall are shares of; all shares in [0, 1].

    ``missed`` are the must rows that no claim matches, ``wrong`` the claims that match no row.
    """

    level: str
    claims: int
    precision: float
    must: int
    recall: float
    f1: float
    missed: tuple[GoldRow, ...]
    wrong: tuple[Found, ...]


def evaluate(gold: Path, claims: Path, levels: Iterable[str] = LEVELS) -> tuple[Score, ...]:
    """The score at each level; raises `BadInput` where a file is missing or malformed."""
    rows, found = read_gold(gold), read_claims(claims)
    return tuple(score(rows, found, level) for level in levels)


def score(gold: Iterable[GoldRow], found: Iterable[Found], level: str = "exact") -> Score:
    """How well the claims agree with the gold rows; claims of other documents do not count."""
    by_doc: dict[str, list[GoldRow]] = {}
    for row in gold:
        by_doc.setdefault(row.doc, []).append(row)
    claims: dict[str, list[Found]] = {}
    for claim in dict.fromkeys(found):
        if claim.doc in by_doc:
            claims.setdefault(claim.doc, []).append(claim)
    wrong = [
        claim
        for doc, own in claims.items()
        for claim in own
        if not any(_matches(claim, row, level) for row in by_doc[doc])
    ]
    must = [row for rows in by_doc.values() for row in rows if row.must]
    missed = [
        row for row in must if not any(_matches(c, row, level) for c in claims.get(row.doc, ()))
    ]
    total = sum(map(len, claims.values()))
    precision = (total - len(wrong)) / total if total else 0.0
    recall = (len(must) - len(missed)) / len(must) if must else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    ordered = sorted(wrong, key=lambda c: (c.doc, c.subject, c.relation, c.object))
    return Score(level, total, precision, len(must), recall, f1, tuple(missed), tuple(ordered))


def read_gold(path: Path) -> list[GoldRow]:
    """The rows of a gold table: document, must or ok, subject, relation, object, note.

    ``/`` separates alternatives; lines with ``#`` in front are comments. Raises `BadInput`.
    """
    rows = []
    for number, line in _lines(path):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 5:
            raise BadInput(f"{path}:{number}", f"{len(cells)} columns where a gold row has 5")
        doc, need, subject, relation, object_ = cells[:5]
        if need not in ("must", "ok"):
            raise BadInput(f"{path}:{number}", f"second column is {need!r}, not must or ok")
        ends = (frozenset(map(normal, end.split("/"))) for end in (subject, object_))
        kinds = frozenset(relation.split("/"))
        text = f"{subject} | {relation} | {object_}"
        rows.append(GoldRow(doc, need == "must", next(ends), kinds, next(ends), text))
    return rows


def read_claims(path: Path) -> list[Found]:
    """The claims of a JSON Lines file that are compared, each once. Raises `BadInput`."""
    found = []
    for number, line in _lines(path):
        try:
            claim = json.loads(line)
            ends = (claim["subject"], claim["object"])
            labels = [normal(end["label"]) for end in ends]
            entry = Found(str(claim["doc"]), labels[0], claim["relation"], labels[1])
            named = all(end.get("named") is not False for end in ends)
        except json.JSONDecodeError as error:
            raise BadInput(f"{path}:{number}", f"no JSON: {error.msg}") from error
        except (KeyError, TypeError, AttributeError) as error:
            reason = f"no claim: lacks {error}" if isinstance(error, KeyError) else "no claim"
            raise BadInput(f"{path}:{number}", reason) from error
        if named and entry.relation not in NOT_ANNOTATED:
            found.append(entry)
    return list(dict.fromkeys(found))


def normal(label: str) -> str:
    """The label as labels are compared: without case, accents, "the" and punctuation."""
    folded = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"[^a-z0-9 ]", "", folded.replace("-", " "))
    words = re.sub("^the ", "", " ".join(bare.split()))
    return _SAME_LABEL.get(words, words)


def _matches(claim: Found, row: GoldRow, level: str) -> bool:
    if level == "exact" and claim.relation not in row.relations:
        return False
    if level == "quad" and _quad(claim.relation) not in {_quad(kind) for kind in row.relations}:
        return False
    if claim.subject in row.subjects and claim.object in row.objects:
        return True
    kinds = {claim.relation} if level == "exact" else row.relations | {claim.relation}
    either_way = any(_symmetric(kind) for kind in kinds)
    return either_way and claim.subject in row.objects and claim.object in row.subjects


def _quad(relation: str) -> str | None:
    known = relations().get(relation)
    return known.quad_class if known and relation not in NOT_ANNOTATED else None


def _symmetric(relation: str) -> bool:
    known = relations().get(relation)
    return known is not None and known.symmetric


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers; only a line feed ends a line."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(str(path), "not UTF-8") from error
    except OSError as error:
        raise BadInput(str(path), str(error.strerror)) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line
