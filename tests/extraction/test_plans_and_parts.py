"""Plans in plain words, and movements that are told over several sentences."""

from __future__ import annotations

import pytest

from .readings import claims_of, pairs_of
from .test_asked_planned_or_feared import within

PLANNED = [
    "The army has scheduled the move of 300 soldiers from Homs to Hama for Friday.",
    "The army has given orders for 300 soldiers to move from Homs to Hama.",
    "The battalion has been ordered out of Homs and will go to Hama.",
    "The battalion in Homs is next to go to Hama.",
    "The battalion in Homs is on standby to move to Hama.",
    "The battalion in Homs is preparing its departure for Hama.",
    "The battalion's move from Homs to Hama is imminent.",
    "The battalion's departure from Homs for Hama has been fixed for Friday.",
    "The battalion's transfer from Homs to Hama has been set for Friday.",
    "The battalion's transfer from Homs to Hama is to take place on Friday.",
    "The battalion's transfer from Homs to Hama will begin on Friday.",
    "The battalion's transfer from Homs to Hama would take a week, the army said.",
    "Friday has been named as the day for the battalion's transfer from Homs to Hama.",
    "On Friday the battalion will begin its move from Homs to Hama.",
    "From Friday the army will be moving soldiers from Homs to Hama.",
    "By Friday the army hopes to have moved 300 soldiers from Homs to Hama.",
    "By Friday 300 soldiers will have been moved from Homs to Hama.",
    "In the coming days 300 soldiers will be moved from Homs to Hama.",
    "In the coming days the army will move 300 soldiers from Homs to Hama.",
    "Next week sees the move of 300 soldiers from Homs to Hama.",
    "The second stage of the accord provides for 300 rebels to go from Homs to Hama.",
    "The second phase foresees 300 rebels going from Homs to Hama.",
    "The plan calls for 300 rebels to be taken from Homs to Hama.",
    "The plan calls for the transfer of 300 rebels from Homs to Hama.",
    "The plan has 300 rebels going from Homs to Hama.",
    "The plan involves moving 300 rebels from Homs to Hama.",
    "The plan envisages that 300 rebels go from Homs to Hama.",
    "Under the plan 300 rebels would go from Homs to Hama.",
    "According to the plan, 300 rebels are going to Hama from Homs on Friday.",
    "Parliament has approved a plan to send 300 soldiers from Homs to Hama.",
    "The cabinet has agreed to send 300 soldiers from Homs to Hama.",
    "The cabinet authorised the army to send 300 soldiers from Homs to Hama.",
    "The cabinet gave the green light to sending 300 soldiers from Homs to Hama.",
    "The minister has decided to have 300 soldiers moved from Homs to Hama.",
    "The minister wants 300 soldiers moved from Homs to Hama by Friday.",
    "The minister said he was sending 300 soldiers from Homs to Hama next week.",
    "The minister said he would be sending 300 soldiers from Homs to Hama.",
    "The minister pledged to send 300 soldiers from Homs to Hama.",
    "The minister promised that 300 soldiers would go from Homs to Hama.",
    "The minister vowed to send 300 soldiers from Homs to Hama.",
    '"We will send 300 soldiers from Homs to Hama," the minister said.',
    '"We\'re sending 300 soldiers from Homs to Hama next week," the minister said.',
    '"Our soldiers will go from Homs to Hama," the minister said.',
    '"Three hundred of my men will go from Homs to Hama tomorrow," the rebel commander said.',
    '"Tomorrow we leave Homs for Hama," the rebel commander said.',
    "The rebels' bags are packed for Hama; they leave Homs on Friday.",
    "Some 300 rebels will board buses in Homs on Friday and be taken to Hama.",
    "Buses have been sent to Homs to take 300 rebels to Hama.",
    "Planes stand by to fly 300 soldiers from Homs to Hama.",
    "Hama will receive 300 rebels from Homs.",
    "Hama is to take in 300 rebels from Homs.",
    "Quarters are being prepared in Hama for 300 soldiers who are to come from Homs.",
    "Reinforcements from Homs are due in Hama on Friday.",
    "Reinforcements from Homs will reach Hama on Friday.",
    "Reinforcements for Hama will come from Homs.",
    "More soldiers are to follow from Homs to Hama.",
    "A second battalion is to follow from Homs to Hama next week.",
    "Another 300 soldiers are to go from Homs to Hama in June.",
    "It is planned that 300 soldiers go from Homs to Hama.",
    "It has been agreed that 300 rebels will go from Homs to Hama.",
    "It was decided to send 300 soldiers from Homs to Hama.",
    "The intention is for 300 soldiers to go from Homs to Hama.",
    "The army is thinking ahead: 300 soldiers are to go from Homs to Hama.",
    "The army aims to shift 300 soldiers from Homs to Hama.",
    "The army is out to move 300 soldiers from Homs to Hama.",
    "The army has begun preparing the move of 300 soldiers from Homs to Hama.",
    "The army is making ready to move 300 soldiers from Homs to Hama.",
    "The army is arranging the transfer of 300 soldiers from Homs to Hama.",
    "The army is arranging for 300 soldiers to go from Homs to Hama.",
    "The army has postponed to Friday the transfer of 300 soldiers from Homs to Hama.",
    "The army has brought forward the transfer of 300 soldiers from Homs to Hama.",
    "The army stands ready to move 300 soldiers from Homs to Hama.",
    "The army is ready to move 300 soldiers from Homs to Hama.",
    "The army would move 300 soldiers from Homs to Hama, a spokesman said.",
    "The army is sending 300 soldiers from Homs to Hama on Friday.",
    "The army is due to send 300 soldiers from Homs to Hama.",
    "The army is expected to send 300 soldiers from Homs to Hama.",
    "The army moves 300 soldiers from Homs to Hama tomorrow.",
    "The rebels leave Homs for Hama tomorrow.",
    "Tomorrow, 300 rebels leave Homs for Hama.",
]


@pytest.mark.parametrize("text", PLANNED)
def test_what_is_yet_to_be_done_is_planned(text: str) -> None:
    assert pairs_of(within(text)) == ["Homs > Hama"]
    assert [claim.status for claim in claims_of(within(text))] == ["planned"]


OVER_SENTENCES = [
    ("The arrival of 80 rebels in Hama was announced on Wednesday. The men were sent from Homs.", ["Homs > Hama"]),
    ("Some 80 rebels reached Hama on Wednesday. The group had been moved from Homs.", ["Homs > Hama"]),
    (
        "The rebels may soon give up Homs. Flour has run out. The rebels could withdraw to Hama, a diplomat said.",
        ["Homs > Hama"],
    ),
    (
        "The Syrian army pulled out of Homs on Monday. One company went to Hama and the rest walked to Idlib.",
        ["Homs > Hama", "Homs > Idlib"],
    ),
    (
        "Three hundred rebels left Homs on Monday. Some went to Hama and others to Idlib.",
        ["Homs > Hama", "Homs > Idlib"],
    ),
]


@pytest.mark.parametrize(("text", "pairs"), OVER_SENTENCES)
def test_a_movement_is_told_over_several_sentences(text: str, pairs: list[str]) -> None:
    assert pairs_of(within(text)) == pairs


def test_who_goes_on_with_families_that_walk_is_no_fighter() -> None:
    text = "Rebels are near. Families are leaving Rastan again. They walk to Homs, and then on to Hama."
    assert claims_of(within(text)) == []
