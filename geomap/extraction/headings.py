"""Headings that are days or places: a log tells under "Monday 10 August" or "Kobani" what happened then or there."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.dates import DateInterval, DateMention, find_dates
from geomap.dates.spans import make_day
from geomap.gazetteer import Mention
from geomap.reports import Block, Report

if TYPE_CHECKING:
    from geomap.extraction.reading import _Reader

_ENOUGH = 2
"""So many days among the headings make a report a log; a single one is its date."""
_LONGEST = 40
_WORD = re.compile(r"\w+")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_STATED = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A heading of its own: the days of the headings below it are of that year."""


def days_by_block(report: Report) -> dict[Block, DateMention]:
    """Find the day of the heading above each block of a log, in the year of a heading above that, if there is one.

    Parameters
    ----------
    report : Report
        The report, cut into blocks.

    Returns
    -------
    dict
        The day by block; empty where the report is no log. What stands under a heading without a day has none.
    """
    out = _days_of_items(report)
    if out:
        return out
    day: DateMention | None = None
    year: int | None = None
    headings = 0
    for block in report.blocks:
        if block.zone == "furniture":
            if (told := _YEAR.fullmatch(report.text, block.start, block.end)) is not None:
                day, year = None, int(told.group())
            elif (in_row := _day_of_row(report, block)) is not None:
                day, headings = in_row, headings + 1
            elif block.reason in ("heading", "head"):
                day = _only_day(report, block, year)
                headings += day is not None
        elif day is not None and block.zone == "body":
            out[block] = day
    return out if headings >= _ENOUGH else {}


def _days_of_items(report: Report) -> dict[Block, DateMention]:
    """Return the day that each item of a chronicle opens with, without a year: "13/02 – Soldiers leave X for Y".

    Empty where fewer than two do, or where nothing says whether the day or the month comes first.
    """
    if report.day is None:
        return {}
    items = [
        (block, told, int(told["one"]), int(told["two"]))
        for block in report.blocks
        if block.zone == "body" and (told := _ITEM_DAY.match(report.text, block.start, block.end)) is not None
    ]
    day_first, month_first = any(one > _MONTHS for *_, one, _ in items), any(two > _MONTHS for *_, two in items)
    if len(items) < _ENOUGH or day_first == month_first:
        return {}
    out: dict[Block, DateMention] = {}
    for block, told, one, two in items:
        month, number = (two, one) if day_first else (one, two)
        this_year = make_day(report.day.year, month, number)
        late = this_year is not None and this_year > report.day
        day = make_day(report.day.year - 1, month, number) if late else this_year
        if day is not None:
            start, end = told.span("day")
            out[block] = DateMention(start, end, told["day"], day, day, "stated", "day")
    return out


_ITEM_DAY = re.compile(r"\W{0,3}(?P<day>(?P<one>\d{1,2})[/.](?P<two>\d{1,2}))\.?\s*[–—:-]\s")
_MONTHS = 12


def _day_of_row(report: Report, block: Block) -> DateMention | None:
    """Return the only day in the cells before what a table's row tells: "H-4411 | 2021-08-31 | Daraa | Movement |"."""
    text = report.text
    is_line = text[block.end : block.end + 1] in ("", "\n")  # and no part of one
    if is_line or max(text.count(bar, block.start, block.end) for bar in "|\t") < _BARS:
        return None
    found = find_dates(report.text, report.day, start=block.start, end=block.end)
    return found[0] if len(found) == 1 and found[0].kind == "day" else None


_BARS = 2


def _only_day(report: Report, block: Block, year: int | None) -> DateMention | None:
    if block.end - block.start > _LONGEST:
        return None
    found = find_dates(report.text, report.day, start=block.start, end=block.end)
    if [day.kind for day in found] == ["day", "weekday"]:
        found = found[:1]  # "27 September (Sunday)"
    if len(found) != 1 or found[0].kind not in ("day", "weekday", "night"):
        return None
    rest = report.text[block.start : found[0].start] + report.text[found[0].end : block.end]
    if _WORD.search(_WEEKDAY.sub("", rest)):
        return None
    first, last = found[0].first, found[0].last
    if year is None or first is None or last is None or _STATED.search(found[0].text):
        return found[0]
    days = [make_day(year, day.month, day.day) for day in (first, last)]
    return None if None in days else replace(found[0], first=days[0], last=days[1])


def month_told_above(report: Report) -> DateInterval | None:
    """Return the month of a report of no known day, as its head tells it: "Access Snapshot, May 2018"."""
    if report.day is not None:
        return None
    for block in report.blocks:
        if block.zone == "body":
            return None
        if block.reason == "head" or block.zone == "headline":
            for told in find_dates(report.text, None, start=block.start, end=block.end):
                if told.kind == "month" and told.first is not None and told.last is not None:
                    return DateInterval(told.first, told.last)
    return None


def _heading_above(reader: _Reader, block: Block) -> Block | None:
    """Return the short heading right above a block, None where it has none."""
    blocks = reader.report.blocks
    number = bisect_left(blocks, block.start, key=lambda one: one.start)
    above = blocks[number - 1] if number else None
    if above is None or above.reason not in ("heading", "head") or above.end - above.start > _LONGEST:
        return None
    return above


def group_above(reader: _Reader, block: Block) -> str | None:
    """Return the group that the heading right above a block consists of: "The PUK", and below it what became of it."""
    above = _heading_above(reader, block)
    if above is None:
        return None
    text = reader.report.text
    named = reader.groups.mentions(text, above.start, above.end, reader.countries)
    if len(named) != 1 or named[0].is_leader:
        return None
    rest = text[above.start : named[0].start] + text[named[0].end : above.end]
    return named[0].group.name if _ARTICLE.fullmatch(rest) else None


_ARTICLE = re.compile(r"\W*(?:the)?\W*", re.I)


def place_above(reader: _Reader, block: Block) -> Mention | None:
    """Return the place that the heading right above a block consists of: "Kobani", and below it what happened there."""
    above = _heading_above(reader, block)
    if above is None:
        return None
    text = reader.report.text
    inside = [m for m in reader.gazetteer.mentions(text, above.start, above.end) if not m.is_common_word]
    rest = text[above.start : inside[0].start] + text[inside[0].end : above.end] if inside else ""
    return inside[0] if len(inside) == 1 and not _LETTER.search(rest) else None


_LETTER = re.compile(r"[^\W\d_]")
