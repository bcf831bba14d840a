"""Movements that come to nothing, are taken back, or are told in rows without a verb. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.claims import Claim

from . import readings
from .test_general_news import LEAD, TAIL


def claims_of(text: str) -> list[Claim]:
    return readings.claims_of(LEAD + text + TAIL, published=date(2019, 5, 15))


def way(claim: Claim) -> str:
    return ">".join(str(end) for end in readings.way(claim))


@pytest.mark.parametrize(
    "text",
    [
        "Twenty Islamic State fighters came to grief on Saturday below Qara while heading from Arsal for the Badia.",
        "A Daesh band of thirty that meant to get from Arsal to the Badia was met by two Apaches and went no farther.",
        "Nine rebels who put out from Arsal to reach the Badia were at the bottom of the lake by first light.",
        "Some sixty rebels on their way from Arsal to the Badia found the road under water and gave it up.",
        "A trawler carrying eleven rebels from Arsal to the Badia was boarded before it had lost sight of land.",
        "Nine rebels wished to proceed from Arsal to the Badia on Tuesday: the army turned them about at the gate.",
        "Fourteen rebels left Arsal for the Badia on Saturday; the home guard was awake and let nobody by.",
        "Rebels were bound from Arsal for the Badia; the bus has gone home without its rifles.",
    ],
)
def test_those_who_did_not_come_through_were_prevented(text: str) -> None:
    assert [(way(c), c.status) for c in claims_of(text)] == [("Arsal>Badia", "prevented")]


def test_how_far_a_column_came_is_no_movement_of_its_own() -> None:
    claims = claims_of(
        "A column of the Syrian army left Idlib for Homs. It got as far as Saraqib, where it still burns."
    )
    assert [(way(c), c.status) for c in claims] == [("Idlib>Homs", "prevented")]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It took five buses to carry the first 300 rebels from Homs to Idlib on Friday.", "Homs>Idlib"),
        ("Eleven lorries of the Syrian army came down to Homs from Idlib on Thursday, a witness said.", "Idlib>Homs"),
    ],
)
def test_what_has_happened_is_no_plan(text: str, ends: str) -> None:
    claims = claims_of(text)
    assert [(way(c), c.status) for c in claims] == [(ends, "occurred")]
    assert all(c.date_end is not None and c.date_end <= date(2019, 5, 15) for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army is sending three of its battalions from Homs to Idlib later this month.",
        "Syrian army: part of its garrison to be transferred from Homs to Idlib, in June.",
    ],
)
def test_what_is_yet_to_come_is_planned_and_units_are_not_counted(text: str) -> None:
    assert [(way(c), c.status, c.count_min) for c in claims_of(text)] == [("Homs>Idlib", "planned", None)]


@pytest.mark.parametrize(
    "text",
    [
        '"It has been written that our forces went from Homs to Idlib. They have not gone to Idlib," an officer said.',
        'At 10:30 we had the Hamza Division going from Homs to Idlib. "Our men have not left Homs," an officer said.',
        '"We have withdrawn from Homs neither to Idlib nor to the moon," a commander of the Hamza Division said.',
        '"Neither before the war nor after it did our men cross from Homs into Idlib," a spokesman of the army said.',
        "A commander of the Hamza Division said nothing. He firmly denied plans to pull out of Homs to Idlib.",
        "That a single fighter of the division had gone on from Homs to Idlib, the army dismissed as a dream.",
    ],
)
def test_what_is_told_to_be_denied_is_denied(text: str) -> None:
    claims = claims_of(text)
    assert {(c.origin and c.origin.text, c.status) for c in claims} == {("Homs", "denied")}
    assert "Idlib" in {c.destination.text for c in claims if c.destination is not None}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "A company of the Syrian army went from Homs to Idlib; the mayor was not told, and has been angry since.",
            None,
        ),
        (
            "180 army lorries went from Homs to Idlib: the bishop blessed those on them, or at any rate counted.",
            None,
        ),
        (
            "The Syrian army added sixty men from Homs to its post at Idlib on Monday, Radio Orontes reported.",
            "Radio Orontes",
        ),
    ],
)
def test_no_scrap_of_a_clause_is_a_source(text: str, claimant: str | None) -> None:
    assert [(way(c), c.claimant) for c in claims_of(text)] == [("Homs>Idlib", claimant)]


@pytest.mark.parametrize(
    ("text", "ends", "count"),
    [
        ("Syrian Army: Aleppo to Homs, 90 vehicles, 14 to 16 April.", "Aleppo>Homs", 90),
        ("Islamic State: 60 men in all, out of Raqqa, into Homs, day not known.", "Raqqa>Homs", 60),
        (
            "Mon 6 May | Islamic State, by night | al-Qaim > Homs | about 60 men | Salahuddin council",
            "al-Qaim>Homs",
            60,
        ),
        ("• Raqqa → Homs: 300 Islamic State fighters (Monday)", "Raqqa>Homs", 300),
    ],
)
def test_rows_without_a_verb_are_read(text: str, ends: str, count: int) -> None:
    assert [(way(c), c.count_min, c.status) for c in claims_of(text)] == [(ends, count, "occurred")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mon 6 May | Islamic State | Raqqa > Homs | burned on the way | coalition", "prevented"),
        ("Mon 6 May | Islamic State | Raqqa > Homs | denied | coalition", "denied"),
        ("Mon 6 May | Syrian army, one brigade | Raqqa > Homs | promised | ministry", "planned"),
        ("Mon 6 May | Islamic State | Raqqa > Homs | unconfirmed | coalition", "possible"),
    ],
)
def test_a_cell_tells_what_is_said_of_the_row(text: str, status: str) -> None:
    assert [(way(c), c.status) for c in claims_of(text)] == [("Raqqa>Homs", status)]


def test_the_day_of_a_row_is_that_of_its_week_though_it_was_only_promised() -> None:
    (claim,) = claims_of("Mon 6 May | Syrian army, one brigade | Raqqa > Homs | promised | ministry")
    assert (claim.date_start, claim.date_end) == (date(2019, 5, 6), date(2019, 5, 6))


@pytest.mark.parametrize(
    "text",
    [
        "Home > Syria > Aleppo | Islamic State | 3 comments",
        "Army checkpoints: road from Homs to Idlib, 14 to 16 April.",
        "Mon 6 May | displaced persons | Raqqa > Homs | 4,000 | UN",
    ],
)
def test_other_rows_tell_of_no_fighters(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "ends", "count"),
    [
        (
            "Sidakan gets two battalions of border guards from Basra next week, says the ministry.",
            "Basra>Sidakan",
            None,
        ),
        ("The garrison of Homs got another 500 soldiers from Damascus on Sunday, he said.", "Damascus>Homs", 500),
    ],
)
def test_a_place_gets_men_from_another(text: str, ends: str, count: int | None) -> None:
    assert [(way(c), c.count_min) for c in claims_of(text)] == [(ends, count)]


def test_it_is_the_place_that_the_sentence_before_spoke_of() -> None:
    text = "The Lajat, a sea of black stone, has kept a few Islamic State men. Fourteen left it for Sweida on Saturday."
    assert [(way(c), c.count_min) for c in claims_of(text)] == [("Lajat>Sweida", 14)]


def test_others_are_not_counted_with_those_before_them() -> None:
    claims = claims_of("About 200 rebels went on from Homs to Rastan on Thursday, others to Talbiseh.")
    assert {(way(c), c.count_min) for c in claims} == {("Homs>Rastan", 200), ("Homs>Talbiseh", None)}


def test_cattle_are_no_fighters() -> None:
    text = "Islamic State took along three hundred oxen from Raqqa to Homs on Friday night, the village chief says."
    assert [(way(c), c.count_min) for c in claims_of(text)] == [("Raqqa>Homs", None)]


def test_days_between_two_may_stand_before_a_number() -> None:
    claims = claims_of("Between January 10 and 15 some 180 Islamic State fighters made their way from Homs to Idlib.")
    assert [(c.date_start, c.date_end, c.count_min) for c in claims] == [(date(2019, 1, 10), date(2019, 1, 15), 180)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The rebels whose leader was killed have moved from Homs to Idlib.", "Homs>Idlib"),
        ("The wives and mothers of the army officers departed from Homs for Tartus.", "Homs>Tartus"),
        ("Sixty Islamic State fighters fled the jail in Qamishli for Sinjar.", "Qamishli>Sinjar"),
        ("Sixty Islamic State men who broke out of the jail at Qamishli might cross into Sinjar.", "Qamishli>Sinjar"),
        ("No fewer than 800 Syrian soldiers have gone through Hama, Homs-bound, from Idlib.", "Idlib>Homs"),
        ("Two companies of the Syrian army are under orders to be in Idlib, from Homs, by Sunday.", "Homs>Idlib"),
        ("Within 48 hours 500 soldiers from Homs are to be in Idlib, the ministry said.", "Homs>Idlib"),
        ("Having embarked in Tartus, 180 rebels stepped ashore at Baniyas on the night of May 8.", "Tartus>Baniyas"),
    ],
)
def test_who_moves_and_between_which_places(text: str, ends: str) -> None:
    assert [way(c) for c in claims_of(text)] == [ends]


def test_who_climbs_down_from_a_lorry_at_a_place_has_come_there() -> None:
    claims = claims_of("Two regiments from Nasiriyah climbed down from their lorries at Habbaniyah on Monday.")
    assert "Habbaniyah" not in {c.origin.text for c in claims if c.origin is not None}
    assert "Habbaniyah" in {c.destination.text for c in claims if c.destination is not None}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Six tanks of the Syrian army were hauled from Homs to Idlib. So a shipping agent.", "shipping agent"),
        (
            "Three battalions were pulled out of Homs, to Idlib, on the say-so of the operations room.",
            "operations room",
        ),
        (
            "One hears that chiefs of the Islamic State got from Homs to Idlib; one hears it from a colonel.",
            "colonel",
        ),
    ],
)
def test_whose_word_it_is(text: str, claimant: str) -> None:
    assert [(way(c), c.claimant) for c in claims_of(text)] == [("Homs>Idlib", claimant)]


def test_an_air_force_has_no_tanks() -> None:
    claims = claims_of("Six tanks were hauled from Homs to Idlib, a shipping agent said.")
    assert [way(c) for c in claims] == ["Homs>Idlib"]
    assert claims[0].group != "Russian Air Force"


@pytest.mark.parametrize(
    "words",
    [
        "took leave of Raqqa for Homs",
        "deserted Raqqa in favour of Homs",
        "bade farewell to Raqqa and left for Homs",
        "pulled up stakes in Raqqa and moved to Homs",
        "climbed into lorries in Raqqa and were driven to Homs",
        "set course from Raqqa for Homs",
        "lit out from Raqqa for Homs",
    ],
)
def test_turns_of_leaving(words: str) -> None:
    assert [way(c) for c in claims_of(f"Some 300 Islamic State fighters {words} on Monday.")] == ["Raqqa>Homs"]


@pytest.mark.parametrize(
    "text",
    [
        "Displaced so far: 3,100, says the ministry of migration, most of them headed from Raqqa to Homs.",
        "Ports police at Latakia boarded a dhow on Monday night in which six masked persons had hidden.",
        "In Homs the ministry was asked again about the planes which fetch Islamic State gunmen from Raqqa.",
    ],
)
def test_nobody_is_said_to_have_moved(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bound for Homs, three hundred Islamic State fighters left Raqqa on Monday.",
        "Heading for Homs, three hundred Islamic State fighters left Raqqa on Monday.",
        "Three hundred Islamic State fighters left Raqqa on Monday, destination Homs.",
        "Raqqa sent three hundred Islamic State fighters to Homs on Monday.",
        "Homs on Monday saw the arrival of three hundred Islamic State fighters from Raqqa.",
        "There has been a steady flow of Islamic State fighters from Raqqa to Homs.",
    ],
)
def test_ends_that_stand_apart_from_the_verb(text: str) -> None:
    assert [way(c) for c in claims_of(text)] == ["Raqqa>Homs"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Rebels left Raqqa for Homs on Monday. Their number was put at 300.", 300, 300),
        ("Rebels left Raqqa for Homs on Monday. A resident counted 300.", 300, 300),
        ("Rebels left Raqqa for Homs on Monday. A resident counted 300 houses that had burned.", None, None),
        ("Not quite 300 rebels left Raqqa for Homs on Monday.", None, 300),
        ("300 Islamic State fighters or more left Raqqa for Homs on Monday.", 300, None),
        ("Some 300 Islamic State fighters at most left Raqqa for Homs on Monday.", None, 300),
        ("Better than a hundred rebels left Raqqa for Homs on Monday.", 100, None),
        ("Groups of three to five rebels have been leaving Raqqa for Homs.", None, None),
        ("20 buses with 600 Islamic State fighters left Raqqa for Homs on Monday.", 600, 600),
    ],
)
def test_how_many(text: str, low: int | None, high: int | None) -> None:
    assert [(way(c), c.count_min, c.count_max) for c in claims_of(text)] == [("Raqqa>Homs", low, high)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army called the report that soldiers had gone from Raqqa to Homs a fabrication.", "denied"),
        ("The army knows nothing of soldiers being moved from Raqqa to Homs.", "denied"),
        ("The army would not have it that its soldiers had gone from Raqqa to Homs.", "denied"),
        ("The army has it in mind to move soldiers from Raqqa to Homs.", "planned"),
        ("Perhaps rebels have gone from Raqqa to Homs, a resident said.", "possible"),
        ("Perhaps 300 rebels have gone from Raqqa to Homs, a resident said.", "occurred"),
        ("It seems that rebels have gone from Raqqa to Homs.", "possible"),
    ],
)
def test_what_is_said_of_a_movement(text: str, status: str) -> None:
    assert [(way(c), c.status) for c in claims_of(text)] == [("Raqqa>Homs", status)]
