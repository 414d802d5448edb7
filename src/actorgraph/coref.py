"""Pronouns and descriptions: "he", "it", "we" in quotations, "the alliance", "the president".

Rules only, nearest fitting antecedent first; each resolved mention carries the name of its rule.
Words outside quotations are resolved in reading order, then those inside, when speakers are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from actorgraph.actors import load_seeds
from actorgraph.antecedents import (
    Memory,
    addressed,
    ahead,
    clause_subjects,
    fellow_object,
    fellow_owner,
    nearest,
    plural,
    same_clause,
)
from actorgraph.descriptions import description
from actorgraph.gazetteer import alias_index, normal
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.offices import Title, bodies_of, office_body, titles
from actorgraph.ontology import Cues, cues
from actorgraph.parse import Parsed
from actorgraph.quotes import MARKS, Quote, quotes

PERSONS = ("person",)
BODIES = (
    "state",
    "organisation",
    "armed_group",
    "government_body",
    "party",
    "company",
    "media",
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article's links with pronouns and descriptions added, its titles and its quotations."""

    links: Links
    titles: tuple[tuple[Title, ...], ...]
    quotes: tuple[tuple[Quote, ...], ...]
    affiliation: Mapping[str, str]
    """The body for which a person speaks, by actor id, as the titles of the text say."""

    def speaker(self, paragraph: int, token: int) -> str | None:
        """The actor who speaks the words at that place, if it lies in a quotation."""
        for quote in self.quotes[paragraph]:
            if quote.start <= token < quote.end and quote.speaker:
                where, i = quote.speaker
                mention = self.links.at[where].get(i)
                bearers = (t.holder for t in self.titles[where] if t.root == i)
                mention = mention or next(bearers, None)
                return mention.actors[0] if mention and mention.actors else None
        return None


def resolved(parsed: Parsed, links: Links) -> Resolved:
    """The links with every pronoun and description that a rule can tie to an actor."""
    tables = tuple(dict(table) for table in links.at)
    grown = Links(tables, links.actors)
    found = tuple(
        tuple(titles(doc, table, links)) for doc, table in zip(parsed.docs, tables, strict=True)
    )
    spoken = tuple(tuple(q) for q in quotes(parsed.docs))
    memory = Memory(grown, cues(), parsed.clean.date, _outlet(parsed.article.publisher))
    result = Resolved(grown, found, spoken, memory.affiliation)
    for title in (t for paragraph in found for t in paragraph):
        _learn(memory, title)
    for number, doc in enumerate(parsed.docs):
        inside = [(q.start, q.end) for q in spoken[number]]
        _outside_quotes(memory, doc, tables[number], found[number], inside)
    for number, doc in enumerate(parsed.docs):
        for quote in spoken[number]:
            speaker = result.speaker(number, quote.start)
            _inside_quote(memory, doc, tables[number], quote, speaker)
    return result


def _outlet(publisher: str | None) -> str | None:
    """Whom "we" means where a body publishes its own statements; None for news media."""
    named = alias_index().get(normal(publisher or ""), ())
    actor = load_seeds().actors[named[0].actor] if named else None
    if actor is None or actor.type not in ("state", "organisation", "government_body"):
        return None
    return actor.country if actor.type == "government_body" and actor.country else actor.id


def _learn(memory: Memory, title: Title) -> None:
    """Remember whose title it is and for whom its bearer speaks."""
    if title.holder:
        person = title.holder.actors[0]
        memory.held.setdefault(title.name, []).append(person)
        body = title.body.actors[0] if title.body else office_body(person, title.name, memory.day)
        if body:
            memory.affiliation.setdefault(person, body)


def _outside_quotes(
    memory: Memory,
    doc: Doc,
    table: dict[int, Mention],
    found: tuple[Title, ...],
    inside: list[tuple[int, int]],
) -> None:
    """Resolve a paragraph in reading order, all but the first person of its quotations."""
    by_root = {t.root: t for t in found}
    memory.table = table
    for sentence in doc.sents:
        # words between a name and "he said" that are spoken do not make the name more distant
        spoken = any(a <= sentence.start and sentence.end <= b for a, b in inside)
        memory.sentence += not spoken
        for token in sentence:
            spoken_word = any(a <= token.i < b for a, b in inside)
            if _first_person(token, memory.words) and (spoken_word or not memory.outlet):
                continue
            mention = table.get(token.i)
            if mention is None:
                mention = _pronoun(memory, token) or description(memory, token, by_root)
                if mention:
                    table.update(dict.fromkeys(range(mention.start, mention.end), mention))
            if mention and token.i == mention.root and mention.actors and mention.kind != "place":
                memory.seen.append((memory.sentence, mention, _is_subject(token)))


def _pronoun(memory: Memory, token: Token) -> Mention | None:
    """The mention of a third-person pronoun, None where no rule finds its antecedent."""
    word, words = token.lower_, memory.words
    if token.tag_ not in ("PRP", "PRP$"):
        return None
    if word in words.pronoun_male | words.pronoun_female:
        actors = (
            fellow_object(memory, token, PERSONS)
            or same_clause(memory, token, PERSONS)
            or ahead(memory, token, PERSONS)
            or nearest(memory, PERSONS, clause_subjects(memory, token))
        )
        return _made(token, actors, "he-nearest-person")
    if word in words.pronoun_neuter and not _expletive(token, words):
        actors = (
            addressed(memory, token, BODIES)
            or fellow_object(memory, token, BODIES)
            or fellow_owner(memory, token)
            or same_clause(memory, token, BODIES)
            or ahead(memory, token, BODIES)
            or nearest(memory, BODIES, clause_subjects(memory, token))
        )
        return _made(token, actors, "it-nearest-body")
    if word in words.pronoun_first_plural and memory.outlet:
        return _made(token, (memory.outlet,), "we-publisher")
    if word in words.pronoun_plural:
        return _made(token, plural(memory), "they-nearest-plural")
    return None


def _made(token: Token, actors: tuple[str, ...], rule: str) -> Mention | None:
    if not actors:
        return None
    return Mention(token.i, token.i + 1, token.i, "pronoun", token.text, actors, rule)


def _expletive(token: Token, words: Cues) -> bool:
    """ "It is clear that …", "it is a global issue": an event or nothing stands behind it."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.lower_ != "it":
        return False
    return token.head.lemma_ in words.expletive_verb


def _first_person(token: Token, words: Cues) -> bool:
    return token.lower_ in words.pronoun_first_plural | words.pronoun_first_singular


def _inside_quote(
    memory: Memory, doc: Doc, table: dict[int, Mention], quote: Quote, speaker: str | None
) -> None:
    """ "We" is the body the speaker stands for, "I" the speaker."""
    if speaker is None:
        return
    body = _body_of(memory, speaker)
    for token in doc[quote.start : quote.end]:
        if token.i in table or token.text in MARKS:
            continue
        mention = None
        if token.lower_ in memory.words.pronoun_first_singular:
            mention = _made(token, (speaker,), "I-speaker")
        elif token.lower_ in memory.words.pronoun_first_plural and body:
            mention = _made(token, (body,), "we-body-of-speaker")
        if mention:
            table[token.i] = mention


def _body_of(memory: Memory, speaker: str) -> str | None:
    """Whom a speaker's "we" means; a minister's is the state."""
    body: str | None = speaker
    if memory.links.type_of(speaker) == "person":
        known = bodies_of(speaker, memory.day)
        body = memory.affiliation.get(speaker) or (known[0] if known else None)
    if body and memory.links.type_of(body) == "government_body":
        return memory.links.actors[body].country or body
    return body


def _is_subject(token: Token) -> str:
    """ "main" for the subject of the sentence, "clause" for that of another clause, else ""."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return ""
    return "main" if token.head.dep_ in ("ROOT", "conj", "parataxis") else "clause"
