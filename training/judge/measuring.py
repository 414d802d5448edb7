"""How well a judge reads sentences that it was not fitted to, and the temperature it needs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer

from actorgraph.judge.encoding import encoded
from actorgraph.judge.labels import LABELS, MODALITIES, NONE, POLARITIES
from actorgraph.ontology import relations
from judge.fitting import judged, masked
from judge.model import Judge
from judge.readings import readings
from judge.sentences import Item, Sentence

TENTH = 10
AT_ONCE = 32


@dataclass
class Answers:
    """What a judge said of items: logits by item and label, what is right, and how often polarity
    and modality were, where they are known."""

    logits: np.ndarray
    right: list[frozenset[str]]
    polarity: list[bool] = field(default_factory=list)
    modality: list[bool] = field(default_factory=list)

    def said(self) -> list[str]:
        """The likeliest label of each item."""
        return [LABELS[i] for i in self.logits.argmax(-1)]

    def chances(self, temperature: float = 1.0) -> np.ndarray:
        """The probabilities of the labels, by item."""
        raised = np.exp((self.logits - self.logits.max(-1, keepdims=True)) / temperature)
        shares: np.ndarray = raised / raised.sum(-1, keepdims=True)
        return shares


def is_held_out(sentence: Sentence) -> bool:
    """Whether a sentence is of the tenth that measures: by its words, so it stays there whatever is
    added."""
    return int(hashlib.sha256(sentence.text.encode()).hexdigest(), 16) % TENTH == 0


def asked(
    judge: Judge, sentences: Sequence[Sentence], tokenizer: Tokenizer, masks: bool
) -> Answers:
    """What the judge says of every item."""
    logits, right = [], list[frozenset[str]]()
    polarity, modality = list[bool](), list[bool]()
    for at in range(0, len(sentences), AT_ONCE):
        group = sentences[at : at + AT_ONCE]
        read = [
            masked(each, tokenizer) if masks else encoded(each.text, each.actors, tokenizer)
            for each in group
        ]
        with torch.no_grad():
            found = judged(judge, read, group)
        for row, sentence in enumerate(group):
            for item in sentence.items():
                place = row, item.subject, item.object
                logits.append(found.relation[place].numpy())
                right.append(frozenset(item.relations or (NONE,)))
                _stance(item, found.polarity[place], found.modality[place], polarity, modality)
    return Answers(np.array(logits), right, polarity, modality)


def _stance(
    item: Item, polarity: torch.Tensor, modality: torch.Tensor, polar: list[bool], modal: list[bool]
) -> None:
    if item.polarity:
        polar.append(POLARITIES[int(polarity.argmax())] == item.polarity)
    if item.modality:
        modal.append(MODALITIES[int(modality.argmax())] == item.modality)


def temperature(answers: Answers) -> float:
    """What the logits are to be divided by so that the right labels are least surprising."""
    grid = np.arange(0.5, 3.0, 0.05)
    return float(grid[int(np.argmin([_surprise(answers, t) for t in grid]))])


def _surprise(answers: Answers, temperature: float) -> float:
    chances = answers.chances(temperature)
    return float(
        np.mean(
            [
                -np.log(max(1e-9, sum(row[LABELS.index(name)] for name in right)))
                for row, right in zip(chances, answers.right, strict=True)
            ]
        )
    )


def calibration_error(answers: Answers, temperature: float = 1.0, bins: int = 10) -> float:
    """The expected calibration error of the likeliest labels, in ``bins`` of equal width."""
    chances = answers.chances(temperature)
    sure = chances.max(-1)
    hit = np.array(
        [said in right for said, right in zip(answers.said(), answers.right, strict=True)]
    )
    place = np.minimum((sure * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(sure[place == b].mean() - hit[place == b].mean()) * (place == b).mean()
            for b in range(bins)
            if (place == b).any()
        )
    )


def summary(answers: Answers) -> dict[str, float]:
    """Shares in [0, 1]: precision, recall and F1 of relations among all pairs; how often, given
    that a pair stands in a relation, the likeliest of them is right (``relation``), and its quad
    class (``quad``); how often polarity and modality are."""
    wanted = [NONE not in each for each in answers.right]
    best = [LABELS[1:][i] for i in answers.logits[:, 1:].argmax(-1)]
    given = [(b, r) for b, r, w in zip(best, answers.right, wanted, strict=True) if w]
    quad = [
        relations()[b].quad_class in {relations()[each].quad_class for each in r} for b, r in given
    ]
    return {
        **shares(answers.said(), answers.right),
        "relation": float(np.mean([b in r for b, r in given])),
        "quad": float(np.mean(quad)),
        "polarity": float(np.mean(answers.polarity)),
        "modality": float(np.mean(answers.modality)),
    }


def shares(said: Sequence[str], right: Sequence[frozenset[str]]) -> dict[str, float]:
    """Precision, recall and F1 of the relations said of items, of which these are right."""
    found = sum(each != NONE for each in said)
    wanted = sum(NONE not in each for each in right)
    true = sum(s != NONE and s in r for s, r in zip(said, right, strict=True))
    precision, recall = true / max(1, found), true / max(1, wanted)
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def ruled(sentences: Sequence[Sentence]) -> list[str]:
    """What the rules say of each item, in the order of `asked`."""
    return [
        readings(each).get((item.subject, item.object), NONE)
        for each in sentences
        for item in each.items()
    ]


def by_relation(answers: Answers) -> list[tuple[str, int, float, float]]:
    """Of each relation: its items, precision and recall (0 where there is nothing)."""
    said = answers.said()
    found, hit, wanted = Counter[str](), Counter[str](), Counter[str]()
    for each, right in zip(said, answers.right, strict=True):
        found[each] += 1
        hit[each] += each in right
        wanted.update(right)
    return [
        (name, wanted[name], hit[name] / max(1, found[name]), hit[name] / max(1, wanted[name]))
        for name in LABELS[1:]
        if wanted[name]
    ]
