"""Whom a plural counts: "both countries", "the rivals", "the two agreed", "each side"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from actorgraph.antecedents import REACH, SUBJECTS, bound
from actorgraph.couples import (
    actors_of,
    beside_subject,
    couple,
    parties_near,
    principals,
    strange,
    the_parties,
    who_lead_nobody,
    with_partner,
)
from actorgraph.memory import Fits, Memory, Seen
from actorgraph.ontology import cues

PARTIES = ("state", "region", "armed_group", "party", "organisation", "government_body", "person")
"""Whatever may be a side, where two that are listed together come last."""
CONVENED = "body-of-communique"
"""The rule by which the leaders who issue a communiqué stand for their organisation."""
PAIRING = ("between", "among")
"""Prepositions whose object may count the subject in: "A wants peace between the two"."""


def the_several(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "both countries", "the three states", "these nations", "the rivals": the last that fit; not
    who does something to them ("Russia sells arms to both countries")."""
    own = any(c.lower_ in memory.words.pronoun_first_plural for c in token.children)
    if own and memory.outlet and memory.addressee and _counted(memory, _determiners(token)) == 2:
        return memory.outlet, memory.addressee  # "our two countries" in a message to another
    number = _number(memory, token)
    others = frozenset(bound(memory, token)) if _acted_on(token) else frozenset[str]()
    homes = (memory.links.actors[a].country for a in others)
    others |= {home for home in homes if home}  # nor the state of the minister who urges them
    if others:
        others |= beside_subject(memory, token)  # nor the body whose chairman does
    if number is None:
        return the_parties(memory, token, others)
    if memory.labels and number == len(memory.labels) and not memory.speaking:
        return memory.labels  # "FRANCE AND ITALY: The two …"
    if _both_of(memory, token):  # "China called on both of its neighbours"
        owners = (memory.table.get(c.i) for c in token.children if c.dep_ == "poss")
        others |= frozenset(a for m in owners if m for a in m.actors)
    if number == 2 and token.lemma_.lower() in memory.words.party_noun and not others:
        sides = PARTIES if _may_be_persons(memory, token) else PARTIES[:-1]
        if found := several(memory, 2, memory.of_types(sides), listed=True):
            return found  # "A and the region of B agreed. Both sides …"
    if memory.label and number == 2 and token.lemma_.lower() in memory.words.party_noun:
        return principals(memory, (*others, memory.label))  # of what the statements are about
    followers = who_lead_nobody(memory, token)  # who may be called leaders where nobody else is
    for kinds in _kinds(memory, token):
        found = _last(memory, number or None, kinds, others | followers)
        found = found or _last(memory, number or None, kinds, others)
        if number == 2 and kinds == ("state",) and found:
            found = parties_near(memory, found, others)
        if number == 2 and kinds == ("person",) and len(found) == 2:
            return couple(memory, found)
        if number == 2 and strange(memory, token, found, others):
            found = principals(memory, others, ("state", "armed_group"))
        if found:
            return found
    if number == 2 and token.lemma_.lower() in memory.words.party_noun:
        return principals(memory, others)
    return ()


def _last(
    memory: Memory, number: int | None, kinds: tuple[str, ...], others: frozenset[str]
) -> tuple[str, ...]:
    """The last so many of the types without the others; beside who has been set apart, one who is
    named in the sentence and whom the text names with him most often."""
    of_type = memory.of_types(kinds)

    def fits(actor: str) -> bool:
        return of_type(actor) and actor not in others

    if number != 2 or not others or "state" not in kinds:
        return several(memory, number, fits)
    return with_partner(memory, fits) or several(memory, number, fits)


def _number(memory: Memory, token: Token) -> int | None:
    """How many the words count, 0 for some, None where they count nobody named before."""
    if token.pos_ == "NUM":
        return _bare_number(memory, token)
    words, lemma = memory.words, token.lemma_.lower()
    before = _determiners(token)
    qualities = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod")]
    if any(c.lower_ not in words.empty_modifier | words.opposing_word for c in qualities):
        return None  # "two American diplomats" are others
    if _both_of(memory, token):
        return 2
    own = {c.lower_ for c in token.children if c.dep_ == "poss"} & words.pronoun_first_plural
    paired = lemma in words.pair_noun and bool(before & words.definite_word)
    each = lemma in words.party_noun and bool(before & words.dual_pronoun)
    if token.tag_ not in ("NNS", "NNPS") and not (paired or each):
        return None
    if any(c.dep_ in ("poss", "relcl") or narrows(c) for c in token.children):
        return None
    if not before & (words.definite_word | words.dual_pronoun) and not own:
        return None
    opposed = lemma in words.rival_noun or any(c.lower_ in words.opposing_word for c in qualities)
    if paired or each or (opposed and before & words.definite_word):
        return _counted(memory, before) or 2
    number = _counted(memory, before)
    return 0 if number is None and before & words.demonstrative else number


def _both_of(memory: Memory, token: Token) -> bool:
    """ "both of its *neighbours*"."""
    of = token.head
    counted = token.dep_ == "pobj" and of.lower_ == "of" and token.tag_ == "NNS"
    own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in token.children)
    return counted and own and of.head.lower_ in memory.words.dual_pronoun


def _bare_number(memory: Memory, token: Token) -> int | None:
    """ "The two agreed": a number with its article and no noun, as the subject."""
    children = list(token.children)
    definite = any(c.lower_ in memory.words.definite_word for c in children if c.dep_ == "det")
    definite |= bool(memory.labels)  # "FRANCE, ITALY, SPAIN: All three …"
    if token.dep_ not in SUBJECTS or not definite or any(c.dep_ != "det" for c in children):
        return None
    return _counted(memory, {token.lower_})


def _determiners(token: Token) -> set[str]:
    """The articles and numbers before a noun."""
    kinds = ("det", "nummod", "preconj", "predet")
    return {c.lower_ for c in token.children if c.dep_ in kinds}


def _counted(memory: Memory, before: set[str]) -> int | None:
    words = memory.words
    counts = ((2, words.dual_word), (3, words.three_word), (4, words.four_word))
    return next((number for number, known in counts if known & before), None)


def _acted_on(token: Token) -> bool:
    """Whether something is done to them, by others than themselves."""
    if token.dep_ in ("dobj", "dative"):
        return True
    above = token.head
    verbal = token.dep_ == "pobj" and above.head.pos_ == "VERB"
    return verbal and above.lower_ not in PAIRING


def _kinds(memory: Memory, token: Token) -> Iterator[tuple[str, ...]]:
    """The types of actors that a plural may count, the likeliest first."""
    words, lemma = memory.words, token.lemma_.lower()
    paired = lemma in words.pair_noun or token.pos_ == "NUM"
    if lemma in words.description_state and lemma not in words.party_noun:
        yield ("state",)
    elif lemma in words.plural_leader or lemma in words.description_person:
        yield ("person",)
    elif lemma in words.party_noun or paired:
        yield ("state",)
        yield ("armed_group", "organisation", "party", "state")
        if (paired or lemma in words.rival_noun) and _may_be_persons(memory, token):
            yield ("person",)


def _may_be_persons(memory: Memory, token: Token) -> bool:
    """Whether a plural may count persons ("both sides"), not states only ("both neighbours")."""
    states = memory.words.description_state | memory.words.state_noun
    return token.lemma_.lower() not in states


def narrows(child: Token) -> bool:
    """Whether a phrase after the noun says which one is meant ("the army of B")."""
    if child.dep_ != "prep" or child.lower_ not in cues().narrowing_preposition:
        return False
    return any(c.dep_ == "pobj" for c in child.children)


def several(
    memory: Memory, number: int | None, fits: Fits, listed: bool = False
) -> tuple[str, ...]:
    """The actors that fit of the last sentence that has just so many; of no given number, those of
    the last list ("A, B and C"). ``listed`` takes only a list, of this sentence or the one before.
    """
    for back in range(2 if listed else REACH):
        found = [s for s in memory.recent if s.sentence == memory.sentence - back]
        found = [s for s in found if memory.speaking or not s.spoken]
        fitting = [s for s in found if fits(s.mention.actors[0])]
        starts = dict.fromkeys(s.first for s in reversed(fitting) if s.first is not None)
        pools = [[s] for s in reversed(fitting) if len(s.mention.actors) > 1]
        pools += [[s for s in fitting if s.first == start] for start in starts]
        if number is not None and not listed:
            pools = [pool for pool in pools if pool[0].role]
            party = [s for s in fitting if not s.located or s.first is not None]
            pools += [party, grammatical(fitting)]
        for pool in pools:
            actors = actors_of(pool)
            if len(actors) == number or (number is None and len(actors) > 1):
                return actors
    return ()


def grammatical(found: list[Seen]) -> list[Seen]:
    """Those that do something or that something is done to, not mere places and qualities."""
    return [s for s in found if not s.located and s.mention.kind != "demonym"]


def plural(memory: Memory, others: Collection[str] = ()) -> tuple[str, ...]:
    """Coordinated subjects, or one group, of this sentence's earlier part or the one before; none
    of the ``others``, which do something to them.

    Nobody, where a plural noun that names no actor is the nearer subject ("Villagers fled …").
    """
    for back in (0, 1):
        at = memory.sentence - back
        subjects = [s for s in memory.recent if s.sentence == at and s.role]
        if others and back and any(t.tag_ == "NNS" for t in memory.things.get(at, ())):
            return ()  # "A and B spoke of refugees. C fed them"
        if not back:
            subjects = [s for s in subjects if not set(s.mention.actors) <= set(others)]
        actors = actors_of(s for s in subjects if s.mention.kind != "demonym")
        people = [t for t in memory.things.get(at, ()) if t.dep_ in SUBJECTS and t.tag_ == "NNS"]
        if people:  # "US officials met. They urged …"
            staff = list(memory.staff.get(at, {}).values())
            objects = [t for t in memory.things[at] if t.dep_ == "dobj" and t.tag_ == "NNS"]
            return tuple(staff[0]) if len(people) == len(staff) == 1 and not objects else ()
        if len(actors) > 1 and len({memory.links.type_of(a) for a in actors}) == 1:
            return actors
        if len(actors) == 1 and memory.links.type_of(actors[0]) in ("armed_group", "group"):
            return actors
        if len(actors) == 1 and all(s.mention.rule == CONVENED for s in subjects):
            return actors  # "The leaders met. They urged …"
        if actors:  # somebody stands nearer, but is one
            return ()
    return ()
