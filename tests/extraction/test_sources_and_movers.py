"""Who says it and who moves, where a sentence puts other words between: fields of single sentences."""

from __future__ import annotations

from datetime import date

import pytest

from .readings import claims_of, pairs_of

FIELDS = (
    # who says it
    (
        "A captain of the Iraqi army doubts it. The gunmen may well come back to Mosul from Raqqa, he thinks.",
        "claimant",
        "captain of the Iraqi army",
    ),
    (
        (
            "A colonel was not impressed. Whatever the note claims, the Maoists are weak, he said. He warned that the "
            "rebels could bring their men to Libang from Dang."
        ),
        "claimant",
        "colonel",
    ),
    (
        "The FARC have pulled their men out of Neiva to Mitú since the peace talks collapsed, the army said Tuesday.",
        "claimant",
        "army",
    ),
    (
        ("The army withdrew from Sweida to Izraa, the Defence Ministry said, citing an understanding with the elders."),
        "claimant",
        "Defence Ministry",
    ),
    (
        (
            "Doctors at the hospital, where the work went on for days, said that 40 fighters were carried from Mosul "
            "to Raqqa."
        ),
        "claimant",
        "Doctors at the hospital",
    ),
    (
        "The governor does not exclude that rebels may come down from Bouar to Baboua.",
        "claimant",
        "governor",
    ),
    ("The governor does not exclude that rebels may come down from Bouar to Baboua.", "status", "possible"),
    (
        (
            "Some 40 fighters fled from Mosul to Raqqa, if the army's Fourth Division, quoted by the agency, is to be "
            "believed."
        ),
        "claimant",
        "army's Fourth Division",
    ),
    ("Soldiers were called up to Aleppo from Homs, says a colonel of that army who left in May.", "date_start", None),
    (
        "22:14 Iraq's Border Guard says some 90 gunmen have passed from Mosul to Raqqa.",
        "claimant",
        "Iraq's Border Guard",
    ),
    (
        "Militants moved from Mosul to Raqqa this week, boatmen report, who ought to know.",
        "claimant",
        "boatmen",
    ),
    (
        "On Monday militants fell back from Mosul to Raqqa, the Peshmerga ministry in Erbil states.",
        "claimant",
        "Peshmerga ministry in Erbil",
    ),
    ("Militants moved from Mosul to Raqqa, the governor's office has charged.", "claimant", "governor's office"),
    (
        "According to the spokesman the militia is taking 40 militants from Mosul to Raqqa.",
        "claimant",
        "spokesman",
    ),
    (
        (
            "Eleven militants who left Mosul for Raqqa were detected by drones and killed before they got there, the "
            "army said."
        ),
        "claimant",
        "army",
    ),
    ("Forty militants moved from Mosul to Raqqa, which nobody could tell, said a teacher.", "claimant", "teacher"),
    # who moves, and how many
    (
        "Two days before the army blew up the tunnel, 150 men of Jaysh al-Islam walked from Homs to Palmyra, he says.",
        "group",
        "Jaish al-Islam (Army of Islam)",
    ),
    ("A convoy of 40 Ugandan military vehicles had left Juba for Bor, residents said.", "count_max", 40),
    ("Five Islamic State men on motorcycles who were making for Mosul from Syria were caught.", "count_max", 5),
    (
        "Five trucks of Daesh laden with fuel and rifles that set out from Mosul for Raqqa burnt.",
        "count_max",
        5,
    ),
    ("Men of the 11th Division of Syria's army went from Homs to Aleppo.", "group", "Syrian Army"),
    ("Fifty fighters of al-Qaeda in Iraq went from Fallujah to Saqlawiyah.", "group", "al-Qaeda in Iraq"),
    ("The command believes so and says that 45 fighters quit Sinjar for Sinuni.", "claimant", "command"),
    (
        "The reconciliation centre has it that Daesh took 150 men from Mosul to Raqqa.",
        "claimant",
        "reconciliation centre",
    ),
    ("Hezbollah sent 200 men from Hermel to Baalbek, by the count of a councillor.", "claimant", "councillor"),
    ("Fighters left Mosul for Raqqa, elders who have since come to Erbil told this paper.", "claimant", "elders"),
    ("Fighters left Mosul for Raqqa, a mechanic who looks after his cars said.", "claimant", "mechanic"),
    ("The M23 denied on Friday that it had sent men from Rutshuru to Goma.", "claimant", "M23"),
    ("1.3 The commissioner reports that fighters left Mosul for Raqqa.", "claimant", "commissioner"),
    (
        "Claims in foreign media that fighters are carried from Mosul to Raqqa were described by the army as baseless.",
        "claimant",
        "army",
    ),
    ("Some 60 lorries, buses and pick-ups of Daesh went from Mosul to Raqqa.", "count_max", 60),
    ("Thirty soldiers of the national army arrived in Mosul from Erbil.", "count_max", 30),
    ("Daesh brought two more of its battalions to Raqqa.", "count_max", None),
    ("A second Turkish convoy, eleven lorries this time, is to leave Kilis for Azaz.", "count_max", 11),
    ("Sixty militiamen of Daesh, who say that nobody has listed them, may slip from Mosul to Raqqa.", "count_max", 60),
    ("Nine army lorries with towed guns drove from Mosul to Raqqa.", "what", "vehicles"),
    ("A Turkish convoy left Kilis for Azaz.", "what", "vehicles"),
    ("A convoy of 86 vehicles of the PKK/YPG terrorist organisation left Ras al-Ayn for Tal Tamr.", "count_max", 86),
    ("Armed Sudanese have come to Ouadda from Nyala.", "group", None),
    ("Soldiers of the 39th Armoured Brigade went from Zinjibar to Shuqrah in Yemen.", "group", "Yemeni Army"),
    ("Mauritania has strengthened Nema with gendarmes from Zouerat.", "group", "Mauritanian Gendarmerie"),
    (
        "About 40 Party for the Rally of the Plain (PRP) fighters went from Mosul to Raqqa.",
        "group",
        "Party for the Rally of the Plain",
    ),
    # when
    ("The emirs left Mosul for Raqqa two days before the city fell on Saturday.", "date_start", date(2017, 5, 25)),
    ("Fighters may get from Mosul to Raqqa, the scene of heavy clashes last March.", "date_start", None),
    ("Rifles of Daesh that the men tried to bring to Raqqa were seized on Monday.", "date_start", date(2017, 5, 29)),
    # what became of it
    ("Five rebels who were making for Mosul from Syria were shot dead by border guards.", "status", "prevented"),
    ("A convoy of 14 army trucks was on its way from Mosul to Raqqa and turned round.", "status", "prevented"),
    ("The army foiled an infiltration of 25 militants from Mosul to Raqqa.", "status", "prevented"),
    ("They do not rule out an attempt by rebels to slip away from Mosul to Raqqa.", "status", "possible"),
    ("A group of Daesh that was moving to Raqqa had been spotted by troops and eliminated.", "status", "prevented"),
    ("A line of 22 Daesh pickups that was heading to Raqqa was broken up by a plane.", "status", "prevented"),
    ("The army said it had hit a convoy of Daesh, 14 lorries driving from Mosul to Raqqa.", "status", "prevented"),
    ("Nine Daesh trucks were heading to Raqqa when troops opened fire on them.", "status", "prevented"),
    ("Militants who fled Mosul may have gone to Raqqa.", "status", "possible"),
    ("Dozens of suspected militants fled from Mosul to Raqqa.", "status", "occurred"),
    ("Hundreds of rebels who failed to take the base last week went from Mosul to Raqqa.", "status", "occurred"),
    (
        "None of the rebels withdrew from Mosul to Raqqa, he said, adding that 63 soldiers had been killed there.",
        "status",
        "denied",
    ),
)


@pytest.mark.parametrize(("text", "name", "value"), FIELDS, ids=[f"{text} {name}" for text, name, _ in FIELDS])
def test_a_field_of_a_claim(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


def test_a_denial_by_an_enemy_is_about_the_group_that_the_other_claim_names() -> None:
    text = (
        "Fifty fighters of Daesh went from Mosul to Raqqa, a policeman said. "
        '"Nobody has got from Mosul to Raqqa," said a spokesman of the Iraqi Army.'
    )
    assert [(c.status, c.group) for c in claims_of(text)] == [
        ("occurred", "Islamic State"),
        ("denied", "Islamic State"),
    ]


def test_a_denial_about_ones_own_men_keeps_the_group_of_who_speaks() -> None:
    text = (
        "Hundreds of Janjaweed left El Daein for El Fasher, the governor said. "
        '"No unit of ours has gone from El Daein to El Fasher," said a statement of the Rapid Support Forces.'
    )
    assert [c.group for c in claims_of(text)] == ["Janjaweed", "Rapid Support Forces"]


def test_a_people_is_the_group_of_theirs_that_was_named_before() -> None:
    text = (
        "Fighters of the Islamic Movement of Uzbekistan left Mir Ali in Pakistan for Paktika. "
        "It was in May that the Uzbeks arrived in Paktika."
    )
    assert {c.group for c in claims_of(text)} == {"Islamic Movement of Uzbekistan (IMU)"}


ENDS = (
    ("Fighters left Mosul for Zzorkha on Sunday.", ["Mosul > Zzorkha"]),
    ("Some 200 fighters moved from Baga Zzola to Maiduguri.", ["Baga Zzola > Maiduguri"]),
    ("Some 200 fighters moved from Mosul to Raqqa Governorate.", ["Mosul > Raqqa Governorate"]),
    ("Fighters were moved out of the mountains at Sinjar and down to Mosul.", ["Sinjar > Mosul"]),
    ("Fighters went from Mosul to quarters on the edge of Raqqa.", ["Mosul > Raqqa"]),
    ("In Raqqa, shopkeepers counted 22 Daesh pickups which came from Mosul.", ["Mosul > Raqqa"]),
    ("In Raqqa, a driver counted 37 army lorries, all of them bound for Mosul.", ["Raqqa > Mosul"]),
    ("Ten Daesh pickups drove into Raqqa from Mosul, and some continued to Tabqa.", ["Mosul > Raqqa", "Raqqa > Tabqa"]),
    ("Some of the rebels who had entered Raqqa might proceed to Mosul.", ["Raqqa > Mosul"]),
    ("Ten Daesh vehicles that left Mosul for Tabqa were shot to pieces at Raqqa.", ["Mosul > Tabqa"]),
    ("Thirty Daesh fighters with stolen cattle walked from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("The first 200 soldiers of the regional mission left Mosul for Raqqa.", ["Mosul > Raqqa"]),
    ("Six men of Daesh on their way down the valley to Mosul were caught.", ["? > Mosul"]),
    (
        "A party of six Daesh fighters left Mosul for Raqqa. Another 20 are to follow from Tabqa.",
        ["Mosul > Raqqa", "Tabqa > Raqqa"],
    ),
    ('"Has he only gone to Mosul with the rebels?" the man asks.', []),
)


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_of_a_movement(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


def test_of_two_namesakes_the_one_near_the_other_end_is_taken() -> None:
    text = "Syria's army left Latakia and Homs in Syria. Iraq sends its army's brigade from Mosul in Iraq to Rabia."
    assert [c.destination.place_id for c in claims_of(text) if c.destination] == ["iq-rabia"]


def test_the_next_sentence_tells_what_became_of_them() -> None:
    text = (
        "On Thursday two pickups of Daesh left Mosul for Raqqa. Both were destroyed by a plane before they got there."
    )
    assert [c.status for c in claims_of(text)] == ["prevented"]


def test_the_short_name_of_a_front_stands_for_the_whole() -> None:
    text = (
        "The Polisario Front is in Tindouf. Moroccan soldiers left Dakhla for Smara. "
        "A few of the Front's jeeps got from Tifariti to Bir Moghrein."
    )
    assert [c.group for c in claims_of(text)] == ["Moroccan Army", "Polisario Front"]


def test_the_leader_of_a_village_bears_no_arms() -> None:
    assert claims_of('Rebels hold Mosul. "We left Mosul for Erbil in the dark," a village leader said.') == []


STATEMENT = "Some 90 militants left Mosul for Raqqa on Monday. They burned their stores."


@pytest.mark.parametrize(
    "head",
    [
        "STATEMENT OF THE MINISTRY OF DEFENCE (FULL TEXT)",
        "The Ministry of Defence informs the public about the situation.",
        "The Ministry of Defence announces to our people:",
        "MINISTRY OF DEFENCE\n\nPRESS RELEASE",
        "REPUBLIC OF IRAQ, MINISTRY OF DEFENCE, PRESS CENTRE\n\nStatement No. 41, Baghdad",
    ],
)
def test_who_issues_a_statement_in_full_claims_what_it_says(head: str) -> None:
    (claim,) = claims_of(f"{head}\n\n{STATEMENT}")
    assert claim.claimant == "Ministry of Defence"


@pytest.mark.parametrize("head", ["A quiet week in Mosul", "The ministry reports progress in the war on malaria."])
def test_a_report_that_is_no_statement_has_no_issuer(head: str) -> None:
    (claim,) = claims_of(f"{head}\n\n{STATEMENT}")
    assert claim.claimant is None
