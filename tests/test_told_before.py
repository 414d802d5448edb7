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
    "The deal that made Laos angry holds. Chile welcomed the pact that Laos signed with Nepal.": (
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
    # near, plainly told, and nothing of the kind in between
    "North Korea fired a missile. Australia condemned it.": "australia accuses north-korea",
    "Rwanda invaded the Congo. Belgium denounced it.": "belgium accuses rwanda",
    "Israel struck Damascus. Iran condemned it.": "iran accuses israel",
    "Peru bombed Ecuador. Ecuador shot down two of the raiders.": "ecuador attacks peru",
    "South Korea convicted soldiers of spying. Australia pushed for the release of soldiers "
    "held by the Taliban.": "australia requests taliban",
    "Aung San Suu Kyi was arrested by Myanmar's army in 2021. China had detained her aide. "
    "Malaysia demanded her release.": "malaysia requests myanmar",
    "Myanmar jailed two Reuters reporters in 2018. The United Nations appealed for the "
    "release of the reporters.": "united-nations requests myanmar",
    "Australia asked Indonesia to sign. Indonesia has so far declined.": (
        "australia requests indonesia"
    ),
    "Australia asked Indonesia to sign. Indonesia refused to sign.": "indonesia rejects australia",
    "Australia asked Indonesia to sign. Indonesia refused.": "indonesia rejects australia",
    "Laos accused Nepal of arming rebels. Nepal denied that it had sold arms.": (
        "nepal rejects laos"
    ),
    "Laos accused Nepal of arming rebels. Nepal dismissed the accusation.": "nepal rejects laos",
    "Laos accused Nepal of arming rebels. Nepal denied any involvement.": "nepal rejects laos",
    "Laos accused Nepal of arming rebels, which Nepal denies.": "nepal rejects laos",
    "Nepal and Laos signed a truce. Chile hailed the truce.": "chile supports nepal",
    "Nepal and Laos signed a truce. Chile hailed it.": "chile supports nepal",
    "Laos proposed talks. Nepal rejected the offer.": "nepal rejects laos",
    "Portugal condemned an attack in Lagos. Boko Haram claimed responsibility.": (
        "portugal accuses boko-haram"
    ),
    "Portugal condemned an attack in Lagos. Boko Haram claimed responsibility for the attack.": (
        "portugal accuses boko-haram"
    ),
    "Portugal condemned an attack in Lagos. Boko Haram claimed a bombing in Lagos.": (
        "portugal accuses boko-haram"
    ),
    "The multinational force in Lebanon was led by France. Italy contributed 2,000 men.": (
        "italy aids lebanon"
    ),
    "Russia fired on Latvia. Latvia recalled its ambassador.": "latvia sanctions russia",
    "The United States froze money belonging to Iran.": "united-states sanctions iran",
    "The United States sanctioned companies linked to Iran.": "united-states sanctions iran",
    "Ethiopia demanded a port from Eritrea. Eritrea dismissed such demands.": (
        "eritrea rejects ethiopia"
    ),
    "Zambia asked China to cancel its debt. China refused on Monday.": "china rejects zambia",
    "Israel and Hamas agreed on a truce. Qatar hailed the agreement.": "qatar supports hamas",
    "Chad accused Sudan of shelling a village. Sudan denied shelling the village.": (
        "sudan rejects chad"
    ),
    "Iran detained Fariba Adelkhah. Her lawyer is Iraqi. France demanded her release.": (
        "france requests iran"
    ),
    "Kenya leads a mission in Haiti. Jamaica has offered soldiers.": "jamaica aids haiti",
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
    # look-alikes
    "Ukraine thanked Norway for the missiles. It shot down 14 drones overnight.": (
        "ukraine attacks norway"
    ),
    "Poland had asked Germany for air defence. Poland shot down a drone.": "poland attacks germany",
    "Turkey met Syria in Geneva. Russia, which backs Syria, shot down a plane.": (
        "russia attacks syria"
    ),
    "Syria thanked Iran. Syria shot down its own plane by mistake.": "syria attacks iran",
    "France will host Brazil in the final. France has placed its security forces on alert.": (
        "france mobilizes brazil"
    ),
    "Finland said Estonia had asked for help. Finland put its forces on alert to help.": (
        "finland mobilizes estonia"
    ),
    "Hurricane Mitch hit Honduras. Nicaragua put its army on alert.": (
        "nicaragua mobilizes honduras"
    ),
    "Djibouti broke off ties with Iran. The same day Bahrain, which hosts a US fleet, "
    "recalled its ambassador.": "bahrain sanctions united-states",
    "Venezuela thanked Cuba for the doctors. Venezuela recalled its ambassador.": (
        "venezuela sanctions cuba"
    ),
    "Myanmar accused Laos of theft. Myanmar cut the internet link.": "myanmar sanctions laos",
    "Canada met Cuba. Canada cut the rail link.": "canada sanctions cuba",
    "Burkina Faso has relied on Russia since 2022. Burkina Faso detained soldiers for "
    "plotting a coup.": "burkina-faso coerces russia",
    "South Korea convicted soldiers of spying. Australia pushed for the release of soldiers "
    "held by the Taliban.": "australia requests south-korea",
    "Aung San Suu Kyi was arrested by Myanmar's army in 2021. China had detained her aide. "
    "Malaysia demanded her release.": "malaysia requests china",
    "Egypt held Mohamed Morsi in high esteem. Turkey demanded his return to office.": (
        "turkey requests egypt"
    ),
    "Malaysia may arrest Anwar Ibrahim. Indonesia called for the release of Anwar Ibrahim.": (
        "indonesia requests malaysia"
    ),
    "Malaysia arrested Anwar Ibrahim. Indonesia called for the release of Anwar Ibrahim's "
    "book.": "indonesia requests malaysia",
    "Japan took islands in 1895. Taiwan pressed for the return of islands.": (
        "taiwan requests japan"
    ),
    "Somalia arrested pirates in 2009. Kenya called for the release of pirates.": (
        "kenya requests somalia"
    ),
    "Saudi Arabia convicted a blogger. In Moscow, a court jailed a blogger too. Canada called"
    " for the release of the blogger.": "canada requests saudi-arabia",
    "The IMF urged Argentina to cut spending. Argentina declined further into recession.": (
        "argentina rejects international-monetary-fund"
    ),
    "The IMF urged Argentina to cut spending. Argentina's exports declined by a tenth.": (
        "argentina rejects international-monetary-fund"
    ),
    "The United States asked Pakistan for help. Pakistan declined to comment on reports of a "
    "raid.": "pakistan rejects united-states",
    "Australia asked Japan to stop. Japan declined to say how many whales it had caught.": (
        "japan rejects australia"
    ),
    "Australia asked Indonesia for help. Indonesia refused entry to a boat from Timor.": (
        "indonesia rejects australia"
    ),
    "Ukraine asked Olaf Scholz for tanks. Scholz refused to be rushed.": (
        "olaf-scholz rejects ukraine"
    ),
    "Nigeria accused Cameroon of seizing oil. Cameroon denied that it had failed to pay its "
    "teachers.": "cameroon rejects nigeria",
    "Eritrea accused Ethiopia of arming rebels. Ethiopia rejected a report on its budget.": (
        "ethiopia rejects eritrea"
    ),
    "Iran accused Britain of theft. Britain dismissed criticism at home of its budget.": (
        "united-kingdom rejects iran"
    ),
    "Armenia and Azerbaijan signed a ceasefire in 1994. The ceasefire in Sudan holds. Chad "
    "hailed the ceasefire.": "chad supports armenia",
    "Israel and Hamas declared a truce. Tunisia welcomed the truce in Libya.": (
        "tunisia supports israel"
    ),
    "Algeria asked Benin for a loan. Benin rejected the request of its own opposition.": (
        "benin rejects algeria"
    ),
    "Serbia and Kosovo agreed on plates. The accord between the two strikers and the club "
    "pleased Albania. Albania hailed the accord.": "albania supports serbia",
    "Portugal condemned an attack in Lagos. In Manila, Abu Sayyaf claimed responsibility for "
    "a bombing on a ferry.": "portugal accuses abu-sayyaf",
    "Portugal condemned an attack in Lagos. Boko Haram has not claimed responsibility.": (
        "portugal accuses boko-haram"
    ),
    "ASEAN met in Bali. Joko Widodo attended a mosque.": (
        "joko-widodo meets association-of-southeast-asian-nations"
    ),
    "OPEC ministers met in Vienna. Nigeria attended to its pipelines. Russia participated in "
    "a census.": "nigeria meets opec",
    "NASA's mission in Australia found a rock. New Zealand offered helicopters when the flood"
    " came. Fiji promised engineers.": "fiji aids australia",
    "The UN mission in Mali ended in 2023. Togo voted. Wagner's men stayed. Russia has "
    "offered soldiers and planes.": "russia aids mali",
    "France, Malta and Greece met in two parts and France, Malta and Greece agreed.": (
        "france agreesWith malta"
    ),
    "Officials met in two parts and France, Malta and Greece agreed.": "france agreesWith malta",
    "Japan met a club tied to Fiji.": "fiji meets japan",
    "Laos accused Nepal of torture. Chile condemned it.": "chile accuses laos",
    "Laos bought a train. Chile condemned it.": "chile accuses laos",
    "The G7 met in Hiroshima. In Xi'an, Kazakhstan and Uzbekistan attended a rival summit "
    "with Xi Jinping.": "g7 meets kazakhstan",
    "The World Bank met in Paris. The IMF held a seminar in Lima. Chile attended.": (
        "chile meets world-bank"
    ),
    "The Commonwealth summit in Apia closed. King Charles attended a rugby match.": (
        "charles-iii meets commonwealth"
    ),
    "Poland criticised Hungary. Poland shot down a plane that had come from Belarus.": (
        "poland attacks hungary"
    ),
    "The mission in Haiti ended. Jamaica has offered soldiers.": "jamaica aids haiti",
    "Chad believes that Sudan shelled a village. Sudan denied it.": "sudan rejects chad",
    "Russia published a report. Ukraine condemned it.": "ukraine accuses russia",
    "Chad said it would mediate. The workers accused Nepal of theft, which Nepal denies.": (
        "nepal rejects chad"
    ),
    "Egypt and Sudan signed a treaty. A bank agreed a sale of jets. Poland welcomed the deal.": (
        "poland supports egypt"
    ),
    "The NASA mission in Australia ended. NASA's mission in Chad found a rock. Fiji offered "
    "helicopters.": "fiji aids chad",
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
