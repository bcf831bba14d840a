"""Sources that are told in other ways than by a verb of saying behind its subject."""

from __future__ import annotations

import pytest

from .readings import claims_of

MOVE = "150 rebels went from Homs to Hama on Monday"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (f"{MOVE}, on the figures of an official of the council; it took all day.", "official of the council"),
        (f"As per the ministry, {MOVE}.", "ministry"),
        (f"From a nurse comes the news that {MOVE}.", "nurse"),
        ("A video posted by the group shows 300 fighters leaving Mosul for Raqqa.", "group"),
        (
            "The Observatory, a London monitor, has documented the departure of 300 fighters from Mosul to Raqqa.",
            "Observatory",
        ),
        (f"A memo obtained by a newspaper says that {MOVE}.", "memo"),
        (f"The general staff in Damascus makes it known that {MOVE}.", "general staff in Damascus"),
        (f"The Homs Provincial Government has equally raised the alarm that {MOVE}.", "Homs Provincial Government"),
        (f"{MOVE}, a trader who lent one of the lorries and had no choice in the matter reports.", "trader"),
        (f"The Homs resistance committee, which writes again after a pause: {MOVE}.", "Homs resistance committee"),
        (f"The border service, in the person of its spokesman, on a TV show: {MOVE}.", "border service"),
        (f"The ministry posted at 22:15 that {MOVE}.", "ministry"),
        (f"Several pages carry the same text: {MOVE}.", "Several pages"),
        (f"{MOVE} and, in the prosecutor's reconstruction, slept there.", "prosecutor"),
        (f"{MOVE}; so the growers of the cotton union tell it.", "growers of the cotton union"),
        (f"{MOVE}, that's from the mayor.", "mayor"),
        ("The Asayish gave a number. A band of 15 rebels, it reports, went from Homs to Hama in May.", "Asayish"),
        ("Rebels were seen in Homs. According to the same councillor they had quit Homs for Hama.", "councillor"),
    ],
)
def test_a_source_is_found(text: str, claimant: str) -> None:
    (claim,) = claims_of(text)
    assert claim.claimant == claimant


def test_a_band_which_never_arrived_tells_nothing() -> None:
    claims = claims_of(
        "A group of 40 rebels, which was hurrying from Homs to Hama, did not arrive: it was struck, SANA said."
    )
    assert [claim.claimant for claim in claims] == ["SANA"]


@pytest.mark.parametrize("scene", ["The border has seen", "Our village saw", "The war has seen", "The city witnessed"])
def test_a_place_or_a_time_that_sees_them_go_is_no_claimant(scene: str) -> None:
    (claim,) = claims_of(f"{scene} 300 fighters leave Homs for Hama.")
    assert claim.claimant is None


def test_who_stands_at_a_place_and_sees_them_go_is_a_claimant() -> None:
    (claim,) = claims_of("A guard at the border saw 300 fighters leave Homs for Hama.")
    assert claim.claimant == "guard at the border"
