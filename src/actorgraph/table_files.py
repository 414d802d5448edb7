"""Tables of an analysis as files: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pandas as pd

from actorgraph.export import harmless


def table_bytes(frame: pd.DataFrame, format: str) -> bytes:
    """The table in UTF-8, as ``csv`` (lists joined by ``; ``, formulas made harmless) or ``json``
    (a list of objects). Missing values are empty cells and null."""
    rows = [[_plain(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    columns = [str(column) for column in frame.columns]
    if format == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(
            harmless("; ".join(map(str, cell)) if isinstance(cell, list) else cell) for cell in row
        )
    return out.getvalue().encode()


def _plain(value: Any) -> Any:
    """The value as JSON knows it."""
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return None
    return value.item() if hasattr(value, "item") else value
