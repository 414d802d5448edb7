"""Readings that were looked at and dropped, each with its cause: what ``--explain`` tells.

Whoever drops a reading calls an `OnMiss` with it; normal runs pass none, and nobody listens.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Token

from actorgraph.extraction.frames import Frame
from actorgraph.ontology import Trigger


class Cause(StrEnum):
    """Why a reading was dropped, in the order in which a reading is tried."""

    IN_NAME = "the word is part of a name"
    HIDDEN = "a longer entry of the lexicon hides it"
    NEEDS = "ag:needs is not met"
    EXCLUDES = "ag:excludes forbids it"
    NO_SUBJECT = "no subject"
    NO_OBJECT = "no object"
    STRANGER = "whom it is done with stands there, but is no known actor"
    AIMED = "the verb has an object of its own, so they do not do it to each other"
    MANY = "so long a list does nothing with each other"
    TAKEN_BACK = "the sentence tells what an earlier version of the article said"
    ONESELF = "subject and object are the same actor"
    CITY = "a city stands for its state only where it is struck, coerced or threatened with forces"
    PLAINER = "another rule reads the word so, and no less plainly"
    OWN_SIDE = "a person and the body that he or she speaks for"
    PART = "who heads a committee of a state does not head the state"
    UNTOLD = "what a speaker denies, plans or only asks about is no charge"
    RELAYED = "an outlet tells what others say, and says nothing itself"
    WEAKER = "the same claim is read more plainly elsewhere in the sentence"
    SAME_WORDS = "the same words are read as another relation"


class Miss(NamedTuple):
    """A reading that was dropped: the trigger's last word, and why.

    ``slots`` are those tried in order, or that of the guard; ``words`` the guard's that were found
    (``EXCLUDES``) or wanted (``NEEDS``). ``winner`` is the rule, or the longer entry, that was
    preferred. ``frame`` is there once the reading had both its actors, and ``better`` the frame
    that was preferred to it; ``trigger`` where the reading failed in its slots or guards.
    """

    word: Token
    relation: str
    rule: str
    cause: Cause
    trigger: Trigger | None = None
    slots: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    winner: str = ""
    frame: Frame | None = None
    better: Frame | None = None


OnMiss = Callable[[Miss], None]


def unheard(miss: Miss) -> None:
    """Where nobody asks why."""
