"""Others: which of two towns just told "the city" is that another force leaves or enters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction.ends import Frame

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.reading import Sentence, _Reader

LEAVING = frozenset(["march", "withdraw", "retreat", "pull", "flee", "escape", "evacuate", "leave", "depart"])
"""Words for going away from a place."""
_ARRIVING = frozenset(["arrive", "reach", "enter", "come", "land"])
_DRIVEN_OFF = frozenset(["drive", "quit", "abandon", "set", "ferry", "slip", "vacate", "clear", "empty"])


def left_by_others(reader: _Reader, sentence: Sentence, frame: Frame, found: End) -> End | None:
    """Find "the city" that others leave: of the two just told, the one that was left, or arrived in; None elsewhere."""
    told, mover = _told_alone(reader, sentence, frame.ends.origin_word), frame.mover
    if told is None or mover is None or told.origin is None or told.destination is None:
        return None
    if told.lemma.split()[0] in _ARRIVING and is_same(told.origin, found):
        return _if_town(told.destination)
    others = mover.cls != "pronoun" and sentence.units[mover.first].low != "the"
    return _if_town(told.origin) if others and _left_for(told, found) else None


def entered_by_others(reader: _Reader, sentence: Sentence, frame: Frame, found: End) -> End | None:
    """Find "the town" that another force enters: the one just left, rather than where those who left it went."""
    told, mover = _told_alone(reader, sentence, frame.ends.destination_word), frame.mover
    if told is None or mover is None or mover.group is None or told.group is None:
        return None
    return _if_town(told.origin) if mover.group != told.group and _left_for(told, found) else None


def _told_alone(reader: _Reader, sentence: Sentence, word: int | None) -> Draft | None:
    """Return the one movement just told, where a word for a town may stand for one of its ends."""
    is_town = word is not None and sentence.units[word].low in ("city", "town", "village")
    return reader.latest[0] if is_town and len(reader.latest) == 1 else None


def _left_for(told: Draft, found: End) -> bool:
    return told.lemma.split()[0] in LEAVING | _DRIVEN_OFF and is_same(told.destination, found)


def _if_town(end: End | None) -> End | None:
    return end if end is not None and end.kind == "town" else None


def is_same(one: End | None, two: End | None) -> bool:
    """Say whether two ends are one settled place."""
    if one is None or two is None or one.place_id is None:
        return False
    return one.place_id == two.place_id and (one.lat, one.lon) == (two.lat, two.lon)
