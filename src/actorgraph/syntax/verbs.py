"""Subjects of verbs by meaning, whatever the voice and the clause."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import (
    Filler,
    antecedent,
    is_relative,
    prepositional,
)
from actorgraph.syntax.company import companions, joined
from actorgraph.syntax.headlines import is_headline, listed_before
from actorgraph.syntax.own_subjects import own_subjects
from actorgraph.syntax.owners import possessors
from actorgraph.syntax.receivers import recipients
from actorgraph.syntax.reports import detached
from actorgraph.syntax.undertakings import helped_in, undertaken, undertakers, written_to
from actorgraph.syntax.voice import astray, is_finite, is_fronted, is_passive

DEPENDENT = ("xcomp", "ccomp", "advcl", "conj", "aux", "dep", "acomp", "attr", "prep")
"""Arcs of clauses that another verb governs."""


def deep_subject(verb: Token, cues: Cues) -> list[Filler]:
    """Who acts: the subject of an active verb, the by-agent of a passive one; of a modal, who
    is to act."""
    if verb.dep_ == "aux" and verb.head.pos_ in ("VERB", "AUX"):
        return deep_subject(verb.head, cues)
    if not is_passive(verb):
        return surface_subject(verb, cues)
    agents = [
        c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
    ]
    agents += [c for a in agents for c in a.children if c.dep_ == "conj" and c.lower_ == "by"]
    after = [a.doc[c.i + 1] for a in agents for c in a.children if c.dep_ == "cc"]
    agents += [t for t in after if t.lower_ == "by"]  # "by A and by B to …", on the infinitive
    found = [Filler(p) for agent in agents for p in agent.children if p.dep_ == "pobj"]
    found = found or astray(verb)
    for phrase in () if found else prepositional(verb, "at"):  # "at the hands of B"
        if phrase.token.lemma_ in cues.agent_phrase:
            found += prepositional(phrase.token, "of")
    return found


def surface_subject(verb: Token, cues: Cues, depth: int = 0) -> list[Filler]:
    """The verb's own subject, or the one that grammar supplies to a clause without."""
    if own := own_subjects(verb, cues):
        beside = companions(verb, own[-1], cues)
        before = [Filler(c, 1) for c in listed_before(own[0])]
        return [*before, *(Filler(antecedent(c)) for c in own), *beside]
    if depth > 5 or verb.dep_ == "ROOT":
        return []
    head = verb.head
    if is_fronted(verb):
        return lent_subject(head.head, cues, depth)
    if whom := asked(verb, cues) or undertakers(verb, cues):
        return whom
    if is_headline(verb):
        return [Filler(head, 1)]
    if verb.dep_ in ("relcl", "acl"):
        return modified_subject(verb, cues, depth)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        return gerund_subject(verb, cues, depth)
    if verb.dep_ in DEPENDENT:
        return governed_subject(verb, cues, depth)
    return []


def governed_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """Subject of a clause that hangs on another verb: that verb's, or whom it is told to do."""
    head = verb.head
    if verb.dep_ == "xcomp" and head.dep_ == "acl" and head.tag_ in ("VBN", "VBD"):
        owners = possessors(head.head) or prepositional(head.head, "of")
        if owners:  # "the decision of A, announced in May, to leave B"
            return [Filler(t, s + 1) for t, s in owners]
    own_errand = head.lemma_ in cues.planning_verb | cues.purposeful_verb
    own_errand |= head.lemma_ in cues.ringing_verb and verb.lemma_ in cues.courtesy_verb
    if verb.dep_ == "xcomp" and not own_errand:
        objects = [
            c for c in head.children if c.dep_ in ("dobj", "nsubjpass") and not is_relative(c)
        ]
        if objects and not undertaken(objects[0], cues):
            return [Filler(antecedent(o), 1) for o in objects]
    if verb.dep_ == "conj" and verb.tag_ == "VB" and head.tag_ in ("VBD", "VBZ", "VBN", "VBP"):
        return misjoined_subject(verb, cues, depth)
    if (up := gerund_above(verb)) is not None:
        return lent_subject(up, cues, depth)
    if verb.dep_ == "conj" and head.dep_ == "xcomp" and is_finite(verb) and not is_finite(head):
        return lent_subject(head.head, cues, depth)  # "asked B to take them and was refused"
    if misplaced_purpose(verb, cues):
        return [Filler(verb.doc[verb.left_edge.i - 1], 1)]
    if (up := detached(verb, cues)) is not None:
        return lent_subject(up, cues, depth)
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        return lent_subject(head, cues, depth)
    return []


def lent_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """The subject of another verb, which is one inference farther off."""
    return [Filler(t, s + 1) for t, s in surface_subject(verb, cues, depth + 1)]


def asked(verb: Token, cues: Cues) -> list[Filler]:
    """Whom a word of asking names with a preposition, so that the infinitive is theirs ("called on
    B to …", "an appeal to B to …")."""
    word = verb.head
    asking = cues.requesting_noun if word.pos_ == "NOUN" else cues.requesting_verb
    if verb.tag_ != "VB" or verb.dep_ == "conj" or word.lemma_ not in asking:
        return []
    return [
        Filler(antecedent(p), 1)
        for c in word.children
        if c.dep_ == "prep" and word.i < c.i < verb.i and c.lower_ in cues.asked_preposition
        for p in c.children
        if p.dep_ == "pobj"
    ]


def modified_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """Subject of a clause that hangs on a noun: the noun, or the noun's owner for "to" clauses."""
    noun = verb.head
    aimed = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if verb.tag_ == "VBG" and noun.head.lemma_ in cues.spending_verb:  # "spent days negotiating"
        return lent_subject(noun.head, cues, depth)
    if verb.tag_ == "VBG" and noun.lemma_ in cues.period_noun and noun.dep_ == "pobj":
        up = noun.head.head  # "after days of street fighting with B"
        return [Filler(t, s + 2) for t, s in surface_subject(up, cues, depth + 1)]
    if verb.tag_ == "VBG" and (writing := written_to(noun, cues)) is not None:
        return [Filler(t, s + 2) for t, s in deep_subject(writing, cues)]
    to = any(c.tag_ == "TO" for c in verb.children)
    if to and (told := spoken_of(noun)) is not None:
        return lent_subject(told, cues, depth)
    if (verb.dep_ == "relcl" and not aimed) or verb.tag_ in ("VBG", "VBN", "VBD"):
        return [Filler(noun)]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    if noun.lemma_ in cues.requesting_noun:  # "B rejected a call by A to …": B was to do it
        answered = noun.dep_ == "dobj" and noun.head.lemma_ in cues.responding_verb
        return lent_subject(noun.head, cues, depth) if answered else []
    found = possessors(noun) or prepositional(noun, "of") or prepositional(noun, "by")
    governed = noun.head.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "attr", "oprd")
    if not found and governed and (given := recipients(noun.head, cues)):
        found = given  # "gave B a chance to …"
    inverse = noun.head.lemma_ in cues.inverse_support_verb  # "B foiled a plot to …"
    inverse |= noun.head.lemma_ in cues.naming_verb  # "B called it an attempt to …"
    if noun.lemma_.lower() in cues.undertaking_noun and noun.dep_ == "dobj":
        inverse |= not undertaken(noun, cues)  # "B welcomed efforts to …"
    if not found and governed and not inverse:
        found = surface_subject(noun.head, cues, depth + 1)
    found = found or helped_in(noun, cues)
    return [Filler(t, s + 1) for t, s in found]


def spoken_of(agent: Token) -> Token | None:
    """The passive whose agent the noun is, where the infinitive after it is the subject's ("is said
    by A to have …", "was asked by A to …")."""
    by = agent.head
    while by.dep_ == "conj" and by.pos_ == "ADP":
        by = by.head
    passive = agent.dep_ == "pobj" and by.dep_ == "agent" and is_passive(by.head)
    return by.head if passive else None


def gerund_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """Subject of a verb under a preposition ("by sending …", "accused B of sending …")."""
    governor = verb.head.head
    if governor.lemma_ in cues.penalty_noun and verb.head.lower_ == "for":
        return _penalised(governor, cues, depth)
    if governor.pos_ in ("NOUN", "PROPN"):
        found = possessors(governor)
        # "plays a role in sending", but not "stresses the importance of sending"
        above = governor.head
        borne = governor.lemma_ in cues.intention_noun and above.lemma_ in cues.harbouring_verb
        if not found and above.pos_ in ("VERB", "AUX") and (borne or verb.head.lower_ != "of"):
            found = surface_subject(governor.head, cues, depth + 1)
        return [Filler(t, s + 1) for t, s in found]
    direct = governor.pos_ in ("VERB", "AUX") and governor.i < verb.i
    while governor.pos_ in ("ADJ", "ADV", "SCONJ", "ADP") and governor.head != governor:
        governor = governor.head  # "instead of sending", "keen on sending"
    charged = verb.head.lower_ == "with" and governor.lemma_ in cues.accusing_verb
    if charged or (direct and verb.head.lower_ in ("of", "for", "from", "into", "against")):
        objects = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass")]
        if not objects and verb.head.lower_ == "for":  # "tore into B for buying gas"
            objects = [f.token for name in ("into", "at") for f in prepositional(governor, name)]
        if objects and objects[0].lemma_ in cues.penalty_noun:  # "imposed a ban on B for …"
            told = prepositional(objects[0], "on") or prepositional(governor, "on")
            objects = [f.token for f in told] or objects
        if objects:
            return [Filler(antecedent(o), 1) for o in objects]
    return lent_subject(governor, cues, depth) + joined(verb, cues)


def _penalised(penalty: Token, cues: Cues, depth: int) -> list[Filler]:
    """Who did what a penalty is for: "sanctions on *B* for arming C", "*B* is under sanctions for
    arming C"."""
    for name in ("on", "against", "of"):
        if found := prepositional(penalty, name):
            return [Filler(t, s + 1) for t, s in found]
    under = penalty.head
    borne = (
        penalty.dep_ == "pobj" and under.lower_ == "under" and under.head.pos_ in ("VERB", "AUX")
    )
    return lent_subject(under.head, cues, depth) if borne else []


def misjoined_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """Subject of a bare form that the parser joins to a finite verb: it goes with an infinitive
    further up ("I want to praise those who fought and thank B"), or with an auxiliary."""
    for up in verb.head.ancestors:
        if up.tag_ == "VB":
            return lent_subject(up, cues, depth)
    return lent_subject(verb.head, cues, depth)


def gerund_above(verb: Token) -> Token | None:
    """The participle that one goes with which the parser joins to the finite clause between
    ("*claiming* that B had lied and demanding that it leave")."""
    if verb.dep_ != "conj" or verb.tag_ != "VBG" or not is_finite(verb.head):
        return None
    if verb.head.tag_ == "VBG" or any(c.dep_ == "aux" for c in verb.children):
        return None
    return next((up for up in verb.head.ancestors if up.tag_ == "VBG"), None)


def misplaced_purpose(verb: Token, cues: Cues) -> bool:
    """An infinitive after a noun that the parser ties to a verb of saying ("spoke of troops sent
    to help A"): one does not speak in order to help."""
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    return (
        verb.dep_ == "advcl"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        and verb.head.lemma_ in cues.reporting_verb
        and before.pos_ == "NOUN"
    )
