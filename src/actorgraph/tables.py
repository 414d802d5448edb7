"""What the command line prints of answers: rich tables, with text from articles as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from actorgraph.cards.records import ActorCard, ClaimRow, Ground, Stats, Why, counted, summary
from actorgraph.disputes import Dispute, Said
from actorgraph.ontology import relations

if TYPE_CHECKING:
    from actorgraph.review import Candidate

STYLES = {"subject": "bold cyan", "trigger": "bold yellow", "object": "bold magenta"}

ID = frozenset({"actor", "a", "b", "c", "friend", "enemy_a", "enemy_b", "actors", "country"})
NOT_PRINTED: Mapping[str, frozenset[str]] = {
    "actors": ID | {"closeness", "hubs", "authorities", "k_core"},
    "dyads": ID | {"cooperation_claims", "conflict_claims"},
    "months": ID | {"per_article"},
    "single_sources": ID | {"source"},
}
"""Columns that only the files have, by table; for other tables it is `ID`."""

_WORD = 24


def console() -> Console:
    """Standard output as rich writes it; without a terminal lines are 120 columns wide."""
    made = Console(highlight=False, markup=False)
    return made if made.is_terminal else Console(highlight=False, markup=False, width=120)


def print_stats(found: Stats) -> None:
    """One line of counts."""
    _say(summary(found))


def print_claims(title: str, rows: Sequence[ClaimRow]) -> None:
    """Claims as a table: subject, relation, object, item, sources, belief, status, dates."""
    cells = []
    for row in rows:
        status = "" if row.status in (None, "supported") else f" {row.status}"
        about = (row.subject, row.relation, row.object, _short(row.items), str(row.sources))
        cells.append((*about, f"{row.belief:.2f}{status}", _dates(row), *_later(row)))
    columns = ("subject", "relation", "object", "item", "sources", "belief", "dates", "since then")
    wide = len(columns) - (not any(row.later for row in rows))
    _print_table(title, columns[:wide], [(*cell, "")[:wide] for cell in cells])


def print_card(card: ActorCard) -> None:
    """Who the actor is, then its claims as subject and as object."""
    actor = card.actor
    about = [actor.type.replace("_", " ")]
    about += [f"of {actor.country}"] if actor.country else []
    about += [f"Wikidata {actor.wikidata}"] if actor.wikidata else []
    _say(_text(actor.label, "bold"), _text(f"({', '.join(about)}; id {actor.id})"))
    if actor.description:
        _say(_text(actor.description))
    _say(_text("reported by " + (", ".join(card.publishers) or "articles without publisher")))
    print_claims(f"{actor.label} …", card.acts)
    print_claims(f"… {actor.label}", card.is_object)


def print_why(found: Why) -> None:
    """A claim and its evidence, each quote with subject, trigger and object marked."""
    claim = found.claim
    sources = counted(claim.sources, "independent source")
    _say(
        _text(f"{claim.subject} {claim.relation} {claim.object}", "bold"),
        Text(f"(belief {claim.belief:.2f}, {claim.status}, {sources})"),
    )
    for words in _later(claim):
        _say(_text(words, "bold red"))
    for ground in found.grounds:
        _say()
        _say(_quote(ground))
        _say(_text(_source(ground), "dim"))


def print_disputes(found: Sequence[Dispute]) -> None:
    """Claims with what is said for and against them: side by side on a terminal, else a line for
    each claim and each piece of evidence. Those that nobody affirms, or any more, come apart, after
    the others."""
    settled = [each for each in found if each.status != "disputed"]
    parts = (
        ("Disputed: said on both sides", [each for each in found if each.status == "disputed"]),
        ("Affirmed once, and taken back", [each for each in settled if each.pro]),
        ("Only denied: nobody affirms them", [each for each in settled if not each.pro]),
    )
    terminal = console().is_terminal
    for title, disputes in parts:
        if disputes and terminal:
            _print_sides(title, disputes)
        elif disputes:
            _say(title)
            for each in disputes:
                _say(_text(f"  {_heading(each)}"))
                for said in (*each.pro, *each.con):
                    _say(_text(f"    {said.side}: {_told(said)}"))
    if not found:
        _say("nobody denies a claim")


def print_analysis(found: Mapping[str, pd.DataFrame], top: int, notes: Sequence[str] = ()) -> None:
    """Tables of an analysis by name, the first ``top`` rows of each, then what to know of them.

    Ids, and what would make a line too long, are left to the files.
    """
    for name, frame in found.items():
        shown = [column for column in frame.columns if column not in NOT_PRINTED.get(name, ID)]
        _print_frame(name.replace("_", " ").capitalize(), frame[shown].head(top))
    for note in notes:
        _say(note)


def print_paths(frame: pd.DataFrame, single: pd.DataFrame) -> None:
    """Each path with its claims and the words that they rest on, then what holds all of them."""
    for _, steps in frame.groupby("path", sort=True):
        _say(
            _text(
                f"Path {steps['path'].iloc[0]}, belief {steps['path_belief'].iloc[0]:.2f}", "bold"
            )
        )
        for row in steps.to_dict("records"):
            known = relations().get(row["relation"])
            does = known.label if known else row["relation"]
            _say(_text(f"  {row['subject']} {does} {row['object']}"), _belief(row))
            about = " · ".join(str(row[n]) for n in ("article", "publisher", "published") if row[n])
            _say(_text(f"    “{row['quote']}”"), _text(about, "dim"))
    for row in single.to_dict("records"):
        _say(_text(f"Without the {row['kind']} {row['label']} nothing connects the two."))


def _belief(row: Mapping[Any, Any]) -> Text:
    more = f", {counted(row['others'], 'further claim')} between them" if row["others"] else ""
    return Text(f"(belief {row['belief']:.2f}{more})")


def print_candidates(found: Sequence[Candidate]) -> None:
    """What wants a decision, one line each: the two with the ids that a decision needs, and why."""
    for each in found:
        _say(_text(each.line))
    if not found:
        _say("nothing to review")


def print_candidate(found: Candidate, number: int, of: int) -> None:
    """One candidate as a person decides on it: its line, then what is said of either."""
    _say(_text(f"[{number}/{of}] {found.title}", "bold"))
    _say(_text(found.reason))
    for quote in found.quotes:
        _say(_text(f"  {quote.actor}: “{quote.text}”"), _text(f"article {quote.article}", "dim"))


def _say(*pieces: str | Text) -> None:
    """A line of prose, wrapped on a terminal and left whole for what reads it elsewhere."""
    out = console()
    out.print(*pieces, soft_wrap=not out.is_terminal)


def _print_frame(title: str, frame: pd.DataFrame) -> None:
    columns = [str(column).replace("_", " ") for column in frame.columns]
    rows = [[_cell(value) for value in row] for row in frame.itertuples(index=False)]
    _print_table(title, columns, rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:.3g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return _short("; ".join(map(str, value)))
    return "" if value is None else str(value)


def _print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The rows in columns that are as wide as their longest word, so that words, numbers and dates
    stay whole; only words beyond `_WORD` are broken."""
    table = Table(title=_text(title), title_justify="left", title_style="bold")
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        words = [word for cell in (column, *cells) for word in cell.split()]
        widest = min(max(map(cell_len, words), default=0), _WORD)
        only_words = bool(cells) and all(len(cell.split()) < 2 for cell in cells)
        most = widest if only_words else None  # the heading need not be on one line
        table.add_column(column, overflow="fold", min_width=widest, max_width=most)
    for row in rows:
        table.add_row(*map(_text, row))
    console().print(table)


def _print_sides(title: str, disputes: Sequence[Dispute]) -> None:
    table = Table(title=_text(title), title_justify="left", title_style="bold", show_lines=True)
    table.add_column("claim", ratio=1)
    for side in ("for", "against") if disputes[0].pro else ("against",):
        table.add_column(side, ratio=2)
    for each in disputes:
        sides = [each.pro, each.con] if each.pro else [each.con]
        cells = [Text("\n").join(_text(_told(said)) for said in side) for side in sides]
        table.add_row(_text(_heading(each)), *cells)
    console().print(table)


def _heading(dispute: Dispute) -> str:
    about = f"{dispute.subject} {dispute.relation} {dispute.object}"
    return f"{about} (belief {dispute.belief:.2f}, denial {dispute.denied:.2f})"


def _told(said: Said) -> str:
    """A quote with who printed it when, who says so and how: one line."""
    parts = (
        said.publisher,
        str(said.published) if said.published else None,
        f"article {said.article}",
        f"speaker {said.speaker}" if said.speaker else None,
        said.modality,
    )
    return f"“{said.quote}” ({', '.join(part for part in parts if part)})"


def _quote(ground: Ground) -> Text:
    """The quote with its marks; one text with line ends made blanks, so that places stay."""
    text = Text("“", style="none") + _text(ground.quote)
    for mark in ground.marks:
        text.stylize(STYLES.get(mark.role, "bold"), mark.start + 1, mark.end + 1)
    if not console().is_terminal:
        return Text(_bracketed(ground))
    return text + Text("”")


def _bracketed(ground: Ground) -> str:
    """The marks as brackets, for output that has no colours."""
    plain = _text(ground.quote).plain
    at: dict[int, list[str]] = {}
    for mark in ground.marks:
        at.setdefault(mark.start, []).append("[")
        at.setdefault(mark.end, []).insert(0, "]")
    pieces = ("".join(at.get(i, ())) + c for i, c in enumerate(plain))
    return "“" + "".join(pieces) + "".join(at.get(len(plain), ())) + "”"


def _source(ground: Ground) -> str:
    parts: Iterable[str | None] = (
        f"article {ground.article}",
        ground.publisher,
        str(ground.published) if ground.published else None,
        f"credits {ground.credits}" if ground.credits else None,
        f"with {ground.helpers}" if ground.helpers else None,
        f"a {ground.correction}" if ground.correction else None,
        _speaker(ground),
        f"told to {ground.told_to}, the source" if ground.told_to else None,
        ground.polarity,
        ground.modality,
        ground.tense,
        f"mode {ground.mode}" if ground.mode else None,
        f"contexts {ground.contexts}" if ground.contexts else None,
        f"item {_item(ground)}" if ground.item else None,
        f"at {ground.location}" if ground.location else None,
        f"event {ground.event_date}" if ground.event_date else None,
        f"rule {ground.rule}",
        f"links {ground.subject_link or '?'} → {ground.object_link or '?'}",
        f"confidence {ground.confidence:.2f}",
        f"judge {ground.judged:.2f}" if ground.judged else None,
    )
    return "  " + " · ".join(part for part in parts if part)


def _speaker(ground: Ground) -> str | None:
    source = ", the source" if ground.second_hand and not ground.told_to else ""
    return f"speaker {ground.speaker}{source}" if ground.speaker else None


def _item(ground: Ground) -> str:
    """The item with its type and sum: "a loan of €3 billion (money, 3000000000 EUR)"."""
    money = f"{ground.amount} {ground.currency or ''}".strip() if ground.amount else None
    about = ", ".join(part for part in (ground.item_type, money) if part)
    return f"{ground.item} ({about})" if about else str(ground.item)


def _short(text: str | None, most: int = 60) -> str:
    text = text or ""
    return text if len(text) <= most else text[: most - 1] + "…"


def _later(row: ClaimRow) -> tuple[str, ...]:
    """What later articles did to the claim, sorted, in one text; nothing where they did nothing."""
    return ("; ".join(sorted(row.later.split("; "))),) if row.later else ()


def _dates(row: ClaimRow) -> str:
    if row.first is None:
        return ""
    return str(row.first) if row.first == row.last else f"{row.first} – {row.last}"


def _text(text: str, style: str = "") -> Text:
    """Text that can neither be markup nor move the cursor."""
    return Text("".join(c if c.isprintable() else " " for c in text), style)
