"""What the page says of actors, relations, claims and their evidence, beside the drawing.

A page may hold 50,000 claims, so claims are columns and not rows, and evidence stands in blocks of
its own, each read when one of its claims is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import networkx as nx

from actorgraph.citations import Citations
from actorgraph.ontology import relations
from actorgraph.view.standing import Standing

BLOCK: Final = 400
"""How many claims share a block of evidence: some 400 kB to read at a click."""
_PLAIN: Final = (
    "claim",
    "belief",
    "status",
    "modality",
    "evidence",
    "sources",
    "first",
    "last",
    "denied_since",
)

Row = dict[str, Any]


def actor_data(
    graph: nx.MultiDiGraph[str],
    found: Standing,
    known: Mapping[str, Mapping[str, Any]],
    speakers: Iterable[str],
) -> dict[str, Row]:
    """By actor id what the panel says of it, with ``figures`` in the order of `metric_names`
    (``standing``); of those whom the page only mentions, as speaker or country, the name alone."""
    countries: set[str] = {graph.nodes[actor]["country"] for actor in graph} - {None}
    names = sorted({*speakers, *countries} - set(graph))
    others = {actor: {"label": known.get(actor, {}).get("label", actor)} for actor in names}
    drawn = {
        actor: {
            **{key: value for key, value in graph.nodes[actor].items() if value is not None},
            "bloc": found.bloc[actor],
            "figures": found.figures[actor],
        }
        for actor in found.strength
    }
    return {**others, **drawn}


def relation_data(claims: Iterable[Mapping[str, Any]]) -> dict[str, Row]:
    """Label, definition, quad class and whether it goes both ways, of the relations that the
    claims use, in ontology order."""
    known = relations()
    used = {claim["relation"]: claim for claim in claims}
    order = [*(name for name in known if name in used), *sorted(set(used) - set(known))]
    return {
        name: {
            "label": known[name].label if name in known else name,
            "definition": known[name].definition if name in known else "",
            "quad": used[name]["quad_class"],
            "symmetric": used[name]["symmetric"],
        }
        for name in order
    }


def claim_data(
    claims: Sequence[Mapping[str, Any]], ids: Sequence[str], cited: Citations
) -> dict[str, Any]:
    """The claims as columns. ``subject`` and ``object`` are places in ``ids``; ``publishers`` and
    ``speakers`` places in the lists of that name; ``dates`` and ``events`` places in ``days``."""
    place = {actor: number for number, actor in enumerate(ids)}
    told = [cited.tellings[claim["claim"]] for claim in claims]
    publishers = sorted({name for one in told for name in one.publishers})
    speakers = sorted({name for one in told for name in one.speakers})
    days = sorted({day for one in told for day in (*one.dates, *one.events)})
    lists = {"publishers": publishers, "speakers": speakers, "dates": days, "events": days}
    spots = {name: {value: n for n, value in enumerate(known)} for name, known in lists.items()}
    columns: dict[str, list[Any]] = {name: [claim[name] for claim in claims] for name in _PLAIN}
    for side in ("subject", "object"):
        columns[side] = [place[claim[side]] for claim in claims]
    columns["relation"] = [claim["relation"] for claim in claims]
    columns["items"] = [list(claim["items"]) for claim in claims]
    for name, known in spots.items():
        columns[name] = [[known[value] for value in getattr(one, name)] for one in told]
    return {"columns": columns, "publishers": publishers, "speakers": speakers, "days": days}


def evidence_blocks(claims: Sequence[Mapping[str, Any]], cited: Citations) -> list[list[list[Row]]]:
    """The evidence of each claim, `BLOCK` claims to a block; what is not known is left out."""
    pieces = [
        [
            {key: value for key, value in piece.items() if value not in (None, [])}
            for piece in cited.by_claim.get(claim["claim"], [])
        ]
        for claim in claims
    ]
    return [pieces[start : start + BLOCK] for start in range(0, len(pieces), BLOCK)]
