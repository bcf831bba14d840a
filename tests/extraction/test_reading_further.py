"""What the press says without saying it again: those still there, the same journey, a part that goes on, where to."""

from __future__ import annotations

import pytest

from geomap.reports import parse_report

from .readings import claims_of, pairs_of
from .test_plain_language import BEFORE, BEHIND

LEFT = "About 300 rebels withdrew from Bria to Bambari on Monday."
CAME = "About 120 fighters of the Nusra Front fled from Yabroud to Flita on Sunday."

THOSE_WHO_ARE_SOMEWHERE = [
    (f"{LEFT} Those at Bouca fled towards Kaga-Bandoro the same day.", "Bouca > Kaga-Bandoro"),
    (f"{LEFT} Those stationed in Bouca left for Kaga-Bandoro on Tuesday.", "Bouca > Kaga-Bandoro"),
    (f"{LEFT} The ones in Bouca might go to Kaga-Bandoro next, a priest said.", "Bouca > Kaga-Bandoro"),
    (f"{LEFT} Those who are now in Bouca could try to move on to Kaga-Bandoro.", "Bouca > Kaga-Bandoro"),
    ("A brigade of the Syrian Army, at present in Hama, will be moved to Homs by Friday.", "Hama > Homs"),
    ("Two battalions of the Syrian Army now deployed in Baniyas will return to Homs.", "Baniyas > Homs"),
    ("Three battalions stationed in Baniyas until now are to be sent to Homs, the army said.", "Baniyas > Homs"),
]


@pytest.mark.parametrize(("text", "pair"), THOSE_WHO_ARE_SOMEWHERE)
def test_where_those_who_move_stand_is_where_they_leave(text: str, pair: str) -> None:
    assert pairs_of(f"{BEFORE.format(country='the country')}\n\n{text}\n\n{BEHIND}")[-1] == pair


def test_those_somewhere_of_whom_nothing_armed_was_told_are_nobody() -> None:
    assert not claims_of("Prices are high in Bouca. Those in Bambari will go to Bangui for the feast.")


A_PART_GOES_ON = [
    "Thirty of the new arrivals went on to Arsal on Tuesday.",
    "Some of the newcomers drove on to Arsal on Monday.",
    "Half of these men were sent on to Arsal the next day.",
    "Some of them did not stay in Flita but continued to Arsal.",
    "A few of the men did not linger in Flita but drove on to Arsal.",
]


@pytest.mark.parametrize("text", A_PART_GOES_ON)
def test_a_part_that_goes_on_leaves_where_all_had_come(text: str) -> None:
    said = pairs_of(f"{BEFORE.format(country='Syria')}\n\n{CAME} {text}\n\n{BEHIND}")
    assert said == ["Yabroud > Flita", "Flita > Arsal"]


THE_SAME_WAY = [
    f"{CAME} Their families made the same journey on Monday.",
    f"{CAME} Another 40 followed them on Tuesday.",
    "On Monday 120 rebel fighters left Yabroud for Flita. Eight had left the town for the same village on Sunday.",
]


@pytest.mark.parametrize("text", THE_SAME_WAY)
def test_who_goes_the_same_way_has_the_ends_of_those_before(text: str) -> None:
    assert pairs_of(f"{BEFORE.format(country='Syria')}\n\n{text}\n\n{BEHIND}") == ["Yabroud > Flita"] * 2


WHERE_TO = [
    "About 120 rebel fighters left Yabroud on Monday. Where to? To Flita, a driver said.",
    "About 120 rebel fighters left Yabroud on Monday. Their goal is Flita.",
    "About 120 rebel fighters left Yabroud on Monday. The destination, a driver said, was Flita.",
]


@pytest.mark.parametrize("text", WHERE_TO)
def test_a_destination_told_behind_the_movement_is_its_own(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.destination is not None
    assert claim.destination.text == "Flita"
    assert "ends from two sentences" in claim.notes


RIDING = [
    ("Sixteen buses with the families of army officers left Hama for Tartus.", "Hama > Tartus", "families"),
    ("Four buses with special police drove from Hama to Tartus.", "Hama > Tartus", "vehicles"),
    ("Some 60 rebels in pump boats crossed from Jableh to Tartus.", "Jableh > Tartus", "fighters"),
    ("Over 60 vehicles of Hezbollah, trucks and buses among them, drove from Hama to Homs.", "Hama > Homs", "vehicles"),
    ("The army has relocated seventy fighting vehicles from Hama to Homs.", "Hama > Homs", "vehicles"),
]


@pytest.mark.parametrize(("text", "pair", "what"), RIDING)
def test_vehicles_are_whose_men_they_carry(text: str, pair: str, what: str) -> None:
    (claim,) = claims_of(text)
    assert pairs_of(text) == [pair]
    assert claim.what == what


TOLD_OF_THEM = [
    "Some thirty gunmen who refused to board the buses fled Homs for Hama.",
    "Forty soldiers who refused to salute crossed from Homs to Hama.",
    "About 150 terrorists of the so-called Islamic State fled from Homs to Hama.",
    "Deputies are furious about a deal which let 340 rebel fighters travel from Homs to Hama.",
    "Rebels infiltrated from Homs into Hama to the northeast of Salamiyah.",
]


@pytest.mark.parametrize("text", TOLD_OF_THEM)
def test_what_is_told_of_those_who_move_does_not_hide_the_movement(text: str) -> None:
    assert pairs_of(text) == ["Homs > Hama"]


def test_a_contingent_of_a_country_is_its_army() -> None:
    (claim,) = claims_of(
        "The contingent of Botswana, which had waited in Pemba since July, left for Macomia on Friday."
    )
    assert claim.group == "Botswana Army (Botswana Defence Force)"
    assert claim.origin is not None
    assert claim.origin.text == "Pemba"


def test_who_refuses_to_go_stays() -> None:
    assert not claims_of("The rebels in Homs refused to leave for Hama.")


def test_strikes_that_follow_are_no_fighters() -> None:
    assert len(claims_of("About 120 rebel fighters left Homs for Hama. Three air strikes followed on Tuesday.")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Page 3: Rebels leave Homs for Hama",
        "Earlier pages: Rebels leave Homs for Hama; Bread",
        "From the same issue: Rebels leave Homs for Hama",
        "Reader's photo: Rebels leave Homs for Hama",
        "Next week in the digest: how the rebels reached Hama.",
    ],
)
def test_a_pointer_to_another_page_is_furniture(line: str) -> None:
    text = f"Bread is dear in Homs\n\nThe price of bread has doubled, the bakers of Homs say.\n\n{line}\n"
    assert parse_report(text, report_id="r").blocks[-1].zone == "furniture"


DENIED_AT_ONCE = [
    ("Residents said rebels had crossed from Homs to Hama, a claim that the army rejected.", "army"),
    ("Residents said rebels had crossed from Homs to Hama, which the army denied.", "army"),
    ("Residents said rebels had crossed from Homs to Hama, but the army denied it.", "army"),
    ("Residents said rebels had crossed from Homs to Hama, a report the army called baseless.", "army"),
    ("Residents said rebels had crossed from Homs to Hama, an account denied by the ministry.", "ministry"),
    ("Residents said rebels had crossed from Homs to Hama; a security source said that this was untrue.", "source"),
]


@pytest.mark.parametrize(("text", "denier"), DENIED_AT_ONCE)
def test_what_another_denies_in_the_same_sentence_is_a_denied_claim_of_his(text: str, denier: str) -> None:
    told, denied = claims_of(text)
    assert (told.status, told.claimant) == ("occurred", "Residents")
    assert denied.status == "denied"
    assert denied.claimant is not None
    assert denied.claimant.endswith(denier)
    assert (denied.origin, denied.destination, denied.count_min) == (told.origin, told.destination, None)


@pytest.mark.parametrize(
    "text",
    [
        "Residents said rebels had crossed from Homs to Hama, but the army would not confirm it.",
        "Residents said rebels had crossed from Homs to Hama, a town that the army denied food for a year.",
    ],
)
def test_who_denies_something_else_denies_no_movement(text: str) -> None:
    assert [claim.status for claim in claims_of(text)].count("denied") == 0


def test_who_goes_on_after_a_denial_leaves_where_the_claim_itself_ended() -> None:
    text = f"{CAME.removesuffix('.')}, the monitor said, a claim that the army rejected. "
    text += "Half of these men were sent on to Arsal the next day."
    said = pairs_of(f"{BEFORE.format(country='Syria')}\n\n{text}\n\n{BEHIND}")
    assert said == ["Yabroud > Flita", "Yabroud > Flita", "Flita > Arsal"]


WITHOUT_A_COMMA = [
    "According to the army the rebels withdrew from Homs to Hama.",
    "A commander told reporters his men would withdraw from Homs to Hama.",
    "A commander told reporters rebels had withdrawn from Homs to Hama.",
    "The rebels announced in a leaflet that their Western Division will move from Homs to Hama.",
    "Rebel families held at Homs might be taken to Hama, an official said.",
]


@pytest.mark.parametrize("text", WITHOUT_A_COMMA)
def test_where_the_source_ends_the_movement_begins(text: str) -> None:
    assert pairs_of(text) == ["Homs > Hama"]


A_FURTHER_PART = [
    "A second batch is to depart from Homs to Hama on Sunday.",
    "A smaller party headed from Homs for Hama.",
    "A second lot will be sent from Homs to Hama.",
    "The one at Homs had driven off to Hama the day before.",
]


@pytest.mark.parametrize("text", A_FURTHER_PART)
def test_a_further_part_of_those_who_moved_is_armed_as_they_are(text: str) -> None:
    assert pairs_of(f"About 300 rebels left Quneitra for Idlib on Saturday. {text}")[-1] == "Homs > Hama"


@pytest.mark.parametrize(
    "text",
    [
        "Two companies of the army were lifted from Homs to Hama by helicopter.",
        "Rebel fighters will be put on buses from Homs to Hama next week.",
        "Rebel fighters besieged in Homs for a year will be bussed to Hama.",
        "The defenders of Homs fled to Hama on Monday.",
        "The rebels deny having moved anyone from Homs to Hama.",
        "The army spoke of fifty rebel pickups which were on their way on Sunday from Homs to Hama.",
    ],
)
def test_less_common_words_for_who_moves_and_how(text: str) -> None:
    assert pairs_of(text) == ["Homs > Hama"]


def test_defenders_of_rights_and_things_that_are_lifted_are_no_fighters() -> None:
    assert not claims_of("Human rights defenders travelled from Homs to Hama. The army lifted the siege of Homs.")


def test_a_denial_of_one_end_alone_has_no_day_of_those_who_went_elsewhere() -> None:
    text = 'About 300 rebels left Homs for Hama on Tuesday, the monitor said. "No rebel has left Homs," a rebel said.'
    denied = claims_of(text)[-1]
    assert (denied.status, denied.date_start) == ("denied", None)


DAYS = [
    ("The army said that its troops in Homs were being redeployed to Hama.", "2017-06-01", "2017-06-01"),
    ("The army said its troops were leaving Homs for Hama.", "2017-06-01", "2017-06-01"),
    ("The rebels were leaving Homs for Hama when the planes came, the army said.", None, None),
    ("The change came in late May, when Hezbollah withdrew 100 men from Homs to Hama.", "2017-05-21", "2017-05-31"),
    ("Two ferries took four hundred soldiers from Jableh to Tartus on Tuesday.", "2017-05-30", "2017-05-30"),
    ("Hezbollah promises to withdraw from Homs to Hama by Sunday.", "2017-06-01", "2017-06-04"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days_that_the_words_around_a_movement_tell(text: str, first: str | None, last: str | None) -> None:
    (claim,) = claims_of(text)
    days = [day.isoformat() if day else None for day in (claim.date_start, claim.date_end)]
    assert days == [first, last]


def test_the_city_that_another_force_enters_is_the_one_that_was_left() -> None:
    text = "Hezbollah fighters left Homs for Hama on Monday. Syrian Army units from Aleppo moved into the city later."
    assert pairs_of(text) == ["Homs > Hama", "Aleppo > Homs"]


WHO_SAYS = [
    ("The army statement has 22 rebel vehicles moving from Homs to Hama on Sunday.", "army statement"),
    ("A television station had a column of rebels travelling from Homs to Hama.", "television station"),
    ("Some 300 rebels have left Homs for Hama, as the Second Division communicated.", "Second Division"),
    ("The Joint Command said that Homs was calm. Two brigades left Homs for Hama, the update added.", "Joint Command"),
    ("The Joint Command said that Homs was calm. Two brigades left Homs for Hama, the service says.", "Joint Command"),
]


@pytest.mark.parametrize(("text", "claimant"), WHO_SAYS)
def test_who_says_it(text: str, claimant: str) -> None:
    assert [claim.claimant for claim in claims_of(text)] == [claimant]


ORDERED = [
    "Shopkeepers in Homs say that the army's garrison in Homs has orders to retire to Hama.",
    "The Islamic State commander, supposedly a Belgian, intends to move with his staff from Homs to Hama.",
]


@pytest.mark.parametrize("text", ORDERED)
def test_who_has_orders_or_intends_to_go(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.status == "planned"
    assert pairs_of(text) == ["Homs > Hama"]


PUBLISHED = [
    "Calm returns to Homs\n\nLevant Press Agency  July 20, 2025 at 9:14 p.m.\n\n{body}",
    "Statement on Homs\n\n{body}\n\nMedia Office, 20 July 2025",
]


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_day_stands_in_the_line_of_who_carries_or_signs_a_text(text: str) -> None:
    body = "The shooting stopped a little after ten, and by noon the bakers of Homs had opened their shops again."
    report = parse_report(text.format(body=body), report_id="r")
    assert str(report.published) == "2025-07-20"


def test_a_text_that_begins_in_its_byline_is_read_with_its_day() -> None:
    lead = (
        "COURIER, July 18, 2025 &mdash; The soldiers were the first to leave. Under the terms of the truce, troops of "
    )
    lead += (
        "the army withdrew from Homs to Hama on Wednesday, the ministry announced, and the streets behind them were "
    )
    lead += "full of shoes and cartridges, of paper and of dogs that nobody had fed for as long as the fighting lasted."
    page = f"<html><body><h1>Calm in Homs</h1><p class='byline'>{lead}</p></body></html>"
    report = parse_report(page, report_id="r", is_page=True)
    assert str(report.published) == "2025-07-18"
    assert [block.zone for block in report.blocks][-1] == "body"
