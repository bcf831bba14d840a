"""Settling: a place as the text names it made an end of a movement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction.roles import Phrase
from geomap.extraction.units import Unit
from geomap.gazetteer import Place

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def settle(
    reader: _Reader, sentence: Sentence, phrase: Phrase, notes: list[str], near: Sequence[tuple[float, float]] = ()
) -> End:
    """Make an end of a place in its phrase; ``notes`` gets a word on each doubt, ``near`` are places beside it."""
    unit = sentence.units[phrase.unit]
    text = reader.report.text[unit.start : unit.end]
    place = reader.place(unit, phrase.area_noun, near)
    if place is None:
        if "place not resolved" not in notes:
            notes.append("place not resolved")
        reader.note_unresolved(text, sentence)
        return End(text)
    if unit.start in reader.guessed and "fuzzy place" not in notes:
        notes.append("fuzzy place")
    if phrase.relative and f"near place: {phrase.relative}" not in notes:
        notes.append(f"near place: {phrase.relative}")
    return end_at(text, place)


def end_of(reader: _Reader, unit: Unit, place: Place) -> End:
    """Return an end at a place, as its unit of the report names it."""
    return end_at(reader.report.text[unit.start : unit.end], place)


def end_at(text: str, place: Place) -> End:
    """Return an end at a place, as the text names it."""
    return End(text, place.id, place.end_kind, place.lat, place.lon, place.radius_km)
