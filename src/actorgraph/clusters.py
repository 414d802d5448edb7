"""Coreference by another model, where a user has its weights: what it clusters is tied to actors.

An entry of `CLUSTERERS` is a function from an article's paragraphs to clusters of spans; a model of
one's own is one more. The rules of `coref` then resolve what the model leaves open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

import spacy
from spacy.tokens import Doc

from actorgraph.errors import BadData
from actorgraph.mentions import Mention
from actorgraph.parse import pipeline

Place = tuple[int, int, int]
"""Paragraph, first token, end token (exclusive)."""

Clusterer = Callable[[Sequence[Doc]], Iterable[Sequence[Place]]]

BREAK = "\n\n"


def no_clusters(docs: Sequence[Doc]) -> Iterable[Sequence[Place]]:
    """Nothing: the rules alone."""
    return ()


def fastcoref_clusters(docs: Sequence[Doc]) -> Iterable[Sequence[Place]]:
    """The clusters of fastcoref's F-coref [1]_. Raises BadData where it or its weights are missing.

    .. [1] https://github.com/shon-otmazgin/fastcoref
    """
    (found,) = _fastcoref().predict(texts=[BREAK.join(doc.text for doc in docs)])
    starts = _starts(docs)
    for cluster in found.get_clusters(as_strings=False):
        spans = [span for span in cluster if span]  # None where it cannot be found in the text
        yield [place for start, end in spans for place in _placed(docs, starts, start, end)]


def coreferee_clusters(docs: Sequence[Doc]) -> Iterable[Sequence[Place]]:
    """The chains of coreferee [1]_, which reads the parse, but for those with "A and B" among their
    mentions. Raises BadData where it or its weights are missing.

    .. [1] https://github.com/richardpaulhudson/coreferee
    """
    whole = Doc.from_docs(
        list(docs),
        ensure_whitespace=False,
        exclude=("user_data",),  # type: ignore[call-arg]  # spaCy's stub lacks it
    )
    if whole is None:
        return
    numbers = [(n, i) for n, doc in enumerate(docs) for i in range(len(doc))]
    for chain in _coreferee()(whole)._.coref_chains or ():
        mentions = [mention.token_indexes for mention in chain.mentions]
        if all(len(tokens) == 1 for tokens in mentions):
            places = [numbers[i] for (i,) in mentions]
            yield [(number, i, i + 1) for number, i in places]


CLUSTERERS: Mapping[str, Clusterer] = {
    "rules": no_clusters,
    "fastcoref": fastcoref_clusters,
    "coreferee": coreferee_clusters,
}
"""Coreference models by name."""


def tie_clusters(
    docs: Sequence[Doc],
    tables: Sequence[dict[int, Mention]],
    clusters: Iterable[Sequence[Place]],
    rule: str,
) -> None:
    """Tie the spans of a cluster that name nobody to the actor that its names stand for most."""
    for cluster in clusters:
        named = Counter[tuple[str, ...]]()
        for number, start, end in cluster:
            mention = tables[number].get(docs[number][start:end].root.i)
            if mention and mention.actors and mention.kind != "place":
                named[mention.actors] += 1
        if not named:
            continue
        actors = min(named, key=lambda found: (-named[found], found))
        for number, start, end in cluster:
            root = docs[number][start:end].root
            if root.i not in tables[number] and root.pos_ in ("PRON", "NOUN", "DET"):
                kind = "description" if root.pos_ == "NOUN" else "pronoun"
                made = Mention(root.i, root.i + 1, root.i, kind, root.text, actors, rule)
                tables[number][root.i] = made


def _starts(docs: Sequence[Doc]) -> list[int]:
    starts, at = [], 0
    for doc in docs:
        starts.append(at)
        at += len(doc.text) + len(BREAK)
    return starts


def _placed(docs: Sequence[Doc], starts: Sequence[int], start: int, end: int) -> Iterable[Place]:
    """The tokens between two offsets of the joined text; nothing across paragraphs."""
    number = max(n for n, at in enumerate(starts) if at <= start)
    span = docs[number].char_span(start - starts[number], end - starts[number])
    if span is not None:
        yield number, span.start, span.end


@cache
def _fastcoref() -> Any:
    words = spacy.blank("en")  # without it, fastcoref asks for a pipeline of its own
    hint = "pip install fastcoref; it loads its weights by itself"
    return _loaded("fastcoref", hint, lambda module: module.FCoref(device="cpu", nlp=words))


@cache
def _coreferee() -> Any:
    hint = "pip install coreferee; python -m coreferee install en"
    return _loaded("coreferee", hint, lambda _: pipeline().create_pipe("coreferee"))


def _loaded(name: str, hint: str, make: Callable[[Any], Any]) -> Any:
    try:
        return make(import_module(name))
    except Exception as error:  # whatever a model fails with, the user's set-up is the reason
        reason = " ".join(str(error).split())
        raise BadData(f"coreference model {name!r} cannot be loaded: {reason} ({hint})") from error
