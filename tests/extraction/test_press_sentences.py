"""What ordinary press copy does to a sentence: long subjects, places told by parts, sources in the middle."""

from __future__ import annotations

import pytest

from geomap.extraction.sources import agreeing

from .readings import claims_of, pairs_of

ENDS = (
    # long subjects
    ("At least 60 fighters of the Turkish-backed faction “Sultan Murad” were sent to Libya.", ["? > Libya"]),
    ("Some 200 mercenaries affiliated with “Sultan Murad” and “Faylaq al-Sham” arrived in Tripoli.", ["? > Tripoli"]),
    ("About 40 members of the Zahrat faction have fled to Italy.", ["? > Italy"]),
    ("Scores of rebels, singing and waving flags, pulled out of Goma.", ["Goma > ?"]),
    ("The pursuit of the militants who are leaving Mosul for Raqqa goes on.", ["Mosul > Raqqa"]),
    ("Dozens of militants and their families fled Mosul for Raqqa.", ["Mosul > Raqqa"]),
    ("Five members of Daesh were caught while trying to flee from Raqqa to Turkey.", ["Raqqa > Turkey"]),
    ("The army took Kirkuk after the Peshmerga withdrew from the city.", ["Kirkuk > ?"]),
    ("Fighters of Turkish-backed factions in Turkish-held areas of Afrin were sent to Libya.", ["Afrin > Libya"]),
    # places told by parts
    ("Militants crossed into southeastern Ukraine from Russia.", ["Russia > southeastern Ukraine"]),
    ("Fighters were moved from southwest Syria to northern Syria.", ["southwest Syria > northern Syria"]),
    ("Militants moved to Idlib, northern Syria.", ["? > Idlib"]),
    ("Rebels left several towns and villages in Eastern Ghouta for Idlib.", ["Eastern Ghouta > Idlib"]),
    ("Rebels pulled out of Congo's eastern border city of Goma.", ["Goma > ?"]),
    ("Militants fled to the less populated region of Deir ez-Zor.", ["? > Deir ez-Zor"]),
    ("The Islamic State's leaders in its capital, Raqqa, are relocating to Mayadin.", ["Raqqa > Mayadin"]),
    ("Militants moved to Deir Ezzor as a coalition of rebels prepared.", ["? > Deir Ezzor"]),
    ("Mercenaries have arrived in Libyan territory.", ["? > Libyan territory"]),
    ("Rebels moved from Misrata towards Tawergha, which is a third of the way to Sirte.", ["Misrata > Tawergha"]),
    ("A battalion was transferred from Kaya to Dori to reopen the road to Sebba.", ["Kaya > Dori"]),
    ("Militants fled from Mosul to Baaj, on the road to Deir ez-Zor.", ["Mosul > Baaj"]),
    # what says no movement
    ("Rebel groups are currently positioned inside Eastern Ghouta.", []),
    ("Militants fled Mosul and are planning to carry on the fight from Raqqa.", ["Mosul > ?"]),
    ("Fighters stationed in Taza may follow them to Kirkuk.", ["Taza > Kirkuk"]),
    ("Seventeen trucks carrying relief supplies reached Arsal from Beirut.", []),
    ("A convoy of 800 civilians left Mosul for Raqqa.", []),
    ("A convoy of 11 Islamic State vehicles which had left Hawija for Tikrit was destroyed before it reached the city.",
     ["Hawija > Tikrit"]),
    # words of movement
    ("The Houthi militia pushed reinforcements to Hodeidah.", ["? > Hodeidah"]),
    ("A convoy of 35 US military trucks crossed from Hasakah into Iraq.", ["Hasakah > Iraq"]),
    ("Militants were transported by Turkish buses from Afrin to Idlib.", ["Afrin > Idlib"]),
    ("Rebels told CNN they would pull their forces back from Goma to Rutshuru.", ["Goma > Rutshuru"]),
    ("The Wagner Group has announced it is withdrawing from Mali.", ["Mali > ?"]),
    ("The Islamic State commander said that 150 of its men would be in Raqqa by Saturday.", ["? > Raqqa"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_of_a_movement(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


FIELDS = (
    ("Some 70 armed vehicles belonging to the Janjaweed militias headed from Sabha to Sirte.", "count_max", 70),
    ("Some 70 armed vehicles belonging to the Janjaweed militias headed from Sabha to Sirte.", "group", "Janjaweed"),
    ("Nearly 40 members of the Zahrat faction have fled from Libya to Italy.", "group", "Zahrat"),
    ("A convoy of the ISIS that consists of 22 vehicles arrived in Markadah from al-Shaddadi.", "count_max", 22),
    ("A convoy of tanks and heavy weapons from Russia moved to Donetsk, the Ukrainian army said.", "what", "vehicles"),
    ("Rebels have started boarding buses to be taken from Quneitra to Idlib.", "what", "fighters"),
    ("Some 140 mercenaries are being prepared for being sent back from Libya to Turkey.", "status", "planned"),
    ("Militants received orders to pull out from Mosul to Raqqa.", "status", "planned"),
    ("The army intercepted a pickup carrying six Nusra fighters from Qara to Arsal.", "status", "prevented"),
    (
        "A Daesh emir had been stopped as he was travelling from Raqqa to Mayadin.",
        "status",
        "prevented",
    ),
    ("Residents told the daily the militants had left Mosul for Raqqa.", "claimant", "Residents"),
    ("Militants left Mosul for Raqqa, a rebel commander said by Skype.", "claimant", "rebel commander"),
    ("Militants left Mosul for Raqqa, we learn from a military source.", "claimant", "military source"),
    ("Militants left Mosul for Raqqa, according to a lieutenant who went with it.", "claimant", "lieutenant"),
    ("A deputy puts at 300 the number of militants who went from Mosul to Raqqa.", "claimant", "deputy"),
)


@pytest.mark.parametrize(("text", "name", "value"), FIELDS, ids=[f"{text} {name}" for text, name, _ in FIELDS])
def test_a_field_of_a_claim(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


@pytest.mark.parametrize(
    ("pronoun", "who"),
    [
        ("they", "local activists"),
        ("he", "army spokesman"),
        ("she", "army spokesman"),
        ("it", "Defence Ministry"),
        ("its", "Defence Ministry"),
        (None, None),
    ],
)
def test_a_pronoun_agrees_with_its_source(pronoun: str | None, who: str | None) -> None:
    assert agreeing(pronoun, ["local activists", "Defence Ministry", "army spokesman"]) == who


def test_nobody_agrees() -> None:
    assert agreeing("they", ["army spokesman"]) is None
