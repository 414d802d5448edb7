"""Which outlet words were told to, or carried by: whoever prints them later has them from there."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.scene import Scene


def relay(trigger: Token, scene: Scene) -> str | None:
    """The outlet (actor id) that what the trigger states was told to, or that reported it: the
    first *media* in the sentence that stands with a word of saying over or beside the trigger
    ("officials told Reuters", "in an interview with CNN", "a Reuters report"). None for others."""
    for token in trigger.sent:
        mention = scene.at.get(token.i)
        if mention is None or mention.root != token.i or len(mention.actors) != 1:
            continue
        if scene.links.type_of(mention.actors[0]) == "media" and _carries(token, trigger, scene):
            return mention.actors[0]
    return None


def _carries(outlet: Token, trigger: Token, scene: Scene) -> bool:
    """Whether the outlet hangs on a word of saying, and that on a verb that the trigger depends
    on, or the reverse."""
    words = scene.words
    head = outlet.head.head if outlet.dep_ == "pobj" else outlet.head
    telling = words.reporting_verb | words.reporting_noun | words.carrying_verb
    if head == outlet or head.lemma_.lower() not in telling:
        return False
    verbs = [t for t in (head, *head.ancestors) if t.pos_ == "VERB" and t != trigger]
    return any(_under(trigger, verb) or _under(verb, trigger) for verb in verbs or [head])


def _under(token: Token, verb: Token) -> bool:
    """Whether the token stands below the verb, and not in a clause that is only joined to it."""
    below = token
    while below.head not in (below, verb):
        below = below.head
    return below.head == verb != below and below.dep_ != "conj"
