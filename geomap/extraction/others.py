"""Others: which of two towns just told "the city" is that another force leaves or enters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction.ends import Frame

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

LEAVING = frozenset(["march", "withdraw", "retreat", "pull", "flee", "escape", "evacuate", "leave", "depart"])
"""Words for going away from a place."""
_DRIVEN_OFF = frozenset(["drive", "quit", "abandon", "set", "ferry", "slip", "vacate", "clear", "empty"])


def left_by_others(reader: _Reader, sentence: Sentence, frame: Frame, found: End) -> End | None:
    """Find "the city" that others leave: of the two just told, the one that was left, or arrived in; None elsewhere."""
    told = reader.latest[-1] if len(reader.latest) == 1 else None
    if told is None or frame.mover is None or told.origin is None or told.destination is None:
        return None
    word = frame.ends.origin_word
    if word is None or sentence.units[word].low not in ("city", "town", "village"):
        return None
    lemma = told.lemma.split()[0]
    if lemma in ("arrive", "reach", "enter", "come", "land") and is_same(told.origin, found):
        return told.destination if told.destination.kind == "town" else None
    others = frame.mover.cls != "pronoun" and sentence.units[frame.mover.first].low != "the"
    if others and lemma in LEAVING | _DRIVEN_OFF and is_same(told.destination, found):
        return told.origin if told.origin.kind == "town" else None
    return None


def entered_by_others(reader: _Reader, sentence: Sentence, frame: Frame, found: End) -> End | None:
    """Find "the town" that another force enters: the one just left, rather than where those who left it went."""
    told = reader.latest[-1] if len(reader.latest) == 1 else None
    word, mover = frame.ends.destination_word, frame.mover
    if told is None or word is None or mover is None or sentence.units[word].low not in ("city", "town", "village"):
        return None
    others = mover.group is not None and told.group is not None and mover.group != told.group
    left = told.lemma.split()[0] in LEAVING | _DRIVEN_OFF and is_same(told.destination, found)
    return told.origin if others and left and told.origin is not None and told.origin.kind == "town" else None


def is_same(one: End | None, two: End | None) -> bool:
    """Say whether two ends are one settled place."""
    if one is None or two is None or one.place_id is None:
        return False
    return one.place_id == two.place_id and (one.lat, one.lon) == (two.lat, two.lon)
