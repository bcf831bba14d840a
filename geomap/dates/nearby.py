"""Times that lean on the day of publication or on a day told before: 'at this hour', 'by midnight', 'midweek'."""

from __future__ import annotations

from geomap.dates.grammar import Hit, Reader
from geomap.dates.points import period, shift, weekday, weekend_of, window
from geomap.dates.spans import DateInterval, add_days, days_between, week_of, weekday_after
from geomap.dates.words import CLOCK_WORDS, UNITS

_HOURS = frozenset({"hour", "moment", "minute", "instant"})
_CLOSERS = (
    "is over",
    "is out",
    "is up",
    "was over",
    "was out",
    "was up",
    "are over",
    "ends",
    "ended",
    "is through",
    "runs out",
)
_LONG_AGO = 7  # days: a time of day leans on a day told before only while that is part of the same story
_NEW_YEAR_LEADS = frozenset({"since", "by", "until", "till", "before", "after", "from", "at", "around", "on"})


def this_hour(reader: Reader, i: int) -> Hit | None:
    """Read 'at this hour', 'at the time of writing', 'right now', 'as we write': the day of publication."""
    for words in ("at the time of writing", "as of this writing", "as we write", "at the time of publication"):
        end = reader.follows(i, words)
        if end is not None and reader.at(end).kind == "mark":
            return reader.hit(end, reader.published, "day")
    j = reader.skip(i + 1, "this")
    if j == i + 2 and reader.low(i) in {"at", "until", "till"}:
        j = reader.skip(j, "very", "late", "early")
        if reader.low(j) in _HOURS and reader.low(j + 1) != "of":
            return reader.hit(j + 1, reader.published, "day")
    end = reader.follows(i, "at the moment") or reader.follows(i, "right now") or reader.follows(i, "at present")
    if end is not None and reader.at(end).kind == "mark":
        return reader.hit(end, reader.published, "day")
    return None


def before_last(reader: Reader, i: int) -> Hit | None:
    """Read 'the week before last', 'the weekend before last', 'the night before last', 'the month before last'."""
    unit = UNITS.get(reader.low(i))
    step = {"before last": -2, "after next": 2}
    for words, count in step.items():
        end = reader.follows(i + 1, words)
        if end is None or unit is None or reader.low(i).endswith("s") or reader.low(i - 1) != "the":
            continue
        published = reader.published
        if published is None:
            return reader.hit(end, None, unit)
        if unit in {"night", "day"}:
            other = add_days(published, count)
            days = DateInterval(other, add_days(other, 1)) if unit == "night" else DateInterval(other, other)
            return reader.hit(end, days, "night" if unit == "night" else "day")
        if unit == "weekend":
            last = weekend_of(reader, "last" if count < 0 else "next", published)
            return reader.hit(end, shift(last.start, "weekend", -1 if count < 0 else 1), "weekend")
        return reader.hit(end, period(published, unit, count), unit) if unit in {"week", "month", "year"} else None
    return None


def before_the_end(reader: Reader, i: int) -> Hit | None:
    """Read 'before the weekend is over', 'before the week is out': of the future, from publication to its end."""
    j = reader.skip(i + 1, "the", "this")
    unit = reader.low(j)
    if j == i + 1 or unit not in {"day", "week", "weekend", "month", "year"}:
        return None
    end = next((k for words in _CLOSERS if (k := reader.follows(j + 1, words)) is not None), None)
    if end is None:
        return None
    published = reader.published
    if published is None or not reader.future:
        return Hit(end, None, None, "relative", "vague")
    last = published
    if unit == "weekend":
        last = weekend_of(reader, "this", published).end
    elif unit != "day":
        last = period(published, unit, 0).end
    return Hit(end, published, max(last, published), "relative", "before")


def time_of_day(reader: Reader, i: int) -> Hit | None:
    """Read 'by midnight', 'at dusk', 'in the evening' with no day of their own: the day that was told before."""
    j = i + 1
    if reader.low(i) in {"in", "during"}:
        j = reader.follows(i + 1, "the") or i
        wanted = frozenset({"evening", "afternoon", "morning"})
    else:
        wanted = CLOCK_WORDS
    base, published = reader.anchor, reader.published
    if reader.low(j) not in wanted or reader.future or base is None or published is None:
        return None
    if reader.low(j + 1) in {"on", "of", "the", "to"} or not 0 <= days_between(base.end, published) <= _LONG_AGO:
        return None
    if weekday(reader, j + 1) is not None or base.start != base.end:
        return None
    return reader.hit(j + 1, base, "hour")


def earlier_night(reader: Reader, i: int) -> Hit | None:
    """Read '(they) had left during the night' behind a day that was told: the night to that day."""
    end = next((k for words in ("during the night", "in the night", "overnight", "in the night hours")
                if (k := reader.follows(i, words)) is not None), None)  # fmt: skip
    base, published = reader.anchor, reader.published
    if end is None or base is None or published is None or base.start != base.end or reader.future:
        return None
    if reader.low(end) in {"of", "on", "to", "from", "into", "between"} or weekday(reader, end) is not None:
        return None
    if not any(reader.low(i - k) == "had" for k in range(1, 6)):
        return None
    near = 0 < days_between(base.end, published) <= _LONG_AGO
    return reader.hit(end, DateInterval(add_days(base.start, -1), base.end), "night") if near else None


def new_year(reader: Reader, i: int) -> Hit | None:
    """Read 'since the new year', "New Year's Eve": the first of January that is nearest, and the day before it."""
    end = reader.follows(i, "new year")
    if end is None:
        return None
    if reader.low(end) in {"'", "’"} and reader.low(end + 1) == "s":
        end += 2
    eve, named = reader.low(end) == "eve", reader.low(end) in {"eve", "day"}
    before = reader.low(i - 2) if reader.low(i - 1) == "the" else reader.low(i - 1)
    if not named and before not in _NEW_YEAR_LEADS:
        return None
    end += named
    days = reader.from_month(12, 31, 31, None) if eve else reader.from_month(1, 1, 1, None)
    return reader.hit(end, days, "day")


def named_feast(reader: Reader, i: int) -> Hit | None:
    """Read 'on Christmas Eve', 'at Christmas', 'on Boxing Day', which fall on the same day each year."""
    if reader.low(i) == "boxing":
        return reader.hit(i + 2, reader.from_month(12, 26, 26, None), "day") if reader.low(i + 1) == "day" else None
    eve, named = reader.low(i + 1) == "eve", reader.low(i + 1) in {"eve", "day"}
    if not named and reader.low(i - 1) not in _NEW_YEAR_LEADS:
        return None
    day = 24 if eve else 25
    return reader.hit(i + 1 + named, reader.from_month(12, day, day, None), "day")


def week_around(reader: Reader, i: int) -> Hit | None:
    """Read 'the week of 9 October', 'the week ending 15 October', 'the weekend of 14 October'."""
    unit, link = reader.low(i), reader.low(i + 1)
    if unit not in {"week", "weekend"} or link not in {"of", "beginning", "starting", "from", "ending"}:
        return None
    hit = reader.monthday(reader.skip(i + 2, "on", "the"))
    if hit is None:
        return None
    first, last = hit.first, hit.last
    if first is None or last is None:
        return reader.hit(hit.end, None, unit, hit.basis)
    if first != last:
        return reader.hit(hit.end, DateInterval(first, last), unit, hit.basis)
    if unit == "weekend":
        saturday = add_days(first, -1) if first.weekday() == 6 else weekday_after(first, 5, strict=False)
        days = DateInterval(saturday, add_days(saturday, 1))
    elif link == "of":
        days = week_of(first)
    elif link == "ending":
        days = DateInterval(add_days(first, -6), first)
    else:
        days = DateInterval(first, add_days(first, 6))
    return reader.hit(hit.end, days, unit, hit.basis)


def midweek(reader: Reader, i: int) -> Hit | None:
    """Read 'midweek', 'mid-week': Tuesday to Thursday of the week, of the past none that has not begun."""
    end = i + 1 if reader.low(i) == "midweek" else None
    if reader.low(i) == "mid":
        end = reader.follows(i + 2, "week") if reader.is_dash(i + 1) else reader.follows(i + 1, "week")
    if end is None:
        return None
    published = reader.published
    if published is None:
        return reader.hit(end, None, "part")
    monday = week_of(published).start
    if reader.future:
        monday = add_days(monday, 7) if add_days(monday, 3) < published else monday
        return reader.hit(end, DateInterval(add_days(monday, 1), add_days(monday, 3)), "part")
    monday = add_days(monday, -7) if add_days(monday, 1) > published else monday
    return reader.hit(end, DateInterval(add_days(monday, 1), min(add_days(monday, 3), published)), "part")


def ahead(reader: Reader, i: int) -> Hit | None:
    """Read 'within the week', 'within the month': of the future, as far ahead as a week or a month goes."""
    end = i + 3
    unit = UNITS.get(reader.low(i + 2))
    if reader.low(i + 1) != "the" or unit not in {"week", "month", "year", "day", "fortnight"}:
        return None
    if reader.low(end) == "of" or not reader.future or reader.published is None:
        return None
    last = reader.published if unit == "day" else window(reader.published, unit, 1)
    return Hit(end, reader.published, last, "relative", "window")
