"""The judge: one pass of a small encoder over a sentence, then every ordered pair of its actors.

The encoder sees of which type of actor each word is part (as token types). An actor is the mean of
its tokens' states. For each pair, attention from both actors over the sentence picks the words that
tell (and knows whether they stand before, within or behind each of the two), and a small network
says in which relation the pair stands, in that direction, with which polarity and modality.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from actorgraph.judge.labels import LABELS, MODALITIES, POLARITIES, TYPES

HEADS = 8
WIDTH = 256
PLACES = 3
"""Where a word stands seen from an actor: before, in or after it."""


class Judged(NamedTuple):
    """Logits by sentence, subject, object, and label of `LABELS`, `POLARITIES`, `MODALITIES`."""

    relation: Tensor
    polarity: Tensor
    modality: Tensor


class Judge(nn.Module):
    """``encoder`` is a BERT; its table of token types is widened to the types of actors. A judge
    that is ``told`` what the rules read adds that to what attention picks."""

    def __init__(self, encoder: BertModel, told: bool = False, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.width = WIDTH // HEADS
        self.subject, self.object = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.asks_subject, self.asks_object = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.key, self.value = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.place = nn.Parameter(torch.zeros(HEADS, PLACES, PLACES))
        self.whole = nn.Linear(size, WIDTH)
        self.drop = nn.Dropout(dropout)
        self.mix = nn.Sequential(
            nn.LayerNorm(5 * WIDTH),
            nn.Linear(5 * WIDTH, 2 * WIDTH),
            nn.GELU(),
            nn.Dropout(dropout),
        )
        self.relation = nn.Linear(2 * WIDTH, len(LABELS))
        self.polarity = nn.Linear(2 * WIDTH, len(POLARITIES))
        self.modality = nn.Linear(2 * WIDTH, len(MODALITIES))
        self.told = nn.ModuleList(nn.Embedding(len(LABELS), WIDTH) for _ in range(2 * told))
        for table in self.told:
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self,
        ids: Tensor,
        mask: Tensor,
        types: Tensor,
        starts: Tensor,
        ends: Tensor,
        rules: Tensor | None = None,
    ) -> Judged:
        """``ids``, ``mask`` (1 for tokens) and ``types`` (place in `TYPES`) by sentence and token;
        ``starts`` and ``ends`` (exclusive) in tokens by sentence and actor, both 0 for padding;
        ``rules``, for a judge that is told, the numbers of `LABELS` by sentence and pair."""
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types)[0]
        at = torch.arange(ids.shape[1], device=ids.device)[None, None, :]
        inside = (at >= starts[:, :, None]) & (at < ends[:, :, None])
        share = inside.to(states.dtype)
        share = share / share.sum(-1, keepdim=True).clamp(min=1.0)
        actors = self.drop(share @ states)
        where = torch.where(inside, 1, torch.where(at < starts[:, :, None], 0, 2))
        spot = torch.nn.functional.one_hot(where, PLACES).to(states.dtype)  # b m t 3

        sentences, tokens = ids.shape
        many = actors.shape[1]
        split = (sentences, many, HEADS, self.width)
        keys = self.key(states).view(sentences, tokens, HEADS, self.width)
        values = self.value(states).view(sentences, tokens, HEADS, self.width)
        scale = self.width**-0.5
        from_subject = torch.einsum("bmhd,bthd->bhmt", self.asks_subject(actors).view(split), keys)
        from_object = torch.einsum("bmhd,bthd->bhmt", self.asks_object(actors).view(split), keys)
        near = torch.einsum("bmtp,hpq,bntq->bhmnt", spot, self.place, spot)
        scores = (from_subject[:, :, :, None] + from_object[:, :, None]) * scale + near
        scores = scores.masked_fill(mask[:, None, None, None, :] == 0, -1e4)
        told = torch.einsum("bhmnt,bthd->bmnhd", scores.softmax(-1), values)
        told = told.reshape(sentences, many, many, WIDTH)
        if rules is not None:
            this, reverse = self.told
            told = told + this(rules) + reverse(rules.transpose(1, 2))

        subjects = self.subject(actors)[:, :, None].expand(-1, -1, many, -1)
        objects = self.object(actors)[:, None].expand(-1, many, -1, -1)
        whole = self.whole(states[:, 0])[:, None, None].expand(-1, many, many, -1)
        mixed = self.mix(torch.cat([subjects, objects, subjects * objects, told, whole], -1))
        return Judged(self.relation(mixed), self.polarity(mixed), self.modality(mixed))


def fresh(folder: str, layers: int | None = None, told: bool = False) -> Judge:
    """A judge on the pretrained encoder in the folder, of its first ``layers`` if given; whether it
    is ``told`` what the rules read."""
    encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attn_implementation="eager"
    )
    if layers:
        encoder.encoder.layer = encoder.encoder.layer[:layers]
        encoder.config.num_hidden_layers = layers
    old = encoder.embeddings.token_type_embeddings.weight.data
    table = nn.Embedding(len(TYPES), old.shape[1])
    nn.init.normal_(table.weight, std=0.02)
    table.weight.data += old[0]
    table.weight.data[0] = old[0]
    encoder.embeddings.token_type_embeddings = table
    encoder.config.type_vocab_size = len(TYPES)
    return Judge(encoder, told)
