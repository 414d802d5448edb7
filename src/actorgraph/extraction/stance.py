"""What kind of statement a trigger makes: polarity and modality.

The climb from the trigger to the root of its sentence passes the verbs and clauses that govern it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from actorgraph.extraction.denials import denies, of_nothing, undone
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import Cues
from actorgraph.syntax.headlines import is_headline
from actorgraph.syntax.reports import detached
from actorgraph.syntax.statements import charging, has_maker
from actorgraph.syntax.verbs import asked
from actorgraph.syntax.voice import is_finite, is_passive, phrases

REALITY = tuple(Modality)
TIGHT = ("dobj", "nsubjpass", "attr", "xcomp", "conj", "acomp", "prep", "oprd", "pcomp")
"""Arcs over which a governor's negation and modals reach down."""


@dataclass(slots=True)
class Stance:
    """Polarity, and modality (the weakest met wins)."""

    negations: int = 0
    modality: Modality = Modality.ASSERTED

    @property
    def polarity(self) -> Polarity:
        """Negated if an odd number of negations stands over the trigger."""
        return Polarity.NEGATED if self.negations % 2 else Polarity.AFFIRMED

    def weaken(self, modality: Modality) -> None:
        """Make the statement at most as real as ``modality``."""
        self.modality = max(self.modality, modality, key=REALITY.index)


def stance(trigger: Token, words: Cues) -> Stance:
    """The stance of the statement that the trigger makes."""
    result = Stance()
    bound = True  # whether what stands above still bears on the trigger's own reality
    node = trigger
    _own(node, result, words)
    result.negations += of_nothing(node, words)
    if charging(trigger, words) and trigger.head.lower_ != "for":  # "condemned B for an attack"
        result.weaken(Modality.POSSIBLE)
    node = detached(trigger, words) or trigger
    while node.head != node:
        parent, dep = node.head, node.dep_
        bound = bound and not _parts(node, node == trigger, words)
        if bound:
            _governed(node, parent, dep, result, words)
        elif _accompanies(node) and any(
            c.lower_ in words.future_auxiliary for c in parent.children
        ):
            result.weaken(Modality.PLANNED)  # "will return, meeting B on the way"
        node = parent
    if trigger.sent[-1].text == "?":
        result.weaken(Modality.HYPOTHETICAL)
    return result


def _parts(node: Token, is_trigger: bool, words: Cues) -> bool:
    """Whether the arc above the node parts the statement from what governs it."""
    parent, dep = node.head, node.dep_
    if dep in ("relcl", "parataxis", "appos"):
        return True
    if is_trigger and _was_said(node, parent, dep, words):
        return True
    if dep == "ccomp" and any(t.text == ";" for t in node.doc[node.i : parent.i]):
        return True  # "A met B; C urged restraint"
    if dep == "acl":  # but not "a report that B has fled"
        told = any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
        return node.tag_ in ("VBN", "VBG") and not told
    if dep == "advcl":  # a purpose ("sent troops to fight") shares the fate of its verb
        return not (_purpose(node) or _conditional(node, words))
    if dep == "nsubj":
        return parent.pos_ in ("VERB", "AUX") and not is_trigger
    if dep == "conj":
        rejoined = parent.dep_ == "xcomp" and is_finite(node) and not is_finite(parent)
        return rejoined or any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
    if dep == "prep" and parent.pos_ == "NOUN":  # "support for its war": the war is no plan
        telling = words.requesting_noun | words.planning_noun
        telling |= words.failing_noun | words.denying_noun | words.responsibility_noun
        lemma = parent.lemma_.lower()
        return lemma not in telling | words.possibility_word | words.collection_noun
    return False


def _purpose(node: Token) -> bool:
    """Whether the clause has "to" before its verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)


def _accompanies(node: Token) -> bool:
    """Whether a participle tells what goes with the deed of the verb above it."""
    return (
        node.dep_ == "advcl"
        and node.tag_ == "VBG"
        and not any(c.dep_ in ("nsubj", "mark", "prep") and c.i < node.i for c in node.children)
    )


def _was_said(noun: Token, parent: Token, dep: str, words: Cues) -> bool:
    """Whether the noun is what another has said, and the verb above only tells how it was answered
    or what came of it: "rejected a call by B", "despite calls by B"."""
    fronted = dep == "pobj" and parent.i < parent.head.i  # "under sanctions by A, B cannot …"
    if fronted and parent.lower_ in words.presupposing_preposition:
        return True
    if noun.lemma_.lower() not in words.statement_noun:
        return False
    if dep == "pobj" and parent.lower_ in words.prompting_preposition:
        return True
    answers = {parent.lemma_} if dep in ("dobj", "nsubjpass") else set()
    if dep == "pobj":
        answers = {f"{parent.head.lemma_} {parent.lower_}"}
    return bool(answers & words.responding_verb) and has_maker(noun, words)


def _own(token: Token, result: Stance, words: Cues) -> None:
    """Negation and modals that stand with the trigger or the verb itself."""
    for c in token.children:
        lower = c.lower_
        if denies(c, words):
            result.negations += 1
        elif c.dep_ == "aux" and c.tag_ == "MD":
            _modal(lower, token, result, words)
        elif c.dep_ == "mark" and lower in words.conditional_mark:
            result.weaken(Modality.HYPOTHETICAL)
        elif c.dep_ in ("advmod", "amod") and lower in words.possibility_word:
            result.weaken(Modality.POSSIBLE)
        elif c.dep_ == "amod" and lower in words.planning_adjective:
            result.weaken(Modality.PLANNED)
    if _inverted(token, words):
        result.weaken(Modality.HYPOTHETICAL)
    root = (
        token.tag_ == "VB" and token.head == token and any(c.tag_ == "TO" for c in token.children)
    )
    if root or is_headline(token):
        result.weaken(Modality.PLANNED)  # a headline: "A to visit B"


def _inverted(verb: Token, words: Cues) -> bool:
    """A condition without "if": "Had A attacked B, …"."""
    if verb.dep_ != "advcl":
        return False
    subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    first = [c.i for c in verb.children if c.dep_ == "aux" and c.lower_ in words.inverted_auxiliary]
    return bool(subjects and first) and min(first) < min(subjects)


def _modal(lower: str, token: Token, result: Stance, words: Cues) -> None:
    if lower in words.possible_modal:
        result.weaken(Modality.POSSIBLE)
    elif lower in words.obligation_word:
        result.weaken(Modality.REQUESTED)
    elif lower in words.conditional_modal:
        reported = token.dep_ in ("ccomp", "xcomp")
        result.weaken(Modality.PLANNED if reported else Modality.HYPOTHETICAL)
    elif lower in words.future_auxiliary:
        result.weaken(Modality.PLANNED)


def _conditional(clause: Token, words: Cues) -> bool:
    marks = words.hypothetical_marker
    return _inverted(clause, words) or any(
        c.dep_ == "mark" and c.lower_ in marks for c in clause.children
    )


def _governed(node: Token, parent: Token, dep: str, result: Stance, words: Cues) -> None:
    """What a governing word does to the statement under it."""
    lemma = parent.lemma_.lower()
    if dep in ("pobj", "pcomp"):
        near = {parent.lower_, parent.head.lower_, *(c.lower_ for c in parent.children)}
        if near & words.excluding_word:
            result.negations += 1
        if parent.lower_ == "against" and parent.head.lemma_ in words.dissuading_verb:
            result.negations += 1  # "warned B against striking C"
            own = parent.head.lemma_ in words.planning_verb  # "decided against arming B"
            result.weaken(Modality.PLANNED if own else Modality.REQUESTED)
    elif parent.pos_ == "NOUN":
        if lemma in words.evidence_noun and dep in ("acl", "relcl", "ccomp", "prep"):
            result.negations += any(denies(c, words) for c in parent.children)
        if lemma in words.failing_noun | words.denying_noun:
            result.negations += 1
        elif lemma in words.requesting_noun:
            result.weaken(Modality.REQUESTED)
        elif lemma in words.planning_noun:
            result.weaken(Modality.PLANNED)
        elif lemma in words.possibility_word:
            result.weaken(Modality.POSSIBLE)
    elif parent.pos_ == "ADJ":
        if lemma in words.failing_adjective:
            result.negations += 1
        elif lemma in words.planning_adjective:
            result.weaken(Modality.PLANNED)
    elif parent.pos_ in ("VERB", "AUX"):
        _governing_verb(node, parent, dep, result, words)


def _governing_verb(node: Token, parent: Token, dep: str, result: Stance, words: Cues) -> None:
    """What a governing verb does: denies, fails, plans, asks, or passes its own stance on."""
    lemma = parent.lemma_.lower()
    _own_of_parent(node, parent, dep, result, words)
    if lemma in words.fearing_verb and dep in ("ccomp", "dobj"):
        result.weaken(Modality.POSSIBLE)
    if any(undone(each, node, parent, dep, words) for each in phrases(parent)):
        result.negations += 1
    elif is_passive(parent) and lemma in words.doubting_verb and dep in ("xcomp", "prep", "oprd"):
        result.weaken(Modality.POSSIBLE)  # "is suspected of arming B"
    elif lemma in words.ringing_verb and dep == "xcomp" and node.lemma_ in words.courtesy_verb:
        pass  # "called B to thank it"
    elif asked(node, words):
        result.weaken(Modality.REQUESTED)
    elif parent.lemma_ == "have" and parent.tag_ != "VBD" and dep == "xcomp" and _purpose(node):
        result.weaken(Modality.REQUESTED)  # "A has to leave B"
    elif parent.lemma_ == "be" and dep == "xcomp" and _purpose(node):
        result.weaken(Modality.PLANNED)  # "A is to visit B"
    elif lemma in words.requesting_verb and dep in ("ccomp", "xcomp", "dobj", "prep"):
        if dep == "xcomp" and not any(c.dep_ in ("dobj", "nsubjpass") for c in parent.children):
            result.weaken(Modality.PLANNED)  # "wants to help", not "wants B to help"
        elif (dep in ("ccomp", "xcomp") and lemma not in words.reporting_verb) or _wanted(node):
            result.weaken(Modality.REQUESTED)
    elif lemma in words.planned_support_verb and dep == "dobj":
        result.weaken(Modality.PLANNED)
    elif lemma in words.planning_verb and dep in ("xcomp", "ccomp", "advcl"):
        if dep == "xcomp" or (
            _wanted(node) and (dep == "advcl" or lemma not in words.reporting_verb)
        ):
            result.weaken(Modality.PLANNED)


def _own_of_parent(node: Token, parent: Token, dep: str, result: Stance, words: Cues) -> None:
    """Negation and modals of the governing verb that reach down to the statement."""
    denied = dep == "ccomp" and parent.lemma_ in words.denying_verb and node.i > parent.i
    occurs = dep == "nsubj" and parent.lemma_ in words.coming_about_verb
    proofs = (c for c in parent.children if c.dep_ in ("nsubj", "nsubjpass"))
    if dep in ("ccomp", "acl"):  # "no evidence was found that …"
        proven = (c for c in proofs if c.lemma_.lower() in words.evidence_noun)
        result.negations += any(denies(c, words) for p in proven for c in p.children)
    if dep == "ccomp" and parent.lemma_ in words.opinion_verb:  # "nobody believes that …"
        result.negations += any(denies(c, words) for c in parent.children)
    if dep in ("ccomp", "csubj", "acl"):  # "it is a myth that …"
        named = (c.lemma_.lower() for c in parent.children if c.dep_ == "attr")
        result.negations += any(lemma in words.denying_noun for lemma in named)
    if denied or occurs or dep in TIGHT or (dep == "advcl" and _purpose(node)):
        if dep == "conj" and any(c.dep_ in ("aux", "auxpass") for c in node.children):
            return
        _own(parent, result, words)


def _wanted(node: Token) -> bool:
    """Whether the clause has the form of a request: an infinitive or a bare form, without a modal
    ("told B that it *would* stay")."""
    modal = any(c.tag_ == "MD" for c in node.children)
    return node.pos_ in ("VERB", "AUX") and node.tag_ == "VB" and not modal
