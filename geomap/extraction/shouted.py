"""Shouted: cables and old wires in capitals are read as if their names alone had them; quotations keep the capitals."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from geomap.claims import Claim
from geomap.dates.words import MONTHS, SHORT_MONTHS, WEEKDAYS
from geomap.gazetteer import Gazetteer, is_demonym
from geomap.groups import GroupLexicon
from geomap.reports import Report
from geomap.text import in_small_letters, is_shouted

_WORD = re.compile(r"[^\W\d_]+")
_NAMES_OF_DAYS = {*WEEKDAYS, *MONTHS, *SHORT_MONTHS}
_INITIALS = re.compile(r"\((?P<initials>[A-Z]{2,8})\)")
_SHORTEST_NAME = 4


def as_spoken(report: Report, gazetteer: Gazetteer, groups: GroupLexicon) -> Report:
    """Return a report in capitals with capitals for names and beginnings alone; any other report as it is.

    Parameters
    ----------
    report : Report
        The report.
    gazetteer, groups : Gazetteer, GroupLexicon
        Which names there are.

    Returns
    -------
    Report
        Its text has each character at its place.
    """
    text = report.text
    if not is_shouted(text):
        return report
    spoken, titled = list(in_small_letters(text)), _titled(text)
    places = [m for m in gazetteer.mentions(titled) if not m.is_common_word and len(m.text) >= _SHORTEST_NAME]
    countries = {place.country for m in places if len(m.places) == 1 for place in m.places if place.country}
    forces = groups.mentions(titled, 0, len(titled), countries)
    named = [*((m.start, m.end) for m in places), *((m.start, m.end) for m in forces)]
    days = (m.span() for m in _WORD.finditer(titled) if m[0].lower() in _NAMES_OF_DAYS or is_demonym(m[0]))
    for start, end in chain(named, days):
        spoken[start:end] = titled[start:end]
    for match in _INITIALS.finditer(text):
        spoken[match.start() : match.end()] = match[0]
    return replace(report, text="".join(spoken))


def in_its_words(claim: Claim, report: Report) -> Claim:
    """Give a claim of a report in capitals the words of its quotation, its number and its day as they are written."""
    if report.text.startswith(claim.quote, claim.quote_start):
        return claim
    quote = report.text[claim.quote_start : claim.quote_end]

    def written(words: str | None) -> str | None:
        at = claim.quote.find(words) if words else -1
        return quote[at : at + len(words)] if words and at >= 0 else words

    return replace(claim, quote=quote, count_text=written(claim.count_text), date_text=written(claim.date_text))


def _titled(text: str) -> str:
    """Write each word with a capital and small letters behind it; each character keeps its place."""
    out = list(text)
    for word in _WORD.finditer(text):
        inner = (
            word.start() and text[word.start() - 1] in "'’" and word.start() > 1 and text[word.start() - 2].isalpha()
        )
        for k in range(word.start() + (not inner), word.end()):
            low = text[k].lower()
            out[k] = low if len(low) == 1 else text[k]
    return "".join(out)
