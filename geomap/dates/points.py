"""Date phrases that stand for themselves: weekdays, months, 'yesterday', 'last week', 'two days ago'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from geomap.dates.bare import on_weekday
from geomap.dates.grammar import AFTER_DATE, Hit, Reader
from geomap.dates.spans import (
    DateInterval,
    add_days,
    add_months,
    month_of,
    week_of,
    weekday_after,
    weekday_before,
    weekend_after,
    weekend_before,
    year_of,
)
from geomap.dates.words import DAY_WORDS, MONTHS, PARTS_OF_DAY, SEASONS, SHORT_MONTHS, UNITS, WEEKDAYS

Rule = Callable[[Reader, int], Hit | None]
_PERIODS = frozenset({"week", "month", "year", "weekend", "fortnight"})


def shift(day: date, unit: str, count: int) -> DateInterval:
    """Move a day by hours, days, weeks, months or years; months and years give the whole calendar one."""
    if unit in {"hour", "minute"}:
        moved = add_days(day, (abs(count) // 24) * (1 if count > 0 else -1) if unit == "hour" else 0)
        return DateInterval(moved, moved)
    if unit == "month":
        return month_of(add_months(day, count))
    if unit == "year":
        return year_of(add_months(day, 12 * count))
    if unit == "weekend":
        return weekend_before(add_days(day, 7 * count))
    moved = add_days(day, count * {"week": 7, "fortnight": 14}.get(unit, 1))
    return DateInterval(moved, moved)


def window(day: date, unit: str, count: int) -> date:
    """Return the other end of a rolling window: 'the past 48 hours' starts two days before its last day."""
    if unit in {"hour", "minute"}:
        hours = abs(count) if unit == "hour" else 0
        return add_days(day, max(1, -(-hours // 24)) * (1 if count > 0 else -1))
    if unit in {"month", "year"}:
        return add_months(day, count * (12 if unit == "year" else 1))
    return add_days(day, count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def weekday(reader: Reader, i: int) -> Hit | None:
    """Read a weekday: 'Tuesday', 'Monday night', 'Tuesday, 5 December', 'Monday last week'."""
    found = reader.weekday(i)
    if found is None:
        return None
    index, j = found
    behind = reader.skip(reader.skip(j, ","), "the")
    full = reader.monthday(behind) or on_weekday(reader, behind, index)
    if full is not None:
        return full
    bracketed = reader.monthday(j + 1) if reader.low(j) == "(" else None
    if bracketed is not None and reader.low(bracketed.end) == ")":
        return replace(bracketed, end=bracketed.end + 1)  # 'Monday (16 October)'
    week = {"last": -7, "this": 0, "next": 7}
    k = reader.skip(j, "of")
    if reader.low(k + 1) == "week" and reader.low(k) in week and reader.published is not None:
        monday = week_of(add_days(reader.published, week[reader.low(k)])).start
        return reader.hit(k + 2, add_days(monday, index), "weekday")
    while reader.low(j) in PARTS_OF_DAY:
        j += 1
    leans = reader.low(i - 1) == "the" and reader.low(j) in {"before", "after"} and reader.anchor is not None
    if leans and (reader.at(j + 1).kind == "mark" or reader.low(j + 1) in {"and", "but"}):
        return replace(_anchored_weekday(reader, -1 if reader.low(j) == "before" else 1, index, j), end=j + 1)
    return _turned_weekday(reader, index, j) or reader.hit(j, reader.latest_weekday(index), "weekday")


def _turned_weekday(reader: Reader, index: int, j: int) -> Hit | None:
    """Read what turns a weekday before it: 'Thursday last', 'Friday next', 'Tuesday week', 'Monday before last'."""
    published = reader.published
    latest = None if published is None else weekday_before(published, index, strict=True)
    after = None if published is None else weekday_after(published, index)
    ends = {"last": (latest, 0), "past": (latest, 0), "next": (after, 0), "week": (after, 7), "fortnight": (after, 14)}
    tails = [(word, *row) for word, row in ends.items()]
    tails += [("before last", latest, -7), ("after next", after, 7), ("a week ago", latest, -7)]
    for words, day, days in tails:
        end = reader.follows(j, words)
        if end is None or reader.low(end) in UNITS or (words in ends and reader.weekday(end) is not None):
            continue
        if words in ends and reader.at(end).kind not in {"mark"} and reader.low(end) not in AFTER_DATE:
            continue
        return reader.hit(end, None if day is None else add_days(day, days), "weekday")
    return None


def calendar(reader: Reader, i: int) -> Hit | None:
    """Read a day, a run of days, or a month, with or without a year."""
    hit = reader.monthday(i)
    if hit is not None:
        return hit
    found = reader.month(i)
    if found is None:
        return None
    year, j = reader.year_behind(found[1])
    return reader.calendar(j, found[0], None, None, year)


def year(reader: Reader, i: int) -> Hit | None:
    """Read a bare year."""
    token = reader.at(i)
    return reader.hit(i + 1, year_of(date(token.value, 1, 1)), "year", "stated") if token.is_year else None


def year_after_preposition(reader: Reader, i: int) -> Hit | None:
    """Read a bare year where the word before shows that it is one, and no count."""
    before = reader.low(i - 1)
    if before in {"in", "during", "throughout"}:
        return year(reader, i)
    if before == "of" and reader.low(i - 2) in SEASONS:
        return Hit(i + 1, None, None, "stated", "vague") if reader.at(i).is_year else None
    return None


def period(day: date, unit: str, shift: int) -> DateInterval:
    """Return the calendar week, month or year that a day lies in, or one so many further."""
    if unit == "month":
        return month_of(add_months(day, shift))
    if unit == "year":
        return year_of(add_months(day, 12 * shift))
    return week_of(add_days(day, 7 * shift))


def spoken_day(reader: Reader, i: int) -> Hit | None:
    """Read 'yesterday', 'today', 'tomorrow', 'tonight', with a part of the day behind."""
    days = DAY_WORDS
    before = reader.at(i - 1)
    if reader.low(i) not in days or (before.raw[:1].isupper() and reader.at(i).raw[0].isupper()):
        return None  # 'Somewhere Today' is a newspaper
    j = i + 1
    while reader.low(j) in PARTS_OF_DAY:
        j += 1
    published = reader.published
    return reader.hit(j, None if published is None else add_days(published, days[reader.low(i)]), "day")


def this_last_next(reader: Reader, i: int) -> Hit | None:
    """Read what 'this', 'last', 'past', 'next' and 'coming' begin."""
    word = reader.low(i)
    if word == "this" and reader.low(i + 1) in {"past", "coming"}:
        return this_last_next(reader, i + 1)
    if word == "past" and reader.low(i - 1) not in {"the", "this", "these"}:
        return None
    rolling = word in {"past", "coming", "upcoming"} or (word in {"last", "next"} and reader.low(i - 1) == "the")
    j = i + 1
    if reader.low(j) in SEASONS:
        end = j + 2 if reader.at(j + 1).is_year else j + 1
        return Hit(end, None, None, "relative", "vague")
    found = reader.weekday(j)
    if found is not None:
        return _named_weekday(reader, word, found[0], found[1])
    if word == "last" and reader.low(j) == "night":
        return _last_night(reader, j + 1)
    if word == "last" and reader.low(j) in {"evening", "afternoon"}:
        return reader.hit(j + 1, None if reader.published is None else add_days(reader.published, -1), "day")
    if word == "this":
        j = reader.skip(j, "very", "same")
    if word == "this" and reader.low(j) in PARTS_OF_DAY:
        return reader.hit(j + 1, reader.published, "day")
    if word == "next" and reader.low(j) in PARTS_OF_DAY | {"day"}:
        return anchored_day(reader, i)
    rolling = rolling or reader.low(j) == "fortnight"
    if reader.low(j) in _PERIODS and not (rolling and reader.low(j) != "weekend"):
        return _calendar_period(reader, word, j)
    if word in {"past", "last", "next", "coming", "upcoming"}:
        moved = _window_phrase(reader, word, j)
        if moved is not None:
            return moved
    return _named_month(reader, word, j)


def _last_night(reader: Reader, end: int) -> Hit:
    """Read 'last night': the day before publication and the day of publication."""
    published = reader.published
    return reader.hit(end, None if published is None else DateInterval(add_days(published, -1), published), "night")


def _named_weekday(reader: Reader, word: str, index: int, j: int) -> Hit:
    """Read 'last Thursday', 'next Friday', 'this Monday', 'this past Sunday'."""
    while reader.low(j) in PARTS_OF_DAY:
        j += 1
    published = reader.published
    if published is None:
        return reader.hit(j, None, "weekday")
    if word in {"last", "past"}:
        return reader.hit(j, weekday_before(published, index, strict=True), "weekday")
    if word in {"next", "coming", "upcoming"}:
        return reader.hit(j, weekday_after(published, index), "weekday")
    return reader.hit(j, reader.latest_weekday(index), "weekday")


def _calendar_period(reader: Reader, word: str, j: int) -> Hit | None:
    """Read 'last week', 'this month', 'next year', 'this weekend'."""
    unit, published = reader.low(j), reader.published
    if published is None:
        return reader.hit(j + 1, None, unit)
    if unit == "weekend":
        return reader.hit(j + 1, weekend_of(reader, word, published), "weekend")
    shift = {"last": -1, "this": 0, "next": 1}.get(word, 1 if word in {"coming", "upcoming"} else -1)
    whole = period(published, unit, shift)
    if word != "this":
        return reader.hit(j + 1, whole, unit)
    ahead = reader.future
    days = DateInterval(published, whole.end) if ahead else DateInterval(whole.start, published)
    return reader.hit(j + 1, days, unit)


def weekend_of(reader: Reader, word: str, published: date) -> DateInterval:
    """Work out which weekend is meant; during one, 'this' and 'the' weekend are that one."""
    running = published.weekday() >= 5
    if word in {"next", "coming", "upcoming"}:
        return weekend_after(published)
    if word in {"last", "past"}:
        return weekend_before(add_days(published, -(published.weekday() - 4) if running else 0))
    return weekend_after(published) if reader.future and not running else weekend_before(published)


def _window_phrase(reader: Reader, word: str, j: int) -> Hit | None:
    """Read '48 hours', 'three days', 'week', 'few days' behind 'the past' or 'the next'."""
    number = reader.number(j)
    count, k = number if number is not None else (1, j)
    unit = UNITS.get(reader.low(k))
    if unit is None:
        return None
    back = word in {"past", "last"}
    if number is None and reader.low(k + 1) == "of":
        return None  # 'the last day of the siege'
    if number is None and reader.low(k).endswith("s"):
        count = None
    if number is None and unit == "night":
        return _last_night(reader, k + 1) if back else None
    if count is None and unit in {"hour", "minute"}:
        return reader.hit(k + 1, reader.published, "window")
    if count is None or reader.published is None:
        return Hit(k + 1, None, None, "relative", "vague" if count is None else "window")
    other = window(reader.published, unit, -count if back else count)
    first, last = sorted((other, reader.published))
    return Hit(k + 1, first, last, "relative", "window")


def _named_month(reader: Reader, word: str, j: int) -> Hit | None:
    """Read 'last May', 'this June', 'next December', with a day behind or without."""
    month = MONTHS.get(reader.low(j), SHORT_MONTHS.get(reader.low(j)))
    if month is None or not reader.at(j).raw[0].isupper() or word not in {"last", "this", "next", "past"}:
        return None
    published = reader.published
    if published is None:
        return Hit(j + 1, None, None, "stated", "month")
    behind = published.month > month if word == "last" else published.month >= month
    wanted = published.year
    if word in {"last", "past"} and not (behind if word == "last" else published.month >= month):
        wanted -= 1
    if word == "next" and behind:
        wanted += 1
    return reader.calendar(j + 1, month, None, None, max(1, min(wanted, 9999)))


def earlier_later(reader: Reader, i: int) -> Hit | None:
    """Read 'earlier this week', 'later in the month', 'earlier today', 'later that day'."""
    word = reader.low(i)
    if reader.low(i + 1) in {"today", "tonight", "yesterday", "tomorrow"}:
        return spoken_day(reader, i + 1)
    if reader.low(i + 1) in {"that", "same"}:
        return anchored_day(reader, i + 1)
    if reader.low(i + 1) == "on":
        return weekday(reader, i + 2) or calendar(reader, i + 2)
    found = weekday(reader, i + 1)
    if found is not None:
        return found
    end = reader.follows(i + 1, "the same day") or reader.follows(i + 1, "in the day")
    if end is not None:
        base = reader.anchor or (DateInterval(reader.published, reader.published) if reader.published else None)
        return reader.hit(end, base, "anchored")
    for unit in ("week", "month", "year"):
        end = reader.follows(i + 1, f"this {unit}") or reader.follows(i + 1, f"in the {unit}")
        if end is None:
            continue
        published = reader.published
        if published is None:
            return reader.hit(end, None, "part")
        whole = period(published, unit, 0)
        after = word == "later"
        return reader.hit(
            end, DateInterval(published, whole.end) if after else DateInterval(whole.start, published), "part"
        )
    return None


def ago(reader: Reader, i: int) -> Hit | None:
    """Read a number of days and 'ago', 'earlier', 'before', 'later', 'after' or 'from now'."""
    number = reader.number(i)
    count, j = number if number is not None else (None, i)
    unit = UNITS.get(reader.low(j))
    if unit is None:
        return None
    word = reader.low(j + 1)
    if word == "back" and reader.at(j + 2).kind == "mark":
        word = "ago"
    if number is None and unit == "hour" and word in {"earlier", "later"} and reader.anchor is not None:
        return reader.hit(j + 2, reader.anchor, "anchored")
    if reader.low(i - 1) == "half":
        return None
    if word == "ago":
        if reader.low(i - 1) == "than" and reader.low(i - 2) == "less" and count is not None and reader.published:
            return Hit(j + 2, window(reader.published, unit, -count), reader.published, "relative", "window")
        return _ago(reader, j + 2, unit, count)
    if reader.future and unit == "week" and count is not None:
        k = reader.skip(j + 1, "from", "on")
        named = spoken_day(reader, k) or (weekday(reader, k) if k > j + 1 else None)
        if named is not None and named.kind in {"day", "weekday"}:
            return reader.hit(named.end, None if named.first is None else add_days(named.first, 7 * count), "ago")
    end = reader.follows(j + 1, "or so ago") or reader.follows(j + 1, "or more ago")
    if end is not None:
        return _about_ago(reader, end, unit, count, more=reader.low(j + 2) == "more")
    if reader.follows(j + 1, "from now") is not None:
        days = None if count is None or reader.published is None else shift(reader.published, unit, count)
        return reader.hit(j + 3, days, "ago")
    if word not in {"earlier", "before", "previously", "prior", "later", "after"}:
        return None
    if unit == "minute":
        return None
    back = word not in {"later", "after"}
    if count is None:
        return Hit(j + 2, None, None, "relative", "vague") if number is not None else None
    if reader.low(i - 1) == "the" and word == "before" and reader.anchor is not None:
        last = reader.anchor.start  # 'in the four days before'
        return Hit(j + 2, window(last, unit, -count), last, "relative", "window")
    return _from_anchor(
        reader, j + 2, unit, -count if back else count, closed=word in {"earlier", "previously", "later"}
    )


def past_days(reader: Reader, i: int) -> Hit | None:
    """Read 'two or three days ago', and 'the two past days', which others write as 'the past two days'."""
    number = reader.number(i)
    if number is None or number[0] is None:
        return None
    count, j = number
    if reader.low(j).endswith("days") and reader.low(j)[:-1] in WEEKDAYS and reader.low(j + 1) == "ago":
        latest = None
        if reader.published is not None and count is not None:
            latest = add_days(
                weekday_before(reader.published, WEEKDAYS[reader.low(j)[:-1]], strict=True), 7 - 7 * count
            )
        return reader.hit(j + 2, latest, "ago")  # 'two Sundays ago'
    if reader.low(j) in {"past", "last", "coming", "next"} and reader.low(i - 1) in {"the", "these"}:
        unit = UNITS.get(reader.low(j + 1))
        if unit is None or count is None or reader.published is None:
            return None if unit is None else Hit(j + 2, None, None, "relative", "window")
        back = reader.low(j) in {"past", "last"}
        first, last = sorted((window(reader.published, unit, -count if back else count), reader.published))
        return Hit(j + 2, first, last, "relative", "window")
    if reader.low(j) not in {"or", "to"} and not reader.is_dash(j):
        return None
    second = reader.number(j + 1)
    unit = UNITS.get(reader.low(second[1])) if second is not None else None
    if second is None or unit is None or reader.low(second[1] + 1) != "ago" or second[0] is None or count is None:
        return None
    if reader.published is None or second[0] <= count:
        return Hit(second[1] + 2, None, None, "relative", "vague")
    near, far = shift(reader.published, unit, -count), shift(reader.published, unit, -second[0])
    return Hit(second[1] + 2, far.start, near.end, "relative", "ago")


def _about_ago(reader: Reader, end: int, unit: str, count: int | None, *, more: bool) -> Hit:
    """Work out 'two days or so ago': a day more or less; 'or more' has no earliest day, so no interval."""
    if more or count is None or reader.published is None or unit in {"hour", "minute"}:
        return Hit(end, None, None, "relative", "vague")
    days = shift(reader.published, unit, -count)
    slack = 0 if unit in {"month", "year"} else 1
    return Hit(end, add_days(days.start, -slack), min(add_days(days.end, slack), reader.published), "relative", "ago")


def _ago(reader: Reader, end: int, unit: str, count: int | None) -> Hit:
    """Work out 'two days ago', 'a week ago yesterday'; 'hours ago' is publication day, 'several days ago' nothing."""
    if unit in {"week", "fortnight", "day"} and count is not None:
        named = spoken_day(reader, end) or weekday(reader, reader.skip(reader.skip(end, "on"), "last"))
        if named is not None and named.kind in {"day", "weekday"} and (unit != "day" or named.kind == "day"):
            days = None if named.first is None else shift(named.first, unit, -count)
            return reader.hit(named.end, days, "ago")
    if reader.published is None or (count is None and unit not in {"hour", "minute"}):
        return Hit(end, None, None, "relative", "vague" if count is None else "ago")
    return reader.hit(end, shift(reader.published, unit, -(count or 0)), "ago")


def _from_anchor(reader: Reader, end: int, unit: str, count: int, *, closed: bool) -> Hit:
    """Work out 'two days earlier' from the date named before, 'two days before Monday' from the one behind.

    An event behind ('two days before the raid') has no date here, unless its day is told ('the raid on Monday').
    """
    base, behind = reader.anchor, closed
    if not closed:
        j = reader.skip(reader.skip(end, "the"), "on")
        named = weekday(reader, j) or calendar(reader, j) or spoken_day(reader, j) or _day_of_event(reader, end)
        if named is not None:
            base, end, behind = named.days, named.end, True
        elif reader.at(end).kind == "word" and reader.low(end) not in _NO_EVENTS:
            base, behind = None, True
    if base is None and unit == "day" and count == -1 and not behind and reader.published is not None:
        base = DateInterval(reader.published, reader.published)  # 'the day before', where no other day is told
    if base is None:
        return Hit(end, None, None, "relative", "anchored")
    return reader.hit(end, shift(base.start if count < 0 else base.end, unit, count), "anchored")


_NO_EVENTS = frozenset(
    "and but he she they it that to for from into in at with by via through across along towards toward under "
    "aboard".split()
)
"""What stands behind 'two days before' and names no event: 'two days before, and', 'the day before for X'."""


def eve_of_event(reader: Reader, i: int) -> Hit | None:
    """Read 'on the eve', 'the eve of the vote on Sunday', 'the eve of May 9': the day before."""
    if reader.low(i + 1) != "of":
        on_it = reader.low(i - 1) == "the" and reader.low(i - 2) == "on"
        return _from_anchor(reader, i + 1, "day", -1, closed=False) if on_it else None
    named = weekday(reader, i + 2) or calendar(reader, i + 2) or _day_of_event(reader, i + 2)
    if named is None or named.first is None or named.first != named.last:
        return None
    return reader.hit(named.end, add_days(named.first, -1), "anchored")


def _day_of_event(reader: Reader, i: int) -> Hit | None:
    """Read the day of an event that begins here: 'the raid on the camp on Monday'."""
    for j in range(i + 1, i + _LONGEST_EVENT):
        if reader.at(j).kind != "word" or reader.low(j) in _BEHIND_EVENTS:
            return None
        if reader.low(j) in {"on", "of"}:
            named = weekday(reader, j + 1) or calendar(reader, j + 1)
            if named is not None and named.kind in {"day", "weekday"}:
                return named
    return None


_LONGEST_EVENT = 10
_LONGEST_ANCHOR = 7
_BEHIND_EVENTS = frozenset({"and", "but", "said", "says", "told", "who", "which", "had", "has", "officials"})


def anchored_day(reader: Reader, i: int) -> Hit | None:
    """Read 'the same day', 'that night', 'the following day', 'the previous week', 'the next morning'."""
    word, j = reader.low(i), i + 1
    if word == "that" and reader.low(j) == "same":
        word, j = "same", j + 1
    noun = reader.low(j)
    step = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(word, 0)
    base = reader.anchor
    found = reader.weekday(j)
    if found is not None and word != "next":
        return _anchored_weekday(reader, step, found[0], found[1])
    if noun in {"day"} | PARTS_OF_DAY:
        if base is None or (base.end - base.start).days > _LONGEST_ANCHOR:
            return reader.hit(j + 1, None, "anchored")  # "in May" has no next morning
        day = base if step == 0 else shift(base.end if step > 0 else base.start, "day", step)
        return reader.hit(j + 1, day, "anchored")
    if noun in {"week", "month", "year"}:
        days = None if base is None else period(base.start, noun, step)
        return reader.hit(j + 1, days, "anchored")
    number = reader.number(j)
    unit = UNITS.get(reader.low(number[1])) if number is not None else None
    if step == 0 or number is None or unit is None:
        return None
    last = base.end if base is not None else reader.published
    if number[0] is None or last is None:
        return Hit(number[1] + 1, None, None, "relative", "vague")
    first, end = sorted((window(last, unit, step * number[0]), last))
    return Hit(number[1] + 1, first, end, "relative", "window")


def _anchored_weekday(reader: Reader, step: int, index: int, end: int) -> Hit:
    """Read 'the following Monday', 'the previous Friday', 'that Sunday'."""
    while reader.low(end) in PARTS_OF_DAY:
        end += 1
    base = reader.anchor
    if base is None and step < 0 and reader.published is not None:
        return reader.hit(end, weekday_before(reader.published, index, strict=True), "weekday")
    if step == 0:
        return reader.hit(end, reader.latest_weekday(index), "weekday")
    if base is None:
        return reader.hit(end, None, "anchored")
    day = weekday_after(base.end, index) if step > 0 else weekday_before(base.start, index, strict=True)
    return reader.hit(end, day, "anchored")


def the_day_before(reader: Reader, i: int) -> Hit | None:
    """Read 'the day before', 'the night after', 'the day before yesterday', 'the day after Monday'."""
    if reader.low(i - 1) != "the" or reader.low(i + 1) not in {"before", "after"}:
        return None
    step = -1 if reader.low(i + 1) == "before" else 1
    return _from_anchor(reader, i + 2, "day", step, closed=False)


def weekend(reader: Reader, i: int) -> Hit | None:
    """Read 'the weekend'."""
    if reader.low(i - 1) not in {"the", "over"}:
        return None
    published = reader.published
    return reader.hit(i + 1, None if published is None else weekend_of(reader, "the", published), "weekend")


def day_word(reader: Reader, i: int) -> Hit | None:
    """Read 'yesterday', 'today', 'tomorrow', 'tonight'."""
    return spoken_day(reader, i)


def vague(reader: Reader, i: int) -> Hit | None:
    """Read words of time that no day can be made of: 'recently', 'in recent days', 'any day', 'soon'."""
    word, after = reader.low(i), reader.low(i + 1)
    ends = None
    if reader.low(i - 1) != "as" and (
        (word in {"recently", "lately", "shortly"} and after not in {"before", "after"})
        or (word == "soon" and after not in {"as", "after", "to"})
    ):
        ends = i + 1
    elif word in {"recent", "coming"} and after in UNITS:
        if UNITS[after] in {"hour", "minute"}:
            return reader.hit(i + 2, reader.published, "window")
        ends = i + 2
    elif word == "any" and after == "day":
        ends = i + 3 if reader.low(i + 2) == "now" else i + 2
    return None if ends is None else Hit(ends, None, None, "relative", "vague")
