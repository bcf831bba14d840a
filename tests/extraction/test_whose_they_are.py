"""Which force a claim names for those who move, and when it names none."""

from __future__ import annotations

import pytest

from .readings import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "Around 300 Chechen fighters went from Grozny to Shatoi on Monday, the Russian interior ministry said.",
        "About 40 bandits fled from Zurmi to Gusau in Nigeria's Zamfara State on Monday, residents said.",
        "Four cars of Toubou fighters drove from Sabha to Kufra in Libya on Monday, residents said.",
    ],
)
def test_words_that_only_tell_who_people_are_name_no_group(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.group is None


def test_a_force_of_chechens_with_a_name_is_named() -> None:
    (claim,) = claims_of("Around 300 men of the armed forces of Ichkeria went from Grozny to Shatoi on Monday.")
    assert claim.group == "Ichkerian Armed Forces"


def test_revolutionaries_are_none_of_those_who_fight_on_the_side_of_the_state() -> None:
    told = "Hezbollah shelled Madaya on Sunday. Hezbollah holds the hills. "
    (claim,) = claims_of(told + "About 270 revolutionaries left Madaya for Idlib on Monday, the committee said.")
    assert claim.group != "Hezbollah"


def test_their_lorries_are_of_the_people_told_before() -> None:
    told = "The Syrian Democratic Forces stayed. The Americans are not far behind. "
    (claim,) = claims_of(told + "On Monday 74 of their armoured trucks crossed from Syria into Iraq, an officer said.")
    assert claim.group == "US Army"
