"""What the sentences around a claim add to it: places spoken of before, numbers put, what became of the movers."""

from __future__ import annotations

from datetime import date

import pytest

from .readings import claims_of, pairs_of

ENDS = (
    (
        "Daesh holds Mosul and Tabqa. In Raqqa it was calm. Rebels left the town for Tabqa on Tuesday.",
        ["Raqqa > Tabqa"],
    ),
    (
        "Soldiers were killed in Raqqa, police in Mosul believe. The rebels came to the town from Tabqa.",
        ["Tabqa > Raqqa"],
    ),
    (
        "Syrian soldiers slept in a disused barracks outside Raqqa. Thirty were brought to the barracks from Mosul.",
        ["Mosul > Raqqa"],
    ),
    ("Syrian soldiers fought near Raqqa. Some thirty were brought back to the barracks from Mosul.", ["Mosul > ?"]),
    (
        "Rebels came to Raqqa from Mosul on Sunday and sat there until noon, when most of them withdrew to Tabqa.",
        ["Mosul > Raqqa", "Raqqa > Tabqa"],
    ),
    ("Rebels stormed Raqqa on Monday. The last battalion in the town pulled out to Mosul.", ["Raqqa > Mosul"]),
    ("Some 120 Daesh fighters will be at Raqqa by Friday. They come from Mosul.", ["Mosul > Raqqa"]),
    (
        "The army announced the dispatch of two companies to Raqqa. They will leave Mosul on Saturday.",
        ["Mosul > Raqqa"],
    ),
    ("Some 45 trucks and buses of the Syrian Army reached Raqqa from Mosul.", ["Mosul > Raqqa"]),
    ("Rebels slipped out of Mosul last week for Raqqa.", ["Mosul > Raqqa"]),
    ("Some 700 rebels have been assembled in Raqqa. They were led there from Mosul, he said.", ["Mosul > Raqqa"]),
    ("Some 50 rebels walked from Mosul to Raqqa. The rebels reached Raqqa on May 17.", ["Mosul > Raqqa"]),
    ("The rebels who had been confined to Mosul were put aboard lorries and taken to Raqqa.", ["Mosul > Raqqa"]),
    ("Some 150 rebels had before that been pulled back to Raqqa from Mosul.", ["Mosul > Raqqa"]),
    ("The general staff of the Daesh rebels was moved by night from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    (
        "Trucks of the Syrian Army rumbled out of Mosul, entered Turkey at Jarablus and headed for Gaziantep.",
        ["Mosul > Gaziantep"],
    ),
    ("Gunmen loyal to the Damascus government crossed by boat from Mayadin to Dhiban.", ["Mayadin > Dhiban"]),
    (
        "Soldiers hold Raqqa. Its governor told a rally that six hundred rebels had left Mosul for the town.",
        ["Mosul > Raqqa"],
    ),
    (
        "Men of Daesh drove away from Mosul to Raqqa on Sunday. Smaller bands left the city northwards.",
        ["Mosul > Raqqa", "Mosul > ?"],
    ),
    (
        "Men of Daesh arrived in Raqqa from Mosul on Sunday. Smaller bands left the city northwards.",
        ["Mosul > Raqqa", "Raqqa > ?"],
    ),
    (
        "Daesh holds Tabqa. Raqqa is arming. Its governor said that six hundred rebels had left Mosul for the town.",
        ["Mosul > Raqqa"],
    ),
    (
        'Men of Daesh went from Raqqa to Tabqa. "Their chief had left the town for Mosul," the mayor of Raqqa said.',
        ["Raqqa > Tabqa", "Raqqa > Mosul"],
    ),
    ("Rebels sat in Mosul, and on Sunday they left the village for Raqqa.", ["? > Raqqa"]),
    (
        "The Syrian Army flew men from Mosul to Raqqa, and on top of that ninety more from Tabqa are to be in Homs.",
        ["Mosul > Raqqa"],
    ),
    ("Soldiers attacked and were thrown back from Raqqa.", []),
    ("The army had entered the centre of Raqqa and raised the flag.", []),
    ("Soldiers pushed into the northern streets of Raqqa.", []),
    ("The guns of the army which stood on the road to Raqqa have become a planter.", []),
    ("A bomb hit the general staff building in Mosul, and most had returned to Raqqa.", []),
)


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_that_other_sentences_tell(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


FIELDS = (
    ("Rebels moved from Mosul to Raqqa. A shopkeeper there put their number at 60.", "count_max", 60),
    ("Rebels moved from Mosul to Raqqa. He put their strength at 60.", "count_max", 60),
    ("Some 50 rebels walked from Mosul to Raqqa. The rebels reached Raqqa on May 17.", "date_start", date(2017, 5, 17)),
    ("Rebels left Mosul on Monday and reached Raqqa on Tuesday.", "date_start", date(2017, 5, 29)),
    ("Rebels left Mosul on Monday and reached Raqqa on Tuesday.", "date_end", date(2017, 5, 30)),
    ("Soldiers moved from Mosul to Raqqa, he said on Tuesday, and not a day earlier.", "date_start", None),
    ("Four columns of rebels came down from Mosul to Raqqa.", "what", "fighters"),
    ("The general staff of the Daesh rebels was moved from Mosul to Raqqa.", "count_max", None),
    ("A battalion of the army with three flags and no kitchen has reached Raqqa from Mosul.", "status", "occurred"),
    ("Those rebels who do not accept the terms will be taken from Mosul to Raqqa.", "status", "planned"),
    ("Some 40 trucks of the army, some of them carrying guns, went from Mosul to Raqqa.", "what", "vehicles"),
    ("Soldiers went from Mosul to Raqqa. He had about 600 men with him, he said.", "count_max", 600),
    ("A column of 35 American-made vehicles of the army went from Mosul to Raqqa.", "count_max", 35),
    (
        "Thousands of fighters have been streaming to Raqqa since Monday, a sheikh said.",
        "date_start",
        date(2017, 5, 29),
    ),
    ("A regiment of rebels could move from Mosul to Raqqa in September.", "date_start", date(2017, 9, 1)),
    ("A column of the army attempted the drive from Mosul to Raqqa but had to turn round.", "status", "prevented"),
    (
        "A politician in Mosul, who has seen it before, did not rule out that rebels might go to Raqqa.",
        "claimant",
        "politician in Mosul",
    ),
    ("Rebels went from Mosul to Raqqa, so their media centre has it.", "claimant", "media centre"),
    ("The Hashd's 33rd Brigade is to go from Mosul to Raqqa.", "group", "Popular Mobilization Forces"),
    ("Rebels went from Mosul to Raqqa, if one believes a colonel of the army.", "claimant", "colonel of the army"),
    ("Arms that the rebels had dispatched from Mosul to Raqqa never got there.", "status", "prevented"),
    ("Ten rebels were bound for Raqqa from Mosul when a patrol chased them back.", "status", "prevented"),
    (
        "Ten rebels on their way from Mosul to Raqqa were made to get down at a roadblock and held.",
        "status",
        "prevented",
    ),
    ("It cannot be excluded that rebels have moved from Mosul to Raqqa.", "status", "possible"),
    ("The mayor did think it possible that rebels moved from Mosul to Raqqa.", "status", "possible"),
    ("If they do not disarm, the rebels will enter Raqqa from Mosul, the army said.", "status", "possible"),
    (
        "Rebels moved from Mosul to Raqqa. A spokesman for the ministry disclosed this to the agency.",
        "claimant",
        "spokesman for the ministry",
    ),
)


@pytest.mark.parametrize(("text", "name", "value"), FIELDS, ids=[f"{text} {name}" for text, name, _ in FIELDS])
def test_a_field_that_other_words_tell(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


def test_who_follows_later_is_a_claim_of_its_own() -> None:
    text = (
        "Soldiers landed at Raqqa from Mosul on Monday and a second regiment will follow to Raqqa from Homs tomorrow."
    )
    assert [(c.status, c.date_start) for c in claims_of(text)] == [
        ("occurred", date(2017, 5, 29)),
        ("planned", date(2017, 6, 2)),
    ]


def test_a_dateline_is_no_part_of_who_speaks() -> None:
    text = "Mosul (MNL) - The Joint Command announced that rebels went from Mosul to Raqqa."
    assert [c.claimant for c in claims_of(text)] == ["Joint Command"]


def test_a_headline_of_countries_repeats_the_towns_of_the_body() -> None:
    body = "Some 40 trucks of Daesh went from Raqqa to Mosul, the ministry said."
    claims = claims_of(body, headline="Daesh convoy enters Iraq from Syria")
    assert [(c.origin and c.origin.text, c.destination and c.destination.text) for c in claims] == [("Raqqa", "Mosul")]


def test_a_short_denial_behind_a_long_sentence_is_about_its_movers() -> None:
    text = (
        "In the long and dusty part of the desert, as everyone in two villages by the river has known since spring, "
        "fighters of Daesh were moved from Mosul to Raqqa. No such transfer from Mosul took place."
    )
    assert [(c.status, c.group) for c in claims_of(text)] == [
        ("occurred", "Islamic State"),
        ("denied", "Islamic State"),
    ]


TOLD = "The governor said that 200 militants had moved from Mosul to Raqqa on Monday. "


@pytest.mark.parametrize(
    "answer",
    [
        "The Syrian army denied it.",
        "The Syrian army strongly rejects this.",
        "The Syrian army denied the claim.",
        "The Syrian army dismissed the report, calling it propaganda.",
        "The Syrian army rejected the statement and said that nobody had moved to the city.",
        "A Syrian army officer said that not a single fighter had been taken to the city.",
        "A Syrian army officer said that no fighter had left the city.",
        "A Syrian army officer said that all of them were in their camp and none had gone out.",
    ],
)
def test_what_another_denies_is_a_claim_of_its_own(answer: str) -> None:
    told, denied = claims_of(TOLD + answer)
    assert (told.status, told.claimant, told.count_max) == ("occurred", "governor", 200)
    assert denied.status == "denied"
    assert denied.claimant in ("Syrian army", "Syrian army officer")
    assert denied.count_max is None
    assert {end.text for end in (denied.origin, denied.destination) if end is not None} <= {"Mosul", "Raqqa"}


@pytest.mark.parametrize(
    "answer",
    [
        "The Syrian army denied that there was a truce.",
        "The Syrian army has not denied it.",
        "The Syrian army rejected the proposal.",
        "There is nobody left in the city, the Syrian army said.",
        "None of them was hurt, the Syrian army said.",
        'The governor denied it later. "It is not true," he said.',
    ],
)
def test_what_denies_something_else_is_none(answer: str) -> None:
    assert [claim.status for claim in claims_of(TOLD + answer)] == ["occurred"]
