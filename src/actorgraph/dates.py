"""When an event happened, from the words of its sentence and the article's date."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Span, Token

from actorgraph.date_words import read_date
from actorgraph.model import Tense
from actorgraph.ontology import cues
from actorgraph.syntax.own_phrases import own_phrases
from actorgraph.syntax.tense import tense


def event_date(trigger: Token, published: str | None, planned: bool = False) -> str | None:
    """The date of the event that a trigger names, in ISO 8601 at the granularity of the words.

    The nearest date expression that hangs on the trigger, or else on the verb above it, is read;
    None if there is none, or none that can be told. Without ``published`` a day without a year
    stays ``--11-13``. What is ``planned`` lies ahead, whatever the tense ("is expected on Friday").
    ``date_words`` says what words give.
    """
    day = date.fromisoformat(published) if published else None
    told = tense(trigger, cues()) or _tense_above(trigger)
    when = Tense.FUTURE if planned and told is not Tense.PAST else told
    for words in own_phrases(trigger, _dates(trigger)):
        if found := read_date(_whole(words), day, when):
            return found
    return None


def _tense_above(trigger: Token) -> Tense | None:
    """The tense of the verb above a noun, by which its date is told (condemned the strike)."""
    up = next((t for t in trigger.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return tense(up, cues()) if up is not None else None


def _whole(words: Span) -> str:
    """The expression with what opens a span of time before it: "since", "between", "in"."""
    lists = cues()
    opening = lists.since_word | lists.until_word | lists.range_opening | lists.within_word
    before = words.doc[words.start - 1] if words.start > words.sent.start else None
    return f"{before.lower_} {words.text}" if before and before.lower_ in opening else words.text


def _dates(trigger: Token) -> list[Span]:
    """The date expressions of the trigger's sentence; two that a "to" links are one."""
    lists = cues()
    near = lists.day_today | lists.day_yesterday | lists.day_tomorrow
    found: list[tuple[int, int]] = []
    for t in trigger.sent:
        if t.ent_type_ in ("DATE", "TIME"):  # "the night of 3 March" is a time
            going = t.ent_iob_ == "I" and found and found[-1][1] == t.i
            if going or (found and _linked(found[-1], t)):
                found[-1] = (found[-1][0], t.i + 1)
            else:
                found.append((t.i, t.i + 1))
        elif t.lower_ in near:
            found.append((t.i, t.i + 1))
    return [trigger.doc[start:end] for start, end in found]


def _linked(found: tuple[int, int], token: Token) -> bool:
    """Whether the date goes on with a span that "from" or "between" opened."""
    start, end = found
    if end not in (token.i, token.i - 1) or token.nbor(-1).lower_ not in cues().range_link:
        return False
    first = [token.doc[i].lower_ for i in (start - 1, start) if i >= token.sent.start]
    return not cues().range_opening.isdisjoint(first)
