"""headOf and represents from titles: "NATO chief Mark Rutte", "Lavrov, the Russian minister"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from actorgraph.coref import Resolved
from actorgraph.dates import event_date
from actorgraph.extraction.counterparts import counterparts
from actorgraph.extraction.details import Details
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.scene import Party
from actorgraph.extraction.title_bodies import body_party
from actorgraph.lexicon import offices
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.model import FORMER, Modality, Polarity
from actorgraph.office_bearers import OFFICE_OF_SEED, TITLE_OF_NAMED
from actorgraph.office_parts import placed
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.parse import Parsed


def title_frames(parsed: Parsed, resolved: Resolved) -> Iterator[Frame]:
    """One frame for every title whose bearer is named and whose body is named or known."""
    for number, titles in enumerate(resolved.titles):
        for title in titles:
            holder = title.holder or _described(number, title, resolved.links)
            if holder is None:
                continue
            named = replace(title, holder=holder, linked_by=title.linked_by or "description")
            frame = _frame(number, named, parsed, resolved)
            if frame is not None:
                yield frame
    for number, title in counterparts(parsed, resolved):
        frame = _frame(number, title, parsed, resolved)
        if frame is not None:
            yield frame


def _described(number: int, title: Title, links: Links) -> Mention | None:
    """The bearer of a title that stands alone: with its body ("the French president"), or one that
    a person named nearby is known to hold ("the foreign secretary")."""
    found = links.at[number].get(title.root)
    if found is None or found.kind != "description":
        return None
    if title.body is None and found.rule != TITLE_OF_NAMED:
        return None
    if found.rule == OFFICE_OF_SEED:  # the text states no office of a person it does not name
        return None
    return found if len(found.actors) == 1 and links.type_of(found.actors[0]) == "person" else None


def _frame(number: int, title: Title, parsed: Parsed, resolved: Resolved) -> Frame | None:
    holder, links, doc = title.holder, resolved.links, parsed.docs[number]
    object = body_party(number, title, parsed, resolved)
    if holder is None or object is None:
        return None
    part = placed(doc, title, object.actor, links, links.at[number])
    if part is None:
        return None
    region, serves = part
    if region is not None:
        object = Party(region.actors[0], region.start, region.end)
    kind = links.type_of(object.actor)
    readings = offices()[title.name]
    fitting = [r for r in readings if not r[1].object_types or kind in r[1].object_types]
    if not fitting:
        return None
    relation, trigger = fitting[0]
    seat = kind == "party" and title.name.split()[-1] in cues().seat_title
    second = serves or _is_second(doc, title, links.at[number])
    held = "memberOf" if seat else "represents" if second else relation.id
    return Frame(
        paragraph=number,
        relation=held,
        trigger=(title.start, title.end),
        subject=Party(holder.actors[0], holder.start, holder.end),
        object=object,
        rule=":".join([trigger.rule, title.linked_by, *([FORMER] if title.former else [])]),
        polarity=Polarity.AFFIRMED,
        modality=trigger.modality or Modality.ASSERTED,
        speaker=None,
        details=Details(event_date=_term(doc[title.root], title, parsed.clean.date)),
        kind="title",
        steps=object.steps,
    )


def _is_second(doc: Doc, title: Title, at: Mapping[int, Mention]) -> bool:
    """Whether the words before the title say that somebody else heads the body."""
    before = doc[title.start - 1].lower_ if title.start else ""
    return before in cues().deputy_word or _of_branch(doc, title, at)


def _of_branch(doc: Doc, title: Title, at: Mapping[int, Mention]) -> bool:
    """Whether a noun before a title such as "chief" says of what part of the body it is ("the UN
    human rights chief")."""
    before = doc[title.start - 1] if title.start else None
    return (
        before is not None
        and title.name in cues().branch_title
        and before.pos_ == "NOUN"
        and before.lemma_.lower() not in cues().body_noun | cues().state_noun
        and before.dep_ in ("compound", "nmod", "amod")
        and before.i not in at
    )


def _term(noun: Token, title: Title, published: str | None) -> str | None:
    """The date of "was president from 2001 to 2009"; beside other titles a date is that of what
    else is told."""
    return event_date(noun, published) if title.linked_by == "copula" else None
