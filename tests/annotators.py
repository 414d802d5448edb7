"""The practice corpus as two annotators marked it: what both say is gold, and how far they agree.

``python tests/annotators.py`` writes ``corpus/gold.tsv`` anew and prints the agreement.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actorgraph.evaluate import normal
from actorgraph.ontology import relations

CORPUS = Path(__file__).parent / "corpus"
TABLES = ("annotator-a.tsv", "annotator-b.tsv")
GOLD = "gold.tsv"
HEADER = "# doc\tneed\tsubject\trelation\tobject\tnote\n"


@dataclass(frozen=True)
class Row:
    """One row of a table; the alternatives of a cell stand in the annotator's order."""

    doc: str
    need: str
    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    note: str = ""

    @property
    def line(self) -> str:
        """The row as a line of a table."""
        cells = ("/".join(cell) for cell in (self.subject, self.relation, self.object))
        return "\t".join((self.doc, self.need, *cells, self.note)).rstrip() + "\n"


def main() -> None:
    """Write the gold table, and say how far the annotators agree."""
    (CORPUS / GOLD).write_text(gold(), encoding="utf-8")
    shares = agreement()
    sys.stdout.write(f"agreement: {shares[0]:.2f} (any row), {shares[1]:.2f} (must in both)\n")


def gold() -> str:
    """The gold table: *must* is what both mark so, *ok* what else any of them marks."""
    one, other = (list(table(name)) for name in TABLES)
    rows: list[Row] = []
    taken: set[Row] = set()
    for row in one:
        same = next((r for r in other if r not in taken and _same(row, r)), None)
        if same is None:
            rows.append(_needed(row, "ok"))
        else:
            taken.add(same)
            rows.append(_joined(row, same))
    rows += [_needed(row, "ok") for row in other if row not in taken]
    rows.sort(key=lambda row: (row.doc, row.need))
    return HEADER + "".join(row.line for row in rows)


def agreement() -> tuple[float, float]:
    """F1 of the *must* rows of one annotator against any row, and against *must* rows, of the
    other."""
    one, other = (list(table(name)) for name in TABLES)
    return _f1(one, other, {"must", "ok"}), _f1(one, other, {"must"})


def table(name: str) -> Iterator[Row]:
    """The rows of a table in the corpus."""
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            doc, need, subject, relation, object_, *note = line.split("\t")
            cells = (tuple(cell.split("/")) for cell in (subject, relation, object_))
            yield Row(doc, need, next(cells), next(cells), next(cells), "".join(note))


def _f1(one: list[Row], other: list[Row], needs: set[str]) -> float:
    precision, recall = _found(one, other, needs), _found(other, one, needs)
    return 2 * precision * recall / (precision + recall)


def _found(rows: list[Row], among: list[Row], needs: set[str]) -> float:
    """The share of one's *must* rows that the other has."""
    must = [row for row in rows if row.need == "must"]
    wanted = [row for row in among if row.need in needs]
    return sum(any(_same(row, r) for r in wanted) for row in must) / len(must)


def _same(row: Row, other: Row) -> bool:
    if row.doc != other.doc or not set(row.relation) & set(other.relation):
        return False
    subjects, objects = _labels(row.subject), _labels(row.object)
    if subjects & _labels(other.subject) and objects & _labels(other.object):
        return True
    turned = subjects & _labels(other.object) and objects & _labels(other.subject)
    return bool(turned) and any(relations()[r].symmetric for r in row.relation)


def _labels(cell: tuple[str, ...]) -> set[str]:
    return {normal(label) for label in cell}


def _joined(row: Row, other: Row) -> Row:
    """What two annotators mark alike, with the alternatives of both."""
    turned = not (
        _labels(row.subject) & _labels(other.subject)
        and _labels(row.object) & _labels(other.object)
    )
    ends = (other.object, other.subject) if turned else (other.subject, other.object)
    return Row(
        row.doc,
        "must" if {row.need, other.need} == {"must"} else "ok",
        _union(row.subject, ends[0]),
        tuple(dict.fromkeys((*row.relation, *other.relation))),
        _union(row.object, ends[1]),
        row.note or other.note,
    )


def _union(cell: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    known = _labels(cell)
    return (*cell, *(label for label in other if normal(label) not in known))


def _needed(row: Row, need: str) -> Row:
    return Row(row.doc, need, row.subject, row.relation, row.object, row.note)


if __name__ == "__main__":
    main()
