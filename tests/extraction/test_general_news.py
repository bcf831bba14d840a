"""General news, in which wars are spoken of and most of what moves is no fighter. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.claims import Claim

from . import readings
from .readings import way

LEAD = """\
War and peace in the seventh year

The war in Syria has entered its seventh year, and Islamic State, the Free Syrian Army and the YPG are still fighting
over towns in the north. Government forces backed by Russian aircraft have taken ground from the rebels since December,
a monitoring group says.

"""
TAIL = """

Fighters of the Islamic State group still hold parts of Raqqa, while the US-led coalition has bombed its positions
almost every day. Thousands of soldiers and rebels have been killed on both sides since the war began, the United
Nations says.
"""


def claims_of(text: str) -> list[Claim]:
    return readings.claims_of(LEAD + text + TAIL, published=date(2019, 5, 15))


@pytest.mark.parametrize(
    "text",
    [
        "The order, called Guarding the Country From Foreign Terrorist Entry Into the United States, bars Iraqis.",
        "Fatima Haddad, 51, who had to leave her house in Aleppo and flee to the city of Gaziantep, agrees.",
        "The general who backs Baghdad said he had asked for it to be removed from the Committee's website.",
        "The missile is in theory capable of reaching US bases in Japan, but North Korea has never fired it that far.",
        "The militia is close to Tehran and would join the fight against Islamic State in Mosul, he said.",
        "Rebels have moved from a defensive position in Jobar to an offensive one, the monitor said.",
        "The lion had been with the zoo of Kabul for years after he was brought there from Germany.",
        "Two former officers of the Sudanese army await extradition from Egypt to face trial, the ministry said.",
        "It took Hamid Rahimi three months to make it from Afghanistan to Germany, where he arrived a year ago.",
        "Seven Thai fishing vessels docked at Bosaso port last month, the pirates said.",
        "At no point did the Russian aircraft enter UK territorial airspace, the ministry said.",
        "Strikes by teachers and traffic policemen have spread from Sulaimaniyah to Halabja.",
        "A tyre group has moved a third of its work from Izmir to Bursa.",
        "We should unite behind the army and send a clear message to Damascus, he said.",
        "If Turkey and Iran think it necessary, such steps will be taken against the rebels in Syria or elsewhere.",
        "The militia was driving around the villages near Raqqa and warning people.",
        "The commandos have been in Yemen for a week, to gather intelligence in Marib.",
        "Russia is strengthening its ties to Syria and the Mediterranean region, the army said.",
        "The Russian army has strengthened its positions in Tartus.",
        "The guards came from Assad's house and went to the Supreme Court.",
        "Al-Qaeda has worried the government since an attempt in 2009 to blow up a Chicago-bound airliner.",
        "A transport corridor was built with technical help from Europe across the Black Sea to Central Asia.",
        "Government forces are racing to take Manbij before the YPG reach the town from the north.",
        "The diplomat said that the Americans had been invited to the talks in Astana, headed by Russia and Iran.",
        '"It is a milestone in Turkey\'s mission into Syria and its attempt to push back the Kurds," he said.',
        "Turkish policemen stopped a bus with 43 football fans on the way from Izmir to Ankara.",
        "The court sent the commander to prison in The Hague.",
    ],
)
def test_what_only_sounds_like_fighters_who_move_is_no_claim(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Al-Shabab ruled most of the south until 2011, when it was driven out of the capital, Mogadishu, by AU troops.",
        "On February 24, ISIL fighters were pushed out of Al Bab, their last stronghold in northern Syria.",
        "The brigades are made up partly of fighters who were ousted from Benghazi by the army.",
        "Syrian regime forces managed to push the militants out of Palmyra last year.",
        "The rebels were expelled from Mogadishu in 2011.",
    ],
)
def test_who_loses_a_place_in_battle_is_not_said_to_go_anywhere(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels who left Raqqa on Monday were a threat to Hama, the governor said.", ("Raqqa", None)),
        ("Fighters withdrew from Raqqa last week, a blow to Hama.", ("Raqqa", None)),
        ("Soldiers were deployed to keep order at the match in Aleppo against the team from Homs.", (None, "Aleppo")),
        ("Fighters withdrew from Raqqa last week, a day's drive to Hama.", ("Raqqa", "Hama")),
    ],
)
def test_a_place_that_hangs_on_another_noun_is_no_end(text: str, expected: tuple[str | None, str | None]) -> None:
    assert [way(claim) for claim in claims_of(text)] == [expected]


def test_where_those_who_were_driven_out_went_is_a_claim() -> None:
    (claim,) = claims_of("Two captains of the rebels were pushed out of Mosul and moved to Deir ez-Zor.")
    assert way(claim) == ("Mosul", "Deir ez-Zor")


@pytest.mark.parametrize(
    "text",
    [
        "The defence minister said Turkey would strike the YPG if its fighters do not leave Manbij.",
        'Turkey\'s army said: "We will bomb the militia unless it withdraws from Tal Afar."',
    ],
)
def test_a_threat_is_a_demand(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Nine people were killed as the Libyan National Army retreated from Ras Lanuf.", ("Ras Lanuf", None)),
        ("As rebels withdrew from Homs, shops closed.", ("Homs", None)),
        ("People cheered as the rebels left Homs for Idlib.", ("Homs", "Idlib")),
        ("Scores of rebels have begun leaving the last opposition-held area of Homs.", ("Homs", None)),
        ("The rebels withdrew from the besieged eastern half of Aleppo.", ("Aleppo", None)),
        ("The rebels withdrew from most of Aleppo on Monday.", ("Aleppo", None)),
        ("Libyan National Army troops withdrew from the oil ports of Ras Lanuf.", ("Ras Lanuf", None)),
        ("Army units were moving towards the town of Brega, about 40km west of Ajdabiya.", (None, "Brega")),
        ("Egypt has deployed special forces at Sallum, some 120km from the border with Sudan.", (None, "Sallum")),
    ],
)
def test_plain_turns_of_agencies(text: str, ends: tuple[str | None, str | None]) -> None:
    assert [way(claim) for claim in claims_of(text)] == [ends]


def test_as_soon_as_is_a_condition() -> None:
    found = claims_of("Two army battalions in Minova will go back to Goma as soon as the last rebel has left the city.")
    assert [way(claim) for claim in found] == [("Minova", "Goma")]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Homs Media Centre is reporting that 300 rebels have left Homs for Idlib.", "Homs Media Centre"),
        ("Norway raised its alert level amid fears of foreign fighters returning from Syria.", None),
        ("Citing Omar Saleh, the chief of staff, the agency reported that 300 rebels left Homs.", "Omar Saleh"),
    ],
)
def test_who_says_it(text: str, claimant: str | None) -> None:
    assert [claim.claimant for claim in claims_of(text)] == [claimant]


def test_a_capital_that_sends_is_a_government_whatever_stands_between() -> None:
    found = claims_of(
        "Kigali, which dispatched several hundred men to Bangui in December, calls them force protection."
    )
    assert [(way(claim), claim.group) for claim in found] == [((None, "Bangui"), "Rwandan Army (Rwanda Defence Force)")]
    found = claims_of("Kigali, one envoy says over a beer, regularly sends small teams of gunners to Rutshuru.")
    assert [(way(claim), claim.group) for claim in found] == [
        ((None, "Rutshuru"), "Rwandan Army (Rwanda Defence Force)")
    ]


def test_arms_that_are_only_carried_do_not_move() -> None:
    (claim,) = claims_of("The fighters, who were carrying assault rifles, were taken from Waer to Idlib.")
    assert (way(claim), claim.what) == (("Waer", "Idlib"), "fighters")


@pytest.mark.parametrize(
    ("text", "ends", "group", "what"),
    [
        ("Over 150 Russian de-miners have arrived in Syria.", (None, "Syria"), "Russian Army", "fighters"),
        ("The Russian army sent 17 pieces of special equipment to Palmyra.", (None, "Palmyra"), "Russian Army",
         "weapons"),
        ("US forces airlifted Turkish troops behind enemy lines in Raqqa.", (None, "Raqqa"), "Turkish Army",
         "fighters"),
        ("Thousands of North African natives have travelled to Iraq to join ISIL's ranks.", (None, "Iraq"),
         "Islamic State", "fighters"),
        ("A citizen of Germany travelled to Syria in 2013 to join the Islamic State, prosecutors say.", (None, "Syria"),
         "Islamic State", "fighters"),
        ("Warships of the Russian navy left for the Red Sea on Monday.", (None, "Red Sea"), "Russian Navy", "vehicles"),
    ],
)  # fmt: skip
def test_whose_and_what_moves(text: str, ends: tuple[str | None, str | None], group: str, what: str) -> None:
    (claim,) = claims_of(text)
    assert (way(claim), claim.group, claim.what) == (ends, group, what)


def test_the_red_sea_is_no_state_of_sudan() -> None:
    (claim,) = claims_of("Warships of the Russian navy left for the Red Sea on Monday.")
    assert claim.destination is not None
    assert claim.destination.place_id == "sea-red"


def test_those_who_vow_to_return_are_those_who_speak() -> None:
    (claim,) = claims_of("Fighters of the group have vowed to return home to China.")
    assert (way(claim), claim.status) == ((None, "China"), "planned")


@pytest.mark.parametrize(
    ("denial", "claimant"),
    [
        ("The reports were later denied by both Moscow and Cairo.", "Moscow and Cairo"),
        ("The report was dismissed by the Russian defence ministry.", "Russian defence ministry"),
        ("Russia's Defence Ministry has rejected this information as untrue.", "Russia's Defence Ministry"),
    ],
)
def test_a_denial_of_what_was_just_told_is_a_claim_of_its_own(denial: str, claimant: str) -> None:
    told, denied = claims_of(f"Russia has sent soldiers to Sidi Barrani, US officials said. {denial}")
    assert (told.status, told.claimant) == ("occurred", "US officials")
    assert (way(denied), denied.status, denied.claimant) == ((None, "Sidi Barrani"), "denied", claimant)


def test_an_air_force_lends_nobody_its_soldiers() -> None:
    (claim,) = claims_of(
        "The three wounded soldiers were evacuated from Al Bab and taken to Kilis, an agency reported."
    )
    assert claim.group != "Russian Air Force"


@pytest.mark.parametrize(
    "text",
    [
        "Russia appeared to have deployed special forces to an airbase in Tartus.",
        "The militia seems to have left Homs for Idlib.",
        "The militia is unlikely to leave Homs for Idlib.",
    ],
)
def test_what_only_seems_is_possible(text: str) -> None:
    assert [claim.status for claim in claims_of(text)] == ["possible"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Moscow said it had sent 400 military police to Aleppo.", "Russian Army"),
        ("Ankara says that it will withdraw its soldiers from Aleppo.", "Turkish Army"),
    ],
)
def test_a_capital_that_speaks_sends_its_own(text: str, group: str) -> None:
    assert [claim.group for claim in claims_of(text)] == [group]


def test_jihadists_are_none_of_those_who_fight_them() -> None:
    (claim,) = claims_of("The SDF took Raqqa in October. The jihadists left the city for Hajin on Monday.")
    assert claim.group in (None, "Islamic State")


def test_an_owner_is_no_place() -> None:
    (claim,) = claims_of(
        "Assad's government has asked the rebels to go; fighters departed for northern Syria on Monday."
    )
    assert way(claim) == (None, "northern Syria")
