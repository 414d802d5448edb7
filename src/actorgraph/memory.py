"""What a reader of an article remembers: who has been named, and what the text says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import Cues

WINDOW = 400  # antecedents; no few sentences name more

Fits = Callable[[str], bool]
"""Whether an actor (id) can be meant, by type, gender and the like."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An antecedent: the number of its sentence, the mention, its ``role`` ("main" for the subject
    of the sentence, "clause" for that of another clause, else ""), whether the words only say
    where something happens ("in Syria"), the first item of the list that it is an item of, and
    whether it stands in a quotation."""

    sentence: int
    mention: Mention
    role: str
    located: bool = False
    first: int | None = None
    spoken: bool = False


@dataclass(slots=True)
class Memory:
    """What has been read so far: antecedents in reading order, who speaks for whom, who was given
    which title, and the gender of persons (``f`` or ``m``) where it is known; ``count`` has how
    often each actor was named."""

    links: Links
    words: Cues
    day: str | None
    outlet: str | None = None
    gender: Mapping[str, str] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)
    affiliation: dict[str, str] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    once: dict[str, list[str]] = field(default_factory=dict)
    """Who was given a title of those who held it once, by title."""
    table: Mapping[int, Mention] = field(default_factory=dict)
    sentence: int = 0
    speaking: bool = False
    """Whether the words at hand are quoted."""
    things: dict[int, list[Token]] = field(default_factory=dict)
    """Common nouns that name no actor, by sentence number."""
    sentence_of: dict[int, int] = field(default_factory=dict)
    """Sentence number by the first token of the sentence, in the paragraph at hand."""
    owned: dict[str, dict[str, int]] = field(default_factory=dict)
    """Bodies by their noun ("army"), with whose they have been and in which sentence last."""
    staff: dict[int, dict[int, list[str]]] = field(default_factory=dict)
    """By sentence, whose people are its subjects ("Iranian *troops*"), by their token."""
    heads: dict[str, str] = field(default_factory=dict)
    """Capitalised nouns that a name completes ("the Commission of the African Union"), in lower
    case, with the actor named."""
    callings: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """Nouns that say what persons are ("cleric"), with whom and the words before the noun."""
    label: str | None = None
    """Who stands before the paragraph at hand, as in a list of statements ("POLAND: …")."""
    section: str | None = None
    """Whose name is the heading above the paragraph at hand."""
    labels: tuple[str, ...] = ()
    """The same of several ("POLAND, LATVIA: The two …")."""
    communique: bool = False
    """Whether a heading says that the text is what a meeting has issued."""
    body: str | None = None
    """The organisation whose meeting issued it."""
    released: bool = False
    """Whether a heading says that the text is a press statement."""
    office: str | None = None
    """The state whose ministry a heading names."""
    lead: str | None = None
    """Whom the first sentences alone make the outlet ("A condemns …")."""
    addressee: str | None = None
    topic: tuple[str, ...] = ()
    """Whom quotations of the paragraph at hand are said to be about."""

    def see(self, seen: Seen) -> None:
        """Take in an antecedent."""
        self.seen.append(seen)
        self.count.update(seen.mention.actors)

    @property
    def recent(self) -> list[Seen]:
        """The antecedents that anything within reach is among."""
        return self.seen[-WINDOW:]

    def of_types(self, kinds: Collection[str]) -> Fits:
        """Whether an actor is of one of the types."""
        return lambda actor: self.links.type_of(actor) in kinds

    def persons(self, gender: str) -> Fits:
        """Whether an actor is a person who may be of that gender."""
        return lambda actor: (
            self.links.type_of(actor) == "person" and self.gender.get(actor, gender) == gender
        )
