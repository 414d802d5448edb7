"""What is said for and against the claims that somebody denies, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from actorgraph.query import ask_named
from actorgraph.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of evidence of a claim that somebody denies, on the ``side`` "for" or "against"."""

    side: str
    quote: str
    article: str
    published: date | None
    publisher: str | None
    speaker: str | None
    modality: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim (IRI) that somebody denies, with what is said for and against it; ``belief`` and
    ``denied`` lie in [0, 1]. ``status`` is denied where nobody affirms it any more."""

    claim: str
    subject: str
    relation: str
    object: str
    status: str
    belief: float
    denied: float
    pro: tuple[Said, ...]
    con: tuple[Said, ...]


def disputes(store: Store, actor: str | None = None) -> tuple[Dispute, ...]:
    """Claims that somebody denies, of an actor or all: by status, those that are believed most
    before others. Raises `NotFound` for an unknown actor."""
    table = ask_named(store, "sides", [actor] if actor else [])
    about = ("claim", "subject", "relation", "object", "status", "belief", "denied")
    found: dict[tuple[Any, ...], list[Said]] = {}
    for row in table.rows:
        told: Mapping[str, Any] = dict(zip(table.columns, row, strict=True))
        claim = tuple(told[name] for name in about)
        found.setdefault(claim, []).append(Said(*(told[field.name] for field in fields(Said))))
    return tuple(_dispute(claim, said) for claim, said in found.items())


def _dispute(claim: Any, said: list[Said]) -> Dispute:
    pro, con = (tuple(each for each in said if each.side == side) for side in ("for", "against"))
    made: Any = (*claim, pro, con)
    return Dispute(*made)
