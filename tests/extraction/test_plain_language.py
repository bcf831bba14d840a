"""Plain sentences, as most of the press writes them: they are read wherever they stand."""

from __future__ import annotations

import pytest

from .readings import claims_of, pairs_of

BEFORE = (
    "Talks on a truce in {country} were put off for a third time, and diplomats said that little was left of the plan "
    "that had been agreed in spring. Prices of bread and fuel have doubled since the roads were closed, and hospitals "
    "are short of medicine."
)
BEHIND = (
    "A school was hit in the afternoon, and the electricity has been off since the morning. Aid agencies called on all "
    "sides to let convoys with food pass. It was not clear whether the talks would be taken up again before long."
)
SURROUNDINGS = {
    "alone": "The war in {country} goes on. {claim}",
    "in the middle": f"{BEFORE}\n\n{{claim}}\n\n{BEHIND}",
    "at the end": f"{BEFORE}\n\n{BEHIND}\n\n{{claim}}",
    "in one paragraph": f"{BEFORE} {{claim}} {BEHIND}",
}
MOVERS = {
    ("Syria", "Homs", "Hama"): (
        "Rebels",
        "Rebel fighters",
        "Opposition fighters",
        "Pro-government forces",
        "Turkish troops",
        "ISIS terrorists",
        "Hezbollah units",
        "Elite units",
        "A military convoy",
        "A convoy of militants",
        "Iranian-backed militias",
    ),
    ("Ukraine", "Izium", "Lyman"): (
        "Russian paratroopers",
        "Ukrainian forces",
        "Wagner mercenaries",
        "The 25th Brigade",
        "A column of tanks",
        "Volunteers",
    ),
    ("Nigeria", "Gwoza", "Bama"): ("Army troops", "Gunmen", "Armed men", "Boko Haram fighters", "An army convoy"),
    ("Somalia", "Kismayo", "Afmadow"): ("Kenyan soldiers", "Al-Shabaab militants", "African Union soldiers"),
    ("Afghanistan", "Kunduz", "Baghlan"): ("Insurgents", "US Marines", "Special forces", "The Taliban"),
    ("Congo", "Rutshuru", "Goma"): ("M23 rebels", "Dozens of rebels", "UN peacekeepers", "Soldiers"),
    ("Libya", "Misrata", "Sirte"): ("Government forces", "Haftar's forces", "The militia", "Mercenaries"),
    ("India", "Srinagar", "Kupwara"): ("Security forces", "Paramilitary troops", "Militants"),
    ("the Philippines", "Marawi", "Iligan"): ("Police commandos", "Marines", "Abu Sayyaf gunmen"),
}
SAID = (
    ("{movers} moved from {a} to {b}.", "{a} > {b}"),
    ("{movers} withdrew from {a} on Monday, residents said.", "{a} > ?"),
    ("{movers} fled {a} for {b}.", "{a} > {b}"),
    ("{movers} crossed into {b} from {a}, officials said.", "{a} > {b}"),
)


@pytest.mark.parametrize("around", list(SURROUNDINGS))
@pytest.mark.parametrize(("words", "pair"), SAID)
def test_a_plain_movement_is_read_wherever_it_stands(around: str, words: str, pair: str) -> None:
    missed = []
    for (country, a, b), movers in MOVERS.items():
        for mover in movers:
            claim = words.format(movers=mover, a=a, b=b)
            text = SURROUNDINGS[around].replace("{claim}", claim).replace("{country}", country)
            if pairs_of(text) != [pair.format(a=a, b=b)]:
                missed.append(claim)
    assert missed == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The Iraqi army is continuing to search houses in Tal Afar, in Nineveh province.", []),
        ("The Iraqi army is continuing to move from Tal Afar to Sinjar.", ["Tal Afar > Sinjar"]),
        ("Russian soldiers, stationed in Grozny (Russia), have been deployed in Luhansk.", ["Grozny > Luhansk"]),
        ("Nusra left Baaj. Army troops entered the town in Nineveh province.", ["Baaj > ?", "? > Baaj"]),
        ("Syrian Army troops crossed the border into Lebanon to chase the rebels from Arsal.", ["? > Lebanon"]),
        ("The raid near Garmsir was meant to cut off insurgent infiltration routes from Pakistan.", []),
        ("Ankara sent 900 soldiers to Syria to bolster rebel fighters in northern Aleppo province.", ["? > Syria"]),
        ("The army sent 300 soldiers to reinforce its garrison in Homs.", ["? > Homs"]),
        ("Nusra leaders got orders from the command in Raqqa to pull out from Mosul to Syria.", ["Mosul > Syria"]),
        ("Eritrean soldiers have left the towns of Shire and Axum.", ["Shire > ?", "Axum > ?"]),
        ("The families are from Homs, which the Syrian army took in May.", []),
        ("The Syrian air force flew from Homs.", []),
        ("Gale force winds left the area around Homs in Syria without light.", []),
        ("Nusra commanders have abandoned all attempts to free the men who are trapped in Homs.", []),
    ],
)  # fmt: skip
def test_what_goes_with_another_word_is_no_end(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Moscow sent 300 soldiers to Syria on Monday.", "Russian Army"),
        ("Kyiv has redeployed three brigades from Izium to Lyman.", "Ukrainian Army"),
        ("Some 300 soldiers left Moscow.", "Russian Army"),
        ("Moscow sent mercenaries to Sirte.", None),
        ("Some 300 soldiers were sent to Syria, an official said.", None),
        ("Syrian army bases are full. Some 300 soldiers were sent to Syria.", None),
        ("Some 300 Syrian army soldiers were sent to Syria.", "Syrian Army"),
        ("The Syrian army is back from Lebanon. Some 300 soldiers returned to Syria.", "Syrian Army"),
        ("Hezbollah's deputy leader denied that the group had withdrawn from Homs.", "Hezbollah"),
        ("Scores of anti-Houthi fighters left Taiz for Mocha on Monday.", None),
    ],
)
def test_whose_men_they_are(text: str, group: str | None) -> None:
    (claim,) = claims_of(text)
    assert claim.group == group


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('"I can confirm that Nusra has left Homs, but our men are not yet there," the general said.', "occurred"),
        ("The ministry could not confirm that Nusra fighters moved from Homs to Hama.", "possible"),
        ("Nusra fighters can move from Homs to Hama at any time, the ministry said.", "possible"),
    ],
)
def test_who_can_confirm_is_sure(text: str, status: str) -> None:
    (claim,) = claims_of(text)
    assert claim.status == status


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nusra militants and 40 civilians left Homs for Hama.", None),
        ("Some 300 Nusra militants and 40 civilians left Homs for Hama.", 300),
    ],
)
def test_fighters_who_move_among_civilians_count_and_the_civilians_do_not(text: str, count: int | None) -> None:
    (claim,) = claims_of(text)
    assert (claim.what, claim.count_min) == ("fighters", count)


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        # a town whose district is called like it
        (
            "Government fighters came to Shirqat from Tikrit, Baiji and Mosul.",
            ["Tikrit > Shirqat", "Baiji > Shirqat", "Mosul > Shirqat"],
        ),
        # an armed service by its own words, though nobody says whose
        ("Police officers were driven from Gaziantep to Kilis.", ["Gaziantep > Kilis"]),
        ("The transfer of two Marine companies from Jolo to Zamboanga was completed.", ["Jolo > Zamboanga"]),
        ("A police column of 14 vehicles entered Kilis from Gaziantep.", ["Gaziantep > Kilis"]),
        # a noun before the subject is no part of it
        ("After two days of combat the army withdrew from Mosul to Raqqa.", ["Mosul > Raqqa"]),
        # they who set out are they who arrive
        (
            "A convoy of the Turkish army set out from Kilis at noon. By evening it had reached Atarib.",
            ["Kilis > Atarib"],
        ),
    ],
)
@pytest.mark.parametrize("surroundings", [SURROUNDINGS["alone"], SURROUNDINGS["in the middle"]])
def test_plain_sentences_of_services_lists_and_of_those_spoken_of(
    sentence: str, pairs: list[str], surroundings: str
) -> None:
    assert pairs_of(surroundings.format(country="the country", claim=sentence)) == pairs


@pytest.mark.parametrize(
    "denial",
    [
        "A Houthi commander insisted that no such withdrawal had taken place.",
        "The ministry denied any such movement.",
        "There has been no such redeployment, the army said.",
        "The army said it knew of no such movement.",
    ],
)
def test_what_is_denied_as_no_such_movement_is_the_movement_told_before(denial: str) -> None:
    told = claims_of(f"Officials said that 200 Houthi fighters moved from Taiz to Ibb on Tuesday. {denial}")
    assert [(c.origin and c.origin.text, c.destination and c.destination.text, c.status) for c in told] == [
        ("Taiz", "Ibb", "occurred"),
        ("Taiz", "Ibb", "denied"),
    ]
    assert told[1].count_min is None
    assert told[1].claimant


@pytest.mark.parametrize(
    ("team", "pairs"),
    [
        ("A special police team", ["Jolo > Zamboanga"]),
        ("An army special forces team", ["Jolo > Zamboanga"]),
        ("A football team", []),
        ("A team of doctors", []),
    ],
)
def test_a_team_is_armed_by_its_own_words_alone(team: str, pairs: list[str]) -> None:
    assert pairs_of(f"{team} returned to Zamboanga from Jolo.") == pairs
