"""Real articles, which stay outside the project: what they must give, and how well at least.

They lie in the folder ``ACTORGRAPH_SHARED``, or ``shared`` beside the checkout; these tests are
skipped where it is absent.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from actorgraph.answers import why
from actorgraph.errors import BadInput
from actorgraph.evaluate import evaluate
from actorgraph.export import claim_lines
from actorgraph.pipeline import build_into, readings
from actorgraph.store import Store
from actorgraph.validate import validate

FLOORS = {"seeds": ("articles", 0.86, 0.92), "dev": ("dev", 0.59, 0.80)}
"""By gold table: folder of its articles, least exact F1, least precision. May only rise."""

SHARED = Path(os.environ.get("ACTORGRAPH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
pytestmark = pytest.mark.skipif(
    not (SHARED / "articles").is_dir(), reason="the shared articles are not on this machine"
)

TRIANGLE = [
    ("Russia", "supplies", "North Korea", "missile technology"),
    ("Iran", "supplies", "Russia", "drones"),
    ("Russia", "funds", "Iran", None),
]


def refuse(error: BadInput) -> None:
    raise AssertionError(error)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store() as built:
        build_into(built, [SHARED / "articles"], on_skip=refuse)
        yield built


@pytest.mark.parametrize(("subject", "relation", "object_", "item"), TRIANGLE)
def test_who_gives_what_to_whom_as_rutte_said(
    subject: str, relation: str, object_: str, item: str | None, store: Store
) -> None:
    found = why(store, subject, relation, object_)
    said = [ground for ground in found.grounds if ground.speaker == "Mark Rutte"]
    assert said, [ground.speaker for ground in found.grounds]
    assert all(ground.quote.strip() for ground in said)
    if item is not None:
        assert any(item in (ground.item or "") for ground in said), [g.item for g in said]


def test_offsets_point_into_the_files_as_they_are(store: Store) -> None:
    for article in store.articles():
        text = (SHARED / "articles" / f"{article}.txt").read_text(encoding="utf-8")
        for claim in store.reading(article).claims:
            for evidence in claim.evidence:
                assert text[evidence.start : evidence.end] == evidence.quote


def test_the_graph_keeps_the_shapes(store: Store) -> None:
    assert validate(store.quads()) == []


def test_reading_again_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    copy = shutil.copytree(SHARED / "articles", tmp_path / "articles")
    with Store() as other:
        build_into(other, [copy])
        assert other.dump() == store.dump()


@pytest.mark.parametrize("table", FLOORS)
def test_floor(table: str, tmp_path: Path) -> None:
    folder, least_f1, least_precision = FLOORS[table]
    claims = tmp_path / "claims.jsonl"
    with claims.open("w", encoding="utf-8") as file:
        for reading in readings([SHARED / folder], refuse):
            file.writelines(json.dumps(line) + "\n" for line in claim_lines(reading))
    (exact,) = evaluate(SHARED / "gold" / f"{table}.tsv", claims, ["exact"])
    found = f"precision {exact.precision:.3f}, recall {exact.recall:.3f}, F1 {exact.f1:.3f}"
    assert exact.precision >= least_precision, found
    assert exact.f1 >= least_f1, found
