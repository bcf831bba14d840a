"""Who says it and who moves, where a sentence puts other words between: fields of single sentences."""

from __future__ import annotations

import pytest

from .readings import claims_of

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
    # who moves, and how many
    ("A convoy of 40 Ugandan military vehicles had left Juba for Bor, residents said.", "count_max", 40),
    ("Five Islamic State men on motorcycles who were making for Mosul from Syria were caught.", "count_max", 5),
    (
        "Five trucks of Daesh laden with fuel and rifles that set out from Mosul for Raqqa burnt.",
        "count_max",
        5,
    ),
    ("Men of the 11th Division of Syria's army went from Homs to Aleppo.", "group", "Syrian Army"),
    ("Fifty fighters of al-Qaeda in Iraq went from Fallujah to Saqlawiyah.", "group", "al-Qaeda in Iraq"),
    # what became of it
    ("Five rebels who were making for Mosul from Syria were shot dead by border guards.", "status", "prevented"),
    ("A convoy of 14 army trucks was on its way from Mosul to Raqqa and turned round.", "status", "prevented"),
    ("The army foiled an infiltration of 25 militants from Mosul to Raqqa.", "status", "prevented"),
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
