"""The day of a claim that only the next sentence tells."""

from __future__ import annotations

from datetime import date

import pytest

from .readings import claims_of

TOLD = "Hezbollah has brought about 50 fighters from Homs to Palmyra, a source said."
SECOND, LAST = date(2017, 5, 30), date(2017, 5, 31)  # published on Thursday, 1 June


@pytest.mark.parametrize(
    ("following", "first", "last"),
    [
        ("They arrived on Tuesday.", SECOND, SECOND),
        ("“They arrived on Tuesday and they are not tired,” he said.", SECOND, SECOND),
        ("The fighters landed in two groups on Tuesday and Wednesday.", SECOND, LAST),
        ("The transfer began on 30 May and was completed on 31 May.", SECOND, LAST),
        ("It took place on Tuesday.", SECOND, SECOND),
        ("The convoy left on Tuesday with four buses.", SECOND, SECOND),
    ],
)
def test_the_next_sentence_tells_the_day(following: str, first: date, last: date) -> None:
    (claim,) = claims_of(f"{TOLD} {following}")
    assert (claim.date_start, claim.date_end) == (first, last)


@pytest.mark.parametrize(
    "following",
    [
        "They did not arrive on Tuesday.",
        "The army took two more villages on Tuesday.",
        "The shrine was hit by a mortar on Tuesday.",
        "The Iraqi Army left on Tuesday.",
        "They said on Tuesday that more would come.",
        "The fighters will stay until Friday.",
        "Nobody in the town had seen anything like it since Tuesday.",
    ],
)
def test_the_day_of_something_else_is_not_theirs(following: str) -> None:
    assert claims_of(f"{TOLD} {following}")[0].date_start is None


def test_a_plan_takes_a_day_to_come() -> None:
    planned = "Hezbollah will send about 50 fighters from Homs to Palmyra, a source said."
    assert claims_of(f"{planned} They will leave on Tuesday.")[0].date_start == date(2017, 6, 6)
    assert claims_of(f"{planned} They were seen on Tuesday.")[0].date_start is None


def test_a_day_that_is_told_stays() -> None:
    told = TOLD.replace("50 fighters", "50 fighters on Monday")
    assert claims_of(f"{told} They arrived on Tuesday.")[0].date_start == date(2017, 5, 29)
