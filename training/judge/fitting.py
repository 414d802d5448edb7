"""Fits a judge to sentences: seeded, on the processor, in minutes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from actorgraph.judge.encoding import Encoded, batch, encoded
from actorgraph.judge.labels import LABELS, MODALITIES, NONE, POLARITIES
from judge.model import Judge, Judged, fresh
from judge.readings import by_rules
from judge.renaming import Names, is_name
from judge.sentences import Sentence

UNKNOWN = -100


@dataclass(frozen=True)
class Recipe:
    """How a judge is fitted. ``masked`` and ``renamed`` are the shares of sentences, anew in every
    epoch, whose names are hidden behind their types or changed for others; ``none_weight`` is what
    a pair without relation counts beside one with; ``layers`` of the encoder are used, all if
    None; ``told`` is whether the judge is told what the rules read, which its exported form is
    not."""

    epochs: int = 8
    size: int = 16
    rate: float = 1.5e-4
    head_rate: float = 5e-4
    warm_up: float = 0.1
    masked: float = 0.3
    renamed: float = 0.5
    none_weight: float = 0.5
    smoothing: float = 0.05
    layers: int | None = None
    told: bool = False
    seed: int = 7


@dataclass(frozen=True)
class Targets:
    """By sentence, subject and object: shares of `LABELS`, weight (0: no item), and the numbers of
    polarity and modality (`UNKNOWN` where there is none)."""

    relation: Tensor
    weight: Tensor
    polarity: Tensor
    modality: Tensor


def fitted(
    sentences: Sequence[Sentence], tokenizer: Tokenizer, folder: str, recipe: Recipe
) -> Judge:
    """A judge that starts from the pretrained encoder in the folder."""
    torch.manual_seed(recipe.seed)
    dice = random.Random(recipe.seed)
    names = Names(sentences)
    judge = fresh(folder, recipe.layers, recipe.told)
    judge.train()
    body = list(judge.encoder.parameters())
    known = {id(each) for each in body}
    heads = [each for each in judge.parameters() if id(each) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=0.01,
    )
    steps = recipe.epochs * -(-len(sentences) // recipe.size)
    warm = max(1, int(steps * recipe.warm_up))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm + 1))),
    )
    for epoch in range(recipe.epochs):
        total, count = 0.0, 0
        for group in groups(sentences, recipe.size, dice):
            read = [varied(each, names, tokenizer, recipe, dice) for each in group]
            right = targets(group, recipe.none_weight)
            loss = _loss(judged(judge, read, group), right, recipe.smoothing)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.3f}", flush=True)
    judge.eval()
    return judge


def varied(
    sentence: Sentence, names: Names, tokenizer: Tokenizer, recipe: Recipe, dice: random.Random
) -> Encoded:
    """The sentence as it is read this time."""
    chance = dice.random()
    if chance < recipe.masked:
        return masked(sentence, tokenizer)
    if chance < recipe.masked + recipe.renamed:
        text, marks = names.renamed(sentence, dice)
        return encoded(text, marks, tokenizer)
    return encoded(sentence.text, sentence.actors, tokenizer)


def masked(sentence: Sentence, tokenizer: Tokenizer) -> Encoded:
    """The sentence with every name hidden behind its type."""
    hidden = frozenset(i for i in range(len(sentence.actors)) if is_name(sentence.words(i)))
    return encoded(sentence.text, sentence.actors, tokenizer, hidden)


def groups(
    sentences: Sequence[Sentence], size: int, dice: random.Random
) -> Iterator[list[Sentence]]:
    """All sentences in groups of about one length, in any order."""
    order = sorted(sentences, key=lambda each: len(each.text) + dice.random() * 30)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    dice.shuffle(cut)
    yield from cut


def judged(judge: Judge, read: Sequence[Encoded], sentences: Sequence[Sentence]) -> Judged:
    """What the judge says of sentences; ``read`` is how they are read."""
    made = batch(read)
    arrays = [made.ids, made.mask, made.types, made.starts, made.ends]
    if judge.told:
        arrays.append(by_rules(sentences))
    found: Judged = judge(*(torch.from_numpy(each) for each in arrays))
    return found


def targets(sentences: Sequence[Sentence], none_weight: float) -> Targets:
    """What is right of them."""
    many = max(len(each.actors) for each in sentences)
    shape = (len(sentences), many, many)
    relation = np.zeros((*shape, len(LABELS)), np.float32)
    weight = np.zeros(shape, np.float32)
    polarity, modality = np.full(shape, UNKNOWN), np.full(shape, UNKNOWN)
    for row, sentence in enumerate(sentences):
        for item in sentence.items():
            at = row, item.subject, item.object
            for name in item.relations or (NONE,):
                relation[*at, LABELS.index(name)] = 1 / max(1, len(item.relations))
            weight[at] = 1.0 if item.relations else none_weight
            if item.polarity:
                polarity[at] = POLARITIES.index(item.polarity)  # type: ignore[arg-type]
            if item.modality:
                modality[at] = MODALITIES.index(item.modality)  # type: ignore[arg-type]
    return Targets(*(torch.from_numpy(each) for each in (relation, weight, polarity, modality)))


def _loss(found: Judged, right: Targets, smoothing: float) -> Tensor:
    items = right.weight > 0
    each = functional.cross_entropy(
        found.relation[items], right.relation[items], reduction="none", label_smoothing=smoothing
    )
    loss = (each * right.weight[items]).sum() / right.weight.sum().clamp(min=1.0)
    for logits, wanted in ((found.polarity, right.polarity), (found.modality, right.modality)):
        known = wanted != UNKNOWN
        if known.any():
            loss = loss + 0.3 * functional.cross_entropy(logits[known], wanted[known])
    return loss
