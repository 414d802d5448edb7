"""What the words around a trigger may look like: each with an example, and one that it is not."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.model import Article, Modality
from actorgraph.parse import Parsed, parsed_article
from parse_samples import evidence, said, texts_by_model

SAID = {
    "Nepal sent men into the zone on the Golan Heights and shelled arms depots near Vientiane.": (
        "nepal attacks laos"
    ),
    # a second deed that the parser takes for a quality
    "Nepal moved into the zone on the Golan Heights and bombed arms depots near Vientiane.": (
        "nepal attacks laos"
    ),
    # what a penalty is for, and "back" as a verb
    "Laos is under United Nations sanctions for arming Bhutan.": "laos supplies bhutan",
    "Nepal imposed sanctions on Laos for arming Bhutan.": "laos supplies bhutan",
    "The Netherlands and Belgium back the African Union, and Dutch premier Erik Holm wants it to "
    "pay.": "netherlands supports african-union",
    # texts speak for whoever issues them
    "A United Nations report accused Laos of theft.": "united-nations accuses laos",
    "Nepal adopted a resolution urging Laos to wait.": "nepal requests laos",
    "A text drafted by Nepal condemns Laos.": "nepal accuses laos",
    "Nepal sent a letter to Antonio Guterres accusing Laos of theft.": "nepal accuses laos",
    # what is called something, whatever the parser makes of it
    'Nepal called Bhutan\'s blockade of the port "unacceptable".': "nepal accuses bhutan",
    "Nepal called the Laotian raid an act of aggression.": "nepal accuses laos",
    # weeks of pleas are pleas
    "Laos ignored weeks of pleas from Nepal.": "nepal requests laos",
    # a participle that the parser joins to the clause between
    "Nepal sulked, claiming that the leader had lied and demanding that Laos halt the aid.": (
        "nepal requests laos"
    ),
    # conditions without "if", and direct speech
    '"We will help you," Narendra Modi told Laos.': "narendra-modi pledges laos",
    "Nepal has no intention of invading Laos.": "nepal invades laos",
    # the agent of a passive, wherever it hangs
    "Laos was promised a road by Nepal.": "nepal pledges laos",
    "Laos was criticised by Nepal and by Bhutan.": "bhutan accuses laos",
    "Laos invaded by Nepal": "nepal invades laos",
    "The arrest of two sailors by Laos was condemned by Nepal.": "nepal accuses laos",
    # nouns of quantity, and what stands beside them
    "Nepal announced a package of military aid for Laos.": "nepal aids laos",
    "Laos, armed with Turkish drones, retook the town.": "turkey supplies laos",
    # lists
    "Nepal thanked Laos, which sent doctors, and Bhutan, which sent rice.": "nepal supports bhutan",
    "Three states, led by Nepal, urged Laos to wait.": "nepal requests laos",
    "The Chilean president, Gabriel Boric, and his Peruvian counterpart, Dina Boluarte, met.": (
        "dina-boluarte meets gabriel-boric"
    ),
    # who is meant by a charge, a request, pressure
    "Nepal accused Laos of an attack on Bhutan.": "laos attacks bhutan",
    "Laos was accused of an attack on Bhutan.": "laos attacks bhutan",
    "Under pressure from Nepal, Laos reopened the road.": "laos concedesTo nepal",
    "Nepal persuaded Laos to wait.": "nepal requests laos",
    "Nepal said that Laos was behind the attack.": "nepal accuses laos",
    "Prosecutors in Vientiane have charged Erik Holm with fraud.": "laos accuses erik-holm",
    "Nepal sent two battalions to deter Laos.": "nepal mobilizes laos",
    "Blinken in Nepal for talks with Modi": "antony-blinken meets narendra-modi",
    # the bearer of an office whom the parser ties to the verb
    "Modi met the senior Laotian officer in the territory, Major General Ole Berg.": (
        "narendra-modi meets ole-berg"
    ),
    # what is asked for, beside the asking; what is cut, beside the cut
    "Nepal asked Laos for more jets.": "laos supplies nepal",
    "Nepal suspended its aid to Laos.": "nepal aids laos",
    "Nepal cut off its aid to Laos.": "nepal sanctions laos",
    # dates are no particles
    "Narendra Modi flew to Laos in May.": "laos meets narendra-modi",
    # said on the phone, and the phone
    "Narendra Modi urged Joe Biden by phone to wait.": "joe-biden meets narendra-modi",
    "Joe Biden flew to Nepal to plead with Narendra Modi.": "joe-biden meets narendra-modi",
    # two sides of a list
    "Nepal, Chile, Peru and Bhutan on the one side and Laos on the other signed an accord.": (
        "bhutan agreesWith laos"
    ),
    # who is said to do it
    "Laos is said by Nepal to have invaded Bhutan.": "laos invades bhutan",
    # whom the sentence leaves out
    "The leaders of NATO met in Oslo. Nepal and Laos attended.": "laos meets nato",
    "Chile leads a mission to help Laos rebuild. Nepal sent men.": "nepal aids laos",
    "Nepal sued Laos. Nepal severed relations on Monday.": "nepal sanctions laos",
    "Nepal shot down two Laotian jets and captured a pilot.": "nepal coerces laos",
    "Nepal closed its border to trade with Laos.": "nepal sanctions laos",
}
NOT_SAID = {
    # texts that others issue, or that do more than speak
    "A letter to Joe Biden accusing Laos of theft was lost.": "joe-biden accuses laos",
    "A text condemning Laos was printed by Reuters.": "reuters accuses laos",
    "A United Nations report harmed Laos.": "united-nations coerces laos",
    "Nepal vetoed a resolution condemning Laos.": "nepal accuses laos",
    "Nepal called a meeting with friends of Laos.": "nepal supports laos",
    '"They will help you," Narendra Modi told Laos.': "laos pledges narendra-modi",
    "John Mahama visited Nepal and Laos to mend ties.": "laos cooperatesWith nepal",
    "Nepal stressed the importance of invading Laos.": "nepal invades laos",
    "Narendra Modi called Joe Biden a fool.": "joe-biden meets narendra-modi",
    "Nepal stood by Laos.": "laos supports nepal",
    "Nepal agreed to a visit with a delegation of Laos.": "laos agreesWith nepal",
    "Nepal warned Laos against joining NATO.": "nepal memberOf nato",
    "A former US senator was asked by Nepal to mediate.": "nepal requests united-states",
    "A war between Nepal and Laos ended with Bhutan drawing the line.": "bhutan fights nepal",
    "Nepal and Laos traded prisoners.": "laos cooperatesWith nepal",
    "Nepal lent Laos an airstrip.": "nepal funds laos",
    "Nepal ended its agreement with Laos.": "laos agreesWith nepal",
    # rules that were once too wide
    "Laos accused of attack on Bhutan": "laos attacks bhutan",
    "Nepal thanked Laos, which sent doctors, nurses and Bhutan.": "nepal supports bhutan",
    "Nepal praised Laos, which flooded farms, Bhutan and Chile.": "nepal supports bhutan",
    "Nepal thanked Laos, which fed nurses, and Bhutan, which sent rice.": "laos aids bhutan",
    "Nepal shelled rebels led by Laos.": "nepal attacks laos",
    "Police led by Laos shelled Nepal.": "laos attacks nepal",
    "Courts in Brussels have charged Erik Holm.": "european-union accuses erik-holm",
    "Lawmakers in Brussels criticised Laos.": "european-union accuses laos",
    "After appeals from Oxfam, Laos cleaned the lake.": "oxfam requests laos",
    "Nepal and Laos exchanged prisoners.": "laos concedesTo nepal",
    "Nepal opened its border to Laos.": "nepal concedesTo laos",
    "Nepal asked Laos for more time.": "laos supplies nepal",
    "Nepal ordered Laos to buy jets.": "laos supplies nepal",
    "Narendra Modi told Joe Biden by letter to wait.": "joe-biden meets narendra-modi",
    "Nepal and Chile on the one side and Laos on the other signed an accord.": (
        "chile agreesWith nepal"
    ),
    "Laos is said by Nepal to have invaded Chad.": "nepal invades chad",
    "The leaders of NATO met in Oslo. Nepal and Laos attended.": "laos meets nepal",
    "Doctors met in Oslo. Nepal and Laos attended.": "laos meets nepal",
    "Forces of Nepal are in Laos. Chile contributed soldiers.": "chile aids laos",
    "Nepal sued Laos and Chile. Nepal severed relations on Monday.": "nepal sanctions laos",
    "Nepal and Laos closed their borders to trade with Chad.": "chad sanctions nepal",
    "Ali Bongo promised to bring Joe Biden down.": "ali-bongo attacks joe-biden",
    "Ali Bongo and Joe Biden flew home to reconcile the rivals.": "ali-bongo agreesWith joe-biden",
    "Nepal shot down a missile that Laos had aimed at Bhutan.": "laos attacks nepal",
    "Nepal intercepted Laotian drones bound for Bhutan.": "laos attacks nepal",
    "Nepal said that Laos needs to import rice.": "nepal requests laos",
    "Oxfam said that Laos might cheat Nepal.": "oxfam accuses laos",
    '"We may betray Nepal," Laos said.': "laos accuses nepal",
    "Emmanuel Macron said that France had misled Nepal.": "emmanuel-macron accuses france",
    "Laos is under United Nations sanctions for arming Bhutan.": "united-nations supplies bhutan",
    "Narendra Modi is leading Nepal out of the war.": "narendra-modi headOf nepal",
    "Nepal freed Laotian envoys. Indian minister Erik Holm welcomed the decision.": (
        "erik-holm--india supports india"
    ),
    "Nepal sent ships to back the Indian campaign in Laos.": "nepal coerces laos",
    # who calls something an attempt does not attempt it, and who heads a committee no state
    "Narendra Modi called the demand an attempt to defy Nepal.": "narendra-modi rejects nepal",
    "Nepal's security committee, headed by Narendra Modi, met.": "narendra-modi headOf nepal",
    "Nepal won. Narendra Modi welcomed the vote.": "narendra-modi supports nepal",
}
ENDED = {
    "Nepal ended its military exercise with Laos.": ("laos cooperatesWith nepal", "affirmed"),
    "Nepal ended talks with Laos.": ("laos meets nepal", "affirmed"),
    "Nepal ended its support for Laos.": ("nepal supports laos", "negated"),
}
MODALITIES = {
    "Narendra Modi is expected to meet Emmanuel Macron.": (
        "emmanuel-macron meets narendra-modi",
        Modality.PLANNED,
    ),
    "Nepal was in contact with Laos; Bhutan urged restraint.": (
        "laos meets nepal",
        Modality.ASSERTED,
    ),
    "Narendra Modi told Bhutan that Nepal would not allow Laos to vote.": (
        "nepal rejects laos",
        Modality.PLANNED,
    ),
    "Nepal urged Laos to wait after its attack on Bhutan.": (
        "laos attacks bhutan",
        Modality.ASSERTED,
    ),
}
STANCES = {
    "Nepal accused Laos of an attack on Bhutan.": ("laos attacks bhutan", "nepal"),
    "Iran was accused by Israel of an attack on Jordan.": ("iran attacks jordan", "israel"),
    "Laos was accused of an attack on Bhutan.": ("laos attacks bhutan", None),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*SAID, *NOT_SAID, *STANCES, *MODALITIES, *ENDED])


@pytest.mark.parametrize(("text", "claim"), SAID.items())
def test_what_is_said(text: str, claim: str, read: dict[str, Parsed]) -> None:
    assert claim in said(read[text])


@pytest.mark.parametrize(("text", "claim"), NOT_SAID.items())
def test_what_is_not_said(text: str, claim: str, read: dict[str, Parsed]) -> None:
    assert claim not in said(read[text])


@pytest.mark.parametrize(("text", "told"), ENDED.items())
def test_what_has_ended_took_place(
    text: str, told: tuple[str, str], read: dict[str, Parsed]
) -> None:
    claim, polarity = told
    assert evidence(reading(read[text]), claim).polarity == polarity


@pytest.mark.parametrize(("text", "told"), MODALITIES.items())
def test_what_is_planned_or_asked_for(
    text: str, told: tuple[str, Modality], read: dict[str, Parsed]
) -> None:
    claim, modality = told
    assert evidence(reading(read[text]), claim).modality is modality


@pytest.mark.parametrize(("text", "told"), STANCES.items())
def test_what_somebody_is_charged_with_is_possible(
    text: str, told: tuple[str, str | None], read: dict[str, Parsed]
) -> None:
    claim, speaker = told
    found = evidence(reading(read[text]), claim)
    assert (found.modality, found.speaker) == (Modality.POSSIBLE, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Greece praised the operation to liberate Mosul from Islamic State.",
        "Greece condemned the campaign to defeat Hamas.",
        "Greece welcomed efforts to defeat Boko Haram.",
        "Greece backs plans to arm Kosovo.",
    ],
)
def test_who_judges_an_undertaking_does_not_undertake_it(text: str) -> None:
    assert not said(parsed_article(Article("a", text)))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Chad joined the operation to defeat Boko Haram.", "boko-haram fights chad"),
        ("Poland announced plans to arm Kosovo.", "poland supplies kosovo"),
    ],
)
def test_who_sets_out_on_an_undertaking_does(text: str, claim: str) -> None:
    assert claim in said(parsed_article(Article("a", text)))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Uganda refrained from attacking Kenya.", "negated"),
        ("Iran stopped a ship in support of Yemen.", "affirmed"),
        ("Maliki blamed Saudi Arabia for the violence; Riyadh dismissed the remarks.", "affirmed"),
        ("Riyadh denied that Iran had attacked Yemen.", "negated"),
    ],
)
def test_what_is_undone_or_denied(text: str, polarity: str) -> None:
    read = reading(parsed_article(Article("a", text)))
    assert {e.polarity.value for c in read.claims for e in c.evidence} == {polarity}
