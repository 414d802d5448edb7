"""The gold table of the practice corpus is what its two annotators marked."""

from __future__ import annotations

import pytest

from annotators import CORPUS, GOLD, agreement, gold, table


def test_the_gold_table_is_made_from_both_annotators() -> None:
    stored = (CORPUS / GOLD).read_text(encoding="utf-8")
    if stored != gold():
        pytest.fail("gold.tsv is stale; renew it: python tests/annotators.py", pytrace=False)


def test_both_annotators_marked_every_text() -> None:
    texts = {path.stem for path in CORPUS.glob("[pqr]*.txt")}
    assert len(texts) >= 60
    for name in ("annotator-a.tsv", "annotator-b.tsv"):
        assert {row.doc for row in table(name)} == texts


def test_two_annotators_agree() -> None:
    any_row, must = agreement()
    assert any_row >= must > 0.9
