"""The checklist: how many claims of each relation the sentences hold, by construction and style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from actorgraph.judge.labels import LABELS
from actorgraph.ontology import relations
from judge.sentences import Sentence

UNTAGGED = "unmarked"
"""The construction of sentences that were taken over without a tag."""


def lines(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Counts in words, then two Markdown tables."""
    items = [item for each in sentences for item in each.items()]
    none = sum(not item.relations for item in items)
    words = [len(each.text.split()) for each in sentences]
    long = sum(count >= 25 for count in words)
    actors = sum(len(each.actors) for each in sentences) / len(words)
    yield (
        f"{len(sentences):,} sentences, {len(items):,} ordered pairs: {len(items) - none:,} with a "
        f"relation, {none:,} with none ({none / len(items):.0%}); {long / len(words):.0%} of the "
        f"sentences have 25 words or more, {actors:.1f} actors on average."
    )
    wording = Counter(each.wording for each in sentences)
    yield f"Wordings: {', '.join(f'{n:,} {name}' for name, n in sorted(wording.items()))}."
    tagged = [each for each in sentences if each.construction != UNTAGGED]
    filled = {(claim[1], each.construction, each.style) for each in tagged for claim in each.claims}
    tags = [{getattr(each, tag) for each in tagged} for tag in ("construction", "style")]
    cells = f"{len(filled):,} of {len(relations()) * len(tags[0]) * len(tags[1]):,}"
    yield f"Combinations of relation, construction and style: {cells}."
    yield ""
    yield from _table(tagged, "construction", lambda each: each.construction)
    yield ""
    yield from _table(sentences, "style", lambda each: each.style)
    stances = Counter(
        (polarity, modality) for each in sentences for *_, polarity, modality in each.claims
    )
    yield ""
    yield "| | " + " | ".join(dict.fromkeys(str(m) for _, m in sorted(stances, key=str))) + " |"
    yield "| --- |" + " --- |" * len({m for _, m in stances})
    for polar in sorted({p for p, _ in stances}, key=str):
        cells = (stances[polar, m] for m in dict.fromkeys(m for _, m in sorted(stances, key=str)))
        yield f"| {polar} | " + " | ".join(map(str, cells)) + " |"


def _table(
    sentences: Sequence[Sentence], what: str, tag: Callable[[Sentence], str]
) -> Iterator[str]:
    found = Counter((claim[1], tag(each)) for each in sentences for claim in each.claims)
    tags = sorted({name for _, name in found})
    yield f"| {what} | " + " | ".join(tags) + " |"
    yield "| --- |" + " --- |" * len(tags)
    for name in LABELS[1:]:
        yield f"| {name} | " + " | ".join(str(found[name, each] or "–") for each in tags) + " |"
