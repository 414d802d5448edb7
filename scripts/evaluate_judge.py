"""Print what the learned judge adds to the rules, on articles with gold tables.

    python scripts/evaluate_judge.py [SHARED] [--update]

One row for each set and extractor: the practice texts of tests/, and of SHARED, the folder of what
is not part of the repository, the five articles and dev. Then precision and recall of each relation
over all sets. With ``--update`` they also go into docs/evaluation.md, between their markers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from judged_claims import practice_texts, texts_of

from actorgraph.claims import reading
from actorgraph.evaluate import NOT_ANNOTATED, Found, GoldRow, normal, read_gold, score
from actorgraph.extraction import EXTRACTORS
from actorgraph.model import Article
from actorgraph.ontology import relations
from actorgraph.parse import Parsed, parsed

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
START, END = "<!-- judge -->\n", "<!-- /judge -->"
SHARED = (("five articles", "articles", "seeds"), ("dev", "dev", "dev"))
RULES, BOTH = "rules", "rules+judge"


class Measured(NamedTuple):
    """A set of articles by name, with its gold rows and the claims found by each extractor."""

    name: str
    gold: list[GoldRow]
    found: dict[str, list[Found]]


def main(shared: Path | None, update: bool) -> None:
    """Print the tables, and put them into the page if asked to."""
    measured = list(_sets(shared))
    block = "".join(f"{line}\n" for line in [*_whole(measured), "", *_by_relation(measured)])
    sys.stdout.write(block)
    if update:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{START}{block}{END}{after}", encoding="utf-8")


def _sets(shared: Path | None) -> Iterator[Measured]:
    if shared:
        for name, folder, table in SHARED:
            gold = read_gold(shared / f"gold/{table}.tsv")
            yield _measured(name, texts_of(shared / folder), gold)
    for half, blind in (("seen", False), ("blind", True)):
        texts, gold = practice_texts(blind)
        names = {text.id for text in texts}
        yield _measured(f"practice texts, {half}", texts, [r for r in gold if r.doc in names])


def _measured(name: str, articles: Iterable[Article], gold: list[GoldRow]) -> Measured:
    found: dict[str, list[Found]] = {extractor: [] for extractor in EXTRACTORS}
    for article in parsed(articles):
        for extractor, claims in found.items():
            claims.extend(_claims(article, extractor))
    return Measured(name, gold, found)


def _claims(article: Parsed, extractor: str) -> Iterator[Found]:
    read = reading(article, extractor)
    actors = {actor.id: actor for actor in read.actors}
    for claim in read.claims:
        ends = actors[claim.subject], actors[claim.object]
        if claim.relation not in NOT_ANNOTATED and all(end.named for end in ends):
            labels = [normal(end.label) for end in ends]
            yield Found(article.article.id, labels[0], claim.relation, labels[1])


def _whole(measured: Sequence[Measured]) -> Iterator[str]:
    yield "| articles | extractor | precision | recall | F1 | quad F1 |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for each in measured:
        for extractor, found in each.found.items():
            exact, quad = (score(each.gold, found, level) for level in ("exact", "quad"))
            yield (
                f"| {each.name} | {extractor} | {exact.precision:.3f} of {exact.claims} | "
                f"{exact.recall:.3f} of {exact.must} | {exact.f1:.3f} | {quad.f1:.3f} |"
            )


def _by_relation(measured: Sequence[Measured]) -> Iterator[str]:
    yield "| relation | rows | precision, rules → both | recall, rules → both |"
    yield "| --- | --- | --- | --- |"
    for relation in relations():
        wanted = sum(relation in row.relations and row.must for e in measured for row in e.gold)
        if not wanted:
            continue
        precision, recall = zip(
            *(_shares(relation, measured, extractor) for extractor in (RULES, BOTH)), strict=True
        )
        yield f"| {relation} | {wanted} | {' → '.join(precision)} | {' → '.join(recall)} |"


def _shares(relation: str, measured: Sequence[Measured], extractor: str) -> tuple[str, str]:
    """Precision of the claims of a relation, and recall of its rows."""
    claims = wrong = rows = missed = 0
    for each in measured:
        found = [claim for claim in each.found[extractor] if claim.relation == relation]
        result = score(each.gold, each.found[extractor])
        claims += len(set(found))
        wrong += sum(claim.relation == relation for claim in result.wrong)
        rows += sum(relation in row.relations and row.must for row in each.gold)
        missed += sum(relation in row.relations for row in result.missed)
    precision = f"{1 - wrong / claims:.2f} of {claims}" if claims else "–"
    return precision, f"{1 - missed / rows:.2f}"


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(Path(given[0]) if given else None, "--update" in sys.argv)
