"""Pronouns that stand for nobody with a name: for things, and for officials who are not named."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.antecedents import SUBJECTS
from actorgraph.lexicon import office_words, trigger_index
from actorgraph.memory import Memory


def of_an_official(memory: Memory, token: Token) -> bool:
    """Whether "he" is rather an official without a name, who is the subject above: "*B's envoy* was
    told to leave after he criticised C"."""
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ not in ("advcl", "ccomp"):
        return False
    for up in clause.ancestors:
        for c in up.children if up.pos_ in ("VERB", "AUX") else ():
            if c.dep_ in SUBJECTS and c.i < token.i:
                common = c.pos_ == "NOUN" and c.tag_ == "NN" and c.i not in memory.table
                beside = any(t.dep_ == "appos" for t in c.children)
                return common and not beside and c.lemma_.lower() in office_words()
    return False


def means_a_thing(memory: Memory, token: Token) -> bool:
    """Whether "it" is rather what the words before name: "fired a missile. It flew …".

    A verb of the lexicon or of saying, wanting and the like makes it an actor; else the nearest
    singular noun, of this sentence or the one before, comes first.
    """
    if token.dep_ not in (*SUBJECTS, "dobj", "pobj"):
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    judged = memory.words.denying_verb | memory.words.event_verb
    if token.dep_ == "dobj" and verb.lemma_ in judged:
        return True  # "A denied it"
    if _after_a_text(memory, token):
        return True
    deeds = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    if any(_agentive(memory, deed, token.dep_ in SUBJECTS) for deed in deeds):
        return False
    things = memory.things.get(memory.sentence, ())
    here = [t for t in things if t.doc is token.doc and t.i < token.i]
    before = memory.things.get(memory.sentence - 1, []) if not here else []
    return any(t.tag_ == "NN" for t in [*here, *before])


def _after_a_text(memory: Memory, token: Token) -> bool:
    """Whether the sentence before is about a text that is nobody's by its words: "The treaty bans
    mines. *It* …"."""
    if token.dep_ not in SUBJECTS or token.i != token.sent.start:
        return False
    at = memory.sentence - 1
    texts = [
        t
        for t in memory.things.get(at, ())
        if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT" and t.tag_ == "NN"
        if t.lemma_.lower() in memory.words.deal_noun | memory.words.written_noun
    ]
    named = {s.mention.text for s in memory.recent if s.sentence == at}
    return len(texts) == 1 and not any(
        part.text in name for part in texts[0].subtree for name in named if part.pos_ == "PROPN"
    )


def _agentive(memory: Memory, verb: Token, subject: bool) -> bool:
    words, lemma = memory.words, verb.lemma_.lower()
    if not subject:
        return lemma in trigger_index("verb") and lemma not in words.reporting_verb
    acting = words.reporting_verb | words.planning_verb | words.requesting_verb | words.denying_verb
    return lemma in acting or lemma in trigger_index("verb") or lemma in words.bearing_verb
