"""Borders as ends of movements."""

from __future__ import annotations

import pytest

from .readings import claims_of, pairs_of

BORDERS = (
    ("Last week the Iraqi army deployed about 3,000 troops to the Syrian border.", "sy-iraq-border"),
    ("Turkey's army sent 40 tanks to its border with Syria on Monday.", "tr-syrian-border"),
    ("Russia has moved 12,000 soldiers to the Ukrainian border, a minister said.", "ru-ua-border"),
    ("The Kenyan army sent two companies to the border with Somalia.", "ke-so-border"),
    ("The Chadian army moved 300 soldiers to the frontier between Chad and Sudan.", "sd-td-border"),
    ("Rebels are heading for Sudan's border with Chad, the army said.", "sd-td-border"),
    ("Fighters held Kandahar and Helmand. Now the Taliban flee to the Pakistani border.", "af-durand-line"),
    ("The Chadian army moved 300 soldiers to the Chad-Sudan border.", "sd-td-border"),
    ("The Syrian army moved 300 soldiers to the Chilean border.", None),  # of which neighbour, nobody says
)


@pytest.mark.parametrize(("text", "place"), BORDERS)
def test_a_border_is_an_end(text: str, place: str | None) -> None:
    claim = claims_of(text)[-1]
    assert claim.origin is None
    assert claim.destination is not None
    assert claim.destination.place_id == place
    assert "order" in claim.destination.text or "frontier" in claim.destination.text


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Hezbollah fighters withdrew from the Syrian border to Baalbek.", ["Syrian border > Baalbek"]),
        ("The fighters of Nusra entered Turkey across the Syrian border.", ["? > Turkey"]),
        ("Rebels near the Syrian border cheered as 300 soldiers went from Mosul to Sinjar.", ["Mosul > Sinjar"]),
        ("In Sinjar, a town on the Syrian border, 40 fighters of Nusra arrived from Mosul.", ["Mosul > Sinjar"]),
        ("The Iraqi army sent 300 soldiers to the Syrian border town of Bukamal.", ["? > Bukamal"]),
        ("The Kenyan army sent 300 soldiers to the Somali border town of Dobley.", ["? > Dobley"]),
        ("The Kenyan army sent 300 soldiers to the border.", []),
    ],
)
def test_a_border_beside_other_places(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs
