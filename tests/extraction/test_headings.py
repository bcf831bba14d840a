"""Logs of incidents, whose headings are the days."""

from __future__ import annotations

from datetime import date

from gazetteers import shipped

from geomap.claims import Claim
from geomap.extraction import read_report
from geomap.reports import parse_report

LOG = """Weekly log of the desert

Monday 15 May

Islamic State fighters moved from Mosul to Raqqa, officials said.

Tuesday 16 May

Islamic State fighters moved from Raqqa to Hajin on 14 May, officials said. The night was quiet.

Assessment

Islamic State fighters moved from Hajin to Mayadin, officials said.
"""


def read(text: str) -> dict[str, Claim]:
    report = parse_report(text, report_id="log.txt", known={"published": "2023-05-21"})
    return {claim.destination.text: claim for claim in read_report(report, shipped()).claims if claim.destination}


def test_a_heading_gives_its_day_to_what_names_none() -> None:
    claims = read(LOG)
    assert (claims["Raqqa"].date_start, claims["Raqqa"].date_end) == (date(2023, 5, 15), date(2023, 5, 15))
    assert claims["Raqqa"].date_text == "Monday 15 May"
    assert "day of the heading above" in claims["Raqqa"].notes


def test_a_day_of_its_own_goes_before_the_heading() -> None:
    assert read(LOG)["Hajin"].date_start == date(2023, 5, 14)


def test_a_heading_without_a_day_ends_the_day() -> None:
    assert read(LOG)["Mayadin"].date_start is None


def test_a_single_day_is_no_log() -> None:
    assert read(LOG.replace("Tuesday 16 May\n\n", ""))["Raqqa"].date_start is None


def test_a_year_above_the_days_is_theirs() -> None:
    log = LOG.replace("Monday 15 May\n", "2016\n\n15 May\n").replace("Tuesday 16 May\n", "2017\n\n16 May\n")
    assert read(log)["Raqqa"].date_start == date(2016, 5, 15)
    assert read(log.replace(" on 14 May", ""))["Hajin"].date_start == date(2017, 5, 16)


def test_a_weekday_in_brackets_leaves_the_day_of_a_heading() -> None:
    claims = read(LOG.replace("Monday 15 May", "15 MAY (Monday)").replace("Tuesday 16 May", "16 MAY (Tuesday)"))
    assert claims["Raqqa"].date_start == date(2023, 5, 15)


PLACES = """Daily bulletin

Kobani

Some 150 Islamic State fighters left the town for Tal Tamr on Thursday night, residents said. Two shells fell.

Hasakah

Some 200 Islamic State fighters left the town for Hajin on Friday night, residents said. Water trucks did not come.
"""


def test_the_town_below_a_heading_is_that_of_the_heading() -> None:
    claims = read(PLACES)
    starts = {name: claim.origin.text for name, claim in claims.items() if claim.origin is not None}
    assert starts == {"Tal Tamr": "Kobani", "Hajin": "Hasakah"}


def test_a_heading_with_more_than_a_place_names_no_town() -> None:
    claims = read(PLACES.replace("Kobani", "Notes from Kobani").replace("Hasakah", "Notes"))
    assert claims["Hajin"].origin is None or claims["Hajin"].origin.text != "Notes"


ROWS = """INCIDENT LOG
Published 6 September 2021

ID | Date | District | Type | Description | Killed | Grade
---|---|---|---|---|---|---
H-10 | 2021-08-30 | Daraa | Shelling | Forty-four rockets fell on the quarter in the course of the night. | 3 | A1
H-11 | 2021-08-31 | Daraa | Movement | About 150 Islamic State fighters came from Tasil to Daraa, a trader said. | 0 |
H-12 | 2021-09-01 | Daraa | Killing | A former mayor was shot in front of his house by two men. | 1 | A1
"""


def test_a_row_of_a_table_dates_what_it_tells() -> None:
    (claim,) = read_report(parse_report(ROWS, report_id="rows.txt"), shipped()).claims
    assert (claim.date_start, claim.count_min, claim.claimant) == (date(2021, 8, 31), 150, "trader")
    assert claim.quote == "About 150 Islamic State fighters came from Tasil to Daraa, a trader said."


def test_a_line_of_links_with_a_day_is_no_row() -> None:
    text = (
        ROWS.split("ID |")[0] + "Home | News | Sat 14 July 2018 | Sport\n\nHome | Sun 15 July 2018 | World | Sport\n\n"
    )
    text += (
        "Islamic State fighters came from Tasil to Daraa, a trader said.\n\nA mayor was shot in his house by two men."
    )
    (claim,) = read_report(parse_report(text, report_id="line.txt"), shipped()).claims
    assert claim.date_start is None
