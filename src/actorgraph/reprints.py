"""Which articles print the same text: MinHash fingerprints and clusters of near-equal texts.

A wire story printed by ten papers is one source, not ten. Texts are compared as sets of word
5-shingles; MinHash [1]_ estimates the Jaccard similarity J of two sets from fingerprints of fixed
size (128 values, standard error at most 0.045), and pairs that agree in a band of values [2]_ are
compared, so that not all are. Banding is a sort per band here: the same candidates as datasketch's
``MinHashLSH`` with these bands, an order of magnitude sooner.

The threshold is J = 0.4. A news text with one word in 50 changed has J ≈ 0.8 with its original,
one in 20 0.6; the first half of a text has 0.4 with the whole. Unrelated texts stay below 0.05, and
reports of one event that share names and quotations far below the threshold. Rewrites in other
words are therefore *not* found.

.. [1] A. Broder, "On the resemblance and containment of documents", 1997;
   https://ekzhu.com/datasketch/
.. [2] J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", 2014, section 3.4
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

THRESHOLD = 0.4
_SHINGLE = 5
_VALUES = 128
_BANDS = (42, 3)  # bands and rows: a pair at the threshold is seen with 94 %, at 0.5 with 99.6 %
_ODD = np.uint64(0x9E3779B97F4A7C15)  # mixes the bits of a product, as in Fibonacci hashing
_SCHEME = "affine32"  # fixed, since fingerprints are stored and must stay comparable


def fingerprint(text: str) -> str:
    """The MinHash of a text as 1,024 hex digits, the same on every machine; "" if it has no words.

    Case, punctuation and white space do not count. A text of fewer than five words is one shingle:
    it equals its own copies and nothing else.
    """
    words = re.findall(r"\w+", text.casefold())
    if not words:
        return ""
    last = max(len(words) - _SHINGLE, 0)
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(last + 1)}
    minhash = MinHash(num_perm=_VALUES, scheme=_SCHEME)
    minhash.update_batch([s.encode(errors="replace") for s in sorted(shingles)])
    return bytes(minhash.hashvalues.astype(">u4").tobytes()).hex()


def clusters(fingerprints: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Article ids in groups of reprints, from a mapping of id to ``fingerprint``.

    Every id is in one group; groups and their members are sorted. A is with C if both are reprints
    of B, so the order of the mapping does not matter.
    """
    parent = {article: article for article in fingerprints}
    ids = sorted(article for article, stored in fingerprints.items() if stored)
    sketches = _sketches([fingerprints[id_] for id_ in ids])
    for bucket in _buckets(sketches):
        for place, first in enumerate(bucket[:-1]):
            root = _root(parent, ids[first])
            others = [at for at in bucket[place + 1 :] if _root(parent, ids[at]) != root]
            if not others:  # most pairs were found by an earlier band
                continue
            alike = (sketches[others] == sketches[first]).mean(axis=1) >= THRESHOLD
            for at in np.flatnonzero(alike):
                parent[_root(parent, ids[first])] = _root(parent, ids[others[at]])
    return _grouped(parent)


def band_keys(fingerprints: Sequence[str]) -> npt.NDArray[np.uint64]:
    """A row of keys for each fingerprint that is not "", one key a band: texts that `clusters`
    compares have the same key in some band. Others may have, once in 10¹⁹ pairs."""
    bands, rows = _BANDS
    sketches = _sketches(fingerprints)[:, : bands * rows].astype(np.uint64)
    values = sketches.reshape(len(fingerprints), bands, rows)
    keys = np.broadcast_to(np.arange(bands, dtype=np.uint64), values.shape[:2])
    for row in range(rows):
        keys = (keys ^ values[:, :, row]) * _ODD
        keys = keys ^ (keys >> np.uint64(29))
    return keys


def joined(groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Groups that share a member made one, sorted, and so are their members."""
    parent: dict[str, str] = {}
    for group in groups:
        for member in group:
            parent.setdefault(member, member)
            parent[_root(parent, member)] = _root(parent, group[0])
    return _grouped(parent)


def _sketches(fingerprints: Sequence[str]) -> npt.NDArray[Any]:
    stored = bytes.fromhex("".join(fingerprints))
    return np.frombuffer(stored, dtype=">u4").reshape(len(fingerprints), _VALUES)


def _grouped(parent: dict[str, str]) -> list[tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for article in sorted(parent):
        groups.setdefault(_root(parent, article), []).append(article)
    return sorted(tuple(group) for group in groups.values())


def _buckets(sketches: npt.NDArray[Any]) -> Iterator[list[int]]:
    """Rows that are equal in a whole band: each is a candidate for a reprint of the others."""
    bands, rows = _BANDS
    for band in range(bands):
        part = sketches[:, band * rows : (band + 1) * rows]
        order = np.lexsort(part.T)
        same = (part[order[1:]] == part[order[:-1]]).all(axis=1)
        turns = np.flatnonzero(np.diff(same, prepend=False, append=False))
        for start, end in turns.reshape(-1, 2):
            yield sorted(order[start : end + 1].tolist())


def _root(parent: dict[str, str], article: str) -> str:
    while parent[article] != article:
        parent[article] = parent[parent[article]]
        article = parent[article]
    return article
