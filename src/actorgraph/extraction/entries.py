"""Entries of the lexicon that a token can be, by its part of speech and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.extraction.misses import Cause, Miss, OnMiss
from actorgraph.extraction.scene import Scene
from actorgraph.lexicon import Entry, trigger_index
from actorgraph.ontology import cues
from actorgraph.syntax.headlines import is_verb


def entries(token: Token, scene: Scene, missed: OnMiss) -> Iterator[Entry]:
    """The lexicon entries that the token can be, longest first; a longer one hides its head.

    ``missed`` is told of every entry that is hidden, or that a name holds.
    """
    inside = _inside_name(token, scene)
    for pos, shown in _looked_up(token):
        longest: tuple[str, ...] = ()
        for entry in trigger_index(pos).get(shown, ()):
            relation, trigger, words = entry
            if not _spelled(token, words, pos):
                continue
            if inside:
                missed(Miss(token, relation.id, trigger.rule, Cause.IN_NAME))
            elif len(words) < len(longest):
                winner = " ".join(longest if pos == "verb" else longest[::-1])
                missed(Miss(token, relation.id, trigger.rule, Cause.HIDDEN, winner=winner))
            else:
                longest = words
                yield entry


def _inside_name(token: Token, scene: Scene) -> bool:
    """Whether the word is part of a name ("Coalition" in "the Global Coalition")."""
    mention = scene.at.get(token.i)
    return mention is not None and mention.kind not in ("pronoun", "description")


def _looked_up(token: Token) -> Iterator[tuple[str, str]]:
    """As which parts of speech, and by which form, a token is sought in the lexicon."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        participle = token.dep_ in ("amod", "acomp") or token.tag_ in ("VBN", "VBG")
        kinds = ("verb", "adjective") if participle else ("verb",)
        if lemma in trigger_index("noun") and lemma not in trigger_index("verb"):
            kinds = ("noun",)  # the tagger's error
    elif token.pos_ in ("NOUN", "PROPN"):
        kinds = ("verb",) if is_verb(token) else ("noun",)
    elif token.pos_ == "ADJ":
        kinds = ("adjective",)
    else:
        return
    for pos in kinds:
        yield pos, token.lower_ if pos == "adjective" and token.pos_ != "ADJ" else lemma


def _spelled(token: Token, words: tuple[str, ...], pos: str) -> bool:
    """Whether the further words of the entry stand with the token."""
    if len(words) == 1:
        return True
    if pos == "verb":
        after = min((c.i for c in token.children if c.dep_ == "dobj"), default=len(token.doc))
        partners = {  # a preposition behind the object is another's: not "take over" in "took B …"
            c.lower_
            for c in token.children
            if c.dep_ in ("prt", "advmod", "acomp", "agent", "dative")
            or (c.dep_ == "prep" and (c.i < after or c.lower_ in cues().parted_particle))
        }
        partners |= {token.nbor().lower_} if token.i + 1 < len(token.doc) else set()
        partners -= {c.lower_ for c in token.children if _dates(c)}
        return all(word in partners for word in words[1:])
    before = token.i
    for word in words[1:]:
        before -= 1
        if before >= 0 and token.doc[before].text in "-–":
            before -= 1
        if before < 0 or word not in (token.doc[before].lower_, token.doc[before].lemma_.lower()):
            return False
    return True


def _dates(preposition: Token) -> bool:
    """Whether a preposition only says when: "flew to B *in* May" is not to fly in."""
    return preposition.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.children
    )
