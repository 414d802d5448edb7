"""Titles that somebody else's lend: "Rubio met his Thai counterpart, Maris Sangiampongsa"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.coref import Resolved
from actorgraph.extraction.homelands import owner_of
from actorgraph.lexicon import offices
from actorgraph.mentions import Mention
from actorgraph.office_bodies import body_of
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.title_bearers import bearer


def counterparts(parsed: Parsed, resolved: Resolved) -> Iterator[tuple[int, Title]]:
    """By paragraph a title for every counterpart with a name and a body, called as the office of
    the person whose counterpart he or she is."""
    for number, doc in enumerate(parsed.docs):
        at = resolved.links.at[number]
        for token in doc:
            start = _start(token)
            if start is None:
                continue
            end = token.i + 1
            holder, how = bearer(doc, at, resolved.links, start, end)
            if holder and token.lower_ in cues().tenure_noun:
                yield from _before_or_after(token, number, holder, how, parsed, resolved)
                continue
            body = body_of(doc, at, resolved.links, start, end)
            pairs = [(holder, body)] if token.tag_ == "NN" else list(_in_turn(token, at))
            for each, its in pairs:
                name = _lent(token, each, its, number, parsed, resolved) if each and its else None
                if name is not None:
                    yield number, Title(start, end, name, each, its, how, token.i)


def _lent(
    token: Token, holder: Mention, body: Mention, number: int, parsed: Parsed, resolved: Resolved
) -> str | None:
    """The name of the office that a counterpart has: the one of the person beside."""
    persons = _measures(token, number, resolved, holder.actors[0])
    lent = (_office(person, number, parsed, resolved) for person in persons)
    name = next((name for name in lent if name), None)
    return name or _seed_office(holder.actors[0], body.actors[0], parsed.clean.date)


def _in_turn(token: Token, at: Mapping[int, Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The persons of several counterparts with the body of each: "his Greek and Thai colleagues, A
    and B"; none where there are not as many of both."""
    first = next((c for c in token.children if c.dep_ == "amod" and c.i in at), None)
    named = next((c for c in token.children if c.dep_ == "appos" and c.i in at), None)
    if first is None or named is None:
        return
    bodies, holders = (first, *first.conjuncts), (named, *named.conjuncts)
    known = all(t.i in at and len(at[t.i].actors) == 1 for t in (*bodies, *holders))
    if known and len(bodies) == len(holders):
        yield from ((at[h.i], at[b.i]) for h, b in zip(holders, bodies, strict=True))


def _before_or_after(
    token: Token, number: int, holder: Mention, how: str, parsed: Parsed, resolved: Resolved
) -> Iterator[tuple[int, Title]]:
    """The title of "his predecessor, A": the office that the text gives the owner, whose body is
    A's too."""
    owner = owner_of(token, number, resolved.links)
    name = _told_office(owner, number, resolved) if owner and owner != holder.actors[0] else None
    if name is not None:
        yield number, Title(token.i, token.i + 1, name, holder, None, how, token.i)


def _start(token: Token) -> int | None:
    """The first token of the phrase, if the token ends one: "counterpart", "opposite number"."""
    for words in _phrases().get(token.lower_, ()):
        start = token.i + 1 - len(words)
        if start >= 0 and [t.lower_ for t in token.doc[start : token.i + 1]] == words:
            return start
    return None


@cache
def _phrases() -> Mapping[str, tuple[list[str], ...]]:
    """The words of the phrases by the last one."""
    lent = cues().counterpart_phrase | cues().tenure_noun
    phrases = [phrase.split() for each in sorted(lent) for phrase in (each, f"{each}s")]
    return {last: tuple(p for p in phrases if p[-1] == last) for last in {p[-1] for p in phrases}}


def _measures(token: Token, number: int, resolved: Resolved, holder: str) -> Iterator[str]:
    """The persons whose counterpart may be meant: the owner of the word, else the persons named
    before in its sentence, the last first."""
    at, links = resolved.links.at[number], resolved.links
    before = [at[i] for i in range(token.i, token.sent.start - 1, -1) if i in at]
    owners = [at[c.i] for c in token.children if c.dep_ == "poss" and c.i in at]
    for mention in (*owners, *before):
        for actor in mention.actors:
            if links.type_of(actor) == "person" and actor != holder:
                yield actor


def _office(person: str, number: int, parsed: Parsed, resolved: Resolved) -> str | None:
    """The name of the person's office: as the article calls it, the nearest before, else as the
    seeds do for the day of the article."""
    told = _told_office(person, number, resolved)
    return told or _seed_office(person, None, parsed.clean.date)


def _told_office(person: str, number: int, resolved: Resolved) -> str | None:
    """The name of the person's office as the article calls it, the nearest before."""
    told = [
        title.name
        for paragraph in (*range(number, -1, -1), *range(number + 1, len(resolved.titles)))
        for title in resolved.titles[paragraph]
        if title.holder and title.holder.actors[0] == person and not title.former
    ]
    return told[0] if told else None


def _seed_office(person: str, body: str | None, day: str | None) -> str | None:
    """The title of a seed person on that day, of that body if one is given; without a day the
    title that all terms agree on."""
    terms = [o for o in load_seeds().terms_of.get(person, ()) if body in (None, o.body)]
    terms = [o for o in terms if o.title in offices()]
    if day is not None:
        terms = [o for o in terms if o.held_on(date.fromisoformat(day))]
        terms.sort(key=lambda o: o.relation)  # "headOf" first
    elif len({o.relation for o in terms}) != 1:
        return None
    return terms[0].title if terms else None
