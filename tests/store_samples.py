"""Readings about made-up states, for the tests of store, query and export."""

from __future__ import annotations

from actorgraph.model import Actor, Article, Claim, Evidence, Modality, Polarity, Reading

DROVIA = Actor("drovia", "Drovia", "state", wikidata="Q1")
IVORIA = Actor("ivoria", "Ivoria", "state", wikidata="Q2")
KESTRIA = Actor("kestria", "Kestria", "state", wikidata="Q3", sector="GOV")
LEAGUE = Actor("river-league", "River League", "organisation")
ACTORS = {actor.id: actor for actor in (DROVIA, IVORIA, KESTRIA, LEAGUE)}

Statement = tuple[str, str, str, str]
"""Subject, relation, object (ids) and the sentence."""

SENT = ("drovia", "supplies", "kestria", "Drovia sent rifles to Kestria, Ivoria said.")
MET = ("drovia", "meets", "ivoria", "Drovia met Ivoria by the lake.")
STRUCK = ("kestria", "attacks", "ivoria", "Kestria struck Ivoria at dawn.")


def evidence(article: str, said: Statement, **particulars: object) -> Evidence:
    """One piece of evidence, with the offsets of the labels in an article that begins with it."""
    subject, relation, object_, quote = said
    spans = [_span(quote, ACTORS[actor].label) for actor in (subject, object_)]
    particulars = {"confidence": 0.8, "rule": f"{relation}-made-up"} | particulars
    trigger = (spans[0][1] + 1, spans[0][1] + 5) if spans[0] else (0, 1)
    return Evidence(
        article, 0, len(quote), quote, trigger=trigger, subject=spans[0], object=spans[1],
        **particulars,  # type: ignore[arg-type]
    )  # fmt: skip


def reading(
    article: str,
    said: Statement = SENT,
    *,
    date: str | None = "2024-03-01",
    publisher: str | None = "Lake Courier",
    tail: str = "",
    **particulars: object,
) -> Reading:
    """An article that says one thing; ``tail`` is text after it."""
    piece = evidence(article, said, **particulars)
    ids = {said[0], said[2], *([piece.speaker] if piece.speaker else [])}
    return Reading(
        Article(
            article, said[3] + tail, f"News {article}", date, publisher, source=f"{article}.txt"
        ),
        tuple(ACTORS[actor] for actor in sorted(ids)),
        (Claim(*said[:3], (piece,)),),
    )


def corpus() -> list[Reading]:
    """Two sides of one claim, a symmetric one and a plain one, from three publishers."""
    return [
        reading("a1", speaker="ivoria", item="rifles", event_date="2024-02"),
        reading("a2", publisher="Hill Post", date="2024-03-03", tail=" Nobody else saw it at all."),
        reading(
            "a3", ("drovia", "supplies", "kestria", "Drovia never sent a thing to Kestria."),
            publisher="Drovia Daily", date="2024-03-05", polarity=Polarity.NEGATED,
        ),
        reading("a4", MET, date="2024-04-02"),
        reading("a5", STRUCK, date="2024-04-09", item="a port", location="Ivoria City"),
        reading(
            "a6", ("river-league", "supports", "kestria", "The River League may back Kestria."),
            date=None, publisher=None, modality=Modality.POSSIBLE,
        ),
    ]  # fmt: skip


def _span(text: str, word: str) -> tuple[int, int] | None:
    at = text.find(word)
    return None if at < 0 else (at, at + len(word))
