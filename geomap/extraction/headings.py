"""Headings that are days: a log of incidents tells under "Monday 10 August" what happened on that Monday."""

from __future__ import annotations

import re

from geomap.dates import DateMention, find_dates
from geomap.reports import Block, Report

_ENOUGH = 2
"""So many days among the headings make a report a log; a single one is its date."""
_LONGEST = 40
_WORD = re.compile(r"\w+")


def days_by_block(report: Report) -> dict[Block, DateMention]:
    """Find the day of the heading above each block of a log.

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
    headings = 0
    for block in report.blocks:
        if block.zone == "furniture":
            if block.reason in ("heading", "head"):
                day = _only_day(report, block)
                headings += day is not None
        elif day is not None and block.zone == "body":
            out[block] = day
    return out if headings >= _ENOUGH else {}


def _only_day(report: Report, block: Block) -> DateMention | None:
    if block.end - block.start > _LONGEST:
        return None
    found = find_dates(report.text, report.published, start=block.start, end=block.end)
    if len(found) != 1 or found[0].kind not in ("day", "weekday", "night"):
        return None
    rest = report.text[block.start : found[0].start] + report.text[found[0].end : block.end]
    return None if _WORD.search(rest) else found[0]
