"""The measure: worked examples by hand, and agreement with the scorer that defines it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from actorgraph.errors import BadInput
from actorgraph.evaluate import LEVELS, evaluate, normal, read_claims, read_gold
from actorgraph.ontology import relations

SCORER = Path(__file__).parents[2] / "shared" / "eval" / "score.py"

GOLD = """# doc	need	subject	relation	object
d1	must	Russia	attacks/invades	Ukraine
d1	must	US	meets	China
d1	ok	Iran	supplies	Russia
d2	must	France/Germany	supports	Ukraine	a note
"""


def line(doc: object, subject: str, relation: str, object_: str, named: bool = True) -> str:
    ends = ({"label": subject, "named": named}, {"label": object_})
    return json.dumps({"doc": doc, "subject": ends[0], "relation": relation, "object": ends[1]})


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    gold, claims = tmp_path / "gold.tsv", tmp_path / "claims.jsonl"
    gold.write_text(GOLD, encoding="utf-8")
    lines = [
        line("d1", "Russian Federation", "invades", "ukraine"),  # found
        line("d1", "the China", "meets", "United States"),  # found, symmetric
        line("d1", "Iran", "funds", "Russia"),  # wrong, but of the right quad class
        line("d1", "Russia", "supplies", "Iran"),  # wrong
        line("d1", "Russia", "controls", "Ukraine"),  # not annotated
        line("d1", "rebels", "attacks", "Ukraine", named=False),  # unnamed
        line("d1", "Russia", "invades", "Ukraine"),  # said already
        line("d9", "Mars", "attacks", "Venus"),  # no gold document
    ]
    claims.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return gold, claims


def test_worked_example(tables: tuple[Path, Path]) -> None:
    exact, quad, pair = evaluate(*tables)
    assert (exact.claims, exact.precision, exact.must) == (4, 0.5, 3)
    assert exact.recall == pytest.approx(2 / 3)
    assert exact.f1 == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))
    assert [row.text for row in exact.missed] == ["France/Germany | supports | Ukraine"]
    assert [(c.subject, c.relation) for c in exact.wrong] == [
        ("iran", "funds"),
        ("russia", "supplies"),
    ]
    assert quad.precision == 0.75
    assert pair.precision == 0.75


def test_nothing_found_is_no_error(tables: tuple[Path, Path]) -> None:
    tables[1].write_text("")
    for score in evaluate(*tables):
        assert (score.precision, score.recall, score.f1, score.claims) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("label", "same"),
    [("The U.S.", "United States"), ("Türkiye", "TURKEY"), ("Al-Shabaab", "al Shabaab"), ("Đ", "")],
)
def test_labels_compare_loosely(label: str, same: str) -> None:
    assert normal(label) == normal(same)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("d1\tmust\tA\tmeets\n", "gold.tsv:1: 4 columns"),
        ("#\nd\tmay\tA\tr\tB\n", "gold.tsv:2: .*'may'"),
    ],
)
def test_bad_gold_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text(text)
    with pytest.raises(BadInput, match=message):
        read_gold(path)


@pytest.mark.parametrize("text", ["{", "[]", "{}", "7", '{"doc": 1, "subject": null}', '"x"'])
def test_bad_claims_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(line(1, "A", "meets", "B") + "\n" + text)
    with pytest.raises(BadInput, match=r"claims\.jsonl:2: no "):
        read_claims(path)


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.tsv: No such file"):
        read_gold(tmp_path / "none.tsv")
    (tmp_path / "x").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadInput, match="not UTF-8"):
        read_claims(tmp_path / "x")


@pytest.mark.skipif(not SCORER.exists(), reason="the shared scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    labels = ["US", "united states", "The EU", "Türkiye", "Turkey", "Isis", "Daesh", "A-B", "Ç d"]
    kinds = [*relations(), "unheardOf"]
    docs = ["d1", "d2", "3"]

    def some(of: list[str]) -> str:
        return "/".join(draw.sample(of, draw.choice([1, 1, 2])))

    rows = [
        "\t".join(
            [
                draw.choice(docs),
                draw.choice(["must", "ok"]),
                some(labels),
                some(kinds),
                some(labels),
            ]
        )
        for _ in range(150)
    ]
    gold, claims = tmp_path / "gold.tsv", tmp_path / "claims.jsonl"
    gold.write_text("# head\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = [
        line(draw.choice([*docs, 3, "d9"]), *(draw.choice(of) for of in (labels, kinds, labels)),
             named=draw.random() < 0.9)
        for _ in range(400)
    ]  # fmt: skip
    claims.write_text("\n".join(found) + "\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(claims), "--json"],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    ).stdout  # fmt: skip
    for score, wanted in zip(
        evaluate(gold, claims), map(json.loads, told.splitlines()), strict=True
    ):
        mine = {name: getattr(score, name) for name in ("level", "claims", "must")}
        mine |= {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
        assert mine == wanted
    assert len(LEVELS) == 3
