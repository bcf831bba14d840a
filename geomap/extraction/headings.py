"""Headings that are days: a log of incidents tells under "Monday 10 August" what happened on that Monday."""

from __future__ import annotations

import re
from dataclasses import replace

from geomap.dates import DateMention, find_dates
from geomap.dates.spans import make_day
from geomap.reports import Block, Report

_ENOUGH = 2
"""So many days among the headings make a report a log; a single one is its date."""
_LONGEST = 40
_WORD = re.compile(r"\w+")
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
    out: dict[Block, DateMention] = {}
    day: DateMention | None = None
    year: int | None = None
    headings = 0
    for block in report.blocks:
        if block.zone == "furniture":
            if (told := _YEAR.fullmatch(report.text, block.start, block.end)) is not None:
                day, year = None, int(told.group())
            elif block.reason in ("heading", "head"):
                day = _only_day(report, block, year)
                headings += day is not None
        elif day is not None and block.zone == "body":
            out[block] = day
    return out if headings >= _ENOUGH else {}


def _only_day(report: Report, block: Block, year: int | None) -> DateMention | None:
    if block.end - block.start > _LONGEST:
        return None
    found = find_dates(report.text, report.day, start=block.start, end=block.end)
    if len(found) != 1 or found[0].kind not in ("day", "weekday", "night"):
        return None
    rest = report.text[block.start : found[0].start] + report.text[found[0].end : block.end]
    if _WORD.search(rest):
        return None
    first, last = found[0].first, found[0].last
    if year is None or first is None or last is None or _STATED.search(found[0].text):
        return found[0]
    days = [make_day(year, day.month, day.day) for day in (first, last)]
    return None if None in days else replace(found[0], first=days[0], last=days[1])
