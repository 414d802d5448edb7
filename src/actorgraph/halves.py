"""Two states that share a name: "the North" of two Koreas, "the two Koreas"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from actorgraph.actors import load_seeds
from actorgraph.gazetteer import alias_index
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import cues

DESCRIPTION = "description"


def halves(docs: Sequence[Doc], links: Links) -> list[dict[int, Mention]]:
    """By paragraph, the mentions of both by the name they share, and of a half by its direction,
    where the article names one of them in other words too; no half whose direction is somebody's
    name (the West)."""
    named = {actor for table in links.at for m in table.values() for actor in m.actors}
    pairs = [pair for pair in _pairs().values() if not named.isdisjoint(pair.values())]
    return [_found(doc, table, pairs) for doc, table in zip(docs, links.at, strict=True)]


def _found(
    doc: Doc, table: Mapping[int, Mention], pairs: Sequence[Mapping[str, str]]
) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    for token in doc:
        known = table.get(token.i)
        plural = token.is_title and token.text.endswith("s")
        whole = _pairs().get(token.text.removesuffix("s").lower()) if plural else None
        if whole and (known is None or known.end - known.start == 1):
            found[token.i] = _made(token, tuple(whole.values()), "both-halves")
        elif _is_direction(token) and (known is None or known.kind in ("place", "region")):
            open_ = (pair for pair in pairs if not any(alias_index().get(each) for each in pair))
            actors = {pair[token.lower_] for pair in open_ if token.lower_ in pair}
            if len(actors) == 1:
                found[token.i] = _made(token, tuple(actors), "half-by-direction")
    return found


def _made(token: Token, actors: tuple[str, ...], rule: str) -> Mention:
    return Mention(token.i, token.i + 1, token.i, DESCRIPTION, token.text, actors, rule)


def _is_direction(token: Token) -> bool:
    """ "The North", which neither goes on nor is said to be of something else."""
    after = token.doc[token.i + 1 : token.i + 2]
    before = token.doc[token.i - 1].lower_ if token.i else ""
    alone = not any(t.pos_ == "PROPN" or t.lower_ == "of" for t in after)
    capital = token.is_title and token.lower_ in cues().direction_word
    return capital and alone and before == "the"


@cache
def _pairs() -> Mapping[str, Mapping[str, str]]:
    """By the name they share (lower case) the states that have it, by direction."""
    found: dict[str, dict[str, str]] = {}
    for actor in load_seeds().actors.values():
        direction, _, name = actor.label.lower().partition(" ")
        if actor.type == "state" and name and direction in cues().direction_word:
            found.setdefault(name, {})[direction] = actor.id
    return {name: pair for name, pair in found.items() if len(pair) == 2}
