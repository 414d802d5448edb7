"""What the judge tells apart, in the order of the inputs and outputs of its model."""

from __future__ import annotations

from actorgraph.model import ACTOR_TYPES, Modality, Polarity
from actorgraph.ontology import relations

NONE = "none"
LABELS = (NONE, *sorted(relations()))
POLARITIES = tuple(Polarity)
MODALITIES = tuple(Modality)
TYPES = ("", *ACTOR_TYPES)
"""What a token can be part of: nothing, or an actor of a type."""
