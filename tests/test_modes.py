"""Modes and contexts of PLOVER are told by the words of the event itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, parse

from actorgraph.datafiles import data_path
from actorgraph.iris import PLOVER, context_iri, mode_iri
from actorgraph.model import Evidence, Modality, Polarity, Tense
from actorgraph.modes import auxiliary_modes, scheme
from actorgraph.ontology import relations
from parse_samples import Parsed, frames, texts_by_model

SENTENCES = {
    "Turkish warplanes bombed Libya.": ("ASSAULT-aerial", "military"),
    "Sudan struck Chad with drones.": ("ASSAULT-drone", "military"),
    "Armenia carried out drone strikes on Georgia.": ("ASSAULT-drone", "military"),
    "Eritrea shelled Ethiopia.": ("ASSAULT-heavy-weapons", "military"),
    "Kenya kidnapped two Somali officials.": ("ASSAULT-abduct", ""),
    "Chad assassinated the Libyan president.": ("ASSAULT-targeted", ""),
    "Tunisia attacked Malta.": (None, ""),
    "Modi visited Nepal in May.": ("CONSULT-visit", ""),
    "Modi spoke with Macron by phone.": ("CONSULT-phone", ""),
    "Modi met Macron at the G7 summit.": ("CONSULT-multilateral", ""),
    "Modi met Macron.": (None, ""),
    "Peru arrested three Chilean soldiers.": ("COERCE-arrest", "military"),
    "Hungary hacked Romania.": ("COERCE-cyber", "cyber"),
    "Ghana urged Togo to resume talks.": ("REQUEST-meet", ""),
    "Ghana urged Togo to release the prisoners.": ("REQUEST-yield", ""),
    "Norway accused Sweden of fraud.": ("ACCUSE-allege", "crime"),
    "Norway condemned Sweden.": ("ACCUSE-disapprove", ""),
    "Austria investigated Croatia.": ("ACCUSE-investigate", ""),
    "Algeria expelled the Moroccan ambassador.": ("SANCTION-expel", "diplomatic"),
    "Canada imposed tariffs on Brazil.": ("SANCTION-discontinue", "economic"),
    "Bolivia threatened to attack Paraguay.": ("THREATEN-violence", ""),
    "Vietnam deployed missiles against Laos.": ("MOBILIZE-weapons", "military"),
    "Vietnam deployed troops against Laos.": ("MOBILIZE-troops", "military"),
    # another clause, and what is attacked, tell no mode
    "Sudan, which builds drones, attacked Chad.": (None, ""),
    "Sudan attacked the warplanes of Chad.": (None, "military"),
    # a warning tells what the other might do
    "Ghana warned Togo against an attack.": (None, ""),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_mode_and_contexts(sentence: str, read: dict[str, Parsed]) -> None:
    found = frames(read[sentence])
    assert found, "no claim"
    mode, contexts = SENTENCES[sentence]
    assert (found[0].details.mode, " ".join(found[0].details.contexts)) == (mode, contexts)


def test_every_mode_and_context_is_one_of_plover_and_every_mode_has_words() -> None:
    plover = parse(path=str(data_path("ontology", "plover.ttl")), format=RdfFormat.TURTLE)
    names = {q.subject for q in plover}
    known = scheme()
    modes = {mode_iri(mode.name) for found in known.modes.values() for mode in found}
    assert modes | {context_iri(code) for code in known.contexts} <= names
    kinds = {"Mode": 0}
    for quad in parse(path=str(data_path("ontology", "plover.ttl")), format=RdfFormat.TURTLE):
        kinds["Mode"] += str(quad.object) == f"<{PLOVER}Mode>"
    assert kinds["Mode"] == len(modes)


def test_modes_are_of_types_that_a_relation_has_and_name_only_relations() -> None:
    types = {relation.plover_type for relation in relations().values()}
    assert set(scheme().modes) <= types
    named = {name for modes in scheme().modes.values() for m in modes for name in m.relations}
    assert named <= set(relations())


EVIDENCE = Evidence("d", 0, 1, "x", (0, 1), None, None, "r")


@pytest.mark.parametrize(
    ("changes", "published", "expected"),
    [
        ({}, "2024-11-13", ()),
        ({"polarity": Polarity.NEGATED}, None, ("negation",)),
        ({"tense": Tense.FUTURE}, None, ("future",)),
        ({"modality": Modality.PLANNED}, None, ("future",)),
        (
            {"modality": Modality.REQUESTED, "polarity": Polarity.NEGATED},
            None,
            ("future", "negation"),
        ),
        ({"modality": Modality.POSSIBLE}, None, ("hypothetical",)),
        ({"event_date": "2014"}, "2024-11-13", ("historical",)),
        ({"event_date": "2014/2016"}, "2024-11-13", ("historical",)),
        ({"event_date": "2014/.."}, "2024-11-13", ()),
        ({"event_date": "2023"}, "2024-11-13", ()),
        ({"event_date": "2023-11-14"}, "2024-11-13", ("historical",)),
        ({"event_date": "2014"}, None, ()),
        ({"event_date": "--11-13", "tense": Tense.PAST}, "2024-11-13", ()),
    ],
)
def test_auxiliary_modes(
    changes: dict[str, object], published: str | None, expected: tuple[str, ...]
) -> None:
    piece = replace(EVIDENCE, **changes)  # type: ignore[arg-type]
    assert auxiliary_modes(piece, published) == expected
