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

COLUMNS = ("of", "name", "value")
OF_RULES, OF_HEARD, OF_JUDGE = "rules", "rules, heard", "judge"
INTERCEPT = "intercept"
EDGE_THRESHOLD = "edge threshold"
JUDGE_THRESHOLD = "judge threshold"


@dataclass(frozen=True, slots=True)
class Weights:
    """What adds up to the log-odds that a claim is right: ``signs`` has a weight by name."""

    intercept: float
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """``rules`` weighs the signs of frames that rules read, ``heard`` of those about which the
    learned judge was asked as well, ``alone`` of those that only the judge gives.
    ``edge_threshold`` is a belief in (0, 1), ``judge_threshold`` the confidence in (0, 1) from
    which a claim that no rule reads is one."""

    rules: Weights
    heard: Weights
    alone: Weights
    edge_threshold: float
    judge_threshold: float


@cache
def calibration(path: Path | None = None) -> Calibration:
    """The figures of the package, or of another file; raises BadData where it is malformed."""
    path = path or data_path("ontology", "confidence.csv")
    faults: list[Fault] = []
    found: dict[tuple[str, str], float] = {}
    for row in rows(path, faults, COLUMNS):
        key = row.cells["of"], row.text("name")
        if key in found:
            row.fault(f"{' '.join(filter(None, key))!r} stands twice")
        try:
            found[key] = float(row.cells["value"])
        except ValueError:
            row.fault(f"value {row.cells['value']!r} is no number")
    needed = [(of, INTERCEPT) for of in (OF_RULES, OF_HEARD, OF_JUDGE)]
    needed += [("", name) for name in (EDGE_THRESHOLD, JUDGE_THRESHOLD)]
    missing = [" ".join(filter(None, key)) for key in needed if key not in found]
    if faults or missing:
        raise BadData(str(faults[0]) if faults else f"{path.name}: no {missing[0]}")
    for name in (EDGE_THRESHOLD, JUDGE_THRESHOLD):
        if not 0 < found["", name] < 1:
            raise BadData(f"{path.name}: the {name} {found['', name]:g} is not between 0 and 1")
    return Calibration(
        _weights(OF_RULES, found),
        _weights(OF_HEARD, found),
        _weights(OF_JUDGE, found),
        found["", EDGE_THRESHOLD],
        found["", JUDGE_THRESHOLD],
    )


def _weights(of: str, found: Mapping[tuple[str, str], float]) -> Weights:
    own = {name: value for (kind, name), value in found.items() if kind == of}
    return Weights(own.pop(INTERCEPT), MappingProxyType(own))
