"""What a text says of an actor that no seed knows: where it belongs, what it is.

"Polish economist Jan Kowalski", "the Free Coast Movement, a rebel group", "A of the B Army".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from actorgraph.actors import load_seeds
from actorgraph.mentions import Mention
from actorgraph.ontology import cues

MOST_WORDS = 8
_QUALIFYING = ("amod", "compound", "nmod", "poss", "npadvmod")
_NOUNS = {
    "armed_group": "telling_armed_group",
    "party": "telling_party",
    "company": "telling_company",
    "media": "telling_media",
}
"""The word list of nouns that tell what a body is, by its type."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words beside a name tell of its bearer, each None where nothing is told.

    ``whole`` is the body that they tie it to, ``country`` the state of that body or, where it has
    none, the organisation; ``description`` words of the text; ``kind`` a type of actor.
    """

    country: str | None = None
    description: str | None = None
    kind: str | None = None
    whole: str | None = None


def told(doc: Doc, mention: Mention, at: Mapping[int, Mention]) -> Told:
    """What the words beside a name tell of its bearer: before it, in apposition, after "of"."""
    phrase = _description(doc, mention)
    whole = next(_wholes(doc, mention, at), None)
    kind = None
    if mention.kind == "organisation":
        nouns = [doc[mention.root].lemma_.lower()]
        nouns += [t.lemma_.lower() for t in phrase if t.pos_ == "NOUN"]
        lists = {kind: cues().words[name] for kind, name in _NOUNS.items()}
        told_by = (kind for noun in reversed(nouns) for kind in lists if noun in lists[kind])
        kind = next(told_by, None)
    text = "".join(t.text_with_ws for t in phrase).strip() or None
    return Told(_country(whole) if whole else None, text, kind, whole)


def _description(doc: Doc, mention: Mention) -> list[Token]:
    """The common nouns before a name or in apposition to it, with what qualifies them."""
    start = mention.start
    while start and _qualifies(doc[start - 1]) and mention.start - start < MOST_WORDS:
        start -= 1
    before = list(doc[start : mention.start])
    if any(t.pos_ == "NOUN" for t in before):
        return before
    for child in doc[mention.root].children:
        if child.dep_ == "appos" and child.i >= mention.end and child.pos_ == "NOUN":
            words = [t for t in child.subtree if t.i >= child.left_edge.i and t.i <= child.i]
            return [t for t in words if t.pos_ != "DET"][-MOST_WORDS:]
    return []


def _qualifies(token: Token) -> bool:
    return token.pos_ in ("NOUN", "ADJ", "PROPN") or token.text in ("-", "–")


def _wholes(doc: Doc, mention: Mention, at: Mapping[int, Mention]) -> Iterator[str]:
    """The actors in the noun phrases of name and apposition, nearest first."""
    root = doc[mention.root]
    heads = [root, *(c for c in root.children if c.dep_ == "appos")]
    if root.dep_ == "appos":
        heads.append(root.head)
    places = list(range(mention.start - 1, max(-1, mention.start - MOST_WORDS), -1))
    for i in places:  # "Polish economist A", however the words hang together
        if not (_qualifies(doc[i]) or doc[i].text in ("'s", "’s")):
            break
        yield from _whole(at.get(i))
    for head in heads:
        if at.get(head.i) not in (None, mention):
            continue
        for child in head.children:
            if child.dep_ in _QUALIFYING:
                yield from _whole(at.get(child.i))
            elif child.dep_ == "prep" and child.lower_ in cues().belonging_preposition:
                for inner in child.children:
                    yield from _whole(at.get(inner.i))


def _whole(mention: Mention | None) -> Iterator[str]:
    """The seed actor, no person or region, that a mention names."""
    if mention is None or len(mention.actors) != 1 or mention.kind == "place":
        return
    actor = load_seeds().actors.get(mention.actors[0])
    if actor is not None and actor.type not in ("person", "region"):
        yield actor.id


def _country(whole: str) -> str | None:
    """The state of a body, or the body itself where it is an organisation of no state."""
    actor = load_seeds().actors[whole]
    if actor.type == "state" or (actor.type == "organisation" and actor.country is None):
        return actor.id
    return actor.country
