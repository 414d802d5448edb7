"""Where the package's data files lie: beside the sources in a checkout, inside the wheel else."""

from __future__ import annotations

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]
_WHEEL = Path(__file__).resolve().parent / "_data"


def data_path(*parts: str) -> Path:
    """The path of a data file or folder, e.g. ``data_path("ontology", "relations.ttl")``."""
    base = _WHEEL if _WHEEL.is_dir() else _CHECKOUT
    return base.joinpath(*parts)
