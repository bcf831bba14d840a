"""Days that are named by their number alone: 'on the 11th', 'the 28th of last month', 'the last day of August'."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geomap.dates.grammar import AFTER_DATE, Hit, Reader, numbered_day
from geomap.dates.spans import DateInterval, add_days, add_months, make_day, month_of
from geomap.dates.words import DASHES, DAY_WORDS, MONTHS, PARTS_OF_DAY, SHORT_MONTHS, UNITS, WEEKDAYS

_LEADS = frozenset(
    {"on", "by", "until", "till", "since", "before", "after", "through", "around", "about", "from",
     "between", "early", "late", "overnight", "into", ","}
)  # fmt: skip
_NIGHTS = PARTS_OF_DAY | {"hours", "nights"}
# A word behind 'the 11th' that is no noun: 'on the 11th their convoy', but 'on the 4th floor'.
_FOLLOWERS = AFTER_DATE | frozenset(
    {"says", "said", "his", "her", "its", "their", "our", "my", "some", "around", "near", "there", "were", "was",
     "had", "has", "have", "will", "would", "only", "all", "another", "until", "till", "through", "into", "who",
     "which", "where", "if", "because", "since", "last", "under", "over", "across", "along", "between", "without",
     "towards", "toward", "already", "still", "not", "no", "went", "left", "came", "are", "is", "at"}
)  # fmt: skip


def day_of_month(reader: Reader, i: int) -> Hit | None:
    """Read 'the 11th', 'the 28th of last month', 'the 15th and the 16th': days of a month that is not named."""
    token = reader.at(i)
    if not (token.ordinal and token.is_day) or not _is_led(reader, i):
        return None
    pair = _second(reader, i)
    last, end = pair if pair is not None else (token.value, i + 1)
    named = _named_month(reader, end)
    if named is not None:
        month, behind = named
        days = None if month is None else _in_month(month, token.value, last)
        return reader.hit(behind, days, "day" if last == token.value else "range")
    if not _is_free(reader, end):
        return None
    if last != token.value:
        first_day = nearest(reader, token.value)
        last_day = None if first_day is None else numbered_day(first_day, 1, last)
        if first_day is None or last_day is None:
            return Hit(end, None, None, "relative", "range")
        return Hit(end, first_day, last_day, "relative", "range")
    return replace(reader.hit(end, nearest(reader, token.value), "day"), bare=token.value)


def _is_led(reader: Reader, i: int) -> bool:
    """Whether the words before the number show that it is a day: 'on the', 'night of the', 'Friday, the'."""
    j = i - 1 if reader.low(i - 1) == "the" else i
    if j < i and reader.at(i - 2).low in WEEKDAYS:
        return True
    before = reader.low(j - 1)
    if before == "of":
        return reader.low(j - 2) in _NIGHTS
    if before == ",":
        return reader.low(j - 2) in WEEKDAYS or _named_month(reader, i + 1) is not None
    if before in {"to", "and", "or", "until", "till", "through"} or before in DASHES:
        other = reader.at(j - 2)
        dated = other.is_day or other.is_year or other.low in MONTHS or other.low in WEEKDAYS
        return dated or before in _LEADS
    if before in {"from", "between"}:
        return _is_range(reader, i + 1)
    return before in _LEADS


def _is_range(reader: Reader, i: int) -> bool:
    """Whether the other end of 'from the 4th to the 9th' stands at ``i``, and is no part of a name."""
    if reader.low(i) in {"on", "onward", "onwards"}:
        return True
    j = reader.skip(i + 1, "the")
    if reader.low(i) not in {"to", "and", "until", "till", "through"} and not reader.is_dash(i):
        return False
    token = reader.at(j)
    if token.ordinal and token.is_day:
        return _is_free(reader, j + 1) or reader.month(j + 1) is not None or reader.low(j + 1) == "of"
    return token.is_day or reader.month(j) is not None or reader.weekday(j) is not None or token.low in DAY_WORDS


def on_weekday(reader: Reader, i: int, weekday: int) -> Hit | None:
    """Read the day of the month behind a weekday, 'Friday the 13th': the nearest one that falls on it."""
    hit = day_of_month(reader, i)
    if hit is None or hit.bare is None or hit.first is None:
        return hit
    day = hit.first
    for _ in range(14):
        if day.weekday() == weekday:
            return replace(hit, first=day, last=day)
        moved = add_months(day.replace(day=1), 1 if reader.future else -1)
        day = make_day(moved.year, moved.month, hit.bare) or moved
    return hit


def _second(reader: Reader, i: int) -> tuple[int, int] | None:
    """Read the second of two days, '15th and 16th', '15th-16th', '15th or the 16th': the day, the index behind."""
    first = reader.at(i).value
    while reader.low(i + 1) == "," and reader.at(i + 2).ordinal and reader.at(i + 2).value > reader.at(i).value:
        i += 2  # 'the 9th, 10th and 11th'
    if reader.low(i + 1) not in {"and", "or", "to"} and not reader.is_dash(i + 1):
        return None
    j = reader.skip(i + 2, "the")
    token = reader.at(j)
    if token.ordinal and token.is_day and token.value > first:
        free = _is_free(reader, j + 1) or _named_month(reader, j + 1) is not None
        return (token.value, j + 1) if free else None
    return None


def _is_free(reader: Reader, i: int) -> bool:
    """Whether no noun stands behind, of which the number would be a part: 'the 4th Division'."""
    while reader.low(i) in {",", "and", "or", "to"} and reader.at(reader.skip(i + 1, "the")).ordinal:
        i = reader.skip(i + 1, "the") + 1  # 'the 5th, 6th and 7th brigades'
    token = reader.at(i)
    if token.low == "of":
        return False
    if reader.is_dash(i) and reader.at(i + 1).kind == "word" and token.start == reader.at(i - 1).end:
        return False
    return token.kind != "word" or token.low in _FOLLOWERS


def _named_month(reader: Reader, i: int) -> tuple[date | None, int] | None:
    """Read 'of last month', 'of the month', 'of this past August': a day of that month, and the index behind."""
    if reader.low(i) != "of":
        return None
    published = reader.published
    for words, shift in (("this month", 0), ("the month", 0), ("last month", -1), ("next month", 1),
                         ("the past month", -1), ("the same month", None), ("that month", None),
                         ("the current month", 0), ("the previous month", -1)):  # fmt: skip
        end = reader.follows(i + 1, words)
        if end is None:
            continue
        if shift is None:
            return (None if reader.anchor is None else reader.anchor.start), end
        return (None if published is None else add_months(published.replace(day=1), shift)), end
    j = reader.skip(reader.skip(i + 1, "this"), "past", "last", "this", "next")
    month = MONTHS.get(reader.low(j), SHORT_MONTHS.get(reader.low(j)))
    if j == i + 1 or month is None:
        return None
    days = reader.from_month(month, None, None, None)
    return (None if days is None else days.start), j + 1


def _in_month(month: date, first: int, last: int) -> DateInterval | None:
    """Return the days of a month, None where it has no such days."""
    start, end = make_day(month.year, month.month, first), make_day(month.year, month.month, last)
    return None if start is None or end is None or end < start else DateInterval(start, end)


def nearest(reader: Reader, day: int) -> date | None:
    """Return the latest such day of a month that is not after publication; of the future, the next one.

    Where the sentence has named a calendar date before, the first such day from then on is meant.
    """
    published = reader.published
    if reader.stated is not None:
        near = numbered_day(reader.stated.start, 1, day)
        if near is not None and (published is None or reader.future or near <= published):
            return near
    if published is None:
        return None
    return numbered_day(published, 1 if reader.future else -1, day)


def first_of_the_month(reader: Reader, i: int) -> Hit | None:
    """Read 'the first of the month', 'the first of last month'."""
    if reader.low(i - 1) != "the" or reader.low(i + 1) != "of":
        return None
    month = _month_at(reader, i + 2)
    if month is None:
        return None
    days, end = month
    return reader.hit(end, None if days is None else DateInterval(days.start, days.start), "day")


def edge_of_month(reader: Reader, i: int) -> Hit | None:
    """Read 'the last day of August', 'the first ten days of May', 'the last two weeks of June'."""
    word = reader.low(i)
    if word not in {"first", "last", "final", "closing", "opening"} or reader.low(i - 1) != "the":
        return None
    number = reader.number(i + 1)
    count, j = number if number is not None else (None, i + 1)
    unit = UNITS.get(reader.low(j))
    plural = reader.low(j).endswith("s")
    if unit not in {"day", "week"} or reader.low(j + 1) != "of" or (number is None and not plural and unit != "day"):
        return None
    month = _month_at(reader, j + 2)
    if month is None:
        return None
    days, end = month
    if days is None:
        return Hit(end, None, None, "stated", "part")
    length = (count or (1 if not plural else 10)) * (7 if unit == "week" else 1)
    length = min(length, (days.end - days.start).days + 1)
    if word in {"first", "opening"}:
        return Hit(end, days.start, add_days(days.start, length - 1), "stated", "part")
    return Hit(end, add_days(days.end, 1 - length), days.end, "stated", "part")


def _month_at(reader: Reader, i: int) -> tuple[DateInterval | None, int] | None:
    """Read a month by its name or by 'last month', 'the month': its days and the index behind."""
    found = reader.month(i)
    if found is not None:
        year, end = reader.year_behind(found[1])
        return reader.from_month(found[0], None, None, year), end
    relative = _named_month(reader, i - 1)
    if relative is None:
        return None
    return (None if relative[0] is None else month_of(relative[0])), relative[1]
