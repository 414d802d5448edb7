"""From a parsed article with resolved mentions to frames: one function per extractor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from actorgraph.coref import Resolved
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.rules import rule_frames
from actorgraph.extraction.title_frames import title_frames
from actorgraph.parse import Parsed

Extractor = Callable[[Parsed, Resolved], Iterator[Frame]]


def rules(parsed: Parsed, resolved: Resolved) -> Iterator[Frame]:
    """Frames of titles and of trigger words."""
    yield from title_frames(parsed, resolved)
    yield from rule_frames(parsed, resolved)


EXTRACTORS: Mapping[str, Extractor] = {"rules": rules}
"""Extractors by name; a learned one is a function and a line here."""
