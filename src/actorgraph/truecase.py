"""Headlines in capitals, written as they would be in a sentence: "RUSSIA SLAMS NATO OVER DRILLS".

The parser knows no words in capitals. Names of the seeds get the case that they have there, words
of the article that of its other lines, and all else small letters. Every character keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from spacy.lang.en.stop_words import STOP_WORDS

from actorgraph.actors import Alias, load_seeds
from actorgraph.gazetteer import alias_index, alias_spans, folded, normal

SHARE = 0.8  # of the letters that are capitals
FEWEST = 3  # words

_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’ ]*[A-Z.])(?P<gap> ?)(?P<mark>(?<= )[-–—]|:)(?= )")
_TITLED = re.compile(r"(?P<name>[A-Z][\w.'’ ]*\w)(?P<gap> )(?P<mark>[-–—])(?= [A-Z].*[.!?:])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_shouted(text: str) -> bool:
    """Whether a line is written in capitals."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    letters = "".join(words)
    return len(words) >= FEWEST and sum(map(str.isupper, letters)) >= SHARE * len(letters)


def usual_case(lines: Iterable[str]) -> dict[str, str]:
    """How the article writes the words that it capitalises inside its sentences, by small form."""
    found: dict[str, str] = {}
    for line in lines:
        if not is_shouted(line):
            for word in _WORD.finditer(line):
                inside = word.start() > 1 and line[word.start() - 2] not in ".!?:\"“'"
                if inside and word.group()[0].isupper():
                    found.setdefault(folded(word.group()), word.group())
    return found


def truecased(text: str, usual: Mapping[str, str], day: str | None) -> str:
    """The line in the usual case, as long as before; ``day`` (ISO) tells which persons it may name.

    A family name that is not known from the rest of the article counts if its bearer held an office
    on that day; the pronoun "us" is told from the country by an actor named before it.
    """
    small = folded(text)
    chars = [low if low.isalpha() else char for low, char in zip(small, text, strict=True)]
    for word in _WORD.finditer(small):
        if known := usual.get(word.group()):
            at = slice(*word.span())
            chars[at] = map(_cased, known, chars[at])
    first = next((i for i, char in enumerate(chars) if char.isalpha()), None)
    if first is not None:
        chars[first] = _cased("A", chars[first])
    end, named = 0, False
    for start, stop, aliases in alias_spans(text):
        if start < end:
            continue
        for alias in aliases:
            if len(alias.text) == stop - start and _names(alias, day, named or start == first):
                chars[start:stop] = map(_cased, alias.text, chars[start:stop])
                end, named = stop, True
                break
    return "".join(chars)


def relabelled(text: str, day: str | None) -> str:
    """A paragraph of a list of statements with the name before it in its usual case and a colon
    after it, as long as before: "CHINA - The minister …" becomes "China : The minister …", and so
    does "China - The minister …", but not a dateline ("Moscow - The minister …"). A blank on both
    sides makes any other hyphen of any paragraph a dash, which the parser would take for part of a
    word."""
    match = _LABEL.match(text) or _TITLED.match(text)
    known = alias_index().get(normal(match["name"]), ()) if match else ()
    named = match and (match.re is _LABEL or any(_speaks(alias) for alias in known))
    if match is None or not known or not named:
        return text.replace(" - ", " – ")
    name = truecased(match["name"], {}, day) if match.re is _LABEL else match["name"]
    return name + match["gap"] + ":" + text[match.end("mark") :].replace(" - ", " – ")


def _speaks(alias: Alias) -> bool:
    """Whether the name is one that a list of statements may have: of no city, of no news agency."""
    own = alias.kind in ("name", "acronym")
    return own and load_seeds().actors[alias.actor].type != "media"


def _cased(model: str, char: str) -> str:
    return char.upper() if model.isupper() and len(char.upper()) == 1 else char


def _names(alias: Alias, day: str | None, likely: bool) -> bool:
    """Whether the alias is meant, and not the word that it looks like in capitals."""
    if alias.text.lower() in STOP_WORDS:
        return alias.actor == "united-states" and likely
    if alias.kind != "surname":
        return True
    terms = load_seeds().terms_of.get(alias.actor, ())
    return day is not None and any(t.start and t.held_on(date.fromisoformat(day)) for t in terms)
