"""Where a text names actors: the longest alias that fits, then what the entity recogniser adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from actorgraph.actors import Alias, load_seeds
from actorgraph.entities import is_governed, is_organisation, is_person
from actorgraph.gazetteer import alias_index, alias_tokens, normal
from actorgraph.kinds import by_kind
from actorgraph.lexicon import is_honorific, is_title_word
from actorgraph.nicknames import nicknamed
from actorgraph.ontology import Cues, cues
from actorgraph.other_names import recognised, without_names
from actorgraph.parse import TRUECASED
from actorgraph.ranks import tells_service

SHIP = "ship"
"""The rule of the name of a ship, which is none of an actor."""
SEAT = "seat-after-preposition"
"""The rule of a capital after "in": a place, but it may tell whose government speaks there."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of one paragraph that may stand for actors.

    ``start``/``end`` are token indices (end exclusive), ``root`` the token that the grammar sees.
    ``kind``: an alias kind (name, acronym, demonym, metonym, surname, city), or person and
    organisation for names no seed knows, place for one that only locates, pronoun, description.
    ``actors`` are ids, several for "they"; empty until linked. ``rule`` says what linked it,
    ``rivals`` are the ids of actors of the same name that were passed over; ``options`` are the
    aliases of the name where it may stand for several actors; ``short_for`` is the full name in the
    text that this one takes up.
    """

    start: int
    end: int
    root: int
    kind: str
    text: str
    actors: tuple[str, ...] = ()
    rule: str = ""
    rivals: tuple[str, ...] = ()
    options: tuple[Alias, ...] = ()
    short_for: str = ""

    @property
    def trace(self) -> str:
        """The decision in words: the rule, and after a comma whom it passed over."""
        return ", not ".join((self.rule, " ".join(self.rivals))) if self.rivals else self.rule


def mentions(doc: Doc) -> list[Mention]:
    """All mentions of a paragraph in order, none overlapping; names of seeds carry their actor."""
    words = cues()
    whole = [_nicknamed(span, name) for span, name in nicknamed(doc)]
    covered = {i for m in whole for i in range(m.start, m.end)}
    aliases = [m for m in _aliases(doc) if covered.isdisjoint(range(m.start, m.end))]
    marked = recognised(doc, aliases)
    found = [_placed(doc, m, words) for m in without_names(doc, aliases, marked)] + whole
    taken = {i for m in found for i in range(m.start, m.end)}
    for entity in marked:
        found += _entity(entity, taken, words)
    known = {i for m in found if m.kind != "place" for i in range(m.start, m.end)}
    for span in by_kind(doc, known | taken):
        found = [m for m in found if m.end <= span.start or m.start >= span.end]
        found.append(Mention(span.start, span.end, span.root.i, "organisation", span.text))
    return sorted(found, key=lambda m: m.start)


def _nicknamed(span: Span, name: str) -> Mention:
    """The mention of a person whose nickname stands between the names."""
    known = [a for a in alias_index().get(normal(name), ()) if a.kind == "name"]
    place = (span.start, span.end, span.root.i)
    if len({alias.actor for alias in known}) == 1:
        return Mention(*place, "name", name, (known[0].actor,), "name")
    return Mention(*place, "person", name)


def _aliases(doc: Doc) -> Iterator[Mention]:
    """The longest alias that fits at each place, left to right."""
    free = 0
    for span, candidates in alias_tokens(doc):
        if span.start < free:
            continue
        if other := load_seeds().other_names.get(span.text):
            free = span.end
            if other == "place":
                yield Mention(span.start, span.end, span.root.i, other, span.text, (), "other-name")
        elif options := _fitting(span, candidates):
            first, name = options[0], _with_suffix(span, options[0])
            free = name.end
            others = options if len({alias.actor for alias in options}) > 1 else ()
            yield Mention(
                *(name.start, free, name.root.i, first.kind, name.text),
                *((first.actor,), first.kind),
                options=others,
            )


def _with_suffix(name: Span, alias: Alias) -> Span:
    """The name of a person with what follows the family name ("Joseph Dunford *Jr.*")."""
    after = name.doc[name.end : name.end + 1].text.lower()
    if after not in cues().name_suffix or load_seeds().actors[alias.actor].type != "person":
        return name
    return name.doc[name.start : name.end + 1]


def _fitting(span: Span, candidates: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """The aliases whose case fits: a name has a capital, an exact one is letter for letter."""
    if _begins_another(span):
        return ()
    return tuple(
        alias
        for alias in candidates
        if (
            span.text == alias.text and not _initial_word(span)
            if alias.exact_case
            else span.text[0].isupper() or (len(span) > 1 and _in_lower_case(span, alias))
        )
    )


def _begins_another(span: Span) -> bool:
    """A name with its article that is the head of a longer one: "The Post" of the Post Office."""
    if span[0].lower_ != "the" or span.end == len(span.doc):
        return False
    after = span.doc[span.end]
    joined = span[-1].dep_ == "compound" and after.pos_ == "PROPN" and after.text[0].isupper()
    return joined and not is_title_word(after.text)


def _in_lower_case(span: Span, alias: Alias) -> bool:
    """A name of several words may be written small after "the": "the international coalition"."""
    if span.text == alias.text:
        return True
    after_the = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
    return after_the and span[-1].lemma_.lower() in cues().collective_word


def _initial_word(span: Span) -> bool:
    """An exact-case alias that a sentence start turns into a common word ("Turkey is served")."""
    first = span[0]
    if span.doc.user_data.get(TRUECASED) or first.tag_ in ("NNS", "NNPS"):
        return False  # "Poles voted"
    if first.i == 0 and span.doc[1:2].text == ":":
        return False  # "China: The minister said"
    capitals = first.text.isupper() and len(first) > 1  # "IS snipers"
    return (
        len(span) == 1
        and first.is_sent_start is True
        and first.pos_ not in ("PROPN", "ADJ")
        and not capitals
    )


def _placed(doc: Doc, mention: Mention, words: Cues) -> Mention:
    """A capital or city after "in" or "near" is a place: "met in Moscow", not Russia."""
    if mention.kind not in ("metonym", "city"):
        return mention
    root = doc[mention.root]
    if root.dep_ == "compound" and root.head.i > mention.root:  # "the Minsk agreements"
        whole = words.state_noun | words.body_noun | words.voice_noun
        if root.head.lemma_.lower() not in whole:
            return replace(mention, kind="place", rule="place-as-modifier")
    before = doc[mention.start - 1].lower_ if mention.start else ""
    if before in words.locating_preposition:
        rule = SEAT if mention.kind == "metonym" else "place-after-preposition"
        return replace(mention, kind="place", rule=rule)
    following = doc[mention.end : mention.end + 2]
    dateline = mention.start == 0 and following.text[:1] in ("(", "-", "–", "—")
    return replace(mention, kind="place", rule="dateline") if dateline else mention


def _entity(entity: Span, taken: set[int], words: Cues) -> Iterator[Mention]:
    """A person or organisation that no seed knows."""
    start, end = entity.start, entity.end
    while start < end and _is_before_name(entity.doc[start].text):
        start += 1
    if start < end and entity.doc[start].pos_ == "DET":
        start += 1
    while start < end and entity.doc[end - 1].pos_ not in ("PROPN", "NOUN", "X"):
        end -= 1
    if start >= end or taken & set(range(start, end)):
        return
    span = entity.doc[start:end]
    proper = all(t.text[0].isupper() or t.text[0] in "-'" or len(t) <= 3 for t in span)
    if not proper or not any(c.isalpha() for c in span.text) or "@" in span.text:
        return
    if tells_service(span):
        return
    if span[0].lower_ in words.locating_preposition and len(span) > 1:  # "Near Al Hawija, …"
        yield Mention(start, end, span.root.i, "place", span.text, (), "entity")
    elif span[0].lower_ in words.ship_prefix and len(span) > 1:
        yield Mention(start, end, span.root.i, "place", span.text, (), SHIP)
    elif is_person(entity, span):
        yield Mention(start, end, span.root.i, "person", span.text)
    elif entity.label_ == "ORG" and is_organisation(span, words):
        yield Mention(start, end, span.root.i, "organisation", span.text)
    elif entity.label_ in ("GPE", "LOC") and is_governed(span):
        yield Mention(start, end, span.root.i, "region", span.text)
    elif entity.label_ in ("GPE", "LOC", "FAC"):
        yield Mention(start, end, span.root.i, "place", span.text, (), "entity")


def _is_before_name(text: str) -> bool:
    return is_honorific(text) or not text[0].isalnum()
