"""The place names of a report: which words are used as places, and parts of areas such as "northeast Syria"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from geomap.extraction import lexicon
from geomap.gazetteer import Gazetteer, Mention

_LEFT_FOR = re.compile(
    r"\b(?:left|leav(?:e|es|ing)|bound|head(?:ed|ing)?|depart(?:ed|ing|s)?|set (?:out|off)|mak(?:e|es|ing)|made"
    r"|abandon(?:ed|ing)|quit) [^.!?\n]{0,60}\bfor $"
)
"""How "for" comes to stand before where somebody goes."""
_WORD_BEFORE = re.compile(r"([a-z]+) $")
_PART = re.compile(
    r"(?<![\w\-])(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?(?: part of| parts of)? (?:the )?$|"
    r"(?<![\w\-])central $"
)
"""What makes a part of the area that is named next."""
_WIDEST = 30
"""How many characters the words of such a part take."""


def is_likely(text: str, mention: Mention) -> bool:
    """Say whether a name that is also a common word is used as a place: only behind "to", "from", "in" and the like."""
    if not mention.is_common_word:
        return True
    before = _WORD_BEFORE.search(text, max(0, mention.start - 12), mention.start)
    if before is not None and before.group(1) == "for":
        return _LEFT_FOR.search(text, max(0, mention.start - 80), mention.start) is not None
    return before is not None and before.group(1) in lexicon.words("before places")


def with_part(text: str, mention: Mention, gazetteer: Gazetteer, countries: Mapping[str, float]) -> Mention:
    """Take in the compass word before an area: "northeast Syria" is a place of its own, "north Aleppo" is Aleppo.

    Parameters
    ----------
    text : str
        The report's text.
    mention : Mention
        A name in it.
    gazetteer : Gazetteer
        Where the wider name is looked up; a part that has no row gets a point inside the area, and its radius.
    countries : mapping of str to float
        How much each country weighs in the report.

    Returns
    -------
    Mention
        The wider mention, or the one given where it names no area or no part of it is meant.
    """
    if not mention.places or mention.places[0].end_kind != "area":
        return mention
    if re.match(r"['’]s\b", text[mention.end : mention.end + 3]):
        return mention  # "northern Syria's Manbij"
    before = _PART.search(text, max(0, mention.start - _WIDEST), mention.start)
    if before is None:
        return mention
    name = " ".join(text[before.start() : mention.end].split())
    answer = gazetteer.resolve(name, countries=countries)
    if answer.place_id is None or answer.lat is None or answer.lon is None or answer.radius_km is None:
        return mention
    place = gazetteer.places[answer.place_id]
    if answer.match == "relative":
        if place.id not in {p.id for p in mention.places}:
            return mention
        place = replace(
            place, name=name, kind="region", lat=answer.lat, lon=answer.lon, radius_km=answer.radius_km, admin1=""
        )
    elif place.end_kind != "area" or answer.match == "fuzzy":
        return mention
    return replace(mention, start=before.start(), text=text[before.start() : mention.end], places=(place,))
