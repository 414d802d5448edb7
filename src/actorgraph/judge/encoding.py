"""A sentence with its actors marked, as the numbers that the judge's model reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from actorgraph.errors import BadData
from actorgraph.judge.labels import TYPES

LONGEST = 192
"""Tokens that a sentence may have; the rest is not read, nor are actors named there."""

Mark = tuple[int, int, str]
"""Start and end (exclusive) of a mention in its sentence, and the type of its actor."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids and types of a sentence, where each token starts in its text (-1: nowhere), and of
    each actor its first and past-last token; (0, 0) for one named beyond the tokens that are read.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def without(self, start: int, end: int, blank: int) -> Encoded:
        """The sentence with the token ``blank`` for what stands from ``start`` to ``end``."""
        pairs = zip(self.ids, self.offsets, strict=True)
        ids = tuple(blank if start <= offset < end else token for token, offset in pairs)
        return replace(self, ids=ids)


@dataclass(frozen=True, slots=True)
class Batch:
    """Encoded sentences side by side: ``ids``, ``mask``, ``types`` by sentence and token,
    ``starts`` and ``ends`` by sentence and actor."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    types: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def encoded(
    text: str, marks: Sequence[Mark], tokenizer: Tokenizer, masked: frozenset[int] = frozenset()
) -> Encoded:
    """The sentence with its marks, which do not overlap and stand in order of the text.

    The names of the actors numbered in ``masked`` are hidden: one token for each type. What stands
    beyond `LONGEST` tokens is not read.
    """
    cuts = [0, *(place for start, end, _ in marks for place in (start, end)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    ids, types, offsets = [_id("[CLS]", tokenizer)], [0], [-1]
    spans = [(0, 0)] * len(marks)
    for number, piece in enumerate(pieces):
        owner = number // 2 if number % 2 else -1
        kind = TYPES.index(marks[owner][2]) if owner >= 0 else 0
        code = tokenizer.encode(piece, add_special_tokens=False)
        found, places = code.ids, [cuts[number] + start for start, _ in code.offsets]
        if owner in masked:
            found, places = [_id(f"[unused{kind}]", tokenizer)], [cuts[number]]
        room = LONGEST - 1 - len(ids)
        if owner >= 0 and found and len(found) <= room:
            spans[owner] = (len(ids), len(ids) + len(found))
        ids += found[:room]
        types += [kind] * len(found[:room])
        offsets += places[:room]
        if len(found) > room:
            break
    return Encoded((*ids, _id("[SEP]", tokenizer)), (*types, 0), (*offsets, -1), tuple(spans))


def _id(token: str, tokenizer: Tokenizer) -> int:
    found = tokenizer.token_to_id(token)
    if found is None:
        raise BadData(f"the judge's tokenizer has no token {token}")
    return found


def batch(sentences: Sequence[Encoded]) -> Batch:
    """The sentences padded to the longest and to the most actors."""
    tokens = max(len(each.ids) for each in sentences)
    actors = max(len(each.spans) for each in sentences)
    ids, types, mask = (np.zeros((len(sentences), tokens), np.int64) for _ in range(3))
    starts, ends = (np.zeros((len(sentences), actors), np.int64) for _ in range(2))
    for row, each in enumerate(sentences):
        ids[row, : len(each.ids)] = each.ids
        types[row, : len(each.types)] = each.types
        mask[row, : len(each.ids)] = 1
        if each.spans:
            starts[row, : len(each.spans)], ends[row, : len(each.spans)] = zip(
                *each.spans, strict=True
            )
    return Batch(ids, mask, types, starts, ends)
