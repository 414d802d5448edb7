"""Tables as files that a spreadsheet and a program read."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from actorgraph.table_files import table_bytes

FRAME = pd.DataFrame(
    {
        "label": ["=HYPERLINK(1)", "北方", None],
        "claims": [("c1", "c2"), (), ("c3",)],
        "net": [np.float64(-1.5), float("nan"), 0.0],
        "single": [True, False, True],
    }
)


def test_csv_has_no_formula_and_joins_lists() -> None:
    assert table_bytes(FRAME, "csv").decode() == (
        "label,claims,net,single\n'=HYPERLINK(1),c1; c2,-1.5,True\n北方,,,False\n,c3,0.0,True\n"
    )


def test_json_keeps_lists_numbers_and_nothing() -> None:
    rows = json.loads(table_bytes(FRAME, "json"))
    assert rows[0] == {
        "label": "=HYPERLINK(1)",
        "claims": ["c1", "c2"],
        "net": -1.5,
        "single": True,
    }
    assert rows[1] == {"label": "北方", "claims": [], "net": None, "single": False}
    assert rows[2]["label"] is None


def test_an_empty_table_has_its_columns() -> None:
    empty = FRAME.head(0)
    assert table_bytes(empty, "csv") == b"label,claims,net,single\n"
    assert json.loads(table_bytes(empty, "json")) == []
