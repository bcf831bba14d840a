"""Which capital names of a report are taken for places."""

from __future__ import annotations

import pytest

from extraction.readings import claims_of, pairs_of


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The garrison of Karlovac went to Zagreb. On Monday 200 soldiers went from Zagreb to Bihać.",
            "Zagreb > Bihać",
        ),
        ("In Niger, 200 soldiers left Niamey on Monday and are making for Téra.", "Niamey > Téra"),
        ("Boko Haram fighters left Gwoza in Borno for the outskirts of Mora on Monday.", "Gwoza > Mora"),
    ],
)
def test_a_small_town_is_spoken_of_where_one_close_by_is(text: str, pair: str) -> None:
    assert pair in pairs_of(text)


def test_a_small_town_far_from_all_that_is_spoken_of_is_not() -> None:
    ends = claims_of("The garrison of Homs went to Hama. On Monday 200 soldiers went from Hama to Bihać.")
    assert [claim.destination.lat for claim in ends if claim.destination and claim.destination.text == "Bihać"] in (
        [],
        [None],
    )
