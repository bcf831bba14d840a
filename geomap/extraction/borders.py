"""Borders as ends of movements: "to the Syrian border", "towards Kenya's border with Somalia"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geomap.extraction.units import Found
from geomap.gazetteer import Gazetteer, Mention, Place, countries_in, country_of
from geomap.gazetteer.countries import country_words

_WORD = r"[A-ZÀ-Þ][\w’'\-]{0,20}\w"
_COUNTRY = rf"(?:(?:[A-Z]\.){{2,3}}|{_WORD}(?: {_WORD}){{0,2}}?)"
_LINE = r"(?:border|frontier)s?(?: areas?| regions?| zones?)?"
_NOT_A_PART = (
    r"(?! (?:towns?|city|cities|villages?|settlements?|posts?|crossings?|guards?|police|forces?|troops|soldiers|"
    r"patrols?|provinces?|districts?|camps?|points?|gates?|controls?|security|closures?|disputes?|agreement|wall|fence|"
    r"officials?|checkpoints?|stations?|outposts?|units?|command)\b)(?!-)"
)
"""What makes "border" a word for another thing: "the Somali border town"."""
_PATTERNS = (
    re.compile(
        rf"\b{_LINE} (?:between|separating|of) (?P<one>{_COUNTRY}) (?:and|from|with) (?P<two>{_COUNTRY})(?![\w\-])"
    ),
    re.compile(rf"\b(?P<one>{_COUNTRY})(?:['’]s?)? {_LINE} with (?P<two>{_COUNTRY})(?![\w\-])"),
    re.compile(rf"\b{_LINE} with (?P<one>{_COUNTRY})(?![\w\-])"),
    re.compile(rf"\b(?P<one>{_COUNTRY})(?:['’]s?)? {_LINE}\b{_NOT_A_PART}"),
)
"""The borders that name two countries come before those that name one."""


def find_borders(text: str, start: int, end: int, gazetteer: Gazetteer, countries: Mapping[str, float]) -> list[Found]:
    """Find the borders that a text names by the countries on their sides.

    Parameters
    ----------
    text : str
        The report's text.
    start, end : int
        The run to look through.
    gazetteer : Gazetteer
        Where the borders are looked up.
    countries : mapping of str to float
        How much each country weighs in the report: the other side of "the Syrian border" is the neighbour of Syria
        that the run names, else the one that weighs most.

    Returns
    -------
    list of Found
        Mentions of places; one whose other side the report does not tell has no place, and is not settled.
    """
    out: list[Found] = []
    if not _HINT.search(text, start, end):
        return out
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            sides = [side for name in match.groupdict().values() if (side := country_of(name))]
            if len(sides) < len(match.groupdict()) or any(f.start < match.end() and match.start() < f.end for f in out):
                continue
            if len(sides) == 2:
                place = _between(sides[0], sides[1], gazetteer)
            else:
                place = _other_side(sides[0], gazetteer, countries_in(text[start:end]), countries)
            mention = Mention(match.start(), match.end(), match.group(), (place,) if place else (), "folded")
            out.append(Found("place", match.start(), match.end(), mention, 6))
    return out


_HINT = re.compile(r"\b(?:border|frontier)")


def _other_side(side: str, gazetteer: Gazetteer, *weights: Mapping[str, float]) -> Place | None:
    """Return the border with the neighbour that weighs most, by the first weights that tell one."""
    for countries in weights:
        found = [
            (countries[code], place)
            for code in countries
            if code != side and (place := _between(side, code, gazetteer)) is not None
        ]
        best = max((weight for weight, _ in found), default=0.0)
        likely = [place for weight, place in found if weight == best]
        if len(likely) == 1:
            return likely[0]
    return None


def _between(one: str, two: str, gazetteer: Gazetteer) -> Place | None:
    """Return the border between two countries; None where they share none."""
    words = country_words()
    if one not in words or two not in words:
        return None
    found = gazetteer.find(f"{words[one].name}-{words[two].name} border")
    found = found or gazetteer.find(f"{words[two].name}-{words[one].name} border")
    return found[0] if found else None
