"""Whose statement a text is: whom "we" means outside quotations, and whom "you" means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from actorgraph.actors import load_seeds
from actorgraph.antecedents import SUBJECTS
from actorgraph.gazetteer import alias_index, normal
from actorgraph.incumbents import bodies_of
from actorgraph.link import Links
from actorgraph.memory import Memory
from actorgraph.mentions import Mention
from actorgraph.ontology import Cues, cues
from actorgraph.quotes import Quote, quote_at

LEAD = 3
"""How many sentences, a title among them, may say whose statement follows."""
ISSUING = ("state", "government_body")
HEADINGS = 6
"""How many sentences, headings among them, tell whose communiqué follows."""
LETTERHEAD = 14
"""Tokens of the longest letterhead."""
ISSUERS = ("state", "organisation", "government_body", "armed_group", "party")


def outlet(publisher: str | None) -> str | None:
    """Whom "we" means where a body publishes its own statements; None for news media."""
    named = alias_index().get(normal(publisher or ""), ())
    actor = load_seeds().actors[named[0].actor] if named else None
    if actor is None or actor.type not in ("state", "organisation", "government_body"):
        return None
    return actor.country if actor.type == "government_body" and actor.country else actor.id


def letterhead(
    docs: Sequence[Doc], at: Sequence[Mapping[int, Mention]], links: Links
) -> str | None:
    """The body whose name is the whole first line of a statement ("MINISTRY OF DEFENCE OF LATVIA",
    above "Press statement"); a ministry's is the state."""
    words = cues()
    named = any(t.lemma_.lower() in words.release_noun for d in docs[1:4] if len(d) < 7 for t in d)
    if not named or len(docs[0]) > LETTERHEAD:
        return None
    joined = all(t.pos_ != "ADP" or t.lower_ in words.belonging_preposition for t in docs[0])
    found = list(dict.fromkeys(m for m in at[0].values() if len(m.actors) == 1))
    begun = docs[0][0].lemma_.lower() in words.body_noun or (found and found[0].start < 2)
    if not found or not begun or not joined or any(t.pos_ == "VERB" for t in docs[0]):
        return None
    if any(m.end < len(docs[0]) and docs[0][m.end].pos_ == "PROPN" for m in found):
        return None  # "Department of War Studies"
    bodies = [links.actors[m.actors[0]] for m in (found[0], found[-1])]
    state = next((b.country for b in bodies if b.type == "government_body" and b.country), None)
    whole = bodies[0].type == "organisation" and bodies[0].id in load_seeds().actors
    ends = [b.id for b in bodies if b.type == "state"]
    return state or (bodies[0].id if whole else ends[-1] if ends else None)


def learn_author(memory: Memory, sentence: Span, table: Mapping[int, Mention]) -> None:
    """Learn from the sentence whom "we" and "you" mean in the author's own words."""
    _behalf(memory, sentence, table)
    _convened(memory, sentence, table)
    if memory.outlet is None:
        memory.outlet = memory.lead = _issuer(memory, sentence, table)


def _issuer(memory: Memory, sentence: Span, table: Mapping[int, Mention]) -> str | None:
    """The body that a lead has do what statements do: "The United States condemns …"."""
    if memory.sentence > LEAD or any(c.dep_ == "neg" for c in sentence.root.children):
        return None
    verbs = (sentence.root, *(c for c in sentence.root.children if c.dep_ == "conj"))
    if not any(verb.lemma_ in memory.words.performative_verb for verb in verbs):
        return None
    for child in sentence.root.children:
        mention = table.get(child.i) if child.dep_ == "nsubj" else None
        if mention and len(mention.actors) == 1 and mention.kind not in ("place", "pronoun"):
            if memory.links.type_of(mention.actors[0]) in ISSUERS:
                return body_of(memory, mention.actors[0])
    return None


def issued(
    memory: Memory,
    docs: Sequence[Doc],
    tables: Sequence[Mapping[int, Mention]],
    spoken: Sequence[Sequence[Quote]],
) -> str | None:
    """Whose statement the text is; a lead alone does not tell, since news begins so too: somebody
    has to say "we" outside quotation marks, or the body has to do more of what statements do."""
    if memory.outlet is None or memory.outlet != memory.lead:
        return memory.outlet
    deeds = 0
    for doc, table, quoted in zip(docs, tables, spoken, strict=True):
        for token in doc:
            own = token.lower_ in memory.words.pronoun_first_plural
            if own and quote_at(quoted, token.i) is None:
                return memory.outlet
            found = table.get(token.i) if token.dep_ == "nsubj" else None
            performs = token.head.lemma_ in memory.words.performative_verb
            if found and found.actors == (memory.outlet,) and performs:
                deeds += token.head.tag_ == "VBZ"
    return memory.outlet if deeds > 1 else None


def _convened(memory: Memory, sentence: Span, table: Mapping[int, Mention]) -> None:
    """Learn from the first headings that the text is a communiqué, and whose: the organisation that
    a heading names, or whose heads, summit or council the first sentences name."""
    if memory.sentence > HEADINGS:
        return
    nouns = [t.lower_.removesuffix("s") for t in sentence]  # names keep their plural: "Heads of …"
    heading = sentence.root.pos_ in ("NOUN", "PROPN")
    memory.communique = memory.communique or (
        heading and not memory.words.communique_noun.isdisjoint(nouns)
    )
    if heading:
        _released(memory, sentence, table)
    for token in () if memory.body else sentence:
        mention = table.get(token.i)
        if mention is None or token.i != mention.root or len(mention.actors) != 1:
            continue
        of = token.dep_ == "pobj" and token.head.lower_ == "of"
        called = of and not memory.words.convening_noun.isdisjoint(
            nouns[: token.i - sentence.start]
        )
        if memory.links.type_of(mention.actors[0]) == "organisation" and (heading or called):
            memory.body = mention.actors[0]
            return


def _released(memory: Memory, heading: Span, table: Mapping[int, Mention]) -> None:
    """Learn from a heading that a text is a press statement, or of whose ministry."""
    words = memory.words
    nouns = {t.lemma_.lower() for t in heading}
    memory.released = memory.released or not words.release_noun.isdisjoint(nouns)
    issuing = [t for t in heading if t.lemma_.lower() in words.issuing_noun and _issues(t, words)]
    for token in issuing if memory.office is None else ():
        found = {
            m for t in token.subtree if (m := table.get(t.i)) and m.kind not in ("place", "city")
        }
        bodies = {a for m in found for a in m.actors if memory.links.type_of(a) in ISSUING}
        if len(bodies) == 1:
            memory.office = body_of(memory, bodies.pop())
    if memory.released and memory.office:
        memory.outlet = memory.outlet or memory.office


def _issues(body: Token, words: Cues) -> bool:
    """Whether a heading is the body's own name or says that the words are its ("Statement by the
    Ministry …"), not that they are about it."""
    said = body.head.head if body.dep_ == "pobj" else body
    return body.dep_ == "ROOT" or (
        body.head.lower_ in ("by", "from", "of") and said.lemma_.lower() in words.release_noun
    )


def convened(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "The Authority", "the Heads of State", "Leaders": in a communiqué, the body that issued it;
    nobody where other words tell whose they are, or the noun was used of others before."""
    known = token.lower_.removesuffix("s") in memory.words.convening_noun
    if (
        not memory.communique
        or memory.body is None
        or memory.speaking
        or not known
        or token.dep_ != "nsubj"
    ):
        return ()
    definite = any(c.lower_ == "the" for c in token.children)
    plural = token.tag_ in ("NNS", "NNPS")
    own = any(c.dep_ in ("amod", "compound", "nmod", "poss", "relcl") for c in token.children)
    told = (memory.table.get(t.i) for t in token.subtree)
    named = any(m and m.actors for m in told)
    if own or named or not (token.is_title or plural) or not (definite or plural):
        return ()
    before = (t for things in memory.things.values() for t in things if t.dep_ in SUBJECTS)
    return () if any(t.lemma_.lower() == token.lemma_.lower() for t in before) else (memory.body,)


def undersigned(
    memory: Memory, docs: Sequence[Doc], tables: Sequence[Mapping[int, Mention]]
) -> str | None:
    """Whose statement it is that begins with "We condemn …", by the only body that later does what
    statements do ("The United States reaffirms …"); None where none does, or several."""
    opening = [s for doc in docs[:LEAD] for s in doc.sents][:LEAD]
    if not any(_own_words(memory, sentence) for sentence in opening):
        return None
    found: set[str] = set()
    for doc, table in zip(docs, tables, strict=True):
        for sentence in doc.sents:
            verb = sentence.root
            if verb.tag_ == "VBZ" and verb.lemma_ in memory.words.performative_verb:
                names = [table.get(c.i) for c in verb.children if c.dep_ == "nsubj"]
                found |= {m.actors[0] for m in names if m and len(m.actors) == 1}
    bodies = {a for a in found if memory.links.type_of(a) in ISSUING}
    return body_of(memory, bodies.pop()) if len(bodies) == 1 else None


def _own_words(memory: Memory, sentence: Span) -> bool:
    """ "We condemn …", outside quotation marks."""
    verb = sentence.root
    first = memory.words.pronoun_first_plural
    we = any(c.dep_ == "nsubj" and c.lower_ in first for c in verb.children)
    performed = verb.tag_ == "VBP" and verb.lemma_ in memory.words.performative_verb
    return we and performed and not any(t.is_quote for t in sentence)


def _behalf(memory: Memory, sentence: Span, table: Mapping[int, Mention]) -> None:
    """Learn from "on behalf of A, I congratulate B" whom "we" and "you" mean in a statement."""
    words = memory.words
    if not any(t.lower_ in words.pronoun_first_singular for t in sentence):
        return
    for token in sentence:
        if token.lower_ in words.behalf_noun:
            named = next(_under(token, table), None)
            memory.outlet = memory.outlet or (body_of(memory, named) if named else None)
        elif memory.outlet and token.lemma_ in words.addressing_verb:
            named = next(_under(token, table), None)
            memory.addressee = memory.addressee or named


def _under(token: Token, table: Mapping[int, Mention]) -> Iterator[str]:
    """The actors that objects and "of" phrases below a word name, nearest first."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("prep", "pobj", "dobj"):
            mention = table.get(child.i)
            if mention and len(mention.actors) == 1 and mention.kind != "place":
                yield mention.actors[0]
            yield from _under(child, table)


def body_of(memory: Memory, speaker: str) -> str | None:
    """Whom a speaker's "we" means; a minister's is the state."""
    body: str | None = speaker
    if memory.links.type_of(speaker) == "person":
        known = bodies_of(speaker, memory.day)
        body = memory.affiliation.get(speaker) or (known[0] if known else None)
        body = body or memory.links.wholes.get(speaker)
    if body and memory.links.type_of(body) == "government_body":
        return memory.links.actors[body].country or body
    return body
