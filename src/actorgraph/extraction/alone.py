"""What speaks for and against a claim that only the learned judge reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log2

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.extraction.confidence import log_odds
from actorgraph.extraction.frames import Frame, Signs
from actorgraph.extraction.opinions import Opinion, Places
from actorgraph.judge.labels import LABELS
from actorgraph.lexicon import Entry, trigger_index
from actorgraph.ontology import relations

ALONE: Mapping[str, tuple[int, str]] = {
    "claim": (1, "the log-odds that the judge gives the claim"),
    "related": (1, "the log-odds that the judge gives the pair of standing in any relation"),
    "trigger between": (1, "a trigger of the relation lies on the way from one to the other"),
    "read": (-1, "the rules read some claim in the sentence"),
    "read of others": (-1, "the rules read this relation of another pair in the sentence"),
    "adjectives": (-1, "parties named by an adjective (“*French* troops”)"),
    "taken up": (-1, "parties named by a pronoun or a description"),
    "strangers": (-1, "parties that no seed knows"),
    "apart": (-1, "tokens on the way from one to the other over the parse, as log₂"),
    "lasting": (-1, "the relation is an office, a membership, an alliance"),
}
"""The signs: whether each speaks for (1) or against (-1) the claim, and what it counts."""


def alone_signs(opinion: Opinion, label: str, places: Places, beside: Sequence[Frame]) -> Signs:
    """The signs of a relation of two mentions; ``beside`` are what rules read in the sentence."""
    chances, _ = opinion.chances([places])
    mentions = [opinion.named[place][0] for place in places]
    doc = opinion.sentence.doc
    way = _way(*(doc[mention.root] for mention in mentions))
    counted = {
        "claim": log_odds(float(chances[LABELS.index(label)])),
        "related": -log_odds(float(chances[0])),
        "trigger between": any(_triggers(token, label) for token in way),
        "read": bool(beside),
        "read of others": any(frame.relation == label for frame in beside),
        "adjectives": sum(mention.kind == "demonym" for mention in mentions),
        "taken up": sum(mention.kind in ("pronoun", "description") for mention in mentions),
        "strangers": sum(opinion.named[n][1] not in load_seeds().actors for n in places),
        "apart": log2(len(way) + 1),
        "lasting": relations()[label].quad_class == "structure",
    }
    return tuple((name, float(value)) for name, value in counted.items() if value)


def _way(first: Token, second: Token) -> list[Token]:
    """The tokens from one to the other over the parse, both ends among them; only the ends where
    no way leads."""
    up = [first, *first.ancestors]
    down = [second, *second.ancestors]
    below = {token.i: number for number, token in enumerate(down)}
    for number, token in enumerate(up):
        if token.i in below:
            return [*up[: number + 1], *down[: below[token.i]]]
    return [first, second]


def _triggers(token: Token, relation: str) -> bool:
    """Whether the lexicon knows the word, in whatever sense, as a trigger of the relation."""
    return any(entry[0].id == relation for entry in _entries(token))


def _entries(token: Token) -> Iterator[Entry]:
    if token.pos_ in ("VERB", "AUX"):
        yield from trigger_index("verb").get(token.lemma_.lower(), ())
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from trigger_index("noun").get(token.lemma_.lower(), ())
    yield from trigger_index("adjective").get(token.lower_, ())
