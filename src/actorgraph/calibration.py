"""The figures that ``scripts/calibrate_confidence.py`` fits to gold data, read from the ontology's
``confidence.csv``: what confidence is made of, and from where a claim is an edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.rows import Fault, rows

COLUMNS = ("name", "value")
INTERCEPT = "intercept"
EDGE_THRESHOLD = "edge threshold"


@dataclass(frozen=True, slots=True)
class Calibration:
    """``intercept`` and ``weights`` (by the name of a sign) add up to the log-odds that a claim is
    right; ``edge_threshold`` is a belief in (0, 1)."""

    intercept: float
    weights: Mapping[str, float]
    edge_threshold: float


@cache
def calibration(path: Path | None = None) -> Calibration:
    """The figures of the package, or of another file; raises BadData where it is malformed."""
    path = path or data_path("ontology", "confidence.csv")
    faults: list[Fault] = []
    found: dict[str, float] = {}
    for row in rows(path, faults, COLUMNS):
        name = row.text("name")
        if name in found:
            row.fault(f"{name!r} stands twice")
        try:
            found[name] = float(row.cells["value"])
        except ValueError:
            row.fault(f"value {row.cells['value']!r} is no number")
    missing = [name for name in (INTERCEPT, EDGE_THRESHOLD) if name not in found]
    if faults or missing:
        raise BadData(str(faults[0]) if faults else f"{path.name}: no {missing[0]}")
    threshold = found.pop(EDGE_THRESHOLD)
    if not 0 < threshold < 1:
        raise BadData(f"{path.name}: the edge threshold {threshold:g} is not between 0 and 1")
    return Calibration(found.pop(INTERCEPT), MappingProxyType(found), threshold)
