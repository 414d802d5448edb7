"""What kind of statement a trigger makes: polarity and modality.

The climb from the trigger to the root of its sentence passes the verbs and clauses that govern it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from actorgraph.extraction.denials import denies, of_nothing, undone
from actorgraph.extraction.parted import accompanies, inverted, is_purpose, parts
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import Cues
from actorgraph.syntax.headlines import is_headline
from actorgraph.syntax.reports import detached
from actorgraph.syntax.statements import charging
from actorgraph.syntax.verbs import asked
from actorgraph.syntax.voice import is_passive, phrases

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
        bound = bound and not parts(node, node == trigger, words)
        if bound:
            _governed(node, parent, dep, result, words)
        elif accompanies(node) and any(c.lower_ in words.future_auxiliary for c in parent.children):
            result.weaken(Modality.PLANNED)  # "will return, meeting B on the way"
        node = parent
    if trigger.sent[-1].text == "?":
        result.weaken(Modality.HYPOTHETICAL)
    return result


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
    if inverted(token, words):
        result.weaken(Modality.HYPOTHETICAL)
    root = (
        token.tag_ == "VB" and token.head == token and any(c.tag_ == "TO" for c in token.children)
    )
    if root or is_headline(token):
        result.weaken(Modality.PLANNED)  # a headline: "A to visit B"


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
    elif parent.lemma_ == "have" and parent.tag_ != "VBD" and dep == "xcomp" and is_purpose(node):
        result.weaken(Modality.REQUESTED)  # "A has to leave B"
    elif parent.lemma_ == "be" and dep == "xcomp" and is_purpose(node):
        result.weaken(Modality.PLANNED)  # "A is to visit B"
    elif lemma in words.expecting_verb and dep == "xcomp" and is_passive(parent):
        result.weaken(Modality.PLANNED)  # "A is expected to visit B"
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
    if denied or occurs or dep in TIGHT or (dep == "advcl" and is_purpose(node)):
        if dep == "conj" and any(c.dep_ in ("aux", "auxpass") for c in node.children):
            return
        _own(parent, result, words)


def _wanted(node: Token) -> bool:
    """Whether the clause has the form of a request: an infinitive or a bare form, without a modal
    ("told B that it *would* stay")."""
    modal = any(c.tag_ == "MD" for c in node.children)
    return node.pos_ in ("VERB", "AUX") and node.tag_ == "VB" and not modal
