"""What an article tells of names as a whole: its acronyms, and whose family names these are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from actorgraph.acronyms import Introduced, introduced
from actorgraph.actors import load_seeds
from actorgraph.lexicon import is_title_word, told_gender
from actorgraph.mentions import SHIP, Mention, mentions
from actorgraph.model import slug
from actorgraph.ontology import cues
from actorgraph.parse import Parsed

Table = dict[int, Mention]
"""The mentions of a paragraph by token."""

_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
"""Words with a capital, which may be short forms of names."""


NAMESAKES = ("name", "demonym", "city", "metonym")
"""Kinds of aliases that may be somebody's family name: Jordan, Turk, Magyar, Washington."""

Bearer = tuple[int, int, str]
"""Paragraph and token of a full name, and the name, or behind "=" the actor's id."""


@dataclass(frozen=True, slots=True)
class Known:
    """The mentions of each paragraph as found, and what the article tells of names.

    ``people`` leads from a family name, or a given name that only one bears, to the full names in
    order of the text; ``short`` from acronyms to what they stand for, None for a thing. Both give
    the text of a name or, behind "=", an actor's id. ``texts`` are those of the Docs, which spaCy
    puts together anew whenever it is asked.
    """

    parsed: Parsed
    found: list[list[Mention]]
    texts: tuple[str, ...]
    people: dict[str, list[Bearer]] = field(default_factory=dict)
    short: dict[str, str | None] = field(default_factory=dict)


def known_names(parsed: Parsed) -> Known:
    """The names of an article, with what its acronyms and family names stand for."""
    found = [mentions(doc) for doc in parsed.docs]
    known = Known(parsed, found, tuple(doc.text for doc in parsed.docs))
    ships = {m.text.split()[-1] for paragraph in found for m in paragraph if m.rule == SHIP}
    known.short.update(dict.fromkeys(sorted(ships)))
    _introduce(known)
    _name_people(known)
    return known


def short_name(known: Known, number: int, mention: Mention) -> Mention | None:
    """The mention as what the article introduced its acronym for, or whose family name it is; as it
    was where it is neither. None where the acronym stands for a thing."""
    if mention.text in known.short:
        meant = known.short[mention.text]
        return None if meant is None else _as(mention, meant, "acronym-of-text")
    if " " not in mention.text and mention.kind in ("surname", "person"):
        if whom := bearer(known, number, mention.start, mention.text):
            return _as(mention, whom, "surname-of-full-name")
    if " " not in mention.text and mention.kind == "organisation":
        if whom := bearer(known, number, mention.start, mention.text):
            return _as(replace(mention, kind="person"), whom, "surname-of-full-name")
    if whom := _namesake(known, number, mention):
        return _as(replace(mention, kind="person"), whom, "surname-of-full-name")
    return mention


def _namesake(known: Known, number: int, mention: Mention) -> str | None:
    """The person named in full before whose family name is a state's or city's too, where that
    name acts ("Jordan added" after "Jim Jordan"), unless the article names that state or city in
    other words too ("Jordanian troops")."""
    subject = known.parsed.docs[number][mention.root].dep_ in ("nsubj", "nsubjpass")
    if " " in mention.text or mention.kind not in NAMESAKES or not subject:
        return None
    earlier = [
        b for b in known.people.get(slug(mention.text), []) if b[:2] < (number, mention.start)
    ]
    whom = earlier[-1][2] if earlier else None
    if whom is None or _family_name(whom) != slug(mention.text):
        return None
    others = (m for found in known.found for m in found if m.text != mention.text)
    return None if any(m.actors == mention.actors for m in others) else whom


def _family_name(whom: str) -> str:
    """The last word of the name of a full name's bearer (slug)."""
    name = load_seeds().actors[whom[1:]].label if whom.startswith("=") else whom
    return slug(name.rsplit(maxsplit=1)[-1])


def bearer(known: Known, number: int, start: int, word: str) -> str | None:
    """Whose name the word is in the article: of several, who is a woman after "Mrs" or a man after
    "Mr", and was named last before; else the first to be named later."""
    bearers = known.people.get(slug(word), [])
    if len({whom for *_, whom in bearers}) > 1:
        doc = known.parsed.docs[number]
        gender = told_gender(doc[start - 1].text) if start else None
        fitting = [b for b in bearers if gender in (None, _gender(b[2]))]
        before = [b for b in fitting if b[:2] < (number, start)]
        bearers = before[-1:] or fitting
    return bearers[0][2] if bearers else None


def _gender(whom: str) -> str | None:
    """The gender of the bearer of a full name, None where it is not known."""
    seeds = load_seeds()
    if whom.startswith("="):
        return seeds.gender.get(whom[1:])
    return seeds.given_names.get(slug(whom.split(maxsplit=1)[0]))


def _introduce(known: Known) -> None:
    """Learn the acronyms that the text introduces; a name that they show is a mention too."""
    for number, doc in enumerate(known.parsed.docs):
        for each in introduced(doc) if "(" in known.texts[number] else ():
            if each.short in known.short:
                continue
            inside = [m for m in known.found[number] if each.start <= m.start and m.end <= each.end]
            last = [m for m in known.found[number] if m.end == each.end]
            whole = next((m for m in last if m.kind in ("name", "organisation")), None)
            if whole and _start(doc, each) < whole.start:
                whole = None  # "Combined [Task Force] (CTF)"
            if not each.proper:
                known.short[each.short] = None
            elif whole:
                known.short[each.short] = "=" + whole.actors[0] if whole.actors else whole.text
            elif each.start < each.end:
                made = _named(doc, each)
                kept = [m for m in known.found[number] if m not in inside]
                known.found[number] = sorted([*kept, made], key=lambda m: m.start)
                known.short[each.short] = made.text


def _named(doc: Doc, each: Introduced) -> Mention:
    span = doc[_start(doc, each) : each.end]
    return Mention(span.start, span.end, span.root.i, "organisation", span.text)


def _start(doc: Doc, each: Introduced) -> int:
    """Where the name begins after its article."""
    start = each.start
    while doc[start].pos_ == "DET":
        start += 1
    return start


def _name_people(known: Known) -> None:
    """Family names of the full names in the article; then given names that only one bears."""
    seeds, given = load_seeds().actors, dict[str, list[Bearer]]()
    for number, mention in ((n, m) for n, found in enumerate(known.found) for m in found):
        words = mention.text.split()
        if len(words) < 2:
            continue
        if mention.actors and seeds[mention.actors[0]].type == "person":
            actor = seeds[mention.actors[0]]
            label = actor.label.split()
            first = actor.country in cues().family_name_first
            whom, keys = "=" + actor.id, [label[0] if first else label[-1], words[-1]]
            name = label[-1] if first else label[0]
        elif mention.kind == "person":
            whom, name = _same_person(known, mention.text), words[0]
            suffixed = words[-1].lower() in cues().name_suffix and len(words) > 2
            last = words[-2] if suffixed else words[-1]  # "Mr Gomes" after "Carlos Gomes Junior"
            keys = [words[-1], last, last.lower().removeprefix("al-")]
        else:
            continue
        here = (number, mention.start, whom)
        given.setdefault(slug(name), []).append(here)
        for key in {slug(key) for key in keys}:
            known.people.setdefault(key, []).append(here)
    for name, bearers in given.items():
        if len({whom for *_, whom in bearers}) == 1:
            known.people.setdefault(name, bearers)


def _same_person(known: Known, text: str) -> str:
    """The fuller or earlier spelling of a name in the article: "Ziad K. B" after "Ziad B"."""
    words = set(text.split())
    for *_, earlier in known.people.get(slug(text.rsplit(maxsplit=1)[-1]), []):
        other = set(earlier.split())
        if len(other) > 1 and (words <= other or other <= words):
            return earlier
    return text


def _as(mention: Mention, whom: str, rule: str) -> Mention:
    """The mention as the actor behind "=", or as the name that somebody else has in the text."""
    if whom.startswith("="):
        return replace(mention, kind="name", actors=(whom[1:],), rule=rule, options=())
    kind = "person" if mention.kind in ("person", "surname") else "organisation"
    return replace(mention, kind=kind, short_for=whom, actors=(), rule=rule, options=())


def add_short_names(known: Known, number: int, table: Table) -> None:
    """Family names and acronyms of the article where the entity recogniser saw no name."""
    doc = known.parsed.docs[number]
    for word in _CAPITALISED.finditer(known.texts[number]):
        text = word.group()
        short, listed = known.short.get(text), slug(text) in known.people
        span = doc.char_span(*word.span()) if short or listed else None
        if span is None or span.start in table or span[0].pos_ not in ("PROPN", "NOUN"):
            continue
        token = span[0]
        if short:
            made = Mention(token.i, token.i + 1, token.i, "organisation", text)
            table[token.i] = _as(made, short, "acronym-of-text")
        elif token.pos_ == "PROPN" and len(token) > 2 and _stands_alone(token):
            made = Mention(token.i, token.i + 1, token.i, "person", text)
            whom = bearer(known, number, token.i, text)
            table[token.i] = _as(made, whom or text, "surname-of-full-name")


def _stands_alone(token: Token) -> bool:
    """Whether no other name stands beside the word, but for a title."""
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    return not any(t.pos_ == "PROPN" and not is_title_word(t.text) for t in beside)
