"""The judge's model at work: a file of our own in ``models/judge``, run by ONNX Runtime.

The files are checked against the hashes in ``judge.json`` before they are used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.judge.labels import LABELS, TYPES

if TYPE_CHECKING:
    from actorgraph.judge.encoding import Encoded

Array = NDArray[np.float64]
LARGEST = 32
"""Sentences that are read at once, at most."""
MOST_CELLS = 300_000
"""Tokens times pairs of actors that are read at once, unless a single sentence has more."""
NEEDED = ("onnxruntime", "tokenizers")
MISSING = "the learned judge is not installed (pip install 'actorgraph[judge]')"
MODEL, TOKENIZER, CARD = "judge.onnx", "tokenizer.json", "judge.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of a sentence: the probability of each of ``labels.LABELS`` by subject
    and object, given as the numbers of its actors; and so for polarity and modality, provided that
    they stand in a relation."""

    relation: Array
    polarity: Array
    modality: Array


@dataclass(frozen=True, slots=True)
class Session:
    """A loaded model: ``temperature`` softens its logits, ``masks`` tells whether it reads names or
    only what type of actor they stand for."""

    runtime: Any
    tokenizer: Any
    temperature: float
    masks: bool

    def verdicts(self, sentences: Sequence[Encoded]) -> list[Verdict]:
        """One for each sentence, in order; sentences of about one length are read together."""
        from actorgraph.judge.encoding import batch  # noqa: PLC0415 - needs the extra

        found: dict[int, Verdict] = {}
        order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i].ids), i))
        for group in _groups(order, sentences):
            made = batch([sentences[i] for i in group])
            fed = {name: getattr(made, name) for name in ("ids", "mask", "types", "starts", "ends")}
            logits = self.runtime.run(None, fed)
            for row, i in enumerate(group):
                many = len(sentences[i].spans)
                parts = (each[row, :many, :many].astype(np.float64) for each in logits)
                relation, polarity, modality = parts
                found[i] = Verdict(
                    _softmax(relation / self.temperature), _softmax(polarity), _softmax(modality)
                )
        return [found[i] for i in range(len(sentences))]


def _groups(order: Iterable[int], sentences: Sequence[Encoded]) -> Iterator[list[int]]:
    """The numbers of sentences, in order, in groups that fit into little memory once padded."""
    group, actors = list[int](), 0
    for i in order:
        most = max(actors, len(sentences[i].spans))
        cells = (len(group) + 1) * most**2 * len(sentences[i].ids)
        if group and (len(group) == LARGEST or cells > MOST_CELLS):
            yield group
            group, most = [], len(sentences[i].spans)
        group.append(i)
        actors = most
    if group:
        yield group


def installed() -> bool:
    """Whether what the judge needs beyond the core (the extra ``judge``) is there."""
    return all(find_spec(name) is not None for name in NEEDED)


def require() -> None:
    """Raise BadData where the extra is not installed."""
    if not installed():
        raise BadData(MISSING)


@cache
def session(folder: Path | None = None) -> Session:
    """The model of the package, or of another folder; one thread.

    Raises BadData where the extra is not installed, or a file is missing or not the one that was
    trained.
    """
    require()
    import onnxruntime  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    folder = folder or data_path("models", "judge")
    card = _card(folder / CARD)
    files = {name: checked(folder / name, card["sha256"]) for name in (MODEL, TOKENIZER)}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_str(files[TOKENIZER].decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    runtime = onnxruntime.InferenceSession(
        files[MODEL], options, providers=["CPUExecutionProvider"]
    )
    return Session(runtime, tokenizer, float(card["temperature"]), bool(card["masks"]))


def _card(path: Path) -> dict[str, Any]:
    """What the card tells; raises BadData where it is malformed or of other relations or types."""
    try:
        card = dict(json.loads(_read(path)))
        told = [tuple(card[name]) for name in ("labels", "types")]
        float(card["temperature"]), bool(card["masks"]), dict(card["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadData(f"{path.name}: not a card of the judge ({error})") from error
    if told != [LABELS, TYPES]:
        raise BadData(f"{path.name}: the judge was trained on other relations or types of actors")
    return card


def checked(path: Path, hashes: Mapping[str, str]) -> bytes:
    """The bytes of a file; raises BadData unless they are those that the card names."""
    found = _read(path)
    if hashlib.sha256(found).hexdigest() != hashes.get(path.name):
        raise BadData(f"{path.name}: not the file that was trained (its SHA-256 is another)")
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadData(f"{path.name}: {error.strerror or error}") from error


def _softmax(logits: Array) -> Array:
    raised: Array = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Array = raised / raised.sum(-1, keepdims=True)
    return shares
