"""Pronouns and descriptions: "he", "it", "we" in quotations, "the alliance", "the president".

Rules only, nearest fitting antecedent first; each resolved mention carries the name of its rule.
Words outside quotations are resolved in reading order, then those inside, when speakers are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.offices import Title, bodies_of, holder_on, office_body, same_title, titles
from actorgraph.ontology import Cues, cues
from actorgraph.parse import Parsed
from actorgraph.quotes import MARKS, Quote, quotes

REACH = 4  # sentences that a pronoun looks back

HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
I = frozenset({"i", "me", "my", "myself", "mine"})  # noqa: E741 (the pronoun itself)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article's links with pronouns and descriptions added, its titles and its quotations."""

    links: Links
    titles: tuple[tuple[Title, ...], ...]
    quotes: tuple[tuple[Quote, ...], ...]

    def speaker(self, paragraph: int, token: int) -> str | None:
        """The actor who speaks the words at that place, if it lies in a quotation."""
        for quote in self.quotes[paragraph]:
            if quote.start <= token < quote.end and quote.speaker:
                where, i = quote.speaker
                mention = self.links.at[where].get(i)
                return mention.actors[0] if mention and mention.actors else None
        return None


@dataclass(slots=True)
class _Memory:
    """Antecedents in reading order: (sentence number, mention, its rank as a subject)."""

    links: Links
    words: Cues
    day: str | None
    seen: list[tuple[int, Mention, str]] = field(default_factory=list)
    affiliation: dict[str, str] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    table: Mapping[int, Mention] = field(default_factory=dict)
    sentence: int = 0


def resolved(parsed: Parsed, links: Links) -> Resolved:
    """The links with every pronoun and description that a rule can tie to an actor."""
    tables = tuple(dict(table) for table in links.at)
    grown = Links(tables, links.actors)
    found = tuple(
        tuple(titles(doc, table, links)) for doc, table in zip(parsed.docs, tables, strict=True)
    )
    spoken = tuple(tuple(q) for q in quotes(parsed.docs))
    result = Resolved(grown, found, spoken)
    day = parsed.clean.date
    memory = _Memory(grown, cues(), day)
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


def _learn(memory: _Memory, title: Title) -> None:
    """Remember whose title it is and for whom its bearer speaks."""
    if title.holder:
        person = title.holder.actors[0]
        memory.held.setdefault(title.name, []).append(person)
        body = title.body.actors[0] if title.body else office_body(person, title.name, memory.day)
        if body:
            memory.affiliation.setdefault(person, body)


def _outside_quotes(
    memory: _Memory,
    doc: Doc,
    table: dict[int, Mention],
    found: tuple[Title, ...],
    inside: list[tuple[int, int]],
) -> None:
    by_root = {t.root: t for t in found}
    memory.table = table
    for sentence in doc.sents:
        memory.sentence += 1
        for token in sentence:
            if any(a <= token.i < b for a, b in inside) and token.lower_ in WE | I:
                continue
            mention = table.get(token.i)
            if mention is None:
                mention = _pronoun(memory, token) or _description(memory, token, by_root)
                if mention:
                    table.update(dict.fromkeys(range(mention.start, mention.end), mention))
            if mention and token.i == mention.root and mention.actors and mention.kind != "place":
                memory.seen.append((memory.sentence, mention, _is_subject(token)))


def _pronoun(memory: _Memory, token: Token) -> Mention | None:
    word = token.lower_
    if token.tag_ not in ("PRP", "PRP$"):
        return None
    if word in HE:
        ahead = _same_clause(memory, token, {"person"}) or _ahead(memory, token, {"person"})
        return _made(
            token, ahead or _nearest(memory, {"person"}, token), "pronoun", "he-nearest-person"
        )
    if word in IT and not _expletive(token):
        kinds = {
            "state",
            "organisation",
            "armed_group",
            "government_body",
            "party",
            "company",
            "media",
        }
        ahead = (
            _addressed(memory, token, kinds)
            or _fellow_owner(memory, token)
            or _same_clause(memory, token, kinds)
            or _ahead(memory, token, kinds)
        )
        return _made(token, ahead or _nearest(memory, kinds, token), "pronoun", "it-nearest-body")
    if word in THEY:
        return _made(token, _plural(memory, token), "pronoun", "they-nearest-plural")
    return None


def _made(token: Token, actors: tuple[str, ...], kind: str, rule: str) -> Mention | None:
    if not actors:
        return None
    return Mention(token.i, token.i + 1, token.i, kind, token.text, actors, rule)


def _nearest(memory: _Memory, kinds: set[str], token: Token) -> tuple[str, ...]:
    """The last subject of those types within reach, else the last mention of any role.

    A subject of the same sentence or the one before beats a nearer object.
    """
    best: tuple[int, tuple[str, ...]] | None = None
    for order, (sentence, mention, subject) in enumerate(reversed(memory.seen)):
        distance = memory.sentence - sentence
        if distance > REACH:
            break
        if mention.kind == "demonym" or memory.links.type_of(mention.actors[0]) not in kinds:
            continue
        cost = 10 * distance + order + (0 if subject == "main" else 5 if subject else 15)
        if len(mention.actors) == 1 and (best is None or cost < best[0]):
            best = cost, mention.actors
    return best[1] if best else ()


def _ahead(memory: _Memory, token: Token, kinds: set[str]) -> tuple[str, ...]:
    """The subject that a phrase before it refers to: "After his talks in Rome, Macron said …"."""
    for up in token.ancestors:
        if up.dep_ in ("ccomp", "relcl", "parataxis", "conj"):
            break
        if up.pos_ not in ("VERB", "AUX") or up.i < token.i:
            continue
        for c in up.children:
            mention = memory.table.get(c.i) if c.dep_ in ("nsubj", "nsubjpass") else None
            if mention and mention.actors and c.i > token.i:
                if memory.links.type_of(mention.actors[0]) in kinds:
                    return mention.actors
    return ()


def _same_clause(memory: _Memory, token: Token, kinds: set[str]) -> tuple[str, ...]:
    """ "Skopje gave its recognition to B": an owner after the verb is the clause's subject."""
    if token.dep_ != "poss":
        return ()
    for up in token.ancestors:
        if up.pos_ not in ("VERB", "AUX"):
            continue
        for c in up.children:
            mention = memory.table.get(c.i) if c.dep_ in ("nsubj", "nsubjpass") else None
            if mention and mention.actors and mention.kind != "place" and c.i < token.i:
                fits = memory.links.type_of(mention.actors[0]) in kinds
                return mention.actors if fits and len(mention.actors) == 1 else ()
        if up.dep_ not in ("xcomp", "advcl", "conj", "pcomp"):
            break
    return ()


def _addressed(memory: _Memory, token: Token, kinds: set[str]) -> tuple[str, ...]:
    """ "wrote to the council asking it": an object refers to the nearest body that is not the
    subject of its own clause."""
    if token.dep_ not in ("dobj", "dative", "pobj"):
        return ()
    for sentence, mention, subject in reversed(memory.seen):
        if sentence != memory.sentence:
            break
        if not subject and mention.kind != "demonym" and len(mention.actors) == 1:
            if memory.links.type_of(mention.actors[0]) in kinds:
                return mention.actors
    return ()


def _fellow_owner(memory: _Memory, token: Token) -> tuple[str, ...]:
    """ "Russia's posture as well as its campaign": the owner of the noun coordinated with it."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "conj":
        return ()
    for c in noun.head.children:
        mention = memory.table.get(c.i) if c.dep_ == "poss" else None
        if mention and mention.actors:
            return mention.actors
    return ()


def _plural(memory: _Memory, token: Token) -> tuple[str, ...]:
    """Coordinated subjects, or one group, of this sentence's earlier part or the one before."""
    for back in (0, 1):
        group = [
            m
            for sentence, m, subject in memory.seen
            if sentence == memory.sentence - back and subject and m.kind != "demonym"
        ]
        actors = tuple(dict.fromkeys(a for m in group for a in m.actors))
        if len(actors) > 1 and len({memory.links.type_of(a) for a in actors}) == 1:
            return actors
        if len(actors) == 1 and memory.links.type_of(actors[0]) in ("armed_group", "group"):
            return actors
    return ()


def _expletive(token: Token) -> bool:
    """ "It is clear that …", "it is a global issue": an event or nothing stands behind it."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.lower_ != "it":
        return False
    return token.head.lemma_ in ("be", "seem", "appear", "emerge")


def _description(memory: _Memory, token: Token, by_root: Mapping[int, Title]) -> Mention | None:
    """ "the NATO chief", "the alliance", "the Islamist group": a definite noun without a name."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    title = by_root.get(token.i)
    if title:
        return None if title.holder else _office(memory, token, title)
    if pair := _pair(memory, token):
        return _made(token, pair, "description", "the-two")
    left = next((c for c in token.children if c.dep_ == "det"), None)
    if left is None or left.lower_ not in ("the", "this", "that"):
        return None
    if any(c.dep_ in ("poss", "relcl", "compound", "prep") for c in token.children):
        return None
    if any(c.i in memory.table for c in token.children):  # "the Iraqi government" has its own name
        return None
    for name, kind in (
        ("description_organisation", "organisation"),
        ("description_state", "state"),
        ("description_armed_group", "armed_group"),
    ):
        if token.lemma_.lower() in getattr(memory.words, name):
            return _made(token, _nearest(memory, {kind}, token), "description", f"the-{kind}")
    return None


def _pair(memory: _Memory, token: Token) -> tuple[str, ...]:
    """ "both countries", "the two sides": the two in the last sentence that has just two."""
    if token.tag_ not in ("NNS", "NNPS"):
        return ()
    counts = {c.lower_ for c in token.children if c.dep_ in ("det", "nummod", "preconj", "amod")}
    if not counts & memory.words.dual_word:
        return ()
    lemma = token.lemma_.lower()
    kinds: tuple[str, ...] = ()
    if lemma in memory.words.description_state:
        kinds = ("state",)
    elif lemma in memory.words.party_noun:
        kinds = ("state", "armed_group", "organisation", "party")
    elif lemma in memory.words.description_person or token.lower_ in ("leaders", "presidents"):
        kinds = ("person",)
    for back in range(REACH):
        found = [
            m.actors
            for sentence, m, _ in memory.seen
            if sentence == memory.sentence - back
            and len(m.actors) == 1
            and memory.links.type_of(m.actors[0]) in kinds
        ]
        distinct = tuple(dict.fromkeys(a for actors in found for a in actors))
        if len(distinct) == 2:
            return distinct
    return ()


def _office(memory: _Memory, token: Token, title: Title) -> Mention | None:
    """The bearer of a title that stands alone: named in the text, else known for that day."""
    if title.body:
        body = title.body.actors[0]
        people = [
            p
            for name, people in memory.held.items()
            if same_title(name, title.name)
            for p in people
            if memory.affiliation.get(p) == body
        ]
        known = people[-1] if people else holder_on(title.name, body, memory.day)
        return _made(token, (known,) if known else (), "description", "office-of-body")
    if not any(c.dep_ == "det" and c.lower_ == "the" for c in token.children):
        return None
    people = memory.held.get(title.name, [])
    if people:
        return _made(token, (people[-1],), "description", "title-seen-before")
    named = {
        m.actors[0] for _, m, _ in memory.seen if memory.links.type_of(m.actors[0]) == "person"
    }
    bearers = sorted(p for p in named if office_body(p, title.name, memory.day))
    return _made(token, tuple(bearers) if len(bearers) == 1 else (), "description", "title-of-seed")


def _inside_quote(
    memory: _Memory, doc: Doc, table: dict[int, Mention], quote: Quote, speaker: str | None
) -> None:
    """ "We" is the body the speaker stands for, "I" the speaker."""
    if speaker is None:
        return
    body = _body_of(memory, speaker)
    for token in doc[quote.start : quote.end]:
        if token.i in table or token.text in MARKS:
            continue
        if token.lower_ in I:
            mention = _made(token, (speaker,), "pronoun", "I-speaker")
        elif token.lower_ in WE and body:
            mention = _made(token, (body,), "pronoun", "we-body-of-speaker")
        else:
            continue
        if mention:
            table[token.i] = mention


def _body_of(memory: _Memory, speaker: str) -> str | None:
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
