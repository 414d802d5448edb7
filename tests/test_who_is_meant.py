"""Who is meant: persons by what they were called, bodies of titles, sections, both sides."""

from __future__ import annotations

import pytest

from actorgraph.parse import Parsed
from parse_samples import said, texts_by_model

SAID = {
    "Portugal urged Chad to act. Foreign Minister Erik Holm flew to New York.": (
        "erik-holm represents portugal"
    ),
    "John Howard telephoned B. J. Habibie to demand that he restore order.": (
        "john-howard requests b-j-habibie"
    ),
    "Angela Merkel called Vladimir Putin to thank him.": "angela-merkel supports vladimir-putin",
    "Erik Holm, the Chadian armed forces chief, left.": "erik-holm--chad represents chad",
    "Peru struck Chile. Chile struck Peru. Benin called on both to talk.": "benin requests chile",
    "Sergei Lavrov met his Peruvian and Chadian colleagues, Erik Holm and Ida Lund.": (
        "ida-lund represents chad"
    ),
    # whose name stands before a colon speaks
    'Norwegian minister Erik Holm: "I condemn the attack on Peru by Chad."': (
        "erik-holm--norway accuses chad"
    ),
    'Live\n\nChad says Togo lied.\n\nNATO chief Jens Stoltenberg: "We condemn the attack by '
    'Chad."': "nato accuses chad",
    "Egypt holds Israel alone responsible for the war.": "egypt accuses israel",
    # both sides are not whoever spoke last
    "Peru fought Chile. Chile fought Peru. Benin blamed Chile. Togo urged both sides to talk.": (
        "togo requests peru"
    ),
    "In Dhaka, Foreign Minister Erik Holm thanked Gambia.": "erik-holm represents bangladesh",
    "Gambia filed a case against Togo. Canada backed the case.": "canada supports gambia",
    # whose forces they are, and the adjective behind them
    "Fighters loyal to Hezbollah attacked Cyprus.": "hezbollah attacks cyprus",
    "Chad shelled Niger as gunmen loyal to Erik Holm attacked Benin.": "erik-holm attacks benin",
    # the only alliance that the text has named
    "NATO met. The National Transitional Council met. Togo voted. Benin voted. Chad voted. Niger "
    "voted. Peru denounced the alliance's raids.": "peru accuses nato",
    # what somebody is asked to do is his
    "Chad urged Niger to stop its raids on Benin.": "niger attacks benin",
    # whom a charge is against does what is charged
    "Chad has sued Togo at the world court, alleging that it armed Hezbollah.": (
        "togo supplies hezbollah"
    ),
    "Peru filed a complaint against Chile, claiming that it had invaded Bolivia.": (
        "chile invades bolivia"
    ),
    # what somebody is judged for is his
    "Erik Holm criticised Emmanuel Macron for his talks with Vladimir Putin.": (
        "emmanuel-macron meets vladimir-putin"
    ),
    "Peru thanked Chile for its support for Bolivia.": "chile supports bolivia",
    # who orders another in a relative clause
    "Chad ignored the African Union, which told it to leave Mali.": "african-union requests chad",
    # where a government sits
    "Chad sent a letter. The government in Kinshasa armed Hezbollah.": (
        "democratic-republic-of-the-congo supplies hezbollah"
    ),
    # both sides, and neither the body of who urges them
    "Mali fought Chad. Chad shelled Mali. The African Union suspended Mali. Its chairman, Erik "
    "Holm, urged both sides to talk.": "erik-holm requests chad",
    # the term of an office does not end a sentence, and a body stands before it
    "Acting U.S. Deputy Secretary of State Erik Holm met Emmanuel Macron.": (
        "erik-holm--united-states represents united-states"
    ),
    # ministers of the state that the text is of, whoever is spoken of
    "Peru protested to Chile. President Dina Boluarte left Lima. Defence Minister Erik Holm "
    "accused Chile of lying.": "erik-holm represents peru",
    'The Philippines protested. President Ferdinand Marcos Jr. left Manila.\n\n"China must '
    'leave," Defence Secretary Erik Holm said.': "erik-holm represents philippines",
    "Foreign Minister Sergei Lavrov met his Peruvian colleague, Erik Holm.": (
        "erik-holm--peru represents peru"
    ),
    "Chad and Mali agreed to a truce. The deal angered Niger. Norway's foreign minister, Erik "
    "Holm, urged both sides to keep it.": "erik-holm--norway requests mali",
    "Erik Lund Junior met Angela Merkel. Mr Lund praised France.": (
        "erik-lund-junior supports france"
    ),
    "Commodore Erik Holm left Fiji. Australia condemned the commodore.": (
        "australia accuses erik-holm"
    ),
    "Erik Holm, a radical Shiite cleric, left. The Shiite cleric accused Iran of lying.": (
        "erik-holm accuses iran"
    ),
    "Gen. Erik Holm met Angela Merkel. The general praised France.": "erik-holm supports france",
    "Erik Holm is a preacher. Chad attacked the preacher.": "chad attacks erik-holm",
    "Erik Holm, president of Guinea and chairman of the African Union, left.": (
        "erik-holm--guinea headOf african-union"
    ),
    "Erik Holm, the leader of the Lebanese movement Hezbollah, left.": "erik-holm headOf hezbollah",
    "Erik Holm, the Ethiopian minister of defence, left.": (
        "erik-holm--ethiopia represents ethiopia"
    ),
    "The African Union mission under General Erik Holm fought on.": (
        "erik-holm represents african-union"
    ),
    "China sent an envoy, Erik Holm, to Khartoum.": "erik-holm represents china",
    "Norway named Erik Holm as its special envoy to Chad.": "erik-holm represents norway",
    "The Philippine Senate met in Manila. The Senate accused America of lying.": (
        "congress-of-the-philippines accuses united-states"
    ),
    "Chad fought Mali. Mali fought Chad. Niger hailed Benin. Chad expelled the Malian envoy. "
    "China called on the two sides to talk.": "china requests mali",
    "President Emmanuel Macron met farmers from France. Labour Minister Erik Holm accused China "
    "of lying.": "erik-holm represents france",
    "World reaction\n\nTogo voted.\n\nGHANA\n\nForeign Minister Erik Holm accused Togo of fraud on "
    "Monday.\n\nNIGERIA\n\nThe foreign ministry accused Togo of fraud on Monday.": (
        "erik-holm represents ghana"
    ),
    "World reactions\n\nTogo voted.\n\nGHANA\n\nIts army was ready on Monday, it said.\n\n"
    "NIGERIA\n\nThe foreign ministry accused Togo of fraud on Monday.": "nigeria accuses togo",
    "Peru accused Chad of a raid. Chad apologised to Peru. Togo urged the parties to wait.": (
        "togo requests peru"
    ),
    "Cameroon's army fought the Cobra militia.": "cameroon fights cobra-militia",
    "The metalworkers' union NUMSA accused Toyota of lying.": "numsa accuses toyota",
    "Viktor Orban met Vladimir Putin. The Hungarian accused Ukraine of lying.": (
        "viktor-orban accuses ukraine"
    ),
    "The ousted president, Erik Holm, left. The ousted leader accused Chad of murder.": (
        "erik-holm accuses chad"
    ),
    "General Erik Holm flew to Belfast. The Canadian accused Iran of lying.": (
        "erik-holm accuses iran"
    ),
    "Honduras sent Erik Holm into exile in Peru. Chad praised that country.": "chad supports peru",
    "Angela Merkel and Emmanuel Macron met. Antony Blinken met David Lammy. Joe Biden rang both "
    "leaders.": "angela-merkel meets joe-biden",
    "India and Pakistan met. The United Nations urged them to wait.": (
        "united-nations requests pakistan"
    ),
    "The two Koreas agreed on a truce.": "north-korea agreesWith south-korea",
    "Seoul was calm. The South condemned the North.": "south-korea accuses north-korea",
    "The foreign ministry in Berlin urged Iran to wait.": "germany requests iran",
}
NOT_SAID = {
    'Peru condemns the raid.\n\nThe rebels\' leader fled. "We left," an envoy said.\n\nForeign '
    "Minister Erik Holm flew home.": "erik-holm represents peru",
    'KYIV: "We condemn Chad," Norwegian minister Erik Holm said.': "ukraine accuses chad",
    '"Iran has betrayed us," Foreign Minister Erik Holm said.': "represents iran",
    "Chad has bombed the town, Foreign Minister Erik Holm said.": "represents chad",
    "The African Union sent a mission to Chad. The council thanked Togo.": (
        "african-union supports togo"
    ),
    "Vladimir Putin spoke. Erik Holm sent troops to help the president. U.S. President Joe Biden "
    "left.": "aids joe-biden",
    "Erik Holm praised Chad. Israel's ambassador was told to leave after he criticised Peru.": (
        "accuses peru"
    ),
    "Peru and Chad called home their ambassadors for consultations.": "chad meets peru",
    "Erik Holm struck a deal, ending the gravest challenge to Vladimir Putin.": "threatens",
    "Portugal bombed Chad. Foreign Minister Erik Holm flew to New York.": "represents portugal",
    "Portugal urged Chad to act. Peru's Foreign Minister Erik Holm left.": "represents portugal",
    "Togo thanked Erik Lund for his help in Mali and President Erik Holm for his gift.": (
        "headOf mali"
    ),
    "Angela Merkel sent Erik Holm to meet him. Emmanuel Macron left.": (
        "erik-holm meets erik-holm"
    ),
    "Chad's Foreign Minister Shah Erik Holm left.": "headOf",
    "Erik Holm called the measure rash. Peru has rejected calls for a truce.": (
        "peru rejects erik-holm"
    ),
    "The mission, approved by the European Union, is funded by Japan.": (
        "japan funds european-union"
    ),
    "If Donald Trump cuts off American support, Chad will fall.": "sanctions united-states",
    "The European Commission should seize the ten million euros of Russia in Belgium.": (
        "european-commission funds belgium"
    ),
    "Sergei Lavrov met his Peruvian and Chadian colleagues, Erik Holm and Ida Lund.": (
        "ida-lund represents peru"
    ),
    "Egypt holds Israel alone responsible for the war.": "egypt controls israel",
    "Peru fought Chile. Chile fought Peru. Benin blamed Chile. Togo urged both sides to talk.": (
        "togo requests benin"
    ),
    "In Dhaka, Foreign Minister Erik Holm met the president of Gambia.": "represents bangladesh",
    "In May, Foreign Minister Erik Holm thanked Gambia.": "represents",
    "France flew home as soldiers loyal to Erik Holm fought Chad.": "france fights chad",
    "The United Nations Security Council met. The council, the envoy said, should praise Chad.": (
        "north-korea"
    ),
    "Chad urged Niger to stop its raids on Benin.": "chad attacks benin",
    "Fans loyal to Real Madrid attacked Chad.": "real-madrid attacks chad",
    # a headline in which a state does what statements do is no statement of it
    "Chad does not recognise the rulers of Mali. Togo voted. Foreign Minister Erik Holm left.": (
        "erik-holm represents chad"
    ),
    "Chad condemns the raid. Togo took part, Foreign Minister Erik Holm said on Monday.": (
        "erik-holm represents chad"
    ),
    "Iran condemned Israel, saying it would attack Peru.": "israel attacks peru",
    "Peru thanked Chile over its dispute with Bolivia.": "peru rejects bolivia",
    '"China must leave," Defence Secretary Erik Holm said.': "erik-holm represents china",
    "BOGOTA: President Erik Holm called his Chadian colleague a thief.": (
        "erik-holm headOf colombia"
    ),
    # a charge against others is not what is answered
    "Peru accused Iran of lying. Iraq rejected that claim.": "iraq rejects peru",
    # what stands before a semicolon is not asked for
    "The former U.N. Secretary-General Erik Holm left.": "erik-holm represents united-nations",
    "Commodore Erik Holm met Commodore Ole Berg. Australia condemned the commodore.": (
        "australia accuses"
    ),
    "Erik Holm, a radical Shiite cleric, left. The Sunni cleric accused Iran of lying.": (
        "accuses iran"
    ),
    "Gen. Erik Holm left. The general who leads the army of Chad praised France.": (
        "erik-holm supports"
    ),
    "The lawyer for Erik Holm left. The lawyer praised France.": "erik-holm supports",
    "Erik Holm, the Somali president of the court, left.": "headOf",
    "Erik Holm, the leader of the Iran-backed Lebanese movement, left.": "headOf",
    "Erik Holm, president of Gabon and the ministers of Chad left.": "represents chad",
    "Russia under President Erik Holm fought on.": "represents russia",
    "The United Nations sent a mediator, Erik Holm, to Damascus.": "represents syria",
    "The Philippine Senate met. The U.S. Senate met. The Senate accused Chad of lying.": (
        "congress-of-the-philippines accuses"
    ),
    "Peru accused Chad of a raid. Chad apologised to Peru. The Labour Party met. Togo urged the "
    "parties to wait.": "togo requests",
    "Peru accused Chad of a raid. Chad apologised to Peru. Togo urged the parties of the left to "
    "wait.": "togo requests",
    "Russia was blamed. The law bans protests. It accuses Ukraine of theft.": "russia accuses",
    "The Tutsi militia attacked Chad.": "militia attacks",
    "The Christmas party angered and attacked Chad.": "party attacks",
    "The Kosovo Verification Mission accused Serbia of lying.": "kosovo accuses",
    "Emmanuel Macron met Vladimir Putin. The French accused Ukraine of lying.": "macron accuses",
    "Viktor Orban met Peter Szijjarto. The Hungarian accused Ukraine of lying.": "orban accuses",
    "The ousted president, Erik Holm, met the ousted president, Ole Berg. The ousted leader "
    "accused Chad of murder.": "accuses chad",
    "Erik Holm met Ole Berg. The Canadian accused Iran of lying.": "erik-holm accuses",
    "Chad bombed Mali. Mali praised that country.": "mali supports mali",
    "India and Pakistan spoke of refugees. Chad supplied them with rice.": "chad supplies india",
    "Erik Holm and Ole Berg were jailed for helping them.": "aids",
    "East Germany and Poland met. The West condemned the East.": "accuses",
    "South Africa met Chad. The South condemned the North.": "accuses",
    "Seoul was calm. The South of Japan condemned the North Sea fleet.": "south-korea accuses",
    "The Russian ministry in Berlin urged Iran to wait.": "germany requests",
    "Malian and Chadian firms pump oil. Sudan fought Togo. Sudan fought Togo. Malian and Chadian "
    "firms left. China called on both sides to talk.": "china requests mali",
    "President Emmanuel Macron met farmers from France. Chad was next. Labour Minister Erik Holm "
    "accused China of lying.": "erik-holm represents",
    "A Syrian attacked Germans in Solingen.": "syria attacks",
    "Kim met Putin. The North Korean thanked Chad.": "north-korea supports",
    "The cleric Erik Holm left. Another cleric accused Iran. The cleric praised Qatar.": (
        "erik-holm supports"
    ),
    "World reactions\n\nTogo voted.\n\nGHANA\n\nForeign Minister Erik Holm accused Togo of fraud "
    "on Monday.": "erik-holm represents",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*SAID, *NOT_SAID])


@pytest.mark.parametrize(("text", "claim"), SAID.items())
def test_who_is_meant(text: str, claim: str, read: dict[str, Parsed]) -> None:
    assert claim in said(read[text])


@pytest.mark.parametrize(("text", "part"), NOT_SAID.items())
def test_who_is_not_meant(text: str, part: str, read: dict[str, Parsed]) -> None:
    assert not [claim for claim in said(read[text]) if part in claim]
