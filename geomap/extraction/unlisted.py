"""Unlisted names: what no list has is taken for a place where it stands as the end of a movement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.toponyms import named_ends
from geomap.extraction.units import Found
from geomap.gazetteer import Mention, Place, distance_km, is_demonym
from geomap.text import Span

if TYPE_CHECKING:
    from geomap.extraction.reading import _Reader

_AMONG_KM = 150.0


def unlisted_places(reader: _Reader, span: Span, known: Sequence[tuple[int, int]]) -> list[Found]:
    """Take a name that no list has for a place where it stands as the end of a movement: "fled to Zughaymirat".

    A spelling that is all but a listed one gets that place, and a note; any other name stays without one.
    """
    text = reader.report.text
    out: list[Found] = []
    for match in named_ends(text, span.start, span.end):
        start, end = match.span("name")
        if any(a < end and start < b for a, b in known) or _is_someone(reader, match.group("name")):
            continue
        if _is_make_of(text, end):
            continue
        name = match.group("name")
        answer = reader.gazetteer.resolve(name, countries=reader.countries, near=reader.anchors)
        places: tuple[Place, ...] = ()
        if answer.match == "not a place":
            continue
        if answer.place_id is not None and answer.match != "fuzzy" and _is_close(reader, answer.place_id):
            places = (reader.gazetteer.places[answer.place_id],)
        if answer.place_id is not None and answer.match == "fuzzy":
            places = (reader.gazetteer.places[answer.place_id],)
            reader.guessed.add(start)
        out.append(Found("place", start, end, Mention(start, end, name, places, "folded"), 0))
    return out


def _is_make_of(text: str, end: int) -> bool:
    """Say whether a name tells the make of what stands behind it: "into Datsun pick-ups"."""
    behind = _NEXT_WORD.match(text, end)
    return behind is not None and lexicon.actors().get(behind["word"]) in ("vehicle", "weapon")


_NEXT_WORD = re.compile(r" (?P<word>[a-z][\w\-]+)")


def _is_close(reader: _Reader, place_id: str) -> bool:
    """Say whether a small town of the fallback lies among the report's other places."""
    place = reader.gazetteer.places[place_id]
    return any(distance_km(place.lat, place.lon, lat, lon) < _AMONG_KM for lat, lon in reader.anchors)


def _is_someone(reader: _Reader, name: str) -> bool:
    """Say whether a name without a place is one that the report knows otherwise: its outlet, a speaker."""
    folded = name.casefold()
    others = [reader.report.outlet or "", *reader.discourse.speakers]
    known = is_demonym(name.split()[-1]) or folded in lexicon.actors()  # "abandoned Humvees"
    return known or any(folded in other.casefold() for other in others)
