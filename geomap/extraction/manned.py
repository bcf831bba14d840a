"""Manned: vehicles that are a force's, though no word says whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.movers import Mover

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def is_manned(reader: _Reader, sentence: Sentence, mover: Mover) -> bool:
    """Say whether vehicles are a force's: war vehicles in a report about a group, or "trucks full of gunmen"."""
    if mover.cls not in ("vehicle", "weapon"):
        return False
    if _AID.search(reader.report.text, max(sentence.block.start, sentence.span.start - _NEAR), sentence.span.end):
        return False
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    if mover.nation is not None and not own.isdisjoint(["column", "columns"]):
        return True  # "a Chadian column"
    if own & lexicon.words("vehicle kinds") and (reader.main_group or reader.discourse.group):
        return True
    near = sentence.units[mover.last : mover.last + 8]
    if [u.low for u in near[:1]] == ["with"] and not UNIFORMED.isdisjoint(u.low for u in near[1:5]):
        return True  # "four buses with special police", "lorries with men in uniform"
    if own & lexicon.words("vehicle kinds") and any(u.low in _OF_WAR for u in near):
        return True  # "a column of 40 vehicles, including tanks and rocket launchers"
    return any(u.kind == "group" or lexicon.actors().get(u.low) == "fighter" for u in near)


_NEAR = 600
"""How far back a word of aid makes a convoy one of aid, in characters."""
_AID = re.compile(
    r"\b(?:aid|relief|humanitarian|red cross|red crescent|food|flour|medicines?|blankets|unicef|wfp)\b", re.I
)
UNIFORMED = frozenset("police policemen gendarmes uniform uniforms fatigues camouflage".split())
_OF_WAR = frozenset(["tanks", "tank", "launchers", "artillery", "howitzers", "apcs", "armoured", "armored"])
