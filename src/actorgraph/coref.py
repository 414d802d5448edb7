"""Pronouns and descriptions: "he", "it", "we" in quotations, "the alliance", "the president".

Rules only, nearest fitting antecedent first; each resolved mention carries the name of its rule. In
every paragraph what the author writes is resolved in reading order, then what is quoted, when its
speakers are known. Clusters of another model come before the rules, see `clusters`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from actorgraph.antecedents import SUBJECTS
from actorgraph.callings import learn_calling
from actorgraph.clusters import CLUSTERERS, tie_clusters
from actorgraph.descriptions import description
from actorgraph.gender import genders
from actorgraph.halves import halves
from actorgraph.incumbents import office_body
from actorgraph.lexicon import office_words
from actorgraph.link import Links
from actorgraph.memory import Memory, Seen
from actorgraph.mentions import Mention
from actorgraph.namesakes import learn_owner, named_heads
from actorgraph.nationals import compatriots, national, one_of_people
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.pronouns import first_person, pronoun, quoted_pronoun
from actorgraph.quotes import Quote, quote_at, quotes
from actorgraph.sections import headed_by, headings, sections
from actorgraph.shared_titles import all_titles
from actorgraph.statements import body_of, issued, learn_author, letterhead, outlet, undersigned

Table = dict[int, Mention]


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article's links with pronouns and descriptions added, its titles and its quotations."""

    links: Links
    titles: tuple[tuple[Title, ...], ...]
    quotes: tuple[tuple[Quote, ...], ...]
    affiliation: Mapping[str, str]
    """The body for which a person speaks, by actor id, as the titles of the text say."""
    issuer: str | None = None
    """The body whose statement the text is, None for the words of news media."""
    sections: tuple[str | None, ...] = ()
    """By paragraph, the actor whose name is the heading above it in a list of statements."""

    def speaker(self, paragraph: int, token: int) -> str | None:
        """The actor who speaks the words at that place, if it lies in a quotation."""
        quote = quote_at(self.quotes[paragraph], token)
        return self._named_at(*quote.speaker) if quote and quote.speaker else None

    def _named_at(self, paragraph: int, token: int) -> str | None:
        """The actor at a place: named there, bearing the title, or for whom an unnamed bearer
        speaks ("a Kremlin spokesman said")."""
        mention = self.links.at[paragraph].get(token)
        for title in self.titles[paragraph]:
            if title.root == token:
                mention = mention or title.holder or title.body
        return mention.actors[0] if mention and mention.actors else None


def resolved(parsed: Parsed, links: Links, coref: str = "rules") -> Resolved:
    """The links with every pronoun and description that a rule can tie to an actor.

    ``coref`` names an entry of `clusters.CLUSTERERS`, whose clusters come before the rules.
    """
    tables = tuple(dict(table) for table in links.at)
    grown = Links(tables, links.actors, links.wholes)
    for doc, table in zip(parsed.docs, tables, strict=True):
        table.update(compatriots(doc, table, links))
    for table, own in zip(tables, halves(parsed.docs, grown), strict=True):
        table.update(own)
    tie_clusters(parsed.docs, tables, CLUSTERERS[coref](parsed.docs), coref)
    found = tuple(
        tuple(all_titles(doc, table, links)) for doc, table in zip(parsed.docs, tables, strict=True)
    )
    spoken = tuple(tuple(q) for q in quotes(parsed.docs))
    memory = Memory(
        grown,
        cues(),
        parsed.clean.date,
        outlet(parsed.article.publisher) or letterhead(parsed.docs, tables, grown),
        genders(parsed.docs, tables, links),
    )
    memory.outlet = memory.outlet or undersigned(memory, parsed.docs, tables)
    headed = sections(parsed.docs, tables, grown)
    result = Resolved(grown, found, spoken, memory.affiliation, sections=headed)
    for title in (t for paragraph in found for t in paragraph):
        _learn(memory, title)
    for number, doc in enumerate(parsed.docs):
        table = tables[number]
        memory.section = headed[number]
        _narrate(memory, doc, table, found[number], spoken[number])
        by_root = {t.root: t for t in found[number]}
        for quote in spoken[number]:
            speaker = result.speaker(number, quote.start)
            _speak(memory, doc[quote.start : quote.end], table, by_root, speaker)
    return replace(result, issuer=issued(memory, parsed.docs, tables, spoken))


def _learn(memory: Memory, title: Title) -> None:
    """Remember whose title it is and for whom its bearer speaks."""
    if title.holder and title.former:
        memory.once.setdefault(title.name, []).append(title.holder.actors[0])
    elif title.holder:
        person = title.holder.actors[0]
        memory.held.setdefault(title.name, []).append(person)
        body = title.body.actors[0] if title.body else office_body(person, title.name, memory.day)
        if body:
            memory.affiliation.setdefault(person, body)


def _narrate(
    memory: Memory, doc: Doc, table: Table, found: tuple[Title, ...], spoken: tuple[Quote, ...]
) -> None:
    """Resolve in reading order what stands outside quotations; names inside them count too."""
    by_root = {t.root: t for t in found}
    memory.table, memory.sentence_of, memory.topic = table, {}, ()
    label = headed_by(doc, table)
    memory.label = label.actors[0] if label else memory.section
    memory.labels = headings(doc, table)
    for sentence in doc.sents:
        # words between a name and "he said" that are spoken do not make the name more distant
        quote = quote_at(spoken, sentence.start)
        memory.sentence += quote is None or quote.end < sentence.end
        memory.sentence_of[sentence.start] = memory.sentence
        learn_author(memory, sentence, table)
        for token in sentence:
            quoted = quote_at(spoken, token.i) is not None
            mention = table.get(token.i)
            if mention is None and not quoted:
                mention = pronoun(memory, token) or description(memory, token, by_root)
                _enter(table, mention)
            elif mention and not quoted and (person := national(memory, token, mention)):
                mention = person
                _enter(table, mention)
            elif mention and one_of_people(memory, token, mention):
                for i in range(mention.start, mention.end):
                    del table[i]
                mention = None
            _remember(memory, token, mention, quoted)


def _speak(
    memory: Memory,
    words: Span,
    table: Table,
    by_root: Mapping[int, Title],
    speaker: str | None,
) -> None:
    """Resolve a quotation: "we" is the body the speaker stands for, and "they" is somebody else."""
    memory.speaking = True
    body = body_of(memory, speaker) if speaker else None
    others = frozenset(actor for actor in (speaker, body) if actor)
    for token in words:
        if token.i in table:
            continue
        memory.sentence = memory.sentence_of.get(token.sent.start, memory.sentence)
        mention = first_person(memory, token, speaker, body)
        mention = mention or quoted_pronoun(memory, token, words, others)
        mention = mention or description(memory, token, by_root)
        if mention:
            _enter(table, mention)
            _remember(memory, token, mention, quoted=True)
    memory.speaking = False
    memory.sentence = max(memory.sentence_of.values(), default=memory.sentence)


def _enter(table: Table, mention: Mention | None) -> None:
    if mention:
        table.update(dict.fromkeys(range(mention.start, mention.end), mention))


def _remember(memory: Memory, token: Token, mention: Mention | None, quoted: bool) -> None:
    """Keep what may be referred to: actors, and the common nouns beside them."""
    if mention is None:
        if token.pos_ == "NOUN" and token.dep_ in (*SUBJECTS, "dobj", "pobj", "attr"):
            memory.things.setdefault(memory.sentence, []).append(token)
    elif token.i == mention.root and mention.actors and mention.kind != "place":
        located = token.dep_ == "pobj" and token.head.lower_ in memory.words.locating_preposition
        between = token.doc[token.i + 1 : token.head.i + 1]  # "Tanzanian President Kikwete"
        titled = any(t.lemma_.lower() in office_words() for t in between)
        located |= mention.kind == "demonym" and titled
        private = mention.kind == "demonym" and _of_firms(memory, token)
        located |= private
        item = None if private else _list(_whole(memory, token))
        if len(mention.actors) == 1:
            learn_owner(memory, token, mention.actors[0])
        learn_calling(memory, token, mention)
        for head in named_heads(token) if len(mention.actors) == 1 else ():
            memory.heads[head] = mention.actors[0]
        memory.see(Seen(memory.sentence, mention, _role(token), located, item, quoted))


def _of_firms(memory: Memory, people: Token) -> bool:
    """Whether the word for a people only tells whose firms or papers are meant ("Malian and
    *Chadian* companies")."""
    while people.dep_ == "conj" and people.head.i < people.i:
        people = people.head
    kinds = memory.words.description_company | memory.words.description_media
    return people.dep_ in ("amod", "compound", "nmod") and people.head.lemma_.lower() in kinds


def _whole(memory: Memory, token: Token) -> Token:
    """The body that a name completes, which is what a list lists: "the *Government* of A and B"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        if token.head.head.lemma_.lower() in memory.words.state_noun:
            return token.head.head
    return token


def _list(token: Token) -> int | None:
    """The first item of the list that the token is an item of, None where it stands alone."""
    listed = token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
    while token.dep_ == "conj":
        token = token.head
    return token.i if listed else None


def _role(token: Token) -> str:
    """ "main" for the subject of the sentence, "clause" for that of another clause, else ""."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "clause"  # "struck by A"
    if token.dep_ not in SUBJECTS:
        return ""
    return "main" if token.head.dep_ in ("ROOT", "conj", "parataxis") else "clause"
