"""The item of a frame: its words, well trimmed, what type of thing it is, and the sum it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from actorgraph.extraction.scene import Scene
from actorgraph.items import MONEY, items
from actorgraph.money import Sum, sum_of_money
from actorgraph.syntax.arcs import Filler, antecedent, conjuncts

KEPT = ("amod", "compound", "nummod", "nmod", "quantmod", "advmod", "punct", "npadvmod")
_MODIFIERS = ("amod", "compound", "nmod")

DEEPEST = 4
"""How many "of" phrases below one another tell of one thing."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is given, said or done: the words, a concept of ``items.ttl`` or None (of several
    things the first that has one), and the sum of money that the words name or None."""

    text: str
    type: str | None
    sum: Sum | None


def item_of(found: Sequence[Filler], scene: Scene) -> Item | None:
    """The noun phrases of a slot without articles, owners and demonyms: "drones and technology"."""
    heads = [token for filler in found for token in _listed(filler.token)]
    phrases = {text: head for head in reversed(heads) if (text := _phrase(head, scene))}
    if not phrases:
        return None
    words = list(reversed(phrases))
    text = words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
    types = (item_type(phrases[each]) for each in words)
    sums = [(each, found_sum) for each in words if (found_sum := sum_of_money(each))]
    kind = next(filter(None, types), MONEY if sums else None)
    return Item(text, kind, sums[0][1] if len(sums) == 1 else None)


def item_type(head: Token, depth: int = DEEPEST) -> str | None:
    """The type that the head tells, else its modifiers, else its "of", ``depth`` of them deep."""
    known = items()
    for lemma in _lemmas(head):
        if lemma in known.heads and known.heads[lemma] != "aid":
            return known.heads[lemma]
    if sum_of_money(_left(head)):
        return _of_worth(head, depth) or MONEY
    for child in head.lefts:
        for lemma in _lemmas(child) if child.dep_ in _MODIFIERS else ():
            if found := known.modifiers.get(lemma) or known.heads.get(lemma):
                return found
    return _of_worth(head, depth) or known.heads.get(head.lemma_.lower())


def _left(head: Token) -> str:
    """The words from the left edge of the phrase to its head."""
    return str(head.doc[head.left_edge.i : head.i + 1].text)


def _of_worth(head: Token, depth: int) -> str | None:
    """The type of what a shipment or a sum's worth is of."""
    for child in head.children if depth else ():
        if child.dep_ == "prep" and child.lower_ == "of":
            for part in child.children:
                if part.dep_ == "pobj" and (found := item_type(part, depth - 1)):
                    return found
    return None


def _lemmas(token: Token) -> Iterator[str]:
    """The lemma with the word before it, then alone."""
    before = token.i - 1
    if before > token.sent.start and token.doc[before].text in "-–":
        before -= 1
    if before >= token.sent.start and token.doc[before].head == token:
        for first in (token.doc[before].lower_, token.doc[before].lemma_.lower()):
            for own in (token.lemma_.lower(), token.lower_):
                yield f"{first} {own}"
    yield token.lemma_.lower()
    yield token.lower_


def _listed(token: Token) -> list[Token]:
    """A noun and the nouns coordinated with it."""
    token = antecedent(token)
    if token.pos_ not in ("NOUN", "PROPN", "SYM", "NUM"):
        return []
    return [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN"))]


def _phrase(head: Token, scene: Scene) -> str:
    """The head with its own modifiers and a phrase that goes on with it, without names."""
    left, right = _start(head, scene), _end(head, scene)
    if scene.at.get(head.i) is not None and right == head.i + 1:
        return ""
    return " ".join(head.doc[left:right].text.split())


def _start(head: Token, scene: Scene) -> int:
    left = head.i
    while left > head.doc[left].sent.start:
        before = head.doc[left - 1]
        mention = scene.at.get(before.i)
        inside = before.head.i >= left - 1 and before.head.i <= head.i and before.dep_ in KEPT
        if not inside or (mention and mention.kind != "place") or before.text in ",;:()\"'\\*_":
            break
        left -= 1
    while left < head.i and _empty(head.doc[left], scene):
        left += 1
    return left


def _empty(token: Token, scene: Scene) -> bool:
    return token.is_punct or token.pos_ == "ADV" or token.lower_ in scene.words.item_filler


def _end(head: Token, scene: Scene) -> int:
    """Where "of grain", "for its programme", of a sum also "in aid" ends, else the head."""
    going = scene.words.item_preposition
    if sum_of_money(_left(head)):
        going = scene.words.sum_preposition
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ in going and c.i == head.i + 1:
            objects = [p for p in c.children if p.dep_ == "pobj"]
            if objects and not any(_named(t.i, scene) for t in objects[0].subtree):
                return _extent(objects[0]) + 1
    return head.i + 1


def _extent(noun: Token) -> int:
    """The last noun of a list that no clause interrupts."""
    return max(each.i for each in conjuncts(noun))


def _named(i: int, scene: Scene) -> bool:
    mention = scene.at.get(i)
    return mention is not None and mention.kind != "pronoun"
