from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.dates import (
    DateInterval,
    find_dates,
    find_publication_dates,
    is_saying_date,
    parse_date,
    parse_publication_date,
)

WEDNESDAY = date(2017, 10, 25)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _ends(text: str, *, published: date | None = WEDNESDAY, future: bool = False) -> tuple[str, str] | None:
    """Give the ends of the only date of a text."""
    [mention] = find_dates(text, published, future=future)
    return None if mention.interval is None else (str(mention.first), str(mention.last))


# A phrase in a report of Wednesday, 25 October 2017; its words; its first and last day (one day: once).
PAST = [
    ("They left on Tuesday.", "Tuesday", "2017-10-24"),
    ("They left in the night of 18 July.", "the night of 18 July", "2017-07-18"),
    ("They left Wednesday.", "Wednesday", "2017-10-25"),
    ("They left on Thursday.", "Thursday", "2017-10-19"),
    ("They left on Saturday evening.", "Saturday evening", "2017-10-21"),
    ("They left on Monday night.", "Monday night", "2017-10-23"),
    ("They left late on Monday.", "late on Monday", "2017-10-23"),
    ("They left late Sunday.", "late Sunday", "2017-10-22"),
    ("They left early Tuesday.", "early Tuesday", "2017-10-24"),
    ("They left in the early hours of Tuesday.", "the early hours of Tuesday", "2017-10-24"),
    ("They left before dawn on Tuesday.", "dawn on Tuesday", "2017-10-24"),
    ("They left after midnight on Tuesday.", "Tuesday", "2017-10-24"),
    ("They left last Wednesday.", "last Wednesday", "2017-10-18"),
    ("They left last Thursday.", "last Thursday", "2017-10-19"),
    ("They left this Monday.", "this Monday", "2017-10-23"),
    ("They left this past Sunday.", "this past Sunday", "2017-10-22"),
    ("They left on Friday last week.", "Friday last week", "2017-10-20"),
    ("They left on Monday of last week.", "Monday of last week", "2017-10-16"),
    ("They left on Monday this week.", "Monday this week", "2017-10-23"),
    ("They left on tuesday.", "tuesday", "2017-10-24"),
    ("They left on Tuesday, 17 October, by bus.", "Tuesday, 17 October", "2017-10-17"),
    ("They left on Tuesday, Oct. 17.", "Tuesday, Oct. 17", "2017-10-17"),
    ("They left on Tues. Oct. 17.", "Tues. Oct. 17", "2017-10-17"),
    ("They left on Sunday the 8th of October.", "Sunday the 8th of October", "2017-10-08"),
    (
        "They left on the night of Monday to Tuesday.",
        "the night of Monday to Tuesday",
        "2017-10-23 2017-10-24",
    ),
    (
        "They left in the night from Sunday to Monday.",
        "the night from Sunday to Monday",
        "2017-10-22 2017-10-23",
    ),
    ("They left in the night to Tuesday.", "the night to Tuesday", "2017-10-23 2017-10-24"),
    ("They left Sunday night into Monday.", "Sunday night into Monday", "2017-10-22 2017-10-23"),
    ("They left overnight.", "overnight", "2017-10-24 2017-10-25"),
    ("They left last night.", "last night", "2017-10-24 2017-10-25"),
    ("They left during the night.", "during the night", "2017-10-24 2017-10-25"),
    ("They left in the night.", "the night", "2017-10-24 2017-10-25"),
    (
        "They left in the night intervening October 20 and 21.",
        "the night intervening October 20 and 21",
        "2017-10-20 2017-10-21",
    ),
    ("They left overnight on Monday.", "overnight on Monday", "2017-10-22 2017-10-23"),
    (
        "They left overnight from Sunday to Monday.",
        "overnight from Sunday to Monday",
        "2017-10-22 2017-10-23",
    ),
    ("They left on the night of July 18 to 19.", "the night of July 18 to 19", "2017-07-18 2017-07-19"),
    ("They left on the night of 18-19 July.", "the night of 18-19 July", "2017-07-18 2017-07-19"),
    ("They left on the night of 18 July.", "the night of 18 July", "2017-07-18"),
    ("They left yesterday.", "yesterday", "2017-10-24"),
    ("They left yesterday evening.", "yesterday evening", "2017-10-24"),
    ("They left today.", "today", "2017-10-25"),
    ("They left earlier today.", "earlier today", "2017-10-25"),
    ("They left this morning.", "this morning", "2017-10-25"),
    ("They leave tonight.", "tonight", "2017-10-25"),
    ("They left the day before yesterday.", "the day before yesterday", "2017-10-23"),
    ("They left two days ago.", "two days ago", "2017-10-23"),
    ("They left 3 days ago.", "3 days ago", "2017-10-22"),
    ("They left three nights ago.", "three nights ago", "2017-10-22"),
    ("They left a day ago.", "a day ago", "2017-10-24"),
    ("They left a week ago.", "a week ago", "2017-10-18"),
    ("They left twenty-one days ago.", "twenty-one days ago", "2017-10-04"),
    ("They left two weeks ago.", "two weeks ago", "2017-10-11"),
    ("They left a fortnight ago.", "a fortnight ago", "2017-10-11"),
    ("They left two months ago.", "two months ago", "2017-08-01 2017-08-31"),
    ("They left three years ago.", "three years ago", "2014-01-01 2014-12-31"),
    ("They left hours ago.", "hours ago", "2017-10-25"),
    ("They left 48 hours ago.", "48 hours ago", "2017-10-23"),
    ("They left in the past 48 hours.", "the past 48 hours", "2017-10-23 2017-10-25"),
    ("They left within the past 24 hours.", "the past 24 hours", "2017-10-24 2017-10-25"),
    ("They left in the last 24 hours.", "the last 24 hours", "2017-10-24 2017-10-25"),
    ("They left over the past week.", "the past week", "2017-10-18 2017-10-25"),
    ("They left over the last week.", "the last week", "2017-10-18 2017-10-25"),
    ("They left in the past three days.", "the past three days", "2017-10-22 2017-10-25"),
    ("They left over the past fortnight.", "the past fortnight", "2017-10-11 2017-10-25"),
    ("They left in the past two weeks.", "the past two weeks", "2017-10-11 2017-10-25"),
    ("They left over the past month.", "the past month", "2017-09-25 2017-10-25"),
    ("They left over the past ten days.", "the past ten days", "2017-10-15 2017-10-25"),
    ("They have been leaving for three days now.", "for three days now", "2017-10-22 2017-10-25"),
    ("They left in three days up to Thursday.", "in three days up to Thursday", "2017-10-16 2017-10-19"),
    ("They spent the three days up to Thursday leaving.", "the three days up to Thursday", "2017-10-16 2017-10-19"),
    ("They left last week.", "last week", "2017-10-16 2017-10-22"),
    ("They left this week.", "this week", "2017-10-23 2017-10-25"),
    ("They left earlier this week.", "earlier this week", "2017-10-23 2017-10-25"),
    ("They left earlier in the week.", "earlier in the week", "2017-10-23 2017-10-25"),
    ("They left early this week.", "early this week", "2017-10-23 2017-10-25"),
    ("They left late last week.", "late last week", "2017-10-19 2017-10-22"),
    ("They left last month.", "last month", "2017-09-01 2017-09-30"),
    ("They left this month.", "this month", "2017-10-01 2017-10-25"),
    ("They left earlier this month.", "earlier this month", "2017-10-01 2017-10-25"),
    ("They leave later this month.", "later this month", "2017-10-25 2017-10-31"),
    ("They left early last month.", "early last month", "2017-09-01 2017-09-10"),
    ("They left last year.", "last year", "2016-01-01 2016-12-31"),
    ("They left earlier this year.", "earlier this year", "2017-01-01 2017-10-25"),
    ("They left over the weekend.", "the weekend", "2017-10-21 2017-10-22"),
    ("They left at the weekend.", "the weekend", "2017-10-21 2017-10-22"),
    ("They left last weekend.", "last weekend", "2017-10-21 2017-10-22"),
    ("They have left since Saturday.", "since Saturday", "2017-10-21 2017-10-25"),
    ("They have left since yesterday.", "since yesterday", "2017-10-24 2017-10-25"),
    ("They have left since last week.", "since last week", "2017-10-16 2017-10-25"),
    ("They have left since the weekend.", "since the weekend", "2017-10-21 2017-10-25"),
    ("They have left since May.", "since May", "2017-05-01 2017-10-25"),
    ("They have left since mid-October.", "since mid-October", "2017-10-15 2017-10-25"),
    ("They have left since early October.", "since early October", "2017-10-01 2017-10-25"),
    ("They have left since late September.", "since late September", "2017-09-21 2017-10-25"),
    ("They have left since the end of May.", "since the end of May", "2017-05-21 2017-10-25"),
    (
        "They have left since the beginning of August.",
        "since the beginning of August",
        "2017-08-01 2017-10-25",
    ),
    ("They have left since the start of the month.", "since the start of the month", "2017-10-01 2017-10-25"),
    ("They have left since June 1.", "since June 1", "2017-06-01 2017-10-25"),
    ("They have left since 2014.", "since 2014", "2014-01-01 2017-10-25"),
    ("They have left since November 2016.", "since November 2016", "2016-11-01 2017-10-25"),
    ("They have left since Monday night.", "since Monday night", "2017-10-23 2017-10-25"),
    ("They have left since dawn.", "since dawn", "2017-10-25"),
    ("They left in early June.", "early June", "2017-06-01 2017-06-10"),
    ("They left in mid-June.", "mid-June", "2017-06-11 2017-06-20"),
    ("They left in mid June.", "mid June", "2017-06-11 2017-06-20"),
    ("They left in late June.", "late June", "2017-06-21 2017-06-30"),
    ("They left at the end of May.", "the end of May", "2017-05-21 2017-05-31"),
    ("They left at the beginning of June.", "the beginning of June", "2017-06-01 2017-06-10"),
    ("They left in the first half of June.", "the first half of June", "2017-06-01 2017-06-15"),
    ("They left in the first week of October.", "the first week of October", "2017-10-01 2017-10-07"),
    ("They left in late February 2016.", "late February 2016", "2016-02-21 2016-02-29"),
    ("They left in early 2016.", "early 2016", "2016-01-01 2016-04-30"),
    ("They left in late 2016.", "late 2016", "2016-09-01 2016-12-31"),
    ("They left between Sunday and Tuesday.", "between Sunday and Tuesday", "2017-10-22 2017-10-24"),
    ("They left from Monday to Thursday.", "from Monday to Thursday", "2017-10-16 2017-10-19"),
    ("They left on Monday and Tuesday.", "Monday and Tuesday", "2017-10-23 2017-10-24"),
    ("They left on Monday or Tuesday.", "Monday or Tuesday", "2017-10-23 2017-10-24"),
    ("They left from 11 to 13 June.", "from 11 to 13 June", "2017-06-11 2017-06-13"),
    ("They left between 11 and 13 June.", "between 11 and 13 June", "2017-06-11 2017-06-13"),
    ("They left between June 11 and 13.", "between June 11 and 13", "2017-06-11 2017-06-13"),
    ("They left between August and September.", "between August and September", "2017-08-01 2017-09-30"),
    ("They left between 3 May and 2 June.", "between 3 May and 2 June", "2017-05-03 2017-06-02"),
    ("They left between November and March.", "between November and March", "2016-11-01 2017-03-31"),
    (
        "They left from October 3 to November 2, 2016.",
        "from October 3 to November 2, 2016",
        "2016-10-03 2016-11-02",
    ),
    ("They left from 2014 to 2016.", "from 2014 to 2016", "2014-01-01 2016-12-31"),
    ("They left on May 29-30.", "May 29-30", "2017-05-29 2017-05-30"),
    ("They left on May 29–30, 2016.", "May 29–30, 2016", "2016-05-29 2016-05-30"),
    ("They left on 29-30 May.", "29-30 May", "2017-05-29 2017-05-30"),
    ("They left on 29 and 30 May.", "29 and 30 May", "2017-05-29 2017-05-30"),
    ("They left in May.", "May", "2017-05-01 2017-05-31"),
    ("They left in March.", "March", "2017-03-01 2017-03-31"),
    ("They left in November.", "November", "2016-11-01 2016-11-30"),
    ("They left in May 2016.", "May 2016", "2016-05-01 2016-05-31"),
    ("They left in December last year.", "December last year", "2016-12-01 2016-12-31"),
    ("They left last December.", "last December", "2016-12-01 2016-12-31"),
    ("They left in 2015.", "2015", "2015-01-01 2015-12-31"),
    ("They left on 1 June 2017.", "1 June 2017", "2017-06-01"),
    ("They left on June 1, 2017.", "June 1, 2017", "2017-06-01"),
    ("They left on June 1st, 2017.", "June 1st, 2017", "2017-06-01"),
    ("They left on 1st June.", "1st June", "2017-06-01"),
    ("They left on Jun. 01.", "Jun. 01", "2017-06-01"),
    ("They left on 3 Oct.", "3 Oct", "2017-10-03"),
    ("They left on November 30.", "November 30", "2016-11-30"),
    ("They left on 01.06.2017.", "01.06.2017", "2017-06-01"),
    ("They left on 10.04.2018.", "10.04.2018", "2018-04-10"),
    ("They left on 2017-06-01.", "2017-06-01", "2017-06-01"),
    ("They left on 01/06/2017.", "01/06/2017", "2017-06-01"),
    ("They left on 06/25/2017.", "06/25/2017", "2017-06-25"),
    ("They left on the 3rd of May.", "the 3rd of May", "2017-05-03"),
    ("They left on 29 February.", "29 February", "2016-02-29"),
    ("In May 30 fighters left.", "May", "2017-05-01 2017-05-31"),
    ("On May 30 fighters left.", "May 30", "2017-05-30"),
    ("The march on March 3 was a long one.", "March 3", "2017-03-03"),
    ("They had left by Tuesday.", "by Tuesday", "2017-10-24"),
]


@pytest.mark.parametrize(("text", "words", "days"), PAST)
def test_a_phrase_is_found_with_its_words_and_days(text: str, words: str, days: str) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    first, last = (days.split() * 2)[:2]
    assert (mention.text, mention.first, mention.last) == (words, _day(first), _day(last))


FUTURE = [
    ("They will leave on Friday.", "2017-10-27"),
    ("They will leave on Wednesday.", "2017-11-01"),
    ("They will leave next Friday.", "2017-10-27"),
    ("They will leave this Friday.", "2017-10-27"),
    ("They will leave on Saturday and Sunday.", "2017-10-28 2017-10-29"),
    ("They will leave from Monday to Wednesday.", "2017-10-30 2017-11-01"),
    ("They will leave by Friday.", "2017-10-25 2017-10-27"),
    ("They will stay on the road until Sunday.", "2017-10-25 2017-10-29"),
    ("They will leave before Friday.", "2017-10-25 2017-10-26"),
    ("They will leave within 48 hours.", "2017-10-25 2017-10-27"),
    ("They will leave within a week.", "2017-10-25 2017-11-01"),
    ("They will leave in the next 48 hours.", "2017-10-25 2017-10-27"),
    ("They will leave in the coming week.", "2017-10-25 2017-11-01"),
    ("They will leave in three days.", "2017-10-28"),
    ("They will leave in two weeks.", "2017-11-08"),
    ("They will leave tomorrow.", "2017-10-26"),
    ("They will leave tomorrow morning.", "2017-10-26"),
    ("They will leave by tomorrow.", "2017-10-25 2017-10-26"),
    ("They will leave overnight.", "2017-10-25 2017-10-26"),
    ("They will leave this week.", "2017-10-25 2017-10-29"),
    ("They will leave later this week.", "2017-10-25 2017-10-29"),
    ("They will leave later this month.", "2017-10-25 2017-10-31"),
    ("They will leave next week.", "2017-10-30 2017-11-05"),
    ("They will leave next month.", "2017-11-01 2017-11-30"),
    ("They will leave next year.", "2018-01-01 2018-12-31"),
    ("They will leave over the weekend.", "2017-10-28 2017-10-29"),
    ("They will leave in December.", "2017-12-01 2017-12-31"),
    ("They will leave in March.", "2018-03-01 2018-03-31"),
    ("They will leave in early November.", "2017-11-01 2017-11-10"),
    ("They will leave by mid-November.", "2017-10-25 2017-11-20"),
    ("They will leave by the end of the month.", "2017-10-25 2017-10-31"),
    ("They will leave on November 3.", "2017-11-03"),
    ("They will leave on 3 January.", "2018-01-03"),
    ("They will leave two days from now.", "2017-10-27"),
]


@pytest.mark.parametrize(("text", "days"), FUTURE)
def test_a_date_of_the_future_comes_after_publication(text: str, days: str) -> None:
    first, last = (days.split() * 2)[:2]
    assert _ends(text, future=True) == (first, last)


NO_DATES = [
    "They may leave.",
    "May they leave?",
    "They march to Raqqa.",
    "They had a long march behind them.",
    "March with us, they said.",
    "An august assembly met.",
    "The Sunday Times reported it.",
    "The sun set; they sat down.",
    "Sat on a wall, he watched 12 trucks.",
    "The Good Friday agreement held.",
    "They crossed the 14 July Bridge.",
    "They drove for three days.",
    "They left in 2,014 cars.",
    "The 2014 fighters left.",
    "The two-day battle went on.",
    "As soon as they can.",
    "By night they move.",
    "The city of Second Chances.",
    "He told River Today so.",
    "They are 17 years old.",
    "It took them an hour.",
    "Within an hour they had gone.",
    "They met at 16:42 near kilometre 30.",
    "The last group left.",
    "The next of them to come.",
    "The first to arrive were the first to leave.",
    "",
    "Mon dieu, decent marbles and junipers.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == []


VAGUE = [
    "recently",
    "in recent days",
    "in recent weeks",
    "any day",
    "any day now",
    "within weeks",
    "within days",
    "days ago",
    "several days ago",
    "a few weeks ago",
    "in the past few days",
    "in the coming days",
    "soon",
    "last summer",
    "after Friday",
    "before June 3",
]


@pytest.mark.parametrize("phrase", VAGUE)
def test_a_vague_phrase_is_found_but_has_no_days(phrase: str) -> None:
    assert _ends(f"They left {phrase}.") is None


@pytest.mark.parametrize(
    "text", ["They left on Monday.", "overnight", "two days ago", "since May", "on 3 June", "last week"]
)
def test_without_a_day_of_publication_relative_words_stay_open(text: str) -> None:
    assert _ends(text, published=None) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They left on 3 June 2016.", ("2016-06-03", "2016-06-03")),
        ("They left in late May 2016.", ("2016-05-21", "2016-05-31")),
        ("They left between 3 May and 5 June 2016.", ("2016-05-03", "2016-06-05")),
    ],
)
def test_complete_dates_need_no_day_of_publication(text: str, days: tuple[str, str]) -> None:
    assert _ends(text, published=None) == days


ANCHORED = [
    ("They came a day earlier.", "2017-10-09"),
    ("They came two days earlier.", "2017-10-08"),
    ("Four days before, they came.", "2017-10-06"),
    ("They came a week earlier.", "2017-10-03"),
    ("They came the same day.", "2017-10-10"),
    ("They came that night.", "2017-10-10"),
    ("They came the following day.", "2017-10-11"),
    ("They came the next morning.", "2017-10-11"),
    ("They came three days later.", "2017-10-13"),
    ("They came the previous night.", "2017-10-09"),
    ("They came the day before.", "2017-10-09"),
    ("They came the day after.", "2017-10-11"),
    ("They came the following Friday.", "2017-10-13"),
    ("They came the previous Friday.", "2017-10-06"),
    ("They came later that day.", "2017-10-10"),
    ("They came in the four days before.", "2017-10-06 2017-10-10"),
    ("They have come since then.", "2017-10-10 2017-10-25"),
    ("They came the following week.", "2017-10-16 2017-10-22"),
]


@pytest.mark.parametrize(("text", "days"), ANCHORED)
def test_a_phrase_that_leans_on_another_date_counts_from_it(text: str, days: str) -> None:
    first, last = (days.split() * 2)[:2]
    [mention] = find_dates(text, WEDNESDAY, anchor=date(2017, 10, 10))
    assert (mention.first, mention.last) == (_day(first), _day(last))


def test_the_date_named_before_in_the_sentence_is_the_anchor() -> None:
    mentions = find_dates("They left on Monday and came back two days later.", WEDNESDAY, anchor=date(2017, 1, 1))
    assert [str(m.first) for m in mentions] == ["2017-10-23", "2017-10-25"]


def test_the_date_named_behind_counts_before_the_anchor() -> None:
    [mention] = find_dates("two days before Monday", WEDNESDAY, anchor=date(2017, 1, 1))
    assert mention.first == date(2017, 10, 21)


def test_days_before_an_event_stay_open() -> None:
    [mention] = find_dates("two days before the raid", WEDNESDAY, anchor=date(2017, 1, 1))
    assert mention.interval is None


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("on 3 June", "stated"),
        ("in May", "stated"),
        ("since 2014", "stated"),
        ("on Monday", "relative"),
        ("since Monday", "relative"),
        ("last month", "relative"),
        ("two days ago", "relative"),
    ],
)
def test_the_basis_tells_calendar_dates_from_relative_ones(text: str, basis: str) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    assert mention.basis == basis


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2017-10-20", ("2017-10-14", "2017-10-15")),  # a Friday
        ("2017-10-21", ("2017-10-21", "2017-10-22")),  # that Saturday itself
        ("2017-10-22", ("2017-10-21", "2017-10-22")),
        ("2017-10-23", ("2017-10-21", "2017-10-22")),
    ],
)
def test_the_weekend_is_the_latest_that_has_begun(published: str, days: tuple[str, str]) -> None:
    assert _ends("over the weekend", published=_day(published)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 30 December", ("2016-12-30", "2016-12-30")),
        ("in December", ("2016-12-01", "2016-12-31")),
        ("last month", ("2016-12-01", "2016-12-31")),
        ("since late December", ("2016-12-21", "2017-01-03")),
        ("on Saturday", ("2016-12-31", "2016-12-31")),
    ],
)
def test_the_turn_of_the_year_is_crossed_backwards(text: str, days: tuple[str, str]) -> None:
    assert _ends(text, published=date(2017, 1, 3)) == days


def test_offsets_count_from_the_beginning_of_the_whole_text() -> None:
    text = "On Monday they slept. On Tuesday they left. On Friday they were back."
    [mention] = find_dates(text, WEDNESDAY, start=22, end=43)
    assert text[mention.start : mention.end] == mention.text == "Tuesday"


def test_several_dates_come_in_reading_order_and_do_not_overlap() -> None:
    text = "From 3 to 5 May they left; on Monday, and in June 2016, they came; since then nobody."
    mentions = find_dates(text, WEDNESDAY)
    assert [m.text for m in mentions] == ["From 3 to 5 May", "Monday", "June 2016", "since then"]


SAYING = [
    ("They fled, the ministry said Tuesday.", True),
    ("They fled, the ministry said on Tuesday.", True),
    ("They fled, he told reporters on Monday.", True),
    ("They fled, he told state television late on Sunday.", True),
    ("They fled, it said in a statement on Friday.", True),
    ("They fled, the army announced Thursday.", True),
    ("They fled, the agency reported at the weekend.", True),
    ("They fled, according to a statement issued on Monday.", True),
    ("They fled, he wrote on Twitter on Monday.", True),
    ("The council denied on Wednesday that they fled.", True),
    ("The governor repeated on Tuesday that nobody fled.", True),
    ("On Tuesday the ministry said that they fled.", True),
    ("On Tuesday, the ministry announced a withdrawal.", True),
    ("He said fighters left on Monday.", False),
    ("He said that they fled Raqqa on Tuesday.", False),
    ("He said that on Tuesday they fled Raqqa.", False),
    ("They left on Monday, he said.", False),
    ("On Tuesday a column left the town, he said.", False),
    ("On Tuesday fighters left the town he said.", False),
    ("On Tuesday, he said, a column left the town.", False),
    ("The men who fled on Monday said nothing.", False),
    ("Since Saturday they have fled, he said.", False),
    ("They reported for duty in Mosul on Monday.", False),
]


@pytest.mark.parametrize(("text", "saying"), SAYING)
def test_the_day_of_saying_is_told_from_the_day_of_moving(text: str, saying: bool) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    assert is_saying_date(text, mention) is saying


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("Friday", ("2017-10-20", "2017-10-20")),
        ("on Friday", ("2017-10-20", "2017-10-20")),
        ("  since mid-June ", ("2017-06-15", "2017-10-25")),
        ("in the past week", ("2017-10-18", "2017-10-25")),
        ("12 to 14 May 2016", ("2016-05-12", "2016-05-14")),
        ("2016", ("2016-01-01", "2016-12-31")),
        ("recently", None),
        ("the town", None),
        ("Friday they left", None),
        ("they left on Friday", None),
        ("on Monday, and on Friday", None),
        ("", None),
    ],
)
def test_a_whole_phrase_is_read_or_refused(phrase: str, days: tuple[str, str] | None) -> None:
    read = parse_date(phrase, WEDNESDAY)
    assert read == (None if days is None else DateInterval(_day(days[0]), _day(days[1])))


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        DateInterval(date(2017, 1, 2), date(2017, 1, 1))


MASTHEADS = [
    ("Published Wednesday, 5 December 2018", "2018-12-05"),
    ("16:42  20.07.2017", "2017-07-20"),
    ("Thursday, March 2, 2017 11:20 GMT", "2017-03-02"),
    ("3 Oct 2017", "2017-10-03"),
    ("2017-07-21T06:15:00Z", "2017-07-21"),
    ("2017-07-21T23:30:00-05:00", "2017-07-21"),
    ("MOSCOW, Jun. 01, 2017 (Agency)", "2017-06-01"),
    ("MAY 3RD, 2017", "2017-05-03"),
    ("the 3rd of May 2017", "2017-05-03"),
    ("Sept. 9, 2016", "2016-09-09"),
    ("2016/10/21", "2016-10-21"),
    ("21/10/2016 - 18:05", "2016-10-21"),
    ("10/21/2016", "2016-10-21"),
    ("05.11.2016 09:01", "2016-11-05"),
    ("21-Oct-2016", "2016-10-21"),
    ("2016 October 21", "2016-10-21"),
    ("Posted on 7 November 2016 by the desk", "2016-11-07"),
    ("© 2017. Published 4 November 2016, updated 5 November 2016", "2016-11-04"),
    ("lundi 18 novembre 2019", "2019-11-18"),
    ("1er mai 2017", "2017-05-01"),
    ("le 3 août 2016", "2016-08-03"),
    ("Dienstag, 3. März 2015", "2015-03-03"),
    ("4. Dezember 2016", "2016-12-04"),
    ("martes 4 de agosto de 2015", "2015-08-04"),
    ("21 Ağustos 2016 Pazar", "2016-08-21"),
    ("3 KASIM 2016", "2016-11-03"),
    ("5 февраля 2016 г.", "2016-02-05"),
    ("21 ОКТЯБРЯ 2016", "2016-10-21"),
    ("٢١ تشرين الأول ٢٠١٦", "2016-10-21"),
    ("الاثنين 3 كانون الثاني 2017", "2017-01-03"),
    ("الجمعة، 4 نوفمبر 2016", "2016-11-04"),
    ("6 أيار 2017", "2017-05-06"),
    ("14/08/24 by the desk", "2024-08-14"),
    ("1.02.17", "2017-02-01"),
    ("No. 11/1996 -- Harbour, Thursday 21 November", "1996-11-21"),
    ("No. 11/1996 -- Harbour", None),
    ("Monthly note / November 2020 / published on the 30th", "2020-11-30"),
    ("November 2020, on the 30th page", None),
    ("Call 01/02/03/04", None),
    ("2017-02-30", None),
    ("31 November 2016", None),
    ("Jul. 20", None),
    ("Copyright 2017", None),
    ("Call 01-02-03-04-05", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "day"), MASTHEADS)
def test_a_masthead_gives_its_first_complete_date(line: str, day: str | None) -> None:
    assert parse_publication_date(line) == (None if day is None else _day(day))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("MOSCOW, Jul. 20 (Agency)", "2017-07-20"),
        ("3 mai", "2017-05-03"),
        ("no date", None),
        ("30 Feb", None),
    ],
)
def test_a_year_given_elsewhere_completes_a_dateline(line: str, day: str | None) -> None:
    assert parse_publication_date(line, year=2017) == (None if day is None else _day(day))


def test_all_complete_dates_of_a_page_are_found_with_their_offsets() -> None:
    text = "Published 4 November 2016. Updated 2016-11-05. Archive of 01.02.2015."
    found = find_publication_dates(text)
    assert [text[start:end] for start, end, _ in found] == ["4 November 2016", "2016-11-05", "01.02.2015"]


_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """on in since by between and from to the of last next this past early mid late
        night Monday Tuesday May March 29 30 2016 two days ago earlier week month weekend
        overnight - , . June Oct 31 0 99999 a few 48 hours before after until within that
        same following yesterday 2016-13-45 12.13.2016 00.00.0000""",
    )
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join))


@given(
    _TEXTS,
    st.one_of(st.none(), st.dates()),
    st.booleans(),
    st.one_of(st.none(), st.dates(min_value=date(1, 1, 1))),
)
def test_any_text_is_read_without_an_error(
    text: str, published: date | None, future: bool, anchor: date | None
) -> None:
    behind = 0
    for mention in find_dates(text, published, future=future, anchor=anchor):
        assert behind <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        assert is_saying_date(text, mention) in {True, False}
        behind = mention.end
    assert parse_publication_date(text) is None or find_publication_dates(text)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_latest_one_that_is_not_after_publication(published: date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    read = parse_date(name, published)
    assert read is not None
    assert read.start.weekday() == weekday
    assert 0 <= (published - read.start).days < 7


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_written_day_without_a_year_is_never_after_publication(published: date, day: date) -> None:
    read = parse_date(f"{day.day} {day:%B}", published)
    assert read is not None
    assert read.start <= published
    assert (read.start.month, read.start.day) == (day.month, day.day)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_complete_date_is_read_from_every_written_form(day: date) -> None:
    forms = (f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%d.%m.%Y}", day.isoformat())
    assert {parse_publication_date(form) for form in forms} == {day}
    assert {parse_date(form, None) for form in forms} == {DateInterval(day, day)}


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "-" * 100_000,
        "between " * 50_000,
        "1,000," * 20_000,
        "the last " * 30_000,
        "May " * 30_000,
        "1.1." * 30_000,
        "said " + "a " * 50_000 + "Monday",
        "night of " * 20_000,
        "two days " * 30_000,
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    for mention in find_dates(text, WEDNESDAY)[:50]:
        is_saying_date(text, mention)
    find_publication_dates(text)
