"""The letters on the disc of a state: its ISO 3166-1 code [1]_, or else the initials of its name.

.. [1] https://www.iso.org/iso-3166-country-codes.html
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from actorgraph.datafiles import data_path

MOST: Final = 3
"""How many letters fit."""


def letters(actor: Mapping[str, Any]) -> str | None:
    """For a state ``RUS``, or ``SO`` for a South Ossetia that has no code; None for any other
    type, and for a name that begins with no letter."""
    if actor["type"] != "state":
        return None
    code = country_codes().get(actor["wikidata"] or "")
    return code or _initials(actor["label"]) or None


@cache
def country_codes() -> Mapping[str, str]:
    """The alpha-3 code by Wikidata id."""
    with data_path("seeds", "country_codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["wikidata"]: row["code"] for row in csv.DictReader(file)}


def _initials(label: str) -> str:
    """The capitals with which words begin; where the script has none, the first letter."""
    firsts = [word[0] for word in label.split()[: 2 * MOST] if word[0].isalpha()]
    capitals = [letter for letter in firsts if letter.isupper()]
    return "".join(capitals[:MOST] or firsts[:1])
