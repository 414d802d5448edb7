"""Tables of articles in Parquet, as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from actorgraph.errors import BadInput

COLUMNS = ("id", "text", "title", "date", "publisher", "url")
"""Those that are read; id and text must be there."""

_ROWS = 1000


def json_lines(content: IO[bytes], place: str) -> Iterator[bytes]:
    """The rows as lines of JSON with the keys ``COLUMNS``, some thousand in memory at a time; days
    and points in time as YYYY-MM-DD. ``place`` is told to the user.

    Raises `BadInput` where the file is no Parquet, or lacks a column.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise BadInput(place, "Parquet needs pip install 'actorgraph[cluster]'") from error
    try:
        table = pyarrow.parquet.ParquetFile(content)
        lacking = {"id", "text"} - set(table.schema_arrow.names)
        if lacking:
            raise BadInput(place, f"no column {' or '.join(map(repr, sorted(lacking)))}")
        columns = [name for name in COLUMNS if name in table.schema_arrow.names]
        for rows in table.iter_batches(_ROWS, columns=columns):
            for row in rows.to_pylist():
                yield json.dumps(row, default=_plain).encode() + b"\n"
    except (pyarrow.ArrowException, UnicodeDecodeError) as error:
        raise BadInput(place, f"no readable Parquet ({' '.join(str(error).split())})") from error


def _plain(value: Any) -> str:
    """What JSON has no form for: a day, and for the reader to refuse, the name of a type."""
    return value.isoformat()[:10] if isinstance(value, date) else f"a {type(value).__name__}"
