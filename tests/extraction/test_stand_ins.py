"""What "the town", "there" and a force's station stand for in the next sentence; plans told as orders and bookings."""

from __future__ import annotations

import pytest

from .readings import claims_of
from .test_asked_planned_or_feared import within
from .test_told_over_sentences import pairs_within

STAND_INS: list[tuple[str, list[str]]] = [
    ("Homs is quiet again. On Monday the rebels left the town for Aleppo.", ["Homs > Aleppo"]),
    ("Homs is quiet again. On Monday the rebels left it for Aleppo.", ["Homs > Aleppo"]),
    ("Homs is quiet again. On Monday the rebels moved from there to Aleppo.", ["Homs > Aleppo"]),
    (
        "Homs is quiet again, the mayor of Rastan said. On Monday the rebels left the town for Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("In Homs, shops have reopened. On Monday the rebels left the city for Aleppo.", ["Homs > Aleppo"]),
    ("Shops have reopened in Homs. The rebels left the city for Aleppo on Monday.", ["Homs > Aleppo"]),
    (
        "Shops have reopened in Homs, a trader in Rastan said. The rebels left the city for Aleppo on Monday.",
        ["Homs > Aleppo"],
    ),
    ("The people of Homs are relieved. The rebels left their town for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The mayor of Homs is a happy man. The rebels have left his town for Aleppo.", ["Homs > Aleppo"]),
    ('The mayor of Homs is a happy man. "The rebels have left our town for Aleppo," he said.', ["Homs > Aleppo"]),
    ('The mayor of Homs is a happy man. "The rebels left here for Aleppo," he said.', ["Homs > Aleppo"]),
    ('"The rebels left here for Aleppo," the mayor of Homs said.', ["Homs > Aleppo"]),
    ('"The rebels left the town for Aleppo," a baker in Homs said.', ["Homs > Aleppo"]),
    ("Homs is quiet again. On Monday 300 rebels arrived in the town from Aleppo.", ["Aleppo > Homs"]),
    ("Homs is quiet again. On Monday 300 rebels arrived there from Aleppo.", ["Aleppo > Homs"]),
    ("Homs is quiet again. On Monday 300 rebels came in from Aleppo.", ["Aleppo > Homs"]),
    ("Homs is full. On Monday 300 rebels came from Aleppo.", ["Aleppo > Homs"]),
    ("Homs is full. Another 300 rebels arrived from Aleppo on Monday.", ["Aleppo > Homs"]),
    ("In Homs the hotels are full. Another 300 rebels arrived from Aleppo on Monday.", ["Aleppo > Homs"]),
    ("The hotels of Homs are full. Another 300 rebels arrived from Aleppo on Monday.", ["Aleppo > Homs"]),
    ("The army shelled Homs on Sunday. On Monday 300 rebels were brought there from Aleppo.", ["Aleppo > Homs"]),
    ("The army shelled Homs on Sunday. On Monday 300 rebels were brought to the town from Aleppo.", ["Aleppo > Homs"]),
    ("The army shelled Homs on Sunday. On Monday the rebels sent 300 men from Aleppo to the town.", ["Aleppo > Homs"]),
    ("The army shelled Homs on Sunday. On Monday the rebels sent 300 men there from Aleppo.", ["Aleppo > Homs"]),
    ("The rebels hold Homs. On Monday they sent 300 more men there from Aleppo.", ["Aleppo > Homs"]),
    ("The rebels hold Homs. On Monday they were reinforced by 300 men from Aleppo.", ["Aleppo > Homs"]),
    ("The rebels hold Homs. On Monday they got reinforcements from Aleppo, 300 men in all.", ["Aleppo > Homs"]),
    ("The rebels held Homs and Rastan. On Monday they left the latter for Aleppo.", ["Rastan > Aleppo"]),
    (
        "The rebels held Homs and Rastan. On Monday they left both towns for Aleppo.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    (
        "The rebels held Homs and Rastan. On Monday they left the two towns for Aleppo.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday they went on from there to Rastan.",
        ["Homs > Aleppo", "Aleppo > Rastan"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday they left the city for Rastan.",
        ["Homs > Aleppo", "Aleppo > Rastan"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday they moved on to Rastan.",
        ["Homs > Aleppo", "Aleppo > Rastan"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday they returned to Homs.",
        ["Homs > Aleppo", "Aleppo > Homs"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday others came to the city from Rastan.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday others joined them there from Rastan.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. Others left Homs for Rastan on Monday.",
        ["Homs > Aleppo", "Homs > Rastan"],
    ),
    (
        "Rebels moved from Homs to Aleppo on Sunday. On Monday 100 men arrived there from Idlib.",
        ["Homs > Aleppo", "Idlib > Aleppo"],
    ),
    ("In Homs the rebels have burned their papers. They left for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("In Homs the rebels have burned their papers. On Monday they set off for Aleppo.", ["Homs > Aleppo"]),
    ("In Homs the rebels burned their papers and set off for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The rebels burned their papers in Homs. On Monday they set off for Aleppo.", ["Homs > Aleppo"]),
    ("The rebels blew up the bridge at Homs and withdrew to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The rebels gave up Homs on Monday and withdrew to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels lost Homs on Monday and withdrew to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels were beaten in Homs on Monday and withdrew to Aleppo.", ["Homs > Aleppo"]),
    ("Beaten in Homs, the rebels withdrew to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Driven from Homs, the rebels withdrew to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("After their defeat in Homs the rebels withdrew to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("After the battle of Homs the rebels withdrew to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The army took Homs on Monday; the rebels withdrew to Aleppo.", ["Homs > Aleppo"]),
    ("The army took Homs on Monday, and the rebels withdrew to Aleppo.", ["Homs > Aleppo"]),
    ("Homs, which the rebels left for Aleppo on Monday, is quiet.", ["Homs > Aleppo"]),
    ("Homs, from where the rebels moved to Aleppo on Monday, is quiet.", ["Homs > Aleppo"]),
    ("Homs, whose rebels moved to Aleppo on Monday, is quiet.", ["Homs > Aleppo"]),
    ("Homs, to which rebels moved from Aleppo on Monday, is quiet.", ["Aleppo > Homs"]),
    ("Homs, where rebels arrived from Aleppo on Monday, is quiet.", ["Aleppo > Homs"]),
    ("Three hundred rebels were living in a school in Homs. They were moved to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Three hundred rebels living in a school in Homs were moved to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The rebels lived in a school in Homs until Monday, when they were moved to Aleppo.", ["Homs > Aleppo"]),
    ("From Monday on there were no rebels in Homs. They had gone to Aleppo.", ["Homs > Aleppo"]),
    ("Not a rebel is left in Homs: all have gone to Aleppo.", ["Homs > Aleppo"]),
    ("The rebel garrison of Homs arrived in Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The defenders of Homs, 300 rebels, arrived in Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The defenders of Homs arrived in Aleppo on Monday, 300 rebels in all.", ["Homs > Aleppo"]),
]


@pytest.mark.parametrize(("text", "pairs"), STAND_INS)
def test_what_stands_for_a_place(text: str, pairs: list[str]) -> None:
    assert sorted(pairs_within(text)) == sorted(pairs)


PLANS = [
    "Orders have gone out to move 300 soldiers from Homs to Hama.",
    "The battalion in Homs is next in line to be sent to Hama.",
    "The battalion in Homs has been put on notice to move to Hama.",
    "The battalion in Homs has been put on alert for a move to Hama.",
    "The battalion's move from Homs to Hama is only days away.",
    "The minister signed an order moving 300 soldiers from Homs to Hama.",
    "Some 300 rebels have registered for the trip from Homs to Hama.",
    "Buses have been hired to take 300 rebels from Homs to Hama.",
    "Quarters are being prepared in Hama for 300 soldiers who are to come from Homs.",
    "Reinforcements for Hama will come from Homs.",
]


@pytest.mark.parametrize("text", PLANS)
def test_a_plan_is_no_fact(text: str) -> None:
    assert {claim.status for claim in claims_of(within(text))} == {"planned"}
