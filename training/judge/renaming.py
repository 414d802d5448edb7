"""Other names for the actors of a sentence, so that names give nothing away.

A state's name, adjective or capital is changed for that of another state, everybody else's for one
of the same type; a name that comes twice, and the names of one state, change alike. Pronouns
and descriptions stay as they are.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from actorgraph.actors import load_seeds
from actorgraph.datafiles import data_path
from actorgraph.judge.encoding import Mark
from judge.sentences import Sentence

FORMS = ("label", "demonyms", "metonyms")


class Names:
    """The names of seeds and of the sentences' own actors, by type."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.states, self.form_of = _states()
        pools: dict[str, set[str]] = defaultdict(set)
        for sentence in sentences:
            for number, (_, _, kind) in enumerate(sentence.actors):
                if kind != "state" and is_name(sentence.words(number)):
                    pools[kind].add(sentence.words(number))
        for actor in load_seeds().actors.values():
            if actor.type not in ("state", "group"):
                pools[actor.type].add(actor.label)
        self.pools: Mapping[str, list[str]] = {kind: sorted(names) for kind, names in pools.items()}

    def renamed(self, sentence: Sentence, dice: random.Random) -> tuple[str, list[Mark]]:
        """The sentence with other names, and where they stand."""
        new: dict[tuple[str, str], str | dict[str, str]] = {}
        who = sentence.clusters()
        text, marks, at = "", list[Mark](), 0
        for number, (start, end, kind) in enumerate(sentence.actors):
            words = sentence.words(number)
            text += sentence.text[at:start]
            name = self._other(words, kind, who[number], new, dice)
            marks.append((len(text), len(text) + len(name), kind))
            text += name
            at = end
        return text + sentence.text[at:], marks

    def _other(self, words: str, kind: str, actor: int, new: dict, dice: random.Random) -> str:  # type: ignore[type-arg]
        if not is_name(words):
            return words
        if form := self.form_of.get(words):
            state = new.setdefault(("state", str(actor)), dice.choice(self.states))
            return state[form]
        if kind == "state" or kind not in self.pools:
            return words
        return new.setdefault((kind, words), dice.choice(self.pools[kind]))


def is_name(words: str) -> bool:
    """Whether a mention is a name, not a pronoun or description."""
    return any(word[0].isupper() for word in words.split()[-1:]) and words.lower() not in _PRONOUNS


_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "our", "us", "them", "him")
)


@cache
def _states() -> tuple[list[dict[str, str]], dict[str, str]]:
    """Of every state a word for each form, and which form a word is."""
    listed: list[dict[str, str]] = []
    form_of: dict[str, str] = {}
    with data_path("seeds", "actors", "states.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = {form: [w for w in row[form].split("|") if w] for form in FORMS}
            for form, found in words.items():
                form_of |= dict.fromkeys(found, form)
            if all(words.values()):
                listed.append({form: found[0] for form, found in words.items()})
    return listed, form_of
