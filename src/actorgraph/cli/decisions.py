"""The command that takes decisions on who is whom: review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from actorgraph.cli.app import HERE, StorePath, app, reading
from actorgraph.errors import NotFound
from actorgraph.terminal import at_terminal, key_pressed, tell, tell_skipped

if TYPE_CHECKING:
    from actorgraph.review import Candidate
    from actorgraph.store import Store

_PROMPT = "[y] the same  [n] different  [s] skip  [u] undo the last  [q] quit  "
_KEYS = ("y", "n", "s", "u", "q")
_Pair = tuple[str, str]


@app.command()
def review(
    store: StorePath = HERE,
    listed: Annotated[
        bool, typer.Option("--list", help="Print what there is and ask nothing.")
    ] = False,
    least: Annotated[
        float, typer.Option("--min", help="Least score of duplicates.", min=0, max=1)
    ] = 0.5,
    accept: Annotated[
        _Pair | None, typer.Option(metavar="LEFT RIGHT", help="Decide that the two are the same.")
    ] = None,
    reject: Annotated[
        _Pair | None, typer.Option(metavar="LEFT RIGHT", help="Decide that they are different.")
    ] = None,
    undo: Annotated[
        _Pair | None, typer.Option(metavar="LEFT RIGHT", help="Take a decision back.")
    ] = None,
) -> None:
    """Decide which actors are the same, and whom doubtful words stand for."""
    from actorgraph import tables  # noqa: PLC0415 - commands load what they need
    from actorgraph.decisions import load_decisions  # noqa: PLC0415
    from actorgraph.review import candidates  # noqa: PLC0415

    if accept or reject or undo:
        with reading(store) as opened:
            done = _written(opened, accept, reject, undo)
    else:
        with reading(store) as opened:
            found = candidates(opened, load_decisions(), least)
            if listed or not at_terminal():
                tables.print_candidates(found)
                _tell_outdated(opened)
                return
        try:
            done = _asked(found)  # while a person thinks, others may use the store
        except KeyboardInterrupt:
            tell(
                "actorgraph: decisions taken are in the file; the next build or decision heeds them"
            )
            raise
    typer.echo(f"{done}; {_revised(store)}")


def _written(store: Store, accept: _Pair | None, reject: _Pair | None, undo: _Pair | None) -> str:
    """Write these decisions; says which."""
    from actorgraph import decisions  # noqa: PLC0415
    from actorgraph.names import check_one, decided_ends  # noqa: PLC0415
    from actorgraph.same_as import DIFFERENT, SAME, Decision  # noqa: PLC0415

    said = []
    for pair, decision in ((accept, SAME), (reject, DIFFERENT)):
        if pair:
            left, right = decided_ends(store, *pair)
            if words := Decision(left, right, decision).words:
                _check_words(store, *words)
            elif decision == SAME:
                check_one(store, left, right)
            decisions.decide(Decision(left, right, decision))
            said.append(f"{left} and {right}: {decision}")
    if undo:
        known = any(row.pair == {*undo} for row in decisions.load_decisions().rows)
        row = decisions.undo(*(undo if known else decided_ends(store, *undo)))
        said.append(f"taken back: {row.left} and {row.right}: {row.decision}")
    return "; ".join(said)


def _check_words(store: Store, article: str, words: str) -> None:
    """Raise `NotFound` where the words are no whole name of the article: only names are decided."""
    from actorgraph.pipeline import names_in  # noqa: PLC0415 - loads spaCy

    names = names_in(store, article)
    if words not in names:
        like = [repr(name) for name in names if {*name.split()} & {*words.split()}]
        has = f"; it has {', '.join(like)}" if like else ""
        raise NotFound(f"no mention in {article} reads {words!r}{has}")


def _asked(found: list[Candidate]) -> str:
    """Ask for each candidate, unless what was decided before it settles it; how many were."""
    from actorgraph import decisions, tables  # noqa: PLC0415
    from actorgraph.cards.records import counted  # noqa: PLC0415
    from actorgraph.same_as import DIFFERENT, SAME, Decision  # noqa: PLC0415

    made: list[int] = []
    place = 0
    while place < len(found):
        each = found[place]
        if decisions.load_decisions().settled(each.left, each.right):
            place += 1
            continue
        tables.print_candidate(each, place + 1, len(found))
        key = key_pressed(_PROMPT, _KEYS)
        if key == "q":
            break
        if key == "u":
            if made:
                place = made.pop()
                decisions.undo(found[place].left, found[place].right)
            continue
        if key in ("y", "n"):
            decision = SAME if key == "y" else DIFFERENT
            decisions.decide(Decision(each.left, each.right, decision, each.reason))
            made.append(place)
        place += 1
    return f"{counted(len(made), 'decision')} taken" if found else "nothing to review"


def _revised(store: str) -> str:
    """Read the articles anew that decisions concern; how many these were."""
    from actorgraph.cards.records import counted  # noqa: PLC0415
    from actorgraph.decisions import load_decisions  # noqa: PLC0415
    from actorgraph.revision import outdated  # noqa: PLC0415
    from actorgraph.store import Store  # noqa: PLC0415

    number = 0
    with Store(store) as opened:
        if waiting := outdated(opened, load_decisions()):
            from actorgraph.pipeline import revise  # noqa: PLC0415 - loads spaCy

            if at_terminal():
                typer.echo(f"{counted(len(waiting), 'article')} to be read anew …")
            number = len(revise(opened, on_skip=tell_skipped).revised)
    return f"{counted(number, 'article')} read anew"


def _tell_outdated(store: Store) -> None:
    from actorgraph.cards.records import counted  # noqa: PLC0415
    from actorgraph.decisions import load_decisions  # noqa: PLC0415
    from actorgraph.revision import outdated  # noqa: PLC0415

    if number := len(outdated(store, load_decisions())):
        tell(f"actorgraph: {counted(number, 'article')} to be read anew, by `actorgraph build`")
