"""Turns of phrase of those who tell of a movement: what they call a town, deny, hold back or say first."""

from __future__ import annotations

import pytest

from .readings import claims_of
from .test_asked_planned_or_feared import within
from .test_told_over_sentences import pairs_within

TOLD = [
    ("Army units had been drawn off from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Rebels changed Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The rebels have packed up in Homs and installed themselves in Aleppo.", ["Homs > Aleppo"]),
    ("These gunmen packed up in Homs, and they are now in Aleppo.", ["Homs > Aleppo"]),
    ("Gunmen packed up in Homs in January and are now in Aleppo.", ["Homs > Aleppo"]),
    ("The fighters put out in boats from Homs for Aleppo.", ["Homs > Aleppo"]),
    ("The army has moved 400 recruits, after three weeks of training, from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The army has moved 400 soldiers, after a week of rest, from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The army has moved, after a week of rest, 400 soldiers from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The army has moved 400 soldiers, with all their guns, from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The army has moved 400 soldiers, most of them conscripts, from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The army has moved 400 soldiers on Monday, it said, from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 120 rebels deserted their trenches at Homs on Wednesday and ran for Aleppo.", ["Homs > Aleppo"]),
    ("The command speaks of 1,700 fighters taken off the Homs front and brought to Aleppo.", ["Homs > Aleppo"]),
    ("The command speaks of 1,700 fighters taken from Homs and brought to Aleppo.", ["Homs > Aleppo"]),
    ("The command speaks of 1,700 fighters brought from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The command spoke of 1,700 fighters withdrawn from Homs and sent to Aleppo.", ["Homs > Aleppo"]),
    ("There is talk of 1,700 fighters withdrawn from Homs and sent to Aleppo.", ["Homs > Aleppo"]),
    (
        "Some 1,800 rebels walked away from Homs this morning, and by noon all of them were in Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("Some 1,800 rebels left Homs this morning, and by noon they were in Aleppo.", ["Homs > Aleppo"]),
    (
        "The mayor says 1,800 rebels left Homs this morning, and that by noon all of them were in Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("The rebels left Homs at dawn and by noon were in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs at dawn; at noon they were in Aleppo.", ["Homs > Aleppo"]),
    ("Soldiers set foot in Aleppo on Monday.", ["? > Aleppo"]),
    ("The rebels in Homs, at present under instruction, were sent to Aleppo.", ["Homs > Aleppo"]),
    ("It was Homs that 70 rebels left for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The rebels were shipped from Homs to a village north of the town of Aleppo.", ["Homs > Aleppo"]),
    (
        "The command says the 300 soldiers whom Tehran's aircraft flew from Homs to Aleppo have arrived.",
        ["Homs > Aleppo"],
    ),
    ("The army took Homs on Thursday and stands four kilometres from Aleppo.", []),
    ("Rebel forces took Homs on Thursday and stand some four kilometres from the city.", []),
    ("A source in Aleppo thinks that rebels from Homs are bound for his town.", ["Homs > Aleppo"]),
    (
        "Traders arriving in Aleppo on foot reported that 60 rebels had left Homs in the direction of their town.",
        ["Homs > Aleppo"],
    ),
    ("Residents of Aleppo said that 60 rebels from Homs had arrived in their city.", ["Homs > Aleppo"]),
    (
        "More than 200 vehicles of the rebels in one line burst out of Homs late on Tuesday and raced to Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("He said that the wali and his judges, six persons, went out by boat from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("“We have gone back from Homs to Aleppo,” the rebels' spokesman said.", ["Homs > Aleppo"]),
    (
        "The rebels' spokesman admits a retreat. “We have gone back from Homs to Aleppo. We will fight on,” he says.",
        ["Homs > Aleppo"],
    ),
    ("The rebels got 30 men across from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels got their wounded out of Homs to Aleppo.", ["Homs > Aleppo"]),
]
TOLD_AND_STATUS = [
    (
        "The committee warned that Turkey was about to slip a further batch of 80 rebels from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "planned",
    ),
    ("The army warned that the rebels were about to move from Homs to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The army warned that the rebels planned to move from Homs to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The army warned that the rebels could move from Homs to Aleppo.", ["Homs > Aleppo"], "possible"),
    ("No soldier has set foot in Aleppo, the ministry said.", ["? > Aleppo"], "denied"),
    (
        "The rebels, at present under instruction in Homs, will in September be sent down to Aleppo.",
        ["Homs > Aleppo"],
        "planned",
    ),
    ("The guards foiled on Wednesday the smuggling of rockets from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The guards foiled the smuggling of rebels from Homs to Aleppo on Wednesday.", ["Homs > Aleppo"], "prevented"),
    ("Do not believe that our soldiers went from Homs to Aleppo, the army says.", ["Homs > Aleppo"], "denied"),
    ("Six hundred soldiers set off from Homs for Aleppo tomorrow.", ["Homs > Aleppo"], "planned"),
    ("The rebels leave Homs for Aleppo tomorrow.", ["Homs > Aleppo"], "planned"),
    ("The rebels aim to get a squad over from Homs to Aleppo by Thursday.", ["Homs > Aleppo"], "planned"),
    ("The rebels want to get 30 men across from Homs to Aleppo by Thursday.", ["Homs > Aleppo"], "planned"),
    (
        "We posted yesterday that the rebels had left Homs for Aleppo. The mayor says they did no such thing.",
        ["Homs > Aleppo"],
        "denied",
    ),
    (
        "A channel said that the rebels had left Homs for Aleppo. They did nothing of the kind, the mayor says.",
        ["Homs > Aleppo"],
        "denied",
    ),
    ("A channel said that the rebels had left Homs for Aleppo. Not so, the mayor says.", ["Homs > Aleppo"], "denied"),
    (
        "A channel said that the rebels had left Homs for Aleppo. The mayor says this never happened.",
        ["Homs > Aleppo"],
        "denied",
    ),
    (
        "A channel said that the rebels had left Homs for Aleppo. The mayor calls it a dream.",
        ["Homs > Aleppo"],
        "denied",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_teller_says_it_so(text: str, expected: list[str]) -> None:
    assert sorted(pairs_within(text)) == expected


@pytest.mark.parametrize(("text", "expected", "status"), TOLD_AND_STATUS)
def test_the_teller_says_it_so_and_how(text: str, expected: list[str], status: str) -> None:
    assert sorted(pairs_within(text)) == expected
    assert {claim.status for claim in claims_of(within(text))} == {status}
