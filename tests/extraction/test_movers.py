from __future__ import annotations

import pytest

from geomap.extraction.completing import completes
from geomap.extraction.movers import is_governed, movers
from geomap.extraction.status import is_ongoing

from .readings import claims_of, sentence_of, watch

ARMIES = {"TR": "Turkish Army", "SY": "Syrian Army"}


def classes(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return the class, the group and the nation of each noun phrase."""
    return [(m.cls, m.group, m.nation) for m in movers(sentence_of(text).units, ARMIES.get)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters slept.", ("fighter", None, None)),
        ("Islamic State fighters slept.", ("group", "Islamic State", None)),
        ("Fighters of the Islamic State slept.", ("fighter", "Islamic State", None)),
        ("The Islamic State's local emirs slept.", ("leader", "Islamic State", None)),
        ("Wives of Islamic State fighters slept.", ("family", "Islamic State", None)),
        ("A convoy of Islamic State fighters slept.", ("vehicle", "Islamic State", None)),
        ("Civilians slept.", ("person", None, None)),
        ("An aid convoy slept.", ("other", None, None)),
        ("Fourteen lorries of flour slept.", ("other", None, None)),
        ("An arms convoy slept.", ("weapon", None, None)),
        ("They slept.", ("pronoun", None, None)),
        ("Thirty of them slept.", ("pronoun", None, None)),
        ("French mercenaries slept.", ("fighter", None, "FR")),
    ],
)
def test_a_noun_phrase_has_its_class_its_group_and_its_nation(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert classes(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "governed"),
    [
        ("The mayor slept beside fighters.", True),
        ("Fighters slept.", False),
        ("Hundreds of fighters slept.", False),
        ("The mayor sold bread to fighters.", True),
    ],
)
def test_a_noun_behind_a_preposition_is_no_subject_unless_it_is_counted(text: str, governed: bool) -> None:
    sentence = sentence_of(text)
    phrase = next(m for m in movers(sentence.units, ARMIES.get) if m.cls == "fighter")
    assert is_governed(sentence.units, phrase) is governed


@pytest.mark.parametrize(
    ("text", "ongoing"),
    [
        ("Fighters are leaving Mosul.", True),
        ("Fighters leave Mosul.", True),
        ("Fighters are being moved to Raqqa.", True),
        ("Fighters keep leaving Mosul.", True),
        ("Fighters are on their way to Raqqa.", True),
        ("Fighters left Mosul.", False),
        ("Fighters were leaving Mosul.", False),
        ("Fighters will leave Mosul.", False),
        ("Fighters were moved to Raqqa.", False),
    ],
)
def test_a_movement_goes_on_where_the_words_put_it_at_the_time_of_the_report(text: str, ongoing: bool) -> None:
    sentence = sentence_of(text)
    assert is_ongoing(sentence.units, sentence.frames[0]) is ongoing


@pytest.mark.parametrize(
    ("earlier", "later", "opening", "expected"),
    [
        ("Fighters left Mosul.", "Fighters reached Raqqa.", "they", True),
        ("Fighters left Mosul.", "Fighters reached Raqqa.", "the convoy", True),
        ("Fighters left Mosul.", "Fighters reached Raqqa.", "soldiers", False),
        ("Fighters left Mosul.", "Fighters may reach Raqqa.", "they", False),
        ("Fighters left Mosul for Tabqa.", "Fighters reached Raqqa.", "they", False),
        ("Taliban fighters left Kunduz.", "Islamic State fighters reached Baghlan.", "they", False),
        ("Fighters arrived in Raqqa.", "Fighters came from Mosul.", "they", True),
    ],
)
def test_a_claim_completes_another_only_where_one_end_is_open_and_the_mover_goes_on(
    earlier: str, later: str, opening: str, expected: bool
) -> None:
    (one,), (two,) = watch(earlier).drafts, watch(later).drafts
    assert completes(one, two, opening.split()) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Up to 300 Islamic State* militants left Mosul for Raqqa.",
        "Up to 300 Islamic State (banned in Russia) militants left Mosul for Raqqa.",
        "Up to 300 Islamic State* (*a terrorist group outlawed in Russia) militants left Mosul for Raqqa.",
    ],
)
def test_a_mark_or_an_aside_behind_a_name_does_not_part_it_from_its_men(text: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.group, claim.count_max) == ("Islamic State", 300)


def test_counted_people_among_the_men_spoken_of_are_not_the_army_of_their_country() -> None:
    claims = claims_of("The militants are fleeing Raqqa. Two dozen Uzbeks went from Raqqa to Idlib.")
    assert [(c.group, c.count_min) for c in claims if c.destination is not None] == [(None, 24)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A 40-vehicle convoy of the Turkish army moved from Hatay to Idlib.", 40, 40),
        ("A 200-strong force of the Iraqi army moved from Baghdad to Mosul.", 200, 200),
        ("About 120 ex-rebels came to Homs from Palmyra.", 120, 120),
        ("An army convoy of 27 vehicles was on its way from Homs to Palmyra.", 27, 27),
    ],
)
def test_a_number_written_with_a_hyphen_or_behind_of_is_the_movers(text: str, low: int, high: int) -> None:
    (claim,) = claims_of(text)
    assert (claim.count_min, claim.count_max) == (low, high)


def test_a_clause_set_between_commas_does_not_move() -> None:
    (claim,) = claims_of("Some 300 soldiers, whom the governor has promised, will leave Homs for Palmyra next week.")
    assert (claim.count_min, claim.status) == (300, "planned")


def test_the_companies_of_an_army_that_speaks_are_its_own() -> None:
    (claim,) = claims_of("It has put two companies on the road from Homs to Palmyra, the Syrian army's spokesman said.")
    assert claim.group == "Syrian Army"


def test_whom_a_country_uses_is_not_its_army() -> None:
    (claim,) = claims_of("Iran is shifting its proxies from Aleppo to Deir ez-Zor.")
    assert claim.group is None


def test_an_acronym_behind_a_name_is_no_mover_of_its_own() -> None:
    (claim,) = claims_of("Some 70 guerrillas of the Syrian Democratic Forces (SDF) crossed from Manbij to Raqqa.")
    assert (claim.group, claim.count_min) == ("Syrian Democratic Forces", 70)
