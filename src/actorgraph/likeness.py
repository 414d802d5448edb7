"""How alike two names are, and in what: initials, spellings, order of words, acronyms.

Names are compared word by word, without particles (``al-``, ``bin``). The numbers are judgements,
not probabilities: they put the likelier pair first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from actorgraph.model import slug
from actorgraph.ontology import cues

_SAME_NAME = 0.95
_AGREES, _SPELT, _INITIAL = "agrees", "spelt in two ways", "initial"
_SCORES = {_AGREES: 1.0, _SPELT: 0.93, "nearly the same": 0.86, "shortened": 0.8, _INITIAL: 0.76}
"""What two words count that agree in one of these ways."""

_OTHER_ORDER = 0.85
_ACRONYM = 0.8
_SHARED_WORDS = 0.85
_MORE_NAMES = 0.95  # the factor where one has names between that the other has not
_OTHER_NAMES = 0.6  # and where the names between differ
_ONE_WORD = 0.5  # and where one is a single name, which many bear

_VOWELS = "aeiouy"
_SPELLING = 0.55  # least likeness (difflib) of two spellings with the same consonants
_NEARLY = 0.84  # and of two words that differ by a letter or two, both of so many letters:
_LETTERS = 5
ACRONYM_LETTERS = 3
"""The least an acronym has, and a short form of a given name."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, in (0, 1], and in what."""

    score: float
    reason: str


def persons_alike(left: str, right: str) -> Likeness | None:
    """How alike the names of two persons are; None where family or given names disagree."""
    a, b = words_of(left), words_of(right)
    if a == b:
        return Likeness(_SAME_NAME * (_ONE_WORD if len(a) == 1 else 1), "same name")
    family = _agreement(a[-1], b[-1])
    if 1 in (len(a), len(b)):
        if family not in (_AGREES, _SPELT):
            return None
        what = "name" if len(a) == len(b) else "only the family name"
        return Likeness(_SAME_NAME * _ONE_WORD * _SCORES[family], f"{what} {family}")
    given = _agreement(a[0], b[0])
    if family in (None, _INITIAL) or given is None:
        turned = sorted(a) == sorted(b)
        return Likeness(_OTHER_ORDER, "same words in another order") if turned else None
    factor, between = _between(a[1:-1], b[1:-1])
    score = _SAME_NAME * _SCORES[given] * _SCORES[str(family)] * factor
    return Likeness(score, _reason(given, str(family)) + between)


def bodies_alike(left: str, right: str, weight: Callable[[str], float]) -> Likeness | None:
    """How alike the names of two organisations are, None if not at all; ``weight`` says how much a
    word tells, more if it is rare."""
    a, b = body_words(left), body_words(right)
    if a == b:
        return Likeness(_SAME_NAME, "same name")
    for short, long in ((left, right), (right, left)):
        if acronym(short) and acronym(short) == initials(long):
            return Likeness(_ACRONYM, f"{short} may be short for {long}")
    shared = [
        word for word in a if any(_agreement(word, other) in (_AGREES, _SPELT) for other in b)
    ]
    if not shared:
        return None
    if len(a) == len(b) == len(shared):
        return Likeness(_OTHER_ORDER, "same words in another order or spelling")
    share = 2 * _sum(weight, shared) / (_sum(weight, a) + _sum(weight, b))
    return Likeness(_SHARED_WORDS * share, f"both have “{' '.join(shared)}” in their names")


@lru_cache(1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: lower case, no accents, no particles."""
    found = slug(name).split("-")
    return tuple(word for word in found if word not in cues().name_particle) or tuple(found)


@lru_cache(1 << 16)
def body_words(name: str) -> tuple[str, ...]:
    """The same of an organisation, whose words in lower case ("of the") tell nothing."""
    telling = [word for word in re.findall(r"\w+", name) if not word.islower()]
    return words_of(" ".join(telling) or name)


@lru_cache(1 << 16)
def consonants(word: str) -> str:
    """What transliterations of one word share: its consonants, and many spellings of k and w."""
    single = re.sub(r"(.)\1+", r"\1", word.replace("ph", "f").replace("x", "ks"))
    return re.sub(f"[{_VOWELS}]", "", re.sub("[qck]h?", "k", single.replace("w", "v")).rstrip("h"))


def initials(name: str) -> str:
    """The first letters of the words that tell something: hts of "Hayat Tahrir al-Sham"."""
    return "".join(word[0] for word in body_words(name))


def acronym(name: str) -> str:
    """The name in lower case where it is one word of capitals, else nothing."""
    return (
        name.lower() if name.isalpha() and name.isupper() and len(name) >= ACRONYM_LETTERS else ""
    )


@lru_cache(1 << 16)
def _agreement(left: str, right: str) -> str | None:
    """In which way two words agree, None if they do not."""
    if left == right:
        return _AGREES
    if 1 in (len(left), len(right)):
        return _INITIAL if left[0] == right[0] else None
    ratio = SequenceMatcher(None, min(left, right), max(left, right), autojunk=False).ratio()
    root = consonants(left)
    opening = (left[0] in _VOWELS) == (right[0] in _VOWELS)
    if len(root) > 1 and root == consonants(right) and opening and ratio >= _SPELLING:
        return _SPELT
    if min(len(left), len(right)) >= ACRONYM_LETTERS and (
        left.startswith(right) or right.startswith(left)
    ):
        return "shortened"
    near = min(len(left), len(right)) >= _LETTERS and ratio >= _NEARLY
    return "nearly the same" if near else None


def _between(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    """What the names between given and family name take away, and what to say of it."""
    if len(left) != len(right):
        return _MORE_NAMES, ", one has more names"
    differ = any(_agreement(a, b) is None for a, b in zip(left, right, strict=True))
    return (_OTHER_NAMES, ", those between differ") if differ else (1.0, "")


def _reason(given: str, family: str) -> str:
    first = "initial" if given == _INITIAL else "given name"
    if given in (_INITIAL, _AGREES) and family == _AGREES:
        return f"{first} and family name agree"
    return f"{first} {_AGREES if given == _INITIAL else given}, family name {family}"


def _sum(weight: Callable[[str], float], words: Iterable[str]) -> float:
    return sum(map(weight, words))
