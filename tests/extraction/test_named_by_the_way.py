"""Sources in quotation marks, in labels and in communiqués, and forces told by a nation before their noun."""

from __future__ import annotations

import pytest

from .readings import claims_of

COMMUNIQUE = """The Army Command issued its communiqué No. 211 on the operations. The following is its text:

"1. Two brigades advanced.

2. Our intelligence has learnt that 150 rebels went from Homs to Hama."
"""
MOVE = "150 rebels went from Homs to Hama on Monday"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (f'{MOVE}, a "security source" told the channel.', "security source"),
        (f'{MOVE}, the "general" announced.', "general"),
        (f"Ukrainian General Staff: {MOVE}.", "Ukrainian General Staff"),
        (f"Homs garrison: {MOVE}.", "Homs garrison"),
        (f"{MOVE} (two partners).", "two partners"),
        (f"{MOVE}, the council itself said.", "council"),
        (f"{MOVE}, a transfer which Turkey, one assumes, observed with pleasure.", None),
        ("One further possibility deserves mention: the rebels might be withdrawn from Homs to Hama.", None),
        ("UNCONFIRMED: Russian military police have left Homs for Hama.", None),
        (COMMUNIQUE, "Army Command"),
        (f"The General Staff issued a statement saying that {MOVE}.", "General Staff"),
        (f"{MOVE}. The move was confirmed by the provincial council.", "provincial council"),
    ],
)
def test_who_claims_it(text: str, claimant: str | None) -> None:
    (claim,) = claims_of(text)
    assert claim.claimant == claimant


@pytest.mark.parametrize(
    ("text", "group", "count"),
    [
        ("A South African column of 46 vehicles reached Pemba from Maputo.", "South African Army", 46),
        ("A Chadian column drove from Ouallam to Menaka.", "Chadian Army", None),
        ("A Chadian column with 550 men drove from Ouallam to Menaka.", "Chadian Army", 550),
    ],
)
def test_a_column_of_a_nation_is_its_army(text: str, group: str, count: int | None) -> None:
    (claim,) = claims_of(text)
    assert (claim.group or "").startswith(group)
    assert claim.count_min == count


def test_a_namesake_far_away_is_not_meant_where_the_report_speaks_of_the_other_ones_country() -> None:
    (claim,) = claims_of(
        "Four gunmen of Jaish al-Adl came in from Saravan to Panjgur on Tuesday, the commissioner in Quetta said. "
        "Iran was asked to close its border."
    )
    assert claim.origin is not None
    assert claim.origin.lat == pytest.approx(27.4, abs=0.2)


def test_a_small_town_abroad_counts_where_its_people_are_named() -> None:
    (claim,) = claims_of(
        "A South African column of 46 vehicles reached Pemba from Komatipoort on Friday, the governor of Cabo Delgado "
        "in Mozambique said."
    )
    assert claim.origin is not None
    assert claim.origin.place_id is not None
