"""From a parsed article with resolved mentions to frames: one function per extractor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Protocol

from actorgraph.coref import Resolved
from actorgraph.extraction.affiliations import affiliation_frames
from actorgraph.extraction.confidence import weighed
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.misses import OnMiss, unheard
from actorgraph.extraction.rules import rule_frames
from actorgraph.extraction.title_frames import title_frames
from actorgraph.judge.session import require
from actorgraph.parse import Parsed


class Extractor(Protocol):
    """Gives the frames of an article, and tells ``missed`` which readings it dropped and why."""

    def __call__(
        self, parsed: Parsed, resolved: Resolved, missed: OnMiss = unheard, /
    ) -> Iterator[Frame]: ...


def rules(parsed: Parsed, resolved: Resolved, missed: OnMiss = unheard) -> Iterator[Frame]:
    """Frames of titles and of trigger words."""
    return weighed(_read(parsed, resolved, missed), parsed, resolved)


def _read(parsed: Parsed, resolved: Resolved, missed: OnMiss) -> Iterator[Frame]:
    return chain(
        title_frames(parsed, resolved),
        affiliation_frames(parsed, resolved),
        rule_frames(parsed, resolved, missed),
    )


def judge(parsed: Parsed, resolved: Resolved, missed: OnMiss = unheard) -> Iterator[Frame]:
    """Frames that the learned judge alone gives. Raises BadData where it is not installed."""
    require()
    from actorgraph.extraction.judged import judge_frames  # noqa: PLC0415 - needs an extra
    from actorgraph.extraction.opinions import opinions  # noqa: PLC0415

    return judge_frames(opinions(parsed, resolved), parsed, resolved)


def rules_and_judge(
    parsed: Parsed,
    resolved: Resolved,
    missed: OnMiss = unheard,
    threshold: float | None = None,
) -> Iterator[Frame]:
    """Frames of the rules, each weighed by what the judge says of it, then those of pairs that only
    the judge relates, with at least ``threshold`` as confidence (default: that of the calibration).
    Raises BadData where the judge is not installed."""
    require()
    from actorgraph.extraction.judged import judge_frames  # noqa: PLC0415 - as above
    from actorgraph.extraction.opinions import heard, opinions  # noqa: PLC0415

    seen = opinions(parsed, resolved)
    read = list(heard(_read(parsed, resolved, missed), seen, parsed))
    alone = judge_frames(seen, parsed, resolved, read, threshold)
    return chain(weighed(read, parsed, resolved), alone)


EXTRACTORS: Mapping[str, Extractor] = {
    "rules": rules,
    "judge": judge,
    "rules+judge": rules_and_judge,
}
"""Extractors by name."""
