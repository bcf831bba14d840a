"""Contracted negations, what a relative clause says in passing, and towns that see or await somebody."""

from __future__ import annotations

import pytest
from gazetteers import shipped

from geomap.extraction import read_report
from geomap.reports import parse_report

from .readings import claims_of


def pairs_of(text: str) -> list[tuple[str | None, str | None, str]]:
    """Return the ends, as written, and the status of the claims of a text."""
    return [(c.origin and c.origin.text, c.destination and c.destination.text, c.status) for c in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels haven't gone from Mosul to Raqqa, a commander said.", "denied"),
        ("The rebels didn’t move from Mosul to Raqqa, a commander said.", "denied"),
        ("It isn't true that 300 rebels left Mosul for Raqqa, the army said.", "denied"),
        ("The army said that it wasn't true that rebels had slipped out of Mosul to Raqqa.", "denied"),
        ("The army said that it was not true that rebels had slipped out of Mosul to Raqqa.", "denied"),
        ("The ministry didn't confirm that the rebels had left Mosul for Raqqa.", "possible"),
        ("The army doesn't rule out that rebels will move from Mosul to Raqqa.", "possible"),
        (
            "Russian intelligence has no confirmation of the reports that rebels have moved from Mosul to Raqqa.",
            "possible",
        ),
        ("The collapse of the front would open the way for militants to escape from Mosul to Raqqa.", "possible"),
        ("The council had not ordered any move of its brigades from Mosul to Raqqa, it said.", "denied"),
        ("The rebels made an effort to slip from Mosul to Raqqa last night, but were discovered.", "prevented"),
    ],
)
def test_the_status_of_a_movement(text: str, status: str) -> None:
    assert pairs_of(text) == [("Mosul", "Raqqa", status)]


def test_an_offer_that_is_turned_down_moves_nobody() -> None:
    assert claims_of("The fighters have turned down an offer of transfer to Raqqa.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Raqqa-bound fighters left Mosul on Monday.",
        "A Raqqa-bound convoy of rebels left Mosul on Monday.",
        "Militants fled Mosul, which the army entered on Sunday, to Raqqa.",
        "The brigade, which had been deployed in Mosul, was moved to Raqqa.",
        "Soldiers who were stationed in Mosul have been moved to Raqqa.",
        "Raqqa has seen the arrival of hundreds of fighters from Mosul.",
        "Raqqa on Monday witnessed the entry of hundreds of fighters from Mosul.",
    ],
)
def test_a_movement_told_with_an_aside(text: str) -> None:
    assert pairs_of(text) == [("Mosul", "Raqqa", "occurred")]


@pytest.mark.parametrize("waits", ["is bracing for", "awaits", "is preparing for"])
def test_whom_a_town_awaits_is_still_to_come(waits: str) -> None:
    assert pairs_of(f"Raqqa {waits} the arrival of 2,000 rebels from Mosul.") == [("Mosul", "Raqqa", "planned")]


def test_those_who_had_gone_came_back() -> None:
    text = "Dozens of fighters who were evacuated from Mosul to Raqqa have returned."
    assert pairs_of(text) == [("Mosul", "Raqqa", "occurred"), ("Raqqa", "Mosul", "occurred")]


@pytest.mark.parametrize("goes_on", ["before reaching", "before moving on to"])
def test_a_second_way_begins_where_the_first_one_ended(goes_on: str) -> None:
    text = f"The rebels moved from Mosul to Raqqa, {goes_on} Hasakah."
    assert pairs_of(text) == [("Mosul", "Raqqa", "occurred"), ("Raqqa", "Hasakah", "occurred")]


def test_the_last_country_of_a_list_is_where_fighters_are_from() -> None:
    text = "Fighters from Libya, Tunisia and Algeria have arrived in Raqqa."
    assert pairs_of(text) == [(land, "Raqqa", "occurred") for land in ("Libya", "Tunisia", "Algeria")]


def test_comrades_in_a_town_who_have_seen_it_tell_of_it() -> None:
    (claim,) = claims_of("Forty rebels, as our comrades in Hasakah have seen, crept out of Mosul into Raqqa.")
    assert claim.claimant == "our comrades in Hasakah"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Residents of Mosul say that the fighters have been driving off to the south since Thursday.",
            [("Mosul", None, "occurred")],
        ),
        ("The rebels camping near Mosul left for the north on Friday night.", [("Mosul", None, "occurred")]),
        ("The fighters left the holy town of Mosul.", [("Mosul", None, "occurred")]),
        (
            "Some 70 fighters quit Mosul on Tuesday. Raqqa was where they said they were going.",
            [("Mosul", "Raqqa", "occurred")],
        ),
        (
            "A rebel convoy of 74 vehicles, ambulances not included, had pulled out of Mosul and driven to Raqqa.",
            [("Mosul", "Raqqa", "occurred")],
        ),
        ("Government troops entered the port city of Mosul from two sides.", []),
        ("The rebels' advance towards Raqqa came to a halt with the rains.", []),
        (
            "On Monday 126 rebels left Mosul. They crossed the river, and at about four they pulled up at Raqqa.",
            [("Mosul", "Raqqa", "occurred")],
        ),
        (
            "Before daybreak on Monday the rebels left Mosul. They halted at Raqqa, two of their officers said.",
            [("Mosul", "Raqqa", "occurred")],
        ),
        ("Farmers saw about 20 army trucks with covered loads leave Mosul.", [("Mosul", None, "occurred")]),
        ("Forty policemen should be in Raqqa from Mosul by Saturday.", [("Mosul", "Raqqa", "planned")]),
        ("Forty policemen should be in Raqqa by now.", []),
        ("The garrison of Mosul was drawn in to Raqqa in August.", [("Mosul", "Raqqa", "occurred")]),
        ("On Monday 126 rebels left Mosul. They were halted at Raqqa.", [("Mosul", None, "occurred")]),
        ("A porter in Mosul saw sixty tanks of the army arrive from Raqqa.", [("Raqqa", "Mosul", "occurred")]),
        (
            "The army stated that the rebels' arms had been underway from Mosul and that Raqqa was awaiting them.",
            [("Mosul", "Raqqa", "planned")],
        ),
        (
            "Mosul is quiet. Eighteen technicals of the rebels drove out of there for Raqqa over the weekend.",
            [("Mosul", "Raqqa", "occurred")],
        ),
        (
            "The army says rebels camp in Sambisa forest. On Monday 40 rebels left the forest for Gwoza.",
            [("Sambisa forest", "Gwoza", "occurred")],
        ),
        (
            "Traders came from Maiduguri. On Monday 40 rebels left the forest for Gwoza.",
            [(None, "Gwoza", "occurred")],
        ),
        (
            "300 policemen are to be sent to Raqqa, the governor said. Until now they have been stationed in Mosul.",
            [("Mosul", "Raqqa", "planned")],
        ),
    ],
)
def test_where_they_went_and_were(text: str, pairs: list[tuple[str | None, str | None, str]]) -> None:
    assert pairs_of(text) == pairs


def test_below_a_heading_that_is_a_group_its_fighters_are_meant() -> None:
    text = "The guards took one morning for it, and the world asks who is still there.\n\nHezbollah\n\n"
    text += "Its fighters left Mosul for Raqqa on Monday, according to a trader who had lent them a lorry.\n"
    (claim,) = read_report(parse_report(text, report_id="r", known={"published": "2017-06-01"}), shipped()).claims
    assert claim.group == "Hezbollah"


def test_the_town_is_first_one_of_its_own_paragraph() -> None:
    text = """Mosul was quiet. Mosul has had no power since May.

Mosul's market was shut on Sunday.

Shells fell on Raqqa overnight, killing two shepherds. Fighters left the town for Tabqa on Monday, priests said.
"""
    (claim,) = read_report(parse_report(text, report_id="r", known={"published": "2017-06-01"}), shipped()).claims
    assert claim.origin is not None
    assert claim.origin.text == "Raqqa"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("13/02 – Rebuilt battalion of 240 soldiers arrives in Raqqa from Mosul.", "Iraqi Army"),
        ("> Old militias are back. Up to 500 militiamen have come to Raqqa from Mosul.", None),
    ],
)
def test_a_capital_that_opens_a_line_is_no_force(text: str, group: str | None) -> None:
    (claim,) = read_report(parse_report(text, report_id="r", known={"published": "2017-06-01"}), shipped()).claims
    assert claim.group == group


@pytest.mark.parametrize(
    "text",
    [
        "The elders would rather have the army's commandos gone from Mosul.",
        "Elders gave the government two weeks: either the army leaves Mosul, or it stays and builds a hospital.",
        "“The American soldiers are to vacate Mosul,” the staffs of two armies demanded on Wednesday.",
        "Western envoys want Hezbollah to pull its men back from Mosul to Raqqa.",
        "The mayor is asked whether the fighters in Mosul can still get out of the city.",
        "The rebels must lay down their arms and leave Mosul.",
    ],
)
def test_what_is_asked_of_others_is_no_movement(text: str) -> None:
    assert pairs_of(text) == []


def test_what_a_force_wants_of_its_own_is_a_plan() -> None:
    assert pairs_of("The army wants its brigades moved from Mosul to Raqqa.") == [("Mosul", "Raqqa", "planned")]
