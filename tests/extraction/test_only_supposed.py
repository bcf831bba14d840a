"""What would have been, what is feared or looked into, what is asked for, and days that are counted from now."""

from __future__ import annotations

from datetime import date

import pytest

from .readings import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "Had the army sent troops from Mosul to Raqqa in time, the town would not have been lost, the mayor said.",
        "It would have been better if the brigade had been moved from Mosul to Raqqa, the deputy said.",
        "If we had not held the bridge, the rebels would have come from Mosul to Raqqa, the officer recalled.",
        "The fighters must hand over their weapons and depart from Mosul, the minister said.",
        "Residents are asking the government to send soldiers from Mosul to Raqqa.",
        "The ministry proposed that the soldiers be moved from Mosul to Raqqa.",
        "The deputy pleaded with the army to send troops from Mosul to Raqqa.",
        "The question is whether the army should be sent from Mosul to Raqqa.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Officials worry about rebels slipping across from Mosul to Raqqa.", "possible"),
        ("The ministry is checking information that rebels had crossed from Mosul into Raqqa.", "possible"),
        ("In the event of an attack, the army would send soldiers from Mosul to Raqqa.", "possible"),
        ("Allegedly, 200 rebels arrived in Raqqa from Mosul.", "possible"),
        ("Under the threat of air strikes, rebels fleeing from Mosul reached Raqqa.", "occurred"),
        ("Reports say rebels relocated from Mosul to Raqqa.", "occurred"),
        ("The army disproved reports of rebels having crossed from Mosul to Raqqa.", "denied"),
        ("The rebels are to have moved from Mosul to Raqqa by Friday.", "planned"),
        ("The rebels are said to have moved from Mosul to Raqqa.", "occurred"),
        ("A convoy of rebels was getting ready to set out from Mosul for Raqqa.", "planned"),
        ("Preparations are under way for the transfer of 500 rebels from Mosul to Raqqa.", "planned"),
        ("Police arrested two rebels at a checkpoint as they were travelling from Mosul to Raqqa.", "prevented"),
        ("Fifteen rebels were captured during their flight from Mosul to Raqqa.", "prevented"),
        ("The army laid an ambush for a rebel unit moving from Mosul to Raqqa.", "prevented"),
    ],
)
def test_a_status_is_read_off_what_the_movement_hangs_on(text: str, status: str) -> None:
    (claim,) = claims_of(text)
    assert claim.origin is not None
    assert claim.destination is not None
    assert (claim.origin.text, claim.destination.text, claim.status) == ("Mosul", "Raqqa", status)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In two days the rebels will withdraw from Mosul to Raqqa, the council promised.", date(2017, 6, 3)),
        ("The rebels will withdraw from Mosul to Raqqa in two weeks, the council promised.", date(2017, 6, 15)),
        ("As early as Monday the rebels could leave Mosul for Raqqa, negotiators said.", date(2017, 6, 5)),
        ("In two days the rebels withdrew from Mosul to Raqqa.", None),
    ],
)
def test_days_counted_from_now_are_those_of_a_plan(text: str, day: date | None) -> None:
    (claim,) = claims_of(text)
    assert (claim.date_start, claim.date_end) == (day, day)


def test_men_of_a_nation_who_go_to_join_a_group_are_not_their_army() -> None:
    (claim,) = claims_of("Hundreds of Tunisians have travelled to Raqqa to join Islamic State.")
    assert (claim.group, claim.what) == ("Islamic State", "fighters")


@pytest.mark.parametrize("areas", ["nearby areas like", "other areas such as", "several towns, including"])
def test_towns_that_areas_are_like(areas: str) -> None:
    claims = claims_of(f"The militants fled to {areas} Baaj and Tal Afar.")
    assert [claim.destination and claim.destination.text for claim in claims] == ["Baaj", "Tal Afar"]
