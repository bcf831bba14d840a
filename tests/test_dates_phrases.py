"""Dates that lean on what is near: days by their number alone, odd orders, edges of weeks and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from geomap.dates import find_dates, is_saying_date
from geomap.dates.words import may_hold_date

WEDNESDAY = date(2017, 10, 25)


def _days(text: str, *, future: bool = False, anchor: date | None = None) -> list[str]:
    """Give the ends of the dates of a text, one day written once; 'open' where they cannot be worked out."""
    rows = []
    for mention in find_dates(text, WEDNESDAY, future=future, anchor=anchor):
        ends = dict.fromkeys(str(day) for day in (mention.first, mention.last) if day is not None)
        rows.append(" ".join(ends) or "open")
    return rows


BARE = [
    ("Between Monday's dusk and Tuesday’s dawn they left.", "2017-10-23 2017-10-24"),
    ("They left before Tuesday's dawn call.", "2017-10-24"),
    ("On the 11th they left.", "2017-10-11"),
    ("They left at noon on the 15th, same trucks.", "2017-10-15"),
    ("On the 31st they left.", "2017-08-31"),
    ("Between the 15th and the 22nd, 3,900 fighters left.", "2017-10-15 2017-10-22"),
    ("Between the 28th and the 3rd they left.", "2017-09-28 2017-10-03"),
    ("For ten days, from the 12th to the 21st, they left.", "2017-10-12 2017-10-21"),
    ("They left on the 11th and 12th.", "2017-10-11 2017-10-12"),
    ("They left on the 9th, 10th and 11th.", "2017-10-09 2017-10-11"),
    ("They left on the night of the 12th.", "2017-10-12"),
    ("They left on the night of the 12th to the 13th.", "2017-10-12 2017-10-13"),
    ("They left on the 28th of last month, the man said.", "2017-09-28"),
    ("They left on the 2nd of this month.", "2017-10-02"),
    ("It was on a Friday, the 26th of this past August.", "2017-08-26"),
    ("They left on Friday the 13th.", "2017-10-13"),
    ("They left on Friday the 15th.", "2017-09-15"),
    ("They left on Saturday, the 14th, by bus.", "2017-10-14"),
    ("They have left since the 12th.", "2017-10-12 2017-10-25"),
    ("They left on the fifteenth.", "2017-10-15"),
    ("They left on the twenty-second of May 2016.", "2016-05-22"),
    ("They left on the first of May.", "2017-05-01"),
    ("They have left since the first of the month.", "2017-10-01 2017-10-25"),
    ("They left on the first of last month.", "2017-09-01"),
    ("Between 3 May and the 15th they left.", "2017-05-03 2017-05-15"),
    ("They left on the eve of the vote on Sunday.", "2017-10-21"),
    ("They left on the eve of October 9.", "2017-10-08"),
]


@pytest.mark.parametrize(("text", "days"), BARE)
def test_a_day_without_a_month_is_the_latest_that_is_not_after_publication(text: str, days: str) -> None:
    assert _days(text) == [days]


def test_a_day_without_a_month_keeps_to_the_month_that_the_sentence_names() -> None:
    assert _days("They left on 3 May 2016; on the 15th they were back.") == ["2016-05-03", "2016-05-15"]


NO_DAYS = [
    "The 4th Division left.",
    "They went from the 4th to the 9th Division.",
    "They slept on the 4th floor.",
    "They moved from the 4th Brigade to the 5th.",
    "It was the 15th of Ramadan.",
    "The fifth column left.",
    "The 21st century began.",
    "They met the 5th, 6th and 7th brigades.",
    "They left by the 5th, 6th and 7th bridges.",
    "On the 11th hour they left.",
    "They went on 4/5 of the road.",
    "They fled on the last day of the siege.",
    "They meet every other Monday.",
    "They left in the new year.",
    "They moved to the 70th-strongest base.",
]


@pytest.mark.parametrize("text", NO_DAYS)
def test_an_ordinal_that_counts_something_is_no_day(text: str) -> None:
    assert _days(text) == []


PAST = [
    ("on Fri. at noon", "2017-10-20"),
    ("Thurs", "2017-10-19"),
    ("Sun night", "2017-10-22"),
    ("this evening", "2017-10-25"),
    ("at this hour", "2017-10-25"),
    ("at the time of writing", "2017-10-25"),
    ("the evening before", "2017-10-24"),
    ("the day before", "2017-10-24"),
    ("two days or so ago", "2017-10-22 2017-10-24"),
    ("two or three days ago", "2017-10-22 2017-10-23"),
    ("2-3 days ago", "2017-10-22 2017-10-23"),
    ("less than a week ago", "2017-10-18 2017-10-25"),
    ("a week ago yesterday", "2017-10-17"),
    ("two weeks ago on Monday", "2017-10-09"),
    ("in the four days to Monday", "2017-10-19 2017-10-23"),
    ("within the ten days that ended on Monday", "2017-10-13 2017-10-23"),
    ("in the three days up to Thursday", "2017-10-16 2017-10-19"),
    ("in the week to Sunday", "2017-10-15 2017-10-22"),
    ("during the two past days", "2017-10-23 2017-10-25"),
    ("over the night of 9 to 10 March", "2017-03-09 2017-03-10"),
    ("over the last fortnight", "2017-10-11 2017-10-25"),
    ("on Sunday before dawn", "2017-10-22"),
    ("overnight into Friday", "2017-10-19 2017-10-20"),
    ("all night", "2017-10-24 2017-10-25"),
    ("on Sunday and Monday", "2017-10-22 2017-10-23"),
    ("on Wednesday or on Tuesday", "2017-10-24 2017-10-25"),
    ("in the second half of September", "2017-09-16 2017-09-30"),
    ("in the third week of May", "2017-05-15 2017-05-21"),
    ("in the first days of June", "2017-06-01 2017-06-10"),
    ("in the last ten days of June", "2017-06-21 2017-06-30"),
    ("between the last day of August and Monday", "2017-08-31 2017-10-23"),
    ("in the second quarter of 2016", "2016-04-01 2016-06-30"),
    ("since the new year", "2017-01-01 2017-10-25"),
    ("on New Year's Eve", "2016-12-31"),
    ("on 14-8-2017", "2017-08-14"),
    ("on 14.8.17", "2017-08-14"),
    ("on 08/14/2017", "2017-08-14"),
    ("on 10/11/2017", "2017-10-11"),
    ("on ١٤-٨-٢٠١٧", "2017-08-14"),
    ("the week before last", "2017-10-09 2017-10-15"),
    ("the weekend before last", "2017-10-14 2017-10-15"),
    ("the night before last", "2017-10-23 2017-10-24"),
    ("so far this month", "2017-10-01 2017-10-25"),
    ("in the small hours of Thursday", "2017-10-19"),
    ("last thing on Monday", "2017-10-23"),
    ("mid-week", "2017-10-24 2017-10-25"),
    ("at midnight Thursday", "2017-10-19"),
    ("in the past hours", "2017-10-25"),
    ("in the last few hours", "2017-10-25"),
    ("on Thursday last", "2017-10-19"),
    ("on Monday before last", "2017-10-16"),
    ("on Monday (16 October)", "2017-10-16"),
    ("on 16-Oct-2017", "2017-10-16"),
    ("on 16/10", "2017-10-16"),
    ("on 10/16", "2017-10-16"),
    ("on 2017/10/16", "2017-10-16"),
    ("on 3, 4 and 5 October", "2017-10-03 2017-10-05"),
    ("since the early hours", "2017-10-25"),
    ("since midnight", "2017-10-25"),
    ("since midnight on Monday", "2017-10-23 2017-10-25"),
    ("by sunrise Wednesday", "2017-10-25"),
    ("throughout the night", "2017-10-24 2017-10-25"),
    ("on the weekend of 14 October", "2017-10-14 2017-10-15"),
    ("in the week of 11 October", "2017-10-09 2017-10-15"),
    ("in the week ending 15 October", "2017-10-09 2017-10-15"),
    ("in the last week in September", "2017-09-24 2017-09-30"),
    ("on Christmas Eve", "2016-12-24"),
    ("two Sundays ago", "2017-10-15"),
    ("three days back", "2017-10-22"),
    ("last evening", "2017-10-24"),
    ("some weeks ago", "open"),
    ("within a month", "open"),
    ("before the weekend is over", "open"),
]


@pytest.mark.parametrize(("phrase", "days"), PAST)
def test_a_phrase_of_the_past_gives_its_days(phrase: str, days: str) -> None:
    assert _days(f"They left {phrase}.") == [days]


FUTURE = [
    ("by the 10th", "2017-10-25 2017-11-10"),
    ("on the 28th", "2017-10-28"),
    ("between the 30th and the 3rd", "2017-10-30 2017-11-03"),
    ("tmrw morning", "2017-10-26"),
    ("by midnight on Thursday", "2017-10-25 2017-10-26"),
    ("before the weekend is over", "2017-10-25 2017-10-29"),
    ("before the year is out", "2017-10-25 2017-12-31"),
    ("by year end", "2017-10-25 2017-12-31"),
    ("by year's end", "2017-10-25 2017-12-31"),
    ("by month-end", "2017-10-25 2017-10-31"),
    ("by the end of March", "2017-10-25 2018-03-31"),
    ("no later than Friday", "2017-10-25 2017-10-27"),
    ("within the week", "2017-10-25 2017-11-01"),
    ("within a month", "2017-10-25 2017-11-25"),
    ("on Tuesday week", "2017-11-07"),
    ("a week from Monday", "2017-11-06"),
    ("on Friday next", "2017-10-27"),
    ("the week after next", "2017-11-06 2017-11-12"),
    ("in two or three days", "2017-10-27 2017-10-28"),
    ("over the next fortnight", "2017-10-25 2017-11-08"),
    ("before the new year", "2017-10-25 2017-12-31"),
    ("on 5/11/2017", "2017-11-05"),
    ("in the coming hours", "2017-10-25"),
    ("in the second half of November", "2017-11-16 2017-11-30"),
]


@pytest.mark.parametrize(("phrase", "days"), FUTURE)
def test_a_phrase_of_the_future_starts_no_earlier_than_publication(phrase: str, days: str) -> None:
    assert _days(f"They will leave {phrase}.", future=True) == [days]


ANCHORED = [
    ("By midnight they had gone.", "2017-10-19"),
    ("They left in the evening.", "2017-10-19"),
    ("They had left during the night.", "2017-10-18 2017-10-19"),
    ("They left the evening before.", "2017-10-18"),
    ("They left on the 15th.", "2017-10-15"),
    ("Hours later they were gone.", "2017-10-19"),
    ("They had come the Sunday before.", "2017-10-15"),
    ("They were brought in from X the day before to hold the line.", "2017-10-18"),
    ("They left again the day after for Y, under tarpaulins.", "2017-10-20"),
    ("They had been flown out two days before with their families.", "2017-10-17"),
    ("They came on the day after a column had left.", "open"),
    ("They had come down on the eve.", "2017-10-18"),
]


@pytest.mark.parametrize(("text", "days"), ANCHORED)
def test_a_time_of_day_belongs_to_the_day_that_was_told_before(text: str, days: str) -> None:
    assert _days(text, anchor=date(2017, 10, 19)) == [days]


def test_a_time_of_day_beside_a_date_adds_nothing() -> None:
    assert _days("At dusk on Monday they left, by midnight they were back.", anchor=date(2017, 10, 19)) == [
        "2017-10-23"
    ]


def test_a_time_of_day_with_no_day_told_before_is_no_date() -> None:
    assert _days("By midnight they had gone.") == []


MODAL = [
    ("They will be put on trains in November.", "2017-11-01 2017-11-30"),
    ("They could leave by the end of March.", "2017-10-25 2018-03-31"),
    ("They may have left on Friday.", "2017-10-20"),
    ("They might have left by Friday.", "2017-10-20"),
    ("The men who could not leave were killed on Monday.", "2017-10-23"),
    ("Nobody could say where they went on Monday.", "2017-10-23"),
]


@pytest.mark.parametrize(("text", "days"), MODAL)
def test_a_verb_of_the_future_before_a_date_makes_it_one_of_the_future(text: str, days: str) -> None:
    assert _days(text) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The transfer began last Friday and went on until Monday.", ["2017-10-20 2017-10-23"]),
        ("The transfer started on Friday and was completed on Monday.", ["2017-10-20 2017-10-23"]),
        ("They began on Friday and left until Monday.", ["2017-10-20", "2017-10-23"]),
    ],
)
def test_a_beginning_and_an_end_make_one_run_of_days(text: str, days: list[str]) -> None:
    assert _days(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They sent men, the largest transfer since the assault began in January.", []),
        ("The first convoy since May left on Monday.", ["2017-10-23"]),
        ("They have left since May.", ["2017-05-01 2017-10-25"]),
        ("The telephone was switched off a minute later.", []),
    ],
)
def test_the_day_of_an_earlier_record_is_no_date(text: str, days: list[str]) -> None:
    assert _days(text) == days


SAYING = [
    "They fled, it said in a statement of 3 May.",
    "They fled, Tuesday's statement said.",
    "They fled, he told a news conference in Moscow on Tuesday.",
    "They fled, he said by telephone from Mosul on Sunday.",
    "They fled, said the ministry on Tuesday.",
    '"They fled," said a spokesman for the group on Monday.',
    "The ministry on Tuesday said that they fled.",
    "The army's spokesman, on Tuesday, said they fled.",
    "The ministry yesterday announced that they fled.",
    "They fled, officials said on condition of anonymity on Tuesday.",
    "Reached by phone on Tuesday, he said they fled.",
    'state tv tonight: "they have not fled"',
    "They fled, its leader confessed at a press conference in Mosul on Tuesday.",
    "They fled, broadcasters showed on Wednesday.",
    "Nobody fled, says its ministry for the fourth time this month.",
    "They fled, the Post reported in its Sunday edition.",
]


@pytest.mark.parametrize("text", SAYING)
def test_a_day_beside_the_speaker_is_one_of_saying(text: str) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    assert is_saying_date(text, mention)


MOVING = [
    "They left on Monday, said the ministry.",
    "They were driven out in July, said an officer who had seen them.",
    "They fled, said residents who left on Monday.",
    "The men who left on Tuesday said nothing.",
    "He said the convoy on Monday reached Mosul.",
    "The army said the transfer of 300 men on Sunday went well.",
    'Monday: "300 fighters left", said the army.',
    "Monday's convoy went to Mosul, he said.",
]


@pytest.mark.parametrize("text", MOVING)
def test_a_day_beside_what_moved_is_not_one_of_saying(text: str) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    assert not is_saying_date(text, mention)


def test_letters_that_only_a_search_without_case_takes_for_others_begin_a_date() -> None:
    assert may_hold_date("weeKly", 0, 6)
    assert not may_hold_date("on Monday", 0, 5)


def test_days_in_a_text_that_looks_back_follow_the_day_told_last() -> None:
    told = date(2012, 11, 8)
    assert _days("on 21 November", anchor=told) == ["2012-11-21"]
    assert _days("on 3 February", anchor=told) == ["2013-02-03"]
    assert _days("on 9 August", anchor=date(2012, 12, 31)) == ["2012-08-09"]  # "in 2012 ..."
    recent = WEDNESDAY - timedelta(days=10)
    assert _days(f"on {recent.day} {recent:%B}", anchor=told) == [recent.isoformat()]
    assert _days("in January", anchor=told) == _days("in January")
