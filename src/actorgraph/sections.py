"""Whose part of a list of statements a paragraph is: a name and a colon open it ("POLAND: …"), or a
line above it is a name and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from actorgraph.link import Links
from actorgraph.mentions import Mention

LONGEST = 7
"""Tokens of the longest line that is a name."""
REACH = 5
"""Paragraphs below such a line that are its section."""
FEWEST = 2
"""How many such lines make a list."""
KINDS = ("state", "organisation", "armed_group", "party", "government_body", "company")


def sections(
    docs: Sequence[Doc], at: Sequence[Mapping[int, Mention]], links: Links
) -> tuple[str | None, ...]:
    """By paragraph the actor (id) whose name is the heading above it, None where there is none, or
    where another heading or short line stands between."""
    found: list[str | None] = []
    names: set[str] = set()
    current: str | None = None
    since = 0
    for number, (doc, table) in enumerate(zip(docs, at, strict=True)):
        name = _named(doc, table, links) if number else None
        if name is not None or not _is_prose(doc):
            current, since = name, number
            names |= {name} if name else set()
            found.append(None)
        else:
            found.append(current if number - since <= REACH else None)
    return tuple(found) if len(names) >= FEWEST else (None,) * len(found)


def _named(doc: Doc, table: Mapping[int, Mention], links: Links) -> str | None:
    """The actor whose name the whole line is."""
    words = [t for t in doc if not t.is_punct and t.dep_ != "det"]
    if not 0 < len(doc) <= LONGEST or not words:
        return None
    mention = table.get(words[0].i)
    if mention is None or len(mention.actors) != 1 or mention.kind in ("demonym", "place", "city"):
        return None
    whole = mention.start <= words[0].i and mention.end > words[-1].i
    return mention.actors[0] if whole and links.type_of(mention.actors[0]) in KINDS else None


def _is_prose(doc: Doc) -> bool:
    """Whether a paragraph is more than a heading."""
    return len(doc) > LONGEST and any(t.pos_ in ("VERB", "AUX") for t in doc)


def headed_by(doc: Doc, at: Mapping[int, Mention]) -> Mention | None:
    """The actor that a list of statements puts before its paragraph: "POLAND: The president …"."""
    label = at.get(0)
    if label is None or len(label.actors) != 1 or label.end >= len(doc):
        return None
    if label.kind == "metonym":
        return None  # "BOGOTA: …" says where the news is from
    return label if doc[label.end].text == ":" else None


def headings(doc: Doc, at: Mapping[int, Mention]) -> tuple[str, ...]:
    """The actors (ids) of a label with several names: "FRANCE, GERMANY AND ITALY: The three …"."""
    found: list[str] = []
    place = 0
    while (name := at.get(place)) is not None and len(name.actors) == 1 and name.end < len(doc):
        found += name.actors
        place = name.end
        if doc[place].text == ":":
            return tuple(found) if len(found) > 1 else ()
        while place < len(doc) and (doc[place].text == "," or doc[place].pos_ == "CCONJ"):
            place += 1
    return ()
