"""Officers' ranks and other shortened titles, before a name and in the tokenizer."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from actorgraph.lexicon import offices
from actorgraph.ontology import cues


def add_to(nlp: Language) -> None:
    """Make the pipeline read "Navy *Capt.* A" as one sentence: the full stop stays with the
    shortened title, and no sentence begins behind it, nor in "Acting *U.S.* Secretary of State"."""
    for form in _shortened():
        nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    nlp.add_pipe("actorgraph_titles", first=True)


@Language.component("actorgraph_titles")
def _within_sentence(doc: Doc) -> Doc:
    for token in doc[: len(doc) - 1]:
        served = token.i and token.nbor(-1).lower_ in cues().term_word and token.text[-1] == "."
        served = served and token.nbor().lower_ in _first_words()
        if (token.text in _shortened() or served) and token.nbor().text[0].isupper():
            token.nbor().is_sent_start = False
    return doc


@cache
def _shortened() -> frozenset[str]:
    titles = cues().person_title | cues().rank_title
    return frozenset(title.capitalize() for title in titles if title.endswith("."))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word for title in offices() for word in title.replace("-", " ").split()[:1])


def after_rank(doc: Doc, i: int) -> int:
    """The index after an officer's service and rank ("spokesman *Air Force Maj. Gen.* A"), or the
    same index where there is no rank."""
    stop = i
    while stop < len(doc) and (doc[stop].lower_ in cues().service_word or is_rank(doc[stop].text)):
        stop += 1
    return stop if stop > i and is_rank(doc[stop - 1].text) else i


def tells_service(span: Span) -> bool:
    """Whether the words only tell the service of an officer ("*Air Force* Col. A")."""
    after = span.doc[span.end : span.end + 1].text
    return is_rank(after) and all(token.lower_ in cues().service_word for token in span)


def is_rank(text: str) -> bool:
    """Whether a word is an officer's rank ("Capt.", "General")."""
    return text.lower() in cues().rank_title
