"""The seeds' names as text is searched for them: folded, and found by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from actorgraph.actors import Alias, load_seeds

KIND_ORDER = ("name", "acronym", "demonym", "metonym", "surname", "city")
"""Which meaning of an alias wins where one text has several."""

_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ`", "'") | dict.fromkeys("-–‑−\u00a0\t\n", " "))
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text as names are compared, each character in its place: no case, one apostrophe, and
    hyphens, dashes and spaces alike ("al-Shabaab" is "Al Shabaab")."""
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def normal(text: str) -> str:
    """The key of a name in `alias_index`: folded, with single spaces."""
    return " ".join(folded(text).split())


@cache
def alias_index() -> Mapping[str, tuple[Alias, ...]]:
    """Seed aliases by their `normal` text, the preferred kind first."""
    index: dict[str, list[Alias]] = {}
    for alias in load_seeds().aliases:
        index.setdefault(normal(alias.text), []).append(alias)
    return {
        key: tuple(sorted(found, key=lambda a: KIND_ORDER.index(a.kind)))
        for key, found in index.items()
    }


def is_demonym(text: str) -> bool:
    """Whether the words are those of a state or people, and nothing else's name."""
    found = alias_index().get(normal(text), ())
    return bool(found) and {alias.kind for alias in found} == {"demonym"}


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Spellings of the names with their keys in the index, by their first word, longest first."""
    found: dict[str, set[tuple[str, str]]] = {}
    for key in (*alias_index(), *map(normal, load_seeds().other_names)):
        if first := _WORD.search(key):
            found.setdefault(first.group(), set()).add((key[first.start() :], key))
    return {
        word: tuple(sorted(keys, key=lambda k: (-len(k[0]), k))) for word, keys in found.items()
    }


def alias_spans(text: str) -> Iterator[tuple[int, int, tuple[Alias, ...]]]:
    """Where a name of the seeds stands in the text, however its case: offsets and the aliases that
    are spelled so, none for a phrase of ``other_names``; the longest at a place first. Stretches
    may overlap."""
    plain, places = _squeezed(folded(text))
    keys, index = _by_first_word(), alias_index()
    for word in _WORD.finditer(plain):
        start = word.start()
        for spelling, key in keys.get(word.group(), ()):
            end = start + len(spelling)
            if plain.startswith(spelling, start) and not plain[end : end + 1].isalnum():
                yield places[start], places[end - 1] + 1, index.get(key, ())


def _squeezed(plain: str) -> tuple[str, Sequence[int]]:
    """The text with single spaces ("al- Shabaab"), and where each of its characters stood."""
    if "  " not in plain:
        return plain, range(len(plain))
    kept = [i for i, c in enumerate(plain) if c != " " or plain[i - 1 : i] != " "]
    return "".join(plain[i] for i in kept), kept


def alias_tokens(doc: Doc) -> Iterator[tuple[Span, tuple[Alias, ...]]]:
    """`alias_spans` in tokens of the Doc, those that begin or end inside a token left out."""
    for start, end, found in alias_spans(doc.text):
        span = doc.char_span(start, end)
        if span is not None:
            yield span, found
