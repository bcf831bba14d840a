"""Words for going, being taken, refused or lost on the way that newspapers use beside the common ones."""

from __future__ import annotations

import pytest

from .readings import claims_of
from .test_asked_planned_or_feared import within
from .test_told_over_sentences import pairs_within

WORDS_FOR_GOING: list[tuple[str, list[str]]] = [
    ("Some 200 rebels have been conveyed by boat from Homs to Aleppo, the ministry declared.", ["Homs > Aleppo"]),
    ("The Wagner fighters are off to Aleppo.", ["? > Aleppo"]),
    ("The president is off to Aleppo with rebels at the gates.", []),
    ("A train with twenty army tanks pulled in from Homs on Monday.", ["Homs > ?"]),
    ("Paratroopers of the army will be here by Friday from Homs.", ["Homs > ?"]),
    ("Nobody withdrew from Homs, a spokesman of the army said.", ["Homs > ?"]),
    ("For months the rebels have been burning wells, tents and fields from Homs to Aleppo.", []),
    ('Some 300 rebels, "not more", had gone from Homs to Aleppo.', ["Homs > Aleppo"]),
    ("Six hundred soldiers have been taken off the Homs plateau and set down in Aleppo.", ["Homs > Aleppo"]),
    (
        "The commander of the rebels was flown out of Homs on Sunday night and was put down in Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("The rebels made it across from Homs to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Around forty terrorists have decamped from the surroundings of Homs and gained Aleppo.", ["Homs > Aleppo"]),
    ("At least 60 rebel armoured vehicles left Homs and drove along the highway until Aleppo.", ["Homs > Aleppo"]),
    ("Units of the army have been pulled from Homs for use in Aleppo.", ["Homs > Aleppo"]),
    ("The militants who were blocked in Homs have been transported to Aleppo.", ["Homs > Aleppo"]),
    ("The militants who were besieged in Homs were taken to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("About 1,000 rebels landed in Aleppo in the past fortnight out of Homs.", ["Homs > Aleppo"]),
    ("A trader counted no fewer than 1,000 rebels that landed in Aleppo out of Homs.", ["Homs > Aleppo"]),
    ("The rebels are deserting Homs, and no one says where to.", ["Homs > ?"]),
    ("A helicopter lifted the rebel commander from Homs to Aleppo on Wednesday.", ["Homs > Aleppo"]),
    ("What remains of the rebels withdrew in February out of Homs into Aleppo.", ["Homs > Aleppo"]),
    ("Some 1,400 men of the armed opposition slipped out of Homs with their leader in their midst.", ["Homs > ?"]),
    ("The last rebel platoon to have held out in Homs pulled out to Aleppo on Monday.", ["Homs > Aleppo"]),
    (
        "At least sixty cars of the rebels, an engineer recalls, had driven in from Homs to Aleppo on Monday.",
        ["Homs > Aleppo"],
    ),
    ("Rebels rolled into Homs on Sunday. The column had started in Aleppo, a driver said.", ["Aleppo > Homs"]),
    (
        (
            "The rebels departed from Homs for Aleppo on Thursday afternoon, by way of Rastan and "
            "under the eyes of monitors, witnesses said."
        ),
        ["Homs > Aleppo"],
    ),
    ("The joint command let it be known that a brigade had been transferred from Homs to Aleppo.", ["Homs > Aleppo"]),
    (
        "Some 300 rebels, 100 of them wounded, were let out of Homs and over the Rastan crossing into Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("Eleven of those whom they call emirs had run out of Homs to Aleppo on Friday.", ["Homs > Aleppo"]),
    (
        (
            "A force of 190 rebel vehicles moved on May 2 from Homs in the central region and reached "
            "Aleppo on Saturday with direct support from the regime in Damascus."
        ),
        ["Homs > Aleppo"],
    ),
    ("Rebel units that were quartered at Homs have been transferred to Aleppo since 29 January.", ["Homs > Aleppo"]),
    ("Two companies of soldiers have been brought to Aleppo, taken from Homs.", ["Homs > Aleppo"]),
    ("The debris of the rebels has been in flight from Homs since Wednesday.", ["Homs > ?"]),
    ("On 14 October Syrian Army units were redeployed to Aleppo, where they have put up positions.", ["? > Aleppo"]),
    (
        (
            "* Government forces: On 14 October Syrian Army units were redeployed to Aleppo, where "
            "they have put up positions."
        ),
        ["? > Aleppo"],
    ),
    ("A: About thirty rebels quitted Homs on 29 August and came down at Aleppo.", ["Homs > Aleppo"]),
    (
        (
            "REPORTER: They were 126 men of Ahrar al-Sham. They left Homs at ten and at about four "
            "they pulled up at Aleppo."
        ),
        ["Homs > Aleppo"],
    ),
]

NO_CLAIM = [
    "The government reiterated its request that all foreign units leave Homs.",
    "The government repeated its appeal that all foreign fighters leave Homs for Aleppo.",
    "Clashes between rebels and the army have reached the west bank of Rastan.",
    "The commander would not say whether the rebels will follow to Aleppo.",
    "The commander was asked about rumours that the first of his soldiers have gone to Aleppo.",
    "Rebel units have entered Aleppo from the west and control the hospital hill.",
]

STATUSES: list[tuple[str, list[str], str]] = [
    (
        'The ministry called it "a fable from start to finish" that the rebels had moved from Homs to Aleppo.',
        ["Homs > Aleppo"],
        "denied",
    ),
    (
        "The ministry dismissed as pure invention the report that the rebels had moved from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "denied",
    ),
    (
        (
            'The army command has qualified as a "plain fabrication" the assertion from Damascus that '
            "rebels were leaving Homs in the direction of Aleppo."
        ),
        ["Homs > Aleppo"],
        "denied",
    ),
    ("What is left of the rebels intends to gather in Aleppo.", ["? > Aleppo"], "planned"),
    (
        "The ministry has let it be known that a tank battalion is going to be moved from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "planned",
    ),
    (
        "Soldiers seized a lorry with 200 rifles that had been dispatched from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        (
            "A gang of 150 terrorists that had gathered in Homs and tried to infiltrate into Aleppo "
            "was routed and thrown back."
        ),
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        "A rebel column set out from Homs for Aleppo on Monday. It did not get to Aleppo.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        (
            "The defence headquarters has concluded arrangements to move troops from Homs to Aleppo "
            "before this month runs out."
        ),
        ["Homs > Aleppo"],
        "planned",
    ),
    ("The staff has completed preparations to move troops from Homs to Aleppo.", ["Homs > Aleppo"], "planned"),
    (
        (
            "The radios of the apostates have filled the air with the tale that the rebels withdrew "
            "from Homs to Aleppo. Not a single man withdrew."
        ),
        ["Homs > Aleppo"],
        "denied",
    ),
    (
        (
            "A caravan of mules which was carrying mortar rounds to the rebels in Aleppo out of Homs "
            "fell into the hands of a patrol on Monday."
        ),
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        (
            "Fifteen rebel lorries with pontoons, sent from Homs for Aleppo on Saturday night, burned "
            "on the approach road, said the army."
        ),
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        (
            "A group of 40 rebels, which was hurrying from Homs to Aleppo to help the encircled, did "
            "not arrive+ it was struck at the turn-off and annihilated."
        ),
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        "The same newspapers boast that 2,000 soldiers are to come to Aleppo from Homs in the coming days.",
        ["Homs > Aleppo"],
        "planned",
    ),
    (
        "The rebel band which is wintering in caves around Homs intends to come down to Aleppo before the first snow.",
        ["Homs > Aleppo"],
        "planned",
    ),
    ("Rebels slipped out of Homs to Aleppo by boat. Unconfirmed, we have one source.", ["Homs > Aleppo"], "possible"),
    ("Rebels slipped out of Homs to Aleppo by boat. The report is unconfirmed.", ["Homs > Aleppo"], "possible"),
    (
        "Rebels slipped out of Homs to Aleppo by boat, traders said. This could not be verified.",
        ["Homs > Aleppo"],
        "possible",
    ),
    ("The rebels intend to come down from Homs to Aleppo before the first snow.", ["Homs > Aleppo"], "planned"),
    ("The rebels intend to come from Homs to Aleppo before the first snow.", ["Homs > Aleppo"], "planned"),
    (
        "The rebel band which winters around Homs intends to come to Aleppo before the snow.",
        ["Homs > Aleppo"],
        "planned",
    ),
    ("2,000 soldiers are to come to Aleppo from Homs in the coming days.", ["Homs > Aleppo"], "planned"),
    ("The newspapers say that 2,000 soldiers are to come to Aleppo from Homs.", ["Homs > Aleppo"], "planned"),
    ("The newspapers boast that 2,000 soldiers are to move to Aleppo from Homs.", ["Homs > Aleppo"], "planned"),
    ("The headquarters has concluded arrangements to move troops from Homs to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The headquarters has made arrangements to move troops from Homs to Aleppo.", ["Homs > Aleppo"], "planned"),
]

OCCURRED: list[tuple[str, list[str]]] = [
    (
        (
            "The last rebel convoy out of Homs reached Aleppo on Tuesday, 143 vehicles, 39 of which "
            "hit or were hit by something on the road."
        ),
        ["Homs > Aleppo"],
    ),
    (
        "The defeated remnants of the rebels are now escaping from Homs to Aleppo, riding without lights.",
        ["Homs > Aleppo"],
    ),
    (
        "The last rebels had slipped away from Homs to Aleppo on Tuesday night, a nurse who refused to go told us.",
        ["Homs > Aleppo"],
    ),
    (
        "Al-Nusra last week directed forty of its own to Aleppo out of Homs with the order to bring back heads.",
        ["Homs > Aleppo"],
    ),
    ("Rebels fit to walk have gone on from Homs to Aleppo; those who are not lie in cellars.", ["Homs > Aleppo"]),
]


@pytest.mark.parametrize(("text", "pairs"), WORDS_FOR_GOING)
def test_the_ends(text: str, pairs: list[str]) -> None:
    assert sorted(pairs_within(text)) == sorted(pairs)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_no_claim(text: str) -> None:
    assert pairs_within(text) == []


@pytest.mark.parametrize(("text", "pairs", "status"), STATUSES)
def test_the_status(text: str, pairs: list[str], status: str) -> None:
    assert sorted(pairs_within(text)) == sorted(pairs)
    assert {claim.status for claim in claims_of(within(text))} == {status}


@pytest.mark.parametrize(("text", "pairs"), OCCURRED)
def test_what_occurred(text: str, pairs: list[str]) -> None:
    assert sorted(pairs_within(text)) == sorted(pairs)
    assert {claim.status for claim in claims_of(within(text))} == {"occurred"}
