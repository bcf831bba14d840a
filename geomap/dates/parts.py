"""Parts of months, years and weeks: 'early June', 'the end of May', 'the second quarter of 2016', 'late last week'."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geomap.dates.grammar import Hit, Reader
from geomap.dates.points import calendar, period, spoken_day, this_last_next, weekday, year
from geomap.dates.spans import (
    PARTS_OF_MONTH,
    DateInterval,
    add_months,
    part_of_month,
    part_of_week,
    part_of_year,
    week_of,
)

_PART_WORDS = {
    "early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early", "middle":
    "mid", "end": "late", "close": "late",
}  # fmt: skip


def part(reader: Reader, i: int) -> Hit | None:
    """Read a part of a month, year or week: 'early June', 'mid-2016', 'the end of May', 'late last month'."""
    words = _PART_WORDS
    name, j = words.get(reader.low(i)), i + 1
    order = {2: "second", 3: "third", 4: "fourth"}.get(reader.at(i).value, reader.low(i))
    if order in {"first", "second", "third", "fourth", "last"} and reader.low(i + 1) in {"half", "week", "quarter"}:
        name, j = f"{order} {reader.low(i + 1)}", i + 2
        known = reader.low(i + 1) == "quarter" or name in PARTS_OF_MONTH
        if not known or not (reader.low(j) == "of" or (reader.low(j) == "in" and reader.month(j + 1))):
            return None
    if name is None:
        return None
    if name.endswith("quarter"):
        return _quarter(reader, reader.skip(j + 1, "the"), name)
    if reader.low(i) in {"beginning", "start", "middle", "end", "close"} and not (
        reader.low(j) == "of" or reader.is_dash(j) or reader.follows(j, "in")
    ):
        return None
    while reader.is_dash(j) or reader.low(j) in {"of", "on", "in", "the"}:
        j += 1
    return _part_of(reader, j, name)


def its_end(reader: Reader, i: int) -> Hit | None:
    """Read 'year end', 'month's end' as the end of this year or month."""
    j = i + 1
    if reader.low(j) in {"'", "’"} and reader.low(j + 1) == "s":
        j += 2
    j += reader.is_dash(j)
    if reader.low(j) != "end":
        return None
    whole = _part_of(reader, i, "late")
    return None if whole is None else replace(whole, end=j + 1)


def _quarter(reader: Reader, j: int, name: str) -> Hit | None:
    """Read the year behind 'the first quarter of'."""
    inner = this_last_next(reader, j) if reader.low(j) in {"this", "last", "next"} else year(reader, j)
    if reader.low(j) == "year":
        inner = reader.hit(j + 1, reader.published, "year")
    if inner is None or inner.kind != "year":
        return None
    first = None if inner.first is None else inner.first.replace(day=1)
    return reader.hit(inner.end, None if first is None else part_of_year(first, name), "part", inner.basis)


def _part_of(reader: Reader, j: int, name: str) -> Hit | None:
    """Read what the part is a part of, at ``j``."""
    base = reader.published
    for unit in ("month", "year", "week"):
        end = reader.follows(j, unit)
        if end is None or (name.endswith(" week") and unit != "month"):
            continue
        whole = None if base is None else period(base, unit, 0)
        return _part_hit(reader, end, whole, unit, name)
    inner = this_last_next(reader, j) if reader.low(j) in {"this", "last", "next"} else None
    if inner is not None and (inner.kind == "month" or (inner.kind in {"week", "year"} and "week" not in name)):
        return _part_hit(reader, inner.end, inner.days, inner.kind, name)
    if inner is not None:
        return inner if name in {"early", "late", "mid"} else None
    found = reader.month(j)
    if found is not None and (reader.low(j - 1) not in {"on"}):
        whole_year, end = reader.year_behind(found[1])
        return _part_of_named_month(reader, end, found[0], whole_year, name)
    if reader.at(j).is_year and (not name.endswith(" week") or name in {"first week", "last week"}):
        first = date(reader.at(j).value, 1, 1)
        return reader.hit(j + 1, part_of_year(first, name), "part", "stated")
    if name not in {"early", "late", "mid"}:
        return None
    return weekday(reader, j) or calendar(reader, j) or spoken_day(reader, j)


def _part_of_named_month(reader: Reader, end: int, month: int, whole_year: int | None, name: str) -> Hit | None:
    """Work out a part of a named month; a missing year is the one whose part has begun by publication."""
    whole = reader.from_month(month, None, None, whole_year)
    days = None if whole is None else part_of_month(whole.start, name)
    published = reader.published
    if days is not None and whole_year is None and published is not None:
        if not reader.future and days.start > published:
            days = part_of_month(add_months(days.start.replace(day=1), -12), name)
        elif reader.future and days.end < published:
            days = part_of_month(add_months(days.start.replace(day=1), 12), name)
    return reader.hit(end, days, "part", "stated")


def _part_hit(reader: Reader, end: int, whole: DateInterval | None, unit: str, name: str) -> Hit:
    """Make the hit of a part of this, last or next week, month or year."""
    if whole is None:
        return reader.hit(end, None, "part")
    if unit == "week":
        return reader.hit(end, part_of_week(week_of(whole.start), name), "part")
    days = part_of_month(whole.start, name) if unit == "month" else part_of_year(whole.start, name)
    return reader.hit(end, days, "part")
