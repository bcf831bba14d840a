"""Gapping: a verb told once for several who go different ways: "the garrison of A went to B, that of C to D"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.ends import Ends, Frame
from geomap.extraction.roles import Phrase
from geomap.extraction.units import Unit

_OTHER_ONES = frozenset(["that", "those", "one", "ones"])
_OF = frozenset(["of", "from", "in", "at"])
_TO = frozenset(["to", "for", "into", "towards", "toward"])


def split_those_of(units: Sequence[Unit], frames: Sequence[Frame], places: Sequence[Phrase]) -> list[Frame]:
    """Split "those of A went to B, those of C to D": who stood at C goes to D, and not to B."""
    out: list[Frame] = []
    for frame in frames:
        out.append(frame)
        for phrase in frame.ends.destinations[1:]:
            stood = _those_of(units, phrase, places)
            if stood is None or stood.unit < frame.trigger.end:
                continue
            ends = frame.ends
            ends.destinations = [p for p in ends.destinations if p.unit < stood.unit]
            ends.origins = [p for p in ends.origins if p.unit != stood.unit]
            ends.located = [p for p in ends.located if p.unit != stood.unit]
            apart = Frame(frame.trigger, frame.mover, Ends([stood], [phrase]), frame.first, frame.last, frame.agent)
            apart.triggers, apart.own_subject = frame.triggers, frame.own_subject
            out.append(apart)
    return out


def _those_of(units: Sequence[Unit], goal: Phrase, places: Sequence[Phrase]) -> Phrase | None:
    """Return C of "those of C to D", D being the goal; None where it is told otherwise."""
    if goal.governor not in _TO or not goal.at:
        return None
    stood = next((p for p in places if p.unit == goal.at - 1), None)
    if stood is None or stood.governor not in _OF or not stood.at:
        return None
    k = stood.at - 1
    return stood if units[k].low in _OTHER_ONES and units[k - 1].low in (",", "and", ";", "the", "while") else None
