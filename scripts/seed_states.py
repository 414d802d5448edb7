"""Check Wikidata ids of ``seeds/actors/states.csv`` and codes of ``seeds/country_codes.csv``
against rigour, or renew them.

A row belongs to the territory that one of its names spells, or else to the one whose id it
carries. ``--write`` puts the territory's id into every row that a name ties to it; labels and
aliases are this project's own and stay. Exit status 1 when a row disagrees.

    python scripts/seed_states.py [--territories FILE.jsonl] [--write]
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
STATES = SEEDS / "actors" / "states.csv"
CODES = SEEDS / "country_codes.csv"
log = logging.getLogger("seed_states")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Territory:
    """What this script uses of a rigour territory; ``alpha3`` is its ISO 3166-1 code or None."""

    code: str
    qid: str
    alpha3: str | None
    name: str
    full_name: str
    is_country: bool


def main(argv: Sequence[str] | None = None) -> int:
    """0 when every id agrees, 1 otherwise (after ``--write``: 0)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--territories", type=Path, help="rigour's territories as JSON Lines")
    parser.add_argument("--write", action="store_true", help="renew ids and codes")
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    known = from_file(options.territories) if options.territories else from_rigour()
    rows = read_states(STATES)
    if options.write:
        write_states(STATES, renewed(rows, known))
        CODES.write_text(codes(known), encoding="utf-8")
        return 0
    found = problems(rows, known)
    if CODES.read_text(encoding="utf-8") != codes(known):
        found.append(f"{CODES.name}: not the codes of rigour")
    for line in found:
        log.error(line)
    log.info("no row for: %s", ", ".join(missing(rows, known)))
    return 1 if found else 0


def from_rigour() -> list[Territory]:
    """The territories of the installed rigour package (a development dependency)."""
    from rigour.territories import get_territories  # noqa: PLC0415  only here is it needed

    return [
        Territory(
            t.code,
            t.qid,
            t.alpha3.upper() if t.alpha3 else None,
            t.name,
            t.full_name,
            bool(t.is_country),
        )
        for t in get_territories()
    ]


def from_file(path: Path) -> list[Territory]:
    """The territories in a JSON Lines file with rigour's field names."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    fields = ("code", "qid", "alpha3", "name", "full_name", "is_country")
    return [Territory(*(record[field] for field in fields)) for record in records]


def read_states(path: Path) -> list[Row]:
    """The rows of states.csv, cells as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_states(path: Path, rows: Sequence[Row]) -> None:
    """Write the rows sorted by id, with the columns of the first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["id"]))


def problems(rows: Iterable[Row], known: Sequence[Territory]) -> list[str]:
    """One line for each row whose id rigour does not know or gives to another name."""
    named, qids = _by_name(known), {territory.qid for territory in known}
    found = []
    for row in rows:
        territory = _named(row, named)
        if territory is not None and territory.qid != row["wikidata"]:
            found.append(f"{row['id']}: {row['wikidata'] or 'no id'}, rigour has {territory.qid}")
        elif territory is None and row["wikidata"] and row["wikidata"] not in qids:
            found.append(f"{row['id']}: rigour does not know {row['wikidata']}")
    return found


def renewed(rows: Iterable[Row], known: Sequence[Territory]) -> list[Row]:
    """The rows with the ids of the territories that their names spell."""
    named = _by_name(known)
    return [
        {**row, "wikidata": t.qid if (t := _named(row, named)) else row["wikidata"]} for row in rows
    ]


def codes(known: Iterable[Territory]) -> str:
    """The text of country_codes.csv: the ISO 3166-1 alpha-3 code for each Wikidata id."""
    lines = sorted(f"{t.alpha3},{t.qid}" for t in known if t.alpha3)
    return "\n".join(("code,wikidata", *lines)) + "\n"


def missing(rows: Iterable[Row], known: Iterable[Territory]) -> list[str]:
    """The ISO codes of the countries, dependencies among them, that no row has, sorted."""
    held = {row["wikidata"] for row in rows}
    return sorted(t.alpha3 for t in known if t.is_country and t.alpha3 and t.qid not in held)


def _by_name(known: Iterable[Territory]) -> dict[str, Territory]:
    """Countries before parts of countries: "Georgia" is not the federal state of that name."""
    named: dict[str, Territory] = {}
    for territory in sorted(known, key=lambda t: ("-" in t.code, not t.is_country, t.code)):
        for name in (territory.name, territory.full_name):
            named.setdefault(_plain(name), territory)
    return named


def _named(row: Mapping[str, str], named: Mapping[str, Territory]) -> Territory | None:
    """The territory that the label spells, or else the first alias that spells one."""
    names = [row["label"], *row["aliases"].split("|")]
    return next((named[_plain(name)] for name in names if name and _plain(name) in named), None)


def _plain(name: str) -> str:
    """Without case, article and what stands in brackets: "Abkhazia (Occupied Georgia)"."""
    bare = re.sub(r"\s*[(\[].*?[)\]]", "", name.replace("’", "'"))
    return re.sub(r"^the ", "", bare.casefold())


if __name__ == "__main__":
    sys.exit(main())
