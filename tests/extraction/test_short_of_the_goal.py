"""Those who set out and did not come there, what is only asked for, and ends and numbers told beside the verb."""

from __future__ import annotations

import pytest

from geomap.claims import Claim

from .readings import claims_of


def _ends(claim: Claim) -> tuple[str | None, str | None]:
    return claim.origin and claim.origin.text, claim.destination and claim.destination.text


@pytest.mark.parametrize(
    "text",
    [
        "A patrol of the US Army set out from Mosul on Tuesday and did not make it to Raqqa.",
        "A patrol of the US Army left Mosul on Tuesday but never reached Raqqa.",
        "The militants had sent out five vehicles from Mosul toward Raqqa; not one of them arrived.",
        "The militants sent a column from Mosul to Raqqa yesterday. It was struck on the way and no vehicle arrived.",
        "Forty rebels put out in boats from Mosul and made for Raqqa; the boats were shot up and none got across.",
    ],
)
def test_who_did_not_come_there_was_prevented(text: str) -> None:
    (claim,) = claims_of(text)
    assert (*_ends(claim), claim.status) == ("Mosul", "Raqqa", "prevented")


@pytest.mark.parametrize(
    "text",
    [
        "The council had demanded last week the removal of army units from Mosul.",
        "The parliament requested that all soldiers be withdrawn from Mosul.",
        "The sheikhs ask that the rebels quit Mosul.",
        "Asked whether the fighters would be taken to Mosul, the spokesman said this was above his pay grade.",
    ],
)
def test_what_is_asked_for_is_no_claim(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The attackers, believed to be from ISIS, left Mosul for Raqqa, drivers said.", "occurred"),
        ("The militants are believed to have left Mosul for Raqqa.", "possible"),
        ("All of the 1,000 US troops who leave Mosul will be stationed in Raqqa.", "planned"),
        ("Battalion of the Russian army from Mosul to be moved to Raqqa in September.", "planned"),
        ("Media spread the fabrication that Syrian army soldiers left Mosul for Raqqa.", "denied"),
    ],
)
def test_a_status_is_read_off_the_words_for_the_movement(text: str, status: str) -> None:
    (claim,) = claims_of(text)
    assert (*_ends(claim), claim.status) == ("Mosul", "Raqqa", status)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Fighters in Mosul boarded buses and went to Raqqa.", [("Mosul", "Raqqa")]),
        ("ISIS fighters came from their base, the town of Sinjar, to Mosul.", [("Sinjar", "Mosul")]),
        (
            "ISIS fighters walked into Turkey from their last hideouts, the hills of Sinjar and Qandil.",
            [("Sinjar", "Turkey"), ("Qandil", "Turkey")],
        ),
        ("The army will take the militants held in Mosul to Baghdad.", [("Mosul", "Baghdad")]),
        ("Around 40 ISIS pickups from Mosul drove through here on the way to Raqqa.", [("Mosul", "Raqqa")]),
        (
            "Guards will be shifted from Loralai to Musakhail for the protection of Punjab-bound buses.",
            [("Loralai", "Musakhail")],
        ),
    ],
)
def test_an_end_is_told_beside_the_verb(text: str, ends: list[tuple[str, str]]) -> None:
    assert [_ends(claim) for claim in claims_of(text)] == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Troops of the army, sent out from Mosul to Raqqa, got as far as Sinjar and were beaten back.",
            [("Mosul", "Raqqa")],
        ),
        (
            "Chechen units are to leave Mosul for Raqqa, where raiders from Ukraine have embarrassed the governor.",
            [("Mosul", "Raqqa")],
        ),
        (
            "On Sunday the remainder of the enemy group which had entered Mosul pulled back from there to Raqqa.",
            [("Mosul", "Raqqa")],
        ),
        ("Armed supporters of the former president went from Mosul to Raqqa.", [("Mosul", "Raqqa")]),
        ("In the market beans have doubled in price because the army's lorries from Masisi do not come any more.", []),
        ("Listeners keep asking whether wives of ISIS members have been allowed to drive to Raqqa.", []),
    ],
)
def test_what_is_told_in_passing_is_no_movement_of_its_own(text: str, ends: list[tuple[str, str]]) -> None:
    assert [_ends(claim) for claim in claims_of(text)] == ends


def test_gangs_are_not_those_of_who_calls_them_so() -> None:
    (claim,) = claims_of("The gangs drew back from Mosul to Raqqa overnight, the press centre of the YPG announced.")
    assert claim.group is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("ISIS fighters left Mosul for Raqqa in their hundreds.", (200, None, "fighters")),
        ("White Army youths in their thousands set off from Nasir for Malakal.", (2000, None, "fighters")),
        ("Between March and May parties of three to five rebels went from Homs to Hama.", (None, None, "fighters")),
        ("The army moved six units of armored vehicles from Mosul to Erbil.", (6, 6, "vehicles")),
        ("Some thirty T-62s of the Ukrainian army came into Melitopol from Kherson.", (30, 30, "vehicles")),
        (
            "A group of twelve pickups with heavy machine guns which ISIS sent from Mosul to Raqqa was bombed.",
            (12, 12, "vehicles"),
        ),
        ("Rebels tried to break out of Mosul in the direction of Raqqa with 41 vehicles.", (41, 41, "vehicles")),
        ("An army unit pulled in to Homs, coming from Hama, about forty trucks with pontoons.", (40, 40, "vehicles")),
        ("A company of the army went from Homs to Hama with 20 tanks.", (None, None, "fighters")),
    ],
)
def test_a_number_is_told_beside_the_verb(text: str, counted: tuple[int | None, int | None, str]) -> None:
    (claim,) = claims_of(text)
    assert (claim.count_min, claim.count_max, claim.what) == counted


def test_in_the_course_of_the_night_is_overnight() -> None:
    (claim,) = claims_of("The militants left Mosul for Raqqa in the course of the night.")
    assert (str(claim.date_start), str(claim.date_end)) == ("2017-05-31", "2017-06-01")
