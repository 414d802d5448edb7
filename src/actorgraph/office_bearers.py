"""Who is meant by a title without a name: "the French president", "the foreign minister"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.dates import event_date
from actorgraph.incumbents import holder_on, office_body, same_title
from actorgraph.memory import Memory
from actorgraph.mentions import Mention
from actorgraph.office_parts import SERVED, held_part, part_kind
from actorgraph.offices import Title
from actorgraph.pronouns import made

OFFICE_OF_SEED = "office-of-seed"
"""The rule of a mention whose person only the seeds name, not the text."""
TITLE_OF_NAMED = "title-of-seed"
"""The rule of a mention whose person the text names, and the seeds know to bear the title."""


def office(memory: Memory, token: Token, title: Title) -> Mention | None:
    """The bearer of a title that stands alone: named in the text, else known for that day.

    A title in the plural, of a former, future or any holder ("a president", "every president")
    stands for nobody.
    """
    if title.holder:
        return _named_beyond(token, title)
    if token.tag_ in ("NNS", "NNPS"):
        return None
    if not _of_one(memory, token, title):
        return _former(memory, token, title)
    part = held_part(token.doc, title)
    if part is not None and part_kind(part, title) == SERVED:
        return None  # "the head of Fiji's army" is not who heads Fiji
    if title.body:
        return _of_body(memory, token, title, title.body.actors[0])
    if _article(token, title) not in memory.words.definite_word:
        return None
    if memory.section and (found := _of_body(memory, token, title, memory.section)):
        return found
    titled = _held(memory, title.name)
    if latest := _latest(memory, titled):
        return made(token, (latest,), "title-seen-before", "description")
    body = _only_body(title.name)
    if body and (known := holder_on(title.name, body, _day(memory, token))):
        return made(token, (known,), OFFICE_OF_SEED, "description")
    named = dict.fromkeys(
        s.mention.actors[0]
        for s in reversed(memory.seen)
        if memory.links.type_of(s.mention.actors[0]) == "person"
    )
    bearers = [p for p in named if office_body(p, title.name, memory.day)]
    bearers = bearers or [p for p in named if _short_title(p, title.name, memory.day)]
    if titled and not bearers:  # whom the text names only later
        return made(token, (titled[-1],), "title-seen-before", "description")
    return made(token, tuple(bearers) if len(bearers) == 1 else (), TITLE_OF_NAMED, "description")


def _named_beyond(token: Token, title: Title) -> Mention | None:
    """The bearer whom the parser does not tie to the title ("received the Emir of B, Sheikh A, at
    the airport"), or takes for another."""
    holder = title.holder
    argument = token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "dative", "conj")
    if holder is None or not argument or token.i > holder.start:
        return None
    below = {t.i for t in token.subtree}
    joined = any(  # "the President of B, A, and …" is read as a list
        c.dep_ == "conj" and holder.start <= c.i < holder.end for c in token.children
    )
    if not joined and any(i in below for i in range(holder.start, holder.end)):
        return None
    return made(token, holder.actors, "bearer-beyond", "description")


def _of_body(memory: Memory, token: Token, title: Title, body: str) -> Mention | None:
    people = [p for p in _held(memory, title.name) if memory.affiliation.get(p) == body]
    if people:
        return made(token, (people[-1],), "office-of-body", "description")
    known = holder_on(title.name, body, _day(memory, token)) or _serving(memory, title, body)
    known = known or _undated(memory, title, body)
    if known is None:
        return None
    in_text = any(known in seen.mention.actors for seen in memory.seen)
    rule = "office-of-named" if in_text else OFFICE_OF_SEED
    return made(token, (known,), rule, "description")


def _serving(memory: Memory, title: Title, body: str) -> str | None:
    """The only person of the text who holds an office of that body with the title in its name
    ("the UN envoy": the special envoy for Syria)."""
    seeds = load_seeds()
    people = {
        term.person
        for s in memory.seen
        for term in seeds.terms_of.get(s.mention.actors[0], ())
        if title.name in term.title.split()
        and body in (term.body, seeds.part_of.get(term.body))
        and office_body(term.person, term.title, memory.day) == term.body
    }
    return people.pop() if len(people) == 1 else None


def _undated(memory: Memory, title: Title, body: str) -> str | None:
    """Where no day is known, the only person of the text who ever held the office."""
    if memory.day:
        return None
    terms = load_seeds().terms_of
    people = {
        person
        for s in memory.seen
        for person in s.mention.actors
        for term in terms.get(person, ())
        if term.body == body and same_title(term.title, title.name)
    }
    return people.pop() if len(people) == 1 else None


def _former(memory: Memory, token: Token, title: Title) -> Mention | None:
    """ "the former general": the only person whom the text has called so, else the only one of the
    text whose term had ended."""
    words = memory.words
    if not title.former or _article(token, title) not in words.definite_word:
        return None
    told = {p for name, held in memory.once.items() if same_title(name, title.name) for p in held}
    if len(told) == 1 and title.body is None:
        return made(token, tuple(told), "former-title-seen-before", "description")
    if not memory.day:
        return None
    today, seeds = date.fromisoformat(memory.day), load_seeds()
    people = dict.fromkeys(
        s.mention.actors[0]
        for s in memory.seen
        for term in seeds.terms_of.get(s.mention.actors[0], ())
        if same_title(term.title, title.name) and term.end is not None and term.end < today
    )
    return made(token, tuple(people) if len(people) == 1 else (), "former-title", "description")


def _of_one(memory: Memory, token: Token, title: Title) -> bool:
    """Whether the words before the title leave one holder, who holds it now."""
    words = memory.words
    inside = [token, *(t for t in token.doc[title.start : title.end] if t.i != token.i)]
    lower = {c.lower_ for part in inside for c in part.children if c.i < title.start}
    if _article(token, title) in words.indefinite_word or lower & words.other_holder:
        return False
    if title.body is None:
        return True
    between = token.doc[title.body.end : title.start] if title.body.end <= title.start else ()
    # "the Turkish federation's president": whose he is stands between
    return not any(t.text in ("'s", "’s") and t.i != title.body.end for t in between)


def _article(token: Token, title: Title) -> str:
    """The article of the title, whichever of its words the parser takes for its head."""
    children = (c for part in token.doc[title.start : title.end] for c in part.children)
    return next((c.lower_ for c in children if c.dep_ in ("det", "predet")), "")


def _held(memory: Memory, title: str) -> list[str]:
    """Who was given the title in the text, in order."""
    return [p for name, held in memory.held.items() if same_title(name, title) for p in held]


def _latest(memory: Memory, people: Sequence[str]) -> str | None:
    """The last of these of whom the text has told so far."""
    named = {a for s in memory.seen for a in s.mention.actors}
    return next((person for person in reversed(people) if person in named), None)


def _only_body(title: str) -> str | None:
    """The only body of the seeds that has such an office ("the pope")."""
    bodies = {o.body for o in load_seeds().offices if o.title == title}
    return bodies.pop() if len(bodies) == 1 else None


def _short_title(person: str, title: str, day: str | None) -> bool:
    """Whether the title is the last word of one that the person holds ("the minister")."""
    terms = load_seeds().terms_of.get(person, ())
    return any(t.title.split()[-1] == title and office_body(person, t.title, day) for t in terms)


def _day(memory: Memory, token: Token) -> str | None:
    """The day for which the office is asked: the sentence's year, else that of the article."""
    told = event_date(token, memory.day)
    if told and told[:4].isdigit() and not told.endswith("/.."):
        year = told[:4]
        if memory.day is None or year != memory.day[:4]:
            return told if len(told) == 10 else f"{year}-07-01"
    return memory.day
