"""What a pronoun can refer to: candidates in reading order, and the rules that choose.

Every rule gives actor ids, or an empty tuple where it does not apply.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from actorgraph.memory import Fits, Memory, Seen
from actorgraph.mentions import Mention

REACH = 4  # sentences that a pronoun looks back
SALIENCE = 6  # the most that having been named often makes up for
SUBJECTS = ("nsubj", "nsubjpass")


def nearest(memory: Memory, fits: Fits, other_than: Collection[str] = ()) -> tuple[str, ...]:
    """The last subject that fits within reach, else the last mention of any role.

    A subject of the same sentence or the one before beats a nearer object. An item of a list, a
    mere place and, for the author's own words, what others say come late; whom the text is about
    has an advantage.
    """
    best: tuple[int, tuple[str, ...]] | None = None
    for order, seen in enumerate(reversed(memory.recent)):
        distance = abs(memory.sentence - seen.sentence)  # a quotation may speak of who comes after
        if distance > REACH:
            break
        actors = seen.mention.actors
        if len(actors) != 1 or _only_qualifies(memory, seen):
            continue
        if actors[0] in other_than or not fits(actors[0]):
            continue
        cost = 10 * distance + order + (0 if seen.role == "main" else 5 if seen.role else 15)
        cost += (
            10 * seen.located
            + 8 * (seen.first is not None)
            + 12 * (seen.spoken and not memory.speaking)
        )
        cost -= min(SALIENCE, 2 * (memory.count[actors[0]] - 1))
        if best is None or cost < best[0]:
            best = cost, actors
    return best[1] if best else ()


def _only_qualifies(memory: Memory, seen: Seen) -> bool:
    """Whether the words are the adjective of a state, which is not who is spoken of."""
    kind = memory.links.type_of(seen.mention.actors[0])
    return seen.mention.kind == "demonym" and kind in ("state", "region")


def ahead(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """The subject that a phrase before it refers to: "After his talks in Rome, Macron said …"."""
    for up in token.ancestors:
        if up.dep_ in ("ccomp", "relcl", "parataxis", "conj"):
            break
        if up.pos_ not in ("VERB", "AUX") or up.i < token.i:
            continue
        for c in up.children:
            mention = memory.table.get(c.i) if c.dep_ in ("nsubj", "nsubjpass") else None
            if mention and mention.actors and c.i > token.i:
                if fits(mention.actors[0]):
                    return mention.actors
    return ()


def plural_ahead(memory: Memory, token: Token) -> tuple[str, ...]:
    """The listed subjects that a phrase before them means: "Despite their quarrels, A and B"."""
    if token.dep_ != "poss":
        return ()
    for up in token.ancestors:
        for c in up.children if up.pos_ in ("VERB", "AUX") else ():
            if c.dep_ in SUBJECTS and c.i > token.i:
                listed = (memory.table.get(t.i) for t in (c, *c.conjuncts))
                actors = tuple(dict.fromkeys(a for m in listed if m for a in m.actors))
                return actors if len(actors) > 1 else ()
    return ()


def clause_subjects(memory: Memory, token: Token) -> tuple[str, ...]:
    """The subjects of the clause in which the token is an object, to which it cannot refer; a
    participle has those of the verb above it ("A and B cut ties with C, accusing *it* of …", "A was
    fined for arming *it*")."""
    if token.dep_ not in ("dobj", "dative", "pobj"):
        return ()
    for up in token.ancestors:
        if up.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [t for c in up.children if c.dep_ in SUBJECTS for t in (c, *c.conjuncts)]
        shared = up.dep_ in ("conj", "pcomp") or (up.dep_ == "advcl" and up.tag_ == "VBG")
        if subjects or not shared:
            return tuple(a for c in subjects for m in _named_by(memory, c) for a in m.actors)
    return ()


def _joint_subjects(memory: Memory, token: Token) -> tuple[str, ...]:
    """The subjects of the clause of "its", if they are several: "A and B left at the request of its
    government" is a third's."""
    if token.dep_ != "poss" or token.lower_ not in memory.words.pronoun_neuter:
        return ()
    for up in token.ancestors:
        subjects = [t for c in up.children if c.dep_ in SUBJECTS for t in (c, *c.conjuncts)]
        if subjects:
            named = (m for c in subjects for m in _named_by(memory, c))
            return tuple(a for m in named for a in m.actors) if len(subjects) > 1 else ()
    return ()


def _named_by(memory: Memory, noun: Token) -> list[Mention]:
    """The mentions of a noun and of the names beside it: "the minister, Wolfgang Schäuble"; those
    of whom a relative pronoun takes up."""
    if noun.tag_ in ("WDT", "WP") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    beside = [c for c in noun.children if c.dep_ == "appos"]
    return [memory.table[t.i] for t in (noun, *beside) if t.i in memory.table]


def same_clause(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "Skopje gave its recognition to B": an owner after the verb is the clause's subject."""
    if token.dep_ != "poss":
        return ()
    for up in token.ancestors:
        if up.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [c for c in up.children if c.dep_ in ("nsubj", "nsubjpass")]
        subjects += [p for c in up.children if c.dep_ == "mark" for p in c.children]
        if up.dep_ == "xcomp" and up.head.lemma_ in memory.words.enabling_verb:
            subjects = [c for c in up.head.children if c.dep_ == "dobj"]  # "allowing B to arm its"
        if any(c.conjuncts for c in subjects) and token.lower_ in memory.words.pronoun_neuter:
            return ()  # "A and B left at the request of its government": a third's
        for c in subjects:
            mention = next(iter(_named_by(memory, c)), None)
            if c.left_edge.i <= token.i <= c.right_edge.i:
                return ()  # part of the subject itself ("Wong, her host, praised …")
            if mention and mention.actors and mention.kind != "place" and c.i < token.i:
                one = len(mention.actors) == 1 and fits(mention.actors[0])
                return mention.actors if one else ()
        if up.dep_ == "acl" and any(c.tag_ == "TO" for c in up.children):
            return _whose_will(memory, up.head, fits)
        if up.dep_ == "xcomp" and (told := _told_to(memory, up)) is not None:
            return told if fits(told[0]) else ()
        if up.dep_ not in ("xcomp", "advcl", "conj", "pcomp"):
            break
    return ()


def _told_to(memory: Memory, deed: Token) -> tuple[str, ...] | None:
    """Who is to do what somebody is asked to do: "urged B to stop *its* raids"."""
    if deed.head.lemma_ not in memory.words.requesting_verb:
        return None
    asked = (memory.table.get(c.i) for c in deed.head.children if c.dep_ == "dobj")
    return next((m.actors for m in asked if m and len(m.actors) == 1), None)


def _whose_will(memory: Memory, noun: Token, fits: Fits) -> tuple[str, ...]:
    """Whose decision the infinitive under a noun carries out: "the decision of the A government to
    suspend *its* plans"."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [p for c in noun.children if c.lower_ == "of" for p in c.children]
    for owner in owners:
        state = owner.lemma_.lower() in memory.words.state_noun
        words = (owner, *(c for c in owner.children if state and c.dep_ in ("amod", "compound")))
        for mention in (memory.table[t.i] for t in words if t.i in memory.table):
            if len(mention.actors) == 1 and fits(mention.actors[0]):
                return mention.actors
    return ()


def bound(memory: Memory, token: Token) -> tuple[str, ...]:
    """Whom the token cannot mean: the subject of its clause where it is an object, and the name
    that its noun stands beside ("Gulen, his former ally" is not Gulen's own)."""
    found = clause_subjects(memory, token) + _joint_subjects(memory, token)
    noun = token.head
    wish = noun.dep_ == "ccomp" and not any(c.dep_ == "aux" for c in noun.children)
    asked = wish and noun.tag_ == "VB" and noun.head.lemma_ in memory.words.requesting_verb
    if asked and token.dep_ in SUBJECTS:  # "A demanded that it …" is not A
        subjects = [c for c in noun.head.children if c.dep_ in SUBJECTS]
        found += tuple(a for c in subjects for m in _named_by(memory, c) for a in m.actors)
    if token.dep_ == "poss" and noun.dep_ == "appos":
        beside = memory.table.get(noun.head.i)
        found += beside.actors if beside else ()
    for child in noun.children if token.dep_ == "poss" else ():
        beside = memory.table.get(child.i) if child.dep_ == "appos" else None
        found += beside.actors if beside else ()
    return found


def relative(memory: Memory, token: Token) -> tuple[str, ...]:
    """Whose "whose" is: the noun that its clause hangs on."""
    clause = next((up for up in token.ancestors if up.dep_ == "relcl"), None)
    mention = memory.table.get(clause.head.i) if clause is not None else None
    return mention.actors if mention and mention.kind != "place" else ()
