"""Lists that say who stands where: "A and B on the one side and C on the other"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.syntax.arcs import Filler


def sides(
    token: Token, subjects: list[Party], scene: Scene
) -> tuple[list[Party], list[Party]] | None:
    """The actors of either side, None where the list tells no sides."""
    for noun in token.doc[max(subjects[0].end, token.sent.start) : token.i]:
        counted = any(c.pos_ == "NUM" for c in noun.children)
        if counted and noun.lemma_ in scene.words.side_noun and noun.dep_ == "pobj":
            strayed = [Filler(c) for c in noun.children if c.dep_ == "conj"]
            left = [p for p in subjects if p.end <= noun.i]
            right = [p for p in subjects if p.start > noun.i] or parties(strayed, scene, acts=True)
            return (left, right) if left and right else None
    return None
