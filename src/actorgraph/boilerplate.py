"""The patterns of ``ontology/boilerplate.txt``: what web pages print around an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from actorgraph.datafiles import data_path
from actorgraph.errors import BadData

KINDS = (
    "line",
    "starts",
    "list",
    "end",
    "viewing",
    "inline",
    "label",
    "agency",
    "acronym",
    "month",
    "weekday",
    "open",
    "stranded",
)
_NEVER = r"(?!)"
_MAX_LINE = 600


@cache
def patterns(path: Path | None = None) -> Mapping[str, tuple[str, ...]]:
    """The patterns of each kind, in the order of the file; ``BadData`` for a broken row."""
    return pattern_rows(path or data_path("ontology", "boilerplate.txt"), KINDS)


def pattern_rows(path: Path, kinds: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The patterns of a file by kind, in order; ``BadData`` for a broken row or another kind.

    ``<name>`` and ``<date>`` in a pattern are left for whoever reads it.
    """
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        kind, _, pattern = row.partition(" ")
        pattern = pattern.strip()
        if kind not in found or not pattern:
            raise BadData(f"{path.name}:{number}: not a kind and a pattern: {row}")
        try:
            re.compile(pattern)
        except re.error as error:
            raise BadData(f"{path.name}:{number}: {error}: {pattern}") from error
        found[kind].append(pattern)
    return {kind: tuple(rows) for kind, rows in found.items()}


@cache
def compiled(kind: str) -> re.Pattern[str]:
    """One expression that matches where any pattern of that kind does, case ignored."""
    return re.compile("|".join(f"(?:{row})" for row in patterns()[kind]) or _NEVER, re.IGNORECASE)


def kept_lines(lines: Sequence[str]) -> list[bool]:
    """For each paragraph or line of a text (blanks single) whether it belongs to the article.

    A list of links ends at the first line that is no item of it.
    """
    kept = [not is_boilerplate(line) for line in lines]
    done, total = 0, sum(map(len, lines))
    for at, line in enumerate(lines):
        if compiled("list").fullmatch(line):
            for item in [at, *_items(lines, at + 1)]:
                kept[item] = False
        if done > 0.4 * total and compiled("end").match(line):
            return kept[:at] + [False] * (len(lines) - at)
        done += len(line)
    return kept


def is_boilerplate(line: str) -> bool:
    """Whether a line by itself is no part of an article."""
    if len(line) > _MAX_LINE:
        return False
    if compiled("line").fullmatch(line) or compiled("starts").match(line):
        return True
    return len(line) < 80 and compiled("end").fullmatch(line.rstrip(".:! ")) is not None


def is_bullet(line: str) -> bool:
    """Whether a line is an item of a bulleted list."""
    return BULLET.match(line) is not None


BULLET = re.compile(r"(?:[-*•·‣▪●◦–—>]|\.(?=\s)|\d{1,2}[.)](?=\s))\s+(?=\S)")
"""The mark at the head of a list item, with the blanks after it."""


def _items(lines: Sequence[str], start: int) -> list[int]:
    """Indices of the items under the head of a list of links that stands before ``start``."""
    found: list[int] = []
    bulleted: bool | None = None
    for at in range(start, len(lines)):
        line = lines[at]
        if bulleted is None:
            bulleted = is_bullet(line)
        if bulleted != is_bullet(line):
            break
        if not bulleted and (len(line) > 160 or line.endswith((".", '."', ":"))):
            break
        found.append(at)
    return found
