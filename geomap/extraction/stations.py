"""Stations: where a sentence says that fighters stand or stood, from which the next sentence has them move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.others import is_same
from geomap.extraction.roles import phrases
from geomap.extraction.settling import settle

if TYPE_CHECKING:
    from geomap.extraction.ends import Frame
    from geomap.extraction.movers import Mover
    from geomap.extraction.reading import Sentence, _Reader
    from geomap.text import Span


@dataclass(frozen=True, slots=True)
class Station:
    """Where fighters stand or stood, and the sentence that says so, with the beginning of its block."""

    end: End
    span: Span
    block: int


_STAYING = lexicon.words("staying at a place")
_KEEPING = lexicon.words("keeping a place")
_SEATS = lexicon.words("seats of a force")
_GOING_ON = frozenset("they it them these".split())
_DEFINITE = frozenset("the its their these both all".split())
_REACH = 12


def station_of(reader: _Reader, sentence: Sentence) -> Station | None:
    """Return the one place where a sentence says that armed people stand or stood: "had held X", "were based in X".

    Parameters
    ----------
    reader : _Reader
        Who reads the report; its discourse already remembers who is spoken of.
    sentence : Sentence
        A sentence without claims.

    Returns
    -------
    Station or None
        The place with its sentence; None where the sentence tells of no stay, of several places, or of nobody armed.
    """
    mover = reader.discourse.mover
    if mover is None or not mover.is_armed or not reader.discourse.has_just_told:
        return None
    places = [p for p in phrases(sentence.units) if not sentence.masked[p.unit]]
    if len(places) != 1:
        return None
    place, units = places[0], sentence.units
    lows = [u.low for u in units]
    lead = lows[max(0, place.at - _REACH) : place.at]
    stays = place.governor in ("in", "at", "near", "inside", "around") and not _STAYING.isdisjoint(lead)
    before = lows[max(0, place.at - 3) : place.at + 1]
    keeps = not _KEEPING.isdisjoint(before)
    is_seat = place.unit <= 1 and not _SEATS.isdisjoint(lows[place.unit + 1 : place.unit + 8])
    of_place = place.governor == "of" and any(m.is_armed and m.last == place.at for m in sentence.nps)
    leaves = place.governor in ("from", "of") and not lexicon.words("departures").isdisjoint(lead)
    of_seat = place.governor in ("in", "at") and not _SEATS.isdisjoint(lead)
    if not (stays or keeps or is_seat or of_seat or of_place or leaves):
        return None
    return Station(settle(reader, sentence, place, []), sentence.span, sentence.block.start)


def to_their_station(reader: _Reader, sentence: Sentence, frame: Frame, origin: End) -> Station | None:
    """Return where those who are reinforced stand: "hold X. On Monday they were reinforced by 300 men from Y"."""
    station = reader.discourse.station
    lemma = frame.trigger.sense.lemma
    if station is None or is_same(station.end, origin) or not lemma.startswith(("reinforce", "strengthen")):
        return None
    agent = [u.low for u in sentence.units[: frame.trigger.at] if u.low in _GOING_ON]
    return station if agent and frame.ends.destination_word is None else None


def from_their_station(
    reader: _Reader, sentence: Sentence, frame: Frame, mover: Mover, destination: End
) -> Station | None:
    """Return where those who move stood by the sentence before: "had held X. On Monday it was pulled back to Y"."""
    station = reader.discourse.station
    if station is None or is_same(station.end, destination) or frame.ends.origin_word is not None:
        return None
    low = sentence.units[mover.first].low if mover.first < len(sentence.units) else ""
    spoken_of = low in _GOING_ON or (low in _DEFINITE and mover.cls in ("unit", "fighter", "men") and not mover.group)
    return station if spoken_of else None
