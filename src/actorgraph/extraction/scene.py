"""What look-ups share: an actor in a role, and what a paragraph offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import Cues
from actorgraph.sections import headed_by


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role: ``start``/``end`` are the tokens that name it, ``steps`` the inferences.

    ``via`` is the head noun through which it was reached ("troops"), None if named itself.
    """

    actor: str
    start: int
    end: int
    steps: int = 0
    via: str | None = None


def _nobody(paragraph: int, token: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a paragraph offers to look-ups: its mentions, all links, the word lists, the article
    that it is the ``number``-th paragraph of, who speaks at a paragraph's token, and by paragraph
    whose ``sections`` of a list of statements they are.

    With ``places``, a city that only locates stands for its state ("arrived in Tehran").
    """

    at: Mapping[int, Mention]
    links: Links
    words: Cues
    docs: tuple[Doc, ...] = ()
    number: int = 0
    speaker_at: Callable[[int, int], str | None] = _nobody
    places: bool = False
    sections: tuple[str | None, ...] = ()

    def names(self, token: Token) -> bool:
        """Whether the token stands in a name of an actor."""
        mention = self.at.get(token.i)
        return mention is not None and mention.kind not in ("pronoun", "description", "place")

    def states(self, number: int) -> bool:
        """Whether a paragraph is somebody's in a list of statements: "JAPAN: …"."""
        headed = headed_by(self.docs[number], self.links.at[number]) is not None
        return headed or (number < len(self.sections) and self.sections[number] is not None)

    def at_paragraph(self, number: int) -> Scene:
        """The scene of another paragraph of the article."""
        return replace(self, at=self.links.at[number], number=number)
