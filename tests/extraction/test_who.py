from __future__ import annotations

import pytest

from .readings import claim_of, claims_of

IS = "Islamic State"
GROUPS = [
    ("Islamic State fighters left Mosul.", IS),
    ("Fighters of the Islamic State left Mosul.", IS),
    ("Daesh left Mosul.", IS),
    ("ISIS militants left Mosul.", IS),
    ("Taliban fighters left Kunduz.", "Taliban"),
    ("Wagner mercenaries left Bangui.", "Wagner Group"),
    ("Hezbollah sent 300 men to Qusayr.", "Hezbollah"),
    ("Syrian soldiers left Palmyra.", "Syrian Army"),
    ("The Syrian army sent 300 soldiers to Palmyra.", "Syrian Army"),
    ("The army sent 300 soldiers from Homs to Palmyra.", "Syrian Army"),
    ("The Turks sent 300 soldiers to Jarablus.", "Turkish Army"),
    ("Foreign fighters left Mosul.", None),
    ("The Copper Hills Brigade left Mosul for Raqqa.", "Copper Hills Brigade"),
    # spoken of before
    ("Islamic State fighters slept in Mosul. The militants left for Raqqa.", IS),
    ("Islamic State fighters slept in Mosul. They left for Raqqa.", IS),
    ("The Islamic State is retreating. Its fighters left Mosul for Raqqa.", IS),
    ("Hezbollah mourned its dead. The group moved 200 fighters from Damascus to Qusayr.", "Hezbollah"),
    ("Islamic State holds Mosul. The Peshmerga said 300 of its fighters went from Dohuk to Bashiqa.", "Peshmerga"),
    ("Islamic State fighters are at Arak. Officers' families left Palmyra for Homs.", "Syrian Army"),
    ("“We left Mosul for Raqqa,” an Islamic State commander said.", IS),
]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_the_group_that_moves_is_named(text: str, group: str | None) -> None:
    assert claims_of(text)[-1].group == group


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Islamic State fighters left Mosul.", "fighters"),
        ("Three Islamic State commanders left Mosul.", "leaders"),
        ("The emir of the Islamic State in Mosul fled to Raqqa.", "leaders"),
        ("Families of Islamic State fighters left Mosul.", "families"),
        ("Wives and children of Islamic State fighters were moved from Mosul to Raqqa.", "families"),
        ("Islamic State moved tanks from Mosul to Raqqa.", "vehicles"),
        ("A convoy of 14 Islamic State vehicles left Mosul.", "vehicles"),
        ("Hezbollah sent rockets from Damascus to Qusayr.", "weapons"),
        ("IS shifted weapons out of Mosul to Tal Afar.", "weapons"),
        ("A convoy of Islamic State fighters left Mosul.", "fighters"),
        ("Two brigades of the Syrian army left Homs for Palmyra.", "fighters"),
    ],
)
def test_what_moves_is_told(text: str, what: str) -> None:
    assert claim_of(text).what == what


OUT = [
    # front lines, strikes and sieges
    "The army advanced from Homs to Palmyra.",
    "The army captured Palmyra from the militants.",
    "Militants besieged Deir ez-Zor from Mayadin.",
    "Jets from Incirlik struck Raqqa.",
    "The front line moved from Mosul to Tal Afar.",
    "Islamic State lost Palmyra and Qaryatayn to the army.",
    "Militants shelled Homs from Palmyra.",
    # aircraft
    "Warplanes flew from Incirlik to Raqqa.",
    "A helicopter flew from Erbil to Mosul.",
    # civilians, prisoners, crowds
    "Some 300 civilians fled Mosul for Erbil.",
    "Residents fled from Mosul to Erbil.",
    "Refugees crossed from Syria into Turkey.",
    "Buses took 400 villagers from Mosul to Erbil.",
    "Prisoners were moved from Mosul to Raqqa.",
    # visits
    "The prime minister travelled from Baghdad to Erbil.",
    "The envoy flew from Geneva to Damascus.",
    "President Haddad returned from Moscow to Damascus.",
    # aid and goods
    "Aid trucks left Damascus for Aleppo.",
    "A convoy of the Red Crescent went from Damascus to Aleppo.",
    "Lorries carried flour from Homs to Palmyra.",
    "Oil was smuggled from Raqqa to Mosul.",
    "Prices rose from Mosul to Raqqa.",
    # no place
    "Islamic State fighters fled.",
    "Dozens of militants withdrew on Monday.",
    # no change of place
    "Islamic State fighters in Mosul surrendered.",
    "Thirty fighters were killed in Mosul.",
    "Fighters of Raqqa and Mosul met.",
]


@pytest.mark.parametrize("text", OUT)
def test_what_is_no_movement_of_fighters_stays_out(text: str) -> None:
    assert claims_of(text) == []


def test_a_pronoun_that_stands_for_civilians_moves_no_fighters() -> None:
    assert claims_of("Some 300 civilians gathered in Mosul. They left for Erbil on Monday.") == []


def test_a_pronoun_is_noted() -> None:
    assert "anaphor" in claims_of("Islamic State fighters slept in Mosul. They left for Raqqa.")[-1].notes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A convoy of militants left Mosul for Raqqa.",
        ),
        "Buses with Islamic State fighters aboard left Mosul for Raqqa.",
        "Trucks full of gunmen left Mosul for Raqqa.",
        pytest.param(
            "Fighters disguised as civilians left Mosul for Raqqa.",
        ),
    ],
)
def test_vehicles_count_where_fighters_ride_in_them(text: str) -> None:
    assert len(claims_of(text)) == 1


def test_the_brigades_an_army_speaks_of_are_its_own_and_gendarmes_are_the_states() -> None:
    (claim,) = claims_of(
        "Two more brigades will be brought up from Baghdad to Mosul, the military's media office said."
    )
    assert claim.group == "Iraqi Army"
    claims = claims_of("Jihadist fighters withdrew from Djibo. Some 40 gendarmes went from Ouagadougou to Dori.")
    assert claims[-1].group == "Burkinabe Gendarmerie"


def test_the_brigade_an_army_moves_is_its_own() -> None:
    assert claim_of("The army redeployed the 9th brigade from Deraa to Hama.").group == "Syrian Army"


def test_whom_the_police_move_are_no_fighters() -> None:
    assert claims_of("Police moved protesters from Mosul to Raqqa.") == []
