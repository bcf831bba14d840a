"""Departing: where those set out who are only told to have left for the south, or to have left the town they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction.ends import Frame
from geomap.extraction.roles import IN
from geomap.extraction.settling import end_at, end_of

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_WITNESSES = frozenset(
    "resident residents inhabitant inhabitants elder elders mayor priest imam schoolteacher teacher shopkeeper traders "
    "farmers villagers villager omda omdah chief councillor headman trader doctor nurse".split()
)
_AROUND = IN | {"around", "near", "outside"}


def where_they_were(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Find from where somebody left who is told of by a direction alone: "left for the south", "drove off northwards".

    It is the town of those who saw it ("residents of X say"), the only place that the sentence says anything of, or the
    town that the sentence before opens with. None where the clause names no direction, or a place is told otherwise.
    """
    ends = frame.ends
    if ends.direction is None or ends.origins or ends.destinations or ends.origin_word is not None:
        return None
    if not {"leaves", "moves"} & frame.trigger.sense.frame or frame.trigger.passive:
        return None
    units = sentence.units
    named = [k for k, u in enumerate(units) if u.kind == "place" and (p := reader.place(u, "")) and p.kind != "country"]
    seen = [k for k in named if k > 1 and units[k - 1].low in ("of", "in", "at") and units[k - 2].low in _WITNESSES]
    if seen:
        return _end(reader, sentence, seen[-1])
    before = [k for k in named if k < frame.trigger.at and not sentence.masked[k] and units[k - 1].low in _AROUND and k]
    if len(named) == 1 and before:
        return _end(reader, sentence, before[0])
    if named:
        return None
    scene = reader.discourse.scene
    told = next(((text, place) for text, place in reversed(reader.discourse.places) if place.id == scene), None)
    return end_at(*told) if told is not None else None


def where_they_stood(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Read "drew into X; they had stood in Y until then", "..., who until now have been stationed in Y"."""
    units = sentence.units
    for k in range(frame.trigger.end + 2, len(units)):
        if units[k].kind != "place" or sentence.masked[k] or units[k - 1].low not in IN:
            continue
        begins = next((n for n in range(k, frame.trigger.end, -1) if units[n].low in (";", ",", "–", "—")), None)
        if begins is None:
            continue
        clause = [u.low for u in units[begins : k + 4]]
        until = any(low.startswith(("until", "till")) for low in clause)
        if until and not _HAD.isdisjoint(clause) and not _STOOD.isdisjoint(clause):
            return _end(reader, sentence, k)
    return None


def where_seen_to_arrive(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Read "A worker in X saw sixty vehicles arrive from Y": they came to where he is who saw them."""
    units, mover = sentence.units, frame.mover
    if mover is None or mover.first < 4 or frame.trigger.sense.lemma not in _ARRIVING or frame.ends.direction:
        return None
    if units[mover.first - 1].low not in _SEES or frame.ends.destination_word is not None:
        return None
    named = [k for k in range(2, mover.first - 1) if units[k].kind == "place"]
    lives = len(named) == 1 and units[named[0] - 1].low in ("in", "at", "of") and units[named[0] - 2].kind == "word"
    return _end(reader, sentence, named[0]) if lives else None


_SEES = frozenset("saw seen watched counted see heard observed".split())
_ARRIVING = frozenset("arrive come return land enter roll drive".split())
_HAD = frozenset(["had", "have", "having", "were"])
_STOOD = frozenset("stood been stationed based garrisoned quartered posted served deployed".split())


def _end(reader: _Reader, sentence: Sentence, unit: int) -> End | None:
    place = reader.place(sentence.units[unit], "")
    return end_of(reader, sentence.units[unit], place) if place is not None else None
