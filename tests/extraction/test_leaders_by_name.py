"""Leaders whom the lexicon of groups names, those who hunt them, and whom they take along."""

from __future__ import annotations

import pytest

from .readings import claims_of

LRA = "Lord's Resistance Army (LRA)"
UGANDA = "Ugandan Army (Uganda People's Defence Force)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Joseph Kony crossed from Garamba to Obo, the priest said.", (LRA, "leaders", 1)),
        ("Joseph Kony himself moved from Garamba to Obo, taking with him his sons.", (LRA, "leaders", 1)),
        ("Joseph Kony was wounded in May. He went from Garamba to Obo, the priest said.", (LRA, "leaders", 1)),
        ("Joseph Kony's men crossed from Garamba to Obo.", (LRA, "fighters", None)),
        ("Fighters loyal to Joseph Kony crossed from Garamba to Obo.", (LRA, "fighters", None)),
        ("Soldiers hunting Joseph Kony flew from Entebbe to Obo.", (UGANDA, "fighters", None)),
        ("The rebels moved from Garamba to Obo, taking along their families.", (None, "fighters", None)),
        ("The buses went from Garamba to Obo, taking with them 300 rebels.", (None, "fighters", 300)),
    ],
)
def test_who_moves_where_a_leader_is_named(text: str, told: tuple[str | None, str, int | None]) -> None:
    (claim,) = claims_of(text)
    assert (claim.group, claim.what, claim.count_min) == told


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Nigerian soldiers pursuing Boko Haram fighters moved from Maiduguri to Gwoza.", "Nigerian Army"),
        ("Boko Haram has been beaten. They went from Maiduguri to Gwoza to hunt Boko Haram, wives said.", None),
        ("Fighters of the Free Syrian Army went from Azaz to Raqqa to fight the Islamic State.", "Free Syrian Army"),
    ],
)
def test_whom_somebody_fights_does_not_move_with_him(text: str, group: str | None) -> None:
    (claim,) = claims_of(text)
    assert claim.group == group


def test_a_foe_that_moves_too_is_named() -> None:
    claims = claims_of("The army sent 300 men from Baghdad to Mosul to fight ISIS, which moved its families to Raqqa.")
    assert [claim.group for claim in claims] == ["Iraqi Army", "Islamic State"]
