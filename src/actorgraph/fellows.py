"""Whom a pronoun takes up from a fellow: the object of the verb beside it, the owner of the noun
beside its own, whom somebody helps in "its fight".

Every rule gives actor ids, or an empty tuple where it does not apply.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.antecedents import SUBJECTS, clause_subjects
from actorgraph.lexicon import trigger_index
from actorgraph.memory import Fits, Memory
from actorgraph.mentions import Mention
from actorgraph.model import Modality

FOR = ("for", "over")
"""Prepositions of what somebody is judged for."""


def addressed(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "wrote to the council asking it": an object refers to the nearest body that is not the
    subject of its own clause."""
    if (
        token.dep_ not in ("dobj", "dative")
        or token.head.lemma_ not in memory.words.requesting_verb
    ):
        return ()
    own = clause_subjects(memory, token)
    for seen in reversed(memory.recent):
        if seen.sentence != memory.sentence:
            break
        mention = seen.mention
        if mention.actors[0] in own:
            continue
        if not seen.role and mention.kind != "demonym" and len(mention.actors) == 1:
            if fits(mention.actors[0]):
                return mention.actors
    return ()


def fellow_object(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "supplies B with arms and helps it", "took B to court, accusing it": the object of the verb
    coordinated before, or of that which a participle goes with."""
    verb = token.head
    beside = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    if token.dep_ not in ("dobj", "dative") or not beside or verb.head.i > verb.i:
        return ()
    for c in verb.head.children:
        mention = memory.table.get(c.i) if c.dep_ in ("dobj", "dative") else None
        if mention and len(mention.actors) == 1:
            return mention.actors if fits(mention.actors[0]) else ()
    return ()


def charged(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "took B to court, alleging that it arms C": who does what is charged is whom the charge is
    against, the object of the verb above or whom it is "against"."""
    deed, verb = token.head, token.head.head
    participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i < verb.i
    if token.dep_ not in SUBJECTS or deed.dep_ != "ccomp" or not participle:
        return ()
    accused = verb.lemma_ in memory.words.alleging_verb
    if not accused and verb.lemma_ in memory.words.reporting_verb:
        accused = verb.head.lemma_ in memory.words.accusing_verb and not any(
            c.tag_ == "MD" for c in deed.children
        )
    return _whom_against(memory, verb.head, fits) if accused else ()


def _whom_against(memory: Memory, verb: Token, fits: Fits) -> tuple[str, ...]:
    """Whom a verb is against: its object, or that of "against" below it or its object."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    against = [
        p
        for word in (verb, *objects)
        for c in word.children
        if c.lower_ == "against"
        for p in c.children
        if p.dep_ == "pobj"
    ]
    for noun in (*against, *objects):
        mention = memory.table.get(noun.i)
        if mention and len(mention.actors) == 1:
            return mention.actors if fits(mention.actors[0]) else ()
    return ()


def judged(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "criticised B for its raids": what somebody is praised or blamed for is his or hers."""
    preposition = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or preposition.lower_ not in FOR:
        return ()
    verb = preposition.head
    if verb.dep_ == "dobj":  # "thanked B for …", where the parser joins "for" to B
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in memory.words.judging_verb:
        return ()
    for c in verb.children:
        mention = memory.table.get(c.i) if c.dep_ == "dobj" else None
        if mention and len(mention.actors) == 1 and c.i < token.i:
            return mention.actors if fits(mention.actors[0]) else ()
    return ()


def rung(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "Telephoned B to urge *him* …", "wrote to B to demand that *he* …": whom one turns to for a
    purpose is the object there, or who is to act."""
    verb = token.head
    if token.dep_ in SUBJECTS:
        if verb.dep_ != "ccomp" or verb.head.lemma_ not in memory.words.requesting_verb:
            return ()
        verb = verb.head
    elif token.dep_ not in ("dobj", "dative"):
        return ()
    purpose = verb.dep_ in ("advcl", "xcomp") and any(c.tag_ == "TO" for c in verb.children)
    call = verb.head
    if not purpose or call.lemma_ not in memory.words.turning_verb:
        return ()
    to = [p for c in call.children if c.lower_ in ("to", "with") for p in c.children]
    for c in (*call.children, *to):
        mention = memory.table.get(c.i) if c.dep_ in ("dobj", "dative", "pobj") else None
        if mention and len(mention.actors) == 1 and c.i < token.i and fits(mention.actors[0]):
            return mention.actors
    return ()


def enabled(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "Togo has found gold, allowing *it* to pay its debts": what somebody does enables himself,
    where nobody else is named between."""
    verb = token.head
    if verb.dep_ in ("ccomp", "xcomp") and token.dep_ == "nsubj":
        verb = verb.head
    deed = verb.head
    if verb.lemma_ not in memory.words.enabling_verb or verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return ()
    if token.i != verb.i + 1 or any(i in memory.table for i in range(deed.i + 1, verb.i)):
        return ()
    subject = next((c for c in deed.children if c.dep_ == "nsubj" and c.i < deed.i), None)
    mention = memory.table.get(subject.i) if subject is not None else None
    one = mention is not None and len(mention.actors) == 1 and fits(mention.actors[0])
    return mention.actors if mention and one else ()


def fellow_owner(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """The owner of a noun that the token's noun goes with: "Russia's posture as well as its
    campaign", "backing Iran's army, feeding its people", "the North's army, including its guns";
    or whom the noun goes with, in "the regime and its backers"."""
    noun = token.head
    if token.dep_ != "poss":
        return ()
    whose = memory.table.get(noun.head.i) if noun.dep_ == "conj" else None
    if whose and len(whose.actors) == 1 and whose.kind != "place" and fits(whose.actors[0]):
        return whose.actors
    fellows: list[Token] = []
    if noun.dep_ == "conj":
        fellows.append(noun.head)
    elif noun.dep_ == "dobj" and noun.head.dep_ in ("conj", "advcl", "dep"):
        fellows += [c for c in noun.head.head.children if c.dep_ == "dobj" and c.i < token.i]
    elif noun.dep_ == "pobj" and noun.head.lower_ in memory.words.exemplar:
        fellows += [noun.head.head, *noun.head.head.children]
    for fellow in fellows:
        for c in fellow.children:
            mention = memory.table.get(c.i) if c.dep_ == "poss" and c != token else None
            if mention and mention.actors and fits(mention.actors[0]):
                return mention.actors
    return ()


def supplied(memory: Memory, token: Token, fits: Fits) -> tuple[str, ...]:
    """ "gives B support for its programme", "supports B in its fight against C": what is given is
    for whom it is given to, and who is helped in a fight is who fights."""
    preposition = token.head.head.lower_
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or preposition not in ("for", "in"):
        return ()
    wanted = {"AID"}
    if preposition == "in":
        if token.head.lemma_.lower() not in memory.words.undertaking_noun:
            return ()
        wanted = {"AID", "SUPPORT"}
    for up in token.ancestors:
        kind = "noun" if up.pos_ == "NOUN" else "verb"
        entries = trigger_index(kind).get(up.lemma_, ())
        relations = {r.plover_type for r, t, _ in entries if t.modality is not Modality.REQUESTED}
        if up.pos_ in ("VERB", "NOUN") and wanted & relations and up.i < token.head.i:
            for c in _helped(up):
                mention = memory.table.get(c.i) or _whose(memory, c)
                if mention and len(mention.actors) == 1 and fits(mention.actors[0]):
                    return mention.actors
            if kind == "verb":
                return ()
    return ()


def _whose(memory: Memory, noun: Token) -> Mention | None:
    """Whose a body or people is: "*Malian* forces", "the government and people of *Mali*"."""
    if noun.lemma_.lower() not in memory.words.state_noun | memory.words.people_noun:
        return None
    phrases = [c for n in (noun, *noun.conjuncts) for c in n.children]
    below = [p for c in phrases if c.lower_ == "of" for p in c.children]
    return next((memory.table[t.i] for t in (*noun.children, *below) if t.i in memory.table), None)


def _helped(word: Token) -> Iterator[Token]:
    """Whom a verb or noun of giving gives to: its object, or that of its "to", "for" or "of"."""
    for c in word.children:
        if c.dep_ in ("dobj", "dative", "nsubjpass") and c.pos_ != "ADP":
            yield c
        if word.pos_ == "NOUN" and c.dep_ == "prep" and c.lower_ in ("to", "for", "of"):
            yield from (p for p in c.children if p.dep_ == "pobj")


OF_PERSONS = (judged, rung, fellow_object)
"""The rules for persons, in the order in which they are tried."""
OF_BODIES = (addressed, charged, judged, rung, enabled, fellow_object, fellow_owner, supplied)
"""The same for states and other bodies."""
