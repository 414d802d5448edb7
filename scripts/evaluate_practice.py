"""Print how well the practice set of tests/ is read, without a word of its blind half.

    python scripts/evaluate_practice.py [--update]

One row for each half of the annotated sentences (tests/golden/sentences.jsonl) and of the corpus
(tests/corpus), then the shares that are right of sentences without claims and of particulars.
With ``--update`` they also go into docs/evaluation.md, between the markers made for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import practice

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
START, END = "<!-- practice -->\n", "<!-- /practice -->"


def main(update: bool = False) -> None:
    """Print a Markdown table and two lines, and put them into the page if asked to."""
    block = "".join(f"{line}\n" for line in lines(practice.annotated(), practice.corpus()))
    sys.stdout.write(block)
    if update:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{START}{block}{END}{after}", encoding="utf-8")


def lines(annotated: practice.Annotated, corpus: practice.Corpus) -> Iterator[str]:
    """The table, then the shares."""
    yield "| practice set | precision | recall | F1 | quad F1 |"
    yield "| --- | --- | --- | --- | --- |"
    for name, measured in (("sentences", annotated), ("texts", corpus)):
        for half, blind in (("seen", False), ("blind", True)):
            rates = measured.rates(blind)
            yield (
                f"| {rates.units} {name}, {half} | {rates.precision:.2f} of {rates.found} | "
                f"{rates.recall:.2f} of {rates.wanted} | {rates.f1:.2f} | {quad(measured, blind)} |"
            )
    yield ""
    yield "Shares that are right:"
    yield ""
    for name, right in (
        ("sentences without claims", annotated.empty()),
        ("particulars (polarity, modality, speaker, item, place, date)", annotated.particulars()),
    ):
        yield f"- {name}: {sum(right) / len(right):.2f} of {len(right)}"


def quad(measured: practice.Annotated | practice.Corpus, blind: bool) -> str:
    """F1 with relations of one quad class taken for equal; only texts are compared so."""
    whole = isinstance(measured, practice.Corpus)
    return f"{measured.rates(blind, 'quad').f1:.2f}" if whole else ""


if __name__ == "__main__":
    main(update="--update" in sys.argv[1:])
