from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from gazetteers import shipped

from geomap.extraction import read_report

from .readings import PUBLISHED, claim_of, claims_of, report_of
from .test_asked_planned_or_feared import within


def day(number: int, month: int = 5) -> date:
    return date(2017, month, number)


DAYS = [  # published on Thursday, June 1st
    ("Fighters left Mosul for Raqqa on Monday.", day(29), day(29), "relative"),
    ("On Monday fighters left Mosul for Raqqa.", day(29), day(29), "relative"),
    ("Fighters left Mosul for Raqqa on May 12.", day(12), day(12), "stated"),
    ("Fighters left Mosul for Raqqa yesterday.", day(31), day(31), "relative"),
    ("Fighters left Mosul for Raqqa overnight.", day(31), day(1, 6), "relative"),
    ("Fighters left Mosul for Raqqa in the past 48 hours.", day(30), day(1, 6), "relative"),
    ("Fighters left Mosul for Raqqa on the night of May 29 to 30.", day(29), day(30), "stated"),
    ("Fighters have been leaving Mosul for Raqqa since mid-May.", day(15), day(1, 6), "stated"),
    ("Fighters will leave Mosul for Raqqa on Monday.", day(5, 6), day(5, 6), "relative"),
    ("Fighters will leave Mosul for Raqqa by Friday.", day(1, 6), day(2, 6), "relative"),
    # at the time of the report
    ("Fighters are leaving Mosul for Raqqa.", day(1, 6), day(1, 6), "published"),
    ("Fighters are being moved from Mosul to Raqqa.", day(1, 6), day(1, 6), "published"),
    ("Fighters continue to flee Mosul for Raqqa.", day(1, 6), day(1, 6), "published"),
    # nothing is told
    ("Fighters left Mosul for Raqqa.", None, None, ""),
    ("Fighters plan to leave Mosul for Raqqa.", None, None, ""),
    ("Fighters may leave Mosul for Raqqa.", None, None, ""),
    ("Fighters recently left Mosul for Raqqa.", None, None, ""),
]


@pytest.mark.parametrize(("text", "first", "last", "basis"), DAYS)
def test_the_days_of_a_movement(text: str, first: date | None, last: date | None, basis: str) -> None:
    claim = claim_of(text)
    assert (claim.date_start, claim.date_end, claim.date_basis) == (first, last, basis)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Tuesday that fighters left Mosul for Raqqa.",
        "Fighters left Mosul for Raqqa, the ministry said Tuesday.",
        "“Fighters left Mosul for Raqqa,” Colonel Haddad told reporters on Tuesday.",
    ],
)
def test_the_day_on_which_it_was_said_is_not_the_day_of_the_movement(text: str) -> None:
    assert claim_of(text).date_start is None


def test_each_movement_takes_the_day_of_its_own_clause() -> None:
    first, second = claims_of(
        "Fighters left Mosul for Raqqa on Monday and, on Tuesday, soldiers left Homs for Palmyra."
    )
    assert (first.date_start, second.date_start) == (day(29), day(30))


def test_a_report_without_a_day_of_publication_keeps_the_words_alone() -> None:
    (claim,) = claims_of("Fighters left Mosul for Raqqa on Monday.", published=None)
    assert (claim.date_start, claim.date_text) == (None, "Monday")


@pytest.mark.parametrize(
    ("when", "first", "assumed"),
    [("on Monday", day(29), True), ("on 12 May", day(12), True), ("on 12 May 2017", day(12), False)],
)
def test_days_are_counted_from_the_last_change_where_no_day_of_publication_is_told(
    when: str, first: date, assumed: bool
) -> None:
    report = report_of(f"Islamic State fighters fled from Mosul to Raqqa {when}.", published=None)
    (claim,) = read_report(replace(report, changed=PUBLISHED), shipped()).claims
    assert (claim.date_start, claim.published, "date assumed" in claim.notes) == (first, None, assumed)


@pytest.mark.parametrize(
    "text",
    [
        "Fighters left Mosul for Raqqa on Monday. The ministry denied that fighters moved from Mosul to Raqqa.",
        "The ministry denied that fighters left Mosul for Raqqa on Monday. No such movement took place.",
    ],
)
def test_a_denial_takes_the_day_of_what_it_denies(text: str) -> None:
    assert {claim.date_start for claim in claims_of(text)} == {day(29)}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("200 rebels have left Homs for Hama since the telephones were cut on Monday.", day(29), day(1, 6)),
        ("The rebels are on the march from Homs to Hama.", day(1, 6), day(1, 6)),
        ("Rebels who left Homs on Monday got to Hama by bus, and since then the town is quiet.", day(29), day(29)),
        ("Rebels took mortars out of Homs to Hama all night.", day(31), day(1, 6)),
    ],
)
def test_a_time_runs_up_to_the_report_or_does_not(text: str, first: date, last: date) -> None:
    claim = claim_of(text)
    assert (claim.date_start, claim.date_end) == (first, last)


def test_a_plan_for_a_month_is_for_the_next_one() -> None:
    (claim,) = claims_of(
        within("Far to the north, Uganda is to send a thousand soldiers from Kasese to Bunia in July.")
    )
    assert (claim.date_start, claim.date_end) == (day(1, 7), day(31, 7))
