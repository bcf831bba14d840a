from __future__ import annotations

import pytest

from .readings import claim_of, claims_of

COUNTS = [
    ("Some 300 fighters left Mosul for Raqqa.", 300, 300),
    ("Up to 300 fighters left Mosul for Raqqa.", None, 300),
    ("At least 30 fighters left Mosul for Raqqa.", 30, None),
    ("More than 30 fighters left Mosul for Raqqa.", 30, None),
    ("Between 200 and 300 fighters left Mosul for Raqqa.", 200, 300),
    ("Dozens of fighters left Mosul for Raqqa.", 24, None),
    ("Hundreds of fighters left Mosul for Raqqa.", 200, None),
    ("Two dozen fighters left Mosul for Raqqa.", 24, 24),
    ("Thirty Islamic State fighters left Mosul for Raqqa.", 30, 30),
    ("Fighters left Mosul for Raqqa.", None, None),
    ("The group sent 300 fighters from Mosul to Raqqa.", 300, 300),
    ("A force of 300 fighters left Mosul for Raqqa.", 300, 300),
    ("Islamic State fighters, about 300 in all, left Mosul for Raqqa.", 300, 300),
    ("Fighters arrived in Raqqa from Mosul: 300 men.", 300, 300),
    # vehicles against men
    ("A convoy of 14 Islamic State vehicles left Mosul for Raqqa.", 14, 14),
    ("Islamic State moved 7 tanks from Mosul to Raqqa.", 7, 7),
    ("Islamic State fighters in 14 vehicles left Mosul for Raqqa.", 14, 14),
    ("Some 300 Islamic State fighters in 14 vehicles left Mosul for Raqqa.", 300, 300),
    # what is no number of men
    ("Two brigades of the Syrian army left Homs for Palmyra.", None, None),
    ("Hezbollah sent 40 rockets from Damascus to Qusayr.", None, None),
    ("Fighters left Mosul for Raqqa, 370 km away.", None, None),
    ("Fighters left 12 villages of Mosul for Raqqa.", None, None),
]


@pytest.mark.parametrize(("text", "low", "high"), COUNTS)
def test_the_number_that_moves(text: str, low: int | None, high: int | None) -> None:
    claim = claim_of(text)
    assert (claim.count_min, claim.count_max) == (low, high)


def test_men_in_vehicles_that_alone_are_counted_are_vehicles() -> None:
    assert claim_of("Islamic State fighters in 14 vehicles left Mosul for Raqqa.").what == "vehicles"


def test_one_number_for_several_claims_is_shared() -> None:
    claims = claims_of("Some 300 fighters moved from Mosul to Raqqa and Tabqa.")
    assert [(claim.count_max, claim.count_shared) for claim in claims] == [(300, True), (300, True)]


def test_where_there_is_no_number_nothing_is_shared() -> None:
    assert [claim.count_shared for claim in claims_of("Fighters moved from Mosul to Raqqa and Tabqa.")] == [
        False,
        False,
    ]


def test_each_of_two_movements_has_its_own_number() -> None:
    claims = claims_of("Some 300 fighters left Mosul for Raqqa, and 40 soldiers left Homs for Palmyra.")
    assert [claim.count_max for claim in claims] == [300, 40]


def test_a_denial_carries_no_number_of_the_movement_that_it_denies() -> None:
    claim = claim_of("The ministry denied that 300 fighters were moved from Mosul to Raqqa.")
    assert claim.status == "denied"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fighters left Mosul for Raqqa. There were 300 of them.", 300),
        pytest.param(
            "Fighters left Mosul for Raqqa. They numbered 300.",
            300,
        ),
    ],
)
def test_the_next_sentence_may_tell_the_number(text: str, count: int) -> None:
    assert claim_of(text).count_max == count


def test_a_mover_of_an_earlier_sentence_takes_no_number_of_this_one() -> None:
    long = "In the bitter winter of that year, as everybody in the hills around knows, there were fighters in Mosul."
    [claim] = claims_of(f"{long} Their destination was Raqqa.")
    assert (claim.destination and claim.destination.text, claim.count_text) == ("Raqqa", None)
