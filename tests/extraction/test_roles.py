from __future__ import annotations

import pytest

from geomap.extraction.roles import is_of_outlet, phrases

from .readings import pairs_of, sentence_of


def roles(text: str) -> list[tuple[str, str]]:
    units = sentence_of(text).units
    return [(units[phrase.unit].low, phrase.governor) for phrase in phrases(units)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters moved from Mosul to Raqqa via Sinjar.", [("mosul", "from"), ("raqqa", "to"), ("sinjar", "via")]),
        ("Fighters moved out of Mosul into Raqqa.", [("mosul", "from"), ("raqqa", "into")]),
        ("Fighters left Mosul.", [("mosul", "verb")]),
        ("Fighters in Mosul slept.", [("mosul", "in")]),
        ("Fighters moved from Mosul and Sinjar.", [("mosul", "from"), ("sinjar", "from")]),
        ("Fighters moved to Raqqa, Tabqa and Mayadin.", [("raqqa", "to"), ("tabqa", "to"), ("mayadin", "to")]),
        ("Fighters moved from both Mosul and the city of Sinjar.", [("mosul", "from"), ("sinjar", "from")]),
        ("Fighters came from the direction of Mosul.", [("mosul", "from")]),
        ("Fighters moved in the direction of Mosul.", [("mosul", "towards")]),
        ("Fighters moved to the outskirts of Mosul.", [("mosul", "to")]),
        ("Fighters moved to camps near Mosul.", [("mosul", "to")]),
        ("Fighters moved to the besieged town of Tabqa.", [("tabqa", "to")]),
        ("Fighters moved from rebel-held Idlib.", [("idlib", "from")]),
        ("Mosul -> Raqqa: 40 men.", [("mosul", "from"), ("raqqa", "to")]),
        ("Fighters moved to Mosul, Iraq.", [("mosul", "to"), ("iraq", "container")]),
    ],
)
def test_a_place_gets_the_part_that_governs_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Raqqa's council met.",
        "The Raqqa council met.",
        "The Mosul operations command met.",
        "The Raqqa Media Office wrote.",
        "The Aleppo-based observers wrote.",
    ],
)
def test_a_name_that_only_describes_a_noun_has_no_part(text: str) -> None:
    assert [governor for _, governor in roles(text)] == [""]


@pytest.mark.parametrize(
    ("text", "noun", "relative"),
    [
        ("Fighters moved to the Tabqa area.", "area", ""),
        ("Fighters moved to the province of Raqqa.", "province", ""),
        ("Fighters moved to the outskirts of Raqqa.", "outskirts", "outskirts"),
        ("Fighters moved to the area north of Raqqa.", "area", "north"),
        ("Fighters moved to Raqqa.", "", ""),
    ],
)
def test_the_generic_noun_of_a_phrase_is_kept(text: str, noun: str, relative: str) -> None:
    (phrase,) = phrases(sentence_of(text).units)
    assert (phrase.area_noun, phrase.relative) == (noun, relative)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Fighters moved from Mosul and Tal Afar to Raqqa.", ["Mosul > Raqqa", "Tal Afar > Raqqa"]),
        ("Fighters moved from Mosul to Raqqa and Tabqa.", ["Mosul > Raqqa", "Mosul > Tabqa"]),
        ("Fighters left Mosul for Raqqa.", ["Mosul > Raqqa"]),
        ("Fighters arrived in Raqqa from Mosul.", ["Mosul > Raqqa"]),
        ("Fighters returned to Raqqa.", ["? > Raqqa"]),
        ("Fighters fled Raqqa.", ["Raqqa > ?"]),
        ("From Mosul, fighters went to Raqqa.", ["Mosul > Raqqa"]),
        ("Fighters of the Raqqa council left Mosul.", ["Mosul > ?"]),
        ("Fighters left Mosul, 400 km north of Baghdad, for Raqqa.", ["Mosul > Raqqa"]),
        ("Fighters moved from Mosul, Iraq, to Raqqa, Syria.", ["Mosul > Raqqa"]),
        ("Gaziantep, to which the fighters drove from Jarablus, was calm.", ["Jarablus > Gaziantep"]),
    ],
)
def test_parts_become_the_ends_of_claims(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The statement was published by Mosul Coast Bulletin.", True),
        ("The statement was sent to Mosul Morning Times.", True),
        ("The statement was published in Mosul, Bulletin 12 says.", False),
        ("The statement was published at the Mosul post.", False),
    ],
)
def test_a_place_in_the_name_of_an_outlet_is_no_scene(text: str, expected: bool) -> None:
    units = sentence_of(text).units
    (place,) = (k for k, unit in enumerate(units) if unit.kind == "place")
    assert is_of_outlet(units, place) is expected
