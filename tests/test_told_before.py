"""What sentences take up that was told before: charges denied, requests refused, deals welcomed,
deeds judged, and who issues a statement."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.model import Modality
from actorgraph.parse import Parsed
from parse_samples import evidence, said, texts_by_model

SAID = {
    # denials and refusals
    "Laos said its camp had been shelled by Nepal, which Nepal denies.": "nepal rejects laos",
    "Laos said that Nepal had shelled a camp.\n\nNepalese officials deny that.": (
        "nepal rejects laos"
    ),
    "Laos accused Nepal of arming rebels.\n\nNepal denied that it had sold arms.": (
        "nepal rejects laos"
    ),
    "Laos asked Nepal to take the refugees in and was refused.": "nepal rejects laos",
    "Laos urged Nepal to sign the accord, but Nepal has refused.": "nepal rejects laos",
    "Laos proposed talks.\n\nNepal rejected the offer.": "nepal rejects laos",
    "Laos asked Oxfam to leave. Nepal has blocked such requests before.": "nepal rejects laos",
    "Nepal kept enriching uranium in spite of appeals by Laos.": "laos requests nepal",
    # deeds, and whose they are
    "Nepal condemned the attacks of Hezbollah on Laos.": "nepal accuses hezbollah",
    "Nepal regretted Laos's decision to leave. Only Chile followed. Peru condemned the step.": (
        "peru accuses laos"
    ),
    "Nepal condemned an attack on a hotel.\n\nHezbollah claimed responsibility.": (
        "nepal accuses hezbollah"
    ),
    "Nepal and Laos agreed to stop shooting.\n\nChile has welcomed the deal.": (
        "chile supports nepal"
    ),
    "Chile welcomed the agreements which Laos signed last month with Nepal.": (
        "chile supports nepal"
    ),
    "The Taliban seized Ban Ki-moon.\n\nPeru called for the release of Ban Ki-moon.": (
        "peru requests taliban"
    ),
    "Poland said Nepal's attack was unacceptable.": "poland accuses nepal",
    # who is meant
    "Chinese and Nepalese officials met. They condemned Laos.": "nepal accuses laos",
    "Emmanuel Macron met Vladimir Putin and Volodymyr Zelensky. He asked them to stop.": (
        "emmanuel-macron requests vladimir-putin"
    ),
    "Abiy Ahmed and Isaias Afwerki met. Isaias smiled. António Guterres praised Abiy Ahmed. Nepal "
    "urged the two men to talk.": "nepal requests isaias-afwerki",
    "The Nepalese coast guard sank a boat. Laos criticised the coast guard's conduct.": (
        "laos accuses nepal"
    ),
    "Nepal shot at Laos. Laos shot at Nepal.\n\nChina called on both of its neighbours to stop.": (
        "china requests laos"
    ),
    "The guarantors of the treaty - Chile, Brazil and Peru - urged Laos to wait.": (
        "peru requests laos"
    ),
    "Together with Nepal, Laos condemned Chile.": "nepal accuses chile",
    # statements
    "Final communiqué of the summit of the Arab League\n\nLeaders urged Nepal to withdraw.": (
        "arab-league requests nepal"
    ),
    "Ministry of Foreign Affairs of Nepal\n\nPress statement\n\nWe condemn Laos.": (
        "nepal accuses laos"
    ),
    "We condemn Laos. We thank Chile.\n\nNepal reaffirms its support for Peru.": (
        "nepal accuses laos"
    ),
    "SAUDI ARABIA, UAE, BAHRAIN: All three backed Israel.": "bahrain supports israel",
}
NOT_SAID = {
    "Laos accused Nepal of arming rebels.\n\nChile denied it.": "chile rejects laos",
    "Laos praised Nepal.\n\nNepal denied entry to two men.": "nepal rejects laos",
    "Laos asked Nepal for a loan and was paid.": "nepal rejects laos",
    "Laos asked Nepal to refuse the offer.": "nepal rejects laos",
    "Nepal condemned an attack on a hotel.\n\nHezbollah claimed victory.": (
        "nepal accuses hezbollah"
    ),
    "Nepal agreed to leave Laos.\n\nChile welcomed the deal.": "chile supports nepal",
    "Nepal demanded the release of Ban Ki-moon.": "nepal requests ban-ki-moon",
    "Poland said Nepal's offer was unacceptable.": "poland accuses nepal",
    "The Nepalese coast guard met the Chilean one. The Chilean coast guard left. Laos criticised "
    "the coast guard.": "laos accuses nepal",
    "Together with Nepal, Laos stands ready to help.": "laos supports nepal",
    "Nepal told Laos that its army had attacked a camp.": "nepal warns laos",
    "Erik Holm was left in charge of the United Nations.": "erik-holm accuses united-nations",
    "Laos is at war. Nepal opposed the plan; Chile condemned it.": "chile accuses laos",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*SAID, *NOT_SAID])


@pytest.mark.parametrize(("text", "claim"), SAID.items())
def test_what_is_taken_up(text: str, claim: str, read: dict[str, Parsed]) -> None:
    assert claim in said(read[text])


@pytest.mark.parametrize(("text", "claim"), NOT_SAID.items())
def test_what_is_not_taken_up(text: str, claim: str, read: dict[str, Parsed]) -> None:
    assert claim not in said(read[text])


def test_a_refusal_after_an_infinitive_is_told_as_a_fact(read: dict[str, Parsed]) -> None:
    text = "Laos asked Nepal to take the refugees in and was refused."
    assert evidence(reading(read[text]), "nepal rejects laos").modality is Modality.ASSERTED
