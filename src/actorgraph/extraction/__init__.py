"""From a parsed article with resolved mentions to frames: one function per extractor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Protocol

from actorgraph.coref import Resolved
from actorgraph.extraction.confidence import weighed
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.misses import OnMiss, unheard
from actorgraph.extraction.rules import rule_frames
from actorgraph.extraction.title_frames import title_frames
from actorgraph.parse import Parsed


class Extractor(Protocol):
    """Gives the frames of an article, and tells ``missed`` which readings it dropped and why."""

    def __call__(
        self, parsed: Parsed, resolved: Resolved, missed: OnMiss = unheard, /
    ) -> Iterator[Frame]: ...


def rules(parsed: Parsed, resolved: Resolved, missed: OnMiss = unheard) -> Iterator[Frame]:
    """Frames of titles and of trigger words."""
    found = chain(title_frames(parsed, resolved), rule_frames(parsed, resolved, missed))
    return weighed(found, parsed, resolved)


EXTRACTORS: Mapping[str, Extractor] = {"rules": rules}
"""Extractors by name; a learned one is a function and a line here."""
