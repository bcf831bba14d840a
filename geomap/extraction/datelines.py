"""Datelines and bylines: what stands before a report's first sentence, and the town where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.extraction import lexicon
from geomap.reports import Report
from geomap.reports.zones import DATELINE
from geomap.text import Span

_TOWN_ENDS = re.compile(r"\s*[,/(—–\d]|\s+--?\s")
_BYLINE = re.compile(
    r"\b(?:correspondent|reporter|bureau|envoy|staff writer|team)s? in "
    r"(?P<place>[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?)"
)
_LONGEST_BYLINE = 100  # characters
_TOWN_ALONE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’\-]{2,}(?: [A-ZÀ-Þ'’\-]{2,}){0,2})\.\s?[-–—]?\s(?=[A-ZÀ-Þ“\"][\w’']*\s)"
)
"""A town in capitals that a full stop sets apart from the first sentence: "CULIACÁN. The shooting", "GORI. – It"."""


def towns_of_writing(report: Report) -> Iterator[str]:
    """Yield what the byline and the dateline of a report name as the place where it was written."""
    first = next((k for k, block in enumerate(report.blocks) if block.zone == "body"), len(report.blocks))
    for block in report.blocks[: first + 2]:
        signed = _BYLINE.search(report.text, block.start, min(block.end, block.start + _LONGEST_BYLINE))
        if signed is not None and block.end - block.start <= _LONGEST_BYLINE:
            yield signed["place"]
        dated = DATELINE.match(report.text, block.start, block.end) if block.zone == "body" else None
        if dated is not None:
            yield _TOWN_ENDS.split(dated.group().strip())[0].strip()
    for block in report.blocks[first : first + 1]:
        alone = _TOWN_ALONE.match(report.text, block.start, block.end)
        if alone is not None:
            yield alone["place"].title()


def dateline_of(text: str, span: Span) -> re.Match[str] | None:
    """Match the dateline that opens a sentence; None where words that tell a movement stand in it.

    "ISIS fighters left Mosul for Raqqa - governor" is a headline, and no place and agency.
    """
    dated = DATELINE.match(text, span.start, span.end)
    if dated is None or '"' in dated.group():
        return dated  # VOX POP: "They say the brigade leaves tomorrow" (a driver) -
    return None if any(word in lexicon.verbs() for word in dated.group().split()) else dated
