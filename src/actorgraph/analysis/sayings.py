"""Who says each claim, and when: what months and single sources are told from.

Sources are those that belief counts (``origins``): reprints are one, an article that credits an
outlet is that outlet's, and so are words that an outlet reports or was told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actorgraph.citations import articles
from actorgraph.model import Modality, Polarity
from actorgraph.network import Facts, Queryable, facts, first
from actorgraph.outlets import key

_EVIDENCE = "ag:evidenceFor prov:wasDerivedFrom ag:polarity ag:modality ag:speaker ag:toldTo"
_ARTICLE = "rdf:type schema:publisher ag:credits ag:reprintOf"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

Outlet = tuple[str, str]
"""The id of a source and its name."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An article: ``original`` is the one that it reprints, or itself; ``outlet`` whose report it
    is, or None where nobody is known; ``date`` an ISO day or None."""

    id: str
    original: str
    outlet: Outlet | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """That an article states a claim (``affirmed``), or denies it; ``told`` is the outlet that had
    the words first, where it says so. ``asserted`` is what is told as a fact, not as planned or
    possible; ``taken_back`` what a correction or retraction takes back."""

    article: Printed
    affirmed: bool
    told: Outlet | None = None
    asserted: bool = True
    taken_back: bool = False

    @property
    def stands(self) -> bool:
        """Whether it affirms the claim still."""
        return self.affirmed and not self.taken_back

    @property
    def supports(self) -> bool:
        """Whether the claim can rest on it: it stands, and is told as a fact."""
        return self.stands and self.asserted

    @property
    def outlet(self) -> Outlet | None:
        """Whose words they are."""
        return self.told or self.article.outlet

    @property
    def source(self) -> str:
        """The independent source: an outlet, or the article for itself."""
        return self.outlet[0] if self.outlet else f"article/{self.article.original}"


Sayings = Mapping[str, tuple[Saying, ...]]
"""By claim id, sorted by date (articles without one last) and article."""


def sayings(store: Queryable) -> Sayings:
    """What every article of the store says of every claim; once, however many sentences say it in
    the same way."""
    known = printed(store)
    taken_back = _taken_back(store, known)
    outlets = {
        actor: (about["outlet"][0], first(about, "label") or actor)
        for actor, about in facts(store, "Actor", "rdfs:label ag:outlet").items()
        if "outlet" in about
    }
    found: dict[str, set[Saying]] = {}
    for about in facts(store, "Evidence", _EVIDENCE).values():
        named = (outlets.get(first(about, tie) or "") for tie in ("toldTo", "speaker"))
        told = next(filter(None, named), None)
        claim, article = about["evidenceFor"][0], known[about["wasDerivedFrom"][0]]
        affirmed = about["polarity"][0].lower() == Polarity.AFFIRMED
        asserted = about["modality"][0].lower() == Modality.ASSERTED
        gone = affirmed and article.id in taken_back.get(claim, ())
        found.setdefault(claim, set()).add(Saying(article, affirmed, told, asserted, gone))
    return {claim: tuple(sorted(ones, key=_order)) for claim, ones in sorted(found.items())}


def last_published(store: Queryable) -> str | None:
    """The last day on which an article of the store was published; None where none has a date."""
    dates = facts(store, "Article", "schema:datePublished")
    days = (first(about, "datePublished") for about in dates.values())
    return max((day for day in days if day and _DAY.fullmatch(day)), default=None)


def _order(one: Saying) -> tuple[str, str, bool, str, bool]:
    return one.article.date or "~", one.article.id, one.affirmed, one.source, one.asserted


def _taken_back(store: Queryable, known: Mapping[str, Printed]) -> dict[str, set[str]]:
    """By claim the articles whose affirmation of it is taken back: those that were corrected in
    it, with their reprints, but for corrections themselves."""
    corrects = {
        id: about["corrects"]
        for id, about in facts(store, "Article", "ag:corrects").items()
        if "corrects" in about
    }
    copies: dict[str, set[str]] = {}
    for article in known.values():
        if article.id not in corrects:
            copies.setdefault(article.original, set()).add(article.id)
    found: dict[str, set[str]] = {}
    for claim, about in facts(store, "Claim", "ag:correctedBy").items():
        for correction in about.get("correctedBy", ()):
            for wrong in corrects.get(correction, ()):
                group = copies.get(known[wrong].original, set()) if wrong in known else set()
                found.setdefault(claim, set()).update(group)
    return found


def printed(store: Queryable) -> dict[str, Printed]:
    """The articles of the store by id, whether or not they make a claim. A group of reprints has
    the outlet that its original credits, else the first of the others, else a publisher in that
    order."""
    about, rows = facts(store, "Article", _ARTICLE), articles(store)
    days = {id: rows.get(id, {}).get("date") for id in about}
    originals = {id: first(about[id], "reprintOf") or id for id in about}
    groups: dict[str, list[str]] = {}
    for id, original in sorted(originals.items()):
        groups.setdefault(original, []).append(id)
    found = {}
    for original, group in groups.items():
        ranked = sorted(group, key=lambda one: (one != original, days[one] or "~", one))
        outlet = _outlet(ranked, about, rows)
        for id in group:
            day = days[id]
            dated = day if day and _DAY.fullmatch(day) else None
            found[id] = Printed(id, original, outlet, dated)
    return found


def _outlet(
    ranked: list[str], about: Facts, rows: Mapping[str, Mapping[str, str | None]]
) -> Outlet | None:
    for tie in ("credits", "publisher"):
        for id in ranked:
            if house := first(about[id], tie):
                return key(house), rows.get(id, {}).get(tie) or house
    return None
