"""``golden/frames.txt``: sentences with the frames that are read in them, and why.

A line with ``>`` is a sentence, the indented lines below it are its frames; ``#`` is a comment.
``python tests/golden_frames.py --update-golden`` reads all sentences anew and rewrites the file;
to add a sentence, add its line and do that. A diff of the file shows which answers changed, and
by which rule.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from actorgraph.extraction.details import Details
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.item_phrases import Item
from actorgraph.extraction.scene import Party
from actorgraph.parse import Parsed
from parse_samples import frames, texts_by_model

FILE = Path(__file__).parent / "golden" / "frames.txt"
PUBLISHED = "2024-11-13"


def main(arguments: list[str]) -> int:
    """Rewrite the file, or say how to."""
    if arguments != ["--update-golden"]:
        sys.stderr.write(f"usage: python {Path(__file__).name} --update-golden\n")
        return 2
    FILE.write_text("\n".join(answered(stored())) + "\n", encoding="utf-8")
    return 0


def stored() -> list[str]:
    """The lines of the file."""
    return FILE.read_text(encoding="utf-8").splitlines()


def sentences(lines: list[str]) -> list[str]:
    """The sentences in order."""
    return [line[2:] for line in lines if line.startswith("> ")]


def answered(lines: list[str]) -> list[str]:
    """The lines with the frames of today below every sentence."""
    read = texts_by_model(sentences(lines), PUBLISHED)
    result = []
    for line in lines:
        if line.startswith("  "):
            continue
        result.append(line)
        if line.startswith("> "):
            result += shown(read[line[2:]])
    return result


def shown(parsed: Parsed) -> list[str]:
    """One indented line for each frame, in the order in which they are read."""
    return [f"  {' | '.join(_parts(frame, parsed))}" for frame in frames(parsed)] or ["  nothing"]


def _parts(frame: Frame, parsed: Parsed) -> Iterator[str]:
    words = parsed.docs[frame.paragraph][slice(*frame.trigger)].text
    yield f"{_end(frame.subject)} {frame.relation} {_end(frame.object)}"
    yield f"{frame.rule} ({words})"
    yield f"{frame.polarity} {frame.modality} {frame.score:.2f}"
    told, item = frame.details, frame.details.item
    yield from (f"{name}: {value}" for name, value in _named(frame.speaker, told, item) if value)


def _named(speaker: str | None, told: Details, item: Item | None) -> Iterator[tuple[str, str]]:
    yield "speaker", speaker or ""
    if item is not None:
        money = f" = {item.sum.amount} {item.sum.currency or '?'}" if item.sum else ""
        yield "item", f"{item.text} ({item.type or '?'}{money})"
    for name in ("location", "place", "event_date", "tense"):
        yield name, getattr(told, name) or ""
    yield "mode", (told.mode or "").partition("-")[2]
    yield "contexts", " ".join(told.contexts)


def _end(party: Party) -> str:
    return party.actor if party.start >= 0 else f"({party.actor})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
