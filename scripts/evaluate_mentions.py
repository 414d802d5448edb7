"""Print how often words that stand for an actor end on the right one, and what linking costs.

    python scripts/evaluate_mentions.py [--update]

Two tables: the mentions that people marked in thirteen articles (which are not part of this project
and lie in the folder ``ACTORGRAPH_SHARED``, or ``shared`` beside the checkout), and the short texts
of tests/mentions by guard, without a word of their blind half. Then the share of the text side's
time that linking and coreference take, on those articles, and the seconds that seeds and matcher
take to load. With ``--update`` the tables go into docs/evaluation.md, between the markers made for
them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import mention_scores as scores
from actorgraph.clean import settled
from actorgraph.coref import resolved
from actorgraph.extraction import EXTRACTORS
from actorgraph.link import linked
from actorgraph.parse import parsed_article

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
START, END = "<!-- mentions -->\n", "<!-- /mentions -->"
ROUNDS = 5
LOADING = """
import time, spacy
begin = time.perf_counter()
from actorgraph import gazetteer, people
next(gazetteer.alias_spans("Iran"), None), people.bearers(["Bush"], "president", None)
print(time.perf_counter() - begin)
"""


def main(update: bool = False) -> None:
    """Print the tables, and put them into the page if asked to."""
    lines = [*marked(), "", *tried()]
    block = "".join(f"{line}\n" for line in lines)
    sys.stdout.write(block)
    if update:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(f"{before}{START}{block}{END}{rest.partition(END)[2]}", encoding="utf-8")
    for line in costs():
        sys.stdout.write(f"{line}\n")


def marked() -> Iterator[str]:
    """The table of the marked articles; those left out are in passages that cleaning drops."""
    yield "| articles | mentions | right of all | right of those found | left out |"
    yield "| --- | --- | --- | --- | --- |"
    for name in ("five", "eight"):
        for group in (scores.NAMES, scores.OTHERS):
            verdicts = [
                verdict
                for doc, given in scores.marked().items()
                if doc.startswith("d") == (name == "eight")
                for verdict in given
                if verdict.group == group
            ]
            found = scores.shares(v for v in verdicts if v.kept)
            yield (
                f"| {name} | {group} | {found.of_all:.3f} of {found.all} | "
                f"{found.of_found:.3f} of {found.found} | {sum(not v.kept for v in verdicts)} |"
            )


def tried() -> Iterator[str]:
    """The table of the short texts: right of all, by guard and half."""
    yield "| short texts | guard | seen | blind |"
    yield "| --- | --- | --- | --- |"
    for name in scores.TEXTS:
        given = scores.tried(name)
        for guard in [*sorted({v.group for v in given}), ""]:
            mine = [v for v in given if guard in ("", v.group)]
            seen, blind = (scores.shares(v for v in mine if v.blind == half) for half in (0, 1))
            yield (
                f"| {name} | {guard or '**all**'} | {seen.of_all:.2f} of {seen.all} | "
                f"{blind.of_all:.2f} of {blind.all} |"
            )


def costs() -> Iterator[str]:
    """Seconds of each stage of the text side, the best of `ROUNDS`, as shares; seconds to load."""
    articles = [settled(scores.shared_article(doc)) for doc in sorted(scores.marked())]
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        spent = dict.fromkeys(("parsing", "linking", "coreference", "extraction"), 0.0)
        for article in articles:
            marks = [time.perf_counter()]
            parsed = parsed_article(article)
            marks.append(time.perf_counter())
            links = linked(parsed)
            marks.append(time.perf_counter())
            whole = resolved(parsed, links)
            marks.append(time.perf_counter())
            list(EXTRACTORS["rules"](parsed, whole))
            marks.append(time.perf_counter())
            for stage, (start, end) in zip(spent, pairwise(marks), strict=True):
                spent[stage] += end - start
        best = {stage: min(time_, best.get(stage, time_)) for stage, time_ in spent.items()}
    total = sum(best.values())
    for stage, seconds in best.items():
        yield f"{stage}: {seconds:.2f} s, {100 * seconds / total:.1f} %"
    runs = [
        float(
            subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=True).stdout
        )
        for _ in range(ROUNDS)
    ]
    yield f"loading seeds and matcher: {sorted(runs)[ROUNDS // 2]:.2f} s (median of {ROUNDS})"


if __name__ == "__main__":
    main(update="--update" in sys.argv[1:])
