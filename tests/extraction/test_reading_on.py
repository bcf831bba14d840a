"""What the sentences around a claim add to it: places spoken of before, numbers put, what became of the movers."""

from __future__ import annotations

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
)


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_that_other_sentences_tell(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


FIELDS = (
    ("Rebels moved from Mosul to Raqqa. A shopkeeper there put their number at 60.", "count_max", 60),
    ("Rebels moved from Mosul to Raqqa. He put their strength at 60.", "count_max", 60),
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
